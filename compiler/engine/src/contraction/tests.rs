//! Modules with contractions of integers: that there is a kernel, and what it computes.

use crate::{Options, Weights, pipeline, source};
use mase_data::{IndexMap, Tensor};
use mase_ir::{melior::ir::Module, module};

/// How many kernels a module has.
fn kernels(text: &str) -> usize {
    let context = module::context().expect("our dialects");
    let module = Module::parse(&context, text).expect("parses");
    let source = source::take(module.as_operation()).expect("a module");
    let own = pipeline::context().expect("a context");
    let mut module = pipeline::parse(&own, &source).expect("parses again");
    pipeline::lower(&own, &mut module, "main").expect("lowers").kernels.len()
}

fn run(text: &str, weights: &Weights, inputs: &[Tensor]) -> Tensor {
    let context = module::context().expect("our dialects");
    let module = Module::parse(&context, text).expect("parses");
    let program = crate::compile(module.as_operation(), &Options::default()).expect("compiles");
    let outputs = program.bind(weights).expect("binds").run(inputs).expect("runs");
    outputs.into_iter().next().expect("a result")
}

/// Numbers between -128 and 127 in no order.
fn scrambled(count: usize, seed: i64) -> Vec<i64> {
    (0..count as i64).map(|i| (i * i * 31 + i * 57 + seed) % 256 - 128).collect()
}

fn i8s(shape: &[usize], values: &[i64]) -> Tensor {
    Tensor::from_vec(shape, values.iter().map(|v| *v as i8).collect::<Vec<_>>()).expect("as many")
}

fn i16s(shape: &[usize], values: &[i64]) -> Tensor {
    Tensor::from_vec(shape, values.iter().map(|v| *v as i16).collect::<Vec<_>>()).expect("as many")
}

fn i32s(tensor: &Tensor) -> Vec<i64> {
    tensor.bytes().chunks_exact(4).map(|b| i32::from_le_bytes(b.try_into().expect("four")).into()).collect()
}

fn zero(shape: &str, element: &str) -> String {
    format!(
        "%zero = arith.constant 0 : {element}
         %empty = tensor.empty() : tensor<{shape}x{element}>
         %init = linalg.fill ins(%zero : {element}) outs(%empty : tensor<{shape}x{element}>) -> tensor<{shape}x{element}>"
    )
}

const BODY: &str = "
    %ea = arith.extsi %a : i8 to i32
    %eb = arith.extsi %b : i8 to i32
    %p = arith.muli %eb, %ea : i32
    %s = arith.addi %o, %p : i32
    linalg.yield %s : i32";

fn linear(extension: &str) -> String {
    let body = BODY.replace("extsi %a", &format!("{extension} %a"));
    format!(
        r#"func.func @main(%x: tensor<9x40xi8>) -> tensor<9x21xi32> {{
          %w = mase.parameter "w" : () -> tensor<21x40xi8>
          {}
          %y = linalg.generic {{
              indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>],
              iterator_types = ["parallel", "parallel", "reduction"]}}
            ins(%x, %w : tensor<9x40xi8>, tensor<21x40xi8>) outs(%init : tensor<9x21xi32>) {{
            ^bb0(%a: i8, %b: i8, %o: i32): {body}
          }} -> tensor<9x21xi32>
          return %y : tensor<9x21xi32>
        }}"#,
        zero("9x21", "i32")
    )
}

#[test]
fn integers_with_and_without_sign() {
    let (x, w) = (scrambled(9 * 40, 3), scrambled(21 * 40, 8));
    let weights = Weights::new().with(IndexMap::from([("w".to_owned(), i8s(&[21, 40], &w))]));
    for (extension, offset) in [("arith.extsi", 0), ("arith.extui", 256)] {
        let text = linear(extension.trim_start_matches("arith."));
        assert_eq!(kernels(&text), 1);
        let value = |v: i64| if v < 0 { v + offset } else { v };
        let expected: Vec<i64> = (0..9 * 21)
            .map(|at| (0..40).map(|k| value(x[at / 21 * 40 + k]) * w[at % 21 * 40 + k]).sum())
            .collect();
        assert_eq!(i32s(&run(&text, &weights, &[i8s(&[9, 40], &x)])), expected, "{extension}");
    }
}

/// Heads of attention: the right operand is reshaped and transposed before; the result starts from a bias.
#[test]
fn batches_through_moves() {
    let text = format!(
        r#"func.func @main(%q: tensor<2x8x16xi8>, %k: tensor<10x32xi8>, %bias: tensor<2x8x10xi32>) -> tensor<2x8x10xi32> {{
          %split = tensor.expand_shape %k [[0], [1, 2]] output_shape [10, 2, 16] : tensor<10x32xi8> into tensor<10x2x16xi8>
          %e = tensor.empty() : tensor<2x16x10xi8>
          %t = linalg.transpose ins(%split : tensor<10x2x16xi8>) outs(%e : tensor<2x16x10xi8>) permutation = [1, 2, 0]
          %y = linalg.generic {{
              indexing_maps = [affine_map<(h, m, n, k) -> (h, m, k)>, affine_map<(h, m, n, k) -> (h, k, n)>, affine_map<(h, m, n, k) -> (h, m, n)>],
              iterator_types = ["parallel", "parallel", "parallel", "reduction"]}}
            ins(%q, %t : tensor<2x8x16xi8>, tensor<2x16x10xi8>) outs(%bias : tensor<2x8x10xi32>) {{
            ^bb0(%a: i8, %b: i8, %o: i32): {BODY}
          }} -> tensor<2x8x10xi32>
          return %y : tensor<2x8x10xi32>
        }}"#
    );
    assert_eq!(kernels(&text), 1);
    let (q, k) = (scrambled(2 * 8 * 16, 1), scrambled(10 * 32, 2));
    let bias: Vec<i32> = (0..160).map(|i| i * 1000 - 5).collect();
    let expected: Vec<i64> = (0..160)
        .map(|at| {
            let (h, m, n) = (at / 80, at / 10 % 8, at % 10);
            let sum: i64 = (0..16).map(|i| q[(h * 8 + m) * 16 + i] * k[n * 32 + h * 16 + i]).sum();
            sum + i64::from(bias[at])
        })
        .collect();
    let bias = Tensor::from_vec(&[2, 8, 10], bias).expect("as many");
    let inputs = [i8s(&[2, 8, 16], &q), i8s(&[10, 32], &k), bias];
    assert_eq!(i32s(&run(&text, &Weights::new(), &inputs)), expected);
}

#[test]
fn convolutions() {
    let text = format!(
        r#"func.func @main(%x: tensor<2x5x9x11xi8>, %w: tensor<6x5x3x2xi8>) -> tensor<2x6x4x10xi32> {{
          {}
          %y = linalg.generic {{
              indexing_maps = [
                affine_map<(n, f, i, j, c, p, q) -> (n, c, i * 2 + p, j + q)>,
                affine_map<(n, f, i, j, c, p, q) -> (f, c, p, q)>,
                affine_map<(n, f, i, j, c, p, q) -> (n, f, i, j)>],
              iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}}
            ins(%x, %w : tensor<2x5x9x11xi8>, tensor<6x5x3x2xi8>) outs(%init : tensor<2x6x4x10xi32>) {{
            ^bb0(%a: i8, %b: i8, %o: i32): {BODY}
          }} -> tensor<2x6x4x10xi32>
          return %y : tensor<2x6x4x10xi32>
        }}"#,
        zero("2x6x4x10", "i32")
    );
    assert_eq!(kernels(&text), 1);
    let (x, w) = (scrambled(2 * 5 * 9 * 11, 1), scrambled(6 * 5 * 3 * 2, 2));
    let mut expected = Vec::new();
    for (n, f, i, j) in (0..480usize).map(|at| (at / 240, at / 40 % 6, at / 10 % 4, at % 10)) {
        let product = |c: usize, p: usize, q: usize| {
            x[((n * 5 + c) * 9 + i * 2 + p) * 11 + j + q] * w[((f * 5 + c) * 3 + p) * 2 + q]
        };
        expected.push((0..30).map(|at| product(at / 6, at / 2 % 3, at % 2)).sum::<i64>());
    }
    assert_eq!(
        i32s(&run(&text, &Weights::new(), &[i8s(&[2, 5, 9, 11], &x), i8s(&[6, 5, 3, 2], &w)])),
        expected
    );
}

/// The reference of sums over blocks.
fn term(partial: i64, shift: i64, limit: i64) -> i64 {
    let value = (partial as f64 * (shift as f64).exp2()).round_ties_even();
    value.clamp(-(limit as f64), limit as f64) as i64
}

/// The body of the sum over blocks is one that the kernel does not compute: so this is the kernel's value, or another.
#[test]
fn blocks() {
    let partial =
        zero("7x12x3", "i32").replace("%init", "%none").replace("%zero", "%z").replace("%empty", "%u");
    let text = format!(
        r#"func.func @main(%x: tensor<7x48xi8>, %ex: tensor<7x3xi16>, %ew: tensor<12x3xi16>) -> tensor<7x12xi32> {{
          %w = mase.parameter "w" : () -> tensor<12x48xi8>
          {partial}
          {}
          %xs = tensor.expand_shape %x [[0], [1, 2]] output_shape [7, 3, 16] : tensor<7x48xi8> into tensor<7x3x16xi8>
          %ws = tensor.expand_shape %w [[0], [1, 2]] output_shape [12, 3, 16] : tensor<12x48xi8> into tensor<12x3x16xi8>
          %ps = linalg.generic {{
              indexing_maps = [affine_map<(m, n, b, k) -> (m, b, k)>, affine_map<(m, n, b, k) -> (n, b, k)>, affine_map<(m, n, b, k) -> (m, n, b)>],
              iterator_types = ["parallel", "parallel", "parallel", "reduction"]}}
            ins(%xs, %ws : tensor<7x3x16xi8>, tensor<12x3x16xi8>) outs(%none : tensor<7x12x3xi32>) {{
            ^bb0(%a: i8, %b: i8, %o: i32): {BODY}
          }} -> tensor<7x12x3xi32>
          %y = linalg.generic {{
              indexing_maps = [affine_map<(m, n, b) -> (m, n, b)>, affine_map<(m, n, b) -> (m, b)>, affine_map<(m, n, b) -> (n, b)>, affine_map<(m, n, b) -> (m, n)>],
              iterator_types = ["parallel", "parallel", "reduction"]}}
            ins(%ps, %ex, %ew : tensor<7x12x3xi32>, tensor<7x3xi16>, tensor<12x3xi16>) outs(%init : tensor<7x12xi32>)
            attrs = {{mase.block_sum = {{offset = -5 : i64, limit = 5000 : i64}}}} {{
            ^bb0(%p: i32, %e: i16, %f: i16, %o: i32):
              %s = arith.addi %o, %p : i32
              linalg.yield %s : i32
          }} -> tensor<7x12xi32>
          return %y : tensor<7x12xi32>
        }}"#,
        zero("7x12", "i32")
    );
    assert_eq!(kernels(&text), 1);
    let (x, w) = (scrambled(7 * 48, 1), scrambled(12 * 48, 2));
    let exponents =
        |count: i64, seed: i64| -> Vec<i64> { (0..count).map(|i| (i * 7 + seed) % 9 - 4).collect() };
    let (ex, ew) = (exponents(21, 1), exponents(36, 4));
    let expected: Vec<i64> = (0..84)
        .map(|at| {
            let (m, n) = (at / 12, at % 12);
            let block = |b: usize| {
                let partial = (0..16).map(|k| x[m * 48 + b * 16 + k] * w[n * 48 + b * 16 + k]).sum();
                term(partial, ex[m * 3 + b] + ew[n * 3 + b] - 5, 5000)
            };
            (0..3).map(block).sum()
        })
        .collect();
    assert!(expected.iter().any(|v| *v > 5000) && expected.iter().any(|v| v.abs() < 500));
    let weights = Weights::new().with(IndexMap::from([("w".to_owned(), i8s(&[12, 48], &w))]));
    let inputs = [i8s(&[7, 48], &x), i16s(&[7, 3], &ex), i16s(&[12, 3], &ew)];
    assert_eq!(i32s(&run(&text, &weights, &inputs)), expected);
}

/// What is no plain sum of products stays with the loops.
#[test]
fn others_have_no_kernel() {
    let other = |from: &str, to: &str| kernels(&linear("extsi").replacen(from, to, 1));
    assert_eq!(other("%p = arith.muli %eb, %ea", "%p = arith.muli %eb, %eb"), 0);
    assert_eq!(other("%s = arith.addi %o, %p", "%s = arith.subi %o, %p"), 0);
    assert_eq!(other("%s = arith.addi %o, %p", "%s = arith.addi %p, %p"), 0);
}
