// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv2d_grouped.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv2d_grouped.npz

// CHECK: mase.conv2d
module {
  func.func @main(%arg0: tensor<1x4x8x8xf32>) -> tensor<1x6x6x6xf32> {
    %cst = arith.constant dense_resource<torch_tensor_6_2_3_3_torch.float32> : tensor<6x2x3x3xf32>
    %cst_0 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %0 = tensor.empty() : tensor<1x6x6x6xf32>
    %broadcasted = linalg.broadcast ins(%cst_0 : tensor<6xf32>) outs(%0 : tensor<1x6x6x6xf32>) dimensions = [0, 2, 3] 
    %expanded = tensor.expand_shape %arg0 [[0], [1, 2], [3], [4]] output_shape [1, 2, 2, 8, 8] : tensor<1x4x8x8xf32> into tensor<1x2x2x8x8xf32>
    %expanded_1 = tensor.expand_shape %cst [[0, 1], [2], [3], [4]] output_shape [2, 3, 2, 3, 3] : tensor<6x2x3x3xf32> into tensor<2x3x2x3x3xf32>
    %expanded_2 = tensor.expand_shape %broadcasted [[0], [1, 2], [3], [4]] output_shape [1, 2, 3, 6, 6] : tensor<1x6x6x6xf32> into tensor<1x2x3x6x6xf32>
    %1 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded, %expanded_1 : tensor<1x2x2x8x8xf32>, tensor<2x3x2x3x3xf32>) outs(%expanded_2 : tensor<1x2x3x6x6xf32>) -> tensor<1x2x3x6x6xf32>
    %collapsed = tensor.collapse_shape %1 [[0], [1, 2], [3], [4]] : tensor<1x2x3x6x6xf32> into tensor<1x6x6x6xf32>
    return %collapsed : tensor<1x6x6x6xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_2_3_3_torch.float32: "0x040000002A75E8BD77EE4A3EE91EA23D49E0683E81E6323EDCF15F3BA49615BEF5AF6B3E819C413E4EFDD03D7DD803BE42233E3E7EBDAF3C47981F3E7578C93DE929003E6DC953BE3FD405BEA4C2103E932249BD40FA51BEE77D5B3E4706A7BB55B3423E7DA63CBE6932A63D29D3B5BD9F22CBBD615C49BD1AADB2BD5341043E9C6E37BDB400373EDD4B5C3DB72C15BDAC680BBE8B015DBED6D18CBD94815FBEF7DD32BD63787C3B9DDD78BC8E1EEDBDC284273EB8ED073E88DC6DBD8CB9BEBD77BD173E01FD513E6AFF5CBE689750BD6F30B3BCFEC5AEBDEC0C4E3E219B0EBDCFA24C3E4BBA983ABA71D1BC01C90CBEC581A0BDCE8B9B3D3E86D53DCB6609BC31FA653E750D27BEA614B93DE362593E54DF27BD009E3F3E4AA27E3B94BD34BEE06904BEDBACB33D53E5D0BDBA32683D1A8F6D3E4EF8A33DC1B5B4BCCC50713DBB0E0BBE81CD4ABEF76D35BE69864ABE5B20463D020D3C3DCA23CDBDE8156CBED2BE023E0CF308BE6B2D21BD10604ABE2B2A08BEE65EC93D7BE160BEEEA109BE48F4343EBA8FF7BDD5E2C8BDDC8887BDA257CE3D02531EBE8799C13CB724C53D142B8CBCA6912E3DC61E38BE953CDA3DF167B43D",
      torch_tensor_6_torch.float32: "0x04000000E1B8973FDDCD4C3F3C1D773F44B5BF3F5A4D803FF4181A3F"
    }
  }
#-}
