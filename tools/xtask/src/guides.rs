//! `guides`: follows the worked examples of docs/guides in a copy of the tree, so that a stale guide fails.
//!
//! The same build proves the scaffolders: `new pass` and `new op` run in the copy first. The copy is kept between runs,
//! and only files whose text differs are written, so that Cargo rebuilds little.

mod blocks;

use crate::{say, util};
use anyhow::{Context, Result, bail, ensure};
use blocks::{Action, Block};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDES: &str = "docs/guides/";

/// Follows every guide; an error names the guide and the block.
pub fn guides() -> Result<()> {
    let files = util::project_files(util::root())?;
    let mut guides = Vec::new();
    for path in files.iter().filter(|f| f.starts_with(GUIDES) && f.ends_with(".md")) {
        let blocks = blocks::parse(&util::read(&util::root().join(path))?).with_context(|| path.clone())?;
        if !path.ends_with("/README.md") && !blocks.iter().any(|b| matches!(b.action, Action::Run)) {
            bail!("{path} has no ```sh run block: a guide ends with a worked example that is run");
        }
        guides.push((path, blocks));
    }
    let copy = Copy::make(&files)?;
    say!("==> guides: scaffolding a pass and an op in {}", copy.shown());
    copy.run("cargo xtask new pass scratch-demo\ncargo xtask new op scratch_demo")?;
    for (path, blocks) in &guides {
        say!("==> guides: {path}, {} blocks", blocks.len());
        for block in blocks {
            copy.apply(block).with_context(|| format!("{path}:{}: block ```{}", block.line, block.info))?;
        }
    }
    say!("==> guides: testing what was scaffolded");
    copy.run(
        "cargo build --quiet --workspace\nlit -v lit-tests/passes/mase-scratch-demo lit-tests/dialects/mase/scratch_demo.mlir",
    )?;
    say!("==> guides: {} guides work", guides.len());
    Ok(())
}

/// The copy of the tree in .mase/guides/tree.
struct Copy {
    tree: PathBuf,
    target: PathBuf,
}

impl Copy {
    fn make(files: &[String]) -> Result<Self> {
        let dir = util::mase_dir().join("guides");
        let copy = Self { tree: dir.join("tree"), target: dir.join("target") };
        std::fs::create_dir_all(&copy.tree)?;
        // A repository of its own: `tidy` in the copy asks git for the files.
        if !copy.tree.join(".git").exists() {
            util::run(Command::new("git").args(["init", "--quiet"]).current_dir(&copy.tree))?;
        }
        sync(util::root(), &copy.tree, files)?;
        let link = copy.tree.join(".mase");
        if !link.exists() {
            std::os::unix::fs::symlink(util::mase_dir(), &link).context("cannot link .mase into the copy")?;
        }
        Ok(copy)
    }

    fn shown(&self) -> String {
        self.tree.strip_prefix(util::root()).unwrap_or(&self.tree).display().to_string()
    }

    fn apply(&self, block: &Block) -> Result<()> {
        match &block.action {
            Action::File(path) => util::write_whole(&self.tree.join(path), &block.text),
            Action::Insert { path, after } => {
                let path = self.tree.join(path);
                let text = blocks::insert(&util::read(&path)?, after, &block.text);
                let text = text.with_context(|| format!("{} has no line with `{after}`", path.display()))?;
                util::write_whole(&path, &text)
            }
            Action::Run => self.run(&block.text),
        }
    }

    /// Runs commands as a reader of the guide would, from the copy's root, with the copy's programs on PATH.
    fn run(&self, script: &str) -> Result<()> {
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", script]).current_dir(&self.tree);
        util::without_own_cargo_env(&mut command);
        // Cargo has set these for the tree that this program is from; the copy has its own.
        for name in relative_env(&util::read(&self.tree.join(".cargo/config.toml"))?)? {
            command.env_remove(name);
        }
        let libraries = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
        let own = util::target_dir();
        let others = std::env::split_paths(&libraries).filter(|dir| !dir.starts_with(&own));
        command.env("LD_LIBRARY_PATH", std::env::join_paths(others)?);
        // Dependencies are the same in both trees: one build directory for both, and a place of its own for what the
        // copy's users see.
        command.env("CARGO_BUILD_BUILD_DIR", util::target_dir());
        command.env("CARGO_TARGET_DIR", &self.target).env("MASE_BIN_DIR", self.target.join("debug"));
        command.env("PATH", util::tool_path(&self.target)?);
        let status = command.stdin(std::process::Stdio::null()).status().context("cannot start bash")?;
        ensure!(status.success(), "{status} from\n{}", script.trim_end());
        Ok(())
    }
}

/// Names of the variables that .cargo/config.toml sets relative to its own tree.
fn relative_env(config: &str) -> Result<Vec<String>> {
    let config: toml::Table = toml::from_str(config).context(".cargo/config.toml")?;
    let Some(env) = config.get("env").and_then(toml::Value::as_table) else {
        return Ok(vec![]);
    };
    let relative = |value: &toml::Value| value.get("relative").and_then(toml::Value::as_bool) == Some(true);
    Ok(env.iter().filter(|(_, value)| relative(value)).map(|(name, _)| name.clone()).collect())
}

/// The workspace's manifest with a version of the copy's own. Cargo names what it builds by a package's version and its
/// path from the workspace's root. Were both the same, the trees would overwrite and take each other's programs, since
/// they share a build directory.
fn with_own_version(manifest: &str) -> Result<String> {
    let table: toml::Table = toml::from_str(manifest).context("Cargo.toml")?;
    let package = table.get("workspace").and_then(|w| w.get("package"));
    let version = package.and_then(|p| p.get("version")).and_then(toml::Value::as_str);
    let version = version.context("Cargo.toml has no version in [workspace.package]")?;
    let (old, new) = (format!("version = \"{version}\""), format!("version = \"{version}-guides\""));
    ensure!(manifest.contains(&old), "Cargo.toml has no line `{old}`");
    Ok(manifest.replacen(&old, &new, 1))
}

/// Makes `to` hold just `files` of `from`, without touching those that are the same. Only the version differs.
fn sync(from: &Path, to: &Path, files: &[String]) -> Result<()> {
    let wanted: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    let keep = [".git", ".mase"];
    let entries = walkdir::WalkDir::new(to).into_iter();
    for entry in entries.filter_entry(|e| e.depth() != 1 || !keep.iter().any(|k| e.file_name() == *k)) {
        let entry = entry?;
        let name = entry.path().strip_prefix(to)?.to_string_lossy().into_owned();
        if !entry.file_type().is_dir() && !wanted.contains(name.as_str()) {
            std::fs::remove_file(entry.path())?;
        }
    }
    for file in files {
        let (source, target) = (from.join(file), to.join(file));
        let mut bytes = std::fs::read(&source)?;
        if file == "Cargo.toml" {
            bytes = with_own_version(&String::from_utf8_lossy(&bytes))?.into_bytes();
        }
        if std::fs::read(&target).is_ok_and(|old| old == bytes) {
            continue;
        }
        if let Some(dir) = target.parent() {
            std::fs::create_dir_all(dir)?;
        }
        std::fs::write(&target, bytes).with_context(|| format!("cannot write {}", target.display()))?;
        std::fs::set_permissions(&target, std::fs::metadata(&source)?.permissions())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sync_adds_changes_removes_and_leaves_alone() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        for (path, text) in
            [("from/a/x", "new"), ("from/same", "s"), ("to/a/x", "old"), ("to/same", "s"), ("to/b/gone", "")]
        {
            util::write_whole(&dir.path().join(path), text)?;
        }
        util::write_whole(&to.join(".git/HEAD"), "kept")?;
        let before = std::fs::metadata(to.join("same"))?.modified()?;
        sync(&from, &to, &["a/x".into(), "same".into()])?;
        assert_eq!(util::read(&to.join("a/x"))?, "new");
        assert!(!to.join("b/gone").exists() && to.join(".git/HEAD").exists());
        assert_eq!(std::fs::metadata(to.join("same"))?.modified()?, before);
        Ok(())
    }

    #[test]
    fn the_copy_has_a_version_of_its_own() -> Result<()> {
        let manifest = "[workspace.package]\nversion = \"0.1.0\"\n[workspace.dependencies]\nx = { version = \"0.1.0\" }\n";
        let expected = manifest.replacen("0.1.0", "0.1.0-guides", 1);
        assert_eq!(with_own_version(manifest)?, expected);
        assert!(with_own_version("[workspace]\n").is_err());
        Ok(())
    }

    #[test]
    fn relative_variables_are_found() -> Result<()> {
        let config = "[env]\nA = \"x\"\nB = { value = \"y\", relative = true }\nC = { value = \"z\" }\n";
        assert_eq!(relative_env(config)?, ["B"]);
        Ok(())
    }
}
