// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Linear layers and matrix products of every rank. Expected values are numpy's, in double precision.

func.func @linear() {
  %x = arith.constant dense<[[[-1.0, -2.0, -1.25], [0.75, -1.25, -0.5]], [[-2.0, 1.25, -1.5], [-1.0, 1.5, 0.0]]]> : tensor<2x2x3xf32>
  %w = arith.constant dense<[[-1.75, -1.75, 0.0], [-0.25, 1.75, 0.5]]> : tensor<2x3xf32>
  %b = arith.constant dense<[0.0, -0.0]> : tensor<2xf32>
  // CHECK: [5.25, -3.875, 0.875, -2.625, 1.3125, 1.9375, -0.875, 2.875]
  %linear = mase.linear %x, %w, %b : (tensor<2x2x3xf32>, tensor<2x3xf32>, tensor<2xf32>) -> tensor<2x2x2xf32>
  call @print_2x2x2xf32(%linear) : (tensor<2x2x2xf32>) -> ()
  return
}

func.func @linear_vector() {
  %x = arith.constant dense<[-1.0, -2.0, -1.25]> : tensor<3xf32>
  %w = arith.constant dense<[[-1.75, -1.75, 0.0], [-0.25, 1.75, 0.5]]> : tensor<2x3xf32>
  // CHECK: [5.25, -3.875]
  %linear_vector = mase.linear %x, %w : (tensor<3xf32>, tensor<2x3xf32>) -> tensor<2xf32>
  call @print_2xf32(%linear_vector) : (tensor<2xf32>) -> ()
  return
}

func.func @matmul_2d() {
  %x = arith.constant dense<[[1.5, 0.5, 1.0], [-1.75, 0.25, 0.0]]> : tensor<2x3xf32>
  %w = arith.constant dense<[[1.5, -0.5, 0.5, -1.75], [-0.5, -0.75, -1.5, 1.25], [-0.5, 2.0, 0.25, 0.5]]> : tensor<3x4xf32>
  // CHECK: [1.5, 0.875, 0.25, -1.5, -2.75, 0.6875, -1.25, 3.375]
  %matmul_2d = mase.matmul %x, %w : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  call @print_2x4xf32(%matmul_2d) : (tensor<2x4xf32>) -> ()
  return
}

func.func @matmul_3d() {
  %x = arith.constant dense<[[[0.5, 0.75, -1.5]], [[-0.25, -1.0, -0.5]]]> : tensor<2x1x3xf32>
  %w = arith.constant dense<[[[-1.5, 1.75], [-1.25, 0.75], [-0.75, 1.5]], [[0.75, -1.5], [1.5, 1.75], [1.5, 0.25]]]> : tensor<2x3x2xf32>
  // CHECK: [-0.5625, -0.8125, -2.4375, -1.5]
  %matmul_3d = mase.matmul %x, %w : (tensor<2x1x3xf32>, tensor<2x3x2xf32>) -> tensor<2x1x2xf32>
  call @print_2x1x2xf32(%matmul_3d) : (tensor<2x1x2xf32>) -> ()
  return
}

func.func @matmul_4d() {
  %x = arith.constant dense<[[[[-1.5, -1.25, 1.75], [0.25, -1.25, 1.5]]], [[[0.5, 0.25, -0.5], [-0.25, -1.0, -1.75]]]]> : tensor<2x1x2x3xf32>
  %w = arith.constant dense<[[[[1.5, -0.25], [0.25, -0.75], [1.0, -2.0]]], [[[-0.5, -2.0], [-1.5, 1.75], [0.75, -0.25]]]]> : tensor<2x1x3x2xf32>
  // CHECK: [-0.8125, -2.1875, 1.5625, -2.125, -1, -0.4375, 0.3125, -0.8125]
  %matmul_4d = mase.matmul %x, %w : (tensor<2x1x2x3xf32>, tensor<2x1x3x2xf32>) -> tensor<2x1x2x2xf32>
  call @print_2x1x2x2xf32(%matmul_4d) : (tensor<2x1x2x2xf32>) -> ()
  return
}

func.func @main() {
  call @linear() : () -> ()
  call @linear_vector() : () -> ()
  call @matmul_2d() : () -> ()
  call @matmul_3d() : () -> ()
  call @matmul_4d() : () -> ()
  return
}

func.func private @print_2x2x2xf32(%t: tensor<2x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x2x2xf32>) -> tensor<8xf32>
  %any = tensor.cast %flat : tensor<8xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2xf32(%t: tensor<2xf32>) {
  %any = tensor.cast %t : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x4xf32(%t: tensor<2x4xf32>) {
  %flat = mase.reshape %t : (tensor<2x4xf32>) -> tensor<8xf32>
  %any = tensor.cast %flat : tensor<8xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x1x2xf32(%t: tensor<2x1x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x1x2xf32>) -> tensor<4xf32>
  %any = tensor.cast %flat : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x1x2x2xf32(%t: tensor<2x1x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x1x2x2xf32>) -> tensor<8xf32>
  %any = tensor.cast %flat : tensor<8xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
