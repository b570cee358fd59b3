//! Where a pass that prints puts its text: a stream, or a file that is written whole or not at all.

use mase_ir::{
    diagnostic::{Diagnostic, Severity},
    melior::ir::{OperationRef, operation::OperationLike},
    pass::{OptionKind, Outcome, PassOption},
};
use std::{
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

fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    // A temporary file is private; the result has the permissions any new file has.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let permissions = std::fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(path)?;
    Ok(())
}
