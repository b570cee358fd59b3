//! `mase-test-panic`: panics wherever it is asked to. Tests use it to show that no panic leaves a pass.

use mase_ir::{
    diagnostic::{Severity, op_remark, with_handler},
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run},
    rewrite::{Pattern, apply_greedily},
    walk,
};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-test-panic",
    summary: "Test pass: panic in a chosen place",
    description: "\
For tests of the pass framework. Panics in the pass body, in a walk, in a rewrite pattern that MLIR's driver calls, or in a
diagnostic handler that MLIR calls. Each must become an \"internal error\" diagnostic and a failed pass.",
    anchor: Anchor::Function,
    options: &[PassOption {
        name: "where",
        help: "where to panic",
        kind: OptionKind::Choice(&[
            ("body", "in the pass itself"),
            ("walk", "while walking the function"),
            ("rewrite", "in a rewrite pattern"),
            ("handler", "in a diagnostic handler"),
        ]),
    }],
    statistics: &[],
    dialects: &[],
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    match run.options.choice("where") {
        "walk" => walk::preorder(run.op).into_iter().for_each(|op| {
            assert!(walk::name(op) != "func.return", "test panic in a walk");
        }),
        "rewrite" => {
            apply_greedily(
                run.context,
                run.op,
                vec![Pattern::new("func.return", 1, |_, _| panic!("test panic in a rewrite"))],
            );
        }
        "handler" => {
            with_handler(
                run.context,
                |severity, _| severity == Severity::Remark && panic!("test panic in a handler"),
                || op_remark(run.op, "for the handler").emit(),
            );
        }
        _ => panic!("test panic in a body"),
    }
    Ok(())
}
