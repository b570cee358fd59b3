//! Hardware of quantised models.
//!
//! A node of a model is lowered by itself to integer `linalg`, which is its meaning; what that says becomes a graph of actors
//! (`mase-streams`). So hardware computes what the engine computes, whatever the op: nothing here knows what a softmax is.

mod body;
mod constants;
mod error;
mod kernel;
mod model;
mod moves;
mod nodes;
pub mod reference;

pub use error::Error;
pub use model::{Accelerator, Node, Options, Port, build};
