//! Data movement, and casts between floats.

use super::node::{Node, pointwise};
use mase_ir::build::{Ssa, shape_of};

pub fn transpose<'r>(node: &Node<'r>) -> Ssa<'r> {
    let shape = node.shape();
    // Loop i is dimension i of the result, hence dimension permutation[i] of the input.
    let mut map = node.b.dims(0..shape.len());
    for (i, from) in node.ints("permutation").into_iter().enumerate() {
        map[from as usize] = node.b.dim(i);
    }
    pointwise(&node.b, &shape, node.element, &[(node.operand(0), map)], |_, v| v[0])
}

pub fn reshape<'r>(node: &Node<'r>) -> Ssa<'r> {
    node.b.reshape(node.operand(0), &node.shape())
}

pub fn broadcast<'r>(node: &Node<'r>) -> Ssa<'r> {
    node.map(&node.shape(), &[node.operand(0)], |_, v| v[0])
}

pub fn slice<'r>(node: &Node<'r>) -> Ssa<'r> {
    node.b.slice(node.operand(0), &node.ints("offsets"), &node.ints("sizes"), &node.ints("strides"))
}

pub fn concat<'r>(node: &Node<'r>) -> Ssa<'r> {
    let axis = node.int("axis") as usize;
    let shape = node.shape();
    let mut offsets = vec![0; shape.len()];
    let mut whole = node.b.empty(&shape, node.element);
    for index in 0.. {
        let Some(part) = node.optional(index) else { break };
        whole = node.b.insert_slice(part, whole, &offsets, &vec![1; shape.len()]);
        offsets[axis] += shape_of(part)[axis];
    }
    whole
}

pub fn pad<'r>(node: &Node<'r>) -> Ssa<'r> {
    node.pad(node.operand(0), &node.ints("low"), &node.ints("high"), node.float("value"))
}

/// The conversion is that of operand and result.
pub fn cast<'r>(node: &Node<'r>) -> Ssa<'r> {
    node.operand(0)
}
