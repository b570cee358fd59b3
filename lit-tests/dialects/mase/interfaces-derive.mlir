// RUN: mase-opt %s --mase-init --mase-report="format=csv output=-" -o %t.mlir | FileCheck %s
// RUN: mase-opt %s --mase-report=output=- -o %t.mlir | FileCheck %s --check-prefix=TEXT
// RUN: mase-opt %s --mase-init | FileCheck %s --check-prefix=INIT
// RUN: mase-opt %s --mase-view="parameters=true output=-" -o %t.mlir | FileCheck %s --check-prefix=VIEW
// RUN: mase-opt %s --mase-view="output=-" -o %t.mlir | FileCheck %s --check-prefix=NODES

// A derived parameter counts as one where it is used, and is no node; what it follows from is not held.

// CHECK: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits,
// CHECK-NEXT: derived,linear_0,linear,1x4 f32,"3x4 f32, 3 f32",1x3 f32,12,15,128,96,predefined,mase_linear,0,1x1 1x1 1 1x1,lutram lutram
// CHECK-NEXT: derived,block_0,block,{{.*}},0,9,96,96,
// CHECK-NOT: derived
// 12 of the derived weight, 3 of the bias, 9 in the block.
// TEXT: 2 nodes, 12 MACs and 24 parameters per inference

// INIT: mase.derive "w"(%{{.*}}, %{{.*}}) : (
// INIT-NOT: mase.node
// INIT: mase.linear {{.*}}mase.node

// VIEW: n2 [shape=ellipse, label="w\nderive\n3x4 f32"];
// VIEW-NOT: mul
// VIEW: n0 -> n2
// VIEW: n1 -> n2
// VIEW: n2 -> n4
// NODES-NOT: derive
// NODES-NOT: mul

func.func @derived(%x: tensor<1x4xf32>) -> tensor<1x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %s = mase.parameter "s" : () -> tensor<3x1xf32>
  %d = mase.derive "w" (%w, %s) : (tensor<3x4xf32>, tensor<3x1xf32>) -> tensor<3x4xf32> {
  ^bb0(%a: tensor<3x4xf32>, %b: tensor<3x1xf32>):
    %c = mase.mul %a, %b : (tensor<3x4xf32>, tensor<3x1xf32>) -> tensor<3x4xf32>
    mase.yield %c : tensor<3x4xf32>
  }
  %bias = mase.parameter "bias" : () -> tensor<3xf32>
  %y = mase.linear %x, %d, %bias : (tensor<1x4xf32>, tensor<3x4xf32>, tensor<3xf32>) -> tensor<1x3xf32>
  %z = mase.block (%y) : (tensor<1x3xf32>) -> tensor<1x3xf32> {
  ^bb0(%a: tensor<1x3xf32>):
    %p = mase.parameter "p" : () -> tensor<3x3xf32>
    %q = mase.derive "q" (%p) : (tensor<3x3xf32>) -> tensor<3x3xf32> {
    ^bb0(%b: tensor<3x3xf32>):
      %c = mase.linear %b, %b : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
      mase.yield %c : tensor<3x3xf32>
    }
    %r = mase.slice %q offsets [0, 0] sizes [1, 3] strides [1, 1] : (tensor<3x3xf32>) -> tensor<1x3xf32>
    %t = mase.add %a, %r : (tensor<1x3xf32>, tensor<1x3xf32>) -> tensor<1x3xf32>
    mase.yield %t : tensor<1x3xf32>
  }
  return %z : tensor<1x3xf32>
}
