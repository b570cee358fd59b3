// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Parameters that are computed from others: what is trained and saved are the others.

// NAME: folded
// CHECK: folded: ok
func.func @main(%x: tensor<2x3x5x5xf32>) -> tensor<2x4x3x3xf32> {
  %w = mase.parameter "conv.weight" : () -> tensor<4x3x3x3xf32>
  %g = mase.parameter "bn.weight" : () -> tensor<4xf32>
  %b = mase.parameter "bn.bias" : () -> tensor<4xf32>
  %v = mase.parameter "bn.running_var" : () -> tensor<4xf32>
  %c = arith.constant dense<[0.5, 1.0, 2.0, 4.0]> : tensor<4xf32>
  %s = mase.derive "bn.scale" (%g, %v) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%gamma: tensor<4xf32>, %variance: tensor<4xf32>):
    %eps = arith.constant dense<1.0e-5> : tensor<4xf32>
    %0 = mase.add %variance, %eps : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %1 = mase.rsqrt %0 : (tensor<4xf32>) -> tensor<4xf32>
    %2 = mase.mul %gamma, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    mase.yield %2 : tensor<4xf32>
  }
  %folded = mase.derive "conv.weight" (%w, %s, %c) absorbs ["bn", "twice"] : (tensor<4x3x3x3xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4x3x3x3xf32> {
  ^bb0(%weight: tensor<4x3x3x3xf32>, %scale: tensor<4xf32>, %more: tensor<4xf32>):
    %0 = mase.mul %scale, %more : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %1 = mase.reshape %0 : (tensor<4xf32>) -> tensor<4x1x1x1xf32>
    %2 = mase.mul %weight, %1 : (tensor<4x3x3x3xf32>, tensor<4x1x1x1xf32>) -> tensor<4x3x3x3xf32>
    mase.yield %2 : tensor<4x3x3x3xf32>
  }
  %y = mase.conv2d %x, %folded, %b {mase.node = "conv"} : (tensor<2x3x5x5xf32>, tensor<4x3x3x3xf32>, tensor<4xf32>) -> tensor<2x4x3x3xf32>
  return %y : tensor<2x4x3x3xf32>
}
