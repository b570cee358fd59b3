// RUN: %check %s %t | FileCheck %s
// REQUIRES: frontend

// Functions of one, two and three elements, with broadcast and constants.

// NAME: unary
// CHECK: unary: ok
func.func @main(%x: tensor<2x5xf32>) -> (tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>) {
  %p = mase.parameter "w" : () -> tensor<2x5xf32>
  %w = mase.mul %p, %x : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %relu = mase.relu %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %relu6 = mase.relu6 %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %silu = mase.silu %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %sigmoid = mase.sigmoid %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %tanh = mase.tanh %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %hardswish = mase.hardswish %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %hardsigmoid = mase.hardsigmoid %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %softplus = mase.softplus %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %exp = mase.exp %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %neg = mase.neg %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %gelu = mase.gelu %w : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %tanh_gelu = mase.gelu %w approximate tanh : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %leaky = mase.leaky_relu %w {alpha = 0.25} : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %elu = mase.elu %w {alpha = 0.5} : (tensor<2x5xf32>) -> tensor<2x5xf32>
  return %relu, %relu6, %silu, %sigmoid, %tanh, %hardswish, %hardsigmoid, %softplus, %exp, %neg, %gelu, %tanh_gelu, %leaky, %elu : tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>
}
// -----
// NAME: roots
// CHECK: roots: ok
func.func @main(%positive: tensor<2x5xf32> {mase.node = "positive"}) -> (tensor<2x5xf32>, tensor<2x5xf32>) {
  %sqrt = mase.sqrt %positive : (tensor<2x5xf32>) -> tensor<2x5xf32>
  %p = mase.parameter "positive.w" : () -> tensor<2x5xf32>
  %rsqrt = mase.rsqrt %p : (tensor<2x5xf32>) -> tensor<2x5xf32>
  return %sqrt, %rsqrt : tensor<2x5xf32>, tensor<2x5xf32>
}
// -----
// NAME: binary
// CHECK: binary: ok
func.func @main(%x: tensor<2x5xf32>) -> (tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>) {
  %w = mase.parameter "w" : () -> tensor<5xf32>
  %c = arith.constant dense<0.5> : tensor<2x5xf32>
  %k = arith.constant dense<0.25> : tensor<f32>
  %v = arith.constant dense<[0.5, -1.0, 2.0, 0.0, 1.0]> : tensor<5xf32>
  %add = mase.add %x, %w : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %add_c = mase.add %c, %add : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %add_k = mase.add %add_c, %k : (tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
  %add_v = mase.add %add_k, %v : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %sub = mase.sub %x, %w : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %sub_c = mase.sub %c, %sub : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %sub_k = mase.sub %sub_c, %k : (tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
  %sub_v = mase.sub %sub_k, %v : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %mul = mase.mul %x, %w : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %mul_c = mase.mul %c, %mul : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %mul_k = mase.mul %mul_c, %k : (tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
  %mul_v = mase.mul %mul_k, %v : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %maximum = mase.maximum %x, %w : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %maximum_c = mase.maximum %c, %maximum : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %maximum_k = mase.maximum %maximum_c, %k : (tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
  %maximum_v = mase.maximum %maximum_k, %v : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %minimum = mase.minimum %x, %w : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %minimum_c = mase.minimum %c, %minimum : (tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %minimum_k = mase.minimum %minimum_c, %k : (tensor<2x5xf32>, tensor<f32>) -> tensor<2x5xf32>
  %minimum_v = mase.minimum %minimum_k, %v : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  %div = mase.div %w, %c : (tensor<5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %both = mase.sub %k, %c : (tensor<f32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  return %add_v, %sub_v, %mul_v, %maximum_v, %minimum_v, %div, %both : tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>
}
// -----
// NAME: where
// CHECK: where: ok
func.func @main(%c: tensor<2x1xi1>, %x: tensor<2x5xf32>) -> (tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>) {
  %w = mase.parameter "w" : () -> tensor<5xf32>
  %zero = arith.constant dense<0.0> : tensor<2x5xf32>
  %one = arith.constant dense<1.0> : tensor<2x5xf32>
  %yes = arith.constant dense<true> : tensor<2x1xi1>
  %a = mase.where %c, %w, %x : (tensor<2x1xi1>, tensor<5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %b = mase.where %c, %a, %zero : (tensor<2x1xi1>, tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %d = mase.where %c, %one, %zero : (tensor<2x1xi1>, tensor<2x5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  %e = mase.where %yes, %w, %zero : (tensor<2x1xi1>, tensor<5xf32>, tensor<2x5xf32>) -> tensor<2x5xf32>
  return %a, %b, %d, %e : tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>, tensor<2x5xf32>
}
