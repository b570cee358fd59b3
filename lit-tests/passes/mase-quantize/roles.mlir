// RUN: mase-opt %s --mase-quantize="weights=fixed<4>" 2>/dev/null | FileCheck %s --check-prefixes=WEIGHTS
// RUN: mase-opt %s --mase-quantize="activations=int<6>" 2>/dev/null | FileCheck %s --check-prefixes=ACTIVATIONS
// RUN: mase-opt %s --mase-quantize="bias=fixed<12>" 2>/dev/null | FileCheck %s --check-prefixes=BIAS
// RUN: mase-opt %s --mase-quantize="bias=fixed<12,channel>" 2>/dev/null | FileCheck %s --check-prefixes=POINTS
// RUN: mase-opt %s --mase-quantize="accumulator=fixed<40>" 2>/dev/null | FileCheck %s --check-prefixes=ACCUMULATOR
// RUN: mase-opt %s --mase-quantize="weights=fixed<8> accumulator=fixed<20,6>" 2>/dev/null | FileCheck %s --check-prefixes=FRAC
// RUN: mase-opt %s --mase-quantize="interior=fixed<12>" 2>/dev/null | FileCheck %s --check-prefixes=INTERIOR
// RUN: mase-opt %s --mase-quantize="interior=fixed<12> parameters=fixed<10>" 2>/dev/null | FileCheck %s --check-prefixes=PARAMETERS
// RUN: mase-opt %s --pass-pipeline="builtin.module(mase-quantize{format=mxint8 weights={fixed<8, channel>} activations={fixed<8, rounding = floor>}})" 2>/dev/null | FileCheck %s --check-prefixes=PIPELINE

#unit = #mase.range<min = -1.0, max = 0.9, low = -1.0, high = 0.9, top = 0, samples = 9>
#big = #mase.range<min = -100.0, max = 90.0, low = -100.0, high = 90.0, top = 7, samples = 9>

// A weight in one format has the accumulator that its bias needs: 100 is 7 bits, in front of 7 + 3 fraction bits, with a sign and
// one for rounding; 9 addends are 4 more.
// WEIGHTS: mase.linear {{.*}} {accumulator_width = 23 : i64, mase.node = "fc", {{.*}} : (tensor<1x8x!mase.fixed<8, 7>>, tensor<16x8x!mase.fixed<4, 3>>, tensor<16x!mase.fixed<32, 24>>) -> tensor<1x16x!mase.fixed<16, 8>>

// ACTIVATIONS: mase.linear {{.*}} : (tensor<1x8x!mase.int<6, scale = {{0.03.*}}>>, tensor<16x8x!mase.fixed<8, channel = 0>>

// BIAS: mase.linear {{.*}} tensor<16x!mase.fixed<12, 4>>)

// POINTS: %[[P:.*]] = mase.derive "fc.bias.points"(%[[B:.*]]) : (tensor<16xf32>) -> tensor<16xi8>
// POINTS: mase.fit %{{.*}} for !mase.fixed<12, channel = 0> : (tensor<16xf32>) -> tensor<16xi8>
// POINTS: mase.cast %[[B]] per_channel %[[P]] {mase.node = "fc.bias.cast"} : (tensor<16xf32>, tensor<16xi8>) -> tensor<16x!mase.fixed<12, channel = 0>>

// ACCUMULATOR: mase.linear {{.*}} {accumulator_width = 40 : i64, mase.node

// FRAC: mase.linear {{.*}} {accumulator_frac = 6 : i64, accumulator_width = 20 : i64, mase.node

// INTERIOR: mase.cast %{{.*}} {mase.node = "norm.gamma.cast"} : {{.*}} -> tensor<16x!mase.fixed<12, 11>>
// INTERIOR: mase.layer_norm {{.*}} : (tensor<1x16x!mase.fixed<12, 4>>, tensor<16x!mase.fixed<12, 11>>) -> tensor<1x16x!mase.fixed<12, 11>>

// PARAMETERS: mase.layer_norm {{.*}} : (tensor<1x16x!mase.fixed<12, 4>>, tensor<16x!mase.fixed<10, 9>>) -> tensor<1x16x!mase.fixed<12, 11>>

// PIPELINE: mase.linear {{.*}} : (tensor<1x8x!mase.fixed<8, 7, rounding = floor>>, tensor<16x8x!mase.fixed<8, channel = 0>>, {{.*}}) -> tensor<1x16x!mase.fixed<16, 8>>
func.func @main(%x: tensor<1x8xf32> {mase.range = #unit}) -> tensor<1x16xf32> {
  %w = mase.parameter "fc.weight" {mase.range = [#unit]} : () -> tensor<16x8xf32>
  %b = mase.parameter "fc.bias" {mase.range = [#big]} : () -> tensor<16xf32>
  %y = mase.linear %x, %w, %b {mase.node = "fc", mase.range = [#big]} : (tensor<1x8xf32>, tensor<16x8xf32>, tensor<16xf32>) -> tensor<1x16xf32>
  %g = mase.parameter "norm.weight" {mase.range = [#unit]} : () -> tensor<16xf32>
  %n = mase.layer_norm %y gamma %g axis 1 {mase.node = "norm", mase.range = [#unit]} : (tensor<1x16xf32>, tensor<16xf32>) -> tensor<1x16xf32>
  return %n : tensor<1x16xf32>
}
