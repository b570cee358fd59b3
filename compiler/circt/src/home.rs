//! Finding CIRCT's library and the child process: variables of the environment, else beside this program, else the source tree
//! that it was built from.

use std::{
    env,
    path::{Path, PathBuf},
};

/// Names the library, if set.
pub const LIBRARY_VARIABLE: &str = "MASE_CIRCT_LIBRARY";
/// Names the child process, if set.
pub const EXPORT_VARIABLE: &str = "MASE_CIRCT_EXPORT";
/// The child process.
const EXPORT: &str = "mase-circt-export";
/// The shared library of CIRCT's wheel, as `cargo xtask setup` unpacks it.
const LIBRARY: &str = "libCIRCTBindingsPythonCAPI.so";

/// No library; the text lists every place that was tried.
#[derive(Debug, thiserror::Error)]
#[error(
    "no library of CIRCT ({LIBRARY}); tried: {}; `cargo xtask setup` gets it, or set {LIBRARY_VARIABLE} to it",
    list(tried)
)]
pub struct NoLibrary {
    tried: Vec<PathBuf>,
}

/// No child process; the text lists every place that was tried.
#[derive(Debug, thiserror::Error)]
#[error("no {EXPORT}; tried: {}; `cargo build` makes it, or set {EXPORT_VARIABLE} to it", list(tried))]
pub struct NoExport {
    tried: Vec<PathBuf>,
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

fn first(
    variable: &str,
    candidates: impl FnOnce(Option<&Path>) -> Vec<PathBuf>,
) -> Result<PathBuf, Vec<PathBuf>> {
    let candidates = match env::var_os(variable).filter(|path| !path.is_empty()) {
        Some(path) => vec![PathBuf::from(path)],
        None => candidates(env::current_exe().ok().as_deref()),
    };
    candidates.iter().find(|path| path.is_file()).cloned().ok_or(candidates)
}

/// The library. With `MASE_CIRCT_LIBRARY` set and not empty, only that is tried.
pub fn library_file() -> Result<PathBuf, NoLibrary> {
    first(LIBRARY_VARIABLE, libraries).map_err(|tried| NoLibrary { tried })
}

/// The child process. With `MASE_CIRCT_EXPORT` set and not empty, only that is tried.
pub(crate) fn export_file() -> Result<PathBuf, NoExport> {
    first(EXPORT_VARIABLE, exports).map_err(|tried| NoExport { tried })
}

/// Where the library is for the program at `program`: installed (`bin/x` beside `lib/mase`), built in a source tree
/// (`target/debug/x`), and the source tree that this was compiled from.
fn libraries(program: Option<&Path>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if let Some(prefix) = program.and_then(Path::parent).and_then(Path::parent) {
        found.push(prefix.join("lib/mase").join(LIBRARY));
    }
    let trees = program.iter().flat_map(|program| program.ancestors().skip(3).take(2)).map(Path::to_owned);
    for tree in trees.chain([source_tree()]) {
        found.push(tree.join(".mase/circt").join(LIBRARY));
    }
    found
}

/// Where the child process is: beside the program; one up, for tests and examples; in the source tree's build.
fn exports(program: Option<&Path>) -> Vec<PathBuf> {
    let beside =
        program.iter().flat_map(|program| program.ancestors().skip(1).take(2)).map(|dir| dir.join(EXPORT));
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    beside.chain([source_tree().join("target").join(profile).join(EXPORT)]).collect()
}

fn source_tree() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installed_comes_before_the_source_tree() {
        let found = libraries(Some(Path::new("/opt/x/bin/mase")));
        assert_eq!(found[0], Path::new("/opt/x/lib/mase").join(LIBRARY));
        assert!(found.last().is_some_and(|last| last.starts_with(source_tree())));
        let found = libraries(Some(Path::new("/src/mase/target/debug/mase-circt-export")));
        assert!(found.contains(&Path::new("/src/mase/.mase/circt").join(LIBRARY)));
        let found = libraries(Some(Path::new("/src/mase/target/debug/deps/export-0123")));
        assert!(found.contains(&Path::new("/src/mase/.mase/circt").join(LIBRARY)));
    }

    #[test]
    fn the_child_is_beside() {
        let found = exports(Some(Path::new("/opt/x/bin/mase")));
        assert_eq!(found[0], Path::new("/opt/x/bin").join(EXPORT));
        let found = exports(Some(Path::new("/src/mase/target/debug/deps/export-0123")));
        assert_eq!(found[1], Path::new("/src/mase/target/debug").join(EXPORT));
    }
}
