// RUN: mase-opt %s --mase-equalize --verify-roundtrip | FileCheck %s

// The scale of a layer's input is derived from its weights, and the weights and what makes the input take it.

#two = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1, channels = [4, 0.5]>
#image = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1, channels = [4, 0.5]>
#four = #mase.range<min = -4, max = 4, low = -4, high = 4, top = 2, samples = 1, channels = [4, 0.5, 1, 1]>

// Several layers have one scale, from all their weights.
// CHECK-LABEL: func.func @norm(
// CHECK: %[[G:.+]] = mase.parameter "n.weight"
// CHECK: %[[B:.+]] = mase.parameter "n.bias"
// CHECK: %[[Q:.+]] = mase.parameter "q.weight"
// CHECK: %[[K:.+]] = mase.parameter "k.weight"
// CHECK: %[[S:.+]] = mase.derive "q.equalization"(%[[Q]], %[[K]]) : (tensor<3x2xf32>, tensor<1x2xf32>) -> tensor<2xf32> {
// CHECK:   mase.neg
// CHECK:   mase.maximum
// CHECK:   mase.reduce_max {{.*}} axes [0] : (tensor<3x2xf32>) -> tensor<2xf32>
// CHECK:   mase.reduce_max {{.*}} axes [0] : (tensor<1x2xf32>) -> tensor<2xf32>
// CHECK:   mase.maximum
// CHECK:   arith.constant dense<[3.03143311, 0.574349165]> : tensor<2xf32>
// CHECK:   linalg.generic
// CHECK:     arith.constant 2.000000e-01 : f32
// CHECK:     math.powf
// CHECK:     arith.bitcast
// CHECK:   mase.yield
// CHECK: %[[I:.+]] = mase.derive "q.equalization_inverse"(%[[S]]) : (tensor<2xf32>) -> tensor<2xf32> {
// CHECK:   mase.div
// CHECK: %[[G2:.+]] = mase.derive "n.weight"(%[[G]], %[[I]])
// CHECK:   mase.mul
// CHECK: %[[B2:.+]] = mase.derive "n.bias"(%[[B]], %[[I]])
// CHECK:   mase.mul
// CHECK: %[[N:.+]] = mase.layer_norm %{{.+}} gamma %[[G2]] beta %[[B2]] axis 2 {mase.node = "n"} :
// CHECK: %[[Q2:.+]] = mase.derive "q.weight"(%[[Q]], %[[S]])
// CHECK:   mase.mul
// CHECK: mase.linear %[[N]], %[[Q2]] {mase.node = "q"}
// CHECK: %[[K2:.+]] = mase.derive "k.weight"(%[[K]], %[[S]])
// CHECK: mase.linear %[[N]], %[[K2]] {mase.node = "k"}
func.func @norm(%x: tensor<1x5x2xf32>) -> (tensor<1x5x3xf32>, tensor<1x5x1xf32>) {
  %g = mase.parameter "n.weight" : () -> tensor<2xf32>
  %b = mase.parameter "n.bias" : () -> tensor<2xf32>
  %n = mase.layer_norm %x gamma %g beta %b axis 2 {mase.node = "n", mase.range = [#two]} : (tensor<1x5x2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x5x2xf32>
  %qw = mase.parameter "q.weight" : () -> tensor<3x2xf32>
  %q = mase.linear %n, %qw {mase.node = "q"} : (tensor<1x5x2xf32>, tensor<3x2xf32>) -> tensor<1x5x3xf32>
  %kw = mase.parameter "k.weight" : () -> tensor<1x2xf32>
  %k = mase.linear %n, %kw {mase.node = "k"} : (tensor<1x5x2xf32>, tensor<1x2xf32>) -> tensor<1x5x1xf32>
  return %q, %k : tensor<1x5x3xf32>, tensor<1x5x1xf32>
}

// A layer takes it over through an activation that commutes with it; ranges on the way go, that of the result stays.
// CHECK-LABEL: func.func @chain(
// CHECK: %[[W1:.+]] = mase.parameter "1.weight"
// CHECK: %[[B1:.+]] = mase.parameter "1.bias"
// CHECK: %[[W2:.+]] = mase.parameter "2.weight"
// CHECK: %[[S:.+]] = mase.derive "2.equalization"(%[[W2]])
// CHECK: %[[I:.+]] = mase.derive "2.equalization_inverse"(%[[S]])
// CHECK: %[[W1I:.+]] = mase.derive "1.weight"(%[[W1]], %[[I]])
// CHECK:   mase.reshape {{.*}} : (tensor<2xf32>) -> tensor<2x1xf32>
// CHECK: %[[B1I:.+]] = mase.derive "1.bias"(%[[B1]], %[[I]])
// CHECK: %[[Y:.+]] = mase.linear %{{.+}}, %[[W1I]], %[[B1I]] : (
// CHECK: %[[R:.+]] = mase.relu %[[Y]] : (
// CHECK: %[[W2S:.+]] = mase.derive "2.weight"(%[[W2]], %[[S]])
// CHECK: mase.linear %[[R]], %[[W2S]] {mase.range =
func.func @chain(%x: tensor<1x3xf32>) -> tensor<1x4xf32> {
  %w1 = mase.parameter "1.weight" : () -> tensor<2x3xf32>
  %b1 = mase.parameter "1.bias" : () -> tensor<2xf32>
  %y = mase.linear %x, %w1, %b1 {mase.range = [#two]} : (tensor<1x3xf32>, tensor<2x3xf32>, tensor<2xf32>) -> tensor<1x2xf32>
  %r = mase.relu %y {mase.range = [#two]} : (tensor<1x2xf32>) -> tensor<1x2xf32>
  %w2 = mase.parameter "2.weight" : () -> tensor<4x2xf32>
  %z = mase.linear %r, %w2 {mase.range = [#four]} : (tensor<1x2xf32>, tensor<4x2xf32>) -> tensor<1x4xf32>
  return %z : tensor<1x4xf32>
}

// The values of attention: channels are followed through heads.
// CHECK-LABEL: func.func @attention(
// CHECK: mase.derive "v.weight"(%{{.+}}, %{{.+}}) : (tensor<4x3xf32>, tensor<4xf32>)
// CHECK: mase.derive "v.bias"
// CHECK: mase.linear {{.*}} -> tensor<1x5x4xf32>
// CHECK-NOT: mase.mul
// CHECK: mase.derive "o.weight"
func.func @attention(%x: tensor<1x5x3xf32>, %p: tensor<1x2x5x5xf32>) -> tensor<1x5x6xf32> {
  %vw = mase.parameter "v.weight" : () -> tensor<4x3xf32>
  %vb = mase.parameter "v.bias" : () -> tensor<4xf32>
  %v = mase.linear %x, %vw, %vb : (tensor<1x5x3xf32>, tensor<4x3xf32>, tensor<4xf32>) -> tensor<1x5x4xf32>
  %v1 = mase.reshape %v : (tensor<1x5x4xf32>) -> tensor<1x5x2x2xf32>
  %v2 = mase.transpose %v1 perm [0, 2, 1, 3] : (tensor<1x5x2x2xf32>) -> tensor<1x2x5x2xf32>
  %c = mase.matmul %p, %v2 : (tensor<1x2x5x5xf32>, tensor<1x2x5x2xf32>) -> tensor<1x2x5x2xf32>
  %c1 = mase.transpose %c perm [0, 2, 1, 3] : (tensor<1x2x5x2xf32>) -> tensor<1x5x2x2xf32>
  %c2 = mase.reshape %c1 {mase.range = [#four]} : (tensor<1x5x2x2xf32>) -> tensor<1x5x4xf32>
  %ow = mase.parameter "o.weight" : () -> tensor<6x4xf32>
  %o = mase.linear %c2, %ow : (tensor<1x5x4xf32>, tensor<6x4xf32>) -> tensor<1x5x6xf32>
  return %o : tensor<1x5x6xf32>
}

// Another use of the input, and an activation that does not commute: a product is put in.
// CHECK-LABEL: func.func @residual(
// CHECK: %[[N:.+]] = mase.rms_norm %{{.+}} gamma %{{.+}} axis 1 {mase.range
// CHECK: %[[I:.+]] = mase.derive "1.equalization_inverse"
// CHECK: %[[X:.+]] = mase.mul %[[N]], %[[I]] {mase.node = "fc1.equalize"} : (tensor<1x2xf32>, tensor<2xf32>) -> tensor<1x2xf32>
// CHECK: mase.linear %[[X]],
// CHECK: %[[A:.+]] = mase.gelu
// CHECK: %[[Y:.+]] = mase.mul %[[A]], %{{.+}} {mase.node = "fc2.equalize"}
// CHECK: %[[Z:.+]] = mase.linear %[[Y]],
// CHECK: mase.add %[[Z]], %[[N]]
func.func @residual(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %g = mase.parameter "n.weight" : () -> tensor<2xf32>
  %n = mase.rms_norm %x gamma %g axis 1 {mase.range = [#two]} : (tensor<1x2xf32>, tensor<2xf32>) -> tensor<1x2xf32>
  %w1 = mase.parameter "1.weight" : () -> tensor<4x2xf32>
  %y = mase.linear %n, %w1 {mase.node = "fc1"} : (tensor<1x2xf32>, tensor<4x2xf32>) -> tensor<1x4xf32>
  %a = mase.gelu %y {mase.range = [#four]} : (tensor<1x4xf32>) -> tensor<1x4xf32>
  %w2 = mase.parameter "2.weight" : () -> tensor<2x4xf32>
  %z = mase.linear %a, %w2 {mase.node = "fc2"} : (tensor<1x4xf32>, tensor<2x4xf32>) -> tensor<1x2xf32>
  %r = mase.add %z, %n : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<1x2xf32>
  return %r : tensor<1x2xf32>
}

// Images: channels are dimension 1; each group of a convolution has its own.
// CHECK-LABEL: func.func @images(
// CHECK: mase.derive "bn.weight"
// CHECK: mase.derive "bn.bias"
// CHECK: mase.batch_norm
// CHECK: mase.max_pool2d {{.*}} : (tensor<1x2x4x4xf32>)
// CHECK: mase.derive "1.weight"
// CHECK:   mase.reshape {{.*}} -> tensor<1x1x2x1xf32>
// CHECK:   mase.reshape {{.*}} -> tensor<1x4x2x9xf32>
// CHECK:   mase.mul
// CHECK:   mase.reshape {{.*}} -> tensor<4x2x3x3xf32>
// CHECK: mase.derive "2.equalization"
// CHECK:   mase.reduce_max {{.*}} axes [1, 3] : (tensor<2x4x2x1xf32>) -> tensor<2x2xf32>
// CHECK: mase.derive "2.equalization_inverse"(%{{.+}}) : (tensor<4xf32>) -> tensor<4x1x1xf32>
// CHECK: mase.mul %{{.+}}, %{{.+}} : (tensor<1x4x1x1xf32>, tensor<4x1x1xf32>) -> tensor<1x4x1x1xf32>
func.func @images(%x: tensor<1x2x4x4xf32>) -> tensor<1x8x1x1xf32> {
  %g = mase.parameter "bn.weight" : () -> tensor<2xf32>
  %b = mase.parameter "bn.bias" : () -> tensor<2xf32>
  %m = mase.parameter "bn.mean" : () -> tensor<2xf32>
  %v = mase.parameter "bn.var" : () -> tensor<2xf32>
  %n = mase.batch_norm %x, %g, %b, %m, %v {mase.range = [#image]} : (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
  %p = mase.max_pool2d %n kernel [2, 2] {strides = array<i64: 1, 1>, mase.range = [#image]} : (tensor<1x2x4x4xf32>) -> tensor<1x2x3x3xf32>
  %w1 = mase.parameter "1.weight" : () -> tensor<4x2x3x3xf32>
  %c = mase.conv2d %p, %w1 : (tensor<1x2x3x3xf32>, tensor<4x2x3x3xf32>) -> tensor<1x4x1x1xf32>
  %s = mase.silu %c {mase.range = [#four]} : (tensor<1x4x1x1xf32>) -> tensor<1x4x1x1xf32>
  %w2 = mase.parameter "2.weight" : () -> tensor<8x2x1x1xf32>
  %d = mase.conv2d %s, %w2 {groups = 2 : i64} : (tensor<1x4x1x1xf32>, tensor<8x2x1x1xf32>) -> tensor<1x8x1x1xf32>
  return %d : tensor<1x8x1x1xf32>
}
