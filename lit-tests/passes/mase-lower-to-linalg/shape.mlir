// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Data movement.

func.func @transpose() {
  %x = arith.constant dense<[[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]]]> : tensor<2x3x2xf32>
  // CHECK: [{{-?}}0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]
  %transpose = mase.transpose %x perm [2, 0, 1] : (tensor<2x3x2xf32>) -> tensor<2x2x3xf32>
  call @print_2x2x3xf32(%transpose) : (tensor<2x2x3xf32>) -> ()
  // CHECK: [{{-?}}0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  %reshape = mase.reshape %x : (tensor<2x3x2xf32>) -> tensor<3x4xf32>
  call @print_3x4xf32(%reshape) : (tensor<3x4xf32>) -> ()
  return
}

func.func @reshape_to_scalar() {
  %x = arith.constant dense<[[5.0]]> : tensor<1x1xf32>
  // CHECK: [5]
  %reshape_to_scalar = mase.reshape %x : (tensor<1x1xf32>) -> tensor<f32>
  call @print_f32(%reshape_to_scalar) : (tensor<f32>) -> ()
  return
}

func.func @broadcast() {
  %x = arith.constant dense<[[1.0], [2.0]]> : tensor<2x1xf32>
  // CHECK: [1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2]
  %broadcast = mase.broadcast %x : (tensor<2x1xf32>) -> tensor<3x2x2xf32>
  call @print_3x2x2xf32(%broadcast) : (tensor<3x2x2xf32>) -> ()
  return
}

func.func @slice() {
  %x = arith.constant dense<[[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]]]> : tensor<2x3x2xf32>
  // CHECK: [6, 7, 10, 11]
  %slice = mase.slice %x offsets [1, 0, 0] sizes [1, 2, 2] strides [1, 2, 1] : (tensor<2x3x2xf32>) -> tensor<1x2x2xf32>
  call @print_1x2x2xf32(%slice) : (tensor<1x2x2xf32>) -> ()
  return
}

func.func @concat() {
  %x = arith.constant dense<[[1.0], [2.0]]> : tensor<2x1xf32>
  %w = arith.constant dense<[[3.0, 4.0], [5.0, 6.0]]> : tensor<2x2xf32>
  %b = arith.constant dense<[[7.0], [8.0]]> : tensor<2x1xf32>
  // CHECK: [1, 3, 4, 7, 2, 5, 6, 8]
  %concat = mase.concat %x, %w, %b axis 1 : (tensor<2x1xf32>, tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x4xf32>
  call @print_2x4xf32(%concat) : (tensor<2x4xf32>) -> ()
  return
}

func.func @pad() {
  %x = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  // CHECK: [-1.5, -1.5, -1.5, -1.5, 1, 2, -1.5, -1.5, 3, 4, -1.5, -1.5]
  %pad = mase.pad %x low [1, 0] high [0, 2] {value = -1.5} : (tensor<2x2xf32>) -> tensor<3x4xf32>
  call @print_3x4xf32(%pad) : (tensor<3x4xf32>) -> ()
  return
}

func.func @main() {
  call @transpose() : () -> ()
  call @reshape_to_scalar() : () -> ()
  call @broadcast() : () -> ()
  call @slice() : () -> ()
  call @concat() : () -> ()
  call @pad() : () -> ()
  return
}

func.func private @print_2x2x3xf32(%t: tensor<2x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<2x2x3xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_3x4xf32(%t: tensor<3x4xf32>) {
  %flat = mase.reshape %t : (tensor<3x4xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_f32(%t: tensor<f32>) {
  %flat = mase.reshape %t : (tensor<f32>) -> tensor<1xf32>
  %any = tensor.cast %flat : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_3x2x2xf32(%t: tensor<3x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<3x2x2xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x2x2xf32(%t: tensor<1x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x2x2xf32>) -> tensor<4xf32>
  %any = tensor.cast %flat : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x4xf32(%t: tensor<2x4xf32>) {
  %flat = mase.reshape %t : (tensor<2x4xf32>) -> tensor<8xf32>
  %any = tensor.cast %flat : tensor<8xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
