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
    %true = arith.constant true
    %cst_2 = arith.constant 1.000000e+00 : f32
    %cst_3 = arith.constant 5.000000e-01 : f32
    %cst_4 = arith.constant dense<0.000000e+00> : tensor<1x2x16x16xf32>
    %cst_5 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_6 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_7 = arith.constant dense<true> : tensor<i1>
    %cst_8 = arith.constant dense_resource<pooler.dense.bias> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<pooler.dense.weight> : tensor<32x32xf32>
    %cst_10 = arith.constant dense_resource<encoder.layer.1.output.LayerNorm.bias> : tensor<32xf32>
    %cst_11 = arith.constant dense_resource<encoder.layer.1.output.LayerNorm.weight> : tensor<32xf32>
    %cst_12 = arith.constant dense_resource<encoder.layer.1.output.dense.bias> : tensor<32xf32>
    %cst_13 = arith.constant dense_resource<encoder.layer.1.output.dense.weight> : tensor<32x64xf32>
    %cst_14 = arith.constant dense_resource<encoder.layer.1.intermediate.dense.bias> : tensor<64xf32>
    %cst_15 = arith.constant dense_resource<encoder.layer.1.intermediate.dense.weight> : tensor<64x32xf32>
    %cst_16 = arith.constant dense_resource<encoder.layer.1.attention.output.LayerNorm.bias> : tensor<32xf32>
    %cst_17 = arith.constant dense_resource<encoder.layer.1.attention.output.LayerNorm.weight> : tensor<32xf32>
    %cst_18 = arith.constant dense_resource<encoder.layer.1.attention.output.dense.bias> : tensor<32xf32>
    %cst_19 = arith.constant dense_resource<encoder.layer.1.attention.output.dense.weight> : tensor<32x32xf32>
    %cst_20 = arith.constant dense_resource<encoder.layer.1.attention.self.value.bias> : tensor<32xf32>
    %cst_21 = arith.constant dense_resource<encoder.layer.1.attention.self.value.weight> : tensor<32x32xf32>
    %cst_22 = arith.constant dense_resource<encoder.layer.1.attention.self.key.bias> : tensor<32xf32>
    %cst_23 = arith.constant dense_resource<encoder.layer.1.attention.self.key.weight> : tensor<32x32xf32>
    %cst_24 = arith.constant dense_resource<encoder.layer.1.attention.self.query.bias> : tensor<32xf32>
    %cst_25 = arith.constant dense_resource<encoder.layer.1.attention.self.query.weight> : tensor<32x32xf32>
    %cst_26 = arith.constant dense_resource<encoder.layer.0.output.LayerNorm.bias> : tensor<32xf32>
    %cst_27 = arith.constant dense_resource<encoder.layer.0.output.LayerNorm.weight> : tensor<32xf32>
    %cst_28 = arith.constant dense_resource<encoder.layer.0.output.dense.bias> : tensor<32xf32>
    %cst_29 = arith.constant dense_resource<encoder.layer.0.output.dense.weight> : tensor<32x64xf32>
    %cst_30 = arith.constant dense_resource<encoder.layer.0.intermediate.dense.bias> : tensor<64xf32>
    %cst_31 = arith.constant dense_resource<encoder.layer.0.intermediate.dense.weight> : tensor<64x32xf32>
    %cst_32 = arith.constant dense_resource<encoder.layer.0.attention.output.LayerNorm.bias> : tensor<32xf32>
    %cst_33 = arith.constant dense_resource<encoder.layer.0.attention.output.LayerNorm.weight> : tensor<32xf32>
    %cst_34 = arith.constant dense_resource<encoder.layer.0.attention.output.dense.bias> : tensor<32xf32>
    %cst_35 = arith.constant dense_resource<encoder.layer.0.attention.output.dense.weight> : tensor<32x32xf32>
    %cst_36 = arith.constant 0xFFF0000000000000 : f64
    %cst_37 = arith.constant dense_resource<encoder.layer.0.attention.self.value.bias> : tensor<32xf32>
    %cst_38 = arith.constant dense_resource<encoder.layer.0.attention.self.value.weight> : tensor<32x32xf32>
    %cst_39 = arith.constant dense_resource<encoder.layer.0.attention.self.key.bias> : tensor<32xf32>
    %cst_40 = arith.constant dense_resource<encoder.layer.0.attention.self.key.weight> : tensor<32x32xf32>
    %cst_41 = arith.constant dense_resource<encoder.layer.0.attention.self.query.bias> : tensor<32xf32>
    %cst_42 = arith.constant dense_resource<encoder.layer.0.attention.self.query.weight> : tensor<32x32xf32>
    %cst_43 = arith.constant dense_resource<embeddings.LayerNorm.bias> : tensor<32xf32>
    %cst_44 = arith.constant dense_resource<embeddings.LayerNorm.weight> : tensor<32xf32>
    %cst_45 = arith.constant 9.9999999999999998E-13 : f64
    %cst_46 = arith.constant dense_resource<embeddings.position_embeddings.weight> : tensor<32x32xf32>
    %cst_47 = arith.constant dense_resource<embeddings.token_type_embeddings.weight> : tensor<2x32xf32>
    %cst_48 = arith.constant dense_resource<embeddings.word_embeddings.weight> : tensor<100x32xf32>
    %cst_49 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]]> : tensor<1x32xi64>
    %cst_50 = arith.constant 3.200000e+01 : f64
    %cst_51 = arith.constant 3.200000e+01 : f32
    %cst_52 = arith.constant 1.41421354 : f32
    %extracted_slice = tensor.extract_slice %cst_49[0, 0] [1, 16] [1, 1] : tensor<1x32xi64> to tensor<1x16xi64>
    %0 = tensor.empty() : tensor<1x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %201 = arith.index_cast %in : i64 to index
      %202 = linalg.index 2 : index
      %203 = arith.cmpi slt, %201, %c100 : index
      cf.assert %203, "index must be smaller than dim size"
      %204 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %204, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_48[%201, %202] : tensor<100x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg2 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %201 = arith.index_cast %in : i64 to index
      %202 = linalg.index 2 : index
      %203 = arith.cmpi slt, %201, %c2 : index
      cf.assert %203, "index must be smaller than dim size"
      %204 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %204, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_47[%201, %202] : tensor<2x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %2 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%extracted_slice : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %201 = arith.index_cast %in : i64 to index
      %202 = linalg.index 2 : index
      %203 = arith.cmpi slt, %201, %c32 : index
      cf.assert %203, "index must be smaller than dim size"
      %204 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %204, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_46[%201, %202] : tensor<32x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %4 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %6 = tensor.empty() : tensor<1x16x32xf64>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %201 = arith.extf %in : f32 to f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %8 = tensor.empty() : tensor<1x16x1xf64>
    %9 = linalg.fill ins(%cst : f64) outs(%8 : tensor<1x16x1xf64>) -> tensor<1x16x1xf64>
    %10 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %12 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %11 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.subf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %12 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.mulf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %14 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%13 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %15 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %16 = tensor.empty() : tensor<1x16x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%15 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %201 = arith.truncf %in : f64 to f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%16 : tensor<1x16x1xf32>) -> tensor<1x16x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%5 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_51 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.truncf %cst_45 : f64 to f32
      %202 = arith.addf %in, %201 : f32
      linalg.yield %202 : f32
    } -> tensor<1x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.rsqrt %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %20 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %22 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%24, %cst_44 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %cst_43 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %27 = tensor.empty() : tensor<1x16xi1>
    %28 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<1x16xi64>) outs(%27 : tensor<1x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %201 = arith.cmpi ne, %in, %c0_i64 : i64
      linalg.yield %201 : i1
    } -> tensor<1x16xi1>
    %29 = tensor.empty() : tensor<1xi64>
    %30 = linalg.generic {indexing_maps = [#map5], iterator_types = ["parallel"]} outs(%29 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %c0_i64 : i64
    } -> tensor<1xi64>
    %31 = tensor.empty() : tensor<16xi64>
    %32 = linalg.generic {indexing_maps = [#map5], iterator_types = ["parallel"]} outs(%31 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %201 = linalg.index 0 : index
      %202 = arith.index_cast %201 : index to i64
      linalg.yield %202 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %30 [[0, 1, 2, 3]] output_shape [1, 1, 1, 1] : tensor<1xi64> into tensor<1x1x1x1xi64>
    %expanded_53 = tensor.expand_shape %32 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_54 = tensor.expand_shape %32 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %33 = tensor.empty() : tensor<1x1x16x1xi1>
    %34 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_53 : tensor<1x1x16x1xi64>) outs(%33 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i64, %out: i1):
      %201 = arith.cmpi sge, %in, %c0_i64 : i64
      linalg.yield %201 : i1
    } -> tensor<1x1x16x1xi1>
    %35 = linalg.generic {indexing_maps = [#map7, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_7, %34 : tensor<i1>, tensor<1x1x16x1xi1>) outs(%33 : tensor<1x1x16x1xi1>) {
    ^bb0(%in: i1, %in_110: i1, %out: i1):
      %201 = arith.andi %in, %in_110 : i1
      linalg.yield %201 : i1
    } -> tensor<1x1x16x1xi1>
    %36 = tensor.empty() : tensor<1x1x1x16xi1>
    %37 = linalg.generic {indexing_maps = [#map8, #map9, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %expanded_54 : tensor<1x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%36 : tensor<1x1x1x16xi1>) {
    ^bb0(%in: i64, %in_110: i64, %out: i1):
      %201 = arith.cmpi slt, %in, %c0_i64 : i64
      %202 = arith.addi %in, %c1_i64 : i64
      %203 = arith.select %201, %202, %in : i64
      %204 = arith.index_cast %203 : i64 to index
      %205 = arith.cmpi slt, %in_110, %c0_i64 : i64
      %206 = arith.addi %in_110, %c16_i64 : i64
      %207 = arith.select %205, %206, %in_110 : i64
      %208 = arith.index_cast %207 : i64 to index
      %extracted = tensor.extract %28[%204, %208] : tensor<1x16xi1>
      linalg.yield %extracted : i1
    } -> tensor<1x1x1x16xi1>
    %38 = tensor.empty() : tensor<1x1x16x16xi1>
    %39 = linalg.generic {indexing_maps = [#map10, #map11, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %37 : tensor<1x1x16x1xi1>, tensor<1x1x1x16xi1>) outs(%38 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %in_110: i1, %out: i1):
      %201 = arith.andi %in, %in_110 : i1
      linalg.yield %201 : i1
    } -> tensor<1x1x16x16xi1>
    %collapsed = tensor.collapse_shape %26 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %40 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%cst_42 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %41 = tensor.empty() : tensor<16x32xf32>
    %42 = linalg.fill ins(%cst_0 : f32) outs(%41 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %43 = linalg.matmul ins(%collapsed, %transposed : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %44 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_41 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %45 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%43, %44 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_55 = tensor.expand_shape %45 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %46 = tensor.empty() : tensor<1x2x16x16xf32>
    %transposed_56 = linalg.transpose ins(%expanded_55 : tensor<1x16x2x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_57 = linalg.transpose ins(%cst_40 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %47 = linalg.matmul ins(%collapsed, %transposed_57 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %48 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_39 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %49 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%47, %48 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_58 = tensor.expand_shape %49 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_59 = linalg.transpose ins(%cst_38 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %50 = linalg.matmul ins(%collapsed, %transposed_59 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %51 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_37 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %52 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%50, %51 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_60 = tensor.expand_shape %52 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_61 = linalg.transpose ins(%expanded_60 : tensor<1x16x2x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %53 = tensor.empty() : tensor<1x1x16x16xf32>
    %54 = linalg.generic {indexing_maps = [#map6, #map7, #map7, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_5, %cst_6 : tensor<1x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%53 : tensor<1x1x16x16xf32>) {
    ^bb0(%in: i1, %in_110: f32, %in_111: f32, %out: f32):
      %201 = arith.select %in, %in_110, %in_111 : f32
      linalg.yield %201 : f32
    } -> tensor<1x1x16x16xf32>
    %55 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_56 : tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.mulf %in, %cst_3 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %transposed_62 = linalg.transpose ins(%expanded_58 : tensor<1x16x2x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) permutation = [0, 2, 3, 1] 
    %56 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_62 : tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.mulf %in, %cst_3 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_63 = tensor.collapse_shape %55 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_64 = tensor.collapse_shape %56 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %57 = tensor.empty() : tensor<2x16x16xf32>
    %58 = linalg.fill ins(%cst_0 : f32) outs(%57 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %59 = linalg.batch_matmul ins(%collapsed_63, %collapsed_64 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%58 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_65 = tensor.expand_shape %59 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %60 = linalg.generic {indexing_maps = [#map6, #map13, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_65, %54 : tensor<1x2x16x16xf32>, tensor<1x1x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %61 = tensor.empty() : tensor<1x2x16xi64>
    %62 = linalg.fill ins(%c0_i64 : i64) outs(%61 : tensor<1x2x16xi64>) -> tensor<1x2x16xi64>
    %63 = tensor.empty() : tensor<1x2x16xf32>
    %64 = linalg.fill ins(%cst_1 : f32) outs(%63 : tensor<1x2x16xf32>) -> tensor<1x2x16xf32>
    %65:2 = linalg.generic {indexing_maps = [#map6, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%60 : tensor<1x2x16x16xf32>) outs(%64, %62 : tensor<1x2x16xf32>, tensor<1x2x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_110: i64):
      %201 = linalg.index 3 : index
      %202 = arith.index_cast %201 : index to i64
      %203 = arith.maximumf %in, %out : f32
      %204 = arith.cmpf ogt, %in, %out : f32
      %205 = arith.select %204, %202, %out_110 : i64
      linalg.yield %203, %205 : f32, i64
    } -> (tensor<1x2x16xf32>, tensor<1x2x16xi64>)
    %expanded_66 = tensor.expand_shape %65#0 [[0], [1], [2, 3]] output_shape [1, 2, 16, 1] : tensor<1x2x16xf32> into tensor<1x2x16x1xf32>
    %66 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %expanded_66 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %67 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66 : tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.exp %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %68 = tensor.empty() : tensor<1x2x16x1xf32>
    %69 = linalg.fill ins(%cst_0 : f32) outs(%68 : tensor<1x2x16x1xf32>) -> tensor<1x2x16x1xf32>
    %70 = linalg.generic {indexing_maps = [#map6, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%67 : tensor<1x2x16x16xf32>) outs(%69 : tensor<1x2x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x1xf32>
    %71 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %70 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.divf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %72 = tensor.empty() : tensor<1x2x16x16xi1>
    %73 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60 : tensor<1x2x16x16xf32>) outs(%72 : tensor<1x2x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %201 = arith.extf %in : f32 to f64
      %202 = arith.cmpf oeq, %201, %cst_36 : f64
      linalg.yield %202 : i1
    } -> tensor<1x2x16x16xi1>
    %74 = tensor.empty() : tensor<1x2x16x1xi1>
    %75 = linalg.fill ins(%true : i1) outs(%74 : tensor<1x2x16x1xi1>) -> tensor<1x2x16x1xi1>
    %76 = linalg.generic {indexing_maps = [#map6, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%73 : tensor<1x2x16x16xi1>) outs(%75 : tensor<1x2x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %201 = arith.andi %in, %out : i1
      linalg.yield %201 : i1
    } -> tensor<1x2x16x1xi1>
    %77 = linalg.generic {indexing_maps = [#map10, #map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %cst_4, %71 : tensor<1x2x16x1xi1>, tensor<1x2x16x16xf32>, tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: i1, %in_110: f32, %in_111: f32, %out: f32):
      %201 = arith.select %in, %in_110, %in_111 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_67 = tensor.collapse_shape %77 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_68 = tensor.collapse_shape %transposed_61 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %78 = linalg.batch_matmul ins(%collapsed_67, %collapsed_68 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%58 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_69 = tensor.expand_shape %78 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %79 = tensor.empty() : tensor<1x16x2x16xf32>
    %transposed_70 = linalg.transpose ins(%expanded_69 : tensor<1x2x16x16xf32>) outs(%79 : tensor<1x16x2x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_71 = tensor.collapse_shape %transposed_70 [[0, 1], [2, 3]] : tensor<1x16x2x16xf32> into tensor<16x32xf32>
    %transposed_72 = linalg.transpose ins(%cst_35 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %80 = linalg.matmul ins(%collapsed_71, %transposed_72 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %81 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_34 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %82 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%80, %81 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_73 = tensor.expand_shape %82 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_73, %26 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %201 = arith.extf %in : f32 to f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %85 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%84 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %87 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %86 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.subf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %88 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %87 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.mulf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %89 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%88 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %90 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %91 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%90 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %201 = arith.truncf %in : f64 to f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%83 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_51 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.truncf %cst_45 : f64 to f32
      %202 = arith.addf %in, %201 : f32
      linalg.yield %202 : f32
    } -> tensor<1x16x1xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%94 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.rsqrt %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83, %93 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %97 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %95 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%97, %cst_33 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %99 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %cst_32 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_74 = tensor.collapse_shape %99 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %100 = tensor.empty() : tensor<32x64xf32>
    %transposed_75 = linalg.transpose ins(%cst_31 : tensor<64x32xf32>) outs(%100 : tensor<32x64xf32>) permutation = [1, 0] 
    %101 = tensor.empty() : tensor<16x64xf32>
    %102 = linalg.fill ins(%cst_0 : f32) outs(%101 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %103 = linalg.matmul ins(%collapsed_74, %transposed_75 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%102 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %104 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_30 : tensor<64xf32>) outs(%101 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %105 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%103, %104 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%101 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x64xf32>
    %expanded_76 = tensor.expand_shape %105 [[0, 1], [2]] output_shape [1, 16, 64] : tensor<16x64xf32> into tensor<1x16x64xf32>
    %106 = tensor.empty() : tensor<1x16x64xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_76 : tensor<1x16x64xf32>) outs(%106 : tensor<1x16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_52 : f32
      %202 = math.erf %201 : f32
      %203 = arith.addf %202, %cst_2 : f32
      %204 = arith.mulf %203, %cst_3 : f32
      %205 = arith.mulf %in, %204 : f32
      linalg.yield %205 : f32
    } -> tensor<1x16x64xf32>
    %collapsed_77 = tensor.collapse_shape %107 [[0, 1], [2]] : tensor<1x16x64xf32> into tensor<16x64xf32>
    %108 = tensor.empty() : tensor<64x32xf32>
    %transposed_78 = linalg.transpose ins(%cst_29 : tensor<32x64xf32>) outs(%108 : tensor<64x32xf32>) permutation = [1, 0] 
    %109 = linalg.matmul ins(%collapsed_77, %transposed_78 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %110 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_28 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %111 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%109, %110 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_79 = tensor.expand_shape %111 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_79, %99 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %201 = arith.extf %in : f32 to f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %114 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%113 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%114 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %116 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%113, %115 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.subf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %117 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %116 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.mulf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %118 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%117 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %119 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %120 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%119 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %201 = arith.truncf %in : f64 to f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%112 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_51 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.truncf %cst_45 : f64 to f32
      %202 = arith.addf %in, %201 : f32
      linalg.yield %202 : f32
    } -> tensor<1x16x1xf32>
    %124 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.rsqrt %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %122 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125, %124 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126, %cst_27 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %128 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %cst_26 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_80 = tensor.collapse_shape %128 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_81 = linalg.transpose ins(%cst_25 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %129 = linalg.matmul ins(%collapsed_80, %transposed_81 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %130 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_24 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %131 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%129, %130 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_82 = tensor.expand_shape %131 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_83 = linalg.transpose ins(%expanded_82 : tensor<1x16x2x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %transposed_84 = linalg.transpose ins(%cst_23 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %132 = linalg.matmul ins(%collapsed_80, %transposed_84 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %133 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_22 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %134 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%132, %133 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_85 = tensor.expand_shape %134 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_86 = linalg.transpose ins(%cst_21 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %135 = linalg.matmul ins(%collapsed_80, %transposed_86 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %136 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_20 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %137 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%135, %136 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_87 = tensor.expand_shape %137 [[0, 1], [2, 3]] output_shape [1, 16, 2, 16] : tensor<16x32xf32> into tensor<1x16x2x16xf32>
    %transposed_88 = linalg.transpose ins(%expanded_87 : tensor<1x16x2x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) permutation = [0, 2, 1, 3] 
    %138 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_83 : tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.mulf %in, %cst_3 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %transposed_89 = linalg.transpose ins(%expanded_85 : tensor<1x16x2x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) permutation = [0, 2, 3, 1] 
    %139 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_89 : tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.mulf %in, %cst_3 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_90 = tensor.collapse_shape %138 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_91 = tensor.collapse_shape %139 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %140 = linalg.batch_matmul ins(%collapsed_90, %collapsed_91 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%58 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_92 = tensor.expand_shape %140 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %141 = linalg.generic {indexing_maps = [#map6, #map13, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_92, %54 : tensor<1x2x16x16xf32>, tensor<1x1x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %142:2 = linalg.generic {indexing_maps = [#map6, #map14, #map14], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%141 : tensor<1x2x16x16xf32>) outs(%64, %62 : tensor<1x2x16xf32>, tensor<1x2x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_110: i64):
      %201 = linalg.index 3 : index
      %202 = arith.index_cast %201 : index to i64
      %203 = arith.maximumf %in, %out : f32
      %204 = arith.cmpf ogt, %in, %out : f32
      %205 = arith.select %204, %202, %out_110 : i64
      linalg.yield %203, %205 : f32, i64
    } -> (tensor<1x2x16xf32>, tensor<1x2x16xi64>)
    %expanded_93 = tensor.expand_shape %142#0 [[0], [1], [2, 3]] output_shape [1, 2, 16, 1] : tensor<1x2x16xf32> into tensor<1x2x16x1xf32>
    %143 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%141, %expanded_93 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %144 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%143 : tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.exp %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %145 = linalg.generic {indexing_maps = [#map6, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%144 : tensor<1x2x16x16xf32>) outs(%69 : tensor<1x2x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x1xf32>
    %146 = linalg.generic {indexing_maps = [#map6, #map10, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%144, %145 : tensor<1x2x16x16xf32>, tensor<1x2x16x1xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.divf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %147 = linalg.generic {indexing_maps = [#map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%141 : tensor<1x2x16x16xf32>) outs(%72 : tensor<1x2x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %201 = arith.extf %in : f32 to f64
      %202 = arith.cmpf oeq, %201, %cst_36 : f64
      linalg.yield %202 : i1
    } -> tensor<1x2x16x16xi1>
    %148 = linalg.generic {indexing_maps = [#map6, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%147 : tensor<1x2x16x16xi1>) outs(%75 : tensor<1x2x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %201 = arith.andi %in, %out : i1
      linalg.yield %201 : i1
    } -> tensor<1x2x16x1xi1>
    %149 = linalg.generic {indexing_maps = [#map10, #map6, #map6, #map6], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%148, %cst_4, %146 : tensor<1x2x16x1xi1>, tensor<1x2x16x16xf32>, tensor<1x2x16x16xf32>) outs(%46 : tensor<1x2x16x16xf32>) {
    ^bb0(%in: i1, %in_110: f32, %in_111: f32, %out: f32):
      %201 = arith.select %in, %in_110, %in_111 : f32
      linalg.yield %201 : f32
    } -> tensor<1x2x16x16xf32>
    %collapsed_94 = tensor.collapse_shape %149 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %collapsed_95 = tensor.collapse_shape %transposed_88 [[0, 1], [2], [3]] : tensor<1x2x16x16xf32> into tensor<2x16x16xf32>
    %150 = linalg.batch_matmul ins(%collapsed_94, %collapsed_95 : tensor<2x16x16xf32>, tensor<2x16x16xf32>) outs(%58 : tensor<2x16x16xf32>) -> tensor<2x16x16xf32>
    %expanded_96 = tensor.expand_shape %150 [[0, 1], [2], [3]] output_shape [1, 2, 16, 16] : tensor<2x16x16xf32> into tensor<1x2x16x16xf32>
    %transposed_97 = linalg.transpose ins(%expanded_96 : tensor<1x2x16x16xf32>) outs(%79 : tensor<1x16x2x16xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_98 = tensor.collapse_shape %transposed_97 [[0, 1], [2, 3]] : tensor<1x16x2x16xf32> into tensor<16x32xf32>
    %transposed_99 = linalg.transpose ins(%cst_19 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %151 = linalg.matmul ins(%collapsed_98, %transposed_99 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %152 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_18 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %153 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%151, %152 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_100 = tensor.expand_shape %153 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %154 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_100, %128 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %155 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %201 = arith.extf %in : f32 to f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %156 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%155 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %157 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%156 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %158 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%155, %157 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.subf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %159 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%158, %158 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.mulf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %160 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%159 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %161 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%160 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %162 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%161 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %201 = arith.truncf %in : f64 to f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %163 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%154 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %164 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%163 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_51 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %165 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%162 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.truncf %cst_45 : f64 to f32
      %202 = arith.addf %in, %201 : f32
      linalg.yield %202 : f32
    } -> tensor<1x16x1xf32>
    %166 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.rsqrt %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %167 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154, %164 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %168 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%167, %166 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %169 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%168, %cst_17 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %170 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%169, %cst_16 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_101 = tensor.collapse_shape %170 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_102 = linalg.transpose ins(%cst_15 : tensor<64x32xf32>) outs(%100 : tensor<32x64xf32>) permutation = [1, 0] 
    %171 = linalg.matmul ins(%collapsed_101, %transposed_102 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%102 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %172 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_14 : tensor<64xf32>) outs(%101 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %173 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%171, %172 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%101 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x64xf32>
    %expanded_103 = tensor.expand_shape %173 [[0, 1], [2]] output_shape [1, 16, 64] : tensor<16x64xf32> into tensor<1x16x64xf32>
    %174 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_103 : tensor<1x16x64xf32>) outs(%106 : tensor<1x16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_52 : f32
      %202 = math.erf %201 : f32
      %203 = arith.addf %202, %cst_2 : f32
      %204 = arith.mulf %203, %cst_3 : f32
      %205 = arith.mulf %in, %204 : f32
      linalg.yield %205 : f32
    } -> tensor<1x16x64xf32>
    %collapsed_104 = tensor.collapse_shape %174 [[0, 1], [2]] : tensor<1x16x64xf32> into tensor<16x64xf32>
    %transposed_105 = linalg.transpose ins(%cst_13 : tensor<32x64xf32>) outs(%108 : tensor<64x32xf32>) permutation = [1, 0] 
    %175 = linalg.matmul ins(%collapsed_104, %transposed_105 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%42 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %176 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_12 : tensor<32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %177 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%175, %176 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%41 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<16x32xf32>
    %expanded_106 = tensor.expand_shape %177 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %178 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_106, %170 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %179 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178 : tensor<1x16x32xf32>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %201 = arith.extf %in : f32 to f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %180 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%179 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %181 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%180 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %182 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%179, %181 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.subf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %183 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182, %182 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%6 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_110: f64, %out: f64):
      %201 = arith.mulf %in, %in_110 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x32xf64>
    %184 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%183 : tensor<1x16x32xf64>) outs(%9 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.addf %in, %out : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %185 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%184 : tensor<1x16x1xf64>) outs(%8 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %201 = arith.divf %in, %cst_50 : f64
      linalg.yield %201 : f64
    } -> tensor<1x16x1xf64>
    %186 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%185 : tensor<1x16x1xf64>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %201 = arith.truncf %in : f64 to f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %187 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["parallel", "parallel", "reduction"]} ins(%178 : tensor<1x16x32xf32>) outs(%18 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.addf %in, %out : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %188 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%187 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.divf %in, %cst_51 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %189 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%186 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = arith.truncf %cst_45 : f64 to f32
      %202 = arith.addf %in, %201 : f32
      linalg.yield %202 : f32
    } -> tensor<1x16x1xf32>
    %190 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%189 : tensor<1x16x1xf32>) outs(%16 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.rsqrt %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x1xf32>
    %191 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178, %188 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.subf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %192 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%191, %190 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %193 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%192, %cst_11 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.mulf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %194 = linalg.generic {indexing_maps = [#map1, #map3, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%193, %cst_10 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x16x32xf32>
    %extracted_slice_107 = tensor.extract_slice %194[0, 0, 0] [1, 1, 32] [1, 1, 1] : tensor<1x16x32xf32> to tensor<1x1x32xf32>
    %collapsed_108 = tensor.collapse_shape %extracted_slice_107 [[0, 1], [2]] : tensor<1x1x32xf32> into tensor<1x32xf32>
    %transposed_109 = linalg.transpose ins(%cst_9 : tensor<32x32xf32>) outs(%40 : tensor<32x32xf32>) permutation = [1, 0] 
    %195 = tensor.empty() : tensor<1x32xf32>
    %196 = linalg.fill ins(%cst_0 : f32) outs(%195 : tensor<1x32xf32>) -> tensor<1x32xf32>
    %197 = linalg.matmul ins(%collapsed_108, %transposed_109 : tensor<1x32xf32>, tensor<32x32xf32>) outs(%196 : tensor<1x32xf32>) -> tensor<1x32xf32>
    %198 = linalg.generic {indexing_maps = [#map12, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<32xf32>) outs(%195 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x32xf32>
    %199 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%197, %198 : tensor<1x32xf32>, tensor<1x32xf32>) outs(%195 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %in_110: f32, %out: f32):
      %201 = arith.addf %in, %in_110 : f32
      linalg.yield %201 : f32
    } -> tensor<1x32xf32>
    %200 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%199 : tensor<1x32xf32>) outs(%195 : tensor<1x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %201 = math.tanh %in : f32
      linalg.yield %201 : f32
    } -> tensor<1x32xf32>
    return %194, %200 : tensor<1x16x32xf32>, tensor<1x32xf32>
  }
}

