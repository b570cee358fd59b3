//! The fenced blocks of a guide that `cargo xtask guides` carries out.
//!
//! ```` ```rust file=PATH ```` makes a file, ```` ```text insert=PATH after="MARKER" ```` inserts lines after the first
//! line with the marker, ```` ```sh run ```` runs commands. Other blocks are for the reader only, but one whose info
//! string is nearly one of these is an error, so that no example is skipped by a slip.

use anyhow::{Context, Result, bail, ensure};
use regex::Regex;
use std::path::{Component, Path};

#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// Of the opening fence, from 1.
    pub line: usize,
    pub info: String,
    pub action: Action,
    pub text: String,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    File(String),
    Insert { path: String, after: String },
    Run,
}

/// All blocks to be carried out, in order.
pub fn parse(guide: &str) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    let mut lines = guide.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let (line_number, info) = (index + 1, line[ticks..].trim());
        let mut text = String::new();
        loop {
            let (_, inner) =
                lines.next().with_context(|| format!("line {line_number}: the block has no end"))?;
            if inner.trim_end().len() >= ticks && inner.trim_end().bytes().all(|b| b == b'`') {
                break;
            }
            text.push_str(inner);
            text.push('\n');
        }
        let action = action(info).with_context(|| format!("line {line_number}: block ```{info}"))?;
        if let Some(action) = action {
            blocks.push(Block { line: line_number, info: info.into(), action, text });
        }
    }
    Ok(blocks)
}

/// What an info string asks for; `None` for a block that is only to be read.
fn action(info: &str) -> Result<Option<Action>> {
    let (_language, rest) = info.split_once(char::is_whitespace).unwrap_or((info, ""));
    let rest = rest.trim();
    if rest.is_empty() {
        return Ok(None);
    }
    let insert = Regex::new(r#"^insert=(\S+)\s+after="([^"]+)"$"#)?;
    if let Some(parts) = insert.captures(rest) {
        return Ok(Some(Action::Insert { path: inside(&parts[1])?, after: parts[2].to_owned() }));
    }
    match (rest.strip_prefix("file="), rest) {
        (Some(path), _) if !path.contains(char::is_whitespace) => Ok(Some(Action::File(inside(path)?))),
        (None, "run") => Ok(Some(Action::Run)),
        _ => bail!("found `{rest}`; known are `file=PATH`, `insert=PATH after=\"TEXT\"` and `run`"),
    }
}

fn inside(path: &str) -> Result<String> {
    let plain = !path.is_empty() && Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
    ensure!(plain, "the path `{path}` must be inside the project and relative to its root");
    Ok(path.into())
}

/// `text` with `block` after the first line that contains `marker`.
pub fn insert(text: &str, marker: &str, block: &str) -> Option<String> {
    let at = text.find(marker)?;
    match text[at..].find('\n') {
        Some(end) => Some(format!("{}{block}{}", &text[..=at + end], &text[at + end + 1..])),
        None => Some(format!("{text}\n{block}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = "# G\n```rust file=passes/src/a.rs\n//! a\n```\nThen:\n\n```text insert=p/lib.rs after=\"passes! {\"\n    a,\n```\n\
                         ```mlir\nread\n```\n````sh run\ncargo build\n```\n````\n";

    #[test]
    fn blocks_are_read_in_order() -> Result<()> {
        let blocks = parse(GUIDE)?;
        let actions: Vec<_> = blocks.iter().map(|b| (&b.action, b.line, b.text.as_str())).collect();
        let insert = Action::Insert { path: "p/lib.rs".into(), after: "passes! {".into() };
        assert_eq!(
            actions,
            [
                (&Action::File("passes/src/a.rs".into()), 2, "//! a\n"),
                (&insert, 7, "    a,\n"),
                (&Action::Run, 13, "cargo build\n```\n"),
            ]
        );
        Ok(())
    }

    #[test]
    fn slips_are_errors() {
        for info in [
            "sh runn",
            "rust file=",
            "rust file=../x",
            "rust file=/x",
            "text insert=x",
            "text insert=x after=y",
            "sh file=a b",
        ] {
            assert!(parse(&format!("```{info}\nx\n```\n")).is_err(), "{info}");
        }
        assert!(parse("```sh run\nx\n").is_err());
    }

    #[test]
    fn lines_go_after_the_marker() {
        assert_eq!(insert("a\nb {\nc\n", "b {", "x\n").as_deref(), Some("a\nb {\nx\nc\n"));
        assert_eq!(insert("b", "b", "x\n").as_deref(), Some("b\nx\n"));
        assert_eq!(insert("a\n", "b", "x\n"), None);
    }
}
