// RUN: mase-opt %s | %lower | %run-and-strip > %t.before
// RUN: mase-opt %s --mase-raise --mase-lower-to-linalg 2> %t.remarks | %lower | %run-and-strip > %t.after
// RUN: diff %t.before %t.after
// RUN: FileCheck %s < %t.before
// RUN: mase-opt %s --mase-raise --mlir-disable-threading 2>&1 | FileCheck %s --check-prefix=IR

// Masks, and what nearly is one, computed as before for every mask of two times three keys. Kept keys are not all 1.

// One print for each of 64 masks and nine functions.
// CHECK-COUNT-576: Unranked Memref

#keys = affine_map<(b, h, q, k) -> (b, k)>
#queries = affine_map<(b, h, q, k) -> (b, q)>
#all = affine_map<(b, h, q, k) -> (b, h, q, k)>

// IR-LABEL: func.func @keys(
// IR-NOT: call
// IR: mase.attention_mask %{{.*}} {{{.*}}masked = -1.0000000150474662E+30 : f64}
func.func @keys(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %s = arith.select %keep, %zero, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @causal_keys(
// IR-NOT: call
// IR: mase.attention_mask %{{.*}} causal {{{.*}}masked = -1.0000000150474662E+30 : f64}
func.func @causal_keys(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %a = arith.andi %past, %keep : i1
    %s = arith.select %a, %zero, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @either(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @either(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %a = arith.ori %past, %keep : i1
    %s = arith.select %a, %zero, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @sliding(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @sliding(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %next = arith.addi %k, %c1 : index
    %near = arith.cmpi sge, %next, %q : index
    %window = arith.andi %past, %near : i1
    %a = arith.andi %window, %keep : i1
    %s = arith.select %a, %zero, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @transposed(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @transposed(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#queries, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %s = arith.select %keep, %zero, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @two_values(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @two_values(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %half = arith.constant -2.0e+30 : f32
    %future = arith.select %past, %zero, %half : f32
    %s0 = arith.select %keep, %zero, %masked : f32
    %s = arith.addf %future, %s0 : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @inverted(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @inverted(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %s = arith.select %keep, %masked, %zero : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @product(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @product(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %one = arith.constant 1.0 : f32
    %float = arith.sitofp %in : i64 to f32
    %rest = arith.subf %one, %float : f32
    %s = arith.mulf %rest, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @strict(
// IR-NOT: mase.attention_mask
// IR: call @host
func.func @strict(%m: tensor<2x3xi64>) -> tensor<2x1x3x3xf32> {
  %none = arith.constant 0 : i64
  %zero = arith.constant 0.0 : f32
  %masked = arith.constant -1.0e+30 : f32
  %c1 = arith.constant 1 : index
  %init = tensor.empty() : tensor<2x1x3x3xf32>
  %r = linalg.generic {indexing_maps = [#keys, #all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%m : tensor<2x3xi64>) outs(%init : tensor<2x1x3x3xf32>) {
  ^bb0(%in: i64, %out: f32):
    %q = linalg.index 2 : index
    %k = linalg.index 3 : index
    %keep = arith.cmpi ne, %in, %none : i64
    %past = arith.cmpi sle, %k, %q : index
    %before = arith.cmpi slt, %k, %q : index
    %a = arith.andi %before, %keep : i1
    %s = arith.select %a, %zero, %masked : f32
    linalg.yield %s : f32
  } -> tensor<2x1x3x3xf32>
  return %r : tensor<2x1x3x3xf32>
}

// IR-LABEL: func.func @main
func.func @main() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c64 = arith.constant 64 : index
  scf.for %i = %c0 to %c64 step %c1 {
    %mask = tensor.generate {
    ^bb0(%b: index, %k: index):
      %c3 = arith.constant 3 : index
      %one = arith.constant 1 : i64
      %five = arith.constant 5 : i64
      %row = arith.muli %b, %c3 : index
      %place = arith.addi %row, %k : index
      %places = arith.index_cast %place : index to i64
      %bits = arith.index_cast %i : index to i64
      %rest = arith.shrui %bits, %places : i64
      %bit = arith.andi %rest, %one : i64
      %weight = arith.subi %places, %five : i64
      %some = arith.ori %weight, %one : i64
      %value = arith.muli %bit, %some : i64
      tensor.yield %value : i64
    } : tensor<2x3xi64>
    %keys = func.call @keys(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%keys) : (tensor<2x1x3x3xf32>) -> ()
    %causal_keys = func.call @causal_keys(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%causal_keys) : (tensor<2x1x3x3xf32>) -> ()
    %either = func.call @either(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%either) : (tensor<2x1x3x3xf32>) -> ()
    %sliding = func.call @sliding(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%sliding) : (tensor<2x1x3x3xf32>) -> ()
    %transposed = func.call @transposed(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%transposed) : (tensor<2x1x3x3xf32>) -> ()
    %two_values = func.call @two_values(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%two_values) : (tensor<2x1x3x3xf32>) -> ()
    %inverted = func.call @inverted(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%inverted) : (tensor<2x1x3x3xf32>) -> ()
    %product = func.call @product(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%product) : (tensor<2x1x3x3xf32>) -> ()
    %strict = func.call @strict(%mask) : (tensor<2x3xi64>) -> tensor<2x1x3x3xf32>
    func.call @print(%strict) : (tensor<2x1x3x3xf32>) -> ()
  }
  return
}

func.func private @print(%t: tensor<2x1x3x3xf32>) {
  %any = tensor.cast %t : tensor<2x1x3x3xf32> to tensor<*xf32>
  call @printMemrefF32(%any) : (tensor<*xf32>) -> ()
  return
}
func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
