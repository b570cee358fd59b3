// RUN: mase-opt %s --mase-init --mase-report="format=csv output=-" --mase-view=output=%t -o %t.ir | FileCheck %s
// RUN: FileCheck %s --check-prefix=IR < %t.ir

// Names are the user's: empty, quoted, in any script. A weight is one however many nodes use it, and the function is
// that of the node.

// CHECK: function,node,op
// CHECK-NEXT: ,,relu,
// CHECK-NEXT: ,block_0,block,
// IR: ip = "my gelu\22"
func.func @""(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu %x {mase.node = ""} : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.block @"my gelu\22"(%0) : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-NEXT: a,add_0,add,4 f32,4 f32,4 f32,0,4,
func.func @a(%x: tensor<4xf32>) -> tensor<4xf32> {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  %0 = mase.add %x, %w : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-NEXT: b,add_0,add,
func.func @b(%x: tensor<4xf32>) -> tensor<4xf32> {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  %0 = mase.add %x, %w : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
