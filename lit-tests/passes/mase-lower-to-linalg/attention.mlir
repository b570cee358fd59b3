// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Rotary embedding and attention masks. Expected values are numpy's, in double precision.

func.func @rotary() {
  %x = arith.constant dense<[[[[0.5, 1.0, 1.0, -0.5], [-1.0, -0.25, -0.0, -1.5]]], [[[-0.25, 0.5, -1.5, -1.5], [-1.25, -0.75, 1.75, -2.0]]]]> : tensor<2x1x2x4xf32>
  %w = arith.constant dense<[[-1.25, -1.25, -0.0, -2.0], [-0.25, -1.25, -1.0, 1.25]]> : tensor<2x4xf32>
  %b = arith.constant dense<[[-1.25, 0.5, -0.25, -0.25], [1.25, -1.25, 1.75, 1.5]]> : tensor<2x4xf32>
  // CHECK: [0.625, -1, -0.125, 0.75, 0.25, -1.5625, -1.75, -2.25, -1.5625, 0.125, 0.0625, 2.875, -1.875, -1.5625, -3.9375, -3.625]
  %rotary = mase.rotary_embedding %x, %w, %b : (tensor<2x1x2x4xf32>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x1x2x4xf32>
  call @print_2x1x2x4xf32(%rotary) : (tensor<2x1x2x4xf32>) -> ()
  return
}

func.func @mask() {
  %x = arith.constant dense<[[1, 1, 0], [0, 1, 1]]> : tensor<2x3xi64>
  // CHECK: [{{-?}}0, {{-?}}0, -1000, {{-?}}0, {{-?}}0, -1000, -1000, {{-?}}0, {{-?}}0, -1000, {{-?}}0, {{-?}}0]
  %mask = mase.attention_mask %x {masked = -1000.0} : (tensor<2x3xi64>) -> tensor<2x1x2x3xf32>
  call @print_2x1x2x3xf32(%mask) : (tensor<2x1x2x3xf32>) -> ()
  return
}

func.func @causal() {
  // CHECK: [{{-?}}0, {{-?}}0, -1000, {{-?}}0, {{-?}}0, {{-?}}0]
  %causal = mase.attention_mask causal {masked = -1000.0} : () -> tensor<1x1x2x3xf32>
  call @print_1x1x2x3xf32(%causal) : (tensor<1x1x2x3xf32>) -> ()
  return
}

func.func @causal_and_mask() {
  %x = arith.constant dense<[[true, true, false], [false, true, true]]> : tensor<2x3xi1>
  // CHECK: [{{-?}}0, {{-?}}0, -1000, {{-?}}0, {{-?}}0, -1000, -1000, {{-?}}0, -1000, -1000, {{-?}}0, {{-?}}0]
  %causal_and_mask = mase.attention_mask %x causal {masked = -1000.0} : (tensor<2x3xi1>) -> tensor<2x1x2x3xf32>
  call @print_2x1x2x3xf32(%causal_and_mask) : (tensor<2x1x2x3xf32>) -> ()
  return
}

func.func @causal_more_queries() {
  // CHECK: [-1000, -1000, {{-?}}0, -1000, {{-?}}0, {{-?}}0]
  %causal_more_queries = mase.attention_mask causal {masked = -1000.0} : () -> tensor<1x1x3x2xf32>
  call @print_1x1x3x2xf32(%causal_more_queries) : (tensor<1x1x3x2xf32>) -> ()
  return
}

func.func @mask_default() {
  %x = arith.constant dense<[[0]]> : tensor<1x1xi64>
  // CHECK: [-3.402{{[0-9]*}}e+38]
  %mask_default = mase.attention_mask %x : (tensor<1x1xi64>) -> tensor<1x1x1x1xf32>
  call @print_1x1x1x1xf32(%mask_default) : (tensor<1x1x1x1xf32>) -> ()
  return
}

func.func @main() {
  call @rotary() : () -> ()
  call @mask() : () -> ()
  call @causal() : () -> ()
  call @causal_and_mask() : () -> ()
  call @causal_more_queries() : () -> ()
  call @mask_default() : () -> ()
  return
}

func.func private @print_2x1x2x4xf32(%t: tensor<2x1x2x4xf32>) {
  %flat = mase.reshape %t : (tensor<2x1x2x4xf32>) -> tensor<16xf32>
  %any = tensor.cast %flat : tensor<16xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x1x2x3xf32(%t: tensor<2x1x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<2x1x2x3xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x2x3xf32(%t: tensor<1x1x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x2x3xf32>) -> tensor<6xf32>
  %any = tensor.cast %flat : tensor<6xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x3x2xf32(%t: tensor<1x1x3x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x3x2xf32>) -> tensor<6xf32>
  %any = tensor.cast %flat : tensor<6xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x1x1xf32(%t: tensor<1x1x1x1xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x1x1xf32>) -> tensor<1xf32>
  %any = tensor.cast %flat : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
