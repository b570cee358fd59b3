//! Tensors as streams: in which order elements arrive, how many in a word, and what it takes to get them in another order.
//!
//! No MLIR.

pub mod adapt;
pub mod graph;
pub mod kernel;
pub mod model;
pub mod order;
