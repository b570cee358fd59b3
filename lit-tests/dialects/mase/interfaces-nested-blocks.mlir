// RUN: mase-opt %s --mase-report="format=csv output=-" -o %t.mlir | FileCheck %s

// What is in a block inside a block counts once.

// CHECK: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits,

func.func @nested(%x: tensor<4x4xf32>) {
  // CHECK: nested,,block,{{.*}},64,0,512,512,
  %0 = mase.block(%x) : (tensor<4x4xf32>) -> tensor<4x4xf32> {
  ^bb0(%a: tensor<4x4xf32>):
    %1 = mase.block(%a) : (tensor<4x4xf32>) -> tensor<4x4xf32> {
    ^bb0(%b: tensor<4x4xf32>):
      %2 = mase.linear %b, %b : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
      mase.yield %2 : tensor<4x4xf32>
    }
    mase.yield %1 : tensor<4x4xf32>
  }
  return
}
