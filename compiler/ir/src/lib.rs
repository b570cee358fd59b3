//! MLIR for MASE's passes: what a pass is, and what it needs to read, change and build IR.
//!
//! Invariants: this crate and `mase-dialects` are the only ones that touch `mlir-sys`; no Rust closure runs unguarded
//! under a foreign callback, so no panic crosses into MLIR; IR is never built by parsing text.

#[allow(missing_docs, clippy::unwrap_used)]
mod ops;

pub mod build;
pub mod diagnostic;
pub mod fingerprint;
mod guard;
pub mod home;
pub mod hw;
pub mod linalg;
pub mod module;
pub mod node;
pub mod pass;
pub mod register;
pub mod rewrite;
pub mod values;
pub mod walk;

pub use mase_dialects::attributes;
pub use melior;
pub use ops::mase;

/// Discardable attributes of the dialect.
pub mod names {
    /// Readable name of a node.
    pub const NODE: &str = "mase.node";
    /// What was chosen for a node: `attributes::Hardware`.
    pub const HW: &str = "mase.hw";
    /// What was derived for a node: `attributes::Metrics`.
    pub const METRICS: &str = "mase.metrics";
    /// The system a module is built for: `attributes::Target`.
    pub const TARGET: &str = "mase.target";
    /// What values were measured: an array of `attributes::Range` or unit, one for each result; on an argument a single one.
    pub const RANGE: &str = "mase.range";
    /// Says what the sum over blocks of a lowered product does: a dictionary of `offset` and `limit`.
    pub const BLOCK_SUM: &str = "mase.block_sum";
    /// Marks a function that the host computes.
    pub const HOST: &str = "mase.host";
}
