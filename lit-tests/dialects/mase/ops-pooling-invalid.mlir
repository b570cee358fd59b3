// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of pooling.

func.func @max_rank(%x: tensor<4x8x8xf32>) {
  // expected-error@+1 {{'mase.max_pool2d' op C3: input [4, 8, 8] must have four dimensions}}
  %r = mase.max_pool2d %x kernel [2, 2] : (tensor<4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @max_kernel(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.max_pool2d' op C4: kernel [2, 0], strides [1, 1]}}
  %r = mase.max_pool2d %x kernel [2, 0] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @max_stride(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.max_pool2d' op C4: kernel [2, 2], strides [2]}}
  %r = mase.max_pool2d %x kernel [2, 2] {strides = array<i64: 2>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @max_padding(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.max_pool2d' op C4: padding [0, 2, 0, 0] must be below the kernel's extent}}
  %r = mase.max_pool2d %x kernel [2, 2] {padding = array<i64: 0, 2, 0, 0>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @max_too_large(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.max_pool2d' op C5: a 2x9 kernel leaves no output on a 8x8 image with padding [0, 0, 0, 0]}}
  %r = mase.max_pool2d %x kernel [2, 9] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @avg_rank(%x: tensor<4x8x8xf32>) {
  // expected-error@+1 {{'mase.avg_pool2d' op C3: input [4, 8, 8] must have four dimensions}}
  %r = mase.avg_pool2d %x kernel [2, 2] : (tensor<4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @avg_kernel(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.avg_pool2d' op C4: kernel [2, 0], strides [1, 1]}}
  %r = mase.avg_pool2d %x kernel [2, 0] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @avg_stride(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.avg_pool2d' op C4: kernel [2, 2], strides [2]}}
  %r = mase.avg_pool2d %x kernel [2, 2] {strides = array<i64: 2>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @avg_padding(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.avg_pool2d' op C4: padding [0, 2, 0, 0] must be below the kernel's extent}}
  %r = mase.avg_pool2d %x kernel [2, 2] {padding = array<i64: 0, 2, 0, 0>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @avg_too_large(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.avg_pool2d' op C5: a 2x9 kernel leaves no output on a 8x8 image with padding [0, 0, 0, 0]}}
  %r = mase.avg_pool2d %x kernel [2, 9] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}

// -----

func.func @max_dilation(%x: tensor<1x4x8x8xf32>) {
  // expected-error@+1 {{'mase.max_pool2d' op C4: kernel [2, 2], strides [1, 1], dilations [1, -1]}}
  %r = mase.max_pool2d %x kernel [2, 2] {dilations = array<i64: 1, -1>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  return
}
