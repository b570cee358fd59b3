// RUN: mase-opt %s --canonicalize --cse | FileCheck %s

// A derived parameter that is one of its operands is that; one that nobody uses is nothing; equal ones are one.

// CHECK-LABEL: func.func @derived
func.func @derived() -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  // CHECK-DAG: %[[V:.+]] = mase.parameter "v"
  // CHECK-DAG: %[[W:.+]] = mase.parameter "w"
  // CHECK: %[[N:.+]] = mase.derive "n"(%[[W]])
  // CHECK-NOT: mase.derive
  // CHECK: return %[[V]], %[[N]], %[[N]]
  %w = mase.parameter "w" : () -> tensor<4xf32>
  %v = mase.parameter "v" : () -> tensor<4xf32>
  %d = mase.derive "d" (%w, %v) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>, %b: tensor<4xf32>):
    %c = mase.reshape %b : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %c : tensor<4xf32>
  }
  %unused = mase.derive "unused" (%w) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %c = mase.neg %a : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %c : tensor<4xf32>
  }
  %n = mase.derive "n" (%w) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %c = mase.neg %a : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %c : tensor<4xf32>
  }
  %m = mase.derive "n" (%w) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %c = mase.neg %a : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %c : tensor<4xf32>
  }
  return %d, %n, %m : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}
