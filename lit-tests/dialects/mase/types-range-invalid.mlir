// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Ranges, and rules between the values of a format.

// expected-error@+1 {{fixed: `width` is 65, must be an integer in 1..=64}}
func.func private @f(tensor<4x4x!mase.fixed<65, 5>>)

// -----

// expected-error@+1 {{fixed: `width` is 0, must be an integer in 1..=64}}
func.func private @f(tensor<4x4x!mase.fixed<0, 5>>)

// -----

// expected-error@+1 {{fixed: `frac` is 128, must be an integer in -128..=127}}
func.func private @f(tensor<4x4x!mase.fixed<8, 128>>)

// -----

// expected-error@+1 {{fixed: `channel` is 8, must be an integer in 0..=7}}
func.func private @f(tensor<4x4x!mase.fixed<8, channel = 8>>)

// -----

// expected-error@+1 {{fixed: `frac` is 5, must be left out with `channel = 0`, whose values are a companion}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, channel = 0>>)

// -----

// expected-error@+1 {{int: `width` is 33, must be an integer in 1..=32}}
func.func private @f(tensor<4x4x!mase.int<33, scale = 1.0>>)

// -----

// expected-error@+1 {{int: `scale` is 0.0, must be a finite number above 0}}
func.func private @f(tensor<4x4x!mase.int<8, scale = 0.0>>)

// -----

// expected-error@+1 {{int: `zero` is 8, must be a code, -8..=7}}
func.func private @f(tensor<4x4x!mase.int<4, scale = 1.0, zero = 8>>)

// -----

// expected-error@+1 {{int: `zero` is 3, must be 0 when `channel` is given}}
func.func private @f(tensor<4x4x!mase.int<8, channel = 1, zero = 3>>)

// -----

// expected-error@+1 {{int: `narrow` is on, must be left out when `unsigned`}}
func.func private @f(tensor<4x4x!mase.int<8, scale = 1.0, unsigned, narrow>>)

// -----

// expected-error@+1 {{int: `overflow` is wrap, must be saturate when `narrow`}}
func.func private @f(tensor<4x4x!mase.int<8, scale = 1.0, narrow, overflow = wrap>>)

// -----

// expected-error@+1 {{int: `rounding` is floor, must be left out when 1-bit signed (codes -1 and +1)}}
func.func private @f(tensor<4x4x!mase.int<1, scale = 1.0, rounding = floor>>)

// -----

// expected-error@+1 {{bfp: `mantissa` is 0 (from `msfp9`), must be an integer in 1..=23}}
func.func private @f(tensor<4x4x!mase.msfp9>)

// -----

// expected-error@+1 {{bfp: `exponent` is 17, must be an integer in 2..=16}}
func.func private @f(tensor<4x4x!mase.bfp<17, 3>>)

// -----

// expected-error@+1 {{mxint: `width` is 25 (from `mxint25`), must be an integer in 2..=24}}
func.func private @f(tensor<4x4x!mase.mxint25>)

// -----

// expected-error@+1 {{mxint: `block` is 1, must be an integer in 2..=4096}}
func.func private @f(tensor<4x4x!mase.mxint8<block = 1>>)

// -----

// expected-error@+1 {{mx: `axis` is 0, must be an integer in -8..=-1}}
func.func private @f(tensor<4x4x!mase.mxfp8_e4m3<axis = 0>>)

// -----

// expected-error@+1 {{minifloat: `mantissa` is 8, must be at most 7 with `exponent = 8` (16 bits in all)}}
func.func private @f(tensor<4x4x!mase.minifloat<8, 8>>)

// -----

// expected-error@+1 {{log: `width` is 1, must be an integer in 2..=16}}
func.func private @f(tensor<4x4x!mase.log<1>>)

// -----

// expected-error@+1 {{binary: `scale` is 0.5, must be left out with `channel = 0`, whose values are a companion}}
func.func private @f(tensor<4x4x!mase.binary<scale = 0.5, channel = 0>>)

// -----

// expected-error@+1 {{ternary: `scale` is 0, must be a finite number above 0}}
func.func private @f(tensor<4x4x!mase.ternary<scale = 0>>)
