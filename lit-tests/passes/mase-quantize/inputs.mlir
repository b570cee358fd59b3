// RUN: mase-opt %s --mase-quantize="format=msfp12" 2>/dev/null | FileCheck %s --check-prefixes=CHECK,PRESET
// RUN: mase-opt %s --mase-quantize="format=msfp12 activations=msfp12" 2>/dev/null | FileCheck %s --check-prefixes=CHECK,SAME
// RUN: mase-opt %s --mase-quantize="format=int8 inputs=fixed<10>" 2>/dev/null | FileCheck %s --check-prefixes=SCALAR

// What the model is given has a role of its own, also behind moves; what a node makes of it has not.
// CHECK-LABEL: func.func @main
// PRESET: mase.linear {{.*}} : (tensor<4x16x!mase.msfp16>, tensor<16x16x!mase.msfp12>)
// SAME: mase.linear {{.*}} : (tensor<4x16x!mase.msfp12>, tensor<16x16x!mase.msfp12>)
// CHECK: mase.linear {{.*}} : (tensor<4x16x!mase.msfp12>, tensor<16x16x!mase.msfp12>)
// SCALAR: mase.linear {{.*}} : (tensor<4x16x!mase.fixed<10, 6>>,
// SCALAR: mase.linear {{.*}} : (tensor<4x16x!mase.fixed<8, 4>>,
func.func @main(%x: tensor<2x2x16xf32>) -> tensor<4x16xf32> {
  %w = mase.parameter "w" : () -> tensor<16x16xf32>
  %m = mase.reshape %x {mase.node = "rows"} : (tensor<2x2x16xf32>) -> tensor<4x16xf32>
  %a = mase.linear %m, %w {mase.node = "first"} : (tensor<4x16xf32>, tensor<16x16xf32>) -> tensor<4x16xf32>
  %b = mase.linear %a, %w {mase.node = "second"} : (tensor<4x16xf32>, tensor<16x16xf32>) -> tensor<4x16xf32>
  return %b : tensor<4x16xf32>
}
