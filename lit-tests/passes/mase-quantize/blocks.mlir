// RUN: mase-opt %s --mase-quantize="format=mxint8" --split-input-file 2>/dev/null | FileCheck %s

#four = #mase.range<min = -4.0, max = 3.0, low = -4.0, high = 3.0, top = 2, samples = 9>

// Blocks run along the axis that is summed, behind moves; no node gives them. Two blocks and a bias are 2 bits; the result, times
// four, is 4 bits of magnitude more: 32 - 1 - 2 - 4.
// CHECK-LABEL: func.func @linear
// CHECK: %[[R:.*]] = mase.relu {{.*}} -> tensor<64x1x!mase.fixed<16, 12>>
// CHECK: %[[T:.*]] = mase.transpose %[[R]] {{.*}} -> tensor<1x64x!mase.fixed<16, 12>>
// CHECK: %[[X:.*]] = mase.cast %[[T]] {mase.node = "fc.input.cast"} : (tensor<1x64x!mase.fixed<16, 12>>) -> tensor<1x64x!mase.mxint8>
// CHECK: mase.linear %[[X]], %{{.*}} {accumulator_frac = 25 : i64, accumulator_width = 32 : i64, mase.node = "fc", {{.*}} : (tensor<1x64x!mase.mxint8>, tensor<8x64x!mase.mxint8>, tensor<8x!mase.fixed<32, channel = 0>>) -> tensor<1x8x!mase.fixed<16, 13>>
func.func @linear(%x: tensor<64x1xf32>) -> tensor<1x8xf32> {
  %r = mase.relu %x {mase.node = "relu"} : (tensor<64x1xf32>) -> tensor<64x1xf32>
  %t = mase.transpose %r perm [1, 0] {mase.node = "t"} : (tensor<64x1xf32>) -> tensor<1x64xf32>
  %w = mase.parameter "w" : () -> tensor<8x64xf32>
  %b = mase.parameter "b" : () -> tensor<8xf32>
  %y = mase.linear %t, %w, %b {mase.node = "fc", mase.range = [#four]} : (tensor<1x64xf32>, tensor<8x64xf32>, tensor<8xf32>) -> tensor<1x8xf32>
  return %y : tensor<1x8xf32>
}

// -----

// Without a range 8 is the largest.
// CHECK-LABEL: func.func @matmul
// CHECK: mase.matmul {{.*}} {accumulator_frac = 26 : i64, accumulator_width = 32 : i64, mase.node = "m"} : (tensor<2x32x!mase.mxint8>, tensor<32x4x!mase.mxint8<axis = -2>>) -> tensor<2x4x!mase.fixed<16, 12>>
func.func @matmul(%x: tensor<2x32xf32>, %y: tensor<32x4xf32>) -> tensor<2x4xf32> {
  %m = mase.matmul %x, %y {mase.node = "m"} : (tensor<2x32xf32>, tensor<32x4xf32>) -> tensor<2x4xf32>
  return %m : tensor<2x4xf32>
}

// -----

// A short block is one; nine places of the kernel are 4 bits.
// CHECK-LABEL: func.func @conv
// CHECK: mase.conv2d {{.*}} {accumulator_frac = 22 : i64, accumulator_width = 32 : i64, mase.node = "c"} : (tensor<1x3x8x8x!mase.mxint8<axis = -3>>, tensor<4x3x3x3x!mase.mxint8<axis = -3>>) -> tensor<1x4x6x6x!mase.fixed<16, 12>>
func.func @conv(%x: tensor<1x3x8x8xf32>) -> tensor<1x4x6x6xf32> {
  %w = mase.parameter "w" : () -> tensor<4x3x3x3xf32>
  %c = mase.conv2d %x, %w {mase.node = "c"} : (tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x6x6xf32>
  return %c : tensor<1x4x6x6xf32>
}
