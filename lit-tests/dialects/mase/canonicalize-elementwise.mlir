// RUN: mase-opt %s --canonicalize | FileCheck %s

// The larger and the smaller of a tensor and itself.

// CHECK-LABEL: func @maximum_same(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @maximum_same(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.maximum %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func @minimum_same(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @minimum_same(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.minimum %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func @maximum_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.maximum
func.func @maximum_format_change(%x: tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>> {
  %0 = mase.maximum %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>>
  return %0 : tensor<4x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @minimum_of_two(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}}%[[Y:[a-z0-9]+]]:
// CHECK: mase.minimum %[[X]], %[[Y]]
func.func @minimum_of_two(%x: tensor<4xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.minimum %x, %y : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
