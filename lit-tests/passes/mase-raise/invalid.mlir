// RUN: mase-opt %s --mase-raise -split-input-file -verify-diagnostics

// expected-error @below {{argument #1 has the dynamic shape tensor<?x4xf32>; export the model with a fixed input shape}}
func.func @argument(%x: tensor<2x4xf32>, %y: tensor<?x4xf32>) {
  return
}

// -----

func.func @inside(%x: tensor<2x4xf32>, %n: index) -> tensor<2x4xf32> {
  // expected-error @below {{has the dynamic shape tensor<?x4xf32>; export the model with a fixed input shape}}
  %s = tensor.extract_slice %x[0, 0] [%n, 4] [1, 1] : tensor<2x4xf32> to tensor<?x4xf32>
  %r = tensor.insert_slice %s into %x[0, 0] [%n, 4] [1, 1] : tensor<?x4xf32> into tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

// -----

// expected-remark @below {{has several blocks, and is not raised}}
func.func @blocks(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  cf.br ^next(%x : tensor<2x4xf32>)
^next(%y: tensor<2x4xf32>):
  %r = arith.addf %y, %y : tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}

// -----

// Of several functions none is raised if one is refused.
func.func @fine(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %r = arith.addf %x, %x : tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}
// expected-error @below {{argument #0 has the dynamic shape tensor<?xf32>}}
func.func @refused(%x: tensor<?xf32>) {
  return
}
