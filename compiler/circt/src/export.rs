//! [`export`]: runs the child process on a module and reads the files that it wrote.

use crate::{
    Options,
    home::{self, NoExport},
};
use std::{
    io::{self, Write},
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

/// No Verilog.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The child process is not there.
    #[error(transparent)]
    NoExport(#[from] NoExport),
    /// CIRCT refused the module, or the child process found no library. The text has CIRCT's diagnostics; their locations are
    /// lines and columns of the text that was given.
    #[error("CIRCT refused the module:\n{diagnostics}")]
    Refused {
        /// A line each, the last one saying what could not be done.
        diagnostics: String,
    },
    /// CIRCT ended the process, which it does on IR that it does not expect.
    #[error("CIRCT crashed ({status}) on the module{}{diagnostics}", if diagnostics.is_empty() { "" } else { ":\n" })]
    Crashed {
        /// With the signal.
        status: ExitStatus,
        /// What it said before.
        diagnostics: String,
    },
    /// Running the child process, or its scratch folder, failed.
    #[error("cannot {what} {}: {error}", path.display())]
    Io {
        /// What was to be done.
        what: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it failed.
        error: io::Error,
    },
}

fn io_error(what: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |error| Error::Io { what, path, error }
}

/// The modules of `text` as SystemVerilog: file names (`top.sv`) and contents, by name. Extern modules make no file.
pub fn export(text: &str, options: &Options) -> Result<Vec<(String, String)>, Error> {
    run(&home::export_file()?, text, options)
}

fn run(program: &Path, text: &str, options: &Options) -> Result<Vec<(String, String)>, Error> {
    let folder = tempfile::tempdir().map_err(io_error("make a folder in", std::env::temp_dir()))?;
    let mut command = Command::new(program);
    command.arg("--split").arg(folder.path());
    command.arg("--lowering-options").arg(&options.lowering).arg("--pipeline").arg(&options.pipeline);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(io_error("start", program))?;
    // The child reads all of its input before it says anything, so neither waits for the other. It may end before it has read
    // it, which its status then tells.
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(text.as_bytes());
    }
    let output = child.wait_with_output().map_err(io_error("run", program))?;
    let diagnostics = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    if output.status.signal().is_some() {
        return Err(Error::Crashed { status: output.status, diagnostics });
    }
    if !output.status.success() {
        return Err(Error::Refused { diagnostics });
    }
    if !diagnostics.is_empty() {
        tracing::warn!(target: "mase::circt", "{diagnostics}");
    }
    read(&folder).map_err(io_error("read", folder.path()))
}

/// The Verilog in a folder; CIRCT also puts a list of its files there.
fn read(folder: &tempfile::TempDir) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder.path())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".sv") {
            files.push((name, std::fs::read_to_string(entry.path())?));
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn with_child(script: &str) -> Error {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("child");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        run(&program, "module {}", &Options::default()).unwrap_err()
    }

    #[test]
    fn a_crash_is_told_from_a_refusal() {
        let crash = with_child("echo last words >&2; kill -SEGV $$");
        assert!(matches!(crash, Error::Crashed { .. }));
        let text = crash.to_string();
        assert!(text.contains("signal: 11") && text.ends_with(":\nlast words"), "{text}");
        let refusal = with_child("cat >/dev/null; echo '\"-\":1:2: error: no' >&2; exit 1");
        assert_eq!(refusal.to_string(), "CIRCT refused the module:\n\"-\":1:2: error: no");
    }

    #[test]
    fn a_child_that_is_not_there_is_named() {
        let error = run(Path::new("/nonexistent/child"), "", &Options::default()).unwrap_err();
        assert!(error.to_string().starts_with("cannot start /nonexistent/child: "), "{error}");
    }
}
