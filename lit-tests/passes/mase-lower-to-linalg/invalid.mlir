// RUN: mase-opt %s --mase-lower-to-linalg -split-input-file -verify-diagnostics

// What has no meaning is refused by name.

func.func @formats(%x: tensor<1x4x!mase.fixed<8, 5>>) -> tensor<1x4xf32> {
  // expected-error @below {{'mase.relu' op operand 0 of !mase.fixed<8, 5> does not come from a node of the function: cast from floats, in it}}
  %a = mase.relu %x : (tensor<1x4x!mase.fixed<8, 5>>) -> tensor<1x4x!mase.fixed<8, 5>>
  %b = mase.cast %a : (tensor<1x4x!mase.fixed<8, 5>>) -> tensor<1x4xf32>
  return %b : tensor<1x4xf32>
}

// -----

func.func @returned(%x: tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 5>> {
  %a = mase.cast %x : (tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 5>>
  // expected-error @below {{takes or gives a number format, and only nodes can: cast to floats around it}}
  return %a : tensor<1x4x!mase.fixed<8, 5>>
}

// -----

func.func @mixed(%x: tensor<1x4xf32>, %w: tensor<2x4xf32>) -> tensor<1x2xf32> {
  %a = mase.cast %x : (tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 5>>
  // expected-error @below {{'mase.linear' op operand 1 is of f32 and others are in number formats: put a mase.cast before it}}
  %y = mase.linear %a, %w : (tensor<1x4x!mase.fixed<8, 5>>, tensor<2x4xf32>) -> tensor<1x2x!mase.fixed<16, 8>>
  %f = mase.cast %y : (tensor<1x2x!mase.fixed<16, 8>>) -> tensor<1x2xf32>
  return %f : tensor<1x2xf32>
}

// -----

func.func @narrow(%x: tensor<1x4xf32>, %w: tensor<2x4xf32>) -> tensor<1x2xf32> {
  %a = mase.cast %x : (tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 5>>
  %b = mase.cast %w : (tensor<2x4xf32>) -> tensor<2x4x!mase.fixed<8, 5>>
  // expected-error @below {{adds up 4 products of fixed<8, 5> and fixed<8, 5> in 18 bits, and the accumulator has 17}}
  %y = mase.linear %a, %b {accumulator_width = 17 : i64} : (tensor<1x4x!mase.fixed<8, 5>>, tensor<2x4x!mase.fixed<8, 5>>) -> tensor<1x2x!mase.fixed<16, 8>>
  %f = mase.cast %y : (tensor<1x2x!mase.fixed<16, 8>>) -> tensor<1x2xf32>
  return %f : tensor<1x2xf32>
}

// -----

func.func @result(%x: tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.5>> {
  // expected-error @below {{'mase.cast' op on !quant.uniform<i8:f32, 5.000000e-01> has no integer semantics}}
  %y = mase.cast %x : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.5>>
  return %y : tensor<4x!quant.uniform<i8:f32, 0.5>>
}

// -----

func.func @inside(%x: tensor<4x!mase.fixed<8, 5>>) {
  %y = mase.block (%x) : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>> {
  ^bb0(%a: tensor<4x!mase.fixed<8, 5>>):
    // expected-error @below {{'mase.neg' op operand 0 of !mase.fixed<8, 5> does not come from a node of the function}}
    %b = mase.neg %a : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>>
    mase.yield %b : tensor<4x!mase.fixed<8, 5>>
  }
  return
}

// -----

func.func @elided() -> tensor<4xf32> {
  // expected-error @below {{'mase.parameter' op "fc1.bias" has no value, and option 'parameters' asks for constants}}
  %b = mase.parameter "fc1.bias" : () -> tensor<4xf32>
  return %b : tensor<4xf32>
}

// -----

func.func @user(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{'mase.block' op names the user-defined block @my_gelu, which cannot be lowered to linalg yet}}
  %y = mase.block @my_gelu(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @elements(%i: tensor<4xi64>, %u: tensor<2xui8>, %x: tensor<4xf32>, %e: tensor<4xf8E4M3FN>, %t: tensor<3x2xf32>) {
  // expected-error @below {{'mase.add' op on i64 cannot be lowered to linalg yet}}
  %0 = mase.add %i, %i : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi64>
  // expected-error @below {{'mase.cast' op on i64 cannot be lowered to linalg yet}}
  %1 = mase.cast %i : (tensor<4xi64>) -> tensor<4xf32>
  // expected-error @below {{'mase.relu' op on f8E4M3FN cannot be lowered to linalg yet}}
  %2 = mase.relu %e : (tensor<4xf8E4M3FN>) -> tensor<4xf8E4M3FN>
  // expected-error @below {{'mase.concat' op on i64 cannot be lowered to linalg yet}}
  %3 = mase.concat %x, %i axis 0 : (tensor<4xf32>, tensor<4xi64>) -> tensor<8xf32>
  // expected-error @below {{'mase.embedding' op on ui8 cannot be lowered to linalg yet}}
  %4 = mase.embedding %u, %t : (tensor<2xui8>, tensor<3x2xf32>) -> tensor<2x2xf32>
  return
}
