// REQUIRES: circt
// RUN: mase-opt %s --mlir-print-op-generic | mase-circt-export | FileCheck %s
// RUN: mase-opt %s | mase-circt-export | FileCheck %s

// CIRCT reads the seq mirror's text, generic and custom. Registers are plain `always_ff`, without macros or random values.

// CHECK-NOT: RANDOM
// CHECK-NOT: initial
// CHECK-LABEL: module m(
hw.module @m(in %clk_i : !seq.clock, in %a_i : i8, in %en_i : i1, in %rst_i : i1, out a : i8, out b : i8, out c : i8, out d : i8, out e : i1) {
  %zero = hw.constant 0 : i8
  // CHECK: reg [7:0] plain;
  // CHECK-NEXT: always_ff @(posedge clk_i)
  // CHECK-NEXT: plain <= a_i;
  %plain = seq.compreg %a_i, %clk_i : i8
  // CHECK: always_ff @(posedge clk_i) begin
  // CHECK-NEXT: if (rst_i)
  // CHECK-NEXT: with_reset <= 8'h0;
  // CHECK-NEXT: else
  // CHECK-NEXT: with_reset <= plain;
  %with_reset = seq.compreg %plain, %clk_i reset %rst_i, %zero : i8
  // CHECK: always_ff @(posedge clk_i) begin
  // CHECK-NEXT: if (en_i)
  // CHECK-NEXT: enabled <= with_reset;
  %enabled = seq.compreg.ce %with_reset, %clk_i, %en_i : i8
  // CHECK: always_ff @(posedge clk_i) begin
  // CHECK-NEXT: if (rst_i)
  // CHECK-NEXT: both <= 8'h0;
  // CHECK-NEXT: else begin
  // CHECK-NEXT: if (en_i)
  // CHECK-NEXT: both <= both + enabled;
  %next = comb.add %both, %enabled : i8
  %both = seq.compreg.ce %next, %clk_i, %en_i reset %rst_i, %zero : i8
  // CHECK: assign e = clk_i;
  %bit = seq.from_clock %clk_i
  hw.output %plain, %with_reset, %enabled, %both, %bit : i8, i8, i8, i8, i1
}

// CHECK-LABEL: module gated(
// CHECK: always_ff @(posedge bit_i)
hw.module @gated(in %bit_i : i1, in %a_i : i8, out a : i8) {
  %clock = seq.to_clock %bit_i
  %r = seq.compreg %a_i, %clock : i8
  hw.output %r : i8
}
