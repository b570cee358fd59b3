// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Formats with a value of their own for each element: text, canonical text, left-out defaults.

// Fixed point.
// CHECK: tensor<4x4x!mase.fixed<8, 5>>
func.func private @g0_0(tensor<4x4x!mase.fixed<8, 5>>)
// CHECK: tensor<4x4x!mase.fixed<8, 5>>
func.func private @g0_1(tensor<4x4x!mase.fixed<width = 8, frac = 5>>)
// CHECK: tensor<4x4x!mase.fixed<16, -2, unsigned>>
func.func private @g0_2(tensor<4x4x!mase.fixed<16, -2, unsigned>>)
// CHECK: tensor<4x4x!mase.fixed<64, 127>>
func.func private @g0_3(tensor<4x4x!mase.fixed<64, 127>>)
// CHECK: tensor<4x4x!mase.fixed<8, channel = 0>>
func.func private @g0_4(tensor<4x4x!mase.fixed<8, channel = 0>>)
// CHECK: tensor<4x4x!mase.fixed<12, 20, rounding = floor, overflow = wrap>>
func.func private @g0_5(tensor<4x4x!mase.fixed<12, 20, rounding = floor, overflow = wrap>>)
// CHECK: tensor<4x4x!mase.fixed<8, 5>>
func.func private @g0_6(tensor<4x4x!mase.fixed<8, 5, overflow = saturate, rounding = rne>>)
// CHECK: tensor<4x4x!mase.fixed<8, 5, unsigned, overflow = wrap>>
func.func private @g0_7(tensor<4x4x!mase.fixed<8, 5, overflow = wrap, unsigned>>)

// Scaled integers.
// CHECK: tensor<4x4x!mase.int<8, scale = 0.05>>
func.func private @g1_0(tensor<4x4x!mase.int<8, scale = 0.05>>)
// CHECK: tensor<4x4x!mase.int<8, scale = 1.0>>
func.func private @g1_1(tensor<4x4x!mase.int<8, scale = 1>>)
// CHECK: tensor<4x4x!mase.int<8, scale = 1.0e-7>>
func.func private @g1_2(tensor<4x4x!mase.int<8, scale = 1.0e-7>>)
// CHECK: tensor<4x4x!mase.int<8, scale = 0.05, zero = 128, unsigned>>
func.func private @g1_3(tensor<4x4x!mase.int<8, scale = 0.05, zero = 128, unsigned>>)
// CHECK: tensor<4x4x!mase.int<4, narrow, channel = 0>>
func.func private @g1_4(tensor<4x4x!mase.int<4, narrow, channel = 0>>)
// CHECK: tensor<4x4x!mase.int<1, scale = 1.0>>
func.func private @g1_5(tensor<4x4x!mase.int<1, scale = 1.0>>)
// CHECK: tensor<4x4x!mase.int<8, scale = 0.5>>
func.func private @g1_6(tensor<4x4x!mase.int<8, zero = 0, scale = 0.5>>)

// Minifloats and logarithms.
// CHECK: tensor<4x4x!mase.minifloat<4, 3>>
func.func private @g2_0(tensor<4x4x!mase.minifloat<4, 3>>)
// CHECK: tensor<4x4x!mase.minifloat<4, 3>>
func.func private @g2_1(tensor<4x4x!mase.minifloat<4, 3, bias = 7>>)
// CHECK: tensor<4x4x!mase.minifloat<5, 2, bias = 20>>
func.func private @g2_2(tensor<4x4x!mase.minifloat<5, 2, bias = 20>>)
// CHECK: tensor<4x4x!mase.minifloat<2, 0>>
func.func private @g2_3(tensor<4x4x!mase.minifloat<2, 0>>)
// CHECK: tensor<4x4x!mase.minifloat<4, 3, rounding = trunc>>
func.func private @g2_4(tensor<4x4x!mase.minifloat<4, 3, rounding = trunc>>)
// CHECK: tensor<4x4x!mase.log<4>>
func.func private @g2_5(tensor<4x4x!mase.log<4>>)
// CHECK: tensor<4x4x!mase.log<8, bias = 16>>
func.func private @g2_6(tensor<4x4x!mase.log<8, bias = 16>>)
// CHECK: tensor<4x4x!mase.log<8>>
func.func private @g2_7(tensor<4x4x!mase.log<8, bias = 0>>)

// Binary and ternary.
// CHECK: tensor<4x4x!mase.binary>
func.func private @g3_0(tensor<4x4x!mase.binary>)
// CHECK: tensor<4x4x!mase.binary>
func.func private @g3_1(tensor<4x4x!mase.binary<scale = 1.0>>)
// CHECK: tensor<4x4x!mase.binary<scale = 0.25>>
func.func private @g3_2(tensor<4x4x!mase.binary<scale = 0.25>>)
// CHECK: tensor<4x4x!mase.binary<channel = 0>>
func.func private @g3_3(tensor<4x4x!mase.binary<channel = 0>>)
// CHECK: tensor<4x4x!mase.ternary>
func.func private @g3_4(tensor<4x4x!mase.ternary>)
// CHECK: tensor<4x4x!mase.ternary<scale = 0.25>>
func.func private @g3_5(tensor<4x4x!mase.ternary<scale = 0.25>>)
// CHECK: tensor<4x4x!mase.ternary<channel = 1>>
func.func private @g3_6(tensor<4x4x!mase.ternary<channel = 1>>)
