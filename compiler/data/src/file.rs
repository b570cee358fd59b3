//! Writing a file whole or not at all.

use crate::Error;
use std::io::{BufWriter, Write};
use std::{
    fs::{self, File},
    io,
    os::unix::fs::PermissionsExt,
    path::Path,
};

/// Has `write` fill a file beside `path`, which takes its place once that has succeeded. What is no regular file, such as
/// `/dev/null`, is written to as it is.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let fault = |cause| Error::Io { path: path.into(), cause };
    // Through a link, to where it leads.
    let target = match (path.canonicalize(), fs::read_link(path)) {
        (Ok(target), _) => target,
        // A link to what is not there yet; relative to where it stands.
        (Err(_), Ok(link)) => path.parent().unwrap_or(Path::new("")).join(link),
        (Err(_), Err(_)) => path.to_owned(),
    };
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|found| !found.is_file()) {
        let mut file = BufWriter::new(File::options().write(true).open(path).map_err(fault)?);
        return write(&mut file).and_then(|()| file.flush()).map_err(fault);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // As for any new file: what the process's mask leaves of it.
    builder.prefix(".mase-").permissions(PermissionsExt::from_mode(0o666));
    // The error goes on with the path of the file beside, which nobody asked for.
    let system = |cause: io::Error| {
        let text = cause.to_string();
        io::Error::new(cause.kind(), text.split(" at path ").next().unwrap_or_default())
    };
    let beside = builder.tempfile_in(folder).map_err(|cause| fault(system(cause)))?;
    if let Some(old) = old {
        beside.as_file().set_permissions(old.permissions()).map_err(fault)?;
    }
    let mut buffer = BufWriter::new(beside);
    write(&mut buffer).map_err(fault)?;
    let beside = buffer.into_inner().map_err(|e| fault(e.into_error()))?;
    beside.persist(&target).map_err(|e| fault(e.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        write_whole(&path, |out| out.write_all(b"first")).unwrap();
        let error = write_whole(&path, |out| {
            out.write_all(b"second")?;
            Err(io::Error::other("no more"))
        });
        assert!(error.unwrap_err().to_string().ends_with("x: no more"));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(write_whole(folder.path(), |out| out.write_all(b"z")).is_err());
        let absent = folder.path().join("absent/x");
        let error = write_whole(&absent, |out| out.write_all(b"z")).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("{}: No such file or directory (os error 2)", absent.display())
        );
        write_whole(Path::new("/dev/null"), |out| out.write_all(b"z")).unwrap();
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("x"), folder.path().join("link"));
        std::fs::write(&path, "old").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_whole(&link, |out| out.write_all(b"new")).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert!(link.symlink_metadata().unwrap().is_symlink());
        fs::remove_file(&path).unwrap();
        write_whole(&link, |out| out.write_all(b"again")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"again");
    }
}
