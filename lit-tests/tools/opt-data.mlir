// Where data files are looked for. Where nothing is set they are found beside the tool or in this source tree.

// RUN: mase-opt %s --mase-set-target | FileCheck %s
// RUN: env MASE_HOME=%root mase-opt %s --mase-set-target | FileCheck %s
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(mase-set-target)' | FileCheck %s
// CHECK: module attributes {mase.target = #mase.target<device = "xcu250"

// MASE_HOME, where set, is the only place; the message lists it.
// RUN: rm -rf %t.nowhere && not env MASE_HOME=%t.nowhere mase-opt %s --mase-set-target 2>&1 \
// RUN:   | FileCheck %s --check-prefix=NOWHERE -DHOME=%t.nowhere
// RUN: not env MASE_HOME=%t.nowhere %mlir-opt-plugin %s --pass-pipeline='builtin.module(mase-set-target)' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=NOWHERE -DHOME=%t.nowhere
// NOWHERE: error: no MASE data directory (one that contains 'hw-templates'); tried: [[HOME]]; set MASE_HOME to it

// A directory of one's own, with a device of its own.
// RUN: mkdir -p %t.home/hw-templates/devices
// RUN: sed 's/"xcu250"/"mine"/' %root/hw-templates/devices/xcu250.toml > %t.home/hw-templates/devices/mine.toml
// RUN: env MASE_HOME=%t.home mase-opt %s --mase-set-target=device=mine | FileCheck %s --check-prefix=MINE
// MINE: device = "mine"
// RUN: not env MASE_HOME=%t.home mase-opt %s --mase-set-target=device=xcu250 2>&1 | FileCheck %s --check-prefix=OTHER
// OTHER: error: unknown device 'xcu250'; known: mine
module {}
