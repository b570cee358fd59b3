// REQUIRES: circt
// RUN: mase-opt %s --mlir-print-op-generic | mase-circt-export | FileCheck %s
// RUN: mase-opt %s | mase-circt-export | FileCheck %s

// CIRCT reads the comb mirror's text, generic and custom, and means the same.

// CHECK-LABEL: module m(
hw.module @m(in %a : i8, in %b : i8, in %c : i1, out add : i8, out mul : i8, out band : i8, out bor : i8, out bxor : i8, out sub : i8, out shl : i8, out shru : i8, out shrs : i8, out slt : i1, out uge : i1, out mux : i8, out extract : i2, out concat : i9, out replicate : i8) {
  // CHECK-DAG: assign add = a + b;
  %0 = comb.add %a, %b : i8
  // CHECK-DAG: assign mul = a * b;
  %1 = comb.mul bin %a, %b : i8
  // CHECK-DAG: assign band = a & b;
  %2 = comb.and %a, %b : i8
  // CHECK-DAG: assign bor = a | b;
  %3 = comb.or %a, %b : i8
  // CHECK-DAG: assign bxor = a ^ b;
  %4 = comb.xor %a, %b : i8
  // CHECK-DAG: assign sub = a - b;
  %5 = comb.sub %a, %b : i8
  // CHECK-DAG: assign shl = a << b;
  %6 = comb.shl %a, %b : i8
  // CHECK-DAG: assign shru = a >> b;
  %7 = comb.shru %a, %b : i8
  // CHECK-DAG: assign shrs = $unsigned($signed($signed(a) >>> b));
  %8 = comb.shrs %a, %b : i8
  // CHECK-DAG: assign slt = $signed(a) < $signed(b);
  %9 = comb.icmp slt %a, %b : i8
  // CHECK-DAG: assign uge = a >= b;
  %10 = comb.icmp uge %a, %b : i8
  // CHECK-DAG: assign mux = c ? a : b;
  %11 = comb.mux %c, %a, %b : i8
  // CHECK-DAG: assign extract = a[5:4];
  %12 = comb.extract %a from 4 : (i8) -> i2
  // CHECK-DAG: assign concat = {a, c};
  %13 = comb.concat %a, %c : i8, i1
  // CHECK-DAG: assign replicate = {8{c}};
  %14 = comb.replicate %c : (i1) -> i8
  hw.output %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14 : i8, i8, i8, i8, i8, i8, i8, i8, i8, i1, i1, i8, i2, i9, i8
}
