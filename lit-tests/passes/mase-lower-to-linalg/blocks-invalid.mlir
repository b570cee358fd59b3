// RUN: mase-opt %s --mase-lower-to-linalg --split-input-file --verify-diagnostics

// What has no meaning on blocks, or no exact way.

func.func @accumulator(%x: tensor<2x32xf32>) {
  %q = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.mxint8>
  // expected-error@+1 {{multiplies mxint8 by mxint8, and needs an accumulator_width and an accumulator_frac to add up blocks in}}
  %y = mase.linear %q, %q : (tensor<2x32x!mase.mxint8>, tensor<2x32x!mase.mxint8>) -> tensor<2x2x!mase.fixed<16, 8>>
  return
}

// -----

func.func @narrow(%x: tensor<2x32xf32>) {
  %q = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.mxint8<block = 2>>
  // expected-error@+1 {{has accumulator_width 5, and 16 addends take 6 to 62 bits}}
  %y = mase.linear %q, %q {accumulator_width = 5 : i64, accumulator_frac = 4 : i64} : (tensor<2x32x!mase.mxint8<block = 2>>, tensor<2x32x!mase.mxint8<block = 2>>) -> tensor<2x2x!mase.fixed<16, 8>>
  return
}

// -----

func.func @axis(%x: tensor<32x32xf32>) {
  %a = mase.cast %x : (tensor<32x32xf32>) -> tensor<32x32x!mase.mxint8>
  // expected-error@+1 {{has an operand in mxint8, whose blocks must be along axis -2, which is summed over: cast it}}
  %y = mase.matmul %a, %a {accumulator_width = 32 : i64, accumulator_frac = 4 : i64} : (tensor<32x32x!mase.mxint8>, tensor<32x32x!mase.mxint8>) -> tensor<32x32x!mase.fixed<16, 8>>
  return
}

// -----

func.func @sizes(%x: tensor<2x32xf32>) {
  %a = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.mxint8>
  %b = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.msfp12>
  // expected-error@+1 {{multiplies blocks of 32 by blocks of 16: cast one to the other's size}}
  %y = mase.linear %a, %b {accumulator_width = 32 : i64, accumulator_frac = 4 : i64} : (tensor<2x32x!mase.mxint8>, tensor<2x32x!mase.msfp12>) -> tensor<2x2x!mase.fixed<16, 8>>
  return
}

// -----

func.func @one_of_two(%x: tensor<2x32xf32>) {
  %a = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.mxint8>
  %b = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.fixed<8, 4>>
  // expected-error@+1 {{multiplies mxint8 by fixed<8, 4>, of which only one has blocks: cast the other to a block format}}
  %y = mase.linear %a, %b : (tensor<2x32x!mase.mxint8>, tensor<2x32x!mase.fixed<8, 4>>) -> tensor<2x2x!mase.fixed<16, 8>>
  return
}

// -----

func.func @groups(%x: tensor<1x8x4x4xf32>, %w: tensor<8x4x1x1xf32>) {
  %a = mase.cast %x : (tensor<1x8x4x4xf32>) -> tensor<1x8x4x4x!mase.msfp12<axis = -3>>
  %b = mase.cast %w : (tensor<8x4x1x1xf32>) -> tensor<8x4x1x1x!mase.msfp12<axis = -3>>
  // expected-error@+1 {{has groups of 4 channels, which blocks of 16 do not fill}}
  %y = mase.conv2d %a, %b {groups = 2 : i64, accumulator_width = 32 : i64, accumulator_frac = 4 : i64} : (tensor<1x8x4x4x!mase.msfp12<axis = -3>>, tensor<8x4x1x1x!mase.msfp12<axis = -3>>) -> tensor<1x8x4x4x!mase.fixed<16, 8>>
  return
}

// -----

func.func @wide(%x: tensor<2x32xf32>) {
  %q = mase.cast %x : (tensor<2x32xf32>) -> tensor<2x32x!mase.mxfp8_e5m2>
  // expected-error@+1 {{multiplies mxfp8_e5m2 by mxfp8_e5m2 into an accumulator of 32 bits: a block's sum of 69 bits takes more than 64}}
  %y = mase.linear %q, %q {accumulator_width = 32 : i64, accumulator_frac = 4 : i64} : (tensor<2x32x!mase.mxfp8_e5m2>, tensor<2x32x!mase.mxfp8_e5m2>) -> tensor<2x2x!mase.fixed<16, 8>>
  return
}

// -----

func.func @slice(%x: tensor<2x64xf32>) {
  %q = mase.cast %x : (tensor<2x64xf32>) -> tensor<2x64x!mase.mxint8>
  // expected-error@+1 {{does not keep the blocks of mxint8 whole: cast it to a format without blocks}}
  %y = mase.slice %q offsets [0, 1] sizes [2, 32] strides [1, 1] : (tensor<2x64x!mase.mxint8>) -> tensor<2x32x!mase.mxint8>
  return
}

// -----

func.func @transpose(%x: tensor<2x64xf32>) {
  %q = mase.cast %x : (tensor<2x64xf32>) -> tensor<2x64x!mase.mxint8>
  // expected-error@+1 {{moves mxint8 and gives mxint8: give it mxint8<axis = -2>, and cast that}}
  %y = mase.transpose %q perm [1, 0] : (tensor<2x64x!mase.mxint8>) -> tensor<64x2x!mase.mxint8>
  return
}

// -----

func.func @scale(%x: tensor<4xf32>) {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.int<20, scale = 0.1>>
  // expected-error@+1 {{casts int<20, scale = 0.1> to fixed<8, 3>, and a table would have more than 16 bits: cast to floats between}}
  %y = mase.cast %q : (tensor<4x!mase.int<20, scale = 0.1>>) -> tensor<4x!mase.fixed<8, 3>>
  return
}

// -----

func.func @far(%x: tensor<4xf32>) {
  // expected-error@+1 {{is on log<8>, whose values do not fit integers of 63 bits}}
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.log<8>>
  return
}
