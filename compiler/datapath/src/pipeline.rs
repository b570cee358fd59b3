//! From integers to bits with registers.

use crate::{
    Error, Graph, Netlist, Node,
    delay::{REGISTER_PS, delay_ps},
    emit::emit,
    expand::expand,
    lower::lower,
    schedule::{Limits, Schedule},
};

/// What the logic must do in a clock period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// The clock's period.
    pub period_ps: u32,
    /// What the wire into each operation takes, which no model says before the circuit is placed.
    pub wire_ps: u32,
}

impl Timing {
    /// With wires that take about as long as a lookup table.
    pub fn new(period_ps: u32) -> Self {
        Self { period_ps, wire_ps: 250 }
    }
}

/// The logic of `outputs` by name. Each stage ends in registers with one enable; there is at least one.
///
/// An operation that alone takes longer than the period has registers after it instead, for the tools to move into it.
pub fn pipeline(graph: &Graph, outputs: &[(&str, Node)], timing: &Timing) -> Result<Netlist, Error> {
    let nodes: Vec<Node> = outputs.iter().map(|&(_, node)| node).collect();
    let (expanded, nodes) = expand(graph, &nodes);
    if let Some(error) = graph.error().or(expanded.error()) {
        return Err(error.clone());
    }
    let limit_ps = REGISTER_PS + timing.wire_ps + 1;
    if timing.period_ps < limit_ps {
        return Err(Error::Period { period_ps: timing.period_ps, limit_ps });
    }
    let (logic, bits) = lower(&expanded, &nodes);
    let delays = logic.cells.iter().map(|(cell, _)| match delay_ps(cell) {
        0 => 0,
        delay => delay + timing.wire_ps,
    });
    let limits = Limits { delays: delays.collect(), budget: timing.period_ps - REGISTER_PS };
    let schedule = Schedule::new(&logic, &bits, &limits);
    let inputs = expanded.inputs().map(|(name, node)| (name.to_owned(), expanded.width(node)));
    let outputs =
        outputs.iter().zip(&nodes).map(|(&(name, _), &node)| (name.to_owned(), expanded.width(node).1));
    Ok(emit(&logic, &schedule, inputs.collect(), outputs.zip(bits).collect()))
}
