// RUN: mase-opt %s --mase-fuse -o %t.mlir
// RUN: FileCheck %s < %t.mlir
// RUN: mase-opt %t.mlir --mase-fuse | diff - %t.mlir
// RUN: mase-opt %s --mase-fuse=only=scale | mase-opt --mase-fuse | FileCheck %s

// Names of what is derived, and its element types.

// A name is taken once; a constant has none, so it is the node's.
// CHECK-LABEL: func.func @names(
// CHECK: mase.derive "w.bias.2"
// CHECK: mase.derive "fc2.weight"
func.func @names(%x: tensor<1x4xf32>) -> tensor<1x4xf32> {
  %w = mase.parameter "w.weight" : () -> tensor<4x4xf32>
  %other = mase.parameter "w.bias" : () -> tensor<4xf32>
  %v = mase.parameter "v" : () -> tensor<1x4xf32>
  %k = arith.constant dense<2.0> : tensor<4x4xf32>
  %half = arith.constant dense<0.5> : tensor<f32>
  %c = mase.linear %x, %w : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %d = mase.add %c, %v : (tensor<1x4xf32>, tensor<1x4xf32>) -> tensor<1x4xf32>
  %r = mase.relu %d : (tensor<1x4xf32>) -> tensor<1x4xf32>
  %m = mase.maximum %r, %other : (tensor<1x4xf32>, tensor<4xf32>) -> tensor<1x4xf32>
  %e = mase.linear %m, %k {mase.node = "fc2"} : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %y = mase.mul %e, %half : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  return %y : tensor<1x4xf32>
}

// Sixteen bits: f32 in between, one rounding at the end.
// CHECK-LABEL: func.func @bf16(
// CHECK: mase.derive "w"
// CHECK: mase.sqrt {{.*}} -> tensor<4xf32>
// CHECK: mase.div {{.*}} : (tensor<4xbf16>, tensor<4xf32>) -> tensor<4xf32>
// CHECK: mase.mul {{.*}} : (tensor<4x4xbf16>, tensor<4x1xf32>) -> tensor<4x4xbf16>
// CHECK: mase.derive "b"
// CHECK: mase.sub {{.*}} : (tensor<4xbf16>, tensor<4xbf16>) -> tensor<4xf32>
// CHECK: mase.add {{.*}} : (tensor<4xf32>, tensor<4xbf16>) -> tensor<4xbf16>
// CHECK-LABEL: func.func @f64(
// CHECK: mase.sqrt {{.*}} -> tensor<4xf64>
func.func @bf16(%x: tensor<1x4xbf16>) -> tensor<1x4xbf16> {
  %w = mase.parameter "w" : () -> tensor<4x4xbf16>
  %b = mase.parameter "b" : () -> tensor<4xbf16>
  %v = mase.parameter "v" : () -> tensor<4xbf16>
  %c = mase.linear %x, %w, %b : (tensor<1x4xbf16>, tensor<4x4xbf16>, tensor<4xbf16>) -> tensor<1x4xbf16>
  %y = mase.batch_norm %c, %v, %v, %v, %v
      : (tensor<1x4xbf16>, tensor<4xbf16>, tensor<4xbf16>, tensor<4xbf16>, tensor<4xbf16>) -> tensor<1x4xbf16>
  return %y : tensor<1x4xbf16>
}
func.func @f64(%x: tensor<1x4xf64>) -> tensor<1x4xf64> {
  %w = mase.parameter "w" : () -> tensor<4x4xf64>
  %v = mase.parameter "v" : () -> tensor<4xf64>
  %c = mase.linear %x, %w : (tensor<1x4xf64>, tensor<4x4xf64>) -> tensor<1x4xf64>
  %y = mase.batch_norm %c, %v, %v, %v, %v
      : (tensor<1x4xf64>, tensor<4xf64>, tensor<4xf64>, tensor<4xf64>, tensor<4xf64>) -> tensor<1x4xf64>
  return %y : tensor<1x4xf64>
}
