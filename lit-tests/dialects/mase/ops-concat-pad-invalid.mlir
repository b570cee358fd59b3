// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of concatenation and padding.

func.func @concat_none() {
  // expected-error@+1 {{'mase.concat' op C3: needs at least one operand}}
  %r = mase.concat axis 0 : () -> tensor<2x4x8xf32>
  return
}

// -----

func.func @concat_axis(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.concat' op C4: axis 3 is not a dimension of the operand [2, 4, 8]}}
  %r = mase.concat %x axis 3 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @concat_negative_axis(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.concat' op C4: axis -1 is not a dimension of the operand [2, 4, 8]}}
  %r = mase.concat %x axis -1 : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @concat_extent(%x: tensor<2x4x8xf32>, %y: tensor<2x4x7xf32>) {
  // expected-error@+1 {{'mase.concat' op C5: operands [2, 4, 8] and [2, 4, 7] differ in more than dimension 1}}
  %r = mase.concat %x, %y axis 1 : (tensor<2x4x8xf32>, tensor<2x4x7xf32>) -> tensor<2x8x8xf32>
  return
}

// -----

func.func @concat_rank(%x: tensor<2x4x8xf32>, %y: tensor<4x8xf32>) {
  // expected-error@+1 {{'mase.concat' op C5: operands [2, 4, 8] and [4, 8] differ in more than dimension 0}}
  %r = mase.concat %x, %y axis 0 : (tensor<2x4x8xf32>, tensor<4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @concat_shape(%x: tensor<2x4x8xf32>, %y: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.concat' op C1: result 0 has shape [2, 4, 8], expected [2, 8, 8]}}
  %r = mase.concat %x, %y axis 1 : (tensor<2x4x8xf32>, tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @pad_rank(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.pad' op C3: needs one low and one high for each of the 3 dimensions}}
  %r = mase.pad %x low [0, 0] high [0, 0, 0] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @pad_low(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.pad' op C4: low -1 and high 1 of dimension 1 must be at least 0}}
  %r = mase.pad %x low [0, -1, 0] high [0, 1, 0] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @pad_high(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.pad' op C4: low 2 and high -2 of dimension 2 must be at least 0}}
  %r = mase.pad %x low [0, 0, 2] high [0, 0, -2] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}
