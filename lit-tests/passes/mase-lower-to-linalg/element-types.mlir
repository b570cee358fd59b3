// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Floats of other widths, which are computed with in f32 or f64 and rounded once, and integers, which are moved.

func.func @where_integers() {
  %x = arith.constant dense<[[true], [false]]> : tensor<2x1xi1>
  %w = arith.constant dense<[1, 2, 3]> : tensor<3xi64>
  %b = arith.constant dense<7> : tensor<i64>
  // CHECK: [1, 2, 3, 7, 7, 7]
  %where_integers = mase.where %x, %w, %b : (tensor<2x1xi1>, tensor<3xi64>, tensor<i64>) -> tensor<2x3xi64>
  call @print_2x3xi64(%where_integers) : (tensor<2x3xi64>) -> ()
  return
}

func.func @doubles() {
  %x = arith.constant dense<[1.0, 2.0]> : tensor<2xf64>
  %w = arith.constant dense<[9.094947017729282e-13, 0.0]> : tensor<2xf64>
  // CHECK: [1, 2]
  %doubles = mase.add %x, %w : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
  call @print_2xf64(%doubles) : (tensor<2xf64>) -> ()
  return
}

func.func @rounds_once() {
  %x = arith.constant dense<[2048.0, 1.0, 1.0, 1.0, 1.0]> : tensor<5xf16>
  // In f16, 2048 + 1 is 2048: the sum is taken in f32.
  // CHECK: [2052]
  %rounds_once = mase.reduce_sum %x axes [0] : (tensor<5xf16>) -> tensor<f16>
  call @print_f16(%rounds_once) : (tensor<f16>) -> ()
  return
}

func.func @mixed() {
  %x = arith.constant dense<[1.5, 3.0]> : tensor<2xf16>
  %w = arith.constant dense<[0.5, 0.25]> : tensor<2xbf16>
  // CHECK: [0.75, 0.75]
  %mixed = mase.mul %x, %w : (tensor<2xf16>, tensor<2xbf16>) -> tensor<2xf64>
  call @print_2xf64(%mixed) : (tensor<2xf64>) -> ()
  return
}

func.func @transpose_integers() {
  %x = arith.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi64>
  // CHECK: [1, 4, 2, 5, 3, 6]
  %transpose_integers = mase.transpose %x perm [1, 0] : (tensor<2x3xi64>) -> tensor<3x2xi64>
  call @print_3x2xi64(%transpose_integers) : (tensor<3x2xi64>) -> ()
  return
}

func.func @narrow() {
  %x = arith.constant dense<[1.0009765625, 2049.0, 70000.0]> : tensor<3xf32>
  // CHECK: [1.0009{{[0-9]*}}, 2048, inf]
  %narrow = mase.cast %x : (tensor<3xf32>) -> tensor<3xf16>
  call @print_3xf16(%narrow) : (tensor<3xf16>) -> ()
  return
}

func.func @half_to_half() {
  %x = arith.constant dense<[1.0009765625, -3.0]> : tensor<2xf16>
  // CHECK: [1, -3]
  %half_to_half = mase.cast %x : (tensor<2xf16>) -> tensor<2xbf16>
  call @print_2xbf16(%half_to_half) : (tensor<2xbf16>) -> ()
  return
}

func.func @transpose_rounds() {
  %x = arith.constant dense<[[2049.0, 1.0]]> : tensor<1x2xf32>
  // A node may produce another format.
  // CHECK: [2048, 1]
  %transpose_rounds = mase.transpose %x perm [1, 0] : (tensor<1x2xf32>) -> tensor<2x1xf16>
  call @print_2x1xf16(%transpose_rounds) : (tensor<2x1xf16>) -> ()
  return
}

func.func @linear_half() {
  %x = arith.constant dense<[[1.0, 2.0, 3.0]]> : tensor<1x3xf16>
  %w = arith.constant dense<[[0.5, 0.25, 0.125]]> : tensor<1x3xf16>
  // CHECK: [1.375]
  %linear_half = mase.linear %x, %w : (tensor<1x3xf16>, tensor<1x3xf16>) -> tensor<1x1xf16>
  call @print_1x1xf16(%linear_half) : (tensor<1x1xf16>) -> ()
  return
}

func.func @main() {
  call @where_integers() : () -> ()
  call @doubles() : () -> ()
  call @rounds_once() : () -> ()
  call @mixed() : () -> ()
  call @transpose_integers() : () -> ()
  call @narrow() : () -> ()
  call @half_to_half() : () -> ()
  call @transpose_rounds() : () -> ()
  call @linear_half() : () -> ()
  return
}

func.func private @print_2x3xi64(%t: tensor<2x3xi64>) {
  %flat = mase.reshape %t : (tensor<2x3xi64>) -> tensor<6xi64>
  %any = tensor.cast %flat : tensor<6xi64> to tensor<*xi64>
  call @printMemrefI64(%any) : (tensor<*xi64>) -> ()
  return
}
func.func private @print_2xf64(%t: tensor<2xf64>) {
  %any = tensor.cast %t : tensor<2xf64> to tensor<*xf64>
  call @printMemrefF64(%any) : (tensor<*xf64>) -> ()
  return
}
func.func private @print_f16(%t: tensor<f16>) {
  %flat = mase.reshape %t : (tensor<f16>) -> tensor<1xf16>
  %wide = mase.cast %flat : (tensor<1xf16>) -> tensor<1xf32>
  %any = tensor.cast %wide : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_3x2xi64(%t: tensor<3x2xi64>) {
  %flat = mase.reshape %t : (tensor<3x2xi64>) -> tensor<6xi64>
  %any = tensor.cast %flat : tensor<6xi64> to tensor<*xi64>
  call @printMemrefI64(%any) : (tensor<*xi64>) -> ()
  return
}
func.func private @print_3xf16(%t: tensor<3xf16>) {
  %wide = mase.cast %t : (tensor<3xf16>) -> tensor<3xf32>
  %any = tensor.cast %wide : tensor<3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2xbf16(%t: tensor<2xbf16>) {
  %wide = mase.cast %t : (tensor<2xbf16>) -> tensor<2xf32>
  %any = tensor.cast %wide : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2x1xf16(%t: tensor<2x1xf16>) {
  %flat = mase.reshape %t : (tensor<2x1xf16>) -> tensor<2xf16>
  %wide = mase.cast %flat : (tensor<2xf16>) -> tensor<2xf32>
  %any = tensor.cast %wide : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_1x1xf16(%t: tensor<1x1xf16>) {
  %flat = mase.reshape %t : (tensor<1x1xf16>) -> tensor<1xf16>
  %wide = mase.cast %flat : (tensor<1xf16>) -> tensor<1xf32>
  %any = tensor.cast %wide : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
func.func private @printMemrefF64(tensor<*xf64>) attributes {llvm.emit_c_interface}
func.func private @printMemrefI64(tensor<*xi64>) attributes {llvm.emit_c_interface}
