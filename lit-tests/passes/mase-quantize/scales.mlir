// RUN: mase-opt %s --mase-quantize="format=scaled8" 2>/dev/null | FileCheck %s

// A scale that is no power of two is the work of a cast, also where all consumers ask for the same.

// CHECK: %[[R:.*]] = mase.silu {{.*}} -> tensor<1x8x!mase.fixed<16, 12>>
// CHECK: %[[X:.*]] = mase.cast %[[R]] {mase.node = "fc.input.cast"} : (tensor<1x8x!mase.fixed<16, 12>>) -> tensor<1x8x!mase.int<8, scale = {{0.06.*}}>>
// CHECK: %[[S:.*]] = mase.derive "fc.weight.scales"(%[[W:.*]]) : (tensor<4x8xf32>) -> tensor<4xf32> {
// CHECK: mase.fit %{{.*}} for !mase.int<8, narrow, channel = 0> : (tensor<4x8xf32>) -> tensor<4xf32>
// CHECK: %[[Q:.*]] = mase.cast %[[W]] per_channel %[[S]] {{.*}} -> tensor<4x8x!mase.int<8, narrow, channel = 0>>
// CHECK: mase.linear %[[X]], %[[Q]] {accumulator_width = 19 : i64, mase.node = "fc"} : {{.*}} -> tensor<1x4x!mase.fixed<16, 12>>
func.func @main(%x: tensor<1x8xf32>) -> tensor<1x4xf32> {
  %r = mase.silu %x {mase.node = "silu"} : (tensor<1x8xf32>) -> tensor<1x8xf32>
  %w = mase.parameter "fc.weight" : () -> tensor<4x8xf32>
  %y = mase.linear %r, %w {mase.node = "fc"} : (tensor<1x8xf32>, tensor<4x8xf32>) -> tensor<1x4xf32>
  return %y : tensor<1x4xf32>
}
