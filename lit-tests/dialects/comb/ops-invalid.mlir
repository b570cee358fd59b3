// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of combinational logic.

hw.module @m(in %a : i8) {
  // expected-error@+1 {{'comb.add' op expected 1 or more operands, but found 0}}
  %0 = "comb.add"() : () -> i8
}

// -----

hw.module @m(in %a : i8, in %b : i4) {
  // expected-error@+1 {{'comb.mul' op requires the same type for all operands and results}}
  %0 = "comb.mul"(%a, %b) : (i8, i4) -> i8
}

// -----

hw.module @m(in %a : i8) {
  // expected-error@+1 {{'comb.extract' op C1: 4 bits from bit 5 do not lie within the input's 8}}
  %0 = comb.extract %a from 5 : (i8) -> i4
}

// -----

hw.module @m(in %a : i8) {
  // expected-error@+1 {{'comb.extract' op C1: 1 bits from bit 4294967295 do not lie within the input's 8}}
  %0 = comb.extract %a from -1 : (i8) -> i1
}

// -----

hw.module @m(in %a : i8) {
  // expected-error@+1 {{'comb.concat' op C1: 2 operands have 16 bits together, the result 15}}
  %0 = "comb.concat"(%a, %a) : (i8, i8) -> i15
}

// -----

hw.module @m(in %a : i8) {
  // expected-error@+1 {{'comb.concat' op C1: 0 operands have 0 bits together, the result 1}}
  %0 = "comb.concat"() : () -> i1
}

// -----

hw.module @m(in %clk : !seq.clock) {
  // expected-error@+1 {{expected integers of together 1 to 16777215 bits}}
  %0 = comb.concat %clk : !seq.clock
}

// -----

hw.module @m(in %a : i3) {
  // expected-error@+1 {{'comb.replicate' op C1: a result of 8 bits is no multiple of an input of 3}}
  %0 = comb.replicate %a : (i3) -> i8
}

// -----

hw.module @m(in %a : i8) {
  // expected-error@+1 {{Invalid attribute `predicate` in property conversion: 10 : i64}}
  %0 = "comb.icmp"(%a, %a) <{predicate = 10 : i64}> : (i8, i8) -> i1
}

// -----

hw.module @m(in %a : i8, in %b : i4, in %c : i1) {
  // expected-error@+1 {{'comb.mux' op failed to verify that all of {trueValue, falseValue, result} have same type}}
  %0 = "comb.mux"(%c, %a, %b) : (i1, i8, i4) -> i8
}

// -----

hw.module @m(in %a : i8) {
  // expected-error@+1 {{'comb.mux' op operand #0 must be 1-bit signless integer, but got 'i8'}}
  %0 = "comb.mux"(%a, %a, %a) : (i8, i8, i8) -> i8
}
