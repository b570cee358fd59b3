//! The hardware of trained models has the bits of the engine, by the model of words.

#![allow(clippy::unwrap_used)]

use mase_data::{Tensor, npz, safetensors};
use mase_datapath::Timing;
use mase_engine::Weights;
use mase_ir::{
    diagnostic::capture,
    melior::{Context, ir::Module, pass::PassManager, utility::parse_pass_pipeline},
    module,
};
use mase_rtl::{Options, Parallelism, build, reference};
use mase_streams::model::{self, Words};
use std::path::PathBuf;

fn models() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../lit-tests/models")
}

fn quantised<'c>(context: &'c Context, name: &str, options: &str) -> Module<'c> {
    mase_passes::register_all();
    let mut module = module::read(context, &models().join(format!("{name}.mlir"))).unwrap();
    let pipeline = format!("builtin.module(mase-raise,func.func(mase-fuse),mase-quantize{{{options}}})");
    let manager = PassManager::new(context);
    let (result, messages) = capture(context, || {
        parse_pass_pipeline(manager.as_operation_pass_manager(), &pipeline)?;
        manager.run(&mut module)
    });
    result.unwrap_or_else(|error| panic!("{error}: {messages:?}"));
    module
}

/// Every node's words, and those that come out, are those of the software.
fn check(name: &str, options: &str, macs: u64, samples: usize) {
    let context = module::context().unwrap();
    let module = quantised(&context, name, options);
    let weights = Weights::new().with(safetensors::open(&models().join(format!("{name}.safetensors"))).unwrap());
    let how = Options {
        entry: "main".into(),
        parallelism: if macs == 0 { Parallelism::Tiles } else { Parallelism::Macs(macs) },
        timing: Timing::new(3750),
    };
    let accelerator = build(&context, module.as_operation(), &weights, &how).unwrap_or_else(|error| panic!("{error}"));
    let software = reference::Reference::new(&context, &module, "main", &weights).unwrap();
    let data = npz::read(&models().join("digits_test.npz")).unwrap();
    let images = &data["x"];
    for sample in 0..samples {
        let image: Tensor = images.at(sample).unwrap();
        let image = image.reshaped(software.inputs()[0].shape.clone()).unwrap();
        let codes = software.run(&[image]).unwrap();
        let channels = model::run(&accelerator.graph, &reference::inputs(&accelerator, &codes)).unwrap();
        for (node, codes) in accelerator.nodes.iter().zip(&codes.nodes) {
            let expected = reference::words(&node.result, codes);
            assert_eq!(channels[node.result.channel.0], Words::Given(expected), "{name} {} {sample}", node.name);
        }
        for ((port, own), codes) in accelerator.outputs.iter().zip(&accelerator.graph.outputs).zip(&codes.outputs) {
            let expected = reference::words(&port.stream, codes);
            assert_eq!(channels[own.channel.0], Words::Given(expected), "{name} {}", port.name);
        }
    }
}

#[test]
fn perceptron() {
    check("digits_mlp", "format=int8", 0, 3);
    check("digits_mlp", "format=int8", 40, 2);
    check("digits_mlp", "format=w4a8", 1000, 2);
}

#[test]
fn convolutional() {
    check("digits_cnn", "format=int8", 0, 1);
    check("digits_cnn", "format=w4a8", 100, 1);
    check("digits_cnn", "format=fixed16", 1000, 1);
}

#[test]
fn transformer() {
    check("digits_transformer", "format=int8", 0, 1);
    check("digits_transformer", "format=int8", 300, 1);
}
