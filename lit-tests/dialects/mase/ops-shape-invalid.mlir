// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of data movement.

func.func @transpose_rank(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.transpose' op C3: permutation [1, 0] must name each of the 3 dimensions once}}
  %r = mase.transpose %x perm [1, 0] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @transpose_twice(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.transpose' op C3: permutation [1, 0, 1] must name each of the 3 dimensions once}}
  %r = mase.transpose %x perm [1, 0, 1] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @transpose_range(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.transpose' op C3: permutation [0, 1, 3] must name each of the 3 dimensions once}}
  %r = mase.transpose %x perm [0, 1, 3] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @reshape(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.reshape' op C3: cannot reshape [2, 4, 8] with 64 elements to [63] with 63}}
  %r = mase.reshape %x : (tensor<2x4x8xf32>) -> tensor<63xf32>
  return
}

// -----

func.func @broadcast(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.broadcast' op C3: [2, 4, 8] does not broadcast to [2, 8, 8]}}
  %r = mase.broadcast %x : (tensor<2x4x8xf32>) -> tensor<2x8x8xf32>
  return
}

// -----

func.func @broadcast_down(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.broadcast' op C3: [2, 4, 8] does not broadcast to [1, 4, 8]}}
  %r = mase.broadcast %x : (tensor<2x4x8xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @slice_rank(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.slice' op C3: needs one offset, size and stride for each of the 3 dimensions}}
  %r = mase.slice %x offsets [0, 0] sizes [1, 1, 1] strides [1, 1, 1] : (tensor<2x4x8xf32>) -> tensor<1x1x1xf32>
  return
}

// -----

func.func @slice_last(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.slice' op C4: offset 1, size 2, stride 3 leave dimension 1 of extent 4}}
  %r = mase.slice %x offsets [0, 1, 0] sizes [2, 2, 8] strides [1, 3, 1] : (tensor<2x4x8xf32>) -> tensor<2x2x8xf32>
  return
}

// -----

func.func @slice_offset(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.slice' op C4: offset -1, size 2, stride 1 leave dimension 0 of extent 2}}
  %r = mase.slice %x offsets [-1, 0, 0] sizes [2, 4, 8] strides [1, 1, 1] : (tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return
}

// -----

func.func @slice_size(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.slice' op C4: offset 0, size 0, stride 1 leave dimension 2 of extent 8}}
  %r = mase.slice %x offsets [0, 0, 0] sizes [2, 4, 0] strides [1, 1, 1] : (tensor<2x4x8xf32>) -> tensor<2x4x0xf32>
  return
}

// -----

func.func @slice_stride(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.slice' op C4: offset 0, size 1, stride 0 leave dimension 2 of extent 8}}
  %r = mase.slice %x offsets [0, 0, 0] sizes [2, 4, 1] strides [1, 1, 0] : (tensor<2x4x8xf32>) -> tensor<2x4x1xf32>
  return
}

// -----

func.func @slice_overflow(%x: tensor<2x4x8xf32>) {
  // expected-error@+1 {{'mase.slice' op C4: offset 0, size 9, stride 9223372036854775807 leave dimension 2 of extent 8}}
  %r = mase.slice %x offsets [0, 0, 0] sizes [2, 4, 9] strides [1, 1, 9223372036854775807] : (tensor<2x4x8xf32>) -> tensor<2x4x9xf32>
  return
}
