// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Parameters that follow from others.

// CHECK-LABEL: func @derived(
func.func @derived() -> tensor<8x3xf32> {
  // CHECK: %[[W:.+]] = mase.parameter "conv1.weight"
  // CHECK: %[[H:.+]] = mase.parameter "half"
  // CHECK: %[[C:.+]] = mase.cast %[[H]]
  // CHECK: %[[TWO:.+]] = arith.constant
  %w = mase.parameter "conv1.weight" : () -> tensor<8x3xf32>
  %h = mase.parameter "half" : () -> tensor<f16>
  %c = mase.cast %h : (tensor<f16>) -> tensor<f32>
  %two = arith.constant dense<2.0> : tensor<f32>

  // CHECK: %[[D:.+]] = mase.derive "conv1.weight"(%[[W]], %[[C]], %[[TWO]]) absorbs ["scale1", "scale2"] : (tensor<8x3xf32>, tensor<f32>, tensor<f32>) -> tensor<8x3xf32> {
  // CHECK-NEXT: ^bb0(%[[A:.+]]: tensor<8x3xf32>, %[[B:.+]]: tensor<f32>, %[[E:.+]]: tensor<f32>):
  // CHECK-NEXT: %[[P:.+]] = mase.mul %[[A]], %[[B]]
  // CHECK-NEXT: %[[Q:.+]] = mase.mul %[[P]], %[[E]]
  // CHECK-NEXT: mase.yield %[[Q]] : tensor<8x3xf32>
  %d = mase.derive "conv1.weight" (%w, %c, %two) absorbs ["scale1", "scale2"] : (tensor<8x3xf32>, tensor<f32>, tensor<f32>) -> tensor<8x3xf32> {
  ^bb0(%a: tensor<8x3xf32>, %b: tensor<f32>, %e: tensor<f32>):
    %p = mase.mul %a, %b : (tensor<8x3xf32>, tensor<f32>) -> tensor<8x3xf32>
    %q = mase.mul %p, %e : (tensor<8x3xf32>, tensor<f32>) -> tensor<8x3xf32>
    mase.yield %q : tensor<8x3xf32>
  }

  // Of a derived one, of nothing, and with attributes.
  // CHECK: mase.derive "conv1.weight"(%[[D]]) {mase.node = "w"} : (tensor<8x3xf32>) -> tensor<8x3xf32> {
  %f = mase.derive "conv1.weight" (%d) {mase.node = "w"} : (tensor<8x3xf32>) -> tensor<8x3xf32> {
  ^bb0(%a: tensor<8x3xf32>):
    %g = mase.neg %a : (tensor<8x3xf32>) -> tensor<8x3xf32>
    mase.yield %g : tensor<8x3xf32>
  }
  // CHECK: mase.derive "one"() : () -> tensor<2xf32> {
  // CHECK-NEXT: arith.constant
  %one = mase.derive "one" () : () -> tensor<2xf32> {
    %g = arith.constant dense<1.0> : tensor<2xf32>
    mase.yield %g : tensor<2xf32>
  }
  return %f : tensor<8x3xf32>
}

// What it is lowered to has no effect on memory either.
// CHECK-LABEL: func @lowered(
func.func @lowered() -> tensor<4xf32> {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  // CHECK: mase.derive
  // CHECK: linalg.generic
  %d = mase.derive "w" (%w) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %init = tensor.empty() : tensor<4xf32>
    %g = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
        ins(%a : tensor<4xf32>) outs(%init : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %n = arith.negf %in : f32
      linalg.yield %n : f32
    } -> tensor<4xf32>
    mase.yield %g : tensor<4xf32>
  }
  return %d : tensor<4xf32>
}
