// Not raised: two arguments, two results, and a weight as a constant.
#map = affine_map<(d0) -> (d0)>
func.func @main(%x: tensor<2xf32>, %n: tensor<2xi64>) -> (tensor<2xf32>, tensor<2xi64>) {
  %w = arith.constant dense_resource<scale> : tensor<2xf32>
  %empty = tensor.empty() : tensor<2xf32>
  %y = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]}
      ins(%x, %w : tensor<2xf32>, tensor<2xf32>) outs(%empty : tensor<2xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %p = arith.mulf %a, %b : f32
    linalg.yield %p : f32
  } -> tensor<2xf32>
  %whole = tensor.empty() : tensor<2xi64>
  %m = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]}
      ins(%n : tensor<2xi64>) outs(%whole : tensor<2xi64>) {
  ^bb0(%a: i64, %out: i64):
    %t = arith.addi %a, %a : i64
    linalg.yield %t : i64
  } -> tensor<2xi64>
  return %y, %m : tensor<2xf32>, tensor<2xi64>
}

{-#
  dialect_resources: { builtin: { scale: "0x040000000000004000004040" } }
#-}
