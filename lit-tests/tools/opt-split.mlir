// RUN: mase-opt %s --split-input-file --verify-diagnostics
// RUN: %mlir-opt-plugin %s --split-input-file --verify-diagnostics
// RUN: not mase-opt %s --split-input-file 2>&1 | FileCheck %s
// CHECK: opt-split.mlir:[[#@LINE+6]]:{{.*}}error: 'mase.linear' op C4: 

func.func @bad(%x: tensor<1x63xf32>) -> tensor<1x32xf32> {
  %w = mase.parameter "w" : () -> tensor<32x64xf32>

  // expected-error @below {{C4: weight}}
  %y = mase.linear %x, %w : (tensor<1x63xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
  return %y : tensor<1x32xf32>
}

// -----

// A good part between bad ones still goes through.
// CHECK: func @good
func.func @good(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// expected-error @below {{fixed: `width` is 0}}
func.func @no_such_format(%x: tensor<4x!mase.fixed<0, 5>>) {
  return
}
