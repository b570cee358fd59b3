//! `mase-prepare`: from a `mase` graph to one that exploration can start from.

use mase_ir::pass::{OptionKind, PassOption, Pipeline};

/// See the module.
pub static PIPELINE: Pipeline = Pipeline {
    name: "mase-prepare",
    summary: "Clean the graph up, set the target and initialise every node",
    description: "Runs `canonicalize`, `cse`, `mase-set-target` on the module, and `mase-init` on each of its functions (those of a module inside it\nare left as they are).",
    options: &[
        PassOption { name: "device", help: "device to build for", kind: OptionKind::Text("xcu250") },
        PassOption { name: "count", help: "how many of them", kind: OptionKind::Int(1) },
    ],
    build: |options| {
        Ok(format!(
            "canonicalize,cse,mase-set-target{{device={} count={}}},func.func(mase-init)",
            options.quoted("device")?,
            options.int("count")
        ))
    },
};
