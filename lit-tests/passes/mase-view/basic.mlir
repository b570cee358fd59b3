// RUN: mase-opt %s --mase-view=output=- -o /dev/null | FileCheck %s
// RUN: mase-opt %s --mase-view="parameters=true output=-" -o /dev/null | FileCheck %s --check-prefix=PARAMETERS
// RUN: mase-opt %s --mase-view=output=%t.dot -o /dev/null
// RUN: dot -Tsvg %t.dot | FileCheck %s --check-prefix=SVG

// CHECK: digraph mase {
// CHECK: n2 [label="say \"hi\"\nadd\n1x32 f32"];
// CHECK-NEXT: subgraph cluster_0 {
// CHECK-NEXT: label="device 0";
// CHECK-NEXT: n0 [label="linear\n1x32 f32\n2048 MACs"];
// CHECK: subgraph cluster_1 {
// CHECK: n1 [label="relu\n1x32 f32"];
// CHECK: n0 -> n1 [label="1x32 f32"];
// CHECK-NEXT: n0 -> n2
// CHECK-NEXT: n1 -> n2
// CHECK-NOT: ->

// PARAMETERS: n0 [shape=ellipse, label="fc.weight\nparameter\n32x64 f32"];
// PARAMETERS: n0 -> n1 [label="32x64 f32"];

// SVG: device 1

func.func @f(%x: tensor<1x64xf32>) -> tensor<1x32xf32> {
  %w = mase.parameter "fc.weight" : () -> tensor<32x64xf32>
  %y = mase.shard outputs axis 1 [<size = 16>, <size = 16>] -> tensor<1x32xf32> {
    %0 = mase.linear %x, %w {mase.hw = #mase.hw<device = 0>}
        : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
    mase.yield %0 : tensor<1x32xf32>
  }
  %r = mase.relu %y {mase.hw = #mase.hw<device = 1>} : (tensor<1x32xf32>) -> tensor<1x32xf32>
  %s = mase.add %y, %r {mase.node = "say \"hi\""} : (tensor<1x32xf32>, tensor<1x32xf32>) -> tensor<1x32xf32>
  return %s : tensor<1x32xf32>
}
