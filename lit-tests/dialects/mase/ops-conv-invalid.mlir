// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of conv2d.

func.func @input_rank(%x: tensor<4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C3: input [4, 8, 8] and weight}}
  %r = mase.conv2d %x, %y : (tensor<4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @weight_rank(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C3: input [1, 4, 8, 8] and weight [8, 4, 3] must have four dimensions}}
  %r = mase.conv2d %x, %y : (tensor<1x4x8x8xf32>, tensor<8x4x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @no_stride(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C4: strides [0, 1]}}
  %r = mase.conv2d %x, %y {strides = array<i64: 0, 1>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @two_paddings(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C4: strides [1, 1], padding [1, 1]}}
  %r = mase.conv2d %x, %y {padding = array<i64: 1, 1>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @negative_padding(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C4: strides [1, 1], padding [0, -1, 0, 0]}}
  %r = mase.conv2d %x, %y {padding = array<i64: 0, -1, 0, 0>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @one_dilation(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C4: strides [1, 1], padding [0, 0, 0, 0], dilations [1], groups 1}}
  %r = mase.conv2d %x, %y {dilations = array<i64: 1>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @no_groups(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C4: strides [1, 1], padding [0, 0, 0, 0], dilations [1, 1], groups 0: needs two strides and dilations and one group of at least 1, four paddings}}
  %r = mase.conv2d %x, %y {groups = 0 : i64} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @channels(%x: tensor<1x4x8x8xf32>, %y: tensor<8x3x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C5: 1 groups of weight [8, 3, 3, 3] do not fit an input of 4 channels}}
  %r = mase.conv2d %x, %y : (tensor<1x4x8x8xf32>, tensor<8x3x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @filters(%x: tensor<1x4x8x8xf32>, %y: tensor<7x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C5: 2 groups of weight [7, 2, 3, 3] do not fit an input of 4 channels}}
  %r = mase.conv2d %x, %y {groups = 2 : i64} : (tensor<1x4x8x8xf32>, tensor<7x2x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @bias(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>, %z: tensor<4xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C6: bias [4] must be [8]}}
  %r = mase.conv2d %x, %y, %z : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>, tensor<4xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @kernel_too_large(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x9x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C7: a 9x3 kernel leaves no output on a 8x8 image with padding [0, 0, 0, 0]}}
  %r = mase.conv2d %x, %y : (tensor<1x4x8x8xf32>, tensor<8x4x9x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @dilation_too_large(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C7: a 3x3 kernel leaves no output on a 8x8 image}}
  %r = mase.conv2d %x, %y {dilations = array<i64: 1, 9223372036854775807>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// -----

func.func @shape(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3x3xf32>) {
  // expected-error@+1 {{'mase.conv2d' op C1: result 0 has shape [1, 8, 6, 7], expected [1, 8, 6, 6]}}
  %r = mase.conv2d %x, %y : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x7xf32>
  return
}

// -----

func.func @main(%x: tensor<1x1x4x4xf32>, %w: tensor<1x1x3x3xf32>) -> tensor<1x1x2x2xf32> {
  // expected-error@+1 {{'mase.conv2d' op C8: accumulator_width is 1, must be 2 to 64}}
  %y = mase.conv2d %x, %w {accumulator_width = 1 : i64} : (tensor<1x1x4x4xf32>, tensor<1x1x3x3xf32>) -> tensor<1x1x2x2xf32>
  return %y : tensor<1x1x2x2xf32>
}
