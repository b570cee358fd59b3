// REQUIRES: circt
// RUN: rm -rf %t && mkdir -p %t && cp %S/inputs/mase_mac.sv %t
// RUN: mase-opt %s --mlir-print-op-generic | mase-circt-export --split %t
// RUN: %python %S/inputs/lint.py %t top | FileCheck %s

// The Verilog of a design with all that the lowering makes: an instance of a template with parameters of each kind, one of a
// module, registers with and without enable and reset, a table, a product of signed numbers, shifts and comparisons. It is clean
// for every tool, without waivers. And a gate that cannot fail is none:

// CHECK: verilator: clean
// CHECK-NEXT: verible: clean
// CHECK-NEXT: yosys: clean

// RUN: sed -i 's/\[15:0\] *p;/[14:0] p;/' %t/top.sv
// RUN: not %python %S/inputs/lint.py %t top | FileCheck %s --check-prefix=BROKEN
// BROKEN: verilator: complains

hw.module.extern @mase_mac<Rows: si32, Low: si32, Signed: i1, Extents: i96, InitFile: none>(in %clk_i : !seq.clock, in %a_data_i : i8, out y_data_o : i32)

hw.module private @sub(in %clk_i : !seq.clock, in %a_i : i8, out q_o : i8) {
  %r = seq.compreg %a_i, %clk_i : i8
  hw.output %r : i8
}

hw.module @top(in %clk_i : !seq.clock, in %rst_ni : i1, in %a_data_i : i8, in %b_data_i : i8, in %en_i : i1, out y_o : i32, out z_o : i8, out w_o : i16, out v_o : i1) {
  %y = hw.instance "u_mac" @mase_mac<Rows: si32 = 4, Low: si32 = -5, Signed: i1 = true, Extents: i96 = 36893488147419103235, InitFile: none = "a.hex">(clk_i: %clk_i: !seq.clock, a_data_i: %a_data_i: i8) -> (y_data_o: i32)
  %q = hw.instance "u_sub" @sub(clk_i: %clk_i: !seq.clock, a_i: %a_data_i: i8) -> (q_o: i8)
  %true = hw.constant true
  %false = hw.constant false
  %zero = hw.constant 0 : i8
  %rst = comb.xor %rst_ni, %true : i1
  %table = hw.aggregate_constant [1 : i8, 2 : i8, -3 : i8, 4 : i8] : !hw.array<4xi8>
  %index = comb.extract %a_data_i from 2 : (i8) -> i2
  %element = hw.array_get %table[%index] : !hw.array<4xi8>, i2
  %r1 = seq.compreg.ce %element, %clk_i, %en_i : i8
  %r2 = seq.compreg.ce %q, %clk_i, %en_i reset %rst, %zero : i8
  %r3 = seq.compreg %r2, %clk_i reset %rst, %zero : i8
  %valid = seq.compreg.ce %en_i, %clk_i, %en_i reset %rst, %false : i1
  %a_sign = comb.extract %r1 from 7 : (i8) -> i1
  %a_signs = comb.replicate %a_sign : (i1) -> i8
  %a = comb.concat %a_signs, %r1 : i8, i8
  %b_sign = comb.extract %b_data_i from 7 : (i8) -> i1
  %b_signs = comb.replicate %b_sign : (i1) -> i8
  %b = comb.concat %b_signs, %b_data_i : i8, i8
  %product = comb.mul %a, %b : i16
  %p = seq.compreg %product, %clk_i : i16
  %amount = comb.concat %zero, %r1 : i8, i8
  %halved = comb.shrs %p, %amount : i16
  %less = comb.icmp slt %halved, %p : i16
  %either = comb.mux %less, %halved, %p : i16
  %right = comb.shru %either, %amount : i16
  %left = comb.shl %right, %amount : i16
  hw.output %y, %r3, %left, %valid : i32, i8, i16, i1
}
