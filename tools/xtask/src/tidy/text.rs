//! Rules on the text of files, whatever they are about.

use super::{Tree, Violation, line_at, violation};
use anyhow::Result;
use regex::Regex;

/// Where Rust may be `unsafe`: what must cross into C++ or into compiled code.
const UNSAFE: &[&str] = &[
    "dialects/",
    "compiler/circt/src/library.rs",
    "compiler/cosim/src/loader.rs",
    "compiler/ir/",
    "compiler/engine/",
    "compiler/data/src/map.rs",
    "tools/plugin/",
    "tools/mase-opt/",
    "tools/mase-lsp-server/",
];

/// Lines of a source file that need no reason.
const LONG: usize = 500;

/// `unsafe` occurs in code only under the listed folders.
pub fn unsafe_stays_in_its_places(tree: &Tree) -> Result<Vec<Violation>> {
    let token = Regex::new(r"\bunsafe\b")?;
    let mut found = Vec::new();
    for (path, text) in tree.texts("", &["rs"]) {
        if UNSAFE.iter().any(|place| path.starts_with(place)) {
            continue;
        }
        let code = code_only(text)?;
        let lines = token.find_iter(&code).map(|m| line_at(&code, m.start()));
        found.extend(
            lines.map(|line| {
                violation(path, line, "unsafe", format!("only allowed in {}", UNSAFE.join(", ")))
            }),
        );
    }
    Ok(found)
}

/// Rust source with comments and literals blanked; lines stay where they are.
fn code_only(text: &str) -> Result<String> {
    // Raw strings up to two #, strings, characters (a lifetime has no closing quote), line and block comments.
    const SKIP: &str = concat!(
        r###"(?s)r"[^"]*"|r#".*?"#|r##".*?"##|"(?:\\.|[^"\\])*""###,
        r"|'(?:\\[^']+|\\'|[^'\\])'|//[^\n]*|/\*.*?\*/"
    );
    let skip = Regex::new(SKIP)?;
    let blank = |m: &regex::Captures<'_>| m[0].chars().filter(|c| *c == '\n').collect::<String>() + " ";
    Ok(skip.replace_all(text, blank).into_owned())
}

/// A Rust file starts with a `//!` line that says its purpose.
pub fn rust_files_say_what_they_are(tree: &Tree) -> Result<Vec<Violation>> {
    let rust = tree.texts("", &["rs"]).filter(|(_, text)| !text.starts_with("//!"));
    Ok(rust.map(|(path, _)| violation(path, 1, "purpose", "does not start with `//!`")).collect())
}

/// A source file over the limit has a comment `tidy: long because ...`.
pub fn long_files_say_why(tree: &Tree) -> Result<Vec<Violation>> {
    let reason = Regex::new(r"(?m)^\s*(//|#|\*).*tidy: long because \w")?;
    let mut found = Vec::new();
    for (path, text) in tree.texts("", &["rs", "cpp", "h", "td", "sv", "py"]) {
        let lines = text.lines().count();
        if lines > LONG && !reason.is_match(text) {
            let what =
                format!("{lines} lines (limit {LONG}); split it or add a comment `tidy: long because ...`");
            found.push(violation(path, 1, "long", what));
        }
    }
    Ok(found)
}

/// No absolute path of one machine. Tests may write to the temporary folder.
pub fn no_machine_paths(tree: &Tree) -> Result<Vec<Violation>> {
    let path_start = r"(?:^|[^\w./~$})\]-])";
    let home = Regex::new(&format!("(?m){path_start}(/(?:{})/)", ["work", "root", "home"].join("|")))?;
    let tmp = Regex::new(&format!(r"(?m){path_start}(/{}/\w)", "tmp"))?;
    let mut found = Vec::new();
    for (path, text) in tree.all_texts() {
        let is_test = path.contains("tests");
        let rules = [Some(&home), (!is_test).then_some(&tmp)];
        for hit in rules.into_iter().flatten().flat_map(|rule| rule.captures_iter(text)) {
            let line = hit.get(1).map_or(1, |m| line_at(text, m.start()));
            let what =
                format!("`{}...` exists on one machine only; use a path relative to the root", &hit[1]);
            found.push(violation(path, line, "machine-path", what));
        }
    }
    Ok(found)
}

/// No package registry is named: what is fetched is the package clients' business. Cargo writes its own into Cargo.lock.
pub fn no_registry_hosts(tree: &Tree) -> Result<Vec<Violation>> {
    let hosts = [
        ("crates", "io"),
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "(?:com|org)"),
        ("deb.debian", "org"),
    ];
    let names = hosts.map(|(name, end)| format!(r"{}\.{end}", name.replace('.', r"\.")));
    let host = Regex::new(&format!(r"(?i)\b(?:{})\b", names.join("|")))?;
    let mut found = Vec::new();
    for (path, text) in tree.all_texts().filter(|(path, _)| !path.ends_with("Cargo.lock")) {
        for hit in host.find_iter(text) {
            let what = format!("names the package registry `{}`", hit.as_str());
            found.push(violation(path, line_at(text, hit.start()), "registry", what));
        }
    }
    Ok(found)
}

/// No files that merging and patching leave behind.
pub fn no_leftovers(tree: &Tree) -> Result<Vec<Violation>> {
    let left = |path: &&String| [".orig", ".rej", ".bak"].iter().any(|end| path.ends_with(end));
    let left = tree.files.keys().filter(left);
    Ok(left
        .map(|path| violation(path, 1, "leftover", "a file that merging leaves behind; remove it"))
        .collect())
}
