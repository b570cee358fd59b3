// RUN: mase-opt %s --mase-raise | FileCheck %s

// What depends on nothing becomes a constant, whatever ops make it.

#id = affine_map<(i) -> (i)>
#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#column = affine_map<(i, j) -> (j)>

// Positions counted up in floats, as OPT does.
// CHECK-LABEL: func.func @positions
func.func @positions() -> tensor<4xi64> {
  %ones = arith.constant dense<1.0> : tensor<4xf32>
  %zero = arith.constant 0.0 : f32
  %c2 = arith.constant 2 : i64
  %floats = tensor.empty() : tensor<4xf32>
  %start = linalg.fill ins(%zero : f32) outs(%floats : tensor<4xf32>) -> tensor<4xf32>
  %sum = linalg.generic {indexing_maps = [#column, #row], iterator_types = ["parallel", "reduction"]}
      ins(%ones : tensor<4xf32>) outs(%start : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %past = arith.cmpi sle, %j, %i : index
    %term = arith.select %past, %in, %zero : f32
    %s = arith.addf %out, %term : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  %init = tensor.empty() : tensor<4xi64>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%sum : tensor<4xf32>) outs(%init : tensor<4xi64>) {
  ^bb0(%in: f32, %out: i64):
    %whole = arith.fptosi %in : f32 to i64
    %s = arith.addi %whole, %c2 : i64
    linalg.yield %s : i64
  } -> tensor<4xi64>
  // CHECK-NEXT: %[[R:.*]] = arith.constant dense<[3, 4, 5, 6]> : tensor<4xi64>
  // CHECK-NEXT: return %[[R]]
  return %r : tensor<4xi64>
}

// CHECK-LABEL: func.func @shapes
func.func @shapes() -> (tensor<3x2xi32>, tensor<2x4xi32>, tensor<2xi32>, tensor<3x4xi32>, tensor<4xi1>) {
  %c7 = arith.constant 7 : i32
  %c0 = arith.constant 0 : i32
  %x = arith.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi32>
  %empty = tensor.empty() : tensor<3x2xi32>
  // CHECK-DAG: arith.constant dense<{{\[\[}}1, 4], [2, 5], [3, 6]]> : tensor<3x2xi32>
  %transposed = linalg.transpose ins(%x : tensor<2x3xi32>) outs(%empty : tensor<3x2xi32>) permutation = [1, 0]
  // CHECK-DAG: arith.constant dense<{{\[\[}}7, 1, 2, 3], [7, 4, 5, 6]]> : tensor<2x4xi32>
  %padded = tensor.pad %x low[0, 1] high[0, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c7 : i32
  } : tensor<2x3xi32> to tensor<2x4xi32>
  // CHECK-DAG: arith.constant dense<[1, 3]> : tensor<2xi32>
  %slice = tensor.extract_slice %x[0, 0] [1, 2] [1, 2] : tensor<2x3xi32> to tensor<2xi32>
  // CHECK-DAG: arith.constant dense<{{\[\[}}0, 1, 2, 3], [0, 4, 5, 6], [7, 7, 7, 7]]> : tensor<3x4xi32>
  %splat = tensor.splat %c7 : tensor<3x4xi32>
  %zeros = tensor.splat %c0 : tensor<2x1xi32>
  %wide = tensor.concat dim(1) %zeros, %x : (tensor<2x1xi32>, tensor<2x3xi32>) -> tensor<2x4xi32>
  %inserted = tensor.insert_slice %wide into %splat[0, 0] [2, 4] [1, 1] : tensor<2x4xi32> into tensor<3x4xi32>
  // Equal elements are written once.
  // CHECK-DAG: arith.constant dense<true> : tensor<4xi1>
  %flat = tensor.collapse_shape %wide [[0, 1]] : tensor<2x4xi32> into tensor<8xi32>
  %first = tensor.extract_slice %flat[0] [4] [1] : tensor<8xi32> to tensor<4xi32>
  %less = arith.cmpi slt, %first, %first : tensor<4xi32>
  %ones = arith.constant dense<true> : tensor<4xi1>
  %not = arith.xori %less, %ones : tensor<4xi1>
  return %transposed, %padded, %slice, %inserted, %not : tensor<3x2xi32>, tensor<2x4xi32>, tensor<2xi32>, tensor<3x4xi32>, tensor<4xi1>
}

// An assertion that holds goes; what a layer starts from stays, and so do weights.
// CHECK-LABEL: func.func @gather
func.func @gather(%x: tensor<2x2xf32>) -> (tensor<2xi64>, tensor<2x2xf32>, tensor<2x2xf32>) {
  %c2 = arith.constant 2 : index
  %zero = arith.constant 0.0 : f32
  %table = arith.constant dense<[5, 6, 7]> : tensor<3xi64>
  %weight = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %init = tensor.empty() : tensor<2xi64>
  // CHECK: %[[GATHERED:.*]] = arith.constant dense<[7, 6]> : tensor<2xi64>
  %r = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel"]} outs(%init : tensor<2xi64>) {
  ^bb0(%out: i64):
    %i = linalg.index 0 : index
    %back = arith.subi %c2, %i : index
    %inside = arith.cmpi sle, %back, %c2 : index
    cf.assert %inside, "outside"
    %e = tensor.extract %table[%back] : tensor<3xi64>
    linalg.yield %e : i64
  } -> tensor<2xi64>
  // CHECK-NOT: cf.assert
  // CHECK: mase.linear
  %empty = tensor.empty() : tensor<2x2xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x2xf32>) -> tensor<2x2xf32>
  %product = linalg.matmul ins(%x, %weight : tensor<2x2xf32>, tensor<2x2xf32>) outs(%start : tensor<2x2xf32>) -> tensor<2x2xf32>
  %t = linalg.transpose ins(%weight : tensor<2x2xf32>) outs(%empty : tensor<2x2xf32>) permutation = [1, 0]
  // CHECK: return %[[GATHERED]]
  return %r, %product, %t : tensor<2xi64>, tensor<2x2xf32>, tensor<2x2xf32>
}
