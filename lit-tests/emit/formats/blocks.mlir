// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Blocks that share an exponent, the last one short, and sums of their products.

// NAME: blocks msfp12
// CHECK: blocks msfp12: ok
func.func @main(%x: tensor<2x3x40xf32>, %y: tensor<2x40x4xf32>, %i: tensor<1x20x5x5xf32>) -> (tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>) {
  %v1 = mase.cast %x : (tensor<2x3x40xf32>) -> tensor<2x3x40x!mase.msfp12>
  %v2 = mase.cast %v1 : (tensor<2x3x40x!mase.msfp12>) -> tensor<2x3x40xf32>
  %v3 = mase.parameter "fc.weight" : () -> tensor<6x40xf32>
  %v4 = mase.cast %v3 : (tensor<6x40xf32>) -> tensor<6x40x!mase.msfp12>
  %v5 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v7 = mase.linear %v1, %v4, %v6 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.msfp12>, tensor<6x40x!mase.msfp12>, tensor<6x!mase.fixed<16, 10>>) -> tensor<2x3x6x!mase.fixed<18, 9>>
  %v8 = mase.cast %v7 : (tensor<2x3x6x!mase.fixed<18, 9>>) -> tensor<2x3x6xf32>
  %v9 = mase.cast %y : (tensor<2x40x4xf32>) -> tensor<2x40x4x!mase.msfp12<axis = -2>>
  %v10 = mase.matmul %v1, %v9 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.msfp12>, tensor<2x40x4x!mase.msfp12<axis = -2>>) -> tensor<2x3x4x!mase.fixed<18, 9>>
  %v11 = mase.cast %v10 : (tensor<2x3x4x!mase.fixed<18, 9>>) -> tensor<2x3x4xf32>
  %v12 = mase.cast %i : (tensor<1x20x5x5xf32>) -> tensor<1x20x5x5x!mase.msfp12<axis = -3>>
  %v13 = mase.parameter "conv.weight" : () -> tensor<3x20x3x3xf32>
  %v14 = mase.cast %v13 : (tensor<3x20x3x3xf32>) -> tensor<3x20x3x3x!mase.msfp12<axis = -3>>
  %v15 = mase.parameter "conv.bias" : () -> tensor<3xf32>
  %v16 = mase.cast %v15 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 10>>
  %v17 = mase.conv2d %v12, %v14, %v16 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x20x5x5x!mase.msfp12<axis = -3>>, tensor<3x20x3x3x!mase.msfp12<axis = -3>>, tensor<3x!mase.fixed<16, 10>>) -> tensor<1x3x3x5x!mase.fixed<18, 9>>
  %v18 = mase.cast %v17 : (tensor<1x3x3x5x!mase.fixed<18, 9>>) -> tensor<1x3x3x5xf32>
  return %v2, %v8, %v11, %v18 : tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>
}
// -----
// NAME: blocks mxint8
// CHECK: blocks mxint8: ok
func.func @main(%x: tensor<2x3x40xf32>, %y: tensor<2x40x4xf32>, %i: tensor<1x20x5x5xf32>) -> (tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>) {
  %v1 = mase.cast %x : (tensor<2x3x40xf32>) -> tensor<2x3x40x!mase.mxint8>
  %v2 = mase.cast %v1 : (tensor<2x3x40x!mase.mxint8>) -> tensor<2x3x40xf32>
  %v3 = mase.parameter "fc.weight" : () -> tensor<6x40xf32>
  %v4 = mase.cast %v3 : (tensor<6x40xf32>) -> tensor<6x40x!mase.mxint8>
  %v5 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v7 = mase.linear %v1, %v4, %v6 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxint8>, tensor<6x40x!mase.mxint8>, tensor<6x!mase.fixed<16, 10>>) -> tensor<2x3x6x!mase.fixed<18, 9>>
  %v8 = mase.cast %v7 : (tensor<2x3x6x!mase.fixed<18, 9>>) -> tensor<2x3x6xf32>
  %v9 = mase.cast %y : (tensor<2x40x4xf32>) -> tensor<2x40x4x!mase.mxint8<axis = -2>>
  %v10 = mase.matmul %v1, %v9 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxint8>, tensor<2x40x4x!mase.mxint8<axis = -2>>) -> tensor<2x3x4x!mase.fixed<18, 9>>
  %v11 = mase.cast %v10 : (tensor<2x3x4x!mase.fixed<18, 9>>) -> tensor<2x3x4xf32>
  %v12 = mase.cast %i : (tensor<1x20x5x5xf32>) -> tensor<1x20x5x5x!mase.mxint8<axis = -3>>
  %v13 = mase.parameter "conv.weight" : () -> tensor<3x20x3x3xf32>
  %v14 = mase.cast %v13 : (tensor<3x20x3x3xf32>) -> tensor<3x20x3x3x!mase.mxint8<axis = -3>>
  %v15 = mase.parameter "conv.bias" : () -> tensor<3xf32>
  %v16 = mase.cast %v15 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 10>>
  %v17 = mase.conv2d %v12, %v14, %v16 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x20x5x5x!mase.mxint8<axis = -3>>, tensor<3x20x3x3x!mase.mxint8<axis = -3>>, tensor<3x!mase.fixed<16, 10>>) -> tensor<1x3x3x5x!mase.fixed<18, 9>>
  %v18 = mase.cast %v17 : (tensor<1x3x3x5x!mase.fixed<18, 9>>) -> tensor<1x3x3x5xf32>
  return %v2, %v8, %v11, %v18 : tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>
}
// -----
// NAME: blocks mxfp8
// CHECK: blocks mxfp8: ok
func.func @main(%x: tensor<2x3x40xf32>, %y: tensor<2x40x4xf32>, %i: tensor<1x20x5x5xf32>) -> (tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>) {
  %v1 = mase.cast %x : (tensor<2x3x40xf32>) -> tensor<2x3x40x!mase.mxfp8_e4m3>
  %v2 = mase.cast %v1 : (tensor<2x3x40x!mase.mxfp8_e4m3>) -> tensor<2x3x40xf32>
  %v3 = mase.parameter "fc.weight" : () -> tensor<6x40xf32>
  %v4 = mase.cast %v3 : (tensor<6x40xf32>) -> tensor<6x40x!mase.mxfp8_e4m3>
  %v5 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v7 = mase.linear %v1, %v4, %v6 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxfp8_e4m3>, tensor<6x40x!mase.mxfp8_e4m3>, tensor<6x!mase.fixed<16, 10>>) -> tensor<2x3x6x!mase.fixed<18, 9>>
  %v8 = mase.cast %v7 : (tensor<2x3x6x!mase.fixed<18, 9>>) -> tensor<2x3x6xf32>
  %v9 = mase.cast %y : (tensor<2x40x4xf32>) -> tensor<2x40x4x!mase.mxfp8_e4m3<axis = -2>>
  %v10 = mase.matmul %v1, %v9 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxfp8_e4m3>, tensor<2x40x4x!mase.mxfp8_e4m3<axis = -2>>) -> tensor<2x3x4x!mase.fixed<18, 9>>
  %v11 = mase.cast %v10 : (tensor<2x3x4x!mase.fixed<18, 9>>) -> tensor<2x3x4xf32>
  %v12 = mase.cast %i : (tensor<1x20x5x5xf32>) -> tensor<1x20x5x5x!mase.mxfp8_e4m3<axis = -3>>
  %v13 = mase.parameter "conv.weight" : () -> tensor<3x20x3x3xf32>
  %v14 = mase.cast %v13 : (tensor<3x20x3x3xf32>) -> tensor<3x20x3x3x!mase.mxfp8_e4m3<axis = -3>>
  %v15 = mase.parameter "conv.bias" : () -> tensor<3xf32>
  %v16 = mase.cast %v15 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 10>>
  %v17 = mase.conv2d %v12, %v14, %v16 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x20x5x5x!mase.mxfp8_e4m3<axis = -3>>, tensor<3x20x3x3x!mase.mxfp8_e4m3<axis = -3>>, tensor<3x!mase.fixed<16, 10>>) -> tensor<1x3x3x5x!mase.fixed<18, 9>>
  %v18 = mase.cast %v17 : (tensor<1x3x3x5x!mase.fixed<18, 9>>) -> tensor<1x3x3x5xf32>
  return %v2, %v8, %v11, %v18 : tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>
}
// -----
// NAME: blocks mxfp4
// CHECK: blocks mxfp4: ok
// NO GRADIENT where blocks round to nothing.
func.func @main(%x: tensor<2x3x40xf32>, %y: tensor<2x40x4xf32>, %i: tensor<1x20x5x5xf32>) -> (tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>) {
  %v1 = mase.cast %x : (tensor<2x3x40xf32>) -> tensor<2x3x40x!mase.mxfp4_e2m1>
  %v2 = mase.cast %v1 : (tensor<2x3x40x!mase.mxfp4_e2m1>) -> tensor<2x3x40xf32>
  %v3 = mase.parameter "fc.weight" : () -> tensor<6x40xf32>
  %v4 = mase.cast %v3 : (tensor<6x40xf32>) -> tensor<6x40x!mase.mxfp4_e2m1>
  %v5 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v7 = mase.linear %v1, %v4, %v6 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxfp4_e2m1>, tensor<6x40x!mase.mxfp4_e2m1>, tensor<6x!mase.fixed<16, 10>>) -> tensor<2x3x6x!mase.fixed<18, 9>>
  %v8 = mase.cast %v7 : (tensor<2x3x6x!mase.fixed<18, 9>>) -> tensor<2x3x6xf32>
  %v9 = mase.cast %y : (tensor<2x40x4xf32>) -> tensor<2x40x4x!mase.mxfp4_e2m1<axis = -2>>
  %v10 = mase.matmul %v1, %v9 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxfp4_e2m1>, tensor<2x40x4x!mase.mxfp4_e2m1<axis = -2>>) -> tensor<2x3x4x!mase.fixed<18, 9>>
  %v11 = mase.cast %v10 : (tensor<2x3x4x!mase.fixed<18, 9>>) -> tensor<2x3x4xf32>
  %v12 = mase.cast %i : (tensor<1x20x5x5xf32>) -> tensor<1x20x5x5x!mase.mxfp4_e2m1<axis = -3>>
  %v13 = mase.parameter "conv.weight" : () -> tensor<3x20x3x3xf32>
  %v14 = mase.cast %v13 : (tensor<3x20x3x3xf32>) -> tensor<3x20x3x3x!mase.mxfp4_e2m1<axis = -3>>
  %v15 = mase.parameter "conv.bias" : () -> tensor<3xf32>
  %v16 = mase.cast %v15 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 10>>
  %v17 = mase.conv2d %v12, %v14, %v16 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x20x5x5x!mase.mxfp4_e2m1<axis = -3>>, tensor<3x20x3x3x!mase.mxfp4_e2m1<axis = -3>>, tensor<3x!mase.fixed<16, 10>>) -> tensor<1x3x3x5x!mase.fixed<18, 9>>
  %v18 = mase.cast %v17 : (tensor<1x3x3x5x!mase.fixed<18, 9>>) -> tensor<1x3x3x5xf32>
  return %v2, %v8, %v11, %v18 : tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>
}
// -----
// NAME: blocks ceil
// CHECK: blocks ceil: ok
func.func @main(%x: tensor<2x3x40xf32>, %y: tensor<2x40x4xf32>, %i: tensor<1x20x5x5xf32>) -> (tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>) {
  %v1 = mase.cast %x : (tensor<2x3x40xf32>) -> tensor<2x3x40x!mase.mxint6<block = 16, rule = ceil, rounding = half_away>>
  %v2 = mase.cast %v1 : (tensor<2x3x40x!mase.mxint6<block = 16, rule = ceil, rounding = half_away>>) -> tensor<2x3x40xf32>
  %v3 = mase.parameter "fc.weight" : () -> tensor<6x40xf32>
  %v4 = mase.cast %v3 : (tensor<6x40xf32>) -> tensor<6x40x!mase.mxint6<block = 16, rule = ceil, rounding = half_away>>
  %v5 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v7 = mase.linear %v1, %v4, %v6 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxint6<block = 16, rule = ceil, rounding = half_away>>, tensor<6x40x!mase.mxint6<block = 16, rule = ceil, rounding = half_away>>, tensor<6x!mase.fixed<16, 10>>) -> tensor<2x3x6x!mase.fixed<18, 9>>
  %v8 = mase.cast %v7 : (tensor<2x3x6x!mase.fixed<18, 9>>) -> tensor<2x3x6xf32>
  %v9 = mase.cast %y : (tensor<2x40x4xf32>) -> tensor<2x40x4x!mase.mxint6<block = 16, rule = ceil, rounding = half_away, axis = -2>>
  %v10 = mase.matmul %v1, %v9 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.mxint6<block = 16, rule = ceil, rounding = half_away>>, tensor<2x40x4x!mase.mxint6<block = 16, rule = ceil, rounding = half_away, axis = -2>>) -> tensor<2x3x4x!mase.fixed<18, 9>>
  %v11 = mase.cast %v10 : (tensor<2x3x4x!mase.fixed<18, 9>>) -> tensor<2x3x4xf32>
  %v12 = mase.cast %i : (tensor<1x20x5x5xf32>) -> tensor<1x20x5x5x!mase.mxint6<block = 16, rule = ceil, rounding = half_away, axis = -3>>
  %v13 = mase.parameter "conv.weight" : () -> tensor<3x20x3x3xf32>
  %v14 = mase.cast %v13 : (tensor<3x20x3x3xf32>) -> tensor<3x20x3x3x!mase.mxint6<block = 16, rule = ceil, rounding = half_away, axis = -3>>
  %v15 = mase.parameter "conv.bias" : () -> tensor<3xf32>
  %v16 = mase.cast %v15 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 10>>
  %v17 = mase.conv2d %v12, %v14, %v16 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x20x5x5x!mase.mxint6<block = 16, rule = ceil, rounding = half_away, axis = -3>>, tensor<3x20x3x3x!mase.mxint6<block = 16, rule = ceil, rounding = half_away, axis = -3>>, tensor<3x!mase.fixed<16, 10>>) -> tensor<1x3x3x5x!mase.fixed<18, 9>>
  %v18 = mase.cast %v17 : (tensor<1x3x3x5x!mase.fixed<18, 9>>) -> tensor<1x3x3x5xf32>
  return %v2, %v8, %v11, %v18 : tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>
}
// -----
// NAME: blocks bfp
// CHECK: blocks bfp: ok
func.func @main(%x: tensor<2x3x40xf32>, %y: tensor<2x40x4xf32>, %i: tensor<1x20x5x5xf32>) -> (tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>) {
  %v1 = mase.cast %x : (tensor<2x3x40xf32>) -> tensor<2x3x40x!mase.bfp<5, 4, block = 8, rule = round>>
  %v2 = mase.cast %v1 : (tensor<2x3x40x!mase.bfp<5, 4, block = 8, rule = round>>) -> tensor<2x3x40xf32>
  %v3 = mase.parameter "fc.weight" : () -> tensor<6x40xf32>
  %v4 = mase.cast %v3 : (tensor<6x40xf32>) -> tensor<6x40x!mase.bfp<5, 4, block = 8, rule = round>>
  %v5 = mase.parameter "fc.bias" : () -> tensor<6xf32>
  %v6 = mase.cast %v5 : (tensor<6xf32>) -> tensor<6x!mase.fixed<16, 10>>
  %v7 = mase.linear %v1, %v4, %v6 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.bfp<5, 4, block = 8, rule = round>>, tensor<6x40x!mase.bfp<5, 4, block = 8, rule = round>>, tensor<6x!mase.fixed<16, 10>>) -> tensor<2x3x6x!mase.fixed<18, 9>>
  %v8 = mase.cast %v7 : (tensor<2x3x6x!mase.fixed<18, 9>>) -> tensor<2x3x6xf32>
  %v9 = mase.cast %y : (tensor<2x40x4xf32>) -> tensor<2x40x4x!mase.bfp<5, 4, block = 8, rule = round, axis = -2>>
  %v10 = mase.matmul %v1, %v9 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64} : (tensor<2x3x40x!mase.bfp<5, 4, block = 8, rule = round>>, tensor<2x40x4x!mase.bfp<5, 4, block = 8, rule = round, axis = -2>>) -> tensor<2x3x4x!mase.fixed<18, 9>>
  %v11 = mase.cast %v10 : (tensor<2x3x4x!mase.fixed<18, 9>>) -> tensor<2x3x4xf32>
  %v12 = mase.cast %i : (tensor<1x20x5x5xf32>) -> tensor<1x20x5x5x!mase.bfp<5, 4, block = 8, rule = round, axis = -3>>
  %v13 = mase.parameter "conv.weight" : () -> tensor<3x20x3x3xf32>
  %v14 = mase.cast %v13 : (tensor<3x20x3x3xf32>) -> tensor<3x20x3x3x!mase.bfp<5, 4, block = 8, rule = round, axis = -3>>
  %v15 = mase.parameter "conv.bias" : () -> tensor<3xf32>
  %v16 = mase.cast %v15 : (tensor<3xf32>) -> tensor<3x!mase.fixed<16, 10>>
  %v17 = mase.conv2d %v12, %v14, %v16 {accumulator_width = 20 : i64, accumulator_frac = 9 : i64, strides = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x20x5x5x!mase.bfp<5, 4, block = 8, rule = round, axis = -3>>, tensor<3x20x3x3x!mase.bfp<5, 4, block = 8, rule = round, axis = -3>>, tensor<3x!mase.fixed<16, 10>>) -> tensor<1x3x3x5x!mase.fixed<18, 9>>
  %v18 = mase.cast %v17 : (tensor<1x3x3x5x!mase.fixed<18, 9>>) -> tensor<1x3x3x5xf32>
  return %v2, %v8, %v11, %v18 : tensor<2x3x40xf32>, tensor<2x3x6xf32>, tensor<2x3x4xf32>, tensor<1x3x3x5xf32>
}
