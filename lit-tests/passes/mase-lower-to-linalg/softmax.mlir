// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Softmax, along the last dimension and others. Expected values are numpy's, in double precision.

func.func @softmax() {
  %x = arith.constant dense<[[[-1.0, -1.0], [-0.25, 0.0], [0.25, 2.0]], [[1.25, 0.5], [2.0, -1.25], [-1.25, 0.5]]]> : tensor<2x3x2xf32>
  // CHECK: [0.5, 0.5, 0.43782{{[0-9]*}}, 0.56217{{[0-9]*}}, 0.14804{{[0-9]*}}, 0.85195{{[0-9]*}}, 0.67917{{[0-9]*}}, 0.32082{{[0-9]*}}, 0.96267{{[0-9]*}}, 0.037326{{[0-9]*}}, 0.14804{{[0-9]*}}, 0.85195{{[0-9]*}}]
  %softmax = mase.softmax %x axis 2 : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%softmax) : (tensor<2x3x2xf32>) -> ()
  // CHECK: [0.15134{{[0-9]*}}, 0.042010{{[0-9]*}}, 0.32040{{[0-9]*}}, 0.11419{{[0-9]*}}, 0.52825{{[0-9]*}}, 0.84379{{[0-9]*}}, 0.31258{{[0-9]*}}, 0.46002{{[0-9]*}}, 0.66175{{[0-9]*}}, 0.079941{{[0-9]*}}, 0.025658{{[0-9]*}}, 0.46002{{[0-9]*}}]
  %softmax_middle = mase.softmax %x axis 1 : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%softmax_middle) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @softmax_large() {
  %x = arith.constant dense<[1000.0, 1001.0, -1000.0]> : tensor<3xf32>
  // Where exp overflows.
  // CHECK: [0.26894{{[0-9]*}}, 0.73105{{[0-9]*}}, {{-?}}0]
  %softmax_large = mase.softmax %x axis 0 : (tensor<3xf32>) -> tensor<3xf32>
  call @print_3xf32(%softmax_large) : (tensor<3xf32>) -> ()
  // CHECK: [-1.3132{{[0-9]*}}, -0.31326{{[0-9]*}}, -2001.3{{[0-9]*}}]
  %log_softmax_large = mase.log_softmax %x axis 0 : (tensor<3xf32>) -> tensor<3xf32>
  call @print_3xf32(%log_softmax_large) : (tensor<3xf32>) -> ()
  return
}

func.func @log_softmax() {
  %x = arith.constant dense<[[[-1.0, -1.0], [-0.25, 0.0], [0.25, 2.0]], [[1.25, 0.5], [2.0, -1.25], [-1.25, 0.5]]]> : tensor<2x3x2xf32>
  // CHECK: [-1.8881{{[0-9]*}}, -3.1698{{[0-9]*}}, -1.1381{{[0-9]*}}, -2.1698{{[0-9]*}}, -0.63818{{[0-9]*}}, -0.16984{{[0-9]*}}, -1.1628{{[0-9]*}}, -0.77646{{[0-9]*}}, -0.41286{{[0-9]*}}, -2.5264{{[0-9]*}}, -3.6628{{[0-9]*}}, -0.77646{{[0-9]*}}]
  %log_softmax = mase.log_softmax %x axis 1 : (tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  call @print_2x3x2xf32(%log_softmax) : (tensor<2x3x2xf32>) -> ()
  return
}

func.func @main() {
  call @softmax() : () -> ()
  call @softmax_large() : () -> ()
  call @log_softmax() : () -> ()
  return
}

func.func private @print_2x3x2xf32(%t: tensor<2x3x2xf32>) {
  %flat = mase.reshape %t : (tensor<2x3x2xf32>) -> tensor<12xf32>
  %any = tensor.cast %flat : tensor<12xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_3xf32(%t: tensor<3xf32>) {
  %any = tensor.cast %t : tensor<3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
