//! `demo`: the furthest that the project takes a trained model, in one command.

use crate::{say, setup, util};
use anyhow::{Context, Result};

/// A convolutional network for 8x8 images of digits, as `mase-import` writes it, with its weights beside it.
const MODEL: &str = "lit-tests/models/digits_cnn.mlir";
const WEIGHTS: &str = "lit-tests/models/digits_cnn.safetensors";
/// 597 images that it was not trained on, and what they show.
const IMAGES: &str = "lit-tests/models/digits_test.npz";
/// 256 of those that it was trained on, to measure ranges.
const CALIBRATION: &str = "lit-tests/models/digits_calibration.npz";
/// Where results go, from the root.
const OUT: &str = ".mase/demo";

/// What there is in the end.
const FILES: [(&str, &str); 11] = [
    ("digits_cnn.mlir", "the model in the mase dialect"),
    ("hardware.mlir", "the same with hardware attributes"),
    ("bound.mlir", "the model with its weights"),
    ("report.json", "the table as JSON"),
    ("graph.dot", "the graph"),
    ("graph.svg", "its picture"),
    ("formats.csv", "number formats side by side"),
    ("int8.mlir", "the model in 8-bit fixed point"),
    ("rtl/digits.sv", "its hardware: the top module, with all that it needs beside it"),
    ("model.py", "the model as PyTorch"),
    ("model.safetensors", "its weights"),
];

/// Sets up and builds where needed, then runs the steps. Every command is shown as one would type it.
pub fn demo() -> Result<()> {
    setup::setup()?;
    say!("==> build");
    util::build_bin("mase-opt")?;
    util::build_bin("mase")?;
    // `mase simulate` has CIRCT write the Verilog in a process of its own.
    util::build_bin("mase-circt-export")?;
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

    let formats = &format!("{OUT}/formats.csv");
    let compared = ["--formats", "float,int8,w4a8,msfp12,mxint8", "--csv", formats];
    let data = ["--data", CALIBRATION, "--test", IMAGES];
    step(
        "compare number formats",
        &[&["mase", "compare", raised, "-w", WEIGHTS][..], &data, &compared].concat(),
    )?;
    let (ranges, int8) = (&format!("{OUT}/ranges.mlir"), &format!("{OUT}/int8.mlir"));
    step(
        "calibrate: what values there are",
        &["mase", "calibrate", raised, "-w", WEIGHTS, "-d", CALIBRATION, "-o", ranges],
    )?;
    step("quantise: 8-bit fixed point", &["mase-opt", ranges, "--mase-quantize=format=int8", "-o", int8])?;
    let rtl = &format!("{OUT}/rtl");
    let asked = ["--top", "digits", "--macs", "300", "--stalls", "1"];
    step(
        "simulate: hardware of about 300 multiplications a cycle, in Verilator, with random stalls, on all 597 images",
        &[&["mase", "simulate", int8, "-w", WEIGHTS, "-d", IMAGES, "-o", rtl][..], &asked].concat(),
    )?;

    say!("==> done; in {OUT}:");
    for (file, what) in FILES {
        let path = folder.join(file);
        path.metadata().with_context(|| format!("internal error: the demo made no {}", path.display()))?;
        say!("    {file:<18} {what}");
    }
    say!(
        "The hardware has the bits of the software, and nothing says yet how large it is or how fast its clock may be: exploration is"
    );
    say!("the coming part.");
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
