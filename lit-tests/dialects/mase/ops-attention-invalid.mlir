// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of embeddings and masks.

func.func @table(%x: tensor<2xi64>, %y: tensor<8xf32>) {
  // expected-error@+1 {{'mase.embedding' op C3: table [8] must have two dimensions}}
  %r = mase.embedding %x, %y : (tensor<2xi64>, tensor<8xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @float_indices(%x: tensor<2xf32>, %y: tensor<8x4xf32>) {
  // expected-error@+1 {{'mase.embedding' op C4: indices must be integers, found 'tensor<2xf32>'}}
  %r = mase.embedding %x, %y : (tensor<2xf32>, tensor<8x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @format_indices(%x: tensor<2x!mase.fixed<8, 0>>, %y: tensor<8x4xf32>) {
  // expected-error@+1 {{'mase.embedding' op C4: indices must be integers, found 'tensor<2x!mase.fixed<8, 0>>'}}
  %r = mase.embedding %x, %y : (tensor<2x!mase.fixed<8, 0>>, tensor<8x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @odd(%x: tensor<1x16x7xf32>, %y: tensor<7xf32>) {
  // expected-error@+1 {{'mase.rotary_embedding' op C3: the last dimension of the input [1, 16, 7] must be even}}
  %r = mase.rotary_embedding %x, %y, %y : (tensor<1x16x7xf32>, tensor<7xf32>, tensor<7xf32>) -> tensor<1x16x7xf32>
  return
}

// -----

func.func @cos_and_sin(%x: tensor<1x2x16x8xf32>, %y: tensor<16x8xf32>, %z: tensor<16x4xf32>) {
  // expected-error@+1 {{'mase.rotary_embedding' op C4: cos [16, 8] and sin [16, 4] must be equal in shape and broadcast to the input [1, 2, 16, 8]}}
  %r = mase.rotary_embedding %x, %y, %z : (tensor<1x2x16x8xf32>, tensor<16x8xf32>, tensor<16x4xf32>) -> tensor<1x2x16x8xf32>
  return
}

// -----

func.func @cos_larger(%x: tensor<1x2x16x8xf32>, %y: tensor<2x2x16x8xf32>, %z: tensor<2x2x16x8xf32>) {
  // expected-error@+1 {{'mase.rotary_embedding' op C4: cos [2, 2, 16, 8] and sin [2, 2, 16, 8] must be equal in shape and broadcast}}
  %r = mase.rotary_embedding %x, %y, %z : (tensor<1x2x16x8xf32>, tensor<2x2x16x8xf32>, tensor<2x2x16x8xf32>) -> tensor<1x2x16x8xf32>
  return
}

// -----

func.func @result_rank(%x: tensor<2x16xi64>) {
  // expected-error@+1 {{'mase.attention_mask' op C3: result [2, 16, 16] must be [B, 1, Q, K]}}
  %r = mase.attention_mask %x : (tensor<2x16xi64>) -> tensor<2x16x16xf32>
  return
}

// -----

func.func @result_heads(%x: tensor<2x16xi64>) {
  // expected-error@+1 {{'mase.attention_mask' op C3: result [2, 4, 16, 16] must be [B, 1, Q, K]}}
  %r = mase.attention_mask %x : (tensor<2x16xi64>) -> tensor<2x4x16x16xf32>
  return
}

// -----

func.func @mask_shape(%x: tensor<2x8xi64>) {
  // expected-error@+1 {{'mase.attention_mask' op C4: mask must be integers of shape [2, 16], found 'tensor<2x8xi64>'}}
  %r = mase.attention_mask %x causal : (tensor<2x8xi64>) -> tensor<2x1x16x16xf32>
  return
}

// -----

func.func @mask_elements(%x: tensor<2x16xf32>) {
  // expected-error@+1 {{'mase.attention_mask' op C4: mask must be integers of shape [2, 16], found 'tensor<2x16xf32>'}}
  %r = mase.attention_mask %x : (tensor<2x16xf32>) -> tensor<2x1x16x16xf32>
  return
}

// -----

func.func @neither() {
  // expected-error@+1 {{'mase.attention_mask' op C5: needs a mask operand or 'causal'}}
  %r = mase.attention_mask : () -> tensor<2x1x16x16xf32>
  return
}
