//! `example-count-narrow`: a pass written outside MASE.

use mase_ir::{
    diagnostic::op_remark,
    melior::ir::{ValueLike, operation::OperationLike},
    node,
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run, Statistic},
    walk,
};

/// See the module.
pub static PASS: Pass = Pass {
    name: "example-count-narrow",
    summary: "Count the nodes whose results take few bits per element",
    description: "Remarks on each function how many of its nodes have a result of at most `bits` bits per element.",
    anchor: Anchor::Function,
    options: &[PassOption { name: "bits", help: "widest element that counts", kind: OptionKind::Int(8) }],
    statistics: &[Statistic { name: "narrow", help: "nodes with narrow results" }],
    dialects: &[],
    read_only: true,
    run,
};

fn run(run: &Run) -> Outcome {
    let limit = run.options.int("bits");
    let nodes: Vec<_> = walk::preorder(run.op).into_iter().filter(|op| node::is_node(*op)).collect();
    let narrow = nodes.iter().filter(|op| {
        op.results().any(|result| {
            let ty = result.r#type();
            let elements = node::shape(ty).map(|shape| shape.iter().product::<i64>());
            let bits = node::tensor_bits(ty);
            matches!((bits, elements), (Some(bits), Some(elements)) if elements > 0 && bits / elements <= limit)
        })
    });
    let count = narrow.count();
    run.count("narrow", count);
    op_remark(run.op, format!("has {count} of {} nodes within {limit} bits", nodes.len())).emit();
    Ok(())
}
