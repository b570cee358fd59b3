// RUN: mase-opt %s --mase-raise | FileCheck %s

// Parts of arguments and of buffers.

#id = affine_map<(i) -> (i)>

// CHECK-LABEL: func.func @slice(
// CHECK-SAME: %[[X:.*]]: tensor<3x8xi64>
func.func @slice(%x: tensor<3x8xi64>) -> (tensor<1x3xi64>, tensor<24xi64>, tensor<4x2xi64>, tensor<3x8xi64>) {
  // CHECK-NEXT: %[[S:.*]] = mase.slice %[[X]] offsets [1, 1] sizes [1, 3] strides [1, 2] {{.*}}: (tensor<3x8xi64>) -> tensor<1x3xi64>
  %row = tensor.extract_slice %x[1, 0] [1, 8] [1, 1] : tensor<3x8xi64> to tensor<8xi64>
  %strided = tensor.extract_slice %row[1] [3] [2] : tensor<8xi64> to tensor<3xi64>
  %s = tensor.expand_shape %strided [[0, 1]] output_shape [1, 3] : tensor<3xi64> into tensor<1x3xi64>
  // CHECK-NEXT: %[[F:.*]] = mase.reshape %[[X]] {{.*}}: (tensor<3x8xi64>) -> tensor<24xi64>
  %f = tensor.collapse_shape %x [[0, 1]] : tensor<3x8xi64> into tensor<24xi64>
  // CHECK-NEXT: %[[P:.*]] = mase.slice %[[X]] offsets [0, 0] sizes [2, 4] strides [2, 1] {{.*}}: (tensor<3x8xi64>) -> tensor<2x4xi64>
  // CHECK-NEXT: %[[T:.*]] = mase.transpose %[[P]] perm [1, 0] {{.*}}: (tensor<2x4xi64>) -> tensor<4x2xi64>
  %p = tensor.extract_slice %x[0, 0] [2, 4] [2, 1] : tensor<3x8xi64> to tensor<2x4xi64>
  %empty = tensor.empty() : tensor<4x2xi64>
  %t = linalg.transpose ins(%p : tensor<2x4xi64>) outs(%empty : tensor<4x2xi64>) permutation = [1, 0]
  // Nothing is left of what changes nothing.
  %zero = arith.constant dense<0> : tensor<3x8xi64>
  %same = arith.addi %x, %zero : tensor<3x8xi64>
  // CHECK-NEXT: return %[[S]], %[[F]], %[[T]], %[[X]]
  return %s, %f, %t, %same : tensor<1x3xi64>, tensor<24xi64>, tensor<4x2xi64>, tensor<3x8xi64>
}

// A buffer without a value is one parameter; a value in the module's resources is known.
// CHECK-LABEL: func.func @buffers(
func.func @buffers() -> (tensor<1x2xi64>, tensor<1x4xi64>, tensor<1x2xi64>, tensor<2xi1>) {
  // CHECK-NEXT: %[[P:.*]] = mase.parameter "ids" : () -> tensor<1x4xi64>
  %ids = arith.constant dense_resource<ids> : tensor<1x4xi64>
  %again = arith.constant dense_resource<ids> : tensor<1x4xi64>
  // CHECK-NEXT: %[[S:.*]] = mase.slice %[[P]] offsets [0, 0] sizes [1, 2] strides [1, 1]
  %s = tensor.extract_slice %again[0, 0] [1, 2] [1, 1] : tensor<1x4xi64> to tensor<1x2xi64>
  // CHECK-NEXT: %[[K:.*]] = arith.constant dense<{{\[\[}}3, 4]]> : tensor<1x2xi64>
  %known = arith.constant dense_resource<known> : tensor<1x4xi64>
  %k = tensor.extract_slice %known[0, 2] [1, 2] [1, 1] : tensor<1x4xi64> to tensor<1x2xi64>
  // CHECK-NEXT: %[[B:.*]] = arith.constant dense<[true, false]> : tensor<2xi1>
  %bits = arith.constant dense_resource<bits> : tensor<4xi1>
  %b = tensor.extract_slice %bits[2] [2] [1] : tensor<4xi1> to tensor<2xi1>
  // CHECK-NEXT: return %[[S]], %[[P]], %[[K]], %[[B]]
  return %s, %ids, %k, %b : tensor<1x2xi64>, tensor<1x4xi64>, tensor<1x2xi64>, tensor<2xi1>
}

{-#
  dialect_resources: {
    builtin: {
      known: "0x080000000100000000000000020000000000000003000000000000000400000000000000",
      bits: "0x0100000000010100"
    }
  }
#-}
