// RUN: mase-opt %s --mase-raise --split-input-file --verify-diagnostics | FileCheck %s

// What is none of the others is computed by a function of the host, the same ops in it.

#id = affine_map<(i) -> (i)>
#rows = affine_map<(i, j) -> (i)>
#columns = affine_map<(i, j) -> (j)>

// Positions that depend on the mask; another value of the same function; a layer stays.
// CHECK-LABEL: func.func @main(
// CHECK-SAME: %[[M:.*]]: tensor<4xi64>, %[[X:.*]]: tensor<4xf32>
// CHECK-NEXT: %[[H:.*]]:2 = call @host(%[[M]]) : (tensor<4xi64>) -> (tensor<4xi64>, tensor<4xi64>)
// CHECK-NEXT: %[[Y:.*]] = mase.exp %[[X]]
// CHECK-NEXT: return %[[H]]#0, %[[Y]], %[[H]]#1
// CHECK-LABEL: func.func private @host(%{{.*}}: tensor<4xi64>) -> (tensor<4xi64>, tensor<4xi64>)
// CHECK-SAME: attributes {mase.host}
// CHECK: linalg.fill
// CHECK: %[[SUM:.*]] = linalg.generic
// CHECK: %[[TWICE:.*]] = arith.addi %[[SUM]], %[[SUM]]
// CHECK: return %[[SUM]], %[[TWICE]]
func.func @main(%m: tensor<4xi64>, %x: tensor<4xf32>) -> (tensor<4xi64>, tensor<4xf32>, tensor<4xi64>) {
  %zero = arith.constant 0 : i64
  %empty = tensor.empty() : tensor<4xi64>
  %start = linalg.fill ins(%zero : i64) outs(%empty : tensor<4xi64>) -> tensor<4xi64>
  %sum = linalg.generic {indexing_maps = [#columns, #rows], iterator_types = ["parallel", "reduction"]}
      ins(%m : tensor<4xi64>) outs(%start : tensor<4xi64>) {
  ^bb0(%in: i64, %out: i64):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %past = arith.cmpi sle, %j, %i : index
    %term = arith.select %past, %in, %zero : i64
    %s = arith.addi %out, %term : i64
    linalg.yield %s : i64
  } -> tensor<4xi64>
  %y = math.exp %x : tensor<4xf32>
  %twice = arith.addi %sum, %sum : tensor<4xi64>
  return %sum, %y, %twice : tensor<4xi64>, tensor<4xf32>, tensor<4xi64>
}

// -----

#id = affine_map<(i) -> (i)>

// A gather at positions of a buffer: its assertion goes along. The name is taken.
// CHECK-LABEL: func.func @main(
// CHECK-NEXT: %[[P:.*]] = mase.parameter "positions" : () -> tensor<4xi64>
// CHECK-NEXT: %[[H:.*]] = call @host_1(%[[P]]) : (tensor<4xi64>) -> tensor<4xi64>
// CHECK-NEXT: return %[[H]]
// CHECK-LABEL: func.func private @host_1(%{{.*}}: tensor<4xi64>) -> tensor<4xi64>
// CHECK-SAME: attributes {mase.host}
// CHECK: cf.assert
func.func @main() -> tensor<4xi64> {
  %c3 = arith.constant 3 : index
  %positions = arith.constant dense_resource<positions> : tensor<4xi64>
  %table = arith.constant dense<[5, 6, 7]> : tensor<3xi64>
  %init = tensor.empty() : tensor<4xi64>
  // expected-remark@+1 {{'linalg.generic' op is computed by the host: an assertion of it depends on an input}}
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%positions : tensor<4xi64>) outs(%init : tensor<4xi64>) {
  ^bb0(%in: i64, %out: i64):
    %i = arith.index_cast %in : i64 to index
    %inside = arith.cmpi ult, %i, %c3 : index
    cf.assert %inside, "outside"
    %e = tensor.extract %table[%i] : tensor<3xi64>
    linalg.yield %e : i64
  } -> tensor<4xi64>
  return %r : tensor<4xi64>
}
// CHECK-LABEL: func.func @host(
func.func @host(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

#all = affine_map<(b, h, q, k) -> (b, h, q, k)>
#keys = affine_map<(b, h, q, k) -> (b, k)>

// A window of two keys. Where it differs from the nearest mask is said. The i1 that a layer selects by is another value.
// CHECK-LABEL: func.func @window(
// CHECK: %[[H:.*]]:2 = call @host
// CHECK: mase.where %[[H]]#0
// CHECK: return %{{.*}}, %[[H]]#1
func.func @window(%m: tensor<1x3xi64>, %x: tensor<1x1x3x3xf32>) -> (tensor<1x1x3x3xf32>, tensor<1x1x3x3xf32>) {
  %none = arith.constant 0 : i64
  %zero = arith.constant dense<0.0> : tensor<1x1x3x3xf32>
  %masked = arith.constant dense<-5.0> : tensor<1x1x3x3xf32>
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<1x1x3x3xi1>
  %allowed = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<1x3xi64>) outs(%init : tensor<1x1x3x3xi1>) {
  ^bb0(%in: i64, %out: i1):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %next = arith.addi %k, %c1 : index
    %near = arith.cmpi sge, %next, %q : index
    %window = arith.andi %past, %near : i1
    %s = arith.andi %window, %keep : i1
    linalg.yield %s : i1
  } -> tensor<1x1x3x3xi1>
  // expected-remark@+1 {{'arith.select' op is computed by the host: not an attention mask, as element [0, 0, 2, 0] is -5e0, expected select(ne(argument 0[0], 0), 0e0, -5e0)}}
  %mask = arith.select %allowed, %zero, %masked : tensor<1x1x3x3xi1>, tensor<1x1x3x3xf32>
  %y = arith.select %allowed, %x, %masked : tensor<1x1x3x3xi1>, tensor<1x1x3x3xf32>
  return %y, %mask : tensor<1x1x3x3xf32>, tensor<1x1x3x3xf32>
}
