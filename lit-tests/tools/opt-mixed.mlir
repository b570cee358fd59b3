// Upstream's passes and ours in one pipeline, on one module.

// RUN: mase-opt %s --pass-pipeline='builtin.module(canonicalize,cse,func.func(mase-init),convert-linalg-to-loops,mase-report{format=csv output=%t.csv},func.func(convert-scf-to-cf))' \
// RUN:   | FileCheck %s
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(canonicalize,cse,func.func(mase-init),convert-linalg-to-loops,mase-report{format=csv output=%t.csv},func.func(convert-scf-to-cf))' \
// RUN:   | FileCheck %s
// RUN: FileCheck %s --check-prefix=CSV --input-file=%t.csv

// CSV:      function,node,op,
// CSV-NEXT: graph,relu_0,relu,
// CSV-NEXT: graph,add_0,add,
// CSV-NOT:  graph

// CSE made one of the two, and mase-init named what was left.
// CHECK-LABEL: func @graph
// CHECK:         %[[R:.*]] = mase.relu %{{.*}}mase.node = "relu_0"
// CHECK-NEXT:    mase.add %[[R]], %[[R]] {{.*}}mase.node = "add_0"
func.func @graph(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  %2 = mase.add %0, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// CHECK-LABEL: func @loops
// CHECK-NOT:     linalg
// CHECK:         cf.cond_br
func.func @loops(%x: memref<4xf32>, %y: memref<4xf32>) {
  linalg.exp ins(%x : memref<4xf32>) outs(%y : memref<4xf32>)
  return
}
