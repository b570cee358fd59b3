// RUN: mase-opt %s --mase-lower-to-linalg -split-input-file -verify-diagnostics

func.func @wide_input(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<24, 11>>
  // expected-error @below {{input fixed<24, 11> has integers of 24 bits; limit: 18}}
  %y = mase.gelu %q : (tensor<4x!mase.fixed<24, 11>>) -> tensor<4x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}

// -----

func.func @blocks(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.mxint8>
  // expected-error @below {{operand 0 is in mxint8, with blocks, which this op has no meaning for: cast it}}
  %y = mase.gelu %q : (tensor<4x!mase.mxint8>) -> tensor<4x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}

// -----

func.func @scale(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %q = mase.cast %x : (tensor<2x4xf32>) -> tensor<2x4x!mase.int<8, scale = 0.1>>
  // expected-error @below {{normalises int<8, scale = 0.1>, whose scale is no power of two: cast it to fixed point}}
  %y = mase.layer_norm %q axis 1 : (tensor<2x4x!mase.int<8, scale = 0.1>>) -> tensor<2x4x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<2x4x!mase.fixed<16, 11>>) -> tensor<2x4xf32>
  return %f : tensor<2x4xf32>
}

// -----

func.func @variance(%x: tensor<2x512xf32>) -> tensor<2x512xf32> {
  %q = mase.cast %x : (tensor<2x512xf32>) -> tensor<2x512x!mase.fixed<24, 11>>
  // expected-error @below {{needs integers of 66 bits for the variance of 512 elements of fixed<24, 11>, and 63 is the limit}}
  %y = mase.layer_norm %q axis 1 : (tensor<2x512x!mase.fixed<24, 11>>) -> tensor<2x512x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<2x512x!mase.fixed<16, 11>>) -> tensor<2x512xf32>
  return %f : tensor<2x512xf32>
}

// -----

func.func @quotient(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 4>>
  // expected-error @below {{gives log<5>, and a quotient is rounded to fixed point or minifloats only}}
  %y = mase.div %q, %q : (tensor<4x!mase.fixed<8, 4>>, tensor<4x!mase.fixed<8, 4>>) -> tensor<4x!mase.log<5>>
  %f = mase.cast %y : (tensor<4x!mase.log<5>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}
