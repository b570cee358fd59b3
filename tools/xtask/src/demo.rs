//! `demo`: the furthest that the project takes a small trained model, in one command.

use crate::{say, setup, util};
use anyhow::{Context, Result};

/// The model that the demo runs on.
const MODEL: &str = "examples/digits_mlp.mlir";

/// Sets up and builds where needed, then runs the pipeline.
pub fn demo() -> Result<()> {
    setup::setup()?;
    say!("==> build");
    let mase_opt = util::build_bin("mase-opt")?;
    let out = util::mase_dir().join("demo");
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let view = out.join("digits_mlp.dot");
    let ir = out.join("digits_mlp.mlir");
    say!("==> mase-opt: from {MODEL} to a report and a picture");
    let mut command = util::tool(mase_opt)?;
    command.args([MODEL, "--mase-init", "--mase-report", &format!("--mase-view=file={}", view.display())]);
    util::run(command.arg("-o").arg(&ir))?;
    for file in [ir, view].iter().filter(|f| f.exists()) {
        say!("wrote {}", file.strip_prefix(util::root()).unwrap_or(file).display());
    }
    Ok(())
}
