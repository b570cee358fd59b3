//! Every code of many formats up to 16 bits, and every place between two of them, against slow
//! exact arithmetic.

mod reference;

use mase_formats::{Exact, Format, Value};
use num_rational::BigRational;
use num_traits::ToPrimitive;
use reference::{Grid, number, of_exact, rational};

const ROUNDINGS: [&str; 5] = ["rne", "floor", "half_up", "half_away", "trunc"];

/// Formats in which every code is visited, under each rounding where there is one, and the stored
/// exponents to visit them under.
fn formats() -> Vec<(String, Vec<u16>)> {
    let mut formats = Vec::new();
    let mut rounded = |texts: &[&str], exponents: &[u16]| {
        for text in texts {
            for rounding in ROUNDINGS {
                let open = text.trim_end_matches('>');
                let join = if open.contains('<') { ", " } else { "<" };
                formats.push((format!("{open}{join}rounding = {rounding}>"), exponents.to_vec()));
            }
        }
    };
    rounded(
        &[
            "fixed<8, 5>",
            "fixed<8, 5, unsigned>",
            "fixed<8, 5, overflow = wrap>",
            "fixed<4, -3>",
            "fixed<3, 127>",
            "fixed<1, 0>",
            "fixed<2, -128, unsigned>",
            "fixed<11, 20, unsigned, overflow = wrap>",
            "int<8, scale = 0.05>",
            "int<8, scale = 0.05, zero = 127, unsigned>",
            "int<8, scale = 0.5, zero = -3>",
            "int<4, scale = 3.0, narrow>",
            "int<5, scale = 0.1, overflow = wrap>",
            "int<2, scale = 1.0e-300>",
            "int<6, scale = 0.3, zero = 7, overflow = wrap>",
            "int<1, scale = 0.7, unsigned>",
            "minifloat<4, 3>",
            "minifloat<2, 0>",
            "minifloat<1, 4>",
            "minifloat<5, 2, bias = 40>",
            "minifloat<8, 1>",
            "minifloat<3, 4, bias = -256>",
            "minifloat<8, 2, bias = 255>",
        ],
        &[0],
    );
    rounded(&["msfp12", "bfp<8, 1>", "bfp<6, 7>"], &[0, 1, 31, 62]);
    rounded(&["mxint8", "mxint<4, exponent = 3>", "mxint2"], &[0, 1, 3, 6]);
    rounded(&["mxfp8_e5m2", "mxfp8_e4m3", "mxfp6_e3m2", "mxfp6_e2m3", "mxfp4"], &[0, 1, 127, 254]);
    for text in
        ["log<4>", "log<2>", "log<8, bias = 16>", "log<9, bias = -100>", "binary", "binary<scale = 0.3>"]
    {
        formats.push((text.to_owned(), vec![0]));
    }
    for text in ["ternary", "ternary<scale = 0.3>", "int<1, scale = 0.3>"] {
        formats.push((text.to_owned(), vec![0]));
    }
    formats
}

#[test]
fn codes_and_what_lies_between_them() {
    for (text, exponents) in formats() {
        let format: Format = text.parse().expect(&text);
        for stored in exponents {
            check(&format, stored);
        }
    }
}

#[test]
fn sixteen_bits() {
    for (text, stored) in [
        ("fixed<16, 8>", 0),
        ("int<16, scale = 0.001, rounding = half_away>", 0),
        ("minifloat<5, 10>", 0),
        ("minifloat<8, 7, rounding = floor>", 0),
        ("bfp<8, 15, rounding = half_up>", 127),
        ("mxint16", 120),
    ] {
        check(&text.parse().expect(text), stored);
    }
}

fn check(format: &Format, stored: u16) {
    let codec = format.family().codec(format.params());
    let grid = Grid::new(format, stored);
    let encode = |x: f64| codec.encode(Value::from(x), stored).expect("a number has a code");
    // An mx element keeps the sign of what becomes zero; else the reference's zero is the only one.
    let sign = 1u64 << (format.layout().element_bits - 1);
    let unsigned_zero = |code: u64, x: f64| {
        let is_negative_zero = format.family().name() == "mx" && code == sign;
        assert!(!is_negative_zero || x.is_sign_negative());
        if is_negative_zero { 0 } else { code }
    };
    for (value, code) in &grid.points {
        let decoded = number(codec.decode(*code, stored));
        if format.family().name() != "int" {
            assert_eq!(of_exact(&decoded), *value, "{format}: decode {code:#x} under {stored}");
        } else {
            // Products of a scale may exceed f64; there the nearest one is compared.
            assert_eq!(Some(decoded.to_f64()), value.to_f64(), "{format}: decode {code:#x}");
        }
        let again = codec.encode(Value::Number(decoded), stored);
        assert_eq!(again, Ok(*code), "{format}: encode what {code:#x} stands for, under {stored}");
    }
    let check_one = |x: f64| {
        let (found, wanted) = (unsigned_zero(encode(x), x), grid.encode(&rational(x)));
        assert_eq!(found, wanted, "{format} under {stored}: encode {x:e}, found {found:#x}, not {wanted:#x}");
    };
    let f64_of = |value: &BigRational| value.to_f64().expect("near an f64");
    for pair in grid.points.windows(2) {
        let middle = f64_of(&((&pair[0].0 + &pair[1].0) / rational(2.0)));
        for x in [middle, middle.next_up(), middle.next_down()] {
            check_one(x);
        }
        for (value, _) in pair {
            check_one(f64_of(value).next_up());
            check_one(f64_of(value).next_down());
        }
    }
    let (low, high) = (f64_of(&grid.points[0].0), f64_of(&grid.points[grid.points.len() - 1].0));
    for end in [low, high] {
        for factor in [1.01, 1.25, 1.5, 2.0, 3.0, 1e3, 1e6] {
            check_one(end * factor);
        }
    }
    for x in [0.0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-40, -1e-40, 1e300, -1e300, f64::MAX, f64::MIN] {
        check_one(x);
    }
}

#[test]
fn exponents_of_blocks() {
    for rule in ["floor", "ceil", "round"] {
        for text in
            ["msfp12", "bfp<3, 4", "bfp<16, 4", "mxint8", "mxint<8, exponent = 2", "mxfp8_e5m2", "mxfp4"]
        {
            let join = if text.contains('<') { "," } else { "<" };
            let format: Format = format!("{text}{join} rule = {rule}>").parse().expect(text);
            let codec = format.family().codec(format.params());
            let powers = (-140..140).map(|exponent| 2f64.powi(exponent));
            let others = [
                0.0,
                5e-324,
                1e-300,
                3e-39,
                1e300,
                f64::MAX,
                3.0,
                2.9999,
                std::f64::consts::SQRT_2,
                std::f64::consts::SQRT_2.next_up(),
            ];
            for x in powers
                .flat_map(|power| [power, power * 1.5, power.next_down(), power.next_up()])
                .chain(others)
            {
                let found = codec.exponent(Value::from(x));
                assert_eq!(found, Ok(reference::exponent(&format, &rational(x))), "{format}: {x:e}");
                assert!(found.is_ok_and(|exponent| exponent <= codec.last_exponent()));
            }
        }
    }
}

#[test]
fn what_has_no_code() {
    for (text, nan, infinite) in [
        ("fixed<8, 5>", None, Some([0x7f, 0x80])),
        ("fixed<8, 5, unsigned>", None, Some([0xff, 0])),
        ("fixed<8, 5, overflow = wrap>", None, None),
        ("int<8, scale = 0.1, narrow>", None, Some([0x7f, 0x81])),
        ("int<8, scale = 0.1, overflow = wrap>", None, None),
        ("int<1, scale = 0.1>", None, Some([1, 0])),
        ("msfp12", None, None),
        ("mxint8", None, None),
        ("mxfp8_e5m2", Some(0), Some([0, 0])),
        ("minifloat<4, 3>", None, Some([0x7f, 0xff])),
        ("log<4>", None, Some([3, 0xb])),
        ("binary", None, Some([1, 0])),
        ("ternary", None, Some([1, 3])),
    ] {
        let format: Format = text.parse().expect(text);
        let codec = format.family().codec(format.params());
        let encode =
            |value: Value| codec.exponent(value).and_then(|exponent| codec.encode(value, exponent)).ok();
        assert_eq!(encode(Value::Nan), nan, "{text}");
        for (negative, index) in [(false, 0), (true, 1)] {
            let wanted = infinite.map(|codes| codes[index]);
            assert_eq!(encode(Value::Infinity { negative }), wanted, "{text}");
        }
    }
}

#[test]
fn specials_are_read() {
    let codec = |text: &str| {
        let format: Format = text.parse().expect(text);
        format.family().codec(format.params())
    };
    let e5m2 = codec("mxfp8_e5m2");
    assert_eq!(e5m2.decode(0x7c, 127), Value::Infinity { negative: false });
    assert_eq!(e5m2.decode(0xfc, 127), Value::Infinity { negative: true });
    assert_eq!(e5m2.decode(0xff, 127), Value::Nan);
    let e4m3 = codec("mxfp8_e4m3");
    assert_eq!([e4m3.decode(0x7f, 127), e4m3.decode(0xff, 0), e4m3.decode(0, 255)], [Value::Nan; 3]);
    assert!(number(e4m3.decode(0x80, 127)).is_negative());
    let zero = Value::Number(Exact::ZERO);
    assert_eq!([codec("msfp12").decode(8, 3), codec("minifloat<4, 3>").decode(0x80, 0)], [zero; 2]);
    assert_eq!(codec("log<4>").decode(0xc, 0), zero);
    let lowest = number(codec("mxint8").decode(0x80, 127));
    assert_eq!(lowest.to_f64(), -2.0);
}
