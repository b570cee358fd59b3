// RUN: mase-opt %s --mase-equalize="alpha=0.5 power-of-two=false remarks=true" -verify-diagnostics -o %t
// RUN: FileCheck %s < %t
// A second run changes nothing.
// RUN: mase-opt %s --mase-equalize -o %t.once
// RUN: mase-opt %t.once --mase-equalize -o %t.twice
// RUN: diff %t.once %t.twice

#two = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1, channels = [4, 0]>

// CHECK: mase.derive "o.equalization"
// CHECK: arith.constant dense<2.000000e+00> : tensor<2xf32>
// CHECK: arith.constant 5.000000e-01 : f32
// CHECK-NOT: arith.bitcast
// CHECK: mase.linear
func.func @f(%x: tensor<1x2xf32> {mase.range = #two}) -> tensor<1x3xf32> {
  %w = mase.parameter "w.weight" : () -> tensor<2x2xf32>
  // expected-remark @below {{is equalised: mase.mul "w.equalize" scales its input}}
  %0 = mase.linear %x, %w {mase.node = "w", mase.range = [#two]} : (tensor<1x2xf32>, tensor<2x2xf32>) -> tensor<1x2xf32>
  %o = mase.parameter "o.weight" : () -> tensor<3x2xf32>
  // expected-remark @below {{is equalised: mase.linear "w" takes over the scale of its input}}
  %1 = mase.linear %0, %o : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  return %1 : tensor<1x3xf32>
}
