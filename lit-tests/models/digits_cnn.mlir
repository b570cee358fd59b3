#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<1x1x8x8xf32> {mase.node = "image"}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<fc2.bias> : tensor<10xf32>
    %cst_2 = arith.constant dense_resource<fc2.weight> : tensor<10x64xf32>
    %cst_3 = arith.constant dense_resource<fc1.bias> : tensor<64xf32>
    %cst_4 = arith.constant dense_resource<fc1.weight> : tensor<64x128xf32>
    %cst_5 = arith.constant dense_resource<bn2.bias> : tensor<32xf32>
    %cst_6 = arith.constant dense_resource<bn2.weight> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<bn2.running_var> : tensor<32xf32>
    %cst_8 = arith.constant dense_resource<bn2.running_mean> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<conv2.weight> : tensor<32x16x3x3xf32>
    %cst_10 = arith.constant dense_resource<bn1.bias> : tensor<16xf32>
    %cst_11 = arith.constant dense_resource<bn1.weight> : tensor<16xf32>
    %cst_12 = arith.constant 1.000000e-05 : f64
    %cst_13 = arith.constant dense_resource<bn1.running_var> : tensor<16xf32>
    %cst_14 = arith.constant dense_resource<bn1.running_mean> : tensor<16xf32>
    %cst_15 = arith.constant dense_resource<conv1.weight> : tensor<16x1x3x3xf32>
    %cst_16 = arith.constant dense_resource<conv1.bias> : tensor<16xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1x8x8xf32> to tensor<1x1x10x10xf32>
    %0 = tensor.empty() : tensor<1x16x8x8xf32>
    %broadcasted = linalg.broadcast ins(%cst_16 : tensor<16xf32>) outs(%0 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_15 : tensor<1x1x10x10xf32>, tensor<16x1x3x3xf32>) outs(%broadcasted : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %2 = tensor.empty() : tensor<16xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_13 : tensor<16xf32>) outs(%2 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.truncf %cst_12 : f64 to f32
      %42 = arith.addf %in, %41 : f32
      linalg.yield %42 : f32
    } -> tensor<16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<16xf32>) outs(%2 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = math.rsqrt %in : f32
      linalg.yield %41 : f32
    } -> tensor<16xf32>
    %expanded = tensor.expand_shape %cst_14 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_17 = tensor.expand_shape %4 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %expanded : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.subf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x16x8x8xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %expanded_17 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.mulf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x16x8x8xf32>
    %expanded_18 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_18 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.mulf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x16x8x8xf32>
    %expanded_19 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_19 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%0 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.addf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x16x8x8xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8 : tensor<1x16x8x8xf32>) outs(%0 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.cmpf ugt, %in, %cst : f32
      %42 = arith.select %41, %in, %cst : f32
      linalg.yield %42 : f32
    } -> tensor<1x16x8x8xf32>
    %10 = tensor.empty() : tensor<1x16x4x4xf32>
    %11 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %12 = tensor.empty() : tensor<2x2xf32>
    %13 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%9, %12 : tensor<1x16x8x8xf32>, tensor<2x2xf32>) outs(%11 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %padded_20 = tensor.pad %13 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x6x6xf32>
    %14 = tensor.empty() : tensor<1x32x4x4xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_20, %cst_9 : tensor<1x16x6x6xf32>, tensor<32x16x3x3xf32>) outs(%15 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %17 = tensor.empty() : tensor<32xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_7 : tensor<32xf32>) outs(%17 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.truncf %cst_12 : f64 to f32
      %42 = arith.addf %in, %41 : f32
      linalg.yield %42 : f32
    } -> tensor<32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%18 : tensor<32xf32>) outs(%17 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = math.rsqrt %in : f32
      linalg.yield %41 : f32
    } -> tensor<32xf32>
    %expanded_21 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_22 = tensor.expand_shape %19 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_21 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%14 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.subf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %expanded_22 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%14 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.mulf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_23 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %expanded_23 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%14 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.mulf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_24 = tensor.expand_shape %cst_5 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %expanded_24 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%14 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.addf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x4x4xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23 : tensor<1x32x4x4xf32>) outs(%14 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.cmpf ugt, %in, %cst : f32
      %42 = arith.select %41, %in, %cst : f32
      linalg.yield %42 : f32
    } -> tensor<1x32x4x4xf32>
    %25 = tensor.empty() : tensor<1x32x2x2xf32>
    %26 = linalg.fill ins(%cst_0 : f32) outs(%25 : tensor<1x32x2x2xf32>) -> tensor<1x32x2x2xf32>
    %27 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%24, %12 : tensor<1x32x4x4xf32>, tensor<2x2xf32>) outs(%26 : tensor<1x32x2x2xf32>) -> tensor<1x32x2x2xf32>
    %collapsed = tensor.collapse_shape %27 [[0], [1, 2, 3]] : tensor<1x32x2x2xf32> into tensor<1x128xf32>
    %28 = tensor.empty() : tensor<128x64xf32>
    %transposed = linalg.transpose ins(%cst_4 : tensor<64x128xf32>) outs(%28 : tensor<128x64xf32>) permutation = [1, 0] 
    %29 = tensor.empty() : tensor<1x64xf32>
    %30 = linalg.fill ins(%cst : f32) outs(%29 : tensor<1x64xf32>) -> tensor<1x64xf32>
    %31 = linalg.matmul ins(%collapsed, %transposed : tensor<1x128xf32>, tensor<128x64xf32>) outs(%30 : tensor<1x64xf32>) -> tensor<1x64xf32>
    %32 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<64xf32>) outs(%29 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x64xf32>
    %33 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%31, %32 : tensor<1x64xf32>, tensor<1x64xf32>) outs(%29 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.addf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x64xf32>
    %34 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%33 : tensor<1x64xf32>) outs(%29 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.cmpf ugt, %in, %cst : f32
      %42 = arith.select %41, %in, %cst : f32
      linalg.yield %42 : f32
    } -> tensor<1x64xf32>
    %35 = tensor.empty() : tensor<64x10xf32>
    %transposed_25 = linalg.transpose ins(%cst_2 : tensor<10x64xf32>) outs(%35 : tensor<64x10xf32>) permutation = [1, 0] 
    %36 = tensor.empty() : tensor<1x10xf32>
    %37 = linalg.fill ins(%cst : f32) outs(%36 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %38 = linalg.matmul ins(%34, %transposed_25 : tensor<1x64xf32>, tensor<64x10xf32>) outs(%37 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %39 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<10xf32>) outs(%36 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x10xf32>
    %40 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%38, %39 : tensor<1x10xf32>, tensor<1x10xf32>) outs(%36 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_26: f32, %out: f32):
      %41 = arith.addf %in, %in_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x10xf32>
    return %40 : tensor<1x10xf32>
  }
}

