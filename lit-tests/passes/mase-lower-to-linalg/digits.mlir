// RUN: sed 's/@main(/@digits(/' %root/examples/digits_mlp.mlir > %t.mlir
// RUN: cat %S/inputs/digits_image.mlir %t.mlir | mase-opt --mase-lower-to-llvm | %run | FileCheck %s

// The trained network of the example on the first image of the test set, a 1. The logits are within 1e-4 of those that
// numpy computes in double precision from the same weights, and so the largest is the same.

// CHECK: [-11.643{{[0-9]*}}, 9.679{{[0-9]*}}, -5.252{{[0-9]*}}, -13.217{{[0-9]*}}, -2.735{{[0-9]*}}, -7.479{{[0-9]*}}, -2.648{{[0-9]*}},
// CHECK-SAME: -6.761{{[0-9]*}}, 0.1875{{[0-9]*}}, -9.411{{[0-9]*}}]
