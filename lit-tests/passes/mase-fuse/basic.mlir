// RUN: mase-opt %s --mase-fuse --verify-roundtrip -o %t.mlir
// RUN: FileCheck %s < %t.mlir
// RUN: mase-opt %t.mlir --mase-fuse | diff - %t.mlir
// RUN: env MASE_LOG=mase=info mase-opt %s --mase-fuse -o %t.again.mlir 2>&1 | FileCheck %s --check-prefix=COUNTS
// RUN: mase-opt %s --mase-fuse="remarks=true" -o %t.again.mlir 2>&1 | FileCheck %s --check-prefix=REMARKS

// What becomes of a layer and the nodes behind it; weights need not be there. Parameters may stand behind the layer.

// COUNTS-DAG: mase-fuse: 1 batch-norm
// COUNTS-DAG: mase-fuse: 1 scale
// COUNTS-DAG: mase-fuse: 2 bias
// REMARKS: remark: 'mase.conv2d' op absorbs mase.batch_norm "bn1"
// REMARKS: remark: 'mase.conv2d' op absorbs mase.mul

// CHECK-LABEL: func.func @conv(
// CHECK-SAME: %[[X:.+]]: tensor<1x3x8x8xf32>
// CHECK: %[[W:.+]] = mase.parameter "conv1.weight" : () -> tensor<4x3x3x3xf32>
// CHECK-DAG: %[[GAMMA:.+]] = mase.parameter "bn1.weight"
// CHECK-DAG: %[[BETA:.+]] = mase.parameter "bn1.bias"
// CHECK-DAG: %[[MEAN:.+]] = mase.parameter "bn1.running_mean"
// CHECK-DAG: %[[VAR:.+]] = mase.parameter "bn1.running_var"
// CHECK-DAG: %[[SCALE:.+]] = mase.parameter "scale"
// CHECK: %[[WEIGHT:.+]] = mase.derive "conv1.weight"(%[[W]], %[[GAMMA]], %[[VAR]], %[[SCALE]]) absorbs ["bn1", "scale1"]
// CHECK: %[[SUM:.+]] = mase.add
// CHECK: %[[ROOT:.+]] = mase.sqrt %[[SUM]]
// CHECK: %[[FACTOR:.+]] = mase.div %{{.+}}, %[[ROOT]]
// CHECK: %[[CHANNELS:.+]] = mase.reshape %[[FACTOR]] : (tensor<4xf32>) -> tensor<4x1x1x1xf32>
// CHECK: %[[BIAS:.+]] = mase.derive "conv1.bias"(%[[BETA]], %[[GAMMA]], %[[MEAN]], %[[VAR]], %[[SCALE]]) absorbs ["bn1", "scale1"]
// CHECK: %[[Y:.+]] = mase.conv2d %[[X]], %[[WEIGHT]], %[[BIAS]] {mase.hw = #mase.hw<ip = "mine", in = [<1x1x2x2>, <bram>, <>]>, mase.node = "conv1", strides = array<i64: 2, 2>}
// CHECK-NEXT: return %[[Y]]
func.func @conv(%x: tensor<1x3x8x8xf32>) -> tensor<1x4x3x3xf32> {
  %w = mase.parameter "conv1.weight" : () -> tensor<4x3x3x3xf32>
  %c = mase.conv2d %x, %w {strides = array<i64: 2, 2>, mase.node = "conv1",
      mase.hw = #mase.hw<ip = "mine", in = [<1x1x2x2>, <bram>]>, mase.metrics = #mase.metrics<latency = 3, in_rates = [<1:1>, <1:1>], out_rates = [<1:1>]>}
      : (tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x3x3xf32>
  %gamma = mase.parameter "bn1.weight" : () -> tensor<4xf32>
  %beta = mase.parameter "bn1.bias" : () -> tensor<4xf32>
  %mean = mase.parameter "bn1.running_mean" : () -> tensor<4xf32>
  %var = mase.parameter "bn1.running_var" : () -> tensor<4xf32>
  %n = mase.batch_norm %c, %gamma, %beta, %mean, %var {mase.node = "bn1"}
      : (tensor<1x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x3x3xf32>
  %s = mase.parameter "scale" : () -> tensor<1x4x1x1xf32>
  %y = mase.mul %s, %n {mase.node = "scale1"} : (tensor<1x4x1x1xf32>, tensor<1x4x3x3xf32>) -> tensor<1x4x3x3xf32>
  return %y : tensor<1x4x3x3xf32>
}

// A number may be a parameter. A sum of a parameter in a bias's shape has that for a bias, as it is.
// CHECK-LABEL: func.func @linear(
// CHECK: %[[B:.+]] = mase.parameter "bias"
// CHECK: %[[T:.+]] = mase.parameter "temperature"
// CHECK: %[[W:.+]] = mase.derive "fc.weight"(%{{.+}}, %[[T]])
// CHECK: %[[D:.+]] = mase.derive "bias"(%[[B]], %[[T]])
// CHECK: mase.linear %{{.+}}, %[[W]], %[[D]] {mase.node = "fc"}
// CHECK: mase.linear %{{.+}}, %{{.+}}, %[[B]] {mase.node = "fc2"}
func.func @linear(%x: tensor<1x2x4xf32>) -> tensor<1x2x3xf32> {
  %w = mase.parameter "fc.weight" : () -> tensor<3x4xf32>
  %c = mase.linear %x, %w {mase.node = "fc"} : (tensor<1x2x4xf32>, tensor<3x4xf32>) -> tensor<1x2x3xf32>
  %b = mase.parameter "bias" : () -> tensor<3xf32>
  %d = mase.add %b, %c : (tensor<3xf32>, tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  %t = mase.parameter "temperature" : () -> tensor<1xf32>
  %y = mase.div %d, %t : (tensor<1x2x3xf32>, tensor<1xf32>) -> tensor<1x2x3xf32>
  %v = mase.parameter "fc2.weight" : () -> tensor<3x3xf32>
  %e = mase.linear %y, %v {mase.node = "fc2"} : (tensor<1x2x3xf32>, tensor<3x3xf32>) -> tensor<1x2x3xf32>
  %z = mase.add %b, %e : (tensor<3xf32>, tensor<1x2x3xf32>) -> tensor<1x2x3xf32>
  return %z : tensor<1x2x3xf32>
}
