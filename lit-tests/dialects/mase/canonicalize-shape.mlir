// RUN: mase-opt %s --canonicalize | FileCheck %s

// Data movement that moves nothing folds, unless it changes the format.

// CHECK-LABEL: func @transpose(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @transpose(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = mase.transpose %x perm [0, 1] : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func @reshape(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @reshape(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = mase.reshape %x : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func @broadcast(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @broadcast(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = mase.broadcast %x : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func @slice(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @slice(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = mase.slice %x offsets [0, 0] sizes [2, 3] strides [1, 1] : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func @concat(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @concat(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = mase.concat %x axis 1 : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func @pad(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @pad(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = mase.pad %x low [0, 0] high [0, 0] : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func @transpose_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.transpose
func.func @transpose_format_change(%x: tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>> {
  %0 = mase.transpose %x perm [0, 1] : (tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>>
  return %0 : tensor<2x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @reshape_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.reshape
func.func @reshape_format_change(%x: tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>> {
  %0 = mase.reshape %x : (tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>>
  return %0 : tensor<2x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @broadcast_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.broadcast
func.func @broadcast_format_change(%x: tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>> {
  %0 = mase.broadcast %x : (tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>>
  return %0 : tensor<2x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @slice_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.slice
func.func @slice_format_change(%x: tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>> {
  %0 = mase.slice %x offsets [0, 0] sizes [2, 3] strides [1, 1] : (tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>>
  return %0 : tensor<2x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @concat_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.concat
func.func @concat_format_change(%x: tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>> {
  %0 = mase.concat %x axis 1 : (tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>>
  return %0 : tensor<2x3x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @pad_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.pad
func.func @pad_format_change(%x: tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>> {
  %0 = mase.pad %x low [0, 0] high [0, 0] : (tensor<2x3xf32>) -> tensor<2x3x!mase.fixed<8, 5>>
  return %0 : tensor<2x3x!mase.fixed<8, 5>>
}
