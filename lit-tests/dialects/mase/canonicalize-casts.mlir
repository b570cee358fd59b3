// RUN: mase-opt %s --canonicalize | FileCheck %s

// Casts that change nothing, storage that is unpacked and packed again, and nodes without a use.

// CHECK-LABEL: func @cast(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @cast(%x: tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>> {
  %0 = mase.cast %x : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 5>>
  return %0 : tensor<4x!mase.fixed<8, 5>>
}

// CHECK-LABEL: func @cast_changes(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.cast
func.func @cast_changes(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 5>>
  %1 = mase.cast %0 : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// Other values for the channels are another format, of the same type.
// CHECK-LABEL: func @cast_channels(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}}%[[S:[a-z0-9]+]]:
// CHECK: mase.cast
func.func @cast_channels(%x: tensor<4x!mase.binary<channel = 0>>, %s: tensor<4xf32>) -> tensor<4x!mase.binary<channel = 0>> {
  %0 = mase.cast %x per_channel %s : (tensor<4x!mase.binary<channel = 0>>, tensor<4xf32>) -> tensor<4x!mase.binary<channel = 0>>
  return %0 : tensor<4x!mase.binary<channel = 0>>
}

// CHECK-LABEL: func @unpack_and_pack(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @unpack_and_pack(%x: tensor<4x8x!mase.mxint8>) -> tensor<4x8x!mase.mxint8> {
  %0:2 = mase.storage_cast %x : (tensor<4x8x!mase.mxint8>) -> (tensor<4x8xi8>, tensor<4x1xi8>)
  %1 = mase.storage_cast %0#0, %0#1 : (tensor<4x8xi8>, tensor<4x1xi8>) -> tensor<4x8x!mase.mxint8>
  return %1 : tensor<4x8x!mase.mxint8>
}

// CHECK-LABEL: func @pack_and_unpack(
// CHECK-SAME: %[[C:[a-z0-9]+]]: {{.*}}%[[E:[a-z0-9]+]]:
// CHECK-NEXT: return %[[C]], %[[E]]
func.func @pack_and_unpack(%c: tensor<4x8xi8>, %e: tensor<4x1xi8>) -> (tensor<4x8xi8>, tensor<4x1xi8>) {
  %0 = mase.storage_cast %c, %e : (tensor<4x8xi8>, tensor<4x1xi8>) -> tensor<4x8x!mase.mxint8>
  %1:2 = mase.storage_cast %0 : (tensor<4x8x!mase.mxint8>) -> (tensor<4x8xi8>, tensor<4x1xi8>)
  return %1#0, %1#1 : tensor<4x8xi8>, tensor<4x1xi8>
}

// CHECK-LABEL: func @pack_as_another(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.storage_cast
func.func @pack_as_another(%x: tensor<4x!mase.fixed<8, 5>>) -> tensor<4x!mase.fixed<8, 4>> {
  %0 = mase.storage_cast %x : (tensor<4x!mase.fixed<8, 5>>) -> tensor<4xi8>
  %1 = mase.storage_cast %0 : (tensor<4xi8>) -> tensor<4x!mase.fixed<8, 4>>
  return %1 : tensor<4x!mase.fixed<8, 4>>
}

// CHECK-LABEL: func @pack_other_exponents(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{.*}}%[[E:[a-z0-9]+]]:
// CHECK-COUNT-2: mase.storage_cast
func.func @pack_other_exponents(%x: tensor<4x8x!mase.mxint8>, %e: tensor<4x1xi8>) -> tensor<4x8x!mase.mxint8> {
  %0:2 = mase.storage_cast %x : (tensor<4x8x!mase.mxint8>) -> (tensor<4x8xi8>, tensor<4x1xi8>)
  %1 = mase.storage_cast %0#0, %e : (tensor<4x8xi8>, tensor<4x1xi8>) -> tensor<4x8x!mase.mxint8>
  return %1 : tensor<4x8x!mase.mxint8>
}

// CHECK-LABEL: func @no_use(
// CHECK-SAME: %[[X:[a-z0-9]+]]:
// CHECK-NEXT: return %[[X]]
func.func @no_use(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = mase.parameter "w" : () -> tensor<4xf32>
  %1 = mase.add %x, %0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = mase.block(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: tensor<4xf32>):
    %3 = mase.relu %a : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %3 : tensor<4xf32>
  }
  %4 = mase.shard rows axis 0 [<size = 4>] -> tensor<4xf32> {
    %5 = mase.relu %x : (tensor<4xf32>) -> tensor<4xf32>
    mase.yield %5 : tensor<4xf32>
  }
  return %x : tensor<4xf32>
}
