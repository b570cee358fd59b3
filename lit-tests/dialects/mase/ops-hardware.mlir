// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Forks, links, and blocks that a manifest describes.

// CHECK-LABEL: func @fork(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: %[[A:.+]]:2 = mase.fork %[[X]] : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
// CHECK: mase.fork %[[A]]#1 {mase.node = "three"} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>)
func.func @fork(%x: tensor<4xf32>) {
  %a:2 = mase.fork %x : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
  %b:3 = mase.fork %a#1 {mase.node = "three"} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>)
  return
}

// CHECK-LABEL: func @link(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.link %[[X]] from 0 to 1 : (tensor<4xf32>) -> tensor<4xf32>
func.func @link(%x: tensor<4xf32>) {
  %a = mase.link %x from 0 to 1 : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func @user_block(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[Y:[a-z0-9]+]]:
// CHECK: mase.block @my_gelu(%[[X]]) : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.block @two(%[[X]], %[[Y]]) attributes {mase.node = "two"} : (tensor<1x64xf32>, tensor<4xi8>) -> (tensor<4xi8>, tensor<f32>)
func.func @user_block(%x: tensor<1x64xf32>, %y: tensor<4xi8>) {
  %a = mase.block @my_gelu(%x) : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %b:2 = mase.block @two(%x, %y) attributes {mase.node = "two"} : (tensor<1x64xf32>, tensor<4xi8>) -> (tensor<4xi8>, tensor<f32>)
  return
}
