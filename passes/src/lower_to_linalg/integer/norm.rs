//! Normalisation, in integers only.
//!
//! With integers `q`, of which there are `N` in a row, `z = (N q - sum q) / sqrt(V)` and `V = N sum q^2 - (sum q)^2 + N^2 epsilon`,
//! epsilon in squares of a step. Sums and `V` are exact but for epsilon. The root is a polynomial of `V`'s leading bits, once a
//! row; `z` is rounded to [`INTERIOR`] bits behind the binary point, and `z gamma + beta` once more, to the result.

use super::{
    FormatNode, Lowered,
    arith::{Arith, Int, bits},
    elementwise::aligned,
    reduce,
    tables::Pieces,
    tensor::{Coded, container_type},
    worth::Worth,
};
use crate::lower_to_linalg::node::pointwise;
use mase_formats::{Overflow, Rounding, Step, View};
use mase_functions::{RSQRT_BITS, RSQRT_INPUT_BITS, rsqrt_mantissa};
use mase_ir::build::{Builder, Indexed, Ssa};
use std::ops::Range;

/// Bits behind the binary point of a normalised element.
const INTERIOR: i32 = 16;

/// The power of two that a tensor's elements are worth.
fn power(x: &Coded) -> Result<i32, String> {
    match x.view.step {
        Step::Power(power) => Ok(power),
        _ => Err(format!("normalises {}, whose scale is no power of two: cast it to fixed point", x.format)),
    }
}

/// What is normalised: a tensor whose first dimensions are rows, and where gamma and beta lie.
struct Rows {
    shape: Vec<i64>,
    rows: usize,
    affine: Range<usize>,
}

/// `layer_norm` and `rms_norm`.
pub fn layer_norm<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let axis = node.node.int("axis") as usize;
    let shape = node.shape();
    let extent = |part: &[i64]| part.iter().product::<i64>();
    let rows = Rows { shape: vec![extent(&shape[..axis]), extent(&shape[axis..])], rows: 1, affine: 1..2 };
    let centre = node.node.kind() == "layer_norm";
    let beta = if centre { node.optional(2)? } else { None };
    normalise(node, &rows, centre, node.optional(1)?, beta)
}

/// `group_norm`.
pub fn group_norm<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (shape, groups) = (node.shape(), node.node.int("groups"));
    let shape = vec![shape[0], groups, shape[1] / groups, shape[2..].iter().product()];
    normalise(node, &Rows { shape, rows: 2, affine: 1..3 }, true, node.optional(1)?, node.optional(2)?)
}

fn normalise<'r>(
    node: &FormatNode<'r, '_>,
    rows: &Rows,
    centre: bool,
    gamma: Option<Coded<'r>>,
    beta: Option<Coded<'r>>,
) -> Result<Vec<Lowered<'r>>, String> {
    let (_, view) = node.scalar_format()?;
    let x = node.scalar(0)?;
    let power = power(&x)?;
    let b = node.b();
    let x = Coded { ints: b.reshape(x.ints, &rows.shape), ..x };
    let axes: Vec<usize> = (rows.rows..rows.shape.len()).collect();
    let count: i64 = rows.shape[rows.rows..].iter().product();
    let sums = if centre { Some(reduce::sum(node, &x, &axes)?) } else { None };
    let (roots, shifts) = deviation(node, &x, &axes, count, power, sums)?;
    let affine = affine(node, rows, gamma, beta)?;
    let mut inputs = vec![(x.ints, b.dims(0..rows.shape.len()))];
    inputs.extend(affine.inputs());
    let ints = pointwise(b, &rows.shape, container_type(b, &view), &inputs, |b, v| {
        let arith = node.arith(b);
        // Looked up, for a loop over rows that is an operand may become part of this one.
        let place: Vec<_> = (0..rows.rows).map(|dim| b.position(dim)).collect();
        let many = arith.mul(x.load(&arith, v[0]), arith.constant(count));
        let from_mean = match sums {
            Some((sum, low, high)) => arith.sub(many, Int { value: b.extract(sum, &place), low, high }),
            None => many,
        };
        let z = arith.mul(from_mean, ROOT.of(b.extract(roots, &place)));
        let z = arith.shift_right_by(z, SHIFT.of(b.extract(shifts, &place)));
        // No element is further from the mean than all others together allow.
        let furthest = ((count as f64).sqrt() * 1.001 * 2f64.powi(INTERIOR)).ceil() as i64 + 1;
        let z = arith.bounded(z.value, (-furthest).into(), furthest.into());
        affine.finish(node, &arith, z, &v[1..], &view)
    });
    Ok(vec![node.coded(b.reshape(ints, &node.shape()))?])
}

/// What an integer in memory is known to be.
struct Bounds(i64, i64);

impl Bounds {
    fn of<'r>(&self, value: Ssa<'r>) -> Int<'r> {
        Int { value, low: self.0, high: self.1 }
    }
}

/// A reciprocal root, `2^RSQRT_BITS` times one from above 1/2 to 1.
const ROOT: Bounds = Bounds(1 << (RSQRT_BITS - 1), 1 << RSQRT_BITS);
/// What a product with it is shifted right by.
const SHIFT: Bounds = Bounds(1, 32);

/// Of each row, the reciprocal root of `V` and by what a product with it is shifted right.
fn deviation<'r>(
    node: &FormatNode<'r, '_>,
    x: &Coded<'r>,
    axes: &[usize],
    count: i64,
    power: i32,
    sums: Option<(Ssa<'r>, i64, i64)>,
) -> Result<(Ssa<'r>, Ssa<'r>), String> {
    let b = node.b();
    let magnitude = i128::from(x.view.low).abs().max(i128::from(x.view.high));
    let largest = magnitude * magnitude * i128::from(count);
    let epsilon = node.node.float("epsilon") * (count as f64).powi(2) * 2f64.powi(-2 * power);
    // The whole of V, and one bit for its sign.
    let whole = largest as f64 * count as f64 + epsilon;
    let most = 2f64.powi(62);
    if whole >= most {
        return Err(format!(
            "needs integers of {} bits for the variance of {count} elements of {}, and 63 is the limit",
            whole.log2().floor() as i64 + 2,
            x.format
        ));
    }
    let (largest, epsilon) = (largest as i64, epsilon.round() as i64);
    let squares = reduce::fold(node, x.ints, axes, (0, 0, largest), |arith, sum, v| {
        let v = x.load(arith, v);
        reduce::accumulate(arith, sum, arith.mul(v, v))
    });
    let rows: Vec<i64> = mase_ir::build::shape_of(squares);
    let (i32, i64) = (node.arith(b).ty(32), node.arith(b).ty(64));
    let mut inputs = vec![(squares, b.dims(0..rows.len()))];
    inputs.extend(sums.map(|(sum, ..)| (sum, b.dims(0..rows.len()))));
    let variance = pointwise(b, &rows, i64, &inputs, |b, v| {
        let arith = node.arith(b);
        let mut whole = arith.mul(Int { value: v[0], low: 0, high: largest }, arith.constant(count));
        if let Some((_, low, high)) = sums {
            let sum = Int { value: v[1], low, high };
            whole = arith.sub(whole, arith.mul(sum, sum));
        }
        let whole = arith.add(whole, arith.constant(epsilon));
        arith.store(arith.max(whole, arith.constant(1)), 64)
    });
    let known = Bounds(1, whole as i64 + 1);
    let of_rows = |body: &dyn Fn(&Arith<'r, '_>, Int<'r>) -> Int<'r>| {
        pointwise(b, &rows, i32, &[(variance, b.dims(0..rows.len()))], |b, v| {
            let arith = node.arith(b);
            arith.store(body(&arith, known.of(v[0])), 32)
        })
    };
    let segments = rsqrt_mantissa();
    let pieces = Pieces::new(b, segments);
    let roots = of_rows(&|arith, v| reciprocal_root(arith, v, &pieces));
    // 1 / sqrt(V) is the root by 2^(RSQRT_BITS + RSQRT_INPUT_BITS / 2 - 1 + half).
    let constant = (RSQRT_BITS + RSQRT_INPUT_BITS / 2) as i64 - 1 - i64::from(INTERIOR);
    let shifts = of_rows(&|arith, v| arith.add(half(arith, v), arith.constant(constant)));
    Ok((roots, shifts))
}

/// Half the even number of bits that a positive integer is shifted right by to have as many as the polynomial takes, or one less.
fn half<'r>(arith: &Arith<'r, '_>, v: Int<'r>) -> Int<'r> {
    let most = arith.constant(i64::from(RSQRT_INPUT_BITS) - 2);
    let log = arith.floor_log2(v);
    let log = Int { low: 0, ..log };
    arith.shift_right(arith.sub(log, most), 1, Rounding::Floor)
}

/// `2^RSQRT_BITS / sqrt(m)`, of a positive integer's leading bits as a number `m` from 1 to below 4.
fn reciprocal_root<'r>(arith: &Arith<'r, '_>, v: Int<'r>, pieces: &Pieces<'r, '_>) -> Int<'r> {
    let shift = arith.shift_left(half(arith, v), 1);
    let zero = arith.constant(0);
    let (left, right) = (arith.max(arith.neg(shift), zero), arith.max(shift, zero));
    // What is shifted left has few bits.
    let v = arith.shift_left_by(v, left, bits(v.low, v.high).max(RSQRT_INPUT_BITS + 1) - 1);
    let v = arith.shift_right_by(v, right);
    let (low, high) = (1 << (RSQRT_INPUT_BITS - 2), 1 << RSQRT_INPUT_BITS);
    let v = arith.bounded(v.value, low.into(), high.into());
    let root = pieces.eval(arith, arith.min(v, arith.constant(high - 1)));
    Int { low: ROOT.0, high: ROOT.1, ..root }
}

/// What goes to a format whose scale is no power of two has 32 bits at most: the scale's multiplier has 31.
pub fn shortened<'r>(
    arith: &Arith<'r, '_>,
    a: Int<'r>,
    worth: Worth<'r>,
    view: &View,
) -> (Int<'r>, Worth<'r>) {
    let spare = bits(a.low, a.high).saturating_sub(32);
    match worth {
        Worth::Power(power) if view.power().is_none() && spare > 0 => {
            (arith.shift_right(a, spare, Rounding::HalfUp), Worth::Power(power + spare as i32))
        }
        _ => (a, worth),
    }
}

/// Gamma and beta, as far as they are there.
struct Affine<'r> {
    gamma: Option<(Coded<'r>, Indexed<'r>)>,
    beta: Option<(Coded<'r>, Indexed<'r>)>,
}

fn affine<'r>(
    node: &FormatNode<'r, '_>,
    rows: &Rows,
    gamma: Option<Coded<'r>>,
    beta: Option<Coded<'r>>,
) -> Result<Affine<'r>, String> {
    let b = node.b();
    let of = |one: Option<Coded<'r>>| -> Result<_, String> {
        let Some(one) = one else { return Ok(None) };
        if one.exponents.is_some() || one.companion.is_some() {
            return Err(format!("has gamma or beta in {}: cast it to a scalar format", one.format));
        }
        power(&one)?;
        let ints = b.reshape(one.ints, &rows.shape[rows.affine.clone()]);
        Ok(Some((one, (ints, b.dims(rows.affine.clone())))))
    };
    Ok(Affine { gamma: of(gamma)?, beta: of(beta)? })
}

impl<'r> Affine<'r> {
    fn inputs(&self) -> Vec<Indexed<'r>> {
        self.gamma.iter().chain(&self.beta).map(|(_, indexed)| indexed.clone()).collect()
    }

    /// `z * gamma + beta` in the result's format; `v` are the elements of the inputs.
    fn finish(
        &self,
        node: &FormatNode<'r, '_>,
        arith: &Arith<'r, '_>,
        z: Int<'r>,
        v: &[Ssa<'r>],
        view: &View,
    ) -> Ssa<'r> {
        let mut v = v.iter();
        let mut element = |one: &Coded<'r>| {
            let value = v.next().expect("an element of each input");
            (one.load(arith, *value), one.worth(arith, None))
        };
        let mut y = (z, Worth::Power(-INTERIOR));
        if let Some((gamma, _)) = &self.gamma {
            let (gamma, worth) = element(gamma);
            y = (arith.mul(y.0, gamma), y.1.times(worth, arith));
        }
        if let Some((beta, _)) = &self.beta {
            let (a, b, worth) = aligned(arith, y, element(beta));
            y = (arith.add(a, b), worth);
        }
        let (value, worth) = shortened(arith, y.0, y.1, view);
        node.encoded(arith, value, worth, view)
    }
}

/// `batch_norm`: the root of each channel's variance, and `z` as above, which saturates at `2^14`.
pub fn batch_norm<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (_, view) = node.scalar_format()?;
    let (x, mean, variance) = (node.scalar(0)?, node.scalar(3)?, node.scalar(4)?);
    let [x_power, mean_power, variance_power] = [power(&x)?, power(&mean)?, power(&variance)?];
    let b = node.b();
    let epsilon = node.node.float("epsilon");
    // Fine enough for epsilon, where there are the bits for it; an even power of two.
    let spare = 61 - bits(0, variance.view.high.max(1)) as i32;
    let lift = (variance_power + 2 * RSQRT_INPUT_BITS as i32 + 4).clamp(0, spare - 1);
    let lift = lift + (variance_power - lift).rem_euclid(2);
    let unit = variance_power - lift;
    let epsilon = (epsilon * 2f64.powi(-unit)).round();
    if epsilon >= 2f64.powi(61) {
        return Err(format!("adds an epsilon that is beyond 61 bits in steps of {}", variance.format));
    }
    let epsilon = epsilon as i64;
    let channels = mean.shape();
    let segments = rsqrt_mantissa();
    let pieces = Pieces::new(b, segments);
    let of_channels = |body: &dyn Fn(&Arith<'r, '_>, Int<'r>) -> Int<'r>| {
        let i32 = node.arith(b).ty(32);
        pointwise(b, &channels, i32, &[(variance.ints, b.dims(0..1))], |b, v| {
            let arith = node.arith(b);
            let value = arith.max(variance.load(&arith, v[0]), arith.constant(0));
            let value = arith.add(arith.shift_left(value, lift as u32), arith.constant(epsilon));
            arith.store(body(&arith, arith.max(value, arith.constant(1))), 32)
        })
    };
    let roots = of_channels(&|arith, v| reciprocal_root(arith, v, &pieces));
    let finest = x_power.min(mean_power);
    let constant = finest - unit / 2 - (RSQRT_BITS + RSQRT_INPUT_BITS / 2) as i32 + 1 + INTERIOR;
    let shifts = of_channels(&|arith, v| arith.sub(arith.constant(constant.into()), half(arith, v)));
    let rows = Rows { shape: node.shape(), rows: 0, affine: 1..2 };
    let affine = affine(node, &rows, node.optional(1)?, node.optional(2)?)?;
    let mut inputs = vec![(x.ints, b.dims(0..rows.shape.len())), (mean.ints, b.dims(1..2))];
    inputs.extend(affine.inputs());
    let ints = pointwise(b, &rows.shape, container_type(b, &view), &inputs, |b: &Builder<'r>, v| {
        let arith = node.arith(b);
        let place = [b.position(1)];
        let at = |one: &Coded<'r>, v| (one.load(&arith, v), one.worth(&arith, None));
        let (x, mean, _) = aligned(&arith, at(&x, v[0]), at(&mean, v[1]));
        let z = arith.mul(arith.sub(x, mean), ROOT.of(b.extract(roots, &place)));
        let limit = 1 << (14 + INTERIOR);
        let by = b.extract(shifts, &place);
        let z = arith.shift_by(z, by, Rounding::HalfUp, (-limit, limit), Overflow::Saturate);
        affine.finish(node, &arith, z, &v[2..], &view)
    });
    Ok(vec![node.coded(ints)?])
}
