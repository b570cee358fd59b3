// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Strides, paddings on each side, dilations, groups; weights under other names than PyTorch's.

// NAME: conv2d
// CHECK: conv2d: ok
func.func @main(%x: tensor<2x4x7x6xf32>) -> (tensor<2x3x5x4xf32>, tensor<2x3x4x6xf32>, tensor<2x3x7x6xf32>, tensor<2x6x7x4xf32>) {
  %aw = mase.parameter "conva.weight" : () -> tensor<3x4x3x3xf32>
  %ab = mase.parameter "conva.bias" : () -> tensor<3xf32>
  %a = mase.conv2d %x, %aw, %ab {} : (tensor<2x4x7x6xf32>, tensor<3x4x3x3xf32>, tensor<3xf32>) -> tensor<2x3x5x4xf32>
  %bw = mase.parameter "convb.weight" : () -> tensor<3x4x3x3xf32>

  %b = mase.conv2d %x, %bw {strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<2x4x7x6xf32>, tensor<3x4x3x3xf32>) -> tensor<2x3x4x6xf32>
  %cw = mase.parameter "convc.weight" : () -> tensor<3x4x2x2xf32>
  %cb = mase.parameter "convc.bias" : () -> tensor<3xf32>
  %c = mase.conv2d %x, %cw, %cb {padding = array<i64: 0, 1, 2, 0>, dilations = array<i64: 2, 1>} : (tensor<2x4x7x6xf32>, tensor<3x4x2x2xf32>, tensor<3xf32>) -> tensor<2x3x7x6xf32>
  %dw = mase.parameter "convd.weight" : () -> tensor<6x2x1x3xf32>
  %db = mase.parameter "convd.bias" : () -> tensor<6xf32>
  %d = mase.conv2d %x, %dw, %db {groups = 2 : i64} : (tensor<2x4x7x6xf32>, tensor<6x2x1x3xf32>, tensor<6xf32>) -> tensor<2x6x7x4xf32>
  return %a, %b, %c, %d : tensor<2x3x5x4xf32>, tensor<2x3x4x6xf32>, tensor<2x3x7x6xf32>, tensor<2x6x7x4xf32>
}
// -----
// NAME: conv_transpose2d
// CHECK: conv_transpose2d: ok
func.func @main(%x: tensor<2x4x7x6xf32>) -> (tensor<2x3x9x8xf32>, tensor<2x3x14x11xf32>, tensor<2x3x15x7xf32>, tensor<2x6x7x8xf32>) {
  %aw = mase.parameter "conva.weight" : () -> tensor<4x3x3x3xf32>
  %ab = mase.parameter "conva.bias" : () -> tensor<3xf32>
  %a = mase.conv_transpose2d %x, %aw, %ab {} : (tensor<2x4x7x6xf32>, tensor<4x3x3x3xf32>, tensor<3xf32>) -> tensor<2x3x9x8xf32>
  %bw = mase.parameter "convb.weight" : () -> tensor<4x3x3x3xf32>

  %b = mase.conv_transpose2d %x, %bw {strides = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>, output_padding = array<i64: 1, 0>} : (tensor<2x4x7x6xf32>, tensor<4x3x3x3xf32>) -> tensor<2x3x14x11xf32>
  %cw = mase.parameter "convc.weight" : () -> tensor<4x3x2x2xf32>
  %cb = mase.parameter "convc.bias" : () -> tensor<3xf32>
  %c = mase.conv_transpose2d %x, %cw, %cb {strides = array<i64: 2, 1>, padding = array<i64: 0, 1, 2, 0>, output_padding = array<i64: 3, 0>, dilations = array<i64: 1, 2>} : (tensor<2x4x7x6xf32>, tensor<4x3x2x2xf32>, tensor<3xf32>) -> tensor<2x3x15x7xf32>
  %dw = mase.parameter "convd.weight" : () -> tensor<4x3x1x3xf32>
  %db = mase.parameter "convd.bias" : () -> tensor<6xf32>
  %d = mase.conv_transpose2d %x, %dw, %db {groups = 2 : i64} : (tensor<2x4x7x6xf32>, tensor<4x3x1x3xf32>, tensor<6xf32>) -> tensor<2x6x7x8xf32>
  return %a, %b, %c, %d : tensor<2x3x9x8xf32>, tensor<2x3x14x11xf32>, tensor<2x3x15x7xf32>, tensor<2x6x7x8xf32>
}
// -----
// NAME: loose weights
// CHECK: loose weights: ok
func.func @main(%x: tensor<2x4x7x6xf32>) -> tensor<2x2x14x12xf32> {
  %w = mase.parameter "kernel" : () -> tensor<3x4x3x3xf32>
  %b = mase.parameter "offset" : () -> tensor<3xf32>
  %y = mase.conv2d %x, %w, %b {padding = array<i64: 1, 1, 1, 1>} : (tensor<2x4x7x6xf32>, tensor<3x4x3x3xf32>, tensor<3xf32>) -> tensor<2x3x7x6xf32>
  %v = mase.parameter "up.weight" : () -> tensor<3x2x2x2xf32>
  %z = mase.conv_transpose2d %y, %v {strides = array<i64: 2, 2>} : (tensor<2x3x7x6xf32>, tensor<3x2x2x2xf32>) -> tensor<2x2x14x12xf32>
  return %z : tensor<2x2x14x12xf32>
}
