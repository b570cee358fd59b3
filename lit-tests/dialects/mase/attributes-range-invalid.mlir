// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Values of `#mase.range`, and where it stands: D1 and D7.

// expected-error@+1 {{range must have finite min <= low <= high <= max, found}}
func.func private @order(tensor<4xf32> {mase.range = #mase.range<min = 0, low = -1, high = 1, max = 2, top = 1, samples = 1>})

// -----

// expected-error@+1 {{range must have finite min <= low <= high <= max, found}}
func.func private @high(tensor<4xf32> {mase.range = #mase.range<min = 0, low = 0, high = 3, max = 2, top = 1, samples = 1>})

// -----

// expected-error@+1 {{range must have finite min <= low <= high <= max, found}}
func.func private @infinite(tensor<4xf32> {mase.range = #mase.range<min = 0, low = 0, high = 1, max = 1.0e999, top = 1, samples = 1>})

// -----

// expected-error@+1 {{range has top 2, but the smallest power of 2 that is at least 2}}
func.func private @top(tensor<4xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 2, samples = 1>})

// -----

// expected-error@+1 {{range has top 1, but the smallest power of 2 that is at least 2.1}}
func.func private @top_of_negative(tensor<4xf32> {mase.range = #mase.range<min = -2.1, low = -1, high = 1, max = 2, top = 1, samples = 1>})

// -----

// expected-error@+1 {{range is of 0 samples, must be at least 1}}
func.func private @samples(tensor<4xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 0>})

// -----

// expected-error@+1 {{range has 2 numbers of excess, must be none or 17}}
func.func private @excess_count(tensor<4xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, excess = [0, 0], samples = 1>})

// -----

// expected-error@+1 {{excess must not decrease from one bound to the next lower one}}
func.func private @excess_order(tensor<4xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, excess = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1], samples = 1>})

// -----

// expected-error-re@+1 {{excess has -1{{.*}}, must be finite numbers of at least 0}}
func.func private @excess_sign(tensor<4xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, excess = [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3], samples = 1>})

// -----

// expected-error-re@+1 {{channels has -1{{.*}}, must be finite numbers of at least 0}}
func.func private @channel_sign(tensor<1xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1, channels = [-1]>})

// -----

// expected-error@+1 {{D7: the range of argument 0 has 2 channels, its tensor 3}}
func.func private @channels_of_image(tensor<2x3x2x2xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1, channels = [1, 2]>})

// -----

// expected-error@+1 {{D7: a range is of a tensor of floats or number formats, argument 0 is 'tensor<4xi32>'}}
func.func private @integers(tensor<4xi32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1>})

// -----

// expected-error@+1 {{D1: unknown attribute 'mase.range' on argument 0; mase has 'mase.node', a string, and 'mase.range', a #mase.range, there}}
func.func private @argument_list(tensor<4xf32> {mase.range = [#mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1>]})

// -----

// expected-error@+1 {{D1: unknown attribute 'mase.range' on result 0; mase has 'mase.node', a string, there}}
func.func private @result() -> (tensor<4xf32> {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1>})

// -----

func.func @no_list(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D1: 'mase.range' must be an array of #mase.range or unit, found #mase.range<}}
  %0 = mase.relu %x {mase.range = #mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1>} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @count(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D7: 'mase.range' has 2 entries, the op 1 results}}
  %0 = mase.relu %x {mase.range = [unit, unit]} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @no_results() {
  // expected-error@+1 {{'func.return' op D7: 'mase.range' has 0 entries, the op 0 results}}
  return {mase.range = []}
}

// -----

func.func @op_channels(%x: tensor<2x4xf32>) {
  // expected-error@+1 {{'mase.relu' op D7: the range of result 0 has 2 channels, its tensor 4}}
  %0 = mase.relu %x {mase.range = [#mase.range<min = -2, low = -1, high = 1, max = 2, top = 1, samples = 1, channels = [1, 2]>]} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  return
}
