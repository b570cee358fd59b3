// RUN: mase-opt %s --mase-equalize -split-input-file -verify-diagnostics
// RUN: not mase-opt %s --mase-equalize=alpha=1.5 2>&1 | FileCheck %s --check-prefix=ALPHA
// RUN: not mase-opt %s --mase-equalize=alpha=half 2>&1 | FileCheck %s --check-prefix=TEXT

// ALPHA: error: 'func.func' op alpha is '1.5', must be from 0 to 1
// TEXT: error: 'func.func' op alpha is 'half', must be from 0 to 1

func.func @quantised(%x: tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 5>> {
  // expected-error @below {{is on fixed<8, 5>: equalise before formats are chosen, on floats}}
  %0 = mase.cast %x : (tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 5>>
  return %0 : tensor<1x4x!mase.fixed<8, 5>>
}
