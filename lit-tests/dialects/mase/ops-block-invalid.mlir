// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of blocks with a region.

func.func @both(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C3: needs either a callee or a region, has both}}
  %r = mase.block @f(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    mase.yield %a : tensor<4xf32>
  }
  return
}

// -----

func.func @argument_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C4: the region's arguments must have the types of the operands}}
  %r = mase.block(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf16>):
    %0 = mase.cast %a : (tensor<4xf16>) -> tensor<4xf32>
    mase.yield %0 : tensor<4xf32>
  }
  return
}

// -----

func.func @argument_count(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C4: the region's arguments must have the types of the operands}}
  %r = mase.block(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0:
    %0 = mase.parameter "w" : () -> tensor<4xf32>
    mase.yield %0 : tensor<4xf32>
  }
  return
}

// -----

func.func @yield_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C5: the region must end in a yield of the results' types}}
  %r = mase.block(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %0 = mase.cast %a : (tensor<4xf32>) -> tensor<4xf16>
    mase.yield %0 : tensor<4xf16>
  }
  return
}

// -----

func.func @yield_nothing(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C5: the region must end in a yield of the results' types}}
  %r = mase.block(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    mase.yield
  }
  return
}
