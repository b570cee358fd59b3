//! What holds for every pass, and the text of a report.

mod common;

use common::run;
use mase_passes::{PASSES, PIPELINES};
use std::collections::HashSet;

#[test]
fn every_pass_has_a_name_of_its_own_and_its_texts() {
    let mut names = HashSet::new();
    let declared = PASSES
        .iter()
        .map(|p| (p.name, p.summary, p.description, p.options))
        .chain(PIPELINES.iter().map(|p| (p.name, p.summary, p.description, p.options)));
    for (name, summary, description, options) in declared {
        assert!(name.starts_with("mase-") && names.insert(name), "{name}");
        assert!(!summary.is_empty() && !summary.ends_with('.') && !description.is_empty(), "{name}");
        let distinct: HashSet<_> = options.iter().map(|option| option.name).collect();
        assert_eq!(distinct.len(), options.len(), "{name}");
        assert!(options.iter().all(|option| !option.help.is_empty()), "{name}");
    }
}

#[test]
fn every_pass_but_the_panicking_one_accepts_an_empty_module() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    for pass in PASSES.iter().filter(|pass| pass.name != "mase-test-panic") {
        let mut pipeline = pass.name.to_owned();
        if pass.options.iter().any(|option| option.name == "output") {
            pipeline += &format!("{{output={}}}", output.display());
        }
        if pass.anchor.op_name() == "func.func" {
            pipeline = format!("func.func({pipeline})");
        }
        assert!(run("module {}", &format!("builtin.module({pipeline})")).is_some(), "{}", pass.name);
    }
}

#[test]
fn the_report_of_the_digits_mlp() {
    let folder = tempfile::tempdir().unwrap();
    let model = include_str!("../../examples/digits_mlp.mlir");
    for (format, name) in [("text", "report_text"), ("json", "report_json"), ("csv", "report_csv")] {
        let output = folder.path().join(format);
        let report = format!("mase-report{{format={format} output={}}}", output.display());
        run(model, &format!("builtin.module(func.func(mase-init),{report})")).expect("runs");
        insta::assert_snapshot!(name, std::fs::read_to_string(output).unwrap());
    }
}
