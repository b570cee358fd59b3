// RUN: mase-opt %s --mase-lower-to-linalg --canonicalize --cse | FileCheck %s

// A product of blocks is a sum in each block, and a sum over blocks that says what it does.

// CHECK-LABEL: func @linear(
// CHECK: %[[PARTIAL:.+]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%{{.+}}, %{{.+}} : tensor<2x2x32xi8>, tensor<3x2x32xi8>) outs(%{{.+}} : tensor<2x3x2xi32>)
// CHECK-NEXT: ^bb0(%[[A:.+]]: i8, %[[B:.+]]: i8, %[[SUM:.+]]: i32):
// CHECK-NEXT: %[[AX:.+]] = arith.extsi %[[A]] : i8 to i32
// CHECK-NEXT: %[[BX:.+]] = arith.extsi %[[B]] : i8 to i32
// CHECK-NEXT: %[[AB:.+]] = arith.muli %[[AX]], %[[BX]] : i32
// CHECK-NEXT: %[[NEXT:.+]] = arith.addi %[[SUM]], %[[AB]] : i32
// CHECK-NEXT: linalg.yield %[[NEXT]] : i32
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[PARTIAL]], %{{.+}}, %{{.+}} : tensor<2x3x2xi32>, tensor<2x2xi16>, tensor<3x2xi16>) outs(%{{.+}} : tensor<2x3xi32>) attrs =  {mase.block_sum = {limit = 1073741823 : i64, offset = 4 : i64}}
func.func @linear(%x: tensor<2x40xf32>, %w: tensor<3x40xf32>) -> tensor<2x3xf32> {
  %xq = mase.cast %x : (tensor<2x40xf32>) -> tensor<2x40x!mase.mxint8>
  %wq = mase.cast %w : (tensor<3x40xf32>) -> tensor<3x40x!mase.mxint8>
  %y = mase.linear %xq, %wq {accumulator_width = 32 : i64, accumulator_frac = 16 : i64}
    : (tensor<2x40x!mase.mxint8>, tensor<3x40x!mase.mxint8>) -> tensor<2x3x!mase.fixed<16, 8>>
  %f = mase.cast %y : (tensor<2x3x!mase.fixed<16, 8>>) -> tensor<2x3xf32>
  return %f : tensor<2x3xf32>
}

// The kernel's rows and columns are summed over with the blocks.
// CHECK-LABEL: func @conv(
// CHECK: ins(%{{.+}}, %{{.+}} : tensor<1x1x1x16x6x5xi8>, tensor<1x4x1x16x3x3xi8>) outs(%{{.+}} : tensor<1x1x4x4x3x3x3x1xi32>)
// CHECK: iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} {{.*}} attrs =  {mase.block_sum
func.func @conv(%x: tensor<1x8x6x5xf32>, %w: tensor<4x8x3x3xf32>) -> tensor<1x4x4x3xf32> {
  %xq = mase.cast %x : (tensor<1x8x6x5xf32>) -> tensor<1x8x6x5x!mase.msfp12<axis = -3>>
  %wq = mase.cast %w : (tensor<4x8x3x3xf32>) -> tensor<4x8x3x3x!mase.msfp12<axis = -3>>
  %y = mase.conv2d %xq, %wq {accumulator_width = 32 : i64, accumulator_frac = 16 : i64}
    : (tensor<1x8x6x5x!mase.msfp12<axis = -3>>, tensor<4x8x3x3x!mase.msfp12<axis = -3>>) -> tensor<1x4x4x3x!mase.fixed<16, 8>>
  %f = mase.cast %y : (tensor<1x4x4x3x!mase.fixed<16, 8>>) -> tensor<1x4x4x3xf32>
  return %f : tensor<1x4x4x3xf32>
}
