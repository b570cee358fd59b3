// RUN: mase-opt %s --mase-equalize="insert=false remarks=true" -verify-diagnostics -o %t
// RUN: FileCheck %s < %t

#two = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1, channels = [4, 0.5]>
#one = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1, channels = [4]>
#zero = #mase.range<min = 0, max = 0, low = 0, high = 0, top = 0, samples = 1, channels = [0, 0]>
#plain = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1>

// CHECK-NOT: mase.derive

func.func @nothing_measured(%x: tensor<1x2xf32>, %y: tensor<1x2xf32> {mase.range = #plain}) {
  %w = mase.parameter "w" : () -> tensor<3x2xf32>
  // expected-remark @below {{is not equalised: there is no range of its input's channels, which `mase calibrate` finds}}
  %0 = mase.linear %x, %w : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  %v = mase.parameter "v" : () -> tensor<3x2xf32>
  // expected-remark @below {{is not equalised: there is no range of its input's channels, which `mase calibrate` finds}}
  %1 = mase.linear %y, %v : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  return
}

func.func @other_dimension(%x: tensor<1x2x1x2xf32> {mase.range = #two}) {
  %w = mase.parameter "w" : () -> tensor<3x2xf32>
  // expected-remark @below {{is not equalised: what was measured of its input's channels lies along another dimension}}
  %0 = mase.linear %x, %w : (tensor<1x2x1x2xf32>, tensor<3x2xf32>) -> tensor<1x2x1x3xf32>
  return
}

func.func @nobody_takes_it(%x: tensor<1x2xf32> {mase.range = #two}) {
  %w = mase.parameter "w" : () -> tensor<3x2xf32>
  // expected-remark @below {{is not equalised: nothing can take over the scale of its input}}
  %0 = mase.linear %x, %w : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  return
}

// One channel, or none that ever was anything.
func.func @nothing_to_do(%x: tensor<1x1xf32> {mase.range = #one}, %y: tensor<1x2xf32> {mase.range = #zero}) {
  %w = mase.parameter "w" : () -> tensor<3x1xf32>
  %0 = mase.linear %x, %w : (tensor<1x1xf32>, tensor<3x1xf32>) -> tensor<1x3xf32>
  %v = mase.parameter "v" : () -> tensor<3x2xf32>
  %1 = mase.linear %y, %v : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  return
}

// A weight that is a stream, one that is used twice, one of another type.
func.func @other_weights(%x: tensor<1x2xf32> {mase.range = #two}, %w: tensor<3x2xf32>, %y: tensor<1x2xbf16> {mase.range = #two}) {
  %0 = mase.linear %x, %w : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  %v = mase.parameter "v" : () -> tensor<3x2xf32>
  %1 = mase.linear %x, %v : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  %2 = mase.linear %x, %v : (tensor<1x2xf32>, tensor<3x2xf32>) -> tensor<1x3xf32>
  %u = mase.parameter "u" : () -> tensor<3x2xbf16>
  %3 = mase.linear %y, %u : (tensor<1x2xbf16>, tensor<3x2xbf16>) -> tensor<1x3xbf16>
  return
}
