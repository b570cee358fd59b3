// RUN: mase-opt %s --canonicalize | FileCheck %s

// Blocks and channels along another axis round other elements together, so a chain in such a format is not one step of it.

// CHECK-LABEL: func @transposes_channel(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.transpose
func.func @transposes_channel(%x: tensor<4x4x!mase.binary<channel = 0>>) -> tensor<4x4x!mase.binary<channel = 0>> {
  %0 = mase.transpose %x perm [1, 0] : (tensor<4x4x!mase.binary<channel = 0>>) -> tensor<4x4x!mase.binary<channel = 0>>
  %1 = mase.transpose %0 perm [1, 0] : (tensor<4x4x!mase.binary<channel = 0>>) -> tensor<4x4x!mase.binary<channel = 0>>
  return %1 : tensor<4x4x!mase.binary<channel = 0>>
}

// CHECK-LABEL: func @transposes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.transpose
func.func @transposes(%x: tensor<4x8x!mase.mxint8>) -> tensor<4x8x!mase.mxint8> {
  %0 = mase.transpose %x perm [1, 0] : (tensor<4x8x!mase.mxint8>) -> tensor<8x4x!mase.mxint8>
  %1 = mase.transpose %0 perm [1, 0] : (tensor<8x4x!mase.mxint8>) -> tensor<4x8x!mase.mxint8>
  return %1 : tensor<4x8x!mase.mxint8>
}

// CHECK-LABEL: func @reshapes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.reshape
func.func @reshapes(%x: tensor<4x8x!mase.mxint8>) -> tensor<4x8x!mase.mxint8> {
  %0 = mase.reshape %x : (tensor<4x8x!mase.mxint8>) -> tensor<32x!mase.mxint8>
  %1 = mase.reshape %0 : (tensor<32x!mase.mxint8>) -> tensor<4x8x!mase.mxint8>
  return %1 : tensor<4x8x!mase.mxint8>
}
