// RUN: mase-opt %s --mase-raise | FileCheck %s

// Masks of every element type and shape, and the ways to write them.

#all = affine_map<(b, h, q, k) -> (b, h, q, k)>
#keys = affine_map<(b, h, q, k) -> (b, k)>
#flat = affine_map<(q, k) -> (q, k)>
#flat_keys = affine_map<(q, k) -> (0, k)>

// CHECK-LABEL: func.func @i32(
// CHECK-SAME: %[[M:.*]]: tensor<1x4xi32>
func.func @i32(%m: tensor<1x4xi32>) -> tensor<1x1x4x4xf32> {
  %none = arith.constant 0 : i32
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant 0xFF800000 : f32
  %init = tensor.empty() : tensor<1x1x4x4xf32>
  // CHECK-NEXT: %[[R:.*]] = mase.attention_mask %[[M]] {{{.*}}masked = 0xFFF0000000000000 : f64} : (tensor<1x4xi32>) -> tensor<1x1x4x4xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<1x4xi32>) outs(%init : tensor<1x1x4x4xf32>) {
  ^bb0(%in: i32, %out: f32):
    %wide = arith.extsi %in : i32 to i64
    %none64 = arith.extsi %none : i32 to i64
    %drop = arith.cmpi eq, %wide, %none64 : i64
    %s = arith.select %drop, %masked, %zero : f32
    linalg.yield %s : f32
  } -> tensor<1x1x4x4xf32>
  // CHECK-NEXT: return %[[R]]
  return %r : tensor<1x1x4x4xf32>
}

// (1 - mask) * lowest, of truth values; a mask of two dimensions.
// CHECK-LABEL: func.func @i1(
// CHECK-SAME: %[[M:.*]]: tensor<1x4xi1>
func.func @i1(%m: tensor<1x4xi1>) -> tensor<3x4xf32> {
  %one = arith.constant 1.0 : f32
  %masked = arith.constant -1000.0 : f32
  %init = tensor.empty() : tensor<3x4xf32>
  // CHECK: %[[R:.*]] = mase.attention_mask %[[M]] {{{.*}}masked = -1.000000e+03 : f64} : (tensor<1x4xi1>) -> tensor<1x1x3x4xf32>
  // CHECK: mase.reshape %[[R]] {{.*}}: (tensor<1x1x3x4xf32>) -> tensor<3x4xf32>
  %r = linalg.generic {indexing_maps = [#flat_keys, #flat], iterator_types = ["parallel", "parallel"]}
      ins(%m : tensor<1x4xi1>) outs(%init : tensor<3x4xf32>) {
  ^bb0(%in: i1, %out: f32):
    %float = arith.uitofp %in : i1 to f32
    %rest = arith.subf %one, %float : f32
    %s = arith.mulf %rest, %masked : f32
    linalg.yield %s : f32
  } -> tensor<3x4xf32>
  return %r : tensor<3x4xf32>
}

// Two queries after two that are past: the last sees all keys. Half precision.
// CHECK-LABEL: func.func @past(
func.func @past() -> tensor<1x1x2x4xf16> {
  %c2 = arith.constant 2 : index
  %zero = arith.constant 0.0 : f16
  %masked = arith.constant -65504.0 : f16
  %init = tensor.empty() : tensor<1x1x2x4xf16>
  // CHECK-NEXT: mase.attention_mask causal {{{.*}}masked = -6.550400e+04 : f64} : () -> tensor<1x1x2x4xf16>
  %r = linalg.generic {indexing_maps = [#all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      outs(%init : tensor<1x1x2x4xf16>) {
  ^bb0(%out: f16):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %last = arith.addi %q, %c2 : index
    %past = arith.cmpi sle, %k, %last : index
    %s = arith.select %past, %zero, %masked : f16
    linalg.yield %s : f16
  } -> tensor<1x1x2x4xf16>
  return %r : tensor<1x1x2x4xf16>
}

// The mask is a part of the argument; the sum of two masks with equal masked values is clamped. A layer adds the result.
// CHECK-LABEL: func.func @sum(
// CHECK-SAME: %[[M:.*]]: tensor<2x6xi64>, %[[X:.*]]: tensor<2x3x4xf32>
func.func @sum(%m: tensor<2x6xi64>, %x: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %none = arith.constant 0 : i64
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1000.0 : f32
  // CHECK: %[[S:.*]] = mase.slice %[[M]] offsets [0, 2] sizes [2, 4] strides [1, 1] {{.*}}: (tensor<2x6xi64>) -> tensor<2x4xi64>
  // CHECK: %[[R:.*]] = mase.attention_mask %[[S]] causal {{{.*}}masked = -1.000000e+03 : f64} : (tensor<2x4xi64>) -> tensor<2x1x3x4xf32>
  // CHECK: %[[F:.*]] = mase.reshape %[[R]] {{.*}}: (tensor<2x1x3x4xf32>) -> tensor<2x3x4xf32>
  %part = tensor.extract_slice %m[0, 2] [2, 4] [1, 1] : tensor<2x6xi64> to tensor<2x4xi64>
  %init = tensor.empty() : tensor<2x3x4xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(b, q, k) -> (b, k)>, affine_map<(b, q, k) -> (b, q, k)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%part : tensor<2x4xi64>) outs(%init : tensor<2x3x4xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 1 : index
    %k = linalg.index 2 : index
    %last = arith.addi %q, %c1 : index
    %past = arith.cmpi sle, %k, %last : index
    %future = arith.select %past, %zero, %masked : f32
    %keep = arith.cmpi ne, %in, %none : i64
    %absent = arith.select %keep, %zero, %masked : f32
    %sum = arith.addf %future, %absent : f32
    %s = arith.maximumf %sum, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x3x4xf32>
  // CHECK: mase.add %[[X]], %[[F]]
  %y = arith.addf %x, %r : tensor<2x3x4xf32>
  return %y : tensor<2x3x4xf32>
}
