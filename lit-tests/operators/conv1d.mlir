// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv1d.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv1d.npz

// CHECK: mase.reshape
// CHECK: mase.derive
// CHECK: mase.reshape
// CHECK: mase.conv2d
// CHECK: mase.reshape
module {
  func.func @main(%arg0: tensor<1x4x10xf32>) -> tensor<1x6x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_6_4_3_torch.float32> : tensor<6x4x3xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1] high[0, 0, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index):
      tensor.yield %cst : f32
    } : tensor<1x4x10xf32> to tensor<1x4x12xf32>
    %0 = tensor.empty() : tensor<1x6x10xf32>
    %broadcasted = linalg.broadcast ins(%cst_1 : tensor<6xf32>) outs(%0 : tensor<1x6x10xf32>) dimensions = [0, 2] 
    %1 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%padded, %cst_0 : tensor<1x4x12xf32>, tensor<6x4x3xf32>) outs(%broadcasted : tensor<1x6x10xf32>) -> tensor<1x6x10xf32>
    return %1 : tensor<1x6x10xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_4_3_torch.float32: "0x04000000BB3EFABD8DD733BE9847E9BD0DAD71BE2C4E6CBE80E1303EF23C163E69801D3DE67921BEEDB1C43D0E7B543C794253BE7C717E3D7594863EF06091BE0BF992BE257F173D8D985E3E21DF33BE8325823D07CE4F3E5847B63D10E37F3D2F77933ED793403E5C4126BE4968CC3CFD03173E0259823E800D93BE1F12203E68A5ABBD04BB90BE863B833D35EE20BEF88F273D68EB3FBE39735EBE71A8C8BCFD99C6BD52E32C3E12E4CB3C58BC663E78965D3DF51BBEBDD938483EE239813CDDED5D3D3B25BEBD42CA873AA95863BD1E0DC9BCF18866BED8B1E8BA255D75BEA05F7EBDD8502B3E418C4DBE804047BED95B90BDE311A2BDF02A483D914C443D41E6153EA9A24BBE7CE3A6BC0F54253E3FB07F3EDF80ACBCC40A2BBE26F3A93DE256283E",
      torch_tensor_6_torch.float32: "0x0400000064B2713F18A7993F1433AD3FCDD19B3F9E1C753F851D783F"
    }
  }
#-}
