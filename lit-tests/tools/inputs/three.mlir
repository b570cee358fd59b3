func.func @first(%x: tensor<1x64xf32>) -> tensor<1x32xf32> {
  %w = mase.parameter "w" : () -> tensor<32x64xf32>
  %y = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
  return %y : tensor<1x32xf32>
}
func.func @second(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  %y = mase.relu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %y : tensor<1x64xf32>
}
func.func @third(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  return %x : tensor<1x64xf32>
}
