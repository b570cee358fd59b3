// RUN: mase-opt %s --mase-raise -split-input-file -verify-diagnostics | FileCheck %s

// What no node stands for: a block with the op, or the op where it was, and why.

// An activation between two reshapes that undo each other.
// CHECK-LABEL: func.func @erf_expand(
// CHECK: mase.reshape
// CHECK: mase.block
// CHECK: math.erf
// CHECK: mase.reshape
func.func @erf_expand(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = tensor.expand_shape %x [[0, 1]] output_shape [2, 4] : tensor<8xf32> into tensor<2x4xf32>
  %e = tensor.empty() : tensor<2x4xf32>
  // expected-remark @below {{computes math.erf, which occurs in mase.gelu only}}
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%y : tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %m = math.erf %a0 : f32
    linalg.yield %m : f32
  } -> tensor<2x4xf32>
  %w = tensor.collapse_shape %z [[0, 1]] : tensor<2x4xf32> into tensor<8xf32>
  return %w : tensor<8xf32>
}

// -----

// The same with transposes.
// CHECK-LABEL: func.func @erf_transposed(
// CHECK: mase.block
// CHECK: math.erf
func.func @erf_transposed(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<4x2xf32>
  // expected-remark @below {{computes math.erf, which occurs in mase.gelu only}}
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d1, d0)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<2x4xf32>) outs(%e : tensor<4x2xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %m = math.erf %a0 : f32
    linalg.yield %m : f32
  } -> tensor<4x2xf32>
  %f = tensor.empty() : tensor<2x4xf32>
  %w = linalg.transpose ins(%z : tensor<4x2xf32>) outs(%f : tensor<2x4xf32>) permutation = [1, 0]
  return %w : tensor<2x4xf32>
}

// -----

// Columns of their own for each index.
// CHECK-LABEL: func.func @gather0(
// CHECK: mase.block(%{{.*}}, %{{.*}})
// CHECK: tensor.extract
func.func @gather0(%x: tensor<4x8xf32>, %i: tensor<4x8xi64>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<4x8xf32>
  // expected-remark @below {{becomes a block for HLS: it gathers elements other than as mase.embedding does}}
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%i : tensor<4x8xi64>) outs(%e : tensor<4x8xf32>) {
  ^bb0(%a0: i64, %o: f32):
    %k = arith.index_cast %a0 : i64 to index
    %j = linalg.index 1 : index
    %v = tensor.extract %x[%k, %j] : tensor<4x8xf32>
    linalg.yield %v : f32
  } -> tensor<4x8xf32>
  return %z : tensor<4x8xf32>
}

// -----

// One column of several.
// CHECK-LABEL: func.func @const_index(
// CHECK: mase.block
// CHECK: linalg.generic
func.func @const_index(%x: tensor<4x5xf32>) -> tensor<4x3xf32> {
  %e = tensor.empty() : tensor<4x3xf32>
  // expected-remark @below {{becomes a block for HLS: it indexes an operand by an expression}}
  %z = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<4x5xf32>) outs(%e : tensor<4x3xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %m = math.exp %a0 : f32
    linalg.yield %m : f32
  } -> tensor<4x3xf32>
  return %z : tensor<4x3xf32>
}

// -----

// Writes one column, and keeps the others.
// CHECK-LABEL: func.func @result_const(
// CHECK: mase.block(%{{.*}}, %{{.*}})
func.func @result_const(%x: tensor<4x5xf32>, %i: tensor<4x5xf32>) -> tensor<4x5xf32> {
  // expected-remark @below {{becomes a block for HLS: it indexes an operand by an expression}}
  %r = linalg.generic {indexing_maps=[affine_map<(d0)->(d0,0)>,affine_map<(d0)->(d0,0)>], iterator_types=["parallel"]} ins(%x: tensor<4x5xf32>) outs(%i : tensor<4x5xf32>) {
  ^bb0(%a: f32, %o: f32):
    %1 = math.exp %a : f32
    linalg.yield %1 : f32 } -> tensor<4x5xf32>
    return %r : tensor<4x5xf32>
  }

// -----

// What is added depends on the sum so far.
// CHECK-LABEL: func.func @acc_horner(
// CHECK: mase.block(%{{.*}}, %{{.*}})
func.func @acc_horner(%x: tensor<2x8xf32>, %i: tensor<2xf32>) -> tensor<2xf32> {
  %one = arith.constant 1.0 : f32
  // expected-remark @below {{becomes a block for HLS: it is only a part of what nodes do}}
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%i : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %1 = arith.mulf %a, %o : f32
    %2 = arith.addf %o, %1 : f32
    linalg.yield %2 : f32 } -> tensor<2xf32>
    return %s : tensor<2xf32>
  }

// -----

// CHECK-LABEL: func.func @acc_mul(
// CHECK: mase.block
func.func @acc_mul(%x: tensor<2x8xf32>, %i: tensor<2xf32>) -> tensor<2xf32> {
  %one = arith.constant 1.0 : f32
  // expected-remark @below {{becomes a block for HLS: it is a reduction other than a sum or a maximum}}
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%i : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %2 = arith.mulf %a, %o : f32
    linalg.yield %2 : f32 } -> tensor<2xf32>
    return %s : tensor<2xf32>
  }

// -----

// CHECK-LABEL: func.func @acc_sub(
// CHECK: mase.block
func.func @acc_sub(%x: tensor<2x8xf32>, %i: tensor<2xf32>) -> tensor<2xf32> {
  %one = arith.constant 1.0 : f32
  // expected-remark @below {{becomes a block for HLS: it is a reduction other than a sum or a maximum}}
  %s = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0)>], iterator_types=["parallel","reduction"]} ins(%x: tensor<2x8xf32>) outs(%i : tensor<2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %2 = arith.subf %o, %a : f32
    linalg.yield %2 : f32 } -> tensor<2xf32>
    return %s : tensor<2xf32>
  }

// -----

// Both results of a block, one of them twice.
// CHECK-LABEL: func.func @several(
// CHECK: %[[B:.*]]:2 = mase.block(%arg0)
// CHECK: %[[R:.*]] = mase.add %[[B]]#0, %arg0
// CHECK: return %arg0, %[[R]], %[[B]]#1, %[[B]]#1
func.func @several(%x: tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>, tensor<4x2xf32>, tensor<4x2xf32>) {
  %e = tensor.empty() : tensor<2x4xf32>
  %f = tensor.empty() : tensor<4x2xf32>
  // expected-remark @below {{becomes a block for HLS: it computes math.sin}}
  %z:2 = linalg.generic {indexing_maps=[affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d0,d1)>,affine_map<(d0,d1)->(d1,d0)>], iterator_types=["parallel","parallel"]} ins(%x : tensor<2x4xf32>) outs(%e, %f : tensor<2x4xf32>, tensor<4x2xf32>) {
  ^bb0(%a: f32, %o: f32, %p: f32):
    %1 = math.erf %a : f32
    %2 = math.sin %a : f32
    linalg.yield %1, %2 : f32, f32 } -> (tensor<2x4xf32>, tensor<4x2xf32>)
    %r = arith.addf %z#0, %x : tensor<2x4xf32>
    return %x, %r, %z#1, %z#1 : tensor<2x4xf32>, tensor<2x4xf32>, tensor<4x2xf32>, tensor<4x2xf32>
  }

// -----

// A scalar that is read between two writes: nothing may move it.
// CHECK-LABEL: func.func @memload(
// CHECK: memref.store
// CHECK: memref.load
// CHECK: memref.store
// CHECK: tensor.empty
// CHECK: linalg.fill
// CHECK: mase.add
func.func @memload(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %one = arith.constant 1.0 : f32
  %two = arith.constant 2.0 : f32
  %m = memref.alloc() : memref<1xf32>
  memref.store %one, %m[%c0] : memref<1xf32>
  %v = memref.load %m[%c0] : memref<1xf32>
  memref.store %two, %m[%c0] : memref<1xf32>
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark @below {{stays, since it fills with a value that is no constant}}
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %z = arith.addf %x, %f : tensor<4xf32>
  return %z : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @fillarg(
// CHECK: tensor.empty
// CHECK: linalg.fill
// CHECK: mase.add
func.func @fillarg(%x: tensor<4xf32>, %v: f32) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  // expected-remark @below {{stays, since it fills with a value that is no constant}}
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %z = arith.addf %x, %f : tensor<4xf32>
  return %z : tensor<4xf32>
}
