//! `tidy`: enforces the invariants of docs/ARCHITECTURE.md on the project's files.
//!
//! Each rule is a function from the tree to violations; all rules run and all violations are printed.

mod docs;
mod project;
mod td;
mod text;

use crate::{say, util};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::Path;

/// The files that the rules look at; their text is read once.
pub struct Tree {
    /// Text by path relative to the root; `None` where a file is binary.
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    fn load(root: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for name in util::project_files(root)? {
            let bytes = std::fs::read(root.join(&name))?;
            files.insert(name, String::from_utf8(bytes).ok());
        }
        Ok(Self { files })
    }

    /// The text of a file that must be there.
    fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Text files under a folder (`""`: all) with one of the extensions.
    fn texts<'a>(
        &'a self,
        under: &'a str,
        extensions: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.all_texts().filter(move |(path, _)| {
            let extension = Path::new(path).extension().and_then(|e| e.to_str());
            path.starts_with(under) && extension.is_some_and(|e| extensions.contains(&e))
        })
    }

    fn all_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// Whether a file or a folder with files is there.
    fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        path.is_empty() || self.files.contains_key(path) || self.files.keys().any(|f| f.starts_with(&folder))
    }
}

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    path: String,
    line: usize,
    rule: &'static str,
    what: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}: {}", self.path, self.line, self.rule, self.what)
    }
}

fn violation(path: &str, line: usize, rule: &'static str, what: impl Into<String>) -> Violation {
    Violation { path: path.into(), line, rule, what: what.into() }
}

/// The 1-based line of a byte offset.
fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count() + 1
}

type Rule = fn(&Tree) -> Result<Vec<Violation>>;

const RULES: &[Rule] = &[
    project::passes_are_listed_and_tested,
    project::ops_are_tested,
    project::constraints_are_tested,
    project::devices_parse,
    project::templates_are_whole_and_tested,
    text::unsafe_stays_in_its_places,
    text::rust_files_say_what_they_are,
    text::long_files_say_why,
    text::no_machine_paths,
    text::no_registry_hosts,
    text::no_leftovers,
    docs::decisions_are_numbered_and_linked,
    docs::links_resolve,
];

/// Prints every violation as `path:line: rule: what`; an error if there is any.
pub fn tidy() -> Result<()> {
    let tree = Tree::load(util::root())?;
    let mut violations = Vec::new();
    for rule in RULES {
        violations.extend(rule(&tree)?);
    }
    violations.sort();
    for violation in &violations {
        say!("{violation}");
    }
    if !violations.is_empty() {
        bail!("{} violations", violations.len());
    }
    say!("==> tidy: {} files keep {} rules", tree.files.len(), RULES.len());
    Ok(())
}

#[cfg(test)]
mod tests;
