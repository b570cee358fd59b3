// RUN: mase-opt %s --mase-lower-to-hw --split-input-file --verify-diagnostics

// expected-error @+1 {{: `relu`: mase.relu is no node on number formats: there is hardware for quantised nodes only (mase-quantize)}}
module {
  func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = mase.relu %x {mase.node = "relu"} : (tensor<4xf32>) -> tensor<4xf32>
    return %0 : tensor<4xf32>
  }
}

// -----

// expected-error @+1 {{the module has no function @main}}
module {
}

// -----

// expected-error @+1 {{: `r`: 3 results at once do not fit loops of [4] iterations: each loop from the innermost has to be taken whole, or the last in equal parts}}
module {
  func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
    %0 = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 4>>
    %1 = mase.relu %0 {mase.node = "r", mase.hw = #mase.hw<out = [<3>]>} : (tensor<4x!mase.fixed<8, 4>>) -> tensor<4x!mase.fixed<8, 3>>
    %2 = mase.cast %1 : (tensor<4x!mase.fixed<8, 3>>) -> tensor<4xf32>
    return %2 : tensor<4xf32>
  }
}

// -----

// expected-error @+1 {{has shared exponents, for which there is no hardware yet}}
module {
  func.func @main(%x: tensor<1x32xf32>, %y: tensor<32x32xf32>) -> tensor<1x32xf32> {
    %0 = mase.cast %x : (tensor<1x32xf32>) -> tensor<1x32x!mase.mxint8>
    %1 = mase.cast %y : (tensor<32x32xf32>) -> tensor<32x32x!mase.mxint8<axis = -2>>
    %2 = mase.matmul %0, %1 {accumulator_width = 32, accumulator_frac = 12, mase.node = "m"} : (tensor<1x32x!mase.mxint8>, tensor<32x32x!mase.mxint8<axis = -2>>) -> tensor<1x32x!mase.fixed<16, 8>>
    %3 = mase.cast %2 : (tensor<1x32x!mase.fixed<16, 8>>) -> tensor<1x32xf32>
    return %3 : tensor<1x32xf32>
  }
}
