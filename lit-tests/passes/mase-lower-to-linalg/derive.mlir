// RUN: mase-opt %s --mase-lower-to-linalg | FileCheck %s --check-prefix=IR
// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s
// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep | FileCheck %s --check-prefix=KEEP
// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep | mase-opt --mase-lower-to-linalg=parameters=keep | FileCheck %s --check-prefix=KEEP
// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep | mase-opt --mase-lower-to-linalg | %lower | %run | FileCheck %s

// The region is inlined, so that it is computed; where parameters are kept it is lowered in place.

// IR-NOT: mase.

// KEEP: %[[W:.+]] = mase.parameter "w" =
// KEEP: %[[C:.+]] = arith.constant
// KEEP: mase.derive "w"(%[[W]], %[[C]]) absorbs ["scale"] : (tensor<3x2xf32>, tensor<f32>) -> tensor<3x2xf32> {
// KEEP-NEXT: ^bb0
// KEEP-NOT: mase.mul
// KEEP: linalg.generic
// KEEP: mase.yield %{{.*}} : tensor<3x2xf32>

func.func @main() {
  %x = arith.constant dense<[[1.0, -2.0]]> : tensor<1x2xf32>
  %w = mase.parameter "w" = dense<[[1.0, 2.0], [3.0, 4.0], [-5.0, 6.0]]> : tensor<3x2xf32> : () -> tensor<3x2xf32>
  %c = arith.constant dense<10.0> : tensor<f32>
  %d = mase.derive "w" (%w, %c) absorbs ["scale"] : (tensor<3x2xf32>, tensor<f32>) -> tensor<3x2xf32> {
  ^bb0(%a: tensor<3x2xf32>, %b: tensor<f32>):
    %p = mase.mul %a, %b : (tensor<3x2xf32>, tensor<f32>) -> tensor<3x2xf32>
    mase.yield %p : tensor<3x2xf32>
  }
  %e = mase.derive "w2" (%d) : (tensor<3x2xf32>) -> tensor<3x2xf32> {
  ^bb0(%a: tensor<3x2xf32>):
    %p = mase.neg %a : (tensor<3x2xf32>) -> tensor<3x2xf32>
    mase.yield %p : tensor<3x2xf32>
  }
  // CHECK: [-30, -50, -170]
  // CHECK: [30, 50, 170]
  %y = mase.linear %x, %d : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  call @print(%y) : (tensor<1x3xf32>) -> ()
  %z = mase.linear %x, %e : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  call @print(%z) : (tensor<1x3xf32>) -> ()
  return
}

func.func private @print(%t: tensor<1x3xf32>) {
  %any = tensor.cast %t : tensor<1x3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
