// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Normalisation, with all parameters, some and none; a layer that is used twice.

// NAME: batch_norm
// CHECK: batch_norm: ok
func.func @main(%x: tensor<2x4x3x3xf32>) -> (tensor<2x4x3x3xf32>, tensor<2x4xf32>) {
  %bn_weight = mase.parameter "bn.weight" : () -> tensor<4xf32>
  %bn_bias = mase.parameter "bn.bias" : () -> tensor<4xf32>
  %bn_running_mean = mase.parameter "bn.running_mean" : () -> tensor<4xf32>
  %bn_running_var = mase.parameter "bn.running_var" : () -> tensor<4xf32>
  %bn = mase.batch_norm %x, %bn_weight, %bn_bias, %bn_running_mean, %bn_running_var : (tensor<2x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4x3x3xf32>
  %again = mase.batch_norm %bn, %bn_weight, %bn_bias, %bn_running_mean, %bn_running_var : (tensor<2x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4x3x3xf32>
  %one = arith.constant dense<1.0> : tensor<4xf32>
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %mean = mase.parameter "plain.running_mean" : () -> tensor<4xf32>
  %var = mase.parameter "plain.running_var" : () -> tensor<4xf32>
  %plain = mase.batch_norm %again, %one, %zero, %mean, %var {epsilon = 0.125} : (tensor<2x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4x3x3xf32>
  %row = mase.reduce_mean %plain axes [2, 3] : (tensor<2x4x3x3xf32>) -> tensor<2x4xf32>
  %bn1d_weight = mase.parameter "bn1d.weight" : () -> tensor<4xf32>
  %bn1d_bias = mase.parameter "bn1d.bias" : () -> tensor<4xf32>
  %bn1d_running_mean = mase.parameter "bn1d.running_mean" : () -> tensor<4xf32>
  %bn1d_running_var = mase.parameter "bn1d.running_var" : () -> tensor<4xf32>
  %y = mase.batch_norm %row, %bn1d_weight, %bn1d_bias, %bn1d_running_mean, %bn1d_running_var : (tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %plain, %y : tensor<2x4x3x3xf32>, tensor<2x4xf32>
}
// -----
// NAME: layer_norm
// CHECK: layer_norm: ok
func.func @main(%x: tensor<2x4x3x3xf32>) -> (tensor<2x4x3x3xf32>, tensor<2x4x3x3xf32>, tensor<2x4x3x3xf32>) {
  %ln_weight = mase.parameter "ln.weight" : () -> tensor<3x3xf32>
  %ln_bias = mase.parameter "ln.bias" : () -> tensor<3x3xf32>
  %half_weight = mase.parameter "half.weight" : () -> tensor<3xf32>
  %off_bias = mase.parameter "off.bias" : () -> tensor<3xf32>
  %gn_weight = mase.parameter "gn.weight" : () -> tensor<4xf32>
  %gn_bias = mase.parameter "gn.bias" : () -> tensor<4xf32>
  %rms_weight = mase.parameter "rms.weight" : () -> tensor<3xf32>
  %ln = mase.layer_norm %x gamma %ln_weight beta %ln_bias axis 2 {epsilon = 0.125} : (tensor<2x4x3x3xf32>, tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<2x4x3x3xf32>
  %half = mase.layer_norm %ln gamma %half_weight axis 3 : (tensor<2x4x3x3xf32>, tensor<3xf32>) -> tensor<2x4x3x3xf32>
  %off = mase.layer_norm %half beta %off_bias axis 3 : (tensor<2x4x3x3xf32>, tensor<3xf32>) -> tensor<2x4x3x3xf32>
  %bare = mase.layer_norm %off axis 1 : (tensor<2x4x3x3xf32>) -> tensor<2x4x3x3xf32>
  %gn = mase.group_norm %bare gamma %gn_weight beta %gn_bias groups 2 : (tensor<2x4x3x3xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4x3x3xf32>
  %gn_bare = mase.group_norm %gn groups 4 {epsilon = 0.5} : (tensor<2x4x3x3xf32>) -> tensor<2x4x3x3xf32>
  %rms = mase.rms_norm %gn_bare gamma %rms_weight axis 3 : (tensor<2x4x3x3xf32>, tensor<3xf32>) -> tensor<2x4x3x3xf32>
  %rms_bare = mase.rms_norm %rms axis 2 : (tensor<2x4x3x3xf32>) -> tensor<2x4x3x3xf32>
  return %off, %gn, %rms_bare : tensor<2x4x3x3xf32>, tensor<2x4x3x3xf32>, tensor<2x4x3x3xf32>
}
