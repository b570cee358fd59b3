//! Pooling.

use super::{conv::four, node::Node, reduce::Combine};
use mase_ir::build::{Builder, CmpiPredicate, Loops, Ssa};

/// Loops of pooling: result `[n, c, i, j]`, reduction `[p, q]`.
const LOOPS: Loops = Loops { parallel: 4, reduction: 2 };

/// Windows of a pooling.
struct Windows {
    kernel: Vec<i64>,
    strides: Vec<i64>,
    dilations: Vec<i64>,
}

pub fn max_pool2d<'r>(node: &Node<'r>) -> Ssa<'r> {
    let windows = Windows {
        kernel: node.ints("kernel"),
        strides: node.ints("strides"),
        dilations: node.ints("dilations"),
    };
    let x = node.pad_image(node.operand(0), &node.ints("padding"), f64::NEG_INFINITY);
    pool(node, x, &node.shape(), &windows, (f64::NEG_INFINITY, Builder::max))
}

pub fn avg_pool2d<'r>(node: &Node<'r>) -> Ssa<'r> {
    let windows =
        Windows { kernel: node.ints("kernel"), strides: node.ints("strides"), dilations: vec![1, 1] };
    let (padding, shape) = (node.ints("padding"), node.shape());
    let x = node.operand(0);
    let sum = pool(node, node.pad_image(x, &padding, 0.0), &shape, &windows, (0.0, Builder::add));
    if node.bool("count_include_pad") {
        let size = (windows.kernel[0] * windows.kernel[1]) as f64;
        return node.map(&shape, &[sum], |b, v| b.div(v[0], b.float(size, node.element)));
    }
    // Elements inside each window: the sum of an image of ones.
    let [_, _, h, w] = four(x);
    let ones = node.pad_image(node.filled(&[1, 1, h, w], 1.0), &padding, 0.0);
    let counts = pool(node, ones, &[1, 1, shape[2], shape[3]], &windows, (0.0, Builder::add));
    node.map(&shape, &[sum, counts], |b, v| b.div(v[0], v[1]))
}

/// Combines the elements of each window of a padded image, from a start.
fn pool<'r>(
    node: &Node<'r>,
    x: Ssa<'r>,
    shape: &[i64],
    windows: &Windows,
    (start, combine): (f64, Combine<'r>),
) -> Ssa<'r> {
    let b = &node.b;
    let at =
        |i: usize| b.dim(2 + i) * b.fixed(windows.strides[i]) + b.dim(4 + i) * b.fixed(windows.dilations[i]);
    // The second input gives the extents of the reductions.
    let inputs =
        [(x, vec![b.dim(0), b.dim(1), at(0), at(1)]), (b.empty(&windows.kernel, node.element), b.dims(4..6))];
    b.generic(&inputs, (node.filled(shape, start), b.dims(0..4)), LOOPS, |b, v| combine(b, v[2], v[0]))
}

/// `adaptive_avg_pool2d` and `adaptive_max_pool2d`. Windows differ in size: loops go over the largest, and what is outside a
/// window counts as the start.
pub fn adaptive<'r>(node: &Node<'r>) -> Ssa<'r> {
    let b = &node.b;
    let average = node.kind() == "adaptive_avg_pool2d";
    let (start, combine): (f64, Combine<'r>) =
        if average { (0.0, Builder::add) } else { (f64::NEG_INFINITY, Builder::max) };
    let x = node.operand(0);
    let (shape, input) = (node.shape(), four(x));
    let largest = |dim: usize| {
        let (from, to) = (input[dim], shape[dim]);
        (0..to).map(|i| ((i + 1) * from + to - 1) / to - i * from / to).max().unwrap_or(1)
    };
    let window = (b.empty(&[largest(2), largest(3)], node.element), b.dims(4..6));
    let init = (node.filled(&shape, start), b.dims(0..4));
    let pooled = b.generic(&[window], init, LOOPS, |b, v| {
        let neutral = b.float(start, node.element);
        let mut indices = vec![b.position(0), b.position(1)];
        let mut inside = Vec::new();
        for dim in [2, 3] {
            let (low, high) = bounds(b, dim, input[dim], shape[dim]);
            let at = b.scalar("arith.addi", &[low, b.position(dim + 2)]);
            inside.push(b.cmpi(CmpiPredicate::Ult, at, high));
            // Outside the window it may be outside the image.
            indices.push(b.scalar("arith.minui", &[at, b.index(input[dim] - 1)]));
        }
        let inside = b.scalar("arith.andi", &inside);
        let element = b.select(inside, b.extract(x, &indices), neutral);
        combine(b, v[1], element)
    });
    if !average {
        return pooled;
    }
    node.map(&shape, &[pooled], |b, v| {
        let extents = [2, 3].map(|dim| {
            let (low, high) = bounds(b, dim, input[dim], shape[dim]);
            b.scalar("arith.subi", &[high, low])
        });
        let count = b.scalar("arith.muli", &extents);
        let i64 = mase_ir::melior::ir::r#type::IntegerType::new(b.context(), 64).into();
        let count = b.convert("arith.index_cast", count, i64);
        b.div(v[0], b.convert("arith.uitofp", count, node.element))
    })
}

/// Where the window of the current position along a dimension starts and ends.
pub fn bounds<'r>(b: &Builder<'r>, dim: usize, from: i64, to: i64) -> (Ssa<'r>, Ssa<'r>) {
    let (from, to) = (b.index(from), (b.index(to), b.index(to - 1)));
    let scaled = b.scalar("arith.muli", &[b.position(dim), from]);
    let low = b.scalar("arith.divui", &[scaled, to.0]);
    let next = b.scalar("arith.addi", &[scaled, from]);
    let high = b.scalar("arith.divui", &[b.scalar("arith.addi", &[next, to.1]), to.0]);
    (low, high)
}
