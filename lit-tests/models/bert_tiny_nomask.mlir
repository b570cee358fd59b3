#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map4 = affine_map<(d0, d1, d2) -> (d2)>
#map5 = affine_map<(d0) -> (d0)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> ()>
#map9 = affine_map<(d0, d1) -> (d1)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
module {
  func.func @main(%arg0: tensor<1x16xi64> {mase.node = "input_ids"}) -> (tensor<1x16x32xf32>, tensor<1x32xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %c32 = arith.constant 32 : index
    %c100 = arith.constant 100 : index
    %c2 = arith.constant 2 : index
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<-3.40282347E+38> : tensor<f32>
    %cst_5 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_6 = arith.constant dense_resource<pooler.dense.bias> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<pooler.dense.weight> : tensor<32x32xf32>
    %cst_8 = arith.constant dense_resource<encoder.layer.1.output.LayerNorm.bias> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<encoder.layer.1.output.LayerNorm.weight> : tensor<32xf32>
    %cst_10 = arith.constant dense_resource<encoder.layer.1.output.dense.bias> : tensor<32xf32>
    %cst_11 = arith.constant dense_resource<encoder.layer.1.output.dense.weight> : tensor<32x64xf32>
    %cst_12 = arith.constant dense_resource<encoder.layer.1.intermediate.dense.bias> : tensor<64xf32>
    %cst_13 = arith.constant dense_resource<encoder.layer.1.intermediate.dense.weight> : tensor<64x32xf32>
    %cst_14 = arith.constant dense_resource<encoder.layer.1.attention.output.LayerNorm.bias> : tensor<32xf32>
    %cst_15 = arith.constant dense_resource<encoder.layer.1.attention.output.LayerNorm.weight> : tensor<32xf32>
    %cst_16 = arith.constant dense_resource<encoder.layer.1.attention.output.dense.bias> : tensor<32xf32>
    %cst_17 = arith.constant dense_resource<encoder.layer.1.attention.output.dense.weight> : tensor<32x32xf32>
    %cst_18 = arith.constant dense_resource<encoder.layer.1.attention.self.value.bias> : tensor<32xf32>
    %cst_19 = arith.constant dense_resource<encoder.layer.1.attention.self.value.weight> : tensor<32x32xf32>
    %cst_20 = arith.constant dense_resource<encoder.layer.1.attention.self.key.bias> : tensor<32xf32>
    %cst_21 = arith.constant dense_resource<encoder.layer.1.attention.self.key.weight> : tensor<32x32xf32>
    %cst_22 = arith.constant dense_resource<encoder.layer.1.attention.self.query.bias> : tensor<32xf32>
    %cst_23 = arith.constant dense_resource<encoder.layer.1.attention.self.query.weight> : tensor<32x32xf32>
    %cst_24 = arith.constant dense_resource<encoder.layer.0.output.LayerNorm.bias> : tensor<32xf32>
    %cst_25 = arith.constant dense_resource<encoder.layer.0.output.LayerNorm.weight> : tensor<32xf32>
    %cst_26 = arith.constant dense_resource<encoder.layer.0.output.dense.bias> : tensor<32xf32>
    %cst_27 = arith.constant dense_resource<encoder.layer.0.output.dense.weight> : tensor<32x64xf32>
    %cst_28 = arith.constant dense_resource<encoder.layer.0.intermediate.dense.bias> : tensor<64xf32>
    %cst_29 = arith.constant dense_resource<encoder.layer.0.intermediate.dense.weight> : tensor<64x32xf32>
    %cst_30 = arith.constant dense_resource<encoder.layer.0.attention.output.LayerNorm.bias> : tensor<32xf32>
    %cst_31 = arith.constant dense_resource<encoder.layer.0.attention.output.LayerNorm.weight> : tensor<32xf32>
    %cst_32 = arith.constant dense_resource<encoder.layer.0.attention.output.dense.bias> : tensor<32xf32>
    %cst_33 = arith.constant dense_resource<encoder.layer.0.attention.output.dense.weight> : tensor<32x32xf32>
    %cst_34 = arith.constant dense_resource<encoder.layer.0.attention.self.value.bias> : tensor<32xf32>
    %cst_35 = arith.constant dense_resource<encoder.layer.0.attention.self.value.weight> : tensor<32x32xf32>
    %cst_36 = arith.constant dense_resource<encoder.layer.0.attention.self.key.bias> : tensor<32xf32>
    %cst_37 = arith.constant dense_resource<encoder.layer.0.attention.self.key.weight> : tensor<32x32xf32>
    %cst_38 = arith.constant dense_resource<encoder.layer.0.attention.self.query.bias> : tensor<32xf32>
    %cst_39 = arith.constant dense_resource<encoder.layer.0.attention.self.query.weight> : tensor<32x32xf32>
    %cst_40 = arith.constant dense_resource<embeddings.LayerNorm.bias> : tensor<32xf32>
    %cst_41 = arith.constant dense_resource<embeddings.LayerNorm.weight> : tensor<32xf32>
    %cst_42 = arith.constant 9.9999999999999998E-13 : f64
    %cst_43 = arith.constant dense_resource<embeddings.position_embeddings.weight> : tensor<32x32xf32>
    %cst_44 = arith.constant dense_resource<embeddings.token_type_embeddings.weight> : tensor<2x32xf32>
    %cst_45 = arith.constant dense_resource<embeddings.word_embeddings.weight> : tensor<100x32xf32>
    %cst_46 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]]> : tensor<1x32xi64>
    %cst_47 = arith.constant 3.200000e+01 : f64
    %cst_48 = arith.constant 3.200000e+01 : f32
    %cst_49 = arith.constant 2.500000e-01 : f32
    %cst_50 = arith.constant 1.41421354 : f32
    %extracted_slice = tensor.extract_slice %cst_46[0, 0] [1, 16] [1, 1] : tensor<1x32xi64> to tensor<1x16xi64>
    %0 = tensor.empty() : tensor<1x16xi64>
    %1 = linalg.fill ins(%c0_i64 : i64) outs(%0 : tensor<1x16xi64>) -> tensor<1x16xi64>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice : tensor<1x16xi64>) outs(%1 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %186 = arith.index_cast %in : i64 to index
      %187 = arith.cmpi slt, %186, %c32 : index
      cf.assert %187, "index must be smaller than dim size"
      %188 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %188, "index must be larger or equal to 0"
      linalg.yield %c0_i64 : i64
    } -> tensor<1x16xi64>
    %3 = tensor.empty() : tensor<1x16x32xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x16xi64>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %186 = arith.index_cast %in : i64 to index
      %187 = linalg.index 2 : index
      %188 = arith.cmpi slt, %186, %c100 : index
      cf.assert %188, "index must be smaller than dim size"
      %189 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %189, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_45[%186, %187] : tensor<100x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<1x16xi64>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %186 = arith.index_cast %in : i64 to index
      %187 = linalg.index 2 : index
      %188 = arith.cmpi slt, %186, %c2 : index
      cf.assert %188, "index must be smaller than dim size"
      %189 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %189, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_44[%186, %187] : tensor<2x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %6 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %5 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x16xi64>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %186 = arith.index_cast %in : i64 to index
      %187 = linalg.index 2 : index
      %188 = arith.cmpi slt, %186, %c32 : index
      cf.assert %188, "index must be smaller than dim size"
      %189 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %189, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_43[%186, %187] : tensor<32x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %7 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %9 = tensor.empty() : tensor<1x16x32xf64>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8 : tensor<1x16x32xf32>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %186 = arith.extf %in : f32 to f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %11 = tensor.empty() : tensor<1x16x1xf64>
    %12 = linalg.fill ins(%cst : f64) outs(%11 : tensor<1x16x1xf64>) -> tensor<1x16x1xf64>
    %13 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%10 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %14 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%13 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %15 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %14 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.subf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %16 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15, %15 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.mulf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %17 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%16 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %18 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %19 = tensor.empty() : tensor<1x16x1xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18 : tensor<1x16x1xf64>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %186 = arith.truncf %in : f64 to f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %21 = linalg.fill ins(%cst_0 : f32) outs(%19 : tensor<1x16x1xf32>) -> tensor<1x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%8 : tensor<1x16x32xf32>) outs(%21 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%22 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_48 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.truncf %cst_42 : f64 to f32
      %187 = arith.addf %in, %186 : f32
      linalg.yield %187 : f32
    } -> tensor<1x16x1xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.rsqrt %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %26 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %23 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26, %25 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %28 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %cst_41 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %29 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %cst_40 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %30 = tensor.empty() : tensor<16xi64>
    %31 = linalg.generic {indexing_maps = [#map5], iterator_types = ["parallel"]} outs(%30 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %186 = linalg.index 0 : index
      %187 = arith.index_cast %186 : index to i64
      linalg.yield %187 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %31 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %32 = tensor.empty() : tensor<1x1x16x1xi1>
    %33 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x1x16x1xi64>) outs(%32 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i64, %out: i1):
      %186 = arith.cmpi sge, %in, %c0_i64 : i64
      linalg.yield %186 : i1
    } -> tensor<1x1x16x1xi1>
    %34 = tensor.empty() : tensor<1x1x16x16xi1>
    %collapsed = tensor.collapse_shape %33 [[0], [1], [2, 3]] : tensor<1x1x16x1xi1> into tensor<1x1x16xi1>
    %35 = linalg.generic {indexing_maps = [#map7, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed : tensor<1x1x16xi1>) outs(%34 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %out: i1):
      linalg.yield %in : i1
    } -> tensor<1x1x16x16xi1>
    %36 = tensor.empty() : tensor<1x1x16x16xf32>
    %37 = linalg.generic {indexing_maps = [#map6, #map8, #map8, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_5, %cst_4 : tensor<1x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%36 : tensor<1x1x16x16xf32>) {
    ^bb0(%in: i1, %in_107: f32, %in_108: f32, %out: f32):
      %186 = arith.select %in, %in_107, %in_108 : f32
      linalg.yield %186 : f32
    } -> tensor<1x1x16x16xf32>
    %collapsed_51 = tensor.collapse_shape %29 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %38 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%cst_39 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %39 = tensor.empty() : tensor<16x32xf32>
    %40 = linalg.fill ins(%cst_0 : f32) outs(%39 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %41 = linalg.matmul ins(%collapsed_51, %transposed : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %42 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_38 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%41, %42 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_52 = tensor.expand_shape %43 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %44 = tensor.empty() : tensor<1x2x16x16xf32>
    %transposed_53 = linalg.transpose ins(%expanded_52 : tensor<1x16x2x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_54 = linalg.transpose ins(%cst_37 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %45 = linalg.matmul ins(%collapsed_51, %transposed_54 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %46 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_36 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%45, %46 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_55 = tensor.expand_shape %47 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_56 = linalg.transpose ins(%cst_35 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %48 = linalg.matmul ins(%collapsed_51, %transposed_56 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %49 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_34 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%48, %49 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_57 = tensor.expand_shape %50 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_58 = linalg.transpose ins(%expanded_57 : tensor<1x16x2x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_59 = linalg.transpose ins(%expanded_55 : tensor<1x16x2x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_60 = tensor.collapse_shape %transposed_53 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_61 = tensor.collapse_shape %transposed_59 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %51 = tensor.empty() : tensor<2x16x16xf32>
    %52 = linalg.fill ins(%cst_0 : f32) outs(%51 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %53 = linalg.batch_matmul ins(%collapsed_60, %collapsed_61 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%52 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_62 = tensor.expand_shape %53 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %54 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_62 : tensor<1x2x16x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.mulf %in, %cst_49 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %55 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %37 : tensor<1x2x16x16xf32>, tensor<1x1x16x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %56 = tensor.empty() : tensor<1x2x16xi64>
    %57 = linalg.fill ins(%c0_i64 : i64) outs(%56 : tensor<1x2x16xi64>) -> tensor<1x2x16xi64>
    %58 = tensor.empty() : tensor<1x2x16xf32>
    %59 = linalg.fill ins(%cst_1 : f32) outs(%58 : tensor<1x2x16xf32>) -> tensor<1x2x16xf32>
    %60:2 = linalg.generic {indexing_maps = [#map6, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%55 : tensor<1x2x16x16xf32>) outs(%59, %57 : tensor<1x2x16xf32>, tensor<1x2x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_107: i64):
      %186 = linalg.index 3 : index
      %187 = arith.index_cast %186 : index to i64
      %188 = arith.maximumf %in, %out : f32
      %189 = arith.cmpf ogt, %in, %out : f32
      %190 = arith.select %189, %187, %out_107 : i64
      linalg.yield %188, %190 : f32, i64
    } -> (tensor<1x2x16xf32>, tensor<1x2x16xi64>)
    %expanded_63 = tensor.expand_shape %60#0 [[0], [1], [2, 3]] output_shape [1, 2, 16, 1] : tensor<1x2x16xf32> into tensor<1x2x16x1xf32>
    %61 = linalg.generic {indexing_maps = [#map6, #map11, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %expanded_63 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %62 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61 : tensor<1x2x16x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.exp %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %63 = tensor.empty() : tensor<1x2x16x1xf32>
    %64 = linalg.fill ins(%cst_0 : f32) outs(%63 : tensor<1x2x16x1xf32>) -> tensor<1x2x16x1xf32>
    %65 = linalg.generic {indexing_maps = [#map6, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%62 : tensor<1x2x16x16xf32>) outs(%64 : tensor<1x2x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x1xf32>
    %66 = linalg.generic {indexing_maps = [#map6, #map11, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %65 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.divf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_64 = tensor.collapse_shape %66 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_65 = tensor.collapse_shape %transposed_58 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %67 = linalg.batch_matmul ins(%collapsed_64, %collapsed_65 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%52 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_66 = tensor.expand_shape %67 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %68 = tensor.empty() : tensor<1x16x2x16xf32>
    %transposed_67 = linalg.transpose ins(%expanded_66 : tensor<1x2x16x16xf32>) outs(%68 : tensor<1x16x2x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_68 = tensor.collapse_shape %transposed_67 [[0, 1], [2, 3]] : tensor<1x16x2x16xf32> into tensor<16x32xf32>
    %transposed_69 = linalg.transpose ins(%cst_33 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %69 = linalg.matmul ins(%collapsed_68, %transposed_69 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %70 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_32 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%69, %70 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_70 = tensor.expand_shape %71 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %72 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_70, %29 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %73 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72 : tensor<1x16x32xf32>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %186 = arith.extf %in : f32 to f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %74 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%73 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %75 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %76 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%73, %75 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.subf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %77 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76, %76 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.mulf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %78 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %79 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %80 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79 : tensor<1x16x1xf64>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %186 = arith.truncf %in : f64 to f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %81 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%72 : tensor<1x16x32xf32>) outs(%21 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %82 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_48 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %83 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.truncf %cst_42 : f64 to f32
      %187 = arith.addf %in, %186 : f32
      linalg.yield %187 : f32
    } -> tensor<1x16x1xf32>
    %84 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.rsqrt %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %85 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72, %82 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %86 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85, %84 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %87 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %cst_31 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %88 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %cst_30 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_71 = tensor.collapse_shape %88 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %89 = tensor.empty() : tensor<32x64xf32>
    %transposed_72 = linalg.transpose ins(%cst_29 : tensor<64x32xf32>) outs(%89 : tensor<32x64xf32>) permutation = [1, 0] 
    %90 = tensor.empty() : tensor<16x64xf32>
    %91 = linalg.fill ins(%cst_0 : f32) outs(%90 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %92 = linalg.matmul ins(%collapsed_71, %transposed_72 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%91 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %93 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_28 : tensor<64xf32>) outs(%90 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%92, %93 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%90 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x64xf32>
    %expanded_73 = tensor.expand_shape %94 [[0, 1], [2]] output_shape [1, 16, 64] : tensor<16x64xf32> into tensor<1x16x64xf32>
    %95 = tensor.empty() : tensor<1x16x64xf32>
    %96 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_73 : tensor<1x16x64xf32>) outs(%95 : tensor<1x16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_50 : f32
      %187 = math.erf %186 : f32
      %188 = arith.addf %187, %cst_2 : f32
      %189 = arith.mulf %188, %cst_3 : f32
      %190 = arith.mulf %in, %189 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x64xf32>
    %collapsed_74 = tensor.collapse_shape %96 [[0, 1], [2]] : tensor<1x16x64xf32> into tensor<16x64xf32>
    %97 = tensor.empty() : tensor<64x32xf32>
    %transposed_75 = linalg.transpose ins(%cst_27 : tensor<32x64xf32>) outs(%97 : tensor<64x32xf32>) permutation = [1, 0] 
    %98 = linalg.matmul ins(%collapsed_74, %transposed_75 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %99 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_26 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %99 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_76 = tensor.expand_shape %100 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %101 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_76, %88 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %102 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101 : tensor<1x16x32xf32>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %186 = arith.extf %in : f32 to f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %103 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%102 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %104 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %105 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102, %104 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.subf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %106 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %105 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.mulf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %107 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%106 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %108 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %109 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108 : tensor<1x16x1xf64>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %186 = arith.truncf %in : f64 to f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %110 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%101 : tensor<1x16x32xf32>) outs(%21 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %111 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_48 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %112 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.truncf %cst_42 : f64 to f32
      %187 = arith.addf %in, %186 : f32
      linalg.yield %187 : f32
    } -> tensor<1x16x1xf32>
    %113 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.rsqrt %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %114 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %111 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %115 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114, %113 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %116 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %cst_25 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %117 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %cst_24 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_77 = tensor.collapse_shape %117 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_78 = linalg.transpose ins(%cst_23 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %118 = linalg.matmul ins(%collapsed_77, %transposed_78 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %119 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_22 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %120 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%118, %119 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_79 = tensor.expand_shape %120 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_80 = linalg.transpose ins(%expanded_79 : tensor<1x16x2x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_81 = linalg.transpose ins(%cst_21 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %121 = linalg.matmul ins(%collapsed_77, %transposed_81 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %122 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_20 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%121, %122 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_82 = tensor.expand_shape %123 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_83 = linalg.transpose ins(%cst_19 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %124 = linalg.matmul ins(%collapsed_77, %transposed_83 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %125 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_18 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%124, %125 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_84 = tensor.expand_shape %126 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_85 = linalg.transpose ins(%expanded_84 : tensor<1x16x2x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_86 = linalg.transpose ins(%expanded_82 : tensor<1x16x2x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_87 = tensor.collapse_shape %transposed_80 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_88 = tensor.collapse_shape %transposed_86 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %127 = linalg.batch_matmul ins(%collapsed_87, %collapsed_88 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%52 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_89 = tensor.expand_shape %127 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %128 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_89 : tensor<1x2x16x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.mulf %in, %cst_49 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %129 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%128, %37 : tensor<1x2x16x16xf32>, tensor<1x1x16x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %130:2 = linalg.generic {indexing_maps = [#map6, #map7, #map7], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%129 : tensor<1x2x16x16xf32>) outs(%59, %57 : tensor<1x2x16xf32>, tensor<1x2x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_107: i64):
      %186 = linalg.index 3 : index
      %187 = arith.index_cast %186 : index to i64
      %188 = arith.maximumf %in, %out : f32
      %189 = arith.cmpf ogt, %in, %out : f32
      %190 = arith.select %189, %187, %out_107 : i64
      linalg.yield %188, %190 : f32, i64
    } -> (tensor<1x2x16xf32>, tensor<1x2x16xi64>)
    %expanded_90 = tensor.expand_shape %130#0 [[0], [1], [2, 3]] output_shape [1, 2, 16, 1] : tensor<1x2x16xf32> into tensor<1x2x16x1xf32>
    %131 = linalg.generic {indexing_maps = [#map6, #map11, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129, %expanded_90 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %132 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%131 : tensor<1x2x16x16xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.exp %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %133 = linalg.generic {indexing_maps = [#map6, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%132 : tensor<1x2x16x16xf32>) outs(%64 : tensor<1x2x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x1xf32>
    %134 = linalg.generic {indexing_maps = [#map6, #map11, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%132, %133 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%44 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.divf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_91 = tensor.collapse_shape %134 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_92 = tensor.collapse_shape %transposed_85 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %135 = linalg.batch_matmul ins(%collapsed_91, %collapsed_92 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%52 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_93 = tensor.expand_shape %135 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %transposed_94 = linalg.transpose ins(%expanded_93 : tensor<1x2x16x16xf32>) outs(%68 : tensor<1x16x2x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_95 = tensor.collapse_shape %transposed_94 [[0, 1], [2, 3]] : tensor<1x16x2x16xf32> into tensor<16x32xf32>
    %transposed_96 = linalg.transpose ins(%cst_17 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %136 = linalg.matmul ins(%collapsed_95, %transposed_96 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %137 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_16 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %138 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%136, %137 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_97 = tensor.expand_shape %138 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %139 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_97, %117 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %140 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139 : tensor<1x16x32xf32>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %186 = arith.extf %in : f32 to f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %141 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%140 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %142 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %143 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140, %142 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.subf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %144 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %143 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.mulf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %145 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%144 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %146 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %147 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%146 : tensor<1x16x1xf64>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %186 = arith.truncf %in : f64 to f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %148 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%139 : tensor<1x16x32xf32>) outs(%21 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %149 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%148 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_48 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %150 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.truncf %cst_42 : f64 to f32
      %187 = arith.addf %in, %186 : f32
      linalg.yield %187 : f32
    } -> tensor<1x16x1xf32>
    %151 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%150 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.rsqrt %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %152 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139, %149 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %153 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152, %151 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %154 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%153, %cst_15 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %155 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154, %cst_14 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_98 = tensor.collapse_shape %155 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_99 = linalg.transpose ins(%cst_13 : tensor<64x32xf32>) outs(%89 : tensor<32x64xf32>) permutation = [1, 0] 
    %156 = linalg.matmul ins(%collapsed_98, %transposed_99 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%91 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %157 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_12 : tensor<64xf32>) outs(%90 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %158 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%156, %157 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%90 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x64xf32>
    %expanded_100 = tensor.expand_shape %158 [[0, 1], [2]] output_shape [1, 16, 64] : tensor<16x64xf32> into tensor<1x16x64xf32>
    %159 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_100 : tensor<1x16x64xf32>) outs(%95 : tensor<1x16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_50 : f32
      %187 = math.erf %186 : f32
      %188 = arith.addf %187, %cst_2 : f32
      %189 = arith.mulf %188, %cst_3 : f32
      %190 = arith.mulf %in, %189 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x64xf32>
    %collapsed_101 = tensor.collapse_shape %159 [[0, 1], [2]] : tensor<1x16x64xf32> into tensor<16x64xf32>
    %transposed_102 = linalg.transpose ins(%cst_11 : tensor<32x64xf32>) outs(%97 : tensor<64x32xf32>) permutation = [1, 0] 
    %160 = linalg.matmul ins(%collapsed_101, %transposed_102 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%40 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %161 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_10 : tensor<32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %162 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%160, %161 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%39 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<16x32xf32>
    %expanded_103 = tensor.expand_shape %162 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %163 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_103, %155 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %164 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%163 : tensor<1x16x32xf32>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %186 = arith.extf %in : f32 to f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %165 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%164 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %166 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %167 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%164, %166 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.subf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %168 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %167 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%9 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_107: f64, %out: f64):
      %186 = arith.mulf %in, %in_107 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x32xf64>
    %169 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%168 : tensor<1x16x32xf64>) outs(%12 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.addf %in, %out : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %170 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%169 : tensor<1x16x1xf64>) outs(%11 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %186 = arith.divf %in, %cst_47 : f64
      linalg.yield %186 : f64
    } -> tensor<1x16x1xf64>
    %171 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%170 : tensor<1x16x1xf64>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %186 = arith.truncf %in : f64 to f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %172 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%163 : tensor<1x16x32xf32>) outs(%21 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.addf %in, %out : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %173 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%172 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.divf %in, %cst_48 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %174 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%171 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = arith.truncf %cst_42 : f64 to f32
      %187 = arith.addf %in, %186 : f32
      linalg.yield %187 : f32
    } -> tensor<1x16x1xf32>
    %175 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%174 : tensor<1x16x1xf32>) outs(%19 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.rsqrt %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x1xf32>
    %176 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%163, %173 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.subf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %177 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%176, %175 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %178 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%177, %cst_9 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.mulf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %179 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178, %cst_8 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%3 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x16x32xf32>
    %extracted_slice_104 = tensor.extract_slice %179[0, 0, 0] [1, 1, 32] [1, 1, 1] : tensor<1x16x32xf32> to tensor<1x1x32xf32>
    %collapsed_105 = tensor.collapse_shape %extracted_slice_104 [[0, 1], [2]] : tensor<1x1x32xf32> into tensor<1x32xf32>
    %transposed_106 = linalg.transpose ins(%cst_7 : tensor<32x32xf32>) outs(%38 : tensor<32x32xf32>) permutation = [1, 0] 
    %180 = tensor.empty() : tensor<1x32xf32>
    %181 = linalg.fill ins(%cst_0 : f32) outs(%180 : tensor<1x32xf32>) -> tensor<1x32xf32>
    %182 = linalg.matmul ins(%collapsed_105, %transposed_106 : tensor<1x32xf32>, tensor<32x32xf32>) outs(%181 : tensor<1x32xf32>) -> tensor<1x32xf32>
    %183 = linalg.generic {indexing_maps = [#map9, #map], iterator_types = ["parallel", "parallel"]} ins(%cst_6 : tensor<32xf32>) outs(%180 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32xf32>
    %184 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%182, %183 : tensor<1x32xf32>, tensor<1x32xf32>) outs(%180 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %in_107: f32, %out: f32):
      %186 = arith.addf %in, %in_107 : f32
      linalg.yield %186 : f32
    } -> tensor<1x32xf32>
    %185 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%184 : tensor<1x32xf32>) outs(%180 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %186 = math.tanh %in : f32
      linalg.yield %186 : f32
    } -> tensor<1x32xf32>
    return %179, %185 : tensor<1x16x32xf32>, tensor<1x32xf32>
  }
}

