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
    %true = arith.constant true
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<1x4x16x16xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<0xFF800000> : tensor<f32>
    %cst_5 = arith.constant dense<true> : tensor<i1>
    %cst_6 = arith.constant dense_resource<model.decoder.final_layer_norm.bias> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<model.decoder.final_layer_norm.weight> : tensor<32xf32>
    %cst_8 = arith.constant dense_resource<model.decoder.layers.1.fc2.bias> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<model.decoder.layers.1.fc2.weight> : tensor<32x64xf32>
    %cst_10 = arith.constant dense_resource<model.decoder.layers.1.fc1.bias> : tensor<64xf32>
    %cst_11 = arith.constant dense_resource<model.decoder.layers.1.fc1.weight> : tensor<64x32xf32>
    %cst_12 = arith.constant dense_resource<model.decoder.layers.1.final_layer_norm.bias> : tensor<32xf32>
    %cst_13 = arith.constant dense_resource<model.decoder.layers.1.final_layer_norm.weight> : tensor<32xf32>
    %cst_14 = arith.constant dense_resource<model.decoder.layers.1.self_attn.out_proj.bias> : tensor<32xf32>
    %cst_15 = arith.constant dense_resource<model.decoder.layers.1.self_attn.out_proj.weight> : tensor<32x32xf32>
    %cst_16 = arith.constant dense_resource<model.decoder.layers.1.self_attn.v_proj.bias> : tensor<32xf32>
    %cst_17 = arith.constant dense_resource<model.decoder.layers.1.self_attn.v_proj.weight> : tensor<32x32xf32>
    %cst_18 = arith.constant dense_resource<model.decoder.layers.1.self_attn.k_proj.bias> : tensor<32xf32>
    %cst_19 = arith.constant dense_resource<model.decoder.layers.1.self_attn.k_proj.weight> : tensor<32x32xf32>
    %cst_20 = arith.constant dense_resource<model.decoder.layers.1.self_attn.q_proj.bias> : tensor<32xf32>
    %cst_21 = arith.constant dense_resource<model.decoder.layers.1.self_attn.q_proj.weight> : tensor<32x32xf32>
    %cst_22 = arith.constant dense_resource<model.decoder.layers.1.self_attn_layer_norm.bias> : tensor<32xf32>
    %cst_23 = arith.constant dense_resource<model.decoder.layers.1.self_attn_layer_norm.weight> : tensor<32xf32>
    %cst_24 = arith.constant dense_resource<model.decoder.layers.0.fc2.bias> : tensor<32xf32>
    %cst_25 = arith.constant dense_resource<model.decoder.layers.0.fc2.weight> : tensor<32x64xf32>
    %cst_26 = arith.constant dense_resource<model.decoder.layers.0.fc1.bias> : tensor<64xf32>
    %cst_27 = arith.constant dense_resource<model.decoder.layers.0.fc1.weight> : tensor<64x32xf32>
    %cst_28 = arith.constant dense_resource<model.decoder.layers.0.final_layer_norm.bias> : tensor<32xf32>
    %cst_29 = arith.constant dense_resource<model.decoder.layers.0.final_layer_norm.weight> : tensor<32xf32>
    %cst_30 = arith.constant dense_resource<model.decoder.layers.0.self_attn.out_proj.bias> : tensor<32xf32>
    %cst_31 = arith.constant dense_resource<model.decoder.layers.0.self_attn.out_proj.weight> : tensor<32x32xf32>
    %cst_32 = arith.constant 0xFFF0000000000000 : f64
    %cst_33 = arith.constant dense_resource<model.decoder.layers.0.self_attn.v_proj.bias> : tensor<32xf32>
    %cst_34 = arith.constant dense_resource<model.decoder.layers.0.self_attn.v_proj.weight> : tensor<32x32xf32>
    %cst_35 = arith.constant dense_resource<model.decoder.layers.0.self_attn.k_proj.bias> : tensor<32xf32>
    %cst_36 = arith.constant dense_resource<model.decoder.layers.0.self_attn.k_proj.weight> : tensor<32x32xf32>
    %cst_37 = arith.constant 0.35355339059327379 : f64
    %cst_38 = arith.constant dense_resource<model.decoder.layers.0.self_attn.q_proj.bias> : tensor<32xf32>
    %cst_39 = arith.constant dense_resource<model.decoder.layers.0.self_attn.q_proj.weight> : tensor<32x32xf32>
    %cst_40 = arith.constant dense_resource<model.decoder.layers.0.self_attn_layer_norm.bias> : tensor<32xf32>
    %cst_41 = arith.constant dense_resource<model.decoder.layers.0.self_attn_layer_norm.weight> : tensor<32xf32>
    %cst_42 = arith.constant 1.000000e-05 : f64
    %cst_43 = arith.constant dense_resource<model.decoder.embed_positions.weight> : tensor<34x32xf32>
    %cst_44 = arith.constant dense_resource<model.decoder.embed_tokens.weight> : tensor<100x32xf32>
    %cst_45 = arith.constant 3.200000e+01 : f64
    %cst_46 = arith.constant 3.200000e+01 : f32
    %cst_47 = arith.constant dense<0> : tensor<i64>
    %0 = tensor.empty() : tensor<1x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %212 = arith.index_cast %in : i64 to index
      %213 = linalg.index 2 : index
      %214 = arith.cmpi slt, %212, %c100 : index
      cf.assert %214, "index must be smaller than dim size"
      %215 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %215, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_44[%212, %213] : tensor<100x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %212 = linalg.index 0 : index
      %213 = arith.index_cast %212 : index to i64
      linalg.yield %213 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_48 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %4 = tensor.empty() : tensor<16x16xi1>
    %5 = linalg.generic {indexing_maps = [#map3, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded, %expanded_48 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%4 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %in_106: i64, %out: i1):
      %212 = arith.cmpi sle, %in, %in_106 : i64
      linalg.yield %212 : i1
    } -> tensor<16x16xi1>
    %expanded_49 = tensor.expand_shape %arg1 [[0], [1, 2]] output_shape [1, 1, 16] : tensor<1x16xi64> into tensor<1x1x16xi64>
    %6 = tensor.empty() : tensor<1x16x16xi64>
    %7 = linalg.generic {indexing_maps = [#map6, #map7, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %expanded_49, %cst_47 : tensor<16x16xi1>, tensor<1x1x16xi64>, tensor<i64>) outs(%6 : tensor<1x16x16xi64>) {
    ^bb0(%in: i1, %in_106: i64, %in_107: i64, %out: i64):
      %212 = arith.select %in, %in_106, %in_107 : i64
      linalg.yield %212 : i64
    } -> tensor<1x16x16xi64>
    %8 = tensor.empty() : tensor<1x16xi64>
    %9 = linalg.fill ins(%c0_i64 : i64) outs(%8 : tensor<1x16xi64>) -> tensor<1x16xi64>
    %10 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x16x16xi64>) outs(%9 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %212 = arith.addi %in, %out : i64
      linalg.yield %212 : i64
    } -> tensor<1x16xi64>
    %11 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%10, %arg1 : tensor<1x16xi64>, tensor<1x16xi64>) outs(%8 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %in_106: i64, %out: i64):
      %212 = arith.muli %in, %in_106 : i64
      linalg.yield %212 : i64
    } -> tensor<1x16xi64>
    %12 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<1x16xi64>) outs(%8 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %212 = arith.subi %in, %c1_i64 : i64
      linalg.yield %212 : i64
    } -> tensor<1x16xi64>
    %13 = tensor.empty() : tensor<1x16xi1>
    %14 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<1x16xi64>) outs(%13 : tensor<1x16xi1>) {
    ^bb0(%in: i64, %out: i1):
      %212 = arith.cmpi ne, %in, %c0_i64 : i64
      linalg.yield %212 : i1
    } -> tensor<1x16xi1>
    %15 = tensor.empty() : tensor<1xi64>
    %16 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%15 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %c0_i64 : i64
    } -> tensor<1xi64>
    %expanded_50 = tensor.expand_shape %16 [[0, 1, 2, 3]] output_shape [1, 1, 1, 1] : tensor<1xi64> into tensor<1x1x1x1xi64>
    %expanded_51 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_52 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %17 = tensor.empty() : tensor<1x1x16x16xi1>
    %18 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_52, %expanded_51 : tensor<1x1x1x16xi64>, tensor<1x1x16x1xi64>) outs(%17 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i64, %in_106: i64, %out: i1):
      %212 = arith.cmpi sle, %in, %in_106 : i64
      linalg.yield %212 : i1
    } -> tensor<1x1x16x16xi1>
    %19 = linalg.generic {indexing_maps = [#map12, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_5, %18 : tensor<i1>, tensor<1x1x16x16xi1>) outs(%17 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %in_106: i1, %out: i1):
      %212 = arith.andi %in, %in_106 : i1
      linalg.yield %212 : i1
    } -> tensor<1x1x16x16xi1>
    %20 = tensor.empty() : tensor<1x1x1x16xi1>
    %21 = linalg.generic {indexing_maps = [#map13, #map14, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_50, %expanded_52 : tensor<1x1x1x1xi64>, tensor<1x1x1x16xi64>) outs(%20 : tensor<1x1x1x16xi1>) {
    ^bb0(%in: i64, %in_106: i64, %out: i1):
      %212 = arith.cmpi slt, %in, %c0_i64 : i64
      %213 = arith.addi %in, %c1_i64 : i64
      %214 = arith.select %212, %213, %in : i64
      %215 = arith.index_cast %214 : i64 to index
      %216 = arith.cmpi slt, %in_106, %c0_i64 : i64
      %217 = arith.addi %in_106, %c16_i64 : i64
      %218 = arith.select %216, %217, %in_106 : i64
      %219 = arith.index_cast %218 : i64 to index
      %extracted = tensor.extract %14[%215, %219] : tensor<1x16xi1>
      linalg.yield %extracted : i1
    } -> tensor<1x1x1x16xi1>
    %22 = linalg.generic {indexing_maps = [#map11, #map9, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %21 : tensor<1x1x16x16xi1>, tensor<1x1x1x16xi1>) outs(%17 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i1, %in_106: i1, %out: i1):
      %212 = arith.andi %in, %in_106 : i1
      linalg.yield %212 : i1
    } -> tensor<1x1x16x16xi1>
    %23 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<1x16xi64>) outs(%8 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %212 = arith.addi %in, %c2_i64 : i64
      linalg.yield %212 : i64
    } -> tensor<1x16xi64>
    %24 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %212 = arith.index_cast %in : i64 to index
      %213 = linalg.index 2 : index
      %214 = arith.cmpi slt, %212, %c34 : index
      cf.assert %214, "index must be smaller than dim size"
      %215 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %215, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_43[%212, %213] : tensor<34x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %24 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %26 = tensor.empty() : tensor<1x16x32xf64>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25 : tensor<1x16x32xf32>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %212 = arith.extf %in : f32 to f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %28 = tensor.empty() : tensor<1x16x1xf64>
    %29 = linalg.fill ins(%cst : f64) outs(%28 : tensor<1x16x1xf64>) -> tensor<1x16x1xf64>
    %30 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%27 : tensor<1x16x32xf64>) outs(%29 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %31 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<1x16x1xf64>) outs(%28 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %32 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %31 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.subf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %33 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %32 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.mulf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %34 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%33 : tensor<1x16x32xf64>) outs(%29 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34 : tensor<1x16x1xf64>) outs(%28 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %36 = tensor.empty() : tensor<1x16x1xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35 : tensor<1x16x1xf64>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %212 = arith.truncf %in : f64 to f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %38 = linalg.fill ins(%cst_0 : f32) outs(%36 : tensor<1x16x1xf32>) -> tensor<1x16x1xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%25 : tensor<1x16x32xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%39 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.divf %in, %cst_46 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_42 : f64 to f32
      %213 = arith.addf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<1x16x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.rsqrt %in : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %40 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43, %42 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %cst_41 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45, %cst_40 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %collapsed = tensor.collapse_shape %46 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %47 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%cst_39 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %48 = tensor.empty() : tensor<16x32xf32>
    %49 = linalg.fill ins(%cst_0 : f32) outs(%48 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %50 = linalg.matmul ins(%collapsed, %transposed : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %51 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_38 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %52 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%50, %51 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_53 = tensor.expand_shape %52 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_53 : tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_37 : f64 to f32
      %213 = arith.mulf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<1x16x32xf32>
    %expanded_54 = tensor.expand_shape %53 [[0], [1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<1x16x32xf32> into tensor<1x16x4x8xf32>
    %54 = tensor.empty() : tensor<1x4x16x8xf32>
    %transposed_55 = linalg.transpose ins(%expanded_54 : tensor<1x16x4x8xf32>) outs(%54 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_56 = linalg.transpose ins(%cst_36 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %55 = linalg.matmul ins(%collapsed, %transposed_56 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %56 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_35 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %57 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%55, %56 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %transposed_57 = linalg.transpose ins(%cst_34 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %58 = linalg.matmul ins(%collapsed, %transposed_57 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %59 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_33 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %60 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%58, %59 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_58 = tensor.expand_shape %57 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %expanded_59 = tensor.expand_shape %60 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_60 = linalg.transpose ins(%expanded_59 : tensor<1x16x4x8xf32>) outs(%54 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %61 = tensor.empty() : tensor<1x1x16x16xf32>
    %62 = linalg.generic {indexing_maps = [#map11, #map12, #map12, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_3, %cst_4 : tensor<1x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%61 : tensor<1x1x16x16xf32>) {
    ^bb0(%in: i1, %in_106: f32, %in_107: f32, %out: f32):
      %212 = arith.select %in, %in_106, %in_107 : f32
      linalg.yield %212 : f32
    } -> tensor<1x1x16x16xf32>
    %63 = tensor.empty() : tensor<1x4x8x16xf32>
    %transposed_61 = linalg.transpose ins(%expanded_58 : tensor<1x16x4x8xf32>) outs(%63 : tensor<1x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_62 = tensor.collapse_shape %transposed_55 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %collapsed_63 = tensor.collapse_shape %transposed_61 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %64 = tensor.empty() : tensor<4x16x16xf32>
    %65 = linalg.fill ins(%cst_0 : f32) outs(%64 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %66 = linalg.batch_matmul ins(%collapsed_62, %collapsed_63 : tensor<4x16x8xf32>, tensor<4x8x16xf32>) outs(%65 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %expanded_64 = tensor.expand_shape %66 [[0, 1], [2], [3]] output_shape [1, 4, 16, 16] : tensor<4x16x16xf32> into tensor<1x4x16x16xf32>
    %67 = tensor.empty() : tensor<1x4x16x16xf32>
    %68 = linalg.generic {indexing_maps = [#map11, #map18, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_64, %62 : tensor<1x4x16x16xf32>, tensor<1x1x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %69 = tensor.empty() : tensor<1x4x16xi64>
    %70 = linalg.fill ins(%c0_i64 : i64) outs(%69 : tensor<1x4x16xi64>) -> tensor<1x4x16xi64>
    %71 = tensor.empty() : tensor<1x4x16xf32>
    %72 = linalg.fill ins(%cst_1 : f32) outs(%71 : tensor<1x4x16xf32>) -> tensor<1x4x16xf32>
    %73:2 = linalg.generic {indexing_maps = [#map11, #map19, #map19], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%68 : tensor<1x4x16x16xf32>) outs(%72, %70 : tensor<1x4x16xf32>, tensor<1x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_106: i64):
      %212 = linalg.index 3 : index
      %213 = arith.index_cast %212 : index to i64
      %214 = arith.maximumf %in, %out : f32
      %215 = arith.cmpf ogt, %in, %out : f32
      %216 = arith.select %215, %213, %out_106 : i64
      linalg.yield %214, %216 : f32, i64
    } -> (tensor<1x4x16xf32>, tensor<1x4x16xi64>)
    %expanded_65 = tensor.expand_shape %73#0 [[0], [1], [2, 3]] output_shape [1, 4, 16, 1] : tensor<1x4x16xf32> into tensor<1x4x16x1xf32>
    %74 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %expanded_65 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %75 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74 : tensor<1x4x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.exp %in : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %76 = tensor.empty() : tensor<1x4x16x1xf32>
    %77 = linalg.fill ins(%cst_0 : f32) outs(%76 : tensor<1x4x16x1xf32>) -> tensor<1x4x16x1xf32>
    %78 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%75 : tensor<1x4x16x16xf32>) outs(%77 : tensor<1x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x1xf32>
    %79 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %78 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.divf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %80 = tensor.empty() : tensor<1x4x16x16xi1>
    %81 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<1x4x16x16xf32>) outs(%80 : tensor<1x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %212 = arith.extf %in : f32 to f64
      %213 = arith.cmpf oeq, %212, %cst_32 : f64
      linalg.yield %213 : i1
    } -> tensor<1x4x16x16xi1>
    %82 = tensor.empty() : tensor<1x4x16x1xi1>
    %83 = linalg.fill ins(%true : i1) outs(%82 : tensor<1x4x16x1xi1>) -> tensor<1x4x16x1xi1>
    %84 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%81 : tensor<1x4x16x16xi1>) outs(%83 : tensor<1x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %212 = arith.andi %in, %out : i1
      linalg.yield %212 : i1
    } -> tensor<1x4x16x1xi1>
    %85 = linalg.generic {indexing_maps = [#map10, #map11, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %cst_2, %79 : tensor<1x4x16x1xi1>, tensor<1x4x16x16xf32>, tensor<1x4x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: i1, %in_106: f32, %in_107: f32, %out: f32):
      %212 = arith.select %in, %in_106, %in_107 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %collapsed_66 = tensor.collapse_shape %85 [[0, 1], [2], [3]] : tensor<1x4x16x16xf32> into tensor<4x16x16xf32>
    %collapsed_67 = tensor.collapse_shape %transposed_60 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %86 = tensor.empty() : tensor<4x16x8xf32>
    %87 = linalg.fill ins(%cst_0 : f32) outs(%86 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %88 = linalg.batch_matmul ins(%collapsed_66, %collapsed_67 : tensor<4x16x16xf32>, tensor<4x16x8xf32>) outs(%87 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %expanded_68 = tensor.expand_shape %88 [[0, 1], [2], [3]] output_shape [1, 4, 16, 8] : tensor<4x16x8xf32> into tensor<1x4x16x8xf32>
    %89 = tensor.empty() : tensor<1x16x4x8xf32>
    %transposed_69 = linalg.transpose ins(%expanded_68 : tensor<1x4x16x8xf32>) outs(%89 : tensor<1x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_70 = tensor.collapse_shape %transposed_69 [[0, 1], [2, 3]] : tensor<1x16x4x8xf32> into tensor<16x32xf32>
    %transposed_71 = linalg.transpose ins(%cst_31 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %90 = linalg.matmul ins(%collapsed_70, %transposed_71 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %91 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_30 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %92 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%90, %91 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_72 = tensor.expand_shape %92 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %expanded_72 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_73 = tensor.collapse_shape %93 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %94 = tensor.empty() : tensor<16x32xf64>
    %95 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_73 : tensor<16x32xf32>) outs(%94 : tensor<16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %212 = arith.extf %in : f32 to f64
      linalg.yield %212 : f64
    } -> tensor<16x32xf64>
    %96 = tensor.empty() : tensor<16x1xf64>
    %97 = linalg.fill ins(%cst : f64) outs(%96 : tensor<16x1xf64>) -> tensor<16x1xf64>
    %98 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%95 : tensor<16x32xf64>) outs(%97 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %99 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%98 : tensor<16x1xf64>) outs(%96 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %100 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%95, %99 : tensor<16x32xf64>, tensor<16x1xf64>) outs(%94 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.subf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<16x32xf64>
    %101 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%100, %100 : tensor<16x32xf64>, tensor<16x32xf64>) outs(%94 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.mulf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<16x32xf64>
    %102 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%101 : tensor<16x32xf64>) outs(%97 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %103 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%102 : tensor<16x1xf64>) outs(%96 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %104 = tensor.empty() : tensor<16x1xf32>
    %105 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%103 : tensor<16x1xf64>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %212 = arith.truncf %in : f64 to f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %106 = linalg.fill ins(%cst_0 : f32) outs(%104 : tensor<16x1xf32>) -> tensor<16x1xf32>
    %107 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_73 : tensor<16x32xf32>) outs(%106 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %108 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%107 : tensor<16x1xf32>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.divf %in, %cst_46 : f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %109 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%105 : tensor<16x1xf32>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_42 : f64 to f32
      %213 = arith.addf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<16x1xf32>
    %110 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%109 : tensor<16x1xf32>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.rsqrt %in : f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %111 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_73, %108 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %112 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%111, %110 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%112, %cst_29 : tensor<16x32xf32>, tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %114 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%113, %cst_28 : tensor<16x32xf32>, tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %115 = tensor.empty() : tensor<32x64xf32>
    %transposed_74 = linalg.transpose ins(%cst_27 : tensor<64x32xf32>) outs(%115 : tensor<32x64xf32>) permutation = [1, 0] 
    %116 = tensor.empty() : tensor<16x64xf32>
    %117 = linalg.fill ins(%cst_0 : f32) outs(%116 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %118 = linalg.matmul ins(%114, %transposed_74 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%117 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %119 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_26 : tensor<64xf32>) outs(%116 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %120 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%118, %119 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%116 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x64xf32>
    %121 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%120 : tensor<16x64xf32>) outs(%116 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.cmpf ugt, %in, %cst_0 : f32
      %213 = arith.select %212, %in, %cst_0 : f32
      linalg.yield %213 : f32
    } -> tensor<16x64xf32>
    %122 = tensor.empty() : tensor<64x32xf32>
    %transposed_75 = linalg.transpose ins(%cst_25 : tensor<32x64xf32>) outs(%122 : tensor<64x32xf32>) permutation = [1, 0] 
    %123 = linalg.matmul ins(%121, %transposed_75 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %124 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_24 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %125 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%123, %124 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %126 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_73, %125 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_76 = tensor.expand_shape %126 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_76 : tensor<1x16x32xf32>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %212 = arith.extf %in : f32 to f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %128 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%127 : tensor<1x16x32xf64>) outs(%29 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %129 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%128 : tensor<1x16x1xf64>) outs(%28 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %130 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %129 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.subf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %131 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130, %130 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.mulf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %132 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%131 : tensor<1x16x32xf64>) outs(%29 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %133 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132 : tensor<1x16x1xf64>) outs(%28 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %134 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133 : tensor<1x16x1xf64>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %212 = arith.truncf %in : f64 to f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %135 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_76 : tensor<1x16x32xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%135 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.divf %in, %cst_46 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %137 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_42 : f64 to f32
      %213 = arith.addf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<1x16x1xf32>
    %138 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%137 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.rsqrt %in : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %139 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_76, %136 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %140 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139, %138 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %141 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140, %cst_23 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %142 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141, %cst_22 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_77 = tensor.collapse_shape %142 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_78 = linalg.transpose ins(%cst_21 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %143 = linalg.matmul ins(%collapsed_77, %transposed_78 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %144 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_20 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %145 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%143, %144 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_79 = tensor.expand_shape %145 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %146 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_79 : tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_37 : f64 to f32
      %213 = arith.mulf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<1x16x32xf32>
    %expanded_80 = tensor.expand_shape %146 [[0], [1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<1x16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_81 = linalg.transpose ins(%expanded_80 : tensor<1x16x4x8xf32>) outs(%54 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_82 = linalg.transpose ins(%cst_19 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %147 = linalg.matmul ins(%collapsed_77, %transposed_82 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %148 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_18 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %149 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%147, %148 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %transposed_83 = linalg.transpose ins(%cst_17 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %150 = linalg.matmul ins(%collapsed_77, %transposed_83 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %151 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_16 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %152 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%150, %151 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_84 = tensor.expand_shape %149 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %expanded_85 = tensor.expand_shape %152 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_86 = linalg.transpose ins(%expanded_85 : tensor<1x16x4x8xf32>) outs(%54 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_87 = linalg.transpose ins(%expanded_84 : tensor<1x16x4x8xf32>) outs(%63 : tensor<1x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_88 = tensor.collapse_shape %transposed_81 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %collapsed_89 = tensor.collapse_shape %transposed_87 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %153 = linalg.batch_matmul ins(%collapsed_88, %collapsed_89 : tensor<4x16x8xf32>, tensor<4x8x16xf32>) outs(%65 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %expanded_90 = tensor.expand_shape %153 [[0, 1], [2], [3]] output_shape [1, 4, 16, 16] : tensor<4x16x16xf32> into tensor<1x4x16x16xf32>
    %154 = linalg.generic {indexing_maps = [#map11, #map18, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_90, %62 : tensor<1x4x16x16xf32>, tensor<1x1x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %155:2 = linalg.generic {indexing_maps = [#map11, #map19, #map19], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%154 : tensor<1x4x16x16xf32>) outs(%72, %70 : tensor<1x4x16xf32>, tensor<1x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_106: i64):
      %212 = linalg.index 3 : index
      %213 = arith.index_cast %212 : index to i64
      %214 = arith.maximumf %in, %out : f32
      %215 = arith.cmpf ogt, %in, %out : f32
      %216 = arith.select %215, %213, %out_106 : i64
      linalg.yield %214, %216 : f32, i64
    } -> (tensor<1x4x16xf32>, tensor<1x4x16xi64>)
    %expanded_91 = tensor.expand_shape %155#0 [[0], [1], [2, 3]] output_shape [1, 4, 16, 1] : tensor<1x4x16xf32> into tensor<1x4x16x1xf32>
    %156 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%154, %expanded_91 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %157 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%156 : tensor<1x4x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.exp %in : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %158 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%157 : tensor<1x4x16x16xf32>) outs(%77 : tensor<1x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x1xf32>
    %159 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%157, %158 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.divf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %160 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%154 : tensor<1x4x16x16xf32>) outs(%80 : tensor<1x4x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %212 = arith.extf %in : f32 to f64
      %213 = arith.cmpf oeq, %212, %cst_32 : f64
      linalg.yield %213 : i1
    } -> tensor<1x4x16x16xi1>
    %161 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%160 : tensor<1x4x16x16xi1>) outs(%83 : tensor<1x4x16x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %212 = arith.andi %in, %out : i1
      linalg.yield %212 : i1
    } -> tensor<1x4x16x1xi1>
    %162 = linalg.generic {indexing_maps = [#map10, #map11, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%161, %cst_2, %159 : tensor<1x4x16x1xi1>, tensor<1x4x16x16xf32>, tensor<1x4x16x16xf32>) outs(%67 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: i1, %in_106: f32, %in_107: f32, %out: f32):
      %212 = arith.select %in, %in_106, %in_107 : f32
      linalg.yield %212 : f32
    } -> tensor<1x4x16x16xf32>
    %collapsed_92 = tensor.collapse_shape %162 [[0, 1], [2], [3]] : tensor<1x4x16x16xf32> into tensor<4x16x16xf32>
    %collapsed_93 = tensor.collapse_shape %transposed_86 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %163 = linalg.batch_matmul ins(%collapsed_92, %collapsed_93 : tensor<4x16x16xf32>, tensor<4x16x8xf32>) outs(%87 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %expanded_94 = tensor.expand_shape %163 [[0, 1], [2], [3]] output_shape [1, 4, 16, 8] : tensor<4x16x8xf32> into tensor<1x4x16x8xf32>
    %transposed_95 = linalg.transpose ins(%expanded_94 : tensor<1x4x16x8xf32>) outs(%89 : tensor<1x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_96 = tensor.collapse_shape %transposed_95 [[0, 1], [2, 3]] : tensor<1x16x4x8xf32> into tensor<16x32xf32>
    %transposed_97 = linalg.transpose ins(%cst_15 : tensor<32x32xf32>) outs(%47 : tensor<32x32xf32>) permutation = [1, 0] 
    %164 = linalg.matmul ins(%collapsed_96, %transposed_97 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %165 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_14 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %166 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%164, %165 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_98 = tensor.expand_shape %166 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %167 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_76, %expanded_98 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_99 = tensor.collapse_shape %167 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %168 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_99 : tensor<16x32xf32>) outs(%94 : tensor<16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %212 = arith.extf %in : f32 to f64
      linalg.yield %212 : f64
    } -> tensor<16x32xf64>
    %169 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%168 : tensor<16x32xf64>) outs(%97 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %170 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%169 : tensor<16x1xf64>) outs(%96 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %171 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%168, %170 : tensor<16x32xf64>, tensor<16x1xf64>) outs(%94 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.subf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<16x32xf64>
    %172 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%171, %171 : tensor<16x32xf64>, tensor<16x32xf64>) outs(%94 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.mulf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<16x32xf64>
    %173 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%172 : tensor<16x32xf64>) outs(%97 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %174 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%173 : tensor<16x1xf64>) outs(%96 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<16x1xf64>
    %175 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%174 : tensor<16x1xf64>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %212 = arith.truncf %in : f64 to f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %176 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_99 : tensor<16x32xf32>) outs(%106 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %177 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%176 : tensor<16x1xf32>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.divf %in, %cst_46 : f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %178 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%175 : tensor<16x1xf32>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_42 : f64 to f32
      %213 = arith.addf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<16x1xf32>
    %179 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%178 : tensor<16x1xf32>) outs(%104 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.rsqrt %in : f32
      linalg.yield %212 : f32
    } -> tensor<16x1xf32>
    %180 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_99, %177 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %181 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%180, %179 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %182 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%181, %cst_13 : tensor<16x32xf32>, tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %183 = linalg.generic {indexing_maps = [#map5, #map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%182, %cst_12 : tensor<16x32xf32>, tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %transposed_100 = linalg.transpose ins(%cst_11 : tensor<64x32xf32>) outs(%115 : tensor<32x64xf32>) permutation = [1, 0] 
    %184 = linalg.matmul ins(%183, %transposed_100 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%117 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %185 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_10 : tensor<64xf32>) outs(%116 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %186 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%184, %185 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%116 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x64xf32>
    %187 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%186 : tensor<16x64xf32>) outs(%116 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.cmpf ugt, %in, %cst_0 : f32
      %213 = arith.select %212, %in, %cst_0 : f32
      linalg.yield %213 : f32
    } -> tensor<16x64xf32>
    %transposed_101 = linalg.transpose ins(%cst_9 : tensor<32x64xf32>) outs(%122 : tensor<64x32xf32>) permutation = [1, 0] 
    %188 = linalg.matmul ins(%187, %transposed_101 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%49 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %189 = linalg.generic {indexing_maps = [#map17, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %190 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%188, %189 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %191 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_99, %190 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%48 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<16x32xf32>
    %expanded_102 = tensor.expand_shape %191 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %192 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_102 : tensor<1x16x32xf32>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %212 = arith.extf %in : f32 to f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %193 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%192 : tensor<1x16x32xf64>) outs(%29 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %194 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%193 : tensor<1x16x1xf64>) outs(%28 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %195 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%192, %194 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.subf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %196 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%195, %195 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%26 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_106: f64, %out: f64):
      %212 = arith.mulf %in, %in_106 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x32xf64>
    %197 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%196 : tensor<1x16x32xf64>) outs(%29 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.addf %in, %out : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %198 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%197 : tensor<1x16x1xf64>) outs(%28 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %212 = arith.divf %in, %cst_45 : f64
      linalg.yield %212 : f64
    } -> tensor<1x16x1xf64>
    %199 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%198 : tensor<1x16x1xf64>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %212 = arith.truncf %in : f64 to f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %200 = linalg.generic {indexing_maps = [#map1, #map15], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_102 : tensor<1x16x32xf32>) outs(%38 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.addf %in, %out : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %201 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%200 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.divf %in, %cst_46 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %202 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%199 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = arith.truncf %cst_42 : f64 to f32
      %213 = arith.addf %in, %212 : f32
      linalg.yield %213 : f32
    } -> tensor<1x16x1xf32>
    %203 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%202 : tensor<1x16x1xf32>) outs(%36 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %212 = math.rsqrt %in : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x1xf32>
    %204 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_102, %201 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.subf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %205 = linalg.generic {indexing_maps = [#map1, #map15, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%204, %203 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %206 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%205, %cst_7 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.mulf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %207 = linalg.generic {indexing_maps = [#map1, #map16, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%206, %cst_6 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_106: f32, %out: f32):
      %212 = arith.addf %in, %in_106 : f32
      linalg.yield %212 : f32
    } -> tensor<1x16x32xf32>
    %208 = tensor.empty() : tensor<32x100xf32>
    %transposed_103 = linalg.transpose ins(%cst_44 : tensor<100x32xf32>) outs(%208 : tensor<32x100xf32>) permutation = [1, 0] 
    %collapsed_104 = tensor.collapse_shape %207 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %209 = tensor.empty() : tensor<16x100xf32>
    %210 = linalg.fill ins(%cst_0 : f32) outs(%209 : tensor<16x100xf32>) -> tensor<16x100xf32>
    %211 = linalg.matmul ins(%collapsed_104, %transposed_103 : tensor<16x32xf32>, tensor<32x100xf32>) outs(%210 : tensor<16x100xf32>) -> tensor<16x100xf32>
    %expanded_105 = tensor.expand_shape %211 [[0, 1], [2]] output_shape [1, 16, 100] : tensor<16x100xf32> into tensor<1x16x100xf32>
    return %expanded_105 : tensor<1x16x100xf32>
  }
}

