// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Normalisation by channels. Expected values are numpy's, in double precision.

func.func @batch_norm() {
  %x = arith.constant dense<[[[-0.5, 1.5], [0.25, 0.25], [0.75, 0.75]], [[0.25, -0.25], [-1.25, -0.75], [-0.75, -0.25]]]> : tensor<2x3x2xf32>
  %w = arith.constant dense<[2.0, -0.5, -0.25]> : tensor<3xf32>
  %b = arith.constant dense<[-0.5, 0.25, 1.75]> : tensor<3xf32>
  %c = arith.constant dense<[1.5, -0.5, -1.0]> : tensor<3xf32>
  %d = arith.constant dense<[0.5, 1.25, 4.0]> : tensor<3xf32>
  // CHECK: [-5.1188{{[0-9]*}}, -0.5, -0.056186{{[0-9]*}}, -0.056186{{[0-9]*}}, 1.5377{{[0-9]*}}, 1.5377{{[0-9]*}}, -3.3867{{[0-9]*}}, -4.5414{{[0-9]*}}, 0.55618{{[0-9]*}}, 0.35206{{[0-9]*}}, 1.7196{{[0-9]*}}, 1.6590{{[0-9]*}}]
  %batch_norm = mase.batch_norm %x, %w, %b, %c, %d {epsilon = 0.25} : (tensor<2x3x2xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%batch_norm) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @group_norm() {
  %x = arith.constant dense<[[[[-0.5, 0.25]], [[-1.25, -0.75]], [[0.75, 1.0]], [[-1.75, 1.0]]], [[[1.25, -0.25]], [[-1.75, 0.75]], [[-1.0, 0.5]], [[-0.5, 0.5]]]]> : tensor<2x4x1x2xf32>
  %w = arith.constant dense<[-1.0, -0.0, 0.0, 0.5]> : tensor<4xf32>
  %b = arith.constant dense<[-1.25, 1.75, -0.75, -0.75]> : tensor<4xf32>
  // CHECK: [-1.3654{{[0-9]*}}, -2.7510{{[0-9]*}}, 1.75, 1.75, -0.75, -0.75, -1.6126{{[0-9]*}}, -0.42650{{[0-9]*}}, -2.3410{{[0-9]*}}, -1.0317{{[0-9]*}}, 1.75, 1.75, -0.75, -0.75, -1.0386{{[0-9]*}}, -0.26888{{[0-9]*}}]
  %group_norm = mase.group_norm %x gamma %w beta %b groups 2 : (tensor<2x4x1x2xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4x1x2xf32>
  call @print_2x4x1x2xf32(%group_norm) : (tensor<2x4x1x2xf32>) -> ()
  return
}

func.func @instance_norm() {
  %x = arith.constant dense<[[[[-0.5, 0.25]], [[-1.25, -0.75]], [[0.75, 1.0]], [[-1.75, 1.0]]], [[[1.25, -0.25]], [[-1.75, 0.75]], [[-1.0, 0.5]], [[-0.5, 0.5]]]]> : tensor<2x4x1x2xf32>
  %w = arith.constant dense<[-1.0, -0.0, 0.0, 0.5]> : tensor<4xf32>
  // CHECK: [0.99996{{[0-9]*}}, -0.99996{{[0-9]*}}, {{-?}}0, {{-?}}0, {{-?}}0, {{-?}}0, -0.49999{{[0-9]*}}, 0.49999{{[0-9]*}}, -0.99999{{[0-9]*}}, 0.99999{{[0-9]*}}, {{-?}}0, {{-?}}0, {{-?}}0, {{-?}}0, -0.4999{{[0-9]*}}, 0.4999{{[0-9]*}}]
  %instance_norm = mase.group_norm %x gamma %w groups 4 : (tensor<2x4x1x2xf32>, tensor<4xf32>) -> tensor<2x4x1x2xf32>
  call @print_2x4x1x2xf32(%instance_norm) : (tensor<2x4x1x2xf32>) -> ()
  return
}

func.func @main() {
  call @batch_norm() : () -> ()
  call @group_norm() : () -> ()
  call @instance_norm() : () -> ()
  return
}

func.func private @print_2x3x2xf32(%t: tensor<2x3x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x3x2xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x4x1x2xf32(%t: tensor<2x4x1x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x4x1x2xf32>) -> tensor<16xf32>
  %any = tensor.cast %flat : tensor<16xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
