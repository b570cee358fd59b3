//! A view agrees with the codec: each code is an integer of the view, and each such integer has a code.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use mase_formats::{Format, Grid, Step, Value};

/// The integer of a code under a shared exponent of 0.
fn integer(format: &Format, code: u64) -> Option<i64> {
    let view = format.view().unwrap();
    let codec = format.family().codec(format.params());
    let stored = view.shared.map_or(0, |shared| u16::try_from(shared.limit).unwrap());
    if !codec.accepts(code) {
        return None;
    }
    let Value::Number(number) = codec.decode(code, stored) else { return None };
    let steps = match view.step {
        Step::Power(power) => number.to_f64() / 2f64.powi(power),
        Step::Scale(scale) => (number.to_f64() / scale).round(),
        Step::ChannelPoint | Step::ChannelScale => unreachable!("no format here has a channel axis"),
    };
    assert_eq!(steps.fract(), 0.0, "{format}: code {code}");
    Some(steps as i64)
}

fn is_on(grid: Grid, n: i64) -> bool {
    let magnitude = n.unsigned_abs();
    match grid {
        Grid::Every => true,
        Grid::Floats { significant } => {
            magnitude == 0 || 64 - magnitude.leading_zeros() - magnitude.trailing_zeros() <= significant
        }
        Grid::Powers => magnitude == 0 || magnitude.is_power_of_two(),
        Grid::Signs => magnitude == 1,
    }
}

#[test]
fn codes_are_the_integers_of_the_view() {
    let texts = [
        "fixed<8, 5>",
        "fixed<7, -3, unsigned>",
        "int<8, scale = 0.05>",
        "int<8, scale = 0.5, zero = 128, unsigned>",
        "int<4, scale = 0.1, narrow>",
        "int<1, scale = 0.3>",
        "msfp12",
        "bfp<5, 7, rule = ceil>",
        "mxint8",
        "mxint<6, exponent = 4>",
        "mxfp8_e4m3",
        "mxfp6_e3m2",
        "mxfp6_e2m3",
        "mxfp4",
        "minifloat<4, 3>",
        "minifloat<3, 0, bias = 7>",
        "log<4>",
        "log<6, bias = 2>",
        "binary",
        "binary<scale = 0.3>",
        "ternary<scale = 0.25>",
    ];
    for text in texts {
        let format: Format = text.parse().unwrap();
        let view = format.view().unwrap();
        let bits = format.layout().element_bits;
        let mut found: BTreeSet<i64> = (0..1u64 << bits).filter_map(|code| integer(&format, code)).collect();
        // The lowest mantissa of mxint is read but never written.
        if text.starts_with("mxint") {
            found.remove(&(view.low - 1));
        }
        let expected: BTreeSet<i64> = (view.low..=view.high).filter(|n| is_on(view.grid, *n)).collect();
        assert_eq!(found, expected, "{text}");
        for code in 0..1u64 << bits {
            // A negative zero has no integer of its own.
            let number = integer(&format, code).filter(|n| (view.low..=view.high).contains(n));
            assert_eq!(format.integer(code), number, "{text}: code {code}");
        }
        for n in expected.iter().flat_map(|n| n - 1..=n + 1) {
            let code = format.code(n);
            assert_eq!(code.is_some(), expected.contains(&n), "{text}: {n}");
            assert_eq!(code.map(|code| integer(&format, code)), code.map(|_| Some(n)), "{text}: {n}");
        }
    }
}

#[test]
fn what_does_not_fit_has_none() {
    for text in ["fixed<64, 0, unsigned>", "log<8>", "minifloat<8, 3>"] {
        let format: Format = text.parse().unwrap();
        assert_eq!(format.view(), None, "{text}");
    }
    assert!("fixed<63, 0>".parse::<Format>().unwrap().view().is_some());
    assert_eq!("fixed<8, channel = 0>".parse::<Format>().unwrap().view().unwrap().step, Step::ChannelPoint);
    assert_eq!("fixed<8, 5>".parse::<Format>().unwrap().view().unwrap().bits(), 8);
    assert_eq!("fixed<8, 5, unsigned>".parse::<Format>().unwrap().view().unwrap().bits(), 9);
}
