// RUN: not mase-opt %s --mase-emit-verilog 2>&1 | FileCheck %s --check-prefix=MISSING
// RUN: not mase-opt %s --mase-emit-verilog="output=%t top=9lives" 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not mase-opt %s --mase-emit-verilog="output=%t top=begin" 2>&1 | FileCheck %s --check-prefix=RESERVED
// RUN: not mase-opt %s --mase-emit-verilog="output=%t macs=-1" 2>&1 | FileCheck %s --check-prefix=MACS

// RUN: rm -rf %t.dir && touch %t.dir
// RUN: not mase-opt %s --mase-emit-verilog="output=%t.dir/x" 2>&1 | FileCheck %s --check-prefix=FILE

// MISSING: error: option 'output' is missing: the folder to write to
// NAME: error: '9lives' is no name for a module of SystemVerilog: letters, digits and underscores, no digit first
// RESERVED: error: {{.*}}begin
// MACS: error: option 'macs' is -1, and has to be 0 to 2147483647
// FILE: error: {{.*}}.dir/x: Not a directory
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 4>>
  %1 = mase.relu %0 {mase.node = "r"} : (tensor<4x!mase.fixed<8, 4>>) -> tensor<4x!mase.fixed<8, 3>>
  %2 = mase.cast %1 : (tensor<4x!mase.fixed<8, 3>>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}
