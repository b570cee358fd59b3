// Runs the digits MLP, as @digits, on the first image of the test set, a 1, and checks its logits against those that numpy
// computes in double precision from the same weights.
func.func @main() {
  %image = arith.constant dense<[[[[0.0, 0.0, 0.25, 0.9375, 0.75, 0.125, 0.0, 0.0],
    [0.0, 0.0, 0.5625, 1.0, 0.875, 0.125, 0.0, 0.0],
    [0.0, 0.0, 0.75, 1.0, 0.9375, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.6875, 1.0, 0.75, 0.0625, 0.0, 0.0],
    [0.0, 0.0, 0.5625, 1.0, 0.875, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.625, 1.0, 0.75, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.5625, 1.0, 0.875, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.25, 0.75, 0.75, 0.0, 0.0, 0.0]]]]> : tensor<1x1x8x8xf32>
  %expected = arith.constant dense<[[-11.64349464, 9.67987770, -5.25280447, -13.21715679, -2.73538099, -7.47955157, -2.64852164, -6.76185339, 0.18757700, -9.41166507]]> : tensor<1x10xf32>
  %logits = call @digits(%image) : (tensor<1x1x8x8xf32>) -> tensor<1x10xf32>
  %less = mase.sub %logits, %expected : (tensor<1x10xf32>, tensor<1x10xf32>) -> tensor<1x10xf32>
  %more = mase.neg %less : (tensor<1x10xf32>) -> tensor<1x10xf32>
  %error = mase.maximum %less, %more : (tensor<1x10xf32>, tensor<1x10xf32>) -> tensor<1x10xf32>
  %worst = mase.reduce_max %error axes [0, 1] : (tensor<1x10xf32>) -> tensor<f32>
  %value = tensor.extract %worst[] : tensor<f32>
  %limit = arith.constant 1.0e-4 : f32
  %close = arith.cmpf olt, %value, %limit : f32
  cf.assert %close, "the logits are not those of numpy"
  %any = tensor.cast %logits : tensor<1x10xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
