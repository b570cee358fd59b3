// RUN: mase-opt %s --canonicalize --cse --canonicalize | FileCheck %s

// A fold or CSE that replaces a shard's node by a value from outside leaves nothing to split.

// CHECK-LABEL: func.func @folded
func.func @folded(%x: tensor<1x32xf32>) -> tensor<1x32xf32> {
  // CHECK: %[[Y:.+]] = mase.relu
  // CHECK-NEXT: return %[[Y]]
  %y = mase.relu %x : (tensor<1x32xf32>) -> tensor<1x32xf32>
  %z = mase.shard outputs axis 1 [<size = 16>, <size = 16>] -> tensor<1x32xf32> {
    %0 = mase.relu %y : (tensor<1x32xf32>) -> tensor<1x32xf32>
    mase.yield %0 : tensor<1x32xf32>
  }
  return %z : tensor<1x32xf32>
}

// CHECK-LABEL: func.func @common
func.func @common(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[C:.+]] = mase.parameter "c"
  // CHECK-NEXT: mase.add %[[C]], %[[C]]
  // CHECK-NOT: mase.shard
  %c = mase.parameter "c" : () -> tensor<4xf32>
  %s = mase.shard outputs axis 0 [<size = 2>, <size = 2>] -> tensor<4xf32> {
    %r = mase.parameter "c" : () -> tensor<4xf32>
    mase.yield %r : tensor<4xf32>
  }
  %y = mase.add %s, %c : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// A shard that still has its node stays.
// CHECK-LABEL: func.func @kept
func.func @kept(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: mase.shard
  // CHECK-NEXT: mase.exp
  %s = mase.shard outputs axis 0 [<size = 2>, <size = 2>] -> tensor<4xf32> {
    %r = mase.exp %x : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %r : tensor<4xf32>
  }
  return %s : tensor<4xf32>
}

// Operands keep their places, as `mase.hw` lists ports by place.
// CHECK-LABEL: func.func @places
func.func @places(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  // CHECK: mase.mul %cst, %arg0
  %c = arith.constant dense<2.0> : tensor<4x8xf32>
  %y = mase.mul %c, %x {mase.hw = #mase.hw<in = [<1x1 bram>, <4x2 depth 7 handshake>]>}
      : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
