// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/linear_4d.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/linear_4d.npz

// CHECK: mase.linear
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<1x2x4x8xf32>) -> tensor<1x2x4x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_6_8_torch.float32> : tensor<6x8xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1, 2], [3]] : tensor<1x2x4x8xf32> into tensor<8x8xf32>
    %0 = tensor.empty() : tensor<8x6xf32>
    %transposed = linalg.transpose ins(%cst_1 : tensor<6x8xf32>) outs(%0 : tensor<8x6xf32>) permutation = [1, 0] 
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<8x6xf32>) -> tensor<8x6xf32>
    %2 = linalg.matmul ins(%collapsed, %transposed : tensor<8x8xf32>, tensor<8x6xf32>) outs(%1 : tensor<8x6xf32>) -> tensor<8x6xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<6xf32>) outs(%0 : tensor<8x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<8x6xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%2, %3 : tensor<8x6xf32>, tensor<8x6xf32>) outs(%0 : tensor<8x6xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %5 = arith.addf %in, %in_2 : f32
      linalg.yield %5 : f32
    } -> tensor<8x6xf32>
    %expanded = tensor.expand_shape %4 [[0, 1, 2], [3]] output_shape [1, 2, 4, 6] : tensor<8x6xf32> into tensor<1x2x4x6xf32>
    return %expanded : tensor<1x2x4x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_torch.float32: "0x04000000B2AD463F8D20033FAB4B823F177C8A3FE37B763FAC11AF3F",
      torch_tensor_6_8_torch.float32: "0x04000000C871EBB9A86CA3BE80C7FF3B9DA3A3BD7A974EBE3194A7BD5B6A973C166588BEECCD703D74E97B3E190A8F3DE2CAAC3E48F1283EBEC28EBEEB800EBE7C3EAEBD359AD83DE23625BC68AA913E073A283D6D4865BEA5BA04BEDF9996BE46A6C7BDB2FF313E2FBF5F3BEE9EACBEB9A29CBE7641033E92E19EBE766290BE54DA57BE6888AC3E68E3CDBDDE4415BE027474BE4499673EEBD469BD9AA08B3D8CF9AC3D8835CC3D9FBC673EAF4C963C27CB153D2C16BCBC09AA8CBE32B4A5BD3249AC3E"
    }
  }
#-}
