//! Matrix products.

use super::node::Node;
use mase_ir::build::{Loops, Ssa};

/// `y[..., n] = sum_k x[..., k] * w[n, k] + b[n]`
pub fn linear<'r>(node: &Node<'r>) -> Ssa<'r> {
    let b = &node.b;
    let shape = node.shape();
    let (n, k) = (shape.len() - 1, shape.len());
    let mut x = b.dims(0..n);
    x.push(b.dim(k));
    let inputs = [(node.operand(0), x), (node.operand(1), vec![b.dim(n), b.dim(k)])];
    node.add_bias(multiply_add(node, &shape, &inputs, 1), node.optional(2), n)
}

/// `y[..., m, n] = sum_k a[..., m, k] * b[..., k, n]`
pub fn matmul<'r>(node: &Node<'r>) -> Ssa<'r> {
    let b = &node.b;
    let shape = node.shape();
    let (m, n, k) = (shape.len() - 2, shape.len() - 1, shape.len());
    let (mut lhs, mut rhs) = (b.dims(0..m), b.dims(0..m));
    lhs.extend([b.dim(m), b.dim(k)]);
    rhs.extend([b.dim(k), b.dim(n)]);
    multiply_add(node, &shape, &[(node.operand(0), lhs), (node.operand(1), rhs)], 1)
}

/// The sum of products of two tensors' elements, from 0, over the last `reduction` loops.
pub fn multiply_add<'r>(
    node: &Node<'r>,
    shape: &[i64],
    inputs: &[mase_ir::build::Indexed<'r>],
    reduction: usize,
) -> Ssa<'r> {
    let init = (node.filled(shape, 0.0), node.b.dims(0..shape.len()));
    let loops = Loops { parallel: shape.len(), reduction };
    node.b.generic(inputs, init, loops, |b, v| b.add(v[2], b.mul(v[0], v[1])))
}
