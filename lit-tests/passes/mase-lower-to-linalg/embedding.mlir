// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Table look-up.

func.func @embedding() {
  %x = arith.constant dense<[[3, 0], [1, 3]]> : tensor<2x2xi64>
  %w = arith.constant dense<[[-1.0, -1.75, -0.25], [1.0, 0.75, -1.25], [-1.5, -0.75, 1.0], [-0.0, 1.75, 0.75]]> : tensor<4x3xf32>
  // CHECK: [{{-?}}0, 1.75, 0.75, -1, -1.75, -0.25, 1, 0.75, -1.25, {{-?}}0, 1.75, 0.75]
  %embedding = mase.embedding %x, %w : (tensor<2x2xi64>, tensor<4x3xf32>) -> tensor<2x2x3xf32>
  call @print_2x2x3xf32(%embedding) : (tensor<2x2x3xf32>) -> ()
  return
}

func.func @embedding_i32() {
  %x = arith.constant dense<[2]> : tensor<1xi32>
  %w = arith.constant dense<[[-1.0, -1.75, -0.25], [1.0, 0.75, -1.25], [-1.5, -0.75, 1.0], [-0.0, 1.75, 0.75]]> : tensor<4x3xf32>
  // CHECK: [-1.5, -0.75, 1]
  %embedding_i32 = mase.embedding %x, %w : (tensor<1xi32>, tensor<4x3xf32>) -> tensor<1x3xf32>
  call @print_1x3xf32(%embedding_i32) : (tensor<1x3xf32>) -> ()
  return
}

func.func @main() {
  call @embedding() : () -> ()
  call @embedding_i32() : () -> ()
  return
}

func.func private @print_2x2x3xf32(%t: tensor<2x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<2x2x3xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x3xf32(%t: tensor<1x3xf32>) {
  %flat = mase.reshape %t : (tensor<1x3xf32>) -> tensor<3xf32>
  %any = tensor.cast %flat : tensor<3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
