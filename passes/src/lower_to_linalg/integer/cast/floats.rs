//! Floats in the body of a loop: taken apart, put together, and divided by scales.

use super::{
    number::{FAR, Number, Power, Reach, magnitude_bits, settled},
    words::Words,
};
use mase_formats::{Overflow, Rounding, View};
use mase_ir::{
    build::{Builder, CmpfPredicate, CmpiPredicate as Is, Ssa},
    melior::ir::{Type, ValueLike},
    node,
};

/// The fields of a float as wide as the words.
#[derive(Clone, Copy)]
struct Fields {
    /// Bits of the mantissa, the hidden one not included.
    mantissa: u32,
    /// All ones.
    last: i64,
    /// The power of two that a stored exponent of 0 stands for, less one.
    bias: i64,
}

fn fields(w: &Words) -> Fields {
    if w.width == 32 {
        Fields { mantissa: 23, last: 0xff, bias: 150 }
    } else {
        Fields { mantissa: 52, last: 0x7ff, bias: 1075 }
    }
}

/// The least power of two that a place must have for a float of so many bits to be a number of the reach stated.
pub fn least_place(width: u32) -> i32 {
    if width == 32 { -149 } else { -1074 }
}

/// What is known of a float of so many bits.
pub fn reach(width: u32) -> Reach {
    if width == 32 { Reach { bits: 24, least: 23 } } else { Reach { bits: 53, least: 52 } }
}

/// The bits of a float's magnitude, which order as the magnitudes do; 0 for NaN.
pub fn magnitude<'r>(w: &Words<'r, '_>, x: Ssa<'r>) -> Ssa<'r> {
    let Fields { mantissa, last, .. } = fields(w);
    let bits = w.b.convert("arith.bitcast", x, w.ty());
    let magnitude = w.and(bits, w.c(i64::MAX >> (64 - w.width)));
    let nan = w.is(Is::Sgt, magnitude, w.c(last << mantissa));
    w.select(nan, w.c(0), magnitude)
}

/// The integer and the power of two of a float's magnitude.
pub fn split<'r>(w: &Words<'r, '_>, magnitude: Ssa<'r>) -> (Ssa<'r>, Ssa<'r>) {
    let Fields { mantissa, last, bias } = fields(w);
    let (place, hidden) = (w.c(mantissa.into()), 1i64 << mantissa);
    let stored = w.right_unsigned(magnitude, place);
    let fraction = w.and(magnitude, w.c(hidden - 1));
    // Subnormal numbers have no hidden one, and the exponent of the smallest normal ones.
    let n = w.or(fraction, w.left(w.min(stored, w.c(1)), place));
    let power = w.sub(w.max(stored, w.c(1)), w.c(bias));
    let infinite = w.is(Is::Eq, stored, w.c(last));
    (n, w.select(infinite, w.c(FAR), power))
}

/// A float as an exact number: NaN as 0, an infinity as one beyond all others.
pub fn number<'r>(w: &Words<'r, '_>, x: Ssa<'r>) -> Number<'r> {
    let (n, power) = split(w, magnitude(w, x));
    let sign = w.sign(w.b.convert("arith.bitcast", x, w.ty()));
    Number { n: w.with_sign(n, sign), power: Power::Found(power), reach: reach(w.width) }
}

/// The same with the highest bit of all numbers but 0 in one place, for steps below those of the float.
pub fn normalised<'r>(w: &Words<'r, '_>, x: Number<'r>) -> Number<'r> {
    let zeros = w.leading_zeros(w.or(w.abs(x.n), w.c(1)));
    let left = w.sub(zeros, w.c(i64::from(w.width) - i64::from(x.reach.bits)));
    let power = w.sub(x.power.word(w), left);
    Number { n: w.left(x.n, left), power: Power::Found(power), reach: x.reach }
}

/// A float in a wider type, or the same.
pub fn extended<'r>(b: &Builder<'r>, x: Ssa<'r>, to: Type<'r>) -> Ssa<'r> {
    if x.r#type() == to { x } else { b.convert("arith.extf", x, to) }
}

/// A float in a narrower type, or the same: the nearest f32 to an f64, and the nearest of 16 bits to that.
pub fn truncated<'r>(b: &Builder<'r>, x: Ssa<'r>, to: Type<'r>) -> Ssa<'r> {
    let narrow = |x: Ssa<'r>, to| if x.r#type() == to { x } else { b.convert("arith.truncf", x, to) };
    let f32 = Type::float32(b.context());
    match (float_bits(x.r#type()), float_bits(to)) {
        (64, 16) => narrow(narrow(x, f32), to),
        _ => narrow(x, to),
    }
}

/// Bits of one of the floats that there are rules for, or 0.
pub fn float_bits(ty: Type) -> u32 {
    match node::element_text(ty).as_str() {
        "f16" | "bf16" => 16,
        "f32" => 32,
        "f64" => 64,
        _ => 0,
    }
}

/// Two to a power from -1074 to 1023.
pub fn two(power: i32) -> f64 {
    let bits = if power < -1022 { 1u64 << (power + 1074).max(0) } else { ((power + 1023) as u64) << 52 };
    f64::from_bits(bits)
}

/// Two to a power that is a word of 64 bits, between -1022 and 1023.
pub fn two_to<'r>(w: &Words<'r, '_>, power: Ssa<'r>) -> Ssa<'r> {
    let bits = w.left(w.add(power, w.c(1023)), w.c(52));
    w.b.convert("arith.bitcast", bits, Type::float64(w.b.context()))
}

/// Scales whose quotients with floats lose nothing to underflow.
pub const SCALES: std::ops::RangeInclusive<f64> = 1e-250..=1e250;

/// The integer of a format that an f64, divided by a scale, becomes. The quotient is exact: a rounded one gives an integer
/// near it, and what that leaves of the number, which an f64 holds, decides.
pub fn divided<'r>(w: &Words<'r, '_>, x: Ssa<'r>, scale: Ssa<'r>, view: &View) -> Ssa<'r> {
    let b = w.b;
    let f64 = Type::float64(b.context());
    let c = |value: f64| b.float(value, f64);
    let cmp = |predicate, x, y| b.cmpf(predicate, x, y);
    let neg = |x| b.scalar("arith.negf", &[x]);
    let either = |x, y| b.scalar("arith.ori", &[x, y]);
    let both = |x, y| b.scalar("arith.andi", &[x, y]);
    let (whole, mut far) = (x, None);
    let x = match view.overflow {
        Overflow::Saturate => {
            let x = b.select(cmp(CmpfPredicate::Ord, x, x), x, c(0.0));
            let most = b.mul(scale, c(two(magnitude_bits(view) as i32 + 1)));
            b.max(b.min(x, most), neg(most))
        }
        Overflow::Wrap => {
            let magnitude = b.scalar("math.absf", &[x]);
            let finite = cmp(CmpfPredicate::Olt, magnitude, c(f64::INFINITY));
            let period = b.mul(scale, c(two(view.bits() as i32 + 1)));
            far = Some(cmp(CmpfPredicate::Oge, magnitude, period));
            b.scalar("arith.remf", &[b.select(finite, x, c(0.0)), period])
        }
    };
    let near = b.scalar("math.roundeven", &[b.div(x, scale)]);
    let rest = b.scalar("math.fma", &[neg(near), scale, x]);
    let code = b.convert("arith.fptosi", near, w.ty());
    let code = if view.zero == 0 { code } else { w.add(code, w.c(view.zero)) };
    // Whether the number lies above the code, and below it, by so much that it is rounded to the next one.
    let twice = b.add(rest, rest);
    let minus = neg(scale);
    let odd = || w.is(Is::Ne, w.and(code, w.c(1)), w.c(0));
    // What is left after a division by the period does not say on which side of zero the number was.
    let less = |n| match far {
        Some(far) => b.select(far, cmp(CmpfPredicate::Olt, whole, c(0.0)), w.is(Is::Slt, code, w.c(n))),
        None => w.is(Is::Slt, code, w.c(n)),
    };
    let tie_above = || cmp(CmpfPredicate::Oeq, twice, scale);
    let tie_below = || cmp(CmpfPredicate::Oeq, twice, minus);
    let above = cmp(CmpfPredicate::Ogt, twice, scale);
    let below = cmp(CmpfPredicate::Olt, twice, minus);
    let zero = c(0.0);
    let is_false = || b.integer(0, above.r#type());
    let not = |condition| b.scalar("arith.xori", &[condition, b.integer(1, above.r#type())]);
    let (up, down) = match view.rounding {
        Rounding::Rne => (either(above, both(tie_above(), odd())), either(below, both(tie_below(), odd()))),
        Rounding::HalfUp => (either(above, tie_above()), below),
        Rounding::HalfAway => {
            (either(above, both(tie_above(), not(less(0)))), either(below, both(tie_below(), less(1))))
        }
        Rounding::Floor => (is_false(), cmp(CmpfPredicate::Olt, rest, zero)),
        Rounding::Trunc => {
            let up = both(cmp(CmpfPredicate::Ogt, rest, zero), less(0));
            (up, both(cmp(CmpfPredicate::Olt, rest, zero), not(less(1))))
        }
    };
    settled(w, w.sub(w.add(code, w.bit(up)), w.bit(down)), view)
}

/// The width of words that hold what [`divided`] makes on the way.
pub fn divided_width(view: &View) -> u32 {
    if view.bits().max(magnitude_bits(view)) <= 28 { 32 } else { 64 }
}
