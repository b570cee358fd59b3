#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main(%arg0: tensor<1x1x28x28xf32> {mase.node = "image"}) -> tensor<1x10xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<fc3.bias> : tensor<10xf32>
    %cst_2 = arith.constant dense_resource<fc3.weight> : tensor<10x42xf32>
    %cst_3 = arith.constant dense_resource<fc2.bias> : tensor<42xf32>
    %cst_4 = arith.constant dense_resource<fc2.weight> : tensor<42x60xf32>
    %cst_5 = arith.constant dense_resource<fc1.bias> : tensor<60xf32>
    %cst_6 = arith.constant dense_resource<fc1.weight> : tensor<60x400xf32>
    %cst_7 = arith.constant dense_resource<bn2.bias> : tensor<16xf32>
    %cst_8 = arith.constant dense_resource<bn2.weight> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<bn2.running_var> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<bn2.running_mean> : tensor<16xf32>
    %cst_11 = arith.constant dense_resource<conv2.weight> : tensor<16x6x5x5xf32>
    %cst_12 = arith.constant dense_resource<bn1.bias> : tensor<6xf32>
    %cst_13 = arith.constant dense_resource<bn1.weight> : tensor<6xf32>
    %cst_14 = arith.constant 1.000000e-05 : f64
    %cst_15 = arith.constant dense_resource<bn1.running_var> : tensor<6xf32>
    %cst_16 = arith.constant dense_resource<bn1.running_mean> : tensor<6xf32>
    %cst_17 = arith.constant dense_resource<conv1.weight> : tensor<6x1x5x5xf32>
    %cst_18 = arith.constant dense_resource<conv1.bias> : tensor<6xf32>
    %cst_19 = arith.constant 4.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1x28x28xf32> to tensor<1x1x32x32xf32>
    %0 = tensor.empty() : tensor<1x6x28x28xf32>
    %broadcasted = linalg.broadcast ins(%cst_18 : tensor<6xf32>) outs(%0 : tensor<1x6x28x28xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_17 : tensor<1x1x32x32xf32>, tensor<6x1x5x5xf32>) outs(%broadcasted : tensor<1x6x28x28xf32>) -> tensor<1x6x28x28xf32>
    %2 = tensor.empty() : tensor<6xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_15 : tensor<6xf32>) outs(%2 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.truncf %cst_14 : f64 to f32
      %62 = arith.addf %in, %61 : f32
      linalg.yield %62 : f32
    } -> tensor<6xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<6xf32>) outs(%2 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.rsqrt %in : f32
      linalg.yield %61 : f32
    } -> tensor<6xf32>
    %expanded = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [6, 1, 1] : tensor<6xf32> into tensor<6x1x1xf32>
    %expanded_20 = tensor.expand_shape %4 [[0, 1, 2]] output_shape [6, 1, 1] : tensor<6xf32> into tensor<6x1x1xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %expanded : tensor<1x6x28x28xf32>, tensor<6x1x1xf32>) outs(%0 : tensor<1x6x28x28xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.subf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x6x28x28xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %expanded_20 : tensor<1x6x28x28xf32>, tensor<6x1x1xf32>) outs(%0 : tensor<1x6x28x28xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.mulf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x6x28x28xf32>
    %expanded_21 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [6, 1, 1] : tensor<6xf32> into tensor<6x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_21 : tensor<1x6x28x28xf32>, tensor<6x1x1xf32>) outs(%0 : tensor<1x6x28x28xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.mulf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x6x28x28xf32>
    %expanded_22 = tensor.expand_shape %cst_12 [[0, 1, 2]] output_shape [6, 1, 1] : tensor<6xf32> into tensor<6x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_22 : tensor<1x6x28x28xf32>, tensor<6x1x1xf32>) outs(%0 : tensor<1x6x28x28xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.addf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x6x28x28xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8 : tensor<1x6x28x28xf32>) outs(%0 : tensor<1x6x28x28xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.cmpf ugt, %in, %cst : f32
      %62 = arith.select %61, %in, %cst : f32
      linalg.yield %62 : f32
    } -> tensor<1x6x28x28xf32>
    %10 = tensor.empty() : tensor<1x6x14x14xf32>
    %11 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x6x14x14xf32>) -> tensor<1x6x14x14xf32>
    %12 = tensor.empty() : tensor<2x2xf32>
    %13 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%9, %12 : tensor<1x6x28x28xf32>, tensor<2x2xf32>) outs(%11 : tensor<1x6x14x14xf32>) -> tensor<1x6x14x14xf32>
    %14 = tensor.empty() : tensor<1x16x10x10xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%14 : tensor<1x16x10x10xf32>) -> tensor<1x16x10x10xf32>
    %16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%13, %cst_11 : tensor<1x6x14x14xf32>, tensor<16x6x5x5xf32>) outs(%15 : tensor<1x16x10x10xf32>) -> tensor<1x16x10x10xf32>
    %17 = tensor.empty() : tensor<16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_9 : tensor<16xf32>) outs(%17 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.truncf %cst_14 : f64 to f32
      %62 = arith.addf %in, %61 : f32
      linalg.yield %62 : f32
    } -> tensor<16xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%18 : tensor<16xf32>) outs(%17 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.rsqrt %in : f32
      linalg.yield %61 : f32
    } -> tensor<16xf32>
    %expanded_23 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_24 = tensor.expand_shape %19 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_23 : tensor<1x16x10x10xf32>, tensor<16x1x1xf32>) outs(%14 : tensor<1x16x10x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.subf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x16x10x10xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %expanded_24 : tensor<1x16x10x10xf32>, tensor<16x1x1xf32>) outs(%14 : tensor<1x16x10x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.mulf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x16x10x10xf32>
    %expanded_25 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %expanded_25 : tensor<1x16x10x10xf32>, tensor<16x1x1xf32>) outs(%14 : tensor<1x16x10x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.mulf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x16x10x10xf32>
    %expanded_26 = tensor.expand_shape %cst_7 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %expanded_26 : tensor<1x16x10x10xf32>, tensor<16x1x1xf32>) outs(%14 : tensor<1x16x10x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.addf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x16x10x10xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23 : tensor<1x16x10x10xf32>) outs(%14 : tensor<1x16x10x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.cmpf ugt, %in, %cst : f32
      %62 = arith.select %61, %in, %cst : f32
      linalg.yield %62 : f32
    } -> tensor<1x16x10x10xf32>
    %25 = tensor.empty() : tensor<1x16x5x5xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%25 : tensor<1x16x5x5xf32>) -> tensor<1x16x5x5xf32>
    %27 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%24, %12 : tensor<1x16x10x10xf32>, tensor<2x2xf32>) outs(%26 : tensor<1x16x5x5xf32>) -> tensor<1x16x5x5xf32>
    %28 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27 : tensor<1x16x5x5xf32>) outs(%25 : tensor<1x16x5x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.divf %in, %cst_19 : f32
      linalg.yield %61 : f32
    } -> tensor<1x16x5x5xf32>
    %collapsed = tensor.collapse_shape %28 [[0], [1, 2, 3]] : tensor<1x16x5x5xf32> into tensor<1x400xf32>
    %29 = tensor.empty() : tensor<400x60xf32>
    %transposed = linalg.transpose ins(%cst_6 : tensor<60x400xf32>) outs(%29 : tensor<400x60xf32>) permutation = [1, 0] 
    %30 = tensor.empty() : tensor<1x60xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%30 : tensor<1x60xf32>) -> tensor<1x60xf32>
    %32 = linalg.matmul ins(%collapsed, %transposed : tensor<1x400xf32>, tensor<400x60xf32>) outs(%31 : tensor<1x60xf32>) -> tensor<1x60xf32>
    %33 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<60xf32>) outs(%30 : tensor<1x60xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x60xf32>
    %34 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%32, %33 : tensor<1x60xf32>, tensor<1x60xf32>) outs(%30 : tensor<1x60xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.addf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x60xf32>
    %35 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%34 : tensor<1x60xf32>) outs(%30 : tensor<1x60xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.cmpf ugt, %in, %cst : f32
      %62 = arith.select %61, %in, %cst : f32
      linalg.yield %62 : f32
    } -> tensor<1x60xf32>
    %36 = tensor.empty() : tensor<60x42xf32>
    %transposed_27 = linalg.transpose ins(%cst_4 : tensor<42x60xf32>) outs(%36 : tensor<60x42xf32>) permutation = [1, 0] 
    %37 = tensor.empty() : tensor<1x42xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<1x42xf32>) -> tensor<1x42xf32>
    %39 = linalg.matmul ins(%35, %transposed_27 : tensor<1x60xf32>, tensor<60x42xf32>) outs(%38 : tensor<1x42xf32>) -> tensor<1x42xf32>
    %40 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<42xf32>) outs(%37 : tensor<1x42xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x42xf32>
    %41 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%39, %40 : tensor<1x42xf32>, tensor<1x42xf32>) outs(%37 : tensor<1x42xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.addf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x42xf32>
    %42 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%41 : tensor<1x42xf32>) outs(%37 : tensor<1x42xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.cmpf ugt, %in, %cst : f32
      %62 = arith.select %61, %in, %cst : f32
      linalg.yield %62 : f32
    } -> tensor<1x42xf32>
    %43 = tensor.empty() : tensor<42x10xf32>
    %transposed_28 = linalg.transpose ins(%cst_2 : tensor<10x42xf32>) outs(%43 : tensor<42x10xf32>) permutation = [1, 0] 
    %44 = tensor.empty() : tensor<1x10xf32>
    %45 = linalg.fill ins(%cst : f32) outs(%44 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %46 = linalg.matmul ins(%42, %transposed_28 : tensor<1x42xf32>, tensor<42x10xf32>) outs(%45 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %47 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<10xf32>) outs(%44 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x10xf32>
    %48 = linalg.generic {indexing_maps = [#map4, #map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%46, %47 : tensor<1x10xf32>, tensor<1x10xf32>) outs(%44 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.addf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x10xf32>
    %49 = tensor.empty() : tensor<1xi64>
    %50 = linalg.fill ins(%c0_i64 : i64) outs(%49 : tensor<1xi64>) -> tensor<1xi64>
    %51 = tensor.empty() : tensor<1xf32>
    %52 = linalg.fill ins(%cst_0 : f32) outs(%51 : tensor<1xf32>) -> tensor<1xf32>
    %53:2 = linalg.generic {indexing_maps = [#map4, #map5, #map5], iterator_types = ["parallel", "reduction"]} ins(%48 : tensor<1x10xf32>) outs(%52, %50 : tensor<1xf32>, tensor<1xi64>) {
    ^bb0(%in: f32, %out: f32, %out_30: i64):
      %61 = linalg.index 1 : index
      %62 = arith.index_cast %61 : index to i64
      %63 = arith.maximumf %in, %out : f32
      %64 = arith.cmpf ogt, %in, %out : f32
      %65 = arith.select %64, %62, %out_30 : i64
      linalg.yield %63, %65 : f32, i64
    } -> (tensor<1xf32>, tensor<1xi64>)
    %expanded_29 = tensor.expand_shape %53#0 [[0, 1]] output_shape [1, 1] : tensor<1xf32> into tensor<1x1xf32>
    %54 = linalg.generic {indexing_maps = [#map4, #map6, #map4], iterator_types = ["parallel", "parallel"]} ins(%48, %expanded_29 : tensor<1x10xf32>, tensor<1x1xf32>) outs(%44 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.subf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x10xf32>
    %55 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%54 : tensor<1x10xf32>) outs(%44 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.exp %in : f32
      linalg.yield %61 : f32
    } -> tensor<1x10xf32>
    %56 = tensor.empty() : tensor<1x1xf32>
    %57 = linalg.fill ins(%cst : f32) outs(%56 : tensor<1x1xf32>) -> tensor<1x1xf32>
    %58 = linalg.generic {indexing_maps = [#map4, #map6], iterator_types = ["parallel", "reduction"]} ins(%55 : tensor<1x10xf32>) outs(%57 : tensor<1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = arith.addf %in, %out : f32
      linalg.yield %61 : f32
    } -> tensor<1x1xf32>
    %59 = linalg.generic {indexing_maps = [#map4, #map4], iterator_types = ["parallel", "parallel"]} ins(%58 : tensor<1x1xf32>) outs(%56 : tensor<1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %61 = math.log %in : f32
      linalg.yield %61 : f32
    } -> tensor<1x1xf32>
    %60 = linalg.generic {indexing_maps = [#map4, #map6, #map4], iterator_types = ["parallel", "parallel"]} ins(%54, %59 : tensor<1x10xf32>, tensor<1x1xf32>) outs(%44 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_30: f32, %out: f32):
      %61 = arith.subf %in, %in_30 : f32
      linalg.yield %61 : f32
    } -> tensor<1x10xf32>
    return %60 : tensor<1x10xf32>
  }
}

