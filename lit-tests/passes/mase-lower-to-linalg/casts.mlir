// RUN: mase-opt %s --mase-lower-to-linalg --canonicalize --cse | FileCheck %s

// Casts of number formats as integer arithmetic. That they give the codes of the formats is tested in compiler/engine/tests/formats.rs.

// The float taken apart, shifted, rounded to even, saturated, all in 32 bits.
// CHECK-LABEL: func @fixed(
// CHECK: linalg.generic
// CHECK: arith.bitcast {{.*}} : f32 to i32
// CHECK-NOT: i64
// CHECK: arith.xori
// CHECK: %[[FLOOR:.+]] = arith.shrsi
// CHECK-NEXT: arith.shli %[[FLOOR]]
// CHECK: arith.cmpi sgt
// CHECK: arith.maxsi
// CHECK: arith.minsi
// CHECK: arith.trunci {{.*}} : i32 to i8
func.func @fixed(%x: tensor<4x8xf32>) -> tensor<4x8xi8> {
  %q = mase.cast %x : (tensor<4x8xf32>) -> tensor<4x8x!mase.fixed<8, 5>>
  %c = mase.storage_cast %q : (tensor<4x8x!mase.fixed<8, 5>>) -> tensor<4x8xi8>
  return %c : tensor<4x8xi8>
}

// A quotient in f64, and what it leaves of the number.
// CHECK-LABEL: func @scale(
// CHECK: arith.extf {{.*}} : f32 to f64
// CHECK: %[[QUOTIENT:.+]] = arith.divf
// CHECK: %[[NEAR:.+]] = math.roundeven %[[QUOTIENT]]
// CHECK: %[[MINUS:.+]] = arith.negf %[[NEAR]]
// CHECK: math.fma %[[MINUS]]
func.func @scale(%x: tensor<4xf32>) -> tensor<4xi8> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.int<8, scale = 0.1>>
  %c = mase.storage_cast %q : (tensor<4x!mase.int<8, scale = 0.1>>) -> tensor<4xi8>
  return %c : tensor<4xi8>
}

// Values of such a scale are no f64: a table.
// CHECK-LABEL: func @table(
// CHECK: arith.constant dense<{{.*}}> : tensor<256xi8>
// CHECK: tensor.extract
func.func @table(%x: tensor<4xf32>) -> tensor<4xi8> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.int<8, scale = 0.1>>
  %r = mase.cast %q : (tensor<4x!mase.int<8, scale = 0.1>>) -> tensor<4x!mase.fixed<8, 3>>
  %c = mase.storage_cast %r : (tensor<4x!mase.fixed<8, 3>>) -> tensor<4xi8>
  return %c : tensor<4xi8>
}

// CHECK-LABEL: func @channels(
// CHECK: linalg.generic {{.*}} ins(%{{.+}}, %{{.+}} : tensor<4x8xf32>, tensor<4xi8>)
func.func @channels(%x: tensor<4x8xf32>, %p: tensor<4xi8>) -> tensor<4x8xi8> {
  %q = mase.cast %x per_channel %p : (tensor<4x8xf32>, tensor<4xi8>) -> tensor<4x8x!mase.fixed<8, channel = 0>>
  %c = mase.storage_cast %q : (tensor<4x8x!mase.fixed<8, channel = 0>>) -> tensor<4x8xi8>
  return %c : tensor<4x8xi8>
}

// The largest magnitude of each block, its exponent, and the elements; the last block is filled up with zeros.
// CHECK-LABEL: func @block(
// CHECK: tensor.insert_slice %{{.+}} into %{{.+}}[0, 0] [2, 40] [1, 1] : tensor<2x40xi16> into tensor<2x64xi16>
// CHECK: %[[CUT:.+]] = tensor.expand_shape {{.*}} output_shape [2, 2, 32]
// CHECK: %[[LARGEST:.+]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[CUT]]
// CHECK: arith.maxsi
// CHECK: %[[EXPONENTS:.+]] = linalg.generic {{.*}} ins(%[[LARGEST]]
// CHECK: math.ctlz
// CHECK: linalg.generic {{.*}} ins(%[[CUT]], %[[EXPONENTS]] : tensor<2x2x32xi16>, tensor<2x2xi16>)
// CHECK-NOT: i64
// CHECK: tensor.collapse_shape
// CHECK: tensor.extract_slice
func.func @block(%x: tensor<2x40xf32>) -> (tensor<2x40xi8>, tensor<2x2xi8>) {
  %q = mase.cast %x : (tensor<2x40xf32>) -> tensor<2x40x!mase.fixed<16, 9>>
  %r = mase.cast %q : (tensor<2x40x!mase.fixed<16, 9>>) -> tensor<2x40x!mase.mxint8>
  %c:2 = mase.storage_cast %r : (tensor<2x40x!mase.mxint8>) -> (tensor<2x40xi8>, tensor<2x2xi8>)
  return %c#0, %c#1 : tensor<2x40xi8>, tensor<2x2xi8>
}

// CHECK-LABEL: func @fit(
// CHECK: arith.maxnumf
// CHECK: arith.minnumf
// CHECK: return %{{.+}} : tensor<4xi8>
func.func @fit(%x: tensor<4x8xf32>) -> tensor<4xi8> {
  %p = mase.fit %x for !mase.fixed<8, channel = 0> : (tensor<4x8xf32>) -> tensor<4xi8>
  return %p : tensor<4xi8>
}
