// RUN: mase-opt %s --split-input-file --verify-diagnostics

// D1 on arguments and results of functions: the attributes are verified wherever they appear.

// expected-error@+1 {{D1: unknown attribute 'mase.foo'}}
func.func private @argument(tensor<4xf32> {mase.foo = 1 : i64})

// -----

// expected-error@+1 {{D1: unknown attribute 'mase.foo'}}
func.func private @result() -> (tensor<4xf32> {mase.foo = 1 : i64})
