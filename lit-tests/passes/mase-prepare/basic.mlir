// RUN: mase-opt %s --mase-prepare="device=xcu250 count=2" | FileCheck %s
// RUN: mase-opt %s --pass-pipeline='builtin.module(mase-prepare{count=2})' | FileCheck %s
// RUN: mase-opt %s --mase-prepare="device=xcu250 count=2" --dump-pass-pipeline 2>&1 | FileCheck %s --check-prefix=DUMP

// DUMP: mase-set-target{budget=routable clock-khz=0 count=2 device=xcu250},
// DUMP-NEXT: func.func(
// DUMP-NEXT: mase-init

// CHECK: mase.target = #mase.target<device = "xcu250", count = 2
// CHECK-LABEL: func.func @f
func.func @f(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  // Canonicalisation came first: one relu is left.
  // CHECK-COUNT-1: mase.relu {{.*}}mase.node = "relu_0"
  // CHECK-NOT: mase.relu
  %y = mase.relu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  %z = mase.relu %y : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %z : tensor<1x64xf32>
}
