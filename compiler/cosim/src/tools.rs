//! Verilator and the C++ compiler: where they are, and how they are run.

use crate::Error;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, OnceLock},
};

/// Lines of a tool's output in an error.
const LINES: usize = 40;

/// Verilator, a C++ compiler for what it generates, and a cache of what comes out.
#[derive(Clone, Debug)]
pub struct Verilator {
    /// Holds `include`.
    pub(crate) root: PathBuf,
    pub(crate) binary: PathBuf,
    pub(crate) compiler: PathBuf,
    pub(crate) cache: PathBuf,
    versions: Arc<OnceLock<String>>,
}

impl Verilator {
    /// Verilator whose `VERILATOR_ROOT`, with `bin/verilator_bin` in it, is `root`; a compiler such as `clang++`; a directory
    /// for the cache, which need not exist.
    pub fn new(
        root: impl Into<PathBuf>,
        compiler: impl Into<PathBuf>,
        cache: impl Into<PathBuf>,
    ) -> Result<Verilator, Error> {
        let root = root.into();
        let binary = root.join("bin/verilator_bin");
        Verilator::with(root, binary, compiler.into(), cache.into())
    }

    fn with(root: PathBuf, binary: PathBuf, compiler: PathBuf, cache: PathBuf) -> Result<Verilator, Error> {
        // The tools run in directories of their own.
        let absolute = |path: PathBuf| {
            std::path::absolute(&path).map_err(|error| Error::Io { path: path.clone(), error })
        };
        let (root, binary) = (absolute(root)?, absolute(binary)?);
        let (compiler, cache) = (absolute(compiler)?, absolute(cache)?);
        let header = root.join("include/verilated.h");
        for (tool, path) in [("Verilator", &binary), ("Verilator", &header), ("the C++ compiler", &compiler)]
        {
            if !path.is_file() {
                return Err(Error::Missing { tool, tried: path.display().to_string() });
            }
        }
        Ok(Verilator { root, binary, compiler, cache, versions: Arc::default() })
    }

    /// The tools of this machine.
    ///
    /// Verilator: `MASE_VERILATOR_ROOT`; the project's Python environment (`.mase/venv` in the directory of the package that
    /// Cargo runs, or the current one, or above); `PATH`. Compiler: `MASE_CXX`; `clang++` of `MLIR_SYS_220_PREFIX`, of
    /// `/usr/lib/llvm-22`, of `PATH`. Cache: `MASE_COSIM_CACHE`; `.mase/cosim` of the project; the user's cache directory.
    pub fn find() -> Result<Verilator, Error> {
        let start = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).or_else(|| env::current_dir().ok());
        Verilator::find_from(start.as_deref())
    }

    /// The same; the project's environment is looked for in this directory, or above.
    pub fn find_from(start: Option<&Path>) -> Result<Verilator, Error> {
        let project = start.and_then(project);
        let (root, binary) = verilator(project)?;
        let cache = variable("MASE_COSIM_CACHE")
            .or_else(|| project.map(|project| project.join(".mase/cosim")))
            .or_else(|| variable("XDG_CACHE_HOME").map(|path| path.join("mase/cosim")))
            .or_else(|| variable("HOME").map(|path| path.join(".cache/mase/cosim")))
            .unwrap_or_else(|| env::temp_dir().join("mase-cosim"));
        Verilator::with(root, binary, compiler()?, cache)
    }

    /// The same tools with another cache.
    pub fn with_cache(self, cache: impl Into<PathBuf>) -> Result<Verilator, Error> {
        Verilator::with(self.root, self.binary, self.compiler, cache.into())
    }

    /// `VERILATOR_ROOT`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The program that is run as Verilator.
    pub fn binary(&self) -> &Path {
        &self.binary
    }

    /// The C++ compiler.
    pub fn compiler(&self) -> &Path {
        &self.compiler
    }

    /// What both tools say about themselves.
    pub(crate) fn versions(&self) -> Result<&str, Error> {
        if let Some(versions) = self.versions.get() {
            return Ok(versions);
        }
        let mut versions = String::new();
        for tool in [&self.binary, &self.compiler] {
            let output = run(Command::new(tool).arg("--version").env("VERILATOR_ROOT", &self.root))?;
            versions += &output.text;
        }
        Ok(self.versions.get_or_init(|| versions))
    }
}

/// What a tool wrote, and whether it was content.
pub(crate) struct Output {
    pub good: bool,
    pub text: String,
}

/// Runs a tool to its end.
pub(crate) fn run(command: &mut Command) -> Result<Output, Error> {
    let tool = PathBuf::from(command.get_program());
    let output = match command.stdin(Stdio::null()).env("LC_ALL", "C").output() {
        Ok(output) => output,
        Err(error) => return Err(Error::Start { tool, error }),
    };
    let mut text = String::from_utf8_lossy(&output.stderr).into_owned();
    text += &String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().count();
    let mut text: Vec<&str> = text.lines().take(LINES).collect();
    let more = format!("({} more lines)", lines.saturating_sub(LINES));
    if lines > LINES {
        text.push(&more);
    }
    let text = text.join("\n");
    if output.status.code().is_none() {
        return Err(Error::Crash { tool, status: output.status.to_string(), text });
    }
    Ok(Output { good: output.status.success(), text })
}

fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The nearest directory with a Python environment of the project's own.
fn project(start: &Path) -> Option<&Path> {
    start.ancestors().find(|directory| directory.join(".mase/venv").is_dir())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|directory| directory.join(name)).find(|file| file.is_file())
}

/// `VERILATOR_ROOT` and the binary.
fn verilator(project: Option<&Path>) -> Result<(PathBuf, PathBuf), Error> {
    let inside = |root: PathBuf| {
        let binary = root.join("bin/verilator_bin");
        (root, binary)
    };
    if let Some(root) = variable("MASE_VERILATOR_ROOT") {
        return Ok(inside(root));
    }
    let mut tried = vec!["MASE_VERILATOR_ROOT".to_owned()];
    if let Some(project) = project {
        let lib = project.join(".mase/venv/lib");
        let mut pythons: Vec<PathBuf> =
            fs::read_dir(&lib).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        pythons.sort();
        let roots = pythons.into_iter().map(|python| python.join("site-packages/verilator"));
        if let Some(root) = roots.into_iter().find(|root| root.join("bin/verilator_bin").is_file()) {
            return Ok(inside(root));
        }
        tried.push(lib.join("python*/site-packages/verilator").display().to_string());
    } else {
        tried.push(".mase/venv".to_owned());
    }
    if let Some(binary) = on_path("verilator_bin") {
        let prefix = binary.parent().and_then(Path::parent).unwrap_or(Path::new("/"));
        let root = variable("VERILATOR_ROOT").unwrap_or_else(|| prefix.join("share/verilator"));
        return Ok((root, binary));
    }
    tried.push("verilator_bin in PATH".to_owned());
    Err(Error::Missing { tool: "Verilator", tried: tried.join(", ") })
}

fn compiler() -> Result<PathBuf, Error> {
    if let Some(path) = variable("MASE_CXX") {
        return Ok(path);
    }
    let llvm = variable("MLIR_SYS_220_PREFIX").into_iter().chain([PathBuf::from("/usr/lib/llvm-22")]);
    llvm.map(|prefix| prefix.join("bin/clang++"))
        .find(|path| path.is_file())
        .or_else(|| on_path("clang++"))
        .ok_or(Error::Missing {
            tool: "the C++ compiler",
            tried: "MASE_CXX, bin/clang++ in MLIR_SYS_220_PREFIX and /usr/lib/llvm-22, clang++ in PATH"
                .to_owned(),
        })
}
