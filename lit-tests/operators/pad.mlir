// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/pad.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/pad.npz

// CHECK: mase.pad
module {
  func.func @main(%arg0: tensor<2x3xf32>) -> tensor<2x6xf32> {
    %cst = arith.constant 3.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 1] high[0, 2] {
    ^bb0(%arg1: index, %arg2: index):
      tensor.yield %cst : f32
    } : tensor<2x3xf32> to tensor<2x6xf32>
    return %padded : tensor<2x6xf32>
  }
}
