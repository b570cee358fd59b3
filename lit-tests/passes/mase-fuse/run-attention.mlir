// RUN: mase-opt %s --mase-fuse --verify-roundtrip | FileCheck %s --check-prefix=IR
// RUN: mase-opt %s --mase-fuse | mase-opt --mase-lower-to-linalg | %lower | %run | FileCheck %s

// The scale of attention: the fused node computes what the pair did, which a block, being left alone, still does. Each result is by how much
// the largest difference exceeds 1e-5 of the largest value.

// IR-LABEL: func.func @before
// IR-COUNT-2: mase.derive
// IR: mase.matmul
// IR-NOT: mase.{{mul|div}}
// IR: mase.block
// CHECK: [0]
func.func @before() {
  %x = arith.constant dense_resource<before.x> : tensor<1x3x4xf32>
  %q_weight = mase.parameter "before.q.weight" = dense_resource<before.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %q_bias = mase.parameter "before.q.bias" = dense_resource<before.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %k_weight = mase.parameter "before.k.weight" = dense_resource<before.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %k_bias = mase.parameter "before.k.bias" = dense_resource<before.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %c = arith.constant dense<0.70710678> : tensor<f32>
  %t = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
  %q0 = mase.linear %x, %q_weight, %q_bias {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %q0_ = mase.mul %q0, %c : (tensor<1x3x4xf32>, tensor<f32>) -> tensor<1x3x4xf32>
  %q1 = mase.reshape %q0_ : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %q2 = mase.transpose %q1 perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
  %k0 = mase.linear %x, %k_weight, %k_bias {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %k1 = mase.reshape %k0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %k2 = mase.transpose %k1 perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
  %m = mase.matmul %q2, %k2 : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
  %y = mase.softmax %m axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %before = mase.block (%x) : (tensor<1x3x4xf32>) -> tensor<1x2x3x3xf32> {
  ^bb0(%xr: tensor<1x3x4xf32>):
    %q_weightr = mase.parameter "before.q.weight" = dense_resource<before.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %q_biasr = mase.parameter "before.q.bias" = dense_resource<before.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %k_weightr = mase.parameter "before.k.weight" = dense_resource<before.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %k_biasr = mase.parameter "before.k.bias" = dense_resource<before.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %cr = arith.constant dense<0.70710678> : tensor<f32>
    %tr = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
    %q0r = mase.linear %xr, %q_weightr, %q_biasr {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %q0_r = mase.mul %q0r, %cr : (tensor<1x3x4xf32>, tensor<f32>) -> tensor<1x3x4xf32>
    %q1r = mase.reshape %q0_r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %q2r = mase.transpose %q1r perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
    %k0r = mase.linear %xr, %k_weightr, %k_biasr {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %k1r = mase.reshape %k0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %k2r = mase.transpose %k1r perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
    %mr = mase.matmul %q2r, %k2r : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
    %yr = mase.softmax %mr axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
    mase.yield %yr : tensor<1x2x3x3xf32>
  }
  call @same_1x2x3x3(%before, %y) : (tensor<1x2x3x3xf32>, tensor<1x2x3x3xf32>) -> ()
  return
}

// IR-LABEL: func.func @behind
// IR-COUNT-2: mase.derive
// IR: mase.matmul
// IR-NOT: mase.{{mul|div}}
// IR: mase.block
// CHECK: [0]
func.func @behind() {
  %x = arith.constant dense_resource<behind.x> : tensor<1x3x4xf32>
  %q_weight = mase.parameter "behind.q.weight" = dense_resource<behind.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %q_bias = mase.parameter "behind.q.bias" = dense_resource<behind.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %k_weight = mase.parameter "behind.k.weight" = dense_resource<behind.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %k_bias = mase.parameter "behind.k.bias" = dense_resource<behind.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %c = arith.constant dense<0.70710678> : tensor<f32>
  %t = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
  %q0 = mase.linear %x, %q_weight, %q_bias {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %q1 = mase.reshape %q0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %q2 = mase.transpose %q1 perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
  %k0 = mase.linear %x, %k_weight, %k_bias {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %k1 = mase.reshape %k0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %k2 = mase.transpose %k1 perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
  %k2_ = mase.mul %k2, %c : (tensor<1x2x2x3xf32>, tensor<f32>) -> tensor<1x2x2x3xf32>
  %m = mase.matmul %q2, %k2_ : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
  %y = mase.softmax %m axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %before = mase.block (%x) : (tensor<1x3x4xf32>) -> tensor<1x2x3x3xf32> {
  ^bb0(%xr: tensor<1x3x4xf32>):
    %q_weightr = mase.parameter "behind.q.weight" = dense_resource<behind.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %q_biasr = mase.parameter "behind.q.bias" = dense_resource<behind.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %k_weightr = mase.parameter "behind.k.weight" = dense_resource<behind.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %k_biasr = mase.parameter "behind.k.bias" = dense_resource<behind.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %cr = arith.constant dense<0.70710678> : tensor<f32>
    %tr = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
    %q0r = mase.linear %xr, %q_weightr, %q_biasr {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %q1r = mase.reshape %q0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %q2r = mase.transpose %q1r perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
    %k0r = mase.linear %xr, %k_weightr, %k_biasr {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %k1r = mase.reshape %k0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %k2r = mase.transpose %k1r perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
    %k2_r = mase.mul %k2r, %cr : (tensor<1x2x2x3xf32>, tensor<f32>) -> tensor<1x2x2x3xf32>
    %mr = mase.matmul %q2r, %k2_r : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
    %yr = mase.softmax %mr axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
    mase.yield %yr : tensor<1x2x3x3xf32>
  }
  call @same_1x2x3x3(%before, %y) : (tensor<1x2x3x3xf32>, tensor<1x2x3x3xf32>) -> ()
  return
}

// IR-LABEL: func.func @both
// IR-COUNT-4: mase.derive
// IR: mase.matmul
// IR-NOT: mase.{{mul|div}}
// IR: mase.block
// CHECK: [0]
func.func @both() {
  %x = arith.constant dense_resource<both.x> : tensor<1x3x4xf32>
  %q_weight = mase.parameter "both.q.weight" = dense_resource<both.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %q_bias = mase.parameter "both.q.bias" = dense_resource<both.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %k_weight = mase.parameter "both.k.weight" = dense_resource<both.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %k_bias = mase.parameter "both.k.bias" = dense_resource<both.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %c = arith.constant dense<0.70710678> : tensor<f32>
  %t = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
  %q0 = mase.linear %x, %q_weight, %q_bias {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %q1 = mase.reshape %q0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %q2 = mase.transpose %q1 perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
  %q2_ = mase.mul %q2, %c : (tensor<1x2x3x2xf32>, tensor<f32>) -> tensor<1x2x3x2xf32>
  %k0 = mase.linear %x, %k_weight, %k_bias {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %k1 = mase.reshape %k0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %k2 = mase.transpose %k1 perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
  %k2_ = mase.mul %k2, %c : (tensor<1x2x2x3xf32>, tensor<f32>) -> tensor<1x2x2x3xf32>
  %m = mase.matmul %q2_, %k2_ : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
  %y = mase.softmax %m axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %before = mase.block (%x) : (tensor<1x3x4xf32>) -> tensor<1x2x3x3xf32> {
  ^bb0(%xr: tensor<1x3x4xf32>):
    %q_weightr = mase.parameter "both.q.weight" = dense_resource<both.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %q_biasr = mase.parameter "both.q.bias" = dense_resource<both.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %k_weightr = mase.parameter "both.k.weight" = dense_resource<both.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %k_biasr = mase.parameter "both.k.bias" = dense_resource<both.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %cr = arith.constant dense<0.70710678> : tensor<f32>
    %tr = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
    %q0r = mase.linear %xr, %q_weightr, %q_biasr {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %q1r = mase.reshape %q0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %q2r = mase.transpose %q1r perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
    %q2_r = mase.mul %q2r, %cr : (tensor<1x2x3x2xf32>, tensor<f32>) -> tensor<1x2x3x2xf32>
    %k0r = mase.linear %xr, %k_weightr, %k_biasr {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %k1r = mase.reshape %k0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %k2r = mase.transpose %k1r perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
    %k2_r = mase.mul %k2r, %cr : (tensor<1x2x2x3xf32>, tensor<f32>) -> tensor<1x2x2x3xf32>
    %mr = mase.matmul %q2_r, %k2_r : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
    %yr = mase.softmax %mr axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
    mase.yield %yr : tensor<1x2x3x3xf32>
  }
  call @same_1x2x3x3(%before, %y) : (tensor<1x2x3x3xf32>, tensor<1x2x3x3xf32>) -> ()
  return
}

// IR-LABEL: func.func @product
// IR-COUNT-2: mase.derive
// IR: mase.matmul
// IR-NOT: mase.{{mul|div}}
// IR: mase.block
// CHECK: [0]
func.func @product() {
  %x = arith.constant dense_resource<product.x> : tensor<1x3x4xf32>
  %q_weight = mase.parameter "product.q.weight" = dense_resource<product.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %q_bias = mase.parameter "product.q.bias" = dense_resource<product.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %k_weight = mase.parameter "product.k.weight" = dense_resource<product.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
  %k_bias = mase.parameter "product.k.bias" = dense_resource<product.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
  %c = arith.constant dense<0.70710678> : tensor<f32>
  %t = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
  %q0 = mase.linear %x, %q_weight, %q_bias {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %q1 = mase.reshape %q0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %q2 = mase.transpose %q1 perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
  %k0 = mase.linear %x, %k_weight, %k_bias {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
  %k1 = mase.reshape %k0 : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
  %k2 = mase.transpose %k1 perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
  %m = mase.matmul %q2, %k2 : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
  %m_ = mase.div %m, %t : (tensor<1x2x3x3xf32>, tensor<1x1xf32>) -> tensor<1x2x3x3xf32>
  %y = mase.softmax %m_ axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  %before = mase.block (%x) : (tensor<1x3x4xf32>) -> tensor<1x2x3x3xf32> {
  ^bb0(%xr: tensor<1x3x4xf32>):
    %q_weightr = mase.parameter "product.q.weight" = dense_resource<product.q.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %q_biasr = mase.parameter "product.q.bias" = dense_resource<product.q.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %k_weightr = mase.parameter "product.k.weight" = dense_resource<product.k.weight> : tensor<4x4xf32> : () -> tensor<4x4xf32>
    %k_biasr = mase.parameter "product.k.bias" = dense_resource<product.k.bias> : tensor<4xf32> : () -> tensor<4xf32>
    %cr = arith.constant dense<0.70710678> : tensor<f32>
    %tr = arith.constant dense<1.41421356474619> : tensor<1x1xf32>
    %q0r = mase.linear %xr, %q_weightr, %q_biasr {mase.node = "q"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %q1r = mase.reshape %q0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %q2r = mase.transpose %q1r perm [0, 2, 1, 3] : (tensor<1x3x2x2xf32>) -> tensor<1x2x3x2xf32>
    %k0r = mase.linear %xr, %k_weightr, %k_biasr {mase.node = "k"} : (tensor<1x3x4xf32>, tensor<4x4xf32>, tensor<4xf32>) -> tensor<1x3x4xf32>
    %k1r = mase.reshape %k0r : (tensor<1x3x4xf32>) -> tensor<1x3x2x2xf32>
    %k2r = mase.transpose %k1r perm [0, 2, 3, 1] : (tensor<1x3x2x2xf32>) -> tensor<1x2x2x3xf32>
    %mr = mase.matmul %q2r, %k2r : (tensor<1x2x3x2xf32>, tensor<1x2x2x3xf32>) -> tensor<1x2x3x3xf32>
    %m_r = mase.div %mr, %tr : (tensor<1x2x3x3xf32>, tensor<1x1xf32>) -> tensor<1x2x3x3xf32>
    %yr = mase.softmax %m_r axis 3 : (tensor<1x2x3x3xf32>) -> tensor<1x2x3x3xf32>
    mase.yield %yr : tensor<1x2x3x3xf32>
  }
  call @same_1x2x3x3(%before, %y) : (tensor<1x2x3x3xf32>, tensor<1x2x3x3xf32>) -> ()
  return
}

func.func @main() {
  call @before() : () -> ()
  call @behind() : () -> ()
  call @both() : () -> ()
  call @product() : () -> ()
  return
}

func.func private @same_1x2x3x3(%a: tensor<1x2x3x3xf32>, %b: tensor<1x2x3x3xf32>) {
  %f = mase.reshape %a : (tensor<1x2x3x3xf32>) -> tensor<18xf32>
  %g = mase.reshape %b : (tensor<1x2x3x3xf32>) -> tensor<18xf32>
  %d = mase.sub %g, %f : (tensor<18xf32>, tensor<18xf32>) -> tensor<18xf32>
  %e = func.call @largest_18(%d) : (tensor<18xf32>) -> tensor<1xf32>
  %s = func.call @largest_18(%f) : (tensor<18xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @largest_18(%d: tensor<18xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<18xf32>) -> tensor<18xf32>
  %a = mase.maximum %d, %n : (tensor<18xf32>, tensor<18xf32>) -> tensor<18xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<18xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}

{-#
  dialect_resources: {
    builtin: {
      "before.q.weight": "0x040000005839B4BE21B032BFBE9F9A3E48E15ABFBC74933D5EBA89BED34D62BF8FC2753CCDCC6CBF273108BEF6285CBFFCA951BFBE9F1ABE8B6C273F128340BFF2D20DBF",
      "before.q.bias": "0x040000005C8F823EB81E653F2DB21D3ECFF753BE",
      "before.k.weight": "0x04000000CFF7733F273168BF508D373F508DD7BE190436BF819543BF9318C4BEC1CA213F819523BF79E9263E04568E3E5C8F82BE5C8FC23D77BE5FBF378961BF2B8716BF",
      "before.k.bias": "0x04000000FED4B83EE17A14BEC976BEBEA01A2F3E",
      "before.x": "0x040000001283C0BDCDCCCCBEB4C8163FA8C6CB3E6F1203BF7593183ECDCC4C3D0000403F0C02EB3E8716D9BE8FC2753F819543BF",
      "behind.q.weight": "0x040000009EEF27BE8195033F0E2D32BF5839B4BC31086CBF3108AC3E8B6C073F0681153E8941403FDBF9BEBE2731C83E3789413E0AD7233E5839B4BD7B142E3F8195633F",
      "behind.q.bias": "0x04000000F4FD54BD9EEFA73E250661BF0456CE3E",
      "behind.k.weight": "0x040000002B87963E7F6A7C3F2FDD243F08ACDCBED57869BE448BAC3EE17A74BF2DB29DBDE7FB29BF931844BFC1CA61BF4C37093F2DB23DBFAE4701BF643B5FBE3F353E3F",
      "behind.k.bias": "0x04000000B4C856BF60E5D0BD83C0CA3D1D5A443F",
      "behind.x": "0x040000008195233F355E3A3FE5D0E2BE560E2DBE4E6290BEA69B443F713D6A3F21B032BF54E325BF4C3709BFB07208BF8FC2F5BC",
      "both.q.weight": "0x04000000A245363E3333F3BEB6F37DBF54E325BECBA185BE2731083E9EEF673F6F12C33EB6F3FD3CD7A3703E5839B43E1D5A64BF448B4C3F295C0F3F77BE3F3F7593183F",
      "both.q.bias": "0x04000000F6285CBE17D94EBE0C024BBF5EBA893E",
      "both.k.weight": "0x04000000894160BFA4705DBFF4FD14BFCDCC2CBF0AD7A3BEB81E65BF000080BF986E32BF31084CBFA8C68BBEAAF172BF77BE3F3FD578693ECFF733BFA470FDBEF6289CBE",
      "both.k.bias": "0x0400000096438BBE250641BF21B0323F7F6A7C3F",
      "both.x": "0x0400000096438BBD6F1203BDCFF753BFA8C64BBFAE47A1BED7A3F0BEB072283FDF4F2DBF583974BF79E9663FD578693DF4FD34BF",
      "product.q.weight": "0x04000000C520B03D0E2D72BF4260653DF4FD743FAC1C3A3F39B4C83E6ABCF4BE39B488BEFA7E2ABF96430B3FB81E853D17D90E3F8D97AEBEF2D20DBFEE7C1F3FEC51783F",
      "product.q.bias": "0x04000000E17A343F08AC1C3F6F12233F8FC2F53E",
      "product.k.weight": "0x0400000031080CBF295C0F3DCFF793BEE92671BFFCA971BFC1CAE1BEB4C8F6BEB81EC53E5EBA693F8716D9BD77BE5F3F23DB793FC3F5683F83C08ABEA01A0FBFA8C60BBF",
      "product.k.bias": "0x040000005A641BBFC74B17BFB6F37D3E560E4D3F",
      "product.x": "0x0400000004562E3F9EEF27BD08AC9C3E1058193FE17A54BF1D5AA43E85EB513FD7A3103F0000003F583934BDA69B24BFCFF7133F"
    }
  }
#-}
