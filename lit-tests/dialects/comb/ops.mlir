// RUN: mase-opt %s | FileCheck %s
// RUN: mase-opt %s | mase-opt | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// Text of the comb mirror, which is CIRCT's.

hw.module @m(in %a : i8, in %b : i8, in %c : i1) {
  // CHECK: comb.add %a, %b, %a : i8
  // GENERIC: "comb.add"(%{{.*}}, %{{.*}}, %{{.*}}) : (i8, i8, i8) -> i8
  %0 = comb.add %a, %b, %a : i8
  // CHECK: comb.mul bin %a, %b : i8
  // GENERIC: "comb.mul"(%{{.*}}, %{{.*}}) <{twoState}> : (i8, i8) -> i8
  %1 = comb.mul bin %a, %b : i8
  // CHECK: comb.and %a : i8
  %2 = comb.and %a : i8
  // CHECK: comb.or %a, %b : i8
  %3 = comb.or %a, %b : i8
  // CHECK: comb.xor %a, %b {sv.namehint = "hint"} : i8
  %4 = comb.xor %a, %b {sv.namehint = "hint"} : i8
  // CHECK: comb.sub %a, %b : i8
  %5 = comb.sub %a, %b : i8
  // CHECK: comb.shl bin %a, %b : i8
  %6 = comb.shl bin %a, %b : i8
  // CHECK: comb.shru %a, %b : i8
  %7 = comb.shru %a, %b : i8
  // CHECK: comb.shrs %a, %b : i8
  %8 = comb.shrs %a, %b : i8
  // CHECK: comb.icmp slt %a, %b : i8
  // GENERIC: "comb.icmp"(%{{.*}}, %{{.*}}) <{predicate = 2 : i64}> : (i8, i8) -> i1
  %9 = comb.icmp slt %a, %b : i8
  // CHECK: comb.icmp bin uge %a, %b : i8
  // GENERIC: <{predicate = 9 : i64, twoState}>
  %10 = comb.icmp bin uge %a, %b : i8
  // CHECK: comb.mux %c, %a, %b : i8
  %11 = comb.mux %c, %a, %b : i8
  // CHECK: comb.extract %a from 4 : (i8) -> i2
  // GENERIC: "comb.extract"(%{{.*}}) <{lowBit = 4 : i32}> : (i8) -> i2
  %12 = comb.extract %a from 4 : (i8) -> i2
  // CHECK: comb.concat %a, %c, %12 : i8, i1, i2
  // GENERIC: "comb.concat"(%{{.*}}, %{{.*}}, %{{.*}}) : (i8, i1, i2) -> i11
  %13 = comb.concat %a, %c, %12 : i8, i1, i2
  // CHECK: comb.replicate %c : (i1) -> i8
  %14 = comb.replicate %c : (i1) -> i8
}
