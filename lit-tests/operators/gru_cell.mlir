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
      torch_tensor_12_torch.float32_1: "0x04000000AE9FBC3FC2A4A83F31C3BC3F2ABE763FCD030D3F7051433FF493AB3F952B7F3FC960403F7FE91D3F0036083F8AF7133F",
      torch_tensor_12_4_torch.float32_1: "0x04000000C81163BE20CB93BC40BAA33E827FFE3E24344B3EC8558A3DFEA4AB3EC0BB96BEF8D0BE3D6C7AC6BE186EB1BED23E84BE8CAA673EF8E74D3E6AA497BEC8AD1A3E6E898C3E203F81BD40649C3C0044ED3D00D19E3E48CFF53E9647C5BEECA13BBE9838493ED01BD43EE8C5DE3E22E2E13E78CACB3DF89CDEBE90663C3DAC27A0BE8C94EEBE3E74E33EF0A6C23EFE5DFFBE08AABF3DC880ACBDB882A8BD1C5F6ABE8CE4443E34A197BEDCB13B3E1676813E5C43B73E48713F3E4A5FFDBE0011A6BE",
      torch_tensor_12_torch.float32: "0x04000000A938533FA316173FC0C5643F30AE8D3FC59C2C3F5E6E793F80D0AD3F71D7723F59C7813F24F5743FD1F38C3F98B1A83F",
      torch_tensor_12_4_torch.float32: "0x04000000005475BB5E54893E16B3D2BE8066BCBEF43245BEEC4B093E404F22BCCEFACA3E70BF35BD4C7B073EACBB1ABE7048C9BDB891F4BE528BA9BEE80E53BE00BB973C60694A3E189B993E8C8DADBEFCF45EBE98F7393E4E94D43E48BDD2BD5C91BF3E400DA5BD10B5583D4ACDE73ECE7BEDBE6629A1BEE09E01BEDC9347BE282FDD3E1AEFA5BEC0B06BBE1ADAB2BE76C2EFBE047095BE9E0EDC3EBC76643E0027783E406AD73C3A3F83BEC03EAD3D9E06EFBE1AFAB8BEC6F983BE2685A13E2619963E"
    }
  }
#-}
