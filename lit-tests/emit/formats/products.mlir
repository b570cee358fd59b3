// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Sums of products of numbers with one step, or one for each output channel.

// NAME: linear
// CHECK: linear: ok
// NO GRADIENT reaches a bias that is beyond the largest number of its format.
func.func @main(%x: tensor<3x20xf32>) -> (tensor<3x6xf32>, tensor<3x6xf32>, tensor<3x6xf32>) {
  %v1 = mase.parameter "fc.weight" : () -> tensor<6x20xf32>
  %v2 = mase.cast %v1 : (tensor<6x20xf32>) -> tensor<6x20x!mase.fixed<8, 7>>
  %v3 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v4 = mase.cast %v3 : (tensor<6xf32>) -> tensor<6x!mase.fixed<32, 12>>
  %v5 = mase.cast %x : (tensor<3x20xf32>) -> tensor<3x20x!mase.fixed<8, 5>>
  %v6 = mase.linear %v5, %v2, %v4 : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.fixed<8, 7>>, tensor<6x!mase.fixed<32, 12>>) -> tensor<3x6x!mase.fixed<16, 9>>
  %v7 = mase.cast %v6 : (tensor<3x6x!mase.fixed<16, 9>>) -> tensor<3x6xf32>
  %v8 = mase.linear %v5, %v2 : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.fixed<8, 7>>) -> tensor<3x6x!mase.fixed<8, 4>>
  %v9 = mase.cast %v8 : (tensor<3x6x!mase.fixed<8, 4>>) -> tensor<3x6xf32>
  %v10 = mase.parameter "fc2.bias" : () -> tensor<6xf32>
  %v11 = mase.cast %v10 : (tensor<6xf32>) -> tensor<6x!mase.fixed<8, 15>>
  %v12 = mase.linear %v5, %v2, %v11 {accumulator_width = 24 : i64} : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.fixed<8, 7>>, tensor<6x!mase.fixed<8, 15>>) -> tensor<3x6x!mase.fixed<16, 9>>
  %v13 = mase.cast %v12 : (tensor<3x6x!mase.fixed<16, 9>>) -> tensor<3x6xf32>
  return %v7, %v9, %v13 : tensor<3x6xf32>, tensor<3x6xf32>, tensor<3x6xf32>
}
// -----
// NAME: linear per channel
// CHECK: linear per channel: ok
func.func @main(%x: tensor<3x20xf32>) -> tensor<3x6xf32> {
  %v1 = mase.parameter "fc.weight" : () -> tensor<6x20xf32>
  %v2 = mase.derive "fc.weight.points" (%v1) : (tensor<6x20xf32>) -> tensor<6xi8> {
  ^bb0(%a: tensor<6x20xf32>):
    %0 = mase.fit %a for !mase.fixed<8, channel = 0> : (tensor<6x20xf32>) -> tensor<6xi8>
    mase.yield %0 : tensor<6xi8>
  }
  %v3 = mase.cast %v1 per_channel %v2 : (tensor<6x20xf32>, tensor<6xi8>) -> tensor<6x20x!mase.fixed<8, channel = 0>>
  %v4 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v5 = mase.cast %v4 : (tensor<6xf32>) -> tensor<6x!mase.fixed<32, 12>>
  %v6 = mase.cast %x : (tensor<3x20xf32>) -> tensor<3x20x!mase.fixed<8, 5>>
  %v7 = mase.linear %v6, %v3, %v5 {accumulator_width = 23 : i64} : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.fixed<8, channel = 0>>, tensor<6x!mase.fixed<32, 12>>) -> tensor<3x6x!mase.fixed<16, 9>>
  %v8 = mase.cast %v7 : (tensor<3x6x!mase.fixed<16, 9>>) -> tensor<3x6xf32>
  return %v8 : tensor<3x6xf32>
}
// -----
// NAME: linear ternary
// CHECK: linear ternary: ok
func.func @main(%x: tensor<3x20xf32>) -> (tensor<3x6xf32>, tensor<3x6xf32>) {
  %v1 = mase.parameter "fc.weight" : () -> tensor<6x20xf32>
  %v2 = mase.derive "fc.weight.scales" (%v1) : (tensor<6x20xf32>) -> tensor<6xf32> {
  ^bb0(%a: tensor<6x20xf32>):
    %0 = mase.fit %a for !mase.ternary<channel = 0> : (tensor<6x20xf32>) -> tensor<6xf32>
    mase.yield %0 : tensor<6xf32>
  }
  %v3 = mase.cast %v1 per_channel %v2 : (tensor<6x20xf32>, tensor<6xf32>) -> tensor<6x20x!mase.ternary<channel = 0>>
  %v4 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v5 = mase.cast %v4 : (tensor<6xf32>) -> tensor<6x!mase.fixed<32, 12>>
  %v6 = mase.cast %x : (tensor<3x20xf32>) -> tensor<3x20x!mase.fixed<8, 5>>
  %v7 = mase.linear %v6, %v3, %v5 : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.ternary<channel = 0>>, tensor<6x!mase.fixed<32, 12>>) -> tensor<3x6x!mase.fixed<16, 9>>
  %v8 = mase.cast %v7 : (tensor<3x6x!mase.fixed<16, 9>>) -> tensor<3x6xf32>
  %v9 = mase.parameter "fd.weight" : () -> tensor<6x20xf32>
  %v10 = mase.derive "fd.weight.scales" (%v9) : (tensor<6x20xf32>) -> tensor<6xf32> {
  ^bb0(%a: tensor<6x20xf32>):
    %0 = mase.fit %a for !mase.binary<channel = 0> : (tensor<6x20xf32>) -> tensor<6xf32>
    mase.yield %0 : tensor<6xf32>
  }
  %v11 = mase.cast %v9 per_channel %v10 : (tensor<6x20xf32>, tensor<6xf32>) -> tensor<6x20x!mase.binary<channel = 0>>
  %v12 = mase.linear %v6, %v11 : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.binary<channel = 0>>) -> tensor<3x6x!mase.fixed<16, 9>>
  %v13 = mase.cast %v12 : (tensor<3x6x!mase.fixed<16, 9>>) -> tensor<3x6xf32>
  return %v8, %v13 : tensor<3x6xf32>, tensor<3x6xf32>
}
// -----
// NAME: linear scaled
// CHECK: linear scaled: ok
func.func @main(%x: tensor<3x20xf32>) -> tensor<3x6xf32> {
  %v1 = mase.parameter "fc.weight" : () -> tensor<6x20xf32>
  %v2 = mase.derive "fc.weight.scales" (%v1) : (tensor<6x20xf32>) -> tensor<6xf32> {
  ^bb0(%a: tensor<6x20xf32>):
    %0 = mase.fit %a for !mase.int<8, narrow, channel = 0> : (tensor<6x20xf32>) -> tensor<6xf32>
    mase.yield %0 : tensor<6xf32>
  }
  %v3 = mase.cast %v1 per_channel %v2 : (tensor<6x20xf32>, tensor<6xf32>) -> tensor<6x20x!mase.int<8, narrow, channel = 0>>
  %v4 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v5 = mase.cast %v4 : (tensor<6xf32>) -> tensor<6x!mase.fixed<24, 12>>
  %v6 = mase.cast %x : (tensor<3x20xf32>) -> tensor<3x20x!mase.int<8, scale = 0.03, zero = 10>>
  %v7 = mase.linear %v6, %v3, %v5 : (tensor<3x20x!mase.int<8, scale = 0.03, zero = 10>>, tensor<6x20x!mase.int<8, narrow, channel = 0>>, tensor<6x!mase.fixed<24, 12>>) -> tensor<3x6x!mase.int<8, scale = 0.11>>
  %v8 = mase.cast %v7 : (tensor<3x6x!mase.int<8, scale = 0.11>>) -> tensor<3x6xf32>
  return %v8 : tensor<3x6xf32>
}
// -----
// NAME: linear minifloat
// CHECK: linear minifloat: ok
func.func @main(%x: tensor<3x20xf32>) -> tensor<3x6xf32> {
  %v1 = mase.parameter "fc.weight" : () -> tensor<6x20xf32>
  %v2 = mase.cast %v1 : (tensor<6x20xf32>) -> tensor<6x20x!mase.minifloat<4, 3>>
  %v3 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v4 = mase.cast %v3 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v5 = mase.cast %x : (tensor<3x20xf32>) -> tensor<3x20x!mase.minifloat<4, 3>>
  %v6 = mase.linear %v5, %v2, %v4 : (tensor<3x20x!mase.minifloat<4, 3>>, tensor<6x20x!mase.minifloat<4, 3>>, tensor<6x!mase.fixed<16, 10>>) -> tensor<3x6x!mase.minifloat<4, 3>>
  %v7 = mase.cast %v6 : (tensor<3x6x!mase.minifloat<4, 3>>) -> tensor<3x6xf32>
  return %v7 : tensor<3x6xf32>
}
// -----
// NAME: linear rounded products
// CHECK: linear rounded products: ok
func.func @main(%x: tensor<3x20xf32>) -> tensor<3x6xf32> {
  %v1 = mase.parameter "fc.weight" : () -> tensor<6x20xf32>
  %v2 = mase.cast %v1 : (tensor<6x20xf32>) -> tensor<6x20x!mase.fixed<8, 7>>
  %v3 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v4 = mase.cast %v3 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 12>>
  %v5 = mase.cast %x : (tensor<3x20xf32>) -> tensor<3x20x!mase.fixed<8, 5>>
  %v6 = mase.linear %v5, %v2, %v4 {accumulator_width = 20 : i64, accumulator_frac = 10 : i64} : (tensor<3x20x!mase.fixed<8, 5>>, tensor<6x20x!mase.fixed<8, 7>>, tensor<6x!mase.fixed<16, 12>>) -> tensor<3x6x!mase.fixed<16, 9>>
  %v7 = mase.cast %v6 : (tensor<3x6x!mase.fixed<16, 9>>) -> tensor<3x6xf32>
  return %v7 : tensor<3x6xf32>
}
// -----
// NAME: matmul
// CHECK: matmul: ok
func.func @main(%x: tensor<2x3x5xf32>, %y: tensor<2x5x4xf32>) -> tensor<2x3x4xf32> {
  %v1 = mase.cast %x : (tensor<2x3x5xf32>) -> tensor<2x3x5x!mase.fixed<8, 5>>
  %v2 = mase.cast %y : (tensor<2x5x4xf32>) -> tensor<2x5x4x!mase.fixed<8, 4>>
  %v3 = mase.matmul %v1, %v2 : (tensor<2x3x5x!mase.fixed<8, 5>>, tensor<2x5x4x!mase.fixed<8, 4>>) -> tensor<2x3x4x!mase.fixed<12, 4>>
  %v4 = mase.cast %v3 : (tensor<2x3x4x!mase.fixed<12, 4>>) -> tensor<2x3x4xf32>
  return %v4 : tensor<2x3x4xf32>
}
// -----
// NAME: convolutions
// CHECK: convolutions: ok
func.func @main(%x: tensor<2x4x7x6xf32>) -> (tensor<2x6x4x6xf32>, tensor<2x6x6x7xf32>, tensor<2x3x14x11xf32>) {
  %v1 = mase.cast %x : (tensor<2x4x7x6xf32>) -> tensor<2x4x7x6x!mase.fixed<8, 5>>
  %v2 = mase.parameter "a.weight" : () -> tensor<6x4x3x3xf32>
  %v3 = mase.derive "a.points" (%v2) : (tensor<6x4x3x3xf32>) -> tensor<6xi8> {
  ^bb0(%a: tensor<6x4x3x3xf32>):
    %0 = mase.fit %a for !mase.fixed<6, channel = 0> : (tensor<6x4x3x3xf32>) -> tensor<6xi8>
    mase.yield %0 : tensor<6xi8>
  }
  %v4 = mase.cast %v2 per_channel %v3 : (tensor<6x4x3x3xf32>, tensor<6xi8>) -> tensor<6x4x3x3x!mase.fixed<6, channel = 0>>
  %v5 = mase.parameter "a.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 9>>
  %v7 = mase.conv2d %v1, %v4, %v6 {strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<2x4x7x6x!mase.fixed<8, 5>>, tensor<6x4x3x3x!mase.fixed<6, channel = 0>>, tensor<6x!mase.fixed<16, 9>>) -> tensor<2x6x4x6x!mase.fixed<10, 5>>
  %v8 = mase.cast %v7 : (tensor<2x6x4x6x!mase.fixed<10, 5>>) -> tensor<2x6x4x6xf32>
  %v9 = mase.parameter "b.weight" : () -> tensor<6x2x2x3xf32>
  %v10 = mase.cast %v9 : (tensor<6x2x2x3xf32>) -> tensor<6x2x2x3x!mase.fixed<6, 5>>
  %v11 = mase.parameter "b.bias" : () -> tensor<6xf32>
  %v12 = mase.cast %v11 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 9>>
  %v13 = mase.conv2d %v1, %v10, %v12 {groups = 2 : i64, padding = array<i64: 0, 1, 0, 2>} : (tensor<2x4x7x6x!mase.fixed<8, 5>>, tensor<6x2x2x3x!mase.fixed<6, 5>>, tensor<6x!mase.fixed<16, 9>>) -> tensor<2x6x6x7x!mase.fixed<10, 5>>
  %v14 = mase.cast %v13 : (tensor<2x6x6x7x!mase.fixed<10, 5>>) -> tensor<2x6x6x7xf32>
  %v15 = mase.parameter "c.weight" : () -> tensor<4x3x3x3xf32>
  %v16 = mase.cast %v15 : (tensor<4x3x3x3xf32>) -> tensor<4x3x3x3x!mase.fixed<6, 5>>
  %v17 = mase.parameter "c.bias" : () -> tensor<3xf32>
  %v18 = mase.cast %v17 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 9>>
  %v19 = mase.conv_transpose2d %v1, %v16, %v18 {strides = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>, output_padding = array<i64: 1, 0>} : (tensor<2x4x7x6x!mase.fixed<8, 5>>, tensor<4x3x3x3x!mase.fixed<6, 5>>, tensor<3x!mase.fixed<16, 9>>) -> tensor<2x3x14x11x!mase.fixed<10, 5>>
  %v20 = mase.cast %v19 : (tensor<2x3x14x11x!mase.fixed<10, 5>>) -> tensor<2x3x14x11xf32>
  return %v8, %v14, %v20 : tensor<2x6x4x6xf32>, tensor<2x6x6x7xf32>, tensor<2x3x14x11xf32>
}
// -----
// NAME: rotary
// CHECK: rotary: ok
func.func @main(%x: tensor<2x1x3x4xf32>) -> tensor<2x1x3x4xf32> {
  %v1 = mase.cast %x : (tensor<2x1x3x4xf32>) -> tensor<2x1x3x4x!mase.fixed<8, 5>>
  %v2 = mase.parameter "cos" : () -> tensor<3x4xf32>
  %v3 = mase.cast %v2 : (tensor<3x4xf32>) -> tensor<3x4x!mase.fixed<8, 7>>
  %v4 = mase.parameter "sin" : () -> tensor<3x4xf32>
  %v5 = mase.cast %v4 : (tensor<3x4xf32>) -> tensor<3x4x!mase.fixed<8, 6>>
  %v6 = mase.rotary_embedding %v1, %v3, %v5 : (tensor<2x1x3x4x!mase.fixed<8, 5>>, tensor<3x4x!mase.fixed<8, 7>>, tensor<3x4x!mase.fixed<8, 6>>) -> tensor<2x1x3x4x!mase.fixed<9, 5>>
  %v7 = mase.cast %v6 : (tensor<2x1x3x4x!mase.fixed<9, 5>>) -> tensor<2x1x3x4xf32>
  return %v7 : tensor<2x1x3x4xf32>
}
