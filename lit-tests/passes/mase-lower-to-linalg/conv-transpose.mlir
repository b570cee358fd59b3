// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Transposed convolutions. Expected values are of loops that follow the description.

func.func @plain() {
  %x = arith.constant dense<[[[[1.0, -1.25], [1.75, -1.25]]]]> : tensor<1x1x2x2xf32>
  %w = arith.constant dense<[[[[1.0, -1.75, -0.0], [-1.75, -0.75, -0.75]]]]> : tensor<1x1x2x3xf32>
  // CHECK: [1, -3, 2.1875, {{-?}}0, {{-?}}0, -2.875, 2.375, 0.9375, -3.0625, 0.875, -0.375, 0.9375]
  %plain = mase.conv_transpose2d %x, %w {strides = array<i64: 1, 1>, padding = array<i64: 0, 0, 0, 0>, dilations = array<i64: 1, 1>, groups = 1 : i64, output_padding = array<i64: 0, 0>} : (tensor<1x1x2x2xf32>, tensor<1x1x2x3xf32>) -> tensor<1x1x3x4xf32>
  call @print_1x1x3x4xf32(%plain) : (tensor<1x1x3x4xf32>) -> ()
  return
}

func.func @strided() {
  %x = arith.constant dense<[[[[1.0, -0.25], [-1.75, 2.0]], [[1.5, 1.75], [-1.0, -0.5]]]]> : tensor<1x2x2x2xf32>
  %w = arith.constant dense<[[[[-1.0, -1.5], [-1.75, 0.0], [-1.5, -1.25]]], [[[1.5, -0.0], [-1.25, 0.75], [-1.0, 0.0]]]]> : tensor<2x1x3x2xf32>
  %b = arith.constant dense<[-0.75]> : tensor<1xf32>
  // CHECK: [-4.375, 0.375, -0.75, -2.5, -3.5, 0.625, -0.75, -4.875, 3.5625, -1.5, -0.75, -3.625, 2.875, 1.4375, -0.75, -3.25, -0.75, -0.75, -0.75, -0.75]
  %strided = mase.conv_transpose2d %x, %w, %b {strides = array<i64: 2, 3>, padding = array<i64: 1, 0, 0, 1>, dilations = array<i64: 1, 1>, groups = 1 : i64, output_padding = array<i64: 1, 0>} : (tensor<1x2x2x2xf32>, tensor<2x1x3x2xf32>, tensor<1xf32>) -> tensor<1x1x5x4xf32>
  call @print_1x1x5x4xf32(%strided) : (tensor<1x1x5x4xf32>) -> ()
  return
}

func.func @dilated() {
  %x = arith.constant dense<[[[[0.0], [0.5]]], [[[0.25], [-0.5]]]]> : tensor<2x1x2x1xf32>
  %w = arith.constant dense<[[[[1.25, 1.5], [-1.25, -1.5]], [[-1.5, 2.0], [1.75, -1.0]]]]> : tensor<1x2x2x2xf32>
  %b = arith.constant dense<[2.0, -1.25]> : tensor<2xf32>
  // CHECK: [2, 2, 2.75, 2, 2, 2, -1.25, -1.25, -0.25, -1.25, -1.25, -1.25, 2.375, 2, 1.25, 2, 1.625, 2, -0.75, -1.25, -2.25, -1.25, -1.5, -1.25]
  %dilated = mase.conv_transpose2d %x, %w, %b {strides = array<i64: 1, 2>, padding = array<i64: 0, 1, 1, 0>, dilations = array<i64: 2, 1>, groups = 1 : i64, output_padding = array<i64: 0, 1>} : (tensor<2x1x2x1xf32>, tensor<1x2x2x2xf32>, tensor<2xf32>) -> tensor<2x2x3x2xf32>
  call @print_2x2x3x2xf32(%dilated) : (tensor<2x2x3x2xf32>) -> ()
  return
}

func.func @grouped() {
  %x = arith.constant dense<[[[[0.0, -0.0]], [[1.75, -1.75]], [[-0.75, 0.5]], [[-1.75, -1.0]]]]> : tensor<1x4x1x2xf32>
  %w = arith.constant dense<[[[[-0.25, 1.5], [1.0, 1.25]]], [[[1.0, 0.75], [1.5, 0.75]]], [[[1.0, -0.75], [-1.25, 1.0]]], [[[-1.25, 1.75], [0.5, -0.75]]]]> : tensor<4x1x2x2xf32>
  // CHECK: [1.75, -0.4375, -1.3125, 2.625, -1.3125, -1.3125, 1.4375, -0.75, -2.125, 0.0625, -0.5625, 1.25]
  %grouped = mase.conv_transpose2d %x, %w {strides = array<i64: 2, 1>, padding = array<i64: 0, 0, 0, 0>, dilations = array<i64: 1, 1>, groups = 2 : i64, output_padding = array<i64: 0, 0>} : (tensor<1x4x1x2xf32>, tensor<4x1x2x2xf32>) -> tensor<1x2x2x3xf32>
  call @print_1x2x2x3xf32(%grouped) : (tensor<1x2x2x3xf32>) -> ()
  return
}

func.func @padded_past_the_kernel() {
  %x = arith.constant dense<[[[[1.75, -1.5, 0.0], [-1.75, 1.75, 0.25], [1.25, -0.75, 1.25]]]]> : tensor<1x1x3x3xf32>
  %w = arith.constant dense<[[[[0.75, 0.5]]]]> : tensor<1x1x1x2xf32>
  // CHECK: [0.4375, 1.0625]
  %padded_past_the_kernel = mase.conv_transpose2d %x, %w {strides = array<i64: 1, 1>, padding = array<i64: 1, 1, 1, 1>, dilations = array<i64: 1, 1>, groups = 1 : i64, output_padding = array<i64: 0, 0>} : (tensor<1x1x3x3xf32>, tensor<1x1x1x2xf32>) -> tensor<1x1x1x2xf32>
  call @print_1x1x1x2xf32(%padded_past_the_kernel) : (tensor<1x1x1x2xf32>) -> ()
  return
}

func.func @main() {
  call @plain() : () -> ()
  call @strided() : () -> ()
  call @dilated() : () -> ()
  call @grouped() : () -> ()
  call @padded_past_the_kernel() : () -> ()
  return
}

func.func private @print_1x1x3x4xf32(%t: tensor<1x1x3x4xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x3x4xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x5x4xf32(%t: tensor<1x1x5x4xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x5x4xf32>) -> tensor<20xf32>
  %any = tensor.cast %flat : tensor<20xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x2x3x2xf32(%t: tensor<2x2x3x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x2x3x2xf32>) -> tensor<24xf32>
  %any = tensor.cast %flat : tensor<24xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x2x2x3xf32(%t: tensor<1x2x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<1x2x2x3xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x1x2xf32(%t: tensor<1x1x1x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x1x2xf32>) -> tensor<2xf32>
  %any = tensor.cast %flat : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
