// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Convolutions: strides, paddings on each side, dilations, groups. Expected values are of loops that follow the description.

func.func @plain() {
  %x = arith.constant dense<[[[[0.0, 1.5, -0.5, 0.25], [0.75, -0.5, 0.0, 1.0], [1.75, -1.5, 1.75, -2.0]]]]> : tensor<1x1x3x4xf32>
  %w = arith.constant dense<[[[[1.0, 1.25], [-1.5, -0.25]]]]> : tensor<1x1x2x2xf32>
  // CHECK: [0.875, 1.625, -0.4375, -2.125, 1.3125, -0.875]
  %plain = mase.conv2d %x, %w : (tensor<1x1x3x4xf32>, tensor<1x1x2x2xf32>) -> tensor<1x1x2x3xf32>
  call @print_1x1x2x3xf32(%plain) : (tensor<1x1x2x3xf32>) -> ()
  return
}

func.func @strided_and_padded() {
  %x = arith.constant dense<[[[[1.25, -2.0, 0.5], [1.25, 0.0, 1.0], [-1.0, -1.25, -0.5], [-1.25, -0.5, 1.75]]], [[[0.25, -0.75, -1.0], [1.75, -0.25, 2.0], [0.0, 0.0, 1.5], [1.0, 0.25, -0.25]]]]> : tensor<2x1x4x3xf32>
  %w = arith.constant dense<[[[[1.5, -0.25], [1.75, -1.75], [-0.25, 0.0]]], [[[1.75, -1.0], [1.25, 0.75], [0.75, 0.5]]]]> : tensor<2x1x3x2xf32>
  %b = arith.constant dense<[2.0, -0.75]> : tensor<2xf32>
  // CHECK: [7.375, -2.375, 2.625, 4.625, 0.5625, 2.1875, 0.25, 0.8125, 4.625, 0.25, -2.375, 0.625, -1.9375, -3.1875, 1.6875, -2.4375, -3.375, 2.3125, 3.3125, 2.5, -0.25, 4.4375, -1.5625, 7.6875, 3.4375, 2.4375, 1.625, 0.1875, -1.625, -0.5, 3.4375, -2, 4.4375, 0.75, -0.0625, -1.1875]
  %strided_and_padded = mase.conv2d %x, %w, %b {strides = array<i64: 2, 1>, padding = array<i64: 1, 0, 2, 1>, dilations = array<i64: 1, 1>, groups = 1 : i64} : (tensor<2x1x4x3xf32>, tensor<2x1x3x2xf32>, tensor<2xf32>) -> tensor<2x2x3x3xf32>
  call @print_2x2x3x3xf32(%strided_and_padded) : (tensor<2x2x3x3xf32>) -> ()
  return
}

func.func @dilated() {
  %x = arith.constant dense<[[[[-0.5, -1.25, -1.75, -1.25], [1.75, 1.25, -1.5, 0.5], [-0.0, 0.5, 0.75, -0.75], [1.75, -0.25, 0.5, 0.5], [-1.25, -1.75, -0.25, 1.0]], [[1.25, 1.0, -1.5, 1.75], [1.25, 1.5, 0.0, 1.75], [-1.75, -2.0, -2.0, -1.0], [-1.0, -1.25, 0.25, -1.75], [0.25, -1.25, 0.75, -2.0]]]]> : tensor<1x2x5x4xf32>
  %w = arith.constant dense<[[[[-0.75, 1.75], [0.25, 1.25]], [[0.75, 0.5], [-1.25, 0.25]]]]> : tensor<1x2x2x2xf32>
  %b = arith.constant dense<[-1.75]> : tensor<1xf32>
  // CHECK: [-5.125, -3.6875, -1.5625]
  %dilated = mase.conv2d %x, %w, %b {strides = array<i64: 1, 2>, padding = array<i64: 0, 1, 0, 0>, dilations = array<i64: 2, 3>, groups = 1 : i64} : (tensor<1x2x5x4xf32>, tensor<1x2x2x2xf32>, tensor<1xf32>) -> tensor<1x1x3x1xf32>
  call @print_1x1x3x1xf32(%dilated) : (tensor<1x1x3x1xf32>) -> ()
  return
}

func.func @grouped() {
  %x = arith.constant dense<[[[[1.25, 1.75, 1.5], [-1.75, -0.75, -0.75]], [[-1.5, 0.5, 1.25], [-0.75, 1.5, 1.25]], [[-1.5, 1.0, 1.5], [-1.25, 0.25, 0.5]], [[0.5, -1.5, 0.75], [0.5, 1.25, 1.25]]]]> : tensor<1x4x2x3xf32>
  %w = arith.constant dense<[[[[-0.75, 1.0], [1.5, 1.5]], [[-1.25, -2.0], [0.5, -1.25]]], [[[0.25, 1.75], [-0.5, -1.0]], [[-0.25, 0.75], [-1.5, -0.5]]], [[[-1.5, 0.75], [1.25, -0.5]], [[-0.5, 0.25], [-1.25, -1.0]]], [[[-0.75, -0.25], [-1.75, 1.0]], [[0.25, -0.75], [-1.75, 1.0]]]]> : tensor<4x2x2x2xf32>
  // CHECK: [-4.3125, -6, -1.5, -4.5625, 6.125, 2.125, -0.4375, -0.9375, -1.1875, -2.1875, 2.125, -0.3125, 4.9375, -2.9375, 0.0625, -0.9375]
  %grouped = mase.conv2d %x, %w {strides = array<i64: 1, 1>, padding = array<i64: 0, 0, 1, 0>, dilations = array<i64: 1, 1>, groups = 2 : i64} : (tensor<1x4x2x3xf32>, tensor<4x2x2x2xf32>) -> tensor<1x4x2x2xf32>
  call @print_1x4x2x2xf32(%grouped) : (tensor<1x4x2x2xf32>) -> ()
  return
}

func.func @depthwise() {
  %x = arith.constant dense<[[[[-1.5, -1.5], [-1.5, -1.75]], [[1.75, -1.0], [-0.75, 1.25]], [[0.5, -1.25], [-0.25, 1.5]]]]> : tensor<1x3x2x2xf32>
  %w = arith.constant dense<[[[[-0.5], [0.75]]], [[[-1.5], [1.0]]], [[[1.0], [1.25]]], [[[0.75], [-0.5]]], [[[-1.75], [0.0]]], [[[1.0], [-1.25]]]]> : tensor<6x1x2x1xf32>
  %b = arith.constant dense<[-1.0, 0.25, 1.0, 1.5, -1.5, -1.25]> : tensor<6xf32>
  // CHECK: [-1.375, -1.5625, 1, 0.75, 1.8125, 1.5625, 3.1875, 0.125, -2.375, 0.6875, -0.4375, -4.375]
  %depthwise = mase.conv2d %x, %w, %b {strides = array<i64: 1, 1>, padding = array<i64: 0, 0, 0, 0>, dilations = array<i64: 1, 1>, groups = 3 : i64} : (tensor<1x3x2x2xf32>, tensor<6x1x2x1xf32>, tensor<6xf32>) -> tensor<1x6x1x2xf32>
  call @print_1x6x1x2xf32(%depthwise) : (tensor<1x6x1x2xf32>) -> ()
  return
}

func.func @remainder() {
  %x = arith.constant dense<[[[[1.25, 0.5, 1.0, 2.0, 1.75, 1.25], [1.0, -0.5, 0.5, -1.25, 1.0, 1.0], [1.0, -0.25, -0.5, -0.25, -1.75, 1.5], [0.25, -0.5, 0.25, 1.0, -0.5, 1.25], [1.75, -0.5, -1.5, 1.0, 2.0, -1.5], [0.75, 1.25, 1.75, -1.5, -1.75, 2.0]]]]> : tensor<1x1x6x6xf32>
  %w = arith.constant dense<[[[[-1.5, -1.25], [0.25, -0.25]]]]> : tensor<1x1x2x2xf32>
  // CHECK: [-2.125, -5.75, 0.8125, -1.125]
  %remainder = mase.conv2d %x, %w {strides = array<i64: 3, 3>, padding = array<i64: 0, 0, 0, 0>, dilations = array<i64: 1, 1>, groups = 1 : i64} : (tensor<1x1x6x6xf32>, tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  call @print_1x1x2x2xf32(%remainder) : (tensor<1x1x2x2xf32>) -> ()
  return
}

func.func @main() {
  call @plain() : () -> ()
  call @strided_and_padded() : () -> ()
  call @dilated() : () -> ()
  call @grouped() : () -> ()
  call @depthwise() : () -> ()
  call @remainder() : () -> ()
  return
}

func.func private @print_1x1x2x3xf32(%t: tensor<1x1x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x2x3xf32>) -> tensor<6xf32>
  %any = tensor.cast %flat : tensor<6xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x2x3x3xf32(%t: tensor<2x2x3x3xf32>) {
  %flat = mase.reshape %t : (tensor<2x2x3x3xf32>) -> tensor<36xf32>
  %any = tensor.cast %flat : tensor<36xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x3x1xf32(%t: tensor<1x1x3x1xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x3x1xf32>) -> tensor<3xf32>
  %any = tensor.cast %flat : tensor<3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x4x2x2xf32(%t: tensor<1x4x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x4x2x2xf32>) -> tensor<16xf32>
  %any = tensor.cast %flat : tensor<16xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x6x1x2xf32(%t: tensor<1x6x1x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x6x1x2xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x2x2xf32(%t: tensor<1x1x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x2x2xf32>) -> tensor<4xf32>
  %any = tensor.cast %flat : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
