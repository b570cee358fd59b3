//! `mase-fuse`: moves arithmetic into the weights of the layer before it, and merges data movement.
//!
//! What a weight becomes is recorded in a `mase.derive`, so that it does not matter whether values are there yet. The rules
//! are in the folder of this name.

mod affine;
mod movement;

use crate::common::graph::Editor;
use mase_ir::{
    diagnostic::{Diagnostic, Severity, op_remark},
    melior::ir::{OperationRef, operation::OperationLike},
    node,
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run, Statistic},
    walk,
};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-fuse",
    summary: "Fold arithmetic into the weights before it, merge data movement",
    description: "\
Folds on nodes of one float format; the layers are `mase.linear`, `mase.conv2d` and `mase.conv_transpose2d` whose weight is a parameter
that nothing else uses, and whose result has no other use than the node that goes:

- `batch-norm`: a `mase.batch_norm` over a layer's output channels goes into its weight and bias.
- `scale`: a `mase.mul` or `mase.div` by a number, or by a parameter with a value per output channel. A number may be a constant or a
  parameter, and may stand behind `mase.reshape`, `mase.transpose`, `mase.broadcast` and a `mase.matmul`: the scale of attention goes into
  the layer that makes the queries, or else the keys.
- `bias`: a `mase.add` or `mase.sub` of such a number (not behind a `mase.matmul`) or parameter.
- `movement`: transposes that move no elements are reshapes; transposes in a row are one, and so are reshapes.
- `identity`: nodes that return their input, products and quotients with the constant 1, sums and differences with 0, choices by a
  constant.

New weights and biases are `mase.derive`s, which name the nodes they absorbed; so elided weights are folded when they arrive, and others when
the model is bound. The layer stays in its place with its name and `mase.hw`. Results change by rounding only (and `-0 + 0` is 0, and
was `-0` for a sum that is dropped). Arithmetic on weights of 16 bits is done in f32 and rounded once. Number formats, nodes in the region of a
`mase.block` and what does not fit are left as they are. Running it again changes nothing.",
    anchor: Anchor::Function,
    options: &[
        PassOption {
            name: "only",
            help: "what to fold: batch-norm, scale, bias, movement, identity; all of them by default",
            kind: OptionKind::Texts,
        },
        PassOption {
            name: "remarks",
            help: "say on each layer what it absorbed",
            kind: OptionKind::Bool(false),
        },
    ],
    statistics: &[
        Statistic { name: "batch-norm", help: "batch normalisations folded" },
        Statistic { name: "scale", help: "products and quotients folded" },
        Statistic { name: "bias", help: "sums and differences folded" },
        Statistic { name: "movement", help: "reshapes and transposes merged" },
        Statistic { name: "identity", help: "nodes without effect removed" },
    ],
    dialects: &["arith"],
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    let only = run.options.texts("only");
    let known = || PASS.statistics.iter().map(|statistic| statistic.name);
    if let Some(other) = only.iter().find(|name| !known().any(|known| known == **name)) {
        let known = known().collect::<Vec<_>>().join(", ");
        let text = format!("option 'only' names '{other}', which is none of {known}");
        return Err(Diagnostic::new(Severity::Error, run.op.location(), text).fail());
    }
    let mut fuser = Fuser { run, only, editor: Editor::new(run) };
    // Each fold removes a node or makes a transpose a reshape, so this ends.
    while fuser.sweep() {}
    Ok(())
}

/// One run of the pass.
struct Fuser<'r> {
    run: &'r Run<'r>,
    only: Vec<&'r str>,
    editor: Editor<'r>,
}

impl<'r> Fuser<'r> {
    /// Tries each node once; whether something changed.
    fn sweep(&mut self) -> bool {
        self.editor.forget_erased();
        let mut changed = false;
        for op in walk::graph(self.run.op) {
            if self.editor.is_erased(op) {
                continue;
            }
            let folded = movement::identity(self, op)
                .or_else(|| movement::merge(self, op))
                .or_else(|| affine::fold(self, op));
            if let Some(kind) = folded {
                self.run.count(kind, 1);
                changed = true;
            }
        }
        changed
    }

    /// `kind`, if the user wants such folds.
    fn wants(&self, kind: &'static str) -> Option<&'static str> {
        (self.only.is_empty() || self.only.contains(&kind)).then_some(kind)
    }

    /// Says what a layer absorbed, if asked to.
    fn remark(&self, layer: OperationRef, absorbed: OperationRef) {
        if self.run.options.bool("remarks") {
            let kind = walk::name(absorbed);
            let name = node::node_name(absorbed).map(|name| format!(" \"{name}\"")).unwrap_or_default();
            op_remark(layer, format!("absorbs {kind}{name}")).emit();
        }
    }
}
