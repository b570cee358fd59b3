// RUN: mase-opt %s --canonicalize | FileCheck %s

// Activations that undo or repeat themselves, and where a change of format forbids the fold.

// CHECK-LABEL: func @relu_twice(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[Y:.+]] = mase.relu %[[X]]
// CHECK-NEXT: return %[[Y]]
func.func @relu_twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.relu %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func @relu6_twice(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[Y:.+]] = mase.relu6 %[[X]]
// CHECK-NEXT: return %[[Y]]
func.func @relu6_twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu6 %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.relu6 %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func @relu_formats(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// The input has another format: a wrap on the way into this one may make a value negative, which the second relu sees.
// CHECK-NEXT: %[[Y:.+]] = mase.relu %[[X]] : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>>
// CHECK-NEXT: %[[Z:.+]] = mase.relu %[[Y]]
// CHECK-NEXT: return %[[Z]]
func.func @relu_formats(%x: tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>> {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>>
  %1 = mase.relu %0 : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>>
  return %1 : tensor<4x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @relu_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: %[[Y:.+]] = mase.relu %[[X]]
// CHECK-NEXT: %[[Z:.+]] = mase.relu %[[Y]]
// CHECK-NEXT: return %[[Z]]
func.func @relu_format_change(%x: tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>> {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.relu %0 : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>>
  return %1 : tensor<4x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @relu_of_relu6(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.relu6
// CHECK: mase.relu %
func.func @relu_of_relu6(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu6 %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.relu %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func @neg(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @neg(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.neg %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.neg %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func @neg_format_change(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.neg
func.func @neg_format_change(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.neg %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>>
  %1 = mase.neg %0 : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// The lowest fixed-point code and the lowest integer have no negative.
// CHECK-LABEL: func @neg_fixed(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.neg
func.func @neg_fixed(%x: tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>> {
  %0 = mase.neg %x : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>>
  %1 = mase.neg %0 : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>>
  return %1 : tensor<4x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @neg_integer(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.neg
func.func @neg_integer(%x: tensor<4xi8>) -> tensor<4xi8> {
  %0 = mase.neg %x : (tensor<4xi8>) -> tensor<4xi8>
  %1 = mase.neg %0 : (tensor<4xi8>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}
