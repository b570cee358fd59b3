// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv2d.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv2d.npz

// CHECK: mase.conv2d
module {
  func.func @main(%arg0: tensor<1x2x8x8xf32>) -> tensor<1x4x4x4xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_4_2_3_3_torch.float32> : tensor<4x2x3x3xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x2x8x8xf32> to tensor<1x2x10x10xf32>
    %0 = tensor.empty() : tensor<1x4x4x4xf32>
    %broadcasted = linalg.broadcast ins(%cst_1 : tensor<4xf32>) outs(%0 : tensor<1x4x4x4xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_0 : tensor<1x2x10x10xf32>, tensor<4x2x3x3xf32>) outs(%broadcasted : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    return %1 : tensor<1x4x4x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_4_2_3_3_torch.float32: "0x040000002B6017BEA699AEBD27D81C3E8091C1BDC3E4153EC769BFBD5AD960BD745FA43BA77C5DBED83C1ABBB09FC2BC6D76ADBCACFE40BD34483E3EB41E323E399523BE4C3CE03D61513DBE63794DBEE98E933D2A04633BEE30E1BDB2CA68BEAEE0BABD483AA13D01675FBED8786ABE89F9F43C49E02DBE317353BE14FCB9BDA46F1BBD05535BBE842921BED5347D3C469863BE45B207BDA3D81BBEB35127BE26B9BD3D89C539BE02E936BE84A4093E0C81343D10CF5B3E450781BD0129E9BD0AB2B2BCC24D9C3A3712383EB86970BEC47A89BC0E88D53D91E904BEF149F5BD3C48E93D494467BE07C4643D62DB3ABED9F0EF3D2E5F4EBE8463143E797A64BEE2E04ABEF8A3633B2D303E3EEAB24EBE3752D7BD44FB533EB6E621BD94FBC73DE22F68BE",
      torch_tensor_4_torch.float32: "0x04000000FD99223F8B518A3F62877E3F9E684B3F"
    }
  }
#-}
