// RUN: mase-opt %s --mase-quantize --split-input-file 2>/dev/null | FileCheck %s

// Blocks, calls and casts between floats have floats on all sides; a shard has what its node has.

// CHECK-LABEL: func.func @block
// CHECK: %[[Y:.*]] = mase.relu {{.*}} -> tensor<4x!mase.fixed<16, 12>>
// CHECK: %[[F:.*]] = mase.cast %[[Y]] {mase.node = "own.input.cast"} : (tensor<4x!mase.fixed<16, 12>>) -> tensor<4xf32>
// CHECK: %[[B:.*]] = mase.block(%[[F]])
// CHECK: math.absf %{{.*}} : tensor<4xf32>
// CHECK: %[[Q:.*]] = mase.cast %[[B]] {mase.node = "again.input.cast"} : (tensor<4xf32>) -> tensor<4x!mase.fixed<16, 12>>
// CHECK: mase.relu %[[Q]]
func.func @block(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = mase.relu %x {mase.node = "relu"} : (tensor<4xf32>) -> tensor<4xf32>
  %b = mase.block (%y) attributes {mase.node = "own"} : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %0 = math.absf %a : tensor<4xf32>
    mase.yield %0 : tensor<4xf32>
  }
  %r = mase.relu %b {mase.node = "again"} : (tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @call
// CHECK: %[[F:.*]] = mase.cast %{{.*}} {mase.node = "relu.cast"} : (tensor<4x!mase.fixed<16, 12>>) -> tensor<4xf32>
// CHECK: %[[C:.*]] = call @other(%[[F]]) : (tensor<4xf32>) -> tensor<4xf32>
// CHECK: mase.cast %[[C]] {mase.node = "again.input.cast"}
func.func private @other(%x: tensor<4xf32>) -> tensor<4xf32>
func.func @call(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = mase.relu %x {mase.node = "relu"} : (tensor<4xf32>) -> tensor<4xf32>
  %c = call @other(%y) : (tensor<4xf32>) -> tensor<4xf32>
  %r = mase.relu %c {mase.node = "again"} : (tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

// -----

// Other floats stay what they are, on both sides of a cast between them.
// CHECK-LABEL: func.func @floats
// CHECK: %[[H:.*]] = mase.cast %{{.*}} : (tensor<4x!mase.fixed<16, 12>>) -> tensor<4xf16>
// CHECK: %[[S:.*]] = mase.cast %[[H]] {mase.node = "wider"} : (tensor<4xf16>) -> tensor<4xf32>
// CHECK: mase.cast %[[S]] {{.*}} : (tensor<4xf32>) -> tensor<4x!mase.fixed<16, 12>>
// CHECK: mase.cast %{{.*}} : (tensor<4x!mase.fixed<16, 12>>) -> tensor<4xf32>
func.func @floats(%x: tensor<4xf16>) -> tensor<4xf32> {
  %y = mase.relu %x {mase.node = "relu"} : (tensor<4xf16>) -> tensor<4xf16>
  %c = mase.cast %y {mase.node = "wider"} : (tensor<4xf16>) -> tensor<4xf32>
  %r = mase.relu %c {mase.node = "again"} : (tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @shard
// CHECK: %[[X:.*]] = mase.cast %{{.*}} {mase.node = "fc.input.cast"}
// CHECK: %[[W:.*]] = mase.cast %{{.*}} per_channel
// CHECK: %[[S:.*]] = mase.shard outputs axis 1 {{.*}} -> tensor<1x32x!mase.fixed<8, 4>> {
// CHECK-NEXT: mase.linear %[[X]], %[[W]]
// CHECK-NEXT: mase.yield %{{.*}} : tensor<1x32x!mase.fixed<8, 4>>
// CHECK: mase.reshape %[[S]] {{.*}} -> tensor<32x1x!mase.fixed<8, 4>>
func.func @shard(%x: tensor<1x64xf32>) -> tensor<1x1xf32> {
  %w = mase.parameter "fc.weight" : () -> tensor<32x64xf32>
  %y = mase.shard outputs axis 1 [<size = 16, device = 0>, <size = 16, device = 1>] -> tensor<1x32xf32> {
    %0 = mase.linear %x, %w {mase.node = "fc"} : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
    mase.yield %0 : tensor<1x32xf32>
  }
  %r = mase.reshape %y {mase.node = "r"} : (tensor<1x32xf32>) -> tensor<32x1xf32>
  %m = mase.matmul %y, %r {mase.node = "m"} : (tensor<1x32xf32>, tensor<32x1xf32>) -> tensor<1x1xf32>
  return %m : tensor<1x1xf32>
}

// -----

// Integers and truth values stay: indices, and what chooses.
// CHECK-LABEL: func.func @integers
// CHECK: %[[T:.*]] = mase.cast %{{.*}} {mase.node = "e.table.cast"} : (tensor<9x4xf32>) -> tensor<9x4x!mase.fixed<16, 12>>
// CHECK: mase.embedding %{{.*}}, %[[T]] {mase.node = "e"} : (tensor<2xi64>, tensor<9x4x!mase.fixed<16, 12>>) -> tensor<2x4x!mase.fixed<16, 12>>
// CHECK: mase.where %{{.*}} : (tensor<2x4xi1>, tensor<2x4x!mase.fixed<16, 12>>, tensor<!mase.fixed<16, 13>>) -> tensor<2x4x!mase.fixed<16, 12>>
func.func @integers(%i: tensor<2xi64>, %c: tensor<2x4xi1>) -> tensor<2x4xf32> {
  %t = mase.parameter "table" : () -> tensor<9x4xf32>
  %e = mase.embedding %i, %t {mase.node = "e"} : (tensor<2xi64>, tensor<9x4xf32>) -> tensor<2x4xf32>
  %k = arith.constant dense<-4.0> : tensor<f32>
  %w = mase.where %c, %e, %k {mase.node = "w"} : (tensor<2x4xi1>, tensor<2x4xf32>, tensor<f32>) -> tensor<2x4xf32>
  return %w : tensor<2x4xf32>
}
