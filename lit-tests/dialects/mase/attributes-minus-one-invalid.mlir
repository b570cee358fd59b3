// RUN: mase-opt %s --split-input-file --verify-diagnostics

// -1 stands for "not set" inside, and is no value that text may give.

// expected-error@+1 {{device is -1, must be at least 0}}
module attributes {mase.hw = #mase.hw<device = -1>} {}

// -----

// expected-error@+1 {{depth is -1, must be at least 0}}
module attributes {mase.hw = #mase.hw<in = [<depth -1>]>} {}

// -----

// expected-error@+1 {{latency is -1, must be at least 0}}
module attributes {mase.metrics = #mase.metrics<latency = -1>} {}

// -----

// expected-error@+1 {{clock_khz is -1, must be at least 0}}
module attributes {mase.metrics = #mase.metrics<clock_khz = -1>} {}
