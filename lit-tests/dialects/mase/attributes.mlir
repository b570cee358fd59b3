// RUN: mase-opt %s --verify-roundtrip | FileCheck %s
// RUN: mase-opt %s --mlir-print-op-generic | mase-opt | FileCheck %s
// RUN: mase-opt %s --emit-bytecode | mase-opt | FileCheck %s
// RUN: %mlir-opt-plugin %s | FileCheck %s

// The hardware attributes: text, canonical text, fields that are not set left out.

// CHECK: module @system attributes {mase.target = #mase.target<device = "xcu250", count = 2, clock_khz = 266667, budget = paper,
// CHECK-SAME: caps = <lut = 1000, ff = 2000, dsp = 30, bram36 = 4, uram = 5>,
// CHECK-SAME: links = [<from = 0, to = 1, gbps = <100:1>, latency = 40>, <from = 1, to = 0, gbps = <401:4>>]>}
module @system attributes {mase.target = #mase.target<device = "xcu250", count = 2, clock_khz = 266667, budget = paper,
    caps = <lut = 1000, ff = 2000, dsp = 30, bram36 = 4, uram = 5>,
    links = [<from = 0, to = 1, gbps = <100:1>, latency = 40>, <from = 1, to = 0, gbps = <401:4>, latency = 0>]>} {

  // A linear layer with everything that is chosen for it and derived of it, in one line.
  // CHECK-LABEL: func @linear_layer(
  // CHECK: mase.linear %{{.+}}, %{{.+}}, %{{.+}} {
  // CHECK-SAME: mase.hw = #mase.hw<toolchain = predefined, ip = "mase_linear", device = 1, in = [<1x8 order [1, 0] depth 2 handshake>, <4x8 order [0, 1] bram>, <4 lutram>], out = [<1x4 depth 2 handshake>]>
  // CHECK-SAME: mase.metrics = #mase.metrics<source = measured, in_rates = [<1:1>, <0:1>, <1:64>], out_rates = [<1:8>], area = <lut = 1200, ff = 900, dsp = 32, bram36 = 2>, latency = 12, clock_khz = 266667, fingerprint = "0123456789abcdef">
  // CHECK-SAME: mase.node = "encoder.layer.0.attention.self.query"
  // CHECK-SAME: } : (tensor<1x64x!mase.fixed<8, 5>>, tensor<32x64x!mase.msfp12>, tensor<32xf32>) -> tensor<1x32x!mase.fixed<8, 5>>
  func.func @linear_layer(%x: tensor<1x64x!mase.fixed<8, 5>>, %w: tensor<32x64x!mase.msfp12>, %b: tensor<32xf32>) {
    %y = mase.linear %x, %w, %b {mase.hw = #mase.hw<toolchain = predefined, ip = "mase_linear", device = 1, in = [<1x8 order [1, 0] depth 2 handshake>, <4x8 order [0, 1] bram>, <4 lutram>], out = [<1x4 depth 2 handshake>]>, mase.metrics = #mase.metrics<source = measured, in_rates = [<1:1>, <0:1>, <1:64>], out_rates = [<1:8>], area = <lut = 1200, ff = 900, dsp = 32, bram36 = 2>, latency = 12, clock_khz = 266667, fingerprint = "0123456789abcdef">, mase.node = "encoder.layer.0.attention.self.query"} : (tensor<1x64x!mase.fixed<8, 5>>, tensor<32x64x!mase.msfp12>, tensor<32xf32>) -> tensor<1x32x!mase.fixed<8, 5>>
    return
  }

  // CHECK-LABEL: func @tool_chains(
  // CHECK: mase.relu {{.*}} #mase.hw<toolchain = hls>
  // CHECK: mase.relu {{.*}} #mase.hw<toolchain = user, ip = "my_\22core\22">
  // CHECK: mase.relu {{.*}} #mase.hw<device = 0>
  // CHECK: mase.relu {{.*}} #mase.hw<>
  func.func @tool_chains(%x: tensor<4xf32>) {
    %0 = mase.relu %x {mase.hw = #mase.hw<toolchain = hls>} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = mase.relu %x {mase.hw = #mase.hw<ip = "my_\22core\22", toolchain = user>} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = mase.relu %x {mase.hw = #mase.hw<device = 0>} : (tensor<4xf32>) -> tensor<4xf32>
    %3 = mase.relu %x {mase.hw = #mase.hw<toolchain = unset, ip = "", in = [], out = []>} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }

  // CHECK-LABEL: func @ports(
  // CHECK: #mase.hw<in = [<>, <none>, <uram>]>
  // CHECK: #mase.hw<in = [<2x1 order [1, 0] depth 0 none lutram>, <depth 3 dram>, <2x4 hbm>]>
  // CHECK: #mase.hw<out = [<2x4 depth 16 handshake>]>
  func.func @ports(%c: tensor<2x4xi1>, %x: tensor<2x4xf32>) {
    %0 = mase.where %c, %x, %x {mase.hw = #mase.hw<in = [<>, <none>, <uram>]>} : (tensor<2x4xi1>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    // The parts of a port may stand in any order behind the tile.
    %1 = mase.where %c, %x, %x {mase.hw = #mase.hw<in = [<2x1 lutram none depth 0 order [1, 0]>, <dram depth 3>, <2x4 hbm>]>} : (tensor<2x4xi1>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %2 = mase.where %c, %x, %x {mase.hw = #mase.hw<out = [<2x4 depth 16 handshake>]>} : (tensor<2x4xi1>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    return
  }

  // CHECK-LABEL: func @metrics(
  // CHECK: #mase.metrics<>
  // CHECK: #mase.metrics<source = datasheet, area = <uram = 3>, latency = 0>
  // CHECK: #mase.metrics<out_rates = [<3:7>], clock_khz = 200000>
  func.func @metrics(%x: tensor<4xf32>) {
    %0 = mase.relu %x {mase.metrics = #mase.metrics<source = estimated>} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = mase.relu %x {mase.metrics = #mase.metrics<source = datasheet, area = <lut = 0, uram = 3>, latency = 0>} : (tensor<4xf32>) -> tensor<4xf32>
    %2 = mase.relu %x {mase.metrics = #mase.metrics<clock_khz = 200000, out_rates = [<3:7>]>} : (tensor<4xf32>) -> tensor<4xf32>
    return
  }

  // Passes of other dialects carry the attributes along.
  // CHECK-LABEL: func @other_dialects(
  // CHECK: math.absf %{{.+}} {mase.hw = #mase.hw<in = [<4>], out = [<2>]>, mase.node = "abs"}
  func.func @other_dialects(%x: tensor<4xf32>) {
    %0 = math.absf %x {mase.hw = #mase.hw<in = [<4>], out = [<2>]>, mase.node = "abs"} : tensor<4xf32>
    return
  }
}

// A function of the host.
// CHECK-LABEL: func.func private @host
// CHECK-SAME: attributes {mase.host}
func.func private @host(%ids: tensor<2xi64>) -> tensor<2xi64> attributes {mase.host} {
  return %ids : tensor<2xi64>
}
