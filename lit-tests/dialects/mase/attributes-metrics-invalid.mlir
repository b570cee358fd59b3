// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Values of `#mase.metrics`, rates and resources.

// expected-error@+1 {{ratio -1:2 must have a numerator of at least 0 and a denominator of at least 1}}
module attributes {mase.metrics = #mase.metrics<in_rates = [<-1:2>]>} {}

// -----

// expected-error@+1 {{ratio 1:0 must have a numerator of at least 0 and a denominator of at least 1}}
module attributes {mase.metrics = #mase.metrics<in_rates = [<1:0>]>} {}

// -----

// expected-error@+1 {{ratio 2:4 must be in lowest terms}}
module attributes {mase.metrics = #mase.metrics<out_rates = [<2:4>]>} {}

// -----

// expected-error@+1 {{ratio 0:4 must be in lowest terms}}
module attributes {mase.metrics = #mase.metrics<out_rates = [<0:4>]>} {}

// -----

// expected-error@+2 {{resource 'lut' is -1, must be at least 0}}
// expected-error@+1 {{failed to parse Mase_MetricsAttr parameter 'area'}}
module attributes {mase.metrics = #mase.metrics<area = <lut = -1>>} {}

// -----

// expected-error@+2 {{resource 'ff' is -1, must be at least 0}}
// expected-error@+1 {{failed to parse Mase_MetricsAttr parameter 'area'}}
module attributes {mase.metrics = #mase.metrics<area = <ff = -1>>} {}

// -----

// expected-error@+2 {{resource 'dsp' is -1, must be at least 0}}
// expected-error@+1 {{failed to parse Mase_MetricsAttr parameter 'area'}}
module attributes {mase.metrics = #mase.metrics<area = <dsp = -1>>} {}

// -----

// expected-error@+2 {{resource 'bram36' is -1, must be at least 0}}
// expected-error@+1 {{failed to parse Mase_MetricsAttr parameter 'area'}}
module attributes {mase.metrics = #mase.metrics<area = <bram36 = -1>>} {}

// -----

// expected-error@+2 {{resource 'uram' is -1, must be at least 0}}
// expected-error@+1 {{failed to parse Mase_MetricsAttr parameter 'area'}}
module attributes {mase.metrics = #mase.metrics<area = <uram = -1>>} {}

// -----

// expected-error@+1 {{latency is -2, must be at least 0}}
module attributes {mase.metrics = #mase.metrics<latency = -2>} {}

// -----

// expected-error@+1 {{clock_khz is -2, must be at least 0}}
module attributes {mase.metrics = #mase.metrics<clock_khz = -2>} {}

// -----

// expected-error@+1 {{fingerprint "abc" must be 16 hexadecimal digits}}
module attributes {mase.metrics = #mase.metrics<fingerprint = "abc">} {}

// -----

// expected-error@+1 {{fingerprint "0123456789abcdeg" must be 16 hexadecimal digits}}
module attributes {mase.metrics = #mase.metrics<fingerprint = "0123456789abcdeg">} {}

// -----

// expected-error@+2 {{expected one of [estimated, measured, datasheet] for how a figure was obtained, got: guessed}}
// expected-error@+1 {{failed to parse Mase_MetricsAttr parameter 'source'}}
module attributes {mase.metrics = #mase.metrics<source = guessed>} {}
