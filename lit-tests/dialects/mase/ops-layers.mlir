// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Pooling and normalisation.

// CHECK-LABEL: func @pool(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.max_pool2d %[[X]] kernel [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
// CHECK: mase.max_pool2d %[[X]] kernel [3, 3] {dilations = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x3x4xf32>
// CHECK: mase.avg_pool2d %[[X]] kernel [2, 2] {strides = array<i64: 2, 2>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32>
// CHECK: mase.avg_pool2d %[[X]] kernel [3, 3] {count_include_pad = false, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
// CHECK: mase.avg_pool2d %[[X]] kernel [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
// CHECK: mase.adaptive_avg_pool2d %[[X]] to [1, 1] : (tensor<1x4x8x8xf32>) -> tensor<1x4x1x1xf32>
// CHECK: mase.adaptive_max_pool2d %[[X]] to [8, 3] : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x3xf32>
func.func @pool(%x: tensor<1x4x8x8xf32>) {
  %a = mase.max_pool2d %x kernel [2, 2] : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  %b = mase.max_pool2d %x kernel [3, 3] {dilations = array<i64: 2, 1>, padding = array<i64: 1, 1, 1, 1>, strides = array<i64: 2, 2>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x3x4xf32>
  %c = mase.avg_pool2d %x kernel [2, 2] {strides = array<i64: 2, 2>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32>
  %d = mase.avg_pool2d %x kernel [3, 3] {count_include_pad = false, padding = array<i64: 1, 1, 1, 1>} : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %e = mase.avg_pool2d %x kernel [2, 2] {count_include_pad = true} : (tensor<1x4x8x8xf32>) -> tensor<1x4x7x7xf32>
  %f = mase.adaptive_avg_pool2d %x to [1, 1] : (tensor<1x4x8x8xf32>) -> tensor<1x4x1x1xf32>
  %g = mase.adaptive_max_pool2d %x to [8, 3] : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x3xf32>
  return
}

// CHECK-LABEL: func @batch_norm(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[G:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]: {{.*}} %[[M:[a-z0-9]+]]: {{.*}} %[[V:[a-z0-9]+]]:
// CHECK: mase.batch_norm %[[X]], %[[G]], %[[B]], %[[M]], %[[V]] : (tensor<1x4x8x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
// CHECK: mase.batch_norm %[[X]], %[[G]], %[[B]], %[[M]], %[[V]] {epsilon = 1.000000e-03 : f64} : (tensor<1x4x8x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
func.func @batch_norm(%x: tensor<1x4x8x8xf32>, %g: tensor<4xf32>, %b: tensor<4xf32>, %m: tensor<4xf32>, %v: tensor<4xf32>) {
  %y = mase.batch_norm %x, %g, %b, %m, %v : (tensor<1x4x8x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
  %z = mase.batch_norm %x, %g, %b, %m, %v {epsilon = 1.000000e-03 : f64} : (tensor<1x4x8x8xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
  return
}

// CHECK-LABEL: func @layer_norm(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[G:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]: {{.*}} %[[H:[a-z0-9]+]]:
// CHECK: mase.layer_norm %[[X]] gamma %[[G]] beta %[[B]] axis 2 : (tensor<2x4x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.layer_norm %[[X]] gamma %[[H]] axis 1 {epsilon = 1.000000e-03 : f64} : (tensor<2x4x8xf32>, tensor<4x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.layer_norm %[[X]] beta %[[B]] axis 2 : (tensor<2x4x8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.layer_norm %[[X]] axis 0 {epsilon = 0.000000e+00 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
func.func @layer_norm(%x: tensor<2x4x8xf32>, %g: tensor<8xf32>, %b: tensor<8xf32>, %h: tensor<4x8xf32>) {
  %y = mase.layer_norm %x gamma %g beta %b axis 2 : (tensor<2x4x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
  %z = mase.layer_norm %x gamma %h axis 1 {epsilon = 1.000000e-03 : f64} : (tensor<2x4x8xf32>, tensor<4x8xf32>) -> tensor<2x4x8xf32>
  %s = mase.layer_norm %x beta %b axis 2 : (tensor<2x4x8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
  %t = mase.layer_norm %x axis 0 {epsilon = 0.000000e+00 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// CHECK-LABEL: func @rms_norm(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[G:[a-z0-9]+]]:
// CHECK: mase.rms_norm %[[X]] gamma %[[G]] axis 2 : (tensor<2x4x8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.rms_norm %[[X]] axis 2 {epsilon = 1.000000e-03 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
func.func @rms_norm(%x: tensor<2x4x8xf32>, %g: tensor<8xf32>) {
  %y = mase.rms_norm %x gamma %g axis 2 : (tensor<2x4x8xf32>, tensor<8xf32>) -> tensor<2x4x8xf32>
  %z = mase.rms_norm %x axis 2 {epsilon = 1.000000e-03 : f64} : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// CHECK-LABEL: func @group_norm(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[G:[a-z0-9]+]]: {{.*}} %[[B:[a-z0-9]+]]:
// CHECK: mase.group_norm %[[X]] gamma %[[G]] beta %[[B]] groups 2 : (tensor<1x4x8x8xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
// CHECK: mase.group_norm %[[X]] beta %[[B]] groups 4 : (tensor<1x4x8x8xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
// CHECK: mase.group_norm %[[X]] groups 1 {epsilon = 1.000000e-03 : f64} : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
func.func @group_norm(%x: tensor<1x4x8x8xf32>, %g: tensor<4xf32>, %b: tensor<4xf32>) {
  %y = mase.group_norm %x gamma %g beta %b groups 2 : (tensor<1x4x8x8xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
  %z = mase.group_norm %x beta %b groups 4 : (tensor<1x4x8x8xf32>, tensor<4xf32>) -> tensor<1x4x8x8xf32>
  %s = mase.group_norm %x groups 1 {epsilon = 1.000000e-03 : f64} : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  return
}

// CHECK-LABEL: func @softmax(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.softmax %[[X]] axis 2 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
// CHECK: mase.log_softmax %[[X]] axis 0 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
func.func @softmax(%x: tensor<2x4x8xf32>) {
  %y = mase.softmax %x axis 2 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  %z = mase.log_softmax %x axis 0 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}
