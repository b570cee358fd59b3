//! What the tests share: trained models, their images, and the templates.

#![allow(dead_code)]

use mase_data::{Tensor, npz, safetensors};
use mase_engine::Weights;
use mase_hardware::template::Library;
use mase_ir::{
    diagnostic::capture,
    melior::{Context, ir::Module, pass::PassManager, utility::parse_pass_pipeline},
    module,
};
use mase_rtl::reference::Reference;
use std::path::PathBuf;

/// The folder of models.
pub fn models() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../lit-tests/models")
}

/// A model, raised, fused and quantised; without ranges, so that values saturate now and then.
pub fn quantised<'c>(context: &'c Context, name: &str, options: &str) -> Module<'c> {
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

/// A model's weights.
pub fn weights(name: &str) -> Weights {
    Weights::new().with(safetensors::open(&models().join(format!("{name}.safetensors"))).unwrap())
}

/// The first images of the test set.
pub fn images(reference: &Reference, count: usize) -> Vec<Vec<Tensor>> {
    let data = npz::read(&models().join("digits_test.npz")).unwrap();
    let image = |at: usize| data["x"].at(at).unwrap().reshaped(reference.inputs()[0].shape.clone()).unwrap();
    (0..count).map(|at| vec![image(at)]).collect()
}

/// The templates, and where they are.
pub fn library() -> (PathBuf, Library) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../hw-templates");
    let library = Library::load(&folder).unwrap();
    (folder, library)
}
