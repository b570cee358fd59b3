//! Normalisation. Variance is the mean of squared deviations.

use super::{
    node::{Node, pointwise},
    reduce,
};
use mase_ir::build::{Ssa, shape_of};

/// `y[n, c, ...] = (x[n, c, ...] - mean[c]) / sqrt(variance[c] + epsilon) * gamma[c] + beta[c]`
pub fn batch_norm<'r>(node: &Node<'r>) -> Ssa<'r> {
    let (b, shape) = (&node.b, node.shape());
    let mut inputs = vec![(node.operand(0), b.dims(0..shape.len()))];
    inputs.extend((1..5).map(|i| (node.operand(i), vec![b.dim(1)])));
    let epsilon = node.float("epsilon");
    pointwise(b, &shape, node.element, &inputs, |b, v| {
        let [x, gamma, beta, mean, variance] = [v[0], v[1], v[2], v[3], v[4]];
        let variance = b.add(variance, b.float(epsilon, node.element));
        let y = b.div(b.sub(x, mean), b.scalar("math.sqrt", &[variance]));
        b.add(b.mul(y, gamma), beta)
    })
}

pub fn layer_norm<'r>(node: &Node<'r>) -> Ssa<'r> {
    let rows = rows(node, node.int("axis") as usize);
    let y = divide_by_deviation(node, centre(node, rows));
    affine(node, node.b.reshape(y, &node.shape()), None)
}

pub fn rms_norm<'r>(node: &Node<'r>) -> Ssa<'r> {
    let y = divide_by_deviation(node, rows(node, node.int("axis") as usize));
    affine(node, node.b.reshape(y, &node.shape()), None)
}

pub fn group_norm<'r>(node: &Node<'r>) -> Ssa<'r> {
    let shape = node.shape();
    let rows = shape[0] * node.int("groups");
    let columns = shape[1] / node.int("groups") * shape[2..].iter().product::<i64>();
    let x = node.b.reshape(node.operand(0), &[rows, columns]);
    let y = divide_by_deviation(node, centre(node, x));
    affine(node, node.b.reshape(y, &shape), Some(1))
}

/// The input as a matrix whose rows are normalised.
fn rows<'r>(node: &Node<'r>, axis: usize) -> Ssa<'r> {
    let shape = node.shape();
    let extent = |part: &[i64]| part.iter().product::<i64>();
    node.b.reshape(node.operand(0), &[extent(&shape[..axis]), extent(&shape[axis..])])
}

/// `x - mean(x)`, by rows.
fn centre<'r>(node: &Node<'r>, x: Ssa<'r>) -> Ssa<'r> {
    let b = &node.b;
    let inputs = [(x, b.dims(0..2)), (reduce::mean(node, x, &[1]), b.dims(0..1))];
    pointwise(b, &shape_of(x), node.element, &inputs, |b, v| b.sub(v[0], v[1]))
}

/// `x / sqrt(mean(x^2) + epsilon)`, by rows.
fn divide_by_deviation<'r>(node: &Node<'r>, x: Ssa<'r>) -> Ssa<'r> {
    let (b, shape, epsilon) = (&node.b, shape_of(x), node.float("epsilon"));
    let squares = node.map(&shape, &[x], |b, v| b.mul(v[0], v[0]));
    let inputs = [(x, b.dims(0..2)), (reduce::mean(node, squares, &[1]), b.dims(0..1))];
    pointwise(b, &shape, node.element, &inputs, |b, v| {
        let variance = b.add(v[1], b.float(epsilon, node.element));
        b.div(v[0], b.scalar("math.sqrt", &[variance]))
    })
}

/// `y * gamma + beta`, as far as they are there, along one dimension or the last ones.
fn affine<'r>(node: &Node<'r>, y: Ssa<'r>, dim: Option<usize>) -> Ssa<'r> {
    let (b, shape) = (&node.b, node.shape());
    let beta = if node.kind() == "rms_norm" { None } else { node.optional(2) };
    [node.optional(1), beta].into_iter().enumerate().fold(y, |y, (step, factor)| {
        let Some(factor) = factor else { return y };
        let map = match dim {
            Some(dim) => vec![b.dim(dim)],
            None => b.dims(shape.len() - shape_of(factor).len()..shape.len()),
        };
        let inputs = [(y, b.dims(0..shape.len())), (factor, map)];
        pointwise(b, &shape, node.element, &inputs, |b, v| match step {
            0 => b.mul(v[0], v[1]),
            _ => b.add(v[0], v[1]),
        })
    })
}
