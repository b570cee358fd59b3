//! Pooling.

use super::{
    FormatNode, Lowered,
    arith::{Arith, Int, width},
    four, reduce,
    reduce::Combine,
    shape::padded_image,
    tensor::Coded,
    worth::{Worth, encode},
};
use crate::lower_to_linalg::pool::bounds;
use mase_ir::{
    build::{CmpiPredicate, Loops, Ssa},
    melior::ir::r#type::IntegerType,
};

/// Loops of pooling: result `[n, c, i, j]`, reduction `[p, q]`.
const LOOPS: Loops = Loops { parallel: 4, reduction: 2 };

/// Windows of a pooling.
struct Windows {
    kernel: Vec<i64>,
    strides: Vec<i64>,
    dilations: Vec<i64>,
}

pub fn max_pool2d<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let [kernel, strides, dilations] = ["kernel", "strides", "dilations"].map(|name| node.node.ints(name));
    let x = node.scalar(0)?;
    let (low, high) = (x.view.low, x.view.high);
    let image = padded_image(node, x.ints, &node.node.ints("padding"), low);
    let windows = Windows { kernel, strides, dilations };
    let pooled =
        pool(node, &x, image, &node.shape(), &windows, (low, low, high), |arith, most, v| arith.max(most, v));
    Ok(vec![node.coded(in_format(node, &x, pooled, low, high)?)?])
}

/// What was pooled, in the result's format.
fn in_format<'r>(
    node: &FormatNode<'r, '_>,
    x: &Coded<'r>,
    pooled: Ssa<'r>,
    low: i64,
    high: i64,
) -> Result<Ssa<'r>, String> {
    reduce::finish(node, pooled, |arith, v, view| {
        encode(arith, Int { value: v, low, high }, x.worth(arith, None), view, Worth::new(arith, view, None))
    })
}

pub fn avg_pool2d<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let [kernel, strides] = ["kernel", "strides"].map(|name| node.node.ints(name));
    let windows = Windows { kernel, strides, dilations: vec![1, 1] };
    let (padding, shape) = (node.node.ints("padding"), node.shape());
    let x = node.scalar(0)?;
    let power = reduce::power(&x)?;
    let size = windows.kernel[0] * windows.kernel[1];
    let (low, high) = sums(&x, size)?;
    let image = padded_image(node, x.ints, &padding, 0);
    let sum = pool(node, &x, image, &shape, &windows, (0, low, high), add);
    if node.node.bool("count_include_pad") {
        let ints = reduce::finish(node, sum, |arith, v, view| {
            reduce::mean(arith, Int { value: v, low, high }, power, arith.constant(size), view)
        })?;
        return Ok(vec![node.coded(ints)?]);
    }
    // Elements inside each window, along rows and columns.
    let [_, _, h, w] = four(&x);
    let ints = averages(node, sum, (low, high), power, size, |arith, b_dim| {
        let axis = b_dim - 2;
        let inside = [h, w][axis];
        let b = arith.b;
        let position =
            arith.load(b.convert("arith.index_cast", b.position(b_dim), arith.ty(64)), 0, shape[b_dim] - 1);
        let start = arith
            .sub(arith.mul(position, arith.constant(windows.strides[axis])), arith.constant(padding[axis]));
        let end = arith.add(start, arith.constant(windows.kernel[axis]));
        let count = arith.sub(arith.min(end, arith.constant(inside)), arith.max(start, arith.constant(0)));
        arith.clamp(count, 1, windows.kernel[axis])
    })?;
    Ok(vec![node.coded(ints)?])
}

/// Sums of windows divided by the product of what `extent` gives for rows and columns; at most `most`.
fn averages<'r>(
    node: &FormatNode<'r, '_>,
    sum: Ssa<'r>,
    (low, high): (i64, i64),
    power: i32,
    most: i64,
    extent: impl Fn(&Arith<'r, '_>, usize) -> Int<'r>,
) -> Result<Ssa<'r>, String> {
    reduce::finish(node, sum, |arith, v, view| {
        let count = arith.clamp(arith.mul(extent(arith, 2), extent(arith, 3)), 1, most);
        reduce::mean(arith, Int { value: v, low, high }, power, count, view)
    })
}

/// Bounds of the sum of `count` elements.
fn sums(x: &Coded, count: i64) -> Result<(i64, i64), String> {
    let ends = [x.view.low.min(0), x.view.high.max(0)].map(|end| end.checked_mul(count));
    match ends {
        [Some(low), Some(high)] => Ok((low, high)),
        _ => Err(format!("adds up {count} elements of {}, which 64 bits do not hold", x.format)),
    }
}

/// Puts an element to a sum that it does not take out of its bounds.
fn add<'r>(arith: &Arith<'r, '_>, sum: Int<'r>, v: Int<'r>) -> Int<'r> {
    let v = arith.store(v, width(sum.low, sum.high));
    Int { value: arith.b.scalar("arith.addi", &[sum.value, v]), ..sum }
}

/// Combines the elements of each window of a padded image, from a start, within bounds.
fn pool<'r>(
    node: &FormatNode<'r, '_>,
    x: &Coded<'r>,
    image: Ssa<'r>,
    shape: &[i64],
    windows: &Windows,
    (start, low, high): (i64, i64, i64),
    combine: Combine,
) -> Ssa<'r> {
    let b = node.b();
    let at =
        |i: usize| b.dim(2 + i) * b.fixed(windows.strides[i]) + b.dim(4 + i) * b.fixed(windows.dilations[i]);
    let ty = IntegerType::new(b.context(), width(low, high)).into();
    // The second input gives the extents of the reductions.
    let inputs =
        [(image, vec![b.dim(0), b.dim(1), at(0), at(1)]), (b.empty(&windows.kernel, ty), b.dims(4..6))];
    b.generic(&inputs, (node.filled(shape, start, ty), b.dims(0..4)), LOOPS, |b, v| {
        let arith = node.arith(b);
        let so_far = Int { value: v[2], low, high };
        arith.store(combine(&arith, so_far, x.load(&arith, v[0])), width(low, high))
    })
}

/// `adaptive_avg_pool2d` and `adaptive_max_pool2d`, as on floats.
pub fn adaptive<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let average = node.node.kind() == "adaptive_avg_pool2d";
    let x = node.scalar(0)?;
    let (b, shape, input) = (node.b(), node.shape(), four(&x));
    let windows = [2, 3].map(|dim| {
        let (from, to) = (input[dim], shape[dim]);
        (0..to).map(|i| ((i + 1) * from + to - 1) / to - i * from / to).max().unwrap_or(1)
    });
    let size = windows[0] * windows[1];
    let (start, low, high) = match average {
        true => {
            let (low, high) = sums(&x, size)?;
            (0, low, high)
        }
        false => (x.view.low, x.view.low, x.view.high),
    };
    let ty = IntegerType::new(b.context(), width(low, high)).into();
    let init = (node.filled(&shape, start, ty), b.dims(0..4));
    let pooled = b.generic(&[(b.empty(&windows, ty), b.dims(4..6))], init, LOOPS, |b, v| {
        let arith = node.arith(b);
        let mut indices = vec![b.position(0), b.position(1)];
        let mut inside = Vec::new();
        for dim in [2, 3] {
            let (first, end) = bounds(b, dim, input[dim], shape[dim]);
            let at = b.scalar("arith.addi", &[first, b.position(dim + 2)]);
            inside.push(b.cmpi(CmpiPredicate::Ult, at, end));
            indices.push(b.scalar("arith.minui", &[at, b.index(input[dim] - 1)]));
        }
        let inside = b.scalar("arith.andi", &inside);
        let element = x.load(&arith, b.extract(x.ints, &indices));
        let so_far = Int { value: v[1], low, high };
        let combined = if average { add(&arith, so_far, element) } else { arith.max(so_far, element) };
        b.select(inside, arith.store(combined, width(low, high)), v[1])
    });
    if !average {
        return Ok(vec![node.coded(in_format(node, &x, pooled, low, high)?)?]);
    }
    let ints = averages(node, pooled, (low, high), reduce::power(&x)?, size, |arith, dim| {
        let (first, end) = bounds(arith.b, dim, input[dim], shape[dim]);
        let count = arith.b.scalar("arith.subi", &[end, first]);
        arith.load(arith.b.convert("arith.index_cast", count, arith.ty(64)), 1, windows[dim - 2])
    })?;
    Ok(vec![node.coded(ints)?])
}
