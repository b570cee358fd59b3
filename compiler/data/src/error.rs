//! What can be wrong with tensors and their files.

use std::{io, path::PathBuf};

/// A fault, with the place where it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system could not read or write.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said. (No `source`: it is in the text, and whoever prints the chain would say it twice.)
        cause: io::Error,
    },
    /// The file as a whole is not what it should be.
    #[error("{}: {what}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// One entry of the file is not what it should be.
    #[error("{}: entry `{entry}`: {what}", path.display())]
    Entry {
        /// The file.
        path: PathBuf,
        /// The tensor's name.
        entry: String,
        /// What is wrong.
        what: String,
    },
    /// Type, shape and bytes do not fit each other.
    #[error("{0}")]
    Tensor(String),
}
