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
    let [ir, report, graph, picture] =
        ["mlir", "json", "dot", "svg"].map(|extension| out.join(format!("digits_mlp.{extension}")));
    say!("==> mase-opt: {MODEL} for one xcu250: attributes, report, graph");
    let mut command = util::tool(mase_opt)?;
    command.args([MODEL, "--mase-prepare=device=xcu250", "--mase-report"]);
    command.arg(format!("--mase-report=format=json output={}", report.display()));
    command.arg(format!("--mase-view=output={}", graph.display()));
    util::run(command.arg("-o").arg(&ir))?;
    say!("==> dot: the graph as a picture");
    util::run(util::tool("dot")?.arg("-Tsvg").arg(&graph).arg("-o").arg(&picture))?;
    for file in [ir, report, graph, picture] {
        say!("wrote {}", file.strip_prefix(util::root()).unwrap_or(&file).display());
    }
    say!(
        "That is as far as the project goes today: no quantisation, exploration, Verilog or simulation yet."
    );
    Ok(())
}
