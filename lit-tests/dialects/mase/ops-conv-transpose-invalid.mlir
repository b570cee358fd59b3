// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of conv_transpose2d.

func.func @input_rank(%x: tensor<4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C3: input [4, 8, 8] and weight}}
  %r = mase.conv_transpose2d %x, %y : (tensor<4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @weight_rank(%x: tensor<1x4x8x8xf32>, %y: tensor<8x4x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C3: input [1, 4, 8, 8] and weight [8, 4, 3] must have four dimensions}}
  %r = mase.conv_transpose2d %x, %y : (tensor<1x4x8x8xf32>, tensor<8x4x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @no_stride(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C4: strides [0, 1]}}
  %r = mase.conv_transpose2d %x, %y {strides = array<i64: 0, 1>} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @two_paddings(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C4: strides [1, 1], padding [1, 1]}}
  %r = mase.conv_transpose2d %x, %y {padding = array<i64: 1, 1>} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @negative_padding(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C4: strides [1, 1], padding [0, -1, 0, 0]}}
  %r = mase.conv_transpose2d %x, %y {padding = array<i64: 0, -1, 0, 0>} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @one_dilation(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C4: strides [1, 1], padding [0, 0, 0, 0], output_padding [0, 0], dilations [1], groups 1}}
  %r = mase.conv_transpose2d %x, %y {dilations = array<i64: 1>} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @no_groups(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C4: strides [1, 1], padding [0, 0, 0, 0], output_padding [0, 0], dilations [1, 1], groups 0: needs two strides and dilations and one group of at least 1, four paddings}}
  %r = mase.conv_transpose2d %x, %y {groups = 0 : i64} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @negative_output_padding(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C4: strides [1, 1], padding [0, 0, 0, 0], output_padding [0, -1]}}
  %r = mase.conv_transpose2d %x, %y {output_padding = array<i64: 0, -1>} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @channels(%x: tensor<1x4x8x8xf32>, %y: tensor<5x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C5: weight [5, 2, 3, 3] in 1 groups does not fit an input of 4 channels}}
  %r = mase.conv_transpose2d %x, %y : (tensor<1x4x8x8xf32>, tensor<5x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @group_channels(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C5: weight [4, 2, 3, 3] in 3 groups does not fit an input of 4 channels}}
  %r = mase.conv_transpose2d %x, %y {groups = 3 : i64} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @bias(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>, %z: tensor<2xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C6: bias [2] must be [4]}}
  %r = mase.conv_transpose2d %x, %y, %z {groups = 2 : i64} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>, tensor<2xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @padding_too_large(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C7: the result has no extent along dimension 3}}
  %r = mase.conv_transpose2d %x, %y {padding = array<i64: 0, 5, 0, 5>} : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x10xf32>
  return
}

// -----

func.func @shape(%x: tensor<1x4x8x8xf32>, %y: tensor<4x2x3x3xf32>) {
  // expected-error@+1 {{'mase.conv_transpose2d' op C1: result 0 has shape [1, 2, 6, 6], expected [1, 2, 10, 10]}}
  %r = mase.conv_transpose2d %x, %y : (tensor<1x4x8x8xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x6x6xf32>
  return
}

// -----

func.func @main(%x: tensor<1x1x4x4xf32>, %w: tensor<1x1x3x3xf32>) -> tensor<1x1x6x6xf32> {
  // expected-error@+1 {{'mase.conv_transpose2d' op C8: accumulator_frac is -129, must be -128 to 127}}
  %y = mase.conv_transpose2d %x, %w {accumulator_frac = -129 : i64} : (tensor<1x1x4x4xf32>, tensor<1x1x3x3xf32>) -> tensor<1x1x6x6xf32>
  return %y : tensor<1x1x6x6xf32>
}
