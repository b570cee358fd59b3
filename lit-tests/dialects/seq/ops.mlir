// RUN: mase-opt %s | FileCheck %s
// RUN: mase-opt %s | mase-opt | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// Text of the seq mirror, which is CIRCT's. Registers may feed back.

hw.module @m(in %clk_i : !seq.clock, in %a_i : i8, in %en_i : i1, in %rst_i : i1) {
  %zero = hw.constant 0 : i8
  // CHECK: %plain = seq.compreg %a_i, %clk_i : i8
  // GENERIC: "seq.compreg"(%{{.*}}, %{{.*}}) <{name = "plain", operandSegmentSizes = array<i32: 1, 1, 0, 0, 0>}> : (i8, !seq.clock) -> i8
  %plain = seq.compreg %a_i, %clk_i : i8
  // CHECK: %reset = seq.compreg %plain, %clk_i reset %rst_i, %c0_i8 : i8
  // GENERIC: operandSegmentSizes = array<i32: 1, 1, 1, 1, 0>
  %reset = seq.compreg %plain, %clk_i reset %rst_i, %zero : i8
  // CHECK: %enabled = seq.compreg.ce %reset, %clk_i, %en_i {sv.namehint = "x"} : i8
  // GENERIC: "seq.compreg.ce"(%{{.*}}) <{name = "enabled", operandSegmentSizes = array<i32: 1, 1, 1, 0, 0, 0>}> {sv.namehint = "x"}
  %enabled = seq.compreg.ce %reset, %clk_i, %en_i {sv.namehint = "x"} : i8
  // CHECK: %both = seq.compreg.ce %both, %clk_i, %en_i reset %rst_i, %c0_i8 : i8
  // GENERIC: operandSegmentSizes = array<i32: 1, 1, 1, 1, 1, 0>
  %both = seq.compreg.ce %both, %clk_i, %en_i reset %rst_i, %zero : i8
  // A name that is none for a value, one that another has, and none.
  // CHECK: %a_b = seq.compreg name "a b" %a_i, %clk_i : i8
  %0 = seq.compreg name "a b" %a_i, %clk_i : i8
  // CHECK: %plain_0 = seq.compreg name "plain" %a_i, %clk_i : i8
  %1 = seq.compreg name "plain" %a_i, %clk_i : i8
  // CHECK: %0 = seq.compreg %a_i, %clk_i : i8
  %2 = seq.compreg %a_i, %clk_i : i8
  // CHECK: %[[B:.*]] = seq.from_clock %clk_i
  // CHECK: seq.to_clock %[[B]]
  // GENERIC: "seq.from_clock"(%{{.*}}) : (!seq.clock) -> i1
  // GENERIC: "seq.to_clock"(%{{.*}}) : (i1) -> !seq.clock
  %bit = seq.from_clock %clk_i
  %clock = seq.to_clock %bit
}
