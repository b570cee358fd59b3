// RUN: not mase export-torch %s -o %t.py 2>&1 | FileCheck %s
// RUN: not ls %t.py

// What cannot be written is refused by name, all of it at once.

func.func @main(%x: tensor<1x4xf32>, %n: tensor<4xi64>) -> tensor<1x4xf32> {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.parameter' op has elements of fixed<8, 5>, which PyTorch does not have
  %q = mase.parameter "q" : () -> tensor<4x4x!mase.fixed<8, 5>>
  %a = mase.parameter "w" : () -> tensor<4x4xf32>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.parameter' op "w" is also the name of a parameter of another type or value
  %b = mase.parameter "w" : () -> tensor<4xf32>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.block' op names the user-defined block @mine, which cannot be written as PyTorch
  %c = mase.block @mine(%x) : (tensor<1x4xf32>) -> tensor<1x4xf32>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.div' op on i64 cannot be written as PyTorch
  %d = mase.div %n, %n : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi64>
  %e = func.call @missing(%x) : (tensor<1x4xf32>) -> tensor<1x4xf32>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'math.round' op cannot be written as PyTorch
  %f = math.round %x : tensor<1x4xf32>
  return %c : tensor<1x4xf32>
}
// CHECK-DAG: [[@LINE+1]]:{{.*}}'func.func' op @missing has no body
func.func private @missing(tensor<1x4xf32>) -> tensor<1x4xf32>
