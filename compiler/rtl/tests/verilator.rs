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
};

fn run(name: &str, options: &str, macs: u64, samples: usize, stalls: Stalls) -> Measured {
    let context = module::context().unwrap();
    let module = quantised(&context, name, options);
    let weights = weights(name);
    let how = Options {
        entry: "main".into(),
        parallelism: if macs == 0 { Parallelism::Tiles } else { Parallelism::Macs(macs) },
        timing: Timing::new(3750),
    };
    let accelerator = build(&context, module.as_operation(), &weights, &how).unwrap_or_else(|error| panic!("{error}"));
    let (templates, library) = library();
    let hardware = emit(&context, &accelerator, &library, name).unwrap();
    assert!(hardware.module.as_operation().verify());
    let folder = std::env::temp_dir().join(format!("mase-rtl-{name}-{macs}-{}", options.len()));
    let files = Files::write(&hardware, &library, &templates, name, &folder).unwrap_or_else(|error| panic!("{error}"));
    let reference = Reference::new(&context, &module, "main", &weights).unwrap();
    let images = images(&reference, samples);
    let verilator = Verilator::find().unwrap();
    let measured = simulate(&accelerator, &files, &reference, &images, &verilator, &How { stalls, waveform: None });
    measured.unwrap_or_else(|failure| panic!("{failure}"))
}

#[test]
fn perceptron() {
    eprintln!("{:?}", run("digits_mlp", "format=int8", 0, 10, Stalls::default()));
    eprintln!("{:?}", run("digits_mlp", "format=int8", 0, 3, Stalls { seed: 1, rate: 128 }));
}
