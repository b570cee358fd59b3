// RUN: mase-opt %s --mase-fuse --verify-roundtrip | FileCheck %s --check-prefix=IR
// RUN: mase-opt %s --mase-fuse | mase-opt --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Linear layers and what follows: the fused node computes what the pair did, which a block, being left alone, still does. Each result is by how much
// the largest difference exceeds 1e-5 of the largest value.

// IR-LABEL: func.func @norm
// IR: mase.linear
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @norm() {
  %x = arith.constant dense_resource<norm.x> : tensor<2x5xf32>
  %weight = mase.parameter "norm.weight" = dense_resource<norm.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %bias = mase.parameter "norm.bias" = dense_resource<norm.bias> : tensor<6xf32> : () -> tensor<6xf32>
  %gamma = mase.parameter "norm.gamma" = dense_resource<norm.gamma> : tensor<6xf32> : () -> tensor<6xf32>
  %beta = mase.parameter "norm.beta" = dense_resource<norm.beta> : tensor<6xf32> : () -> tensor<6xf32>
  %mean = mase.parameter "norm.mean" = dense_resource<norm.mean> : tensor<6xf32> : () -> tensor<6xf32>
  %var = mase.parameter "norm.var" = dense_resource<norm.var> : tensor<6xf32> : () -> tensor<6xf32>
  %c = mase.linear %x, %weight, %bias {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "norm.weight" = dense_resource<norm.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %biasr = mase.parameter "norm.bias" = dense_resource<norm.bias> : tensor<6xf32> : () -> tensor<6xf32>
    %gammar = mase.parameter "norm.gamma" = dense_resource<norm.gamma> : tensor<6xf32> : () -> tensor<6xf32>
    %betar = mase.parameter "norm.beta" = dense_resource<norm.beta> : tensor<6xf32> : () -> tensor<6xf32>
    %meanr = mase.parameter "norm.mean" = dense_resource<norm.mean> : tensor<6xf32> : () -> tensor<6xf32>
    %varr = mase.parameter "norm.var" = dense_resource<norm.var> : tensor<6xf32> : () -> tensor<6xf32>
    %cr = mase.linear %xr, %weightr, %biasr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @norm_no_bias
// IR: mase.linear
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @norm_no_bias() {
  %x = arith.constant dense_resource<norm_no_bias.x> : tensor<2x5xf32>
  %weight = mase.parameter "norm_no_bias.weight" = dense_resource<norm_no_bias.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %gamma = mase.parameter "norm_no_bias.gamma" = dense_resource<norm_no_bias.gamma> : tensor<6xf32> : () -> tensor<6xf32>
  %beta = mase.parameter "norm_no_bias.beta" = dense_resource<norm_no_bias.beta> : tensor<6xf32> : () -> tensor<6xf32>
  %mean = mase.parameter "norm_no_bias.mean" = dense_resource<norm_no_bias.mean> : tensor<6xf32> : () -> tensor<6xf32>
  %var = mase.parameter "norm_no_bias.var" = dense_resource<norm_no_bias.var> : tensor<6xf32> : () -> tensor<6xf32>
  %c = mase.linear %x, %weight {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "norm_no_bias.weight" = dense_resource<norm_no_bias.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %gammar = mase.parameter "norm_no_bias.gamma" = dense_resource<norm_no_bias.gamma> : tensor<6xf32> : () -> tensor<6xf32>
    %betar = mase.parameter "norm_no_bias.beta" = dense_resource<norm_no_bias.beta> : tensor<6xf32> : () -> tensor<6xf32>
    %meanr = mase.parameter "norm_no_bias.mean" = dense_resource<norm_no_bias.mean> : tensor<6xf32> : () -> tensor<6xf32>
    %varr = mase.parameter "norm_no_bias.var" = dense_resource<norm_no_bias.var> : tensor<6xf32> : () -> tensor<6xf32>
    %cr = mase.linear %xr, %weightr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @layer_scale
// IR: mase.linear
// IR-NOT: mase.mul
// IR: mase.block
// CHECK: [0]
func.func @layer_scale() {
  %x = arith.constant dense_resource<layer_scale.x> : tensor<2x5xf32>
  %weight = mase.parameter "layer_scale.weight" = dense_resource<layer_scale.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %bias = mase.parameter "layer_scale.bias" = dense_resource<layer_scale.bias> : tensor<6xf32> : () -> tensor<6xf32>
  %s = mase.parameter "layer_scale.s" = dense_resource<layer_scale.s> : tensor<6xf32> : () -> tensor<6xf32>
  %c = mase.linear %x, %weight, %bias {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %y = mase.mul %c, %s : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "layer_scale.weight" = dense_resource<layer_scale.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %biasr = mase.parameter "layer_scale.bias" = dense_resource<layer_scale.bias> : tensor<6xf32> : () -> tensor<6xf32>
    %sr = mase.parameter "layer_scale.s" = dense_resource<layer_scale.s> : tensor<6xf32> : () -> tensor<6xf32>
    %cr = mase.linear %xr, %weightr, %biasr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %yr = mase.mul %cr, %sr : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @quotient
// IR: mase.linear
// IR-NOT: mase.div
// IR: mase.block
// CHECK: [0]
func.func @quotient() {
  %x = arith.constant dense_resource<quotient.x> : tensor<2x5xf32>
  %weight = mase.parameter "quotient.weight" = dense_resource<quotient.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %bias = mase.parameter "quotient.bias" = dense_resource<quotient.bias> : tensor<6xf32> : () -> tensor<6xf32>
  %s = mase.parameter "quotient.s" = dense_resource<quotient.s> : tensor<1x6xf32> : () -> tensor<1x6xf32>
  %c = mase.linear %x, %weight, %bias {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %y = mase.div %c, %s : (tensor<2x6xf32>, tensor<1x6xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "quotient.weight" = dense_resource<quotient.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %biasr = mase.parameter "quotient.bias" = dense_resource<quotient.bias> : tensor<6xf32> : () -> tensor<6xf32>
    %sr = mase.parameter "quotient.s" = dense_resource<quotient.s> : tensor<1x6xf32> : () -> tensor<1x6xf32>
    %cr = mase.linear %xr, %weightr, %biasr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %yr = mase.div %cr, %sr : (tensor<2x6xf32>, tensor<1x6xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @sum
// IR: mase.linear
// IR-NOT: mase.add
// IR: mase.block
// CHECK: [0]
func.func @sum() {
  %x = arith.constant dense_resource<sum.x> : tensor<2x5xf32>
  %weight = mase.parameter "sum.weight" = dense_resource<sum.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %s = mase.parameter "sum.s" = dense_resource<sum.s> : tensor<6xf32> : () -> tensor<6xf32>
  %c = mase.linear %x, %weight {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
  %y = mase.add %c, %s : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "sum.weight" = dense_resource<sum.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %sr = mase.parameter "sum.s" = dense_resource<sum.s> : tensor<6xf32> : () -> tensor<6xf32>
    %cr = mase.linear %xr, %weightr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
    %yr = mase.add %cr, %sr : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @difference
// IR: mase.linear
// IR-NOT: mase.sub
// IR: mase.block
// CHECK: [0]
func.func @difference() {
  %x = arith.constant dense_resource<difference.x> : tensor<2x5xf32>
  %weight = mase.parameter "difference.weight" = dense_resource<difference.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %s = mase.parameter "difference.s" = dense_resource<difference.s> : tensor<1x6xf32> : () -> tensor<1x6xf32>
  %c = mase.linear %x, %weight {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
  %y = mase.sub %c, %s : (tensor<2x6xf32>, tensor<1x6xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "difference.weight" = dense_resource<difference.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %sr = mase.parameter "difference.s" = dense_resource<difference.s> : tensor<1x6xf32> : () -> tensor<1x6xf32>
    %cr = mase.linear %xr, %weightr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
    %yr = mase.sub %cr, %sr : (tensor<2x6xf32>, tensor<1x6xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @two_sums
// IR: mase.linear
// IR-NOT: mase.{{add|sub}}
// IR: mase.block
// CHECK: [0]
func.func @two_sums() {
  %x = arith.constant dense_resource<two_sums.x> : tensor<2x5xf32>
  %weight = mase.parameter "two_sums.weight" = dense_resource<two_sums.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %bias = mase.parameter "two_sums.bias" = dense_resource<two_sums.bias> : tensor<6xf32> : () -> tensor<6xf32>
  %s = mase.parameter "two_sums.s" = dense_resource<two_sums.s> : tensor<6xf32> : () -> tensor<6xf32>
  %t = mase.parameter "two_sums.t" = dense_resource<two_sums.t> : tensor<1xf32> : () -> tensor<1xf32>
  %c = mase.linear %x, %weight, %bias {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %d = mase.add %c, %s : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %y = mase.sub %d, %t : (tensor<2x6xf32>, tensor<1xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "two_sums.weight" = dense_resource<two_sums.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %biasr = mase.parameter "two_sums.bias" = dense_resource<two_sums.bias> : tensor<6xf32> : () -> tensor<6xf32>
    %sr = mase.parameter "two_sums.s" = dense_resource<two_sums.s> : tensor<6xf32> : () -> tensor<6xf32>
    %tr = mase.parameter "two_sums.t" = dense_resource<two_sums.t> : tensor<1xf32> : () -> tensor<1xf32>
    %cr = mase.linear %xr, %weightr, %biasr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %dr = mase.add %cr, %sr : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %yr = mase.sub %dr, %tr : (tensor<2x6xf32>, tensor<1xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @chain
// IR: mase.linear
// IR-NOT: mase.{{mul|div|batch_norm}}
// IR: mase.block
// CHECK: [0]
func.func @chain() {
  %x = arith.constant dense_resource<chain.x> : tensor<2x5xf32>
  %weight = mase.parameter "chain.weight" = dense_resource<chain.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
  %gamma = mase.parameter "chain.gamma" = dense_resource<chain.gamma> : tensor<6xf32> : () -> tensor<6xf32>
  %beta = mase.parameter "chain.beta" = dense_resource<chain.beta> : tensor<6xf32> : () -> tensor<6xf32>
  %mean = mase.parameter "chain.mean" = dense_resource<chain.mean> : tensor<6xf32> : () -> tensor<6xf32>
  %var = mase.parameter "chain.var" = dense_resource<chain.var> : tensor<6xf32> : () -> tensor<6xf32>
  %s = mase.parameter "chain.s" = dense_resource<chain.s> : tensor<6xf32> : () -> tensor<6xf32>
  %t = mase.parameter "chain.t" = dense_resource<chain.t> : tensor<1x1xf32> : () -> tensor<1x1xf32>
  %c = mase.linear %x, %weight {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
  %d = mase.mul %c, %s : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %e = mase.batch_norm %d, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %y = mase.div %e, %t : (tensor<2x6xf32>, tensor<1x1xf32>) -> tensor<2x6xf32>
  %before = mase.block (%x) : (tensor<2x5xf32>) -> tensor<2x6xf32> {
  ^bb0(%xr: tensor<2x5xf32>):
    %weightr = mase.parameter "chain.weight" = dense_resource<chain.weight> : tensor<6x5xf32> : () -> tensor<6x5xf32>
    %gammar = mase.parameter "chain.gamma" = dense_resource<chain.gamma> : tensor<6xf32> : () -> tensor<6xf32>
    %betar = mase.parameter "chain.beta" = dense_resource<chain.beta> : tensor<6xf32> : () -> tensor<6xf32>
    %meanr = mase.parameter "chain.mean" = dense_resource<chain.mean> : tensor<6xf32> : () -> tensor<6xf32>
    %varr = mase.parameter "chain.var" = dense_resource<chain.var> : tensor<6xf32> : () -> tensor<6xf32>
    %sr = mase.parameter "chain.s" = dense_resource<chain.s> : tensor<6xf32> : () -> tensor<6xf32>
    %tr = mase.parameter "chain.t" = dense_resource<chain.t> : tensor<1x1xf32> : () -> tensor<1x1xf32>
    %cr = mase.linear %xr, %weightr {mase.node = "fc"} : (tensor<2x5xf32>, tensor<6x5xf32>) -> tensor<2x6xf32>
    %dr = mase.mul %cr, %sr : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %er = mase.batch_norm %dr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
    %yr = mase.div %er, %tr : (tensor<2x6xf32>, tensor<1x1xf32>) -> tensor<2x6xf32>
    mase.yield %yr : tensor<2x6xf32>
  }
  call @same_2x6(%before, %y) : (tensor<2x6xf32>, tensor<2x6xf32>) -> ()
  return
}

func.func @main() {
  call @norm() : () -> ()
  call @norm_no_bias() : () -> ()
  call @layer_scale() : () -> ()
  call @quotient() : () -> ()
  call @sum() : () -> ()
  call @difference() : () -> ()
  call @two_sums() : () -> ()
  call @chain() : () -> ()
  return
}

func.func private @same_2x6(%a: tensor<2x6xf32>, %b: tensor<2x6xf32>) {
  %f = mase.reshape %a : (tensor<2x6xf32>) -> tensor<12xf32>
  %g = mase.reshape %b : (tensor<2x6xf32>) -> tensor<12xf32>
  %d = mase.sub %g, %f : (tensor<12xf32>, tensor<12xf32>) -> tensor<12xf32>
  %e = func.call @largest_12(%d) : (tensor<12xf32>) -> tensor<1xf32>
  %s = func.call @largest_12(%f) : (tensor<12xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @largest_12(%d: tensor<12xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<12xf32>) -> tensor<12xf32>
  %a = mase.maximum %d, %n : (tensor<12xf32>, tensor<12xf32>) -> tensor<12xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<12xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}

{-#
  dialect_resources: {
    builtin: {
      "norm.weight": "0x040000005839B4BE21B032BFBE9F9A3E48E15ABFBC74933D5EBA89BED34D62BF8FC2753CCDCC6CBF273108BEF6285CBFFCA951BFBE9F1ABE8B6C273F128340BFF2D20DBF5C8F823EB81E653F2DB21D3ECFF753BECFF7733F273168BF508D373F508DD7BE190436BF819543BF9318C4BEC1CA213F819523BF79E9263E",
      "norm.bias": "0x0400000004568E3E5C8F82BE5C8FC23D77BE5FBF378961BF2B8716BF",
      "norm.gamma": "0x0400000021B0C23F4A0C923F7593783F4E62B03F3D0A973F3333733F",
      "norm.beta": "0x04000000B4C8163FA8C6CB3E6F1203BF7593183ECDCC4C3D0000403F",
      "norm.mean": "0x040000000C02EB3E8716D9BE8FC2753F819543BF9EEF27BE8195033F",
      "norm.var": "0x04000000FA7E0A3FD34DC23FD1225B3E986E0240BA4914403789E13F",
      "norm.x": "0x040000008941403FDBF9BEBE2731C83E3789413E0AD7233E5839B4BD7B142E3F8195633FF4FD54BD9EEFA73E",
      "norm_no_bias.weight": "0x04000000250661BF0456CE3E2B87963E7F6A7C3F2FDD243F08ACDCBED57869BE448BAC3EE17A74BF2DB29DBDE7FB29BF931844BFC1CA61BF4C37093F2DB23DBFAE4701BF643B5FBE3F353E3FB4C856BF60E5D0BD83C0CA3D1D5A443F8195233F355E3A3FE5D0E2BE560E2DBE4E6290BEA69B443F713D6A3F21B032BF",
      "norm_no_bias.gamma": "0x040000008195433F8716593F9A99593F560E9D3FE926B13F2FDD643F",
      "norm_no_bias.beta": "0x04000000B6F37DBF54E325BECBA185BE2731083E9EEF673F6F12C33E",
      "norm_no_bias.mean": "0x04000000B6F3FD3CD7A3703E5839B43E1D5A64BF448B4C3F295C0F3F",
      "norm_no_bias.var": "0x0400000039B42840FA7E1A40C9769E3F60E5A03FCDCCCC3E2731F83F",
      "norm_no_bias.x": "0x04000000894160BFA4705DBFF4FD14BFCDCC2CBF0AD7A3BEB81E65BF000080BF986E32BF31084CBFA8C68BBE",
      "layer_scale.weight": "0x04000000AAF172BF77BE3F3FD578693ECFF733BFA470FDBEF6289CBE96438BBE250641BF21B0323F7F6A7C3F96438BBD6F1203BDCFF753BFA8C64BBFAE47A1BED7A3F0BEB072283FDF4F2DBF583974BF79E9663FD578693DF4FD34BFC520B03D0E2D72BF4260653DF4FD743FAC1C3A3F39B4C83E6ABCF4BE39B488BE",
      "layer_scale.bias": "0x04000000FA7E2ABF96430B3FB81E853D17D90E3F8D97AEBEF2D20DBF",
      "layer_scale.s": "0x04000000EE7C1F3FEC51783FE17A343F08AC1C3F6F12233F8FC2F53E",
      "layer_scale.x": "0x0400000031080CBF295C0F3DCFF793BEE92671BFFCA971BFC1CAE1BEB4C8F6BEB81EC53E5EBA693F8716D9BD",
      "quotient.weight": "0x0400000077BE5F3F23DB793FC3F5683F83C08ABEA01A0FBFA8C60BBF5A641BBFC74B17BFB6F37D3E560E4D3F04562E3F9EEF27BD08AC9C3E1058193FE17A54BF1D5AA43E85EB513FD7A3103F0000003F583934BDA69B24BFCFF7133F1F85ABBEAC1C1A3F7368713FF4FD54BE5EBA49BE2FDD643F6666E63EC3F528BF",
      "quotient.bias": "0x04000000DBF93EBF21B032BF295C4F3F91ED1C3F7D3F35BF022B273F",
      "quotient.s": "0x04000000F628FC3F3F35BE3FF853833F1058A93F0E2D323F4260053F",
      "quotient.x": "0x04000000E926713F8716993E8716593DB6F35D3F022B07BE3F353E3F79E9263FCFF713BFB6F3FDBECFF7D3BE",
      "sum.weight": "0x040000002FDD04BFE926313EA245F6BE54E325BE91ED3CBF85EB513F068195BE3108ACBD0C022B3EA01A4F3FE5D022BE8FC2553FA69B443B6F12833D1283403D2B8776BF8FC2F5BDD34D22BFB6F37DBF8716193F14AE27BF871659BD6666E63E8B6CE73D0E2DB2BE508D173DF853E33DFCA9113F5EBA49BFD9CEF73D",
      "sum.s": "0x040000009CC400BF1D5AE4BE1F850B3F8FC2753C6DE7FB3DB81E053F",
      "sum.x": "0x040000003333533FD578E9BD6666663E5839343CA69BC43CB81EC53E5C8FC2BD4C37893D583934BD4A0C623F",
      "difference.weight": "0x04000000A8C6CB3E9CC4403FD34D623FA245F6BE46B6F33D6F12633F7B142E3F23DB39BFC1CA41BF6891EDBD48E15ABF2FDD04BFBE9F5ABF6891AD3E7368113F96434B3F60E530BF1B2FDD3E1D5AA43EB4C836BF9318443F295C6F3FB29D0FBF14AE673F3BDF4FBECDCCCCBC48E17A3F713D2A3FDF4F2DBFBA490CBE",
      "difference.s": "0x04000000B6F3FD3C2FDDA4BE6DE71BBF23DBB9BEF853E33E190476BF",
      "difference.x": "0x040000001B2FDD3D46B6F3BDB4C876BF448BACBEB6F37D3ECDCCCC3CDBF95EBFEC51783F46B6133F7368713F",
      "two_sums.weight": "0x04000000713D4ABFC520F0BEA8C66BBF17D90E3F0C02EBBE2DB23DBF52B81EBE21B0523FF853233FC74BF7BEBC7433BF2B87563F4E62103EDF4FCD3E0E2D52BF5C8F62BF1283C03E759318BE48E15ABF1283603F5EBA893E355E1A3F7D3F55BFA245363FB6F35DBF23DB393F7F6ABCBD2FDDA4BE8716D93D355E5A3F",
      "two_sums.bias": "0x040000006891EDBEB6F33DBF1B2F5D3D54E305BF9EEF47BFDF4F2DBF",
      "two_sums.s": "0x04000000DD2466BF759318BF1283C0BE14AEC7BE2FDD043F3D0AD7BE",
      "two_sums.t": "0x0400000000000000",
      "two_sums.x": "0x040000002FDD24BF08AC9CBEB4C876BFEE7CFFBE621078BF8D97EE3E60E5D03DDBF91EBFCDCC4CBDC9765E3F",
      "chain.weight": "0x04000000D57849BFF853233F96430BBE0AD723BC96432B3FD1225BBEF4FD543C0000C03E3D0A773FAE47A1BE713D2A3FBC74D33E96438B3E819543BEF6289CBE931864BFA4703DBF6DE75BBFB4C8F63E355EFABE448B2CBF6ABC54BF17D92E3F2DB23D3F8D97AE3E643BDFBE931804BFCFF7D3BE54E3A5BD295C2FBF",
      "chain.gamma": "0x04000000CBA1953FB81E653F39B4F83F83C0FA3F8716A93FB6F35D3F",
      "chain.beta": "0x0400000004566E3F6F12C3BEAAF192BEEE7C7FBF21B072BE60E550BD",
      "chain.mean": "0x04000000A69BC43B871619BFBC74133CA4707DBFFCA9F1BE85EB51BF",
      "chain.var": "0x04000000E926A13FD34D623EC3F5283E5A647B3F6666463FDD24E63F",
      "chain.s": "0x0400000068916D3D8941003FAE47A13E1B2FDD3E4A0C423FD34D62BE",
      "chain.t": "0x040000000E2DB2BE",
      "chain.x": "0x040000006210783FBC7433BF4260E53E986E923ED57869BFA8C62B3F39B4483F5C8F823EB29DEF3E77BE1F3F"
    }
  }
#-}
