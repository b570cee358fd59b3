//! `setup`: brings a bare Debian to a working state from tools/pins.toml, with apt and pip only.
//!
//! Idempotent: `.mase/stamp` holds the hash of what each part was made from, and the files are looked at too. A part
//! whose stamp is missing (also one that was interrupted) is made anew.

mod pins;
mod python;

use crate::{say, util};
use anyhow::{Context, Result, bail, ensure};
use pins::Pins;
use python::requirements;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[derive(clap::Args)]
pub struct Args {
    /// Also make .mase/frontend, where tools/import runs: torch, torch-mlir, transformers, onnx (2 GB)
    #[arg(long)]
    frontend: bool,
}

/// Installs what is missing, and the front end's environment if it is asked for.
pub fn with(args: &Args) -> Result<()> {
    setup()?;
    if args.frontend { frontend() } else { Ok(()) }
}

/// Installs what is missing of what building and testing need.
pub fn setup() -> Result<()> {
    let pins = Pins::load()?;
    if std::env::consts::ARCH != "x86_64" || std::env::consts::OS != "linux" {
        let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
        bail!("found {os} {arch}; tools/pins.toml has hashes for linux x86_64 only");
    }
    apt(&pins)?;
    check_llvm(&pins)?;
    let mut stamp = Stamp::load();
    let tools = ["venv/bin/python", "venv/bin/lit"];
    stamp
        .part("venv", &requirements(&pins.python.packages), &tools, |dir| python::venv(&pins.python, dir))?;
    let circt_from = format!("{} {}", pins.circt.version, pins.circt.sha256);
    stamp.part("circt", &circt_from, &["circt/libCIRCTBindingsPythonCAPI.so"], |dir| {
        python::circt(&pins.circt, dir)
    })?;
    say!("==> setup: up to date");
    Ok(())
}

/// Makes .mase/frontend, and installs tools/import in it.
fn frontend() -> Result<()> {
    let pins = Pins::load()?;
    let packages = pins.frontend()?;
    let mut stamp = Stamp::load();
    let from = requirements(&packages) + &util::read(&util::root().join(python::LEAN_TORCH))?;
    stamp.part("frontend", &from, &["frontend/bin/python"], |dir| {
        python::frontend(&pins.python.versions, &packages, dir)
    })?;
    let project = util::read(&util::root().join("tools/import/pyproject.toml"))?;
    let command = util::frontend_bin("mase-import");
    stamp.step("frontend-import", &format!("{from}{project}"), &["frontend/bin/mase-import"], || {
        python::import_tool(&util::mase_dir().join("frontend"))
    })?;
    let command = command.strip_prefix(util::root()).unwrap_or(&command);
    say!("==> setup: the front end is up to date: {}", command.display());
    Ok(())
}

/// Which input each finished part was made from, one `part hash` a line.
struct Stamp {
    path: PathBuf,
    lines: Vec<(String, String)>,
}

impl Stamp {
    fn load() -> Self {
        let path = util::mase_dir().join("stamp");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let lines =
            text.lines().filter_map(|l| l.split_once(' ')).map(|(a, b)| (a.into(), b.into())).collect();
        Self { path, lines }
    }

    /// Makes the folder `.mase/name` with `make` unless it was made from `input` and the files in it are there.
    fn part(
        &mut self,
        name: &str,
        input: &str,
        files: &[&str],
        make: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<()> {
        let dir = util::mase_dir().join(name);
        self.step(name, input, files, || {
            if dir.exists() {
                std::fs::remove_dir_all(&dir)
                    .with_context(|| format!("cannot remove the old {}", dir.display()))?;
            }
            make(&dir)
        })
    }

    /// Runs `make` unless it was run for `input` and the files in .mase that it makes are there.
    fn step(
        &mut self,
        name: &str,
        input: &str,
        files: &[&str],
        make: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let hash = util::sha256(input.as_bytes());
        let lacking = || files.iter().find(|f| !util::mase_dir().join(f).exists());
        if lacking().is_none() && self.lines.contains(&(name.into(), hash.clone())) {
            return Ok(());
        }
        self.lines.retain(|(part, _)| part != name);
        self.save()?;
        make()?;
        if let Some(file) = lacking() {
            bail!("{name} was installed, but .mase/{file} is not there: the package changed its layout?");
        }
        self.lines.push((name.into(), hash));
        self.save()
    }

    fn save(&self) -> Result<()> {
        let text: String = self.lines.iter().map(|(part, hash)| format!("{part} {hash}\n")).collect();
        util::write_whole(&self.path, &text)
    }
}

fn apt(pins: &Pins) -> Result<()> {
    let own_llvm = util::llvm_prefix() == pins.llvm.prefix;
    let wanted: Vec<&str> =
        pins.apt.llvm.iter().filter(|_| own_llvm).chain(&pins.apt.tools).map(String::as_str).collect();
    let Some(missing) = missing_packages(&wanted)? else {
        if !util::llvm_bin("llvm-config").exists() {
            bail!(
                "found no apt here and no LLVM in {}; install LLVM and MLIR {} and what matches: {}; {OTHER_LLVM}",
                util::llvm_prefix().display(),
                pins.llvm.version,
                wanted.join(" ")
            );
        }
        say!("==> apt: not on this system; needed from elsewhere: {}", wanted.join(" "));
        return Ok(());
    };
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if util::output(Command::new("id").arg("-u"))?.trim() != "0" {
        bail!(
            "{} packages are missing and only root can install them; run\n  sudo apt-get update && sudo apt-get \
             install -y --no-install-recommends {list}\nand then `cargo xtask setup` again",
            missing.len()
        );
    }
    say!("==> apt: installing {} packages: {list}", missing.len());
    let get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-o", "Acquire::Retries=3"]);
        command
    };
    let help = || format!("is this Debian 12 or later? {OTHER_LLVM}");
    util::run(get().arg("update").stdout(Stdio::null()))?;
    util::run(get().args(["install", "-y", "--no-install-recommends"]).args(&missing).stdout(Stdio::null()))
        .with_context(help)
}

const OTHER_LLVM: &str = "to use another LLVM 22.1 with MLIR, set MLIR_SYS_220_PREFIX, TABLEGEN_220_PREFIX and \
                          LLVM_SYS_221_PREFIX to its prefix and LIBCLANG_PATH to its lib folder";

/// The packages that are not installed; `None` where there is no dpkg.
fn missing_packages<'a>(wanted: &[&'a str]) -> Result<Option<Vec<&'a str>>> {
    let mut query = Command::new("dpkg-query");
    query.args(["-W", "-f", "${Package} ${db:Status-Status}\n"]).args(wanted).stdin(Stdio::null());
    let out = match query.stderr(Stdio::null()).output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        other => other.context("cannot start dpkg-query")?,
    };
    Ok(Some(not_installed(wanted, &String::from_utf8_lossy(&out.stdout))))
}

fn not_installed<'a>(wanted: &[&'a str], report: &str) -> Vec<&'a str> {
    let there = |name: &&str| !report.lines().any(|line| line == format!("{name} installed"));
    wanted.iter().copied().filter(there).collect()
}

fn check_llvm(pins: &Pins) -> Result<()> {
    let config = util::llvm_bin("llvm-config");
    ensure!(config.exists(), "found no {}; {OTHER_LLVM}", config.display());
    let found = util::output(Command::new(&config).arg("--version"))?;
    let found = found.trim();
    if found != pins.llvm.version && !found.starts_with(&format!("{}.", pins.llvm.version)) {
        bail!("{} is version {found}, needed is {}.x; {OTHER_LLVM}", config.display(), pins.llvm.version);
    }
    for tool in ["mlir-opt", "mlir-tblgen", "FileCheck"] {
        ensure!(util::llvm_bin(tool).exists(), "found no {tool} beside {}: {OTHER_LLVM}", config.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
