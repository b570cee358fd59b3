// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Numbers of the wrong sign or kind are the registry's to judge, which names family, parameter and limit.

// expected-error@+1 {{int: `scale` is -0.5, must be a finite number above 0}}
func.func private @f(tensor<4x!mase.int<8, scale = -0.5>>)

// -----

// expected-error@+1 {{fixed: `overflow` is `true`, must be one of saturate, wrap}}
func.func private @f(tensor<4x!mase.fixed<8, 5, overflow = true>>)

// -----

// expected-error@+1 {{int: `zero` is `true`, must be an integer in}}
func.func private @f(tensor<4x!mase.int<8, scale = 1.0, zero = true>>)
