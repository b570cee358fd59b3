//! What can go wrong.

use mase_streams::kernel::Fault;

/// Why there is no hardware.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The module is not what is expected.
    #[error("{0}")]
    Module(String),
    /// A node for which there is no hardware.
    #[error("{location}: {node}: {why}")]
    Node {
        /// Where it is.
        location: String,
        /// What it is called.
        node: String,
        /// Why.
        why: String,
    },
    /// Values of parameters cannot be computed.
    #[error("values of parameters: {0}")]
    Values(#[from] mase_engine::Error),
}

/// Why a node has no hardware; whoever knows the node says which.
#[derive(Debug)]
pub struct Why(pub String);

impl From<Fault> for Why {
    fn from(fault: Fault) -> Self {
        Why(fault.to_string())
    }
}

impl From<&str> for Why {
    fn from(text: &str) -> Self {
        Why(text.to_owned())
    }
}

impl From<String> for Why {
    fn from(text: String) -> Self {
        Why(text)
    }
}
