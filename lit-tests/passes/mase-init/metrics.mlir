// RUN: mase-opt %s --mase-init -verify-diagnostics | FileCheck %s

// Figures that belonged to other attributes are dropped, and the user is told.

// CHECK-LABEL: func.func @f
func.func @f(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  // CHECK: mase.relu
  // CHECK-NOT: mase.metrics
  // expected-remark @below {{'mase.relu' op dropped 'mase.metrics': the node changed since they were derived}}
  %y = mase.relu %x {mase.metrics = #mase.metrics<area = <lut = 10>, fingerprint = "0123456789abcdef">}
      : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %y : tensor<1x64xf32>
}
