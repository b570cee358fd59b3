// RUN: mase-opt %s --mase-fuse=only=batch-norm | FileCheck %s --check-prefixes=NORM
// RUN: mase-opt %s --mase-fuse=only=scale,bias,identity | FileCheck %s --check-prefixes=REST
// RUN: mase-opt %s --mase-fuse=only=movement | FileCheck %s --check-prefix=MOVEMENT
// RUN: mase-opt %s --pass-pipeline="builtin.module(func.func(mase-fuse{only=movement,batch-norm}))" | FileCheck %s --check-prefix=TWO
// RUN: not mase-opt %s --mase-fuse=only=scale,batchnorm 2>&1 | FileCheck %s --check-prefix=ERROR

// ERROR: error: option 'only' names 'batchnorm', which is none of batch-norm, scale, bias, movement, identity

// NORM-NOT: mase.batch_norm
// NORM: mase.mul
// NORM: mase.add
// NORM: mase.transpose
// NORM: mase.cast
// REST-LABEL: mase.conv2d
// REST: mase.batch_norm
// REST: mase.linear
// REST-NOT: mase.{{mul|add|cast}}
// REST: mase.transpose
// MOVEMENT: mase.batch_norm
// MOVEMENT: mase.mul
// MOVEMENT: mase.add
// MOVEMENT-NOT: mase.transpose
// MOVEMENT: mase.cast
// TWO-NOT: mase.batch_norm
// TWO: mase.mul
// TWO-NOT: mase.transpose
// TWO: mase.cast
func.func @all(%x: tensor<1x3x4x4xf32>) -> (tensor<1x4x2x2xf32>, tensor<4x1xf32>) {
  %w = mase.parameter "conv1.weight" : () -> tensor<4x3x3x3xf32>
  %v = mase.parameter "v" : () -> tensor<4xf32>
  %c = mase.conv2d %x, %w : (tensor<1x3x4x4xf32>, tensor<4x3x3x3xf32>) -> tensor<1x4x2x2xf32>
  %n = mase.batch_norm %c, %v, %v, %v, %v
      : (tensor<1x4x2x2xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x2x2xf32>
  %u = mase.parameter "fc.weight" : () -> tensor<4x4xf32>
  %row = mase.parameter "row" : () -> tensor<1x4xf32>
  %half = arith.constant dense<0.5> : tensor<f32>
  %f = mase.linear %row, %u : (tensor<1x4xf32>, tensor<4x4xf32>) -> tensor<1x4xf32>
  %m = mase.mul %f, %half : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  %a = mase.add %m, %v : (tensor<1x4xf32>, tensor<4xf32>) -> tensor<1x4xf32>
  %t = mase.transpose %a perm [1, 0] : (tensor<1x4xf32>) -> tensor<4x1xf32>
  %i = mase.cast %t : (tensor<4x1xf32>) -> tensor<4x1xf32>
  return %n, %i : tensor<1x4x2x2xf32>, tensor<4x1xf32>
}
