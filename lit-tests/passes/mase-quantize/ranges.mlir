// RUN: mase-opt %s --mase-quantize="interior=fixed<4>" | FileCheck %s --check-prefixes=CHECK,MSE
// RUN: mase-opt %s --mase-quantize="interior=fixed<4> calibration=minmax" | FileCheck %s --check-prefixes=CHECK,MINMAX
// RUN: mase-opt %s --mase-quantize="interior=fixed<4> calibration=percentile" | FileCheck %s --check-prefixes=CHECK,PERCENTILE
// RUN: mase-opt %s --mase-quantize="interior=fixed<4,signed>" | FileCheck %s --check-prefixes=SIGNED
// RUN: mase-opt %s --mase-quantize="interior=int<4>" | FileCheck %s --check-prefixes=INT

// One of a thousand values is 16, all others at most 1.
#outlier = #mase.range<min = -1.0, max = 16.0, low = -1.0, high = 1.0, top = 4, excess = [
  0.0, 0.064, 0.144, 0.196, 0.225, 0.240, 0.248, 0.252, 0.254, 0.255, 0.2555, 0.2557, 0.2559, 0.2560, 0.2560, 0.2560, 0.2560], samples = 9>
#positive = #mase.range<min = 0.0, max = 1.0, low = 0.0, high = 1.0, top = 0, samples = 9>
#zero = #mase.range<min = 0.0, max = 0.0, low = 0.0, high = 0.0, top = 0, samples = 9>

// The least of step * step / 12 + excess: 0.333, 0.083 + 0.064, 0.021 + 0.144, ...
// MSE: mase.silu {{.*}} -> tensor<4x!mase.fixed<4, 0>>
// MINMAX: mase.silu {{.*}} -> tensor<4x!mase.fixed<4, -2>>
// PERCENTILE: mase.silu {{.*}} -> tensor<4x!mase.fixed<4, 2>>
// INT: mase.silu {{.*}} -> tensor<4x!mase.int<4, scale = 1.1428571428571428>>

// Without a sign, what is never negative.
// MINMAX: mase.relu {{.*}} -> tensor<4x!mase.fixed<4, 3, unsigned>>
// SIGNED: mase.relu {{.*}} -> tensor<4x!mase.fixed<4, 2>>
// INT: mase.relu {{.*}} -> tensor<4x!mase.int<4, scale = 0.06666666666666667, unsigned>>

// CHECK: mase.neg {{.*}} -> tensor<4x!mase.fixed<4, 0>>

// A constant has the binary point that suits it.
// CHECK: mase.mul {{.*}} tensor<!mase.fixed<4, 4, unsigned>>)
// CHECK: mase.add {{.*}} tensor<4x!mase.fixed<4, -1>>)
func.func @main(%x: tensor<4xf32> {mase.range = #outlier}) -> tensor<4xf32> {
  %a = mase.silu %x {mase.node = "silu", mase.range = [#outlier]} : (tensor<4xf32>) -> tensor<4xf32>
  %b = mase.relu %a {mase.node = "relu", mase.range = [#positive]} : (tensor<4xf32>) -> tensor<4xf32>
  %c = mase.neg %b {mase.node = "neg", mase.range = [#zero]} : (tensor<4xf32>) -> tensor<4xf32>
  %k = arith.constant dense<0.75> : tensor<f32>
  %d = mase.mul %c, %k {mase.node = "mul", mase.range = [#positive]} : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %l = arith.constant dense<[-16.0, 1.0, 2.0, 3.0]> : tensor<4xf32>
  %e = mase.add %d, %l {mase.node = "add", mase.range = [#positive]} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %e : tensor<4xf32>
}
