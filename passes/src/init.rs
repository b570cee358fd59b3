//! `mase-init`: gives every node the attributes it lacks.

use mase_ir::{
    attributes::{Hardware, Interface, Memory, Port, Shard, Toolchain},
    diagnostic::op_error,
    melior::ir::{
        Attribute, OperationRef, Value, ValueLike,
        attribute::{ArrayAttribute, StringAttribute},
        operation::OperationLike,
    },
    names, node,
    pass::{Anchor, Outcome, Pass, Run, Statistic},
    walk,
};
use std::collections::{HashMap, HashSet};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-init",
    summary: "Give every node the attributes it lacks",
    description: "\
Completes `mase.node` and `mase.hw` on every node, from shapes and types alone, and never changes what is set, in the functions of the module. The
defaults are the smallest legal hardware: one element per beat, row-major order, valid/ready handshakes, two beats of
buffer at every stream, parameters in LUT RAM up to 1024 bits and in block RAM above, device 0, the template named after
the op. A node inside `mase.shard` gets no device: its parts have one. Running it again changes nothing.",
    anchor: Anchor::Function,
    options: &[],
    statistics: &[
        Statistic { name: "nodes", help: "nodes seen" },
        Statistic { name: "initialised", help: "nodes that lacked something" },
    ],
    dialects: &[],
    read_only: false,
    run,
};

/// Largest parameter that goes to LUT RAM by default, in bits: 16 distributed 64x1 memories.
const LUTRAM_LIMIT: i64 = 1024;
/// Buffer of a stream, in beats: what a full-rate handshake needs.
const STREAM_DEPTH: i64 = 2;

fn run(run: &Run) -> Outcome {
    let ops = walk::graph(run.op);
    let mut taken: HashSet<String> = ops.iter().filter_map(|op| node::node_name(*op)).collect();
    let mut next: HashMap<String, usize> = HashMap::new();
    for op in ops {
        let name = walk::name(op);
        if name == "mase.shard" {
            place_shards(run, op)?;
        }
        if !node::is_node(op) || name == "mase.parameter" {
            continue;
        }
        run.count("nodes", 1);
        let mut changed = false;
        let kind = name.trim_start_matches("mase.");
        if node::node_name(op).is_none() {
            let counter = next.entry(kind.to_owned()).or_default();
            let fresh = loop {
                let candidate = format!("{kind}_{counter}");
                *counter += 1;
                if taken.insert(candidate.clone()) {
                    break candidate;
                }
            };
            node::set(op, names::NODE, StringAttribute::new(run.context, &fresh).into());
            changed = true;
        }
        let old = node::hardware(op);
        let complete = complete(op, kind, old.clone().unwrap_or_default());
        if old.as_ref() != Some(&complete) {
            let Some(attribute) = complete.build(op.location()) else {
                return Err(op_error(op, "cannot be given hardware attributes").fail());
            };
            node::set(op, names::HW, attribute);
            changed = true;
        }
        run.count("initialised", changed.into());
    }
    Ok(())
}

fn complete(op: OperationRef, kind: &str, mut hw: Hardware) -> Hardware {
    if hw.toolchain == Toolchain::Unset {
        hw.toolchain = match kind {
            "block" if op.has_attribute("callee") => Toolchain::User,
            "block" => Toolchain::Hls,
            _ => Toolchain::Predefined,
        };
    }
    if hw.ip.is_empty() && hw.toolchain == Toolchain::Predefined {
        hw.ip = format!("mase_{kind}");
    }
    if hw.ip.is_empty() && hw.toolchain == Toolchain::User {
        hw.ip = op.attribute("callee").ok().and_then(node::symbol).unwrap_or_default();
    }
    let sharded = op.parent_operation().is_some_and(|parent| walk::name(parent) == "mase.shard");
    if hw.device.is_none() && !sharded {
        hw.device = Some(0);
    }
    hw.r#in = ports(hw.r#in, op.operands());
    hw.out = ports(hw.out, op.results().map(Value::from));
    hw
}

fn ports<'c: 'a, 'a>(ports: Vec<Port>, values: impl Iterator<Item = Value<'c, 'a>>) -> Vec<Port> {
    let mut ports = ports.into_iter();
    values.map(|value| port(ports.next().unwrap_or_default(), value)).collect()
}

fn port(mut port: Port, value: Value) -> Port {
    if port.tile.is_empty() {
        port.tile = vec![1; node::shape(value.r#type()).map_or(0, |shape| shape.len())];
    }
    // A parameter with a memory is stored; without one the user streams it in.
    if node::is_parameter(value) && port.interface == Interface::Unset {
        if port.memory == Memory::Unset {
            let bits = node::tensor_bits(value.r#type()).unwrap_or(i64::MAX);
            port.memory = if bits <= LUTRAM_LIMIT { Memory::Lutram } else { Memory::Bram };
        }
        return port;
    }
    if port.interface == Interface::Unset {
        port.interface = Interface::Handshake;
    }
    if port.depth.is_none() && port.interface == Interface::Handshake {
        port.depth = Some(STREAM_DEPTH);
    }
    port
}

/// Puts the parts that have no device on device 0.
fn place_shards(run: &Run, op: OperationRef) -> Outcome {
    let Ok(parts) = op.attribute("shards").and_then(ArrayAttribute::try_from) else {
        return Ok(());
    };
    let old: Option<Vec<Shard>> = (0..parts.len()).map(|i| Shard::read(parts.element(i).ok()?)).collect();
    let Some(old) = old else { return Ok(()) };
    if old.iter().all(|shard| shard.device.is_some()) {
        return Ok(());
    }
    let new: Option<Vec<Attribute>> = old
        .iter()
        .map(|shard| Shard { device: shard.device.or(Some(0)), ..shard.clone() }.build(op.location()))
        .collect();
    match new {
        Some(new) => {
            node::set_inherent(op, "shards", ArrayAttribute::new(run.context, &new).into());
            Ok(())
        }
        None => Err(op_error(op, "cannot be given devices").fail()),
    }
}
