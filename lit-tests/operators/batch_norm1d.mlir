// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/batch_norm1d.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/batch_norm1d.npz

// CHECK: mase.batch_norm
#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @main(%arg0: tensor<2x8xf32>) -> tensor<2x8xf32> {
    %cst = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_0 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_1 = arith.constant 1.000000e-05 : f64
    %cst_2 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %0 = tensor.empty() : tensor<8xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_2 : tensor<8xf32>) outs(%0 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %8 = arith.truncf %cst_1 : f64 to f32
      %9 = arith.addf %in, %8 : f32
      linalg.yield %9 : f32
    } -> tensor<8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%1 : tensor<8xf32>) outs(%0 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %8 = math.rsqrt %in : f32
      linalg.yield %8 : f32
    } -> tensor<8xf32>
    %3 = tensor.empty() : tensor<2x8xf32>
    %4 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg0, %cst_3 : tensor<2x8xf32>, tensor<8xf32>) outs(%3 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %8 = arith.subf %in, %in_4 : f32
      linalg.yield %8 : f32
    } -> tensor<2x8xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%4, %2 : tensor<2x8xf32>, tensor<8xf32>) outs(%3 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %8 = arith.mulf %in, %in_4 : f32
      linalg.yield %8 : f32
    } -> tensor<2x8xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %cst_0 : tensor<2x8xf32>, tensor<8xf32>) outs(%3 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %8 = arith.mulf %in, %in_4 : f32
      linalg.yield %8 : f32
    } -> tensor<2x8xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %cst : tensor<2x8xf32>, tensor<8xf32>) outs(%3 : tensor<2x8xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %8 = arith.addf %in, %in_4 : f32
      linalg.yield %8 : f32
    } -> tensor<2x8xf32>
    return %7 : tensor<2x8xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_torch.float32_3: "0x0400000009A4743F6AEF903F1551593FF2D6663F24B7053F573A2B3F463C4B3FEC5E823F",
      torch_tensor_8_torch.float32_2: "0x04000000AC0A7F3F1855A23F75A6163FC0CC213F43B34E3F7E29913FC3767D3FB4BEB23F",
      torch_tensor_8_torch.float32_1: "0x04000000585E6B3FA8C5863F52F3B93F1942093F4D6B2F3F48985F3F091B4E3FCA4BB73F",
      torch_tensor_8_torch.float32: "0x040000002C4D993FC666A63F3A39293FC142483FF33E973F1425B53F57A8653F57E4AF3F"
    }
  }
#-}
