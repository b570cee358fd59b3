// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Block formats: text, shorthands, canonical text, left-out defaults.

// Block floating point.
// CHECK: tensor<4x4x!mase.msfp12>
func.func private @g0_0(tensor<4x4x!mase.bfp<8, 3>>)
// CHECK: tensor<4x4x!mase.msfp12>
func.func private @g0_1(tensor<4x4x!mase.msfp12>)
// CHECK: tensor<4x4x!mase.msfp16<axis = -2>>
func.func private @g0_2(tensor<4x4x!mase.msfp16<axis = -2>>)
// CHECK: tensor<4x4x!mase.bfp<8, 3, block = 32>>
func.func private @g0_3(tensor<4x4x!mase.bfp<8, 3, block = 32>>)
// CHECK: tensor<4x4x!mase.bfp<8, 3, block = 32>>
func.func private @g0_4(tensor<4x4x!mase.msfp12<block = 32>>)
// CHECK: tensor<4x4x!mase.msfp12>
func.func private @g0_5(tensor<4x4x!mase.msfp12<block = 16>>)
// CHECK: tensor<4x4x!mase.bfp<5, 7, rule = ceil>>
func.func private @g0_6(tensor<4x4x!mase.bfp<5, 7, rule = ceil>>)
// CHECK: tensor<4x4x!mase.msfp12<axis = -2>>
func.func private @g0_7(tensor<4x4x!mase.bfp<8, 3, axis = -2>>)
// CHECK: tensor<4x4x!mase.bfp<5, 7>>
func.func private @g0_8(tensor<4x4x!mase.bfp<5, 7, axis = -1, rule = floor>>)

// Shared exponents over integers.
// CHECK: tensor<4x4x!mase.mxint8>
func.func private @g1_0(tensor<4x4x!mase.mxint8>)
// CHECK: tensor<4x4x!mase.mxint8>
func.func private @g1_1(tensor<4x4x!mase.mxint<8>>)
// CHECK: tensor<4x4x!mase.mxint8>
func.func private @g1_2(tensor<4x4x!mase.mxint<8, exponent = 8, block = 32>>)
// CHECK: tensor<4x4x!mase.mxint<8, exponent = 4>>
func.func private @g1_3(tensor<4x4x!mase.mxint<8, exponent = 4>>)
// CHECK: tensor<4x4x!mase.mxint6<block = 16, axis = -2>>
func.func private @g1_4(tensor<4x4x!mase.mxint6<block = 16, axis = -2>>)
// CHECK: tensor<4x4x!mase.mxint4<rounding = half_away>>
func.func private @g1_5(tensor<4x4x!mase.mxint4<rounding = half_away>>)

// OCP microscaling.
// CHECK: tensor<4x4x!mase.mxfp8_e5m2>
func.func private @g2_0(tensor<4x4x!mase.mxfp8_e5m2>)
// CHECK: tensor<4x4x!mase.mxfp8_e4m3>
func.func private @g2_1(tensor<4x4x!mase.mxfp8_e4m3>)
// CHECK: tensor<4x4x!mase.mxfp6_e3m2>
func.func private @g2_2(tensor<4x4x!mase.mxfp6_e3m2>)
// CHECK: tensor<4x4x!mase.mxfp6_e2m3>
func.func private @g2_3(tensor<4x4x!mase.mxfp6_e2m3>)
// CHECK: tensor<4x4x!mase.mxfp4_e2m1>
func.func private @g2_4(tensor<4x4x!mase.mxfp4_e2m1>)
// CHECK: tensor<4x4x!mase.mxfp4_e2m1>
func.func private @g2_5(tensor<4x4x!mase.mxfp4>)
// CHECK: tensor<4x4x!mase.mxfp8_e4m3>
func.func private @g2_6(tensor<4x4x!mase.mx<e4m3>>)
// CHECK: tensor<4x4x!mase.mxfp6_e2m3<axis = -2>>
func.func private @g2_7(tensor<4x4x!mase.mx<element = e2m3, axis = -2>>)
// CHECK: tensor<4x4x!mase.mxfp4_e2m1<block = 16, rule = ceil>>
func.func private @g2_8(tensor<4x4x!mase.mxfp4_e2m1<block = 16, rule = ceil>>)
