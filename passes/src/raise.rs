//! `mase-raise`: for now, its first step only.

pub mod integers;

use mase_ir::{
    pass::{Anchor, Outcome, Pass, Run, Statistic},
    walk,
};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-raise",
    summary: "Raise the integer preamble",
    description: "Only the integer preamble.",
    anchor: Anchor::Module,
    options: &[],
    statistics: &[Statistic { name: "values", help: "values of the preamble replaced" }],
    dialects: &["arith", "cf", "func", "linalg", "tensor"],
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    for function in walk::children(run.op) {
        let counts = integers::raise_preamble(run.context, function);
        run.count("values", counts.constants + counts.masks + counts.views + counts.host);
    }
    Ok(())
}
