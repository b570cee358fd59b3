// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// Parameters, casts between formats, and storage.

// CHECK-LABEL: func @parameters(
// CHECK: mase.parameter "fc1.weight" : () -> tensor<32x64xf32>
// CHECK: mase.parameter "fc1.bias" = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32> : () -> tensor<2xf32>
// CHECK: mase.parameter "fc2.bias" = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32> : () -> tensor<2x!mase.fixed<8, 5>>
// CHECK: mase.parameter "fc3.bias" = dense<3> : tensor<2xi8> : () -> tensor<2x!quant.uniform<i8:f32, 5.000000e-01>>
// CHECK: mase.parameter "fc4.bias" = dense_resource<data> : tensor<2xf32> : () -> tensor<2xf32>
// CHECK: %[[P:.+]] = mase.parameter "fc1.weight.binary_points" : () -> tensor<32xi8>
// CHECK: mase.parameter "fc1.weight" per_channel %[[P]] : (tensor<32xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
// CHECK: mase.parameter "fc2.bias" per_channel %[[P]] = dense<0.000000e+00> : tensor<32xf32> : (tensor<32xi8>) -> tensor<32x!mase.binary<channel = 0>>
func.func @parameters() {
  %a = mase.parameter "fc1.weight" : () -> tensor<32x64xf32>
  %b = mase.parameter "fc1.bias" = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32> : () -> tensor<2xf32>
  %c = mase.parameter "fc2.bias" = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32> : () -> tensor<2x!mase.fixed<8, 5>>
  %d = mase.parameter "fc3.bias" = dense<3> : tensor<2xi8> : () -> tensor<2x!quant.uniform<i8:f32, 5.000000e-01>>
  %e = mase.parameter "fc4.bias" = dense_resource<data> : tensor<2xf32> : () -> tensor<2xf32>
  %p = mase.parameter "fc1.weight.binary_points" : () -> tensor<32xi8>
  %q = mase.parameter "fc1.weight" per_channel %p : (tensor<32xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
  %r = mase.parameter "fc2.bias" per_channel %p = dense<0.000000e+00> : tensor<32xf32> : (tensor<32xi8>) -> tensor<32x!mase.binary<channel = 0>>
  return
}

// CHECK-LABEL: func @casts(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[S:[a-z0-9]+]]:
// CHECK: %[[A:.+]] = mase.cast %[[X]] : (tensor<4x32xf32>) -> tensor<4x32x!mase.fixed<8, 5>>
// CHECK: mase.cast %[[A]] : (tensor<4x32x!mase.fixed<8, 5>>) -> tensor<4x32xi8>
// CHECK: mase.cast %[[X]] : (tensor<4x32xf32>) -> tensor<4x32x!quant.uniform<i8:f32, 5.000000e-01>>
// CHECK: mase.cast %[[X]] per_channel %[[S]] : (tensor<4x32xf32>, tensor<32xf32>) -> tensor<4x32x!mase.int<8, channel = 1>>
func.func @casts(%x: tensor<4x32xf32>, %s: tensor<32xf32>) {
  %a = mase.cast %x : (tensor<4x32xf32>) -> tensor<4x32x!mase.fixed<8, 5>>
  %b = mase.cast %a : (tensor<4x32x!mase.fixed<8, 5>>) -> tensor<4x32xi8>
  %c = mase.cast %x : (tensor<4x32xf32>) -> tensor<4x32x!quant.uniform<i8:f32, 5.000000e-01>>
  %d = mase.cast %x per_channel %s : (tensor<4x32xf32>, tensor<32xf32>) -> tensor<4x32x!mase.int<8, channel = 1>>
  return
}

// CHECK-LABEL: func @storage(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}} %[[M:[a-z0-9]+]]: {{.*}} %[[N:[a-z0-9]+]]:
// CHECK: %[[A:.+]] = mase.storage_cast %[[X]] : (tensor<4x40x!mase.fixed<6, 2>>) -> tensor<4x40xi6>
// CHECK: mase.storage_cast %[[A]] : (tensor<4x40xi6>) -> tensor<4x40x!mase.fixed<6, 2>>
// CHECK: %[[C:.+]]:2 = mase.storage_cast %[[M]] : (tensor<4x40x!mase.mxint8>) -> (tensor<4x40xi8>, tensor<4x2xi8>)
// CHECK: mase.storage_cast %[[C]]#0, %[[C]]#1 : (tensor<4x40xi8>, tensor<4x2xi8>) -> tensor<4x40x!mase.mxint8>
// CHECK: mase.storage_cast %[[N]] : (tensor<33x2x!mase.msfp12<axis = -2>>) -> (tensor<33x2xi4>, tensor<3x2xi8>)
func.func @storage(%x: tensor<4x40x!mase.fixed<6, 2>>, %m: tensor<4x40x!mase.mxint8>, %n: tensor<33x2x!mase.msfp12<axis = -2>>) {
  %a = mase.storage_cast %x : (tensor<4x40x!mase.fixed<6, 2>>) -> tensor<4x40xi6>
  %b = mase.storage_cast %a : (tensor<4x40xi6>) -> tensor<4x40x!mase.fixed<6, 2>>
  %c:2 = mase.storage_cast %m : (tensor<4x40x!mase.mxint8>) -> (tensor<4x40xi8>, tensor<4x2xi8>)
  %d = mase.storage_cast %c#0, %c#1 : (tensor<4x40xi8>, tensor<4x2xi8>) -> tensor<4x40x!mase.mxint8>
  %e:2 = mase.storage_cast %n : (tensor<33x2x!mase.msfp12<axis = -2>>) -> (tensor<33x2xi4>, tensor<3x2xi8>)
  return
}

// CHECK-LABEL: @fit
func.func @fit(%x: tensor<4x8xf32>) -> (tensor<4xi8>, tensor<4xf32>) {
  // CHECK: mase.fit %{{.*}} for !mase.fixed<8, channel = 0> : (tensor<4x8xf32>) -> tensor<4xi8>
  %p = mase.fit %x for !mase.fixed<8, channel = 0> : (tensor<4x8xf32>) -> tensor<4xi8>
  // CHECK: mase.fit %{{.*}} for !mase.int<4, channel = 0> : (tensor<4x8xf32>) -> tensor<4xf32>
  %s = mase.fit %x for !mase.int<4, channel = 0> : (tensor<4x8xf32>) -> tensor<4xf32>
  return %p, %s : tensor<4xi8>, tensor<4xf32>
}
