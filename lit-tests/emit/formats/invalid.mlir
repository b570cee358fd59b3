// RUN: not mase export-torch %s -o %t.py 2>&1 | FileCheck %s
// RUN: not ls %t.py

// What f64 does not hold, and what has no meaning in PyTorch, is refused by name.

func.func @main(%x: tensor<1x64xf32>, %w: tensor<4x64xf32>) -> tensor<1x4xf32> {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.parameter' op has elements of fixed<8, 5>, which cannot be written as PyTorch
  %q = mase.parameter "q" : () -> tensor<4x4x!mase.fixed<8, 5>>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.cast' op is on fixed<60, 5>, whose integers have more than 53 bits
  %a = mase.cast %x : (tensor<1x64xf32>) -> tensor<1x64x!mase.fixed<60, 5>>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.cast' op is on int<32, scale = 0.1>, and at most 24 bits of a scale are exact in f64
  %b = mase.cast %x : (tensor<1x64xf32>) -> tensor<1x64x!mase.int<32, scale = 0.1>>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.cast' op is on mxint<8, exponent = 12>, whose blocks share powers of two up to 2^2047, and f64 has room for 2^400
  %c = mase.cast %x : (tensor<1x64xf32>) -> tensor<1x64x!mase.mxint<8, exponent = 12>>
  %d = mase.cast %x : (tensor<1x64xf32>) -> tensor<1x64x!mase.mxfp8_e5m2>
  %e = mase.cast %w : (tensor<4x64xf32>) -> tensor<4x64x!mase.mxfp8_e5m2>
  // CHECK-DAG: [[@LINE+1]]:{{.*}}'mase.linear' op multiplies mxfp8_e5m2 and mxfp8_e5m2, whose sums of a block have more than 53 bits
  %f = mase.linear %d, %e {accumulator_width = 32 : i64, accumulator_frac = 8 : i64} : (tensor<1x64x!mase.mxfp8_e5m2>, tensor<4x64x!mase.mxfp8_e5m2>) -> tensor<1x4x!mase.fixed<16, 8>>
  %g = mase.cast %f : (tensor<1x4x!mase.fixed<16, 8>>) -> tensor<1x4xf32>
  return %g : tensor<1x4xf32>
}
