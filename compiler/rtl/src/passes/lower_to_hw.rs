//! `mase-lower-to-hw`: a quantised function as modules of `hw`, `comb` and `seq`.

use super::{CLOCK, ENTRY, MACS, TOP, apart, flow};
use crate::{Error, flow::hardware};
use mase_engine::Weights;
use mase_ir::{
    build::{self, Builder},
    diagnostic::{Diagnostic, Severity},
    hw,
    melior::ir::{RegionLike, operation::OperationLike},
    module,
    pass::{Anchor, Outcome, Pass, Run, Statistic},
    walk,
};
use std::collections::HashMap;

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-lower-to-hw",
    summary: "Lower a quantised function to CIRCT's hw, comb and seq",
    description: "\
Replaces the functions of the module by the hardware of one of them: a top module that joins templates (extern modules) and generated
logic (modules of `comb` and `seq`) by channels, each a FIFO. The text, in generic form, is what CIRCT reads. What memories begin with
is not in it: `mase-emit-verilog`, which says what there is hardware for, writes it beside the SystemVerilog.",
    anchor: Anchor::Module,
    options: &[ENTRY, TOP, MACS, CLOCK],
    statistics: &[Statistic { name: "actors", help: "templates and pieces of logic" }],
    dialects: hw::DIALECTS,
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    let flow = flow(run)?;
    let (actors, copy) = apart(run, |context, module| {
        let hardware = hardware(context, module, &Weights::new(), &flow)?;
        let copy = module::copy_into(run.context, hardware.emitted.module.as_operation());
        let copy =
            copy.ok_or_else(|| Error::Module("internal error: the hardware cannot be copied".into()))?;
        Ok((hardware.accelerator.graph.actors.len(), copy))
    })?;
    let fail = |text: &str| Diagnostic::new(Severity::Error, run.op.location(), text).fail();
    let block = run.op.region(0).ok().and_then(|region| region.first_block());
    let block = block.ok_or_else(|| fail("the module has no body"))?;
    for op in walk::children(run.op).into_iter().rev() {
        build::erase(op);
    }
    let builder = Builder::inside(run.context, block, run.op.location());
    for op in walk::children(copy.as_operation()) {
        builder.copy(op, &HashMap::new());
    }
    run.count("actors", actors);
    Ok(())
}
