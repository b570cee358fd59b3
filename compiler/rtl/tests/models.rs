//! The hardware of trained models has the bits of the engine, by the model of words.

#![allow(clippy::unwrap_used)]

mod common;

use common::{images, quantised, weights};
use mase_datapath::Timing;
use mase_ir::module;
use mase_rtl::{Options, Parallelism, build, reference};
use mase_streams::model::{self, Words};

/// Every node's words, and those that come out, are those of the software.
fn check(name: &str, options: &str, macs: u64, samples: usize) {
    let context = module::context().unwrap();
    let module = quantised(&context, name, options);
    let weights = weights(name);
    let how = Options {
        entry: "main".into(),
        parallelism: if macs == 0 { Parallelism::Tiles } else { Parallelism::Macs(macs) },
        timing: Timing::new(3750),
    };
    let accelerator =
        build(&context, module.as_operation(), &weights, &how).unwrap_or_else(|error| panic!("{error}"));
    let software = reference::Reference::new(&context, &module, "main", &weights).unwrap();
    for (sample, image) in images(&software, samples).iter().enumerate() {
        let codes = software.run(image).unwrap();
        let channels = model::run(&accelerator.graph, &reference::inputs(&accelerator, &codes)).unwrap();
        for (node, codes) in accelerator.nodes.iter().zip(&codes.nodes) {
            let expected = reference::words(&node.result, codes);
            assert_eq!(
                channels[node.result.channel.0],
                Words::Given(expected),
                "{name} {} {sample}",
                node.name
            );
        }
        for ((port, own), codes) in
            accelerator.outputs.iter().zip(&accelerator.graph.outputs).zip(&codes.outputs)
        {
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
