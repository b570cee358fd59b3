// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Names, order and kinds of what a format takes.

// expected-error@+1 {{unknown number format `fixd` (did you mean `fixed`?); the families are fixed, int, bfp, mxint, mx, minifloat, log, binary, ternary}}
func.func private @f(tensor<4x4x!mase.fixd<8, 5>>)

// -----

// expected-error@+1 {{unknown number format `mxfp8` (did you mean `mxfp8_e5m2` or `mxfp8_e4m3`?); the families are fixed, int, bfp, mxint, mx, minifloat, log, binary, ternary}}
func.func private @f(tensor<4x4x!mase.mxfp8>)

// -----

// expected-error@+1 {{unknown number format `num`; the families are fixed, int, bfp, mxint, mx, minifloat, log, binary, ternary}}
func.func private @f(tensor<4x4x!mase.num<8>>)

// -----

// expected-error@+1 {{unknown number format `mxint08` (did you mean `mxint8`?)}}
func.func private @f(tensor<4x4x!mase.mxint08>)

// -----

// expected-error@+1 {{fixed: unknown parameter `roundin` (did you mean `rounding`?); accepted are width, frac, unsigned, channel, rounding, overflow}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, roundin = floor>>)

// -----

// expected-error@+1 {{fixed: unknown parameter `wrap` (did you mean `overflow = wrap`?)}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, wrap>>)

// -----

// expected-error@+1 {{log: unknown parameter `scale`; accepted are width, bias}}
func.func private @f(tensor<4x4x!mase.log<4, scale = 1.0>>)

// -----

// expected-error@+1 {{fixed: `width` is missing, required; it must be an integer in 1..=64}}
func.func private @f(tensor<4x4x!mase.fixed>)

// -----

// expected-error@+1 {{fixed: `frac` is missing, required unless `channel` is given; it must be an integer in -128..=127}}
func.func private @f(tensor<4x4x!mase.fixed<8, unsigned>>)

// -----

// expected-error@+1 {{int: `scale` is missing, required unless `channel` is given; it must be a finite number above 0}}
func.func private @f(tensor<4x4x!mase.int<8>>)

// -----

// expected-error@+1 {{fixed: `width` is given again as 5, but is already 8}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, width = 5>>)

// -----

// expected-error@+1 {{mxint: `width` is given again as 6, but is already 8}}
func.func private @f(tensor<4x4x!mase.mxint8<width = 6>>)

// -----

// expected-error@+1 {{fixed: 3 has no name; at most 2 values without a name, ahead of all others}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, 3>>)

// -----

// expected-error@+1 {{fixed: 5 has no name; at most 2 values without a name, ahead of all others}}
func.func private @f(tensor<4x4x!mase.fixed<8, unsigned, 5>>)

// -----

// expected-error@+1 {{bfp: 3 has no name; at most 0 values without a name, ahead of all others}}
func.func private @f(tensor<4x4x!mase.msfp12<3>>)

// -----

// expected-error@+1 {{fixed: `width` is 8.5, must be an integer in 1..=64}}
func.func private @f(tensor<4x4x!mase.fixed<8.5, 5>>)

// -----

// expected-error@+1 {{fixed: `channel` is given no value, must be an integer in 0..=7}}
func.func private @f(tensor<4x4x!mase.fixed<8, channel>>)

// -----

// expected-error@+1 {{fixed: `unsigned` is 1, must be the bare word `unsigned` or left out}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, unsigned = 1>>)

// -----

// expected-error@+1 {{mx: `element` is `e4m2`, must be one of e5m2, e4m3, e3m2, e2m3, e2m1}}
func.func private @f(tensor<4x4x!mase.mx<e4m2>>)

// -----

// expected-error@+1 {{fixed: `rounding` is `up`, must be one of rne, floor, half_up, half_away, trunc}}
func.func private @f(tensor<4x4x!mase.fixed<8, 5, rounding = up>>)

// -----

// expected-error@+1 {{number does not fit 64 bits}}
func.func private @f(tensor<4x4x!mase.fixed<99999999999999999999, 5>>)
