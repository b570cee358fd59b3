func.func @main(%x: tensor<1x2xf32>) -> tensor<1x3xf32> {
  %w = mase.parameter "fc.weight" = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32> : () -> tensor<3x2xf32>
  %b = mase.parameter "fc.bias" = dense<[0.5, 0.0, -0.5]> : tensor<3xf32> : () -> tensor<3xf32>
  %y = mase.linear %x, %w, %b {mase.node = "fc"} : (tensor<1x2xf32>, tensor<3x2xf32>, tensor<3xf32>) -> tensor<1x3xf32>
  return %y : tensor<1x3xf32>
}
