// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/encoder_layer.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/encoder_layer.npz

// CHECK: mase.linear
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.reshape
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.mul
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.mul
// CHECK: mase.matmul
// CHECK: mase.softmax
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.transpose
// CHECK: mase.matmul
// CHECK: mase.transpose
// CHECK: mase.reshape
// CHECK: mase.linear
// CHECK: mase.reshape
// CHECK: mase.add
// CHECK: mase.layer_norm
// CHECK: mase.linear
// CHECK: mase.relu
// CHECK: mase.linear
// CHECK: mase.add
// CHECK: mase.layer_norm
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d2)>
module {
  func.func @main(%arg0: tensor<1x4x8xf32>) -> tensor<1x4x8xf32> {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %true = arith.constant true
    %cst_1 = arith.constant 0.000000e+00 : f64
    %cst_2 = arith.constant dense<0.000000e+00> : tensor<1x2x4x4xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_8_16_torch.float32> : tensor<8x16xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_8_torch.float32> : tensor<16x8xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_11 = arith.constant 1.000000e-05 : f64
    %cst_12 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_8_8_torch.float32> : tensor<8x8xf32>
    %cst_14 = arith.constant 0xFFF0000000000000 : f64
    %cst_15 = arith.constant 0.70710678118654757 : f64
    %cst_16 = arith.constant dense_resource<torch_tensor_24_torch.float32> : tensor<24xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_24_8_torch.float32> : tensor<24x8xf32>
    %cst_18 = arith.constant 8.000000e+00 : f64
    %cst_19 = arith.constant 8.000000e+00 : f32
    %0 = tensor.empty() : tensor<4x1x8xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<1x4x8xf32>) outs(%0 : tensor<4x1x8xf32>) permutation = [1, 0, 2] 
    %collapsed = tensor.collapse_shape %transposed [[0], [1, 2]] : tensor<4x1x8xf32> into tensor<4x8xf32>
    %1 = tensor.empty() : tensor<8x24xf32>
    %transposed_20 = linalg.transpose ins(%cst_17 : tensor<24x8xf32>) outs(%1 : tensor<8x24xf32>) permutation = [1, 0] 
    %2 = tensor.empty() : tensor<4x24xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%2 : tensor<4x24xf32>) -> tensor<4x24xf32>
    %4 = linalg.matmul ins(%collapsed, %transposed_20 : tensor<4x8xf32>, tensor<8x24xf32>) outs(%3 : tensor<4x24xf32>) -> tensor<4x24xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_16 : tensor<24xf32>) outs(%2 : tensor<4x24xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x24xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %5 : tensor<4x24xf32>, tensor<4x24xf32>) outs(%2 : tensor<4x24xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<4x24xf32>
    %expanded = tensor.expand_shape %6 [[0, 1], [2, 3, 4]] output_shape [1, 4, 1, 3, 8] : tensor<4x24xf32> into tensor<1x4x1x3x8xf32>
    %7 = tensor.empty() : tensor<3x4x1x1x8xf32>
    %transposed_21 = linalg.transpose ins(%expanded : tensor<1x4x1x3x8xf32>) outs(%7 : tensor<3x4x1x1x8xf32>) permutation = [3, 1, 2, 0, 4] 
    %collapsed_22 = tensor.collapse_shape %transposed_21 [[0], [1], [2, 3], [4]] : tensor<3x4x1x1x8xf32> into tensor<3x4x1x8xf32>
    %extracted_slice = tensor.extract_slice %collapsed_22[0, 0, 0, 0] [1, 4, 1, 8] [1, 1, 1, 1] : tensor<3x4x1x8xf32> to tensor<1x4x1x8xf32>
    %extracted_slice_23 = tensor.extract_slice %collapsed_22[1, 0, 0, 0] [1, 4, 1, 8] [1, 1, 1, 1] : tensor<3x4x1x8xf32> to tensor<1x4x1x8xf32>
    %extracted_slice_24 = tensor.extract_slice %collapsed_22[2, 0, 0, 0] [1, 4, 1, 8] [1, 1, 1, 1] : tensor<3x4x1x8xf32> to tensor<1x4x1x8xf32>
    %collapsed_25 = tensor.collapse_shape %extracted_slice [[0, 1], [2, 3]] : tensor<1x4x1x8xf32> into tensor<4x8xf32>
    %expanded_26 = tensor.expand_shape %collapsed_25 [[0], [1, 2]] output_shape [4, 2, 4] : tensor<4x8xf32> into tensor<4x2x4xf32>
    %8 = tensor.empty() : tensor<2x4x4xf32>
    %transposed_27 = linalg.transpose ins(%expanded_26 : tensor<4x2x4xf32>) outs(%8 : tensor<2x4x4xf32>) permutation = [1, 0, 2] 
    %collapsed_28 = tensor.collapse_shape %extracted_slice_23 [[0, 1], [2, 3]] : tensor<1x4x1x8xf32> into tensor<4x8xf32>
    %expanded_29 = tensor.expand_shape %collapsed_28 [[0], [1, 2]] output_shape [4, 2, 4] : tensor<4x8xf32> into tensor<4x2x4xf32>
    %transposed_30 = linalg.transpose ins(%expanded_29 : tensor<4x2x4xf32>) outs(%8 : tensor<2x4x4xf32>) permutation = [1, 0, 2] 
    %collapsed_31 = tensor.collapse_shape %extracted_slice_24 [[0, 1], [2, 3]] : tensor<1x4x1x8xf32> into tensor<4x8xf32>
    %expanded_32 = tensor.expand_shape %collapsed_31 [[0], [1, 2]] output_shape [4, 2, 4] : tensor<4x8xf32> into tensor<4x2x4xf32>
    %transposed_33 = linalg.transpose ins(%expanded_32 : tensor<4x2x4xf32>) outs(%8 : tensor<2x4x4xf32>) permutation = [1, 0, 2] 
    %expanded_34 = tensor.expand_shape %transposed_27 [[0, 1], [2], [3]] output_shape [1, 2, 4, 4] : tensor<2x4x4xf32> into tensor<1x2x4x4xf32>
    %expanded_35 = tensor.expand_shape %transposed_30 [[0, 1], [2], [3]] output_shape [1, 2, 4, 4] : tensor<2x4x4xf32> into tensor<1x2x4x4xf32>
    %9 = tensor.empty() : tensor<1x2x4x4xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_34 : tensor<1x2x4x4xf32>) outs(%9 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.truncf %cst_15 : f64 to f32
      %92 = arith.mulf %in, %91 : f32
      linalg.yield %92 : f32
    } -> tensor<1x2x4x4xf32>
    %transposed_36 = linalg.transpose ins(%expanded_35 : tensor<1x2x4x4xf32>) outs(%9 : tensor<1x2x4x4xf32>) permutation = [0, 1, 3, 2] 
    %11 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_36 : tensor<1x2x4x4xf32>) outs(%9 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.truncf %cst_15 : f64 to f32
      %92 = arith.mulf %in, %91 : f32
      linalg.yield %92 : f32
    } -> tensor<1x2x4x4xf32>
    %collapsed_37 = tensor.collapse_shape %10 [[0, 1], [2], [3]] : tensor<1x2x4x4xf32> into tensor<2x4x4xf32>
    %collapsed_38 = tensor.collapse_shape %11 [[0, 1], [2], [3]] : tensor<1x2x4x4xf32> into tensor<2x4x4xf32>
    %12 = linalg.fill ins(%cst : f32) outs(%8 : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
    %13 = linalg.batch_matmul ins(%collapsed_37, %collapsed_38 : tensor<2x4x4xf32>, tensor<2x4x4xf32>) outs(%12 : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
    %expanded_39 = tensor.expand_shape %13 [[0, 1], [2], [3]] output_shape [1, 2, 4, 4] : tensor<2x4x4xf32> into tensor<1x2x4x4xf32>
    %14 = tensor.empty() : tensor<1x2x4xi64>
    %15 = linalg.fill ins(%c0_i64 : i64) outs(%14 : tensor<1x2x4xi64>) -> tensor<1x2x4xi64>
    %16 = tensor.empty() : tensor<1x2x4xf32>
    %17 = linalg.fill ins(%cst_0 : f32) outs(%16 : tensor<1x2x4xf32>) -> tensor<1x2x4xf32>
    %18:2 = linalg.generic {indexing_maps = [#map2, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%expanded_39 : tensor<1x2x4x4xf32>) outs(%17, %15 : tensor<1x2x4xf32>, tensor<1x2x4xi64>) {
    ^bb0(%in: f32, %out: f32, %out_54: i64):
      %91 = linalg.index 3 : index
      %92 = arith.index_cast %91 : index to i64
      %93 = arith.maximumf %in, %out : f32
      %94 = arith.cmpf ogt, %in, %out : f32
      %95 = arith.select %94, %92, %out_54 : i64
      linalg.yield %93, %95 : f32, i64
    } -> (tensor<1x2x4xf32>, tensor<1x2x4xi64>)
    %expanded_40 = tensor.expand_shape %18#0 [[0], [1], [2, 3]] output_shape [1, 2, 4, 1] : tensor<1x2x4xf32> into tensor<1x2x4x1xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_39, %expanded_40 : tensor<1x2x4x4xf32>, tensor<1x2x4x1xf32>) outs(%9 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.subf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x2x4x4xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<1x2x4x4xf32>) outs(%9 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = math.exp %in : f32
      linalg.yield %91 : f32
    } -> tensor<1x2x4x4xf32>
    %21 = tensor.empty() : tensor<1x2x4x1xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%21 : tensor<1x2x4x1xf32>) -> tensor<1x2x4x1xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%20 : tensor<1x2x4x4xf32>) outs(%22 : tensor<1x2x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.addf %in, %out : f32
      linalg.yield %91 : f32
    } -> tensor<1x2x4x1xf32>
    %24 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %23 : tensor<1x2x4x4xf32>, tensor<1x2x4x1xf32>) outs(%9 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.divf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x2x4x4xf32>
    %25 = tensor.empty() : tensor<1x2x4x4xi1>
    %26 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_39 : tensor<1x2x4x4xf32>) outs(%25 : tensor<1x2x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %91 = arith.extf %in : f32 to f64
      %92 = arith.cmpf oeq, %91, %cst_14 : f64
      linalg.yield %92 : i1
    } -> tensor<1x2x4x4xi1>
    %27 = tensor.empty() : tensor<1x2x4x1xi1>
    %28 = linalg.fill ins(%true : i1) outs(%27 : tensor<1x2x4x1xi1>) -> tensor<1x2x4x1xi1>
    %29 = linalg.generic {indexing_maps = [#map2, #map4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%26 : tensor<1x2x4x4xi1>) outs(%28 : tensor<1x2x4x1xi1>) {
    ^bb0(%in: i1, %out: i1):
      %91 = arith.andi %in, %out : i1
      linalg.yield %91 : i1
    } -> tensor<1x2x4x1xi1>
    %30 = linalg.generic {indexing_maps = [#map4, #map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %cst_2, %24 : tensor<1x2x4x1xi1>, tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) outs(%9 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: i1, %in_54: f32, %in_55: f32, %out: f32):
      %91 = arith.select %in, %in_54, %in_55 : f32
      linalg.yield %91 : f32
    } -> tensor<1x2x4x4xf32>
    %collapsed_41 = tensor.collapse_shape %30 [[0, 1], [2], [3]] : tensor<1x2x4x4xf32> into tensor<2x4x4xf32>
    %31 = linalg.batch_matmul ins(%collapsed_41, %transposed_33 : tensor<2x4x4xf32>, tensor<2x4x4xf32>) outs(%12 : tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
    %expanded_42 = tensor.expand_shape %31 [[0, 1], [2], [3]] output_shape [1, 2, 4, 4] : tensor<2x4x4xf32> into tensor<1x2x4x4xf32>
    %32 = tensor.empty() : tensor<4x1x2x4xf32>
    %transposed_43 = linalg.transpose ins(%expanded_42 : tensor<1x2x4x4xf32>) outs(%32 : tensor<4x1x2x4xf32>) permutation = [2, 0, 1, 3] 
    %collapsed_44 = tensor.collapse_shape %transposed_43 [[0], [1, 2, 3]] : tensor<4x1x2x4xf32> into tensor<4x8xf32>
    %33 = tensor.empty() : tensor<8x8xf32>
    %transposed_45 = linalg.transpose ins(%cst_13 : tensor<8x8xf32>) outs(%33 : tensor<8x8xf32>) permutation = [1, 0] 
    %34 = tensor.empty() : tensor<4x8xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%34 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %36 = linalg.matmul ins(%collapsed_44, %transposed_45 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%35 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_12 : tensor<8xf32>) outs(%34 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%36, %37 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%34 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<4x8xf32>
    %expanded_46 = tensor.expand_shape %38 [[0], [1, 2]] output_shape [4, 1, 8] : tensor<4x8xf32> into tensor<4x1x8xf32>
    %39 = tensor.empty() : tensor<1x4x8xf32>
    %transposed_47 = linalg.transpose ins(%expanded_46 : tensor<4x1x8xf32>) outs(%39 : tensor<1x4x8xf32>) permutation = [1, 0, 2] 
    %40 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg0, %transposed_47 : tensor<1x4x8xf32>, tensor<1x4x8xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %41 = tensor.empty() : tensor<1x4x8xf64>
    %42 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40 : tensor<1x4x8xf32>) outs(%41 : tensor<1x4x8xf64>) {
    ^bb0(%in: f32, %out: f64):
      %91 = arith.extf %in : f32 to f64
      linalg.yield %91 : f64
    } -> tensor<1x4x8xf64>
    %43 = tensor.empty() : tensor<1x4x1xf64>
    %44 = linalg.fill ins(%cst_1 : f64) outs(%43 : tensor<1x4x1xf64>) -> tensor<1x4x1xf64>
    %45 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%42 : tensor<1x4x8xf64>) outs(%44 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.addf %in, %out : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %46 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45 : tensor<1x4x1xf64>) outs(%43 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.divf %in, %cst_18 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %47 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%42, %46 : tensor<1x4x8xf64>, tensor<1x4x1xf64>) outs(%41 : tensor<1x4x8xf64>) {
    ^bb0(%in: f64, %in_54: f64, %out: f64):
      %91 = arith.subf %in, %in_54 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x8xf64>
    %48 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%47, %47 : tensor<1x4x8xf64>, tensor<1x4x8xf64>) outs(%41 : tensor<1x4x8xf64>) {
    ^bb0(%in: f64, %in_54: f64, %out: f64):
      %91 = arith.mulf %in, %in_54 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x8xf64>
    %49 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%48 : tensor<1x4x8xf64>) outs(%44 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.addf %in, %out : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %50 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%49 : tensor<1x4x1xf64>) outs(%43 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.divf %in, %cst_18 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %51 = tensor.empty() : tensor<1x4x1xf32>
    %52 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%50 : tensor<1x4x1xf64>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %91 = arith.truncf %in : f64 to f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %53 = linalg.fill ins(%cst : f32) outs(%51 : tensor<1x4x1xf32>) -> tensor<1x4x1xf32>
    %54 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%40 : tensor<1x4x8xf32>) outs(%53 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.addf %in, %out : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %55 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54 : tensor<1x4x1xf32>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.divf %in, %cst_19 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %56 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%52 : tensor<1x4x1xf32>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.truncf %cst_11 : f64 to f32
      %92 = arith.addf %in, %91 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x1xf32>
    %57 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%56 : tensor<1x4x1xf32>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = math.rsqrt %in : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %58 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %55 : tensor<1x4x8xf32>, tensor<1x4x1xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.subf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %59 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58, %57 : tensor<1x4x8xf32>, tensor<1x4x1xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.mulf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %60 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59, %cst_10 : tensor<1x4x8xf32>, tensor<8xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.mulf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %61 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%60, %cst_9 : tensor<1x4x8xf32>, tensor<8xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %collapsed_48 = tensor.collapse_shape %61 [[0, 1], [2]] : tensor<1x4x8xf32> into tensor<4x8xf32>
    %62 = tensor.empty() : tensor<8x16xf32>
    %transposed_49 = linalg.transpose ins(%cst_8 : tensor<16x8xf32>) outs(%62 : tensor<8x16xf32>) permutation = [1, 0] 
    %63 = tensor.empty() : tensor<4x16xf32>
    %64 = linalg.fill ins(%cst : f32) outs(%63 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %65 = linalg.matmul ins(%collapsed_48, %transposed_49 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%64 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_7 : tensor<16xf32>) outs(%63 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x16xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%65, %66 : tensor<4x16xf32>, tensor<4x16xf32>) outs(%63 : tensor<4x16xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<4x16xf32>
    %expanded_50 = tensor.expand_shape %67 [[0, 1], [2]] output_shape [1, 4, 16] : tensor<4x16xf32> into tensor<1x4x16xf32>
    %68 = tensor.empty() : tensor<1x4x16xf32>
    %69 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_50 : tensor<1x4x16xf32>) outs(%68 : tensor<1x4x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.cmpf ugt, %in, %cst : f32
      %92 = arith.select %91, %in, %cst : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x16xf32>
    %collapsed_51 = tensor.collapse_shape %69 [[0, 1], [2]] : tensor<1x4x16xf32> into tensor<4x16xf32>
    %70 = tensor.empty() : tensor<16x8xf32>
    %transposed_52 = linalg.transpose ins(%cst_6 : tensor<8x16xf32>) outs(%70 : tensor<16x8xf32>) permutation = [1, 0] 
    %71 = linalg.matmul ins(%collapsed_51, %transposed_52 : tensor<4x16xf32>, tensor<16x8xf32>) outs(%35 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<8xf32>) outs(%34 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x8xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%71, %72 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%34 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<4x8xf32>
    %expanded_53 = tensor.expand_shape %73 [[0, 1], [2]] output_shape [1, 4, 8] : tensor<4x8xf32> into tensor<1x4x8xf32>
    %74 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%61, %expanded_53 : tensor<1x4x8xf32>, tensor<1x4x8xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %75 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74 : tensor<1x4x8xf32>) outs(%41 : tensor<1x4x8xf64>) {
    ^bb0(%in: f32, %out: f64):
      %91 = arith.extf %in : f32 to f64
      linalg.yield %91 : f64
    } -> tensor<1x4x8xf64>
    %76 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%75 : tensor<1x4x8xf64>) outs(%44 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.addf %in, %out : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %77 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%76 : tensor<1x4x1xf64>) outs(%43 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.divf %in, %cst_18 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %78 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%75, %77 : tensor<1x4x8xf64>, tensor<1x4x1xf64>) outs(%41 : tensor<1x4x8xf64>) {
    ^bb0(%in: f64, %in_54: f64, %out: f64):
      %91 = arith.subf %in, %in_54 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x8xf64>
    %79 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %78 : tensor<1x4x8xf64>, tensor<1x4x8xf64>) outs(%41 : tensor<1x4x8xf64>) {
    ^bb0(%in: f64, %in_54: f64, %out: f64):
      %91 = arith.mulf %in, %in_54 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x8xf64>
    %80 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%79 : tensor<1x4x8xf64>) outs(%44 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.addf %in, %out : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %81 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80 : tensor<1x4x1xf64>) outs(%43 : tensor<1x4x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %91 = arith.divf %in, %cst_18 : f64
      linalg.yield %91 : f64
    } -> tensor<1x4x1xf64>
    %82 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81 : tensor<1x4x1xf64>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %91 = arith.truncf %in : f64 to f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %83 = linalg.generic {indexing_maps = [#map5, #map6], iterator_types = ["parallel", "parallel", "reduction"]} ins(%74 : tensor<1x4x8xf32>) outs(%53 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.addf %in, %out : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %84 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%83 : tensor<1x4x1xf32>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.divf %in, %cst_19 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %85 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82 : tensor<1x4x1xf32>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.truncf %cst_11 : f64 to f32
      %92 = arith.addf %in, %91 : f32
      linalg.yield %92 : f32
    } -> tensor<1x4x1xf32>
    %86 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x4x1xf32>) outs(%51 : tensor<1x4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = math.rsqrt %in : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x1xf32>
    %87 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74, %84 : tensor<1x4x8xf32>, tensor<1x4x1xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.subf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %88 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %86 : tensor<1x4x8xf32>, tensor<1x4x1xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.mulf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %89 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %cst_4 : tensor<1x4x8xf32>, tensor<8xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.mulf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    %90 = linalg.generic {indexing_maps = [#map5, #map7, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%89, %cst_3 : tensor<1x4x8xf32>, tensor<8xf32>) outs(%39 : tensor<1x4x8xf32>) {
    ^bb0(%in: f32, %in_54: f32, %out: f32):
      %91 = arith.addf %in, %in_54 : f32
      linalg.yield %91 : f32
    } -> tensor<1x4x8xf32>
    return %90 : tensor<1x4x8xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_torch.float32_5: "0x040000004E52A33F482D823FDDB8B03FC660813F310D2E3FA49AB03FAC08933F0273B63F",
      torch_tensor_8_torch.float32_4: "0x0400000001FABF3FC5A8533F6E9EAB3FFC20B73FE5C40E3F327B8F3FB540A43F9D086C3F",
      torch_tensor_8_torch.float32_3: "0x04000000E69AA03F728A4F3F58B68C3F61B3923F0BE1443FC483A73FF2F9063F28EB4F3F",
      torch_tensor_8_16_torch.float32: "0x04000000F4D1523EB8F4203DF473B93DD0151E3EA0B95C3D5C04EC3DF448063E909E6F3EAEA369BEB433AF3D809839BC88E637BDC465C5BD48E8193E822F6A3E44EB50BECA4F0A3E5486303EF0F7323D0000413BA6FF443E80E1F23B18697FBDD03B97BC7C44A43D742C803D00FE5CBC0C9FA13D68E4893D06604FBE30287F3DD2A11C3E50DEEA3C50EFBABCA21A443E92A95FBE0CB2E9BD546BE7BD86325D3ED89B77BEB01DCB3C02FC77BE20B106BC70D7BE3D90776FBD1C82783E00A0503A3A8402BEFC06843DEA22053E003402BA56005B3ECA0622BE9875DA3DAE5D113E504EFE3D0050C0B85C28923DBCD548BEC0E548BEE0977EBC505700BD2A163E3E72E3393E88942D3E4C83EABD30F848BEB22070BE604CB93D54AD66BEDE8D7FBE986001BE4C2458BEE0C5C9BDF62921BE3E5603BEAC62733E30F840BDA45C543E80C2B53B10AE03BD8CE795BDEAFE36BEC4AE4DBE8E42313E18C79DBD449879BE54F06A3E40F5973B724D2BBECE3A49BE28FC56BE947960BEECA8673EA682303E9081A73CA62E5ABE1CEA85BD2C7C70BE0C72B03D30F287BD60215BBD3CC09FBD4C0DF03DF2910A3E2851603DF83A00BD4064CABC00258FBB4EA23EBE0ECC793E10D1DCBD4AF1143E58830FBE00FADB3A8845AF3DE00D6BBEB4DAEA3D30F443BE38E50E3DF80E4BBDC2BE123E82CE783E48C6663D40EAE9BBF0AAFDBD60E4BE3DE86FF6BD",
      torch_tensor_16_torch.float32: "0x040000003FB0403FDED6083FFCDEAA3F65E67A3F913A3B3F26DC4B3F68D3903F812B233F481C843FE96B7E3F6BCD953F7663993F115E2C3F76A29B3FDA53B03FCB1E843F",
      torch_tensor_16_8_torch.float32: "0x0400000036435A3E669879BEAA2D813EDEB01DBE3ADA5EBE4EC58F3D4859993EF3BF6FBE9C4B413ED4D925BD0C27E73D34358D3E079AC43D3D4696BE9400DABD7AB68F3DC7B498BE5FC1703D4D6742BE19EE8FBD1D84013E1CB091BE1D6F68BE9C20253E1509B3BE9926793E8B948BBE2A8BBABB2DA4943D93DB0E3EA9B460BEE0E1423DA6E31B3E13439B3EDB3988BED8FE33BE7DEFD23D6FF539BC425074BEE55A98BE7DBBA0BEFD557DBE0B251ABE43667BBE77CC9EBE3815E23CE251543E4EB22ABEEECF103DAAD18EBB9C3A293E88137BBEB881893C69F6A83EAA3B813E4B69B3BE27015ABDECFC573B6916EFBDB6DA6DBE80EA7BBE1890703EDF6AEABDBE63BABC7377D43D3D375EBEA113013D5A58573E03AE53BE3EA9D23D69DA45BCD60F473E4A91703E0F1AC03D3C072F3CB6D39BBEB125103E00B95C3E6A8003BEE7BDB3BE13B1923E17F6A9BD29DE903D518BCBBDF3E1663E5F8BB03E99F0623EDE6EE6BD8AB67D3E73A6303EFF480D3DBECE91BEF9741BBE1E19B3BEC524723E9AEFB23E7FE4523E545BE73D2221AB3DC941AE3EC68B37BE5717F3BD8A88A2BEC6660FBD83ACC63C7F35C63D55DD7BBE589427BDFD2895BE923F93BEFFC13C3DD3B3B0BE54CEC03D38C1A6BE75EA7BBE413E96BD4DBEACBE7332923EC051943E711A3DBE04AE973DBE35393EA117E63D20FD41BD4DBDAABE4EA0833E7FC59EBE541986BD",
      torch_tensor_8_torch.float32_2: "0x0400000076AD6A3FD6669A3F48BD1B3F88FD5B3F642C8D3FF6209B3F72D7843F0958913F",
      torch_tensor_8_torch.float32_1: "0x04000000B6AF343FB303343F2F70323F0463073FC5FB8A3FF1AD663FFE38143F86F27F3F",
      torch_tensor_8_torch.float32: "0x04000000CE64903F5BC67A3FA2336F3FF901963FF3DB173FE424133F5E42803F1534593F",
      torch_tensor_8_8_torch.float32: "0x04000000AFA8363ED621B13EF758C53D39F4E2BC592E90BE38369EBE344379BE10B7B7BD51D1523E105F15BE15FB60BCD580A3BB33A86CBEA1CE1CBCACC8AE3E37AE903E28DE893E85D30EBDD876CD3BF5EB453EEDD8F0BD4DB912BECCE09A3EAE5AA53C6F7374BE2087983E585C703D26B6413E95379DBE455E863DED705D3E09EB50BDD0C84DBE8DD3903E4D64283EA838CE3DF83DAB3D69B4FF3BFD9D4F3EF8499EBDB61C55BE683E0A3E402EC13D81D8093E20D920BD2D2D40BD1A32E6BC3BEDBE3D21E88ABE85B8A8BE3179073EAF3746BE45A5F3BC25BCC83D061E4B3D8064693E44D43D3D7F43B33D2BA001BD09C3553D34C0043EEFFC763E9B84ABBEDDCF16BE",
      torch_tensor_24_torch.float32: "0x040000008875B43FFADE723F7D9F6F3F4E1E0D3F8537233FA7FD813F51346C3FE9A43F3F3780A13F6C8A743F0F82963FB1E7B53F0327453F8000413F5D47663F2C29753FACFA3F3FEC44613F7F4F7C3F3AB59C3FDE35BB3F7F64AF3F00C6863F11EF773F",
      torch_tensor_24_8_torch.float32: "0x0400000001290A3E9C9ADE3D8C1FB03EA95CCDBE075AA23E93CB0F3EA39094BE82C5D73D4D27F7BD7DFA31BED11640BDC80C51BE64DDC13EE0D1BE3EA3343DBDC199C4BE0A01D9BC215EEA3CCC30943E3242643C1F0D013E4A4DEB3DB3967BBEE58489BEAC26C6BE8ED85EBBE955093EC539FCBCF932D73E8C2BA9BDB7AA90BE7DCD933D4BBCF9BDFB2473BD91D1D63EEA8E4BBC98AAC13EE7DB6C3DD2F424BE128BA23E87937CBEFCBB6A3CF354C73DEC03473E518ECCBE2803AE3CD39CE5BD93BE8F3E502E153E24B7313E024D853E388AC6BD1A45E3BC94DCB13E97B0B2BEC13E99BECFBF013D1BA52FBE6C27CB3CD7D7C33EC09A4DBDFD07BDBEDD8F49BEAE9ACB3E9ED2C2BD5C6C42BE9E96473E45915B3D7678C3BE82A1B83E3DB1793E54B3C03EA208423EE87E15BE93BF10BE45E2563E5AE9ABBDBADCAD3DBDD3D6BE5B2F5BBEA3B3243EFEDFAEBCD12A55BE4662C1BEBDE78C3E0F4DB2BD7CD4D9BE26E5D53ECEC5573EE29B84BE31CEA1BEE53BD63E14F9EC3A3C5685BEED277F3EBFB8B8BD25FFF23C0DFC66BEE6C7BBBED73C93BEADBF42BD4280A0BE0E83DA3EA891993BE2BF29BE1B3E2F3EF58DC4BE55CC62BE1B8B263E515FBCBE8EFE5C3EFB14153D6EDBB8BE5306DCBE71230C3E5F95513E6947B1BDA90AC4BE0C8E7FBEA4813C3D5A0D813CBD00E33D4ECE9C3DECEEB9BC20FF693EF00DD73E0BA3B83EAA74C93E91A615BE375717BE292A44BD610D033E1D7B333EF7171EBD16348FBE4846A7BEE76FD53E8D6CEEBDF2BC6FBD65DF87BE88D25BBE55C7C23D95C13A3ED6492FBE803423BEA99FAF3E685C64BEAC68A5BE325B8ABDB0F5D23EC3F5C03D1911753D76D65CBD168A8A3E2AC65BBE1551963EED80D13D5A32453DF42A743DC2BA88BEF2A8A43E3AE1683EBC65ADBE526CCEBE6D4AE4BDDE49933E644D5ABE697BCD3EEDEE5EBEB043C8BE5F0C433E0DFC85BE94CB8BBDBE4C0ABE2FEE0CBD822FC1BE8758CBBE0A9C3E3E84FA48BDDABC85BEC2BA34BCE65ACABE9E65EB3D0993523EC102D73E749DB4BE6D1057BD36A2703E802ECB3E31BC9DBE2F6E3C3EE510373E"
    }
  }
#-}
