// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Fixed point and other formats whose elements have one step.

// NAME: casts
// CHECK: casts: ok
// NO GRADIENT where all is clipped or rounded away.
func.func @main(%x: tensor<4x9xf32>) -> (tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>) {
  %a = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<8, 5>>
  %af = mase.cast %a : (tensor<4x9x!mase.fixed<8, 5>>) -> tensor<4x9xf32>
  %b = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<6, 2, unsigned>>
  %bf = mase.cast %b : (tensor<4x9x!mase.fixed<6, 2, unsigned>>) -> tensor<4x9xf32>
  %c = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<7, 4, rounding = floor, overflow = wrap>>
  %cf = mase.cast %c : (tensor<4x9x!mase.fixed<7, 4, rounding = floor, overflow = wrap>>) -> tensor<4x9xf32>
  %d = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<7, 4, rounding = half_up>>
  %df = mase.cast %d : (tensor<4x9x!mase.fixed<7, 4, rounding = half_up>>) -> tensor<4x9xf32>
  %e = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<7, 4, rounding = half_away>>
  %ef = mase.cast %e : (tensor<4x9x!mase.fixed<7, 4, rounding = half_away>>) -> tensor<4x9xf32>
  %f = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<7, 4, rounding = trunc>>
  %ff = mase.cast %f : (tensor<4x9x!mase.fixed<7, 4, rounding = trunc>>) -> tensor<4x9xf32>
  %g = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.minifloat<4, 3>>
  %gf = mase.cast %g : (tensor<4x9x!mase.minifloat<4, 3>>) -> tensor<4x9xf32>
  %h = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.minifloat<3, 2, rounding = half_away>>
  %hf = mase.cast %h : (tensor<4x9x!mase.minifloat<3, 2, rounding = half_away>>) -> tensor<4x9xf32>
  %i = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.log<4, bias = 2>>
  %if = mase.cast %i : (tensor<4x9x!mase.log<4, bias = 2>>) -> tensor<4x9xf32>
  %j = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.binary<scale = 0.75>>
  %jf = mase.cast %j : (tensor<4x9x!mase.binary<scale = 0.75>>) -> tensor<4x9xf32>
  %k = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.ternary<scale = 0.3>>
  %kf = mase.cast %k : (tensor<4x9x!mase.ternary<scale = 0.3>>) -> tensor<4x9xf32>
  %l = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.int<8, scale = 0.05, zero = 3>>
  %lf = mase.cast %l : (tensor<4x9x!mase.int<8, scale = 0.05, zero = 3>>) -> tensor<4x9xf32>
  %m = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.int<8, scale = 0.5, zero = 5, rounding = trunc, overflow = wrap>>
  %mf = mase.cast %m : (tensor<4x9x!mase.int<8, scale = 0.5, zero = 5, rounding = trunc, overflow = wrap>>) -> tensor<4x9xf32>
  return %af, %bf, %cf, %df, %ef, %ff, %gf, %hf, %if, %jf, %kf, %lf, %mf : tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>, tensor<4x9xf32>
}
// -----
// NAME: recasts
// CHECK: recasts: ok
func.func @main(%x: tensor<4x9xf32>) -> (tensor<4x9xf32>, tensor<4x9xf64>, tensor<4x9xf16>, tensor<4x9xf32>) {
  %a = mase.cast %x : (tensor<4x9xf32>) -> tensor<4x9x!mase.fixed<16, 10>>
  %b = mase.cast %a : (tensor<4x9x!mase.fixed<16, 10>>) -> tensor<4x9x!mase.fixed<8, 4>>
  %bf = mase.cast %b : (tensor<4x9x!mase.fixed<8, 4>>) -> tensor<4x9xf32>
  %c = mase.cast %a : (tensor<4x9x!mase.fixed<16, 10>>) -> tensor<4x9x!mase.minifloat<4, 3>>
  %cf = mase.cast %c : (tensor<4x9x!mase.minifloat<4, 3>>) -> tensor<4x9xf64>
  %d = mase.cast %a : (tensor<4x9x!mase.fixed<16, 10>>) -> tensor<4x9x!mase.int<8, scale = 0.07>>
  %df = mase.cast %d : (tensor<4x9x!mase.int<8, scale = 0.07>>) -> tensor<4x9xf16>
  %e = mase.cast %d : (tensor<4x9x!mase.int<8, scale = 0.07>>) -> tensor<4x9x!mase.fixed<10, 5>>
  %ef = mase.cast %e : (tensor<4x9x!mase.fixed<10, 5>>) -> tensor<4x9xf32>
  return %bf, %cf, %df, %ef : tensor<4x9xf32>, tensor<4x9xf64>, tensor<4x9xf16>, tensor<4x9xf32>
}
// -----
// NAME: arithmetic
// CHECK: arithmetic: ok
func.func @main(%x: tensor<3x8xf32>, %y: tensor<8xf32>) -> (tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>) {
  %a = mase.cast %x : (tensor<3x8xf32>) -> tensor<3x8x!mase.fixed<8, 4>>
  %b = mase.cast %y : (tensor<8xf32>) -> tensor<8x!mase.fixed<8, 6>>
  %c = mase.add %a, %b : (tensor<3x8x!mase.fixed<8, 4>>, tensor<8x!mase.fixed<8, 6>>) -> tensor<3x8x!mase.fixed<8, 3>>
  %d = mase.sub %c, %a : (tensor<3x8x!mase.fixed<8, 3>>, tensor<3x8x!mase.fixed<8, 4>>) -> tensor<3x8x!mase.fixed<10, 2, rounding = floor>>
  %e = mase.mul %a, %c : (tensor<3x8x!mase.fixed<8, 4>>, tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8x!mase.fixed<8, 3>>
  %f = mase.maximum %a, %b : (tensor<3x8x!mase.fixed<8, 4>>, tensor<8x!mase.fixed<8, 6>>) -> tensor<3x8x!mase.fixed<8, 5>>
  %g = mase.minimum %c, %e : (tensor<3x8x!mase.fixed<8, 3>>, tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8x!mase.fixed<8, 3>>
  %h = mase.relu %g : (tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8x!mase.fixed<7, 3, unsigned>>
  %i = mase.neg %c : (tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8x!mase.fixed<8, 3>>
  %cf = mase.cast %c : (tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8xf32>
  %df = mase.cast %d : (tensor<3x8x!mase.fixed<10, 2, rounding = floor>>) -> tensor<3x8xf32>
  %ef = mase.cast %e : (tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8xf32>
  %ff = mase.cast %f : (tensor<3x8x!mase.fixed<8, 5>>) -> tensor<3x8xf32>
  %gf = mase.cast %g : (tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8xf32>
  %hf = mase.cast %h : (tensor<3x8x!mase.fixed<7, 3, unsigned>>) -> tensor<3x8xf32>
  %if = mase.cast %i : (tensor<3x8x!mase.fixed<8, 3>>) -> tensor<3x8xf32>
  return %cf, %df, %ef, %ff, %gf, %hf, %if : tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>
}
// -----
// NAME: scaled arithmetic
// CHECK: scaled arithmetic: ok
func.func @main(%x: tensor<3x8xf32>, %y: tensor<3x8xf32>) -> (tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>) {
  %a = mase.cast %x : (tensor<3x8xf32>) -> tensor<3x8x!mase.int<8, scale = 0.03>>
  %b = mase.cast %y : (tensor<3x8xf32>) -> tensor<3x8x!mase.int<8, scale = 0.03>>
  %c = mase.add %a, %b : (tensor<3x8x!mase.int<8, scale = 0.03>>, tensor<3x8x!mase.int<8, scale = 0.03>>) -> tensor<3x8x!mase.int<8, scale = 0.05, zero = 7, unsigned>>
  %d = mase.mul %a, %b : (tensor<3x8x!mase.int<8, scale = 0.03>>, tensor<3x8x!mase.int<8, scale = 0.03>>) -> tensor<3x8x!mase.fixed<12, 6>>
  %e = mase.relu %a : (tensor<3x8x!mase.int<8, scale = 0.03>>) -> tensor<3x8x!mase.int<8, scale = 0.03>>
  %cf = mase.cast %c : (tensor<3x8x!mase.int<8, scale = 0.05, zero = 7, unsigned>>) -> tensor<3x8xf32>
  %df = mase.cast %d : (tensor<3x8x!mase.fixed<12, 6>>) -> tensor<3x8xf32>
  %ef = mase.cast %e : (tensor<3x8x!mase.int<8, scale = 0.03>>) -> tensor<3x8xf32>
  return %cf, %df, %ef : tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>
}
// -----
// NAME: movement
// CHECK: movement: ok
func.func @main(%x: tensor<2x6xf32>, %n: tensor<4xi64>, %c: tensor<2x6xi1>) -> (tensor<3x4xf32>, tensor<6x2xf32>, tensor<2x8xf32>, tensor<4x6xf32>, tensor<2x6xf32>, tensor<4x6xf32>) {
  %a = mase.cast %x : (tensor<2x6xf32>) -> tensor<2x6x!mase.fixed<8, 4>>
  %r = mase.reshape %a : (tensor<2x6x!mase.fixed<8, 4>>) -> tensor<3x4x!mase.fixed<8, 4>>
  %t = mase.transpose %a perm [1, 0] : (tensor<2x6x!mase.fixed<8, 4>>) -> tensor<6x2x!mase.fixed<6, 2>>
  %p = mase.pad %a low [0, 1] high [0, 1] {value = 0.3} : (tensor<2x6x!mase.fixed<8, 4>>) -> tensor<2x8x!mase.fixed<8, 4>>
  %w = mase.where %c, %a, %a : (tensor<2x6xi1>, tensor<2x6x!mase.fixed<8, 4>>, tensor<2x6x!mase.fixed<8, 4>>) -> tensor<2x6x!mase.fixed<8, 3>>
  %e = mase.embedding %n, %a : (tensor<4xi64>, tensor<2x6x!mase.fixed<8, 4>>) -> tensor<4x6x!mase.fixed<8, 4>>
  %s = mase.concat %a, %w axis 0 : (tensor<2x6x!mase.fixed<8, 4>>, tensor<2x6x!mase.fixed<8, 3>>) -> tensor<4x6x!mase.fixed<8, 2>>
  %rf = mase.cast %r : (tensor<3x4x!mase.fixed<8, 4>>) -> tensor<3x4xf32>
  %tf = mase.cast %t : (tensor<6x2x!mase.fixed<6, 2>>) -> tensor<6x2xf32>
  %pf = mase.cast %p : (tensor<2x8x!mase.fixed<8, 4>>) -> tensor<2x8xf32>
  %sf = mase.cast %s : (tensor<4x6x!mase.fixed<8, 2>>) -> tensor<4x6xf32>
  %wf = mase.cast %w : (tensor<2x6x!mase.fixed<8, 3>>) -> tensor<2x6xf32>
  %ef = mase.cast %e : (tensor<4x6x!mase.fixed<8, 4>>) -> tensor<4x6xf32>
  return %rf, %tf, %pf, %sf, %wf, %ef : tensor<3x4xf32>, tensor<6x2xf32>, tensor<2x8xf32>, tensor<4x6xf32>, tensor<2x6xf32>, tensor<4x6xf32>
}
// -----
// NAME: reductions
// CHECK: reductions: ok
func.func @main(%x: tensor<2x3x7x7xf32>) -> (tensor<2x3xf32>, tensor<2x3x1x1xf32>, tensor<2x7x7xf32>, tensor<2x3x3x3xf32>, tensor<2x3x4x4xf32>, tensor<2x3x1x1xf32>, tensor<2x3x3x2xf32>) {
  %a = mase.cast %x : (tensor<2x3x7x7xf32>) -> tensor<2x3x7x7x!mase.fixed<8, 4>>
  %m = mase.reduce_mean %a axes [2, 3] : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x3x!mase.fixed<12, 8>>
  %s = mase.reduce_sum %a axes [2, 3] keepdims : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x3x1x1x!mase.fixed<12, 3>>
  %t = mase.reduce_max %a axes [1] : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x7x7x!mase.fixed<8, 4>>
  %p = mase.max_pool2d %a kernel [2, 2] {strides = array<i64: 2, 2>} : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x3x3x3x!mase.fixed<8, 4>>
  %q = mase.avg_pool2d %a kernel [3, 3] {strides = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>, count_include_pad = false} : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x3x4x4x!mase.fixed<10, 6>>
  %g = mase.adaptive_avg_pool2d %a to [1, 1] : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x3x1x1x!mase.fixed<10, 6>>
  %h = mase.adaptive_avg_pool2d %a to [3, 2] : (tensor<2x3x7x7x!mase.fixed<8, 4>>) -> tensor<2x3x3x2x!mase.fixed<10, 6>>
  %mf = mase.cast %m : (tensor<2x3x!mase.fixed<12, 8>>) -> tensor<2x3xf32>
  %sf = mase.cast %s : (tensor<2x3x1x1x!mase.fixed<12, 3>>) -> tensor<2x3x1x1xf32>
  %tf = mase.cast %t : (tensor<2x7x7x!mase.fixed<8, 4>>) -> tensor<2x7x7xf32>
  %pf = mase.cast %p : (tensor<2x3x3x3x!mase.fixed<8, 4>>) -> tensor<2x3x3x3xf32>
  %qf = mase.cast %q : (tensor<2x3x4x4x!mase.fixed<10, 6>>) -> tensor<2x3x4x4xf32>
  %gf = mase.cast %g : (tensor<2x3x1x1x!mase.fixed<10, 6>>) -> tensor<2x3x1x1xf32>
  %hf = mase.cast %h : (tensor<2x3x3x2x!mase.fixed<10, 6>>) -> tensor<2x3x3x2xf32>
  return %mf, %sf, %tf, %pf, %qf, %gf, %hf : tensor<2x3xf32>, tensor<2x3x1x1xf32>, tensor<2x7x7xf32>, tensor<2x3x3x3xf32>, tensor<2x3x4x4xf32>, tensor<2x3x1x1xf32>, tensor<2x3x3x2xf32>
}
