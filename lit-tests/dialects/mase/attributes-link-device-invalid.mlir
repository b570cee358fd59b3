// RUN: mase-opt %s --split-input-file --verify-diagnostics

// D5 for the devices that a link joins.

module attributes {mase.target = #mase.target<device = "x", count = 2>} {
  func.func @source(%x: tensor<4xf32>) {
    // expected-error@+1 {{'mase.link' op D5: device id 2, but the target has 2 devices}}
    %0 = mase.link %x from 2 to 0 : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}

// -----

module attributes {mase.target = #mase.target<device = "x", count = 2>} {
  func.func @destination(%x: tensor<4xf32>) {
    // expected-error@+1 {{'mase.link' op D5: device id 2, but the target has 2 devices}}
    %0 = mase.link %x from 0 to 2 : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}
