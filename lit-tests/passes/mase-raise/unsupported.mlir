// RUN: mase-opt %s --mase-raise -split-input-file -verify-diagnostics

// Shapes have to be fixed, and elements be of a type that the dialect has.

// expected-error@+1 {{argument #0 has the dynamic shape tensor<?x2xf32>; export the model with a fixed input shape}}
func.func @main(%x: tensor<?x2xf32>) -> tensor<?x2xf32> {
  return %x : tensor<?x2xf32>
}

// -----

func.func @main() -> tensor<2xcomplex<f32>> {
  // expected-remark@+1 {{stays, since it has values of tensor<2xcomplex<f32>>, which nodes do not take}}
  %w = arith.constant dense_resource<w> : tensor<2xcomplex<f32>>
  return %w : tensor<2xcomplex<f32>>
}
