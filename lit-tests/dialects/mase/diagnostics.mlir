// RUN: not mase-opt %s 2>&1 | FileCheck %s
// RUN: not %mlir-opt-plugin %s 2>&1 | FileCheck %s

// Outside of tests, the error of a numbered constraint is followed by the op, as any op's is.

// CHECK: error: 'mase.relu' op C1: result 0 has shape [5], expected [4]
// CHECK: note: see current operation: {{.*}}"mase.relu"
// CHECK-NOT: Stack dump
func.func @shape(%x: tensor<4xf32>) {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<5xf32>
  return
}
