//! What can go wrong, in the order in which it is found out.

use crate::Signature;

/// A fault, with the place where it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The module cannot be compiled: what MLIR reported.
    #[error("cannot compile: {0}")]
    Compile(String),
    /// A parameter has no value, or one that does not fit.
    #[error("parameter `{name}`: {what}")]
    Parameter {
        /// Its name in the module.
        name: String,
        /// What is wrong.
        what: String,
    },
    /// A run got another number of inputs than the model takes.
    #[error("{expected} inputs are expected, but there are {found}")]
    InputCount {
        /// What the model takes.
        expected: usize,
        /// What the run got.
        found: usize,
    },
    /// An input is not what the model takes.
    #[error("input {index} (`{}`): {} is expected, but it is {found}", expected.name, expected.type_text())]
    Input {
        /// Its position.
        index: usize,
        /// What the model takes there.
        expected: Signature,
        /// Type and shape that the run got.
        found: String,
    },
    /// There is not as much memory as is needed.
    #[error("there is no memory of {0} bytes")]
    Memory(usize),
    /// A condition that the model states does not hold for these inputs.
    #[error("the model stopped: {0}")]
    Stopped(String),
}
