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
    let bytes = text.as_bytes();
    let result = match output {
        "" => io::stderr().lock().write_all(bytes).map_err(|fault| format!("stderr: {fault}")),
        "-" => io::stdout().lock().write_all(bytes).map_err(|fault| format!("stdout: {fault}")),
        path => mase_data::write_whole(Path::new(path), |out| out.write_all(bytes))
            .map_err(|fault| fault.to_string()),
    };
    result.map_err(|fault| {
        Diagnostic::new(Severity::Error, op.location(), format!("cannot write {fault}")).fail()
    })
}
