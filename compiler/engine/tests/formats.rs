//! Casts, storage and fitting of number formats as the engine runs them, against the arithmetic of `mase_formats`, bit for bit.
// tidy: long because each way in and out of formats is one test, and they share the text that they build and the numbers.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use mase_data::{DType, Element as DataElement, Tensor};
use mase_engine::{Options, Weights, compile};
use mase_formats::{Element, Encoded, Format, Grid, Step};
use mase_ir::{melior::ir::Module, module};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{RngCore, SeedableRng},
};

/// A function that is put together line by line.
#[derive(Default)]
struct Text {
    arguments: Vec<String>,
    body: String,
    results: Vec<(String, String)>,
    inputs: Vec<Tensor>,
}

fn tensor_type(shape: &[usize], element: &str) -> String {
    let extents: String = shape.iter().map(|extent| format!("{extent}x")).collect();
    format!("tensor<{extents}{element}>")
}

fn mlir(format: &Format) -> String {
    format!("!mase.{format}")
}

impl Text {
    fn input(&mut self, tensor: Tensor) -> (String, String) {
        let element = if tensor.dtype() == DType::I8 { "i8".to_owned() } else { tensor.dtype().to_string() };
        let (name, ty) = (format!("%arg{}", self.inputs.len()), tensor_type(tensor.shape(), &element));
        self.arguments.push(format!("{name}: {ty}"));
        self.inputs.push(tensor);
        (name, ty)
    }

    /// One line with one result; its name.
    fn line(&mut self, line: &str) -> String {
        let name = format!("%v{}", self.body.lines().count());
        writeln!(self.body, "{name} = {line}").unwrap();
        name
    }

    fn cast(&mut self, from: &(String, String), to: &str, companion: Option<&(String, String)>) -> String {
        let (name, ty) = from;
        match companion {
            Some((companion, companion_ty)) => self
                .line(&format!("mase.cast {name} per_channel {companion} : ({ty}, {companion_ty}) -> {to}")),
            None => self.line(&format!("mase.cast {name} : ({ty}) -> {to}")),
        }
    }

    /// The codes, and the exponents of a block format, become results of 64 bits.
    fn store(&mut self, name: &str, format: &Format, shape: &[usize]) {
        let layout = format.layout();
        let ty = tensor_type(shape, &mlir(format));
        let codes = tensor_type(shape, &format!("i{}", layout.element_bits));
        let line = format!("mase.storage_cast {name} : ({ty}) -> ");
        let Some(block) = layout.block else {
            let stored = self.line(&format!("{line}{codes}"));
            return self.widened(stored, &codes, shape);
        };
        let mut outer = shape.to_vec();
        let axis = shape.len() - layout.block_axis.unwrap().unsigned_abs() as usize;
        outer[axis] = outer[axis].div_ceil(block as usize);
        let exponents = tensor_type(&outer, &format!("i{}", layout.exponent_bits));
        let name = format!("%v{}", self.body.lines().count());
        writeln!(self.body, "{name}:2 = {line}({codes}, {exponents})").unwrap();
        self.widened(format!("{name}#0"), &codes, shape);
        self.widened(format!("{name}#1"), &exponents, &outer);
    }

    fn widened(&mut self, name: String, ty: &str, shape: &[usize]) {
        let wide = tensor_type(shape, "i64");
        let name = self.line(&format!("arith.extui {name} : {ty} to {wide}"));
        self.results.push((name, wide));
    }

    fn result(&mut self, name: String, ty: String) {
        self.results.push((name, ty));
    }

    fn text(&self) -> String {
        let (names, types): (Vec<&str>, Vec<&str>) =
            self.results.iter().map(|(name, ty)| (name.as_str(), ty.as_str())).unzip();
        format!(
            "func.func @main({}) -> ({}) {{\n{}return {} : {}\n}}",
            self.arguments.join(", "),
            types.join(", "),
            self.body,
            names.join(", "),
            types.join(", ")
        )
    }

    fn run(&self) -> Vec<Tensor> {
        let text = self.text();
        let context = module::context().unwrap();
        let module = Module::parse(&context, &text).unwrap_or_else(|| panic!("{text}"));
        let program = compile(module.as_operation(), &Options::default());
        let program = program.unwrap_or_else(|error| panic!("{error:.2000}"));
        program.bind(&Weights::new()).unwrap().run(&self.inputs).unwrap()
    }
}

fn tensor<T: DataElement>(shape: &[usize], values: &[T]) -> Tensor {
    Tensor::from_vec(shape, values.to_vec()).unwrap()
}

fn whole(tensor: &Tensor) -> Vec<u64> {
    tensor.to_i64().unwrap().into_iter().map(|n| n as u64).collect()
}

fn format(text: &str) -> Format {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The codes as they come back from integers, which have one zero.
fn expected(encoded: &Encoded) -> Vec<u64> {
    let format = encoded.format();
    encoded.codes().iter().map(|code| format.code(format.integer(code).unwrap()).unwrap()).collect()
}

#[track_caller]
fn assert_equal(text: &str, what: &str, inputs: &[String], found: &[u64], wanted: &[u64]) {
    assert_eq!(found.len(), wanted.len(), "{text}");
    for (index, (found, wanted)) in found.iter().zip(wanted).enumerate() {
        let input = inputs.get(index).map_or("", String::as_str);
        assert_eq!(found, wanted, "{text}: {what} {index} of {input}");
    }
}

const ROUNDINGS: [&str; 5] = ["rne", "floor", "half_up", "half_away", "trunc"];

/// Formats of every family, under every rounding and rule that they have.
fn formats() -> Vec<Format> {
    let mut texts: Vec<String> = [
        "int<1, scale = 0.3>",
        "log<4>",
        "log<5, bias = 100>",
        "log<6, bias = -20>",
        "log<6, bias = 140>",
        "log<6, bias = 1023>",
        "log<2, bias = 7>",
        "binary",
        "binary<scale = 0.3>",
        "ternary<scale = 0.25>",
        "ternary<scale = 0.3>",
    ]
    .map(str::to_owned)
    .to_vec();
    for (index, rounding) in ROUNDINGS.into_iter().enumerate() {
        for text in [
            "fixed<8, 5",
            "fixed<1, 0",
            "fixed<7, -3, unsigned",
            "fixed<8, 127",
            "fixed<8, -120",
            "fixed<16, 9",
            "fixed<24, 100",
            "fixed<30, 12",
            "fixed<31, 12",
            "fixed<32, 20, unsigned",
            "fixed<48, 30",
            "fixed<60, -20",
            "fixed<8, 5, overflow = wrap",
            "fixed<8, -100, overflow = wrap",
            "fixed<12, 20, unsigned, overflow = wrap",
            "fixed<32, 20, overflow = wrap",
            "fixed<50, 20, overflow = wrap",
            "int<8, scale = 0.05",
            "int<8, scale = 0.5, zero = 127, unsigned",
            "int<8, scale = 0.1, zero = 128, unsigned",
            "int<8, scale = 0.1, zero = -77",
            "int<4, scale = 3.0, narrow",
            "int<16, scale = 1.0e-9, zero = 5",
            "int<32, scale = 0.7, zero = 4000000001, unsigned",
            "int<8, scale = 1.0e30",
            "int<8, scale = 0.1, zero = 3, overflow = wrap",
            "int<8, scale = 0.25, zero = 3, overflow = wrap",
            "int<5, scale = 1.0e-20, unsigned, overflow = wrap",
            "minifloat<4, 3",
            "minifloat<2, 0",
            "minifloat<5, 10",
            "minifloat<5, 2, bias = 20",
            "minifloat<4, 3, bias = 140",
            "minifloat<4, 3, bias = -100",
            "minifloat<5, 3, bias = 255",
        ] {
            texts.push(format!("{text}, rounding = {rounding}>"));
        }
        for (place, text) in [
            "msfp12<",
            "msfp16<axis = -2, ",
            "bfp<4, 3, block = 5, ",
            "bfp<8, 23, ",
            "bfp<12, 7, block = 7, ",
            "mxint8<",
            "mxint6<block = 4, axis = -2, ",
            "mxint<8, exponent = 3, ",
            "mxint<24, exponent = 16, ",
            "mxfp8_e5m2<",
            "mxfp8_e4m3<",
            "mxfp6_e3m2<axis = -2, ",
            "mxfp6_e2m3<",
            "mxfp4<",
        ]
        .into_iter()
        .enumerate()
        {
            // Each format under each rule.
            let rule = ["floor", "ceil", "round"][(index + place) % 3];
            texts.push(format!("{text}rounding = {rounding}, rule = {rule}>"));
        }
    }
    texts.iter().map(|text| format(text)).collect()
}

const SHAPE: [usize; 2] = [40, 50];

/// Rows of like magnitude, some of zeros, of any bits, or of multiples of a quarter step; corners of the range among them.
fn values(seed: u64) -> Vec<f32> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let corners =
        [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, f32::MAX, f32::MIN, f32::MIN_POSITIVE, 1e-45, -1e-45, -3e-39, 2e38];
    let mut values = Vec::new();
    for row in 0..SHAPE[0] {
        let log = match row % 4 {
            0 => random.next_u32() as i32 % 6,
            1 => random.next_u32() as i32 % 120,
            2 => -126 - (random.next_u32() % 16) as i32,
            _ => 110 + (random.next_u32() % 16) as i32,
        };
        for _ in 0..SHAPE[1] {
            let bits = random.next_u32();
            let quarters = (bits as i32 >> 20) as f32 / 4.0 * 2f32.powi(random.next_u32() as i32 % 8);
            let near = f32::from_bits(bits & 0x807f_ffff | 0x3f80_0000) as f64 * 2f64.powi(log);
            let value = match random.next_u32() % 16 {
                0 => corners[bits as usize % corners.len()],
                1 | 2 => f32::from_bits(bits),
                3..=6 => quarters,
                7 => near as f32 / 256.0,
                _ => near as f32,
            };
            let value = if row % 13 == 12 { 0.0 } else { value };
            values.push(if value.is_finite() { value } else { 1.25 });
        }
    }
    values
}

fn wide_values(seed: u64) -> Vec<f64> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let single = values(seed);
    let corners =
        [f64::MAX, f64::MIN, 5e-324, -5e-324, f64::MIN_POSITIVE, 0.49999999999999994, 2.5000000000000004];
    let wide = |value: f32| {
        let bits = random.next_u64();
        let any = f64::from_bits(bits);
        match bits % 11 {
            0 => corners[(bits >> 8) as usize % corners.len()],
            1 if any.is_finite() => any,
            2..=5 => f64::from_bits(f64::from(value).to_bits() ^ (bits & 0x1f_ffff_ffff)),
            _ => f64::from(value),
        }
    };
    single.into_iter().map(wide).collect()
}

fn texts<T: std::fmt::Debug>(values: &[T]) -> Vec<String> {
    values.iter().map(|value| format!("{value:?}")).collect()
}

fn check_from_floats<T: Element + DataElement + std::fmt::Debug>(
    values: &[T],
    shape: &[usize],
    formats: &[Format],
) {
    let mut text = Text::default();
    let x = text.input(tensor(shape, values));
    for format in formats {
        let q = text.cast(&x, &tensor_type(shape, &mlir(format)), None);
        text.store(&q, format, shape);
    }
    let mut found = text.run().into_iter();
    for format in formats {
        let encoded = format.encode(values, shape, None).unwrap();
        let name = format.to_string();
        let codes = whole(&found.next().unwrap());
        if format.layout().block.is_some() {
            let exponents: Vec<u64> = encoded.exponents().iter().map(|stored| u64::from(*stored)).collect();
            assert_equal(&name, "exponent", &[], &whole(&found.next().unwrap()), &exponents);
        }
        assert_equal(&name, "element", &texts(values), &codes, &expected(&encoded));
    }
}

#[test]
fn f32_to_every_format() {
    check_from_floats(&values(0), &SHAPE, &formats());
}

#[test]
fn f64_to_every_format() {
    check_from_floats(&wide_values(1), &SHAPE, &formats());
}

/// Sources and targets of casts between formats.
const KINDS: [&str; 26] = [
    "fixed<8, 5>",
    "fixed<16, 9>",
    "fixed<12, -2, unsigned>",
    "fixed<32, 20>",
    "fixed<48, 30>",
    "fixed<60, 40>",
    "fixed<6, 3, rounding = half_away>",
    "fixed<10, 12, overflow = wrap, rounding = floor>",
    "int<8, scale = 0.05>",
    "int<8, scale = 0.25, zero = 131, unsigned>",
    "int<5, scale = 0.75, rounding = trunc>",
    "int<16, scale = 0.001, rounding = half_up>",
    "msfp12",
    "msfp16<axis = -2, rule = ceil>",
    "bfp<5, 9, block = 7>",
    "mxint8",
    "mxint8<axis = -2>",
    "mxint<12, block = 6, rounding = floor>",
    "mxfp8_e4m3",
    "mxfp8_e5m2<axis = -2>",
    "mxfp4<rule = round>",
    "minifloat<4, 3>",
    "minifloat<5, 10>",
    "log<6, bias = 8>",
    "binary<scale = 0.3>",
    "ternary<scale = 0.5>",
];

/// Values of models, and some far from them.
fn moderate(seed: u64, count: usize) -> Vec<f32> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let value = |index: usize| {
        let bits = random.next_u32();
        let near = (bits as i32 >> 8) as f32 / (1u32 << 20) as f32;
        match bits % 16 {
            0 => 0.0,
            1 => near * 1000.0,
            2 | 3 => (bits as i32 >> 24) as f32 / 64.0,
            4 => near / 100_000.0,
            _ => near * 2f32.powi((index / 37 % 5) as i32 - 2),
        }
    };
    (0..count).map(value).collect()
}

fn check_between(values: &[f32], shape: &[usize], pairs: &[(Format, Format)]) {
    let mut text = Text::default();
    let x = text.input(tensor(shape, values));
    for (from, to) in pairs {
        let middle = tensor_type(shape, &mlir(from));
        let q = text.cast(&x, &middle, None);
        let q = text.cast(&(q, middle), &tensor_type(shape, &mlir(to)), None);
        text.store(&q, to, shape);
    }
    let mut found = text.run().into_iter();
    for (from, to) in pairs {
        let name = format!("{from} to {to}");
        let source = from.encode(values, shape, None).unwrap();
        let wanted = source.cast(to, None).unwrap_or_else(|error| panic!("{name}: {error}"));
        let codes = whole(&found.next().unwrap());
        if to.layout().block.is_some() {
            let exponents: Vec<u64> = wanted.exponents().iter().map(|stored| u64::from(*stored)).collect();
            assert_equal(&name, "exponent", &[], &whole(&found.next().unwrap()), &exponents);
        }
        assert_equal(&name, "element", &texts(values), &codes, &expected(&wanted));
    }
}

#[test]
fn formats_to_formats() {
    let kinds: Vec<Format> = KINDS.iter().map(|text| format(text)).collect();
    let shape = [20, 37];
    let values = moderate(3, 20 * 37);
    for (index, from) in kinds.iter().enumerate() {
        // A third of all pairs, in which each family meets each.
        let others = kinds.iter().enumerate().filter(|(other, to)| (index + other) % 3 == 0 && *to != from);
        let others = others.map(|(_, to)| to);
        // Values that are no f64 have no way to blocks and to scales: a table is of at most 16 bits.
        let refused = |to: &Format| {
            let (view, scaled) = (to.view().unwrap(), from.to_string().starts_with("int<8, scale = 0.05"));
            let scaled = scaled || from.to_string().starts_with("int<16, scale = 0.001");
            let wide = from.layout().element_bits == 60;
            scaled && view.shared.is_some()
                || wide && matches!(view.step, Step::Scale(_)) && view.grid != Grid::Signs
        };
        let pairs: Vec<_> = others.filter(|to| !refused(to)).map(|to| (from.clone(), to.clone())).collect();
        check_between(&values, &shape, &pairs);
    }
}

fn any_format() -> impl Strategy<Value = Format> {
    let rounding = || prop::sample::select(ROUNDINGS.to_vec());
    let rule = || prop::sample::select(vec!["floor", "ceil", "round"]);
    let ends = || (2..40i64, -2..0i64, rule(), rounding());
    let end = |(block, axis, rule, rounding): (i64, i64, &str, &str)| {
        format!("block = {block}, axis = {axis}, rule = {rule}, rounding = {rounding}>")
    };
    let text = prop_oneof![
        (1..62i64, -40..60i64, rounding(), prop::sample::select(vec!["", ", unsigned"]), any::<bool>()).prop_map(
            |(width, frac, rounding, sign, wrap)| {
                let overflow = if wrap { "wrap" } else { "saturate" };
                format!("fixed<{width}, {frac}{sign}, rounding = {rounding}, overflow = {overflow}>")
            }
        ),
        (2..20i64, 1e-6..10.0f64, rounding(), any::<bool>(), any::<u8>()).prop_map(
            |(width, scale, rounding, wrap, zero)| {
                let overflow = if wrap { "wrap" } else { "saturate" };
                let zero = i64::from(zero) % (1 << (width - 1));
                format!("int<{width}, scale = {scale:?}, zero = {zero}, rounding = {rounding}, overflow = {overflow}>")
            }
        ),
        (2..6i64, 0..8i64, -20..40i64, rounding()).prop_map(|(exponent, mantissa, bias, rounding)| format!(
            "minifloat<{exponent}, {mantissa}, bias = {bias}, rounding = {rounding}>"
        )),
        (2..7i64, -60..60i64).prop_map(|(width, bias)| format!("log<{width}, bias = {bias}>")),
        (2..10i64, 1..24i64, ends())
            .prop_map(move |(exponent, mantissa, ends)| format!("bfp<{exponent}, {mantissa}, {}", end(ends))),
        (2..25i64, 2..10i64, ends())
            .prop_map(move |(width, exponent, ends)| format!("mxint<{width}, exponent = {exponent}, {}", end(ends))),
        (prop::sample::select(vec!["mxfp8_e5m2", "mxfp8_e4m3", "mxfp6_e3m2", "mxfp6_e2m3", "mxfp4"]), ends())
            .prop_map(move |(element, ends)| format!("{element}<{}", end(ends))),
    ];
    text.prop_filter_map("a format with integers", |text| {
        text.parse::<Format>().ok().filter(|kind| kind.view().is_some())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_formats(kinds in prop::collection::vec(any_format(), 12), seed in any::<u64>()) {
        check_from_floats(&values(seed), &SHAPE, &kinds);
        check_from_floats(&moderate(seed, SHAPE[0] * SHAPE[1]), &SHAPE, &kinds);
    }
}

#[test]
fn formats_to_floats() {
    let shape = [20, 37];
    let values = moderate(4, 20 * 37);
    let kinds: Vec<Format> = KINDS.iter().map(|text| format(text)).collect();
    let mut text = Text::default();
    let x = text.input(tensor(&shape, &values));
    for kind in &kinds {
        let ty = tensor_type(&shape, &mlir(kind));
        let q = (text.cast(&x, &ty, None), ty);
        for float in ["f64", "f32", "f16", "bf16"] {
            let to = tensor_type(&shape, float);
            let y = text.cast(&q, &to, None);
            text.result(y, to);
        }
    }
    let mut found = text.run().into_iter();
    for kind in &kinds {
        let wide: Vec<f64> = kind.encode(&values, &shape, None).unwrap().decode().unwrap();
        // One zero.
        let wide: Vec<f64> = wide.into_iter().map(|value| value + 0.0).collect();
        let bits: Vec<u64> = wide.iter().map(|value| value.to_bits()).collect();
        let next = &mut || found.next().unwrap();
        let f64s: Vec<u64> = next().as_slice::<f64>().unwrap().iter().map(|value| value.to_bits()).collect();
        assert_equal(&kind.to_string(), "f64", &texts(&values), &f64s, &bits);
        let single = |value: &f64| u64::from((*value as f32).to_bits());
        let f32s: Vec<u64> =
            next().as_slice().unwrap().iter().map(|value: &f32| value.to_bits().into()).collect();
        assert_equal(
            &kind.to_string(),
            "f32",
            &texts(&values),
            &f32s,
            &wide.iter().map(single).collect::<Vec<_>>(),
        );
        for found in [next(), next()] {
            let half = |value: &f64| match found.dtype() {
                DType::F16 => mase_data::f16::from_f32(*value as f32).to_f64(),
                _ => mase_data::bf16::from_f32(*value as f32).to_f64(),
            };
            let wanted: Vec<f64> = wide.iter().map(half).collect();
            assert_eq!(found.to_f64(), wanted, "{kind} to {}", found.dtype());
        }
    }
}

#[test]
fn nan_is_zero_and_infinities_are_beyond_all() {
    let (nan, inf) = (f32::NAN, f32::INFINITY);
    let values = [nan, inf, -inf, 1.0, nan, -inf, 0.25, 0.0];
    let kinds = [
        ("fixed<8, 5>", [0, 127, -128, 32, 0, -128, 8, 0]),
        ("fixed<8, -125>", [0, 127, -128, 0, 0, -128, 0, 0]),
        ("fixed<8, 5, overflow = wrap>", [0, 0, 0, 32, 0, 0, 8, 0]),
        ("int<8, scale = 0.1>", [0, 127, -128, 10, 0, -128, 2, 0]),
        ("int<8, scale = 0.1, overflow = wrap>", [0, 0, 0, 10, 0, 0, 2, 0]),
        ("minifloat<4, 3>", [0, 0x7f, 0xff, 0x38, 0, 0xff, 0x28, 0]),
        ("ternary", [0, 1, -1, 1, 0, -1, 0, 0]),
        ("binary", [1, 1, 0, 1, 1, 0, 1, 1]),
        ("log<4>", [4, 3, 11, 0, 4, 11, 6, 4]),
    ];
    let mut text = Text::default();
    let x = text.input(tensor(&[8], &values));
    let blocks = format("mxint8<block = 4>");
    for (name, _) in kinds {
        let kind = format(name);
        let q = text.cast(&x, &tensor_type(&[8], &mlir(&kind)), None);
        text.store(&q, &kind, &[8]);
    }
    let q = text.cast(&x, &tensor_type(&[8], &mlir(&blocks)), None);
    text.store(&q, &blocks, &[8]);
    let found: Vec<Vec<u64>> = text.run().iter().map(whole).collect();
    for (index, (name, wanted)) in kinds.into_iter().enumerate() {
        let bits = format(name).layout().element_bits;
        let wanted: Vec<u64> = wanted.iter().map(|n| *n as u64 & (u64::MAX >> (64 - bits))).collect();
        assert_eq!(found[index], wanted, "{name}");
    }
    // A block with an infinity has the largest exponent.
    assert_eq!(found[kinds.len()], [0, 127, 129, 0, 0, 129, 0, 0]);
    assert_eq!(found[kinds.len() + 1], [254, 254]);
}

/// Codes of a format are what they were after they were integers.
#[test]
fn storage_there_and_back() {
    let mut text = Text::default();
    let mut wanted = Vec::new();
    for name in [
        "fixed<8, 5>",
        "fixed<8, 5, unsigned>",
        "int<8, scale = 0.1, zero = 128, unsigned>",
        "int<8, scale = 0.1, zero = -7>",
        "minifloat<4, 3>",
        "minifloat<5, 2>",
        "log<8, bias = 3>",
        "log<5>",
        "mxint8",
        "mxfp8_e4m3",
        "mxfp8_e5m2",
        "msfp16",
        "fixed<16, 5>",
        "minifloat<5, 10>",
    ] {
        let kind = format(name);
        let layout = kind.layout();
        if kind.view().is_none() {
            continue;
        }
        let codes: Vec<u64> =
            (0..1u64 << layout.element_bits).filter(|code| kind.integer(*code).is_some()).collect();
        let shape = [codes.len()];
        let kept: Vec<u64> =
            codes.iter().map(|code| kind.code(kind.integer(*code).unwrap()).unwrap()).collect();
        let codes = match layout.element_bits {
            8 => tensor(&shape, &codes.iter().map(|code| *code as i8).collect::<Vec<_>>()),
            16 => tensor(&shape, &codes.iter().map(|code| *code as i16).collect::<Vec<_>>()),
            _ => tensor(&shape, &codes.iter().map(|code| *code as i64).collect::<Vec<_>>()),
        };
        let (mut name, ty) = text.input(codes);
        let narrow = tensor_type(&shape, &format!("i{}", layout.element_bits));
        if ty != narrow {
            name = text.line(&format!("arith.trunci {name} : {ty} to {narrow}"));
        }
        let coded = tensor_type(&shape, &mlir(&kind));
        wanted.push((kind.to_string(), kept));
        let q = match layout.block {
            None => text.line(&format!("mase.storage_cast {name} : ({narrow}) -> {coded}")),
            Some(block) => {
                let blocks = shape[0].div_ceil(block as usize);
                let stored: Vec<i8> = (0..blocks).map(|block| (block * 7) as i8).collect();
                wanted.push((
                    format!("exponents of {kind}"),
                    stored.iter().map(|n| u64::from(*n as u8)).collect(),
                ));
                let (exponents, ty) = text.input(tensor(&[blocks], &stored));
                text.line(&format!("mase.storage_cast {name}, {exponents} : ({narrow}, {ty}) -> {coded}"))
            }
        };
        text.store(&q, &kind, &shape);
    }
    for (found, (name, wanted)) in text.run().iter().zip(wanted) {
        assert_equal(&name, "code", &[], &whole(found), &wanted);
    }
}

#[test]
fn companions_suit_their_channels() {
    let shape = [4, 13, 6];
    let mut values = moderate(9, 4 * 13 * 6);
    // Ends at powers of two and just below, zeros, and tiny and huge ones.
    for (row, end) in [-1.0, 1.0, 0.99999994, -128.0, 1e-40, 3e38, 127.5, -128.5].into_iter().enumerate() {
        for index in 0..6 {
            values[row * 6 + index] = if index == 3 { end } else { 0.0 };
        }
    }
    values[8 * 6..9 * 6].fill(0.0);
    let wide: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
    let (mut text, mut kinds) = (Text::default(), Vec::new());
    let x = text.input(tensor(&shape, &values));
    for axis in [0, 1] {
        for rounding in ROUNDINGS {
            for width in [1, 2, 4, 8, 16, 53, 54, 60] {
                kinds.push((format!("fixed<{width}, channel = {axis}, rounding = {rounding}>"), "i8"));
                kinds.push((
                    format!("fixed<{width}, channel = {axis}, unsigned, rounding = {rounding}>"),
                    "i8",
                ));
            }
        }
        for scaled in ["int<8, ", "int<1, ", "int<4, unsigned, ", "int<8, narrow, ", "binary<", "ternary<"] {
            kinds.push((format!("{scaled}channel = {axis}>"), "f64"));
        }
    }
    for (name, companion) in &kinds {
        let kind = format(name);
        let ty = tensor_type(&[shape[kind.layout().channel_axis.unwrap() as usize]], companion);
        let fitted = text.line(&format!("mase.fit {} for {} : ({}) -> {ty}", x.0, mlir(&kind), x.1));
        text.result(fitted, ty);
    }
    for (found, (name, companion)) in text.run().iter().zip(kinds) {
        let wanted = format(&name).fit(&wide, &shape).unwrap();
        let found = found.to_f64();
        if companion == "i8" {
            assert_eq!(found, wanted, "{name}");
            continue;
        }
        for (found, wanted) in found.iter().zip(&wanted) {
            // The order of a sum is the engine's.
            assert!((found - wanted).abs() <= 1e-13 * wanted, "{name}: {found} {wanted}");
        }
    }
}

#[test]
fn channels_have_their_own_steps() {
    let shape = [5, 8, 6];
    let values = moderate(12, 5 * 8 * 6);
    for axis in 0..2usize {
        let points: Vec<i8> = (0..shape[axis] as i8).map(|index| index * 3 - 7).collect();
        let scales: Vec<f64> = points.iter().map(|point| 0.013 * f64::from(*point + 9)).collect();
        let singles: Vec<f32> = scales.iter().map(|scale| *scale as f32).collect();
        let mut text = Text::default();
        let x = text.input(tensor(&shape, &values));
        let companions = [
            text.input(tensor(&[shape[axis]], &points)),
            text.input(tensor(&[shape[axis]], &scales)),
            text.input(tensor(&[shape[axis]], &singles)),
        ];
        let mut wanted = Vec::new();
        for (kind, which) in [
            ("fixed<8, ", 0),
            ("fixed<8, rounding = floor, ", 0),
            ("fixed<20, overflow = wrap, ", 0),
            ("fixed<40, unsigned, ", 0),
            ("int<8, ", 1),
            ("int<8, unsigned, ", 2),
            ("int<5, rounding = half_away, ", 2),
            ("int<1, ", 2),
            ("binary<", 1),
            ("ternary<", 1),
        ] {
            let kind = format(&format!("{kind}channel = {axis}>"));
            let coded = tensor_type(&shape, &mlir(&kind));
            let q = text.cast(&x, &coded, Some(&companions[which]));
            text.store(&q, &kind, &shape);
            let float = tensor_type(&shape, "f64");
            let y = text.cast(&(q, coded), &float, None);
            text.result(y, float);
            let companion: Vec<f64> = match which {
                0 => points.iter().map(|point| f64::from(*point)).collect(),
                1 => scales.clone(),
                _ => singles.iter().map(|scale| f64::from(*scale)).collect(),
            };
            wanted.push((kind.to_string(), kind.encode(&values, &shape, Some(&companion)).unwrap()));
        }
        let mut found = text.run().into_iter();
        for (name, encoded) in wanted {
            let codes: Vec<u64> = encoded.codes().iter().collect();
            assert_equal(&name, "element", &texts(&values), &whole(&found.next().unwrap()), &codes);
            assert_eq!(found.next().unwrap().to_f64(), encoded.decode::<f64>().unwrap(), "{name}");
        }
    }
}
