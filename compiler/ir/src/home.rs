//! Finding data files (device descriptions, templates): `MASE_HOME`, else beside the library or tool, else the source
//! tree this was built from.

use std::{
    env,
    ffi::{CStr, OsStr, c_void},
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
};

/// Every data directory has this folder in it.
const MARKER: &str = "hw-templates";

/// No data directory; the text lists every place that was tried.
#[derive(Debug, thiserror::Error)]
#[error("no MASE data directory (one that contains '{MARKER}'); tried: {}; set MASE_HOME to it", list(tried))]
pub struct NoHome {
    tried: Vec<PathBuf>,
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// The data directory. With `MASE_HOME` set and not empty, only that is tried.
pub fn home() -> Result<PathBuf, NoHome> {
    let candidates = match env::var_os("MASE_HOME").filter(|home| !home.is_empty()) {
        Some(home) => vec![PathBuf::from(home)],
        None => candidates(library().as_deref()),
    };
    match candidates.iter().find(|path| path.join(MARKER).is_dir()) {
        Some(found) => Ok(found.clone()),
        None => Err(NoHome { tried: candidates }),
    }
}

/// Where to look for the data of the library or tool at `library`: the installed layout (`lib/x.so` or `bin/x` beside
/// `share/mase`), a build in a source tree (`target/debug/x`), and the source tree this was compiled from (which is
/// where `cargo install` leaves the data).
fn candidates(library: Option<&Path>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if let Some(directory) = library.and_then(Path::parent) {
        if let Some(prefix) = directory.parent() {
            found.push(prefix.join("share/mase"));
        }
        // lib/x86_64-linux-gnu/x.so and target/debug/x.
        if let Some(prefix) = directory.ancestors().nth(2) {
            found.push(prefix.join("share/mase"));
            found.push(prefix.to_owned());
        }
    }
    found.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    found
}

/// The file this code was loaded from: the plugin, or the tool that links it.
fn library() -> Option<PathBuf> {
    let mut info = libc::Dl_info {
        dli_fname: std::ptr::null(),
        dli_fbase: std::ptr::null_mut(),
        dli_sname: std::ptr::null(),
        dli_saddr: std::ptr::null_mut(),
    };
    let here = library as fn() -> Option<PathBuf> as *const c_void;
    // SAFETY: `info` is filled in by the call, and its path is a C string owned by the loader.
    let name = unsafe {
        if libc::dladdr(here, &mut info) == 0 || info.dli_fname.is_null() {
            return None;
        }
        CStr::from_ptr(info.dli_fname)
    };
    // The loader gives a tool's path as it was called.
    let path = PathBuf::from(OsStr::from_bytes(name.to_bytes()));
    path.canonicalize().ok().or_else(|| env::current_exe().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installed_layout_comes_first() {
        let found = candidates(Some(Path::new("/opt/x/bin/mase-opt")));
        assert_eq!(found[0], Path::new("/opt/x/share/mase"));
        let found = candidates(Some(Path::new("/opt/x/lib/multiarch/libmase_plugin.so")));
        assert!(found.contains(&PathBuf::from("/opt/x/share/mase")));
    }

    #[test]
    fn source_tree_is_found() {
        assert!(candidates(None).iter().any(|path| path.join(MARKER).is_dir()));
    }
}
