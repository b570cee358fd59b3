// RUN: mase-opt %s --mase-raise -split-input-file 2>/dev/null | FileCheck %s

// Shapes, names and constants beside those of the layers in lit-tests/operators, and what only looks like a layer.

// A value that is used twice, again and again.
// CHECK-LABEL: func.func @chain40(
// CHECK: mase.tanh
// CHECK-COUNT-40: mase.mul
// CHECK-NOT: mase.mul
func.func @chain40(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %m0 = math.tanh %a0 : f32
    %m1 = arith.mulf %m0, %m0 : f32
    %m2 = arith.mulf %m1, %m1 : f32
    %m3 = arith.mulf %m2, %m2 : f32
    %m4 = arith.mulf %m3, %m3 : f32
    %m5 = arith.mulf %m4, %m4 : f32
    %m6 = arith.mulf %m5, %m5 : f32
    %m7 = arith.mulf %m6, %m6 : f32
    %m8 = arith.mulf %m7, %m7 : f32
    %m9 = arith.mulf %m8, %m8 : f32
    %m10 = arith.mulf %m9, %m9 : f32
    %m11 = arith.mulf %m10, %m10 : f32
    %m12 = arith.mulf %m11, %m11 : f32
    %m13 = arith.mulf %m12, %m12 : f32
    %m14 = arith.mulf %m13, %m13 : f32
    %m15 = arith.mulf %m14, %m14 : f32
    %m16 = arith.mulf %m15, %m15 : f32
    %m17 = arith.mulf %m16, %m16 : f32
    %m18 = arith.mulf %m17, %m17 : f32
    %m19 = arith.mulf %m18, %m18 : f32
    %m20 = arith.mulf %m19, %m19 : f32
    %m21 = arith.mulf %m20, %m20 : f32
    %m22 = arith.mulf %m21, %m21 : f32
    %m23 = arith.mulf %m22, %m22 : f32
    %m24 = arith.mulf %m23, %m23 : f32
    %m25 = arith.mulf %m24, %m24 : f32
    %m26 = arith.mulf %m25, %m25 : f32
    %m27 = arith.mulf %m26, %m26 : f32
    %m28 = arith.mulf %m27, %m27 : f32
    %m29 = arith.mulf %m28, %m28 : f32
    %m30 = arith.mulf %m29, %m29 : f32
    %m31 = arith.mulf %m30, %m30 : f32
    %m32 = arith.mulf %m31, %m31 : f32
    %m33 = arith.mulf %m32, %m32 : f32
    %m34 = arith.mulf %m33, %m33 : f32
    %m35 = arith.mulf %m34, %m34 : f32
    %m36 = arith.mulf %m35, %m35 : f32
    %m37 = arith.mulf %m36, %m36 : f32
    %m38 = arith.mulf %m37, %m37 : f32
    %m39 = arith.mulf %m38, %m38 : f32
    %m40 = arith.mulf %m39, %m39 : f32
    linalg.yield %m40 : f32
  } -> tensor<2x4xf32>
  return %z : tensor<2x4xf32>
}

// -----

// The same on a parameter.
// CHECK-LABEL: func.func @derive40(
// CHECK: mase.derive "w"
// CHECK-COUNT-40: mase.mul
// CHECK: mase.yield
// CHECK: mase.add
func.func @derive40(%x: tensor<4xf32>) -> tensor<4xf32> {
  %m0 = arith.constant dense_resource<w> : tensor<4xf32>
  %m1 = arith.mulf %m0, %m0 : tensor<4xf32>
  %m2 = arith.mulf %m1, %m1 : tensor<4xf32>
  %m3 = arith.mulf %m2, %m2 : tensor<4xf32>
  %m4 = arith.mulf %m3, %m3 : tensor<4xf32>
  %m5 = arith.mulf %m4, %m4 : tensor<4xf32>
  %m6 = arith.mulf %m5, %m5 : tensor<4xf32>
  %m7 = arith.mulf %m6, %m6 : tensor<4xf32>
  %m8 = arith.mulf %m7, %m7 : tensor<4xf32>
  %m9 = arith.mulf %m8, %m8 : tensor<4xf32>
  %m10 = arith.mulf %m9, %m9 : tensor<4xf32>
  %m11 = arith.mulf %m10, %m10 : tensor<4xf32>
  %m12 = arith.mulf %m11, %m11 : tensor<4xf32>
  %m13 = arith.mulf %m12, %m12 : tensor<4xf32>
  %m14 = arith.mulf %m13, %m13 : tensor<4xf32>
  %m15 = arith.mulf %m14, %m14 : tensor<4xf32>
  %m16 = arith.mulf %m15, %m15 : tensor<4xf32>
  %m17 = arith.mulf %m16, %m16 : tensor<4xf32>
  %m18 = arith.mulf %m17, %m17 : tensor<4xf32>
  %m19 = arith.mulf %m18, %m18 : tensor<4xf32>
  %m20 = arith.mulf %m19, %m19 : tensor<4xf32>
  %m21 = arith.mulf %m20, %m20 : tensor<4xf32>
  %m22 = arith.mulf %m21, %m21 : tensor<4xf32>
  %m23 = arith.mulf %m22, %m22 : tensor<4xf32>
  %m24 = arith.mulf %m23, %m23 : tensor<4xf32>
  %m25 = arith.mulf %m24, %m24 : tensor<4xf32>
  %m26 = arith.mulf %m25, %m25 : tensor<4xf32>
  %m27 = arith.mulf %m26, %m26 : tensor<4xf32>
  %m28 = arith.mulf %m27, %m27 : tensor<4xf32>
  %m29 = arith.mulf %m28, %m28 : tensor<4xf32>
  %m30 = arith.mulf %m29, %m29 : tensor<4xf32>
  %m31 = arith.mulf %m30, %m30 : tensor<4xf32>
  %m32 = arith.mulf %m31, %m31 : tensor<4xf32>
  %m33 = arith.mulf %m32, %m32 : tensor<4xf32>
  %m34 = arith.mulf %m33, %m33 : tensor<4xf32>
  %m35 = arith.mulf %m34, %m34 : tensor<4xf32>
  %m36 = arith.mulf %m35, %m35 : tensor<4xf32>
  %m37 = arith.mulf %m36, %m36 : tensor<4xf32>
  %m38 = arith.mulf %m37, %m37 : tensor<4xf32>
  %m39 = arith.mulf %m38, %m38 : tensor<4xf32>
  %m40 = arith.mulf %m39, %m39 : tensor<4xf32>
  %z = arith.addf %x, %m40 : tensor<4xf32>
  return %z : tensor<4xf32>
}
{-# dialect_resources: { builtin: { w: "0x040000000000003f000080400000003f00008040" } } #-}

// -----

// A constant without a name gets one that is free: the resource `constant_1` is another.
// CHECK-LABEL: func.func @constant_clash(
// CHECK: mase.parameter "constant_1" = dense_resource<constant_1>
// CHECK: mase.parameter "constant_0" = dense<
func.func @constant_clash(%x: tensor<1x20xf32>) -> tensor<1x20xf32> {
  %c = arith.constant dense_resource<constant_1> : tensor<1x20xf32>
  %d = arith.constant dense<[[0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5, 13.5, 14.5, 15.5, 16.5, 17.5, 18.5, 19.5]]> : tensor<1x20xf32>
  %s = arith.addf %x, %c : tensor<1x20xf32>
  %t = arith.mulf %s, %d : tensor<1x20xf32>
  return %t : tensor<1x20xf32>
}
{-# dialect_resources: { builtin: { constant_1: "0x040000000000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f0000003f" } } #-}

// -----

// A resource as tensors of two shapes is one parameter.
// CHECK-LABEL: func.func @two_types(
// CHECK: %[[W:.*]] = mase.parameter "w"
// CHECK-NOT: mase.parameter
// CHECK: mase.derive "w"(%[[W]])
// CHECK: mase.reshape
func.func @two_types(%x: tensor<2x2xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %c = arith.constant dense_resource<w> : tensor<4xf32>
  %d = arith.constant dense_resource<w> : tensor<2x2xf32>
  %s = arith.addf %y, %c : tensor<4xf32>
  %t = arith.mulf %x, %d : tensor<2x2xf32>
  %u = tensor.collapse_shape %t [[0, 1]] : tensor<2x2xf32> into tensor<4xf32>
  %v = arith.subf %s, %u : tensor<4xf32>
  return %v : tensor<4xf32>
}
{-# dialect_resources: { builtin: { w: "0x040000000000003f000080400000003f00008040" } } #-}

// -----

// The activation has a smaller shape than the op that completes it.
// CHECK-LABEL: func.func @silu_wide(
// CHECK: mase.silu
// CHECK: mase.broadcast
func.func @silu_wide(%x: tensor<1xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %c = arith.constant dense<1.0> : tensor<4xf32>
  %n = arith.constant 1.0 : f32
  %f = tensor.empty() : tensor<1xf32>
  %g = linalg.generic {indexing_maps=[affine_map<(d0)->(d0)>,affine_map<(d0)->(d0)>], iterator_types=["parallel"]} ins(%x : tensor<1xf32>) outs(%f : tensor<1xf32>) {
  ^bb0(%a: f32, %o: f32):
    %1 = arith.negf %a : f32
    %2 = math.exp %1 : f32
    %3 = arith.addf %2, %n : f32
    %4 = arith.divf %n, %3 : f32
    linalg.yield %4 : f32 } -> tensor<1xf32>
    %z = linalg.generic {indexing_maps=[affine_map<(d0)->(0)>,affine_map<(d0)->(d0)>,affine_map<(d0)->(0)>,affine_map<(d0)->(d0)>], iterator_types=["parallel"]} ins(%x, %c, %g : tensor<1xf32>, tensor<4xf32>, tensor<1xf32>) outs(%e : tensor<4xf32>) {
    ^bb0(%a: f32, %b: f32, %h: f32, %o: f32):
      %1 = arith.mulf %a, %b : f32
      %2 = arith.mulf %1, %h : f32
      linalg.yield %2 : f32 } -> tensor<4xf32>
    return %z : tensor<4xf32>
  }

// -----

// CHECK-LABEL: func.func @softplus_wide(
// CHECK: mase.softplus
// CHECK: mase.broadcast
func.func @softplus_wide(%x: tensor<1xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %c = arith.constant dense<1.0> : tensor<4xf32>
  %z = linalg.generic {indexing_maps=[affine_map<(d0)->(0)>,affine_map<(d0)->(d0)>,affine_map<(d0)->(d0)>], iterator_types=["parallel"]} ins(%x, %c : tensor<1xf32>, tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %1 = math.exp %a : f32
    %2 = arith.addf %1, %b : f32
    %3 = math.log %2 : f32
    linalg.yield %3 : f32 } -> tensor<4xf32>
  return %z : tensor<4xf32>
}

// -----

// Half a turn of the first row is none of all rows.
// CHECK-LABEL: func.func @half_turn(
// CHECK-NOT: mase.rotary
// CHECK: return
func.func @half_turn(%x: tensor<4x8xf32>, %c: tensor<4x8xf32>, %s: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  %lo = tensor.extract_slice %x[0, 0][1, 4][1, 1] : tensor<4x8xf32> to tensor<1x4xf32>
  %hi = tensor.extract_slice %x[0, 4][1, 4][1, 1] : tensor<4x8xf32> to tensor<1x4xf32>
  %n = arith.negf %hi : tensor<1x4xf32>
  %t = tensor.concat dim(1) %n, %lo : (tensor<1x4xf32>, tensor<1x4xf32>) -> tensor<1x8xf32>
  %xc = arith.mulf %x, %c : tensor<4x8xf32>
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%xc, %t, %s : tensor<4x8xf32>, tensor<1x8xf32>, tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a0: f32, %a1: f32, %a2: f32, %o: f32):
    %1 = arith.mulf %a1, %a2 : f32
    %2 = arith.addf %a0, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<4x8xf32>
  return %z : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @eps_pos(
// CHECK-NOT: mase.add
// CHECK: mase.rms_norm %{{.*}} axis 1 {
func.func @eps_pos(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 8.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %e = tensor.empty() : tensor<2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%f : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.mulf %a, %a : f32
    %1 = arith.addf %0, %o : f32
    linalg.yield %1 : f32 } -> tensor<2xf32>
    %g = tensor.empty() : tensor<2x8xf32>
    %r = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>,affine_map<(d0,d1)->(d0,d1)>], iterator_types=["parallel","parallel"]} ins(%x, %s: tensor<2x8xf32>, tensor<2xf32>) outs(%g : tensor<2x8xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %0 = arith.divf %b, %n : f32
      %1 = arith.addf %0, %eps : f32
      %2 = math.rsqrt %1 : f32
      %3 = arith.mulf %a, %2 : f32
      linalg.yield %3 : f32 } -> tensor<2x8xf32>
      return %r : tensor<2x8xf32>
    }

// -----

// An epsilon that the dialect does not have.
// CHECK-LABEL: func.func @eps_neg(
// CHECK-NOT: mase.rms_norm
// CHECK: mase.rsqrt
func.func @eps_neg(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 8.0 : f32
  %eps = arith.constant -0.001 : f32
  %e = tensor.empty() : tensor<2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%f : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.mulf %a, %a : f32
    %1 = arith.addf %0, %o : f32
    linalg.yield %1 : f32 } -> tensor<2xf32>
    %g = tensor.empty() : tensor<2x8xf32>
    %r = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>,affine_map<(d0,d1)->(d0,d1)>], iterator_types=["parallel","parallel"]} ins(%x, %s: tensor<2x8xf32>, tensor<2xf32>) outs(%g : tensor<2x8xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %0 = arith.divf %b, %n : f32
      %1 = arith.addf %0, %eps : f32
      %2 = math.rsqrt %1 : f32
      %3 = arith.mulf %a, %2 : f32
      linalg.yield %3 : f32 } -> tensor<2x8xf32>
      return %r : tensor<2x8xf32>
    }

// -----

// CHECK-LABEL: func.func @eps_nan(
// CHECK-NOT: mase.rms_norm
// CHECK: mase.rsqrt
func.func @eps_nan(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 8.0 : f32
  %eps = arith.constant 0x7FC00000 : f32
  %e = tensor.empty() : tensor<2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%f : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.mulf %a, %a : f32
    %1 = arith.addf %0, %o : f32
    linalg.yield %1 : f32 } -> tensor<2xf32>
    %g = tensor.empty() : tensor<2x8xf32>
    %r = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>,affine_map<(d0,d1)->(d0,d1)>], iterator_types=["parallel","parallel"]} ins(%x, %s: tensor<2x8xf32>, tensor<2xf32>) outs(%g : tensor<2x8xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %0 = arith.divf %b, %n : f32
      %1 = arith.addf %0, %eps : f32
      %2 = math.rsqrt %1 : f32
      %3 = arith.mulf %a, %2 : f32
      linalg.yield %3 : f32 } -> tensor<2x8xf32>
      return %r : tensor<2x8xf32>
    }

// -----

// CHECK-LABEL: func.func @eps_inf(
// CHECK-NOT: mase.rms_norm
// CHECK: return
func.func @eps_inf(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 8.0 : f32
  %eps = arith.constant 0x7F800000 : f32
  %e = tensor.empty() : tensor<2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%f : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.mulf %a, %a : f32
    %1 = arith.addf %0, %o : f32
    linalg.yield %1 : f32 } -> tensor<2xf32>
    %g = tensor.empty() : tensor<2x8xf32>
    %r = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>,affine_map<(d0,d1)->(d0,d1)>], iterator_types=["parallel","parallel"]} ins(%x, %s: tensor<2x8xf32>, tensor<2xf32>) outs(%g : tensor<2x8xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %0 = arith.divf %b, %n : f32
      %1 = arith.addf %0, %eps : f32
      %2 = math.rsqrt %1 : f32
      %3 = arith.mulf %a, %2 : f32
      linalg.yield %3 : f32 } -> tensor<2x8xf32>
      return %r : tensor<2x8xf32>
    }

// -----

// In f64, log(1 + exp(x)) is not x from 17 on.
// CHECK-LABEL: func.func @softplus64(
// CHECK-NOT: mase.softplus
// CHECK: mase.block
func.func @softplus64(%x: tensor<4xf64>) -> tensor<4xf64> {
  %e = tensor.empty() : tensor<4xf64>
  %one = arith.constant 1.0 : f64
  %th = arith.constant 17.5 : f64
  %z = linalg.generic {indexing_maps=[affine_map<(d0)->(d0)>,affine_map<(d0)->(d0)>], iterator_types=["parallel"]} ins(%x : tensor<4xf64>) outs(%e : tensor<4xf64>) {
  ^bb0(%a: f64, %o: f64):
    %1 = math.exp %a : f64
    %3 = math.log1p %1 : f64
    %g = arith.cmpf ogt, %a, %th : f64
    %s = arith.select %g, %a, %3 : f64
    linalg.yield %s : f64 } -> tensor<4xf64>
    return %z : tensor<4xf64>
  }

// -----

// A group norm of a matrix.
// CHECK-LABEL: func.func @gn2(
// CHECK-NOT: mase.reshape
// CHECK: mase.group_norm
func.func @gn2(%x: tensor<2x6xf32>) -> tensor<2x6xf32> {
  %z = arith.constant 0.0 : f32
  %y = tensor.expand_shape %x [[0], [1, 2]] output_shape [2, 3, 2] : tensor<2x6xf32> into tensor<2x3x2xf32>
  %e = tensor.empty() : tensor<2x3xf32>
  %n = arith.constant 2.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1,d2)->(d0,d1,d2)>,affine_map<(d0,d1,d2)->(d0,d1)>], iterator_types=["parallel","parallel","reduction"]} ins(%y: tensor<2x3x2xf32>) outs(%f : tensor<2x3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %1 = arith.addf %a, %o : f32
    linalg.yield %1 : f32 } -> tensor<2x3xf32>
    %g = tensor.empty() : tensor<2x3x2xf32>
    %c = linalg.generic {indexing_maps=[affine_map<(d0,d1,d2)->(d0,d1,d2)>,affine_map<(d0,d1,d2)->(d0,d1)>,affine_map<(d0,d1,d2)->(d0,d1,d2)>], iterator_types=["parallel","parallel","parallel"]} ins(%y,%s: tensor<2x3x2xf32>, tensor<2x3xf32>) outs(%g : tensor<2x3x2xf32>) {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %0 = arith.divf %b, %n : f32
      %1 = arith.subf %a, %0 : f32
      linalg.yield %1 : f32 } -> tensor<2x3x2xf32>
      %v = linalg.generic {indexing_maps=[affine_map<(d0,d1,d2)->(d0,d1,d2)>,affine_map<(d0,d1,d2)->(d0,d1)>], iterator_types=["parallel","parallel","reduction"]} ins(%c: tensor<2x3x2xf32>) outs(%f : tensor<2x3xf32>) {
      ^bb0(%a: f32, %o: f32):
        %0 = arith.mulf %a, %a : f32
        %1 = arith.addf %0, %o : f32
        linalg.yield %1 : f32 } -> tensor<2x3xf32>
        %r = linalg.generic {indexing_maps=[affine_map<(d0,d1,d2)->(d0,d1,d2)>,affine_map<(d0,d1,d2)->(d0,d1)>,affine_map<(d0,d1,d2)->(d0,d1,d2)>], iterator_types=["parallel","parallel","parallel"]} ins(%c,%v: tensor<2x3x2xf32>, tensor<2x3xf32>) outs(%g : tensor<2x3x2xf32>) {
        ^bb0(%a: f32, %b: f32, %o: f32):
          %0 = arith.divf %b, %n : f32
          %1 = arith.addf %0, %eps : f32
          %2 = math.rsqrt %1 : f32
          %3 = arith.mulf %a, %2 : f32
          linalg.yield %3 : f32 } -> tensor<2x3x2xf32>
          %q = tensor.collapse_shape %r [[0], [1, 2]] : tensor<2x3x2xf32> into tensor<2x6xf32>
          return %q : tensor<2x6xf32>
        }

// -----

// CHECK-LABEL: func.func @bigpad(
// CHECK: mase.conv2d
func.func @bigpad(%x: tensor<1x1x4x4xf32>, %w: tensor<1x1x3x3xf32>) -> tensor<1x1x7x10xf32> {
  %z = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0,0,5,1] high[0,0,0,7] { ^bb0(%a: index, %b: index, %c: index, %d: index): tensor.yield %z : f32 } : tensor<1x1x4x4xf32> to tensor<1x1x9x12xf32>
  %e = tensor.empty() : tensor<1x1x7x10xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<1x1x7x10xf32>) -> tensor<1x1x7x10xf32>
  %y = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%p, %w : tensor<1x1x9x12xf32>, tensor<1x1x3x3xf32>) outs(%f : tensor<1x1x7x10xf32>) -> tensor<1x1x7x10xf32>
  return %y : tensor<1x1x7x10xf32>
}

// -----

// Elements that no arithmetic is done with are moved.
// CHECK-LABEL: func.func @elem_1(
// CHECK: dense<1.000000e+00> : tensor<4xf8E4M3FN>
// CHECK: mase.reshape
func.func @elem_1(%x: tensor<4xf32>) -> tensor<2x2xf8E4M3FN> {
  %c = arith.constant dense<1.0> : tensor<4xf8E4M3FN>
  %d = tensor.expand_shape %c [[0, 1]] output_shape [2, 2] : tensor<4xf8E4M3FN> into tensor<2x2xf8E4M3FN>
  return %d : tensor<2x2xf8E4M3FN>
}

// -----

// A number that does not fit 64 bits.
// CHECK-LABEL: func.func @elem_2(
// CHECK: dense<36893488147419103232>
func.func @elem_2(%x: tensor<4xf32>) -> tensor<2x2xi128> {
  %c = arith.constant dense<36893488147419103232> : tensor<4xi128>
  %d = tensor.expand_shape %c [[0, 1]] output_shape [2, 2] : tensor<4xi128> into tensor<2x2xi128>
  return %d : tensor<2x2xi128>
}

// -----

// Elements that nodes do not have.
// CHECK-LABEL: func.func @elem_7(
// CHECK: tensor.expand_shape
func.func @elem_7(%x: tensor<4xf32>) -> tensor<2x2xcomplex<f32>> {
  %c = arith.constant dense<(1.0, 2.0)> : tensor<4xcomplex<f32>>
  %d = tensor.expand_shape %c [[0, 1]] output_shape [2, 2] : tensor<4xcomplex<f32>> into tensor<2x2xcomplex<f32>>
  return %d : tensor<2x2xcomplex<f32>>
}

// -----

// An encoding.
// CHECK-LABEL: func.func @enc(
// CHECK: arith.addf
func.func @enc(%x: tensor<4xf32, 5 : i32>) -> tensor<4xf32, 5 : i32> {
  %y = arith.addf %x, %x : tensor<4xf32, 5 : i32>
  return %y : tensor<4xf32, 5 : i32>
}
