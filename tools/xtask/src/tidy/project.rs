//! Rules on passes, ops, devices and templates: nothing is left unlisted or untested.

use super::{Tree, Violation, line_at, td, violation};
use anyhow::Result;
use regex::Regex;
use std::collections::BTreeSet;

const PASSES: &str = "passes/src/";
const PASS_LIST: &str = "passes/src/lib.rs";
const DIALECT_TESTS: &str = "lit-tests/dialects/";
const TEMPLATES: &str = "hw-templates/";
const TEMPLATE_TESTS: &str = "compiler/cosim/tests/";

/// Each module of passes/ is in the `passes! {}` list, names its argument and has a lit folder.
pub fn passes_are_listed_and_tested(tree: &Tree) -> Result<Vec<Violation>> {
    let listed = match tree.text(PASS_LIST) {
        Some(lib) => listed_passes(lib)?,
        None => return Ok(vec![]),
    };
    let argument = Regex::new(r#"\bname: "(mase-[a-z0-9-]+)""#)?;
    let mut found = Vec::new();
    for (path, text) in tree.texts(PASSES, &["rs"]) {
        let inner = path.trim_start_matches(PASSES);
        let module = inner.split(['/', '.']).next().unwrap_or(inner);
        // Folders that are no pass's.
        if path == PASS_LIST || inner.starts_with("common/") || inner.starts_with("pipelines/") {
            continue;
        }
        if !listed.contains(module) {
            found.push(violation(
                path,
                1,
                "pass-list",
                format!("`{module}` is not in the `passes! {{` list of {PASS_LIST}"),
            ));
        }
        if inner.contains('/') {
            continue; // A part of the pass that its folder is named after.
        }
        match argument.captures(text) {
            None => found.push(violation(path, 1, "pass-name", "no `name: \"mase-...\"` in the file")),
            Some(name) => {
                let folder = format!("lit-tests/passes/{}/", &name[1]);
                if tree.texts(&folder, &["mlir"]).next().is_none() {
                    let line = line_at(text, name.get(0).map_or(0, |m| m.start()));
                    found.push(violation(path, line, "pass-tests", format!("no .mlir test in {folder}")));
                }
            }
        }
    }
    Ok(found)
}

fn listed_passes(lib: &str) -> Result<BTreeSet<&str>> {
    let list = Regex::new(r"(?m)^[ \t]*(?:\w+::)*passes!\s*\{([^}]*)\}")?;
    let body = list.captures(lib).and_then(|c| c.get(1)).map_or("", |m| m.as_str());
    let code = body.lines().map(|line| line.split("//").next().unwrap_or(line));
    Ok(code.flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty()).collect())
}

/// Each op of a dialect occurs in the dialect's lit tests.
pub fn ops_are_tested(tree: &Tree) -> Result<Vec<Violation>> {
    let mut found = Vec::new();
    for record in td::records(tree)? {
        let Some(op) = record.op() else { continue };
        let tests = format!("{DIALECT_TESTS}{}/", record.dialect());
        let word = Regex::new(&format!(r"\b{}\b", regex::escape(&op)))?;
        if !tree.texts(&tests, &["mlir"]).any(|(_, text)| word.is_match(text)) {
            let what = format!("no test in {tests} mentions `{op}`");
            found.push(violation(record.path, record.line, "op-tests", what));
        }
    }
    Ok(found)
}

/// Each documented constraint (`- C1: ...`) has a test that expects its error: one that is in an op's description, its own
/// or its class's, for that op; one of the whole dialect for any op.
pub fn constraints_are_tested(tree: &Tree) -> Result<Vec<Violation>> {
    let is_invalid = |path: &str| path.rsplit('/').next().is_some_and(|file| file.contains("invalid"));
    let invalid = tree.texts(DIALECT_TESTS, &["mlir"]).filter(|(path, _)| is_invalid(path));
    let lines = invalid.flat_map(|(path, text)| text.lines().map(move |line| (path, line)));
    let expected: Vec<_> = lines.filter(|(_, line)| line.contains("expected-error")).collect();
    let records = td::records(tree)?;
    let mut found = Vec::new();
    for record in &records {
        let op = match (record.op(), record.is_dialect()) {
            (Some(op), _) => format!("'{op}' op "),
            (None, true) => String::new(),
            (None, false) => continue,
        };
        let tests = format!("{DIALECT_TESTS}{}/", record.dialect());
        for constraint in record.constraints(&records) {
            let number = &constraint.number;
            let error = Regex::new(&format!(r"{}\b{number}\b", regex::escape(&op)))?;
            if !expected.iter().any(|(path, text)| path.starts_with(&tests) && error.is_match(text)) {
                let what = format!("no expected-error `{op}{number}` in {tests}*invalid*.mlir");
                found.push(violation(constraint.path, constraint.line, "constraint-tests", what));
            }
        }
    }
    Ok(found)
}

/// Each device file is TOML.
pub fn devices_parse(tree: &Tree) -> Result<Vec<Violation>> {
    let mut found = Vec::new();
    for (path, text) in tree.texts("hw-templates/devices/", &["toml"]) {
        if let Err(error) = toml::from_str::<toml::Table>(text) {
            let line = line_at(text, error.span().map_or(0, |span| span.start));
            found.push(violation(path, line, "device", error.message()));
        }
    }
    Ok(found)
}

/// Each folder of a template, `hw-templates/FAMILY/NAME`, has `NAME.sv`, and `NAME.toml` with a [[check]]; a test of
/// mase-cosim names the template.
pub fn templates_are_whole_and_tested(tree: &Tree) -> Result<Vec<Violation>> {
    let folders = tree.files.keys().filter_map(|path| {
        let (folder, _) = path.rsplit_once('/')?;
        (folder.strip_prefix(TEMPLATES)?.split('/').count() == 2).then_some(folder)
    });
    let mut found = Vec::new();
    for folder in folders.collect::<BTreeSet<_>>() {
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let (source, manifest) = (format!("{folder}/{name}.sv"), format!("{folder}/{name}.toml"));
        if !tree.has(&source) {
            found.push(violation(&source, 1, "template", "is missing: a template is a .sv and a .toml file"));
        }
        match tree.text(&manifest).map(toml::from_str::<toml::Table>) {
            None => found.push(violation(
                &manifest,
                1,
                "template",
                "is missing: a template is a .sv and a .toml file",
            )),
            Some(Err(error)) => {
                let text = tree.text(&manifest).unwrap_or_default();
                let line = line_at(text, error.span().map_or(0, |span| span.start));
                found.push(violation(&manifest, line, "template", error.message()));
            }
            Some(Ok(table)) => {
                if table.get("check").and_then(toml::Value::as_array).is_none_or(Vec::is_empty) {
                    let what = "has no [[check]]: parameters at which the template is linted and tested";
                    found.push(violation(&manifest, 1, "template-checks", what));
                }
            }
        }
        let quoted = format!("\"{name}\"");
        if !tree.texts(TEMPLATE_TESTS, &["rs"]).any(|(_, text)| text.contains(&quoted)) {
            let what = format!("no test in {TEMPLATE_TESTS} has {quoted}");
            found.push(violation(&source, 1, "template-tests", what));
        }
    }
    Ok(found)
}
