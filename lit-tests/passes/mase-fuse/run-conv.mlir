// RUN: mase-opt %s --mase-fuse --verify-roundtrip | FileCheck %s --check-prefix=IR
// RUN: mase-opt %s --mase-fuse | mase-opt --mase-lower-to-linalg | %lower | %run | FileCheck %s

// Convolution and batch normalisation: the fused node computes what the pair did, which a block, being left alone, still does. Each result is by how much
// the largest difference exceeds 1e-5 of the largest value.

// IR-LABEL: func.func @plain
// IR-COUNT-2: mase.derive
// IR-NEXT: ^bb0
// IR: mase.conv2d
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @plain() {
  %x = arith.constant dense_resource<plain.x> : tensor<1x3x5x5xf32>
  %weight = mase.parameter "plain.weight" = dense_resource<plain.weight> : tensor<4x3x3x3xf32> : () -> tensor<4x3x3x3xf32>
  %gamma = mase.parameter "plain.gamma" = dense_resource<plain.gamma> : tensor<4xf32> : () -> tensor<4xf32>
  %beta = mase.parameter "plain.beta" = dense_resource<plain.beta> : tensor<4xf32> : () -> tensor<4xf32>
  %mean = mase.parameter "plain.mean" = dense_resource<plain.mean> : tensor<4xf32> : () -> tensor<4xf32>
  %var = mase.parameter "plain.var" = dense_resource<plain.var> : tensor<4xf32> : () -> tensor<4xf32>
  %c = mase.conv2d %x, %weight {mase.node = "conv"} : (tensor<1x3x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x3x3xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x3x3xf32>
  %before = mase.block (%x) : (tensor<1x3x5x5xf32>) -> tensor<1x4x3x3xf32> {
  ^bb0(%xr: tensor<1x3x5x5xf32>):
    %weightr = mase.parameter "plain.weight" = dense_resource<plain.weight> : tensor<4x3x3x3xf32> : () -> tensor<4x3x3x3xf32>
    %gammar = mase.parameter "plain.gamma" = dense_resource<plain.gamma> : tensor<4xf32> : () -> tensor<4xf32>
    %betar = mase.parameter "plain.beta" = dense_resource<plain.beta> : tensor<4xf32> : () -> tensor<4xf32>
    %meanr = mase.parameter "plain.mean" = dense_resource<plain.mean> : tensor<4xf32> : () -> tensor<4xf32>
    %varr = mase.parameter "plain.var" = dense_resource<plain.var> : tensor<4xf32> : () -> tensor<4xf32>
    %cr = mase.conv2d %xr, %weightr {mase.node = "conv"} : (tensor<1x3x5x5xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x3x3xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x3x3xf32>
    mase.yield %yr : tensor<1x4x3x3xf32>
  }
  call @same_1x4x3x3(%before, %y) : (tensor<1x4x3x3xf32>, tensor<1x4x3x3xf32>) -> ()
  return
}

// IR-LABEL: func.func @strided_bias
// IR-COUNT-2: mase.derive
// IR-NEXT: ^bb0
// IR: mase.conv2d
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @strided_bias() {
  %x = arith.constant dense_resource<strided_bias.x> : tensor<2x2x6x5xf32>
  %weight = mase.parameter "strided_bias.weight" = dense_resource<strided_bias.weight> : tensor<3x2x3x3xf32> : () -> tensor<3x2x3x3xf32>
  %bias = mase.parameter "strided_bias.bias" = dense_resource<strided_bias.bias> : tensor<3xf32> : () -> tensor<3xf32>
  %gamma = mase.parameter "strided_bias.gamma" = dense_resource<strided_bias.gamma> : tensor<3xf32> : () -> tensor<3xf32>
  %beta = mase.parameter "strided_bias.beta" = dense_resource<strided_bias.beta> : tensor<3xf32> : () -> tensor<3xf32>
  %mean = mase.parameter "strided_bias.mean" = dense_resource<strided_bias.mean> : tensor<3xf32> : () -> tensor<3xf32>
  %var = mase.parameter "strided_bias.var" = dense_resource<strided_bias.var> : tensor<3xf32> : () -> tensor<3xf32>
  %c = mase.conv2d %x, %weight, %bias {strides = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>, mase.node = "conv"} : (tensor<2x2x6x5xf32>, tensor<3x2x3x3xf32>, tensor<3xf32>) -> tensor<2x3x3x3xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x3x3xf32>
  %before = mase.block (%x) : (tensor<2x2x6x5xf32>) -> tensor<2x3x3x3xf32> {
  ^bb0(%xr: tensor<2x2x6x5xf32>):
    %weightr = mase.parameter "strided_bias.weight" = dense_resource<strided_bias.weight> : tensor<3x2x3x3xf32> : () -> tensor<3x2x3x3xf32>
    %biasr = mase.parameter "strided_bias.bias" = dense_resource<strided_bias.bias> : tensor<3xf32> : () -> tensor<3xf32>
    %gammar = mase.parameter "strided_bias.gamma" = dense_resource<strided_bias.gamma> : tensor<3xf32> : () -> tensor<3xf32>
    %betar = mase.parameter "strided_bias.beta" = dense_resource<strided_bias.beta> : tensor<3xf32> : () -> tensor<3xf32>
    %meanr = mase.parameter "strided_bias.mean" = dense_resource<strided_bias.mean> : tensor<3xf32> : () -> tensor<3xf32>
    %varr = mase.parameter "strided_bias.var" = dense_resource<strided_bias.var> : tensor<3xf32> : () -> tensor<3xf32>
    %cr = mase.conv2d %xr, %weightr, %biasr {strides = array<i64: 2, 2>, padding = array<i64: 1, 1, 1, 1>, mase.node = "conv"} : (tensor<2x2x6x5xf32>, tensor<3x2x3x3xf32>, tensor<3xf32>) -> tensor<2x3x3x3xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<2x3x3x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x3x3xf32>
    mase.yield %yr : tensor<2x3x3x3xf32>
  }
  call @same_2x3x3x3(%before, %y) : (tensor<2x3x3x3xf32>, tensor<2x3x3x3xf32>) -> ()
  return
}

// IR-LABEL: func.func @grouped
// IR-COUNT-2: mase.derive
// IR-NEXT: ^bb0
// IR: mase.conv2d
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @grouped() {
  %x = arith.constant dense_resource<grouped.x> : tensor<1x4x4x4xf32>
  %weight = mase.parameter "grouped.weight" = dense_resource<grouped.weight> : tensor<6x2x3x3xf32> : () -> tensor<6x2x3x3xf32>
  %bias = mase.parameter "grouped.bias" = dense_resource<grouped.bias> : tensor<6xf32> : () -> tensor<6xf32>
  %gamma = mase.parameter "grouped.gamma" = dense_resource<grouped.gamma> : tensor<6xf32> : () -> tensor<6xf32>
  %beta = mase.parameter "grouped.beta" = dense_resource<grouped.beta> : tensor<6xf32> : () -> tensor<6xf32>
  %mean = mase.parameter "grouped.mean" = dense_resource<grouped.mean> : tensor<6xf32> : () -> tensor<6xf32>
  %var = mase.parameter "grouped.var" = dense_resource<grouped.var> : tensor<6xf32> : () -> tensor<6xf32>
  %c = mase.conv2d %x, %weight, %bias {groups = 2 : i64, mase.node = "conv"} : (tensor<1x4x4x4xf32>, tensor<6x2x3x3xf32>, tensor<6xf32>) -> tensor<1x6x2x2xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x6x2x2xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<1x6x2x2xf32>
  %before = mase.block (%x) : (tensor<1x4x4x4xf32>) -> tensor<1x6x2x2xf32> {
  ^bb0(%xr: tensor<1x4x4x4xf32>):
    %weightr = mase.parameter "grouped.weight" = dense_resource<grouped.weight> : tensor<6x2x3x3xf32> : () -> tensor<6x2x3x3xf32>
    %biasr = mase.parameter "grouped.bias" = dense_resource<grouped.bias> : tensor<6xf32> : () -> tensor<6xf32>
    %gammar = mase.parameter "grouped.gamma" = dense_resource<grouped.gamma> : tensor<6xf32> : () -> tensor<6xf32>
    %betar = mase.parameter "grouped.beta" = dense_resource<grouped.beta> : tensor<6xf32> : () -> tensor<6xf32>
    %meanr = mase.parameter "grouped.mean" = dense_resource<grouped.mean> : tensor<6xf32> : () -> tensor<6xf32>
    %varr = mase.parameter "grouped.var" = dense_resource<grouped.var> : tensor<6xf32> : () -> tensor<6xf32>
    %cr = mase.conv2d %xr, %weightr, %biasr {groups = 2 : i64, mase.node = "conv"} : (tensor<1x4x4x4xf32>, tensor<6x2x3x3xf32>, tensor<6xf32>) -> tensor<1x6x2x2xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x6x2x2xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<1x6x2x2xf32>
    mase.yield %yr : tensor<1x6x2x2xf32>
  }
  call @same_1x6x2x2(%before, %y) : (tensor<1x6x2x2xf32>, tensor<1x6x2x2xf32>) -> ()
  return
}

// IR-LABEL: func.func @depthwise
// IR-COUNT-2: mase.derive
// IR-NEXT: ^bb0
// IR: mase.conv2d
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @depthwise() {
  %x = arith.constant dense_resource<depthwise.x> : tensor<1x3x4x4xf32>
  %weight = mase.parameter "depthwise.weight" = dense_resource<depthwise.weight> : tensor<3x1x3x3xf32> : () -> tensor<3x1x3x3xf32>
  %gamma = mase.parameter "depthwise.gamma" = dense_resource<depthwise.gamma> : tensor<3xf32> : () -> tensor<3xf32>
  %beta = mase.parameter "depthwise.beta" = dense_resource<depthwise.beta> : tensor<3xf32> : () -> tensor<3xf32>
  %mean = mase.parameter "depthwise.mean" = dense_resource<depthwise.mean> : tensor<3xf32> : () -> tensor<3xf32>
  %var = mase.parameter "depthwise.var" = dense_resource<depthwise.var> : tensor<3xf32> : () -> tensor<3xf32>
  %c = mase.conv2d %x, %weight {groups = 3 : i64, padding = array<i64: 1, 1, 1, 1>, mase.node = "conv"} : (tensor<1x3x4x4xf32>, tensor<3x1x3x3xf32>) -> tensor<1x3x4x4xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x3x4x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x4x4xf32>
  %before = mase.block (%x) : (tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32> {
  ^bb0(%xr: tensor<1x3x4x4xf32>):
    %weightr = mase.parameter "depthwise.weight" = dense_resource<depthwise.weight> : tensor<3x1x3x3xf32> : () -> tensor<3x1x3x3xf32>
    %gammar = mase.parameter "depthwise.gamma" = dense_resource<depthwise.gamma> : tensor<3xf32> : () -> tensor<3xf32>
    %betar = mase.parameter "depthwise.beta" = dense_resource<depthwise.beta> : tensor<3xf32> : () -> tensor<3xf32>
    %meanr = mase.parameter "depthwise.mean" = dense_resource<depthwise.mean> : tensor<3xf32> : () -> tensor<3xf32>
    %varr = mase.parameter "depthwise.var" = dense_resource<depthwise.var> : tensor<3xf32> : () -> tensor<3xf32>
    %cr = mase.conv2d %xr, %weightr {groups = 3 : i64, padding = array<i64: 1, 1, 1, 1>, mase.node = "conv"} : (tensor<1x3x4x4xf32>, tensor<3x1x3x3xf32>) -> tensor<1x3x4x4xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x3x4x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x4x4xf32>
    mase.yield %yr : tensor<1x3x4x4xf32>
  }
  call @same_1x3x4x4(%before, %y) : (tensor<1x3x4x4xf32>, tensor<1x3x4x4xf32>) -> ()
  return
}

// IR-LABEL: func.func @transposed
// IR-COUNT-2: mase.derive
// IR-NEXT: ^bb0
// IR: mase.conv_transpose2d
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @transposed() {
  %x = arith.constant dense_resource<transposed.x> : tensor<1x2x3x3xf32>
  %weight = mase.parameter "transposed.weight" = dense_resource<transposed.weight> : tensor<2x3x2x2xf32> : () -> tensor<2x3x2x2xf32>
  %bias = mase.parameter "transposed.bias" = dense_resource<transposed.bias> : tensor<3xf32> : () -> tensor<3xf32>
  %gamma = mase.parameter "transposed.gamma" = dense_resource<transposed.gamma> : tensor<3xf32> : () -> tensor<3xf32>
  %beta = mase.parameter "transposed.beta" = dense_resource<transposed.beta> : tensor<3xf32> : () -> tensor<3xf32>
  %mean = mase.parameter "transposed.mean" = dense_resource<transposed.mean> : tensor<3xf32> : () -> tensor<3xf32>
  %var = mase.parameter "transposed.var" = dense_resource<transposed.var> : tensor<3xf32> : () -> tensor<3xf32>
  %c = mase.conv_transpose2d %x, %weight, %bias {strides = array<i64: 2, 2>, mase.node = "conv"} : (tensor<1x2x3x3xf32>, tensor<2x3x2x2xf32>, tensor<3xf32>) -> tensor<1x3x6x6xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x3x6x6xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x6x6xf32>
  %before = mase.block (%x) : (tensor<1x2x3x3xf32>) -> tensor<1x3x6x6xf32> {
  ^bb0(%xr: tensor<1x2x3x3xf32>):
    %weightr = mase.parameter "transposed.weight" = dense_resource<transposed.weight> : tensor<2x3x2x2xf32> : () -> tensor<2x3x2x2xf32>
    %biasr = mase.parameter "transposed.bias" = dense_resource<transposed.bias> : tensor<3xf32> : () -> tensor<3xf32>
    %gammar = mase.parameter "transposed.gamma" = dense_resource<transposed.gamma> : tensor<3xf32> : () -> tensor<3xf32>
    %betar = mase.parameter "transposed.beta" = dense_resource<transposed.beta> : tensor<3xf32> : () -> tensor<3xf32>
    %meanr = mase.parameter "transposed.mean" = dense_resource<transposed.mean> : tensor<3xf32> : () -> tensor<3xf32>
    %varr = mase.parameter "transposed.var" = dense_resource<transposed.var> : tensor<3xf32> : () -> tensor<3xf32>
    %cr = mase.conv_transpose2d %xr, %weightr, %biasr {strides = array<i64: 2, 2>, mase.node = "conv"} : (tensor<1x2x3x3xf32>, tensor<2x3x2x2xf32>, tensor<3xf32>) -> tensor<1x3x6x6xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x3x6x6xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<1x3x6x6xf32>
    mase.yield %yr : tensor<1x3x6x6xf32>
  }
  call @same_1x3x6x6(%before, %y) : (tensor<1x3x6x6xf32>, tensor<1x3x6x6xf32>) -> ()
  return
}

// IR-LABEL: func.func @transposed_grouped
// IR-COUNT-2: mase.derive
// IR-NEXT: ^bb0
// IR: mase.conv_transpose2d
// IR-NOT: mase.batch_norm
// IR: mase.block
// CHECK: [0]
func.func @transposed_grouped() {
  %x = arith.constant dense_resource<transposed_grouped.x> : tensor<1x4x3x3xf32>
  %weight = mase.parameter "transposed_grouped.weight" = dense_resource<transposed_grouped.weight> : tensor<4x3x2x2xf32> : () -> tensor<4x3x2x2xf32>
  %gamma = mase.parameter "transposed_grouped.gamma" = dense_resource<transposed_grouped.gamma> : tensor<6xf32> : () -> tensor<6xf32>
  %beta = mase.parameter "transposed_grouped.beta" = dense_resource<transposed_grouped.beta> : tensor<6xf32> : () -> tensor<6xf32>
  %mean = mase.parameter "transposed_grouped.mean" = dense_resource<transposed_grouped.mean> : tensor<6xf32> : () -> tensor<6xf32>
  %var = mase.parameter "transposed_grouped.var" = dense_resource<transposed_grouped.var> : tensor<6xf32> : () -> tensor<6xf32>
  %c = mase.conv_transpose2d %x, %weight {groups = 2 : i64, mase.node = "conv"} : (tensor<1x4x3x3xf32>, tensor<4x3x2x2xf32>) -> tensor<1x6x4x4xf32>
  %y = mase.batch_norm %c, %gamma, %beta, %mean, %var {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x6x4x4xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<1x6x4x4xf32>
  %before = mase.block (%x) : (tensor<1x4x3x3xf32>) -> tensor<1x6x4x4xf32> {
  ^bb0(%xr: tensor<1x4x3x3xf32>):
    %weightr = mase.parameter "transposed_grouped.weight" = dense_resource<transposed_grouped.weight> : tensor<4x3x2x2xf32> : () -> tensor<4x3x2x2xf32>
    %gammar = mase.parameter "transposed_grouped.gamma" = dense_resource<transposed_grouped.gamma> : tensor<6xf32> : () -> tensor<6xf32>
    %betar = mase.parameter "transposed_grouped.beta" = dense_resource<transposed_grouped.beta> : tensor<6xf32> : () -> tensor<6xf32>
    %meanr = mase.parameter "transposed_grouped.mean" = dense_resource<transposed_grouped.mean> : tensor<6xf32> : () -> tensor<6xf32>
    %varr = mase.parameter "transposed_grouped.var" = dense_resource<transposed_grouped.var> : tensor<6xf32> : () -> tensor<6xf32>
    %cr = mase.conv_transpose2d %xr, %weightr {groups = 2 : i64, mase.node = "conv"} : (tensor<1x4x3x3xf32>, tensor<4x3x2x2xf32>) -> tensor<1x6x4x4xf32>
    %yr = mase.batch_norm %cr, %gammar, %betar, %meanr, %varr {epsilon = 1.0e-3, mase.node = "bn"} : (tensor<1x6x4x4xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<1x6x4x4xf32>
    mase.yield %yr : tensor<1x6x4x4xf32>
  }
  call @same_1x6x4x4(%before, %y) : (tensor<1x6x4x4xf32>, tensor<1x6x4x4xf32>) -> ()
  return
}

func.func @main() {
  call @plain() : () -> ()
  call @strided_bias() : () -> ()
  call @grouped() : () -> ()
  call @depthwise() : () -> ()
  call @transposed() : () -> ()
  call @transposed_grouped() : () -> ()
  return
}

func.func private @same_1x3x4x4(%a: tensor<1x3x4x4xf32>, %b: tensor<1x3x4x4xf32>) {
  %f = mase.reshape %a : (tensor<1x3x4x4xf32>) -> tensor<48xf32>
  %g = mase.reshape %b : (tensor<1x3x4x4xf32>) -> tensor<48xf32>
  %d = mase.sub %g, %f : (tensor<48xf32>, tensor<48xf32>) -> tensor<48xf32>
  %e = func.call @largest_48(%d) : (tensor<48xf32>) -> tensor<1xf32>
  %s = func.call @largest_48(%f) : (tensor<48xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @same_1x3x6x6(%a: tensor<1x3x6x6xf32>, %b: tensor<1x3x6x6xf32>) {
  %f = mase.reshape %a : (tensor<1x3x6x6xf32>) -> tensor<108xf32>
  %g = mase.reshape %b : (tensor<1x3x6x6xf32>) -> tensor<108xf32>
  %d = mase.sub %g, %f : (tensor<108xf32>, tensor<108xf32>) -> tensor<108xf32>
  %e = func.call @largest_108(%d) : (tensor<108xf32>) -> tensor<1xf32>
  %s = func.call @largest_108(%f) : (tensor<108xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @same_1x4x3x3(%a: tensor<1x4x3x3xf32>, %b: tensor<1x4x3x3xf32>) {
  %f = mase.reshape %a : (tensor<1x4x3x3xf32>) -> tensor<36xf32>
  %g = mase.reshape %b : (tensor<1x4x3x3xf32>) -> tensor<36xf32>
  %d = mase.sub %g, %f : (tensor<36xf32>, tensor<36xf32>) -> tensor<36xf32>
  %e = func.call @largest_36(%d) : (tensor<36xf32>) -> tensor<1xf32>
  %s = func.call @largest_36(%f) : (tensor<36xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @same_1x6x2x2(%a: tensor<1x6x2x2xf32>, %b: tensor<1x6x2x2xf32>) {
  %f = mase.reshape %a : (tensor<1x6x2x2xf32>) -> tensor<24xf32>
  %g = mase.reshape %b : (tensor<1x6x2x2xf32>) -> tensor<24xf32>
  %d = mase.sub %g, %f : (tensor<24xf32>, tensor<24xf32>) -> tensor<24xf32>
  %e = func.call @largest_24(%d) : (tensor<24xf32>) -> tensor<1xf32>
  %s = func.call @largest_24(%f) : (tensor<24xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @same_1x6x4x4(%a: tensor<1x6x4x4xf32>, %b: tensor<1x6x4x4xf32>) {
  %f = mase.reshape %a : (tensor<1x6x4x4xf32>) -> tensor<96xf32>
  %g = mase.reshape %b : (tensor<1x6x4x4xf32>) -> tensor<96xf32>
  %d = mase.sub %g, %f : (tensor<96xf32>, tensor<96xf32>) -> tensor<96xf32>
  %e = func.call @largest_96(%d) : (tensor<96xf32>) -> tensor<1xf32>
  %s = func.call @largest_96(%f) : (tensor<96xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @same_2x3x3x3(%a: tensor<2x3x3x3xf32>, %b: tensor<2x3x3x3xf32>) {
  %f = mase.reshape %a : (tensor<2x3x3x3xf32>) -> tensor<54xf32>
  %g = mase.reshape %b : (tensor<2x3x3x3xf32>) -> tensor<54xf32>
  %d = mase.sub %g, %f : (tensor<54xf32>, tensor<54xf32>) -> tensor<54xf32>
  %e = func.call @largest_54(%d) : (tensor<54xf32>) -> tensor<1xf32>
  %s = func.call @largest_54(%f) : (tensor<54xf32>) -> tensor<1xf32>
  %r = mase.div %e, %s : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  %bound = arith.constant dense<1.0e-5> : tensor<f32>
  %over = mase.sub %r, %bound : (tensor<1xf32>, tensor<f32>) -> tensor<1xf32>
  %p = mase.relu %over : (tensor<1xf32>) -> tensor<1xf32>
  %any = tensor.cast %p : tensor<1xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}

func.func private @largest_24(%d: tensor<24xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<24xf32>) -> tensor<24xf32>
  %a = mase.maximum %d, %n : (tensor<24xf32>, tensor<24xf32>) -> tensor<24xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<24xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}

func.func private @largest_36(%d: tensor<36xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<36xf32>) -> tensor<36xf32>
  %a = mase.maximum %d, %n : (tensor<36xf32>, tensor<36xf32>) -> tensor<36xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<36xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}

func.func private @largest_48(%d: tensor<48xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<48xf32>) -> tensor<48xf32>
  %a = mase.maximum %d, %n : (tensor<48xf32>, tensor<48xf32>) -> tensor<48xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<48xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}

func.func private @largest_54(%d: tensor<54xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<54xf32>) -> tensor<54xf32>
  %a = mase.maximum %d, %n : (tensor<54xf32>, tensor<54xf32>) -> tensor<54xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<54xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}

func.func private @largest_96(%d: tensor<96xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<96xf32>) -> tensor<96xf32>
  %a = mase.maximum %d, %n : (tensor<96xf32>, tensor<96xf32>) -> tensor<96xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<96xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}

func.func private @largest_108(%d: tensor<108xf32>) -> tensor<1xf32> {
  %n = mase.neg %d : (tensor<108xf32>) -> tensor<108xf32>
  %a = mase.maximum %d, %n : (tensor<108xf32>, tensor<108xf32>) -> tensor<108xf32>
  %m = mase.reduce_max %a axes [0] keepdims : (tensor<108xf32>) -> tensor<1xf32>
  return %m : tensor<1xf32>
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}

{-#
  dialect_resources: {
    builtin: {
      "plain.weight": "0x040000005839B4BE21B032BFBE9F9A3E48E15ABFBC74933D5EBA89BED34D62BF8FC2753CCDCC6CBF273108BEF6285CBFFCA951BFBE9F1ABE8B6C273F128340BFF2D20DBF5C8F823EB81E653F2DB21D3ECFF753BECFF7733F273168BF508D373F508DD7BE190436BF819543BF9318C4BEC1CA213F819523BF79E9263E04568E3E5C8F82BE5C8FC23D77BE5FBF378961BF2B8716BFFED4B83EE17A14BEC976BEBEA01A2F3E1283C0BDCDCCCCBEB4C8163FA8C6CB3E6F1203BF7593183ECDCC4C3D0000403F0C02EB3E8716D9BE8FC2753F819543BF9EEF27BE8195033F0E2D32BF5839B4BC31086CBF3108AC3E8B6C073F0681153E8941403FDBF9BEBE2731C83E3789413E0AD7233E5839B4BD7B142E3F8195633FF4FD54BD9EEFA73E250661BF0456CE3E2B87963E7F6A7C3F2FDD243F08ACDCBED57869BE448BAC3EE17A74BF2DB29DBDE7FB29BF931844BFC1CA61BF4C37093F2DB23DBFAE4701BF643B5FBE3F353E3FB4C856BF60E5D0BD83C0CA3D1D5A443F8195233F355E3A3FE5D0E2BE560E2DBE4E6290BEA69B443F713D6A3F21B032BF54E325BF4C3709BFB07208BF8FC2F5BCA245363E3333F3BEB6F37DBF54E325BE",
      "plain.gamma": "0x0400000079E9863FCDCCAC3F3D0AF73FA69BC43F",
      "plain.beta": "0x04000000B6F3FD3CD7A3703E5839B43E1D5A64BF",
      "plain.mean": "0x04000000448B4C3F295C0F3F77BE3F3F7593183F",
      "plain.var": "0x04000000C9769E3F60E5A03FCDCCCC3E2731F83F",
      "plain.x": "0x04000000894160BFA4705DBFF4FD14BFCDCC2CBF0AD7A3BEB81E65BF000080BF986E32BF31084CBFA8C68BBEAAF172BF77BE3F3FD578693ECFF733BFA470FDBEF6289CBE96438BBE250641BF21B0323F7F6A7C3F96438BBD6F1203BDCFF753BFA8C64BBFAE47A1BED7A3F0BEB072283FDF4F2DBF583974BF79E9663FD578693DF4FD34BFC520B03D0E2D72BF4260653DF4FD743FAC1C3A3F39B4C83E6ABCF4BE39B488BEFA7E2ABF96430B3FB81E853D17D90E3F8D97AEBEF2D20DBFEE7C1F3FEC51783FE17A343F08AC1C3F6F12233F8FC2F53E31080CBF295C0F3DCFF793BEE92671BFFCA971BFC1CAE1BEB4C8F6BEB81EC53E5EBA693F8716D9BD77BE5F3F23DB793FC3F5683F83C08ABEA01A0FBFA8C60BBF5A641BBFC74B17BFB6F37D3E560E4D3F04562E3F9EEF27BD08AC9C3E",
      "strided_bias.weight": "0x040000001058193FE17A54BF1D5AA43E85EB513FD7A3103F0000003F583934BDA69B24BFCFF7133F1F85ABBEAC1C1A3F7368713FF4FD54BE5EBA49BE2FDD643F6666E63EC3F528BFDBF93EBF21B032BF295C4F3F91ED1C3F7D3F35BF022B273F1904763FAE47A13E871699BEF0A7C63D91ED3CBFFED478BFE926713F8716993E8716593DB6F35D3F022B07BE3F353E3F79E9263FCFF713BFB6F3FDBECFF7D3BE2FDD04BFE926313EA245F6BE54E325BE91ED3CBF85EB513F068195BE3108ACBD0C022B3EA01A4F3FE5D022BE8FC2553FA69B443B6F12833D1283403D",
      "strided_bias.bias": "0x040000002B8776BF8FC2F5BDD34D22BF",
      "strided_bias.gamma": "0x040000003789013FD578D93FD34D423F",
      "strided_bias.beta": "0x04000000871659BD6666E63E8B6CE73D",
      "strided_bias.mean": "0x040000000E2DB2BE508D173DF853E33D",
      "strided_bias.var": "0x040000009EEF174060E5D03ECDCCDC3F",
      "strided_bias.x": "0x040000009CC400BF1D5AE4BE1F850B3F8FC2753C6DE7FB3DB81E053F3333533FD578E9BD6666663E5839343CA69BC43CB81EC53E5C8FC2BD4C37893D583934BD4A0C623FA8C6CB3E9CC4403FD34D623FA245F6BE46B6F33D6F12633F7B142E3F23DB39BFC1CA41BF6891EDBD48E15ABF2FDD04BFBE9F5ABF6891AD3E7368113F96434B3F60E530BF1B2FDD3E1D5AA43EB4C836BF9318443F295C6F3FB29D0FBF14AE673F3BDF4FBECDCCCCBC48E17A3F713D2A3FDF4F2DBFBA490CBEB6F3FD3C2FDDA4BE6DE71BBF23DBB9BEF853E33E190476BF1B2FDD3D46B6F3BDB4C876BF448BACBEB6F37D3ECDCCCC3CDBF95EBFEC51783F46B6133F7368713F713D4ABFC520F0BEA8C66BBF17D90E3F0C02EBBE2DB23DBF52B81EBE21B0523FF853233FC74BF7BEBC7433BF2B87563F4E62103EDF4FCD3E0E2D52BF5C8F62BF1283C03E759318BE48E15ABF1283603F5EBA893E355E1A3F7D3F55BFA245363FB6F35DBF23DB393F7F6ABCBD2FDDA4BE8716D93D355E5A3F6891EDBEB6F33DBF1B2F5D3D54E305BF9EEF47BFDF4F2DBFDD2466BF759318BF1283C0BE14AEC7BE2FDD043F3D0AD7BE000000002FDD24BF08AC9CBEB4C876BFEE7CFFBE621078BF8D97EE3E60E5D03DDBF91EBFCDCC4CBDC9765E3FD57849BFF853233F96430BBE0AD723BC96432B3F",
      "grouped.weight": "0x04000000D1225BBEF4FD543C0000C03E3D0A773FAE47A1BE713D2A3FBC74D33E96438B3E819543BEF6289CBE931864BFA4703DBF6DE75BBFB4C8F63E355EFABE448B2CBF6ABC54BF17D92E3F2DB23D3F8D97AE3E643BDFBE931804BFCFF7D3BE54E3A5BD295C2FBF1B2FDDBD21B0F2BE448B6C3F85EB713F1283C03DE5D002BF04566E3F6F12C3BEAAF192BEEE7C7FBF21B072BE60E550BDA69BC43B871619BFBC74133CA4707DBFFCA9F1BE85EB51BFF2D24DBE83C06ABFE17A74BF39B4C8BE39B408BFA01A2F3E68916D3D8941003FAE47A13E1B2FDD3E4A0C423FD34D62BE0E2DB2BE6210783FBC7433BF4260E53E986E923ED57869BFA8C62B3F39B4483F5C8F823EB29DEF3E77BE1F3F759338BFA69B443DBC74133C1F852B3F6DE71B3F022B273F31082C3E4C37493F5A64BB3EDD24C63E713D0ABFC52070BF6DE73BBF17D98EBE713D4ABF31082C3FB29DEF3D6F12833E2506813EFED4B83E3108ACBC3F357EBFEC51183FC976FE3EA69BC43B295C8F3DF853A33E3F355EBF21B0F23EB6F3FDBE23DB59BFC520F0BE0C02EB3E3D0A17BF8FC2F53EBC74733FA69B44BCD7A370BE31082CBD6DE7BB3E39B4083FB29D6F3E",
      "grouped.bias": "0x04000000986E923EEC5158BFE17A34BF6DE7FBBEFED4F83E2731C8BE",
      "grouped.gamma": "0x04000000560EAD3F2FDD043FC74B173F022B673F2506C13F2FDDC43F",
      "grouped.beta": "0x0400000046B6B33E1904D6BE022B073D736891BD4C3789BDF85343BF",
      "grouped.mean": "0x04000000D578493F23DB19BF6ABC743FEE7C5F3F3D0A77BF9EEFA7BD",
      "grouped.var": "0x040000008D971E40AC1C3A408195B33F2506613F0681353F54E33540",
      "grouped.x": "0x04000000583914BF79E9263E508D37BFA69B443D14AE673FF6283CBF0AD7233F96438B3CDD24463F4E62D03ED57809BF1F854B3F4260E5BC333373BF3F357EBF96438BBC39B4C8BD83C0CABE621038BF77BE9FBE7F6ABCBE7B142E3F643B7FBF8941003F68912D3F5C8F42BF355E5A3FAC1CDA3E68914D3F3D0AD7BE6F1283BED1225BBEEE7C7F3FA245363E17D98EBEBC7413BE6666E6BE022B67BF31084CBF96432B3FE3A5DBBEDBF95E3F894100BFC520F0BE5839B43C52B81EBF378981BED578693F2FDD443F77BE1F3FDD24863E46B6533F3789613F39B4C83D9CC4E03EF0A766BF7B14EE3E39B4C8BDAE47013FCFF7933ED122DBBE79E966BFBE9F5A3F52B83EBF",
      "depthwise.weight": "0x04000000426065BD8941A0BE17D9CEBE6ABCF43ECFF7733F8FC2F5BE77BE9F3EA8C6CBBE1F85EB3D621058BE713D2ABFDF4F2DBF068115BF3BDF4F3FA69BC4BB295C0FBFC520503F3F357E3FCDCCCCBD759338BFA4701DBFFCA951BFC1CAA1BE736851BFCBA105BFC74BF7BE04560E3E",
      "depthwise.gamma": "0x04000000355EEA3F3BDFCF3F643B8F3F",
      "depthwise.beta": "0x04000000C52030BEA69B443D6DE77BBE",
      "depthwise.mean": "0x0400000054E3A5BE894160BF0AD7E3BE",
      "depthwise.var": "0x04000000E7FB39407B14EE3E14AEC73F",
      "depthwise.x": "0x04000000A69B843E23DB393F736811BFFA7EEABE9CC400BFCDCC4CBE1B2FDDBDB072683F986E323FDBF93E3F6ABC74BFB29D6FBF2B87D63EFA7E4A3F871659BD0E2D323E000080BF3F355EBEBE9F5A3FF0A7263F1904363FFCA9713F9CC400BF273148BF60E530BFEC51383D355EBA3E4A0C623FE5D0E23E3D0A973E14AE073F7B14AEBDAAF1D23DA8C66BBFD7A3103FC3F508BF3D0A573FF4FD943E39B4C8BEC9763EBFB6F3FDBEA8C68B3E9643CB3EF0A746BF6DE75BBF39B4483DE7FB293E426065BE",
      "transposed.weight": "0x0400000068910DBF17D94E3EBE9F7ABF9643CBBEC1CAA1BD0C026B3FCFF7933EA69B443F39B448BD14AE07BF378901BFA8C66B3F7368D13EB81EC5BE6ABC74BFA69B44BB21B0B23E0AD723BEEC51F8BE1F85AB3E9A99593FA8C60BBF8D976EBF54E3A5BE",
      "transposed.bias": "0x04000000E5D022BE48E1BA3EBE9F1ABF",
      "transposed.gamma": "0x040000008716D93FB6F3CD3F60E5A03F",
      "transposed.beta": "0x040000003D0A17BFD7A3703F2506C1BE",
      "transposed.mean": "0x040000000AD7233F5EBA09BF8D970EBF",
      "transposed.var": "0x040000001F851340E17A743FA01A3740",
      "transposed.x": "0x040000006F1203BC000020BF68910DBFE7FB29BED578A93E54E3653FF4FD34BFAC1C5ABEAAF112BF21B0723FC74B37BF426065BFAE4761BFAC1C5ABEA8C64B3F1D5A443F7B14EE3E52B87E3F",
      "transposed_grouped.weight": "0x0400000091ED5C3FA01AAFBE250621BF643B5F3F7F6AFC3EB29D6FBFB072A83EFED478BE250681BE448BACBE4C3729BFC9767EBFAE47E1BE621098BE4C37693F9CC440BFF2D26D3F8FC215BFAAF192BEA69B243F2FDD243F713D0ABEF0A766BF871659BD5C8F82BEB4C8563F1B2F1DBF96438BBE96434B3F4E6270BFA24536BE77BE1F3FB072083F96436BBF7B146EBF000060BF3D0A573FFED4F8BEA470FD3E31084C3F2FDDA4BEC3F5E8BE713D6A3FB29D6F3E46B6F3BE2DB2DD3E6DE7BBBE54E3E5BE",
      "transposed_grouped.gamma": "0x040000003789013F2506D13F0000F03F5EBAB93FB81EF53F4C37093F",
      "transposed_grouped.beta": "0x04000000273108BFCDCC4CBDE7FB693FB072683FB07268BEDBF9FEBE",
      "transposed_grouped.mean": "0x04000000295C0FBEF4FD54BCD1225B3FD34D22BF48E11A3F5839F43E",
      "transposed_grouped.var": "0x04000000A01A1F40F2D215403F35EE3F2B87863FBC74833F6F12933F",
      "transposed_grouped.x": "0x040000004E62103F508D57BF48E11ABF3789013FAE4701BFDBF95EBF8D976EBF3D0AD73D0E2DB2BE1904763F1D5A443F23DB793FD7A3F0BEF4FD54BF8D974EBFA69B44BB3D0AD73E8716D9BD273108BFE7FB29BEB4C8763E0E2DB23EB6F3FD3EFCA9313FB072A83E4A0C42BF8D972E3FAAF1D2BE4C37093E4A0C82BE46B6F33EAC1C1ABFAE4701BFD34D02BF736831BFA69B443F"
    }
  }
#-}
