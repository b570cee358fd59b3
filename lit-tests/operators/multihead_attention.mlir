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
      torch_tensor_8_torch.float32: "0x0400000000DF993F88C5263FFE4DB53F6A6D813FBE5EA93F78288E3FA5C2713FE2699B3F",
      torch_tensor_8_8_torch.float32: "0x04000000C676C13DC2E2D7BBEA237DBEFEC9D63DFF63833E41609BBE5F2EA7BE0BF5B1BE634EA73D730DD0BD1CEBE0BDC48EA83EE6AFB8BD67E965BE6C43023D84B546BE8D26D4BD473D3F3ED21CA73D3B7078BE5C56AC3E1DF1743ED9CB76BEA0B21D3EC5C4143EFEE381BE3C707EBE6DE395BE2345213EF64D7C3D1E01193E45041FBEDE1C883ED6E9383DB57090BE3540B6BD00C3383E4C369F3DD38A5DBDD7F07CBE7B3661BE93229C3E82634FBE2947803E2D5CF2BD329A673B5A46B0BE225FEBBD7898983EE384A2BE002A363ED25798BE9D37533D641EA4BE164D8FBEF02292BEF212FBBD4E2D453DE4B784BEE681B73D5A0D5A3E1691933E6948A03EC05C6E3E",
      torch_tensor_24_torch.float32: "0x040000002C2A883FE580853F00A3903FFA71053FCA8EB03FCCE99B3F45E7873F3CA58B3FA9C5183F0D745B3FB36E7A3FA1368F3FD2C8393F6ACA863F8746583F9495AE3F3821123FAAB0863F125CAB3FAE951C3FD3547C3FED929D3F5CD3993FC386873F",
      torch_tensor_24_8_torch.float32: "0x040000007616783E369CA2BECDD2B4BE8860AD3E5BB6DA3E87C51A3D08412DBE027B7C3E150A483EFD595DBDB27FB13EB1B38F3E1D15DD3D7B3A663EFEAACFBEDCB14FBEE36B423D6129F13D057972BD966C273EFD12073EF9E5CCBEA8DB0B3E643410BD459098BEBB6C6F3CF519DABD3D776BBE0506CABED277B93E9FA386BE8F376E3D199BB13EF3715FBD924E91BEDF7CD6BEBD58933DDD7B5EBEC757013D09A20D3E8643FBBD3A53963E49CD66BD08F530BED69692BEA387063E951189BE3F6ABA3D2CD95FBDBC5D983E586059BE616E5ABE943665BD6D6987BEA40B293E3B6B22BE0BEB353E8AAB803EB775813E3ACDA2BD6FFB713E9DCB6ABEA5E4DCBE95CB28BDC4BFA0BE57C2ABBE786CE13D3A73BD3EA27E2EBED6A8C8BC4B9FA0BE86FE9A3DAED3FC3D442188BD84ADA83EA86EB2BED3F66DBDF91E76BE0AABC23E04C9BB3E1A14DA3EE1F9CB3E0E9D2F3EC5C2A9BE636296BECB96D43DCCEFC5BE2F5B8C3E5FC4403E8896D33DC081C1BEEC46A13E4AB63BBDCB113ABE9181673E87E1153D923E45BE808FCF3D15D893BEAD0DCE3E5752C23E887D4C3ED3926A3E8B62DCBEB87B76BE4856D5BEF51A67BECBCEB7BE5B30A33EF2386F3E4290823ECCD744BE92FAA83ED32480BD2CC3E5BD60BE6E3E80D1923E28589FBE3B11D33EB50233BD6F31EC3DDEC1DCBEFB72453DC5725BBE24D18ABE182239BEF12F04BBB2A2FCBD75058EBE4EBC9E3EA2E9033E8353CEBE2406BA3D15D8D93D6458823C1757D73DC87E14BD80EB413EF4129CBE4E0F3DBE2614A63E8C5A89BE678C593E9C22CD3E26BACABEFE4142BEF931BD3EB17DD6BC7E11AF3DBB6B7C3D10BA363E68B236BE5E41663DFF04973E93A015BDFF66CBBEEB43193EE163E2BDC716BBBD5840673EA46A9B3D901E86BE479E4CBEBBCD86BD9219DBBDC8BCBBBD208997BE6C9BA03EA2F5653E2502AF3DF0CAC83D6BA24F3D46C6A53E15ABC83DF016873D9EBE73BE87EA133EBC69CFBE46D80B3E5B2BC0BE478337BE33176A3E760C84BE2889B03E85FD74BE9DFED13EABA9083EC22640BE3036873E8F56C4BE4D728CBE19E68ABE"
    }
  }
#-}
