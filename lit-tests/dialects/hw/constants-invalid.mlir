// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of constants and arrays.

hw.module @m() {
  // expected-error@+1 {{'hw.aggregate_constant' op C1: found 2 fields for 3 elements}}
  %0 = hw.aggregate_constant [1 : i8, 2 : i8] : !hw.array<3xi8>
}

// -----

hw.module @m() {
  // expected-error@+1 {{'hw.aggregate_constant' op C1: the field 2 : i4 is no integer of 'i8'}}
  %0 = hw.aggregate_constant [1 : i8, 2 : i4] : !hw.array<2xi8>
}

// -----

hw.module @m(in %a : i3) {
  %0 = hw.aggregate_constant [1 : i8, 2 : i8, 3 : i8] : !hw.array<3xi8>
  // expected-error@+1 {{'hw.array_get' op C1: the index of 3 elements has 2 bits, found 3}}
  %1 = hw.array_get %0[%a] : !hw.array<3xi8>, i3
}

// -----

hw.module @m() {
  // expected-error@+1 {{'hw.constant' op failed to verify that all of {value, result} have same type}}
  %0 = "hw.constant"() <{value = 1 : i8}> : () -> i4
}

// -----

hw.module @m() {
  // expected-error@+1 {{'hw.constant' op result #0 must be signless integer of at least one bit, but got 'i0'}}
  %0 = hw.constant 0 : i0
}

// -----

// expected-error@+1 {{an array has at least one element, found 0}}
func.func private @f() -> !hw.array<0xi8>

// -----

// expected-error@+1 {{an array's elements are signless integers of at least one bit, found 'si8'}}
func.func private @f() -> !hw.array<2xsi8>

// -----

// expected-error@+1 {{expected one size and the type of an integer: !hw.array<4xi8>}}
func.func private @f() -> !hw.array<2x3xi8>
