//! Hardware of quantised models.
//!
//! A node of a model is lowered by itself to integer `linalg`, which is its meaning; what that says becomes a graph of actors
//! (`mase-streams`). So hardware computes what the engine computes, whatever the op: nothing here knows what a softmax is.

mod balance;
mod body;
mod constants;
pub mod emit;
mod error;
pub mod files;
pub mod flow;
mod kernel;
mod model;
mod moves;
mod nodes;
pub mod passes;
pub mod reference;
pub mod simulate;
mod templates;
pub mod timing;

pub use error::Error;
pub use model::{Accelerator, Node, Options, Parallelism, Port, build};
