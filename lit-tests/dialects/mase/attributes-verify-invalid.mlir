// RUN: mase-opt %s --split-input-file --verify-diagnostics

// What a node or a module may carry: D1 to D4 and D6.

func.func @unknown(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D1: unknown attribute 'mase.hardware'; mase has 'mase.node', 'mase.hw', 'mase.metrics', 'mase.target', 'mase.range', 'mase.host', 'mase.block_sum'}}
  %0 = mase.relu %x {mase.hardware = 1 : i64} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @block_sum(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{D1: 'mase.block_sum' must be a dictionary of integers offset and limit, found {offset = 1 : i64}}}
  %0 = mase.relu %x {mase.block_sum = {offset = 1 : i64}} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @node_type(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D1: 'mase.node' must be a string, found 1 : i64}}
  %0 = mase.relu %x {mase.node = 1 : i64} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @hw_type(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D1: 'mase.hw' must be #mase.hw, found "x"}}
  %0 = mase.relu %x {mase.hw = "x"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @metrics_type(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D1: 'mase.metrics' must be #mase.metrics, found #mase.hw<device = 1>}}
  %0 = mase.relu %x {mase.metrics = #mase.hw<device = 1>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

// expected-error@+1 {{'builtin.module' op D1: 'mase.target' must be #mase.target, found "xcu250"}}
module attributes {mase.target = "xcu250"} {}

// -----

func.func @inputs(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D2: 'mase.hw' lists 2 inputs and 0 outputs, the node has 1 and 1}}
  %0 = mase.relu %x {mase.hw = #mase.hw<in = [<>, <>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @outputs(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D2: 'mase.hw' lists 1 inputs and 2 outputs, the node has 1 and 1}}
  %0 = mase.relu %x {mase.hw = #mase.hw<in = [<>], out = [<>, <>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @in_rates(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D2: 'mase.metrics' lists 2 inputs and 0 outputs, the node has 1 and 1}}
  %0 = mase.relu %x {mase.metrics = #mase.metrics<in_rates = [<1:1>, <1:1>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @out_rates(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D2: 'mase.metrics' lists 0 inputs and 2 outputs, the node has 1 and 1}}
  %0 = mase.relu %x {mase.metrics = #mase.metrics<out_rates = [<1:1>, <1:1>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @tile_rank(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D3: the tile of input 0 has 1 dimensions, its tensor 2}}
  %0 = mase.relu %x {mase.hw = #mase.hw<in = [<8>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @tile_extent(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D3: the tile [1, 8] of input 0 exceeds its tensor [2, 4]}}
  %0 = mase.relu %x {mase.hw = #mase.hw<in = [<1x8>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @out_tile(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D3: the tile [3, 1] of output 0 exceeds its tensor [2, 4]}}
  %0 = mase.relu %x {mase.hw = #mase.hw<out = [<3x1>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @order_rank(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D3: the order of input 0 names 3 dimensions, its tensor has 2}}
  %0 = mase.relu %x {mase.hw = #mase.hw<in = [<order [0, 1, 2]>]>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @target_on_node(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D4: 'mase.target' stands on a builtin.module only}}
  %0 = mase.relu %x {mase.target = #mase.target<device = "x">} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

// expected-error@+1 {{'func.func' op D6: 'mase.host' must be a unit, found true}}
func.func @host_type() attributes {mase.host = true} {
  return
}

// -----

func.func @host_on_node(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D6: 'mase.host' stands on a function only}}
  %0 = mase.relu %x {mase.host} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}
