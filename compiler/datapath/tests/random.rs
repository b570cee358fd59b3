//! Random expressions: what they mean, what the graph says, what the netlist computes.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Case, Random, Step, bits, by_name};
use indexmap::IndexMap;
use mase_datapath::{Netlist, Node, Timing, hoist, pipeline};

const CASES: u64 = 300;
const SAMPLES: usize = 12;

fn netlist(graph: &mase_datapath::Graph, nodes: &[Node], period_ps: u32) -> Netlist {
    let names: Vec<String> = (0..nodes.len()).map(|number| format!("y{number}")).collect();
    let outputs: Vec<(&str, Node)> = names.iter().map(String::as_str).zip(nodes.iter().copied()).collect();
    pipeline(graph, &outputs, &Timing::new(period_ps)).unwrap()
}

/// Constructors keep the meaning, intervals hold all values.
#[test]
fn graph_means_the_steps() {
    for seed in 0..CASES {
        let mut random = Random(seed);
        let case = Case::random(&mut random, 40);
        for _ in 0..SAMPLES {
            let inputs = case.inputs(&mut random);
            let expected = case.meanings(&by_name(&inputs));
            let found = case.graph.evaluate(&by_name(&inputs), &case.nodes);
            for (step, (expected, found)) in expected.iter().zip(&found).enumerate() {
                assert_eq!(expected, found, "seed {seed}, step {step}: {:?}", case.steps[step]);
                let (lo, hi) = case.graph.interval(case.nodes[step]);
                assert!(
                    lo <= *found && *found <= hi,
                    "seed {seed}, step {step}: {found} not in [{lo}, {hi}]"
                );
            }
        }
    }
}

/// Logic has the values of the graph, in as many bits as its intervals, at slow and fast clocks.
#[test]
fn netlist_computes_the_graph() {
    for seed in 0..CASES {
        let mut random = Random(seed);
        let case = Case::random(&mut random, 25);
        let outputs: Vec<Node> = case.nodes.iter().rev().step_by(3).copied().collect();
        for period in [100_000, 5000, 2000] {
            let netlist = netlist(&case.graph, &outputs, period);
            for _ in 0..SAMPLES {
                let inputs = case.inputs(&mut random);
                let values = case.graph.evaluate(&by_name(&inputs), &outputs);
                let wires: Vec<u128> = netlist
                    .inputs
                    .iter()
                    .map(|port| bits(by_name(&inputs)(&port.name), port.width))
                    .collect();
                let found = netlist.evaluate(&wires);
                for (number, port) in netlist.outputs.iter().enumerate() {
                    assert_eq!(
                        found[number],
                        bits(values[number], port.width),
                        "seed {seed}, period {period}, output {number} of {}",
                        outputs.len()
                    );
                }
            }
        }
    }
}

/// Known inputs become columns without a change of values.
#[test]
fn hoisting_keeps_values() {
    for seed in 0..CASES {
        let mut random = Random(seed);
        let case = Case::random(&mut random, 25);
        let outputs: Vec<Node> = case.nodes.iter().rev().step_by(4).copied().collect();
        let positions = 1 + random.below(6) as usize;
        let samples: Vec<Vec<i128>> = (0..positions).map(|_| case.inputs(&mut random)).collect();
        let fixed: Vec<usize> = (0..samples[0].len()).filter(|_| random.below(3) > 0).collect();
        let constants: IndexMap<String, Vec<i128>> = fixed
            .iter()
            .map(|&number| (format!("x{number}"), samples.iter().map(|sample| sample[number]).collect()))
            .collect();
        let hoisted = hoist(&case.graph, &outputs, &constants).unwrap();
        for (position, sample) in samples.iter().enumerate() {
            for _ in 0..4 {
                let mut inputs = case.inputs(&mut random);
                for &number in &fixed {
                    inputs[number] = sample[number];
                }
                let expected = case.graph.evaluate(&by_name(&inputs), &outputs);
                let column = |name: &str| hoisted.columns.iter().find(|column| column.name == name);
                let read =
                    |name: &str| column(name).map_or_else(|| by_name(&inputs)(name), |c| c.values[position]);
                let found = hoisted.graph.evaluate(&read, &hoisted.outputs);
                assert_eq!(found, expected, "seed {seed}, position {position}");
                let netlist = netlist(&hoisted.graph, &hoisted.outputs, 5000);
                let wires: Vec<u128> =
                    netlist.inputs.iter().map(|port| bits(read(&port.name), port.width)).collect();
                let found = netlist.evaluate(&wires);
                for (number, port) in netlist.outputs.iter().enumerate() {
                    assert_eq!(
                        found[number],
                        bits(expected[number], port.width),
                        "seed {seed}, output {number}"
                    );
                }
            }
        }
    }
}

/// The same twice is the same.
#[test]
fn everything_is_deterministic() {
    for seed in 0..20 {
        let make = || {
            let case = Case::random(&mut Random(seed), 40);
            netlist(&case.graph, &case.nodes, 3000)
        };
        assert_eq!(make(), make(), "seed {seed}");
    }
}

/// Registers on every path, and operands before their users.
#[test]
fn netlists_are_in_order_and_balanced() {
    use mase_datapath::OpKind;
    for seed in 0..CASES / 3 {
        let case = Case::random(&mut Random(seed), 40);
        let netlist = netlist(&case.graph, &case.nodes[case.nodes.len() - 4..], 2500);
        let mut stages: Vec<Option<u32>> = Vec::new();
        for (number, op) in netlist.ops.iter().enumerate() {
            let operands: Vec<u32> = match &op.kind {
                OpKind::Input(_) | OpKind::Constant(_) => vec![],
                OpKind::Add(a, b)
                | OpKind::Sub(a, b)
                | OpKind::Mul(a, b)
                | OpKind::And(a, b)
                | OpKind::Or(a, b)
                | OpKind::Xor(a, b)
                | OpKind::Compare(_, a, b) => vec![a.0, b.0],
                OpKind::Mux(a, b, c) => vec![a.0, b.0, c.0],
                OpKind::Concat(parts) => parts.iter().map(|part| part.0).collect(),
                OpKind::Extract(a, _) | OpKind::Replicate(a, _) | OpKind::Register(a) => vec![a.0],
                OpKind::Rom { index, .. } => vec![index.0],
            };
            assert!(operands.iter().all(|&operand| operand < number as u32), "seed {seed}");
            let mut found = operands.iter().filter_map(|&operand| stages[operand as usize]);
            let first = found.next();
            assert!(found.all(|stage| Some(stage) == first), "seed {seed}, op {number}: {op:?}");
            stages.push(match op.kind {
                OpKind::Input(_) => Some(0),
                OpKind::Register(_) => first.map(|stage| stage + 1),
                _ => first,
            });
        }
        for port in &netlist.outputs {
            let stage = stages[port.wire.0 as usize];
            assert!(stage.is_none_or(|stage| stage == netlist.depth), "seed {seed}, {}", port.name);
        }
    }
}

/// The generator reaches everything.
#[test]
fn all_operations_are_tried() {
    let mut names = std::collections::BTreeSet::new();
    for seed in 0..CASES {
        for step in Case::random(&mut Random(seed), 25).steps {
            names.insert(match step {
                Step::Input(..) => "input",
                Step::Constant(_) => "constant",
                Step::Binary(name, ..) => name,
                Step::Select(..) => "select",
                Step::Wrap(..) => "wrap",
                Step::LeadingZeros(..) => "zeros",
                Step::Lookup(..) => "lookup",
            });
        }
    }
    assert_eq!(names.len(), 20);
}
