// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Products, a table that is tied to a product, rotary embedding, masks.

// NAME: products
// CHECK: products: ok
func.func @main(%x: tensor<2x3x4xf32>) -> tensor<2x3x3xf32> {
  %w = mase.parameter "fc.weight" : () -> tensor<5x4xf32>
  %b = mase.parameter "fc.bias" : () -> tensor<5xf32>
  %v = mase.parameter "proj.weight" : () -> tensor<4x5xf32>
  %fc = mase.linear %x, %w, %b {mase.node = "fc"} : (tensor<2x3x4xf32>, tensor<5x4xf32>, tensor<5xf32>) -> tensor<2x3x5xf32>
  %proj = mase.linear %fc, %v : (tensor<2x3x5xf32>, tensor<4x5xf32>) -> tensor<2x3x4xf32>
  %other = mase.linear %proj, %w : (tensor<2x3x4xf32>, tensor<5x4xf32>) -> tensor<2x3x5xf32>
  %t = mase.transpose %other perm [0, 2, 1] : (tensor<2x3x5xf32>) -> tensor<2x5x3xf32>
  %mm = mase.matmul %fc, %t : (tensor<2x3x5xf32>, tensor<2x5x3xf32>) -> tensor<2x3x3xf32>
  return %mm : tensor<2x3x3xf32>
}
// -----
// NAME: tied
// CHECK: tied: ok
func.func @main(%ids: tensor<1x3xi64>, %bytes: tensor<3xi8>) -> (tensor<1x3x2xf32>, tensor<3x4xf32>) {
  %table = mase.parameter "embed.weight" : () -> tensor<2x4xf32>
  %e = mase.embedding %ids, %table {mase.node = "embed"} : (tensor<1x3xi64>, tensor<2x4xf32>) -> tensor<1x3x4xf32>
  %small = mase.embedding %bytes, %table : (tensor<3xi8>, tensor<2x4xf32>) -> tensor<3x4xf32>
  %logits = mase.linear %e, %table {mase.node = "lm_head"} : (tensor<1x3x4xf32>, tensor<2x4xf32>) -> tensor<1x3x2xf32>
  return %logits, %small : tensor<1x3x2xf32>, tensor<3x4xf32>
}
// -----
// NAME: masks
// CHECK: masks: ok
func.func @main(%m: tensor<2x5xi64>) -> (tensor<2x1x3x4xf32>, tensor<2x1x3x5xf32>, tensor<2x1x3x5xf32>, tensor<2x1x3x5xf32>) {
  %w = mase.parameter "w" : () -> tensor<2x1x3x4xf32>
  %cos = mase.parameter "cos" : () -> tensor<3x4xf32>
  %sin = mase.parameter "sin" : () -> tensor<3x4xf32>
  %q = mase.rotary_embedding %w, %cos, %sin : (tensor<2x1x3x4xf32>, tensor<3x4xf32>, tensor<3x4xf32>) -> tensor<2x1x3x4xf32>
  %kept = mase.attention_mask %m : (tensor<2x5xi64>) -> tensor<2x1x3x5xf32>
  %causal = mase.attention_mask causal {masked = -1.0e4 : f64} : () -> tensor<2x1x3x5xf32>
  %both = mase.attention_mask %m causal {masked = 0xFFF0000000000000 : f64} : (tensor<2x5xi64>) -> tensor<2x1x3x5xf32>
  return %q, %kept, %causal, %both : tensor<2x1x3x4xf32>, tensor<2x1x3x5xf32>, tensor<2x1x3x5xf32>, tensor<2x1x3x5xf32>
}
