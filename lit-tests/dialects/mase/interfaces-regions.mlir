// RUN: mase-opt %s --mase-report="format=csv output=-" -o %t.mlir | FileCheck %s

// A block counts the MACs of the nodes in its region; a shard is the node in it.

// CHECK: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits,

func.func @regions(%x: tensor<4x4xf32>) {
  // 64 + 0 + 64.
  // CHECK: regions,,block,{{.*}},128,0,1024,512,
  // CHECK-NOT: ,linear,
  %0 = mase.block(%x, %x) : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32> {
  ^bb0(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>):
    %1 = mase.linear %a, %b : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = mase.relu %1 : (tensor<4x4xf32>) -> tensor<4x4xf32>
    %3 = mase.matmul %2, %b : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    mase.yield %3 : tensor<4x4xf32>
  }
  // CHECK: regions,,block,{{.*}},0,0,512,512,
  %4 = mase.block @f(%x) : (tensor<4x4xf32>) -> tensor<4x4xf32>
  // CHECK: regions,,linear,{{.*}},64,0,1024,512,
  // CHECK-NOT: ,shard,
  %5 = mase.shard rows axis 0 [<size = 2>, <size = 2>] -> tensor<4x4xf32> {
    %6 = mase.linear %x, %x : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
    mase.yield %6 : tensor<4x4xf32>
  }
  return
}
