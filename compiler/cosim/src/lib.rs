//! Runs streams of beats through SystemVerilog designs: Verilator and a C++ compiler make a shared library of a design, and a
//! clock loop in it offers beats to the inputs and collects those of the outputs, with reproducible random stalls.
//!
//! Invariants:
//! - The same design, beats and stalls give the same trace, on every machine and in every thread.
//! - A library in the cache is named by the hash of all that it is made of, and appears there whole or not at all.
//! - No fault of a design or a tool ends the process: assertions, `$fatal`, files of memories that cannot be read are [`Error`]s.
//! - One file, `loader.rs`, has unsafe code.

mod build;
mod cache;
mod design;
mod error;
mod glue;
mod library;
mod loader;
mod simulation;
mod tools;

pub use design::{Design, Direction, Port, list, text};
pub use error::{Error, Waiting};
pub use library::Library;
pub use simulation::{Beat, Run, Simulation, Stalls, Trace, stalled};
pub use tools::Verilator;
