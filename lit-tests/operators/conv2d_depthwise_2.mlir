// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv2d_depthwise_2.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv2d_depthwise_2.npz

// CHECK: mase.conv2d
module {
  func.func @main(%arg0: tensor<1x4x8x8xf32>) -> tensor<1x8x8x8xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_8_1_3_3_torch.float32> : tensor<8x1x3x3xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x8x8xf32> to tensor<1x4x10x10xf32>
    %0 = tensor.empty() : tensor<1x8x8x8xf32>
    %broadcasted = linalg.broadcast ins(%cst_1 : tensor<8xf32>) outs(%0 : tensor<1x8x8x8xf32>) dimensions = [0, 2, 3] 
    %expanded = tensor.expand_shape %padded [[0], [1, 2], [3], [4]] output_shape [1, 4, 1, 10, 10] : tensor<1x4x10x10xf32> into tensor<1x4x1x10x10xf32>
    %expanded_2 = tensor.expand_shape %cst_0 [[0, 1], [2], [3], [4]] output_shape [4, 2, 1, 3, 3] : tensor<8x1x3x3xf32> into tensor<4x2x1x3x3xf32>
    %expanded_3 = tensor.expand_shape %broadcasted [[0], [1, 2], [3], [4]] output_shape [1, 4, 2, 8, 8] : tensor<1x8x8x8xf32> into tensor<1x4x2x8x8xf32>
    %1 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded, %expanded_2 : tensor<1x4x1x10x10xf32>, tensor<4x2x1x3x3xf32>) outs(%expanded_3 : tensor<1x4x2x8x8xf32>) -> tensor<1x4x2x8x8xf32>
    %collapsed = tensor.collapse_shape %1 [[0], [1, 2], [3], [4]] : tensor<1x4x2x8x8xf32> into tensor<1x8x8x8xf32>
    return %collapsed : tensor<1x8x8x8xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_1_3_3_torch.float32: "0x040000002B74873CB786A53EDBAA81BD00EA65BC7E0B78BED695D13D5066583E5343A8BE235770BE08D47C3E9BA1A13D163FAABC8B10743D80964FBD7E946EBEDE799FBE667F603E606322BDA088FDBDE634B0BDCB2B3ABECB31CABDB38092BE436F7F3E83610B3E48242CBED000E9BD8B22193E90CBFCBDD003B43D6BF7BB3DF6DD56BE5002AB3DD612A73CBA0E953EA000F7BDFB7DAFBDE80B933EE75D8BBE5649C53C0F70A43EFE0A19BE779DA33E8270973E2AC79E3ECB4802BD08649A3EBEB914BE2BAEE9BD781A013E2036903D332B3C3E1630A23EC3AB55BE9B27353E6665E43D9B13343ED0D9213E765DFFBD2FE386BE5899883EF3A342BE43395A3EA295A2BEB6346CBD5689673B203C6C3DABB9DC3CD01CD73DC00518BD2630A73D9AE3A83E",
      torch_tensor_8_torch.float32: "0x0400000066CBAD3F7A2F773F9C46BC3F2C7FA43FFE04B83F7E9EB23FF8D12C3FA2BB923F"
    }
  }
#-}
