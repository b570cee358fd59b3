// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// What was measured of values: numbers are the shortest text that is read as the same ones.

// CHECK-LABEL: func @ranges(
// CHECK-SAME: %{{.+}}: tensor<1x2xf32> {mase.node = "x", mase.range = #mase.range<min = -0.1, max = 3.0, low = -0.0, high = 2.9999999999999996, top = 2, samples = 1, channels = [0.1, 3.0]>},
func.func @ranges(%x: tensor<1x2xf32> {mase.node = "x", mase.range = #mase.range<min = -0.1, max = 3, low = -0.0, high = 2.9999999999999996, top = 2, samples = 1, channels = [0.1, 3]>},
                  %image: tensor<1x3x2x2x!mase.fixed<8, 5>>) {
  // CHECK: mase.relu {{.*}} [#mase.range<min = 0.0, max = 2.5e-07, low = 0.0, high = 2.5e-07, top = -21, samples = 597>]
  %0 = mase.relu %x {mase.range = [#mase.range<min = 0, max = 0.00000025, low = 0, high = 2.5e-7, top = -21, samples = 597, excess = [], channels = []>]} : (tensor<1x2xf32>) -> tensor<1x2xf32>
  // The dimension of an image's channels is 1; a range stays on what is quantised.
  // CHECK: mase.relu {{.*}} [#mase.range<min = -4.0, max = 1.7976931348623157e+308, low = -4.0, high = 5.0e-324, top = 1024, samples = 2, channels = [4.0, 0.5, 1.7976931348623157e+308]>]
  %1 = mase.relu %image {mase.range = [#mase.range<min = -4.0, max = 1.7976931348623157e+308, low = -4.0, high = 5.0e-324, top = 1024, samples = 2, channels = [4.0, 0.5, 1.7976931348623157e+308]>]} : (tensor<1x3x2x2x!mase.fixed<8, 5>>) -> tensor<1x3x2x2x!mase.fixed<8, 5>>
  // CHECK: #mase.range<min = 0.0, max = 0.0, low = 0.0, high = 0.0, top = 0, excess = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0e-09, 0.25], samples = 1>, unit]
  %2:2 = mase.block(%x) attributes {mase.range = [#mase.range<min = 0, max = 0, low = 0, high = 0, top = 0, excess = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.0e-9, 0.25], samples = 1>, unit]} : (tensor<1x2xf32>) -> (tensor<f32>, tensor<2xi64>) {
  ^bb0(%arg: tensor<1x2xf32>):
    %f = arith.constant dense<0.0> : tensor<f32>
    %i = arith.constant dense<0> : tensor<2xi64>
    mase.yield %f, %i : tensor<f32>, tensor<2xi64>
  }
  // CHECK: mase.parameter {{.*}} [#mase.range<min = -1.0, max = 1.0, low = -1.0, high = 1.0, top = 0, samples = 1>]
  %w = mase.parameter "w" {mase.range = [#mase.range<min = -1, max = 1, low = -1, high = 1, top = 0, samples = 1>]} : () -> tensor<2x2xf32>
  return
}
