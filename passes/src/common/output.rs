//! Where a pass that prints puts its text: a stream, or a file that is written whole or not at all.

use mase_ir::{
    diagnostic::{Diagnostic, Severity},
    melior::ir::{OperationRef, operation::OperationLike},
    pass::{OptionKind, Outcome, PassOption},
};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// The option every such pass has.
pub const OPTION: PassOption = PassOption {
    name: "output",
    help: "file to write; '-' is stdout, and empty is stderr, since stdout carries the IR",
    kind: OptionKind::Text(""),
};

/// Writes `text` where the option says. An error is a diagnostic at `op`.
pub fn write(op: OperationRef, output: &str, text: &str) -> Outcome {
    let result = match output {
        "" => io::stderr().lock().write_all(text.as_bytes()),
        "-" => io::stdout().lock().write_all(text.as_bytes()),
        path => write_file(Path::new(path), text),
    };
    result.map_err(|fault| {
        let place = if output.is_empty() { "stderr" } else { output };
        Diagnostic::new(Severity::Error, op.location(), format!("cannot write '{place}': {fault}")).fail()
    })
}

/// Writes a file whole or not at all: beside its place, then renamed. Through a link, to where it leads; and what is there
/// but no regular file (a device, a pipe) is written to, not replaced.
fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let target = match (path.canonicalize(), fs::read_link(path)) {
        (Ok(target), _) => target,
        // A link to what is not there yet; relative to where it stands.
        (Err(_), Ok(link)) => path.parent().unwrap_or(Path::new("")).join(link),
        (Err(_), Err(_)) => path.to_owned(),
    };
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|found| !found.is_file()) {
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(text.as_bytes());
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    // As for any new file: what the process's mask leaves of it.
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_links_followed_and_devices_left() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_file(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_file(&file).unwrap();
        write_file(&link, "again").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "again");
        write_file(Path::new("/dev/null"), "gone").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        // Nothing is left behind by a failure, nor by success.
        assert!(write_file(&folder.path().join("none/file"), "x").is_err());
        assert!(write_file(folder.path(), "x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
