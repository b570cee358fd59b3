// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of parameters and casts.

func.func @name() {
  // expected-error@+1 {{'mase.parameter' op C3: a parameter must have a name}}
  %r = mase.parameter "" : () -> tensor<4xf32>
  return
}

// -----

func.func @value_shape() {
  // expected-error@+1 {{'mase.parameter' op C4: value of type 'tensor<5xf32>' does not fit the parameter's 'tensor<4xf32>'}}
  %r = mase.parameter "w" = dense<0.0> : tensor<5xf32> : () -> tensor<4xf32>
  return
}

// -----

func.func @value_format_shape() {
  // expected-error@+1 {{'mase.parameter' op C4: value of type 'tensor<5xf32>' does not fit the parameter's 'tensor<4x!mase.fixed<8, 5>>'}}
  %r = mase.parameter "w" = dense<0.0> : tensor<5xf32> : () -> tensor<4x!mase.fixed<8, 5>>
  return
}

// -----

func.func @value_element() {
  // expected-error@+1 {{'mase.parameter' op C4: value of type 'tensor<4xf64>' does not fit the parameter's 'tensor<4xf32>'}}
  %r = mase.parameter "w" = dense<0.0> : tensor<4xf64> : () -> tensor<4xf32>
  return
}

// -----

func.func @companion_missing() {
  // expected-error@+1 {{'mase.parameter' op C5: element type '!mase.fixed<8, channel = 0>' needs a companion with the values of its channels}}
  %r = mase.parameter "w" : () -> tensor<32x64x!mase.fixed<8, channel = 0>>
  return
}

// -----

func.func @companion_unwanted(%x: tensor<4xi8>) {
  // expected-error@+1 {{'mase.parameter' op C5: element type 'f32' has no channel axis, but there is a companion}}
  %r = mase.parameter "w" per_channel %x : (tensor<4xi8>) -> tensor<4xf32>
  return
}

// -----

func.func @companion_extent(%x: tensor<64xi8>) {
  // expected-error@+1 {{'mase.parameter' op C6: companion must be [32], found [64]}}
  %r = mase.parameter "w" per_channel %x : (tensor<64xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
  return
}

// -----

func.func @companion_rank(%x: tensor<32x1xi8>) {
  // expected-error@+1 {{'mase.parameter' op C6: companion must be [32], found [32, 1]}}
  %r = mase.parameter "w" per_channel %x : (tensor<32x1xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
  return
}

// -----

func.func @cast_companion_missing(%x: tensor<32x64xf32>) {
  // expected-error@+1 {{'mase.cast' op C3: element type '!mase.fixed<8, channel = 0>' needs a companion with the values of its channels}}
  %r = mase.cast %x : (tensor<32x64xf32>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
  return
}

// -----

func.func @cast_companion_unwanted(%x: tensor<4xf32>, %y: tensor<4xi8>) {
  // expected-error@+1 {{'mase.cast' op C3: element type '!mase.fixed<8, 5>' has no channel axis, but there is a companion}}
  %r = mase.cast %x per_channel %y : (tensor<4xf32>, tensor<4xi8>) -> tensor<4x!mase.fixed<8, 5>>
  return
}

// -----

func.func @cast_companion_extent(%x: tensor<32x64xf32>, %y: tensor<64xi8>) {
  // expected-error@+1 {{'mase.cast' op C4: companion must be [32], found [64]}}
  %r = mase.cast %x per_channel %y : (tensor<32x64xf32>, tensor<64xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
  return
}

// -----

func.func @cast_shape(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.cast' op C1: result 0 has shape [5], expected [4]}}
  %r = mase.cast %x : (tensor<4xf32>) -> tensor<5xi8>
  return
}

// -----

func.func @main(%x: tensor<4x8xf32>) -> tensor<4xi8> {
  // expected-error@+1 {{'mase.fit' op C3: 'format' must be a number format with a channel axis, found '!mase.fixed<8, 4>'}}
  %p = mase.fit %x for !mase.fixed<8, 4> : (tensor<4x8xf32>) -> tensor<4xi8>
  return %p : tensor<4xi8>
}

// -----

func.func @main(%x: tensor<4x8xi32>) -> tensor<4xi8> {
  // expected-error@+1 {{'mase.fit' op C4: the input must be of floats and have a dimension 0, found 'tensor<4x8xi32>'}}
  %p = mase.fit %x for !mase.fixed<8, channel = 0> : (tensor<4x8xi32>) -> tensor<4xi8>
  return %p : tensor<4xi8>
}

// -----

func.func @main(%x: tensor<4x8xf32>) -> tensor<8xi8> {
  // expected-error@+1 {{'mase.fit' op C4: the result must be [4], found [8]}}
  %p = mase.fit %x for !mase.fixed<8, channel = 0> : (tensor<4x8xf32>) -> tensor<8xi8>
  return %p : tensor<8xi8>
}

// -----

func.func @main(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{'mase.fit' op C5: the values for '!mase.fixed<8, channel = 0>' are i8, found 'f32'}}
  %p = mase.fit %x for !mase.fixed<8, channel = 0> : (tensor<4x8xf32>) -> tensor<4xf32>
  return %p : tensor<4xf32>
}
