// Options are typed: each mistake is a message and exit code 1.

// RUN: not mase-opt %s --mase-set-target=count=two 2>&1 | FileCheck %s --check-prefix=INT
// INT: for the --count option: 'two' value invalid for long argument!
// RUN: not mase-opt %s --mase-set-target=count=99999999999999999999 2>&1 | FileCheck %s --check-prefix=RANGE
// RANGE: '99999999999999999999' value invalid for long argument!
// RUN: not mase-opt %s --mase-set-target=cuont=2 2>&1 | FileCheck %s --check-prefix=NAME
// NAME: no such option cuont
// RUN: not mase-opt %s --mase-init=all=1 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: no such option all
// RUN: not mase-opt %s --mase-set-target=budget=all 2>&1 | FileCheck %s --check-prefix=CHOICE
// CHOICE: for the --budget option: Cannot find option named 'all'!

// The same in a textual pipeline, and in a pipeline's options.
// RUN: not mase-opt %s --pass-pipeline='builtin.module(mase-set-target{count=two})' 2>&1 | FileCheck %s --check-prefix=INT
// RUN: not mase-opt %s --pass-pipeline='builtin.module(mase-prepare{count=two})' 2>&1 | FileCheck %s --check-prefix=INT
// RUN: not mase-opt %s --mase-prepare=cuont=2 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not %mlir-opt-plugin %s --pass-pipeline='builtin.module(mase-report{format=xml})' 2>&1 | FileCheck %s --check-prefix=PLUGIN
// PLUGIN: Cannot find option named 'xml'!

// Values that parse and still make no sense are the pass's to refuse.
// RUN: not mase-opt %s --mase-set-target=count=0 2>&1 | FileCheck %s --check-prefix=ZERO
// ZERO: error: count is 0, must be from 1
// RUN: not mase-opt %s --mase-set-target=device=none 2>&1 | FileCheck %s --check-prefix=DEVICE
// RUN: not mase-opt %s --mase-prepare=device=none 2>&1 | FileCheck %s --check-prefix=DEVICE
// DEVICE: error: unknown device 'none'; known: {{.*}}xcu250

// A text may hold spaces.
// RUN: not mase-opt %s --mase-set-target='device="two words"' 2>&1 | FileCheck %s --check-prefix=SPACE
// SPACE: error: unknown device 'two words'
module {}
