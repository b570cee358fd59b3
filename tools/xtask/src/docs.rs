//! `docs`: writes docs/generated from the sources: the dialects' pages by mlir-tblgen, the rest by mase-docgen.
//!
//! All pages are made in a scratch folder first and swapped in by a rename, so the folder is always one version's whole.

use crate::steps::none_of;
use crate::{say, util};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const GENERATED: &str = "docs/generated";
/// Each dialect: its name, the folder that its files are included from, and the first of them.
const DIALECTS: &[(&str, &str, &str)] = &[
    ("mase", "dialects/mase/include", "mase/Mase.td"),
    ("hw", "dialects/mirror/include", "mirror/Hw.td"),
    ("comb", "dialects/mirror/include", "mirror/Comb.td"),
    ("seq", "dialects/mirror/include", "mirror/Seq.td"),
];

/// Builds mase-docgen, then writes the pages or compares them.
pub fn docs(check: bool) -> Result<()> {
    let docgen = util::build_bin("mase-docgen")?;
    if check {
        return check_built(&docgen);
    }
    let scratch = util::scratch("docs-")?;
    let new = scratch.path().join("new");
    generate(&docgen, &new)?;
    let generated = util::root().join(GENERATED);
    let changed = differences(&generated, &new)?;
    if changed.is_empty() {
        say!("==> docs: {GENERATED} is up to date");
        return Ok(());
    }
    if generated.exists() {
        std::fs::rename(&generated, scratch.path().join("old")).context("cannot move the old pages away")?;
    } else if let Some(docs) = generated.parent() {
        std::fs::create_dir_all(docs)?;
    }
    std::fs::rename(&new, &generated).context("cannot move the new pages in place")?;
    say!("==> docs: wrote {GENERATED}: {}", changed.join(", "));
    Ok(())
}

/// Fails when docs/generated is not what the sources say.
pub fn check_built(docgen: &Path) -> Result<()> {
    let scratch = util::scratch("docs-")?;
    generate(docgen, scratch.path())?;
    let changed = differences(&util::root().join(GENERATED), scratch.path())?;
    none_of(&changed, &format!("{GENERATED} is not what the sources say (`cargo xtask docs` writes it)"))
}

fn generate(docgen: &Path, out: &Path) -> Result<()> {
    std::fs::create_dir_all(out)?;
    for (name, include, file) in DIALECTS {
        let mut tblgen = Command::new(util::llvm_bin("mlir-tblgen"));
        tblgen.current_dir(util::root()).args(["-gen-dialect-doc", &format!("-dialect={name}")]);
        tblgen.arg("-I").arg(util::llvm_prefix().join("include")).args(["-I", include]);
        let page = util::output(tblgen.arg(format!("{include}/{file}")))?;
        util::write_whole(&out.join(format!("{name}-dialect.md")), &page)?;
    }
    util::run(util::tool(docgen)?.arg("--out").arg(out))?;
    match files(out)?.len() {
        count if count <= DIALECTS.len() => bail!("mase-docgen wrote no page"),
        _ => Ok(()),
    }
}

fn files(dir: &Path) -> Result<BTreeSet<String>> {
    if !dir.exists() {
        return Ok(BTreeSet::new());
    }
    let mut names = BTreeSet::new();
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry?;
        if entry.file_type().is_file() {
            names.insert(entry.path().strip_prefix(dir)?.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

/// One line for each file that differs: changed, missing or no longer made.
fn differences(old: &Path, new: &Path) -> Result<Vec<String>> {
    let (before, after) = (files(old)?, files(new)?);
    let mut lines = Vec::new();
    for name in before.union(&after) {
        let verdict = match (before.contains(name), after.contains(name)) {
            (false, _) => "missing",
            (_, false) => "no longer generated",
            _ if std::fs::read(old.join(name))? != std::fs::read(new.join(name))? => "changed",
            _ => continue,
        };
        lines.push(format!("{name} ({verdict})"));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_difference_is_listed() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let (old, new) = (dir.path().join("old"), dir.path().join("new"));
        for (path, text) in
            [("old/a", "1"), ("new/a", "2"), ("old/b", "1"), ("new/c", "1"), ("old/d", "1"), ("new/d", "1")]
        {
            util::write_whole(&dir.path().join(path), text)?;
        }
        assert_eq!(differences(&old, &new)?, ["a (changed)", "b (no longer generated)", "c (missing)"]);
        Ok(())
    }
}
