// RUN: mase-opt %s --mase-quantize | FileCheck %s
// RUN: mase-opt %s --mase-quantize="format=int8" | FileCheck %s
// RUN: mase-opt %s --mase-quantize="format=fixed16" | FileCheck %s --check-prefix=FIXED16

// Factors have 8 bits, weights a binary point for each output channel; the rest has 16 bits; inputs and results stay floats.
// 8 and 8 bits, 6 for 33 to 64 addends (64 products and a bias: 7), and 8 for a bias.

// CHECK-LABEL: func.func @perceptron(
// CHECK-SAME: %[[X:.*]]: tensor<1x64xf32> {{{.*}}}) -> tensor<1x10xf32>
// CHECK: %[[XQ:.*]] = mase.cast %[[X]] {mase.node = "fc1.input.cast"} : (tensor<1x64xf32>) -> tensor<1x64x!mase.fixed<8, 5>>
// CHECK: %[[P:.*]] = mase.derive "fc1.weight.points"(%[[W:.*]], %[[B:.*]]) : (tensor<32x64xf32>, tensor<32xf32>) -> tensor<32xi8> {
// CHECK-NEXT: ^bb0(%[[WA:.*]]: tensor<32x64xf32>, %[[BA:.*]]: tensor<32xf32>):
// The bias may have 24 bits of the accumulator: 17 more than the weight's magnitude, where products have 5 fraction bits more.
// CHECK-NEXT: %[[SCALE:.*]] = arith.constant dense<4.8828125E-4> : tensor<f32>
// CHECK-NEXT: %[[SCALED:.*]] = mase.mul %[[BA]], %[[SCALE]]
// CHECK-NEXT: %[[COLUMN:.*]] = mase.reshape %[[SCALED]] : (tensor<32xf32>) -> tensor<32x1xf32>
// CHECK-NEXT: %[[BOTH:.*]] = mase.concat %[[WA]], %[[COLUMN]] axis 1
// CHECK-NEXT: %[[FIT:.*]] = mase.fit %[[BOTH]] for !mase.fixed<8, channel = 0> : (tensor<32x65xf32>) -> tensor<32xi8>
// CHECK-NEXT: mase.yield %[[FIT]]
// CHECK: %[[WQ:.*]] = mase.cast %[[W]] per_channel %[[P]] {mase.node = "fc1.weight.cast"} : (tensor<32x64xf32>, tensor<32xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
// CHECK: %[[BQ:.*]] = mase.cast %[[B]] {mase.node = "fc1.bias.cast"} : (tensor<32xf32>) -> tensor<32x!mase.fixed<32, 32>>
// CHECK: %[[Y:.*]] = mase.linear %[[XQ]], %[[WQ]], %[[BQ]] {accumulator_width = 31 : i64, mase.node = "fc1", {{.*}}} : {{.*}} -> tensor<1x32x!mase.fixed<16, 12>>
// CHECK: %[[R:.*]] = mase.relu %[[Y]] {{{.*}}} : (tensor<1x32x!mase.fixed<16, 12>>) -> tensor<1x32x!mase.fixed<8, 5, unsigned>>
// Without a bias there is nothing but products: 9 bits of an unsigned factor, 8, and 5.
// CHECK: mase.derive "fc2.weight.points"(%[[V:.*]]) : (tensor<10x32xf32>)
// CHECK-NEXT: ^bb0(%[[VA:.*]]: tensor<10x32xf32>):
// CHECK-NEXT: mase.fit %[[VA]] for !mase.fixed<8, channel = 0>
// CHECK: %[[Z:.*]] = mase.linear %[[R]], %{{.*}} {accumulator_width = 22 : i64, mase.node = "fc2", {{.*}}} : {{.*}} -> tensor<1x10x!mase.fixed<16, 11>>
// CHECK: %[[F:.*]] = mase.cast %[[Z]] {mase.node = "fc2.cast"} : (tensor<1x10x!mase.fixed<16, 11>>) -> tensor<1x10xf32>
// CHECK: return %[[F]]

// FIXED16: mase.linear {{.*}} {accumulator_width = 47 : i64, {{.*}} : (tensor<1x64x!mase.fixed<16, 13>>, tensor<32x64x!mase.fixed<16, channel = 0>>, tensor<32x!mase.fixed<32, 32>>) -> tensor<1x32x!mase.fixed<16, 12>>
func.func @perceptron(%x: tensor<1x64xf32> {mase.range = #mase.range<min = -3.0, max = 2.0, low = -3.0, high = 2.0, top = 2, samples = 9>}) -> tensor<1x10xf32> {
  %w = mase.parameter "fc1.weight" : () -> tensor<32x64xf32>
  %b = mase.parameter "fc1.bias" {mase.range = [#mase.range<min = -0.4, max = 0.3, low = -0.4, high = 0.3, top = -1, samples = 9>]} : () -> tensor<32xf32>
  %y = mase.linear %x, %w, %b {mase.node = "fc1", mase.range = [#mase.range<min = -7.0, max = 6.0, low = -6.0, high = 5.0, top = 3, samples = 9>]}
      : (tensor<1x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  %r = mase.relu %y {mase.node = "relu", mase.range = [#mase.range<min = 0.0, max = 6.0, low = 0.0, high = 5.0, top = 3, samples = 9>]} : (tensor<1x32xf32>) -> tensor<1x32xf32>
  %v = mase.parameter "fc2.weight" : () -> tensor<10x32xf32>
  %z = mase.linear %r, %v {mase.node = "fc2", mase.range = [#mase.range<min = -9.0, max = 9.0, low = -9.0, high = 9.0, top = 4, samples = 9>]}
      : (tensor<1x32xf32>, tensor<10x32xf32>) -> tensor<1x10xf32>
  return %z : tensor<1x10xf32>
}

// CHECK-LABEL: func.func @masks
// CHECK-NOT: !mase
func.func @masks(%x: tensor<4xf32>) -> tensor<4xf32> attributes {mase.host} {
  %y = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}
