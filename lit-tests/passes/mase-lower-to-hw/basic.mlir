// RUN: mase-opt %s --mase-lower-to-hw="top=net" | FileCheck %s
// RUN: mase-opt %s --mase-lower-to-hw="top=net" | mase-opt --verify-roundtrip -o /dev/null
// RUN: mase-opt %s --mase-lower-to-hw="top=net" --mlir-print-op-generic | mase-circt-export | FileCheck %s --check-prefix=VERILOG
// RUN: mase-opt %s --mase-lower-to-hw="top=wide macs=8" | FileCheck %s --check-prefix=WIDE

// The function is gone. Weights are a memory, rows are replayed from a buffer, and what is behind the sums is one module of logic.
// CHECK-NOT: func.func
// CHECK-DAG: hw.module.extern @mase_buffer_0<{{.*}} attributes {verilogName = "mase_buffer"}
// CHECK-DAG: hw.module.extern @mase_mac_0<
// CHECK-DAG: hw.module.extern @mase_fifo_0<Width: si32, Depth: si32, Ram: i1>
// CHECK-LABEL: hw.module @net(in %clk_i : !seq.clock, in %rst_ni : i1,
// CHECK-SAME: in %fc_input_cast_valid_i : i1, out fc_input_cast_ready_o : i1, in %fc_input_cast_data_i : i8,
// CHECK-SAME: out relu_cast_valid_o : i1, in %relu_cast_ready_i : i1, out relu_cast_data_o : i16)
// CHECK-DAG: hw.instance "u_fc_mac" @mase_mac_0<Lanes: si32 = 1, Rows: si32 = 1, Cols: si32 = 1, Depth: si32 = 1, AWidth: si32 = 8, BWidth: si32 = {{[0-9]+}},
// CHECK-DAG: hw.instance "u_fc_in1" @mase_source_0<{{.*}}InitFile: none = "net_fc_in1.hex">
// CHECK-DAG: hw.instance "u_relu" @net_relu

// VERILOG: module net(
// VERILOG: mase_mac #(

// WIDE: hw.instance "u_fc_mac" @mase_mac_0<{{.*}}Cols: si32 = 2, Depth: si32 = 4,
func.func @main(%x: tensor<1x4xf32>) -> tensor<1x2xf32> {
  %w = arith.constant dense<[[1.0, -2.0, 0.5, 3.0], [0.25, 1.5, -1.0, 2.0]]> : tensor<2x4xf32>
  %0 = mase.cast %x {mase.node = "fc.input.cast"} : (tensor<1x4xf32>) -> tensor<1x4x!mase.fixed<8, 4>>
  %1 = mase.cast %w {mase.node = "fc.weight.cast"} : (tensor<2x4xf32>) -> tensor<2x4x!mase.fixed<8, 5>>
  %2 = mase.linear %0, %1 {accumulator_width = 20, mase.node = "fc"} : (tensor<1x4x!mase.fixed<8, 4>>, tensor<2x4x!mase.fixed<8, 5>>) -> tensor<1x2x!mase.fixed<16, 8>>
  %3 = mase.relu %2 {mase.node = "relu"} : (tensor<1x2x!mase.fixed<16, 8>>) -> tensor<1x2x!mase.fixed<16, 8, unsigned>>
  %4 = mase.cast %3 {mase.node = "relu.cast"} : (tensor<1x2x!mase.fixed<16, 8, unsigned>>) -> tensor<1x2xf32>
  return %4 : tensor<1x2xf32>
}
