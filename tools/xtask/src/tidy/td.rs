//! The op definitions of the dialects, read from the .td text: names, classes, documented constraints.
//!
//! This is not TableGen: it relies on `def` and `class` at the start of a line, which is how the files are written.

use super::{Tree, line_at};
use anyhow::Result;
use regex::Regex;

const DIALECTS: &str = "dialects/";

/// One `- C1: ...` line.
#[derive(Clone)]
pub struct Constraint<'a> {
    pub path: &'a str,
    pub line: usize,
    /// As in `C1`.
    pub number: String,
}

/// A `def` or `class`.
pub struct Record<'a> {
    pub path: &'a str,
    pub line: usize,
    name: &'a str,
    parent: &'a str,
    mnemonic: Option<&'a str>,
    /// `None` where the description is the parent's.
    constraints: Option<Vec<Constraint<'a>>>,
}

impl<'a> Record<'a> {
    /// The dialect, which names begin with: `mase` of `Mase_AddOp`.
    pub fn dialect(&self) -> String {
        self.name.split('_').next().unwrap_or_default().to_lowercase()
    }

    /// The op's name with its dialect's, if this is an op.
    pub fn op(&self) -> Option<String> {
        let mnemonic = self.mnemonic.filter(|_| self.name.contains('_') && self.name.ends_with("Op"))?;
        Some(format!("{}.{mnemonic}", self.dialect()))
    }

    pub fn is_dialect(&self) -> bool {
        self.parent == "Dialect"
    }

    /// The constraints in its description, which may be that of a class above.
    pub fn constraints(&self, all: &[Record<'a>]) -> Vec<Constraint<'a>> {
        let mut record = self;
        // The bound is for a file with classes that derive from each other.
        for _ in 0..all.len() {
            if let Some(constraints) = &record.constraints {
                return constraints.clone();
            }
            let Some(parent) = all.iter().find(|r| r.name == record.parent) else {
                break;
            };
            record = parent;
        }
        Vec::new()
    }
}

/// All records of the dialects' .td files.
pub fn records(tree: &Tree) -> Result<Vec<Record<'_>>> {
    let start = Regex::new(r"(?m)^(?:def|class)\s+(\w+)")?;
    let heading =
        Regex::new(r#"(?s)^(?:def\s+\w+|class\s+\w+(?:<.*?>)?)\s*:\s*(\w+)(?:<\s*"([a-z0-9_.]+)")?"#)?;
    let description = Regex::new(r"\blet\s+description\b")?;
    let constraint = Regex::new(r"(?m)^\s*- ([A-Z]\d+): ")?;
    let mut records = Vec::new();
    for (path, text) in tree.texts(DIALECTS, &["td"]) {
        let starts: Vec<_> =
            start.captures_iter(text).filter_map(|c| Some((c.get(0)?.start(), c.get(1)?.as_str()))).collect();
        for (i, (from, name)) in starts.iter().enumerate() {
            let body = &text[*from..starts.get(i + 1).map_or(text.len(), |next| next.0)];
            let head = heading.captures(body);
            let part = |n: usize| head.as_ref().and_then(|h| h.get(n)).map(|m| m.as_str());
            let numbers = constraint.captures_iter(body).filter_map(|c| c.get(1)).map(|m| Constraint {
                path,
                line: line_at(text, from + m.start()),
                number: m.as_str().into(),
            });
            records.push(Record {
                path,
                line: line_at(text, *from),
                name,
                parent: part(1).unwrap_or_default(),
                mnemonic: part(2),
                constraints: description.is_match(body).then(|| numbers.collect()),
            });
        }
    }
    Ok(records)
}
