// RUN: mase-opt %s --split-input-file --verify-diagnostics

// D5: a device id is below the target's device count.

module attributes {mase.target = #mase.target<device = "x">} {
  func.func @node(%x: tensor<4xf32>) {
    // expected-error@+1 {{'mase.relu' op D5: device id 1, but the target has 1 device}}
    %0 = mase.relu %x {mase.hw = #mase.hw<device = 1>} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

module attributes {mase.target = #mase.target<device = "x", count = 2>} {
  func.func @node_of_two(%x: tensor<4xf32>) {
    // expected-error@+1 {{'mase.relu' op D5: device id 2, but the target has 2 devices}}
    %0 = mase.relu %x {mase.hw = #mase.hw<device = 2>} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

module attributes {mase.target = #mase.target<device = "x", count = 2>} {
  func.func @shard(%x: tensor<4xf32>) {
    // expected-error@+1 {{'mase.shard' op D5: device id 2, but the target has 2 devices}}
    %0 = mase.shard outputs axis 0 [<size = 2, device = 0>, <size = 2, device = 2>] -> tensor<4xf32> {
      %1 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
      mase.yield %1 : tensor<4xf32>
    }
    return
  }
}
