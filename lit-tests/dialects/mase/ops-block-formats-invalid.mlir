// RUN: mase-opt %s --split-input-file --verify-diagnostics

// C2 for a block, which is a node like any other.

func.func @operand(%x: tensor<4x!mase.mxint8<axis = -2>>) {
  // expected-error@+1 {{'mase.block' op C2: block axis -2 of operand 0 lies outside its 1 dimensions}}
  %0 = mase.block @f(%x) : (tensor<4x!mase.mxint8<axis = -2>>) -> tensor<4xf32>
  return
}

// -----

func.func @result(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C2: channel axis 1 of result 0 lies outside its 1 dimensions}}
  %0 = mase.block @f(%x) : (tensor<4xf32>) -> tensor<4x!mase.binary<channel = 1>>
  return
}
