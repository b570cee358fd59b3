// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/conv1d.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/conv1d.npz

// CHECK: mase.reshape
// CHECK: mase.derive
// CHECK: mase.reshape
// CHECK: mase.conv2d
// CHECK: mase.reshape
module {
  func.func @main(%arg0: tensor<1x4x10xf32>) -> tensor<1x6x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_6_4_3_torch.float32> : tensor<6x4x3xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1] high[0, 0, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index):
      tensor.yield %cst : f32
    } : tensor<1x4x10xf32> to tensor<1x4x12xf32>
    %0 = tensor.empty() : tensor<1x6x10xf32>
    %broadcasted = linalg.broadcast ins(%cst_1 : tensor<6xf32>) outs(%0 : tensor<1x6x10xf32>) dimensions = [0, 2] 
    %1 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%padded, %cst_0 : tensor<1x4x12xf32>, tensor<6x4x3xf32>) outs(%broadcasted : tensor<1x6x10xf32>) -> tensor<1x6x10xf32>
    return %1 : tensor<1x6x10xf32>
  }
}

{-#
  dialect_resources: {
    builtin: {
      torch_tensor_6_4_3_torch.float32: "0x04000000E8A30DBB13931E3E7E4B73BEC98B59BEB1B4E3BD53899E3D406BBBBB7A616A3E42DDD1BCD2709C3D9EABB2BDEA6B68BDBD338DBED6C543BE84B5F3BD08342F3C8DB9E93D665E313ED26648BE69B900BE83BCD63D2777753E435773BD15345D3EDA953EBD653BFA3CB5D4853E791C89BEF0173ABE48AC95BDCC73E6BDCA667F3EA49A3FBE701308BE3C854EBEDF6C8ABE3E8E2CBE9D197E3E55E7033E54450F3E67BD783C0B8D17BED50B483D6B008ABECE9755BE736418BEE2813A3E8A512D3E3F1903BE3DA82ABC680E3D3E3DEF923EAFA3EA3D50BC1F3DB032463E4B0D2EBEEE555C3DD22E65BEEAE04CBE2EB418BEA6C0053E8AC2ED3DF4192FBE949BB23D2847223EB83D15BDE195343C41FC883DA962373E15EB8D3E84CC63BECBA8D8BD",
      torch_tensor_6_torch.float32: "0x0400000080D0AD3F71D7723F59C7813F24F5743FD1F38C3F98B1A83F"
    }
  }
#-}
