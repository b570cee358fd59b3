// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Pooling: windows over the edge, and windows of different sizes. Expected values are of loops that follow the description.

func.func @max() {
  %x = arith.constant dense<[[[[-1.25, -3.25, -3.25], [-2.25, -1.75, -3.75], [-2.25, -4.25, -2.75], [-2.0, -4.75, -2.0]], [[-5.0, -1.25, -3.25], [-3.25, -2.0, -3.0], [-2.0, -4.75, -2.75], [-2.75, -1.25, -4.75]]]]> : tensor<1x2x4x3xf32>
  // All are negative: padding is minus infinity, not 0.
  // CHECK: [-1.25, -3.25, -3.25, -1.75, -1.75, -2.75, -1.25, -1.25, -3.25, -2, -2, -2.75]
  %max = mase.max_pool2d %x kernel [2, 3] {strides = array<i64: 2, 1>, padding = array<i64: 1, 0, 0, 2>} : (tensor<1x2x4x3xf32>) -> tensor<1x2x2x3xf32>
  call @print_1x2x2x3xf32(%max) : (tensor<1x2x2x3xf32>) -> ()
  // CHECK: [-1.25, -2.75, -1.75, -1.75, -1.25, -1.25, -1.25, -1.25]
  %max_dilated = mase.max_pool2d %x kernel [2, 2] {dilations = array<i64: 2, 1>} : (tensor<1x2x4x3xf32>) -> tensor<1x2x2x2xf32>
  call @print_1x2x2x2xf32(%max_dilated) : (tensor<1x2x2x2xf32>) -> ()
  // CHECK: [-1.125, -1.625, -0.8125, -2.625, -3.125, -1.625, -1.5625, -1.125, -0.8125, -3, -3.125, -1.4375]
  %average = mase.avg_pool2d %x kernel [2, 2] {strides = array<i64: 2, 1>, padding = array<i64: 1, 0, 0, 1>} : (tensor<1x2x4x3xf32>) -> tensor<1x2x2x3xf32>
  call @print_1x2x2x3xf32(%average) : (tensor<1x2x2x3xf32>) -> ()
  // CHECK: [-2.25, -3.25, -3.25, -2.625, -3.125, -3.25, -3.125, -2.25, -3.25, -3, -3.125, -2.875]
  %average_inside = mase.avg_pool2d %x kernel [2, 2] {strides = array<i64: 2, 1>, padding = array<i64: 1, 0, 0, 1>, count_include_pad = false} : (tensor<1x2x4x3xf32>) -> tensor<1x2x2x3xf32>
  call @print_1x2x2x3xf32(%average_inside) : (tensor<1x2x2x3xf32>) -> ()
  return
}

func.func @adaptive_average() {
  %x = arith.constant dense<[[[[-4.25, -3.5, -3.75, -5.75, -3.75, -5.0, -5.25], [-2.5, -5.25, -4.25, -3.0, -3.25, -3.75, -2.75], [-4.25, -3.5, -2.75, -3.25, -3.5, -4.5, -3.75], [-4.5, -3.0, -4.5, -4.25, -3.0, -4.0, -4.75], [-2.75, -4.5, -2.5, -2.75, -4.25, -3.25, -5.75]]]]> : tensor<1x1x5x7xf32>
  // CHECK: [-3.875, -4.25, -4.0833{{[0-9]*}}, -4.1875, -3.8333{{[0-9]*}}, -3.75, -3.6111{{[0-9]*}}, -3.9166{{[0-9]*}}, -3.6875, -3.5833{{[0-9]*}}, -3.5833{{[0-9]*}}, -4.4375]
  %adaptive_average = mase.adaptive_avg_pool2d %x to [3, 4] : (tensor<1x1x5x7xf32>) -> tensor<1x1x3x4xf32>
  call @print_1x1x3x4xf32(%adaptive_average) : (tensor<1x1x3x4xf32>) -> ()
  // CHECK: [-2.5, -2.75, -2.75, -3.25, -2.75, -2.75, -2.5, -2.5, -3, -3.25]
  %adaptive_maximum = mase.adaptive_max_pool2d %x to [2, 5] : (tensor<1x1x5x7xf32>) -> tensor<1x1x2x5xf32>
  call @print_1x1x2x5xf32(%adaptive_maximum) : (tensor<1x1x2x5xf32>) -> ()
  // CHECK: [-3.8642{{[0-9]*}}]
  %global_average = mase.adaptive_avg_pool2d %x to [1, 1] : (tensor<1x1x5x7xf32>) -> tensor<1x1x1x1xf32>
  call @print_1x1x1x1xf32(%global_average) : (tensor<1x1x1x1xf32>) -> ()
  return
}

func.func @main() {
  call @max() : () -> ()
  call @adaptive_average() : () -> ()
  return
}

func.func private @print_1x2x2x3xf32(%t: tensor<1x2x2x3xf32>) {
  %flat = mase.reshape %t : (tensor<1x2x2x3xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x2x2x2xf32(%t: tensor<1x2x2x2xf32>) {
  %flat = mase.reshape %t : (tensor<1x2x2x2xf32>) -> tensor<8xf32>
  %any = tensor.cast %flat : tensor<8xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x3x4xf32(%t: tensor<1x1x3x4xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x3x4xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1x2x5xf32(%t: tensor<1x1x2x5xf32>) {
  %flat = mase.reshape %t : (tensor<1x1x2x5xf32>) -> tensor<10xf32>
  %any = tensor.cast %flat : tensor<10xf32> to tensor<*xf32>
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
