// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Data movement.

// CHECK-LABEL: func @movement(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.transpose %[[X]] perm [2, 0, 1] : (tensor<2x4x8xf32>) -> tensor<8x2x4xf32>
// CHECK: mase.reshape %[[X]] : (tensor<2x4x8xf32>) -> tensor<64xf32>
// CHECK: mase.broadcast %[[X]] : (tensor<2x4x8xf32>) -> tensor<3x2x4x8xf32>
// CHECK: mase.slice %[[X]] offsets [0, 1, 0] sizes [1, 2, 4] strides [1, 2, 2] : (tensor<2x4x8xf32>) -> tensor<1x2x4xf32>
// CHECK: mase.pad %[[X]] low [0, 1, 0] high [0, 0, 3] : (tensor<2x4x8xf32>) -> tensor<2x5x11xf32>
// CHECK: mase.pad %[[X]] low [0, 0, 0] high [0, 1, 0] {value = -1.000000e+00 : f64} : (tensor<2x4x8xf32>) -> tensor<2x5x8xf32>
func.func @movement(%x: tensor<2x4x8xf32>) {
  %a = mase.transpose %x perm [2, 0, 1] : (tensor<2x4x8xf32>) -> tensor<8x2x4xf32>
  %b = mase.reshape %x : (tensor<2x4x8xf32>) -> tensor<64xf32>
  %c = mase.broadcast %x : (tensor<2x4x8xf32>) -> tensor<3x2x4x8xf32>
  %d = mase.slice %x offsets [0, 1, 0] sizes [1, 2, 4] strides [1, 2, 2] : (tensor<2x4x8xf32>) -> tensor<1x2x4xf32>
  %f = mase.pad %x low [0, 1, 0] high [0, 0, 3] : (tensor<2x4x8xf32>) -> tensor<2x5x11xf32>
  %g = mase.pad %x low [0, 0, 0] high [0, 1, 0] {value = -1.000000e+00 : f64} : (tensor<2x4x8xf32>) -> tensor<2x5x8xf32>
  return
}

// CHECK-LABEL: func @scalars(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[S:[a-z0-9]+]]:
// CHECK: mase.reshape %[[X]] : (tensor<1x1xf32>) -> tensor<f32>
// CHECK: mase.broadcast %[[S]] : (tensor<f32>) -> tensor<2x4xf32>
// CHECK: mase.transpose %[[S]] perm [] : (tensor<f32>) -> tensor<f32>
func.func @scalars(%x: tensor<1x1xf32>, %s: tensor<f32>) {
  %a = mase.reshape %x : (tensor<1x1xf32>) -> tensor<f32>
  %b = mase.broadcast %s : (tensor<f32>) -> tensor<2x4xf32>
  %c = mase.transpose %s perm [] : (tensor<f32>) -> tensor<f32>
  return
}

// CHECK-LABEL: func @concat(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[Y:[a-z0-9]+]]:
// CHECK: mase.concat %[[X]], %[[Y]], %[[X]] axis 1 : (tensor<2x4xf32>, tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<2x11xf32>
// CHECK: mase.concat %[[X]] axis 0 : (tensor<2x4xf32>) -> tensor<2x4xf32>
func.func @concat(%x: tensor<2x4xf32>, %y: tensor<2x3xf32>) {
  %a = mase.concat %x, %y, %x axis 1 : (tensor<2x4xf32>, tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<2x11xf32>
  %b = mase.concat %x axis 0 : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}
