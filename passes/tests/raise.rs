//! mase-raise on the corpus: what every model becomes, that nothing that computes stays behind, and that it is done after one
//! run.

#![allow(clippy::unwrap_used)]

mod common;

use common::run;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

const RAISE: &str = "builtin.module(mase-raise)";

/// Name and text of every model, sorted.
fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lit-tests/corpus");
    let mut models: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "mlir"))
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    models.sort();
    models
}

/// The ops of a text outside the host's function, counted. (Names in attributes are not followed by operands.)
fn histogram(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut host = false;
    for line in text.lines() {
        host = if line.starts_with("  func.func") { line.contains("mase.host") } else { host };
        let statement = line.trim_start();
        let op = statement.split_once(" = ").map_or(statement, |(_, op)| op);
        let name: String = op.chars().take_while(|c| c.is_alphanumeric() || "._".contains(*c)).collect();
        if name.contains('.') && !host {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_model_is_raised_whole() {
    let models = corpus();
    assert_eq!(models.len(), 20);
    let mut table = String::new();
    for (name, text) in models {
        let raised = run(&text, RAISE).unwrap_or_else(|| panic!("{name} is not raised"));
        let counts = histogram(&raised);
        let left: Vec<_> = counts
            .keys()
            .filter(|op| !op.starts_with("mase.") && !op.starts_with("func.") && *op != "arith.constant")
            .collect();
        assert!(left.is_empty() && !counts.contains_key("mase.block"), "{name}: {left:?} {counts:?}");
        assert_eq!(run(&text, RAISE).as_ref(), Some(&raised), "{name}: two runs differ");
        assert_eq!(run(&raised, RAISE).as_ref(), Some(&raised), "{name}: a second run changes something");
        let nodes: Vec<_> = counts.iter().map(|(op, count)| format!("{op} {count}")).collect();
        writeln!(table, "{name}: {}", nodes.join(", ")).unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn names_are_those_of_the_modules() {
    let (_, text) = corpus().into_iter().find(|(name, _)| name == "bert_tiny").unwrap();
    let raised = run(&text, RAISE).unwrap();
    let names: Vec<&str> = raised
        .lines()
        .filter_map(|line| Some(line.split_once("mase.node = \"")?.1.split_once('"')?.0))
        .collect();
    insta::assert_snapshot!(names.join("\n"));
}
