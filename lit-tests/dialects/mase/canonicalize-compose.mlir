// RUN: mase-opt %s --canonicalize | FileCheck %s

// Chains of transposes and of reshapes become one, unless the format changes on the way.

// CHECK-LABEL: func @transposes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[Y:.+]] = mase.transpose %[[X]] perm [0, 2, 1] : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>
// CHECK-NEXT: return %[[Y]]
func.func @transposes(%x: tensor<2x3x4xf32>) -> tensor<2x4x3xf32> {
  %0 = mase.transpose %x perm [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = mase.transpose %0 perm [1, 0, 2] : (tensor<4x2x3xf32>) -> tensor<2x4x3xf32>
  return %1 : tensor<2x4x3xf32>
}

// CHECK-LABEL: func @transposes_fixed(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[Y:.+]] = mase.transpose %[[X]] perm [0, 2, 1]
// CHECK-NEXT: return %[[Y]]
func.func @transposes_fixed(%x: tensor<2x3x4x!mase.fixed<8, 5>>) -> tensor<2x4x3x!mase.fixed<8, 5>> {
  %0 = mase.transpose %x perm [2, 0, 1] : (tensor<2x3x4x!mase.fixed<8, 5>>) -> tensor<4x2x3x!mase.fixed<8, 5>>
  %1 = mase.transpose %0 perm [1, 0, 2] : (tensor<4x2x3x!mase.fixed<8, 5>>) -> tensor<2x4x3x!mase.fixed<8, 5>>
  return %1 : tensor<2x4x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @transpose_back(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @transpose_back(%x: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %0 = mase.transpose %x perm [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = mase.transpose %0 perm [1, 2, 0] : (tensor<4x2x3xf32>) -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

// CHECK-LABEL: func @transposes_format_between(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.transpose
func.func @transposes_format_between(%x: tensor<2x3x4xf32>) -> tensor<2x4x3xf32> {
  %0 = mase.transpose %x perm [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3x!mase.fixed<8, 5>>
  %1 = mase.transpose %0 perm [1, 0, 2] : (tensor<4x2x3x!mase.fixed<8, 5>>) -> tensor<2x4x3xf32>
  return %1 : tensor<2x4x3xf32>
}

// CHECK-LABEL: func @transposes_format_after(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.transpose
func.func @transposes_format_after(%x: tensor<2x3x4xf32>) -> tensor<2x4x3x!mase.fixed<8, 5>> {
  %0 = mase.transpose %x perm [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = mase.transpose %0 perm [1, 0, 2] : (tensor<4x2x3xf32>) -> tensor<2x4x3x!mase.fixed<8, 5>>
  return %1 : tensor<2x4x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @reshapes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[Y:.+]] = mase.reshape %[[X]] : (tensor<2x3x4xf32>) -> tensor<6x4xf32>
// CHECK-NEXT: return %[[Y]]
func.func @reshapes(%x: tensor<2x3x4xf32>) -> tensor<6x4xf32> {
  %0 = mase.reshape %x : (tensor<2x3x4xf32>) -> tensor<24xf32>
  %1 = mase.reshape %0 : (tensor<24xf32>) -> tensor<6x4xf32>
  return %1 : tensor<6x4xf32>
}

// CHECK-LABEL: func @reshape_back(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @reshape_back(%x: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %0 = mase.reshape %x : (tensor<2x3x4xf32>) -> tensor<24xf32>
  %1 = mase.reshape %0 : (tensor<24xf32>) -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

// CHECK-LABEL: func @reshapes_format_between(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.reshape
func.func @reshapes_format_between(%x: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %0 = mase.reshape %x : (tensor<2x3x4xf32>) -> tensor<24xi8>
  %1 = mase.reshape %0 : (tensor<24xi8>) -> tensor<2x3x4xf32>
  return %1 : tensor<2x3x4xf32>
}

// CHECK-LABEL: func @reshapes_format_after(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.reshape
func.func @reshapes_format_after(%x: tensor<2x3x4xf32>) -> tensor<6x4xf16> {
  %0 = mase.reshape %x : (tensor<2x3x4xf32>) -> tensor<24xf32>
  %1 = mase.reshape %0 : (tensor<24xf32>) -> tensor<6x4xf16>
  return %1 : tensor<6x4xf16>
}
