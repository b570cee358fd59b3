// RUN: mase-opt %s --canonicalize --cse | FileCheck %s

// What is pure goes where nothing reads it, and equal ops become one; instances stay.

hw.module.extern @e(in %a_i : i8)
// CHECK-LABEL: hw.module @m
// CHECK-DAG: %[[T:.*]] = hw.aggregate_constant
// CHECK-DAG: %[[C:.*]] = hw.constant 1 : i8
// CHECK-NOT: hw.constant
// CHECK-NOT: comb.mul
// CHECK: hw.instance "u_e" @e
// CHECK: %[[S:.*]] = comb.add %a_i, %[[C]] : i8
// CHECK-NEXT: %[[R:.*]] = seq.compreg %[[S]], %clk_i : i8
// CHECK-NEXT: comb.xor %[[R]], %[[R]]
hw.module @m(in %clk_i : !seq.clock, in %a_i : i8, out y_o : i8, out z_o : i8) {
  hw.instance "u_e" @e(a_i: %a_i: i8) -> ()
  %one = hw.constant 1 : i8
  %unused = hw.constant 7 : i8
  %dead = comb.mul %a_i, %unused : i8
  %s = comb.add %one, %a_i : i8
  %t = comb.add %a_i, %one : i8
  %r = seq.compreg name "r" %s, %clk_i : i8
  %q = seq.compreg name "r" %t, %clk_i : i8
  %x = comb.xor %r, %q : i8
  %index = comb.extract %a_i from 0 : (i8) -> i1
  %table = hw.aggregate_constant [1 : i8, 2 : i8] : !hw.array<2xi8>
  %e = hw.array_get %table[%index] : !hw.array<2xi8>, i1
  hw.output %x, %e : i8, i8
}
