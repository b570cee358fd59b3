//! `mase-view`: the graph for Graphviz.

use crate::common::output;
use mase_ir::{
    melior::ir::{OperationRef, Value, ValueLike, operation::OperationLike},
    node,
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run},
    walk,
};
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write,
};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-view",
    summary: "Print the graph in Graphviz's DOT language, clustered by device",
    description: "\
One box per node, named as `mase.node` says, with its op, result shape and MACs; one arrow per stream, labelled with shape
and format. Parameters are drawn, as ellipses, on request. Nodes with a device stand in a cluster of that device. Render it with
`dot -Tsvg`. Changes nothing.",
    anchor: Anchor::Module,
    options: &[
        PassOption {
            name: "parameters",
            help: "draw the parameters as well",
            kind: OptionKind::Bool(false),
        },
        output::OPTION,
    ],
    statistics: &[],
    dialects: &[],
    read_only: true,
    run,
};

fn run(run: &Run) -> Outcome {
    output::write(run.op, run.options.text("output"), &dot(run.op, run.options.bool("parameters")))
}

fn dot(root: OperationRef, parameters: bool) -> String {
    // Ids by order of the text, so that the same IR gives the same graph.
    let mut ids: HashMap<*mut std::ffi::c_void, usize> = HashMap::new();
    let mut clusters: BTreeMap<Option<i64>, Vec<String>> = BTreeMap::new();
    let mut edges = String::new();
    for op in walk::graph(root) {
        let is_parameter = matches!(walk::name(op).as_str(), "mase.parameter" | "mase.derive");
        let counts = node::counts(op).unwrap_or_default();
        if is_parameter && !parameters || !is_parameter && !node::is_node(op) {
            continue;
        }
        let id = ids.len();
        ids.insert(op.to_raw().ptr, id);
        let op_name = walk::name(op).trim_start_matches("mase.").to_owned();
        let parameter_name = || op.attribute("name").ok().and_then(node::string);
        let mut label = node::node_name(op)
            .or_else(|| parameter_name().filter(|_| is_parameter))
            .unwrap_or_else(|| op_name.clone());
        if label != op_name {
            let _ = write!(label, "\n{op_name}");
        }
        if let Some(result) = op.results().next() {
            let _ = write!(label, "\n{}", stream(result.into()));
        }
        if counts.macs > 0 {
            let _ = write!(label, "\n{} MACs", counts.macs);
        }
        let device = node::hardware(op).and_then(|hw| hw.device);
        clusters.entry(device).or_default().push(format!(
            "n{id} [{}label={}];",
            if is_parameter { "shape=ellipse, " } else { "" },
            quote(&label)
        ));
        // A parameter that is not drawn has no id.
        for operand in op.operands() {
            if let Some(from) = producer(operand).and_then(|raw| ids.get(&raw)) {
                let _ = writeln!(edges, "  n{from} -> n{id} [label={}];", quote(&stream(operand)));
            }
        }
    }
    let mut out = String::from(
        "digraph mase {\n  node [shape=box, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=9];\n",
    );
    for (device, nodes) in clusters {
        let indent = if let Some(device) = device {
            let _ = writeln!(out, "  subgraph cluster_{device} {{\n    label=\"device {device}\";");
            "    "
        } else {
            "  "
        };
        for node in nodes {
            let _ = writeln!(out, "{indent}{node}");
        }
        if device.is_some() {
            out.push_str("  }\n");
        }
    }
    out + &edges + "}\n"
}

/// The op that makes a value; through a shard, the one whose result it yields.
fn producer(value: Value) -> Option<*mut std::ffi::c_void> {
    let owner = node::defining_op(value)?;
    if walk::name(owner) != "mase.shard" {
        return Some(owner.to_raw().ptr);
    }
    let index = owner.results().position(|result| Value::from(result) == value)?;
    producer(walk::children(owner).last()?.operand(index).ok()?)
}

fn stream(value: Value) -> String {
    let ty = value.r#type();
    let shape = node::shape(ty).unwrap_or_default();
    let shape = shape.iter().map(i64::to_string).collect::<Vec<_>>().join("x");
    let element = node::element(ty).map(|element| node::element_text(element)).unwrap_or_default();
    format!("{shape} {element}")
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
