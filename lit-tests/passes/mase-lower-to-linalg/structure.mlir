// RUN: mase-opt %s --mase-lower-to-linalg | FileCheck %s --check-prefix=IR
// RUN: mase-opt %s --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Structure that only hardware has leaves no trace, and values do not change.

// IR-NOT: mase.

func.func @main() {
  %x = mase.parameter "x" = dense<[[1.0, -2.0]]> : tensor<1x2xf32> : () -> tensor<1x2xf32>
  %w = mase.parameter "w" = dense<[[1.0, 2.0], [3.0, 4.0], [-5.0, 6.0]]> : tensor<3x2xf32> : () -> tensor<3x2xf32>
  %copies:2 = mase.fork %x : (tensor<1x2xf32>) -> (tensor<1x2xf32>, tensor<1x2xf32>)
  %there = mase.link %copies#1 from 0 to 1 : (tensor<1x2xf32>) -> tensor<1x2xf32>

  // CHECK: [-3, -5, -17]
  %shards = mase.shard outputs axis 1 [<size = 1, device = 0>, <size = 2, device = 1>] -> tensor<1x3xf32> {
    %y = mase.linear %there, %w : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
    mase.yield %y : tensor<1x3xf32>
  }
  call @print(%shards) : (tensor<1x3xf32>) -> ()

  // Results swap on the way out; one operand is yielded as it is.
  // CHECK: [0, 0, 0]
  // CHECK: [-3, -5, -17]
  %swapped:2 = mase.block (%shards) : (tensor<1x3xf32>) -> (tensor<1x3xf32>, tensor<1x3xf32>) {
  ^bb0(%a: tensor<1x3xf32>):
    %b = mase.block (%a) : (tensor<1x3xf32>) -> tensor<1x3xf32> {
    ^bb0(%c: tensor<1x3xf32>):
      %d = mase.relu %c : (tensor<1x3xf32>) -> tensor<1x3xf32>
      mase.yield %d : tensor<1x3xf32>
    }
    mase.yield %b, %a : tensor<1x3xf32>, tensor<1x3xf32>
  }
  call @print(%swapped#0) : (tensor<1x3xf32>) -> ()
  call @print(%swapped#1) : (tensor<1x3xf32>) -> ()

  // Ops of other dialects stay.
  // CHECK: [3, 5, 17]
  %other = mase.block (%shards) : (tensor<1x3xf32>) -> tensor<1x3xf32> {
  ^bb0(%a: tensor<1x3xf32>):
    %b = mase.neg %a : (tensor<1x3xf32>) -> tensor<1x3xf32>
    %size = tensor.empty() : tensor<1x3xf32>
    %c = linalg.abs ins(%b : tensor<1x3xf32>) outs(%size : tensor<1x3xf32>) -> tensor<1x3xf32>
    mase.yield %c : tensor<1x3xf32>
  }
  call @print(%other) : (tensor<1x3xf32>) -> ()
  return
}

func.func private @print(%t: tensor<1x3xf32>) {
  %any = tensor.cast %t : tensor<1x3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
