//! `demo`: the furthest that the project takes a small trained model, in one command.

use crate::{say, setup, util};
use anyhow::{Context, Result};
use std::path::Path;

/// The model that the demo runs on.
const MODEL: &str = "examples/digits_mlp.mlir";

/// A call of the model, with the image and the logits to expect.
const IMAGE: &str = "examples/digits_image.mlir";

/// Sets up and builds where needed, then runs the pipeline.
pub fn demo() -> Result<()> {
    setup::setup()?;
    say!("==> build");
    let mase_opt = util::build_bin("mase-opt")?;
    let out = util::mase_dir().join("demo");
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let [ir, report, graph, picture] =
        ["mlir", "json", "dot", "svg"].map(|extension| out.join(format!("digits_mlp.{extension}")));
    say!("==> mase-opt: {MODEL} for one xcu250: attributes, report, graph");
    let mut command = util::tool(&mase_opt)?;
    command.args([MODEL, "--mase-prepare=device=xcu250", "--mase-report"]);
    command.arg(format!("--mase-report=format=json output={}", report.display()));
    command.arg(format!("--mase-view=output={}", graph.display()));
    util::run(command.arg("-o").arg(&ir))?;
    say!("==> dot: the graph as a picture");
    util::run(util::tool("dot")?.arg("-Tsvg").arg(&graph).arg("-o").arg(&picture))?;
    run_one_image(&mase_opt, &out)?;
    for file in [ir, report, graph, picture] {
        say!("wrote {}", file.strip_prefix(util::root()).unwrap_or(&file).display());
    }
    say!(
        "That is as far as the project goes today: no quantisation, exploration, Verilog or simulation yet."
    );
    Ok(())
}

/// Lowers the float model to LLVM and runs it on an image, which checks the logits.
fn run_one_image(mase_opt: &Path, out: &Path) -> Result<()> {
    say!("==> mase-opt, mlir-runner: the model on one image of the test set, a 1; ten logits");
    let model = util::read(&util::root().join(MODEL))?.replace("@main(", "@digits(");
    let (whole, lowered) = (out.join("digits_image.mlir"), out.join("digits_image.llvm.mlir"));
    util::write_whole(&whole, &format!("{}{model}", util::read(&util::root().join(IMAGE))?))?;
    util::run(util::tool(mase_opt)?.arg(&whole).arg("--mase-lower-to-llvm").arg("-o").arg(&lowered))?;
    let library = |name| util::llvm_prefix().join(format!("lib/libmlir_{name}.so")).display().to_string();
    let libraries = format!("-shared-libs={},{}", library("runner_utils"), library("c_runner_utils"));
    let mut runner = util::tool(util::llvm_bin("mlir-runner"))?;
    util::run(runner.arg(&lowered).args(["-e", "main", "-entry-point-result=void", &libraries]))
}
