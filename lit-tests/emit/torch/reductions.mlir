// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Sums, means, maxima; softmax, also of rows that are masked throughout.

// NAME: reductions
// CHECK: reductions: ok
func.func @main(%x: tensor<2x3x4xf32>) -> (tensor<3xf32>, tensor<2x1x4xf32>, tensor<2x3xf32>, tensor<2x3x4xf32>) {
  %w = mase.parameter "w" : () -> tensor<2x3x4xf32>
  %y = mase.add %x, %w : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %sum = mase.reduce_sum %y axes [0, 2] : (tensor<2x3x4xf32>) -> tensor<3xf32>
  %mean = mase.reduce_mean %y axes [1] keepdims : (tensor<2x3x4xf32>) -> tensor<2x1x4xf32>
  %max = mase.reduce_max %y axes [2] : (tensor<2x3x4xf32>) -> tensor<2x3xf32>
  %none = mase.reduce_sum %y axes [] : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %ints = mase.parameter "counts" : () -> tensor<4xi64>
  return %sum, %mean, %max, %none : tensor<3xf32>, tensor<2x1x4xf32>, tensor<2x3xf32>, tensor<2x3x4xf32>
}
// -----
// NAME: softmax
// CHECK: softmax: ok
func.func @main(%x: tensor<2x3x4xf32>, %m: tensor<2x4xi64>) -> (tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>) {
  %w = mase.parameter "w" : () -> tensor<2x3x4xf32>
  %y = mase.add %x, %w : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %a = mase.softmax %y axis 1 : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %b = mase.log_softmax %y axis 2 : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %mask = mase.attention_mask %m {masked = 0xFFF0000000000000 : f64} : (tensor<2x4xi64>) -> tensor<2x1x1x4xf32>
  %flat = mase.reshape %mask : (tensor<2x1x1x4xf32>) -> tensor<2x1x4xf32>
  %low = mase.add %y, %flat : (tensor<2x3x4xf32>, tensor<2x1x4xf32>) -> tensor<2x3x4xf32>
  %safe = mase.softmax %low axis 2 safe : (tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %a, %b, %safe : tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>
}
