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
    %cst_0 = arith.constant dense<1.27094674> : tensor<1x1x6x6xf32>
    %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst : tensor<1x2x8x8xf32>, tensor<1x2x3x3xf32>) outs(%cst_0 : tensor<1x1x6x6xf32>) -> tensor<1x1x6x6xf32>
    return %0 : tensor<1x1x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_1_2_3_3_torch.float32: "0x04000000B7D08CBC1726F03D16929DBDA6CAFCBD8FD3463E155DFF3D540524BDDF4A453CE136CCBC2024603D9B3E093C0A0E12BEDADE323D8C01CA3BEAAC793C45F5B7BDDD5D773D922C43BE"
    }
  }
#-}
