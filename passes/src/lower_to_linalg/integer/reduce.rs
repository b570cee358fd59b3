//! Reductions over dimensions.

use super::{
    FormatNode, Lowered,
    arith::{Arith, Int, width},
    tensor::Coded,
    worth::Worth,
};
use mase_formats::{Grid, Overflow, View};
use mase_ir::{
    build::{Builder, Loops, Ssa, shape_of},
    melior::ir::r#type::IntegerType,
};

/// How an element is put to what was reduced so far.
pub type Combine = for<'r, 'a> fn(&Arith<'r, 'a>, Int<'r>, Int<'r>) -> Int<'r>;

/// Integers without the dimensions `axes`, over which `combine` ran from `start`; bounded by `low` and `high`.
pub fn fold<'r>(
    node: &FormatNode<'r, '_>,
    ints: Ssa<'r>,
    axes: &[usize],
    (start, low, high): (i64, i64, i64),
    combine: impl FnOnce(&Arith<'r, '_>, Int<'r>, Ssa<'r>) -> Int<'r>,
) -> Ssa<'r> {
    let b = node.b();
    let shape = shape_of(ints);
    let kept: Vec<i64> = (0..shape.len()).filter(|dim| !axes.contains(dim)).map(|dim| shape[dim]).collect();
    let loops = Loops { parallel: kept.len(), reduction: axes.len() };
    let (mut parallel, mut reduction) = (0..loops.parallel, loops.parallel..);
    let map = (0..shape.len())
        .filter_map(|dim| if axes.contains(&dim) { reduction.next() } else { parallel.next() })
        .map(|position| b.dim(position))
        .collect();
    let ty = IntegerType::new(b.context(), width(low, high)).into();
    let init = (node.filled(&kept, start, ty), b.dims(0..kept.len()));
    b.generic(&[(ints, map)], init, loops, |b, v| {
        let arith = node.arith(b);
        let so_far = Int { value: v[1], low, high };
        arith.store(combine(&arith, so_far, v[0]), width(low, high))
    })
}

/// A sum and another addend, whose bounds those of the sum have room for.
pub fn accumulate<'r>(arith: &Arith<'r, '_>, sum: Int<'r>, v: Int<'r>) -> Int<'r> {
    let width = width(sum.low, sum.high);
    let (sum_value, v) = (arith.store(sum, width), arith.store(v, width));
    Int { value: arith.b.scalar("arith.addi", &[sum_value, v]), ..sum }
}

/// The sum over dimensions, which does not overflow.
pub fn sum<'r>(
    node: &FormatNode<'r, '_>,
    x: &Coded<'r>,
    axes: &[usize],
) -> Result<(Ssa<'r>, i64, i64), String> {
    let shape = x.shape();
    let count: i64 = axes.iter().map(|axis| shape[*axis]).product();
    let bounds = [x.view.low.min(0), x.view.high.max(0)].map(|end| end.checked_mul(count));
    let [Some(low), Some(high)] = bounds else {
        return Err(format!("adds up {count} elements of {}, which 64 bits do not hold", x.format));
    };
    // Partial sums lie within the bounds too.
    let sum =
        fold(node, x.ints, axes, (0, low, high), |arith, sum, v| accumulate(arith, sum, x.load(arith, v)));
    Ok((sum, low, high))
}

/// The largest over dimensions.
pub fn largest<'r>(node: &FormatNode<'r, '_>, x: &Coded<'r>, axes: &[usize]) -> Ssa<'r> {
    let (low, high) = (x.view.low, x.view.high);
    fold(node, x.ints, axes, (low, low, high), |arith, most, v| arith.max(most, x.load(arith, v)))
}

/// `a / count` of what is worth a power of two, in a format, rounded once.
pub fn mean<'r>(arith: &Arith<'r, '_>, a: Int<'r>, power: i32, count: Int<'r>, view: &View) -> Int<'r> {
    let Some(to) = view.power().filter(|_| view.grid == Grid::Every && view.zero == 0) else {
        arith.fault.set("divides by the number of elements into a format other than fixed point: give it fixed point, and cast that");
        return arith.constant(0);
    };
    let shift = to - power;
    let (over, under) = if shift < 0 {
        (arith.shift_left(a, shift.unsigned_abs()), count)
    } else {
        (a, arith.shift_left(count, shift.unsigned_abs()))
    };
    let quotient = arith.divide(over, under, view.rounding);
    match view.overflow {
        Overflow::Saturate => arith.clamp(quotient, view.low, view.high),
        Overflow::Wrap => arith.wrap(quotient, view.low, view.high),
    }
}

/// The power of two that a tensor's elements are worth.
pub fn power(x: &Coded) -> Result<i32, String> {
    x.view.power().ok_or_else(|| {
        format!(
            "takes a mean of {}, whose scale is no power of two: cast it to a format with a binary point",
            x.format
        )
    })
}

/// `reduce_sum`, `reduce_mean`, `reduce_max`.
pub fn reduction<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let axes: Vec<usize> = node.node.ints("axes").into_iter().map(|axis| axis as usize).collect();
    let x = node.scalar(0)?;
    let (kind, shape) = (node.node.kind(), x.shape());
    let count: i64 = axes.iter().map(|axis| shape[*axis]).product();
    let (reduced, low, high) = match kind.as_str() {
        "reduce_max" => (largest(node, &x, &axes), x.view.low, x.view.high),
        _ => sum(node, &x, &axes)?,
    };
    let mean_of = if kind == "reduce_mean" { Some(power(&x)?) } else { None };
    let ints = finish(node, reduced, |arith, v, view| {
        let a = Int { value: v, low, high };
        match mean_of {
            Some(power) => mean(arith, a, power, arith.constant(count), view),
            None => super::encode(arith, a, x.worth(arith, None), view, Worth::new(arith, view, None)),
        }
    })?;
    Ok(vec![node.coded(node.b().reshape(ints, &node.shape()))?])
}

/// Each reduced integer in the result's format.
pub fn finish<'r>(
    node: &FormatNode<'r, '_>,
    reduced: Ssa<'r>,
    body: impl FnOnce(&Arith<'r, '_>, Ssa<'r>, &View) -> Int<'r>,
) -> Result<Ssa<'r>, String> {
    let (_, view) = node.scalar_format()?;
    let (b, shape) = (node.b(), shape_of(reduced));
    let ty = super::tensor::container_type(b, &view);
    let maps = [(reduced, b.dims(0..shape.len()))];
    Ok(super::pointwise(b, &shape, ty, &maps, |b: &Builder<'r>, v: &[Ssa<'r>]| {
        let arith = node.arith(b);
        arith.store(body(&arith, v[0], &view), super::container(&view))
    }))
}
