//! Text out of the IR, which it never changes: now PyTorch, later HLS C++ and Verilog.
//!
//! What an emitter does not know it refuses by name, with the place, and it names everything it refuses at once.

pub mod torch;

/// Why a module cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}", faults.join("\n"))]
pub struct Error {
    /// One line for each op or name that is in the way: its location, what it is, and what is wrong.
    pub faults: Vec<String>,
}
