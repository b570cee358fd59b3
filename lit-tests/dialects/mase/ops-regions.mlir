// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Shards, and blocks with their semantics in a region.

// CHECK-LABEL: func @shard(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[W:[a-z0-9]+]]:
// CHECK: mase.shard outputs axis 1 [<size = 16, device = 0>, <size = 16, device = 1>] -> tensor<1x32xf32> {
// CHECK: %[[P:.+]] = mase.linear %[[X]], %[[W]] : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
// CHECK: mase.yield %[[P]] : tensor<1x32xf32>
func.func @shard(%x: tensor<1x64xf32>, %w: tensor<32x64xf32>) {
  %y = mase.shard outputs axis 1 [<size = 16, device = 0>, <size = 16, device = 1>] -> tensor<1x32xf32> {
    %p = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
    mase.yield %p : tensor<1x32xf32>
  }
  return
}

// CHECK-LABEL: func @shard_attributes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.shard rows axis 0 [<size = 4>, <size = 2>] {mase.node = "rows"} -> tensor<6x4xf32>, tensor<6x4xf32> {
// CHECK: %[[P:.+]]:2 = mase.fork %[[X]] : (tensor<6x4xf32>) -> (tensor<6x4xf32>, tensor<6x4xf32>)
// CHECK: mase.yield %[[P]]#0, %[[P]]#1 : tensor<6x4xf32>, tensor<6x4xf32>
// CHECK: mase.shard heads axis 1 [<size = 4>] -> tensor<6x4xf32> {
// CHECK: %[[Q:.+]] = mase.relu %[[X]] : (tensor<6x4xf32>) -> tensor<6x4xf32>
// CHECK: mase.yield %[[Q]] : tensor<6x4xf32>
func.func @shard_attributes(%x: tensor<6x4xf32>) {
  %y:2 = mase.shard rows axis 0 [<size = 4>, <size = 2>] {mase.node = "rows"} -> tensor<6x4xf32>, tensor<6x4xf32> {
    %p:2 = mase.fork %x : (tensor<6x4xf32>) -> (tensor<6x4xf32>, tensor<6x4xf32>)
    mase.yield %p#0, %p#1 : tensor<6x4xf32>, tensor<6x4xf32>
  }
  %z = mase.shard heads axis 1 [<size = 4>] -> tensor<6x4xf32> {
    %q = mase.relu %x : (tensor<6x4xf32>) -> tensor<6x4xf32>
    mase.yield %q : tensor<6x4xf32>
  }
  return
}

// CHECK-LABEL: func @hls_block(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.block(%[[X]]) : (tensor<1x64xf32>) -> tensor<1x64xf32> {
// CHECK: ^bb0(%[[A:.+]]: tensor<1x64xf32>):
// CHECK: %[[P:.+]] = math.absf %[[A]] : tensor<1x64xf32>
// CHECK: mase.yield %[[P]] : tensor<1x64xf32>
// CHECK: mase.block(%[[X]]) attributes {mase.node = "abs"} : (tensor<1x64xf32>) -> tensor<1x64xf32> {
// CHECK: ^bb0(%[[B:.+]]: tensor<1x64xf32>):
// CHECK: mase.yield %[[B]] : tensor<1x64xf32>
func.func @hls_block(%x: tensor<1x64xf32>) {
  %y = mase.block(%x) : (tensor<1x64xf32>) -> tensor<1x64xf32> {
  ^bb0(%a: tensor<1x64xf32>):
    %p = math.absf %a : tensor<1x64xf32>
    mase.yield %p : tensor<1x64xf32>
  }
  %z = mase.block(%x) attributes {mase.node = "abs"} : (tensor<1x64xf32>) -> tensor<1x64xf32> {
  ^bb0(%b: tensor<1x64xf32>):
    mase.yield %b : tensor<1x64xf32>
  }
  return
}

// CHECK-LABEL: func @no_operands(
// CHECK: mase.block() : () -> () {
// CHECK: mase.yield
func.func @no_operands() {
  mase.block() : () -> () {
    mase.yield
  }
  return
}
