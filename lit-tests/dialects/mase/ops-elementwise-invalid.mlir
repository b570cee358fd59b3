// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of arithmetic and reductions.

func.func @add(%x: tensor<4xf32>, %y: tensor<3xf32>) {
  // expected-error@+1 {{'mase.add' op C3: shapes [4] and [3] do not broadcast}}
  %r = mase.add %x, %y : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @sub(%x: tensor<4xf32>, %y: tensor<3xf32>) {
  // expected-error@+1 {{'mase.sub' op C3: shapes [4] and [3] do not broadcast}}
  %r = mase.sub %x, %y : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @mul(%x: tensor<4xf32>, %y: tensor<3xf32>) {
  // expected-error@+1 {{'mase.mul' op C3: shapes [4] and [3] do not broadcast}}
  %r = mase.mul %x, %y : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @div(%x: tensor<4xf32>, %y: tensor<3xf32>) {
  // expected-error@+1 {{'mase.div' op C3: shapes [4] and [3] do not broadcast}}
  %r = mase.div %x, %y : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @maximum(%x: tensor<4xf32>, %y: tensor<3xf32>) {
  // expected-error@+1 {{'mase.maximum' op C3: shapes [4] and [3] do not broadcast}}
  %r = mase.maximum %x, %y : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @minimum(%x: tensor<4xf32>, %y: tensor<3xf32>) {
  // expected-error@+1 {{'mase.minimum' op C3: shapes [4] and [3] do not broadcast}}
  %r = mase.minimum %x, %y : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @where_condition(%x: tensor<4xi8>, %y: tensor<4xf32>, %z: tensor<4xf32>) {
  // expected-error@+1 {{'mase.where' op C3: condition must have i1 elements, found 'tensor<4xi8>'}}
  %r = mase.where %x, %y, %z : (tensor<4xi8>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @where_branches(%x: tensor<4xi1>, %y: tensor<4xf32>, %z: tensor<3xf32>) {
  // expected-error@+1 {{'mase.where' op C4: shapes [4], [4] and [3] do not broadcast}}
  %r = mase.where %x, %y, %z : (tensor<4xi1>, tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @where_shapes(%x: tensor<3xi1>, %y: tensor<4xf32>, %z: tensor<4xf32>) {
  // expected-error@+1 {{'mase.where' op C4: shapes [3], [4] and [4] do not broadcast}}
  %r = mase.where %x, %y, %z : (tensor<3xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @reduce_sum_axis(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.reduce_sum' op C3: axes [2] must name dimensions of the input [4, 4] in rising order}}
  %r = mase.reduce_sum %x axes [2] : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @reduce_mean_twice(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.reduce_mean' op C3: axes [1, 1] must name dimensions of the input [4, 4] in rising order}}
  %r = mase.reduce_mean %x axes [1, 1] : (tensor<4x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @reduce_max_order(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.reduce_max' op C3: axes [1, 0] must name dimensions of the input [4, 4] in rising order}}
  %r = mase.reduce_max %x axes [1, 0] : (tensor<4x4xf32>) -> tensor<f32>
  return
}

// -----

func.func @reduce_max_negative(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.reduce_max' op C3: axes [-1] must name dimensions of the input [4, 4] in rising order}}
  %r = mase.reduce_max %x axes [-1] : (tensor<4x4xf32>) -> tensor<4xf32>
  return
}
