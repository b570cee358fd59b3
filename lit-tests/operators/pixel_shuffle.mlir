// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/pixel_shuffle.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/pixel_shuffle.npz

// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.reshape
module {
  func.func @main(%arg0: tensor<1x4x3x3xf32>) -> tensor<1x1x6x6xf32> {
    %expanded = tensor.expand_shape %arg0 [[0], [1, 2, 3], [4], [5]] output_shape [1, 1, 2, 2, 3, 3] : tensor<1x4x3x3xf32> into tensor<1x1x2x2x3x3xf32>
    %0 = tensor.empty() : tensor<1x1x3x2x3x2xf32>
    %transposed = linalg.transpose ins(%expanded : tensor<1x1x2x2x3x3xf32>) outs(%0 : tensor<1x1x3x2x3x2xf32>) permutation = [0, 1, 4, 2, 5, 3] 
    %collapsed = tensor.collapse_shape %transposed [[0], [1], [2, 3], [4, 5]] : tensor<1x1x3x2x3x2xf32> into tensor<1x1x6x6xf32>
    return %collapsed : tensor<1x1x6x6xf32>
  }
}
