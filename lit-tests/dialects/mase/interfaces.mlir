// RUN: mase-opt %s --mase-report="format=csv output=-" -o %t.mlir | FileCheck %s

// MACs, parameters, and bits of inputs and outputs, worked out by hand.
// Columns of a row: MACs, parameters, input bits, output bits.

// CHECK: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits,

func.func @linear(%x: tensor<1x64xf32>, %s: tensor<1x64x!mase.fixed<8, 5>>, %v: tensor<32x64xf32>) {
  %w = mase.parameter "w" : () -> tensor<32x64xf32>
  %b = mase.parameter "b" : () -> tensor<32xf32>
  // 1*32*64; 32*64 + 32; 64*32; 32*32.
  // CHECK: linear,,linear,{{.*}},2048,2080,2048,1024,
  %0 = mase.linear %x, %w, %b : (tensor<1x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  // A parameter stays one through a cast. 2048*4 + 32*4 blocks of 8.
  // CHECK: linear,,cast,{{.*}},0,2048,0,9216,
  %c = mase.cast %w : (tensor<32x64xf32>) -> tensor<32x64x!mase.msfp12>
  // 64*8; 32*4 + 2 blocks of 8.
  // CHECK: linear,,linear,{{.*}},2048,2048,512,144,
  %1 = mase.linear %s, %c : (tensor<1x64x!mase.fixed<8, 5>>, tensor<32x64x!mase.msfp12>) -> tensor<1x32x!mase.msfp12>
  // A weight that is no parameter is streamed in.
  // CHECK: linear,,linear,{{.*}},2048,0,67584,1024,
  %2 = mase.linear %x, %v : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
  return
}

func.func @matmul(%a: tensor<2x3x4x8xf32>, %b: tensor<2x3x8x5xf32>) {
  // 2*3*4*5*8; (192 + 240)*32; 120*32.
  // CHECK: matmul,,matmul,{{.*}},960,0,13824,3840,
  %0 = mase.matmul %a, %b : (tensor<2x3x4x8xf32>, tensor<2x3x8x5xf32>) -> tensor<2x3x4x5xf32>
  return
}

func.func @conv(%x: tensor<1x4x8x8xf32>, %y: tensor<1x4x5x5xf32>) {
  %w = mase.parameter "w" : () -> tensor<8x2x3x3xf32>
  %d = mase.parameter "d" : () -> tensor<4x1x3x3xf32>
  %t = mase.parameter "t" : () -> tensor<4x2x3x3xf32>
  // 288 outputs of 2*3*3 products.
  // CHECK: conv,,conv2d,{{.*}},5184,144,8192,9216,
  %0 = mase.conv2d %x, %w {groups = 2 : i64} : (tensor<1x4x8x8xf32>, tensor<8x2x3x3xf32>) -> tensor<1x8x6x6xf32>
  // Depthwise: 144 outputs of 3*3.
  // CHECK: conv,,conv2d,{{.*}},1296,36,8192,4608,
  %1 = mase.conv2d %x, %d {groups = 4 : i64} : (tensor<1x4x8x8xf32>, tensor<4x1x3x3xf32>) -> tensor<1x4x6x6xf32>
  // 100 inputs, each times 2*3*3.
  // CHECK: conv,,conv_transpose2d,{{.*}},1800,72,3200,3136,
  %2 = mase.conv_transpose2d %y, %t : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>) -> tensor<1x2x7x7xf32>
  // CHECK: conv,,conv_transpose2d,{{.*}},1800,72,3200,6272,
  %3 = mase.conv_transpose2d %y, %t {groups = 2 : i64} : (tensor<1x4x5x5xf32>, tensor<4x2x3x3xf32>) -> tensor<1x4x7x7xf32>
  return
}

func.func @others(%i: tensor<2x16xi64>, %x: tensor<2x16x8xf32>) {
  %t = mase.parameter "t" : () -> tensor<100x8xf32>
  %g = mase.parameter "g" : () -> tensor<8xf32>
  // CHECK: others,,embedding,{{.*}},0,800,2048,8192,
  %0 = mase.embedding %i, %t : (tensor<2x16xi64>, tensor<100x8xf32>) -> tensor<2x16x8xf32>
  // CHECK: others,,layer_norm,{{.*}},0,16,8192,8192,
  %1 = mase.layer_norm %x gamma %g beta %g axis 2 : (tensor<2x16x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<2x16x8xf32>
  // Every result counts.
  // CHECK: others,,fork,{{.*}},0,0,8192,16384,
  %2:2 = mase.fork %x : (tensor<2x16x8xf32>) -> (tensor<2x16x8xf32>, tensor<2x16x8xf32>)
  return
}
