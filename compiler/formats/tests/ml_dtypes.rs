//! Conformance of the elements and scales of `mx` with the `ml_dtypes` package, by what its types make
//! of every code and of many floats; `ml_dtypes/write.py` writes that.

use mase_formats::{Format, Value};

/// The name there, the format here, and its element bits.
const TYPES: [(&str, &str, u32); 5] = [
    ("float8_e5m2", "mxfp8_e5m2", 8),
    ("float8_e4m3fn", "mxfp8_e4m3", 8),
    ("float6_e3m2fn", "mxfp6_e3m2", 6),
    ("float6_e2m3fn", "mxfp6_e2m3", 6),
    ("float4_e2m1fn", "mxfp4", 4),
];

/// The stored scale of 1.
const ONE: u16 = 127;

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/ml_dtypes/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn float(bytes: &[u8]) -> f32 {
    f32::from_le_bytes(bytes.try_into().expect("4 bytes"))
}

/// As `f32`, with one NaN.
fn bits(value: Value) -> u32 {
    match value {
        Value::Number(number) => number.to_f64() as f32,
        Value::Infinity { negative: true } => f32::NEG_INFINITY,
        Value::Infinity { negative: false } => f32::INFINITY,
        Value::Nan => f32::NAN,
    }
    .to_bits()
}

#[test]
fn every_code() {
    for (theirs, ours, element_bits) in TYPES {
        let format: Format = ours.parse().expect(ours);
        let codec = format.family().codec(format.params());
        let floats = fixture(&format!("{theirs}.decode"));
        assert_eq!(floats.len(), 4 << element_bits);
        for (code, bytes) in (0..).zip(floats.chunks(4)) {
            let wanted = bits(Value::from(f64::from(float(bytes))));
            assert_eq!(bits(codec.decode(code, ONE)), wanted, "{theirs} {code:#x}");
        }
    }
}

#[test]
fn many_floats() {
    for (theirs, ours, _) in TYPES {
        let format: Format = ours.parse().expect(ours);
        let codec = format.family().codec(format.params());
        let pairs = fixture(&format!("{theirs}.encode"));
        assert!(pairs.len() > 5 * 500);
        for pair in pairs.chunks(5) {
            let value = float(&pair[..4]);
            let code = codec.encode(Value::from(f64::from(value)), ONE);
            assert_eq!(code, Ok(pair[4].into()), "{theirs} of {value:e}");
        }
    }
}

#[test]
fn every_scale() {
    let format: Format = "mxfp4<rule = floor>".parse().expect("a format");
    let codec = format.family().codec(format.params());
    let floats = fixture("float8_e8m0fnu.decode");
    assert_eq!(floats.len(), 4 * 256);
    for (scale, bytes) in (0..).zip(floats.chunks(4)) {
        let wanted = float(bytes);
        // The code 2 is 1.
        assert_eq!(bits(codec.decode(2, scale)), bits(Value::from(f64::from(wanted))), "{scale}");
        // A power of two is the largest magnitude of its own block, less the element's exponent of 2.
        assert_eq!(codec.exponent(Value::from(4.0 * f64::from(wanted))), Ok(scale));
    }
}
