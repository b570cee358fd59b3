// RUN: mase-opt %s --mase-quantize="config=%S/inputs/precedence.toml" 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARNING --input-file %t.err
// RUN: mase-opt %s --mase-quantize="config=%S/inputs/precedence.toml interior=fixed<9> format=int8" 2>/dev/null | FileCheck %s --check-prefix=OPTION

// A node goes before its op, and the last pattern that matches before others; an op before options, options before the default of the
// file, and that before the preset.

// WARNING: warning: pattern 'decoder.*' of option 'config' matches no node
// WARNING-NOT: warning: pattern

// CHECK: mase.linear {{.*}} mase.node = "encoder.0.key"} : (tensor<1x32x!mase.mxint8>, tensor<32x32x!mase.mxint8>, tensor<32x!mase.fixed<24, channel = 0>>) -> tensor<1x32x!mase.fixed<14, 10>>
// CHECK: mase.gelu {{.*}} -> tensor<1x32x!mase.fixed<12, 8>>
// CHECK: mase.linear {{.*}} mase.node = "encoder.1.key"} : (tensor<1x32x!mase.mxint6>, tensor<32x32x!mase.mxint6>, tensor<32x!mase.fixed<24, channel = 0>>) -> tensor<1x32x!mase.fixed<14, 10>>
// CHECK: mase.linear {{.*}} mase.node = "encoder.1.query"} : (tensor<1x32x!mase.fixed<7, 3>>, tensor<32x32x!mase.fixed<4, channel = 0>>, tensor<32x!mase.fixed<24, channel = 0>>) -> tensor<1x32x!mase.fixed<14, 10>>
// A node that is to keep its floats has them.
// CHECK: mase.tanh {{.*}} : (tensor<1x32xf32>) -> tensor<1x32xf32>

// OPTION: mase.linear {{.*}} mase.node = "encoder.0.key"} : (tensor<1x32x!mase.fixed<8, 4>>, tensor<32x32x!mase.fixed<8, channel = 0>>, tensor<32x!mase.fixed<24, channel = 0>>) -> tensor<1x32x!mase.fixed<9, 5>>
// OPTION: mase.gelu {{.*}} -> tensor<1x32x!mase.fixed<12, 8>>
func.func @main(%x: tensor<1x32xf32>) -> tensor<1x32xf32> {
  %w = mase.parameter "w" : () -> tensor<32x32xf32>
  %v = mase.parameter "v" : () -> tensor<32xf32>
  %a = mase.linear %x, %w, %v {mase.node = "encoder.0.key"} : (tensor<1x32xf32>, tensor<32x32xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  %b = mase.gelu %a {mase.node = "encoder.0.gelu"} : (tensor<1x32xf32>) -> tensor<1x32xf32>
  %c = mase.add %b, %a {mase.node = "encoder.0.add"} : (tensor<1x32xf32>, tensor<1x32xf32>) -> tensor<1x32xf32>
  %d = mase.linear %c, %w, %v {mase.node = "encoder.1.key"} : (tensor<1x32xf32>, tensor<32x32xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  %e = mase.add %d, %c {mase.node = "encoder.1.add"} : (tensor<1x32xf32>, tensor<1x32xf32>) -> tensor<1x32xf32>
  %f = mase.linear %e, %w, %v {mase.node = "encoder.1.query"} : (tensor<1x32xf32>, tensor<32x32xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  %g = mase.tanh %f {mase.node = "pooler"} : (tensor<1x32xf32>) -> tensor<1x32xf32>
  return %g : tensor<1x32xf32>
}
