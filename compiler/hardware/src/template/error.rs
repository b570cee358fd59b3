//! Why a template, or an instance of one, could not be had.

use std::path::PathBuf;

/// See the module.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A file or folder cannot be read.
    #[error("cannot read {path}: {fault}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        fault: std::io::Error,
    },
    /// A manifest says something wrong.
    #[error("{path}:{line}: {text}")]
    Manifest {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What, and what is allowed.
        text: String,
    },
    /// There is no template of that name.
    #[error("unknown template '{name}'; known: {}", known.join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Parameters do not fit the template.
    #[error("{template}: {text}")]
    Parameters {
        /// The template.
        template: String,
        /// Which, the found value and the limit.
        text: String,
    },
    /// Several of these.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Several(Vec<TemplateError>),
}

impl TemplateError {
    /// Nothing, the fault, or all of them.
    pub(super) fn of(mut faults: Vec<Self>) -> Result<(), Self> {
        match faults.len() {
            0 => Ok(()),
            1 => Err(faults.remove(0)),
            _ => Err(Self::Several(faults)),
        }
    }
}
