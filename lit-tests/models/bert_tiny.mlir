#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map3 = affine_map<(d0, d1, d2) -> (d2)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0) -> (d0)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> ()>
#map8 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, 0)>
#map9 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map12 = affine_map<(d0, d1) -> (d1)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map14 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x16xi64> {mase.node = "input_ids"}, %arg1: tensor<1x16xi64> {mase.node = "attention_mask"}, %arg2: tensor<1x16xi64> {mase.node = "token_type_ids"}) -> (tensor<1x16x32xf32>, tensor<1x32xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %c16_i64 = arith.constant 16 : i64
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
    %cst_6 = arith.constant dense<true> : tensor<i1>
    %cst_7 = arith.constant dense_resource<pooler.dense.bias> : tensor<32xf32>
    %cst_8 = arith.constant dense_resource<pooler.dense.weight> : tensor<32x32xf32>
    %cst_9 = arith.constant dense_resource<encoder.layer.1.output.LayerNorm.bias> : tensor<32xf32>
    %cst_10 = arith.constant dense_resource<encoder.layer.1.output.LayerNorm.weight> : tensor<32xf32>
    %cst_11 = arith.constant dense_resource<encoder.layer.1.output.dense.bias> : tensor<32xf32>
    %cst_12 = arith.constant dense_resource<encoder.layer.1.output.dense.weight> : tensor<32x64xf32>
    %cst_13 = arith.constant dense_resource<encoder.layer.1.intermediate.dense.bias> : tensor<64xf32>
    %cst_14 = arith.constant dense_resource<encoder.layer.1.intermediate.dense.weight> : tensor<64x32xf32>
    %cst_15 = arith.constant dense_resource<encoder.layer.1.attention.output.LayerNorm.bias> : tensor<32xf32>
    %cst_16 = arith.constant dense_resource<encoder.layer.1.attention.output.LayerNorm.weight> : tensor<32xf32>
    %cst_17 = arith.constant dense_resource<encoder.layer.1.attention.output.dense.bias> : tensor<32xf32>
    %cst_18 = arith.constant dense_resource<encoder.layer.1.attention.output.dense.weight> : tensor<32x32xf32>
    %cst_19 = arith.constant dense_resource<encoder.layer.1.attention.self.value.bias> : tensor<32xf32>
    %cst_20 = arith.constant dense_resource<encoder.layer.1.attention.self.value.weight> : tensor<32x32xf32>
    %cst_21 = arith.constant dense_resource<encoder.layer.1.attention.self.key.bias> : tensor<32xf32>
    %cst_22 = arith.constant dense_resource<encoder.layer.1.attention.self.key.weight> : tensor<32x32xf32>
    %cst_23 = arith.constant dense_resource<encoder.layer.1.attention.self.query.bias> : tensor<32xf32>
    %cst_24 = arith.constant dense_resource<encoder.layer.1.attention.self.query.weight> : tensor<32x32xf32>
    %cst_25 = arith.constant dense_resource<encoder.layer.0.output.LayerNorm.bias> : tensor<32xf32>
    %cst_26 = arith.constant dense_resource<encoder.layer.0.output.LayerNorm.weight> : tensor<32xf32>
    %cst_27 = arith.constant dense_resource<encoder.layer.0.output.dense.bias> : tensor<32xf32>
    %cst_28 = arith.constant dense_resource<encoder.layer.0.output.dense.weight> : tensor<32x64xf32>
    %cst_29 = arith.constant dense_resource<encoder.layer.0.intermediate.dense.bias> : tensor<64xf32>
    %cst_30 = arith.constant dense_resource<encoder.layer.0.intermediate.dense.weight> : tensor<64x32xf32>
    %cst_31 = arith.constant dense_resource<encoder.layer.0.attention.output.LayerNorm.bias> : tensor<32xf32>
    %cst_32 = arith.constant dense_resource<encoder.layer.0.attention.output.LayerNorm.weight> : tensor<32xf32>
    %cst_33 = arith.constant dense_resource<encoder.layer.0.attention.output.dense.bias> : tensor<32xf32>
    %cst_34 = arith.constant dense_resource<encoder.layer.0.attention.output.dense.weight> : tensor<32x32xf32>
    %cst_35 = arith.constant dense_resource<encoder.layer.0.attention.self.value.bias> : tensor<32xf32>
    %cst_36 = arith.constant dense_resource<encoder.layer.0.attention.self.value.weight> : tensor<32x32xf32>
    %cst_37 = arith.constant dense_resource<encoder.layer.0.attention.self.key.bias> : tensor<32xf32>
    %cst_38 = arith.constant dense_resource<encoder.layer.0.attention.self.key.weight> : tensor<32x32xf32>
    %cst_39 = arith.constant dense_resource<encoder.layer.0.attention.self.query.bias> : tensor<32xf32>
    %cst_40 = arith.constant dense_resource<encoder.layer.0.attention.self.query.weight> : tensor<32x32xf32>
    %cst_41 = arith.constant dense_resource<embeddings.LayerNorm.bias> : tensor<32xf32>
    %cst_42 = arith.constant dense_resource<embeddings.LayerNorm.weight> : tensor<32xf32>
    %cst_43 = arith.constant 9.9999999999999998E-13 : f64
    %cst_44 = arith.constant dense_resource<embeddings.position_embeddings.weight> : tensor<32x32xf32>
    %cst_45 = arith.constant dense_resource<embeddings.token_type_embeddings.weight> : tensor<2x32xf32>
    %cst_46 = arith.constant dense_resource<embeddings.word_embeddings.weight> : tensor<100x32xf32>
    %cst_47 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]]> : tensor<1x32xi64>
    %cst_48 = arith.constant 3.200000e+01 : f64
    %cst_49 = arith.constant 3.200000e+01 : f32
    %cst_50 = arith.constant 2.500000e-01 : f32
    %cst_51 = arith.constant 1.41421354 : f32
    %extracted_slice = tensor.extract_slice %cst_47[0, 0] [1, 16] [1, 1] : tensor<1x32xi64> to tensor<1x16xi64>
    %0 = tensor.empty() : tensor<1x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %190 = arith.index_cast %in : i64 to index
      %191 = linalg.index 2 : index
      %192 = arith.cmpi slt, %190, %c100 : index
      cf.assert %192, "index must be smaller than dim size"
      %193 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %193, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_46[%190, %191] : tensor<100x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg2 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %190 = arith.index_cast %in : i64 to index
      %191 = linalg.index 2 : index
      %192 = arith.cmpi slt, %190, %c2 : index
      cf.assert %192, "index must be smaller than dim size"
      %193 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %193, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_45[%190, %191] : tensor<2x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %2 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %190 = arith.index_cast %in : i64 to index
      %191 = linalg.index 2 : index
      %192 = arith.cmpi slt, %190, %c32 : index
      cf.assert %192, "index must be smaller than dim size"
      %193 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %193, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_44[%190, %191] : tensor<32x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %4 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %6 = tensor.empty() : tensor<1x16x32xf64>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %190 = arith.extf %in : f32 to f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %8 = tensor.empty() : tensor<1x16x1xf64>
    %9 = linalg.fill ins(%cst : f64) outs(%8 : tensor<1x16x1xf64>) -> tensor<1x16x1xf64>
    %10 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %11 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.subf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %12 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.mulf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%13 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %16 = tensor.empty() : tensor<1x16x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %190 = arith.truncf %in : f64 to f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%16 : tensor<1x16x1xf32>) -> tensor<1x16x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%5 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_49 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.truncf %cst_43 : f64 to f32
      %191 = arith.addf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<1x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.rsqrt %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %20 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %22 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %cst_42 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %cst_41 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %27 = tensor.empty() : tensor<1x16xi1>
    %28 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<1x16xi64>) outs(%27 : tensor<1x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %190 = arith.cmpi ne, %in, %c0_i64 : i64
      linalg.yield %190 : i1
    } -> tensor<1x16xi1>
    %29 = tensor.empty() : tensor<1xi64>
    %30 = linalg.generic {indexing_maps = [#map5], iterator_types = ["parallel"]} outs(%29 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %c0_i64 : i64
    } -> tensor<1xi64>
    %31 = tensor.empty() : tensor<16xi64>
    %32 = linalg.generic {indexing_maps = [#map5], iterator_types = ["parallel"]} outs(%31 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %190 = linalg.index 0 : index
      %191 = arith.index_cast %190 : index to i64
      linalg.yield %191 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %30 [[0, 1, 2, 3]] output_shape [1, 1, 1, 1] : tensor<1xi64> into tensor<1x1x1x1xi64>
    %expanded_52 = tensor.expand_shape %32 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_53 = tensor.expand_shape %32 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %33 = tensor.empty() : tensor<1x1x16x1xi1>
    %34 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_52 : tensor<1x1x16x1xi64>) outs(%33 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i64, %out: i1):
      %190 = arith.cmpi sge, %in, %c0_i64 : i64
      linalg.yield %190 : i1
    } -> tensor<1x1x16x1xi1>
    %35 = linalg.generic {indexing_maps = [#map7, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_6, %34 : tensor<i1>, tensor<1x1x16x1xi1>) outs(%33 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i1, %in_109: i1, %out: i1):
      %190 = arith.andi %in, %in_109 : i1
      linalg.yield %190 : i1
    } -> tensor<1x1x16x1xi1>
    %36 = tensor.empty() : tensor<1x1x1x16xi1>
    %37 = linalg.generic {indexing_maps = [#map8, #map9, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %expanded_53 : tensor<1x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%36 : tensor<1x1x1x16xi1>) {
    ^bb0(%in: i64, %in_109: i64, %out: i1):
      %190 = arith.cmpi slt, %in, %c0_i64 : i64
      %191 = arith.addi %in, %c1_i64 : i64
      %192 = arith.select %190, %191, %in : i64
      %193 = arith.index_cast %192 : i64 to index
      %194 = arith.cmpi slt, %in_109, %c0_i64 : i64
      %195 = arith.addi %in_109, %c16_i64 : i64
      %196 = arith.select %194, %195, %in_109 : i64
      %197 = arith.index_cast %196 : i64 to index
      %extracted = tensor.extract %28[%193, %197] : tensor<1x16xi1>
      linalg.yield %extracted : i1
    } -> tensor<1x1x1x16xi1>
    %38 = tensor.empty() : tensor<1x1x16x16xi1>
    %39 = linalg.generic {indexing_maps = [#map10, #map11, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %37 : tensor<1x1x16x1xi1>, tensor<1x1x1x16xi1>) outs(%38 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %in_109: i1, %out: i1):
      %190 = arith.andi %in, %in_109 : i1
      linalg.yield %190 : i1
    } -> tensor<1x1x16x16xi1>
    %40 = tensor.empty() : tensor<1x1x16x16xf32>
    %41 = linalg.generic {indexing_maps = [#map6, #map7, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_5, %cst_4 : tensor<1x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%40 : tensor<1x1x16x16xf32>) {
    ^bb0(%in: i1, %in_109: f32, %in_110: f32, %out: f32):
      %190 = arith.select %in, %in_109, %in_110 : f32
      linalg.yield %190 : f32
    } -> tensor<1x1x16x16xf32>
    %collapsed = tensor.collapse_shape %26 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %42 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%cst_40 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %43 = tensor.empty() : tensor<16x32xf32>
    %44 = linalg.fill ins(%cst_0 : f32) outs(%43 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %45 = linalg.matmul ins(%collapsed, %transposed : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %46 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_39 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %47 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%45, %46 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_54 = tensor.expand_shape %47 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %48 = tensor.empty() : tensor<1x2x16x16xf32>
    %transposed_55 = linalg.transpose ins(%expanded_54 : tensor<1x16x2x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_56 = linalg.transpose ins(%cst_38 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %49 = linalg.matmul ins(%collapsed, %transposed_56 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %50 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_37 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %51 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%49, %50 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_57 = tensor.expand_shape %51 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_58 = linalg.transpose ins(%cst_36 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %52 = linalg.matmul ins(%collapsed, %transposed_58 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %53 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_35 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %54 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%52, %53 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_59 = tensor.expand_shape %54 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_60 = linalg.transpose ins(%expanded_59 : tensor<1x16x2x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_61 = linalg.transpose ins(%expanded_57 : tensor<1x16x2x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_62 = tensor.collapse_shape %transposed_55 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_63 = tensor.collapse_shape %transposed_61 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %55 = tensor.empty() : tensor<2x16x16xf32>
    %56 = linalg.fill ins(%cst_0 : f32) outs(%55 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %57 = linalg.batch_matmul ins(%collapsed_62, %collapsed_63 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%56 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_64 = tensor.expand_shape %57 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %58 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_64 : tensor<1x2x16x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.mulf %in, %cst_50 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %59 = linalg.generic {indexing_maps = [#map6, #map13, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %41 : tensor<1x2x16x16xf32>, tensor<1x1x16x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %60 = tensor.empty() : tensor<1x2x16xi64>
    %61 = linalg.fill ins(%c0_i64 : i64) outs(%60 : tensor<1x2x16xi64>) -> tensor<1x2x16xi64>
    %62 = tensor.empty() : tensor<1x2x16xf32>
    %63 = linalg.fill ins(%cst_1 : f32) outs(%62 : tensor<1x2x16xf32>) -> tensor<1x2x16xf32>
    %64:2 = linalg.generic {indexing_maps = [#map6, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%59 : tensor<1x2x16x16xf32>) outs(%63, %61 : tensor<1x2x16xf32>, tensor<1x2x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_109: i64):
      %190 = linalg.index 3 : index
      %191 = arith.index_cast %190 : index to i64
      %192 = arith.maximumf %in, %out : f32
      %193 = arith.cmpf ogt, %in, %out : f32
      %194 = arith.select %193, %191, %out_109 : i64
      linalg.yield %192, %194 : f32, i64
    } -> (tensor<1x2x16xf32>, tensor<1x2x16xi64>)
    %expanded_65 = tensor.expand_shape %64#0 [[0], [1], [2, 3]] output_shape [1, 2, 16, 1] : tensor<1x2x16xf32> into tensor<1x2x16x1xf32>
    %65 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %expanded_65 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %66 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65 : tensor<1x2x16x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.exp %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %67 = tensor.empty() : tensor<1x2x16x1xf32>
    %68 = linalg.fill ins(%cst_0 : f32) outs(%67 : tensor<1x2x16x1xf32>) -> tensor<1x2x16x1xf32>
    %69 = linalg.generic {indexing_maps = [#map6, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%66 : tensor<1x2x16x16xf32>) outs(%68 : tensor<1x2x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x1xf32>
    %70 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %69 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.divf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_66 = tensor.collapse_shape %70 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_67 = tensor.collapse_shape %transposed_60 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %71 = linalg.batch_matmul ins(%collapsed_66, %collapsed_67 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%56 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_68 = tensor.expand_shape %71 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %72 = tensor.empty() : tensor<1x16x2x16xf32>
    %transposed_69 = linalg.transpose ins(%expanded_68 : tensor<1x2x16x16xf32>) outs(%72 : tensor<1x16x2x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_70 = tensor.collapse_shape %transposed_69 [[0, 1], [2, 3]] : tensor<1x16x2x16xf32> into tensor<16x32xf32>
    %transposed_71 = linalg.transpose ins(%cst_34 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %73 = linalg.matmul ins(%collapsed_70, %transposed_71 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %74 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_33 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %75 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%73, %74 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_72 = tensor.expand_shape %75 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_72, %26 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %190 = arith.extf %in : f32 to f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %78 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%77 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %79 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %80 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %79 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.subf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %81 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %80 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.mulf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %82 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%81 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %83 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %190 = arith.truncf %in : f64 to f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%76 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_49 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.truncf %cst_43 : f64 to f32
      %191 = arith.addf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<1x16x1xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.rsqrt %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76, %86 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %90 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %88 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %91 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90, %cst_32 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %cst_31 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_73 = tensor.collapse_shape %92 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %93 = tensor.empty() : tensor<32x64xf32>
    %transposed_74 = linalg.transpose ins(%cst_30 : tensor<64x32xf32>) outs(%93 : tensor<32x64xf32>) permutation = [1, 0] 
    %94 = tensor.empty() : tensor<16x64xf32>
    %95 = linalg.fill ins(%cst_0 : f32) outs(%94 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %96 = linalg.matmul ins(%collapsed_73, %transposed_74 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%95 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %97 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_29 : tensor<64xf32>) outs(%94 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %98 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%96, %97 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%94 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x64xf32>
    %expanded_75 = tensor.expand_shape %98 [[0, 1], [2]] output_shape [1, 16, 64] : tensor<16x64xf32> into tensor<1x16x64xf32>
    %99 = tensor.empty() : tensor<1x16x64xf32>
    %100 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_75 : tensor<1x16x64xf32>) outs(%99 : tensor<1x16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_51 : f32
      %191 = math.erf %190 : f32
      %192 = arith.addf %191, %cst_2 : f32
      %193 = arith.mulf %192, %cst_3 : f32
      %194 = arith.mulf %in, %193 : f32
      linalg.yield %194 : f32
    } -> tensor<1x16x64xf32>
    %collapsed_76 = tensor.collapse_shape %100 [[0, 1], [2]] : tensor<1x16x64xf32> into tensor<16x64xf32>
    %101 = tensor.empty() : tensor<64x32xf32>
    %transposed_77 = linalg.transpose ins(%cst_28 : tensor<32x64xf32>) outs(%101 : tensor<64x32xf32>) permutation = [1, 0] 
    %102 = linalg.matmul ins(%collapsed_76, %transposed_77 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %103 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_27 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %104 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%102, %103 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_78 = tensor.expand_shape %104 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %105 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_78, %92 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %190 = arith.extf %in : f32 to f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %107 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%106 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %108 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %109 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106, %108 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.subf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %110 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109, %109 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.mulf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %111 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%110 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %112 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%111 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %190 = arith.truncf %in : f64 to f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%105 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_49 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.truncf %cst_43 : f64 to f32
      %191 = arith.addf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<1x16x1xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.rsqrt %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %118 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%105, %115 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %119 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %117 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%119, %cst_26 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %cst_25 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_79 = tensor.collapse_shape %121 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_80 = linalg.transpose ins(%cst_24 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %122 = linalg.matmul ins(%collapsed_79, %transposed_80 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %123 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_23 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %124 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%122, %123 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_81 = tensor.expand_shape %124 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_82 = linalg.transpose ins(%expanded_81 : tensor<1x16x2x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_83 = linalg.transpose ins(%cst_22 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %125 = linalg.matmul ins(%collapsed_79, %transposed_83 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %126 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_21 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %127 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%125, %126 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_84 = tensor.expand_shape %127 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_85 = linalg.transpose ins(%cst_20 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %128 = linalg.matmul ins(%collapsed_79, %transposed_85 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %129 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_19 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %130 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%128, %129 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_86 = tensor.expand_shape %130 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_87 = linalg.transpose ins(%expanded_86 : tensor<1x16x2x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_88 = linalg.transpose ins(%expanded_84 : tensor<1x16x2x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_89 = tensor.collapse_shape %transposed_82 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_90 = tensor.collapse_shape %transposed_88 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %131 = linalg.batch_matmul ins(%collapsed_89, %collapsed_90 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%56 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_91 = tensor.expand_shape %131 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %132 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_91 : tensor<1x2x16x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.mulf %in, %cst_50 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %133 = linalg.generic {indexing_maps = [#map6, #map13, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%132, %41 : tensor<1x2x16x16xf32>, tensor<1x1x16x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %134:2 = linalg.generic {indexing_maps = [#map6, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%133 : tensor<1x2x16x16xf32>) outs(%63, %61 : tensor<1x2x16xf32>, tensor<1x2x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_109: i64):
      %190 = linalg.index 3 : index
      %191 = arith.index_cast %190 : index to i64
      %192 = arith.maximumf %in, %out : f32
      %193 = arith.cmpf ogt, %in, %out : f32
      %194 = arith.select %193, %191, %out_109 : i64
      linalg.yield %192, %194 : f32, i64
    } -> (tensor<1x2x16xf32>, tensor<1x2x16xi64>)
    %expanded_92 = tensor.expand_shape %134#0 [[0], [1], [2, 3]] output_shape [1, 2, 16, 1] : tensor<1x2x16xf32> into tensor<1x2x16x1xf32>
    %135 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%133, %expanded_92 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %136 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%135 : tensor<1x2x16x16xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.exp %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %137 = linalg.generic {indexing_maps = [#map6, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%136 : tensor<1x2x16x16xf32>) outs(%68 : tensor<1x2x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x1xf32>
    %138 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%136, %137 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%48 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.divf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_93 = tensor.collapse_shape %138 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_94 = tensor.collapse_shape %transposed_87 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %139 = linalg.batch_matmul ins(%collapsed_93, %collapsed_94 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%56 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_95 = tensor.expand_shape %139 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %transposed_96 = linalg.transpose ins(%expanded_95 : tensor<1x2x16x16xf32>) outs(%72 : tensor<1x16x2x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_97 = tensor.collapse_shape %transposed_96 [[0, 1], [2, 3]] : tensor<1x16x2x16xf32> into tensor<16x32xf32>
    %transposed_98 = linalg.transpose ins(%cst_18 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %140 = linalg.matmul ins(%collapsed_97, %transposed_98 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %141 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_17 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %142 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%140, %141 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_99 = tensor.expand_shape %142 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %143 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_99, %121 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %144 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %190 = arith.extf %in : f32 to f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %145 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%144 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %146 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%145 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %147 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144, %146 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.subf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %148 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147, %147 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.mulf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %149 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%148 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %150 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%149 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %151 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%150 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %190 = arith.truncf %in : f64 to f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %152 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%143 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %153 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%152 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_49 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %154 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%151 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.truncf %cst_43 : f64 to f32
      %191 = arith.addf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<1x16x1xf32>
    %155 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.rsqrt %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %156 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%143, %153 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %157 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%156, %155 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %158 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%157, %cst_16 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %159 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%158, %cst_15 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_100 = tensor.collapse_shape %159 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_101 = linalg.transpose ins(%cst_14 : tensor<64x32xf32>) outs(%93 : tensor<32x64xf32>) permutation = [1, 0] 
    %160 = linalg.matmul ins(%collapsed_100, %transposed_101 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%95 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %161 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_13 : tensor<64xf32>) outs(%94 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %162 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%160, %161 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%94 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x64xf32>
    %expanded_102 = tensor.expand_shape %162 [[0, 1], [2]] output_shape [1, 16, 64] : tensor<16x64xf32> into tensor<1x16x64xf32>
    %163 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_102 : tensor<1x16x64xf32>) outs(%99 : tensor<1x16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_51 : f32
      %191 = math.erf %190 : f32
      %192 = arith.addf %191, %cst_2 : f32
      %193 = arith.mulf %192, %cst_3 : f32
      %194 = arith.mulf %in, %193 : f32
      linalg.yield %194 : f32
    } -> tensor<1x16x64xf32>
    %collapsed_103 = tensor.collapse_shape %163 [[0, 1], [2]] : tensor<1x16x64xf32> into tensor<16x64xf32>
    %transposed_104 = linalg.transpose ins(%cst_12 : tensor<32x64xf32>) outs(%101 : tensor<64x32xf32>) permutation = [1, 0] 
    %164 = linalg.matmul ins(%collapsed_103, %transposed_104 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %165 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_11 : tensor<32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %166 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%164, %165 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%43 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<16x32xf32>
    %expanded_105 = tensor.expand_shape %166 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %167 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_105, %159 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %168 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %190 = arith.extf %in : f32 to f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %169 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%168 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %170 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%169 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %171 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%168, %170 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.subf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %172 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%171, %171 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_109: f64, %out: f64):
      %190 = arith.mulf %in, %in_109 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x32xf64>
    %173 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%172 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.addf %in, %out : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %174 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%173 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %190 = arith.divf %in, %cst_48 : f64
      linalg.yield %190 : f64
    } -> tensor<1x16x1xf64>
    %175 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%174 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %190 = arith.truncf %in : f64 to f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %176 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%167 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.addf %in, %out : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %177 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%176 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.divf %in, %cst_49 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %178 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%175 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = arith.truncf %cst_43 : f64 to f32
      %191 = arith.addf %in, %190 : f32
      linalg.yield %191 : f32
    } -> tensor<1x16x1xf32>
    %179 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.rsqrt %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x1xf32>
    %180 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %177 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.subf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %181 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%180, %179 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %182 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%181, %cst_10 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.mulf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %183 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182, %cst_9 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x16x32xf32>
    %extracted_slice_106 = tensor.extract_slice %183[0, 0, 0] [1, 1, 32] [1, 1, 1] : tensor<1x16x32xf32> to tensor<1x1x32xf32>
    %collapsed_107 = tensor.collapse_shape %extracted_slice_106 [[0, 1], [2]] : tensor<1x1x32xf32> into tensor<1x32xf32>
    %transposed_108 = linalg.transpose ins(%cst_8 : tensor<32x32xf32>) outs(%42 : tensor<32x32xf32>) permutation = [1, 0] 
    %184 = tensor.empty() : tensor<1x32xf32>
    %185 = linalg.fill ins(%cst_0 : f32) outs(%184 : tensor<1x32xf32>) -> tensor<1x32xf32>
    %186 = linalg.matmul ins(%collapsed_107, %transposed_108 : tensor<1x32xf32>, tensor<32x32xf32>) outs(%185 : tensor<1x32xf32>) -> tensor<1x32xf32>
    %187 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_7 : tensor<32xf32>) outs(%184 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32xf32>
    %188 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%186, %187 : tensor<1x32xf32>, tensor<1x32xf32>) outs(%184 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %in_109: f32, %out: f32):
      %190 = arith.addf %in, %in_109 : f32
      linalg.yield %190 : f32
    } -> tensor<1x32xf32>
    %189 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%188 : tensor<1x32xf32>) outs(%184 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %190 = math.tanh %in : f32
      linalg.yield %190 : f32
    } -> tensor<1x32xf32>
    return %183, %189 : tensor<1x16x32xf32>, tensor<1x32xf32>
  }
}

