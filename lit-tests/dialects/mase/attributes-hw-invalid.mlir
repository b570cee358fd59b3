// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Text and values of `#mase.hw` and its ports.

// expected-error@+1 {{device is -2, must be at least 0}}
module attributes {mase.hw = #mase.hw<device = -2>} {}

// -----

// expected-error@+2 {{expected one of [unset, predefined, hls, user] for where the hardware of a node comes from, got: chisel}}
// expected-error@+1 {{failed to parse Mase_HardwareAttr parameter 'toolchain'}}
module attributes {mase.hw = #mase.hw<toolchain = chisel>} {}

// -----

// expected-error@+1 {{duplicate or unknown struct parameter name: chip}}
module attributes {mase.hw = #mase.hw<chip = 1>} {}

// -----

// expected-error@+1 {{unexpected 'depth' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory (lutram, bram, uram, dram, hbm) may each be given once}}
module attributes {mase.hw = #mase.hw<in = [<8 depth 2 depth 3>]>} {}

// -----

// expected-error@+1 {{unexpected 'handshake' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory (lutram, bram, uram, dram, hbm) may each be given once}}
module attributes {mase.hw = #mase.hw<in = [<8 none handshake>]>} {}

// -----

// expected-error@+1 {{unexpected 'uram' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory (lutram, bram, uram, dram, hbm) may each be given once}}
module attributes {mase.hw = #mase.hw<in = [<bram uram>]>} {}

// -----

// expected-error@+1 {{unexpected 'order' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory (lutram, bram, uram, dram, hbm) may each be given once}}
module attributes {mase.hw = #mase.hw<in = [<order [0] order [0]>]>} {}

// -----

// expected-error@+1 {{unexpected 'unset' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory (lutram, bram, uram, dram, hbm) may each be given once}}
module attributes {mase.hw = #mase.hw<in = [<unset>]>} {}

// -----

// expected-error@+1 {{unexpected 'fifo' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory (lutram, bram, uram, dram, hbm) may each be given once}}
module attributes {mase.hw = #mase.hw<in = [<fifo>]>} {}

// -----

// expected-error@+1 {{expected static shape}}
module attributes {mase.hw = #mase.hw<in = [<1x?>]>} {}

// -----

// expected-error@+1 {{tile [1, 0]: every extent must be at least 1}}
module attributes {mase.hw = #mase.hw<in = [<1x0>]>} {}

// -----

// expected-error@+1 {{tile [0, 8]: every extent must be at least 1}}
module attributes {mase.hw = #mase.hw<out = [<0x8>]>} {}

// -----

// expected-error@+1 {{order [0, 0] must name each of its 2 dimensions once}}
module attributes {mase.hw = #mase.hw<in = [<1x8 order [0, 0]>]>} {}

// -----

// expected-error@+1 {{order [1, 2] must name each of its 2 dimensions once}}
module attributes {mase.hw = #mase.hw<in = [<1x8 order [1, 2]>]>} {}

// -----

// expected-error@+1 {{depth is -2, must be at least 0}}
module attributes {mase.hw = #mase.hw<in = [<depth -2>]>} {}

// -----

// expected-error@+1 {{expected integer value}}
module attributes {mase.hw = #mase.hw<in = [<8 depth>]>} {}
