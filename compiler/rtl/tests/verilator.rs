//! Emitted hardware in Verilator has the bits of the engine, in the cycles that the simulator of streams says; and broken hardware has not.

#![allow(clippy::unwrap_used)]

mod common;

use common::{images, library, quantised, weights};
use mase_cosim::{Stalls, Verilator};
use mase_datapath::Timing;
use mase_ir::{melior::ir::operation::OperationLike, module};
use mase_rtl::{
    Options, Parallelism, build,
    emit::emit,
    files::Files,
    reference::Reference,
    simulate::{Failure, How, Measured, simulate},
    timing,
};
use mase_simulate::{Goal, Run};
use std::{fs, path::Path};

/// What is run.
struct Case<'c> {
    model: &'c str,
    options: &'c str,
    macs: u64,
    samples: usize,
    stalls: Stalls,
}

/// Runs a model's hardware, after `change` has been at its files; the cycles of words have to be those that are predicted.
fn run(case: &Case, change: impl Fn(&Path)) -> Result<Measured, Failure> {
    let Case { model, options, macs, samples, stalls } = *case;
    let context = module::context().unwrap();
    let module = quantised(&context, model, options);
    let weights = weights(model);
    let parallelism = if macs == 0 { Parallelism::Tiles } else { Parallelism::Macs(macs) };
    let how = Options { entry: "main".into(), parallelism, timing: Timing::new(3750) };
    let mut accelerator =
        build(&context, module.as_operation(), &weights, &how).unwrap_or_else(|error| panic!("{error}"));
    let (templates, library) = library();
    timing::size(&mut accelerator, &library, &Goal::default()).unwrap();
    let hardware = emit(&context, &accelerator, &library, "top").unwrap();
    assert!(hardware.module.as_operation().verify());
    let folder = tempfile::tempdir().unwrap();
    let files = Files::write(&hardware, &library, &templates, "top", folder.path());
    let files = files.unwrap_or_else(|error| panic!("{error}"));
    change(folder.path());
    let reference = Reference::new(&context, &module, "main", &weights).unwrap();
    let images = images(&reference, samples);
    let (graph, _) = timing::graph(&accelerator, &library).unwrap();
    let predicted = mase_simulate::Stalls { seed: stalls.seed, rate: stalls.rate };
    let predicted = graph.run(&Run::frames(samples as u64).stalls(predicted)).unwrap();
    let how = How { stalls, waveform: None, latency: predicted.latency() };
    let measured = simulate(&accelerator, &files, &reference, &images, &Verilator::find().unwrap(), &how)?;
    for (port, cycles) in measured.cycles_of.iter().enumerate() {
        for (word, cycle) in cycles.iter().enumerate() {
            let expected = predicted.output_cycle(port, word as u64);
            assert_eq!(expected, Some(*cycle), "{model}: word {word} of output {port}");
        }
    }
    Ok(measured)
}

fn check(model: &str, options: &str, macs: u64, samples: usize, stalls: Stalls) {
    let case = Case { model, options, macs, samples, stalls };
    let measured = run(&case, |_| ()).unwrap_or_else(|failure| panic!("{model} {options}: {failure}"));
    assert_eq!(measured.samples, samples);
}

#[test]
fn perceptron() {
    check("digits_mlp", "format=int8", 0, 10, Stalls::default());
    check("digits_mlp", "format=int8", 0, 3, Stalls { seed: 1, rate: 128 });
    check("digits_mlp", "format=fixed16", 7000, 5, Stalls { seed: 2, rate: 60 });
}

#[test]
fn convolutional() {
    check("digits_cnn", "format=int8", 100, 3, Stalls::default());
    check("digits_cnn", "format=w4a8", 100, 2, Stalls { seed: 3, rate: 100 });
}

#[test]
fn transformer() {
    check("digits_transformer", "format=int8", 200, 2, Stalls { seed: 4, rate: 30 });
}

/// Replaces the first occurrence of a text in the first file of that ending that has it.
fn replace(folder: &Path, ending: &str, from: &str, to: &str) {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.to_string_lossy().ends_with(ending)) {
        let text = fs::read_to_string(file).unwrap();
        if text.contains(from) {
            return fs::write(file, text.replacen(from, to, 1)).unwrap();
        }
    }
    panic!("no {ending} has {from}");
}

/// A gate that cannot fail proves nothing.
#[test]
fn mutations_are_caught() {
    let case = Case {
        model: "digits_mlp",
        options: "format=int8",
        macs: 64,
        samples: 4,
        stalls: Stalls { seed: 5, rate: 90 },
    };
    run(&case, |_| ()).unwrap_or_else(|failure| panic!("{failure}"));
    let weight = |folder: &Path| {
        // One bit of one weight of the second layer.
        let file = folder.join("top_fc2_in1.hex");
        let mut text = fs::read(&file).unwrap();
        text[0] = if text[0] == b'0' { b'1' } else { b'0' };
        fs::write(file, text).unwrap();
    };
    let failure = run(&case, weight).unwrap_err();
    assert!(matches!(failure, Failure::Wrong(_)), "a weight: {failure}");
    let mutations: [(&str, &str, &str, &str); 6] = [
        ("rounding", "top_fc1.sv", " + ", " - "),
        ("a product", "mase_mac.sv", "a_extended * b_extended", "a_extended + b_extended"),
        ("the first addend", "mase_mac.sv", "(first ? '0 : y_q)", "(first ? y_q : '0)"),
        (
            "a word too early",
            "mase_buffer.sv",
            "issue = enable && LiveWidth'(offset_q) < live_q",
            "issue = enable && LiveWidth'(offset_q) <= live_q",
        ),
        ("words in the wrong place", "mase_widen.sv", "Factor - 1", "Factor - 2"),
        (
            "handshake",
            "mase_control.sv",
            "!valid_q[Depth-1] || out_ready_i",
            "!valid_q[Depth-1] || !out_ready_i",
        ),
    ];
    for (what, file, from, to) in mutations {
        match run(&case, |folder| replace(folder, file, from, to)) {
            Ok(_) => panic!("{what}: nobody notices"),
            Err(Failure::Simulator(
                error @ (mase_cosim::Error::Source { .. } | mase_cosim::Error::Warnings { .. }),
            )) => {
                panic!("{what}: it does not build: {error}")
            }
            Err(failure) => eprintln!("{what}: {failure}"),
        }
    }
}
