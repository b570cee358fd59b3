// Ways to name passes, and what upstream's driver prints around ours.

// RUN: mase-opt %s --mase-init | FileCheck %s --check-prefix=INIT
// RUN: mase-opt %s --pass-pipeline='builtin.module(func.func(mase-init))' | FileCheck %s --check-prefix=INIT
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(func.func(mase-init))' | FileCheck %s --check-prefix=INIT
// INIT: mase.linear {{.*}}mase.node = "linear_0"

// A function pass is put inside func.func by itself only where it is named on its own; the options are printed back.
// RUN: mase-opt %s --dump-pass-pipeline --mase-init --mase-set-target=count=2 --mase-report=format=csv -o %t.out 2>&1 \
// RUN:   | FileCheck %s --check-prefix=DUMP
// DUMP:      builtin.module(
// DUMP-NEXT:   func.func(
// DUMP-NEXT:     mase-init
// DUMP:        mase-set-target{budget=routable clock-khz=0 count=2 device=xcu250},
// DUMP-NEXT:   mase-report{format=csv output=}
// RUN: not mase-opt %s --pass-pipeline='builtin.module(mase-init)' 2>&1 | FileCheck %s --check-prefix=NEST
// NEST: Can't add pass 'mase-init' restricted to 'func.func' on a PassManager intended to run on 'builtin.module'

// RUN: mase-opt %s --mase-init --mlir-print-ir-after-all -o %t.out 2>&1 | FileCheck %s --check-prefix=AFTER
// AFTER: IR Dump After mase-init (mase-init)
// AFTER: mase.node = "linear_0"
// A pass that only reads leaves nothing to print.
// RUN: mase-opt %s --mase-report=output=%t.report --mlir-print-ir-after-change -o %t.out 2>&1 | count 0

// RUN: mase-opt %s --mase-init --mlir-timing -o %t.out 2>&1 | FileCheck %s --check-prefix=TIMING
// TIMING: Execution time report
// TIMING: 'func.func' Pipeline
// TIMING-NEXT: mase-init

// RUN: mase-opt %s --emit-bytecode -o %t.mlirbc
// RUN: mase-opt %t.mlirbc --mase-init | FileCheck %s --check-prefix=INIT
// RUN: mase-opt %s --mase-init --mase-set-target --emit-bytecode | mase-opt --verify-roundtrip | FileCheck %s --check-prefix=INIT

func.func @main(%x: tensor<1x64xf32>) -> tensor<1x32xf32> {
  %w = mase.parameter "w" : () -> tensor<32x64xf32>
  %y = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
  return %y : tensor<1x32xf32>
}
