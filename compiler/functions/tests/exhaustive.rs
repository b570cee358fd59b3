//! Every input of every function between formats of all kinds, against the real function and the formats' own encoding.

#![allow(clippy::unwrap_used)]

use mase_formats::{Format, Grid};
use mase_functions::{Approximation, Error, Function, Kind, approximate};

fn format(text: &str) -> Format {
    text.parse().unwrap()
}

fn between(function: Function, from: &str, to: &str) -> Approximation {
    approximate(function, &format(from), &format(to))
        .unwrap_or_else(|error| panic!("{function:?} {from} {to}: {error}"))
}

/// What 1 stands for.
fn step(text: &str) -> f64 {
    match format(text).view().unwrap().step {
        mase_formats::Step::Power(power) => 2f64.powi(power),
        mase_formats::Step::Scale(scale) => scale,
        other => panic!("{other:?}"),
    }
}

/// Tables are the format's encoding of the real value.
#[test]
fn narrow_inputs_are_rounded_once() {
    let pairs = [
        ("fixed<8, 4>", "fixed<8, 4>"),
        ("fixed<8, 3, unsigned>", "fixed<16, 12, rounding = floor>"),
        ("fixed<12, 8>", "fixed<8, 7, unsigned, rounding = half_away>"),
        ("fixed<4, -1>", "fixed<6, 0, rounding = trunc>"),
        ("fixed<6, 3>", "fixed<4, 2, overflow = wrap>"),
        ("int<8, scale = 0.05>", "int<8, scale = 0.03, zero = 128, unsigned>"),
        ("int<8, scale = 0.05, zero = 28>", "fixed<10, 6, rounding = half_up>"),
        ("minifloat<3, 2>", "minifloat<4, 3>"),
        ("fixed<10, 6>", "minifloat<5, 2>"),
        ("fixed<10, 6>", "log<5>"),
        ("log<4>", "fixed<8, 4>"),
        ("fixed<8, 4>", "binary<scale = 0.25>"),
        ("binary<scale = 0.25>", "fixed<8, 4>"),
        ("fixed<8, 4>", "ternary<scale = 0.25>"),
    ];
    for function in Function::ALL {
        for (from, to) in pairs {
            let found = between(function, from, to);
            assert!(matches!(found.kind, Kind::Table(_)));
            for n in found.from.low..=found.from.high {
                let exact = function.value(n as f64 * step(from));
                if exact.is_infinite() {
                    assert_eq!(found.eval(n), found.to.high, "{function:?} {from} {to} of {n}");
                    continue;
                }
                let wanted = format(to).encode(&[exact], &[1], None).unwrap().decode::<f64>().unwrap()[0];
                let is = found.eval(n) as f64 * step(to);
                assert!(
                    (is - wanted).abs() < 1e-9 * step(to),
                    "{function:?} {from} {to} of {n}: {is}, not {wanted}"
                );
            }
        }
    }
}

/// Polynomials stay within a step, and rise where the function does, up to one step.
#[test]
fn wide_inputs_are_off_by_less_than_one_step() {
    let pairs = [
        ("fixed<16, 11>", "fixed<16, 11>"),
        ("fixed<15, 8>", "fixed<16, 12>"),
        ("fixed<14, 12>", "fixed<8, 6>"),
        ("fixed<16, 13, unsigned>", "fixed<16, 15, unsigned>"),
        ("fixed<13, 9>", "fixed<12, 8, rounding = half_away>"),
        ("fixed<18, 14>", "fixed<16, 12>"),
    ];
    for function in Function::ALL {
        for (from, to) in pairs {
            let found = between(function, from, to);
            let error = found.max_error();
            assert!(error.steps <= 1.0, "{function:?} {from} {to}: {error:?}");
            let mut last = found.to.low;
            for n in found.from.low..=found.from.high {
                let next = found.eval(n);
                assert!((found.to.low..=found.to.high).contains(&next));
                assert!(!function.rises() || next >= last - 1, "{function:?} {from} {to} falls at {n}");
                last = next;
            }
        }
    }
}

/// Scales that are no powers of two leave the bends of functions inside a segment.
#[test]
fn wide_inputs_of_other_grids() {
    use Function::{Elu, Exp, Gelu, Hardswish, Rsqrt, Sigmoid, Silu, Sqrt, Tanh};
    let elu = Elu { alpha: 0.7 };
    let cases: &[(&str, &str, &[Function], f64)] = &[
        ("int<16, scale = 0.0003>", "int<16, scale = 0.0002>", &[Gelu, Silu, Sigmoid, Tanh, elu], 1.01),
        ("int<16, scale = 0.0003>", "int<16, scale = 0.0004>", &[Hardswish], 4.0),
        ("fixed<16, 11>", "int<8, scale = 0.05, zero = 128, unsigned>", &[Gelu, Silu, Exp], 1.0),
        ("int<16, scale = 0.001, unsigned>", "fixed<12, 6>", &[Sqrt, Rsqrt], 1.0),
        ("fixed<16, 11, rounding = floor>", "fixed<16, 11, rounding = floor>", &[Gelu, Sigmoid], 1.5),
    ];
    for (from, to, functions, limit) in cases {
        for function in *functions {
            let error = between(*function, from, to).max_error();
            assert!(error.steps <= *limit, "{function:?} {from} {to}: {error:?}");
        }
    }
}

/// On grids that grow with the value the error is a part of the value.
#[test]
fn wide_inputs_to_floats_and_powers() {
    for to in ["minifloat<4, 3>", "minifloat<3, 5>", "log<5>"] {
        for function in [Function::Gelu, Function::Sigmoid, Function::Tanh, Function::Exp] {
            let found = between(function, "fixed<16, 11>", to);
            for n in found.from.low..=found.from.high {
                let exact = (function.value(n as f64 * step("fixed<16, 11>")) / step(to))
                    .clamp(found.to.low as f64, found.to.high as f64);
                let spacing = match found.to.grid {
                    Grid::Floats { significant } => {
                        (exact.abs().max(1.0).log2().floor() as i32 - significant as i32 + 1).max(0)
                    }
                    _ => exact.abs().max(1.0).log2().floor() as i32,
                };
                let off = (found.eval(n) as f64 - exact).abs();
                assert!(
                    off <= 1.01 * 2f64.powi(spacing),
                    "{function:?} {to} of {n}: {} for {exact}",
                    found.eval(n)
                );
            }
        }
    }
}

#[test]
fn the_ends_are_exact() {
    let cases = [
        (Function::Gelu, 20_000, 20_000),
        (Function::Gelu, -20_000, 0),
        (Function::Tanh, 32_767, 2048),
        (Function::Tanh, 0, 0),
        (Function::Exp, 32_767, 32_767),
        (Function::Exp, 0, 2048),
        (Function::Sqrt, -5, 0),
        (Function::Sqrt, 8192, 4096),
        (Function::Rsqrt, 0, 32_767),
        (Function::Rsqrt, -1, 32_767),
        (Function::Rsqrt, 8192, 1024),
        (Function::Softplus, 32_767, 32_767),
    ];
    for (function, n, wanted) in cases {
        let found = between(function, "fixed<16, 11>", "fixed<16, 11>");
        assert_eq!(found.eval(n), wanted, "{function:?} of {n}");
    }
}

/// Steps far from each other either work or are refused; nothing overflows.
#[test]
fn distant_steps() {
    for function in Function::ALL {
        for (from, to) in [(-100, 0), (100, 0), (0, 100), (0, -100), (20, -20), (-20, 20), (60, 60), (3, 30)]
        {
            let (from, to) = (format!("fixed<13, {from}>"), format!("fixed<16, {to}>"));
            let Ok(found) = approximate(function, &format(&from), &format(&to)) else { continue };
            let error = found.max_error();
            assert!(error.steps <= 1.01, "{function:?} {from} {to}: {error:?}");
        }
    }
}

#[test]
fn refusals() {
    let refused = |from: &str, to: &str| {
        let error = approximate(Function::Gelu, &format(from), &format(to)).err().unwrap();
        (error.to_string(), error)
    };
    let (text, error) = refused("fixed<19, 4>", "fixed<8, 4>");
    assert!(matches!(error, Error::Input { bits: 19, limit: 18, .. }));
    assert_eq!(text, "input fixed<19, 4> has integers of 19 bits; limit: 18");
    assert!(matches!(refused("fixed<8, 4>", "fixed<41, 4>").1, Error::Result { bits: 41, limit: 40, .. }));
    assert!(matches!(refused("mxint8", "fixed<8, 4>").1, Error::Step { .. }));
    assert!(matches!(refused("fixed<8, 4>", "fixed<8, channel = 0>").1, Error::Step { .. }));
    assert!(matches!(refused("fixed<16, 4>", "fixed<8, 4, overflow = wrap>").1, Error::Wraps { .. }));
}
