// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Functions of one element. Expected values are numpy's, in double precision.

func.func @relu() {
  %x = arith.constant dense<[-3.5, -1.25, -0.5, 0.0, 0.75, 2.5, 7.0]> : tensor<7xf32>
  // CHECK: [{{-?}}0, {{-?}}0, {{-?}}0, {{-?}}0, 0.75, 2.5, 7]
  %relu = mase.relu %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%relu) : (tensor<7xf32>) -> ()
  // CHECK: [{{-?}}0, {{-?}}0, {{-?}}0, {{-?}}0, 0.75, 2.5, 6]
  %relu6 = mase.relu6 %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%relu6) : (tensor<7xf32>) -> ()
  // CHECK: [-0.10259{{[0-9]*}}, -0.27837{{[0-9]*}}, -0.18877{{[0-9]*}}, {{-?}}0, 0.50938{{[0-9]*}}, 2.3103{{[0-9]*}}, 6.9936{{[0-9]*}}]
  %silu = mase.silu %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%silu) : (tensor<7xf32>) -> ()
  // CHECK: [0.029312{{[0-9]*}}, 0.222{{[0-9]*}}, 0.37754{{[0-9]*}}, 0.5, 0.67917{{[0-9]*}}, 0.92414{{[0-9]*}}, 0.99908{{[0-9]*}}]
  %sigmoid = mase.sigmoid %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%sigmoid) : (tensor<7xf32>) -> ()
  // CHECK: [-0.99817{{[0-9]*}}, -0.84828{{[0-9]*}}, -0.46211{{[0-9]*}}, {{-?}}0, 0.63514{{[0-9]*}}, 0.98661{{[0-9]*}}, 0.99999{{[0-9]*}}]
  %tanh = mase.tanh %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%tanh) : (tensor<7xf32>) -> ()
  // CHECK: [{{-?}}0, -0.36458{{[0-9]*}}, -0.20833{{[0-9]*}}, {{-?}}0, 0.46875, 2.2916{{[0-9]*}}, 7]
  %hardswish = mase.hardswish %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%hardswish) : (tensor<7xf32>) -> ()
  // CHECK: [{{-?}}0, 0.29166{{[0-9]*}}, 0.41666{{[0-9]*}}, 0.5, 0.625, 0.91666{{[0-9]*}}, 1]
  %hardsigmoid = mase.hardsigmoid %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%hardsigmoid) : (tensor<7xf32>) -> ()
  // CHECK: [0.029750{{[0-9]*}}, 0.25192{{[0-9]*}}, 0.47407{{[0-9]*}}, 0.69314{{[0-9]*}}, 1.1368{{[0-9]*}}, 2.5788{{[0-9]*}}, 7.0009{{[0-9]*}}]
  %softplus = mase.softplus %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%softplus) : (tensor<7xf32>) -> ()
  // CHECK: [0.030197{{[0-9]*}}, 0.28650{{[0-9]*}}, 0.60653{{[0-9]*}}, 1, 2.11{{[0-9]*}}, 12.182{{[0-9]*}}, 1096.6{{[0-9]*}}]
  %exp = mase.exp %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%exp) : (tensor<7xf32>) -> ()
  // CHECK: [3.5, 1.25, 0.5, {{-?}}0, -0.75, -2.5, -7]
  %neg = mase.neg %x : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%neg) : (tensor<7xf32>) -> ()
  return
}

func.func @sqrt() {
  %x = arith.constant dense<[0.25, 2.0, 9.0, 30.5]> : tensor<4xf32>
  // CHECK: [0.5, 1.4142{{[0-9]*}}, 3, 5.5226{{[0-9]*}}]
  %sqrt = mase.sqrt %x : (tensor<4xf32>) -> tensor<4xf32>
  call @print_4xf32(%sqrt) : (tensor<4xf32>) -> ()
  // CHECK: [2, 0.70710{{[0-9]*}}, 0.33333{{[0-9]*}}, 0.18107{{[0-9]*}}]
  %rsqrt = mase.rsqrt %x : (tensor<4xf32>) -> tensor<4xf32>
  call @print_4xf32(%rsqrt) : (tensor<4xf32>) -> ()
  return
}

func.func @gelu() {
  %x = arith.constant dense<[-1.5, -0.25, 0.0, 0.5, 1.25, 3.0]> : tensor<6xf32>
  // CHECK: [-0.10021{{[0-9]*}}, -0.10032{{[0-9]*}}, {{-?}}0, 0.34573{{[0-9]*}}, 1.1179{{[0-9]*}}, 2.9959{{[0-9]*}}]
  %gelu = mase.gelu %x : (tensor<6xf32>) -> tensor<6xf32>
  call @print_6xf32(%gelu) : (tensor<6xf32>) -> ()
  // CHECK: [-0.10042{{[0-9]*}}, -0.10032{{[0-9]*}}, {{-?}}0, 0.34571{{[0-9]*}}, 1.1177{{[0-9]*}}, 2.9963{{[0-9]*}}]
  %gelu_tanh = mase.gelu %x approximate tanh : (tensor<6xf32>) -> tensor<6xf32>
  call @print_6xf32(%gelu_tanh) : (tensor<6xf32>) -> ()
  return
}

func.func @leaky_relu() {
  %x = arith.constant dense<[-3.5, -1.25, -0.5, 0.0, 0.75, 2.5, 7.0]> : tensor<7xf32>
  // CHECK: [-0.4375, -0.15625, -0.0625, {{-?}}0, 0.75, 2.5, 7]
  %leaky_relu = mase.leaky_relu %x {alpha = 0.125} : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%leaky_relu) : (tensor<7xf32>) -> ()
  // CHECK: [-1.9396{{[0-9]*}}, -1.4269{{[0-9]*}}, -0.78693{{[0-9]*}}, {{-?}}0, 0.75, 2.5, 7]
  %elu = mase.elu %x {alpha = 2.0} : (tensor<7xf32>) -> tensor<7xf32>
  call @print_7xf32(%elu) : (tensor<7xf32>) -> ()
  return
}

func.func @softplus_large() {
  %x = arith.constant dense<[100.0, 1000.0]> : tensor<2xf32>
  // Where exp overflows.
  // CHECK: [100, 1000]
  %softplus_large = mase.softplus %x : (tensor<2xf32>) -> tensor<2xf32>
  call @print_2xf32(%softplus_large) : (tensor<2xf32>) -> ()
  return
}

func.func @silu_large() {
  %x = arith.constant dense<[-1000.0, 1000.0]> : tensor<2xf32>
  // CHECK: [{{-?}}0, 1000]
  %silu_large = mase.silu %x : (tensor<2xf32>) -> tensor<2xf32>
  call @print_2xf32(%silu_large) : (tensor<2xf32>) -> ()
  return
}

func.func @main() {
  call @relu() : () -> ()
  call @sqrt() : () -> ()
  call @gelu() : () -> ()
  call @leaky_relu() : () -> ()
  call @softplus_large() : () -> ()
  call @silu_large() : () -> ()
  return
}

func.func private @print_7xf32(%t: tensor<7xf32>) {
  %any = tensor.cast %t : tensor<7xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_4xf32(%t: tensor<4xf32>) {
  %any = tensor.cast %t : tensor<4xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_6xf32(%t: tensor<6xf32>) {
  %any = tensor.cast %t : tensor<6xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @print_2xf32(%t: tensor<2xf32>) {
  %any = tensor.cast %t : tensor<2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
