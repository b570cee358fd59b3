// RUN: mase-opt %s --mase-fuse | FileCheck %s --implicit-check-not=mase.derive

// What is not folded: nothing is derived in this file.

// The layer's result has another use.
// CHECK-LABEL: func.func @uses
// CHECK: mase.mul
func.func @uses(%x: tensor<1x4xf32>) -> (tensor<1x3xf32>, tensor<1x3xf32>) {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %s = arith.constant dense<0.5> : tensor<f32>
  %c = mase.linear %x, %w : (tensor<1x4xf32>, tensor<3x4xf32>) -> tensor<1x3xf32>
  %y = mase.mul %c, %s : (tensor<1x3xf32>, tensor<f32>) -> tensor<1x3xf32>
  return %c, %y : tensor<1x3xf32>, tensor<1x3xf32>
}

// So has the weight, which would be held twice.
// CHECK-LABEL: func.func @tied
// CHECK: mase.mul
func.func @tied(%i: tensor<1xi64>) -> tensor<1x8xf32> {
  %w = mase.parameter "w" : () -> tensor<8x4xf32>
  %s = arith.constant dense<0.5> : tensor<f32>
  %x = mase.embedding %i, %w : (tensor<1xi64>, tensor<8x4xf32>) -> tensor<1x4xf32>
  %c = mase.linear %x, %w : (tensor<1x4xf32>, tensor<8x4xf32>) -> tensor<1x8xf32>
  %y = mase.mul %c, %s : (tensor<1x8xf32>, tensor<f32>) -> tensor<1x8xf32>
  return %y : tensor<1x8xf32>
}

// The channels of the normalisation are not those of the layer.
// CHECK-LABEL: func.func @axis
// CHECK: mase.batch_norm
func.func @axis(%x: tensor<1x3x4xf32>, %g: tensor<3xf32>) -> tensor<1x3x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %v = mase.parameter "v" : () -> tensor<3xf32>
  %c = mase.linear %x, %w : (tensor<1x3x4xf32>, tensor<3x4xf32>) -> tensor<1x3x3xf32>
  %y = mase.batch_norm %c, %v, %v, %v, %v
      : (tensor<1x3x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x3xf32>
  return %y : tensor<1x3x3xf32>
}

// Nor are those of the factor: it is along the rows, which are as many.
// CHECK-LABEL: func.func @rows
// CHECK: mase.mul
func.func @rows(%x: tensor<1x3x4xf32>) -> tensor<1x3x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %v = mase.parameter "v" : () -> tensor<3x1xf32>
  %c = mase.linear %x, %w : (tensor<1x3x4xf32>, tensor<3x4xf32>) -> tensor<1x3x3xf32>
  %y = mase.mul %c, %v : (tensor<1x3x3xf32>, tensor<3x1xf32>) -> tensor<1x3x3xf32>
  return %y : tensor<1x3x3xf32>
}

// Something between moves channels.
// CHECK-LABEL: func.func @between
// CHECK: mase.mul
func.func @between(%x: tensor<3x4xf32>) -> tensor<3x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %v = mase.parameter "v" : () -> tensor<3xf32>
  %c = mase.linear %x, %w : (tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<3x3xf32>
  %t = mase.transpose %c perm [1, 0] : (tensor<3x3xf32>) -> tensor<3x3xf32>
  %y = mase.mul %t, %v : (tensor<3x3xf32>, tensor<3xf32>) -> tensor<3x3xf32>
  return %y : tensor<3x3xf32>
}

// Number formats round where they are.
// CHECK-LABEL: func.func @quantised
// CHECK: mase.mul
func.func @quantised(%x: tensor<1x4x!mase.fixed<8, 4>>) -> tensor<1x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4x!mase.fixed<8, 4>>
  %s = arith.constant dense<0.5> : tensor<f32>
  %c = mase.linear %x, %w : (tensor<1x4x!mase.fixed<8, 4>>, tensor<3x4x!mase.fixed<8, 4>>) -> tensor<1x3xf32>
  %y = mase.mul %c, %s : (tensor<1x3xf32>, tensor<f32>) -> tensor<1x3xf32>
  return %y : tensor<1x3xf32>
}

// So do changes between floats.
// CHECK-LABEL: func.func @half
// CHECK: mase.mul
func.func @half(%x: tensor<1x4xf16>) -> tensor<1x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf16>
  %s = arith.constant dense<0.5> : tensor<f32>
  %c = mase.linear %x, %w : (tensor<1x4xf16>, tensor<3x4xf16>) -> tensor<1x3xf32>
  %y = mase.mul %c, %s : (tensor<1x3xf32>, tensor<f32>) -> tensor<1x3xf32>
  return %y : tensor<1x3xf32>
}

// The factor, or the weight, is a stream.
// CHECK-LABEL: func.func @stream
// CHECK: mase.mul
// CHECK: mase.mul
func.func @stream(%x: tensor<1x4xf32>, %s: tensor<f32>, %v: tensor<4x3xf32>) -> tensor<1x4xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %half = arith.constant dense<0.5> : tensor<f32>
  %c = mase.linear %x, %w : (tensor<1x4xf32>, tensor<3x4xf32>) -> tensor<1x3xf32>
  %y = mase.mul %c, %s : (tensor<1x3xf32>, tensor<f32>) -> tensor<1x3xf32>
  %d = mase.linear %y, %v : (tensor<1x3xf32>, tensor<4x3xf32>) -> tensor<1x4xf32>
  %z = mase.mul %d, %half : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  return %z : tensor<1x4xf32>
}

// A sum does not go through a product, nor does the layer go where its result grows.
// CHECK-LABEL: func.func @sum
// CHECK: mase.add
// CHECK: mase.mul
func.func @sum(%x: tensor<1x4xf32>, %v: tensor<3x3xf32>) -> tensor<2x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %half = arith.constant dense<0.5> : tensor<f32>
  %s = mase.parameter "s" : () -> tensor<2x1xf32>
  %c = mase.linear %x, %w : (tensor<1x4xf32>, tensor<3x4xf32>) -> tensor<1x3xf32>
  %m = mase.matmul %c, %v : (tensor<1x3xf32>, tensor<3x3xf32>) -> tensor<1x3xf32>
  %a = mase.add %m, %half : (tensor<1x3xf32>, tensor<f32>) -> tensor<1x3xf32>
  %y = mase.mul %a, %s : (tensor<1x3xf32>, tensor<2x1xf32>) -> tensor<2x3xf32>
  return %y : tensor<2x3xf32>
}

// A block is the user's.
// CHECK-LABEL: func.func @block
// CHECK: mase.mul
func.func @block(%x: tensor<1x4xf32>) -> tensor<1x3xf32> {
  %y = mase.block (%x) : (tensor<1x4xf32>) -> tensor<1x3xf32> {
  ^bb0(%a: tensor<1x4xf32>):
    %w = mase.parameter "w" : () -> tensor<3x4xf32>
    %half = arith.constant dense<0.5> : tensor<f32>
    %c = mase.linear %a, %w : (tensor<1x4xf32>, tensor<3x4xf32>) -> tensor<1x3xf32>
    %m = mase.mul %c, %half : (tensor<1x3xf32>, tensor<f32>) -> tensor<1x3xf32>
    mase.yield %m : tensor<1x3xf32>
  }
  return %y : tensor<1x3xf32>
}
