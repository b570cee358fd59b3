// RUN: mase-opt %s --mase-quantize -verify-diagnostics | FileCheck %s
// RUN: mase-opt %s --mase-quantize="weights=fixed<8>" -o /dev/null 2>&1 | FileCheck %s --check-prefix=SCALAR

// One warning for a function says how many values have no range. Weights without values are quantised as others are: their binary
// points, and those of biases without a range, are derived when values come.

// SCALAR: warning: 3 values have no range, "an argument" among them; {{.*}} weights between -1 and 1: run `mase calibrate` first

// CHECK: %[[W:.*]] = mase.parameter "fc.weight" : () -> tensor<16x8xf32>
// CHECK: %[[B:.*]] = mase.parameter "fc.bias" : () -> tensor<16xf32>
// CHECK: mase.derive "fc.weight.points"(%[[W]], %[[B]])
// CHECK: mase.derive "fc.bias.points"(%[[B]])
// CHECK: mase.linear {{.*}} : (tensor<1x8x!mase.fixed<8, 4>>, tensor<16x8x!mase.fixed<8, channel = 0>>, tensor<16x!mase.fixed<32, channel = 0>>) -> tensor<1x16x!mase.fixed<16, 12>>
// expected-warning @+1 {{2 values have no range, "an argument" among them; they are taken to lie between -8 and 8}}
func.func @main(%x: tensor<1x8xf32>) -> tensor<1x16xf32> {
  %w = mase.parameter "fc.weight" : () -> tensor<16x8xf32>
  %b = mase.parameter "fc.bias" : () -> tensor<16xf32>
  %y = mase.linear %x, %w, %b {mase.node = "fc"} : (tensor<1x8xf32>, tensor<16x8xf32>, tensor<16xf32>) -> tensor<1x16xf32>
  return %y : tensor<1x16xf32>
}

// Nothing to warn of.
func.func @whole(%x: tensor<4xf32> {mase.range = #mase.range<min = -1.0, max = 1.0, low = -1.0, high = 1.0, top = 0, samples = 1>}) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
