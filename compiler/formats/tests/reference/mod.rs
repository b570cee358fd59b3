//! Slow arithmetic of every family in exact rationals, written from the families' descriptions and
//! sharing no code with the crate: codes are decoded by the formula, and encoding looks among all of
//! them for the nearest.

use mase_formats::{ABSENT, Exact, Format, Value};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// A number as a rational.
pub fn rational(value: f64) -> BigRational {
    BigRational::from_float(value).expect("a finite number")
}

/// A codec's number as a rational, by way of `f64`, which holds those of 16 bits in the tests.
pub fn of_exact(number: &Exact) -> BigRational {
    rational(number.to_f64())
}

pub fn power(exponent: i64) -> BigRational {
    let power = BigRational::from_integer(BigInt::one() << exponent.unsigned_abs());
    if exponent < 0 { power.recip() } else { power }
}

fn integer(value: i64) -> BigRational {
    BigRational::from_integer(value.into())
}

/// A stored parameter by its name; 0 when the family has none of it.
pub fn param(format: &Format, name: &str) -> i64 {
    let index = format.family().params().iter().position(|param| param.name == name);
    index.map_or(0, |index| format.params()[index]).max(if name == "scale" { ABSENT } else { -1 << 40 })
}

pub fn scale(format: &Format) -> BigRational {
    rational(f64::from_bits(param(format, "scale") as u64))
}

fn twos(code: u64, width: i64) -> i64 {
    if code >> (width - 1) & 1 == 1 { code as i64 - (1 << width) } else { code as i64 }
}

fn small_float(code: u64, exponent: i64, mantissa: i64, bias: i64) -> BigRational {
    let stored = (code >> mantissa) as i64 & ((1 << exponent) - 1);
    let fraction = integer(code as i64 & ((1 << mantissa) - 1)) * power(-mantissa);
    let magnitude = match stored {
        0 => fraction * power(1 - bias),
        _ => (integer(1) + fraction) * power(stored - bias),
    };
    if code >> (exponent + mantissa) == 1 { -magnitude } else { magnitude }
}

/// Exponent bits, mantissa bits, last finite magnitude and exponent of the largest, of each element.
pub const MX: [(i64, i64, u64, i64); 5] =
    [(5, 2, 0x7b, 15), (4, 3, 0x7e, 8), (3, 2, 0x1f, 4), (2, 3, 0x1f, 2), (2, 1, 7, 2)];

/// What a code stands for under a stored exponent; nothing for what is not written or is no number.
pub fn decode(format: &Format, code: u64, stored: u16) -> Option<BigRational> {
    let p = |name: &str| param(format, name);
    let shared = || i64::from(stored) - ((1 << (p("exponent") - 1)) - 1);
    let width = p("width");
    Some(match format.family().name() {
        "fixed" => {
            let integer_of = if p("unsigned") == 1 { code as i64 } else { twos(code, width) };
            integer(integer_of) * power(-p("frac"))
        }
        "int" if width == 1 && p("unsigned") == 0 => scale(format) * integer(2 * code as i64 - 1),
        "int" => {
            let q = if p("unsigned") == 1 { code as i64 } else { twos(code, width) };
            if p("narrow") == 1 && q == -(1 << (width - 1)) {
                return None;
            }
            integer(q - p("zero")) * scale(format)
        }
        "bfp" => {
            let bits = p("mantissa");
            let magnitude = code & ((1 << bits) - 1);
            let sign = if code >> bits == 1 { -1 } else { 1 };
            if sign < 0 && magnitude == 0 {
                return None;
            }
            integer(sign * magnitude as i64) * power(shared() - bits + 1)
        }
        "mxint" => {
            let q = twos(code, width);
            if q == -(1 << (width - 1)) {
                return None;
            }
            integer(q) * power(shared() - (width - 2))
        }
        "mx" => {
            let (exponent, mantissa, largest, _) = MX[p("element") as usize];
            let magnitude = code & ((1 << (exponent + mantissa)) - 1);
            let is_negative_zero = magnitude == 0 && code != 0;
            if magnitude > largest || is_negative_zero {
                return None;
            }
            small_float(code, exponent, mantissa, (1 << (exponent - 1)) - 1) * power(i64::from(stored) - 127)
        }
        "minifloat" => {
            let (exponent, mantissa) = (p("exponent"), p("mantissa"));
            if code == 1 << (exponent + mantissa) {
                return None;
            }
            small_float(code, exponent, mantissa, p("bias"))
        }
        "log" => {
            let c = twos(code & ((1 << (width - 1)) - 1), width - 1);
            let negative = code >> (width - 1) == 1;
            match (c == -(1 << (width - 2)), negative) {
                (true, true) => return None,
                (true, false) => integer(0),
                (false, _) => integer(if negative { -1 } else { 1 }) * power(c - p("bias")),
            }
        }
        "binary" => scale(format) * integer(2 * code as i64 - 1),
        "ternary" if code == 2 => return None,
        "ternary" => scale(format) * integer(twos(code, 2)),
        other => panic!("no reference for {other}"),
    })
}

/// Every written code with its value, in the order of values.
pub struct Grid {
    pub format: Format,
    pub points: Vec<(BigRational, u64)>,
}

impl Grid {
    pub fn new(format: &Format, stored: u16) -> Grid {
        let codes = 0..1u64 << format.layout().element_bits;
        let mut points: Vec<_> =
            codes.filter_map(|code| Some((decode(format, code, stored)?, code))).collect();
        points.sort();
        Grid { format: format.clone(), points }
    }

    /// The code of a number, and what its sign bit is when it is rounded to zero.
    pub fn encode(&self, x: &BigRational) -> u64 {
        let above = self.points.partition_point(|(value, _)| value <= x);
        if param(&self.format, "overflow") == 1 {
            return self.wrapped(x);
        }
        if above == 0 {
            return self.points[0].1;
        }
        let (low, low_code) = &self.points[above - 1];
        let Some((high, high_code)) = self.points.get(above) else { return *low_code };
        if low == x || self.is_down(x, low, high, *low_code) { *low_code } else { *high_code }
    }

    /// Whether a number strictly between two neighbours goes to the lower.
    fn is_down(&self, x: &BigRational, low: &BigRational, high: &BigRational, low_code: u64) -> bool {
        let format = &self.format;
        match format.family().name() {
            // 0 counts as positive.
            "binary" => return x.is_negative(),
            "int" if self.points.len() == 2 && param(format, "unsigned") == 0 => return x.is_negative(),
            "ternary" => {
                let middle = (low + high) / integer(2);
                return if low.is_zero() { *x <= middle } else { *x < middle };
            }
            "log" => return self.log_is_down(x, low, high),
            _ => {}
        }
        // Zero and ties are those of the integer in which rounding is done.
        let shift = if format.family().name() == "int" {
            scale(format) * integer(param(format, "zero"))
        } else {
            integer(0)
        };
        let middle = (low + high) / integer(2);
        let negative = (x + shift).is_negative();
        match (
            ["rne", "floor", "half_up", "half_away", "trunc"][param(format, "rounding") as usize],
            x.cmp(&middle),
        ) {
            ("floor", _) => true,
            ("trunc", _) => !negative,
            (_, std::cmp::Ordering::Less) => true,
            (_, std::cmp::Ordering::Greater) => false,
            ("half_up", _) => false,
            ("half_away", _) => negative,
            // Without a mantissa a tie is 1.5 steps, whose even neighbour is 2 of them.
            _ if format.family().name() == "minifloat" && param(format, "mantissa") == 0 => {
                let smaller = if negative { high } else { low };
                smaller.is_zero() != negative
            }
            _ => low_code.is_multiple_of(2),
        }
    }

    /// The geometric mean decides, and zero takes the place of the code below the smallest.
    fn log_is_down(&self, x: &BigRational, low: &BigRational, high: &BigRational) -> bool {
        let two = integer(2);
        let (low, high) = match (low.is_zero(), high.is_zero()) {
            (true, _) => (high / &two, high.clone()),
            (_, true) => (low.clone(), low / &two),
            _ => (low.clone(), high.clone()),
        };
        let is_nearer_the_smaller = x * x < &low * &high;
        is_nearer_the_smaller != x.is_negative()
    }

    fn wrapped(&self, x: &BigRational) -> u64 {
        let format = &self.format;
        let argument = match format.family().name() {
            "fixed" => x * power(param(format, "frac")),
            _ => x / scale(format) + integer(param(format, "zero")),
        };
        let half = BigRational::new(1.into(), 2.into());
        let rounded = match param(format, "rounding") {
            0 => {
                let floor = argument.floor();
                let rest = &argument - &floor;
                let is_odd = (floor.to_integer() % BigInt::from(2)) != BigInt::zero();
                if rest > half || (rest == half && is_odd) { floor + integer(1) } else { floor }
            }
            1 => argument.floor(),
            2 => (argument + half).floor(),
            3 => argument.round(),
            _ => argument.trunc(),
        };
        let modulus = BigInt::one() << param(format, "width");
        let code = ((rounded.to_integer() % &modulus) + &modulus) % &modulus;
        code.to_u64().expect("a code")
    }
}

/// The stored exponent of a block by its largest magnitude.
pub fn exponent(format: &Format, largest: &BigRational) -> u16 {
    let p = |name: &str| param(format, name);
    let (limit, less) = match format.family().name() {
        "mx" => (127, MX[p("element") as usize].3),
        "bfp" => ((1 << (p("exponent") - 1)) - 1, i64::from(p("rule") == 1)),
        _ => ((1 << (p("exponent") - 1)) - 1, 0),
    };
    if largest.is_zero() {
        return 0;
    }
    let mut floor = 0;
    while power(floor) > *largest {
        floor -= 1;
    }
    while power(floor + 1) <= *largest {
        floor += 1;
    }
    let log = match p("rule") {
        0 => floor,
        1 => floor + i64::from(power(floor) != *largest),
        _ => floor + i64::from(largest * largest > power(2 * floor + 1)),
    };
    u16::try_from((log - less).clamp(-limit, limit) + limit).expect("an exponent")
}

/// The number of a finite value.
pub fn number(value: Value) -> Exact {
    match value {
        Value::Number(number) => number,
        other => panic!("{other:?} is no number"),
    }
}
