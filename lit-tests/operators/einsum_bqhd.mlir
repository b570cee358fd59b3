// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/einsum_bqhd.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/einsum_bqhd.npz

// CHECK: mase.transpose
// CHECK: mase.transpose
// CHECK: mase.matmul
module {
  func.func @main(%arg0: tensor<2x4x2x8xf32>, %arg1: tensor<2x5x2x8xf32>) -> tensor<2x2x4x5xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %expanded = tensor.expand_shape %arg0 [[0], [1], [2], [3, 4]] output_shape [2, 4, 2, 8, 1] : tensor<2x4x2x8xf32> into tensor<2x4x2x8x1xf32>
    %expanded_0 = tensor.expand_shape %arg1 [[0], [1], [2], [3, 4]] output_shape [2, 5, 2, 8, 1] : tensor<2x5x2x8xf32> into tensor<2x5x2x8x1xf32>
    %0 = tensor.empty() : tensor<2x2x4x8x1xf32>
    %transposed = linalg.transpose ins(%expanded : tensor<2x4x2x8x1xf32>) outs(%0 : tensor<2x2x4x8x1xf32>) permutation = [0, 2, 1, 3, 4] 
    %collapsed = tensor.collapse_shape %transposed [[0, 1], [2], [3, 4]] : tensor<2x2x4x8x1xf32> into tensor<4x4x8xf32>
    %1 = tensor.empty() : tensor<2x2x8x5x1xf32>
    %transposed_1 = linalg.transpose ins(%expanded_0 : tensor<2x5x2x8x1xf32>) outs(%1 : tensor<2x2x8x5x1xf32>) permutation = [0, 2, 3, 1, 4] 
    %collapsed_2 = tensor.collapse_shape %transposed_1 [[0, 1], [2], [3, 4]] : tensor<2x2x8x5x1xf32> into tensor<4x8x5xf32>
    %2 = tensor.empty() : tensor<4x4x5xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<4x4x5xf32>) -> tensor<4x4x5xf32>
    %4 = linalg.batch_matmul ins(%collapsed, %collapsed_2 : tensor<4x4x8xf32>, tensor<4x8x5xf32>) outs(%3 : tensor<4x4x5xf32>) -> tensor<4x4x5xf32>
    %expanded_3 = tensor.expand_shape %4 [[0, 1], [2], [3, 4]] output_shape [2, 2, 4, 1, 5] : tensor<4x4x5xf32> into tensor<2x2x4x1x5xf32>
    %5 = tensor.empty() : tensor<2x2x4x5x1xf32>
    %transposed_4 = linalg.transpose ins(%expanded_3 : tensor<2x2x4x1x5xf32>) outs(%5 : tensor<2x2x4x5x1xf32>) permutation = [0, 1, 2, 4, 3] 
    %collapsed_5 = tensor.collapse_shape %transposed_4 [[0], [1], [2], [3, 4]] : tensor<2x2x4x5x1xf32> into tensor<2x2x4x5xf32>
    return %collapsed_5 : tensor<2x2x4x5xf32>
  }
}
