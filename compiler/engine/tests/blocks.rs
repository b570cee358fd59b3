//! Sums of products of block formats as the engine runs them, against the same sums over exact integers.
#![allow(clippy::unwrap_used)]

use mase_data::Tensor;
use mase_engine::{Options, Weights, compile};
use mase_formats::{Encoded, Exact, Format, Value};
use mase_ir::{melior::ir::Module, module};

fn run(text: &str, inputs: &[Tensor]) -> Result<Vec<i64>, String> {
    let context = module::context().unwrap();
    let module = Module::parse(&context, text).unwrap_or_else(|| panic!("{text}"));
    let program = compile(module.as_operation(), &Options::default()).map_err(|error| error.to_string())?;
    let model = program.bind(&Weights::new()).map_err(|error| error.to_string())?;
    let outputs = model.run(inputs).map_err(|error| error.to_string())?;
    Ok(outputs[0].to_i64().unwrap())
}

fn tensor(shape: &[usize], values: &[f32]) -> Tensor {
    Tensor::from_f32(shape, values.to_vec()).unwrap()
}

fn format(text: &str) -> Format {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Numbers over some powers of two, of which a few are 0.
fn values(seed: u64, count: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 20) as u32
    };
    let value = |_| {
        let bits = next();
        let number = (bits as i32) as f32 / (1u32 << 30) as f32;
        if bits % 13 == 0 { 0.0 } else { number * 2f32.powi((next() % 9) as i32 - 5) }
    };
    (0..count).map(value).collect()
}

/// A tensor in a block format: its integers, and the exponent of each.
struct Operand {
    shape: Vec<usize>,
    ints: Vec<i128>,
    exponents: Vec<i32>,
    power: i32,
    axis: usize,
    block: usize,
}

impl Operand {
    fn new(kind: &Format, values: &[f32], shape: &[usize]) -> Operand {
        let encoded: Encoded = kind.encode(values, shape, None).unwrap();
        let view = kind.view().unwrap();
        let shared = view.shared.unwrap();
        let axis = (shape.len() as i64 + shared.axis) as usize;
        let block = shared.block as usize;
        let inner: usize = shape[axis + 1..].iter().product();
        let blocks = shape[axis].div_ceil(block);
        let exponents = (0..values.len()).map(|place| {
            let (outer, along, behind) =
                (place / inner / shape[axis], place / inner % shape[axis], place % inner);
            i32::from(encoded.exponents()[(outer * blocks + along / block) * inner + behind]) - shared.limit
        });
        Operand {
            shape: shape.to_vec(),
            ints: encoded.codes().iter().map(|code| i128::from(kind.integer(code).unwrap())).collect(),
            exponents: exponents.collect(),
            power: view.power().unwrap(),
            axis,
            block,
        }
    }

    fn place(&self, index: &[usize]) -> usize {
        index.iter().zip(&self.shape).fold(0, |place, (at, extent)| place * extent + at)
    }
}

/// `n * 2^by`, to the nearest, ties to even.
fn scaled(n: i128, by: i32) -> i128 {
    if by >= 0 {
        return if by > 60 { n.signum() << 100 } else { n << by };
    }
    let by = by.unsigned_abs().min(100);
    let (floor, half) = (n >> by, 1i128 << (by - 1));
    let rest = n - (floor << by);
    floor + i128::from(rest > half || (rest == half && floor % 2 != 0))
}

struct Accumulator {
    width: u32,
    frac: i32,
}

/// A result's element: pairs of places of each block, summed up; a bias; and the format of the result.
fn dot(
    operands: [&Operand; 2],
    blocks: &[Vec<(usize, usize)>],
    bias: Option<(i128, i32)>,
    terms: usize,
    to: &Accumulator,
    result: &Format,
) -> i64 {
    let [x, w] = operands;
    let addends = terms + usize::from(bias.is_some());
    let headroom = usize::BITS - (addends - 1).leading_zeros();
    let limit = (1i128 << (to.width - 1 - headroom)) - 1;
    let mut total = 0;
    for block in blocks.iter().filter(|block| !block.is_empty()) {
        let sum: i128 = block.iter().map(|(a, b)| x.ints[*a] * w.ints[*b]).sum();
        let exponent = x.exponents[block[0].0] + w.exponents[block[0].1];
        total += scaled(sum, exponent + x.power + w.power + to.frac).clamp(-limit, limit);
    }
    if let Some((n, power)) = bias {
        total += scaled(n, power + to.frac).clamp(-limit, limit);
    }
    let value = Value::Number(Exact::integer(total, -to.frac));
    let encoded = result.encode(&[value], &[1], None).unwrap();
    result.integer(encoded.codes().get(0).unwrap()).unwrap()
}

fn cut(count: usize, block: usize) -> Vec<std::ops::Range<usize>> {
    (0..count.div_ceil(block)).map(|index| index * block..((index + 1) * block).min(count)).collect()
}

const PAIRS: [(&str, &str); 6] = [
    ("mxint8", "mxint8"),
    ("msfp12", "msfp12"),
    ("mxint<12, block = 16>", "msfp12"),
    ("mxfp8_e4m3", "mxfp4"),
    ("mxfp6_e3m2", "mxfp6_e2m3"),
    ("bfp<4, 5, block = 8, rule = ceil>", "mxint6<block = 8>"),
];

fn along(kind: &str, axis: i64) -> Format {
    let inner = kind.strip_suffix('>').map(|text| format!("{text}, axis = {axis}>"));
    format(&inner.unwrap_or_else(|| format!("{kind}<axis = {axis}>")))
}

#[test]
fn linear_on_blocks() {
    for (a, b) in PAIRS {
        for (width, frac) in [(32, 16), (24, 10), (20, 14)] {
            let (rows, outputs, depth) = (3, 5, 70);
            let (x_format, w_format, result) = (format(a), format(b), format("fixed<16, 8>"));
            let (x, w, bias) = (values(1, rows * depth), values(2, outputs * depth), values(3, outputs));
            let text = format!(
                "func.func @main(%x: tensor<{rows}x{depth}xf32>, %w: tensor<{outputs}x{depth}xf32>, %b: tensor<{outputs}xf32>)
                     -> tensor<{rows}x{outputs}xi16> {{
                   %xq = mase.cast %x : (tensor<{rows}x{depth}xf32>) -> tensor<{rows}x{depth}x!mase.{x_format}>
                   %wq = mase.cast %w : (tensor<{outputs}x{depth}xf32>) -> tensor<{outputs}x{depth}x!mase.{w_format}>
                   %bq = mase.cast %b : (tensor<{outputs}xf32>) -> tensor<{outputs}x!mase.fixed<24, 20>>
                   %y = mase.linear %xq, %wq, %bq {{accumulator_width = {width} : i64, accumulator_frac = {frac} : i64}}
                     : (tensor<{rows}x{depth}x!mase.{x_format}>, tensor<{outputs}x{depth}x!mase.{w_format}>,
                        tensor<{outputs}x!mase.fixed<24, 20>>) -> tensor<{rows}x{outputs}x!mase.{result}>
                   %c = mase.storage_cast %y : (tensor<{rows}x{outputs}x!mase.{result}>) -> tensor<{rows}x{outputs}xi16>
                   return %c : tensor<{rows}x{outputs}xi16>
                 }}"
            );
            let inputs =
                [tensor(&[rows, depth], &x), tensor(&[outputs, depth], &w), tensor(&[outputs], &bias)];
            let found = run(&text, &inputs).unwrap();
            let biases = format("fixed<24, 20>").encode(&bias, &[outputs], None).unwrap();
            let bias = |n: usize| {
                i128::from(format("fixed<24, 20>").integer(biases.codes().get(n).unwrap()).unwrap())
            };
            let x = Operand::new(&x_format, &x, &[rows, depth]);
            let w = Operand::new(&w_format, &w, &[outputs, depth]);
            let to = Accumulator { width, frac };
            for m in 0..rows {
                for n in 0..outputs {
                    let blocks: Vec<Vec<_>> = cut(depth, x.block)
                        .into_iter()
                        .map(|range| range.map(|k| (x.place(&[m, k]), w.place(&[n, k]))).collect())
                        .collect();
                    let wanted = dot([&x, &w], &blocks, Some((bias(n), -20)), blocks.len(), &to, &result);
                    assert_eq!(found[m * outputs + n], wanted, "{a} {b} {width} {frac}: {m} {n}");
                }
            }
        }
    }
}

#[test]
fn matmul_on_blocks() {
    for (a, b) in PAIRS {
        let (batch, rows, columns, depth) = (2, 4, 6, 50);
        let (x_format, y_format, result) = (along(a, -1), along(b, -2), format("fixed<16, 6>"));
        let (x, y) = (values(4, batch * rows * depth), values(5, batch * depth * columns));
        let (xt, yt) =
            (format!("tensor<{batch}x{rows}x{depth}x"), format!("tensor<{batch}x{depth}x{columns}x"));
        let rt = format!("tensor<{batch}x{rows}x{columns}x");
        let text = format!(
            "func.func @main(%x: {xt}f32>, %y: {yt}f32>) -> {rt}i16> {{
               %xq = mase.cast %x : ({xt}f32>) -> {xt}!mase.{x_format}>
               %yq = mase.cast %y : ({yt}f32>) -> {yt}!mase.{y_format}>
               %z = mase.matmul %xq, %yq {{accumulator_width = 30 : i64, accumulator_frac = 12 : i64}}
                 : ({xt}!mase.{x_format}>, {yt}!mase.{y_format}>) -> {rt}!mase.{result}>
               %c = mase.storage_cast %z : ({rt}!mase.{result}>) -> {rt}i16>
               return %c : {rt}i16>
             }}"
        );
        let inputs = [tensor(&[batch, rows, depth], &x), tensor(&[batch, depth, columns], &y)];
        let found = run(&text, &inputs).unwrap();
        let x = Operand::new(&x_format, &x, &[batch, rows, depth]);
        let y = Operand::new(&y_format, &y, &[batch, depth, columns]);
        assert_eq!((x.axis, y.axis), (2, 1));
        let to = Accumulator { width: 30, frac: 12 };
        for (place, found) in found.iter().enumerate() {
            let (g, m, n) = (place / columns / rows, place / columns % rows, place % columns);
            let blocks: Vec<Vec<_>> = cut(depth, x.block)
                .into_iter()
                .map(|range| range.map(|k| (x.place(&[g, m, k]), y.place(&[g, k, n]))).collect())
                .collect();
            let wanted = dot([&x, &y], &blocks, None, blocks.len(), &to, &result);
            assert_eq!(*found, wanted, "{a} {b}: {g} {m} {n}");
        }
    }
}

#[test]
fn convolution_on_blocks() {
    // Channels of a group, groups, stride, dilation.
    for (channels, groups, stride, dilation) in [(10, 1, 1, 1), (8, 2, 2, 1), (40, 1, 1, 2)] {
        for (a, b) in [("mxint8<block = 8>", "msfp12<block = 8>"), ("mxfp4<block = 4>", "mxint8<block = 4>")]
        {
            let (n, c, h, wide, f) = (2, channels * groups, 6, 5, 4);
            let (kh, kw) = (3, 2);
            let [top, left, bottom, right] = [1, 0, 2, 1];
            let out = |extent: usize, low: usize, high: usize, kernel: usize| {
                (extent + low + high - dilation * (kernel - 1) - 1) / stride + 1
            };
            let (oh, ow) = (out(h, top, bottom, kh), out(wide, left, right, kw));
            let (x_format, w_format, result) = (along(a, -3), along(b, -3), format("fixed<16, 7>"));
            let (x, w, bias) = (values(6, n * c * h * wide), values(7, f * channels * kh * kw), values(8, f));
            let (xt, wt) =
                (format!("tensor<{n}x{c}x{h}x{wide}x"), format!("tensor<{f}x{channels}x{kh}x{kw}x"));
            let rt = format!("tensor<{n}x{f}x{oh}x{ow}x");
            let text = format!(
                "func.func @main(%x: {xt}f32>, %w: {wt}f32>, %b: tensor<{f}xf32>) -> {rt}i16> {{
                   %xq = mase.cast %x : ({xt}f32>) -> {xt}!mase.{x_format}>
                   %wq = mase.cast %w : ({wt}f32>) -> {wt}!mase.{w_format}>
                   %bq = mase.cast %b : (tensor<{f}xf32>) -> tensor<{f}x!mase.fixed<24, 20>>
                   %y = mase.conv2d %xq, %wq, %bq {{accumulator_width = 32 : i64, accumulator_frac = 14 : i64,
                       strides = array<i64: {stride}, {stride}>, padding = array<i64: {top}, {left}, {bottom}, {right}>,
                       dilations = array<i64: {dilation}, {dilation}>, groups = {groups} : i64}}
                     : ({xt}!mase.{x_format}>, {wt}!mase.{w_format}>, tensor<{f}x!mase.fixed<24, 20>>) -> {rt}!mase.{result}>
                   %c = mase.storage_cast %y : ({rt}!mase.{result}>) -> {rt}i16>
                   return %c : {rt}i16>
                 }}"
            );
            let inputs =
                [tensor(&[n, c, h, wide], &x), tensor(&[f, channels, kh, kw], &w), tensor(&[f], &bias)];
            let found = run(&text, &inputs).unwrap();
            let biases = format("fixed<24, 20>").encode(&bias, &[f], None).unwrap();
            let x = Operand::new(&x_format, &x, &[n, c, h, wide]);
            let w = Operand::new(&w_format, &w, &[f, channels, kh, kw]);
            let to = Accumulator { width: 32, frac: 14 };
            let ranges = cut(channels, x.block);
            for (place, found) in found.iter().enumerate() {
                let (image, filter) = (place / ow / oh / f, place / ow / oh % f);
                let (i, j) = (place / ow % oh, place % ow);
                let group = filter / (f / groups);
                let mut blocks = Vec::new();
                for (p, q) in (0..kh * kw).map(|at| (at / kw, at % kw)) {
                    let (row, column) = (i * stride + p * dilation, j * stride + q * dilation);
                    let inside = (top..top + h).contains(&row) && (left..left + wide).contains(&column);
                    for range in &ranges {
                        let pairs = range.clone().filter(|_| inside).map(|k| {
                            let x = x.place(&[image, group * channels + k, row - top, column - left]);
                            (x, w.place(&[filter, k, p, q]))
                        });
                        blocks.push(pairs.collect::<Vec<_>>());
                    }
                }
                let bias = format("fixed<24, 20>").integer(biases.codes().get(filter).unwrap()).unwrap();
                let terms = blocks.len();
                let wanted = dot([&x, &w], &blocks, Some((bias.into(), -20)), terms, &to, &result);
                assert_eq!(*found, wanted, "{a} {b} {channels} {groups}: {image} {filter} {i} {j}");
            }
        }
    }
}

#[test]
fn blocks_move_whole() {
    // Moved as blocks, or decoded and moved: the same numbers.
    let moves = [
        ("mxint8", "transpose %x perm [1, 0, 2]", "40x3x64", "mxint8"),
        ("mxint8", "transpose %x perm [0, 2, 1]", "3x64x40", "mxint8<axis = -2>"),
        ("msfp12<axis = -2>", "transpose %x perm [1, 0, 2]", "40x3x64", "msfp12<axis = -3>"),
        ("mxint8", "reshape %x", "120x64", "mxint8"),
        ("mxint8<axis = -2>", "reshape %x", "3x40x8x8", "mxint8<axis = -3>"),
        ("mxint8", "slice %x offsets [1, 3, 32] sizes [2, 10, 32] strides [1, 2, 1]", "2x10x32", "mxint8"),
        (
            "mxint8<axis = -2>",
            "slice %x offsets [0, 32, 0] sizes [3, 8, 64] strides [1, 1, 1]",
            "3x8x64",
            "mxint8<axis = -2>",
        ),
        ("mxint8", "broadcast %x", "2x3x40x64", "mxint8"),
        ("mxint8", "concat %x, %x axis 0", "6x40x64", "mxint8"),
        ("mxint8", "concat %x, %x axis 2", "3x40x128", "mxint8"),
    ];
    for (from, op, shape, to) in moves {
        let values = values(11, 3 * 40 * 64);
        let source = |element: &str| format!("tensor<3x40x64x{element}>");
        let result = |element: &str| format!("tensor<{shape}x{element}>");
        let (coded, moved) = (source(&format!("!mase.{from}")), result(&format!("!mase.{to}")));
        let f32 = "f32";
        let (x, r) = (source(f32), result(f32));
        let operands = |ty: &str| if op.contains("concat") { format!("{ty}, {ty}") } else { ty.to_owned() };
        let (blocks, floats) = (op.replace("%x", "%q"), op.replace("%x", "%d"));
        let text = format!(
            "func.func @main(%x: {x}) -> {bits} {{
               %q = mase.cast %x : ({x}) -> {coded}
               %m = mase.{blocks} : ({}) -> {moved}
               %y = mase.cast %m : ({moved}) -> {r}
               %d = mase.cast %q : ({coded}) -> {x}
               %z = mase.{floats} : ({}) -> {r}
               %s = arith.subf %y, %z : {r}
               %b = arith.bitcast %s : {r} to {bits}
               return %b : {bits}
             }}",
            operands(&coded),
            operands(&x),
            bits = result("i32"),
        );
        let differences =
            run(&text, &[tensor(&[3, 40, 64], &values)]).unwrap_or_else(|error| panic!("{op}: {error}"));
        assert!(differences.iter().all(|bits| *bits == 0), "{op}");
    }
}

#[test]
fn what_has_no_meaning_is_refused() {
    let x = "tensor<4x64xf32>";
    let case = |from: &str, line: &str, to: &str| {
        let text = format!(
            "func.func @main(%x: {x}) -> tensor<{to}> {{
               %q = mase.cast %x : ({x}) -> tensor<4x64x!mase.{from}>
               {line}
               return %m : tensor<{to}>
             }}"
        );
        run(&text, &[]).err().unwrap_or_default()
    };
    let q = "tensor<4x64x!mase.mxint8>";
    for (line, message) in [
        (
            format!(
                "%z = mase.linear %q, %q : ({q}, {q}) -> tensor<4x4x!mase.fixed<8, 4>>\n%m = mase.cast %z : (tensor<4x4x!mase.fixed<8, 4>>) -> tensor<4x4xf32>"
            ),
            "needs an accumulator_width and an accumulator_frac",
        ),
        (
            format!(
                "%z = mase.slice %q offsets [0, 0] sizes [4, 4] strides [1, 16] : ({q}) -> tensor<4x4x!mase.mxint8>\n%m = mase.cast %z : (tensor<4x4x!mase.mxint8>) -> tensor<4x4xf32>"
            ),
            "does not keep the blocks of mxint8 whole",
        ),
        (
            format!(
                "%z = mase.relu %q : ({q}) -> {q}\n%s = mase.slice %z offsets [0, 0] sizes [4, 4] strides [1, 1] : ({q}) -> tensor<4x4x!mase.mxint8>\n%m = mase.cast %s : (tensor<4x4x!mase.mxint8>) -> tensor<4x4xf32>"
            ),
            "which this op has no meaning for",
        ),
    ] {
        let found = case("mxint8", &line, "4x4xf32");
        assert!(found.contains(message), "{found}");
    }
}

#[test]
fn many_fraction_bits_do_not_cut_a_sum() {
    // 32 ones by 32 ones: the sum of a block is shifted right, by what is known only when the program runs.
    let text = "
      func.func @main(%x: tensor<1x32xf32>, %w: tensor<1x32xf32>) -> tensor<1x1xf32> {
        %a = mase.cast %x : (tensor<1x32xf32>) -> tensor<1x32x!mase.mxfp8_e4m3>
        %b = mase.cast %w : (tensor<1x32xf32>) -> tensor<1x32x!mase.mxfp8_e4m3>
        %y = mase.linear %a, %b {accumulator_width = 32 : i64, accumulator_frac = 14 : i64}
          : (tensor<1x32x!mase.mxfp8_e4m3>, tensor<1x32x!mase.mxfp8_e4m3>) -> tensor<1x1x!mase.fixed<16, 8>>
        %f = mase.cast %y : (tensor<1x1x!mase.fixed<16, 8>>) -> tensor<1x1xf32>
        return %f : tensor<1x1xf32>
      }";
    let context = module::context().unwrap();
    let module = Module::parse(&context, text).unwrap();
    let program = compile(module.as_operation(), &Options::default()).unwrap();
    let model = program.bind(&Weights::new()).unwrap();
    let ones = tensor(&[1, 32], &[1.0; 32]);
    assert_eq!(model.run(&[ones.clone(), ones]).unwrap()[0].to_f64(), [32.0]);
}
