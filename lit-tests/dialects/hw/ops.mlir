// RUN: mase-opt %s | FileCheck %s
// RUN: mase-opt %s | mase-opt | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// Text of the hw mirror, which is CIRCT's.

// CHECK: hw.module.extern @mase_fifo<Width: si32, Ram: i1 = false, InitFile: none>(in %clk_i : !seq.clock, in %in_data_i : i8, out out_data_o : i8)
// GENERIC: "hw.module.extern"() <{module_type = !hw.modty<input clk_i : !seq.clock, input in_data_i : i8, output out_data_o : i8>
// GENERIC-SAME: parameters = [#hw.param.decl<"Width": si32> : si32, #hw.param.decl<"Ram": i1 = false> : i1, #hw.param.decl<"InitFile": none>], sym_name = "mase_fifo"}> ({
// GENERIC-NEXT: }) : () -> ()
hw.module.extern @mase_fifo<Width: si32, Ram: i1 = false, InitFile: none>(in %clk_i : !seq.clock, in %in_data_i : i8, out out_data_o : i8)

// CHECK: hw.module.extern private @other() attributes {verilogName = "other_v2"}
hw.module.extern private @other() attributes {verilogName = "other_v2"}

// CHECK-LABEL: hw.module @top<Width: si32 = 8>(in %clk_i : !seq.clock, in %a_i : i8 {x.y = 1 : i64}, out y_o : i8, out z_o : i4)
// GENERIC: "hw.module"() <{module_type = !hw.modty<input clk_i : !seq.clock, input a_i : i8, output y_o : i8, output z_o : i4>
// GENERIC-SAME: per_port_attrs = [{}, {x.y = 1 : i64}, {}, {}], sym_name = "top"
hw.module @top<Width: si32 = 8>(in %clk_i : !seq.clock, in %a_i : i8 {x.y = 1}, out y_o : i8, out z_o : i4) {
  // CHECK: %u_fifo.out_data_o = hw.instance "u_fifo" @mase_fifo<Width: si32 = #hw.param.decl.ref<"Width">, Ram: i1 = true, InitFile: none = "a.hex">(clk_i: %clk_i: !seq.clock, in_data_i: %a_i: i8) -> (out_data_o: i8)
  // GENERIC: "hw.instance"(%{{.*}}) <{argNames = ["clk_i", "in_data_i"], instanceName = "u_fifo", moduleName = @mase_fifo
  // GENERIC-SAME: parameters = [#hw.param.decl<"Width": si32 = #hw.param.decl.ref<"Width">> : si32, #hw.param.decl<"Ram": i1 = true> : i1, #hw.param.decl<"InitFile": none = "a.hex">], resultNames = ["out_data_o"]}>
  %0 = hw.instance "u_fifo" @mase_fifo<Width: si32 = #hw.param.decl.ref<"Width">, Ram: i1 = true, InitFile: none = "a.hex">(clk_i: %clk_i: !seq.clock, in_data_i: %a_i: i8) -> (out_data_o: i8)
  // CHECK: hw.instance "u_other" @other() -> () {doNotPrint}
  hw.instance "u_other" @other() -> () {doNotPrint}
  // CHECK: %c1_i2 = hw.constant 1 : i2
  // CHECK: %true = hw.constant true
  // CHECK: %[[T:.*]] = hw.aggregate_constant [4 : i4, 3 : i4, -2 : i4] : !hw.array<3xi4>
  // CHECK: %[[E:.*]] = hw.array_get %[[T]][%{{.*}}] : !hw.array<3xi4>, i2
  %index = hw.constant 1 : i2
  %true = hw.constant true
  %table = hw.aggregate_constant [4 : i4, 3 : i4, -2 : i4] : !hw.array<3xi4>
  %element = hw.array_get %table[%index] : !hw.array<3xi4>, i2
  // CHECK: hw.output %u_fifo.out_data_o, %[[E]] : i8, i4
  hw.output %0, %element : i8, i4
}

// The order of ports is free, and `hw.output` may be left out.
// CHECK-LABEL: hw.module private @ports(out y_o : i1, in %a_i : i1) attributes {comment = "why"}
hw.module private @ports(out y_o : i1, in %a_i : i1) attributes {comment = "why"} {
  hw.output %a_i : i1
}
// CHECK-LABEL: hw.module @empty()
// CHECK-NEXT: hw.output
hw.module @empty() {}

// An argument that is called otherwise than its port.
// CHECK-LABEL: hw.module @renamed(in %a_i : i1)
hw.module @renamed(in %x "a_i" : i1) {}
