#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d2)>
#map8 = affine_map<(d0, d1, d2) -> (d0, d2)>
module {
  func.func @main(%arg0: tensor<1x1x8x8xf32> {mase.node = "image"}) -> tensor<1x10xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 0.000000e+00 : f64
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<1x4x8x8xf32>
    %cst_5 = arith.constant dense_resource<head.bias> : tensor<10xf32>
    %cst_6 = arith.constant dense_resource<head.weight> : tensor<10x64xf32>
    %cst_7 = arith.constant dense_resource<encoder.layers.1.norm2.bias> : tensor<64xf32>
    %cst_8 = arith.constant dense_resource<encoder.layers.1.norm2.weight> : tensor<64xf32>
    %cst_9 = arith.constant dense_resource<encoder.layers.1.linear2.bias> : tensor<64xf32>
    %cst_10 = arith.constant dense_resource<encoder.layers.1.linear2.weight> : tensor<64x128xf32>
    %cst_11 = arith.constant dense_resource<encoder.layers.1.linear1.bias> : tensor<128xf32>
    %cst_12 = arith.constant dense_resource<encoder.layers.1.linear1.weight> : tensor<128x64xf32>
    %cst_13 = arith.constant dense_resource<encoder.layers.1.norm1.bias> : tensor<64xf32>
    %cst_14 = arith.constant dense_resource<encoder.layers.1.norm1.weight> : tensor<64xf32>
    %cst_15 = arith.constant dense_resource<encoder.layers.1.self_attn.out_proj.bias> : tensor<64xf32>
    %cst_16 = arith.constant dense_resource<encoder.layers.1.self_attn.out_proj.weight> : tensor<64x64xf32>
    %cst_17 = arith.constant dense_resource<encoder.layers.1.self_attn.in_proj_bias> : tensor<192xf32>
    %cst_18 = arith.constant dense_resource<encoder.layers.1.self_attn.in_proj_weight> : tensor<192x64xf32>
    %cst_19 = arith.constant dense_resource<encoder.layers.0.norm2.bias> : tensor<64xf32>
    %cst_20 = arith.constant dense_resource<encoder.layers.0.norm2.weight> : tensor<64xf32>
    %cst_21 = arith.constant dense_resource<encoder.layers.0.linear2.bias> : tensor<64xf32>
    %cst_22 = arith.constant dense_resource<encoder.layers.0.linear2.weight> : tensor<64x128xf32>
    %cst_23 = arith.constant dense_resource<encoder.layers.0.linear1.bias> : tensor<128xf32>
    %cst_24 = arith.constant dense_resource<encoder.layers.0.linear1.weight> : tensor<128x64xf32>
    %cst_25 = arith.constant dense_resource<encoder.layers.0.norm1.bias> : tensor<64xf32>
    %cst_26 = arith.constant dense_resource<encoder.layers.0.norm1.weight> : tensor<64xf32>
    %cst_27 = arith.constant 1.000000e-05 : f64
    %cst_28 = arith.constant dense_resource<encoder.layers.0.self_attn.out_proj.bias> : tensor<64xf32>
    %cst_29 = arith.constant dense_resource<encoder.layers.0.self_attn.out_proj.weight> : tensor<64x64xf32>
    %cst_30 = arith.constant 0xFFF0000000000000 : f64
    %cst_31 = arith.constant dense_resource<encoder.layers.0.self_attn.in_proj_bias> : tensor<192xf32>
    %cst_32 = arith.constant dense_resource<encoder.layers.0.self_attn.in_proj_weight> : tensor<192x64xf32>
    %cst_33 = arith.constant dense_resource<position> : tensor<1x8x64xf32>
    %cst_34 = arith.constant dense_resource<embed.bias> : tensor<64xf32>
    %cst_35 = arith.constant dense_resource<embed.weight> : tensor<64x8xf32>
    %cst_36 = arith.constant 6.400000e+01 : f64
    %cst_37 = arith.constant 6.400000e+01 : f32
    %cst_38 = arith.constant 1.41421354 : f32
    %cst_39 = arith.constant 8.000000e+00 : f32
    %collapsed = tensor.collapse_shape %arg0 [[0, 1, 2], [3]] : tensor<1x1x8x8xf32> into tensor<8x8xf32>
    %0 = tensor.empty() : tensor<8x64xf32>
    %transposed = linalg.transpose ins(%cst_35 : tensor<64x8xf32>) outs(%0 : tensor<8x64xf32>) permutation = [1, 0] 
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %2 = linalg.matmul ins(%collapsed, %transposed : tensor<8x8xf32>, tensor<8x64xf32>) outs(%1 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_34 : tensor<64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x64xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %3 : tensor<8x64xf32>, tensor<8x64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x64xf32>
    %expanded = tensor.expand_shape %4 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xf32> into tensor<1x8x64xf32>
    %5 = tensor.empty() : tensor<1x8x64xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %cst_33 : tensor<1x8x64xf32>, tensor<1x8x64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %7 = tensor.empty() : tensor<8x1x64xf32>
    %transposed_40 = linalg.transpose ins(%6 : tensor<1x8x64xf32>) outs(%7 : tensor<8x1x64xf32>) permutation = [1, 0, 2] 
    %collapsed_41 = tensor.collapse_shape %transposed_40 [[0], [1, 2]] : tensor<8x1x64xf32> into tensor<8x64xf32>
    %8 = tensor.empty() : tensor<64x192xf32>
    %transposed_42 = linalg.transpose ins(%cst_32 : tensor<192x64xf32>) outs(%8 : tensor<64x192xf32>) permutation = [1, 0] 
    %9 = tensor.empty() : tensor<8x192xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<8x192xf32>) -> tensor<8x192xf32>
    %11 = linalg.matmul ins(%collapsed_41, %transposed_42 : tensor<8x64xf32>, tensor<64x192xf32>) outs(%10 : tensor<8x192xf32>) -> tensor<8x192xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_31 : tensor<192xf32>) outs(%9 : tensor<8x192xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x192xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%11, %12 : tensor<8x192xf32>, tensor<8x192xf32>) outs(%9 : tensor<8x192xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x192xf32>
    %expanded_43 = tensor.expand_shape %13 [[0, 1], [2, 3, 4]] output_shape [1, 8, 1, 3, 64] : tensor<8x192xf32> into tensor<1x8x1x3x64xf32>
    %14 = tensor.empty() : tensor<3x8x1x1x64xf32>
    %transposed_44 = linalg.transpose ins(%expanded_43 : tensor<1x8x1x3x64xf32>) outs(%14 : tensor<3x8x1x1x64xf32>) permutation = [3, 1, 2, 0, 4] 
    %collapsed_45 = tensor.collapse_shape %transposed_44 [[0], [1], [2, 3], [4]] : tensor<3x8x1x1x64xf32> into tensor<3x8x1x64xf32>
    %extracted_slice = tensor.extract_slice %collapsed_45[0, 0, 0, 0] [1, 8, 1, 64] [1, 1, 1, 1] : tensor<3x8x1x64xf32> to tensor<1x8x1x64xf32>
    %extracted_slice_46 = tensor.extract_slice %collapsed_45[1, 0, 0, 0] [1, 8, 1, 64] [1, 1, 1, 1] : tensor<3x8x1x64xf32> to tensor<1x8x1x64xf32>
    %extracted_slice_47 = tensor.extract_slice %collapsed_45[2, 0, 0, 0] [1, 8, 1, 64] [1, 1, 1, 1] : tensor<3x8x1x64xf32> to tensor<1x8x1x64xf32>
    %collapsed_48 = tensor.collapse_shape %extracted_slice [[0, 1], [2, 3]] : tensor<1x8x1x64xf32> into tensor<8x64xf32>
    %expanded_49 = tensor.expand_shape %collapsed_48 [[0], [1, 2]] output_shape [8, 4, 16] : tensor<8x64xf32> into tensor<8x4x16xf32>
    %15 = tensor.empty() : tensor<4x8x16xf32>
    %transposed_50 = linalg.transpose ins(%expanded_49 : tensor<8x4x16xf32>) outs(%15 : tensor<4x8x16xf32>) permutation = [1, 0, 2] 
    %collapsed_51 = tensor.collapse_shape %extracted_slice_46 [[0, 1], [2, 3]] : tensor<1x8x1x64xf32> into tensor<8x64xf32>
    %expanded_52 = tensor.expand_shape %collapsed_51 [[0], [1, 2]] output_shape [8, 4, 16] : tensor<8x64xf32> into tensor<8x4x16xf32>
    %transposed_53 = linalg.transpose ins(%expanded_52 : tensor<8x4x16xf32>) outs(%15 : tensor<4x8x16xf32>) permutation = [1, 0, 2] 
    %collapsed_54 = tensor.collapse_shape %extracted_slice_47 [[0, 1], [2, 3]] : tensor<1x8x1x64xf32> into tensor<8x64xf32>
    %expanded_55 = tensor.expand_shape %collapsed_54 [[0], [1, 2]] output_shape [8, 4, 16] : tensor<8x64xf32> into tensor<8x4x16xf32>
    %transposed_56 = linalg.transpose ins(%expanded_55 : tensor<8x4x16xf32>) outs(%15 : tensor<4x8x16xf32>) permutation = [1, 0, 2] 
    %expanded_57 = tensor.expand_shape %transposed_50 [[0, 1], [2], [3]] output_shape [1, 4, 8, 16] : tensor<4x8x16xf32> into tensor<1x4x8x16xf32>
    %expanded_58 = tensor.expand_shape %transposed_53 [[0, 1], [2], [3]] output_shape [1, 4, 8, 16] : tensor<4x8x16xf32> into tensor<1x4x8x16xf32>
    %16 = tensor.empty() : tensor<1x4x8x16xf32>
    %17 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_57 : tensor<1x4x8x16xf32>) outs(%16 : tensor<1x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.mulf %in, %cst_3 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x16xf32>
    %18 = tensor.empty() : tensor<1x4x16x8xf32>
    %transposed_59 = linalg.transpose ins(%expanded_58 : tensor<1x4x8x16xf32>) outs(%18 : tensor<1x4x16x8xf32>) permutation = [0, 1, 3, 2] 
    %19 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_59 : tensor<1x4x16x8xf32>) outs(%18 : tensor<1x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.mulf %in, %cst_3 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x16x8xf32>
    %collapsed_60 = tensor.collapse_shape %17 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %collapsed_61 = tensor.collapse_shape %19 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %20 = tensor.empty() : tensor<4x8x8xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<4x8x8xf32>) -> tensor<4x8x8xf32>
    %22 = linalg.batch_matmul ins(%collapsed_60, %collapsed_61 : tensor<4x8x16xf32>, tensor<4x16x8xf32>) outs(%21 : tensor<4x8x8xf32>) -> tensor<4x8x8xf32>
    %expanded_62 = tensor.expand_shape %22 [[0, 1], [2], [3]] output_shape [1, 4, 8, 8] : tensor<4x8x8xf32> into tensor<1x4x8x8xf32>
    %23 = tensor.empty() : tensor<1x4x8xi64>
    %24 = linalg.fill ins(%c0_i64 : i64) outs(%23 : tensor<1x4x8xi64>) -> tensor<1x4x8xi64>
    %25 = tensor.empty() : tensor<1x4x8xf32>
    %26 = linalg.fill ins(%cst_0 : f32) outs(%25 : tensor<1x4x8xf32>) -> tensor<1x4x8xf32>
    %27:2 = linalg.generic {indexing_maps = [#map3, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%expanded_62 : tensor<1x4x8x8xf32>) outs(%26, %24 : tensor<1x4x8xf32>, tensor<1x4x8xi64>) {
    ^bb0(%in: f32, %out: f32, %out_116: i64):
      %168 = linalg.index 3 : index
      %169 = arith.index_cast %168 : index to i64
      %170 = arith.maximumf %in, %out : f32
      %171 = arith.cmpf ogt, %in, %out : f32
      %172 = arith.select %171, %169, %out_116 : i64
      linalg.yield %170, %172 : f32, i64
    } -> (tensor<1x4x8xf32>, tensor<1x4x8xi64>)
    %expanded_63 = tensor.expand_shape %27#0 [[0], [1], [2, 3]] output_shape [1, 4, 8, 1] : tensor<1x4x8xf32> into tensor<1x4x8x1xf32>
    %28 = tensor.empty() : tensor<1x4x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_62, %expanded_63 : tensor<1x4x8x8xf32>, tensor<1x4x8x1xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.subf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29 : tensor<1x4x8x8xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = math.exp %in : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %31 = tensor.empty() : tensor<1x4x8x1xf32>
    %32 = linalg.fill ins(%cst : f32) outs(%31 : tensor<1x4x8x1xf32>) -> tensor<1x4x8x1xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%30 : tensor<1x4x8x8xf32>) outs(%32 : tensor<1x4x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x1xf32>
    %34 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %33 : tensor<1x4x8x8xf32>, tensor<1x4x8x1xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.divf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %35 = tensor.empty() : tensor<1x4x8x8xi1>
    %36 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_62 : tensor<1x4x8x8xf32>) outs(%35 : tensor<1x4x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %168 = arith.extf %in : f32 to f64
      %169 = arith.cmpf oeq, %168, %cst_30 : f64
      linalg.yield %169 : i1
    } -> tensor<1x4x8x8xi1>
    %37 = tensor.empty() : tensor<1x4x8x1xi1>
    %38 = linalg.fill ins(%true : i1) outs(%37 : tensor<1x4x8x1xi1>) -> tensor<1x4x8x1xi1>
    %39 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%36 : tensor<1x4x8x8xi1>) outs(%38 : tensor<1x4x8x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %168 = arith.andi %in, %out : i1
      linalg.yield %168 : i1
    } -> tensor<1x4x8x1xi1>
    %40 = linalg.generic {indexing_maps = [#map5, #map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_4, %34 : tensor<1x4x8x1xi1>, tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: i1, %in_116: f32, %in_117: f32, %out: f32):
      %168 = arith.select %in, %in_116, %in_117 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %collapsed_64 = tensor.collapse_shape %40 [[0, 1], [2], [3]] : tensor<1x4x8x8xf32> into tensor<4x8x8xf32>
    %41 = linalg.fill ins(%cst : f32) outs(%15 : tensor<4x8x16xf32>) -> tensor<4x8x16xf32>
    %42 = linalg.batch_matmul ins(%collapsed_64, %transposed_56 : tensor<4x8x8xf32>, tensor<4x8x16xf32>) outs(%41 : tensor<4x8x16xf32>) -> tensor<4x8x16xf32>
    %expanded_65 = tensor.expand_shape %42 [[0, 1], [2], [3]] output_shape [1, 4, 8, 16] : tensor<4x8x16xf32> into tensor<1x4x8x16xf32>
    %43 = tensor.empty() : tensor<8x1x4x16xf32>
    %transposed_66 = linalg.transpose ins(%expanded_65 : tensor<1x4x8x16xf32>) outs(%43 : tensor<8x1x4x16xf32>) permutation = [2, 0, 1, 3] 
    %collapsed_67 = tensor.collapse_shape %transposed_66 [[0], [1, 2, 3]] : tensor<8x1x4x16xf32> into tensor<8x64xf32>
    %44 = tensor.empty() : tensor<64x64xf32>
    %transposed_68 = linalg.transpose ins(%cst_29 : tensor<64x64xf32>) outs(%44 : tensor<64x64xf32>) permutation = [1, 0] 
    %45 = linalg.matmul ins(%collapsed_67, %transposed_68 : tensor<8x64xf32>, tensor<64x64xf32>) outs(%1 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_28 : tensor<64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x64xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%45, %46 : tensor<8x64xf32>, tensor<8x64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x64xf32>
    %expanded_69 = tensor.expand_shape %47 [[0], [1, 2]] output_shape [8, 1, 64] : tensor<8x64xf32> into tensor<8x1x64xf32>
    %transposed_70 = linalg.transpose ins(%expanded_69 : tensor<8x1x64xf32>) outs(%5 : tensor<1x8x64xf32>) permutation = [1, 0, 2] 
    %48 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %transposed_70 : tensor<1x8x64xf32>, tensor<1x8x64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %49 = tensor.empty() : tensor<1x8x64xf64>
    %50 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%48 : tensor<1x8x64xf32>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f32, %out: f64):
      %168 = arith.extf %in : f32 to f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %51 = tensor.empty() : tensor<1x8x1xf64>
    %52 = linalg.fill ins(%cst_1 : f64) outs(%51 : tensor<1x8x1xf64>) -> tensor<1x8x1xf64>
    %53 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%50 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %54 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %55 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%50, %54 : tensor<1x8x64xf64>, tensor<1x8x1xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.subf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %56 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %55 : tensor<1x8x64xf64>, tensor<1x8x64xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.mulf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %57 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%56 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %58 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%57 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %59 = tensor.empty() : tensor<1x8x1xf32>
    %60 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58 : tensor<1x8x1xf64>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %168 = arith.truncf %in : f64 to f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%59 : tensor<1x8x1xf32>) -> tensor<1x8x1xf32>
    %62 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%48 : tensor<1x8x64xf32>) outs(%61 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %63 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%62 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_37 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %64 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%60 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.truncf %cst_27 : f64 to f32
      %169 = arith.addf %in, %168 : f32
      linalg.yield %169 : f32
    } -> tensor<1x8x1xf32>
    %65 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%64 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = math.rsqrt %in : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %66 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%48, %63 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.subf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %67 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66, %65 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %68 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67, %cst_26 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %69 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %cst_25 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %collapsed_71 = tensor.collapse_shape %69 [[0, 1], [2]] : tensor<1x8x64xf32> into tensor<8x64xf32>
    %70 = tensor.empty() : tensor<64x128xf32>
    %transposed_72 = linalg.transpose ins(%cst_24 : tensor<128x64xf32>) outs(%70 : tensor<64x128xf32>) permutation = [1, 0] 
    %71 = tensor.empty() : tensor<8x128xf32>
    %72 = linalg.fill ins(%cst : f32) outs(%71 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %73 = linalg.matmul ins(%collapsed_71, %transposed_72 : tensor<8x64xf32>, tensor<64x128xf32>) outs(%72 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_23 : tensor<128xf32>) outs(%71 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x128xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%73, %74 : tensor<8x128xf32>, tensor<8x128xf32>) outs(%71 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x128xf32>
    %expanded_73 = tensor.expand_shape %75 [[0, 1], [2]] output_shape [1, 8, 128] : tensor<8x128xf32> into tensor<1x8x128xf32>
    %76 = tensor.empty() : tensor<1x8x128xf32>
    %77 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_73 : tensor<1x8x128xf32>) outs(%76 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_38 : f32
      %169 = math.erf %168 : f32
      %170 = arith.addf %169, %cst_2 : f32
      %171 = arith.mulf %170, %cst_3 : f32
      %172 = arith.mulf %in, %171 : f32
      linalg.yield %172 : f32
    } -> tensor<1x8x128xf32>
    %collapsed_74 = tensor.collapse_shape %77 [[0, 1], [2]] : tensor<1x8x128xf32> into tensor<8x128xf32>
    %78 = tensor.empty() : tensor<128x64xf32>
    %transposed_75 = linalg.transpose ins(%cst_22 : tensor<64x128xf32>) outs(%78 : tensor<128x64xf32>) permutation = [1, 0] 
    %79 = linalg.matmul ins(%collapsed_74, %transposed_75 : tensor<8x128xf32>, tensor<128x64xf32>) outs(%1 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_21 : tensor<64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x64xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%79, %80 : tensor<8x64xf32>, tensor<8x64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x64xf32>
    %expanded_76 = tensor.expand_shape %81 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xf32> into tensor<1x8x64xf32>
    %82 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %expanded_76 : tensor<1x8x64xf32>, tensor<1x8x64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %83 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<1x8x64xf32>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f32, %out: f64):
      %168 = arith.extf %in : f32 to f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %84 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%83 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %85 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %86 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %85 : tensor<1x8x64xf64>, tensor<1x8x1xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.subf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %87 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %86 : tensor<1x8x64xf64>, tensor<1x8x64xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.mulf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %88 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%87 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %89 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %90 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x8x1xf64>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %168 = arith.truncf %in : f64 to f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %91 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%82 : tensor<1x8x64xf32>) outs(%61 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %92 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_37 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %93 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.truncf %cst_27 : f64 to f32
      %169 = arith.addf %in, %168 : f32
      linalg.yield %169 : f32
    } -> tensor<1x8x1xf32>
    %94 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = math.rsqrt %in : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %95 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %92 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.subf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %96 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%95, %94 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %97 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %cst_20 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %98 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %cst_19 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %transposed_77 = linalg.transpose ins(%98 : tensor<1x8x64xf32>) outs(%7 : tensor<8x1x64xf32>) permutation = [1, 0, 2] 
    %collapsed_78 = tensor.collapse_shape %transposed_77 [[0], [1, 2]] : tensor<8x1x64xf32> into tensor<8x64xf32>
    %transposed_79 = linalg.transpose ins(%cst_18 : tensor<192x64xf32>) outs(%8 : tensor<64x192xf32>) permutation = [1, 0] 
    %99 = linalg.matmul ins(%collapsed_78, %transposed_79 : tensor<8x64xf32>, tensor<64x192xf32>) outs(%10 : tensor<8x192xf32>) -> tensor<8x192xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_17 : tensor<192xf32>) outs(%9 : tensor<8x192xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x192xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%99, %100 : tensor<8x192xf32>, tensor<8x192xf32>) outs(%9 : tensor<8x192xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x192xf32>
    %expanded_80 = tensor.expand_shape %101 [[0, 1], [2, 3, 4]] output_shape [1, 8, 1, 3, 64] : tensor<8x192xf32> into tensor<1x8x1x3x64xf32>
    %transposed_81 = linalg.transpose ins(%expanded_80 : tensor<1x8x1x3x64xf32>) outs(%14 : tensor<3x8x1x1x64xf32>) permutation = [3, 1, 2, 0, 4] 
    %collapsed_82 = tensor.collapse_shape %transposed_81 [[0], [1], [2, 3], [4]] : tensor<3x8x1x1x64xf32> into tensor<3x8x1x64xf32>
    %extracted_slice_83 = tensor.extract_slice %collapsed_82[0, 0, 0, 0] [1, 8, 1, 64] [1, 1, 1, 1] : tensor<3x8x1x64xf32> to tensor<1x8x1x64xf32>
    %extracted_slice_84 = tensor.extract_slice %collapsed_82[1, 0, 0, 0] [1, 8, 1, 64] [1, 1, 1, 1] : tensor<3x8x1x64xf32> to tensor<1x8x1x64xf32>
    %extracted_slice_85 = tensor.extract_slice %collapsed_82[2, 0, 0, 0] [1, 8, 1, 64] [1, 1, 1, 1] : tensor<3x8x1x64xf32> to tensor<1x8x1x64xf32>
    %collapsed_86 = tensor.collapse_shape %extracted_slice_83 [[0, 1], [2, 3]] : tensor<1x8x1x64xf32> into tensor<8x64xf32>
    %expanded_87 = tensor.expand_shape %collapsed_86 [[0], [1, 2]] output_shape [8, 4, 16] : tensor<8x64xf32> into tensor<8x4x16xf32>
    %transposed_88 = linalg.transpose ins(%expanded_87 : tensor<8x4x16xf32>) outs(%15 : tensor<4x8x16xf32>) permutation = [1, 0, 2] 
    %collapsed_89 = tensor.collapse_shape %extracted_slice_84 [[0, 1], [2, 3]] : tensor<1x8x1x64xf32> into tensor<8x64xf32>
    %expanded_90 = tensor.expand_shape %collapsed_89 [[0], [1, 2]] output_shape [8, 4, 16] : tensor<8x64xf32> into tensor<8x4x16xf32>
    %transposed_91 = linalg.transpose ins(%expanded_90 : tensor<8x4x16xf32>) outs(%15 : tensor<4x8x16xf32>) permutation = [1, 0, 2] 
    %collapsed_92 = tensor.collapse_shape %extracted_slice_85 [[0, 1], [2, 3]] : tensor<1x8x1x64xf32> into tensor<8x64xf32>
    %expanded_93 = tensor.expand_shape %collapsed_92 [[0], [1, 2]] output_shape [8, 4, 16] : tensor<8x64xf32> into tensor<8x4x16xf32>
    %transposed_94 = linalg.transpose ins(%expanded_93 : tensor<8x4x16xf32>) outs(%15 : tensor<4x8x16xf32>) permutation = [1, 0, 2] 
    %expanded_95 = tensor.expand_shape %transposed_88 [[0, 1], [2], [3]] output_shape [1, 4, 8, 16] : tensor<4x8x16xf32> into tensor<1x4x8x16xf32>
    %expanded_96 = tensor.expand_shape %transposed_91 [[0, 1], [2], [3]] output_shape [1, 4, 8, 16] : tensor<4x8x16xf32> into tensor<1x4x8x16xf32>
    %102 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_95 : tensor<1x4x8x16xf32>) outs(%16 : tensor<1x4x8x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.mulf %in, %cst_3 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x16xf32>
    %transposed_97 = linalg.transpose ins(%expanded_96 : tensor<1x4x8x16xf32>) outs(%18 : tensor<1x4x16x8xf32>) permutation = [0, 1, 3, 2] 
    %103 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_97 : tensor<1x4x16x8xf32>) outs(%18 : tensor<1x4x16x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.mulf %in, %cst_3 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x16x8xf32>
    %collapsed_98 = tensor.collapse_shape %102 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %collapsed_99 = tensor.collapse_shape %103 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %104 = linalg.batch_matmul ins(%collapsed_98, %collapsed_99 : tensor<4x8x16xf32>, tensor<4x16x8xf32>) outs(%21 : tensor<4x8x8xf32>) -> tensor<4x8x8xf32>
    %expanded_100 = tensor.expand_shape %104 [[0, 1], [2], [3]] output_shape [1, 4, 8, 8] : tensor<4x8x8xf32> into tensor<1x4x8x8xf32>
    %105:2 = linalg.generic {indexing_maps = [#map3, #map4, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%expanded_100 : tensor<1x4x8x8xf32>) outs(%26, %24 : tensor<1x4x8xf32>, tensor<1x4x8xi64>) {
    ^bb0(%in: f32, %out: f32, %out_116: i64):
      %168 = linalg.index 3 : index
      %169 = arith.index_cast %168 : index to i64
      %170 = arith.maximumf %in, %out : f32
      %171 = arith.cmpf ogt, %in, %out : f32
      %172 = arith.select %171, %169, %out_116 : i64
      linalg.yield %170, %172 : f32, i64
    } -> (tensor<1x4x8xf32>, tensor<1x4x8xi64>)
    %expanded_101 = tensor.expand_shape %105#0 [[0], [1], [2, 3]] output_shape [1, 4, 8, 1] : tensor<1x4x8xf32> into tensor<1x4x8x1xf32>
    %106 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_100, %expanded_101 : tensor<1x4x8x8xf32>, tensor<1x4x8x1xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.subf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %107 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%106 : tensor<1x4x8x8xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = math.exp %in : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %108 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%107 : tensor<1x4x8x8xf32>) outs(%32 : tensor<1x4x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x1xf32>
    %109 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%107, %108 : tensor<1x4x8x8xf32>, tensor<1x4x8x1xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.divf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %110 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_100 : tensor<1x4x8x8xf32>) outs(%35 : tensor<1x4x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %168 = arith.extf %in : f32 to f64
      %169 = arith.cmpf oeq, %168, %cst_30 : f64
      linalg.yield %169 : i1
    } -> tensor<1x4x8x8xi1>
    %111 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%110 : tensor<1x4x8x8xi1>) outs(%38 : tensor<1x4x8x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %168 = arith.andi %in, %out : i1
      linalg.yield %168 : i1
    } -> tensor<1x4x8x1xi1>
    %112 = linalg.generic {indexing_maps = [#map5, #map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%111, %cst_4, %109 : tensor<1x4x8x1xi1>, tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32>) outs(%28 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: i1, %in_116: f32, %in_117: f32, %out: f32):
      %168 = arith.select %in, %in_116, %in_117 : f32
      linalg.yield %168 : f32
    } -> tensor<1x4x8x8xf32>
    %collapsed_102 = tensor.collapse_shape %112 [[0, 1], [2], [3]] : tensor<1x4x8x8xf32> into tensor<4x8x8xf32>
    %113 = linalg.batch_matmul ins(%collapsed_102, %transposed_94 : tensor<4x8x8xf32>, tensor<4x8x16xf32>) outs(%41 : tensor<4x8x16xf32>) -> tensor<4x8x16xf32>
    %expanded_103 = tensor.expand_shape %113 [[0, 1], [2], [3]] output_shape [1, 4, 8, 16] : tensor<4x8x16xf32> into tensor<1x4x8x16xf32>
    %transposed_104 = linalg.transpose ins(%expanded_103 : tensor<1x4x8x16xf32>) outs(%43 : tensor<8x1x4x16xf32>) permutation = [2, 0, 1, 3] 
    %collapsed_105 = tensor.collapse_shape %transposed_104 [[0], [1, 2, 3]] : tensor<8x1x4x16xf32> into tensor<8x64xf32>
    %transposed_106 = linalg.transpose ins(%cst_16 : tensor<64x64xf32>) outs(%44 : tensor<64x64xf32>) permutation = [1, 0] 
    %114 = linalg.matmul ins(%collapsed_105, %transposed_106 : tensor<8x64xf32>, tensor<64x64xf32>) outs(%1 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_15 : tensor<64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x64xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%114, %115 : tensor<8x64xf32>, tensor<8x64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x64xf32>
    %expanded_107 = tensor.expand_shape %116 [[0], [1, 2]] output_shape [8, 1, 64] : tensor<8x64xf32> into tensor<8x1x64xf32>
    %transposed_108 = linalg.transpose ins(%expanded_107 : tensor<8x1x64xf32>) outs(%5 : tensor<1x8x64xf32>) permutation = [1, 0, 2] 
    %117 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %transposed_108 : tensor<1x8x64xf32>, tensor<1x8x64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %118 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117 : tensor<1x8x64xf32>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f32, %out: f64):
      %168 = arith.extf %in : f32 to f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %119 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%118 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %120 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%119 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %121 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %120 : tensor<1x8x64xf64>, tensor<1x8x1xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.subf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %122 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121, %121 : tensor<1x8x64xf64>, tensor<1x8x64xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.mulf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %123 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%122 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %124 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %125 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124 : tensor<1x8x1xf64>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %168 = arith.truncf %in : f64 to f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %126 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%117 : tensor<1x8x64xf32>) outs(%61 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %127 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_37 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %128 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.truncf %cst_27 : f64 to f32
      %169 = arith.addf %in, %168 : f32
      linalg.yield %169 : f32
    } -> tensor<1x8x1xf32>
    %129 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%128 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = math.rsqrt %in : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %130 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117, %127 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.subf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %131 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130, %129 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %132 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131, %cst_14 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %133 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132, %cst_13 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %collapsed_109 = tensor.collapse_shape %133 [[0, 1], [2]] : tensor<1x8x64xf32> into tensor<8x64xf32>
    %transposed_110 = linalg.transpose ins(%cst_12 : tensor<128x64xf32>) outs(%70 : tensor<64x128xf32>) permutation = [1, 0] 
    %134 = linalg.matmul ins(%collapsed_109, %transposed_110 : tensor<8x64xf32>, tensor<64x128xf32>) outs(%72 : tensor<8x128xf32>) -> tensor<8x128xf32>
    %135 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_11 : tensor<128xf32>) outs(%71 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x128xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%134, %135 : tensor<8x128xf32>, tensor<8x128xf32>) outs(%71 : tensor<8x128xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x128xf32>
    %expanded_111 = tensor.expand_shape %136 [[0, 1], [2]] output_shape [1, 8, 128] : tensor<8x128xf32> into tensor<1x8x128xf32>
    %137 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_111 : tensor<1x8x128xf32>) outs(%76 : tensor<1x8x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_38 : f32
      %169 = math.erf %168 : f32
      %170 = arith.addf %169, %cst_2 : f32
      %171 = arith.mulf %170, %cst_3 : f32
      %172 = arith.mulf %in, %171 : f32
      linalg.yield %172 : f32
    } -> tensor<1x8x128xf32>
    %collapsed_112 = tensor.collapse_shape %137 [[0, 1], [2]] : tensor<1x8x128xf32> into tensor<8x128xf32>
    %transposed_113 = linalg.transpose ins(%cst_10 : tensor<64x128xf32>) outs(%78 : tensor<128x64xf32>) permutation = [1, 0] 
    %138 = linalg.matmul ins(%collapsed_112, %transposed_113 : tensor<8x128xf32>, tensor<128x64xf32>) outs(%1 : tensor<8x64xf32>) -> tensor<8x64xf32>
    %139 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_9 : tensor<64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x64xf32>
    %140 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%138, %139 : tensor<8x64xf32>, tensor<8x64xf32>) outs(%0 : tensor<8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<8x64xf32>
    %expanded_114 = tensor.expand_shape %140 [[0, 1], [2]] output_shape [1, 8, 64] : tensor<8x64xf32> into tensor<1x8x64xf32>
    %141 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133, %expanded_114 : tensor<1x8x64xf32>, tensor<1x8x64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %142 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141 : tensor<1x8x64xf32>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f32, %out: f64):
      %168 = arith.extf %in : f32 to f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %143 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%142 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %144 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %145 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%142, %144 : tensor<1x8x64xf64>, tensor<1x8x1xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.subf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %146 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145, %145 : tensor<1x8x64xf64>, tensor<1x8x64xf64>) outs(%49 : tensor<1x8x64xf64>) {
    ^bb0(%in: f64, %in_116: f64, %out: f64):
      %168 = arith.mulf %in, %in_116 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x64xf64>
    %147 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%146 : tensor<1x8x64xf64>) outs(%52 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.addf %in, %out : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %148 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147 : tensor<1x8x1xf64>) outs(%51 : tensor<1x8x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %168 = arith.divf %in, %cst_36 : f64
      linalg.yield %168 : f64
    } -> tensor<1x8x1xf64>
    %149 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%148 : tensor<1x8x1xf64>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %168 = arith.truncf %in : f64 to f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %150 = linalg.generic {indexing_maps = [#map2, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%141 : tensor<1x8x64xf32>) outs(%61 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %151 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%150 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_37 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %152 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%149 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.truncf %cst_27 : f64 to f32
      %169 = arith.addf %in, %168 : f32
      linalg.yield %169 : f32
    } -> tensor<1x8x1xf32>
    %153 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152 : tensor<1x8x1xf32>) outs(%59 : tensor<1x8x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = math.rsqrt %in : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x1xf32>
    %154 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141, %151 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.subf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %155 = linalg.generic {indexing_maps = [#map2, #map6, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154, %153 : tensor<1x8x64xf32>, tensor<1x8x1xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %156 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%155, %cst_8 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.mulf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %157 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%156, %cst_7 : tensor<1x8x64xf32>, tensor<64xf32>) outs(%5 : tensor<1x8x64xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x8x64xf32>
    %158 = tensor.empty() : tensor<1x64xf32>
    %159 = linalg.fill ins(%cst : f32) outs(%158 : tensor<1x64xf32>) -> tensor<1x64xf32>
    %160 = linalg.generic {indexing_maps = [#map2, #map8], iterator_types = ["parallel", "reduction", "parallel"]} ins(%157 : tensor<1x8x64xf32>) outs(%159 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.addf %in, %out : f32
      linalg.yield %168 : f32
    } -> tensor<1x64xf32>
    %161 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%160 : tensor<1x64xf32>) outs(%158 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %168 = arith.divf %in, %cst_39 : f32
      linalg.yield %168 : f32
    } -> tensor<1x64xf32>
    %162 = tensor.empty() : tensor<64x10xf32>
    %transposed_115 = linalg.transpose ins(%cst_6 : tensor<10x64xf32>) outs(%162 : tensor<64x10xf32>) permutation = [1, 0] 
    %163 = tensor.empty() : tensor<1x10xf32>
    %164 = linalg.fill ins(%cst : f32) outs(%163 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %165 = linalg.matmul ins(%161, %transposed_115 : tensor<1x64xf32>, tensor<64x10xf32>) outs(%164 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %166 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<10xf32>) outs(%163 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x10xf32>
    %167 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%165, %166 : tensor<1x10xf32>, tensor<1x10xf32>) outs(%163 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_116: f32, %out: f32):
      %168 = arith.addf %in, %in_116 : f32
      linalg.yield %168 : f32
    } -> tensor<1x10xf32>
    return %167 : tensor<1x10xf32>
  }
}

