// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: %mlir-opt-plugin %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func @fixed(
// CHECK-SAME: tensor<4x!mase.fixed<8, 5>>
func.func @fixed(%a: tensor<4x!mase.fixed<8, 5>>) {
  return
}
