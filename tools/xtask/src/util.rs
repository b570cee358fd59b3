//! What the commands share: paths of the project, running programs, whole-or-nothing writes.

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// Prints a line on stdout. Unlike `println!` it does not panic when the reader has gone.
#[macro_export]
macro_rules! say {
    ($($arg:tt)*) => { $crate::util::say_line(&format!($($arg)*)) };
}

pub fn say_line(line: &str) {
    if cfg!(test) {
        println!("{line}"); // The test runner captures this one.
        return;
    }
    let _ = writeln!(std::io::stdout(), "{line}");
}

pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The repository that this binary was built from.
pub fn root() -> &'static Path {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_dir.ancestors().nth(2).unwrap_or(crate_dir)
}

/// Downloads and scratch files; ignored by git.
pub fn mase_dir() -> PathBuf {
    root().join(".mase")
}

/// Where LLVM is. Cargo sets the variable from .cargo/config.toml unless the environment has it.
pub fn llvm_prefix() -> PathBuf {
    std::env::var_os("MLIR_SYS_220_PREFIX")
        .filter(|v| !v.is_empty())
        .map_or("/usr/lib/llvm-22".into(), PathBuf::from)
}

pub fn llvm_bin(tool: &str) -> PathBuf {
    llvm_prefix().join("bin").join(tool)
}

pub fn venv_bin(tool: &str) -> PathBuf {
    mase_dir().join("venv/bin").join(tool)
}

/// A program of the front end's environment, which `cargo xtask setup --frontend` makes.
pub fn frontend_bin(tool: &str) -> PathBuf {
    mase_dir().join("frontend/bin").join(tool)
}

pub fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR").filter(|v| !v.is_empty()) {
        Some(dir) => std::path::absolute(&dir).unwrap_or_else(|_| dir.into()),
        None => root().join("target"),
    }
}

/// A program of ours, as built by `cargo build`.
pub fn built(program: &str) -> PathBuf {
    target_dir().join("debug").join(program)
}

/// PATH with our programs, the Python tools and LLVM's in front.
pub fn tool_path(target: &Path) -> Result<OsString> {
    let mut dirs = vec![target.join("debug"), mase_dir().join("venv/bin"), llvm_prefix().join("bin")];
    dirs.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    std::env::join_paths(dirs).context("a folder on PATH has a ':' in its name")
}

/// A command that runs in the root with our tools on PATH. `MASE_BIN_DIR` tells lit and scripts where our programs are.
pub fn tool(program: impl AsRef<OsStr>) -> Result<Command> {
    let target = target_dir();
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", tool_path(&target)?).env("MASE_BIN_DIR", target.join("debug"));
    Ok(command)
}

/// `cargo ARGS` in the root.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(args);
    if std::env::var_os("CARGO_TARGET_DIR").is_some() {
        command.env("CARGO_TARGET_DIR", target_dir());
    }
    without_own_cargo_env(&mut command);
    command
}

/// Drops what `cargo run` set for this very program, so that an inner Cargo starts as from a shell.
pub fn without_own_cargo_env(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_BIN_NAME" {
            command.env_remove(&name);
        }
    }
}

/// Builds one program. `--workspace` keeps the dependencies' features, and so their builds, those of a full build.
pub fn build_bin(name: &str) -> Result<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--workspace", "--bin", name]))?;
    Ok(built(name))
}

/// The command as one would type it, for messages.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|w| w.to_string_lossy().into_owned()).collect();
    words.join(" ")
}

fn not_started(command: &Command) -> String {
    format!("cannot start `{}` (`cargo xtask setup` installs the tools)", shown(command))
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed: {status}", shown(command))
}

/// Runs with output shown; an error unless it exits 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| not_started(command))?;
    check(command, status)
}

/// Runs and returns stdout; stderr is shown.
pub fn output(command: &mut Command) -> Result<String> {
    let out = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| not_started(command))?;
    check(command, out.status)?;
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Runs with output shown, and returns stdout too.
pub fn run_tee(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| not_started(command))?;
    let mut text = String::new();
    if let Some(pipe) = child.stdout.take() {
        for line in BufReader::new(pipe).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            say_line(&line);
            text.push_str(&line);
            text.push('\n');
        }
    }
    Ok((child.wait()?, text))
}

/// Reads a file, naming it in the error.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes beside and renames, so that a reader sees the old file or the new one.
pub fn write_whole(path: &Path, text: &str) -> Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    let failed = || format!("cannot write {}", path.display());
    std::fs::create_dir_all(dir).with_context(failed)?;
    let mut name = OsString::from(".new-");
    name.push(path.file_name().unwrap_or_default());
    let beside = dir.join(name);
    std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path)).with_context(failed)
}

/// A new folder in .mase/tmp that goes away with the value.
pub fn scratch(prefix: &str) -> Result<tempfile::TempDir> {
    let dir = mase_dir().join("tmp");
    std::fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    Ok(tempfile::Builder::new().prefix(prefix).tempdir_in(dir)?)
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The project's files (tracked, or new and not ignored), relative to `root`, sorted. Without git: all files but build output.
pub fn project_files(root: &Path) -> Result<Vec<String>> {
    let git = Command::new("git")
        .args(["ls-files", "-coz", "--exclude-standard"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let mut files: Vec<String> = match git {
        Ok(out) if out.status.success() && root.join(".git").exists() => {
            let names = out.stdout.split(|b| *b == 0).filter(|n| !n.is_empty());
            names.map(|n| String::from_utf8_lossy(n).into_owned()).collect()
        }
        _ => walk(root),
    };
    files.retain(|f| root.join(f).symlink_metadata().is_ok_and(|m| m.is_file()));
    files.sort();
    files.dedup();
    if files.is_empty() {
        bail!("found no project files in {}: is it a checkout?", root.display());
    }
    Ok(files)
}

fn walk(root: &Path) -> Vec<String> {
    let skip = ["target", ".git", ".mase", "Output", "__pycache__"];
    let entries = walkdir::WalkDir::new(root).into_iter();
    let entries = entries.filter_entry(|e| e.depth() == 0 || !skip.iter().any(|s| e.file_name() == *s));
    let files = entries.flatten().filter(|e| e.file_type().is_file());
    files.filter_map(|e| Some(e.path().strip_prefix(root).ok()?.to_string_lossy().into_owned())).collect()
}
