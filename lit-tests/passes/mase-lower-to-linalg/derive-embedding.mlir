// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep | FileCheck %s

// A look-up in a derived parameter that is kept checks its indices there.

// CHECK-LABEL: func.func @positions
// CHECK: mase.derive "positions"
// CHECK-NOT: mase.embedding %
// CHECK: cf.assert
// CHECK: mase.yield
func.func @positions() -> tensor<2x4xf32> {
  %i = mase.parameter "ids" : () -> tensor<2xi64>
  %w = mase.parameter "table" : () -> tensor<8x4xf32>
  %d = mase.derive "positions" (%i, %w) : (tensor<2xi64>, tensor<8x4xf32>) -> tensor<2x4xf32> {
  ^bb0(%a: tensor<2xi64>, %b: tensor<8x4xf32>):
    %n = mase.embedding %a, %b : (tensor<2xi64>, tensor<8x4xf32>) -> tensor<2x4xf32>
    mase.yield %n : tensor<2x4xf32>
  }
  return %d : tensor<2x4xf32>
}
