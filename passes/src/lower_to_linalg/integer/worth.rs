//! What integers are worth, and how they get to another worth: the one place where values are rounded.

use super::arith::{Arith, Int, bits};
use mase_formats::{Grid, Overflow, Rounding, Step, View};
use mase_ir::{
    build::{CmpiPredicate, Ssa},
    melior::ir::{Type, ValueLike},
};

/// What the integer 1 stands for.
#[derive(Clone, Copy)]
pub enum Worth<'r> {
    /// Two to this power.
    Power(i32),
    /// Two to this power less a number that is known when the program runs: an `i32`, within -128 and 127.
    Points(i32, Ssa<'r>),
    /// A scale that is no power of two.
    Scale(f64),
    /// The product of a number and an `f64` that is known when the program runs.
    Scales(f64, Ssa<'r>),
}

use Worth::{Points, Power, Scale, Scales};

/// Bits of a multiplier that stands for a ratio of scales.
const MULTIPLIER_BITS: i32 = 31;

impl<'r> Worth<'r> {
    /// Of a format; `companion` is the companion's value, an integer or a float, of a per-channel one.
    pub fn new(arith: &Arith<'r, '_>, view: &View, companion: Option<Ssa<'r>>) -> Self {
        let companion = || companion.expect("a per-channel format has a companion");
        match view.step {
            Step::Power(power) => Power(power),
            Step::Scale(scale) => Scale(scale),
            Step::ChannelPoint => Points(0, arith.b.convert("arith.extsi", companion(), arith.ty(32))),
            Step::ChannelScale => {
                let f64 = Type::float64(arith.b.context());
                let scale = companion();
                let wide = scale.r#type() == f64;
                Scales(1.0, if wide { scale } else { arith.b.convert("arith.extf", scale, f64) })
            }
        }
    }

    /// What products are worth.
    pub fn times(self, other: Self, arith: &Arith<'r, '_>) -> Self {
        let two = |power: i32| 2f64.powi(power);
        match (self, other) {
            (Power(a), Power(b)) => Power(a + b),
            (Power(a), Points(b, points)) | (Points(b, points), Power(a)) => Points(a + b, points),
            (Points(a, x), Points(b, y)) => Points(a + b, arith.b.scalar("arith.addi", &[x, y])),
            (Power(a), Scale(b)) | (Scale(b), Power(a)) => Scale(two(a) * b),
            (Scale(a), Scale(b)) => Scale(a * b),
            (Power(a), Scales(b, scale)) | (Scales(b, scale), Power(a)) => Scales(two(a) * b, scale),
            (Scale(a), Scales(b, scale)) | (Scales(b, scale), Scale(a)) => Scales(a * b, scale),
            (Scales(a, x), Scales(b, y)) => Scales(a * b, arith.b.mul(x, y)),
            (Points(..), Scale(_) | Scales(..)) | (Scale(_) | Scales(..), Points(..)) => {
                arith
                    .fault
                    .set("multiplies a binary point of each channel by a scale that is no power of two");
                Power(0)
            }
        }
    }

    /// The power of two that it is.
    pub fn power(self) -> Option<i32> {
        if let Power(power) = self { Some(power) } else { None }
    }
}

/// What an integer becomes where 1 stands for something else: rounded, and saturated to bounds or wrapped. A ratio that is no
/// power of two is a multiplier of 31 bits and a shift.
pub fn rescale<'r>(
    arith: &Arith<'r, '_>,
    a: Int<'r>,
    from: Worth<'r>,
    to: Worth<'r>,
    rounding: Rounding,
    bounds: (i64, i64),
    overflow: Overflow,
) -> Int<'r> {
    let (low, high) = bounds;
    let end = |a: Int<'r>| match overflow {
        Overflow::Saturate => arith.clamp(a, low, high),
        Overflow::Wrap => arith.wrap(a, low, high),
    };
    let i32 = |n: i32| arith.b.integer(n.into(), arith.ty(32));
    let less = |x: Ssa<'r>, y: Ssa<'r>| arith.b.scalar("arith.subi", &[x, y]);
    match (from, to) {
        (Power(from), Power(to)) if from <= to => {
            end(arith.shift_right(a, (to - from).unsigned_abs(), rounding))
        }
        (Power(from), Power(to)) => {
            let shift = (from - to).unsigned_abs();
            let a = match overflow {
                // What is beyond the bounds already need not grow.
                Overflow::Saturate => {
                    arith.clamp(a, (low >> shift.min(63)).min(0), (high >> shift.min(63)).saturating_add(1))
                }
                Overflow::Wrap => {
                    let kept = 62u32.saturating_sub(shift);
                    if kept < 2 {
                        arith.constant(0)
                    } else {
                        arith.wrap(a, -(1 << (kept - 1)), (1 << (kept - 1)) - 1)
                    }
                }
            };
            end(arith.shift_left(a, shift))
        }
        (Points(power, points), Power(to)) => {
            arith.shift_by(a, less(i32(power - to), points), rounding, bounds, overflow)
        }
        (Power(power), Points(to, points)) => {
            let by = arith.b.scalar("arith.addi", &[i32(power - to), points]);
            arith.shift_by(a, by, rounding, bounds, overflow)
        }
        (Points(from, x), Points(to, y)) => {
            let by = arith.b.scalar("arith.addi", &[i32(from - to), less(y, x)]);
            arith.shift_by(a, by, rounding, bounds, overflow)
        }
        (Scale(from), Power(to)) => multiplied(arith, a, from / 2f64.powi(to), rounding, bounds, overflow),
        (Power(from), Scale(to)) => multiplied(arith, a, 2f64.powi(from) / to, rounding, bounds, overflow),
        (Scale(from), Scale(to)) => multiplied(arith, a, from / to, rounding, bounds, overflow),
        (Scales(from, scale), Power(to)) => {
            multiplied_by(arith, a, ratio(arith, from / 2f64.powi(to), scale), rounding, bounds, overflow)
        }
        (Scales(from, scale), Scale(to)) => {
            multiplied_by(arith, a, ratio(arith, from / to, scale), rounding, bounds, overflow)
        }
        (Power(_) | Scale(_), Scales(to, scale)) => {
            let from = if let Scale(scale) = from { scale } else { 2f64.powi(from.power().unwrap_or(0)) };
            let f64 = Type::float64(arith.b.context());
            let by = arith.b.div(arith.b.float(from / to, f64), scale);
            multiplied_by(arith, a, by, rounding, bounds, overflow)
        }
        (Points(..), Scale(_) | Scales(..))
        | (Scale(_) | Scales(..), Points(..))
        | (Scales(..), Scales(..)) => {
            arith.fault.set("goes from one per-channel scale to another that is no power of two");
            arith.clamp(arith.constant(0), low, high)
        }
    }
}

fn ratio<'r>(arith: &Arith<'r, '_>, factor: f64, scale: Ssa<'r>) -> Ssa<'r> {
    arith.b.mul(arith.b.float(factor, Type::float64(arith.b.context())), scale)
}

/// Times a ratio: its 31 leading bits, rounded to the nearest, and a shift.
fn multiplied<'r>(
    arith: &Arith<'r, '_>,
    a: Int<'r>,
    ratio: f64,
    rounding: Rounding,
    bounds: (i64, i64),
    overflow: Overflow,
) -> Int<'r> {
    let (multiplier, exponent) = multiplier(ratio);
    let product = arith.mul(a, arith.constant(multiplier));
    rescale(arith, product, Power(exponent), Power(0), rounding, bounds, overflow)
}

/// The multiplier and the power of two that stand for a ratio: at least 2^30, at most 2^31.
pub fn multiplier(ratio: f64) -> (i64, i32) {
    if !(ratio.is_finite() && ratio >= f64::MIN_POSITIVE) {
        return (0, 0);
    }
    let exponent = (ratio.to_bits() >> 52) as i32 - 1023 - (MULTIPLIER_BITS - 1);
    ((ratio / 2f64.powi(exponent)).round_ties_even() as i64, exponent)
}

/// [`multiplied`] by a ratio that is known when the program runs.
fn multiplied_by<'r>(
    arith: &Arith<'r, '_>,
    a: Int<'r>,
    ratio: Ssa<'r>,
    rounding: Rounding,
    bounds: (i64, i64),
    overflow: Overflow,
) -> Int<'r> {
    let (b, i64) = (arith.b, arith.ty(64));
    let c = |n: i64| b.integer(n, i64);
    let bits = b.convert("arith.bitcast", ratio, i64);
    let exponent = b.scalar("arith.subi", &[b.scalar("arith.shrsi", &[bits, c(52)]), c(1023)]);
    let fraction = b.scalar("arith.andi", &[bits, c((1 << 52) - 1)]);
    let mantissa =
        Int { value: b.scalar("arith.ori", &[fraction, c(1 << 52)]), low: 1 << 52, high: (1 << 53) - 1 };
    let multiplier = arith.shift_right(mantissa, 53 - MULTIPLIER_BITS as u32, Rounding::Rne);
    let product = arith.mul(a, multiplier);
    let by = b.scalar("arith.subi", &[exponent, c(i64::from(MULTIPLIER_BITS) - 1)]);
    arith.shift_by(product, b.convert("arith.trunci", by, arith.ty(32)), rounding, bounds, overflow)
}

/// The integer of a format that is nearest to a value by the format's rules.
pub fn encode<'r>(arith: &Arith<'r, '_>, a: Int<'r>, from: Worth<'r>, view: &View, to: Worth<'r>) -> Int<'r> {
    let bounds = (view.low, view.high);
    match view.grid {
        Grid::Every if view.zero != 0 && !matches!(view.rounding, Rounding::Floor | Rounding::HalfUp) => {
            off_zero(arith, a, from, view, to)
        }
        Grid::Every => rescale(arith, a, from, to, view.rounding, bounds, view.overflow),
        Grid::Signs => {
            let positive = arith.compare(CmpiPredicate::Sge, a, arith.constant(0));
            arith.select(positive, arith.constant(1), arith.constant(-1))
        }
        Grid::Floats { significant } => match (from, to) {
            (Power(from), Power(to)) => floats(arith, a, to - from, view, significant),
            _ => gridless(arith),
        },
        Grid::Powers => match (from, to) {
            (Power(from), Power(to)) => powers(arith, a, from - to, view),
            _ => gridless(arith),
        },
    }
}

/// Rounded where it matters which code an integer has, for a code is the integer plus a zero point: a tie goes to the even code,
/// or to the one further from code 0, and what is cut off is cut off toward code 0.
fn off_zero<'r>(arith: &Arith<'r, '_>, a: Int<'r>, from: Worth<'r>, view: &View, to: Worth<'r>) -> Int<'r> {
    let rounded = |rounding, (low, high): (i64, i64), overflow| {
        let up = rescale(arith, a, from, to, rounding, (low, high), overflow);
        let down = rescale(arith, arith.neg(a), from, to, rounding, (-high, -low), overflow);
        (up, arith.neg(down))
    };
    // To the nearest, ties up and down; or down and up.
    let toward = if view.rounding == Rounding::Trunc { Rounding::Floor } else { Rounding::HalfUp };
    let (first, second) = rounded(toward, (view.low, view.high), view.overflow);
    let code = |n| arith.add(n, arith.constant(view.zero));
    let takes_first = match view.rounding {
        // The number of codes is even, so that wrapping keeps it.
        Rounding::Rne => arith.compare(CmpiPredicate::Eq, arith.odd(code(first)), arith.constant(0)),
        // By the sign of the code before it is wrapped. One beyond the codes has the sign that all beyond it have.
        rounding => {
            let (first, _) = rounded(toward, (view.low - 1, view.high + 1), Overflow::Saturate);
            let least = if rounding == Rounding::Trunc { 0 } else { 1 };
            arith.compare(CmpiPredicate::Sge, code(first), arith.constant(least))
        }
    };
    arith.select(takes_first, first, second)
}

fn gridless<'r>(arith: &Arith<'r, '_>) -> Int<'r> {
    arith.fault.set(
        "goes from a scale that is no power of two, or one for each channel, to a format with an exponent",
    );
    arith.constant(0)
}

/// `a / 2^shift` as an integer of so many significant bits.
fn floats<'r>(arith: &Arith<'r, '_>, a: Int<'r>, shift: i32, view: &View, significant: u32) -> Int<'r> {
    let (low, high) = (view.low, view.high);
    let left = shift.min(0).unsigned_abs().min(63);
    let a = if left > 0 { arith.clamp(a, (low >> left) - 1, (high >> left) + 1) } else { a };
    let a = arith.shift_left(a, left);
    let least = arith.constant(shift.max(0).into());
    let log = arith.floor_log2(arith.abs(a));
    let right = arith.max(arith.sub(log, arith.constant(i64::from(significant) - 1)), least);
    let i32 = |a: Int<'r>| arith.store(a, 32);
    let most = 1i64 << significant;
    let rounded = arith.shift_by(a, i32(arith.neg(right)), view.rounding, (-most, most), Overflow::Saturate);
    let back = i32(arith.sub(right, least));
    arith.shift_by(rounded, back, Rounding::Floor, (low, high), Overflow::Saturate)
}

/// `a * 2^shift` as a power of two, by the nearest logarithm.
fn powers<'r>(arith: &Arith<'r, '_>, a: Int<'r>, shift: i32, view: &View) -> Int<'r> {
    let (b, i64) = (arith.b, arith.ty(64));
    let magnitude = arith.abs(a);
    let wide = arith.load(arith.store(magnitude, 64), 0, i64::MAX);
    let zeros = b.scalar("math.ctlz", &[wide.value]);
    // The root of two with the point behind the highest bit; no binary fraction is an odd power of it.
    let root = b.integer(0xB504_F333_F9DE_6485_u64 as i64, i64);
    let above = b.cmpi(CmpiPredicate::Uge, b.scalar("arith.shli", &[wide.value, zeros]), root);
    let above = arith.load(above, 0, 1);
    let zeros = arith.load(zeros, 0, 64);
    let log = arith.add(arith.sub(arith.constant(i64::from(63 + shift)), zeros), above);
    let largest = i64::from(bits(0, view.high)) - 2;
    let power = arith.clamp(log, 0, largest);
    let value = b.scalar("arith.shli", &[b.integer(1, i64), arith.store(power, 64)]);
    let value = arith.load(value, 0, view.high);
    let signed =
        arith.select(arith.compare(CmpiPredicate::Slt, a, arith.constant(0)), arith.neg(value), value);
    let nothing = arith.compare(CmpiPredicate::Slt, log, arith.constant(0));
    let zero = arith.compare(CmpiPredicate::Eq, magnitude, arith.constant(0));
    arith.select(b.scalar("arith.ori", &[nothing, zero]), arith.constant(0), signed)
}
