//! `mase-report`: a table of the nodes.

use crate::common::output;
use comfy_table::{CellAlignment, Table, presets};
use mase_ir::{
    fingerprint::refuse_stale,
    melior::ir::{OperationRef, ValueLike, operation::OperationLike},
    node,
    pass::{Anchor, Failed, OptionKind, Outcome, Pass, PassOption, Run},
    walk,
};
use serde::Serialize;
use std::collections::HashSet;

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-report",
    summary: "Print a table of the nodes: shapes, formats, work, hardware",
    description: "\
One row per node, in the order of the text: function, name, op, shapes and formats of inputs, parameters and results, MACs
and parameters of one inference, and the hardware attributes. Counts are exact for a graph (a node in a loop counts once; a
weight that several nodes use counts for each of them, and once in the total, which leaves out parameters that only derive others); rates, area, latency and clock are those of
`mase.metrics`, with their source (estimated, measured, datasheet). Refuses stale metrics. Changes nothing.",
    anchor: Anchor::Module,
    options: &[
        PassOption {
            name: "format",
            help: "form of the table",
            kind: OptionKind::Choice(&[
                ("text", "aligned columns with totals"),
                ("json", "one object with nodes and totals"),
                ("csv", "one line per node"),
            ]),
        },
        output::OPTION,
    ],
    statistics: &[],
    dialects: &[],
    read_only: true,
    run,
};

/// One node. Field names are the keys of the JSON and the columns of the CSV.
#[derive(Debug, Serialize)]
struct Row {
    function: String,
    node: String,
    op: String,
    inputs: String,
    parameters: String,
    outputs: String,
    macs: i64,
    parameter_count: i64,
    input_bits: i64,
    output_bits: i64,
    toolchain: &'static str,
    ip: String,
    device: String,
    tiles: String,
    memories: String,
    rates: String,
    lut: Option<i64>,
    ff: Option<i64>,
    dsp: Option<i64>,
    bram36: Option<i64>,
    uram: Option<i64>,
    latency_cycles: Option<i64>,
    clock_khz: Option<i64>,
    source: &'static str,
}

#[derive(Debug, Default, Serialize)]
struct Totals {
    nodes: usize,
    macs: i64,
    parameters: i64,
}

#[derive(Debug, Serialize)]
struct Report {
    nodes: Vec<Row>,
    totals: Totals,
}

fn run(run: &Run) -> Outcome {
    if !refuse_stale(run.op) {
        return Err(Failed::reported());
    }
    let report = collect(run.op);
    let text = match run.options.choice("format") {
        "json" => json(&report),
        "csv" => csv(&report),
        _ => text(&report),
    };
    output::write(run.op, run.options.text("output"), &text)
}

fn collect(root: OperationRef) -> Report {
    let mut report = Report { nodes: Vec::new(), totals: Totals::default() };
    for op in walk::graph(root) {
        let Some(counts) = node::counts(op).filter(|_| !is_parameter(op)) else { continue };
        report.totals.nodes += 1;
        report.totals.macs = report.totals.macs.saturating_add(counts.macs);
        report.nodes.push(row(op, &function(op), counts));
    }
    // A weight that several nodes use is one, wherever it stands.
    let mut seen = HashSet::new();
    for op in walk::preorder(root).into_iter().filter(|op| node::held(*op) > 0) {
        // A derived parameter may have the name of one it follows from, and both may be in use.
        let name = (is_parameter(op), op.attribute("name").ok().and_then(node::string));
        if seen.insert(name) {
            report.totals.parameters = report.totals.parameters.saturating_add(node::held(op));
        }
    }
    report
}

fn is_parameter(op: OperationRef) -> bool {
    walk::name(op) == "mase.parameter"
}

/// The function that a node is in; empty for one outside functions.
fn function(op: OperationRef) -> String {
    let mut parent = op.parent_operation();
    while let Some(op) = parent {
        if walk::name(op) == "func.func" {
            return op.attribute("sym_name").ok().and_then(node::string).unwrap_or_default();
        }
        parent = op.parent_operation();
    }
    String::new()
}

fn row(op: OperationRef, function: &str, counts: node::Counts) -> Row {
    let hw = node::hardware(op).unwrap_or_default();
    let metrics = node::metrics(op);
    let area = metrics.as_ref().and_then(|metrics| metrics.area.clone());
    let (parameters, inputs): (Vec<_>, Vec<_>) = op.operands().partition(|value| node::is_parameter(*value));
    let tensors = |values: Vec<_>| join(values.into_iter().map(tensor), ", ");
    let ports = || hw.r#in.iter().chain(&hw.out);
    Row {
        function: function.to_owned(),
        node: node::node_name(op).unwrap_or_default(),
        op: walk::name(op).trim_start_matches("mase.").to_owned(),
        inputs: tensors(inputs),
        parameters: tensors(parameters),
        outputs: tensors(op.results().map(Into::into).collect()),
        macs: counts.macs,
        parameter_count: counts.parameters,
        input_bits: counts.input_bits,
        output_bits: counts.output_bits,
        toolchain: if node::hardware(op).is_some() { hw.toolchain.name() } else { "" },
        ip: hw.ip.clone(),
        device: hw.device.map(|device| device.to_string()).unwrap_or_default(),
        tiles: join(ports().map(|port| join(port.tile.iter(), "x")), " "),
        memories: join(hw.r#in.iter().map(|p| p.memory).filter(|m| *m as i32 != 0).map(|m| m.name()), " "),
        rates: metrics
            .iter()
            .flat_map(|m| m.in_rates.iter().chain(&m.out_rates))
            .map(|rate| format!("{}:{}", rate.numerator, rate.denominator))
            .collect::<Vec<_>>()
            .join(" "),
        lut: area.as_ref().map(|area| area.lut),
        ff: area.as_ref().map(|area| area.ff),
        dsp: area.as_ref().map(|area| area.dsp),
        bram36: area.as_ref().map(|area| area.bram36),
        uram: area.as_ref().map(|area| area.uram),
        latency_cycles: metrics.as_ref().and_then(|metrics| metrics.latency),
        clock_khz: metrics.as_ref().and_then(|metrics| metrics.clock_khz),
        source: metrics.as_ref().map(|metrics| metrics.source.name()).unwrap_or_default(),
    }
}

fn join(parts: impl Iterator<Item = impl ToString>, separator: &str) -> String {
    parts.map(|part| part.to_string()).collect::<Vec<_>>().join(separator)
}

/// `1x64 fixed<8, 5>`
fn tensor<'c>(value: impl ValueLike<'c>) -> String {
    let ty = value.r#type();
    match (node::shape(ty), node::element(ty)) {
        (Some(shape), Some(element)) => {
            format!("{} {}", join(shape.iter(), "x"), node::element_text(element)).trim_start().to_owned()
        }
        _ => ty.to_string(),
    }
}

fn json(report: &Report) -> String {
    // A struct of texts and numbers always serialises.
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}

fn csv(report: &Report) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in &report.nodes {
        // Writing to memory does not fail.
        let _ = writer.serialize(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn text(report: &Report) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    let metrics = report.nodes.iter().any(|row| !row.source.is_empty());
    let mut header =
        vec!["node", "op", "inputs", "parameters", "outputs", "MACs", "params", "hardware", "tiles"];
    if metrics {
        header.extend(["rates", "LUT", "DSP", "latency", "source"]);
    }
    table.set_header(&header);
    for row in &report.nodes {
        let mut hardware = row.ip.clone();
        if !row.device.is_empty() {
            hardware += &format!(" on {}", row.device);
        }
        if !row.memories.is_empty() {
            hardware += &format!(" ({})", row.memories);
        }
        let number = |value: Option<i64>| value.map(|v| v.to_string()).unwrap_or_default();
        let mut cells = vec![
            row.node.clone(),
            row.op.clone(),
            row.inputs.clone(),
            row.parameters.clone(),
            row.outputs.clone(),
            row.macs.to_string(),
            row.parameter_count.to_string(),
            hardware,
            row.tiles.clone(),
        ];
        if metrics {
            cells.extend([
                row.rates.clone(),
                number(row.lut),
                number(row.dsp),
                number(row.latency_cycles),
                row.source.to_owned(),
            ]);
        }
        table.add_row(cells);
    }
    for column in [5, 6, 10, 11, 12] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let Totals { nodes, macs, parameters } = &report.totals;
    let mut out = String::new();
    if *nodes > 0 {
        out = table.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
    }
    out += &format!("{nodes} nodes, {macs} MACs and {parameters} parameters per inference\n");
    out
}
