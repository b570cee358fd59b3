// Numbers in a format.
func.func @main(%x: tensor<2x!mase.fixed<8, 4>>) -> tensor<2x!mase.fixed<8, 4>> {
  return %x : tensor<2x!mase.fixed<8, 4>>
}
