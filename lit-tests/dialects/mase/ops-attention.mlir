// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Embeddings and masks.

// CHECK-LABEL: func @embedding(
// CHECK-SAME: %[[I:[a-z0-9]+]]: {{.*}} %[[J:[a-z0-9]+]]: {{.*}} %[[T:[a-z0-9]+]]:
// CHECK: mase.embedding %[[I]], %[[T]] : (tensor<2x16xi64>, tensor<100x8xf32>) -> tensor<2x16x8xf32>
// CHECK: mase.embedding %[[J]], %[[T]] : (tensor<index>, tensor<100x8xf32>) -> tensor<8xf32>
func.func @embedding(%i: tensor<2x16xi64>, %j: tensor<index>, %t: tensor<100x8xf32>) {
  %y = mase.embedding %i, %t : (tensor<2x16xi64>, tensor<100x8xf32>) -> tensor<2x16x8xf32>
  %z = mase.embedding %j, %t : (tensor<index>, tensor<100x8xf32>) -> tensor<8xf32>
  return
}

// CHECK-LABEL: func @rotary_embedding(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[C:[a-z0-9]+]]: {{.*}} %[[S:[a-z0-9]+]]:
// CHECK: mase.rotary_embedding %[[X]], %[[C]], %[[S]] : (tensor<1x2x16x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>) -> tensor<1x2x16x8xf32>
func.func @rotary_embedding(%x: tensor<1x2x16x8xf32>, %c: tensor<16x8xf32>, %s: tensor<16x8xf32>) {
  %y = mase.rotary_embedding %x, %c, %s : (tensor<1x2x16x8xf32>, tensor<16x8xf32>, tensor<16x8xf32>) -> tensor<1x2x16x8xf32>
  return
}

// CHECK-LABEL: func @attention_mask(
// CHECK-SAME: %[[M:[a-z0-9]+]]:
// CHECK: mase.attention_mask %[[M]] : (tensor<2x16xi64>) -> tensor<2x1x16x16xf32>
// CHECK: mase.attention_mask %[[M]] causal : (tensor<2x16xi64>) -> tensor<2x1x1x16xf32>
// CHECK: mase.attention_mask causal {masked = 0xFFF0000000000000 : f64} : () -> tensor<1x1x4x16xf32>
// CHECK: mase.attention_mask causal : () -> tensor<1x1x4x4xf32>
func.func @attention_mask(%m: tensor<2x16xi64>) {
  %a = mase.attention_mask %m : (tensor<2x16xi64>) -> tensor<2x1x16x16xf32>
  %b = mase.attention_mask %m causal : (tensor<2x16xi64>) -> tensor<2x1x1x16xf32>
  %c = mase.attention_mask causal {masked = 0xFFF0000000000000 : f64} : () -> tensor<1x1x4x16xf32>
  %d = mase.attention_mask causal {masked = -3.4028234663852886e+38 : f64} : () -> tensor<1x1x4x4xf32>
  return
}
