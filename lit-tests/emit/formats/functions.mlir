// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Functions that are tables or algorithms on integers.

// NAME: functions of 8, 4
// CHECK: functions of 8, 4: ok
func.func @main(%x: tensor<4x33xf32>) -> (tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>) {
  %v1 = mase.cast %x : (tensor<4x33xf32>) -> tensor<4x33x!mase.fixed<8, 4>>
  %v2 = mase.gelu %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v3 = mase.cast %v2 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v4 = mase.gelu %v1 approximate tanh : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v5 = mase.cast %v4 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v6 = mase.silu %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v7 = mase.cast %v6 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v8 = mase.tanh %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v9 = mase.cast %v8 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v10 = mase.sigmoid %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v11 = mase.cast %v10 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v12 = mase.exp %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v13 = mase.cast %v12 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v14 = mase.softplus %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v15 = mase.cast %v14 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v16 = mase.elu %v1 {alpha = 0.5 : f64} : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v17 = mase.cast %v16 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v18 = mase.leaky_relu %v1 {alpha = 0.1 : f64} : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v19 = mase.cast %v18 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v20 = mase.relu6 %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v21 = mase.cast %v20 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v22 = mase.hardswish %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v23 = mase.cast %v22 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  %v24 = mase.hardsigmoid %v1 : (tensor<4x33x!mase.fixed<8, 4>>) -> tensor<4x33x!mase.fixed<8, 5>>
  %v25 = mase.cast %v24 : (tensor<4x33x!mase.fixed<8, 5>>) -> tensor<4x33xf32>
  return %v3, %v5, %v7, %v9, %v11, %v13, %v15, %v17, %v19, %v21, %v23, %v25 : tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>
}
// -----
// NAME: functions of 16, 9
// CHECK: functions of 16, 9: ok
func.func @main(%x: tensor<4x33xf32>) -> (tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>) {
  %v1 = mase.cast %x : (tensor<4x33xf32>) -> tensor<4x33x!mase.fixed<16, 9>>
  %v2 = mase.gelu %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v3 = mase.cast %v2 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v4 = mase.gelu %v1 approximate tanh : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v5 = mase.cast %v4 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v6 = mase.silu %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v7 = mase.cast %v6 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v8 = mase.tanh %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v9 = mase.cast %v8 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v10 = mase.sigmoid %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v11 = mase.cast %v10 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v12 = mase.exp %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v13 = mase.cast %v12 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v14 = mase.softplus %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v15 = mase.cast %v14 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v16 = mase.elu %v1 {alpha = 0.5 : f64} : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v17 = mase.cast %v16 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v18 = mase.leaky_relu %v1 {alpha = 0.1 : f64} : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v19 = mase.cast %v18 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v20 = mase.relu6 %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v21 = mase.cast %v20 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v22 = mase.hardswish %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v23 = mase.cast %v22 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  %v24 = mase.hardsigmoid %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 10>>
  %v25 = mase.cast %v24 : (tensor<4x33x!mase.fixed<16, 10>>) -> tensor<4x33xf32>
  return %v3, %v5, %v7, %v9, %v11, %v13, %v15, %v17, %v19, %v21, %v23, %v25 : tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>, tensor<4x33xf32>
}
// -----
// NAME: roots
// CHECK: roots: ok
func.func @main(%x_positive: tensor<4x33xf32>) -> (tensor<4x33xf32>, tensor<4x33xf32>) {
  %v1 = mase.cast %x_positive : (tensor<4x33xf32>) -> tensor<4x33x!mase.fixed<16, 9>>
  %v2 = mase.sqrt %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 8>>
  %v3 = mase.cast %v2 : (tensor<4x33x!mase.fixed<16, 8>>) -> tensor<4x33xf32>
  %v4 = mase.rsqrt %v1 : (tensor<4x33x!mase.fixed<16, 9>>) -> tensor<4x33x!mase.fixed<16, 8>>
  %v5 = mase.cast %v4 : (tensor<4x33x!mase.fixed<16, 8>>) -> tensor<4x33xf32>
  return %v3, %v5 : tensor<4x33xf32>, tensor<4x33xf32>
}
// -----
// NAME: quotients
// CHECK: quotients: ok
func.func @main(%x: tensor<4x33xf32>, %y_positive: tensor<33xf32>) -> tensor<4x33xf32> {
  %v1 = mase.cast %x : (tensor<4x33xf32>) -> tensor<4x33x!mase.fixed<12, 6>>
  %v2 = mase.cast %y_positive : (tensor<33xf32>) -> tensor<33x!mase.fixed<12, 6>>
  %v3 = mase.div %v1, %v2 : (tensor<4x33x!mase.fixed<12, 6>>, tensor<33x!mase.fixed<12, 6>>) -> tensor<4x33x!mase.fixed<16, 8>>
  %v4 = mase.cast %v3 : (tensor<4x33x!mase.fixed<16, 8>>) -> tensor<4x33xf32>
  return %v4 : tensor<4x33xf32>
}
// -----
// NAME: softmax
// CHECK: softmax: ok
func.func @main(%x: tensor<3x4x9xf32>) -> (tensor<3x4x9xf32>, tensor<3x4x9xf32>, tensor<3x4x9xf32>) {
  %v1 = mase.cast %x : (tensor<3x4x9xf32>) -> tensor<3x4x9x!mase.fixed<12, 7>>
  %v2 = mase.softmax %v1 axis 2 : (tensor<3x4x9x!mase.fixed<12, 7>>) -> tensor<3x4x9x!mase.fixed<16, 15>>
  %v3 = mase.cast %v2 : (tensor<3x4x9x!mase.fixed<16, 15>>) -> tensor<3x4x9xf32>
  %v4 = mase.softmax %v1 axis 1 safe : (tensor<3x4x9x!mase.fixed<12, 7>>) -> tensor<3x4x9x!mase.fixed<8, 7, unsigned>>
  %v5 = mase.cast %v4 : (tensor<3x4x9x!mase.fixed<8, 7, unsigned>>) -> tensor<3x4x9xf32>
  %v6 = mase.log_softmax %v1 axis 2 : (tensor<3x4x9x!mase.fixed<12, 7>>) -> tensor<3x4x9x!mase.fixed<16, 9>>
  %v7 = mase.cast %v6 : (tensor<3x4x9x!mase.fixed<16, 9>>) -> tensor<3x4x9xf32>
  return %v3, %v5, %v7 : tensor<3x4x9xf32>, tensor<3x4x9xf32>, tensor<3x4x9xf32>
}
// -----
// NAME: norms
// CHECK: norms: ok
func.func @main(%x: tensor<2x4x3x6xf32>) -> (tensor<2x4x3x6xf32>, tensor<2x4x3x6xf32>, tensor<2x4x3x6xf32>, tensor<2x4x3x6xf32>) {
  %v1 = mase.cast %x : (tensor<2x4x3x6xf32>) -> tensor<2x4x3x6x!mase.fixed<12, 7>>
  %v2 = mase.parameter "gamma_positive" : () -> tensor<6xf32>
  %v3 = mase.cast %v2 : (tensor<6xf32>) -> tensor<6x!mase.fixed<12, 8>>
  %v4 = mase.parameter "beta" : () -> tensor<6xf32>
  %v5 = mase.cast %v4 : (tensor<6xf32>) -> tensor<6x!mase.fixed<12, 8>>
  %v6 = mase.layer_norm %v1 gamma %v3 beta %v5 axis 3 : (tensor<2x4x3x6x!mase.fixed<12, 7>>, tensor<6x!mase.fixed<12, 8>>, tensor<6x!mase.fixed<12, 8>>) -> tensor<2x4x3x6x!mase.fixed<16, 10>>
  %v7 = mase.cast %v6 : (tensor<2x4x3x6x!mase.fixed<16, 10>>) -> tensor<2x4x3x6xf32>
  %v8 = mase.layer_norm %v1 axis 2 : (tensor<2x4x3x6x!mase.fixed<12, 7>>) -> tensor<2x4x3x6x!mase.fixed<16, 10>>
  %v9 = mase.cast %v8 : (tensor<2x4x3x6x!mase.fixed<16, 10>>) -> tensor<2x4x3x6xf32>
  %v10 = mase.rms_norm %v1 gamma %v3 axis 3 : (tensor<2x4x3x6x!mase.fixed<12, 7>>, tensor<6x!mase.fixed<12, 8>>) -> tensor<2x4x3x6x!mase.fixed<16, 10>>
  %v11 = mase.cast %v10 : (tensor<2x4x3x6x!mase.fixed<16, 10>>) -> tensor<2x4x3x6xf32>
  %v12 = mase.parameter "gn_positive" : () -> tensor<4xf32>
  %v13 = mase.cast %v12 : (tensor<4xf32>) -> tensor<4x!mase.fixed<12, 8>>
  %v14 = mase.parameter "gb" : () -> tensor<4xf32>
  %v15 = mase.cast %v14 : (tensor<4xf32>) -> tensor<4x!mase.fixed<12, 8>>
  %v16 = mase.group_norm %v1 gamma %v13 beta %v15 groups 2 : (tensor<2x4x3x6x!mase.fixed<12, 7>>, tensor<4x!mase.fixed<12, 8>>, tensor<4x!mase.fixed<12, 8>>) -> tensor<2x4x3x6x!mase.fixed<16, 10>>
  %v17 = mase.cast %v16 : (tensor<2x4x3x6x!mase.fixed<16, 10>>) -> tensor<2x4x3x6xf32>
  return %v7, %v9, %v11, %v17 : tensor<2x4x3x6xf32>, tensor<2x4x3x6xf32>, tensor<2x4x3x6xf32>, tensor<2x4x3x6xf32>
}
