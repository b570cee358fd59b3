// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Functions for the host, and what was not raised: loops as operations on whole tensors.

// NAME: positions
// CHECK: positions: ok
func.func private @host(%mask: tensor<1x4xi64>) -> (tensor<1x4xi64>, tensor<1x4x4xi1>) attributes {mase.host} {
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %empty = tensor.empty() : tensor<1x4xi64>
  %square = tensor.empty() : tensor<1x4x4xi1>
  %see = linalg.generic {
      indexing_maps = [affine_map<(b, q, k) -> (b, k)>, affine_map<(b, q, k) -> (b, q, k)>],
      iterator_types = ["parallel", "parallel", "parallel"]} ins(%mask : tensor<1x4xi64>) outs(%square : tensor<1x4x4xi1>) {
  ^bb0(%in: i64, %out: i1):
    %q = linalg.index 1 : index
    %k = linalg.index 2 : index
    %earlier = arith.cmpi ule, %k, %q : index
    %kept = arith.cmpi ne, %in, %zero : i64
    %both = arith.andi %earlier, %kept : i1
    linalg.yield %both : i1
  } -> tensor<1x4x4xi1>
  %start = linalg.fill ins(%zero : i64) outs(%empty : tensor<1x4xi64>) -> tensor<1x4xi64>
  %count = linalg.generic {
      indexing_maps = [affine_map<(b, q, k) -> (b, q, k)>, affine_map<(b, q, k) -> (b, q)>],
      iterator_types = ["parallel", "parallel", "reduction"]} ins(%see : tensor<1x4x4xi1>) outs(%start : tensor<1x4xi64>) {
  ^bb0(%in: i1, %out: i64):
    %wide = arith.extui %in : i1 to i64
    %sum = arith.addi %out, %wide : i64
    linalg.yield %sum : i64
  } -> tensor<1x4xi64>
  %table = arith.constant dense<[3, 5, 4, 2, 7]> : tensor<5xi64>
  %found = linalg.generic {
      indexing_maps = [affine_map<(b, q) -> (b, q)>, affine_map<(b, q) -> (b, q)>],
      iterator_types = ["parallel", "parallel"]} ins(%count : tensor<1x4xi64>) outs(%empty : tensor<1x4xi64>) {
  ^bb0(%in: i64, %out: i64):
    %inside = arith.cmpi sge, %in, %zero : i64
    cf.assert %inside, "negative"
    %at = arith.index_cast %in : i64 to index
    %entry = tensor.extract %table[%at] : tensor<5xi64>
    %less = arith.subi %entry, %one : i64
    linalg.yield %less : i64
  } -> tensor<1x4xi64>
  return %found, %see : tensor<1x4xi64>, tensor<1x4x4xi1>
}
func.func @main(%mask: tensor<1x4xi64>) -> (tensor<1x4x2xf32>, tensor<1x4x4xi1>) {
  %positions:2 = func.call @host(%mask) : (tensor<1x4xi64>) -> (tensor<1x4xi64>, tensor<1x4x4xi1>)
  %w = mase.parameter "positions.weight" : () -> tensor<7x2xf32>
  %y = mase.embedding %positions#0, %w : (tensor<1x4xi64>, tensor<7x2xf32>) -> tensor<1x4x2xf32>
  return %y, %positions#1 : tensor<1x4x2xf32>, tensor<1x4x4xi1>
}
// -----
// NAME: loops
// CHECK: loops: ok
func.func @main(%x: tensor<3x4xf32>) -> (tensor<4x3xf32>, tensor<3x1xf32>, tensor<3xi64>, tensor<3x3xf32>, tensor<5x4xf32>, tensor<2x3xf32>) {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %none = arith.constant 0 : i64
  // A transposition, written by the result's map.
  %e43 = tensor.empty() : tensor<4x3xf32>
  %turned = linalg.generic {
      indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j, i)>],
      iterator_types = ["parallel", "parallel"]} ins(%x, %w : tensor<3x4xf32>, tensor<3x4xf32>) outs(%e43 : tensor<4x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %y = arith.mulf %a, %b : f32
    linalg.yield %y : f32
  } -> tensor<4x3xf32>
  // A maximum, in a dimension of extent 1.
  %e31 = tensor.empty() : tensor<3x1xf32>
  %lowest = linalg.fill ins(%low : f32) outs(%e31 : tensor<3x1xf32>) -> tensor<3x1xf32>
  %max = linalg.generic {
      indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i, 0)>],
      iterator_types = ["parallel", "reduction"]} ins(%turned : tensor<4x3xf32>) outs(%lowest : tensor<3x1xf32>) {
  ^bb0(%a: f32, %out: f32):
    %y = arith.maximumf %a, %out : f32
    linalg.yield %y : f32
  } -> tensor<3x1xf32>
  // Where the maximum is: a reduction of two results that PyTorch has no function for.
  %e3 = tensor.empty() : tensor<3xf32>
  %e3i = tensor.empty() : tensor<3xi64>
  %first = linalg.fill ins(%low : f32) outs(%e3 : tensor<3xf32>) -> tensor<3xf32>
  %at = linalg.fill ins(%none : i64) outs(%e3i : tensor<3xi64>) -> tensor<3xi64>
  %arg:2 = linalg.generic {
      indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>],
      iterator_types = ["parallel", "reduction"]} ins(%x : tensor<3x4xf32>) outs(%first, %at : tensor<3xf32>, tensor<3xi64>) {
  ^bb0(%a: f32, %best: f32, %where: i64):
    %j = linalg.index 1 : index
    %here = arith.index_cast %j : index to i64
    %better = arith.cmpf ogt, %a, %best : f32
    %next = arith.select %better, %a, %best : f32
    %place = arith.select %better, %here, %where : i64
    linalg.yield %next, %place : f32, i64
  } -> (tensor<3xf32>, tensor<3xi64>)
  // A product of matrices onto what is there.
  %e33 = tensor.empty() : tensor<3x3xf32>
  %half = arith.constant 0.5 : f32
  %start = linalg.fill ins(%half : f32) outs(%e33 : tensor<3x3xf32>) -> tensor<3x3xf32>
  %product = linalg.matmul ins(%w, %turned : tensor<3x4xf32>, tensor<4x3xf32>) outs(%start : tensor<3x3xf32>) -> tensor<3x3xf32>
  // Parts of tensors.
  %padded = tensor.pad %x low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %zero : f32
  } : tensor<3x4xf32> to tensor<5x4xf32>
  %part = tensor.extract_slice %w[1, 0] [1, 4] [1, 1] : tensor<3x4xf32> to tensor<4xf32>
  %whole = tensor.insert_slice %part into %padded[4, 0] [1, 4] [1, 1] : tensor<4xf32> into tensor<5x4xf32>
  // Windows: positions that are sums of loops.
  %e23 = tensor.empty() : tensor<2x3xf32>
  %window = tensor.empty() : tensor<2x2xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%e23 : tensor<2x3xf32>) -> tensor<2x3xf32>
  %sums = linalg.generic {
      indexing_maps = [affine_map<(i, j, p, q) -> (i + p, j + q)>, affine_map<(i, j, p, q) -> (p, q)>, affine_map<(i, j, p, q) -> (i, j)>],
      iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %window : tensor<3x4xf32>, tensor<2x2xf32>) outs(%zeros : tensor<2x3xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %y = arith.addf %out, %a : f32
    linalg.yield %y : f32
  } -> tensor<2x3xf32>
  return %turned, %max, %arg#1, %product, %whole, %sums : tensor<4x3xf32>, tensor<3x1xf32>, tensor<3xi64>, tensor<3x3xf32>, tensor<5x4xf32>, tensor<2x3xf32>
}
