// RUN: mase-opt %s --mase-init --mase-report=output=%t --canonicalize --cse --allow-unregistered-dialect | FileCheck %s

// Graph regions (a module's body) allow a value to depend on itself. It means nothing in hardware, but nothing may hang.

// CHECK: mase.neg
%neg = mase.neg %neg : (tensor<4xf32>) -> tensor<4xf32>
// CHECK: mase.relu
%relu = mase.relu %relu : (tensor<4xf32>) -> tensor<4xf32>
// CHECK: mase.transpose
%transpose = mase.transpose %transpose perm [1, 0] : (tensor<4x4xf32>) -> tensor<4x4xf32>
// CHECK: mase.reshape
%reshape = mase.reshape %reshape : (tensor<4xf32>) -> tensor<4xf32>
// CHECK: mase.maximum
%maximum = mase.maximum %maximum, %maximum : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
// CHECK: mase.cast
%a = mase.cast %b : (tensor<4xf32>) -> tensor<4xf64>
%b = mase.cast %a : (tensor<4xf64>) -> tensor<4xf32>
"test.use"(%neg, %relu, %transpose, %reshape, %maximum, %b)
    : (tensor<4xf32>, tensor<4xf32>, tensor<4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> ()
