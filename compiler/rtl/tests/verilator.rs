//! Emitted hardware in Verilator has the bits of the engine.

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
    simulate::{How, Measured, simulate},
    timing,
};
use mase_simulate::{Goal, Run};

fn run(name: &str, options: &str, macs: u64, samples: usize, stalls: Stalls) -> Measured {
    let context = module::context().unwrap();
    let module = quantised(&context, name, options);
    let weights = weights(name);
    let how = Options {
        entry: "main".into(),
        parallelism: if macs == 0 { Parallelism::Tiles } else { Parallelism::Macs(macs) },
        timing: Timing::new(3750),
    };
    let mut accelerator =
        build(&context, module.as_operation(), &weights, &how).unwrap_or_else(|error| panic!("{error}"));
    let (templates, library) = library();
    let sizes = timing::size(&mut accelerator, &library, &Goal::default()).unwrap();
    eprintln!("{name}: {:?} {} {}", sizes.depths.iter().flatten().max(), sizes.interval, sizes.bound);
    let hardware = emit(&context, &accelerator, &library, name).unwrap();
    assert!(hardware.module.as_operation().verify());
    let folder = std::env::temp_dir().join(format!("mase-rtl-{name}-{macs}-{}", options.len()));
    let files = Files::write(&hardware, &library, &templates, name, &folder)
        .unwrap_or_else(|error| panic!("{error}"));
    let reference = Reference::new(&context, &module, "main", &weights).unwrap();
    let images = images(&reference, samples);
    let verilator = Verilator::find().unwrap();
    let (graph, _) = timing::graph(&accelerator, &library).unwrap();
    let predicted = mase_simulate::Stalls { seed: stalls.seed, rate: stalls.rate };
    let predicted = graph.run(&Run::frames(samples as u64).stalls(predicted)).unwrap();
    let how = How { stalls, waveform: None, latency: predicted.latency() };
    let measured = simulate(&accelerator, &files, &reference, &images, &verilator, &how);
    let measured = measured.unwrap_or_else(|failure| panic!("{failure}"));
    for (port, cycles) in measured.cycles_of.iter().enumerate() {
        for (word, cycle) in cycles.iter().enumerate() {
            let expected = predicted.output_cycle(port, word as u64);
            assert_eq!(expected, Some(*cycle), "{name}: word {word} of output {port}");
        }
    }
    measured
}

fn report(measured: Measured) {
    eprintln!(
        "{} samples: {} cycles, latency {}, interval {:?}",
        measured.samples, measured.cycles, measured.latency, measured.interval
    );
}

#[test]
fn perceptron() {
    report(run("digits_mlp", "format=int8", 0, 10, Stalls::default()));
    report(run("digits_mlp", "format=int8", 0, 3, Stalls { seed: 1, rate: 128 }));
}

#[test]
fn convolutional() {
    report(run("digits_cnn", "format=int8", 100, 3, Stalls::default()));
    report(run("digits_cnn", "format=w4a8", 100, 2, Stalls { seed: 3, rate: 100 }));
}

#[test]
fn transformer() {
    report(run("digits_transformer", "format=int8", 200, 2, Stalls::default()));
}
