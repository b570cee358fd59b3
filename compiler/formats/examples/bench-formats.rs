//! Times encoding and decoding of `f32`, by the fast loops and by a plain loop over the elements.
//!
//! `bench-formats <elements>` prints one JSON object of best seconds by format; `benches/formats/bench.py`
//! runs it beside `ml_dtypes`.

use std::hint::black_box;
use std::time::Instant;

use mase_formats::{Codes, Encoded, Format};

const FORMATS: [&str; 7] =
    ["fixed<8, 5>", "int<8, scale = 0.0513>", "msfp12", "mxint8", "mxfp8_e4m3", "mxfp4", "minifloat<4, 3>"];
const RUNS: usize = 7;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let elements: usize = std::env::args().nth(1).ok_or("bench-formats <elements>")?.parse()?;
    let values = floats(elements);
    let mut rows = Vec::new();
    for text in FORMATS {
        let format: Format = text.parse()?;
        let encoded = format.encode(&values, &[elements], None)?;
        let plain_encoded = plain::encode(text, &values);
        // The plain loops round as the formats do, so both must agree.
        let Codes::U8(codes) = encoded.codes() else { return Err("not in bytes".into()) };
        assert_eq!((codes, encoded.exponents()), (&plain_encoded.0, plain_encoded.1.as_slice()), "{text}");
        assert_eq!(
            encoded.decode::<f32>()?,
            plain::decode(text, &plain_encoded.0, &plain_encoded.1),
            "{text}"
        );
        let fast_encode =
            best(|| format.encode(black_box(&values), &[elements], None).map(|it: Encoded| it.codes().len()));
        let plain_encode = best(|| plain::encode(text, black_box(&values)));
        let fast_decode = best(|| black_box(&encoded).decode::<f32>());
        let plain_decode = best(|| plain::decode(text, black_box(&plain_encoded.0), &plain_encoded.1));
        rows.push(format!(
            "\"{text}\": {{\"encode\": {fast_encode}, \"plain_encode\": {plain_encode}, \"decode\": {fast_decode}, \"plain_decode\": {plain_decode}}}"
        ));
    }
    println!("{{{}}}", rows.join(",\n "));
    Ok(())
}

/// The least time of a few runs, in seconds.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}

/// Bell-shaped numbers by a generator of a line: sums of four uniform ones.
fn floats(count: usize) -> Vec<f32> {
    let mut state = 1u64;
    let mut uniform = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..count).map(|_| uniform() + uniform() + uniform() + uniform()).collect()
}

/// What one writes first: the standard library's functions, one element after the other.
mod plain {
    pub fn encode(format: &str, values: &[f32]) -> (Vec<u8>, Vec<u16>) {
        let plain =
            |encode: &dyn Fn(f32) -> u8| (values.iter().map(|value| encode(*value)).collect(), Vec::new());
        match format {
            "fixed<8, 5>" => plain(&|x| (x * 32.0).round_ties_even().clamp(-128.0, 127.0) as i8 as u8),
            "int<8, scale = 0.0513>" => {
                plain(&|x| (f64::from(x) / 0.0513).round_ties_even().clamp(-128.0, 127.0) as i8 as u8)
            }
            "minifloat<4, 3>" => plain(&|x| float(x, 3, -6, 480.0, false)),
            "msfp12" => blocks(values, 16, 0, |x, exponent| {
                let steps = (x / 2f32.powi(exponent - 2)).round_ties_even().clamp(-7.0, 7.0) as i8;
                steps.unsigned_abs() | u8::from(steps < 0) << 3
            }),
            "mxint8" => blocks(values, 32, 0, |x, exponent| {
                (x / 2f32.powi(exponent - 6)).round_ties_even().clamp(-127.0, 127.0) as i8 as u8
            }),
            "mxfp8_e4m3" => {
                blocks(values, 32, 8, |x, exponent| float(x / 2f32.powi(exponent), 3, -6, 448.0, true))
            }
            _ => blocks(values, 32, 2, |x, exponent| float(x / 2f32.powi(exponent), 1, 0, 6.0, true)),
        }
    }

    /// The largest magnitude's exponent less `top`, and each element under it.
    fn blocks(
        values: &[f32],
        block: usize,
        top: i32,
        encode: impl Fn(f32, i32) -> u8,
    ) -> (Vec<u8>, Vec<u16>) {
        let (mut codes, mut exponents) = (Vec::with_capacity(values.len()), Vec::new());
        for values in values.chunks(block) {
            let largest = values.iter().fold(0.0f32, |largest, value| largest.max(value.abs()));
            let exponent = if largest == 0.0 { -127 } else { log2(largest) - top };
            exponents.push((exponent + 127) as u16);
            codes.extend(values.iter().map(|value| encode(*value, exponent)));
        }
        (codes, exponents)
    }

    /// The logarithm of the standard library is a little off near powers of two.
    fn log2(x: f32) -> i32 {
        (x.to_bits() >> 23 & 0xff) as i32 - 127
    }

    /// A small float of four exponent bits or fewer.
    fn float(x: f32, mantissa: i32, smallest: i32, largest: f32, signed_zero: bool) -> u8 {
        let log = if x == 0.0 { smallest } else { log2(x).max(smallest) };
        let step = 2f32.powi(log - mantissa);
        let rounded = ((x.abs() / step).round_ties_even() * step).min(largest);
        let log = if rounded == 0.0 { smallest } else { log2(rounded).max(smallest) };
        let steps = (rounded / 2f32.powi(log - mantissa)) as u8;
        let magnitude = (((log - smallest) as u8) << mantissa) + steps;
        let bits = if mantissa == 3 { 7 } else { 3 };
        magnitude | u8::from(x.is_sign_negative() && (signed_zero || magnitude != 0)) << bits
    }

    pub fn decode(format: &str, codes: &[u8], exponents: &[u16]) -> Vec<f32> {
        let value = |block: usize, decode: &dyn Fn(u8, i32) -> f32| {
            let exponent = |index: usize| i32::from(exponents.get(index / block).copied().unwrap_or(0)) - 127;
            codes.iter().enumerate().map(|(index, code)| decode(*code, exponent(index))).collect()
        };
        match format {
            "fixed<8, 5>" => value(1, &|code, _| f32::from(code as i8) / 32.0),
            "int<8, scale = 0.0513>" => value(1, &|code, _| (f64::from(code as i8) * 0.0513) as f32),
            "minifloat<4, 3>" => value(1, &|code, _| small(code, 3, 7, -6)),
            "msfp12" => value(16, &|code, exponent| {
                let magnitude = f32::from(code & 7) * 2f32.powi(exponent - 2);
                if code > 8 { -magnitude } else { magnitude }
            }),
            "mxint8" => value(32, &|code, exponent| f32::from(code as i8) * 2f32.powi(exponent - 6)),
            "mxfp8_e4m3" => value(32, &|code, exponent| small(code, 3, 7, -6) * 2f32.powi(exponent)),
            _ => value(32, &|code, exponent| small(code, 1, 3, 0) * 2f32.powi(exponent)),
        }
    }

    fn small(code: u8, mantissa: u32, bits: u32, smallest: i32) -> f32 {
        let magnitude = code & ((1 << bits) - 1);
        let (stored, fraction) = (magnitude >> mantissa, f32::from(magnitude & ((1 << mantissa) - 1)));
        let places = 2f32.powi(smallest - mantissa as i32);
        let value = match stored {
            0 => fraction * places,
            _ => (fraction + (1 << mantissa) as f32) * places * 2f32.powi(i32::from(stored) - 1),
        };
        if code >> bits == 1 { -value } else { value }
    }
}
