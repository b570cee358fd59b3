// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv2d_dilated.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv2d_dilated.npz

// CHECK: mase.conv2d
module {
  func.func @main(%arg0: tensor<1x2x8x8xf32>) -> tensor<1x4x4x4xf32> {
    %cst = arith.constant dense_resource<torch_tensor_4_2_3_3_torch.float32> : tensor<4x2x3x3xf32>
    %cst_0 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %0 = tensor.empty() : tensor<1x4x4x4xf32>
    %broadcasted = linalg.broadcast ins(%cst_0 : tensor<4xf32>) outs(%0 : tensor<1x4x4x4xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<2> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst : tensor<1x2x8x8xf32>, tensor<4x2x3x3xf32>) outs(%broadcasted : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    return %1 : tensor<1x4x4x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_4_2_3_3_torch.float32: "0x04000000D529C8BD9734F23DB99AADBCCE27A73C14ED26BE76B557BE55C7B53D745A603D96B8A73C07EE233E1F92C9BD105BAB3D6CEE04BED309483D62685CBDBD07293E7810533E49A0513EB7B72D3CEB530E3EB22671BE72940DBEC18B2C3D704BAC3A097C3DBE1CA8D5BD9E74E1BD25216FBE1A26B83C7788243EECEAC33DF75AE5BDB6A15DBE15B942BEBE438F3BBE08263ED67CC3BD985503BE2CC100BE3727A7BC343565BE6CFC54BE76976D3E5137E6BD31212EBD102781BD150954BE27332ABDA3C4933DEB02C4BD419624BC19C893BA304670BE4E662F3E9CF6423E5A8F243E1C869EBD3440FC3D802262BE0DD66EBDC75A44BDC678AABDE0BDCA3D50F4DBBDADCBDFBCF3628BBDFFA762BECB6E1FBDCE8B4CBECDBC0C3E5CFF003E711A623E",
      torch_tensor_4_torch.float32: "0x04000000CCA9BA3F44C13D3F9F15133F96A20C3F"
    }
  }
#-}
