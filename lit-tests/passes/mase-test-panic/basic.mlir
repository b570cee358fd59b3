// A panic in a pass is a diagnostic and a failed pass, never the end of the host: wherever it happens, with threads on
// and several functions at once, in our driver and in the stock one. `not` would pass on an abort's signal as a failure
// only with `--crash`, so a crash fails here.
//
// RUN: not mase-opt %s --mase-test-panic=where=body 2>&1 | FileCheck %s -DWHERE=body
// RUN: not mase-opt %s --mase-test-panic=where=walk 2>&1 | FileCheck %s -DWHERE=walk
// RUN: not mase-opt %s --mase-test-panic=where=rewrite 2>&1 | FileCheck %s -DWHERE=rewrite
// RUN: not mase-opt %s --mase-test-panic=where=handler 2>&1 | FileCheck %s -DWHERE=handler
// RUN: not %mlir-opt-plugin %s --pass-pipeline='builtin.module(func.func(mase-test-panic{where=body}))' 2>&1 | FileCheck %s -DWHERE=body
// RUN: not %mlir-opt-plugin %s --pass-pipeline='builtin.module(func.func(mase-test-panic{where=walk}))' 2>&1 | FileCheck %s -DWHERE=walk
// RUN: not %mlir-opt-plugin %s --pass-pipeline='builtin.module(func.func(mase-test-panic{where=rewrite}))' 2>&1 | FileCheck %s -DWHERE=rewrite
// RUN: not %mlir-opt-plugin %s --pass-pipeline='builtin.module(func.func(mase-test-panic{where=handler}))' 2>&1 | FileCheck %s -DWHERE=handler

// CHECK: error: internal error: pass 'mase-test-panic' panicked: test panic in a [[WHERE]] ({{.*}}test_panic.rs:{{[0-9]+}}

func.func @a(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  return %x : tensor<1x64xf32>
}

func.func @b(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  return %x : tensor<1x64xf32>
}

func.func @c(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  return %x : tensor<1x64xf32>
}

func.func @d(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  return %x : tensor<1x64xf32>
}
