// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of shards.

func.func @two_nodes(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C3: the region must hold one node and a yield of its results}}
  %r = mase.shard rows axis 0 [<size = 4>] -> tensor<4x6xf32> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    %1 = mase.exp %0 : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %1 : tensor<4x6xf32>
  }
  return
}

// -----

func.func @other_yielded(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C3: the region must hold one node and a yield of its results}}
  %r = mase.shard rows axis 0 [<size = 4>] -> tensor<4x6xf32> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %x : tensor<4x6xf32>
  }
  return
}

// -----

func.func @foreign_node(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C3: the region must hold one node and a yield of its results}}
  %r = mase.shard rows axis 0 [<size = 4>] -> tensor<4x6xf32> {
    %0 = math.absf %x : tensor<4x6xf32>
    mase.yield %0 : tensor<4x6xf32>
  }
  return
}

// -----

func.func @types(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C4: the results must have the types of what is yielded}}
  %r = mase.shard rows axis 0 [<size = 4>] -> tensor<4x6xf16> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %0 : tensor<4x6xf32>
  }
  return
}

// -----

func.func @sum(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C5: the parts add up to 3, which is not the extent of dimension 0 of the result [4, 6]}}
  %r = mase.shard rows axis 0 [<size = 2>, <size = 1>] -> tensor<4x6xf32> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %0 : tensor<4x6xf32>
  }
  return
}

// -----

func.func @axis(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C5: the parts add up to 4, which is not the extent of dimension 2 of the result [4, 6]}}
  %r = mase.shard rows axis 2 [<size = 4>] -> tensor<4x6xf32> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %0 : tensor<4x6xf32>
  }
  return
}

// -----

func.func @no_parts(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C5: the parts add up to 0, which is not the extent of dimension 0 of the result [4, 6]}}
  %r = mase.shard rows axis 0 [] -> tensor<4x6xf32> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %0 : tensor<4x6xf32>
  }
  return
}

// -----

func.func @overflow(%x: tensor<4x6xf32>) {
  // expected-error@+1 {{'mase.shard' op C5: the parts' sizes overflow}}
  %r = mase.shard rows axis 0 [<size = 9223372036854775807>, <size = 1>] -> tensor<4x6xf32> {
    %0 = mase.relu %x : (tensor<4x6xf32>) -> tensor<4x6xf32>
    mase.yield %0 : tensor<4x6xf32>
  }
  return
}
