// RUN: mase-opt %s --mase-init | FileCheck %s
// RUN: mase-opt %s --mase-init --mase-init -o %t.twice
// RUN: mase-opt %s --mase-init -o %t.once
// RUN: diff %t.once %t.twice
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(func.func(mase-init))' | diff - %t.once

// CHECK-LABEL: func.func @fills_in
func.func @fills_in(%x: tensor<1x64xf32>) -> tensor<1x32xf32> {
  // A parameter is stored by its consumer and gets no hardware of its own.
  // CHECK: mase.parameter "fc.weight" : ()
  %w = mase.parameter "fc.weight" : () -> tensor<32x64xf32>
  %b = mase.parameter "fc.bias" : () -> tensor<32xf32>
  // CHECK: mase.linear
  // CHECK-SAME: mase.hw = #mase.hw<toolchain = predefined, ip = "mase_linear", device = 0
  // CHECK-SAME: in = [<1x1 depth 2 handshake>, <1x1 bram>, <1 lutram>], out = [<1x1 depth 2 handshake>]>
  // CHECK-SAME: mase.node = "linear_0"
  %y = mase.linear %x, %w, %b : (tensor<1x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  return %y : tensor<1x32xf32>
}

// CHECK-LABEL: func.func @keeps_what_is_set
func.func @keeps_what_is_set(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  // CHECK: mase.relu
  // CHECK-SAME: <toolchain = user, ip = "mine", device = 3, in = [<1x8 depth 7 none>], out = [<1x1 depth 2 handshake>]>
  // CHECK-SAME: mase.node = "relu_0"
  %y = mase.relu %x {mase.hw = #mase.hw<toolchain = user, ip = "mine", device = 3, in = [<1x8 depth 7 none>]>,
                     mase.node = "relu_0"} : (tensor<1x64xf32>) -> tensor<1x64xf32>
  // Names stay unique.
  // CHECK: mase.relu %
  // CHECK-SAME: mase.node = "relu_1"
  %z = mase.relu6 %y {mase.node = "relu6_0"} : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %u = mase.relu %z : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %u : tensor<1x64xf32>
}

// CHECK-LABEL: func.func @toolchains
func.func @toolchains(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  // CHECK: mase.block @my_gelu
  // CHECK-SAME: toolchain = user, ip = "my_gelu", device = 0
  %y = mase.block @my_gelu(%x) : (tensor<1x64xf32>) -> tensor<1x64xf32>
  // CHECK: mase.block
  // CHECK-SAME: toolchain = hls, device = 0
  // What is inside a block is its implementation, not a node.
  // CHECK: mase.relu %{{.*}} : (tensor<1x64xf32>)
  %z = mase.block (%y) : (tensor<1x64xf32>) -> tensor<1x64xf32> {
  ^bb0(%a: tensor<1x64xf32>):
    %0 = mase.relu %a : (tensor<1x64xf32>) -> tensor<1x64xf32>
    mase.yield %0 : tensor<1x64xf32>
  }
  return %z : tensor<1x64xf32>
}

// CHECK-LABEL: func.func @shards
func.func @shards(%x: tensor<1x64xf32>, %w: tensor<32x64xf32>) -> tensor<1x32xf32> {
  // The parts have devices, the node inside has none.
  // CHECK: mase.shard outputs axis 1 [<size = 16, device = 1>, <size = 16, device = 0>]
  // CHECK: mase.linear
  // CHECK-SAME: ip = "mase_linear", in =
  %y = mase.shard outputs axis 1 [<size = 16, device = 1>, <size = 16>] -> tensor<1x32xf32> {
    %0 = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
    mase.yield %0 : tensor<1x32xf32>
  }
  return %y : tensor<1x32xf32>
}
