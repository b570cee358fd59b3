// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/linear_plain.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/linear_plain.npz

// CHECK: mase.linear
module {
  func.func @main(%arg0: tensor<2x8xf32>) -> tensor<2x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_6_8_torch.float32> : tensor<6x8xf32>
    %0 = tensor.empty() : tensor<8x6xf32>
    %transposed = linalg.transpose ins(%cst_0 : tensor<6x8xf32>) outs(%0 : tensor<8x6xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<2x6xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<2x6xf32>) -> tensor<2x6xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<2x8xf32>, tensor<8x6xf32>) outs(%2 : tensor<2x6xf32>) -> tensor<2x6xf32>
    return %3 : tensor<2x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_8_torch.float32: "0x04000000F1DE8A3CB5E383BDB07845BE430457BE97E24DBD677B54BEBED36EBE59893FBDD9B17FBD23FF5CBE1389533EB184993E23D976BE88931E3E5CFD27BE245E16BD7CFBA83E4A4E393DE098ACBEB768A63E0E1575BCFA4835BE3D323FBEE33A9B3E0787C33B73F7473E26F16D3EC4840CBE08D5F53CC82F6ABE2E29973EA6713FBE3179703E6F75B73D77545F3EDE147FBECC2434BC07983B3ED93667BCBF3AA6BB536C303E4F4B87BE632B91BDD8E7243EB88F313EA920A83EF33B8FBDE28FAB3D"
    }
  }
#-}
