//! Casts, storage and fitting of number formats as the engine runs them, against the arithmetic of `mase_formats`, bit for bit.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use mase_data::{DType, Element as DataElement, Tensor};
use mase_engine::{Options, Weights, compile};
use mase_formats::{Codes, Element, Encoded, Format, Value};
use mase_ir::{melior::ir::Module, module};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};
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
            Some((companion, companion_ty)) => {
                self.line(&format!("mase.cast {name} per_channel {companion} : ({ty}, {companion_ty}) -> {to}"))
            }
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
        let program = program.unwrap_or_else(|error| panic!("{error}\n{text}"));
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
        "log<7, bias = 1000>",
        "log<2, bias = 7>",
        "binary",
        "binary<scale = 0.3>",
        "ternary<scale = 0.25>",
        "ternary<scale = 0.3>",
    ]
    .map(str::to_owned)
    .to_vec();
    for rounding in ROUNDINGS {
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
        for rule in ["floor", "ceil", "round"] {
            for text in [
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
            ] {
                texts.push(format!("{text}rounding = {rounding}, rule = {rule}>"));
            }
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
    let corners = [f64::MAX, f64::MIN, 5e-324, -5e-324, f64::MIN_POSITIVE, 0.49999999999999994, 2.5000000000000004];
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

fn check_from_floats<T: Element + DataElement + std::fmt::Debug>(values: &[T], shape: &[usize], formats: &[Format]) {
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
    for seed in 0..2 {
        check_from_floats(&values(seed), &SHAPE, &formats());
    }
}

#[test]
fn f64_to_every_format() {
    for seed in 0..2 {
        check_from_floats(&wide_values(seed), &SHAPE, &formats());
    }
}
