// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of pooling to a given size.

func.func @adaptive_avg_rank(%x: tensor<4x8x8xf32>) {
  // expected-error@+1 {{'mase.adaptive_avg_pool2d' op C3: input [4, 8, 8] must have four dimensions}}
  %r = mase.adaptive_avg_pool2d %x to [1, 1] : (tensor<4x8x8xf32>) -> tensor<4x1x1xf32>
  return
}

// -----

func.func @adaptive_avg_size(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.adaptive_avg_pool2d' op C4: output size [1, 9] must be two numbers from 1 to the input's 8x8}}
  %r = mase.adaptive_avg_pool2d %x to [1, 9] : (tensor<1x4x8x8xf32>) -> tensor<1x4x1x9xf32>
  return
}

// -----

func.func @adaptive_avg_one(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.adaptive_avg_pool2d' op C4: output size [0] must be two numbers from 1 to the input's 8x8}}
  %r = mase.adaptive_avg_pool2d %x to [0] : (tensor<1x4x8x8xf32>) -> tensor<1x4x1x1xf32>
  return
}

// -----

func.func @adaptive_max_rank(%x: tensor<4x8x8xf32>) {
  // expected-error@+1 {{'mase.adaptive_max_pool2d' op C3: input [4, 8, 8] must have four dimensions}}
  %r = mase.adaptive_max_pool2d %x to [1, 1] : (tensor<4x8x8xf32>) -> tensor<4x1x1xf32>
  return
}

// -----

func.func @adaptive_max_size(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.adaptive_max_pool2d' op C4: output size [1, 9] must be two numbers from 1 to the input's 8x8}}
  %r = mase.adaptive_max_pool2d %x to [1, 9] : (tensor<1x4x8x8xf32>) -> tensor<1x4x1x9xf32>
  return
}

// -----

func.func @adaptive_max_one(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.adaptive_max_pool2d' op C4: output size [0] must be two numbers from 1 to the input's 8x8}}
  %r = mase.adaptive_max_pool2d %x to [0] : (tensor<1x4x8x8xf32>) -> tensor<1x4x1x1xf32>
  return
}
