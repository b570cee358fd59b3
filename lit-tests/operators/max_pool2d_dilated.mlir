// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/max_pool2d_dilated.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/max_pool2d_dilated.npz

// CHECK: mase.max_pool2d
module {
  func.func @main(%arg0: tensor<1x2x8x8xf32>) -> tensor<1x2x6x6xf32> {
    %cst = arith.constant 0xFF800000 : f32
    %0 = tensor.empty() : tensor<1x2x6x6xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32>
    %2 = tensor.empty() : tensor<2x2xf32>
    %3 = linalg.pooling_nchw_max {dilations = dense<2> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %2 : tensor<1x2x8x8xf32>, tensor<2x2xf32>) outs(%1 : tensor<1x2x6x6xf32>) -> tensor<1x2x6x6xf32>
    return %3 : tensor<1x2x6x6xf32>
  }
}
