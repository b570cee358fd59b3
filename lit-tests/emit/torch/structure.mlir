// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Data movement, casts, what only hardware has, and names that Python does not take.

// NAME: movement
// CHECK: movement: ok
func.func @main(%x: tensor<2x3x4xf32>) -> (tensor<3x3x6x4xf32>, tensor<6x2xf32>) {
  %w = mase.parameter "w" : () -> tensor<2x3x4xf32>
  %y = mase.mul %x, %w : (tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %t = mase.transpose %y perm [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %flat = mase.reshape %t : (tensor<4x2x3xf32>) -> tensor<4x6xf32>
  %r = mase.reshape %flat : (tensor<4x6xf32>) -> tensor<3x8x1xf32>
  %b = mase.broadcast %r : (tensor<3x8x1xf32>) -> tensor<2x3x8x2xf32>
  %s = mase.slice %b offsets [0, 1, 0, 0] sizes [2, 2, 3, 2] strides [1, 1, 3, 1] : (tensor<2x3x8x2xf32>) -> tensor<2x2x3x2xf32>
  %c = mase.concat %s, %s axis 2 : (tensor<2x2x3x2xf32>, tensor<2x2x3x2xf32>) -> tensor<2x2x6x2xf32>
  %p = mase.pad %c low [0, 1, 0, 2] high [1, 0, 0, 0] {value = 1.5} : (tensor<2x2x6x2xf32>) -> tensor<3x3x6x4xf32>
  %k = arith.constant dense<2.5> : tensor<1x2xf32>
  %kb = mase.broadcast %k : (tensor<1x2xf32>) -> tensor<3x2xf32>
  %kc = mase.concat %kb, %kb axis 0 : (tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<6x2xf32>
  return %p, %kc : tensor<3x3x6x4xf32>, tensor<6x2xf32>
}
// -----
// NAME: casts
// CHECK: casts: ok
func.func @main(%x: tensor<2x3xf32>) -> (tensor<2x3xf64>, tensor<2x3xf16>, tensor<2x4xf64>, tensor<2x4xf32>) {
  %w = mase.parameter "w" : () -> tensor<2x3xf32>
  %y = mase.mul %x, %w : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  %d = mase.cast %y : (tensor<2x3xf32>) -> tensor<2x3xf64>
  %e = mase.exp %d : (tensor<2x3xf64>) -> tensor<2x3xf64>
  %h = mase.cast %e : (tensor<2x3xf64>) -> tensor<2x3xf16>
  %hh = mase.add %h, %h : (tensor<2x3xf16>, tensor<2x3xf16>) -> tensor<2x3xf16>
  %v = mase.parameter "fc.weight" : () -> tensor<4x3xf64>
  %f = mase.linear %e, %v : (tensor<2x3xf64>, tensor<4x3xf64>) -> tensor<2x4xf64>
  %m = mase.linear %y, %v : (tensor<2x3xf32>, tensor<4x3xf64>) -> tensor<2x4xf32>
  return %e, %hh, %f, %m : tensor<2x3xf64>, tensor<2x3xf16>, tensor<2x4xf64>, tensor<2x4xf32>
}
// -----
// NAME: hardware
// CHECK: hardware: ok
func.func @main(%x: tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x4xf32>) {
  %w = mase.parameter "odd name.class" : () -> tensor<4x3xf32>
  %v = mase.parameter "type.0.weight" : () -> tensor<4x4xf32>
  %u = mase.parameter "type.3.weight" : () -> tensor<4x4xf32>
  %copies:2 = mase.fork %x : (tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>)
  %there = mase.link %copies#1 from 0 to 1 : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %s = mase.shard outputs axis 1 [<size = 2, device = 0>, <size = 2, device = 1>] -> tensor<2x4xf32> {
    %y = mase.linear %there, %w : (tensor<2x3xf32>, tensor<4x3xf32>) -> tensor<2x4xf32>
    mase.yield %y : tensor<2x4xf32>
  }
  %z = mase.linear %s, %v {mase.node = "type.0"} : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32>
  %q = mase.linear %z, %u {mase.node = "type.3"} : (tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<2x4xf32>
  %r:2 = mase.block (%q, %copies#0) attributes {mase.node = "twist"} : (tensor<2x4xf32>, tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x4xf32>) {
  ^bb0(%a: tensor<2x4xf32>, %b: tensor<2x3xf32>):
    %c = mase.neg %a : (tensor<2x4xf32>) -> tensor<2x4xf32>
    mase.yield %b, %c : tensor<2x3xf32>, tensor<2x4xf32>
  }
  %last = mase.neg %r#0 : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %last, %r#1 : tensor<2x3xf32>, tensor<2x4xf32>
}
// -----
// NAME: sequential
// CHECK: sequential: ok
func.func @main(%x: tensor<2x3xf32>) -> tensor<2x2xf32> {
  %w0 = mase.parameter "0.weight" : () -> tensor<4x3xf32>
  %b0 = mase.parameter "0.bias" : () -> tensor<4xf32>
  %w1 = mase.parameter "1.weight" : () -> tensor<2x4xf32>
  %y = mase.linear %x, %w0, %b0 {mase.node = "0"} : (tensor<2x3xf32>, tensor<4x3xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  %z = mase.linear %y, %w1 {mase.node = "1"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x2xf32>
  return %z : tensor<2x2xf32>
}
