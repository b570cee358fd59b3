// RUN: mase-opt %s --mase-lower-to-linalg | %lower | not --crash %run
// RUN: sed 's/<-1>/<3>/' %s | mase-opt --mase-lower-to-linalg | %lower | not --crash %run
// RUN: sed 's/<-1>/<2>/' %s | mase-opt --mase-lower-to-linalg | %lower | %run | FileCheck %s
// RUN: mase-opt %s --mase-lower-to-linalg | FileCheck %s --check-prefix=IR

// An index outside the table stops the program, on either side; the last one inside does not.

// IR: cf.assert %{{.+}}, "mase.embedding: index outside the table"
// CHECK: [1, 1]
func.func @main() {
  %table = arith.constant dense<1.0> : tensor<3x2xf32>
  %index = arith.constant dense<-1> : tensor<1xi64>
  %rows = mase.embedding %index, %table : (tensor<1xi64>, tensor<3x2xf32>) -> tensor<1x2xf32>
  %any = tensor.cast %rows : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
