//! Convolutions. Channels are split into groups first, so that every convolution is a grouped one.

use super::{
    node::{Node, pointwise},
    product::multiply_add,
};
use mase_ir::build::{Ssa, shape_of};

/// Loops of a grouped convolution: result `[n, group, f, i, j]`, reduction `[c, p, q]`.
const SPATIAL: [usize; 2] = [3, 4];
const KERNEL: [usize; 2] = [6, 7];

pub fn conv2d<'r>(node: &Node<'r>) -> Ssa<'r> {
    let (w, groups) = (node.operand(1), node.int("groups"));
    let x = node.pad_image(node.operand(0), &node.ints("padding"), 0.0);
    let [f, c, kh, kw] = four(w);
    let w = node.b.reshape(w, &[groups, f / groups, c, kh, kw]);
    let y = convolve(node, x, w, &node.ints("strides"), &node.ints("dilations"));
    node.add_bias(y, node.optional(2), 1)
}

/// A convolution with the mirrored kernel of the image with zeros between its elements and around it.
pub fn conv_transpose2d<'r>(node: &Node<'r>) -> Ssa<'r> {
    let b = &node.b;
    let (x, w, groups) = (node.operand(0), node.operand(1), node.int("groups"));
    let (strides, dilations, padding) = (node.ints("strides"), node.ints("dilations"), node.ints("padding"));
    let [n, c, h, wide] = four(x);
    let [_, f, kh, kw] = four(w);
    // All that any input reaches, and a kernel's extent less one around it.
    let out = node.ints("output_padding");
    let border = [dilations[0] * (kh - 1), dilations[1] * (kw - 1)];
    let spread = |i: usize, extent: i64| (extent - 1) * strides[i] + 1 + 2 * border[i] + out[i];
    let zeros = node.filled(&[n, c, spread(0, h), spread(1, wide)], 0.0);
    let x = b.insert_slice(x, zeros, &[0, 0, border[0], border[1]], &[1, 1, strides[0], strides[1]]);
    // Padding takes away from the result, and so from what is convolved.
    let shape = node.shape();
    let sizes = [n, c, shape[2] + border[0], shape[3] + border[1]];
    let x = b.slice(x, &[0, 0, padding[0], padding[1]], &sizes, &[1; 4]);
    // [C, F/groups, KH, KW] to [groups, F/groups, C/groups, KH, KW], mirrored.
    let w = b.reshape(w, &[groups, c / groups, f, kh, kw]);
    let mirror = |dim, extent: i64| b.fixed(extent - 1) + b.dim(dim) * b.fixed(-1);
    let map = vec![b.dim(0), b.dim(2), b.dim(1), mirror(3, kh), mirror(4, kw)];
    let w = pointwise(b, &[groups, f, c / groups, kh, kw], node.element, &[(w, map)], |_, v| v[0]);
    let y = convolve(node, x, w, &[1, 1], &dilations);
    node.add_bias(y, node.optional(2), 1)
}

/// Of an image `[N, C, H, W]`, padded already, with a kernel `[groups, F/groups, C/groups, KH, KW]`, to the node's shape.
fn convolve<'r>(node: &Node<'r>, x: Ssa<'r>, w: Ssa<'r>, strides: &[i64], dilations: &[i64]) -> Ssa<'r> {
    let b = &node.b;
    let [n, c, h, wide] = four(x);
    let (kernel, shape) = (shape_of(w), node.shape());
    let groups = kernel[0];
    let x = b.reshape(x, &[n, groups, c / groups, h, wide]);
    let at = |i: usize| b.dim(SPATIAL[i]) * b.fixed(strides[i]) + b.dim(KERNEL[i]) * b.fixed(dilations[i]);
    let inputs = [
        (x, vec![b.dim(0), b.dim(1), b.dim(5), at(0), at(1)]),
        (w, vec![b.dim(1), b.dim(2), b.dim(5), b.dim(6), b.dim(7)]),
    ];
    let y = multiply_add(node, &[n, groups, kernel[1], shape[2], shape[3]], &inputs, 3);
    b.reshape(y, &shape)
}

/// The shape of a tensor of four dimensions.
pub fn four(value: Ssa) -> [i64; 4] {
    shape_of(value).try_into().expect("four dimensions")
}
