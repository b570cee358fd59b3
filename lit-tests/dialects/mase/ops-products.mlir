// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Products and convolutions.

// CHECK-LABEL: func @linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[W:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]:
// CHECK: mase.linear %[[X]], %[[W]], %[[B]] : (tensor<1x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<1x32xf32>
// CHECK: mase.linear %[[X]], %[[W]] : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
func.func @linear(%x: tensor<1x64xf32>, %w: tensor<32x64xf32>, %b: tensor<32xf32>) {
  %y = mase.linear %x, %w, %b : (tensor<1x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  %n = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
  return
}

// CHECK-LABEL: func @linear_ranks(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[Z:[a-z0-9]+]]: {{.*}} %[[W:[a-z0-9]+]]:
// CHECK: mase.linear %[[X]], %[[W]] : (tensor<64xf32>, tensor<32x64xf32>) -> tensor<32xf32>
// CHECK: mase.linear %[[Z]], %[[W]] : (tensor<2x3x64xi8>, tensor<32x64xf32>) -> tensor<2x3x32x!mase.fixed<8, 5>>
func.func @linear_ranks(%x: tensor<64xf32>, %z: tensor<2x3x64xi8>, %w: tensor<32x64xf32>) {
  %y = mase.linear %x, %w : (tensor<64xf32>, tensor<32x64xf32>) -> tensor<32xf32>
  %n = mase.linear %z, %w : (tensor<2x3x64xi8>, tensor<32x64xf32>) -> tensor<2x3x32x!mase.fixed<8, 5>>
  return
}

// CHECK-LABEL: func @matmul(
// CHECK-SAME: %[[A:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]: {{.*}} %[[C:[a-z0-9]+]]: {{.*}} %[[D:[a-z0-9]+]]:
// CHECK: mase.matmul %[[A]], %[[B]] : (tensor<4x8xf32>, tensor<8x2xf32>) -> tensor<4x2xf32>
// CHECK: mase.matmul %[[C]], %[[D]] : (tensor<2x3x4x8xf32>, tensor<2x3x8x5xf32>) -> tensor<2x3x4x5xf32>
func.func @matmul(%a: tensor<4x8xf32>, %b: tensor<8x2xf32>, %c: tensor<2x3x4x8xf32>, %d: tensor<2x3x8x5xf32>) {
  %y = mase.matmul %a, %b : (tensor<4x8xf32>, tensor<8x2xf32>) -> tensor<4x2xf32>
  %n = mase.matmul %c, %d : (tensor<2x3x4x8xf32>, tensor<2x3x8x5xf32>) -> tensor<2x3x4x5xf32>
  return
}

// CHECK-LABEL: func @conv2d(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[W:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]:
// CHECK: mase.conv2d %[[X]], %[[W]], %[[B]] : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>, tensor<8xf32>) -> tensor<1x8x6x6xf32>
// CHECK: mase.conv2d %[[X]], %[[W]] {padding = array<i64: 1, 0, 2, 1>, strides = array<i64: 2, 1>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x5x7xf32>
// CHECK: mase.conv2d %[[X]], %[[W]] {dilations = array<i64: 2, 3>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x4x2xf32>
// CHECK: mase.conv2d %[[X]], %[[W]] : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
func.func @conv2d(%x: tensor<1x4x8x8xf32>, %w: tensor<8x4x3x3xf32>, %b: tensor<8xf32>) {
  %y = mase.conv2d %x, %w, %b : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>, tensor<8xf32>) -> tensor<1x8x6x6xf32>
  %n = mase.conv2d %x, %w {padding = array<i64: 1, 0, 2, 1>, strides = array<i64: 2, 1>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x5x7xf32>
  %d = mase.conv2d %x, %w {dilations = array<i64: 2, 3>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x4x2xf32>
  %e = mase.conv2d %x, %w {dilations = array<i64: 1, 1>, groups = 1 : i64, padding = array<i64: 0, 0, 0, 0>, strides = array<i64: 1, 1>} : (tensor<1x4x8x8xf32>, tensor<8x4x3x3xf32>) -> tensor<1x8x6x6xf32>
  return
}

// CHECK-LABEL: func @conv2d_groups(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[W:[a-z0-9]+]]: {{.*}} %[[V:[a-z0-9]+]]:
// CHECK: mase.conv2d %[[X]], %[[W]] {groups = 2 : i64} : (tensor<1x4x8x8xf32>, tensor<8x2x1x1xf32>) -> tensor<1x8x8x8xf32>
// CHECK: mase.conv2d %[[X]], %[[V]] {groups = 4 : i64, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x4x8x8xf32>, tensor<4x1x3x3xf32>) -> tensor<1x4x8x8xf32>
func.func @conv2d_groups(%x: tensor<1x4x8x8xf32>, %w: tensor<8x2x1x1xf32>, %v: tensor<4x1x3x3xf32>) {
  %y = mase.conv2d %x, %w {groups = 2 : i64} : (tensor<1x4x8x8xf32>, tensor<8x2x1x1xf32>) -> tensor<1x8x8x8xf32>
  %n = mase.conv2d %x, %v {groups = 4 : i64, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x4x8x8xf32>, tensor<4x1x3x3xf32>) -> tensor<1x4x8x8xf32>
  return
}

// CHECK-LABEL: func @conv_transpose2d(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[W:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]:
// CHECK: mase.conv_transpose2d %[[X]], %[[W]], %[[B]] : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>, tensor<2xf32>) -> tensor<1x2x7x7xf32>
// CHECK: mase.conv_transpose2d %[[X]], %[[W]] {output_padding = array<i64: 1, 0>, padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x9xf32>
// CHECK: mase.conv_transpose2d %[[X]], %[[W]] {dilations = array<i64: 2, 1>, groups = 2 : i64} : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>) -> tensor<1x4x9x7xf32>
func.func @conv_transpose2d(%x: tensor<1x4x5x5xf32>, %w: tensor<4x2x3x3xf32>, %b: tensor<2xf32>) {
  %y = mase.conv_transpose2d %x, %w, %b : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>, tensor<2xf32>) -> tensor<1x2x7x7xf32>
  %n = mase.conv_transpose2d %x, %w {output_padding = array<i64: 1, 0>, padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x10x9xf32>
  %g = mase.conv_transpose2d %x, %w {dilations = array<i64: 2, 1>, groups = 2 : i64} : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>) -> tensor<1x4x9x7xf32>
  return
}
