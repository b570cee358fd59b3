// RUN: mase-opt %s --mase-quantize --split-input-file 2>/dev/null | FileCheck %s

// Casts stand where the format changes, and nowhere else. Every range is that of the default, so 8 bits are fixed<8, 4>.

// All who use it want the same: the node gives it, and moves carry it.
// CHECK-LABEL: func.func @agreed
// CHECK: %[[R:.*]] = mase.relu %{{.*}} -> tensor<4x4x!mase.fixed<8, 4>>
// CHECK: %[[T:.*]] = mase.transpose %[[R]] {{.*}} -> tensor<4x4x!mase.fixed<8, 4>>
// CHECK-NOT: mase.cast
// CHECK: mase.matmul %[[R]], %[[T]]
func.func @agreed(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %r = mase.relu %x {mase.node = "relu"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %t = mase.transpose %r perm [1, 0] {mase.node = "t"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %m = mase.matmul %r, %t {mase.node = "m"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}

// -----

// They do not: one cast stands in front of those who want 8 bits. Equal ones share it.
// CHECK-LABEL: func.func @disagreed
// CHECK: %[[R:.*]] = mase.relu %{{.*}} -> tensor<4x4x!mase.fixed<16, 12>>
// CHECK: %[[Q:.*]] = mase.cast %[[R]] {mase.node = "m.lhs.cast"} : (tensor<4x4x!mase.fixed<16, 12>>) -> tensor<4x4x!mase.fixed<8, 4>>
// CHECK: mase.matmul %[[Q]], %[[Q]]
// CHECK: mase.matmul %[[Q]], %
// CHECK: mase.add %[[R]], %
func.func @disagreed(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %r = mase.relu %x {mase.node = "relu"} : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %m = mase.matmul %r, %r {mase.node = "m"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %n = mase.matmul %r, %m {mase.node = "n"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %a = mase.add %r, %n {mase.node = "a"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %a : tensor<4x4xf32>
}

// -----

// An input that is moved is cast once, where it comes in; one that is not, as its consumers want it. Zeros around a tensor move.
// CHECK-LABEL: func.func @inputs
// CHECK-SAME: %[[X:[a-z0-9]*]]: {{.*}}, %[[Y:[a-z0-9]*]]: tensor<4x4xf32>)
// CHECK: %[[XQ:.*]] = mase.cast %[[X]] {mase.node = "picture.cast"} : (tensor<2x2xf32>) -> tensor<2x2x!mase.fixed<8, 4>>
// CHECK: %[[P:.*]] = mase.pad %[[XQ]] {{.*}} -> tensor<4x4x!mase.fixed<8, 4>>
// CHECK: %[[Y8:.*]] = mase.cast %[[Y]] {mase.node = "m.rhs.cast"} : (tensor<4x4xf32>) -> tensor<4x4x!mase.fixed<8, 4>>
// CHECK: mase.matmul %[[P]], %[[Y8]]
// CHECK: %[[Y16:.*]] = mase.cast %[[Y]] {mase.node = "a.rhs.cast"} : (tensor<4x4xf32>) -> tensor<4x4x!mase.fixed<16, 12>>
// CHECK: mase.add %{{.*}}, %[[Y16]]
func.func @inputs(%x: tensor<2x2xf32> {mase.node = "picture"}, %y: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %p = mase.pad %x low [1, 1] high [1, 1] {mase.node = "p"} : (tensor<2x2xf32>) -> tensor<4x4xf32>
  %m = mase.matmul %p, %y {mase.node = "m"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %a = mase.add %m, %y {mase.node = "a"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %a : tensor<4x4xf32>
}

// -----

// What is concatenated has one format, that of the result; a parameter is cast to it too. A fork moves.
// CHECK-LABEL: func.func @moves
// CHECK: %[[R:.*]] = mase.relu {{.*}} -> tensor<2x4x!mase.fixed<8, 4>>
// CHECK: %[[C:.*]] = mase.cast %{{.*}} {mase.node = "c.operand1.cast"} : (tensor<2x4xf32>) -> tensor<2x4x!mase.fixed<8, 4>>
// CHECK: mase.concat %[[R]], %[[C]] {{.*}} -> tensor<4x4x!mase.fixed<8, 4>>
// CHECK: %[[F:.*]]:2 = mase.fork {{.*}} -> (tensor<4x4x!mase.fixed<8, 4>>, tensor<4x4x!mase.fixed<8, 4>>)
// CHECK: mase.matmul %[[F]]#0, %[[F]]#1
func.func @moves(%x: tensor<2x4xf32>) -> tensor<4x4xf32> {
  %r = mase.relu %x {mase.node = "relu"} : (tensor<2x4xf32>) -> tensor<2x4xf32>
  %p = mase.parameter "p" : () -> tensor<2x4xf32>
  %c = mase.concat %r, %p axis 0 {mase.node = "c"} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<4x4xf32>
  %f:2 = mase.fork %c {mase.node = "f"} : (tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>)
  %m = mase.matmul %f#0, %f#1 {mase.node = "m"} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return %m : tensor<4x4xf32>
}

// -----

// A weight that is moved is cast behind the moves, which its derivation repeats.
// CHECK-LABEL: func.func @moved_weight
// CHECK: %[[T:.*]] = mase.transpose %[[W:.*]] perm [1, 0] {{.*}} -> tensor<4x3xf32>
// CHECK: %[[P:.*]] = mase.derive "w.points"(%[[W]]) : (tensor<3x4xf32>) -> tensor<3xi8> {
// CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<3x4xf32>):
// CHECK-NEXT: %[[U:.*]] = mase.transpose %[[A]] perm [1, 0] : (tensor<3x4xf32>) -> tensor<4x3xf32>
// CHECK-NEXT: mase.fit %[[U]] for !mase.fixed<8, channel = 1> : (tensor<4x3xf32>) -> tensor<3xi8>
// CHECK: mase.cast %[[T]] per_channel %[[P]] {{.*}} -> tensor<4x3x!mase.fixed<8, channel = 1>>
func.func @moved_weight(%x: tensor<2x4xf32>) -> tensor<2x3xf32> {
  %w = mase.parameter "w" : () -> tensor<3x4xf32>
  %t = mase.transpose %w perm [1, 0] {mase.node = "t"} : (tensor<3x4xf32>) -> tensor<4x3xf32>
  %m = mase.matmul %x, %t {mase.node = "m"} : (tensor<2x4xf32>, tensor<4x3xf32>) -> tensor<2x3xf32>
  return %m : tensor<2x3xf32>
}
