// RUN: mase-opt %s --mase-report="format=csv output=-" -o %t.mlir | FileCheck %s

// Bits of tensors in their formats, worked out by hand: a block that its axis does not fill has an exponent like any other.

// CHECK: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits,

func.func @elements(%x: tensor<4x4xf32>) {
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},1024,
  %0 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf64>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},256,
  %1 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xbf16>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},128,
  %2 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf8E4M3FN>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},16,
  %3 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xi1>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},1024,
  %4 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xindex>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},64,
  %5 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!quant.uniform<i4:f32, 0.5>>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},96,
  %6 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!mase.fixed<6, 2>>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},64,
  %7 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!mase.int<4, scale = 0.5>>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},128,
  %8 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!mase.minifloat<4, 3>>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},80,
  %9 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!mase.log<5>>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},16,
  %10 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!mase.binary>
  // CHECK: elements,,cast,{{.*}},0,0,{{[0-9]+}},32,
  %11 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!mase.ternary>
  return
}

func.func @short_blocks(%x: tensor<33x40xf32>) {
  // 1320*8 + 33*2 exponents of 8.
  // CHECK: short_blocks,,cast,{{.*}},0,0,{{[0-9]+}},11088,
  %0 = mase.cast %x : (tensor<33x40xf32>) -> tensor<33x40x!mase.mxint8>
  // 1320*4 + 3*40 exponents of 8.
  // CHECK: short_blocks,,cast,{{.*}},0,0,{{[0-9]+}},6240,
  %1 = mase.cast %x : (tensor<33x40xf32>) -> tensor<33x40x!mase.msfp12<axis = -2>>
  // 1320*4 + 33*3 exponents of 8.
  // CHECK: short_blocks,,cast,{{.*}},0,0,{{[0-9]+}},6072,
  %2 = mase.cast %x : (tensor<33x40xf32>) -> tensor<33x40x!mase.mxfp4<block = 16>>
  // 1320*6 + 33 exponents of 5.
  // CHECK: short_blocks,,cast,{{.*}},0,0,{{[0-9]+}},8085,
  %3 = mase.cast %x : (tensor<33x40xf32>) -> tensor<33x40x!mase.mxint<6, exponent = 5, block = 4096>>
  // 1320*8 + 33*20 exponents of 5.
  // CHECK: short_blocks,,cast,{{.*}},0,0,{{[0-9]+}},13860,
  %4 = mase.cast %x : (tensor<33x40xf32>) -> tensor<33x40x!mase.bfp<5, 7, block = 2>>
  return
}

func.func @scalar(%x: tensor<f32>) {
  // CHECK: scalar,,cast,{{.*}},0,0,32,6,
  %0 = mase.cast %x : (tensor<f32>) -> tensor<!mase.fixed<6, 2>>
  return
}

func.func @empty(%x: tensor<0x40xf32>) {
  // CHECK: empty,,cast,{{.*}},0,0,{{[0-9]+}},0,
  %0 = mase.cast %x : (tensor<0x40xf32>) -> tensor<0x40x!mase.mxint8>
  return
}
