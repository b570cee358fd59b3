// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Arithmetic with broadcast, reductions.

// CHECK-LABEL: func @binary(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[Y:[a-z0-9]+]]:
// CHECK: mase.add %[[X]], %[[Y]] : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.sub %[[X]], %[[Y]] : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.mul %[[X]], %[[Y]] : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.div %[[X]], %[[Y]] : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.maximum %[[X]], %[[Y]] : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.minimum %[[X]], %[[Y]] : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
func.func @binary(%x: tensor<4x1xf32>, %y: tensor<2x1x8xf32>) {
  %ad0 = mase.add %x, %y : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
  %su0 = mase.sub %x, %y : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
  %mu0 = mase.mul %x, %y : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
  %di0 = mase.div %x, %y : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
  %ma0 = mase.maximum %x, %y : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
  %mi0 = mase.minimum %x, %y : (tensor<4x1xf32>, tensor<2x1x8xf32>) -> tensor<2x4x8xf32>
  return
}

// CHECK-LABEL: func @scalar(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[Y:[a-z0-9]+]]:
// CHECK: mase.add %[[X]], %[[X]] : (tensor<f32>, tensor<f32>) -> tensor<f32>
// CHECK: mase.add %[[Y]], %[[X]] : (tensor<8xf32>, tensor<f32>) -> tensor<8xf32>
func.func @scalar(%x: tensor<f32>, %y: tensor<8xf32>) {
  %a = mase.add %x, %x : (tensor<f32>, tensor<f32>) -> tensor<f32>
  %b = mase.add %y, %x : (tensor<8xf32>, tensor<f32>) -> tensor<8xf32>
  return
}

// CHECK-LABEL: func @where(
// CHECK-SAME: %[[C:[a-z0-9]+]]: {{.*}} %[[X:[a-z0-9]+]]: {{.*}} %[[Y:[a-z0-9]+]]:
// CHECK: mase.where %[[C]], %[[X]], %[[Y]] : (tensor<4x1xi1>, tensor<f32>, tensor<8xf32>) -> tensor<4x8xf32>
func.func @where(%c: tensor<4x1xi1>, %x: tensor<f32>, %y: tensor<8xf32>) {
  %a = mase.where %c, %x, %y : (tensor<4x1xi1>, tensor<f32>, tensor<8xf32>) -> tensor<4x8xf32>
  return
}

// CHECK-LABEL: func @reductions(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.reduce_sum %[[X]] axes [1] : (tensor<2x4x8xf32>) -> tensor<2x8xf32>
// CHECK: mase.reduce_mean %[[X]] axes [0, 2] keepdims : (tensor<2x4x8xf32>) -> tensor<1x4x1xf32>
// CHECK: mase.reduce_max %[[X]] axes [0, 1, 2] : (tensor<2x4x8xf32>) -> tensor<f32>
// CHECK: mase.reduce_max %[[X]] axes [] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
func.func @reductions(%x: tensor<2x4x8xf32>) {
  %a = mase.reduce_sum %x axes [1] : (tensor<2x4x8xf32>) -> tensor<2x8xf32>
  %b = mase.reduce_mean %x axes [0, 2] keepdims : (tensor<2x4x8xf32>) -> tensor<1x4x1xf32>
  %c = mase.reduce_max %x axes [0, 1, 2] : (tensor<2x4x8xf32>) -> tensor<f32>
  %d = mase.reduce_max %x axes [] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}
