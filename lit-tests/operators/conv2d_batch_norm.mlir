// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv2d_batch_norm.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv2d_batch_norm.npz

// CHECK: mase.conv2d
// CHECK: mase.batch_norm
// CHECK: mase.relu
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<1x2x8x8xf32>) -> tensor<1x4x6x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_4_torch.float32_4> : tensor<4xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_4_torch.float32_3> : tensor<4xf32>
    %cst_2 = arith.constant 1.000000e-05 : f64
    %cst_3 = arith.constant dense_resource<torch_tensor_4_torch.float32_2> : tensor<4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_2_3_3_torch.float32> : tensor<4x2x3x3xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %0 = tensor.empty() : tensor<1x4x6x6xf32>
    %broadcasted = linalg.broadcast ins(%cst_6 : tensor<4xf32>) outs(%0 : tensor<1x4x6x6xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_5 : tensor<1x2x8x8xf32>, tensor<4x2x3x3xf32>) outs(%broadcasted : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
    %2 = tensor.empty() : tensor<4xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_3 : tensor<4xf32>) outs(%2 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.truncf %cst_2 : f64 to f32
      %11 = arith.addf %in, %10 : f32
      linalg.yield %11 : f32
    } -> tensor<4xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<4xf32>) outs(%2 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = math.rsqrt %in : f32
      linalg.yield %10 : f32
    } -> tensor<4xf32>
    %expanded = tensor.expand_shape %cst_4 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %expanded_7 = tensor.expand_shape %4 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %expanded : tensor<1x4x6x6xf32>, tensor<4x1x1xf32>) outs(%0 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %10 = arith.subf %in, %in_10 : f32
      linalg.yield %10 : f32
    } -> tensor<1x4x6x6xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %expanded_7 : tensor<1x4x6x6xf32>, tensor<4x1x1xf32>) outs(%0 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %10 = arith.mulf %in, %in_10 : f32
      linalg.yield %10 : f32
    } -> tensor<1x4x6x6xf32>
    %expanded_8 = tensor.expand_shape %cst_1 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_8 : tensor<1x4x6x6xf32>, tensor<4x1x1xf32>) outs(%0 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %10 = arith.mulf %in, %in_10 : f32
      linalg.yield %10 : f32
    } -> tensor<1x4x6x6xf32>
    %expanded_9 = tensor.expand_shape %cst_0 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_9 : tensor<1x4x6x6xf32>, tensor<4x1x1xf32>) outs(%0 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %in_10: f32, %out: f32):
      %10 = arith.addf %in, %in_10 : f32
      linalg.yield %10 : f32
    } -> tensor<1x4x6x6xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8 : tensor<1x4x6x6xf32>) outs(%0 : tensor<1x4x6x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.cmpf ugt, %in, %cst : f32
      %11 = arith.select %10, %in, %cst : f32
      linalg.yield %11 : f32
    } -> tensor<1x4x6x6xf32>
    return %9 : tensor<1x4x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_4_torch.float32_4: "0x04000000BF690D3FCD34A03F6C69983FAC9AB13F",
      torch_tensor_4_torch.float32_3: "0x040000008085663F2CC2A43F92C7BC3FB82A9D3F",
      torch_tensor_4_torch.float32_2: "0x0400000032B2863F94A2B63F91E7223FE8FF943F",
      torch_tensor_4_torch.float32_1: "0x0400000086BC013F6C5CA73FFC62B43FCFE9083F",
      torch_tensor_4_2_3_3_torch.float32: "0x04000000A5D509BE3E2FA0BDE33E3E3ED3042DBE39EE2BBE85ED94BD445C863BD366833D63C4E73BC26768BD205912BE163B2DBDE051C2BD4000433EF7F06ABEFDF319BE0E5E44BEA87030BDB1153C3E8C8F533ED01D52BE3B5127BC6DAB0D3EEDC7D43DBCB2453E613CD6BBDE2A22BE9AAA1F3EF787A5BDDFF1F93D34EB6DBD6033CD3DAC15593ED96D603E0AA75BBE80A71FBE8596C7BD3BEA19BE8795673E4D88AABC711A20BEF5CDD6BD775105BEA4F1C43D998652BE430B61BE25EC6DBE64D2CF3DA9AEEE3D32E715BE55686F3DE82A323E7B470C3DC2444CBD4CA88E3C040BCFBC580CF33DB5E223BEA1C9F43D2209083EBE3B12BEC715453E2B0F6D3E274DBEBDE83487BDB790F03DEE153DBE10E5BE3DAC3D613DC522183E6BA551BE7A8448BE",
      torch_tensor_4_torch.float32: "0x04000000FCE10A3F414C243F173F463F64F6B43F"
    }
  }
#-}
