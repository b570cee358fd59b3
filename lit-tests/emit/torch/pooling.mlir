// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Maxima and means over windows, with paddings that PyTorch has and has not.

// NAME: pooling
// CHECK: pooling: ok
func.func @main(%x: tensor<1x2x7x6xf32>) -> (tensor<1x2x3x4xf32>, tensor<1x2x4x3xf32>, tensor<1x2x7x6xf32>, tensor<1x2x4x4xf32>, tensor<1x2x9x8xf32>, tensor<1x2x3x3xf32>, tensor<1x2x7x6xf32>, tensor<1x2x7x6xf32>, tensor<1x2x8x6xf32>, tensor<1x2x8x6xf32>, tensor<1x2x3x4xf32>, tensor<1x2x3x4xf32>, tensor<1x2x1x1xf32>) {
  %w = mase.parameter "w" : () -> tensor<1x2x7x6xf32>
  %y = mase.add %x, %w : (tensor<1x2x7x6xf32>, tensor<1x2x7x6xf32>) -> tensor<1x2x7x6xf32>
  %max = mase.max_pool2d %y kernel [2, 3] {strides = array<i64: 2, 1>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x3x4xf32>
  %maxs = mase.max_pool2d %y kernel [3, 3] {padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x4x3xf32>
  %maxa = mase.max_pool2d %y kernel [2, 2] {padding = array<i64: 1, 0, 0, 1>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x7x6xf32>
  %maxd = mase.max_pool2d %y kernel [2, 2] {dilations = array<i64: 3, 2>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x4x4xf32>
  %maxw = mase.max_pool2d %y kernel [3, 3] {padding = array<i64: 2, 2, 2, 2>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x9x8xf32>
  %avg = mase.avg_pool2d %y kernel [2, 2] {strides = array<i64: 2, 2>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x3x3xf32>
  %avgp = mase.avg_pool2d %y kernel [3, 3] {padding = array<i64: 1, 1, 1, 1>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x7x6xf32>
  %avgn = mase.avg_pool2d %y kernel [3, 3] {padding = array<i64: 1, 1, 1, 1>, count_include_pad = false} : (tensor<1x2x7x6xf32>) -> tensor<1x2x7x6xf32>
  %avga = mase.avg_pool2d %y kernel [3, 2] {padding = array<i64: 2, 0, 1, 1>, count_include_pad = false} : (tensor<1x2x7x6xf32>) -> tensor<1x2x8x6xf32>
  %avgb = mase.avg_pool2d %y kernel [3, 2] {padding = array<i64: 2, 0, 1, 1>} : (tensor<1x2x7x6xf32>) -> tensor<1x2x8x6xf32>
  %aavg = mase.adaptive_avg_pool2d %y to [3, 4] : (tensor<1x2x7x6xf32>) -> tensor<1x2x3x4xf32>
  %amax = mase.adaptive_max_pool2d %y to [3, 4] : (tensor<1x2x7x6xf32>) -> tensor<1x2x3x4xf32>
  %glob = mase.adaptive_avg_pool2d %y to [1, 1] : (tensor<1x2x7x6xf32>) -> tensor<1x2x1x1xf32>
  return %max, %maxs, %maxa, %maxd, %maxw, %avg, %avgp, %avgn, %avga, %avgb, %aavg, %amax, %glob : tensor<1x2x3x4xf32>, tensor<1x2x4x3xf32>, tensor<1x2x7x6xf32>, tensor<1x2x4x4xf32>, tensor<1x2x9x8xf32>, tensor<1x2x3x3xf32>, tensor<1x2x7x6xf32>, tensor<1x2x7x6xf32>, tensor<1x2x8x6xf32>, tensor<1x2x8x6xf32>, tensor<1x2x3x4xf32>, tensor<1x2x3x4xf32>, tensor<1x2x1x1xf32>
}
