// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of storage casts.

func.func @no_format(%x: tensor<4xi8>) {
  // expected-error@+1 {{'mase.storage_cast' op C3: needs one tensor in a number format on one side and its codes on the other}}
  %r = mase.storage_cast %x : (tensor<4xi8>) -> tensor<4xi8>
  return
}

// -----

func.func @two_formats(%x: tensor<4x!mase.fixed<8, 5>>) {
  // expected-error@+1 {{'mase.storage_cast' op C3: needs one tensor in a number format on one side and its codes on the other}}
  %r = mase.storage_cast %x : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 4>>
  return
}

// -----

func.func @exponents_missing(%x: tensor<4x40x!mase.mxint8>) {
  // expected-error@+1 {{'mase.storage_cast' op C3: '!mase.mxint8' is stored in codes and exponents, found 1 tensors}}
  %r = mase.storage_cast %x : (tensor<4x40x!mase.mxint8>) -> tensor<4x40xi8>
  return
}

// -----

func.func @exponents_unwanted(%x: tensor<4x!mase.fixed<8, 5>>) {
  // expected-error@+1 {{'mase.storage_cast' op C3: '!mase.fixed<8, 5>' is stored in codes alone, found 2 tensors}}
  %r:2 = mase.storage_cast %x : (tensor<4x!mase.fixed<8, 5>>) -> (tensor<4xi8>, tensor<4xi8>)
  return
}

// -----

func.func @code_width(%x: tensor<4xi16>) {
  // expected-error@+1 {{'mase.storage_cast' op C4: codes of '!mase.fixed<8, 5>' must be i8, found 'i16'}}
  %r = mase.storage_cast %x : (tensor<4xi16>) -> tensor<4x!mase.fixed<8, 5>>
  return
}

// -----

func.func @code_sign(%x: tensor<4x!mase.fixed<8, 5>>) {
  // expected-error@+1 {{'mase.storage_cast' op C4: codes of '!mase.fixed<8, 5>' must be i8, found 'si8'}}
  %r = mase.storage_cast %x : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4xsi8>
  return
}

// -----

func.func @exponent_width(%x: tensor<4x40x!mase.mxint8>) {
  // expected-error@+1 {{'mase.storage_cast' op C4: exponents of '!mase.mxint8' must be i8, found 'i16'}}
  %r:2 = mase.storage_cast %x : (tensor<4x40x!mase.mxint8>) -> (tensor<4x40xi8>, tensor<4x2xi16>)
  return
}

// -----

func.func @code_shape(%x: tensor<4x!mase.fixed<8, 5>>) {
  // expected-error@+1 {{'mase.storage_cast' op C5: codes must be [4], found [5]}}
  %r = mase.storage_cast %x : (tensor<4x!mase.fixed<8, 5>>) -> tensor<5xi8>
  return
}

// -----

func.func @exponent_shape(%x: tensor<4x40x!mase.mxint8>) {
  // expected-error@+1 {{'mase.storage_cast' op C5: exponents must be [4, 2], found [4, 1]}}
  %r:2 = mase.storage_cast %x : (tensor<4x40x!mase.mxint8>) -> (tensor<4x40xi8>, tensor<4x1xi8>)
  return
}

// -----

func.func @exponent_axis(%x: tensor<4x40x!mase.mxint8<axis = -2>>) {
  // expected-error@+1 {{'mase.storage_cast' op C5: exponents must be [1, 40], found [4, 2]}}
  %r:2 = mase.storage_cast %x : (tensor<4x40x!mase.mxint8<axis = -2>>) -> (tensor<4x40xi8>, tensor<4x2xi8>)
  return
}
