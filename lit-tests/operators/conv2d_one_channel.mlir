// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv2d_one_channel.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv2d_one_channel.npz

// CHECK: mase.conv2d
module {
  func.func @main(%arg0: tensor<1x2x8x8xf32>) -> tensor<1x1x6x6xf32> {
    %cst = arith.constant dense_resource<torch_tensor_1_2_3_3_torch.float32> : tensor<1x2x3x3xf32>
    %cst_0 = arith.constant dense<0.782268583> : tensor<1x1x6x6xf32>
    %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst : tensor<1x2x8x8xf32>, tensor<1x2x3x3xf32>) outs(%cst_0 : tensor<1x1x6x6xf32>) -> tensor<1x1x6x6xf32>
    return %0 : tensor<1x1x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_1_2_3_3_torch.float32: "0x040000002E4CE7BABE79013E42A646BE27A031BEC9EBB9BDC771813DE50699BB015F3F3E7D5AABBC74777F3D3EE291BD7AC53DBD029566BE0BD91FBED4FCC6BD880D0F3CE4D5BE3D2BD2103E"
    }
  }
#-}
