// RUN: mase-opt %s --mase-fuse -o %t.mlir
// RUN: FileCheck %s < %t.mlir
// RUN: mase-opt %t.mlir --mase-fuse | diff - %t.mlir

// Reshapes, transposes, and nodes without effect.

// CHECK-LABEL: func.func @reshapes(
// CHECK-SAME: %[[X:.+]]: tensor<2x3x4xf32>
// CHECK-NEXT: %[[Y:.+]] = mase.reshape %[[X]] {mase.hw = #mase.hw<in = [<1x1x2>], out = [<2x1>]>, mase.node = "last"} : (tensor<2x3x4xf32>) -> tensor<4x6xf32>
// CHECK-NEXT: return %[[Y]]
func.func @reshapes(%x: tensor<2x3x4xf32>) -> tensor<4x6xf32> {
  %a = mase.reshape %x {mase.hw = #mase.hw<in = [<1x1x2>], out = [<3>]>} : (tensor<2x3x4xf32>) -> tensor<24xf32>
  %b = mase.reshape %a : (tensor<24xf32>) -> tensor<24xf32>
  %c = mase.reshape %b {mase.node = "last", mase.hw = #mase.hw<in = [<4>], out = [<2x1>]>} : (tensor<24xf32>) -> tensor<4x6xf32>
  return %c : tensor<4x6xf32>
}

// CHECK-LABEL: func.func @transposes(
// CHECK-SAME: %[[X:.+]]: tensor<2x3x4xi8>
// CHECK-NEXT: %[[Y:.+]] = mase.transpose %[[X]] perm [2, 1, 0] : (tensor<2x3x4xi8>) -> tensor<4x3x2xi8>
// CHECK-NEXT: return %[[Y]], %[[X]]
func.func @transposes(%x: tensor<2x3x4xi8>) -> (tensor<4x3x2xi8>, tensor<2x3x4xi8>) {
  %a = mase.transpose %x perm [1, 2, 0] : (tensor<2x3x4xi8>) -> tensor<3x4x2xi8>
  %b = mase.transpose %a perm [1, 0, 2] : (tensor<3x4x2xi8>) -> tensor<4x3x2xi8>
  %c = mase.transpose %b perm [2, 1, 0] : (tensor<4x3x2xi8>) -> tensor<2x3x4xi8>
  return %b, %c : tensor<4x3x2xi8>, tensor<2x3x4xi8>
}

// A transpose of dimensions of extent 1 moves nothing: what is around it meets.
// CHECK-LABEL: func.func @ones(
// CHECK-SAME: %[[X:.+]]: tensor<1x6x4xf32>
// CHECK-NEXT: %[[Y:.+]] = mase.reshape %[[X]] {mase.node = "flat"} : (tensor<1x6x4xf32>) -> tensor<24xf32>
// CHECK-NEXT: %[[Z:.+]] = mase.reshape %[[X]] {mase.node = "swap"} : (tensor<1x6x4xf32>) -> tensor<6x1x4xf32>
// CHECK-NEXT: return %[[Y]], %[[Z]], %[[X]]
func.func @ones(%x: tensor<1x6x4xf32>) -> (tensor<24xf32>, tensor<6x1x4xf32>, tensor<1x6x4xf32>) {
  %a = mase.transpose %x perm [1, 0, 2] : (tensor<1x6x4xf32>) -> tensor<6x1x4xf32>
  %b = mase.reshape %a {mase.node = "flat"} : (tensor<6x1x4xf32>) -> tensor<24xf32>
  %c = mase.transpose %x perm [1, 0, 2] {mase.node = "swap"} : (tensor<1x6x4xf32>) -> tensor<6x1x4xf32>
  %d = mase.reshape %b : (tensor<24xf32>) -> tensor<1x6x4xf32>
  return %b, %c, %d : tensor<24xf32>, tensor<6x1x4xf32>, tensor<1x6x4xf32>
}

// Blocks lie along a dimension: moving their elements re-casts them.
// CHECK-LABEL: func.func @blocks(
// CHECK: mase.reshape
// CHECK: mase.reshape
func.func @blocks(%x: tensor<2x16x!mase.msfp12>) -> tensor<2x16x!mase.msfp12> {
  %a = mase.reshape %x : (tensor<2x16x!mase.msfp12>) -> tensor<32x!mase.msfp12>
  %b = mase.reshape %a : (tensor<32x!mase.msfp12>) -> tensor<2x16x!mase.msfp12>
  return %b : tensor<2x16x!mase.msfp12>
}

// CHECK-LABEL: func.func @identities(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}}%[[Y:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]], %[[Y]]
func.func @identities(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %one = arith.constant dense<1.0> : tensor<1xf32>
  %zero = arith.constant dense<0.0> : tensor<f32>
  %minus_zero = arith.constant dense<-0.0> : tensor<4x4xf32>
  %true = arith.constant dense<true> : tensor<4x4xi1>
  %false = arith.constant dense<false> : tensor<i1>
  %a = mase.mul %one, %x : (tensor<1xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %b = mase.div %a, %one : (tensor<4x4xf32>, tensor<1xf32>) -> tensor<4x4xf32>
  %c = mase.add %b, %zero : (tensor<4x4xf32>, tensor<f32>) -> tensor<4x4xf32>
  %d = mase.sub %c, %minus_zero : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %e = mase.cast %d : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %f = mase.broadcast %e : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %g = mase.slice %f offsets [0, 0] sizes [4, 4] strides [1, 1] : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %h = mase.pad %g low [0, 0] high [0, 0] : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %i = mase.concat %h axis 1 : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %j = mase.where %true, %i, %y : (tensor<4x4xi1>, tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %k = mase.where %false, %x, %y : (tensor<i1>, tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %l = mase.transpose %k perm [0, 1] : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %j, %l : tensor<4x4xf32>, tensor<4x4xf32>
}

// These do something: they repeat, subtract from zero, invert, transpose, round.
// CHECK-LABEL: func.func @effects(
// CHECK: mase.mul
// CHECK: mase.sub
// CHECK: mase.div
// CHECK: mase.transpose
// CHECK: mase.cast
// CHECK: mase.add
func.func @effects(%x: tensor<4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf16>, tensor<4x4xi8>) {
  %ones = arith.constant dense<1.0> : tensor<4x4xf32>
  %zero = arith.constant dense<0.0> : tensor<f32>
  %nothing = arith.constant dense<0> : tensor<i8>
  %n = arith.constant dense<3> : tensor<4x4xi8>
  %a = mase.mul %x, %ones : (tensor<4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %b = mase.sub %zero, %a : (tensor<f32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %c = mase.div %ones, %b : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %d = mase.transpose %c perm [1, 0] : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %e = mase.cast %d : (tensor<4x4xf32>) -> tensor<4x4xf16>
  %f = mase.add %n, %nothing : (tensor<4x4xi8>, tensor<i8>) -> tensor<4x4xi8>
  return %d, %e, %f : tensor<4x4xf32>, tensor<4x4xf16>, tensor<4x4xi8>
}
