// Counters exist only in an LLVM with assertions; any other prints the heading alone.
// REQUIRES: llvm-asserts

// RUN: mase-opt %s --mase-init --mlir-pass-statistics -o %t.out 2>&1 | FileCheck %s
// CHECK: Pass statistics report
// CHECK: mase-init
// CHECK-NEXT: (S) 1 initialised - nodes that lacked something
// CHECK-NEXT: (S) 2 nodes - nodes seen
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.tanh %0 {mase.node = "last", mase.hw = #mase.hw<toolchain = predefined, ip = "mase_tanh", device = 0,
    in = [<1 depth 2 handshake>], out = [<1 depth 2 handshake>]>} : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
