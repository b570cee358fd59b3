// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/linear_1d.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/linear_1d.npz

// CHECK: mase.linear
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<8xf32>) -> tensor<6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_6_8_torch.float32> : tensor<6x8xf32>
    %expanded = tensor.expand_shape %arg0 [[0, 1]] output_shape [1, 8] : tensor<8xf32> into tensor<1x8xf32>
    %0 = tensor.empty() : tensor<8x6xf32>
    %transposed = linalg.transpose ins(%cst_1 : tensor<6x8xf32>) outs(%0 : tensor<8x6xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<1x6xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x6xf32>) -> tensor<1x6xf32>
    %3 = linalg.matmul ins(%expanded, %transposed : tensor<1x8xf32>, tensor<8x6xf32>) outs(%2 : tensor<1x6xf32>) -> tensor<1x6xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<6xf32>) outs(%1 : tensor<1x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x6xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<1x6xf32>, tensor<1x6xf32>) outs(%1 : tensor<1x6xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %6 = arith.addf %in, %in_2 : f32
      linalg.yield %6 : f32
    } -> tensor<1x6xf32>
    %collapsed = tensor.collapse_shape %5 [[0, 1]] : tensor<1x6xf32> into tensor<6xf32>
    return %collapsed : tensor<6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_torch.float32: "0x04000000489A6D3FED88903F486AB53FB082B03FAF4F873FFE924F3F",
      torch_tensor_6_8_torch.float32: "0x04000000613BA23EB58F8DBD96A9A93EDAD7033E9EDDA43E6CDD2B3CB76999BEC118C5BD3F2CD93DDA10413E3955B4BE49CE8C3E5863A2BE3B20543E0B9BB23EF66FB23DF4A788BD2857473E6CE8D6BD411686BE9A7780BE5B392A3EB33F8A3E278F6A3CB883AFBEFCDEB1BE8680A3BD796F433EC54271BE1B2BC33D27E145BEAC47933E13BBBDBDAAE596BDBDC49EBE3323A2BE11BFC33C63276A3D0199433EE0499EBE1DBF7D3D1E3351BDCF5E543E159E24BEDDB8D73DFDE3113E9CDD353EC859F8BD"
    }
  }
#-}
