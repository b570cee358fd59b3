//! Scalar integer arithmetic as pipelined logic that is as narrow as its values.
//!
//! A [`Graph`] of mathematical integers with intervals is built by its constructors, which simplify; [`hoist`] takes out of it what depends on
//! known values alone; [`pipeline`] makes a [`Netlist`] of bits with registers.
//!
//! Invariants:
//! - [`Graph::evaluate`] is the meaning. Every step keeps it, for inputs in their intervals.
//! - The same calls give the same graph and netlist on every machine.
//! - This crate knows nothing of MLIR, CIRCT or any tool.

mod area;
mod arithmetic;
mod bits;
mod choose;
mod delay;
mod emit;
mod error;
mod expand;
mod expression;
mod graph;
mod hoist;
mod logic;
mod lower;
mod netlist;
mod pipeline;
mod range;
mod schedule;
mod support;

pub use area::Area;
pub use error::Error;
pub use graph::{Graph, Node};
pub use hoist::{Column, Hoisted, hoist};
pub use netlist::{Netlist, Op, OpKind, Port, Predicate, Wire};
pub use pipeline::{Timing, pipeline};
