// RUN: mase-opt %s --split-input-file --verify-diagnostics

// What every node obeys: static shapes, element types, C1, C2.

func.func @dynamic(%x: tensor<?x4xf32>) {
  // expected-error-re@+1 {{'mase.relu' op operand #0 must be statically shaped tensor of {{.*}}(for a dynamic dimension: export the model with a fixed input shape), but got 'tensor<?x4xf32>'}}
  %r = mase.relu %x : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @dynamic_result() {
  // expected-error-re@+1 {{'mase.parameter' op result #0 must be statically shaped tensor of {{.*}}(for a dynamic dimension: export the model with a fixed input shape), but got 'tensor<?xf32>'}}
  %r = mase.parameter "w" : () -> tensor<?xf32>
  return
}

// -----

func.func @unranked(%x: tensor<*xf32>) {
  // expected-error-re@+1 {{'mase.reshape' op operand #0 must be statically shaped tensor of {{.*}}(for a dynamic dimension: export the model with a fixed input shape), but got 'tensor<*xf32>'}}
  %r = mase.reshape %x : (tensor<*xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @too_large(%x: tensor<4294967296x4294967296xi1>) {
  // expected-error@+1 {{'mase.reshape' op operand #0 must be statically shaped tensor of fewer than 2^63-1 floats}}
  %r = mase.reshape %x : (tensor<4294967296x4294967296xi1>) -> tensor<4294967296x8589934592xi1>
  return
}

// -----

func.func @complex(%x: tensor<4xcomplex<f32>>) {
  // expected-error-re@+1 {{'mase.neg' op operand #0 must be statically shaped tensor of {{.*}}(for a dynamic dimension: export the model with a fixed input shape), but got 'tensor<4xcomplex<f32>>'}}
  %r = mase.neg %x : (tensor<4xcomplex<f32>>) -> tensor<4xf32>
  return
}

// -----

func.func @memref(%x: memref<4xf32>) {
  // expected-error-re@+1 {{'mase.neg' op operand #0 must be statically shaped tensor of {{.*}}(for a dynamic dimension: export the model with a fixed input shape), but got 'memref<4xf32>'}}
  %r = mase.neg %x : (memref<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @shape(%x: tensor<1x4xf32>, %y: tensor<8x4xf32>) {
  // expected-error@+1 {{'mase.linear' op C1: result 0 has shape [8], expected [1, 8]}}
  %r = mase.linear %x, %y : (tensor<1x4xf32>, tensor<8x4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @shape_elementwise(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.exp' op C1: result 0 has shape [1, 4], expected [4]}}
  %r = mase.exp %x : (tensor<4xf32>) -> tensor<1x4xf32>
  return
}

// -----

func.func @shape_reduction(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.reduce_sum' op C1: result 0 has shape [1, 4], expected [4]}}
  %r = mase.reduce_sum %x axes [0] : (tensor<4x4xf32>) -> tensor<1x4xf32>
  return
}

// -----

func.func @block_axis_operand(%x: tensor<4x!mase.mxint8<axis = -2>>) {
  // expected-error@+1 {{'mase.cast' op C2: block axis -2 of operand 0 lies outside its 1 dimensions}}
  %r = mase.cast %x : (tensor<4x!mase.mxint8<axis = -2>>) -> tensor<4xf32>
  return
}

// -----

func.func @block_axis_result(%x: tensor<f32>) {
  // expected-error@+1 {{'mase.neg' op C2: block axis -1 of result 0 lies outside its 0 dimensions}}
  %r = mase.neg %x : (tensor<f32>) -> tensor<!mase.msfp12>
  return
}

// -----

func.func @channel_axis_operand(%x: tensor<4xf32>, %y: tensor<4x!mase.binary<channel = 1>>) {
  // expected-error@+1 {{'mase.add' op C2: channel axis 1 of operand 1 lies outside its 1 dimensions}}
  %r = mase.add %x, %y : (tensor<4xf32>, tensor<4x!mase.binary<channel = 1>>) -> tensor<4xf32>
  return
}

// -----

func.func @channel_axis_result(%y: tensor<4xi8>) {
  // expected-error@+1 {{'mase.parameter' op C2: channel axis 2 of result 0 lies outside its 2 dimensions}}
  %r = mase.parameter "w" per_channel %y : (tensor<4xi8>) -> tensor<4x4x!mase.fixed<8, channel = 2>>
  return
}
