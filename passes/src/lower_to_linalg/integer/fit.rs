//! `mase.fit`: the companion that suits a tensor, as `Format::fit` finds it.

use super::cast::floats::{extended, truncated, two, two_to};
use super::cast::words::Words;
use crate::lower_to_linalg::node::{Node, pointwise};
use mase_formats::{Fitting, Format, Rounding};
use mase_ir::{
    build::{Builder, CmpfPredicate, CmpiPredicate as Is, Loops, Ssa, element_of, shape_of},
    melior::ir::{OperationRef, Type, attribute::TypeAttribute, operation::OperationLike},
    node,
};

/// The format of the op, and how it is fitted.
fn fitting(op: OperationRef) -> Result<(Format, Fitting), String> {
    let ty = op.attribute("format").and_then(TypeAttribute::try_from).map_err(|_| "has no format")?.value();
    let format = node::format(ty).ok_or_else(|| format!("fits {ty}, which is no valid number format"))?;
    let fitting = format.fitting().ok_or_else(|| format!("fits {format}, whose family has no companion"))?;
    Ok((format, fitting))
}

/// Why the op cannot be lowered.
pub fn check(op: OperationRef) -> Result<(), String> {
    fitting(op).map(drop)
}

/// A reduction of each channel.
struct Channels<'r, 'a> {
    b: &'a Builder<'r>,
    x: Ssa<'r>,
    axis: usize,
}

impl<'r> Channels<'r, '_> {
    fn count(&self) -> i64 {
        shape_of(self.x)[self.axis]
    }

    /// `body` of an element, as an f64, and the result so far; `more` are values of each channel that it takes besides.
    fn reduce(
        &self,
        more: &[Ssa<'r>],
        body: impl FnOnce(&Builder<'r>, Ssa<'r>, Ssa<'r>, &[Ssa<'r>]) -> Ssa<'r>,
    ) -> Ssa<'r> {
        let b = self.b;
        let f64 = Type::float64(b.context());
        let rank = shape_of(self.x).len();
        // The loop over channels comes first, the others keep their order.
        let loop_of = |dim: usize| if dim == self.axis { 0 } else { dim + usize::from(dim < self.axis) };
        let mut inputs = vec![(self.x, (0..rank).map(|dim| b.dim(loop_of(dim))).collect())];
        inputs.extend(more.iter().map(|value| (*value, vec![b.dim(0)])));
        let init = (b.filled(&[self.count()], b.float(0.0, f64)), vec![b.dim(0)]);
        b.generic(&inputs, init, Loops { parallel: 1, reduction: rank - 1 }, |b, v| {
            let (so_far, elements) = v.split_last().expect("the result so far");
            body(b, extended(b, elements[0], f64), *so_far, &elements[1..])
        })
    }
}

/// The rule of the op: a value for each channel, in the type of the result.
pub fn fit<'r>(this: &Node<'r>) -> Result<Ssa<'r>, String> {
    let b = &this.b;
    let (format, fitting) = fitting(this.op)?;
    let axis = format.layout().channel_axis.and_then(|axis| usize::try_from(axis).ok()).unwrap_or(0);
    let x = this.value(0).ok_or("has no operand")?;
    let channels = Channels { b, x, axis };
    let to = element_of(this.op.result(0).expect("a result").into());
    let f64 = Type::float64(b.context());
    let count = shape_of(x).iter().product::<i64>() / channels.count().max(1);
    let finish = |values: Ssa<'r>, body: &dyn Fn(&Builder<'r>, Ssa<'r>) -> Ssa<'r>| {
        pointwise(b, &[channels.count()], to, &[(values, b.dims(0..1))], |b, v| {
            let scale = truncated(b, body(b, v[0]), to);
            let zero = b.float(0.0, to);
            let infinity = b.float(f64::INFINITY, to);
            let positive = b.cmpf(CmpfPredicate::Ogt, scale, zero);
            let finite = b.cmpf(CmpfPredicate::Olt, scale, infinity);
            b.select(b.scalar("arith.andi", &[positive, finite]), scale, b.float(1.0, to))
        })
    };
    let magnitude = |b: &Builder<'r>, x| b.scalar("math.absf", &[x]);
    Ok(match fitting {
        Fitting::Point { width, unsigned, rounding } => {
            let high = channels.reduce(&[], |b, x, so_far, _| b.scalar("arith.maxnumf", &[x, so_far]));
            let low = channels.reduce(&[], |b, x, so_far, _| b.scalar("arith.minnumf", &[x, so_far]));
            let inputs = [(high, b.dims(0..1)), (low, b.dims(0..1))];
            pointwise(b, &[channels.count()], to, &inputs, |b, v| {
                let low = if unsigned { b.float(0.0, f64) } else { v[1] };
                let w = Words { b, width: 64 };
                w.store(point(&w, [low, v[0]], width, unsigned, rounding), 8)
            })
        }
        Fitting::Largest { unsigned, over } => {
            let largest = channels.reduce(&[], |b, x, so_far, _| {
                let size = if unsigned { x } else { magnitude(b, x) };
                b.scalar("arith.maxnumf", &[size, so_far])
            });
            finish(largest, &|b, value| b.div(value, b.float(over, f64)))
        }
        Fitting::Mean => {
            let sum = channels.reduce(&[], |b, x, so_far, _| b.add(so_far, magnitude(b, x)));
            finish(sum, &|b, value| b.div(value, b.float(count as f64, f64)))
        }
        Fitting::MeanAbove { factor } => {
            let mean = channels.reduce(&[], |b, x, so_far, _| {
                b.add(so_far, b.div(magnitude(b, x), b.float(count.max(1) as f64, f64)))
            });
            let kept = |b: &Builder<'r>, x, mean| {
                b.cmpf(CmpfPredicate::Ogt, magnitude(b, x), b.mul(b.float(factor, f64), mean))
            };
            let sum = channels.reduce(&[mean], |b, x, so_far, more| {
                b.add(so_far, b.select(kept(b, x, more[0]), magnitude(b, x), b.float(0.0, f64)))
            });
            let number = channels.reduce(&[mean], |b, x, so_far, more| {
                b.add(so_far, b.select(kept(b, x, more[0]), b.float(1.0, f64), b.float(0.0, f64)))
            });
            let quotient = pointwise(
                b,
                &[channels.count()],
                f64,
                &[(sum, b.dims(0..1)), (number, b.dims(0..1))],
                |b, v| b.div(v[0], v[1]),
            );
            finish(quotient, &|_, value| value)
        }
    })
}

/// The largest binary point at which neither end saturates, and 0 where both are 0.
fn point<'r>(
    w: &Words<'r, '_>,
    ends: [Ssa<'r>; 2],
    width: u32,
    unsigned: bool,
    rounding: Rounding,
) -> Ssa<'r> {
    let b = w.b;
    let f64 = Type::float64(b.context());
    let [low, high] = ends;
    // The magnitude, for zero may have either sign.
    let largest = b.scalar("math.absf", &[b.max(high, b.scalar("arith.negf", &[low]))]);
    let bits = b.convert("arith.bitcast", largest, w.ty());
    let log = w.sub(w.right(bits, w.c(52)), w.c(1023));
    // No more than the magnitude's bits, and one more at the low end; three less always fit.
    let candidate = |less: i64| w.clamp(w.sub(w.c(i64::from(width) - less), log), -128, 127);
    let mut best = candidate(3);
    for less in (0..3).rev() {
        let frac = candidate(less);
        let factor = two_to(w, frac);
        let scaled = |x| b.mul(x, factor);
        let is = |predicate, x, limit| b.cmpf(predicate, x, b.float(limit, f64));
        let (below, above) = limits(width, unsigned, rounding);
        let low_fits =
            is(if below.1 { CmpfPredicate::Oge } else { CmpfPredicate::Ogt }, scaled(low), below.0);
        let high_fits =
            is(if above.1 { CmpfPredicate::Ole } else { CmpfPredicate::Olt }, scaled(high), above.0);
        let fits = b.scalar("arith.andi", &[low_fits, high_fits]);
        best = b.select(fits, frac, best);
    }
    b.select(w.is(Is::Eq, bits, w.c(0)), w.c(0), best)
}

/// What does not round to an integer beyond the codes lies between these, or is one of them where so said.
fn limits(width: u32, unsigned: bool, rounding: Rounding) -> ((f64, bool), (f64, bool)) {
    let width = width as i32;
    // The codes beyond the ends, exactly; those of one bit have no even high end.
    let (low, beyond) = match unsigned {
        true => (0.0, two(width)),
        false => (-two(width - 1), two(width - 1)),
    };
    let (even_high, even_low) = (!unsigned && width == 1, width > 1);
    let above = match rounding {
        Rounding::Rne => (beyond - 0.5, even_high),
        Rounding::HalfUp | Rounding::HalfAway => (beyond - 0.5, false),
        Rounding::Floor | Rounding::Trunc => (beyond, false),
    };
    let below = match rounding {
        // From here on no f64 lies between integers.
        _ if width > 52 => (low, true),
        Rounding::Rne => (low - 0.5, even_low),
        Rounding::HalfUp => (low - 0.5, true),
        Rounding::HalfAway => (low - 0.5, false),
        Rounding::Floor => (low, true),
        Rounding::Trunc => (low - 1.0, false),
    };
    (below, above)
}
