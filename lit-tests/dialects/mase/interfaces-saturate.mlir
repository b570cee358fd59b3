// RUN: mase-opt %s --mase-report="format=csv output=-" -o %t.mlir | FileCheck %s

// Counts of shapes beyond any memory stay at 2^63 - 1.

// CHECK: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits,

func.func @products(%a: tensor<1073741824x1048576xf32>, %b: tensor<1048576x1073741824xf32>) {
  // 2^30 * 2^20 * 2^30; 2 * 2^50 * 2^5; 2^60 * 2^5.
  // CHECK: products,,matmul,{{.*}},9223372036854775807,0,72057594037927936,9223372036854775807,
  %0 = mase.matmul %a, %b : (tensor<1073741824x1048576xf32>, tensor<1048576x1073741824xf32>) -> tensor<1073741824x1073741824xf32>
  return
}

func.func @sums(%x: tensor<4294967296x1073741824xi8>, %y: tensor<144115188075855871xi64>, %z: tensor<4294967296x1073741824x!mase.mxint8>) {
  %w = mase.parameter "w" : () -> tensor<4294967296x1073741824xi8>
  // 2^62 elements.
  // CHECK: sums,,add,{{.*}},0,0,9223372036854775807,4611686018427387904,
  %0 = mase.add %x, %x : (tensor<4294967296x1073741824xi8>, tensor<4294967296x1073741824xi8>) -> tensor<4294967296x1073741824xi1>
  // Twice 2^62 parameters.
  // CHECK: sums,,add,{{.*}},0,9223372036854775807,0,4611686018427387904,
  %1 = mase.add %w, %w : (tensor<4294967296x1073741824xi8>, tensor<4294967296x1073741824xi8>) -> tensor<4294967296x1073741824xi1>
  // (2^57 - 1) * 64 is just below the limit.
  // CHECK: sums,,relu,{{.*}},0,0,9223372036854775744,9223372036854775744,
  %2 = mase.relu %y : (tensor<144115188075855871xi64>) -> tensor<144115188075855871xi64>
  // CHECK: sums,,relu,{{.*}},0,0,9223372036854775807,9223372036854775807,
  %3 = mase.relu %z : (tensor<4294967296x1073741824x!mase.mxint8>) -> tensor<4294967296x1073741824x!mase.mxint8>
  return
}
