// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Arithmetic with broadcast, and choice. Expected values are numpy's, in double precision.

func.func @add() {
  %x = arith.constant dense<[[0.5, 1.5, 1.0], [-1.0, -0.75, 1.5]]> : tensor<2x3xf32>
  %w = arith.constant dense<[-2.0, 1.25, 1.25]> : tensor<3xf32>
  // CHECK: [-1.5, 2.75, 2.25, -3, 0.5, 2.75]
  %add = mase.add %x, %w : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%add) : (tensor<2x3xf32>) -> ()
  // CHECK: [2.5, 0.25, -0.25, 1, -2, 0.25]
  %sub = mase.sub %x, %w : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%sub) : (tensor<2x3xf32>) -> ()
  // CHECK: [-1, 1.875, 1.25, 2, -0.9375, 1.875]
  %mul = mase.mul %x, %w : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%mul) : (tensor<2x3xf32>) -> ()
  // CHECK: [0.5, 1.5, 1.25, -1, 1.25, 1.5]
  %maximum = mase.maximum %x, %w : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%maximum) : (tensor<2x3xf32>) -> ()
  // CHECK: [-2, 1.25, 1, -2, -0.75, 1.25]
  %minimum = mase.minimum %x, %w : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%minimum) : (tensor<2x3xf32>) -> ()
  return
}

func.func @div() {
  %x = arith.constant dense<[[0.5, 1.5, 1.0], [-1.0, -0.75, 1.5]]> : tensor<2x3xf32>
  %w = arith.constant dense<[[-0.25], [-0.75]]> : tensor<2x1xf32>
  // CHECK: [-2, -6, -4, 1.3333{{[0-9]*}}, 1, -2]
  %div = mase.div %x, %w : (tensor<2x3xf32>, tensor<2x1xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%div) : (tensor<2x3xf32>) -> ()
  return
}

func.func @both_ways() {
  %x = arith.constant dense<[[-0.25], [-0.75]]> : tensor<2x1xf32>
  %w = arith.constant dense<[-2.0, 1.25, 1.25]> : tensor<3xf32>
  // CHECK: [1.75, -1.5, -1.5, 1.25, -2, -2]
  %both_ways = mase.sub %x, %w : (tensor<2x1xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%both_ways) : (tensor<2x3xf32>) -> ()
  return
}

func.func @of_a_scalar() {
  %x = arith.constant dense<4.0> : tensor<f32>
  %w = arith.constant dense<[-2.0, 1.25, 1.25]> : tensor<3xf32>
  // CHECK: [6, 2.75, 2.75]
  %of_a_scalar = mase.sub %x, %w : (tensor<f32>, tensor<3xf32>) -> tensor<3xf32>
  call @print_3xf32(%of_a_scalar) : (tensor<3xf32>) -> ()
  return
}

func.func @rank_0() {
  %x = arith.constant dense<4.0> : tensor<f32>
  %w = arith.constant dense<2.5> : tensor<f32>
  // CHECK: [10]
  %rank_0 = mase.mul %x, %w : (tensor<f32>, tensor<f32>) -> tensor<f32>
  call @print_f32(%rank_0) : (tensor<f32>) -> ()
  return
}

func.func @where() {
  %x = arith.constant dense<[[true], [false]]> : tensor<2x1xi1>
  %w = arith.constant dense<[[0.5, 1.5, 1.0], [-1.0, -0.75, 1.5]]> : tensor<2x3xf32>
  %b = arith.constant dense<[-2.0, 1.25, 1.25]> : tensor<3xf32>
  // CHECK: [0.5, 1.5, 1, -2, 1.25, 1.25]
  %where = mase.where %x, %w, %b : (tensor<2x1xi1>, tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  call @print_2x3xf32(%where) : (tensor<2x3xf32>) -> ()
  return
}

func.func @main() {
  call @add() : () -> ()
  call @div() : () -> ()
  call @both_ways() : () -> ()
  call @of_a_scalar() : () -> ()
  call @rank_0() : () -> ()
  call @where() : () -> ()
  return
}

func.func private @print_2x3xf32(%t: tensor<2x3xf32>) {
  %flat = mase.reshape %t : (tensor<2x3xf32>) -> tensor<6xf32>
  %any = tensor.cast %flat : tensor<6xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_3xf32(%t: tensor<3xf32>) {
  %any = tensor.cast %t : tensor<3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_f32(%t: tensor<f32>) {
  %flat = mase.reshape %t : (tensor<f32>) -> tensor<1xf32>
  %any = tensor.cast %flat : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
