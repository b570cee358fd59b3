// REQUIRES: circt
// RUN: mase-opt %s --mlir-print-op-generic | mase-circt-export | FileCheck %s
// RUN: mase-opt %s | mase-circt-export | FileCheck %s
// RUN: mase-opt %s --canonicalize --cse --mlir-print-op-generic | mase-circt-export | FileCheck %s

// CIRCT reads the hw mirror's text, generic and custom, and makes Verilog of it.

hw.module.extern @mase_table<Words: si32, Low: si32, Ram: i1, Extents: i96, InitFile: none>(in %clk_i : !seq.clock, in %index_i : i2, out data_o : i8) attributes {verilogName = "mase_table_v2"}

// An instance of an extern module keeps its parameters.
// CHECK-LABEL: module top(
// CHECK: input  [1:0] index_i,
// CHECK: always_comb begin
// CHECK-NEXT: case (index_i)
// CHECK-NEXT: 2'b00:
// CHECK-NEXT: [[T:casez_tmp]] = 8'h1;
// CHECK-NEXT: 2'b01:
// CHECK-NEXT: [[T]] = 8'hFE;
// CHECK-NEXT: 2'b10:
// CHECK-NEXT: [[T]] = 8'h3;
// CHECK: mase_table_v2 #(
// CHECK-NEXT: .Words(256),
// CHECK-NEXT: .Low(-5),
// CHECK-NEXT: .Ram(1),
// CHECK-NEXT: .Extents(96'd36893488147419103235),
// CHECK-NEXT: .InitFile("weights.hex")
// CHECK-NEXT: ) u_table (
// CHECK: .data_o  (data_o)
// CHECK: assign element_o = [[T]];
hw.module @top(in %clk_i : !seq.clock, in %index_i : i2, out data_o : i8, out element_o : i8) {
  %0 = hw.instance "u_table" @mase_table<Words: si32 = 256, Low: si32 = -5, Ram: i1 = true, Extents: i96 = 36893488147419103235, InitFile: none = "weights.hex">(clk_i: %clk_i: !seq.clock, index_i: %index_i: i2) -> (data_o: i8)
  %table = hw.aggregate_constant [3 : i8, -2 : i8, 1 : i8] : !hw.array<3xi8>
  %element = hw.array_get %table[%index_i] : !hw.array<3xi8>, i2
  hw.output %0, %element : i8, i8
}
