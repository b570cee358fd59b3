// Scores with a mask, a value that a softmax and a node take, and a long one.
func.func @main(%scores: tensor<1x2x3xf32>, %mask: tensor<1x2x3xf32>) -> tensor<1x2x3xf32> {
  %0 = mase.add %scores, %mask : (tensor<1x2x3xf32>, tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  %1 = mase.softmax %0 axis 2 : (tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  return %1 : tensor<1x2x3xf32>
}

func.func @both(%x: tensor<1x3xf32>) -> (tensor<1x3xf32>, tensor<1x3xf32>) {
  %0 = mase.softmax %x axis 1 : (tensor<1x3xf32>) -> tensor<1x3xf32>
  %1 = mase.relu %x : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %0, %1 : tensor<1x3xf32>, tensor<1x3xf32>
}

func.func @long(%x: tensor<100xf32>) -> tensor<100xf32> {
  %0 = mase.relu %x : (tensor<100xf32>) -> tensor<100xf32>
  return %0 : tensor<100xf32>
}

func.func @root(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = mase.sqrt %x {mase.node = "root"} : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
