// RUN: mase-opt %s --mase-quantize 2>/dev/null > %t.once
// RUN: mase-opt %t.once --mase-quantize 2>/dev/null | diff %t.once -
// RUN: mase-opt %s --mase-quantize="format=mxint8" 2>/dev/null | mase-opt --mase-quantize 2>/dev/null | diff %t.once -
// RUN: mase-opt %s --mase-quantize="format=scaled8 accumulator=fixed<48>" 2>/dev/null | mase-opt --mase-quantize 2>/dev/null | diff %t.once -
// RUN: FileCheck %s --input-file %t.once
// RUN: mase-opt %s --mase-init --mase-quantize --mase-init 2>/dev/null | mase-opt --mase-quantize="format=mxint8" 2>/dev/null | FileCheck %s --check-prefix=HW

// A second run takes out what the first did, whatever its formats were, and gives the same text; hardware that was chosen stays.

// CHECK-COUNT-1: mase.derive "fc.weight.points"
// CHECK-NOT: mase.derive "fc.weight.points

// HW: mase.linear {{.*}} mase.hw = #mase.hw<
func.func @main(%x: tensor<1x64xf16>, %s: tensor<1x32xf16>) -> tensor<1x32xf16> {
  %w = mase.parameter "fc.weight" : () -> tensor<32x64xf16>
  %b = mase.parameter "fc.bias" : () -> tensor<32xf16>
  %y = mase.linear %x, %w, %b {mase.node = "fc"} : (tensor<1x64xf16>, tensor<32x64xf16>, tensor<32xf16>) -> tensor<1x32xf16>
  %c = mase.concat %y, %s axis 1 {mase.node = "c"} : (tensor<1x32xf16>, tensor<1x32xf16>) -> tensor<1x64xf16>
  %r = mase.reshape %c {mase.node = "r"} : (tensor<1x64xf16>) -> tensor<1x64xf16>
  %z = mase.linear %r, %w, %b {mase.node = "fc.again"} : (tensor<1x64xf16>, tensor<32x64xf16>, tensor<32xf16>) -> tensor<1x32xf16>
  return %z : tensor<1x32xf16>
}
