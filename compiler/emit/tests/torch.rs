//! The text for small models, whole, and what is said about them. That the text runs, and computes what the IR does, is tested
//! in `lit-tests/emit/torch`, where there is a Python with PyTorch.

#![allow(clippy::unwrap_used)]

use mase_emit::torch::{Absorbed, Parameter, Signature, TorchModel, torch};
use mase_ir::{
    melior::ir::{Module, operation::OperationLike},
    module,
};

fn emit(text: &str) -> Result<TorchModel, mase_emit::Error> {
    let context = module::context().unwrap();
    let module = Module::parse(&context, text).unwrap();
    assert!(module.as_operation().verify());
    torch(&context, module.as_operation())
}

/// A convolution with batch normalisation, a pooling with uneven padding, and a layer deep in a list.
const CONV: &str = r#"
func.func @main(%x: tensor<1x3x8x8xf32> {mase.node = "image"}) -> tensor<1x10xf32> {
  %cw = mase.parameter "features.0.conv.weight" : () -> tensor<4x3x3x3xf32>
  %g = mase.parameter "features.0.bn.weight" : () -> tensor<4xf32>
  %b = mase.parameter "features.0.bn.bias" : () -> tensor<4xf32>
  %m = mase.parameter "features.0.bn.running_mean" : () -> tensor<4xf32>
  %v = mase.parameter "features.0.bn.running_var" : () -> tensor<4xf32>
  %fw = mase.parameter "classifier.fc.weight" : () -> tensor<10x4xf32>
  %fb = mase.parameter "classifier.fc.bias" : () -> tensor<10xf32>
  %half = arith.constant dense<0.5> : tensor<f32>
  %0 = mase.conv2d %x, %cw {mase.node = "features.0.conv", padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>}
    : (tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x4x4xf32>
  %1 = mase.batch_norm %0, %g, %b, %m, %v {mase.node = "features.0.bn", epsilon = 1.0e-3}
    : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
  %2 = mase.relu %1 {mase.node = "features.0.relu"} : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %3 = mase.max_pool2d %2 kernel [2, 2] {mase.node = "features.0.pool", padding = array<i64: 0, 0, 1, 1>}
    : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %4 = mase.mul %3, %half {mase.node = "scale"} : (tensor<1x4x4x4xf32>, tensor<f32>) -> tensor<1x4x4x4xf32>
  %5 = mase.reduce_mean %4 axes [2, 3] {mase.node = "mean"} : (tensor<1x4x4x4xf32>) -> tensor<1x4xf32>
  %6 = mase.linear %5, %fw, %fb {mase.node = "classifier.fc"}
    : (tensor<1x4xf32>, tensor<10x4xf32>, tensor<10xf32>) -> tensor<1x10xf32>
  return %6 : tensor<1x10xf32>
}"#;

#[test]
fn a_perceptron() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/digits_mlp.mlir"));
    let model = emit(&text.unwrap()).unwrap();
    insta::assert_snapshot!("perceptron", model.source);
    let names: Vec<&str> = model.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    assert_eq!(names, ["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias", "fc3.weight", "fc3.bias"]);
    let signature = |name: &str, shape: &[i64]| Signature {
        name: name.to_owned(),
        element: "f32".to_owned(),
        shape: shape.to_owned(),
    };
    assert_eq!(
        (model.inputs, model.outputs),
        (vec![signature("x", &[1, 1, 8, 8])], vec![signature("y", &[1, 10])])
    );
}

#[test]
fn a_convolutional_network() {
    let model = emit(CONV).unwrap();
    insta::assert_snapshot!("convolutional", model.source);
    let trained =
        |name: &str| model.parameters.iter().find(|parameter| parameter.name == name).unwrap().trained;
    assert!(trained("features.0.bn.weight") && !trained("features.0.bn.running_mean"));
    assert_eq!(model.inputs[0].name, "image");
}

#[test]
fn the_same_text_every_time() {
    assert_eq!(emit(CONV).unwrap().source, emit(CONV).unwrap().source);
}

#[test]
fn what_was_absorbed_is_said() {
    let text = r#"
func.func @main(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %w = mase.parameter "fc.weight" : () -> tensor<2x2xf32>
  %s = mase.parameter "scale" : () -> tensor<f32>
  %d = mase.derive "fc.weight" (%w, %s) absorbs ["scale1"] : (tensor<2x2xf32>, tensor<f32>) -> tensor<2x2xf32> {
  ^bb0(%a: tensor<2x2xf32>, %b: tensor<f32>):
    %0 = mase.mul %a, %b : (tensor<2x2xf32>, tensor<f32>) -> tensor<2x2xf32>
    mase.yield %0 : tensor<2x2xf32>
  }
  %y = mase.linear %x, %d {mase.node = "fc"} : (tensor<1x2xf32>, tensor<2x2xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}"#;
    let model = emit(text).unwrap();
    let owned = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    let absorbed = Absorbed {
        name: "fc.weight".to_owned(),
        from: owned(&["fc.weight", "scale"]),
        nodes: owned(&["scale1"]),
    };
    assert_eq!(model.absorbed, [absorbed]);
    assert!(model.source.contains("  fc.weight: scale1\n"), "{}", model.source);
    assert!(model.source.contains("        return self.fc.weight * self.scale\n"), "{}", model.source);
    assert!(model.source.contains("F.linear(x, self.derived_fc_weight())\n"), "{}", model.source);
    let scale =
        Parameter { name: "scale".to_owned(), element: "f32".to_owned(), shape: vec![], trained: true };
    assert_eq!(model.parameters[1], scale);
}

#[test]
fn a_module_without_a_model_is_refused() {
    let faults = emit("func.func private @other()").unwrap_err().faults;
    assert_eq!(faults, ["the module has no function @main"]);
}

#[test]
fn a_function_that_leads_back_to_itself_is_refused() {
    let text = "func.func @main(%x: tensor<1xf32>) -> tensor<1xf32> {
  %y = func.call @main(%x) : (tensor<1xf32>) -> tensor<1xf32>
  return %y : tensor<1xf32>
}";
    let faults = emit(text).unwrap_err().faults.join("\n");
    assert!(faults.contains("calls @main, which leads back to it"), "{faults}");
}
