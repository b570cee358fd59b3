#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<4x96xf32> {mase.node = "x"}) -> tensor<4x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<fc3.bias> : tensor<10xf32>
    %cst_1 = arith.constant dense_resource<fc3.weight> : tensor<10x32xf32>
    %cst_2 = arith.constant dense_resource<fc2.bias> : tensor<32xf32>
    %cst_3 = arith.constant dense_resource<fc2.weight> : tensor<32x64xf32>
    %cst_4 = arith.constant dense_resource<fc1.bias> : tensor<64xf32>
    %cst_5 = arith.constant dense_resource<fc1.weight> : tensor<64x96xf32>
    %0 = tensor.empty() : tensor<96x64xf32>
    %transposed = linalg.transpose ins(%cst_5 : tensor<64x96xf32>) outs(%0 : tensor<96x64xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<4x64xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<4x64xf32>) -> tensor<4x64xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<4x96xf32>, tensor<96x64xf32>) outs(%2 : tensor<4x64xf32>) -> tensor<4x64xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<64xf32>) outs(%1 : tensor<4x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x64xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<4x64xf32>, tensor<4x64xf32>) outs(%1 : tensor<4x64xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %20 = arith.addf %in, %in_8 : f32
      linalg.yield %20 : f32
    } -> tensor<4x64xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<4x64xf32>) outs(%1 : tensor<4x64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.cmpf ugt, %in, %cst : f32
      %21 = arith.select %20, %in, %cst : f32
      linalg.yield %21 : f32
    } -> tensor<4x64xf32>
    %7 = tensor.empty() : tensor<64x32xf32>
    %transposed_6 = linalg.transpose ins(%cst_3 : tensor<32x64xf32>) outs(%7 : tensor<64x32xf32>) permutation = [1, 0] 
    %8 = tensor.empty() : tensor<4x32xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<4x32xf32>) -> tensor<4x32xf32>
    %10 = linalg.matmul ins(%6, %transposed_6 : tensor<4x64xf32>, tensor<64x32xf32>) outs(%9 : tensor<4x32xf32>) -> tensor<4x32xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<32xf32>) outs(%8 : tensor<4x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x32xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10, %11 : tensor<4x32xf32>, tensor<4x32xf32>) outs(%8 : tensor<4x32xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %20 = arith.addf %in, %in_8 : f32
      linalg.yield %20 : f32
    } -> tensor<4x32xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<4x32xf32>) outs(%8 : tensor<4x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.cmpf ugt, %in, %cst : f32
      %21 = arith.select %20, %in, %cst : f32
      linalg.yield %21 : f32
    } -> tensor<4x32xf32>
    %14 = tensor.empty() : tensor<32x10xf32>
    %transposed_7 = linalg.transpose ins(%cst_1 : tensor<10x32xf32>) outs(%14 : tensor<32x10xf32>) permutation = [1, 0] 
    %15 = tensor.empty() : tensor<4x10xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %17 = linalg.matmul ins(%13, %transposed_7 : tensor<4x32xf32>, tensor<32x10xf32>) outs(%16 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<10xf32>) outs(%15 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x10xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %18 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%15 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_8: f32, %out: f32):
      %20 = arith.addf %in, %in_8 : f32
      linalg.yield %20 : f32
    } -> tensor<4x10xf32>
    return %19 : tensor<4x10xf32>
  }
}

