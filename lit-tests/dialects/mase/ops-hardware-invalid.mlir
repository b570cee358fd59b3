// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of forks, links, and blocks without a region.

func.func @fork_one(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.fork' op C3: needs at least two results, found 1}}
  %r = mase.fork %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @fork_none(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.fork' op C3: needs at least two results, found 0}}
  mase.fork %x : (tensor<4xf32>) -> ()
  return
}

// -----

func.func @fork_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.fork' op C4: result 'tensor<4xf16>' differs from the input 'tensor<4xf32>'}}
  %r:2 = mase.fork %x : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf16>)
  return
}

// -----

func.func @link_self(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.link' op C3: from device 1 to 1: ids must be at least 0 and differ}}
  %r = mase.link %x from 1 to 1 : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @link_negative(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.link' op C3: from device -1 to 0: ids must be at least 0 and differ}}
  %r = mase.link %x from -1 to 0 : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @link_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.link' op C4: result 'tensor<2x2xf32>' differs from the input 'tensor<4xf32>'}}
  %r = mase.link %x from 0 to 1 : (tensor<4xf32>) -> tensor<2x2xf32>
  return
}

// -----

func.func @yield_parent(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.yield' op expects parent op to be one of 'mase.shard, mase.block, mase.derive'}}
  mase.yield %x : tensor<4xf32>
  return
}

// -----

func.func @block_neither(%x: tensor<4xf32>) {
  // expected-error@+1 {{'mase.block' op C3: needs either a callee or a region, has neither}}
  %r = mase.block(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return
}
