//! `mase-emit-verilog`: writes the hardware of a quantised function.

use super::{CLOCK, ENTRY, MACS, TOP, apart, flow};
use crate::flow::hardware;
use mase_engine::Weights;
use mase_ir::{
    diagnostic::{Diagnostic, Severity},
    melior::ir::operation::OperationLike,
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run, Statistic},
};
use std::path::Path;

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-emit-verilog",
    summary: "Write the hardware of a quantised function as SystemVerilog",
    description: "\
Writes to the folder `output`: the top module and generated logic as CIRCT writes them, the templates that they have, one `.hex` file
for each memory, and `files.f`, the list of sources, last. Streams in and out have the names of the casts at the function's ends;
`mase simulate` prints in which order their elements are.

Each node is lowered by itself to integer `linalg`, its meaning; what that says becomes a graph of templates and generated logic, so
that hardware computes what the engine computes. Channels are as deep as the simulator of streams finds that they have to be: no
deadlock, and nothing slower than with unbounded ones.

Refuses, by name: nodes on floats, block formats, concatenations, padding of known values, tiles that do not divide.",
    anchor: Anchor::Module,
    options: &[
        PassOption {
            name: "output",
            help: "the folder; it is made if it is not there",
            kind: OptionKind::Text(""),
        },
        ENTRY,
        TOP,
        MACS,
        CLOCK,
    ],
    statistics: &[
        Statistic { name: "actors", help: "templates and pieces of logic" },
        Statistic { name: "files", help: "sources written" },
    ],
    dialects: &[],
    read_only: true,
    run,
};

fn run(run: &Run) -> Outcome {
    let output = run.options.text("output");
    if output.is_empty() {
        let text = "option 'output' is missing: the folder to write to";
        return Err(Diagnostic::new(Severity::Error, run.op.location(), text).fail());
    }
    let flow = flow(run)?;
    let (actors, files) = apart(run, |context, module| {
        let hardware = hardware(context, module, &Weights::new(), &flow)?;
        let files = hardware.write(Path::new(output))?;
        Ok((hardware.accelerator.graph.actors.len(), files.sources.len()))
    })?;
    run.count("actors", actors);
    run.count("files", files);
    Ok(())
}
