//! Reductions, and softmax.

use super::node::{Node, pointwise};
use mase_ir::{
    build::{Builder, CmpfPredicate, Loops, Ssa, shape_of},
    melior::ir::{ValueLike, operation::OperationLike},
};

/// How two partial results become one.
pub type Combine<'r> = fn(&Builder<'r>, Ssa<'r>, Ssa<'r>) -> Ssa<'r>;

/// A tensor without the dimensions `axes`, over which `combine` ran from `start`, in row-major order.
pub fn reduce<'r>(
    node: &Node<'r>,
    x: Ssa<'r>,
    axes: &[usize],
    start: f64,
    combine: impl FnOnce(&Builder<'r>, Ssa<'r>, Ssa<'r>) -> Ssa<'r>,
) -> Ssa<'r> {
    let b = &node.b;
    let shape = shape_of(x);
    let kept: Vec<i64> = (0..shape.len()).filter(|dim| !axes.contains(dim)).map(|dim| shape[dim]).collect();
    let loops = Loops { parallel: kept.len(), reduction: axes.len() };
    let (mut parallel, mut reduction) = (0..loops.parallel, loops.parallel..);
    let map = (0..shape.len())
        .filter_map(|dim| if axes.contains(&dim) { reduction.next() } else { parallel.next() })
        .map(|position| b.dim(position))
        .collect();
    let init = (node.filled(&kept, start), b.dims(0..kept.len()));
    b.generic(&[(x, map)], init, loops, |b, v| combine(b, v[1], v[0]))
}

/// The sum over dimensions.
pub fn sum<'r>(node: &Node<'r>, x: Ssa<'r>, axes: &[usize]) -> Ssa<'r> {
    reduce(node, x, axes, 0.0, Builder::add)
}

/// The mean over dimensions.
pub fn mean<'r>(node: &Node<'r>, x: Ssa<'r>, axes: &[usize]) -> Ssa<'r> {
    let shape = shape_of(x);
    let count: i64 = axes.iter().map(|axis| shape[*axis]).product();
    let sum = sum(node, x, axes);
    node.map(&shape_of(sum), &[sum], |b, v| b.div(v[0], b.float(count as f64, node.element)))
}

/// `reduce_sum`, `reduce_mean`, `reduce_max`.
pub fn reduction<'r>(node: &Node<'r>) -> Ssa<'r> {
    let axes: Vec<usize> = node.ints("axes").into_iter().map(|axis| axis as usize).collect();
    let x = node.operand(0);
    let result = match node.kind().as_str() {
        "reduce_sum" => sum(node, x, &axes),
        "reduce_mean" => mean(node, x, &axes),
        _ => reduce(node, x, &axes, f64::NEG_INFINITY, Builder::max),
    };
    node.b.reshape(result, &node.shape())
}

/// `softmax` and `log_softmax`.
pub fn softmax<'r>(node: &Node<'r>) -> Ssa<'r> {
    let b = &node.b;
    let axis = node.int("axis") as usize;
    let x = node.operand(0);
    let shape = shape_of(x);
    let rest: Vec<_> = (0..shape.len()).filter(|dim| *dim != axis).map(|dim| b.dim(dim)).collect();
    let with = |x, reduced, body: Combine<'r>| {
        let inputs = [(x, b.dims(0..shape.len())), (reduced, rest.clone())];
        pointwise(b, &shape, node.element, &inputs, |b, v| body(b, v[0], v[1]))
    };
    let max = reduce(node, x, &[axis], f64::NEG_INFINITY, Builder::max);
    let shifted = with(x, max, Builder::sub);
    let exp = node.map(&shape, &[shifted], |b, v| b.scalar("math.exp", &v[..1]));
    let sum = sum(node, exp, &[axis]);
    match node.kind().as_str() {
        "softmax" if node.op.has_attribute("safe") => {
            let y = with(exp, sum, Builder::div);
            with(y, max, |b, y, max| {
                let minus_infinity = b.float(f64::NEG_INFINITY, max.r#type());
                let masked = b.cmpf(CmpfPredicate::Oeq, max, minus_infinity);
                b.select(masked, b.float(0.0, y.r#type()), y)
            })
        }
        "softmax" => with(exp, sum, Builder::div),
        _ => with(shifted, sum, |b, shifted, sum| b.sub(shifted, b.scalar("math.log", &[sum]))),
    }
}
