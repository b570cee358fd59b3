// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Activations and other functions of one tensor.

// CHECK-LABEL: func @unary(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.relu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.relu6 %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.silu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.sigmoid %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.tanh %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.hardswish %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.hardsigmoid %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.softplus %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.exp %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.sqrt %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.rsqrt %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.neg %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.gelu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.leaky_relu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.elu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
func.func @unary(%x: tensor<1x64xf32>) {
  %a0 = mase.relu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %b0 = mase.relu6 %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %c0 = mase.silu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %d0 = mase.sigmoid %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %e0 = mase.tanh %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %f0 = mase.hardswish %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %g0 = mase.hardsigmoid %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %h0 = mase.softplus %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %i0 = mase.exp %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %j0 = mase.sqrt %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %k0 = mase.rsqrt %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %l0 = mase.neg %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %m0 = mase.gelu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %n0 = mase.leaky_relu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %o0 = mase.elu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return
}

// CHECK-LABEL: func @unary_attributes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK: mase.gelu %[[X]] approximate tanh : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.gelu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.leaky_relu %[[X]] {alpha = 2.000000e-01 : f64} : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.elu %[[X]] {alpha = 5.000000e-01 : f64} : (tensor<1x64xf32>) -> tensor<1x64xf32>
// CHECK: mase.relu %[[X]] : (tensor<1x64xf32>) -> tensor<1x64x!mase.fixed<8, 5, unsigned>>
func.func @unary_attributes(%x: tensor<1x64xf32>) {
  %a = mase.gelu %x approximate tanh : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %b = mase.gelu %x approximate none : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %c = mase.leaky_relu %x {alpha = 2.000000e-01 : f64} : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %d = mase.elu %x {alpha = 5.000000e-01 : f64} : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %e = mase.relu %x : (tensor<1x64xf32>) -> tensor<1x64x!mase.fixed<8, 5, unsigned>>
  return
}
