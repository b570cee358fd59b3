// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Element types of nodes that are not the dialect's own.

// CHECK-LABEL: func @upstream(
func.func @upstream(%x: tensor<4x4xf32>) {
  // CHECK: mase.cast {{.*}} -> tensor<4x4xf64>
  %0 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf64>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xf32>
  %1 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf32>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xf16>
  %2 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf16>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xbf16>
  %3 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xbf16>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xf8E4M3FN>
  %4 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf8E4M3FN>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xf8E5M2>
  %5 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf8E5M2>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xf4E2M1FN>
  %6 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xf4E2M1FN>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xi1>
  %7 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xi1>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xi8>
  %8 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xi8>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xsi8>
  %9 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xsi8>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xui4>
  %10 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xui4>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xi64>
  %11 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xi64>
  // CHECK: mase.cast {{.*}} -> tensor<4x4xindex>
  %12 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4xindex>
  // CHECK: mase.cast {{.*}} -> tensor<4x4x!quant.uniform<i8:f32, 5.000000e-01>>
  %q0 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!quant.uniform<i8:f32, 0.5>>
  // CHECK: mase.cast {{.*}} -> tensor<4x4x!quant.uniform<u8:f32, 5.000000e-01:128>>
  %q1 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!quant.uniform<u8:f32, 0.5:128>>
  // CHECK: mase.cast {{.*}} -> tensor<4x4x!quant.uniform<i4:f32:1, {5.000000e-01,1.000000e+00,2.000000e+00,4.000000e+00}>>
  %q2 = mase.cast %x : (tensor<4x4xf32>) -> tensor<4x4x!quant.uniform<i4:f32:1, {0.5, 1.0, 2.0, 4.0}>>
  return
}
