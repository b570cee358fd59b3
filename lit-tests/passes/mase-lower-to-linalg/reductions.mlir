// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Reductions. Expected values are numpy's, in double precision.

func.func @sum() {
  %x = arith.constant dense<[[[-1.0, -1.0], [-0.25, 0.0], [0.25, 2.0]], [[1.25, 0.5], [2.0, -1.25], [-1.25, 0.5]]]> : tensor<2x3x2xf32>
  // CHECK: [-1, 1, 2, -0.25]
  %sum = mase.reduce_sum %x axes [1] : (tensor<2x3x2xf32>) -> tensor<2x2xf32>
  call @print_2x2xf32(%sum) : (tensor<2x2xf32>) -> ()
  // CHECK: [-0.25, 0.5, 1.5]
  %sum_keepdims = mase.reduce_sum %x axes [0, 2] keepdims : (tensor<2x3x2xf32>) -> tensor<1x3x1xf32>
  call @print_1x3x1xf32(%sum_keepdims) : (tensor<1x3x1xf32>) -> ()
  // CHECK: [1.75]
  %sum_all = mase.reduce_sum %x axes [0, 1, 2] : (tensor<2x3x2xf32>) -> tensor<f32>
  call @print_f32(%sum_all) : (tensor<f32>) -> ()
  // CHECK: [-1, -1, -0.25, {{-?}}0, 0.25, 2, 1.25, 0.5, 2, -1.25, -1.25, 0.5]
  %sum_none = mase.reduce_sum %x axes [] : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%sum_none) : (tensor<2x3x2xf32>) -> ()
  // CHECK: [{{-?}}0, 0.29166{{[0-9]*}}]
  %mean = mase.reduce_mean %x axes [1, 2] : (tensor<2x3x2xf32>) -> tensor<2xf32>
  call @print_2xf32(%mean) : (tensor<2xf32>) -> ()
  // CHECK: [-0.33333{{[0-9]*}}, 0.33333{{[0-9]*}}, 0.66666{{[0-9]*}}, -0.083333{{[0-9]*}}]
  %mean_keepdims = mase.reduce_mean %x axes [1] keepdims : (tensor<2x3x2xf32>) -> tensor<2x1x2xf32>
  call @print_2x1x2xf32(%mean_keepdims) : (tensor<2x1x2xf32>) -> ()
  return
}

func.func @max() {
  %x = arith.constant dense<[[[-6.0, -6.0], [-5.25, -5.0], [-4.75, -3.0]], [[-3.75, -4.5], [-3.0, -6.25], [-6.25, -4.5]]]> : tensor<2x3x2xf32>
  // CHECK: [-6, -5, -3, -3.75, -3, -4.5]
  %max = mase.reduce_max %x axes [2] : (tensor<2x3x2xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%max) : (tensor<2x3xf32>) -> ()
  return
}

func.func @main() {
  call @sum() : () -> ()
  call @max() : () -> ()
  return
}

func.func private @print_2x2xf32(%t: tensor<2x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x2xf32>) -> tensor<4xf32>
  %any = tensor.cast %flat : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x3x1xf32(%t: tensor<1x3x1xf32>) {
  %flat = mase.reshape %t : (tensor<1x3x1xf32>) -> tensor<3xf32>
  %any = tensor.cast %flat : tensor<3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_f32(%t: tensor<f32>) {
  %flat = mase.reshape %t : (tensor<f32>) -> tensor<1xf32>
  %any = tensor.cast %flat : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x3x2xf32(%t: tensor<2x3x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x3x2xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2xf32(%t: tensor<2xf32>) {
  %any = tensor.cast %t : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x1x2xf32(%t: tensor<2x1x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x1x2xf32>) -> tensor<4xf32>
  %any = tensor.cast %flat : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x3xf32(%t: tensor<2x3xf32>) {
  %flat = mase.reshape %t : (tensor<2x3xf32>) -> tensor<6xf32>
  %any = tensor.cast %flat : tensor<6xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
