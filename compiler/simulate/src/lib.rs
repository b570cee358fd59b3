//! Cycle-exact simulation of graphs of actors, counts only.
//!
//! Values are not simulated: no control flow depends on them, so the cycle of every beat is known without. It agrees with the
//! SystemVerilog of the templates to the cycle, with and without stalls.
//!
//! Invariants:
//! - Actors never see each other within a cycle: between two of them there is always a queue with registered valid and ready.
//!   Hence the order in which they are visited within a cycle does not matter.
//! - A run is a function of the graph and of [`Run`] alone.

mod actor;
mod channel;
mod engine;
mod graph;
mod phased;
mod reader;
mod size;
mod stalls;
mod steady;
mod trace;

pub use graph::{ActorId, Beats, ChannelId, Consumer, Fault, Graph, InputId, OutputId, Producer};
pub use mase_hardware::timing::Timing;
pub use size::{Goal, SizeFault, Sizes, size_fifos};
pub use stalls::Stalls;
pub use trace::{ActorUse, ChannelUse, Record, Run, Steady, Trace, Wait};
