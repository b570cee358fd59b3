// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/gru_cell.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/gru_cell.npz

// CHECK: mase.linear
// CHECK: mase.slice
// CHECK: mase.derive
// CHECK: mase.linear
// CHECK: mase.slice
// CHECK: mase.derive
// CHECK: mase.linear
// CHECK: mase.slice
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.sigmoid
// CHECK: mase.mul
// CHECK: mase.add
// CHECK: mase.tanh
// CHECK: mase.sub
// CHECK: mase.derive
// CHECK: mase.linear
// CHECK: mase.slice
// CHECK: mase.slice
// CHECK: mase.add
// CHECK: mase.sigmoid
// CHECK: mase.mul
// CHECK: mase.add
#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<1x4xf32>) -> tensor<1x4xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<1x4xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_12_torch.float32_1> : tensor<12xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_12_4_torch.float32_1> : tensor<12x4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_12_torch.float32> : tensor<12xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_12_4_torch.float32> : tensor<12x4xf32>
    %0 = tensor.empty() : tensor<4x12xf32>
    %transposed = linalg.transpose ins(%cst_5 : tensor<12x4xf32>) outs(%0 : tensor<4x12xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<1x12xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x12xf32>) -> tensor<1x12xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<1x4xf32>, tensor<4x12xf32>) outs(%2 : tensor<1x12xf32>) -> tensor<1x12xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<12xf32>) outs(%1 : tensor<1x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x12xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<1x12xf32>, tensor<1x12xf32>) outs(%1 : tensor<1x12xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.addf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x12xf32>
    %extracted_slice = tensor.extract_slice %5[0, 0] [1, 4] [1, 1] : tensor<1x12xf32> to tensor<1x4xf32>
    %extracted_slice_6 = tensor.extract_slice %5[0, 4] [1, 4] [1, 1] : tensor<1x12xf32> to tensor<1x4xf32>
    %extracted_slice_7 = tensor.extract_slice %5[0, 8] [1, 4] [1, 1] : tensor<1x12xf32> to tensor<1x4xf32>
    %transposed_8 = linalg.transpose ins(%cst_3 : tensor<12x4xf32>) outs(%0 : tensor<4x12xf32>) permutation = [1, 0] 
    %6 = linalg.matmul ins(%cst_1, %transposed_8 : tensor<1x4xf32>, tensor<4x12xf32>) outs(%2 : tensor<1x12xf32>) -> tensor<1x12xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_2 : tensor<12xf32>) outs(%1 : tensor<1x12xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x12xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%6, %7 : tensor<1x12xf32>, tensor<1x12xf32>) outs(%1 : tensor<1x12xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.addf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x12xf32>
    %extracted_slice_9 = tensor.extract_slice %8[0, 0] [1, 4] [1, 1] : tensor<1x12xf32> to tensor<1x4xf32>
    %extracted_slice_10 = tensor.extract_slice %8[0, 4] [1, 4] [1, 1] : tensor<1x12xf32> to tensor<1x4xf32>
    %extracted_slice_11 = tensor.extract_slice %8[0, 8] [1, 4] [1, 1] : tensor<1x12xf32> to tensor<1x4xf32>
    %9 = tensor.empty() : tensor<1x4xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_9, %extracted_slice : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.addf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%10 : tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      %21 = math.exp %20 : f32
      %22 = arith.addf %21, %cst_0 : f32
      %23 = arith.divf %cst_0, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<1x4xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_10, %extracted_slice_6 : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.addf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%12 : tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.negf %in : f32
      %21 = math.exp %20 : f32
      %22 = arith.addf %21, %cst_0 : f32
      %23 = arith.divf %cst_0, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<1x4xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_11, %11 : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.mulf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%extracted_slice_7, %14 : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.addf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%15 : tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = math.tanh %in : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%cst_1, %16 : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.subf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%17, %13 : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.mulf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%18, %16 : tensor<1x4xf32>, tensor<1x4xf32>) outs(%9 : tensor<1x4xf32>) {
    ^bb0(%in: f32, %in_12: f32, %out: f32):
      %20 = arith.addf %in, %in_12 : f32
      linalg.yield %20 : f32
    } -> tensor<1x4xf32>
    return %19 : tensor<1x4xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_12_torch.float32_1: "0x040000006B3A9F3FB01D943FEC7DAE3FDC98703F66BEA23FC4B0943F1AA9573F1199253F628DBA3F2BD6593FD834B03F6F57A83F",
      torch_tensor_12_4_torch.float32_1: "0x040000005E5EE83E6010943E487490BD385E8A3D164BA3BE0CA9713E0A63C6BE8EBDB03E08DB69BEE0104BBEB66DD6BED89FF7BDF01946BD24FF6BBEB83BB63E5CEB923EB4EFE1BEF0DC4CBD20242C3EF4FCF63EF8D9F4BD842A9D3E4078E5BCC05F44BE7AA99C3E7C1EE4BE167AD63E3EB3FF3ED8C90BBE50404A3EC848FF3E385C1A3EE039483ED0003C3EE47851BEE8F4F93DF67088BE1C9ADA3E38665BBE7017EA3DC45014BE6606803E0008073C2EC38C3E1CA40ABE4A3996BE184C443E6E1290BE",
      torch_tensor_12_torch.float32: "0x040000000DA0933F60FD983FCE3AA33FF6BFBB3F7693B03FA9FF0F3F0DD24D3F96FDA13FB0ED363F1C918C3F3A20493F08B68C3F",
      torch_tensor_12_4_torch.float32: "0x040000009CBB513EB0316C3D74D02B3E10FCFEBDE09E71BE9628D23E84A12B3EC8CC4FBE60E2363DA897DEBD60232FBDEC8D8F3E4EC1CBBE40B0E73E644DAC3E0040E139E86C51BEF0C8D03DD472A9BEF648A63E6A6387BE18A9C33D58DCFBBE102F753E7E4CAD3E0826C03E102B273DE826973E74922E3E7EADAB3E7A76903E4AFBDFBEF0E6573DB48C2EBE607A74BEB430B33E308F92BD48129F3D642FA13EBE51AC3EBC9E883E78C7B2BD7232E4BE90C1F5BECCEF203E806EC2BB6EBEA1BE709B5F3E"
    }
  }
#-}
