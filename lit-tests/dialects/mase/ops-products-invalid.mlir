// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of products.

func.func @linear_scalar(%x: tensor<f32>, %y: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.linear' op C3: input [] must have at least one dimension and weight [4, 4] two}}
  %r = mase.linear %x, %y : (tensor<f32>, tensor<4x4xf32>) -> tensor<f32>
  return
}

// -----

func.func @linear_weight_rank(%x: tensor<1x4xf32>, %y: tensor<4x4x4xf32>) {
  // expected-error@+1 {{'mase.linear' op C3: input [1, 4] must have at least one dimension and weight [4, 4, 4] two}}
  %r = mase.linear %x, %y : (tensor<1x4xf32>, tensor<4x4x4xf32>) -> tensor<1x4xf32>
  return
}

// -----

func.func @linear_features(%x: tensor<1x4xf32>, %y: tensor<8x5xf32>) {
  // expected-error@+1 {{'mase.linear' op C4: weight [8, 5] takes 5 features, the input has 4}}
  %r = mase.linear %x, %y : (tensor<1x4xf32>, tensor<8x5xf32>) -> tensor<1x8xf32>
  return
}

// -----

func.func @linear_bias(%x: tensor<1x4xf32>, %y: tensor<8x4xf32>, %z: tensor<4xf32>) {
  // expected-error@+1 {{'mase.linear' op C5: bias [4] must be [8]}}
  %r = mase.linear %x, %y, %z : (tensor<1x4xf32>, tensor<8x4xf32>, tensor<4xf32>) -> tensor<1x8xf32>
  return
}

// -----

func.func @linear_bias_rank(%x: tensor<1x4xf32>, %y: tensor<8x4xf32>, %z: tensor<1x8xf32>) {
  // expected-error@+1 {{'mase.linear' op C5: bias [1, 8] must be [8]}}
  %r = mase.linear %x, %y, %z : (tensor<1x4xf32>, tensor<8x4xf32>, tensor<1x8xf32>) -> tensor<1x8xf32>
  return
}

// -----

func.func @matmul_ranks(%x: tensor<2x4x4xf32>, %y: tensor<4x4xf32>) {
  // expected-error@+1 {{'mase.matmul' op C3: operands [2, 4, 4] and [4, 4] must have the same rank, at least two}}
  %r = mase.matmul %x, %y : (tensor<2x4x4xf32>, tensor<4x4xf32>) -> tensor<2x4x4xf32>
  return
}

// -----

func.func @matmul_vectors(%x: tensor<4xf32>, %y: tensor<4xf32>) {
  // expected-error@+1 {{'mase.matmul' op C3: operands [4] and [4] must have the same rank, at least two}}
  %r = mase.matmul %x, %y : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @matmul_batch(%x: tensor<2x4x4xf32>, %y: tensor<3x4x4xf32>) {
  // expected-error@+1 {{'mase.matmul' op C4: batch dimensions of [2, 4, 4] and [3, 4, 4] differ}}
  %r = mase.matmul %x, %y : (tensor<2x4x4xf32>, tensor<3x4x4xf32>) -> tensor<2x4x4xf32>
  return
}

// -----

func.func @matmul_batch_broadcast(%x: tensor<2x4x4xf32>, %y: tensor<1x4x4xf32>) {
  // expected-error@+1 {{'mase.matmul' op C4: batch dimensions of [2, 4, 4] and [1, 4, 4] differ}}
  %r = mase.matmul %x, %y : (tensor<2x4x4xf32>, tensor<1x4x4xf32>) -> tensor<2x4x4xf32>
  return
}

// -----

func.func @matmul_depth(%x: tensor<4x8xf32>, %y: tensor<7x4xf32>) {
  // expected-error@+1 {{'mase.matmul' op C5: cannot multiply [4, 8] by [7, 4]: 8 columns against 7 rows}}
  %r = mase.matmul %x, %y : (tensor<4x8xf32>, tensor<7x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @main(%x: tensor<1x4xf32>, %w: tensor<2x4xf32>) -> tensor<1x2xf32> {
  // expected-error@+1 {{'mase.linear' op C6: accumulator_width is 65, must be 2 to 64}}
  %y = mase.linear %x, %w {accumulator_width = 65 : i64} : (tensor<1x4xf32>, tensor<2x4xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}

// -----

func.func @main(%x: tensor<1x4xf32>, %w: tensor<4x2xf32>) -> tensor<1x2xf32> {
  // expected-error@+1 {{'mase.matmul' op C6: accumulator_frac is 128, must be -128 to 127}}
  %y = mase.matmul %x, %w {accumulator_frac = 128 : i64} : (tensor<1x4xf32>, tensor<4x2xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}
