// RUN: mase-opt %s --mase-quantize="config=%S/inputs/invalid.toml" --split-input-file -verify-diagnostics

// What cannot be quantised is named, with what is found and what to do.

func.func @products(%x: tensor<1x32xf32>, %i: tensor<1x32x4x4xf32>, %m: tensor<8x2048xf32>, %n: tensor<2048x8xf32>) {
  // expected-error @+1 {{"cramped.blocks" is to sum 64 blocks in 7 bits, but needs at least 8; state a wider `accumulator`}}
  %10 = mase.matmul %m, %n {mase.node = "cramped.blocks"} : (tensor<8x2048xf32>, tensor<2048x8xf32>) -> tensor<8x8xf32>
  %w = mase.parameter "w" : () -> tensor<8x32xf32>
  // expected-error @+1 {{"half" multiplies fixed<8, 4> by mxint8; either both factors are in a block format, or neither}}
  %0 = mase.linear %x, %w {mase.node = "half"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  // expected-error @+1 {{"uneven" multiplies mxint8<block = 16> by mxint8, whose blocks have 16 and 32 elements; they have to be equal}}
  %1 = mase.linear %x, %w {mase.node = "uneven"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  // expected-error @+1 {{"narrow" is to sum 32 products of fixed<8, 4> by fixed<8, channel = 0> in 20 bits, but needs 21: 8 and 8 for a product, 5 for how many there are; state a wider `accumulator`, or one with a binary point}}
  %2 = mase.linear %x, %w {mase.node = "narrow"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  // expected-error @+1 {{"wide" needs an accumulator of 69 bits for fixed<32, 28> by fixed<32, channel = 0>, and 64 are possible; use narrower formats}}
  %3 = mase.linear %x, %w {mase.node = "wide"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  %k = mase.parameter "k" : () -> tensor<32x1x3x3xf32>
  // expected-error @+1 {{"depthwise.blocks" multiplies mxint8<axis = -3> by mxint8<axis = -3>: a group's 1 channels are no multiple of a block's 32; give it scalar formats, such as `weights = "fixed<8, channel>"` and `activations = "fixed<8>"`, in `[op.conv2d]` or a `[[node]]`}}
  %4 = mase.conv2d %i, %k {mase.node = "depthwise.blocks", groups = 32 : i64} : (tensor<1x32x4x4xf32>, tensor<32x1x3x3xf32>) -> tensor<1x32x2x2xf32>
  %t = mase.parameter "t" : () -> tensor<32x8x3x3xf32>
  // expected-error @+1 {{"up.blocks" multiplies mxint8<axis = -3> by mxint8<axis = -4>: a transposed convolution has no sums along blocks}}
  %5 = mase.conv_transpose2d %i, %t {mase.node = "up.blocks"} : (tensor<1x32x4x4xf32>, tensor<32x8x3x3xf32>) -> tensor<1x8x6x6xf32>
  // expected-error @+1 {{"up" has weights in fixed<8, channel>, whose channels several of its 2 groups share; give it one format, such as `weights = "fixed<8>"`, in a `[[node]]`}}
  %6 = mase.conv_transpose2d %i, %t {mase.node = "up", groups = 2 : i64} : (tensor<1x32x4x4xf32>, tensor<32x8x3x3xf32>) -> tensor<1x16x6x6xf32>
  // expected-error @+1 {{"fine" is to sum products of fixed<8, 4> by fixed<8, 7> with 12 fraction bits, and they have 11; state an `accumulator` with that many or fewer}}
  %8 = mase.linear %x, %w {mase.node = "fine"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  // expected-error @+1 {{"points" is to sum products of fixed<8, 4> by fixed<8, channel = 0> with 6 fraction bits, and they have no binary point in common; state the width of the `accumulator` alone}}
  %9 = mase.linear %x, %w {mase.node = "points"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  // expected-error @+1 {{"scaled.blocks" multiplies mxint8 by mxint8: their sums are fixed point, and the result is int<8, scale =}}
  %7 = mase.linear %x, %w {mase.node = "scaled.blocks"} : (tensor<1x32xf32>, tensor<8x32xf32>) -> tensor<1x8xf32>
  return
}

// -----

// What is held in a format has no floats that a run could go back to.
func.func @held() -> tensor<8xf32> {
  // expected-error @+1 {{"w" is held in tensor<8x!mase.fixed<8, 5>>, so that its floats are not known; quantise the float model}}
  %w = mase.parameter "w" : () -> tensor<8x!mase.fixed<8, 5>>
  %f = mase.cast %w : (tensor<8x!mase.fixed<8, 5>>) -> tensor<8xf32>
  return %f : tensor<8xf32>
}

// -----

// expected-error @+1 {{has argument 0 in tensor<8x!mase.fixed<8, 5>>; a model that is quantised takes floats}}
func.func @argument(%x: tensor<8x!mase.fixed<8, 5>>) -> tensor<8xf32> {
  %f = mase.cast %x : (tensor<8x!mase.fixed<8, 5>>) -> tensor<8xf32>
  return %f : tensor<8xf32>
}

// -----

func.func @codes(%x: tensor<8xf32>) -> tensor<8xi8> {
  %q = mase.cast %x : (tensor<8xf32>) -> tensor<8x!mase.fixed<8, 5>>
  // expected-error @+1 {{takes or gives tensor<8x!mase.fixed<8, 5>>, whose floats are not known; quantise the float model}}
  %c = mase.storage_cast %q : (tensor<8x!mase.fixed<8, 5>>) -> tensor<8xi8>
  return %c : tensor<8xi8>
}
