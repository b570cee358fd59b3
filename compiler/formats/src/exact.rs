//! Exact numbers between formats: a sign, an integer magnitude and a power of two.
//!
//! Every value of every format, and every `f64`, is one of these, so that encoding rounds once and
//! a cast between formats rounds nowhere else. Magnitudes stay below 2^88: the widest are a 33-bit
//! integer times the 53 bits of a scale.

use std::cmp::Ordering;

use crate::{Rounding, Rule};

/// What a code stands for, or what is to be encoded.
///
/// `f64` and `f32` become one without rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A finite number.
    Number(Exact),
    /// An infinity.
    Infinity {
        /// Whether it lies below all numbers.
        negative: bool,
    },
    /// Not a number.
    Nan,
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        if value.is_nan() {
            Value::Nan
        } else if value.is_infinite() {
            Value::Infinity { negative: value < 0.0 }
        } else {
            Value::Number(Exact::finite(value))
        }
    }
}

/// The finite number `magnitude * 2^exponent`, or that below zero; zero has a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    negative: bool,
    /// Odd, or 0 with exponent 0, which makes equal numbers equal structures.
    magnitude: u128,
    exponent: i32,
}

impl Exact {
    /// Zero, without a sign.
    pub const ZERO: Exact = Exact { negative: false, magnitude: 0, exponent: 0 };

    /// The number `magnitude * 2^exponent`, negated when `negative`.
    pub fn new(negative: bool, magnitude: u128, exponent: i32) -> Exact {
        if magnitude == 0 {
            return Exact { negative, magnitude, exponent: 0 };
        }
        let even = magnitude.trailing_zeros();
        Exact { negative, magnitude: magnitude >> even, exponent: exponent + even as i32 }
    }

    /// The number `integer * 2^exponent`.
    pub fn integer(integer: i128, exponent: i32) -> Exact {
        Exact::new(integer < 0, integer.unsigned_abs(), exponent)
    }

    /// An `f64` that is neither infinite nor NaN.
    pub(crate) fn finite(value: f64) -> Exact {
        let bits = value.to_bits();
        let stored = (bits >> 52 & 0x7ff) as i32;
        let fraction = bits & ((1 << 52) - 1);
        let (magnitude, exponent) =
            if stored == 0 { (fraction, -1074) } else { (fraction | 1 << 52, stored - 1075) };
        Exact::new(value.is_sign_negative(), magnitude.into(), exponent)
    }

    /// Whether the sign is minus; true of -0.0.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether the number is 0 of either sign.
    pub fn is_zero(&self) -> bool {
        self.magnitude == 0
    }

    /// `floor(log2 |x|)`, and nothing for zero.
    pub fn floor_log2(&self) -> Option<i32> {
        (!self.is_zero()).then(|| self.bits() - 1 + self.exponent)
    }

    /// A whole number near `log2 |x|`, and nothing for zero.
    pub(crate) fn log2(&self, rule: Rule) -> Option<i32> {
        let floor = self.floor_log2()?;
        let up = match rule {
            Rule::Floor => false,
            Rule::Ceil => self.magnitude != 1,
            Rule::Round => self.aligned() > SQRT_2,
        };
        Some(floor + i32::from(up))
    }

    /// Compares the numbers without their signs.
    pub fn cmp_magnitude(&self, other: &Exact) -> Ordering {
        // Zero's `None` sorts first.
        let logs = self.floor_log2().cmp(&other.floor_log2());
        logs.then_with(|| self.aligned().cmp(&other.aligned()))
    }

    /// `x * 2^by`.
    pub(crate) fn scaled(&self, by: i32) -> Exact {
        if self.is_zero() { *self } else { Exact { exponent: self.exponent + by, ..*self } }
    }

    /// `x * factor`, of a magnitude below 2^64 and an `f64`.
    pub(crate) fn times(&self, factor: &Exact) -> Exact {
        let negative = self.negative != factor.negative;
        Exact::new(negative, self.magnitude * factor.magnitude, self.exponent + factor.exponent)
    }

    /// `x` as an integer and what is left of it.
    pub(crate) fn whole(&self) -> Whole {
        if self.exponent >= 0 {
            // Above 2^126, beyond every code, only the low 64 bits still matter: to `wrap`.
            let shift = self.exponent.unsigned_abs();
            let magnitude = if self.bits() + self.exponent <= 126 {
                self.magnitude << shift
            } else {
                BEYOND | (self.magnitude.checked_shl(shift).unwrap_or(0) & LOW)
            };
            return Whole::new(self.negative, magnitude, Rest::None);
        }
        let shift = self.exponent.unsigned_abs();
        if shift > 127 {
            let rest = if self.is_zero() { Rest::None } else { Rest::BelowHalf };
            return Whole::new(self.negative, 0, rest);
        }
        let below = self.magnitude & ((1 << shift) - 1);
        let rest = Rest::of(below.cmp(&0), below.cmp(&(1 << (shift - 1))));
        Whole::new(self.negative, self.magnitude >> shift, rest)
    }

    /// `x / divisor` as an integer and what is left of it; the divisor is above 0 and an `f64`.
    pub(crate) fn divided(&self, divisor: &Exact) -> Whole {
        // With all 53 bits of the divisor in use, a shift that leaves 128 bits leaves no quotient.
        let lift = 53 - divisor.bits();
        let denominator = divisor.magnitude << lift;
        let shift = self.exponent - (divisor.exponent - lift);
        if shift <= 0 {
            let Some(denominator) =
                Some(shift.unsigned_abs()).filter(|by| *by <= 74).map(|by| denominator << by)
            else {
                let rest = if self.is_zero() { Rest::None } else { Rest::BelowHalf };
                return Whole::new(self.negative, 0, rest);
            };
            let below = self.magnitude % denominator;
            let rest = Rest::of(below.cmp(&0), (2 * below).cmp(&denominator));
            return Whole::new(self.negative, self.magnitude / denominator, rest);
        }
        // Long division, one bit of the shift at a time.
        let (mut quotient, mut below) = (self.magnitude / denominator, self.magnitude % denominator);
        for _ in 0..shift {
            below *= 2;
            quotient *= 2;
            if below >= denominator {
                below -= denominator;
                quotient += 1;
            }
            if quotient > 2 * BEYOND {
                quotient = BEYOND | (quotient & LOW);
            }
        }
        let rest = Rest::of(below.cmp(&0), (2 * below).cmp(&denominator));
        Whole::new(self.negative, quotient, rest)
    }

    /// The nearest `f64`, ties to even; an infinity above the largest.
    pub fn to_f64(&self) -> f64 {
        let Some(log) = self.floor_log2() else { return if self.negative { -0.0 } else { 0.0 } };
        if log > 1023 {
            return if self.negative { f64::NEG_INFINITY } else { f64::INFINITY };
        }
        // The last place of the result; integers of 53 bits and powers of two are exact.
        let place = (log - 52).max(-1074);
        let magnitude = Exact { negative: false, ..*self }.scaled(-place).whole().round(Rounding::Rne);
        let result = magnitude as f64 * power_of_two(place);
        if self.negative { -result } else { result }
    }

    fn bits(&self) -> i32 {
        (128 - self.magnitude.leading_zeros()) as i32
    }

    /// The magnitude shifted to the top of 128 bits.
    fn aligned(&self) -> u128 {
        self.magnitude.checked_shl(self.magnitude.leading_zeros()).unwrap_or(0)
    }
}

/// The first 128 bits of the square root of two; being irrational, it equals no magnitude.
const SQRT_2: u128 = 0xb504_f333_f9de_6484_597d_89b3_754a_be9f;

/// A magnitude above every code; only its [`LOW`] bits are those of the number meant.
const BEYOND: u128 = 1 << 120;
const LOW: u128 = u64::MAX as u128;

/// `2^exponent`, for an exponent from -1074 to 1023.
pub(crate) fn power_of_two(exponent: i32) -> f64 {
    if exponent >= -1022 {
        f64::from_bits(((exponent + 1023) as u64) << 52)
    } else {
        f64::from_bits(1 << (exponent + 1074))
    }
}

/// How far a number lies above its floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rest {
    None,
    BelowHalf,
    Half,
    AboveHalf,
}

impl Rest {
    fn of(to_zero: Ordering, to_half: Ordering) -> Rest {
        match (to_zero, to_half) {
            (Ordering::Equal, _) => Rest::None,
            (_, Ordering::Less) => Rest::BelowHalf,
            (_, Ordering::Equal) => Rest::Half,
            (_, Ordering::Greater) => Rest::AboveHalf,
        }
    }
}

/// A number as its floor and the rest above it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole {
    floor: i128,
    rest: Rest,
}

impl Whole {
    fn new(negative: bool, magnitude: u128, rest: Rest) -> Whole {
        let magnitude = magnitude as i128;
        match (negative, rest) {
            (false, _) => Whole { floor: magnitude, rest },
            (true, Rest::None) => Whole { floor: -magnitude, rest },
            (true, Rest::BelowHalf) => Whole { floor: -magnitude - 1, rest: Rest::AboveHalf },
            (true, Rest::Half) => Whole { floor: -magnitude - 1, rest },
            (true, Rest::AboveHalf) => Whole { floor: -magnitude - 1, rest: Rest::BelowHalf },
        }
    }

    pub(crate) fn plus(self, integer: i64) -> Whole {
        Whole { floor: self.floor + i128::from(integer), ..self }
    }

    pub(crate) fn round(self, rounding: Rounding) -> i128 {
        let Whole { floor, rest } = self;
        let up = match rounding {
            Rounding::Rne => rest == Rest::AboveHalf || (rest == Rest::Half && floor % 2 != 0),
            Rounding::Floor => false,
            Rounding::HalfUp => rest >= Rest::Half,
            Rounding::HalfAway => rest == Rest::AboveHalf || (rest == Rest::Half && floor >= 0),
            Rounding::Trunc => rest != Rest::None && floor < 0,
        };
        floor + i128::from(up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_survive() {
        for value in [0.0, -0.0, 1.0, -1.5, 0.1, 5e-324, -2.2e-308, f64::MAX, f64::MIN_POSITIVE] {
            assert_eq!(Exact::finite(value).to_f64().to_bits(), value.to_bits(), "{value}");
        }
    }

    #[test]
    fn float_ties_go_to_even_and_the_top_to_infinity() {
        assert_eq!(Exact::integer((1 << 53) + 1, 0).to_f64(), 9_007_199_254_740_992.0);
        assert_eq!(Exact::integer((1 << 53) + 3, 0).to_f64(), 9_007_199_254_740_996.0);
        assert_eq!(Exact::integer(1, -1075).to_f64(), 0.0);
        assert_eq!(Exact::integer(3, -1076).to_f64(), 5e-324);
        assert_eq!(Exact::integer(-1, 1024).to_f64(), f64::NEG_INFINITY);
        assert_eq!(Exact::integer((1 << 54) - 1, 970).to_f64(), f64::INFINITY);
    }

    #[test]
    fn every_rounding_of_quarters() {
        let expected = [
            (Rounding::Rne, [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2]),
            (Rounding::Floor, [-2, -2, -1, -1, -1, 0, 0, 0, 1, 1]),
            (Rounding::HalfUp, [-1, -1, -1, 0, 0, 0, 1, 1, 1, 2]),
            (Rounding::HalfAway, [-2, -1, -1, -1, 0, 0, 1, 1, 1, 2]),
            (Rounding::Trunc, [-1, -1, -1, 0, 0, 0, 0, 0, 1, 1]),
        ];
        let quarters = [-6, -5, -4, -2, -1, 0, 2, 3, 4, 6];
        for (rounding, wanted) in expected {
            for (quarter, wanted) in quarters.into_iter().zip(wanted) {
                let number = Exact::integer(quarter, -2);
                assert_eq!(number.whole().round(rounding), wanted, "{quarter}/4 {rounding:?}");
                let third = Exact::integer(quarter * 3, 40).divided(&Exact::finite(12.0 * 2f64.powi(40)));
                assert_eq!(third.round(rounding), wanted, "{quarter}/4 by division, {rounding:?}");
            }
        }
    }

    #[test]
    fn huge_quotients_keep_their_low_bits() {
        let product = Exact::integer(12345, 70);
        let quotient = product.scaled(100).divided(&Exact::finite(3.0)).round(Rounding::Floor);
        // 12345 * 2^170 / 3 = 4115 * 2^170, whose low 64 bits are 0.
        assert!(quotient > 1 << 100 && quotient & i128::from(u64::MAX) == 0);
        let odd = Exact::integer(3, 200).divided(&Exact::finite(7.0)).round(Rounding::Floor);
        // By another tool's integers.
        assert_eq!(odd as u64, 15_811_494_920_322_472_813);
    }

    #[test]
    fn logarithms() {
        let cases = [(1, 0, 0, 0), (3, 1, 2, 2), (5, 2, 3, 2), (181, 7, 8, 7), (182, 7, 8, 8), (4, 2, 2, 2)];
        for (number, floor, ceil, round) in cases {
            let number = Exact::integer(number, 0);
            assert_eq!(number.log2(Rule::Floor), Some(floor));
            assert_eq!(number.log2(Rule::Ceil), Some(ceil));
            assert_eq!(number.log2(Rule::Round), Some(round));
        }
    }
}
