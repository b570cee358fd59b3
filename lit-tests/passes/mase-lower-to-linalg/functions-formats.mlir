// RUN: mase-opt %s --mase-lower-to-linalg --split-input-file | FileCheck %s

// Non-linear nodes on number formats are integers throughout. Values are tested by the engine's tests.

// An input of 8 bits: the result of each, found by its distance from the lowest.
// CHECK-LABEL: func.func @table
// CHECK: %[[TABLE:.+]] = arith.constant dense<{{.*}}> : tensor<256xi8>
// CHECK: linalg.generic {{.*}} ins(%{{.+}} : tensor<4xi8>) outs(%{{.+}} : tensor<4xi8>)
// CHECK: arith.extsi %{{.+}} : i8 to i32
// CHECK: arith.subi
// CHECK: %[[AT:.+]] = arith.index_cast
// CHECK: %[[Y:.+]] = tensor.extract %[[TABLE]][%[[AT]]] : tensor<256xi8>
// CHECK-NEXT: linalg.yield %[[Y]] : i8
func.func @table(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<8, 4>>
  %y = mase.gelu %q : (tensor<4x!mase.fixed<8, 4>>) -> tensor<4x!mase.fixed<8, 4>>
  %f = mase.cast %y : (tensor<4x!mase.fixed<8, 4>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}

// -----

// One of 16: three coefficients of a segment, two products, lines outside.
// CHECK-LABEL: func.func @segments
// CHECK-COUNT-3: arith.constant dense<{{.*}}> : tensor<64xi32>
// CHECK: linalg.generic {{.*}} ins(%{{.+}} : tensor<4xi16>) outs(%{{.+}} : tensor<4xi16>)
// CHECK-COUNT-3: tensor.extract
// CHECK-COUNT-2: arith.muli {{.*}} : i32
// CHECK-NOT: i64
// CHECK: linalg.yield %{{.+}} : i16
func.func @segments(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<16, 11>>
  %y = mase.tanh %q : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}

// -----

// A function of lines needs neither.
// CHECK-LABEL: func.func @lines
// CHECK-NOT: tensor.extract
func.func @lines(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<16, 11>>
  %y = mase.leaky_relu %q : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}

// -----

// A root is normalised by its leading zeros.
// CHECK-LABEL: func.func @root
// CHECK: math.ctlz
// CHECK-COUNT-3: tensor.extract
func.func @root(%x: tensor<4xf32>) -> tensor<4xf32> {
  %q = mase.cast %x : (tensor<4xf32>) -> tensor<4x!mase.fixed<16, 11>>
  %y = mase.rsqrt %q : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<4x!mase.fixed<16, 11>>) -> tensor<4xf32>
  return %f : tensor<4xf32>
}

// -----

// One division for each row, none for an element.
// CHECK-LABEL: func.func @softmax
// CHECK: arith.maxsi
// CHECK: linalg.generic {{.*}} outs(%{{.+}} : tensor<3x5xi32>)
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]
// CHECK: linalg.generic {{.*}} outs(%{{.+}} : tensor<3xi32>)
// CHECK: arith.floordivsi
// CHECK: linalg.generic {{.*}} outs(%{{.+}} : tensor<3x5xi8>)
// CHECK-NOT: arith.floordivsi
// CHECK: return
func.func @softmax(%x: tensor<3x5xf32>) -> tensor<3x5xf32> {
  %q = mase.cast %x : (tensor<3x5xf32>) -> tensor<3x5x!mase.fixed<8, 4>>
  %y = mase.softmax %q axis 1 : (tensor<3x5x!mase.fixed<8, 4>>) -> tensor<3x5x!mase.fixed<8, 8, unsigned>>
  %f = mase.cast %y : (tensor<3x5x!mase.fixed<8, 8, unsigned>>) -> tensor<3x5xf32>
  return %f : tensor<3x5xf32>
}

// -----

// A sum and a sum of squares of the input, and a root for each row.
// CHECK-LABEL: func.func @layer_norm
// CHECK-COUNT-2: linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]
// CHECK: math.ctlz
// CHECK: linalg.generic {{.*}} outs(%{{.+}} : tensor<3x5xi16>)
func.func @layer_norm(%x: tensor<3x5xf32>, %g: tensor<5xf32>) -> tensor<3x5xf32> {
  %q = mase.cast %x : (tensor<3x5xf32>) -> tensor<3x5x!mase.fixed<16, 11>>
  %gamma = mase.cast %g : (tensor<5xf32>) -> tensor<5x!mase.fixed<8, 6>>
  %y = mase.layer_norm %q gamma %gamma axis 1 : (tensor<3x5x!mase.fixed<16, 11>>, tensor<5x!mase.fixed<8, 6>>) -> tensor<3x5x!mase.fixed<16, 11>>
  %f = mase.cast %y : (tensor<3x5x!mase.fixed<16, 11>>) -> tensor<3x5xf32>
  return %f : tensor<3x5xf32>
}
