// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/slice.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/slice.npz

// CHECK: mase.slice
module {
  func.func @main(%arg0: tensor<2x6xf32>) -> tensor<2x2xf32> {
    %extracted_slice = tensor.extract_slice %arg0[0, 1] [2, 2] [1, 2] : tensor<2x6xf32> to tensor<2x2xf32>
    return %extracted_slice : tensor<2x2xf32>
  }
}
