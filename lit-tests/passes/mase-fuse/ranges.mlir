// RUN: mase-opt %s --mase-fuse --verify-diagnostics | FileCheck %s

// A layer that absorbs a node has the node's range; those of values that change on the way go.

#x = #mase.range<min = 0, low = 0, high = 1, max = 1, top = 0, samples = 1>
#before = #mase.range<min = 0, low = 0, high = 2, max = 2, top = 1, samples = 1>
#after = #mase.range<min = 0, low = 0, high = 4, max = 4, top = 2, samples = 1>

// CHECK-LABEL: func.func @layer(
// CHECK-NOT: mase.derive {{.*}}mase.range
// CHECK: mase.linear {{.*}} {mase.range = [#mase.range<min = 0.0, max = 4.0,
// CHECK: mase.relu {{.*}} {mase.range = [#mase.range<min = 0.0, max = 1.0,
func.func @layer(%x: tensor<1x4xf32> {mase.range = #x}) -> tensor<1x4xf32> {
  %w = mase.parameter "w" {mase.range = [#x]} : () -> tensor<4x4xf32>
  %two = arith.constant dense<2.0> : tensor<f32>
  %y = mase.linear %x, %w {mase.range = [#before]} : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %z = mase.mul %y, %two {mase.range = [#after]} : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  %r = mase.relu %z {mase.range = [#x]} : (tensor<1x4xf32>) -> tensor<1x4xf32>
  return %r : tensor<1x4xf32>
}

// A node without a range leaves the layer without one.
// CHECK-LABEL: func.func @unknown(
// CHECK-NOT: mase.linear {{.*}}mase.range
func.func @unknown(%x: tensor<1x4xf32>) -> tensor<1x4xf32> {
  %w = mase.parameter "w" : () -> tensor<4x4xf32>
  %two = arith.constant dense<2.0> : tensor<f32>
  %y = mase.linear %x, %w {mase.range = [#before]} : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %z = mase.mul %y, %two : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  return %z : tensor<1x4xf32>
}

// The scale of attention: the product has its range, queries and what moves them have none.
// CHECK-LABEL: func.func @attention(
// CHECK: mase.linear %{{.*}} : (
// CHECK: mase.reshape %{{.*}} : (
// CHECK: mase.matmul {{.*}} {mase.range = [#mase.range<min = 0.0, max = 4.0,
func.func @attention(%x: tensor<1x4xf32>, %k: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %w = mase.parameter "w" : () -> tensor<4x4xf32>
  %half = arith.constant dense<0.5> : tensor<f32>
  %q = mase.linear %x, %w {mase.range = [#before]} : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %r = mase.reshape %q {mase.range = [#before]} : (tensor<1x4xf32>) -> tensor<2x2xf32>
  %p = mase.matmul %r, %k {mase.range = [#before]} : (tensor<2x2xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  %s = mase.mul %p, %half {mase.range = [#after]} : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x3xf32>
  return %s : tensor<2x3xf32>
}

// What only moves elements keeps its range in its new form.
// CHECK-LABEL: func.func @movement(
// CHECK: mase.reshape {{.*}} {mase.range = [#mase.range<min = 0.0, max = 2.0,
func.func @movement(%x: tensor<1x4xf32>) -> tensor<4x1xf32> {
  %t = mase.transpose %x perm [1, 0] {mase.range = [#before]} : (tensor<1x4xf32>) -> tensor<4x1xf32>
  return %t : tensor<4x1xf32>
}
