// Statistics are logged whether or not LLVM was built with them.
// RUN: env MASE_LOG=mase=info mase-opt %s --mase-init -o /dev/null 2>&1 | FileCheck %s

// CHECK: mase-init: 2 nodes (nodes seen)
// CHECK: mase-init: 1 initialised (nodes that lacked something)
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = mase.tanh %0 {mase.node = "last", mase.hw = #mase.hw<toolchain = predefined, ip = "mase_tanh", device = 0,
    in = [<4 depth 2 handshake>], out = [<4 depth 2 handshake>]>} : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
