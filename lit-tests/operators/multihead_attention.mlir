// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/multihead_attention.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/multihead_attention.npz

// CHECK: mase.derive
// CHECK: mase.slice
// CHECK: mase.derive
// CHECK: mase.slice
// CHECK: mase.linear
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.mul
// CHECK: mase.derive
// CHECK: mase.slice
// CHECK: mase.derive
// CHECK: mase.slice
// CHECK: mase.linear
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.matmul
// CHECK: mase.softmax
// CHECK: mase.derive
// CHECK: mase.slice
// CHECK: mase.derive
// CHECK: mase.slice
// CHECK: mase.linear
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.matmul
// CHECK: mase.transpose
// CHECK: mase.reshape
// CHECK: mase.linear
// CHECK: mase.reshape
// CHECK: mase.reduce_mean
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>
module {
  func.func @main(%arg0: tensor<1x4x8xf32>, %arg1: tensor<1x4x8xf32>, %arg2: tensor<1x4x8xf32>) -> (tensor<1x4x8xf32>, tensor<1x4x4xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_8_8_torch.float32> : tensor<8x8xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_24_torch.float32> : tensor<24xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_24_8_torch.float32> : tensor<24x8xf32>
    %cst_5 = arith.constant 5.000000e-01 : f32
    %cst_6 = arith.constant 2.000000e+00 : f32
    %0 = tensor.empty() : tensor<4x1x8xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<1x4x8xf32>) outs(%0 : tensor<4x1x8xf32>) permutation = [1, 0, 2] 
    %transposed_7 = linalg.transpose ins(%arg1 : tensor<1x4x8xf32>) outs(%0 : tensor<4x1x8xf32>) permutation = [1, 0, 2] 
    %transposed_8 = linalg.transpose ins(%arg2 : tensor<1x4x8xf32>) outs(%0 : tensor<4x1x8xf32>) permutation = [1, 0, 2] 
    %extracted_slice = tensor.extract_slice %cst_4[0, 0] [8, 8] [1, 1] : tensor<24x8xf32> to tensor<8x8xf32>
    %extracted_slice_9 = tensor.extract_slice %cst_4[8, 0] [8, 8] [1, 1] : tensor<24x8xf32> to tensor<8x8xf32>
    %extracted_slice_10 = tensor.extract_slice %cst_4[16, 0] [8, 8] [1, 1] : tensor<24x8xf32> to tensor<8x8xf32>
    %extracted_slice_11 = tensor.extract_slice %cst_3[0] [8] [1] : tensor<24xf32> to tensor<8xf32>
    %extracted_slice_12 = tensor.extract_slice %cst_3[8] [8] [1] : tensor<24xf32> to tensor<8xf32>
    %extracted_slice_13 = tensor.extract_slice %cst_3[16] [8] [1] : tensor<24xf32> to tensor<8xf32>
    %collapsed = tensor.collapse_shape %transposed [[0], [1, 2]] : tensor<4x1x8xf32> into tensor<4x8xf32>
    %1 = tensor.empty() : tensor<8x8xf32>
    %transposed_14 = linalg.transpose ins(%extracted_slice : tensor<8x8xf32>) outs(%1 : tensor<8x8xf32>) permutation = [1, 0] 
    %2 = tensor.empty() : tensor<4x8xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %4 = linalg.matmul ins(%collapsed, %transposed_14 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%3 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_11 : tensor<8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %38 = arith.addf %in, %in_31 : f32
      linalg.yield %38 : f32
    } -> tensor<4x8xf32>
    %collapsed_15 = tensor.collapse_shape %transposed_7 [[0], [1, 2]] : tensor<4x1x8xf32> into tensor<4x8xf32>
    %transposed_16 = linalg.transpose ins(%extracted_slice_9 : tensor<8x8xf32>) outs(%1 : tensor<8x8xf32>) permutation = [1, 0] 
    %7 = linalg.matmul ins(%collapsed_15, %transposed_16 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%3 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_12 : tensor<8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %8 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %38 = arith.addf %in, %in_31 : f32
      linalg.yield %38 : f32
    } -> tensor<4x8xf32>
    %collapsed_17 = tensor.collapse_shape %transposed_8 [[0], [1, 2]] : tensor<4x1x8xf32> into tensor<4x8xf32>
    %transposed_18 = linalg.transpose ins(%extracted_slice_10 : tensor<8x8xf32>) outs(%1 : tensor<8x8xf32>) permutation = [1, 0] 
    %10 = linalg.matmul ins(%collapsed_17, %transposed_18 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%3 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_13 : tensor<8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %11 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %38 = arith.addf %in, %in_31 : f32
      linalg.yield %38 : f32
    } -> tensor<4x8xf32>
    %expanded = tensor.expand_shape %6 [[0], [1, 2]] output_shape [4, 2, 4] : tensor<4x8xf32> into tensor<4x2x4xf32>
    %13 = tensor.empty() : tensor<2x4x4xf32>
    %transposed_19 = linalg.transpose ins(%expanded : tensor<4x2x4xf32>) outs(%13 : tensor<2x4x4xf32>) permutation = [1, 0, 2] 
    %expanded_20 = tensor.expand_shape %9 [[0], [1, 2]] output_shape [4, 2, 4] : tensor<4x8xf32> into tensor<4x2x4xf32>
    %expanded_21 = tensor.expand_shape %12 [[0], [1, 2]] output_shape [4, 2, 4] : tensor<4x8xf32> into tensor<4x2x4xf32>
    %transposed_22 = linalg.transpose ins(%expanded_21 : tensor<4x2x4xf32>) outs(%13 : tensor<2x4x4xf32>) permutation = [1, 0, 2] 
    %14 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%transposed_19 : tensor<2x4x4xf32>) outs(%13 : tensor<2x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %38 = arith.mulf %in, %cst_5 : f32
      linalg.yield %38 : f32
    } -> tensor<2x4x4xf32>
    %transposed_23 = linalg.transpose ins(%expanded_20 : tensor<4x2x4xf32>) outs(%13 : tensor<2x4x4xf32>) permutation = [1, 2, 0] 
    %15 = linalg.fill ins(%cst : f32) outs(%13 : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
    %16 = linalg.batch_matmul ins(%14, %transposed_23 : tensor<2x4x4xf32>, tensor<2x4x4xf32>) outs(%15 : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
    %17 = tensor.empty() : tensor<2x4xi64>
    %18 = linalg.fill ins(%c0_i64 : i64) outs(%17 : tensor<2x4xi64>) -> tensor<2x4xi64>
    %19 = tensor.empty() : tensor<2x4xf32>
    %20 = linalg.fill ins(%cst_0 : f32) outs(%19 : tensor<2x4xf32>) -> tensor<2x4xf32>
    %21:2 = linalg.generic {indexing_maps = [#map2, #map3, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%16 : tensor<2x4x4xf32>) outs(%20, %18 : tensor<2x4xf32>, tensor<2x4xi64>) {
    ^bb0(%in: f32, %out: f32, %out_31: i64):
      %38 = linalg.index 2 : index
      %39 = arith.index_cast %38 : index to i64
      %40 = arith.maximumf %in, %out : f32
      %41 = arith.cmpf ogt, %in, %out : f32
      %42 = arith.select %41, %39, %out_31 : i64
      linalg.yield %40, %42 : f32, i64
    } -> (tensor<2x4xf32>, tensor<2x4xi64>)
    %expanded_24 = tensor.expand_shape %21#0 [[0], [1, 2]] output_shape [2, 4, 1] : tensor<2x4xf32> into tensor<2x4x1xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %expanded_24 : tensor<2x4x4xf32>, tensor<2x4x1xf32>) outs(%13 : tensor<2x4x4xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %38 = arith.subf %in, %in_31 : f32
      linalg.yield %38 : f32
    } -> tensor<2x4x4xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<2x4x4xf32>) outs(%13 : tensor<2x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %38 = math.exp %in : f32
      linalg.yield %38 : f32
    } -> tensor<2x4x4xf32>
    %24 = tensor.empty() : tensor<2x4x1xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%24 : tensor<2x4x1xf32>) -> tensor<2x4x1xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23 : tensor<2x4x4xf32>) outs(%25 : tensor<2x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %38 = arith.addf %in, %out : f32
      linalg.yield %38 : f32
    } -> tensor<2x4x1xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %26 : tensor<2x4x4xf32>, tensor<2x4x1xf32>) outs(%13 : tensor<2x4x4xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %38 = arith.divf %in, %in_31 : f32
      linalg.yield %38 : f32
    } -> tensor<2x4x4xf32>
    %28 = linalg.batch_matmul ins(%27, %transposed_22 : tensor<2x4x4xf32>, tensor<2x4x4xf32>) outs(%15 : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
    %29 = tensor.empty() : tensor<4x2x4xf32>
    %transposed_25 = linalg.transpose ins(%28 : tensor<2x4x4xf32>) outs(%29 : tensor<4x2x4xf32>) permutation = [1, 0, 2] 
    %collapsed_26 = tensor.collapse_shape %transposed_25 [[0], [1, 2]] : tensor<4x2x4xf32> into tensor<4x8xf32>
    %transposed_27 = linalg.transpose ins(%cst_2 : tensor<8x8xf32>) outs(%1 : tensor<8x8xf32>) permutation = [1, 0] 
    %30 = linalg.matmul ins(%collapsed_26, %transposed_27 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%3 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%30, %31 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %38 = arith.addf %in, %in_31 : f32
      linalg.yield %38 : f32
    } -> tensor<4x8xf32>
    %expanded_28 = tensor.expand_shape %32 [[0], [1, 2]] output_shape [4, 1, 8] : tensor<4x8xf32> into tensor<4x1x8xf32>
    %expanded_29 = tensor.expand_shape %27 [[0, 1], [2], [3]] output_shape [1, 2, 4, 4] : tensor<2x4x4xf32> into tensor<1x2x4x4xf32>
    %33 = tensor.empty() : tensor<1x4x4xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%33 : tensor<1x4x4xf32>) -> tensor<1x4x4xf32>
    %35 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%expanded_29 : tensor<1x2x4x4xf32>) outs(%34 : tensor<1x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %38 = arith.addf %in, %out : f32
      linalg.yield %38 : f32
    } -> tensor<1x4x4xf32>
    %36 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35 : tensor<1x4x4xf32>) outs(%33 : tensor<1x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %38 = arith.divf %in, %cst_6 : f32
      linalg.yield %38 : f32
    } -> tensor<1x4x4xf32>
    %37 = tensor.empty() : tensor<1x4x8xf32>
    %transposed_30 = linalg.transpose ins(%expanded_28 : tensor<4x1x8xf32>) outs(%37 : tensor<1x4x8xf32>) permutation = [1, 0, 2] 
    return %transposed_30, %36 : tensor<1x4x8xf32>, tensor<1x4x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_torch.float32: "0x04000000222C953FB2FABF3FC631A13F16C9A73F7533533F7EB59E3FA15A873F6F6E613F",
      torch_tensor_8_8_torch.float32: "0x0400000022792DBB9C36423EB1FC94BE1D3885BED6700BBEAB2AC23D578AE5BB40878F3EDE8300BD9799BF3D5DD3DABD1B548EBDC2EFACBE90C56FBE9F3D15BE4C94563C6B200F3E403B593EDE7075BE86A71DBEA77F033EF750963EE70395BD7A75873E1E6B69BD353C193DA1E8A33E20EDA7BEC5EA63BEAC4FB7BD661F0DBE9E669C3E85AA6ABE86A826BE53EF7CBE2089A9BE2D5653BE979A9B3E5E8C213E5F782F3E4952983C7B9C39BE6E01753D4D04A9BE68CC82BE4CA43ABE876C643E5D45543EF68F20BEF20251BCB38B673E12F5B33ECBAF0F3EA6A2433DF2BD723E522B55BE70ED863D65588CBE8AEC7ABEF2053BBE10D0233EFD98113E5B7456BEB8BFDA3D",
      torch_tensor_24_torch.float32: "0x040000007065293F23B9013F7835193FAE86B23F54A0A23FBA0BBC3F9245B33FB0B00D3F19A6283F43516B3F67DF2C3FFE70AC3F233B1F3F728C413F1E57043F1D54373F78A3B43F9066B43F49D0AD3F886AB13F6EE8B83F54395F3FFE289C3F0105B93F",
      torch_tensor_24_8_torch.float32: "0x0400000037432E3E04B1B73E59EDC03EE69EC33EF37CB03DE5C9C0BEE428233DC2B28ABED79DCEBE23FBC43EDB92A83E8927DDBE6EFCA53D5C6495BD3AEF91BDC1F84ABE9E832A3EAF5083BE668C223EC73B603EE4B59E3E48CB253E416DDBBE56D18FBE16665D3E4C9CB93D53F2ACBE3D527FBE0491D03E1963953EF25541BE5332DFBD8131D3BECA08FFBB7EF4A6BEFF02ABBE9773C3BC6F26853D789635BEA58D833E26EA86BE8D2AC93EC5EE973E3BF5BABE8EB6DCBD8F0FA03CF462813D1A54D23D31012E3EF27AD43C9D5958BE7AD0513EFAAAD4BE916783BEB9FEDDBD0EFD57BE2C1E1BBE51B6B5BE4FA3BCBDB58FBD3D7D6E90BEC60AB6BCB7B49E3E1E5436BDDB2B453C1D0219BD4D79B33D9AF78C3EC101D23E22CB8C3EC37CD23E694500BDFE28C7BE4D3552BE59F5963E98F537BB91645CBEABE4A9BE127BCFBE651EBBBEAEE0B3BD7D2A733E13B96F3E24D1D5BE464B8A3EFB7BADBE137BBBBDE1C933BE2AD0AABD611EAEBDDAF1C6BE256DBFBE7FC48ABD847EB73B826D49BEC307273E928BC7BEB864EFBC30F8C23E81DC34BEB332C83EAF94203EEE13C8BE45458C3E7BAA4CBD64F045BEFF48B13E1F28B3BE74513E3D96ABB9BD10529E3E548CF73DF80E553EAA971C3E6041D5BD4080BABD6FB3B6BEA341703EE506B03EC1B1973E56629CBEDE349E3C21499CBE621674BEF12F81BE0D88173E8D1D84BE20C81ABCCA39953C1FEA8E3EE196A7BE943398BEEFBB80BE4F2D9B3E7A631FBEE900BB3EAE56203E2096603DF53E53BB544EAFBD95875E3D937FCABD456547BB344D623DB56AADBE0A6768BEEE05B33E03ECB3BEBBB6FEBC1351DB3EA02C203EC6DD483C2D21C0BE2DA75B3E18EA9DBED1BBFBBD06C514BE4C5383BDF2339B3BA5DCB63EA96A5D3DCC93C63E419E873ED5298CBE74DE463E7BB89CBE1BED3BBE5C6A023EA968123ED353A63E36BD0EBE6BB7353A7D46643E2168D6BE5F49A03EAD54B7BE328FC33BC7C596BD888769BED36B6A3D7754B73EAE9D01BE9B9F83BE07FD23BE75BDDBBE7D26483E8AF354BE75F393BE3D727FBE3AF07E3ECCD06A3E5929AA3E"
    }
  }
#-}
