// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Normalisation over the last dimensions. Expected values are numpy's, in double precision.

func.func @layer_norm() {
  %x = arith.constant dense<[[[-0.5, 1.5], [0.25, 0.25], [0.75, 0.75]], [[0.25, -0.25], [-1.25, -0.75], [-0.75, -0.25]]]> : tensor<2x3x2xf32>
  // CHECK: [-0.99999{{[0-9]*}}, 0.99999{{[0-9]*}}, {{-?}}0, {{-?}}0, {{-?}}0, {{-?}}0, 0.9999{{[0-9]*}}, -0.9999{{[0-9]*}}, -0.9999{{[0-9]*}}, 0.9999{{[0-9]*}}, -0.9999{{[0-9]*}}, 0.9999{{[0-9]*}}]
  %layer_norm = mase.layer_norm %x axis 2 : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%layer_norm) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @layer_norm_gamma_beta() {
  %x = arith.constant dense<[[[-0.5, 1.5], [0.25, 0.25], [0.75, 0.75]], [[0.25, -0.25], [-1.25, -0.75], [-0.75, -0.25]]]> : tensor<2x3x2xf32>
  %w = arith.constant dense<[[1.5, -0.0], [0.75, -1.75], [1.5, -0.75]]> : tensor<3x2xf32>
  %b = arith.constant dense<[[-0.0, -1.25], [-0.25, 1.25], [1.25, -0.0]]> : tensor<3x2xf32>
  // CHECK: [-2.1213{{[0-9]*}}, -1.25, -0.51516{{[0-9]*}}, 1.8687{{[0-9]*}}, 1.7803{{[0-9]*}}, -0.26516{{[0-9]*}}, 1.8903{{[0-9]*}}, -1.25, -1.1951{{[0-9]*}}, 1.9851{{[0-9]*}}, 0.61987{{[0-9]*}}, -0.31506{{[0-9]*}}]
  %layer_norm_gamma_beta = mase.layer_norm %x gamma %w beta %b axis 1 {epsilon = 0.125} : (tensor<2x3x2xf32>, tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%layer_norm_gamma_beta) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @layer_norm_beta() {
  %x = arith.constant dense<[[[-0.5, 1.5], [0.25, 0.25], [0.75, 0.75]], [[0.25, -0.25], [-1.25, -0.75], [-0.75, -0.25]]]> : tensor<2x3x2xf32>
  %w = arith.constant dense<[[-0.0, -1.25], [-0.25, 1.25], [1.25, -0.0]]> : tensor<3x2xf32>
  // CHECK: [-1.6329{{[0-9]*}}, 0.38297{{[0-9]*}}, -0.65824{{[0-9]*}}, 0.84175{{[0-9]*}}, 1.6582{{[0-9]*}}, 0.40824{{[0-9]*}}, 1.5666{{[0-9]*}}, -0.72777{{[0-9]*}}, -1.8166{{[0-9]*}}, 0.72777{{[0-9]*}}, 0.72777{{[0-9]*}}, 0.52222{{[0-9]*}}]
  %layer_norm_beta = mase.layer_norm %x beta %w axis 1 : (tensor<2x3x2xf32>, tensor<3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%layer_norm_beta) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @layer_norm_offset() {
  %x = arith.constant dense<[4096.0, 4097.0, 4098.0, 4099.0]> : tensor<4xf32>
  // The mean of squares less the square of the mean would be lost in f32.
  // CHECK: [-1.3416{{[0-9]*}}, -0.44721{{[0-9]*}}, 0.44721{{[0-9]*}}, 1.3416{{[0-9]*}}]
  %layer_norm_offset = mase.layer_norm %x axis 0 : (tensor<4xf32>) -> tensor<4xf32>
  call @print_4xf32(%layer_norm_offset) : (tensor<4xf32>) -> ()
  return
}

func.func @rms_norm() {
  %x = arith.constant dense<[[[-0.5, 1.5], [0.25, 0.25], [0.75, 0.75]], [[0.25, -0.25], [-1.25, -0.75], [-0.75, -0.25]]]> : tensor<2x3x2xf32>
  %w = arith.constant dense<[0.5, -1.25]> : tensor<2xf32>
  // CHECK: [-0.18898{{[0-9]*}}, -1.4173{{[0-9]*}}, 0.16666{{[0-9]*}}, -0.41666{{[0-9]*}}, 0.36380{{[0-9]*}}, -0.90950{{[0-9]*}}, 0.16666{{[0-9]*}}, 0.41666{{[0-9]*}}, -0.5, 0.75, -0.41602{{[0-9]*}}, 0.34668{{[0-9]*}}]
  %rms_norm = mase.rms_norm %x gamma %w axis 2 {epsilon = 0.5} : (tensor<2x3x2xf32>, tensor<2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%rms_norm) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @rms_norm_plain() {
  %x = arith.constant dense<[[[-0.5, 1.5], [0.25, 0.25], [0.75, 0.75]], [[0.25, -0.25], [-1.25, -0.75], [-0.75, -0.25]]]> : tensor<2x3x2xf32>
  // CHECK: [-0.63245{{[0-9]*}}, 1.8973{{[0-9]*}}, 0.31622{{[0-9]*}}, 0.31622{{[0-9]*}}, 0.94867{{[0-9]*}}, 0.94867{{[0-9]*}}, 0.36115{{[0-9]*}}, -0.36115{{[0-9]*}}, -1.8057{{[0-9]*}}, -1.0834{{[0-9]*}}, -1.0834{{[0-9]*}}, -0.36115{{[0-9]*}}]
  %rms_norm_plain = mase.rms_norm %x axis 1 : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%rms_norm_plain) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @main() {
  call @layer_norm() : () -> ()
  call @layer_norm_gamma_beta() : () -> ()
  call @layer_norm_beta() : () -> ()
  call @layer_norm_offset() : () -> ()
  call @rms_norm() : () -> ()
  call @rms_norm_plain() : () -> ()
  return
}

func.func private @print_2x3x2xf32(%t: tensor<2x3x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x3x2xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_4xf32(%t: tensor<4xf32>) {
  %any = tensor.cast %t : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
