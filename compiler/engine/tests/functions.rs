//! Non-linear nodes on number formats, run by the engine: against `mase-functions`, against plain integer code of the same
//! definition, and against the real function, to within the errors that the ops' descriptions state.

#![allow(clippy::unwrap_used)]

use mase_data::Tensor;
use mase_engine::{Options, Weights, compile};
use mase_formats::{Exact, Format, Step, Value};
use mase_functions::{Function, approximate, exp2_negative, log2_mantissa, round_shift, rsqrt_mantissa};
use mase_ir::{melior::ir::Module, module};

/// A tensor of integers of a format's view.
struct Ints {
    shape: Vec<usize>,
    format: &'static str,
    integers: Vec<i64>,
}

fn format(text: &str) -> Format {
    text.parse().unwrap()
}

fn step(text: &str) -> f64 {
    match format(text).view().unwrap().step {
        Step::Power(power) => 2f64.powi(power),
        Step::Scale(scale) => scale,
        other => panic!("{other:?}"),
    }
}

fn power(text: &str) -> i32 {
    format(text).view().unwrap().power().unwrap()
}

fn bounds(text: &str) -> (i64, i64) {
    let view = format(text).view().unwrap();
    (view.low, view.high)
}

fn tensor_type(shape: &[usize], element: &str) -> String {
    let dims: String = shape.iter().map(|dim| format!("{dim}x")).collect();
    format!("tensor<{dims}{element}>")
}

/// The integers that a node gives. In `op`, `{}` stands for each operand in turn.
fn run(op: &str, inputs: &[Ints], shape: &[usize], to: &str) -> Vec<i64> {
    let mut arguments = Vec::new();
    let (mut casts, mut types, mut node) = (String::new(), Vec::new(), op.to_owned());
    for (index, input) in inputs.iter().enumerate() {
        let plain = tensor_type(&input.shape, "f32");
        let coded = tensor_type(&input.shape, &format!("!mase.{}", input.format));
        casts += &format!("  %q{index} = mase.cast %x{index} : ({plain}) -> {coded}\n");
        arguments.push(format!("%x{index}: {plain}"));
        types.push(coded);
        node = node.replacen("{}", &format!("%q{index}"), 1);
    }
    let (plain, coded) = (tensor_type(shape, "f32"), tensor_type(shape, &format!("!mase.{to}")));
    let (arguments, types) = (arguments.join(", "), types.join(", "));
    let text = format!(
        "func.func @main({arguments}) -> {plain} {{\n{casts}  %y = mase.{node} : ({types}) -> {coded}\n  \
         %f = mase.cast %y : ({coded}) -> {plain}\n  return %f : {plain}\n}}"
    );
    let context = module::context().unwrap();
    let module = Module::parse(&context, &text).unwrap_or_else(|| panic!("does not parse: {text}"));
    let program = compile(module.as_operation(), &Options::default());
    let program = program.unwrap_or_else(|error| panic!("{error}: {text}"));
    let tensors: Vec<Tensor> = inputs
        .iter()
        .map(|input| {
            let values = input.integers.iter().map(|n| (*n as f64 * step(input.format)) as f32);
            Tensor::from_f32(&input.shape, values.collect()).unwrap()
        })
        .collect();
    let results = program.bind(&Weights::new()).unwrap().run(&tensors).unwrap();
    results[0].to_f32().into_iter().map(|y| (f64::from(y) / step(to)).round() as i64).collect()
}

/// The integer of a format that `integer * 2^exponent` becomes.
fn encode(to: &str, integer: i128, exponent: i32) -> i64 {
    let encoded = format(to).encode(&[Value::Number(Exact::integer(integer, exponent))], &[1], None).unwrap();
    (encoded.decode::<f64>().unwrap()[0] / step(to)).round() as i64
}

/// Random integers within bounds, more of them near 0.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn ints(&mut self, shape: &[usize], format: &'static str) -> Ints {
        let (low, high) = bounds(format);
        let span = (high - low + 1) as u64;
        let integers = (0..shape.iter().product())
            .map(|_| {
                let n = low + (self.next() % span) as i64;
                n >> (self.next() % 4)
            })
            .collect();
        Ints { shape: shape.to_vec(), format, integers }
    }
}

/// Every input of tables, polynomials and roots.
#[test]
fn functions_are_their_approximations() {
    use Function::*;
    let ops: [(&str, Function); 15] = [
        ("gelu {}", Gelu),
        ("gelu {} approximate tanh", GeluTanh),
        ("silu {}", Silu),
        ("tanh {}", Tanh),
        ("sigmoid {}", Sigmoid),
        ("exp {}", Exp),
        ("sqrt {}", Sqrt),
        ("rsqrt {}", Rsqrt),
        ("softplus {}", Softplus),
        ("elu {} {alpha = 0.7}", Elu { alpha: 0.7 }),
        ("leaky_relu {}", LeakyRelu { alpha: 0.01 }),
        ("leaky_relu {} {alpha = -0.3}", LeakyRelu { alpha: -0.3 }),
        ("relu6 {}", Relu6),
        ("hardswish {}", Hardswish),
        ("hardsigmoid {}", Hardsigmoid),
    ];
    let pairs = [
        ("fixed<16, 11>", "fixed<16, 11>"),
        ("fixed<13, 9, unsigned>", "fixed<8, 5, rounding = half_away>"),
        ("fixed<8, 4>", "fixed<10, 6, unsigned>"),
        ("int<16, scale = 0.0003>", "int<8, scale = 0.05, zero = 3>"),
        ("fixed<14, 9>", "minifloat<4, 3>"),
        ("int<8, scale = 0.05, zero = 28>", "fixed<6, 2, overflow = wrap>"),
        ("minifloat<3, 2>", "log<4>"),
    ];
    for (op, function) in ops {
        for (from, to) in pairs {
            let wanted = approximate(function, &format(from), &format(to)).unwrap();
            let (low, high) = bounds(from);
            // Inputs that the format has codes for, which a table has besides those that it has not.
            let all = low..=high;
            let encoded = |n: &i64| encode_number(from, *n as f64 * step(from)) == *n;
            let integers: Vec<i64> = all.filter(encoded).collect();
            let shape = vec![1, integers.len()];
            let found = run(
                op,
                &[Ints { shape: shape.clone(), format: from, integers: integers.clone() }],
                &shape,
                to,
            );
            for (n, found) in integers.iter().zip(found) {
                assert_eq!(found, wanted.eval(*n), "{op} {from} {to} of {n}");
            }
        }
    }
}

fn encode_number(to: &str, number: f64) -> i64 {
    let encoded = format(to).encode(&[number], &[1], None).unwrap();
    (encoded.decode::<f64>().unwrap()[0] / step(to)).round() as i64
}

/// `a / b` in `f64` is nearer to the quotient than any tie that it is not.
#[test]
fn quotients_are_rounded_once() {
    let mut random = Random(1);
    for (over, under, to) in [
        ("fixed<8, 4>", "fixed<8, 3>", "fixed<16, 8>"),
        ("fixed<16, 11>", "fixed<12, 2>", "fixed<8, 4, rounding = floor>"),
        ("fixed<12, 11>", "fixed<8, 3, unsigned>", "fixed<16, 12, rounding = half_away>"),
        ("fixed<8, 0>", "fixed<8, 0>", "fixed<8, -1, rounding = half_up>"),
        ("fixed<8, 0>", "fixed<8, 2>", "fixed<9, 3, rounding = trunc>"),
        ("fixed<8, 4>", "fixed<8, 4>", "minifloat<4, 3>"),
        ("fixed<8, 4>", "fixed<8, 6>", "fixed<6, 2, overflow = wrap>"),
    ] {
        let (x, y) = (random.ints(&[64, 64], over), random.ints(&[1, 64], under));
        let mut divisors = y.integers.clone();
        divisors[..3].copy_from_slice(&[0, 1, bounds(under).0]);
        let y = Ints { integers: divisors.clone(), ..y };
        let xs = x.integers.clone();
        let (low, high) = bounds(to);
        let found = run("div {}, {}", &[x, y], &[64, 64], to);
        for (index, found) in found.into_iter().enumerate() {
            let (a, b) = (xs[index], divisors[index % 64]);
            let wanted = match (a.signum(), b) {
                (-1, 0) => low,
                (0, 0) => 0,
                (1, 0) => high,
                _ => encode_number(to, a as f64 * step(over) / (b as f64 * step(under))),
            };
            assert_eq!(found, wanted, "{a} / {b}: {over} {under} {to}");
        }
    }
}

/// The definition, in plain integers: exponentials of one row and their sum.
fn exponentials(row: &[i64], from: &str) -> (Vec<i64>, i64) {
    let (low, high) = bounds(from);
    let scaled = std::f64::consts::LOG2_E * step(from) * 65536.0;
    let furthest = (22.0 / std::f64::consts::LOG2_E / step(from)).ceil().min((high - low) as f64) as i64;
    let room = (30 - (furthest as f64 * scaled).log2().ceil() as i32).max(0);
    let shift = room.min(19 - scaled.log2().floor() as i32).max(0);
    let factor = (scaled * 2f64.powi(shift)).round() as i64;
    let (most, power) = (row.iter().max().unwrap(), exp2_negative());
    let exponential = |q: &i64| {
        let t = round_shift((most - q).min(furthest) * factor, shift as u32);
        round_shift(power.eval(t & 0xffff) << 4, (t >> 16).min(22) as u32)
    };
    let exponentials: Vec<i64> = row.iter().map(exponential).collect();
    let sum = exponentials.iter().sum();
    (exponentials, sum)
}

/// Rows and their elements, for softmax over the last axis or the first of two.
fn rows(x: &Ints, first: bool) -> Vec<Vec<usize>> {
    let (height, width) = (x.shape[0], x.shape[1]);
    match first {
        false => (0..height).map(|row| (0..width).map(|column| row * width + column).collect()).collect(),
        true => (0..width).map(|column| (0..height).map(|row| row * width + column).collect()).collect(),
    }
}

#[test]
fn softmax_is_its_definition_and_near_the_real_one() {
    let mut random = Random(2);
    for (axis, shape, from, to) in [
        (1, [20, 128], "fixed<16, 11>", "fixed<16, 15>"),
        (1, [20, 100], "fixed<8, 4>", "fixed<8, 8, unsigned>"),
        (0, [77, 9], "fixed<16, 8>", "fixed<12, 12, unsigned>"),
        (1, [5, 1], "fixed<8, 4>", "fixed<8, 6>"),
        (1, [3, 3000], "fixed<12, 9>", "fixed<16, 16, unsigned>"),
        (1, [9, 64], "int<8, scale = 0.07, zero = 5>", "int<8, scale = 0.004, zero = -128>"),
        (1, [9, 64], "fixed<8, -3>", "minifloat<4, 3>"),
        (1, [9, 64], "fixed<16, 20>", "fixed<16, 15>"),
    ] {
        let x = random.ints(&shape, from);
        let rows = rows(&x, axis == 0);
        let integers = x.integers.clone();
        let found = run(&format!("softmax {{}} axis {axis}"), &[x], &shape, to);
        for row in rows {
            let values: Vec<i64> = row.iter().map(|place| integers[*place]).collect();
            let (exponentials, sum) = exponentials(&values, from);
            let places = 16 + row.len().next_power_of_two().ilog2();
            let reciprocal = ((1i64 << (20 + places)) + sum / 2) / sum;
            let most = *values.iter().max().unwrap();
            let real = |q: i64| ((q - most) as f64 * step(from)).exp();
            let total: f64 = values.iter().map(|q| real(*q)).sum();
            for ((place, q), e) in row.iter().zip(&values).zip(exponentials) {
                let product = i128::from(e) * i128::from(reciprocal);
                let y = real(*q) / total;
                if power_of_two(to) {
                    assert_eq!(found[*place], encode(to, product, -(20 + places as i32)), "{from} {to} {q}");
                }
                if !to.starts_with("minifloat") {
                    let (low, high) = bounds(to);
                    let wanted = (y / step(to)).clamp(low as f64, high as f64);
                    let off = (found[*place] as f64 - wanted).abs();
                    let limit = 0.5 + (y * 2f64.powi(-14) + 2f64.powi(-20)) / step(to);
                    assert!(off <= limit, "{from} {to} {q}: {off} steps, {limit} allowed");
                }
            }
        }
    }
}

fn power_of_two(text: &str) -> bool {
    format(text).view().unwrap().power().is_some()
}

/// What minus infinity is cast to is the lowest integer.
#[test]
fn safe_softmax_of_a_masked_row_is_0() {
    let x = || Ints {
        shape: vec![2, 3],
        format: "fixed<8, 4>",
        integers: vec![-128, -128, -128, -128, 16, -128],
    };
    let to = "fixed<8, 7, unsigned>";
    assert_eq!(run("softmax {} axis 1 safe", &[x()], &[2, 3], to), [0, 0, 0, 0, 128, 0]);
    // One row only.
    let row = Ints { shape: vec![3], format: "fixed<8, 4>", integers: vec![-128, 16, -128] };
    assert_eq!(run("softmax {} axis 0 safe", &[row], &[3], to), [0, 128, 0]);
    assert_eq!(run("softmax {} axis 1", &[x()], &[2, 3], to), [43, 43, 43, 0, 128, 0]);
}

#[test]
fn log_softmax_is_its_definition_and_near_the_real_one() {
    let mut random = Random(3);
    for (axis, shape, from, to) in [
        (1, [20, 128], "fixed<16, 11>", "fixed<16, 10>"),
        (1, [20, 10], "fixed<8, 4>", "fixed<8, 3>"),
        (0, [2000, 3], "fixed<12, 8>", "fixed<16, 11>"),
        (1, [4, 9], "fixed<8, 30>", "fixed<16, 12>"),
    ] {
        let x = random.ints(&shape, from);
        let rows = rows(&x, axis == 0);
        let integers = x.integers.clone();
        let found = run(&format!("log_softmax {{}} axis {axis}"), &[x], &shape, to);
        let mantissa = log2_mantissa();
        for row in rows {
            let values: Vec<i64> = row.iter().map(|place| integers[*place]).collect();
            let (_, sum) = exponentials(&values, from);
            let log = sum.ilog2();
            let normal = round_shift(sum, log - 16).min((1 << 17) - 1);
            let log = (i64::from(log - 20) << 16) + mantissa.eval(normal);
            let natural = round_shift(log * (std::f64::consts::LN_2 * 16_777_216.0).round() as i64, 16);
            let most = *values.iter().max().unwrap();
            let real: f64 = values.iter().map(|q| ((q - most) as f64 * step(from)).exp()).sum();
            for (place, q) in row.iter().zip(&values) {
                let (least, distance) = (power(from).min(-24), i128::from(most - q));
                let exact = (distance << (power(from) - least)) + (i128::from(natural) << (-24 - least));
                assert_eq!(found[*place], encode(to, -exact, least), "{from} {to} {q}");
                let (low, high) = bounds(to);
                let wanted =
                    ((-(distance as f64) * step(from) - real.ln()) / step(to)).clamp(low as f64, high as f64);
                let off = (found[*place] as f64 - wanted).abs();
                assert!(off <= 0.5 + 2f64.powi(-13) / step(to), "{from} {to} {q}: {off} steps");
            }
        }
    }
}

/// The definition, in plain integers: `z` by `2^16` of one row, and what the real one is.
fn normal(row: &[i64], from: &str, centre: bool, epsilon: f64) -> (Vec<i64>, Vec<f64>) {
    let count = row.len() as i64;
    let sum: i64 = if centre { row.iter().sum() } else { 0 };
    let squares: i64 = row.iter().map(|q| q * q).sum();
    let epsilon = epsilon * (count as f64).powi(2) * step(from).powi(-2);
    let exact = (count * squares - sum * sum) as f64 + epsilon;
    let variance = (count * squares - sum * sum + epsilon.round() as i64).max(1);
    let (root, shift) = reciprocal_root(variance);
    let from_mean = |q: &i64| count * q - sum;
    let z = row.iter().map(|q| round_shift(from_mean(q) * root, (shift + 9) as u32)).collect();
    (z, row.iter().map(|q| from_mean(q) as f64 / exact.sqrt()).collect())
}

/// A mantissa by `2^17` and half the even shift.
fn reciprocal_root(variance: i64) -> (i64, i64) {
    let half = (i64::from(variance.ilog2()) - 16).div_euclid(2);
    let normal = if half < 0 { variance << (-2 * half) } else { round_shift(variance, 2 * half as u32) };
    (rsqrt_mantissa().eval(normal.min((1 << 18) - 1)), half)
}

/// `z * gamma + beta` as the format rounds it; and how far it may be off the real one.
fn affine(z: i64, real: f64, gamma: Option<(i64, &str)>, beta: Option<(i64, &str)>, to: &str, found: i64) {
    let (g, g_power) = gamma.map_or((1, 0), |(g, text)| (g, power(text)));
    let (b, b_power) = beta.map_or((0, 0), |(b, text)| (b, power(text)));
    let least = (g_power - 16).min(b_power);
    let y = (i128::from(z * g) << (g_power - 16 - least)) + (i128::from(b) << (b_power - least));
    assert_eq!(found, encode(to, y, least), "z = {z}, {to}");
    let (low, high) = bounds(to);
    let g = g as f64 * 2f64.powi(g_power);
    let real_y = real * g + b as f64 * 2f64.powi(b_power);
    let off = (found as f64 - (real_y / step(to)).clamp(low as f64, high as f64)).abs();
    let rounding = if to.contains("floor") { 1.0 } else { 0.5 };
    let limit = rounding + g.abs() * (real.abs() * 2f64.powi(-15) + 2f64.powi(-16)) / step(to);
    assert!(off <= limit, "z = {z}, {to}: {off} steps, {limit} allowed");
}

#[test]
fn layer_norm_is_its_definition_and_near_the_real_one() {
    let mut random = Random(4);
    for (from, affine_format, to, epsilon, shape) in [
        ("fixed<16, 11>", "fixed<16, 14>", "fixed<16, 11>", "1.0e-5", [9, 768]),
        ("fixed<8, 4>", "fixed<8, 6>", "fixed<8, 4>", "1.0e-12", [30, 64]),
        ("fixed<12, 0>", "fixed<16, 12>", "fixed<16, 9>", "0.0", [30, 65]),
        ("fixed<16, 14>", "fixed<8, 3>", "fixed<16, 10, rounding = floor>", "1.0", [9, 33]),
        ("fixed<8, 4>", "fixed<8, 4>", "fixed<16, 8>", "1.0e-5", [9, 1]),
    ] {
        for kind in ["layer_norm", "rms_norm"] {
            let mut x = random.ints(&shape, from);
            // A row without variance.
            x.integers[..shape[1]].fill(3);
            // One that is small.
            x.integers[shape[1]..2 * shape[1]].iter_mut().for_each(|q| *q >>= 5);
            let (gamma, beta) =
                (random.ints(&shape[1..], affine_format), random.ints(&shape[1..], affine_format));
            let integers = x.integers.clone();
            let (gammas, betas) = (gamma.integers.clone(), beta.integers.clone());
            let centre = kind == "layer_norm";
            let found = if centre {
                let op = format!("layer_norm {{}} gamma {{}} beta {{}} axis 1 {{epsilon = {epsilon} : f64}}");
                run(&op, &[x, gamma, beta], &shape, to)
            } else {
                run(
                    &format!("rms_norm {{}} gamma {{}} axis 1 {{epsilon = {epsilon} : f64}}"),
                    &[x, gamma],
                    &shape,
                    to,
                )
            };
            for (row, found) in integers.chunks(shape[1]).zip(found.chunks(shape[1])) {
                let (z, real) = normal(row, from, centre, epsilon.parse().unwrap());
                for (at, found) in found.iter().enumerate() {
                    // 0 / 0 is 0 here, and no number there.
                    let real = if real[at].is_nan() { 0.0 } else { real[at] };
                    let beta = centre.then_some((betas[at], affine_format));
                    affine(z[at], real, Some((gammas[at], affine_format)), beta, to, *found);
                }
            }
        }
    }
}

#[test]
fn norms_over_groups_and_without_gamma() {
    let mut random = Random(5);
    let (from, to) = ("fixed<12, 8>", "fixed<16, 11>");
    let shape = [2, 6, 3, 5];
    let x = random.ints(&shape, from);
    let (gamma, beta) = (random.ints(&[6], "fixed<8, 5>"), random.ints(&[6], "fixed<12, 8>"));
    let (integers, gammas, betas) = (x.integers.clone(), gamma.integers.clone(), beta.integers.clone());
    let found = run("group_norm {} gamma {} beta {} groups 3", &[x, gamma, beta], &shape, to);
    for (index, (row, found)) in integers.chunks(30).zip(found.chunks(30)).enumerate() {
        let (z, real) = normal(row, from, true, 1e-5);
        for (at, found) in found.iter().enumerate() {
            let channel = index % 3 * 2 + at / 15;
            let (gamma, beta) = ((gammas[channel], "fixed<8, 5>"), (betas[channel], "fixed<12, 8>"));
            affine(z[at], real[at], Some(gamma), Some(beta), to, *found);
        }
    }
    let x = random.ints(&[4, 20], from);
    let integers = x.integers.clone();
    let found = run("layer_norm {} axis 1", &[x], &[4, 20], to);
    for (row, found) in integers.chunks(20).zip(found.chunks(20)) {
        let (z, real) = normal(row, from, true, 1e-5);
        found.iter().enumerate().for_each(|(at, found)| affine(z[at], real[at], None, None, to, *found));
    }
}

#[test]
fn batch_norm_is_near_the_real_one() {
    let mut random = Random(6);
    for (from, variance_format, to) in [
        ("fixed<16, 11>", "fixed<16, 8, unsigned>", "fixed<16, 11>"),
        ("fixed<8, 4>", "fixed<16, 15>", "fixed<8, 4>"),
        ("fixed<8, 0>", "fixed<32, 3>", "fixed<12, 8>"),
    ] {
        let shape = [3, 8, 4, 5];
        let x = random.ints(&shape, from);
        let [gamma, beta, mean] =
            ["fixed<8, 6>", "fixed<12, 8>", "fixed<16, 12>"].map(|f| random.ints(&[8], f));
        let mut variance = random.ints(&[8], variance_format);
        variance.integers.iter_mut().for_each(|n| *n = n.abs().min(bounds(variance_format).1));
        let all: Vec<_> =
            [&x, &gamma, &beta, &mean, &variance].iter().map(|one| one.integers.clone()).collect();
        let found = run("batch_norm {}, {}, {}, {}, {}", &[x, gamma, beta, mean, variance], &shape, to);
        for (at, found) in found.into_iter().enumerate() {
            let channel = at / 20 % 8;
            let of = |index: usize, text: &str| all[index][channel] as f64 * step(text);
            let deviation = (of(4, variance_format) + 1e-5).sqrt();
            let z = (all[0][at] as f64 * step(from) - of(3, "fixed<16, 12>")) / deviation;
            let y = z * of(1, "fixed<8, 6>") + of(2, "fixed<12, 8>");
            let (low, high) = bounds(to);
            let off = (found as f64 - (y / step(to)).clamp(low as f64, high as f64)).abs();
            let limit =
                0.5 + of(1, "fixed<8, 6>").abs() * (z.abs() * 2f64.powi(-15) + 2f64.powi(-16)) / step(to);
            assert!(off <= limit, "{from} {to} {z}: {off} steps, {limit} allowed");
        }
    }
}
