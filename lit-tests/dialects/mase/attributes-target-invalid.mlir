// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Values of `#mase.target`, links and shards.

// expected-error@+1 {{target names no device}}
module attributes {mase.target = #mase.target<device = "">} {}

// -----

// expected-error@+1 {{struct is missing required parameter: device}}
module attributes {mase.target = #mase.target<count = 2>} {}

// -----

// expected-error@+1 {{target has 0 devices, must have at least 1}}
module attributes {mase.target = #mase.target<device = "x", count = 0>} {}

// -----

// expected-error@+1 {{clock_khz is -2, must be at least 0}}
module attributes {mase.target = #mase.target<device = "x", clock_khz = -2>} {}

// -----

// expected-error@+1 {{link from device 0 to 1, but the target has 1 device}}
module attributes {mase.target = #mase.target<device = "x", links = [<from = 0, to = 1, gbps = <1:1>>]>} {}

// -----

// expected-error@+1 {{link from device 2 to 1, but the target has 2 devices}}
module attributes {mase.target = #mase.target<device = "x", count = 2, links = [<from = 2, to = 1, gbps = <1:1>>]>} {}

// -----

// expected-error@+1 {{link from device 0 to 0: ids must be at least 0 and differ}}
module attributes {mase.target = #mase.target<device = "x", count = 2, links = [<from = 0, to = 0, gbps = <1:1>>]>} {}

// -----

// expected-error@+1 {{link from device -1 to 0: ids must be at least 0 and differ}}
module attributes {mase.target = #mase.target<device = "x", count = 2, links = [<from = -1, to = 0, gbps = <1:1>>]>} {}

// -----

// expected-error@+1 {{link from device 0 to 1 has no bandwidth}}
module attributes {mase.target = #mase.target<device = "x", count = 2, links = [<from = 0, to = 1, gbps = <0:1>>]>} {}

// -----

// expected-error@+1 {{link latency is -1, must be at least 0}}
module attributes {mase.target = #mase.target<device = "x", count = 2, links = [<from = 0, to = 1, gbps = <1:1>, latency = -1>]>} {}

// -----

// expected-error@+2 {{resource 'dsp' is -1, must be at least 0}}
// expected-error@+1 {{failed to parse Mase_TargetAttr parameter 'caps'}}
module attributes {mase.target = #mase.target<device = "x", caps = <dsp = -1>>} {}

// -----

// expected-error@+2 {{expected one of [routable, paper] for how much of a device may be filled, got: all}}
// expected-error@+1 {{failed to parse Mase_TargetAttr parameter 'budget'}}
module attributes {mase.target = #mase.target<device = "x", budget = all>} {}

// -----

// expected-error@+1 {{shard size is 0, must be at least 1}}
module attributes {test.part = #mase.shard_part<size = 0>} {}

// -----

// expected-error@+1 {{device is -2, must be at least 0}}
module attributes {test.part = #mase.shard_part<size = 1, device = -2>} {}
