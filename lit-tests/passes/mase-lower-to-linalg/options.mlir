// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep | FileCheck %s
// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep | mase-opt --mase-lower-to-linalg=parameters=keep | FileCheck %s
// RUN: mase-opt %s --mase-init --mase-lower-to-linalg=parameters=keep | FileCheck %s

// Parameters stay, with or without a value, for a pass that binds them.

// CHECK-LABEL: func.func @kept(
// CHECK-SAME: %[[X:.+]]: tensor<1x2xf32>
// CHECK: %[[W:.+]] = mase.parameter "w" : () -> tensor<3x2xf32>
// CHECK: %[[B:.+]] = mase.parameter "b" = dense<1.000000e+00> : tensor<3xf32> : () -> tensor<3xf32>
// CHECK-NOT: mase.
// CHECK: linalg.generic {{.*}} ins(%[[X]], %[[W]] : tensor<1x2xf32>, tensor<3x2xf32>)
// CHECK: linalg.generic {{.*}} ins(%{{.+}}, %[[B]] : tensor<1x3xf32>, tensor<3xf32>)
func.func @kept(%x: tensor<1x2xf32>) -> tensor<1x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x2xf32>
  %b = mase.parameter "b" = dense<1.0> : tensor<3xf32> : () -> tensor<3xf32>
  %y = mase.linear %x, %w, %b : (tensor<1x2xf32>, tensor<3x2xf32>, tensor<3xf32>) -> tensor<1x3xf32>
  return %y : tensor<1x3xf32>
}
