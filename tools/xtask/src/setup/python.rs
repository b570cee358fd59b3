//! What `setup` gets by pip: the tools in .mase/venv, the library in the CIRCT wheel, the front end in .mase/frontend.

use super::pins::{Circt, Package, Python};
use crate::{say, util};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// What pip is told to install: exact versions, each with the hashes of the files that it may be.
pub fn requirements(packages: &[Package]) -> String {
    let line = |p: &Package| {
        let hashes: String = p.sha256.iter().map(|h| format!(" \\\n    --hash=sha256:{h}")).collect();
        format!("{}=={}{hashes}\n", p.name, p.version)
    };
    packages.iter().map(line).collect()
}

/// The first Python that the pins have wheels for and that can make a venv.
fn find_python(supported: &[String]) -> Result<String> {
    let mut seen = Vec::new();
    let versioned = supported.iter().map(|v| format!("python{v}"));
    for python in ["python3".into(), "/usr/bin/python3".into()].into_iter().chain(versioned) {
        let code = "import sys, ensurepip; print('%d.%d' % sys.version_info[:2])";
        let out =
            Command::new(&python).args(["-c", code]).stdin(Stdio::null()).stderr(Stdio::null()).output();
        let Ok(out) = out else { continue };
        let version = String::from_utf8_lossy(&out.stdout).trim().to_owned();
        if out.status.success() && supported.contains(&version) {
            return Ok(python);
        }
        seen.push(format!("{python} ({})", if out.status.success() { &version } else { "no venv module" }));
    }
    bail!("need a Python of {} with venv; found {}", supported.join(", "), seen.join(", "))
}

fn pip(python: &Path) -> Command {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]);
    command
}

/// Makes .mase/venv with the pinned packages.
pub fn venv(python: &Python, dir: &Path) -> Result<()> {
    make_venv(&find_python(&python.versions)?, &python.packages, dir)
}

/// Makes .mase/frontend with the pinned packages, and a torch that loads without NVIDIA's libraries.
pub fn frontend(versions: &[String], packages: &[Package], dir: &Path) -> Result<()> {
    make_venv(&find_python(versions)?, packages, dir)?;
    util::run(Command::new(dir.join("bin/python")).arg(util::root().join(LEAN_TORCH)))
}

/// Writes the libraries that torch wants to see and does not call.
pub const LEAN_TORCH: &str = "tools/import/lean_torch.py";

/// Installs tools/import in .mase/frontend so that a change of its sources is seen at once.
pub fn import_tool(frontend: &Path) -> Result<()> {
    say!("==> python: installing tools/import in .mase/frontend");
    let mut install = pip(&frontend.join("bin/python"));
    install.args(["install", "--no-deps", "--no-index", "--no-build-isolation", "--editable"]);
    util::run(install.arg(util::root().join("tools/import")))
}

fn make_venv(interpreter: &str, packages: &[Package], dir: &Path) -> Result<()> {
    let version = util::output(Command::new(interpreter).arg("--version"))?;
    let name = dir.strip_prefix(util::root()).unwrap_or(dir).display();
    say!("==> python: installing {} packages for {} in {name}", packages.len(), version.trim());
    util::run(Command::new(interpreter).args(["-m", "venv"]).arg(dir))?;
    let scratch = util::scratch("pip-")?;
    let list = scratch.path().join("requirements.txt");
    util::write_whole(&list, &requirements(packages))?;
    let mut install = pip(&dir.join("bin/python"));
    install.args(["install", "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r"]);
    util::run(install.arg(list))
}

/// Unpacks the one library of the CIRCT wheel that we use into `dir`.
pub fn circt(pins: &Circt, dir: &Path) -> Result<()> {
    say!("==> circt: downloading version {} to .mase/circt", pins.version);
    let scratch = util::scratch("circt-")?;
    let mut download = pip(&util::venv_bin("python"));
    download.args(["download", "--no-deps", "--only-binary", ":all:", "--implementation", "cp"]);
    download.args([
        "--python-version",
        &pins.python,
        "--abi",
        &format!("cp{}", pins.python.replace('.', "")),
    ]);
    download.args(pins.platforms.iter().flat_map(|p| ["--platform", p]));
    util::run(download.arg("-d").arg(scratch.path()).arg(format!("circt=={}", pins.version)))?;
    let wheel =
        std::fs::read_dir(scratch.path())?.next().context("pip downloaded no file for circt")??.path();
    let found = util::sha256(&std::fs::read(&wheel)?);
    if found != pins.sha256 {
        bail!("{} has sha256 {found}, tools/pins.toml says {}: not unpacked", wheel.display(), pins.sha256);
    }
    let unzip = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])";
    let out = scratch.path().join("out");
    util::run(
        Command::new(util::venv_bin("python")).args(["-c", unzip]).arg(&wheel).arg(&pins.member).arg(&out),
    )?;
    let library = out.join(&pins.member);
    std::fs::rename(library.parent().unwrap_or(&out), dir)
        .with_context(|| format!("cannot make {}", dir.display()))
}
