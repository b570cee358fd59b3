// RUN: mase-opt %s --mase-quantize | FileCheck %s

// Scores lie between -2 and 3. A masked one has to lie 16 below the smallest and 24 below the largest, so the sum gets 10 fraction bits
// (-32 to 32), whatever the mask is; the mask itself reaches to -16384.

#scores = #mase.range<min = -2.0, max = 3.0, low = -2.0, high = 3.0, top = 2, samples = 9>
#sums = #mase.range<min = -3.4e38, max = 3.0, low = -3.4e38, high = 3.0, top = 128, samples = 9>
#mask = #mase.range<min = -3.4e38, max = 0.0, low = -3.4e38, high = 0.0, top = 128, samples = 9>
#one = #mase.range<min = 0.0, max = 1.0, low = 0.0, high = 1.0, top = 0, samples = 9>

// CHECK-LABEL: func.func @operation
// CHECK: %[[M:.*]] = mase.attention_mask {{.*}} -> tensor<1x1x4x4x!mase.fixed<16, 1>>
// CHECK: mase.add %{{.*}}, %[[M]] {{.*}} -> tensor<1x1x4x4x!mase.fixed<16, 10>>
// CHECK: mase.softmax {{.*}} -> tensor<1x1x4x4x!mase.fixed<16, 15, unsigned>>
func.func @operation(%keep: tensor<1x4xi64>, %x: tensor<1x1x4x4xf32> {mase.range = #scores}) -> tensor<1x1x4x4xf32> {
  %m = mase.attention_mask %keep {mase.node = "mask", mase.range = [#mask]} : (tensor<1x4xi64>) -> tensor<1x1x4x4xf32>
  %a = mase.add %x, %m {mase.node = "add", mase.range = [#sums]} : (tensor<1x1x4x4xf32>, tensor<1x1x4x4xf32>) -> tensor<1x1x4x4xf32>
  %s = mase.softmax %a axis 3 {mase.node = "softmax", mase.range = [#one]} : (tensor<1x1x4x4xf32>) -> tensor<1x1x4x4xf32>
  return %s : tensor<1x1x4x4xf32>
}

// A choice between scores and a constant near minus infinity, and a mask that comes in.
// CHECK-LABEL: func.func @other
// CHECK: mase.cast %{{.*}} {mase.node = "where.rhs.cast"} : (tensor<f32>) -> tensor<!mase.fixed<16, 1>>
// CHECK: mase.where {{.*}} -> tensor<4x4x!mase.fixed<16, 10>>
// CHECK: mase.cast %{{.*}} {mase.node = "add.rhs.cast"} : (tensor<4x4xf32>) -> tensor<4x4x!mase.fixed<16, 1>>
// CHECK: mase.add {{.*}} -> tensor<4x4x!mase.fixed<16, 9>>
func.func @other(%c: tensor<4x4xi1>, %x: tensor<4x4xf32> {mase.range = #scores}, %m: tensor<4x4xf32> {mase.range = #mask}) -> tensor<4x4xf32> {
  %k = arith.constant dense<-3.4e38> : tensor<f32>
  %w = mase.where %c, %x, %k {mase.node = "where", mase.range = [#sums]} : (tensor<4x4xi1>, tensor<4x4xf32>, tensor<f32>) -> tensor<4x4xf32>
  %a = mase.add %w, %m {mase.node = "add", mase.range = [#sums]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %a : tensor<4x4xf32>
}
