// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of layer and RMS normalisation, and of softmax.

func.func @layer_axis(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.layer_norm' op C3: axis 3 is not a dimension of the input [2, 4, 8]}}
  %r = mase.layer_norm %x axis 3 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @layer_gamma(%x: tensor<2x4x8xf32>, %y: tensor<8xf32>) {
  // expected-error@+1 {{'mase.layer_norm' op C4: gamma and beta must be [4, 8], found [8]}}
  %r = mase.layer_norm %x gamma %y axis 1 : (tensor<2x4x8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @layer_beta(%x: tensor<2x4x8xf32>, %y: tensor<4x8xf32>) {
  // expected-error@+1 {{'mase.layer_norm' op C4: gamma and beta must be [8], found [4, 8]}}
  %r = mase.layer_norm %x beta %y axis 2 : (tensor<2x4x8xf32>, tensor<4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @layer_epsilon(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.layer_norm' op C5: epsilon is nan, must be finite and not negative}}
  %r = mase.layer_norm %x axis 2 {epsilon = 0x7FF8000000000000 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @rms_axis(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.rms_norm' op C3: axis -1 is not a dimension of the input [2, 4, 8]}}
  %r = mase.rms_norm %x axis -1 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @rms_gamma(%x: tensor<2x4x8xf32>, %y: tensor<4xf32>) {
  // expected-error@+1 {{'mase.rms_norm' op C4: gamma and beta must be [8], found [4]}}
  %r = mase.rms_norm %x gamma %y axis 2 : (tensor<2x4x8xf32>, tensor<4xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @rms_epsilon(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.rms_norm' op C5: epsilon is -1.000000e+00, must be finite and not negative}}
  %r = mase.rms_norm %x axis 2 {epsilon = -1.0 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @softmax_axis(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.softmax' op C3: axis 3 is not a dimension of the input [2, 4, 8]}}
  %r = mase.softmax %x axis 3 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @softmax_scalar(%x: tensor<f32>) {
  // expected-error@+1 {{'mase.softmax' op C3: axis 0 is not a dimension of the input []}}
  %r = mase.softmax %x axis 0 : (tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @log_softmax_axis(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.log_softmax' op C3: axis -1 is not a dimension of the input [2, 4, 8]}}
  %r = mase.log_softmax %x axis -1 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}
