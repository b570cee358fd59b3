//! `demo`: the furthest that the project takes a trained model, in one command.

use crate::{say, setup, util};
use anyhow::{Context, Result};

/// A convolutional network for 8x8 images of digits, as `mase-import` writes it, with its weights beside it.
const MODEL: &str = "lit-tests/models/digits_cnn.mlir";
const WEIGHTS: &str = "lit-tests/models/digits_cnn.safetensors";
/// 597 images that it was not trained on, and what they show.
const IMAGES: &str = "lit-tests/models/digits_test.npz";
/// Where results go, from the root.
const OUT: &str = ".mase/demo";

/// What there is in the end.
const FILES: [(&str, &str); 8] = [
    ("digits_cnn.mlir", "the model in the mase dialect"),
    ("hardware.mlir", "the same with hardware attributes"),
    ("bound.mlir", "the model with its weights"),
    ("report.json", "the table as JSON"),
    ("graph.dot", "the graph"),
    ("graph.svg", "its picture"),
    ("model.py", "the model as PyTorch"),
    ("model.safetensors", "its weights"),
];

/// Sets up and builds where needed, then runs the steps. Every command is shown as one would type it.
pub fn demo() -> Result<()> {
    setup::setup()?;
    say!("==> build");
    util::build_bin("mase-opt")?;
    util::build_bin("mase")?;
    let folder = util::root().join(OUT);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {OUT}"))?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {OUT}"))?;

    let raised = &format!("{OUT}/digits_cnn.mlir");
    step(
        "raise: from the linalg of torch-mlir to one node for each layer; batch normalisation goes into the weights",
        &["mase-opt", MODEL, "--mase-raise", "--mase-fuse", "-o", raised],
    )?;
    step(
        "run: what was imported, on all 597 test images",
        &["mase", "eval", MODEL, "-w", WEIGHTS, "-i", IMAGES],
    )?;
    step("run: what was raised and fused", &["mase", "eval", raised, "-w", WEIGHTS, "-i", IMAGES])?;
    let (json, dot) = (format!("{OUT}/report.json"), format!("{OUT}/graph.dot"));
    step(
        "prepare: the smallest legal hardware for each node, on one Alveo U250; counts are exact",
        &[
            "mase-opt",
            raised,
            "--mase-prepare=device=xcu250",
            "--mase-report",
            &format!("--mase-report=format=json output={json}"),
            &format!("--mase-view=output={dot}"),
            "-o",
            &format!("{OUT}/hardware.mlir"),
        ],
    )?;
    step("draw the graph", &["dot", "-Tsvg", &dot, "-o", &format!("{OUT}/graph.svg")])?;
    let bound = &format!("{OUT}/bound.mlir");
    step("bind: the weights into the module", &["mase", "bind-weights", raised, "-w", WEIGHTS, "-o", bound])?;
    step("export: back to PyTorch", &["mase", "export-torch", bound, "-o", &format!("{OUT}/model.py")])?;

    say!("==> done; in {OUT}:");
    for (file, what) in FILES {
        let path = folder.join(file);
        path.metadata().with_context(|| format!("internal error: the demo made no {}", path.display()))?;
        say!("    {file:<18} {what}");
    }
    say!(
        "The model is in float, and nothing says how large or fast its hardware is: quantisation, Verilog, simulation and"
    );
    say!("exploration are the coming parts.");
    Ok(())
}

/// Says and runs one command.
fn step(what: &str, words: &[&str]) -> Result<()> {
    say!("==> {what}");
    let (program, arguments) = words.split_first().context("internal error: a step without a command")?;
    let mut command = util::tool(program)?;
    command.args(arguments);
    // As one would type it in a shell.
    let quoted =
        words.iter().map(|word| if word.contains(' ') { format!("'{word}'") } else { (*word).to_owned() });
    say!("    {}", quoted.collect::<Vec<_>>().join(" "));
    util::run(&mut command)
}
