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
#map13 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map14 = affine_map<(d0, d1, d2) -> (d2)>
#map15 = affine_map<(d0, d1) -> (d1)>
#map16 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#map17 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<1x16xi64> {mase.node = "input_ids"}) -> tensor<1x16x100xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c0_i64 = arith.constant 0 : i64
    %c100 = arith.constant 100 : index
    %cst = arith.constant 0.000000e+00 : f32
    %c34 = arith.constant 34 : index
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<-3.40282347E+38> : tensor<f32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<1.000000e+00> : tensor<1x16xf32>
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
    %cst_43 = arith.constant dense<1.000000e+00> : tensor<1x1x16xf32>
    %cst_44 = arith.constant 1.000000e+00 : f32
    %cst_45 = arith.constant 3.200000e+01 : f64
    %cst_46 = arith.constant 3.200000e+01 : f32
    %0 = tensor.empty() : tensor<1x16x32xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %197 = arith.index_cast %in : i64 to index
      %198 = linalg.index 2 : index
      %199 = arith.cmpi slt, %197, %c100 : index
      cf.assert %199, "index must be smaller than dim size"
      %200 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %200, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_42[%197, %198] : tensor<100x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %2 = tensor.empty() : tensor<16xi64>
    %3 = linalg.generic {indexing_maps = [#map2], iterator_types = ["parallel"]} outs(%2 : tensor<16xi64>) {
    ^bb0(%out: i64):
      %197 = linalg.index 0 : index
      %198 = arith.index_cast %197 : index to i64
      linalg.yield %198 : i64
    } -> tensor<16xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [1, 16] : tensor<16xi64> into tensor<1x16xi64>
    %expanded_47 = tensor.expand_shape %3 [[0, 1]] output_shape [16, 1] : tensor<16xi64> into tensor<16x1xi64>
    %4 = tensor.empty() : tensor<16x16xi1>
    %5 = linalg.generic {indexing_maps = [#map3, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%expanded, %expanded_47 : tensor<1x16xi64>, tensor<16x1xi64>) outs(%4 : tensor<16x16xi1>) {
    ^bb0(%in: i64, %in_103: i64, %out: i1):
      %197 = arith.cmpi sle, %in, %in_103 : i64
      linalg.yield %197 : i1
    } -> tensor<16x16xi1>
    %6 = tensor.empty() : tensor<1x16x16xf32>
    %7 = linalg.generic {indexing_maps = [#map6, #map7, #map8, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %cst_43, %cst_3 : tensor<16x16xi1>, tensor<1x1x16xf32>, tensor<f32>) outs(%6 : tensor<1x16x16xf32>) {
    ^bb0(%in: i1, %in_103: f32, %in_104: f32, %out: f32):
      %197 = arith.select %in, %in_103, %in_104 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x16xf32>
    %8 = tensor.empty() : tensor<1x16xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel", "reduction"]} ins(%7 : tensor<1x16x16xf32>) outs(%9 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<1x16xf32>
    %11 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%10, %cst_4 : tensor<1x16xf32>, tensor<1x16xf32>) outs(%8 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16xf32>
    %12 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<1x16xf32>) outs(%8 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.subf %in, %cst_44 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16xf32>
    %13 = tensor.empty() : tensor<1x16xi64>
    %14 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<1x16xf32>) outs(%13 : tensor<1x16xi64>) {
    ^bb0(%in: f32, %out: i64):
      %197 = arith.fptosi %in : f32 to i64
      linalg.yield %197 : i64
    } -> tensor<1x16xi64>
    %expanded_48 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xi64> into tensor<1x1x16x1xi64>
    %expanded_49 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [1, 1, 1, 16] : tensor<16xi64> into tensor<1x1x1x16xi64>
    %15 = tensor.empty() : tensor<1x1x16x16xi1>
    %16 = linalg.generic {indexing_maps = [#map9, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_49, %expanded_48 : tensor<1x1x1x16xi64>, tensor<1x1x16x1xi64>) outs(%15 : tensor<1x1x16x16xi1>) {
    ^bb0(%in: i64, %in_103: i64, %out: i1):
      %197 = arith.cmpi sle, %in, %in_103 : i64
      linalg.yield %197 : i1
    } -> tensor<1x1x16x16xi1>
    %17 = tensor.empty() : tensor<1x1x16x16xf32>
    %18 = linalg.generic {indexing_maps = [#map11, #map12, #map12, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %cst_3, %cst_2 : tensor<1x1x16x16xi1>, tensor<f32>, tensor<f32>) outs(%17 : tensor<1x1x16x16xf32>) {
    ^bb0(%in: i1, %in_103: f32, %in_104: f32, %out: f32):
      %197 = arith.select %in, %in_103, %in_104 : f32
      linalg.yield %197 : f32
    } -> tensor<1x1x16x16xf32>
    %19 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<1x16xi64>) outs(%13 : tensor<1x16xi64>) {
    ^bb0(%in: i64, %out: i64):
      %197 = arith.addi %in, %c2_i64 : i64
      linalg.yield %197 : i64
    } -> tensor<1x16xi64>
    %20 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19 : tensor<1x16xi64>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %197 = arith.index_cast %in : i64 to index
      %198 = linalg.index 2 : index
      %199 = arith.cmpi slt, %197, %c34 : index
      cf.assert %199, "index must be smaller than dim size"
      %200 = arith.cmpi sge, %in, %c0_i64 : i64
      cf.assert %200, "index must be larger or equal to 0"
      %extracted = tensor.extract %cst_41[%197, %198] : tensor<34x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x32xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1, %20 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %22 = tensor.empty() : tensor<1x16x32xf64>
    %23 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21 : tensor<1x16x32xf32>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %197 = arith.extf %in : f32 to f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %24 = tensor.empty() : tensor<1x16x1xf64>
    %25 = linalg.fill ins(%cst_0 : f64) outs(%24 : tensor<1x16x1xf64>) -> tensor<1x16x1xf64>
    %26 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%23 : tensor<1x16x32xf64>) outs(%25 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%26 : tensor<1x16x1xf64>) outs(%24 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %28 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%23, %27 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.subf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %28 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.mulf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %30 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%29 : tensor<1x16x32xf64>) outs(%25 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %31 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30 : tensor<1x16x1xf64>) outs(%24 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %32 = tensor.empty() : tensor<1x16x1xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31 : tensor<1x16x1xf64>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %197 = arith.truncf %in : f64 to f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%32 : tensor<1x16x1xf32>) -> tensor<1x16x1xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%21 : tensor<1x16x32xf32>) outs(%34 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_46 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%33 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_40 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<1x16x1xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %36 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%39, %38 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %41 = linalg.generic {indexing_maps = [#map1, #map14, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %cst_39 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map14, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%41, %cst_38 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %collapsed = tensor.collapse_shape %42 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %43 = tensor.empty() : tensor<32x32xf32>
    %transposed = linalg.transpose ins(%cst_37 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %44 = tensor.empty() : tensor<16x32xf32>
    %45 = linalg.fill ins(%cst : f32) outs(%44 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %46 = linalg.matmul ins(%collapsed, %transposed : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %47 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_36 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %48 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%46, %47 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_50 = tensor.expand_shape %48 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50 : tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_35 : f64 to f32
      %198 = arith.mulf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<1x16x32xf32>
    %expanded_51 = tensor.expand_shape %49 [[0], [1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<1x16x32xf32> into tensor<1x16x4x8xf32>
    %50 = tensor.empty() : tensor<1x4x16x8xf32>
    %transposed_52 = linalg.transpose ins(%expanded_51 : tensor<1x16x4x8xf32>) outs(%50 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_53 = linalg.transpose ins(%cst_34 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %51 = linalg.matmul ins(%collapsed, %transposed_53 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %52 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_33 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %53 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%51, %52 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %transposed_54 = linalg.transpose ins(%cst_32 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %54 = linalg.matmul ins(%collapsed, %transposed_54 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %55 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_31 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %56 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%54, %55 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_55 = tensor.expand_shape %53 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %expanded_56 = tensor.expand_shape %56 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_57 = linalg.transpose ins(%expanded_56 : tensor<1x16x4x8xf32>) outs(%50 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %57 = tensor.empty() : tensor<1x4x8x16xf32>
    %transposed_58 = linalg.transpose ins(%expanded_55 : tensor<1x16x4x8xf32>) outs(%57 : tensor<1x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_59 = tensor.collapse_shape %transposed_52 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %collapsed_60 = tensor.collapse_shape %transposed_58 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %58 = tensor.empty() : tensor<4x16x16xf32>
    %59 = linalg.fill ins(%cst : f32) outs(%58 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %60 = linalg.batch_matmul ins(%collapsed_59, %collapsed_60 : tensor<4x16x8xf32>, tensor<4x8x16xf32>) outs(%59 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %expanded_61 = tensor.expand_shape %60 [[0, 1], [2], [3]] output_shape [1, 4, 16, 16] : tensor<4x16x16xf32> into tensor<1x4x16x16xf32>
    %61 = tensor.empty() : tensor<1x4x16x16xf32>
    %62 = linalg.generic {indexing_maps = [#map11, #map16, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_61, %18 : tensor<1x4x16x16xf32>, tensor<1x1x16x16xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %63 = tensor.empty() : tensor<1x4x16xi64>
    %64 = linalg.fill ins(%c0_i64 : i64) outs(%63 : tensor<1x4x16xi64>) -> tensor<1x4x16xi64>
    %65 = tensor.empty() : tensor<1x4x16xf32>
    %66 = linalg.fill ins(%cst_1 : f32) outs(%65 : tensor<1x4x16xf32>) -> tensor<1x4x16xf32>
    %67:2 = linalg.generic {indexing_maps = [#map11, #map17, #map17], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%62 : tensor<1x4x16x16xf32>) outs(%66, %64 : tensor<1x4x16xf32>, tensor<1x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_103: i64):
      %197 = linalg.index 3 : index
      %198 = arith.index_cast %197 : index to i64
      %199 = arith.maximumf %in, %out : f32
      %200 = arith.cmpf ogt, %in, %out : f32
      %201 = arith.select %200, %198, %out_103 : i64
      linalg.yield %199, %201 : f32, i64
    } -> (tensor<1x4x16xf32>, tensor<1x4x16xi64>)
    %expanded_62 = tensor.expand_shape %67#0 [[0], [1], [2, 3]] output_shape [1, 4, 16, 1] : tensor<1x4x16xf32> into tensor<1x4x16x1xf32>
    %68 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %expanded_62 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %69 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<1x4x16x16xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.exp %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %70 = tensor.empty() : tensor<1x4x16x1xf32>
    %71 = linalg.fill ins(%cst : f32) outs(%70 : tensor<1x4x16x1xf32>) -> tensor<1x4x16x1xf32>
    %72 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%69 : tensor<1x4x16x16xf32>) outs(%71 : tensor<1x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x1xf32>
    %73 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69, %72 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.divf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %collapsed_63 = tensor.collapse_shape %73 [[0, 1], [2], [3]] : tensor<1x4x16x16xf32> into tensor<4x16x16xf32>
    %collapsed_64 = tensor.collapse_shape %transposed_57 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %74 = tensor.empty() : tensor<4x16x8xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %76 = linalg.batch_matmul ins(%collapsed_63, %collapsed_64 : tensor<4x16x16xf32>, tensor<4x16x8xf32>) outs(%75 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %expanded_65 = tensor.expand_shape %76 [[0, 1], [2], [3]] output_shape [1, 4, 16, 8] : tensor<4x16x8xf32> into tensor<1x4x16x8xf32>
    %77 = tensor.empty() : tensor<1x16x4x8xf32>
    %transposed_66 = linalg.transpose ins(%expanded_65 : tensor<1x4x16x8xf32>) outs(%77 : tensor<1x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_67 = tensor.collapse_shape %transposed_66 [[0, 1], [2, 3]] : tensor<1x16x4x8xf32> into tensor<16x32xf32>
    %transposed_68 = linalg.transpose ins(%cst_30 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %78 = linalg.matmul ins(%collapsed_67, %transposed_68 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %79 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_29 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %80 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%78, %79 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_69 = tensor.expand_shape %80 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %expanded_69 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_70 = tensor.collapse_shape %81 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %82 = tensor.empty() : tensor<16x32xf64>
    %83 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_70 : tensor<16x32xf32>) outs(%82 : tensor<16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %197 = arith.extf %in : f32 to f64
      linalg.yield %197 : f64
    } -> tensor<16x32xf64>
    %84 = tensor.empty() : tensor<16x1xf64>
    %85 = linalg.fill ins(%cst_0 : f64) outs(%84 : tensor<16x1xf64>) -> tensor<16x1xf64>
    %86 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%83 : tensor<16x32xf64>) outs(%85 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %87 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%86 : tensor<16x1xf64>) outs(%84 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %88 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%83, %87 : tensor<16x32xf64>, tensor<16x1xf64>) outs(%82 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.subf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<16x32xf64>
    %89 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%88, %88 : tensor<16x32xf64>, tensor<16x32xf64>) outs(%82 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.mulf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<16x32xf64>
    %90 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%89 : tensor<16x32xf64>) outs(%85 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %91 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%90 : tensor<16x1xf64>) outs(%84 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %92 = tensor.empty() : tensor<16x1xf32>
    %93 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%91 : tensor<16x1xf64>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %197 = arith.truncf %in : f64 to f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %94 = linalg.fill ins(%cst : f32) outs(%92 : tensor<16x1xf32>) -> tensor<16x1xf32>
    %95 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_70 : tensor<16x32xf32>) outs(%94 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %96 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%95 : tensor<16x1xf32>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_46 : f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %97 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%93 : tensor<16x1xf32>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_40 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<16x1xf32>
    %98 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%97 : tensor<16x1xf32>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %99 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_70, %96 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %100 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%99, %98 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %101 = linalg.generic {indexing_maps = [#map5, #map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%100, %cst_28 : tensor<16x32xf32>, tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %102 = linalg.generic {indexing_maps = [#map5, #map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%101, %cst_27 : tensor<16x32xf32>, tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %103 = tensor.empty() : tensor<32x64xf32>
    %transposed_71 = linalg.transpose ins(%cst_26 : tensor<64x32xf32>) outs(%103 : tensor<32x64xf32>) permutation = [1, 0] 
    %104 = tensor.empty() : tensor<16x64xf32>
    %105 = linalg.fill ins(%cst : f32) outs(%104 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %106 = linalg.matmul ins(%102, %transposed_71 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%105 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %107 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_25 : tensor<64xf32>) outs(%104 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %108 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%106, %107 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%104 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x64xf32>
    %109 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%108 : tensor<16x64xf32>) outs(%104 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.cmpf ugt, %in, %cst : f32
      %198 = arith.select %197, %in, %cst : f32
      linalg.yield %198 : f32
    } -> tensor<16x64xf32>
    %110 = tensor.empty() : tensor<64x32xf32>
    %transposed_72 = linalg.transpose ins(%cst_24 : tensor<32x64xf32>) outs(%110 : tensor<64x32xf32>) permutation = [1, 0] 
    %111 = linalg.matmul ins(%109, %transposed_72 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %112 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_23 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %113 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%111, %112 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %114 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_70, %113 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_73 = tensor.expand_shape %114 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_73 : tensor<1x16x32xf32>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %197 = arith.extf %in : f32 to f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %116 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%115 : tensor<1x16x32xf64>) outs(%25 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %117 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116 : tensor<1x16x1xf64>) outs(%24 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %118 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %117 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.subf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %119 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%118, %118 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.mulf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %120 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%119 : tensor<1x16x32xf64>) outs(%25 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %121 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120 : tensor<1x16x1xf64>) outs(%24 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %122 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%121 : tensor<1x16x1xf64>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %197 = arith.truncf %in : f64 to f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_73 : tensor<1x16x32xf32>) outs(%34 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %124 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%123 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_46 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%122 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_40 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<1x16x1xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_73, %124 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %128 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %126 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %129 = linalg.generic {indexing_maps = [#map1, #map14, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%128, %cst_22 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %130 = linalg.generic {indexing_maps = [#map1, #map14, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%129, %cst_21 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_74 = tensor.collapse_shape %130 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %transposed_75 = linalg.transpose ins(%cst_20 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %131 = linalg.matmul ins(%collapsed_74, %transposed_75 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %132 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_19 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %133 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%131, %132 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_76 = tensor.expand_shape %133 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %134 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_76 : tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_35 : f64 to f32
      %198 = arith.mulf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<1x16x32xf32>
    %expanded_77 = tensor.expand_shape %134 [[0], [1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<1x16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_78 = linalg.transpose ins(%expanded_77 : tensor<1x16x4x8xf32>) outs(%50 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_79 = linalg.transpose ins(%cst_18 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %135 = linalg.matmul ins(%collapsed_74, %transposed_79 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %136 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_17 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %137 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%135, %136 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %transposed_80 = linalg.transpose ins(%cst_16 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %138 = linalg.matmul ins(%collapsed_74, %transposed_80 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %139 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_15 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %140 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%138, %139 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_81 = tensor.expand_shape %137 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %expanded_82 = tensor.expand_shape %140 [[0, 1], [2, 3]] output_shape [1, 16, 4, 8] : tensor<16x32xf32> into tensor<1x16x4x8xf32>
    %transposed_83 = linalg.transpose ins(%expanded_82 : tensor<1x16x4x8xf32>) outs(%50 : tensor<1x4x16x8xf32>) permutation = [0, 2, 1, 3] 
    %transposed_84 = linalg.transpose ins(%expanded_81 : tensor<1x16x4x8xf32>) outs(%57 : tensor<1x4x8x16xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_85 = tensor.collapse_shape %transposed_78 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %collapsed_86 = tensor.collapse_shape %transposed_84 [[0, 1], [2], [3]] : tensor<1x4x8x16xf32> into tensor<4x8x16xf32>
    %141 = linalg.batch_matmul ins(%collapsed_85, %collapsed_86 : tensor<4x16x8xf32>, tensor<4x8x16xf32>) outs(%59 : tensor<4x16x16xf32>) -> tensor<4x16x16xf32>
    %expanded_87 = tensor.expand_shape %141 [[0, 1], [2], [3]] output_shape [1, 4, 16, 16] : tensor<4x16x16xf32> into tensor<1x4x16x16xf32>
    %142 = linalg.generic {indexing_maps = [#map11, #map16, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_87, %18 : tensor<1x4x16x16xf32>, tensor<1x1x16x16xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %143:2 = linalg.generic {indexing_maps = [#map11, #map17, #map17], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%142 : tensor<1x4x16x16xf32>) outs(%66, %64 : tensor<1x4x16xf32>, tensor<1x4x16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_103: i64):
      %197 = linalg.index 3 : index
      %198 = arith.index_cast %197 : index to i64
      %199 = arith.maximumf %in, %out : f32
      %200 = arith.cmpf ogt, %in, %out : f32
      %201 = arith.select %200, %198, %out_103 : i64
      linalg.yield %199, %201 : f32, i64
    } -> (tensor<1x4x16xf32>, tensor<1x4x16xi64>)
    %expanded_88 = tensor.expand_shape %143#0 [[0], [1], [2, 3]] output_shape [1, 4, 16, 1] : tensor<1x4x16xf32> into tensor<1x4x16x1xf32>
    %144 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%142, %expanded_88 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %145 = linalg.generic {indexing_maps = [#map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%144 : tensor<1x4x16x16xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.exp %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %146 = linalg.generic {indexing_maps = [#map11, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%145 : tensor<1x4x16x16xf32>) outs(%71 : tensor<1x4x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x1xf32>
    %147 = linalg.generic {indexing_maps = [#map11, #map10, #map11], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%145, %146 : tensor<1x4x16x16xf32>, tensor<1x4x16x1xf32>) outs(%61 : tensor<1x4x16x16xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.divf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x4x16x16xf32>
    %collapsed_89 = tensor.collapse_shape %147 [[0, 1], [2], [3]] : tensor<1x4x16x16xf32> into tensor<4x16x16xf32>
    %collapsed_90 = tensor.collapse_shape %transposed_83 [[0, 1], [2], [3]] : tensor<1x4x16x8xf32> into tensor<4x16x8xf32>
    %148 = linalg.batch_matmul ins(%collapsed_89, %collapsed_90 : tensor<4x16x16xf32>, tensor<4x16x8xf32>) outs(%75 : tensor<4x16x8xf32>) -> tensor<4x16x8xf32>
    %expanded_91 = tensor.expand_shape %148 [[0, 1], [2], [3]] output_shape [1, 4, 16, 8] : tensor<4x16x8xf32> into tensor<1x4x16x8xf32>
    %transposed_92 = linalg.transpose ins(%expanded_91 : tensor<1x4x16x8xf32>) outs(%77 : tensor<1x16x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_93 = tensor.collapse_shape %transposed_92 [[0, 1], [2, 3]] : tensor<1x16x4x8xf32> into tensor<16x32xf32>
    %transposed_94 = linalg.transpose ins(%cst_14 : tensor<32x32xf32>) outs(%43 : tensor<32x32xf32>) permutation = [1, 0] 
    %149 = linalg.matmul ins(%collapsed_93, %transposed_94 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %150 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_13 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %151 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%149, %150 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_95 = tensor.expand_shape %151 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %152 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_73, %expanded_95 : tensor<1x16x32xf32>, tensor<1x16x32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %collapsed_96 = tensor.collapse_shape %152 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %153 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_96 : tensor<16x32xf32>) outs(%82 : tensor<16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %197 = arith.extf %in : f32 to f64
      linalg.yield %197 : f64
    } -> tensor<16x32xf64>
    %154 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%153 : tensor<16x32xf64>) outs(%85 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %155 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%154 : tensor<16x1xf64>) outs(%84 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %156 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%153, %155 : tensor<16x32xf64>, tensor<16x1xf64>) outs(%82 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.subf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<16x32xf64>
    %157 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%156, %156 : tensor<16x32xf64>, tensor<16x32xf64>) outs(%82 : tensor<16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.mulf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<16x32xf64>
    %158 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%157 : tensor<16x32xf64>) outs(%85 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %159 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%158 : tensor<16x1xf64>) outs(%84 : tensor<16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<16x1xf64>
    %160 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%159 : tensor<16x1xf64>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %197 = arith.truncf %in : f64 to f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %161 = linalg.generic {indexing_maps = [#map5, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_96 : tensor<16x32xf32>) outs(%94 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %162 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%161 : tensor<16x1xf32>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_46 : f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %163 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%160 : tensor<16x1xf32>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_40 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<16x1xf32>
    %164 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%163 : tensor<16x1xf32>) outs(%92 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<16x1xf32>
    %165 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_96, %162 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %166 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%165, %164 : tensor<16x32xf32>, tensor<16x1xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %167 = linalg.generic {indexing_maps = [#map5, #map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%166, %cst_12 : tensor<16x32xf32>, tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %168 = linalg.generic {indexing_maps = [#map5, #map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%167, %cst_11 : tensor<16x32xf32>, tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %transposed_97 = linalg.transpose ins(%cst_10 : tensor<64x32xf32>) outs(%103 : tensor<32x64xf32>) permutation = [1, 0] 
    %169 = linalg.matmul ins(%168, %transposed_97 : tensor<16x32xf32>, tensor<32x64xf32>) outs(%105 : tensor<16x64xf32>) -> tensor<16x64xf32>
    %170 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_9 : tensor<64xf32>) outs(%104 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x64xf32>
    %171 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%169, %170 : tensor<16x64xf32>, tensor<16x64xf32>) outs(%104 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x64xf32>
    %172 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%171 : tensor<16x64xf32>) outs(%104 : tensor<16x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.cmpf ugt, %in, %cst : f32
      %198 = arith.select %197, %in, %cst : f32
      linalg.yield %198 : f32
    } -> tensor<16x64xf32>
    %transposed_98 = linalg.transpose ins(%cst_8 : tensor<32x64xf32>) outs(%110 : tensor<64x32xf32>) permutation = [1, 0] 
    %173 = linalg.matmul ins(%172, %transposed_98 : tensor<16x64xf32>, tensor<64x32xf32>) outs(%45 : tensor<16x32xf32>) -> tensor<16x32xf32>
    %174 = linalg.generic {indexing_maps = [#map15, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_7 : tensor<32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x32xf32>
    %175 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%173, %174 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %176 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%collapsed_96, %175 : tensor<16x32xf32>, tensor<16x32xf32>) outs(%44 : tensor<16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<16x32xf32>
    %expanded_99 = tensor.expand_shape %176 [[0, 1], [2]] output_shape [1, 16, 32] : tensor<16x32xf32> into tensor<1x16x32xf32>
    %177 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_99 : tensor<1x16x32xf32>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f32, %out: f64):
      %197 = arith.extf %in : f32 to f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %178 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%177 : tensor<1x16x32xf64>) outs(%25 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %179 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%178 : tensor<1x16x1xf64>) outs(%24 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %180 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%177, %179 : tensor<1x16x32xf64>, tensor<1x16x1xf64>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.subf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %181 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%180, %180 : tensor<1x16x32xf64>, tensor<1x16x32xf64>) outs(%22 : tensor<1x16x32xf64>) {
    ^bb0(%in: f64, %in_103: f64, %out: f64):
      %197 = arith.mulf %in, %in_103 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x32xf64>
    %182 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%181 : tensor<1x16x32xf64>) outs(%25 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.addf %in, %out : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %183 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182 : tensor<1x16x1xf64>) outs(%24 : tensor<1x16x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %197 = arith.divf %in, %cst_45 : f64
      linalg.yield %197 : f64
    } -> tensor<1x16x1xf64>
    %184 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%183 : tensor<1x16x1xf64>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %197 = arith.truncf %in : f64 to f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %185 = linalg.generic {indexing_maps = [#map1, #map13], iterator_types = ["parallel", "parallel", "reduction"]} ins(%expanded_99 : tensor<1x16x32xf32>) outs(%34 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.addf %in, %out : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %186 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%185 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.divf %in, %cst_46 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %187 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%184 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = arith.truncf %cst_40 : f64 to f32
      %198 = arith.addf %in, %197 : f32
      linalg.yield %198 : f32
    } -> tensor<1x16x1xf32>
    %188 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%187 : tensor<1x16x1xf32>) outs(%32 : tensor<1x16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %197 = math.rsqrt %in : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x1xf32>
    %189 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_99, %186 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.subf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %190 = linalg.generic {indexing_maps = [#map1, #map13, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%189, %188 : tensor<1x16x32xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %191 = linalg.generic {indexing_maps = [#map1, #map14, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%190, %cst_6 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.mulf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %192 = linalg.generic {indexing_maps = [#map1, #map14, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%191, %cst_5 : tensor<1x16x32xf32>, tensor<32xf32>) outs(%0 : tensor<1x16x32xf32>) {
    ^bb0(%in: f32, %in_103: f32, %out: f32):
      %197 = arith.addf %in, %in_103 : f32
      linalg.yield %197 : f32
    } -> tensor<1x16x32xf32>
    %193 = tensor.empty() : tensor<32x100xf32>
    %transposed_100 = linalg.transpose ins(%cst_42 : tensor<100x32xf32>) outs(%193 : tensor<32x100xf32>) permutation = [1, 0] 
    %collapsed_101 = tensor.collapse_shape %192 [[0, 1], [2]] : tensor<1x16x32xf32> into tensor<16x32xf32>
    %194 = tensor.empty() : tensor<16x100xf32>
    %195 = linalg.fill ins(%cst : f32) outs(%194 : tensor<16x100xf32>) -> tensor<16x100xf32>
    %196 = linalg.matmul ins(%collapsed_101, %transposed_100 : tensor<16x32xf32>, tensor<32x100xf32>) outs(%195 : tensor<16x100xf32>) -> tensor<16x100xf32>
    %expanded_102 = tensor.expand_shape %196 [[0, 1], [2]] output_shape [1, 16, 100] : tensor<16x100xf32> into tensor<1x16x100xf32>
    return %expanded_102 : tensor<1x16x100xf32>
  }
}

