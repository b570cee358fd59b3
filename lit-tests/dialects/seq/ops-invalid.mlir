// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of registers and clocks.

hw.module @m(in %clk : !seq.clock, in %a : i8, in %r : i1) {
  // expected-error@+1 {{'seq.compreg' op C1: found a reset without a value}}
  %0 = "seq.compreg"(%a, %clk, %r) <{operandSegmentSizes = array<i32: 1, 1, 1, 0, 0>}> : (i8, !seq.clock, i1) -> i8
}

// -----

hw.module @m(in %clk : !seq.clock, in %a : i8, in %r : i1) {
  // expected-error@+1 {{'seq.compreg.ce' op C1: found a reset value without a reset}}
  %0 = "seq.compreg.ce"(%a, %clk, %r, %a) <{operandSegmentSizes = array<i32: 1, 1, 1, 0, 1, 0>}> : (i8, !seq.clock, i1, i8) -> i8
}

// -----

hw.module @m(in %clk : !seq.clock, in %a : i8, in %r : i1) {
  // expected-error@+1 {{'seq.compreg' op C1: the reset value is of 'i1', the register of 'i8'}}
  %0 = "seq.compreg"(%a, %clk, %r, %r) <{operandSegmentSizes = array<i32: 1, 1, 1, 1, 0>}> : (i8, !seq.clock, i1, i1) -> i8
}

// -----

hw.module @m(in %clk : !seq.clock, in %a : i8) {
  // expected-error@+1 {{'seq.compreg' op C2: found an initial value; use a reset}}
  %0 = "seq.compreg"(%a, %clk, %a) <{operandSegmentSizes = array<i32: 1, 1, 0, 0, 1>}> : (i8, !seq.clock, i8) -> i8
}

// -----

hw.module @m(in %clk : !seq.clock, in %a : i8, in %e : i1) {
  // expected-error@+1 {{'seq.compreg.ce' op C2: found an initial value; use a reset}}
  %0 = "seq.compreg.ce"(%a, %clk, %e, %a) <{operandSegmentSizes = array<i32: 1, 1, 1, 0, 0, 1>}> : (i8, !seq.clock, i1, i8) -> i8
}

// -----

hw.module @m(in %clk : i1, in %a : i8) {
  // expected-error@+1 {{'seq.compreg' op operand #1 must be clock}}
  %0 = "seq.compreg"(%a, %clk) <{operandSegmentSizes = array<i32: 1, 1, 0, 0, 0>}> : (i8, i1) -> i8
}

// -----

hw.module @m(in %clk : !seq.clock, in %a : i8) {
  // expected-error@+1 {{'seq.compreg' op failed to verify that all of {input, data} have same type}}
  %0 = "seq.compreg"(%a, %clk) <{operandSegmentSizes = array<i32: 1, 1, 0, 0, 0>}> : (i8, !seq.clock) -> i4
}
