//! Rules on the documentation: decisions are numbered and findable, links lead somewhere.

use super::{Tree, Violation, violation};
use anyhow::Result;
use regex::Regex;
use std::collections::BTreeMap;

const DECISIONS: &str = "docs/decisions/";
const INDEXES: [&str; 2] = ["docs/ARCHITECTURE.md", "docs/decisions/README.md"];

/// docs/decisions/NNNN-*.md, each number once, each linked from an index.
pub fn decisions_are_numbered_and_linked(tree: &Tree) -> Result<Vec<Violation>> {
    let name = Regex::new(r"^(\d{4})-[a-z0-9][a-z0-9-]*\.md$")?;
    let mut numbers: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for path in tree.files.keys().filter(|path| path.starts_with(DECISIONS)) {
        let file = path.trim_start_matches(DECISIONS);
        if file == "README.md" {
            continue;
        }
        let Some(parts) = name.captures(file) else {
            found.push(violation(path, 1, "decision", "is not named NNNN-words.md"));
            continue;
        };
        if let Some(other) = numbers.insert(parts[1].to_owned(), path) {
            found.push(violation(path, 1, "decision", format!("{other} has the same number")));
        }
        if !INDEXES
            .iter()
            .any(|index| links(tree.text(index).unwrap_or_default()).any(|(_, to)| to.ends_with(file)))
        {
            found.push(violation(
                path,
                1,
                "decision",
                format!("is linked from neither {}", INDEXES.join(" nor ")),
            ));
        }
    }
    Ok(found)
}

/// Relative links of all Markdown files lead to files of the project.
pub fn links_resolve(tree: &Tree) -> Result<Vec<Violation>> {
    let elsewhere = Regex::new(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|#)")?;
    let mut found = Vec::new();
    for (path, text) in tree.texts("", &["md"]) {
        for (line, target) in links(text).filter(|(_, target)| !elsewhere.is_match(target)) {
            let file = target.split(['#', '?']).next().unwrap_or_default();
            if !resolve(path, file).is_some_and(|to| tree.has(&to)) {
                found.push(violation(
                    path,
                    line,
                    "link",
                    format!("`{target}` leads to no file of the project"),
                ));
            }
        }
    }
    Ok(found)
}

/// The targets of links and pictures outside code, with their lines.
fn links(text: &str) -> impl Iterator<Item = (usize, String)> {
    let link = Regex::new(r#"\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\s*\[[^\]]+\]:\s+(\S+)"#);
    let code = Regex::new(r"`[^`]*`");
    let mut fenced = false;
    let mut all = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        let (false, Ok(link), Ok(code)) = (fenced, &link, &code) else {
            continue;
        };
        let line = code.replace_all(line, "code");
        let targets =
            link.captures_iter(&line).filter_map(|c| Some(c.get(1).or(c.get(2))?.as_str().to_owned()));
        all.extend(targets.map(|target| (number + 1, target)));
    }
    all.into_iter()
}

/// The path from the root of `target` as linked from `path`; `None` when it leaves the project.
fn resolve(path: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    if target.starts_with('/') {
        return None;
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}
