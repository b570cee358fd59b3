//! Runs models: compiles a module for this machine, and runs it on tensors.
//!
//! ```text
//! module ──▶ source ──▶ pipeline ─────────────────────────────────▶ jit ──▶ Program ──bind──▶ Model ──run──▶ tensors
//!            values     outline · split · memory · math (LLVM dialect)
//!            taken out  kernels  bind/run
//! ```
//!
//! Invariants: the caller's module and context stay as they are; a run allocates its results only, is on one thread, and gives the
//! same bits each time; a fault of module, weights or inputs is an [`Error`].

mod access;
mod contraction;
mod error;
mod guard;
mod integer;
mod ir;
mod jit;
mod kernel;
mod linear;
mod math;
mod memory;
mod nests;
mod outline;
mod pipeline;
mod program;
mod signature;
mod source;
mod split;
mod weights;

pub use error::Error;
pub use program::{Model, Options, Program, compile};
pub use signature::Signature;
pub use weights::Weights;
