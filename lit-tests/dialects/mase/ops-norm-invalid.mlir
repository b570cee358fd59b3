// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of batch and group normalisation.

func.func @batch_rank(%x: tensor<4xf32>, %y: tensor<4xf32>, %z: tensor<4xf32>) {
  // expected-error@+1 {{'mase.batch_norm' op C3: input [4] must have at least two dimensions}}
  %r = mase.batch_norm %x, %y, %y, %y, %z : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @batch_variance(%x: tensor<2x4x8xf32>, %y: tensor<4xf32>, %z: tensor<8xf32>) {
  // expected-error@+1 {{'mase.batch_norm' op C4: gamma, beta, mean and variance must be [4], found [8]}}
  %r = mase.batch_norm %x, %y, %y, %y, %z : (tensor<2x4x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @batch_variance_rank(%x: tensor<2x4x8xf32>, %y: tensor<4xf32>, %z: tensor<4x1xf32>) {
  // expected-error@+1 {{'mase.batch_norm' op C4: gamma, beta, mean and variance must be [4], found [4, 1]}}
  %r = mase.batch_norm %x, %y, %y, %y, %z : (tensor<2x4x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4x1xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @batch_epsilon(%x: tensor<2x4x8xf32>, %y: tensor<4xf32>, %z: tensor<4xf32>) {
  // expected-error@+1 {{'mase.batch_norm' op C5: epsilon is -1.000000e+00, must be finite and not negative}}
  %r = mase.batch_norm %x, %y, %y, %y, %z {epsilon = -1.0 : f64} : (tensor<2x4x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @group_rank(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.group_norm' op C3: input [4] must have at least two dimensions}}
  %r = mase.group_norm %x groups 1 : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @group_gamma(%x: tensor<2x4x8xf32>, %y: tensor<8xf32>) {
  // expected-error@+1 {{'mase.group_norm' op C4: gamma and beta must be [4], found [8]}}
  %r = mase.group_norm %x gamma %y groups 2 : (tensor<2x4x8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @group_beta(%x: tensor<2x4x8xf32>, %y: tensor<2xf32>) {
  // expected-error@+1 {{'mase.group_norm' op C4: gamma and beta must be [4], found [2]}}
  %r = mase.group_norm %x beta %y groups 2 : (tensor<2x4x8xf32>, tensor<2xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @group_divides(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.group_norm' op C5: 3 groups do not divide 4 channels}}
  %r = mase.group_norm %x groups 3 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @group_none(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.group_norm' op C5: 0 groups do not divide 4 channels}}
  %r = mase.group_norm %x groups 0 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @group_epsilon(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.group_norm' op C6: epsilon is INF, must be finite and not negative}}
  %r = mase.group_norm %x groups 2 {epsilon = 0x7FF0000000000000 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}
