// RUN: mase-opt %s --mase-lower-to-linalg=parameters=keep --split-input-file --verify-diagnostics

// What a derived parameter that is kept cannot follow from.

func.func @cast() -> tensor<4xf32> {
  %w = mase.parameter "w" : () -> tensor<4xf16>
  %c = mase.cast %w : (tensor<4xf16>) -> tensor<4xf32>
  // expected-error@+1 {{operand 0 is a cast, which option 'parameters' cannot keep outside the region; put it inside}}
  %d = mase.derive "w" (%c) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %n = mase.neg %a : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %n : tensor<4xf32>
  }
  return %d : tensor<4xf32>
}
