//! Sums of products of block formats. The products of a block are added up exactly; each such sum is rounded once into the
//! accumulator, by the exponents of the two blocks, and the rounded ones are added up as integers.
//!
//! The attribute `mase.block_sum` on the second sum says what its body does, for whoever replaces both by something faster.

use super::{
    FormatNode,
    cast::{
        blocks::Blocks,
        number::{self, Number, Power, Reach, encode},
        words::Words,
    },
    product::{Accumulator, Product, Sum, finish, headroom},
    shape::padded,
    tensor::Coded,
};
use mase_formats::{Grid, Overflow, Rounding, Shared, Step, View};
use mase_ir::{
    build::{Expr, Indexed, Loops, Ssa, shape_of},
    melior::ir::{Attribute, Type, attribute::IntegerAttribute, r#type::IntegerType},
    node as ir_node,
};

/// Two tensors in blocks, cut, and how loops index them. Loops over the result come first, then those over what is summed up
/// besides blocks (a kernel's rows and columns), then the one over blocks, then the one over a block's elements.
struct Blocked<'r> {
    /// The result's shape, and with it the loops over it.
    shape: Vec<i64>,
    /// Extents of the loops over what is summed up besides blocks.
    kernel: Vec<i64>,
    /// Blocks in a row.
    count: i64,
    /// Elements of a block.
    size: i64,
    ints: [Indexed<'r>; 2],
    exponents: [Indexed<'r>; 2],
    /// Loops over output channels, with their extents.
    channels: Vec<(usize, i64)>,
}

/// Whether operands of a sum of products are in block formats; an error if only one of them is.
pub fn is_blocked(x: &Coded, w: &Coded) -> Result<bool, String> {
    match (x.exponents.is_some(), w.exponents.is_some()) {
        (false, false) => Ok(false),
        (true, true) => Ok(true),
        _ => Err(format!(
            "multiplies {} by {}, of which only one has blocks: cast the other to a block format",
            x.format, w.format
        )),
    }
}

/// The blocks and exponents of an operand, which are along `axis`, counted from the end.
fn parts<'r>(x: &Coded<'r>, axis: i64) -> Result<(Shared, Blocks, Ssa<'r>), String> {
    let (Some(shared), Some(exponents)) = (x.view.shared, x.exponents) else {
        return Err(format!("takes {}, which has no blocks", x.format));
    };
    if shared.axis != axis {
        return Err(format!(
            "has an operand in {}, whose blocks must be along axis {axis}, which is summed over: cast it",
            x.format
        ));
    }
    Ok((shared, Blocks::new(&x.shape(), &shared)?, exponents))
}

/// The blocks of both operands, of one size.
fn both<'r>(x: &Coded<'r>, w: &Coded<'r>, axes: [i64; 2]) -> Result<[(Blocks, Ssa<'r>); 2], String> {
    let ((a, x_blocks, x_exponents), (b, w_blocks, w_exponents)) = (parts(x, axes[0])?, parts(w, axes[1])?);
    if a.block != b.block {
        return Err(format!(
            "multiplies blocks of {} by blocks of {}: cast one to the other's size",
            a.block, b.block
        ));
    }
    Ok([(x_blocks, x_exponents), (w_blocks, w_exponents)])
}

/// `linear` on blocks, of the result's shape and format.
pub fn linear<'r>(node: &FormatNode<'r, '_>, x: Coded<'r>, w: Coded<'r>) -> Result<Ssa<'r>, String> {
    let (b, shape) = (node.b(), node.shape());
    let [(x_blocks, x_exponents), (w_blocks, w_exponents)] = both(&x, &w, [-1, -1])?;
    let n = shape.len() - 1;
    let (block, element) = (b.dim(n + 1), b.dim(n + 2));
    let rows = |last: &[Expr<'r>]| [b.dims(0..n), last.to_vec()].concat();
    let blocked = Blocked {
        kernel: Vec::new(),
        count: x_blocks.count(),
        size: x_blocks.size,
        ints: [
            (x_blocks.split(b, x.ints), rows(&[block, element])),
            (w_blocks.split(b, w.ints), vec![b.dim(n), block, element]),
        ],
        exponents: [(x_exponents, rows(&[block])), (w_exponents, vec![b.dim(n), block])],
        channels: vec![(n, shape[n])],
        shape,
    };
    sum(node, blocked, x, w, Some(2))
}

/// `matmul` on blocks, of the result's shape and format.
pub fn matmul<'r>(node: &FormatNode<'r, '_>, x: Coded<'r>, y: Coded<'r>) -> Result<Ssa<'r>, String> {
    let (b, shape) = (node.b(), node.shape());
    let [(x_blocks, x_exponents), (y_blocks, y_exponents)] = both(&x, &y, [-1, -2])?;
    let rank = shape.len();
    let (m, n) = (b.dim(rank - 2), b.dim(rank - 1));
    let (block, element) = (b.dim(rank), b.dim(rank + 1));
    let batch = |last: &[Expr<'r>]| [b.dims(0..rank - 2), last.to_vec()].concat();
    let blocked = Blocked {
        kernel: Vec::new(),
        count: x_blocks.count(),
        size: x_blocks.size,
        ints: [
            (x_blocks.split(b, x.ints), batch(&[m, block, element])),
            (y_blocks.split(b, y.ints), batch(&[block, element, n])),
        ],
        exponents: [(x_exponents, batch(&[m, block])), (y_exponents, batch(&[block, n]))],
        channels: vec![(rank - 1, shape[rank - 1])],
        shape,
    };
    sum(node, blocked, x, y, None)
}

/// `conv2d` on blocks of channels, of the result's shape and format.
pub fn conv2d<'r>(node: &FormatNode<'r, '_>, x: Coded<'r>, w: Coded<'r>) -> Result<Ssa<'r>, String> {
    let (b, result) = (node.b(), node.shape());
    let [(x_blocks, x_exponents), (w_blocks, w_exponents)] = both(&x, &w, [-3, -3])?;
    let groups = node.node.int("groups");
    let [strides, padding, dilations] = ["strides", "padding", "dilations"].map(|name| node.node.ints(name));
    let (size, count) = (w_blocks.size, w_blocks.count());
    let channels = w_blocks.shape[1];
    if groups > 1 && channels % size != 0 {
        return Err(format!("has groups of {channels} channels, which blocks of {size} do not fill"));
    }
    // Whatever the exponent of padding is, its elements are 0.
    let pad = |tensor: Ssa<'r>, rows: usize| {
        let rank = shape_of(tensor).len();
        let (mut low, mut high) = (vec![0; rank], vec![0; rank]);
        (low[rows], low[rows + 1], high[rows], high[rows + 1]) =
            (padding[0], padding[1], padding[2], padding[3]);
        padded(node, tensor, &low, &high, 0)
    };
    let (image, exponents) = (pad(x_blocks.split(b, x.ints), 3), pad(x_exponents, 2));
    let [n, _, _, h, wide] = <[i64; 5]>::try_from(shape_of(image)).map_err(|_| "has no image")?;
    let [f, _, kh, kw] = super::four(&w);
    let image = b.reshape(image, &[n, groups, count, size, h, wide]);
    let exponents = b.reshape(exponents, &[n, groups, count, h, wide]);
    let weight = b.reshape(w_blocks.split(b, w.ints), &[groups, f / groups, count, size, kh, kw]);
    let weight_exponents = b.reshape(w_exponents, &[groups, f / groups, count, kh, kw]);
    let shape = vec![n, groups, f / groups, result[2], result[3]];
    // Loops: n, group, f, row, column; row and column of the kernel; block; element.
    let at = |i: usize| b.dim(3 + i) * b.fixed(strides[i]) + b.dim(5 + i) * b.fixed(dilations[i]);
    let (block, element) = (b.dim(7), b.dim(8));
    let blocked = Blocked {
        channels: vec![(1, groups), (2, f / groups)],
        kernel: vec![kh, kw],
        count,
        size,
        ints: [
            (image, vec![b.dim(0), b.dim(1), block, element, at(0), at(1)]),
            (weight, vec![b.dim(1), b.dim(2), block, element, b.dim(5), b.dim(6)]),
        ],
        exponents: [
            (exponents, vec![b.dim(0), b.dim(1), block, at(0), at(1)]),
            (weight_exponents, vec![b.dim(1), b.dim(2), block, b.dim(5), b.dim(6)]),
        ],
        shape,
    };
    Ok(b.reshape(sum(node, blocked, x, w, Some(2))?, &result))
}

/// The sum, with the bias that operand `bias` is, if it is there, in the result's format.
fn sum<'r>(
    node: &FormatNode<'r, '_>,
    blocked: Blocked<'r>,
    x: Coded<'r>,
    w: Coded<'r>,
    bias: Option<usize>,
) -> Result<Ssa<'r>, String> {
    let b = node.b();
    let Blocked { shape, kernel, count, size, ints, exponents, channels } = blocked;
    let accumulator = Accumulator::of(node);
    let (Some(width), Some(frac)) = (accumulator.width, accumulator.frac) else {
        return Err(format!(
            "multiplies {} by {}, and needs an accumulator_width and an accumulator_frac to add up blocks in",
            x.format, w.format
        ));
    };
    let terms = count * kernel.iter().product::<i64>();
    let addends = terms + i64::from(bias.is_some_and(|bias| node.node.value(bias).is_some()));
    let free = width - 1 - i64::from(headroom(addends));
    if free < 1 || width > 62 {
        let least = 2 + headroom(addends);
        return Err(format!("has accumulator_width {width}, and {addends} addends take {least} to 62 bits"));
    }
    let limit = (1i64 << free) - 1;

    let largest = |one: &Coded| i128::from(one.view.high.max(-one.view.low));
    let most = i128::from(size) * largest(&x) * largest(&w);
    let bits = 128 - most.leading_zeros();
    let too_wide = || {
        let both = format!("{} by {}", x.format, w.format);
        format!(
            "multiplies {both} into an accumulator of {width} bits: a block's sum of {bits} bits takes more than 64"
        )
    };
    let integer = |bits: u32| -> Type<'r> { IntegerType::new(b.context(), bits).into() };
    let partial_bits = if bits <= 31 { 32 } else { 64 };
    let outer: Vec<i64> = [&shape[..], &kernel[..], &[count]].concat();
    let view = View {
        low: -limit,
        high: limit,
        step: Step::Power(0),
        grid: Grid::Every,
        rounding: Rounding::Rne,
        overflow: Overflow::Saturate,
        zero: 0,
        sign_magnitude: false,
        shared: None,
    };
    let reach = Reach::new(bits);
    let words = number::width(reach, &view).filter(|_| bits <= 63).ok_or_else(too_wide)?.max(partial_bits);

    let zero = b.filled(&outer, b.integer(0, integer(partial_bits)));
    let loops = Loops { parallel: outer.len(), reduction: 1 };
    let partial = b.generic(&ints, (zero, b.dims(0..outer.len())), loops, |b, v| {
        let to = Words { b, width: partial_bits };
        let product = b.scalar("arith.muli", &[to.load(v[0], true), to.load(v[1], true)]);
        b.scalar("arith.addi", &[v[2], product])
    });

    let offset = x.view.power().unwrap_or(0) + w.view.power().unwrap_or(0) + frac as i32;
    let sum_bits = if width <= 32 { 32 } else { 64 };
    let zero = b.filled(&shape, b.integer(0, integer(sum_bits)));
    let loops = Loops { parallel: shape.len(), reduction: kernel.len() + 1 };
    let [left, right] = exponents;
    let inputs = [(partial, b.dims(0..outer.len())), left, right];
    let total = b.generic(&inputs, (zero, b.dims(0..shape.len())), loops, |b, v| {
        let w = Words { b, width: words };
        let power = Power::Found(w.add(w.of(v[1]), w.of(v[2]))).plus(offset, &w);
        let term = encode(&w, Number { n: w.of(v[0]), power, reach }, &view, Power::Known(0));
        b.scalar("arith.addi", &[v[3], w.store(term, sum_bits)])
    });
    if let Some(op) = ir_node::defining_op(total) {
        let number = |n: i64| -> Attribute<'r> { IntegerAttribute::new(integer(64), n).into() };
        let says = b.dictionary(&[("offset", number(offset.into())), ("limit", number(limit))]);
        ir_node::set(op, mase_ir::names::BLOCK_SUM, says);
    }

    let inputs = [(x, Vec::new()), (w, Vec::new())];
    let product = Product { shape, inputs, reduction: 0, terms, channels };
    let bounds = Sum { low: -limit * terms, high: limit * terms, width: width as u32, addend: Some(limit) };
    finish(node, &product, total, &accumulator, bounds, bias.unwrap_or(usize::MAX))
}
