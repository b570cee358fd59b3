// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/adaptive_avg_pool2d_3x5.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/adaptive_avg_pool2d_3x5.npz

// CHECK: mase.reshape
// CHECK: mase.reshape
// CHECK: mase.block
// CHECK: mase.where
// CHECK: mase.where
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.slice
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.reshape
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.reshape
// CHECK: mase.block
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0) -> ()>
#map2 = affine_map<(d0, d1) -> (d0, 0)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1) -> ()>
#map6 = affine_map<(d0, d1, d2, d3, d4, d5) -> (0, 0, 0, 0, 0, 0)>
#map7 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d1, 0, 0, 0, 0)>
#map8 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d2, d3, 0, 0)>
#map9 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5)>
#map10 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3, d4, d5)>
#map11 = affine_map<(d0, d1, d2, d3, d4, d5) -> ()>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map13 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
module {
  func.func @main(%arg0: tensor<1x2x8x8xf32>) -> tensor<1x2x3x5xf32> {
    %c2_i64 = arith.constant 2 : i64
    %c5_i64 = arith.constant 5 : i64
    %c8_i64 = arith.constant 8 : i64
    %c0_i64 = arith.constant 0 : i64
    %c3_i64 = arith.constant 3 : i64
    %c1_i64 = arith.constant 1 : i64
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_0 = arith.constant dense<7> : tensor<i64>
    %cst_1 = arith.constant dense<5> : tensor<i64>
    %cst_2 = arith.constant dense<3> : tensor<i64>
    %0 = tensor.empty() : tensor<3xi64>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%0 : tensor<3xi64>) {
    ^bb0(%out: i64):
      %55 = linalg.index 0 : index
      %56 = arith.index_cast %55 : index to i64
      linalg.yield %56 : i64
    } -> tensor<3xi64>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%1 : tensor<3xi64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.muli %in, %c8_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel"]} ins(%2, %cst_2 : tensor<3xi64>, tensor<i64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.divsi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %4 = tensor.empty() : tensor<4xi64>
    %5 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%4 : tensor<4xi64>) {
    ^bb0(%out: i64):
      %55 = linalg.index 0 : index
      %56 = arith.index_cast %55 : index to i64
      linalg.yield %56 : i64
    } -> tensor<4xi64>
    %expanded = tensor.expand_shape %3 [[0, 1]] output_shape [3, 1] : tensor<3xi64> into tensor<3x1xi64>
    %6 = tensor.empty() : tensor<3x4xi64>
    %7 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded, %5 : tensor<3x1xi64>, tensor<4xi64>) outs(%6 : tensor<3x4xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.addi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<3x4xi64>
    %8 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%7, %cst_0 : tensor<3x4xi64>, tensor<i64>) outs(%6 : tensor<3x4xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.minsi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<3x4xi64>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%1 : tensor<3xi64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.addi %in, %c1_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%9 : tensor<3xi64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.muli %in, %c8_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %11 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%10 : tensor<3xi64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.addi %in, %c3_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%11 : tensor<3xi64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.subi %in, %c1_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel"]} ins(%12, %cst_2 : tensor<3xi64>, tensor<i64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.divsi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%13, %3 : tensor<3xi64>, tensor<3xi64>) outs(%0 : tensor<3xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.subi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<3xi64>
    %15 = tensor.empty() : tensor<5xi64>
    %16 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%15 : tensor<5xi64>) {
    ^bb0(%out: i64):
      %55 = linalg.index 0 : index
      %56 = arith.index_cast %55 : index to i64
      linalg.yield %56 : i64
    } -> tensor<5xi64>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%16 : tensor<5xi64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.muli %in, %c8_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel"]} ins(%17, %cst_1 : tensor<5xi64>, tensor<i64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.divsi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %expanded_3 = tensor.expand_shape %18 [[0, 1]] output_shape [5, 1] : tensor<5xi64> into tensor<5x1xi64>
    %19 = tensor.empty() : tensor<5x3xi64>
    %20 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded_3, %1 : tensor<5x1xi64>, tensor<3xi64>) outs(%19 : tensor<5x3xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.addi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<5x3xi64>
    %21 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel"]} ins(%20, %cst_0 : tensor<5x3xi64>, tensor<i64>) outs(%19 : tensor<5x3xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.minsi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<5x3xi64>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%16 : tensor<5xi64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.addi %in, %c1_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%22 : tensor<5xi64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.muli %in, %c8_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%23 : tensor<5xi64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.addi %in, %c5_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %25 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%24 : tensor<5xi64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %out: i64):
      %55 = arith.subi %in, %c1_i64 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %26 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel"]} ins(%25, %cst_1 : tensor<5xi64>, tensor<i64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.divsi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]} ins(%26, %18 : tensor<5xi64>, tensor<5xi64>) outs(%15 : tensor<5xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.subi %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<5xi64>
    %expanded_4 = tensor.expand_shape %8 [[0], [1, 2, 3]] output_shape [3, 4, 1, 1] : tensor<3x4xi64> into tensor<3x4x1x1xi64>
    %28 = tensor.empty() : tensor<2xi64>
    %29 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%28 : tensor<2xi64>) {
    ^bb0(%out: i64):
      %55 = linalg.index 0 : index
      %56 = arith.index_cast %55 : index to i64
      linalg.yield %56 : i64
    } -> tensor<2xi64>
    %expanded_5 = tensor.expand_shape %29 [[0, 1, 2, 3, 4]] output_shape [2, 1, 1, 1, 1] : tensor<2xi64> into tensor<2x1x1x1x1xi64>
    %30 = tensor.empty() : tensor<1xi64>
    %31 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%30 : tensor<1xi64>) {
    ^bb0(%out: i64):
      linalg.yield %c0_i64 : i64
    } -> tensor<1xi64>
    %expanded_6 = tensor.expand_shape %31 [[0, 1, 2, 3, 4, 5]] output_shape [1, 1, 1, 1, 1, 1] : tensor<1xi64> into tensor<1x1x1x1x1x1xi64>
    %32 = tensor.empty() : tensor<1x2x3x4x5x3xf32>
    %33 = linalg.generic {indexing_maps = [#map6, #map7, #map8, #map9, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%expanded_6, %expanded_5, %expanded_4, %21 : tensor<1x1x1x1x1x1xi64>, tensor<2x1x1x1x1xi64>, tensor<3x4x1x1xi64>, tensor<5x3xi64>) outs(%32 : tensor<1x2x3x4x5x3xf32>) {
    ^bb0(%in: i64, %in_40: i64, %in_41: i64, %in_42: i64, %out: f32):
      %55 = arith.cmpi slt, %in, %c0_i64 : i64
      %56 = arith.addi %in, %c1_i64 : i64
      %57 = arith.select %55, %56, %in : i64
      %58 = arith.index_cast %57 : i64 to index
      %59 = arith.cmpi slt, %in_40, %c0_i64 : i64
      %60 = arith.addi %in_40, %c2_i64 : i64
      %61 = arith.select %59, %60, %in_40 : i64
      %62 = arith.index_cast %61 : i64 to index
      %63 = arith.cmpi slt, %in_41, %c0_i64 : i64
      %64 = arith.addi %in_41, %c8_i64 : i64
      %65 = arith.select %63, %64, %in_41 : i64
      %66 = arith.index_cast %65 : i64 to index
      %67 = arith.cmpi slt, %in_42, %c0_i64 : i64
      %68 = arith.addi %in_42, %c8_i64 : i64
      %69 = arith.select %67, %68, %in_42 : i64
      %70 = arith.index_cast %69 : i64 to index
      %extracted = tensor.extract %arg0[%58, %62, %66, %70] : tensor<1x2x8x8xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x2x3x4x5x3xf32>
    %expanded_7 = tensor.expand_shape %14 [[0, 1]] output_shape [3, 1] : tensor<3xi64> into tensor<3x1xi64>
    %34 = tensor.empty() : tensor<3x4xi1>
    %35 = linalg.generic {indexing_maps = [#map3, #map2, #map4], iterator_types = ["parallel", "parallel"]} ins(%5, %expanded_7 : tensor<4xi64>, tensor<3x1xi64>) outs(%34 : tensor<3x4xi1>) {
    ^bb0(%in: i64, %in_40: i64, %out: i1):
      %55 = arith.cmpi sge, %in, %in_40 : i64
      linalg.yield %55 : i1
    } -> tensor<3x4xi1>
    %expanded_8 = tensor.expand_shape %35 [[0], [1, 2, 3]] output_shape [3, 4, 1, 1] : tensor<3x4xi1> into tensor<3x4x1x1xi1>
    %36 = linalg.generic {indexing_maps = [#map8, #map11, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%expanded_8, %cst, %33 : tensor<3x4x1x1xi1>, tensor<f32>, tensor<1x2x3x4x5x3xf32>) outs(%32 : tensor<1x2x3x4x5x3xf32>) {
    ^bb0(%in: i1, %in_40: f32, %in_41: f32, %out: f32):
      %55 = arith.select %in, %in_40, %in_41 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x4x5x3xf32>
    %expanded_9 = tensor.expand_shape %27 [[0, 1]] output_shape [5, 1] : tensor<5xi64> into tensor<5x1xi64>
    %37 = tensor.empty() : tensor<5x3xi1>
    %38 = linalg.generic {indexing_maps = [#map3, #map2, #map4], iterator_types = ["parallel", "parallel"]} ins(%1, %expanded_9 : tensor<3xi64>, tensor<5x1xi64>) outs(%37 : tensor<5x3xi1>) {
    ^bb0(%in: i64, %in_40: i64, %out: i1):
      %55 = arith.cmpi sge, %in, %in_40 : i64
      linalg.yield %55 : i1
    } -> tensor<5x3xi1>
    %39 = linalg.generic {indexing_maps = [#map9, #map11, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%38, %cst, %36 : tensor<5x3xi1>, tensor<f32>, tensor<1x2x3x4x5x3xf32>) outs(%32 : tensor<1x2x3x4x5x3xf32>) {
    ^bb0(%in: i1, %in_40: f32, %in_41: f32, %out: f32):
      %55 = arith.select %in, %in_40, %in_41 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x4x5x3xf32>
    %extracted_slice = tensor.extract_slice %39[0, 0, 0, 0, 0, 0] [1, 2, 3, 1, 5, 3] [1, 1, 1, 1, 1, 1] : tensor<1x2x3x4x5x3xf32> to tensor<1x2x3x1x5x3xf32>
    %collapsed = tensor.collapse_shape %extracted_slice [[0], [1], [2, 3], [4], [5]] : tensor<1x2x3x1x5x3xf32> into tensor<1x2x3x5x3xf32>
    %extracted_slice_10 = tensor.extract_slice %collapsed[0, 0, 0, 0, 0] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_11 = tensor.collapse_shape %extracted_slice_10 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %extracted_slice_12 = tensor.extract_slice %collapsed[0, 0, 0, 0, 1] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_13 = tensor.collapse_shape %extracted_slice_12 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %40 = tensor.empty() : tensor<1x2x3x5xf32>
    %41 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_11, %collapsed_13 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_14 = tensor.extract_slice %collapsed[0, 0, 0, 0, 2] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_15 = tensor.collapse_shape %extracted_slice_14 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %42 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %collapsed_15 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_16 = tensor.extract_slice %39[0, 0, 0, 1, 0, 0] [1, 2, 3, 1, 5, 3] [1, 1, 1, 1, 1, 1] : tensor<1x2x3x4x5x3xf32> to tensor<1x2x3x1x5x3xf32>
    %collapsed_17 = tensor.collapse_shape %extracted_slice_16 [[0], [1], [2, 3], [4], [5]] : tensor<1x2x3x1x5x3xf32> into tensor<1x2x3x5x3xf32>
    %extracted_slice_18 = tensor.extract_slice %collapsed_17[0, 0, 0, 0, 0] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_19 = tensor.collapse_shape %extracted_slice_18 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %43 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %collapsed_19 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_20 = tensor.extract_slice %collapsed_17[0, 0, 0, 0, 1] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_21 = tensor.collapse_shape %extracted_slice_20 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %44 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %collapsed_21 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_22 = tensor.extract_slice %collapsed_17[0, 0, 0, 0, 2] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_23 = tensor.collapse_shape %extracted_slice_22 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %45 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %collapsed_23 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_24 = tensor.extract_slice %39[0, 0, 0, 2, 0, 0] [1, 2, 3, 1, 5, 3] [1, 1, 1, 1, 1, 1] : tensor<1x2x3x4x5x3xf32> to tensor<1x2x3x1x5x3xf32>
    %collapsed_25 = tensor.collapse_shape %extracted_slice_24 [[0], [1], [2, 3], [4], [5]] : tensor<1x2x3x1x5x3xf32> into tensor<1x2x3x5x3xf32>
    %extracted_slice_26 = tensor.extract_slice %collapsed_25[0, 0, 0, 0, 0] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_27 = tensor.collapse_shape %extracted_slice_26 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %46 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %collapsed_27 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_28 = tensor.extract_slice %collapsed_25[0, 0, 0, 0, 1] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_29 = tensor.collapse_shape %extracted_slice_28 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %47 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %collapsed_29 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_30 = tensor.extract_slice %collapsed_25[0, 0, 0, 0, 2] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_31 = tensor.collapse_shape %extracted_slice_30 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %48 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %collapsed_31 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_32 = tensor.extract_slice %39[0, 0, 0, 3, 0, 0] [1, 2, 3, 1, 5, 3] [1, 1, 1, 1, 1, 1] : tensor<1x2x3x4x5x3xf32> to tensor<1x2x3x1x5x3xf32>
    %collapsed_33 = tensor.collapse_shape %extracted_slice_32 [[0], [1], [2, 3], [4], [5]] : tensor<1x2x3x1x5x3xf32> into tensor<1x2x3x5x3xf32>
    %extracted_slice_34 = tensor.extract_slice %collapsed_33[0, 0, 0, 0, 0] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_35 = tensor.collapse_shape %extracted_slice_34 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %49 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %collapsed_35 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_36 = tensor.extract_slice %collapsed_33[0, 0, 0, 0, 1] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_37 = tensor.collapse_shape %extracted_slice_36 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %50 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %collapsed_37 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %extracted_slice_38 = tensor.extract_slice %collapsed_33[0, 0, 0, 0, 2] [1, 2, 3, 5, 1] [1, 1, 1, 1, 1] : tensor<1x2x3x5x3xf32> to tensor<1x2x3x5x1xf32>
    %collapsed_39 = tensor.collapse_shape %extracted_slice_38 [[0], [1], [2], [3, 4]] : tensor<1x2x3x5x1xf32> into tensor<1x2x3x5xf32>
    %51 = linalg.generic {indexing_maps = [#map12, #map12, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %collapsed_39 : tensor<1x2x3x5xf32>, tensor<1x2x3x5xf32>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %55 = arith.addf %in, %in_40 : f32
      linalg.yield %55 : f32
    } -> tensor<1x2x3x5xf32>
    %52 = tensor.empty() : tensor<3x5xi64>
    %53 = linalg.generic {indexing_maps = [#map2, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%expanded_7, %27 : tensor<3x1xi64>, tensor<5xi64>) outs(%52 : tensor<3x5xi64>) {
    ^bb0(%in: i64, %in_40: i64, %out: i64):
      %55 = arith.muli %in, %in_40 : i64
      linalg.yield %55 : i64
    } -> tensor<3x5xi64>
    %54 = linalg.generic {indexing_maps = [#map12, #map13, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %53 : tensor<1x2x3x5xf32>, tensor<3x5xi64>) outs(%40 : tensor<1x2x3x5xf32>) {
    ^bb0(%in: f32, %in_40: i64, %out: f32):
      %55 = arith.sitofp %in_40 : i64 to f32
      %56 = arith.divf %in, %55 : f32
      linalg.yield %56 : f32
    } -> tensor<1x2x3x5xf32>
    return %54 : tensor<1x2x3x5xf32>
  }
}
