#map = affine_map<(d0, d1, d2) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1) -> (0, d1)>
#map4 = affine_map<(d0, d1) -> (d0, 0)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
#map6 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map7 = affine_map<(d0, d1, d2) -> (d0, 0, d2)>
#map8 = affine_map<(d0, d1, d2) -> ()>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map12 = affine_map<(d0, d1, d2, d3) -> ()>
#map13 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, 0)>
#map14 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map15 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map16 = affine_map<(d0, d1, d2) -> (d2)>
#map17 = affine_map<(d0, d1) -> (d1)>
#map18 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map19 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x16xi64> {mase.node = "input_ids"}, %arg1: tensor<1x16xi64> {mase.node = "attention_mask"}) -> tensor<1x16x100xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %c1_i64 = arith.constant 1 : i64
    %c16_i64 = arith.constant 16 : i64
    %c100 = arith.constant 100 : index
    %c34 = arith.constant 34 : index
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 0.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<-3.40282347E+38> : tensor<f32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<true> : tensor<i1>
    %cst_5 = arith.constant dense_resource<model.decoder.final_layer_norm.bias> : tensor<32xf32>
    %cst_6 = arith.constant dense_resource<model.decoder.final_layer_norm.weight> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<model.decoder.layers.1.fc2.bias> : tensor<32xf32>
    %cst_8 = arith.constant dense_resource<model.decoder.layers.1.fc2.weight> : tensor<32x64xf32>
    %cst_9 = arith.constant dense_resource<model.decoder.layers.1.fc1.bias> : tensor<64xf32>
    %cst_10 = arith.constant dense_resource<model.decoder.layers.1.fc1.weight> : tensor<64x32xf32>
    %cst_11 = arith.constant dense_resource<model.decoder.layers.1.final_layer_norm.bias> : tensor<32xf32>
    %cst_12 = arith.constant dense_resource<model.decoder.layers.1.final_layer_norm.weight> : tensor<32xf32>
    %cst_13 = arith.constant dense_resource<model.decoder.layers.1.self_attn.out_proj.bias> : tensor<32xf32>
    %cst_14 = arith.constant dense_resource<model.decoder.layers.1.self_attn.out_proj.weight> : tensor<32x32xf32>
    %cst_15 = arith.constant dense_resource<model.decoder.layers.1.self_attn.v_proj.bias> : tensor<32xf32>
    %cst_16 = arith.constant dense_resource<model.decoder.layers.1.self_attn.v_proj.weight> : tensor<32x32xf32>
    %cst_17 = arith.constant dense_resource<model.decoder.layers.1.self_attn.k_proj.bias> : tensor<32xf32>
    %cst_18 = arith.constant dense_resource<model.decoder.layers.1.self_attn.k_proj.weight> : tensor<32x32xf32>
    %cst_19 = arith.constant dense_resource<model.decoder.layers.1.self_attn.q_proj.bias> : tensor<32xf32>
    %cst_20 = arith.constant dense_resource<model.decoder.layers.1.self_attn.q_proj.weight> : tensor<32x32xf32>
    %cst_21 = arith.constant dense_resource<model.decoder.layers.1.self_attn_layer_norm.bias> : tensor<32xf32>
    %cst_22 = arith.constant dense_resource<model.decoder.layers.1.self_attn_layer_norm.weight> : tensor<32xf32>
    %cst_23 = arith.constant dense_resource<model.decoder.layers.0.fc2.bias> : tensor<32xf32>
    %cst_24 = arith.constant dense_resource<model.decoder.layers.0.fc2.weight> : tensor<32x64xf32>
    %cst_25 = arith.constant dense_resource<model.decoder.layers.0.fc1.bias> : tensor<64xf32>
    %cst_26 = arith.constant dense_resource<model.decoder.layers.0.fc1.weight> : tensor<64x32xf32>
    %cst_27 = arith.constant dense_resource<model.decoder.layers.0.final_layer_norm.bias> : tensor<32xf32>
    %cst_28 = arith.constant dense_resource<model.decoder.layers.0.final_layer_norm.weight> : tensor<32xf32>
    %cst_29 = arith.constant dense_resource<model.decoder.layers.0.self_attn.out_proj.bias> : tensor<32xf32>
    %cst_30 = arith.constant dense_resource<model.decoder.layers.0.self_attn.out_proj.weight> : tensor<32x32xf32>
    %cst_31 = arith.constant dense_resource<model.decoder.layers.0.self_attn.v_proj.bias> : tensor<32xf32>
    %cst_32 = arith.constant dense_resource<model.decoder.layers.0.self_attn.v_proj.weight> : tensor<32x32xf32>
    %cst_33 = arith.constant dense_resource<model.decoder.layers.0.self_attn.k_proj.bias> : tensor<32xf32>
    %cst_34 = arith.constant dense_resource<model.decoder.layers.0.self_attn.k_proj.weight> : tensor<32x32xf32>
    %cst_35 = arith.constant 0.35355339059327379 : f64
    %cst_36 = arith.constant dense_resource<model.decoder.layers.0.self_attn.q_proj.bias> : tensor<32xf32>
    %cst_37 = arith.constant dense_resource<model.decoder.layers.0.self_attn.q_proj.weight> : tensor<32x32xf32>
    %cst_38 = arith.constant dense_resource<model.decoder.layers.0.self_attn_layer_norm.bias> : tensor<32xf32>
    %cst_39 = arith.constant dense_resource<model.decoder.layers.0.self_attn_layer_norm.weight> : tensor<32xf32>
    %cst_40 = arith.constant 1.000000e-05 : f64
    %cst_41 = arith.constant dense_resource<model.decoder.embed_positions.weight> : tensor<34x32xf32>
    %cst_42 = arith.constant dense_resource<model.decoder.embed_tokens.weight> : tensor<100x32xf32>
    %cst_43 = arith.constant 3.200000e+01 : f64
    %cst_44 = arith.constant 3.200000e+01 : f32
    %cst_45 = arith.constant dense<0> : tensor<i64>
    %0 = tensor.empty() : tensor<1x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %203 = arith.index_cast %in : i64 to index
      %204 = linalg.index 2 : index
      %205 = arith.cmpi slt, %203, %c100 : index
      cf.assert %205, "index must be smaller than dim size"
      %206 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %206, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_42[%203, %204] : tensor<100x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %203 = linalg.index 0 : index
      %204 = arith.index_cast %203 : index to i64
      linalg.yield %204 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_46 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %4 = tensor.empty() : tensor<16x16xi1>
    %5 = linalg.generic {indexing_maps = [#map3, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded, %expanded_46 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%4 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %in_104: i64, %out: i1):
      %203 = arith.cmpi sle, %in, %in_104 : i64
      linalg.yield %203 : i1
    } -> tensor<16x16xi1>
    %expanded_47 = tensor.expand_shape %arg1 [[0], [1, 2]] output_shape [1, 1, 16] : tensor<1x16xi64> into tensor<1x1x16xi64>
    %6 = tensor.empty() : tensor<1x16x16xi64>
    %7 = linalg.generic {indexing_maps = [#map6, #map7, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %expanded_47, %cst_45 : tensor<16x16xi1>, tensor<1x1x16xi64>, tensor<i64>) outs(%6 : tensor<1x16x16xi64>) {
    ^bb0(%in: i1, %in_104: i64, %in_105: i64, %out: i64):
      %203 = arith.select %in, %in_104, %in_105 : i64
      linalg.yield %203 : i64
    } -> tensor<1x16x16xi64>
    %8 = tensor.empty() : tensor<1x16xi64>
    %9 = linalg.fill ins(%c0_i64 : i64) outs(%8 : tensor<1x16xi64>) -> tensor<1x16xi64>
    %10 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x16x16xi64>) outs(%9 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %203 = arith.addi %in, %out : i64
      linalg.yield %203 : i64
    } -> tensor<1x16xi64>
    %11 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%10, %arg1 : tensor<1x16xi64>, tensor<1x16xi64>) outs(%8 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %in_104: i64, %out: i64):
      %203 = arith.muli %in, %in_104 : i64
      linalg.yield %203 : i64
    } -> tensor<1x16xi64>
    %12 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<1x16xi64>) outs(%8 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %203 = arith.subi %in, %c1_i64 : i64
      linalg.yield %203 : i64
    } -> tensor<1x16xi64>
    %13 = tensor.empty() : tensor<1x16xi1>
    %14 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<1x16xi64>) outs(%13 : tensor<1x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %203 = arith.cmpi ne, %in, %c0_i64 : i64
      linalg.yield %203 : i1
    } -> tensor<1x16xi1>
    %15 = tensor.empty() : tensor<1xi64>
    %16 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%15 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %c0_i64 : i64
    } -> tensor<1xi64>
    %expanded_48 = tensor.expand_shape %16 [[0, 1, 2, 3]] output_shape [1, 1, 1, 1] : tensor<1xi64> into tensor<1x1x1x1xi64>
    %expanded_49 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_50 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %17 = tensor.empty() : tensor<1x1x16x16xi1>
    %18 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_50, %expanded_49 : tensor<1x1x1x16xi64>, tensor<1x1x16x1xi64>) outs(%17 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i64, %in_104: i64, %out: i1):
      %203 = arith.cmpi sle, %in, %in_104 : i64
      linalg.yield %203 : i1
    } -> tensor<1x1x16x16xi1>
    %19 = linalg.generic {indexing_maps = [#map12, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_4, %18 : tensor<i1>, tensor<1x1x16x16xi1>) outs(%17 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %in_104: i1, %out: i1):
      %203 = arith.andi %in, %in_104 : i1
      linalg.yield %203 : i1
    } -> tensor<1x1x16x16xi1>
    %20 = tensor.empty() : tensor<1x1x1x16xi1>
    %21 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_48, %expanded_50 : tensor<1x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%20 : tensor<1x1x1x16xi1>) {
    ^bb0(%in: i64, %in_104: i64, %out: i1):
      %203 = arith.cmpi slt, %in, %c0_i64 : i64
      %204 = arith.addi %in, %c1_i64 : i64
      %205 = arith.select %203, %204, %in : i64
      %206 = arith.index_cast %205 : i64 to index
      %207 = arith.cmpi slt, %in_104, %c0_i64 : i64
      %208 = arith.addi %in_104, %c16_i64 : i64
      %209 = arith.select %207, %208, %in_104 : i64
      %210 = arith.index_cast %209 : i64 to index
      %extracted = tensor.extract %14[%206, %210] : tensor<1x16xi1>
      linalg.yield %extracted : i1
    } -> tensor<1x1x1x16xi1>
    %22 = linalg.generic {indexing_maps = [#map11, #map9, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %21 : tensor<1x1x16x16xi1>, tensor<1x1x1x16xi1>) outs(%17 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %in_104: i1, %out: i1):
      %203 = arith.andi %in, %in_104 : i1
      linalg.yield %203 : i1
    } -> tensor<1x1x16x16xi1>
    %23 = tensor.empty() : tensor<1x1x16x16xf32>
    %24 = linalg.generic {indexing_maps = [#map11, #map12, #map12, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_3, %cst_2 : tensor<1x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%23 : tensor<1x1x16x16xf32>) {
    ^bb0(%in: i1, %in_104: f32, %in_105: f32, %out: f32):
      %203 = arith.select %in, %in_104, %in_105 : f32
      linalg.yield %203 : f32
    } -> tensor<1x1x16x16xf32>
    %25 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<1x16xi64>) outs(%8 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %203 = arith.addi %in, %c2_i64 : i64
      linalg.yield %203 : i64
    } -> tensor<1x16xi64>
    %26 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %203 = arith.index_cast %in : i64 to index
      %204 = linalg.index 2 : index
      %205 = arith.cmpi slt, %203, %c34 : index
      cf.assert %205, "index must be smaller than dim size"
      %206 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %206, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_41[%203, %204] : tensor<34x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %26 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %28 = tensor.empty() : tensor<1x16x32xf64>
    %29 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27 : tensor<1x16x32xf32>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %203 = arith.extf %in : f32 to f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %30 = tensor.empty() : tensor<1x16x1xf64>
    %31 = linalg.fill ins(%cst : f64) outs(%30 : tensor<1x16x1xf64>) -> tensor<1x16x1xf64>
    %32 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%29 : tensor<1x16x32xf64>) outs(%31 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %33 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32 : tensor<1x16x1xf64>) outs(%30 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %34 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%29, %33 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.subf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %35 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34, %34 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.mulf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %36 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%35 : tensor<1x16x32xf64>) outs(%31 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %37 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36 : tensor<1x16x1xf64>) outs(%30 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %38 = tensor.empty() : tensor<1x16x1xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<1x16x1xf64>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %203 = arith.truncf %in : f64 to f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %40 = linalg.fill ins(%cst_0 : f32) outs(%38 : tensor<1x16x1xf32>) -> tensor<1x16x1xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%27 : tensor<1x16x32xf32>) outs(%40 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.divf %in, %cst_44 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%39 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_40 : f64 to f32
      %204 = arith.addf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<1x16x1xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.rsqrt %in : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %42 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45, %44 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%46, %cst_39 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%47, %cst_38 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %collapsed = tensor.collapse_shape %48 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %49 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%cst_37 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %50 = tensor.empty() : tensor<16x32xf32>
    %51 = linalg.fill ins(%cst_0 : f32) outs(%50 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %52 = linalg.matmul ins(%collapsed, %transposed : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %53 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_36 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %54 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%52, %53 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_51 = tensor.expand_shape %54 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_51 : tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_35 : f64 to f32
      %204 = arith.mulf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<1x16x32xf32>
    %expanded_52 = tensor.expand_shape %55 [[0], [1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<1x16x32xf32> into tensor<1x16x4x8xf32>
    %56 = tensor.empty() : tensor<1x4x16x8xf32>
    %transposed_53 = linalg.transpose ins(%expanded_52 : tensor<1x16x4x8xf32>) outs(%56 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_54 = linalg.transpose ins(%cst_34 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %57 = linalg.matmul ins(%collapsed, %transposed_54 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %58 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_33 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %59 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%57, %58 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %transposed_55 = linalg.transpose ins(%cst_32 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %60 = linalg.matmul ins(%collapsed, %transposed_55 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %61 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_31 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %62 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%60, %61 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_56 = tensor.expand_shape %59 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %expanded_57 = tensor.expand_shape %62 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_58 = linalg.transpose ins(%expanded_57 : tensor<1x16x4x8xf32>) outs(%56 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %63 = tensor.empty() : tensor<1x4x8x16xf32>
    %transposed_59 = linalg.transpose ins(%expanded_56 : tensor<1x16x4x8xf32>) outs(%63 : tensor<1x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_60 = tensor.collapse_shape %transposed_53 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %collapsed_61 = tensor.collapse_shape %transposed_59 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %64 = tensor.empty() : tensor<4x16x16xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %66 = linalg.batch_matmul ins(%collapsed_60, %collapsed_61 : tensor<4x16x8xf32>, tensor<4x8x16xf32>) outs(%65 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %expanded_62 = tensor.expand_shape %66 [[0, 1], [2], [3]] output_shape [1, 4, 16, 16] : tensor<4x16x16xf32> into tensor<1x4x16x16xf32>
    %67 = tensor.empty() : tensor<1x4x16x16xf32>
    %68 = linalg.generic {indexing_maps = [#map11, #map18, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_62, %24 : tensor<1x4x16x16xf32>, tensor<1x1x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %69 = tensor.empty() : tensor<1x4x16xi64>
    %70 = linalg.fill ins(%c0_i64 : i64) outs(%69 : tensor<1x4x16xi64>) -> tensor<1x4x16xi64>
    %71 = tensor.empty() : tensor<1x4x16xf32>
    %72 = linalg.fill ins(%cst_1 : f32) outs(%71 : tensor<1x4x16xf32>) -> tensor<1x4x16xf32>
    %73:2 = linalg.generic {indexing_maps = [#map11, #map19, #map19], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%68 : tensor<1x4x16x16xf32>) outs(%72, %70 : tensor<1x4x16xf32>, tensor<1x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_104: i64):
      %203 = linalg.index 3 : index
      %204 = arith.index_cast %203 : index to i64
      %205 = arith.maximumf %in, %out : f32
      %206 = arith.cmpf ogt, %in, %out : f32
      %207 = arith.select %206, %204, %out_104 : i64
      linalg.yield %205, %207 : f32, i64
    } -> (tensor<1x4x16xf32>, tensor<1x4x16xi64>)
    %expanded_63 = tensor.expand_shape %73#0 [[0], [1], [2, 3]] output_shape [1, 4, 16, 1] : tensor<1x4x16xf32> into tensor<1x4x16x1xf32>
    %74 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %expanded_63 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %75 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74 : tensor<1x4x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.exp %in : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %76 = tensor.empty() : tensor<1x4x16x1xf32>
    %77 = linalg.fill ins(%cst_0 : f32) outs(%76 : tensor<1x4x16x1xf32>) -> tensor<1x4x16x1xf32>
    %78 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%75 : tensor<1x4x16x16xf32>) outs(%77 : tensor<1x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x1xf32>
    %79 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %78 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.divf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %collapsed_64 = tensor.collapse_shape %79 [[0, 1], [2], [3]] : tensor<1x4x16x16xf32> into tensor<4x16x16xf32>
    %collapsed_65 = tensor.collapse_shape %transposed_58 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %80 = tensor.empty() : tensor<4x16x8xf32>
    %81 = linalg.fill ins(%cst_0 : f32) outs(%80 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %82 = linalg.batch_matmul ins(%collapsed_64, %collapsed_65 : tensor<4x16x16xf32>, tensor<4x16x8xf32>) outs(%81 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %expanded_66 = tensor.expand_shape %82 [[0, 1], [2], [3]] output_shape [1, 4, 16, 8] : tensor<4x16x8xf32> into tensor<1x4x16x8xf32>
    %83 = tensor.empty() : tensor<1x16x4x8xf32>
    %transposed_67 = linalg.transpose ins(%expanded_66 : tensor<1x4x16x8xf32>) outs(%83 : tensor<1x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_68 = tensor.collapse_shape %transposed_67 [[0, 1], [2, 3]] : tensor<1x16x4x8xf32> into tensor<16x32xf32>
    %transposed_69 = linalg.transpose ins(%cst_30 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %84 = linalg.matmul ins(%collapsed_68, %transposed_69 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %85 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_29 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %86 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%84, %85 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_70 = tensor.expand_shape %86 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %expanded_70 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_71 = tensor.collapse_shape %87 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %88 = tensor.empty() : tensor<16x32xf64>
    %89 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_71 : tensor<16x32xf32>) outs(%88 : tensor<16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %203 = arith.extf %in : f32 to f64
      linalg.yield %203 : f64
    } -> tensor<16x32xf64>
    %90 = tensor.empty() : tensor<16x1xf64>
    %91 = linalg.fill ins(%cst : f64) outs(%90 : tensor<16x1xf64>) -> tensor<16x1xf64>
    %92 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%89 : tensor<16x32xf64>) outs(%91 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %93 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%92 : tensor<16x1xf64>) outs(%90 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %94 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%89, %93 : tensor<16x32xf64>, tensor<16x1xf64>) outs(%88 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.subf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<16x32xf64>
    %95 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%94, %94 : tensor<16x32xf64>, tensor<16x32xf64>) outs(%88 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.mulf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<16x32xf64>
    %96 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%95 : tensor<16x32xf64>) outs(%91 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %97 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%96 : tensor<16x1xf64>) outs(%90 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %98 = tensor.empty() : tensor<16x1xf32>
    %99 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%97 : tensor<16x1xf64>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %203 = arith.truncf %in : f64 to f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %100 = linalg.fill ins(%cst_0 : f32) outs(%98 : tensor<16x1xf32>) -> tensor<16x1xf32>
    %101 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_71 : tensor<16x32xf32>) outs(%100 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %102 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%101 : tensor<16x1xf32>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.divf %in, %cst_44 : f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %103 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%99 : tensor<16x1xf32>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_40 : f64 to f32
      %204 = arith.addf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<16x1xf32>
    %104 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%103 : tensor<16x1xf32>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.rsqrt %in : f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %105 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_71, %102 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %106 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%105, %104 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %107 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%106, %cst_28 : tensor<16x32xf32>, tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %108 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%107, %cst_27 : tensor<16x32xf32>, tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %109 = tensor.empty() : tensor<32x64xf32>
    %transposed_72 = linalg.transpose ins(%cst_26 : tensor<64x32xf32>) outs(%109 : tensor<32x64xf32>) permutation = [1, 0] 
    %110 = tensor.empty() : tensor<16x64xf32>
    %111 = linalg.fill ins(%cst_0 : f32) outs(%110 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %112 = linalg.matmul ins(%108, %transposed_72 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%111 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %113 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_25 : tensor<64xf32>) outs(%110 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %114 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%112, %113 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%110 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x64xf32>
    %115 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%114 : tensor<16x64xf32>) outs(%110 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.cmpf ugt, %in, %cst_0 : f32
      %204 = arith.select %203, %in, %cst_0 : f32
      linalg.yield %204 : f32
    } -> tensor<16x64xf32>
    %116 = tensor.empty() : tensor<64x32xf32>
    %transposed_73 = linalg.transpose ins(%cst_24 : tensor<32x64xf32>) outs(%116 : tensor<64x32xf32>) permutation = [1, 0] 
    %117 = linalg.matmul ins(%115, %transposed_73 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %118 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_23 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %119 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%117, %118 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %120 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_71, %119 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_74 = tensor.expand_shape %120 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_74 : tensor<1x16x32xf32>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %203 = arith.extf %in : f32 to f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %122 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%121 : tensor<1x16x32xf64>) outs(%31 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %123 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%122 : tensor<1x16x1xf64>) outs(%30 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %124 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121, %123 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.subf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %125 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%124, %124 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.mulf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %126 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%125 : tensor<1x16x32xf64>) outs(%31 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %127 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126 : tensor<1x16x1xf64>) outs(%30 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %128 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127 : tensor<1x16x1xf64>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %203 = arith.truncf %in : f64 to f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %129 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_74 : tensor<1x16x32xf32>) outs(%40 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %130 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.divf %in, %cst_44 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %131 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%128 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_40 : f64 to f32
      %204 = arith.addf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<1x16x1xf32>
    %132 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.rsqrt %in : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %133 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_74, %130 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %134 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133, %132 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %135 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134, %cst_22 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%135, %cst_21 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_75 = tensor.collapse_shape %136 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_76 = linalg.transpose ins(%cst_20 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %137 = linalg.matmul ins(%collapsed_75, %transposed_76 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %138 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_19 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %139 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%137, %138 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_77 = tensor.expand_shape %139 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %140 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_77 : tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_35 : f64 to f32
      %204 = arith.mulf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<1x16x32xf32>
    %expanded_78 = tensor.expand_shape %140 [[0], [1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<1x16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_79 = linalg.transpose ins(%expanded_78 : tensor<1x16x4x8xf32>) outs(%56 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_80 = linalg.transpose ins(%cst_18 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %141 = linalg.matmul ins(%collapsed_75, %transposed_80 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %142 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_17 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %143 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%141, %142 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %transposed_81 = linalg.transpose ins(%cst_16 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %144 = linalg.matmul ins(%collapsed_75, %transposed_81 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %145 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_15 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %146 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%144, %145 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_82 = tensor.expand_shape %143 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %expanded_83 = tensor.expand_shape %146 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_84 = linalg.transpose ins(%expanded_83 : tensor<1x16x4x8xf32>) outs(%56 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_85 = linalg.transpose ins(%expanded_82 : tensor<1x16x4x8xf32>) outs(%63 : tensor<1x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_86 = tensor.collapse_shape %transposed_79 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %collapsed_87 = tensor.collapse_shape %transposed_85 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %147 = linalg.batch_matmul ins(%collapsed_86, %collapsed_87 : tensor<4x16x8xf32>, tensor<4x8x16xf32>) outs(%65 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %expanded_88 = tensor.expand_shape %147 [[0, 1], [2], [3]] output_shape [1, 4, 16, 16] : tensor<4x16x16xf32> into tensor<1x4x16x16xf32>
    %148 = linalg.generic {indexing_maps = [#map11, #map18, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_88, %24 : tensor<1x4x16x16xf32>, tensor<1x1x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %149:2 = linalg.generic {indexing_maps = [#map11, #map19, #map19], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%148 : tensor<1x4x16x16xf32>) outs(%72, %70 : tensor<1x4x16xf32>, tensor<1x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_104: i64):
      %203 = linalg.index 3 : index
      %204 = arith.index_cast %203 : index to i64
      %205 = arith.maximumf %in, %out : f32
      %206 = arith.cmpf ogt, %in, %out : f32
      %207 = arith.select %206, %204, %out_104 : i64
      linalg.yield %205, %207 : f32, i64
    } -> (tensor<1x4x16xf32>, tensor<1x4x16xi64>)
    %expanded_89 = tensor.expand_shape %149#0 [[0], [1], [2, 3]] output_shape [1, 4, 16, 1] : tensor<1x4x16xf32> into tensor<1x4x16x1xf32>
    %150 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%148, %expanded_89 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %151 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%150 : tensor<1x4x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.exp %in : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %152 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%151 : tensor<1x4x16x16xf32>) outs(%77 : tensor<1x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x1xf32>
    %153 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%151, %152 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.divf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x4x16x16xf32>
    %collapsed_90 = tensor.collapse_shape %153 [[0, 1], [2], [3]] : tensor<1x4x16x16xf32> into tensor<4x16x16xf32>
    %collapsed_91 = tensor.collapse_shape %transposed_84 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %154 = linalg.batch_matmul ins(%collapsed_90, %collapsed_91 : tensor<4x16x16xf32>, tensor<4x16x8xf32>) outs(%81 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %expanded_92 = tensor.expand_shape %154 [[0, 1], [2], [3]] output_shape [1, 4, 16, 8] : tensor<4x16x8xf32> into tensor<1x4x16x8xf32>
    %transposed_93 = linalg.transpose ins(%expanded_92 : tensor<1x4x16x8xf32>) outs(%83 : tensor<1x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_94 = tensor.collapse_shape %transposed_93 [[0, 1], [2, 3]] : tensor<1x16x4x8xf32> into tensor<16x32xf32>
    %transposed_95 = linalg.transpose ins(%cst_14 : tensor<32x32xf32>) outs(%49 : tensor<32x32xf32>) permutation = [1, 0] 
    %155 = linalg.matmul ins(%collapsed_94, %transposed_95 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %156 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_13 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %157 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%155, %156 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_96 = tensor.expand_shape %157 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %158 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_74, %expanded_96 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_97 = tensor.collapse_shape %158 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %159 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_97 : tensor<16x32xf32>) outs(%88 : tensor<16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %203 = arith.extf %in : f32 to f64
      linalg.yield %203 : f64
    } -> tensor<16x32xf64>
    %160 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%159 : tensor<16x32xf64>) outs(%91 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %161 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%160 : tensor<16x1xf64>) outs(%90 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %162 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%159, %161 : tensor<16x32xf64>, tensor<16x1xf64>) outs(%88 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.subf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<16x32xf64>
    %163 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%162, %162 : tensor<16x32xf64>, tensor<16x32xf64>) outs(%88 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.mulf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<16x32xf64>
    %164 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%163 : tensor<16x32xf64>) outs(%91 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %165 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%164 : tensor<16x1xf64>) outs(%90 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<16x1xf64>
    %166 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%165 : tensor<16x1xf64>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %203 = arith.truncf %in : f64 to f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %167 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_97 : tensor<16x32xf32>) outs(%100 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %168 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%167 : tensor<16x1xf32>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.divf %in, %cst_44 : f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %169 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%166 : tensor<16x1xf32>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_40 : f64 to f32
      %204 = arith.addf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<16x1xf32>
    %170 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%169 : tensor<16x1xf32>) outs(%98 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.rsqrt %in : f32
      linalg.yield %203 : f32
    } -> tensor<16x1xf32>
    %171 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_97, %168 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %172 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%171, %170 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %173 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%172, %cst_12 : tensor<16x32xf32>, tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %174 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%173, %cst_11 : tensor<16x32xf32>, tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %transposed_98 = linalg.transpose ins(%cst_10 : tensor<64x32xf32>) outs(%109 : tensor<32x64xf32>) permutation = [1, 0] 
    %175 = linalg.matmul ins(%174, %transposed_98 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%111 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %176 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_9 : tensor<64xf32>) outs(%110 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %177 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%175, %176 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%110 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x64xf32>
    %178 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%177 : tensor<16x64xf32>) outs(%110 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.cmpf ugt, %in, %cst_0 : f32
      %204 = arith.select %203, %in, %cst_0 : f32
      linalg.yield %204 : f32
    } -> tensor<16x64xf32>
    %transposed_99 = linalg.transpose ins(%cst_8 : tensor<32x64xf32>) outs(%116 : tensor<64x32xf32>) permutation = [1, 0] 
    %179 = linalg.matmul ins(%178, %transposed_99 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%51 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %180 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_7 : tensor<32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %181 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%179, %180 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %182 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_97, %181 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%50 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<16x32xf32>
    %expanded_100 = tensor.expand_shape %182 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %183 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_100 : tensor<1x16x32xf32>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %203 = arith.extf %in : f32 to f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %184 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%183 : tensor<1x16x32xf64>) outs(%31 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %185 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%184 : tensor<1x16x1xf64>) outs(%30 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %186 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%183, %185 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.subf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %187 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%186, %186 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%28 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_104: f64, %out: f64):
      %203 = arith.mulf %in, %in_104 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x32xf64>
    %188 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%187 : tensor<1x16x32xf64>) outs(%31 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.addf %in, %out : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %189 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%188 : tensor<1x16x1xf64>) outs(%30 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %203 = arith.divf %in, %cst_43 : f64
      linalg.yield %203 : f64
    } -> tensor<1x16x1xf64>
    %190 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%189 : tensor<1x16x1xf64>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %203 = arith.truncf %in : f64 to f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %191 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_100 : tensor<1x16x32xf32>) outs(%40 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.addf %in, %out : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %192 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%191 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.divf %in, %cst_44 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %193 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%190 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = arith.truncf %cst_40 : f64 to f32
      %204 = arith.addf %in, %203 : f32
      linalg.yield %204 : f32
    } -> tensor<1x16x1xf32>
    %194 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%193 : tensor<1x16x1xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %203 = math.rsqrt %in : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x1xf32>
    %195 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_100, %192 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.subf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %196 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%195, %194 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %197 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%196, %cst_6 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.mulf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %198 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%197, %cst_5 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_104: f32, %out: f32):
      %203 = arith.addf %in, %in_104 : f32
      linalg.yield %203 : f32
    } -> tensor<1x16x32xf32>
    %199 = tensor.empty() : tensor<32x100xf32>
    %transposed_101 = linalg.transpose ins(%cst_42 : tensor<100x32xf32>) outs(%199 : tensor<32x100xf32>) permutation = [1, 0] 
    %collapsed_102 = tensor.collapse_shape %198 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %200 = tensor.empty() : tensor<16x100xf32>
    %201 = linalg.fill ins(%cst_0 : f32) outs(%200 : tensor<16x100xf32>) -> tensor<16x100xf32>
    %202 = linalg.matmul ins(%collapsed_102, %transposed_101 : tensor<16x32xf32>, tensor<32x100xf32>) outs(%201 : tensor<16x100xf32>) -> tensor<16x100xf32>
    %expanded_103 = tensor.expand_shape %202 [[0, 1], [2]] output_shape [1, 16, 100] : tensor<16x100xf32> into tensor<1x16x100xf32>
    return %expanded_103 : tensor<1x16x100xf32>
  }
}

