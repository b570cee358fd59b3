// RUN: mase-opt %s --split-input-file --verify-diagnostics

func.func @no_name() {
  // expected-error@+1 {{'mase.derive' op C3: a parameter must have a name}}
  %d = mase.derive "" () : () -> tensor<f32> {
    %0 = arith.constant dense<1.0> : tensor<f32>
    mase.yield %0 : tensor<f32>
  }
  return
}

// -----

func.func @of_a_stream(%x: tensor<4xf32>) {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  // expected-error@+1 {{'mase.derive' op C4: operand 1 is neither a parameter nor a constant}}
  %d = mase.derive "d" (%w, %x) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>, %b: tensor<4xf32>):
    mase.yield %a : tensor<4xf32>
  }
  return
}

// -----

func.func @of_a_node() {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  %x = mase.exp %w : (tensor<4xf32>) -> tensor<4xf32>
  // expected-error@+1 {{'mase.derive' op C4: operand 0 is neither a parameter nor a constant}}
  %d = mase.derive "d" (%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    mase.yield %a : tensor<4xf32>
  }
  return
}

// -----

func.func @argument_type() {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  // expected-error@+1 {{'mase.derive' op C5: the region's arguments must have the types of the operands}}
  %d = mase.derive "d" (%w) : (tensor<4xf32>) -> tensor<4xf16> {
  ^bb0(%a: tensor<4xf16>):
    mase.yield %a : tensor<4xf16>
  }
  return
}

// -----

func.func @yield_type() {
  %w = mase.parameter "w" : () -> tensor<4xf32>
  // expected-error@+1 {{'mase.derive' op C6: the region must end in a yield of the result's type 'tensor<4xf16>'}}
  %d = mase.derive "d" (%w) : (tensor<4xf32>) -> tensor<4xf16> {
  ^bb0(%a: tensor<4xf32>):
    mase.yield %a : tensor<4xf32>
  }
  return
}

// -----

func.func @yield_nothing() {
  // expected-error@+1 {{'mase.derive' op C6: the region must end in a yield}}
  %d = mase.derive "d" () : () -> tensor<4xf16> {
    mase.yield
  }
  return
}

// -----

func.func private @effect() -> tensor<4xf32>
func.func @call() {
  // expected-error@+1 {{'mase.derive' op C7: 'func.call' in the region may have an effect on memory}}
  %d = mase.derive "d" () : () -> tensor<4xf32> {
    %0 = func.call @effect() : () -> tensor<4xf32>
    mase.yield %0 : tensor<4xf32>
  }
  return
}

// -----

func.func @nested_effect() {
  // expected-error@+1 {{'mase.derive' op C7: 'memref.alloc' in the region may have an effect on memory}}
  %d = mase.derive "d" () : () -> tensor<4xf32> {
    %0 = mase.block () : () -> tensor<4xf32> {
      %m = memref.alloc() : memref<4xf32>
      %1 = bufferization.to_tensor %m restrict : memref<4xf32> to tensor<4xf32>
      mase.yield %1 : tensor<4xf32>
    }
    mase.yield %0 : tensor<4xf32>
  }
  return
}

// -----

func.func @parameter_inside() {
  // expected-error@+1 {{'mase.derive' op C7: 'mase.parameter' in the region must be an operand instead}}
  %d = mase.derive "d" () : () -> tensor<4xf32> {
    %0 = mase.parameter "w" : () -> tensor<4xf32>
    mase.yield %0 : tensor<4xf32>
  }
  return
}

// -----

func.func @derived_inside() {
  // expected-error@+1 {{'mase.derive' op C7: 'mase.derive' in the region must be an operand instead}}
  %d = mase.derive "d" () : () -> tensor<4xf32> {
    %0 = mase.derive "e" () : () -> tensor<4xf32> {
      %1 = arith.constant dense<1.0> : tensor<4xf32>
      mase.yield %1 : tensor<4xf32>
    }
    mase.yield %0 : tensor<4xf32>
  }
  return
}

// -----

func.func @isolated() {
  // expected-note@+2 {{required by region isolation constraints}}
  %w = mase.parameter "w" : () -> tensor<4xf32>
  %d = mase.derive "d" () : () -> tensor<4xf32> {
    // expected-error@+1 {{using value defined outside the region}}
    %0 = mase.exp %w : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %0 : tensor<4xf32>
  }
  return
}
