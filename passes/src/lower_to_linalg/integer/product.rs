//! Sums of products, through a fixed-point accumulator.
//!
//! The sum of products is exact: its loops multiply and add integers, and nothing else, so that any compiler finds them.
//! Where the op gives the accumulator fewer fraction bits than products have, each product is rounded into it first.

use super::{
    FormatNode, Lowered,
    arith::{Arith, Int, bits, width},
    block, four,
    shape::padded_image,
    tensor::{Coded, container_type},
    worth::{Worth, rescale},
};
use crate::lower_to_linalg::node::pointwise;
use mase_formats::{Grid, Overflow, Rounding};
use mase_ir::{
    build::{Expr, Indexed, Loops, Ssa, element_of, shape_of},
    melior::ir::{attribute::IntegerAttribute, operation::OperationLike},
};

/// A sum of products over two tensors, and what is done with it.
pub struct Product<'r> {
    /// Loops over the result.
    pub shape: Vec<i64>,
    /// Both tensors, and how the loops index their integers; reductions come after the result's loops.
    pub inputs: [(Coded<'r>, Vec<Expr<'r>>); 2],
    /// How many loops are summed over.
    pub reduction: usize,
    /// Products that are added up for an element.
    pub terms: i64,
    /// The loops over output channels, with their extents: what a bias and the scales of weights go by.
    pub channels: Vec<(usize, i64)>,
}

/// The accumulator as the op states it.
pub struct Accumulator {
    pub width: Option<i64>,
    pub frac: Option<i64>,
}

impl Accumulator {
    pub fn of(node: &FormatNode) -> Self {
        let int = |name: &str| {
            let value = node.node.op.attribute(name).and_then(IntegerAttribute::try_from);
            value.ok().map(|value| value.value())
        };
        Self { width: int("accumulator_width"), frac: int("accumulator_frac") }
    }
}

/// Bits that `addends` numbers take on top of those of one.
pub fn headroom(addends: i64) -> u32 {
    64 - (addends.max(1) as u64 - 1).leading_zeros()
}

/// `y[..., n] = sum_k x[..., k] * w[n, k] + b[n]`
pub fn linear<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (b, shape) = (node.b(), node.shape());
    let (n, k) = (shape.len() - 1, shape.len());
    let (x, w) = (node.operand(0)?, node.operand(1)?);
    if block::is_blocked(&x, &w)? {
        return Ok(vec![node.coded(block::linear(node, x, w)?)?]);
    }
    let terms = shape_of(w.ints)[1];
    let mut map = b.dims(0..n);
    map.push(b.dim(k));
    channel_is(&w, 0)?;
    let channels = vec![(n, shape[n])];
    let inputs = [(x, map), (w, vec![b.dim(n), b.dim(k)])];
    let ints = multiply_add(node, &Product { shape, inputs, reduction: 1, terms, channels }, 2)?;
    Ok(vec![node.coded(ints)?])
}

/// `y[..., m, n] = sum_k a[..., m, k] * b[..., k, n]`
pub fn matmul<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (b, shape) = (node.b(), node.shape());
    let (m, n, k) = (shape.len() - 2, shape.len() - 1, shape.len());
    let (x, y) = (node.operand(0)?, node.operand(1)?);
    if block::is_blocked(&x, &y)? {
        return Ok(vec![node.coded(block::matmul(node, x, y)?)?]);
    }
    channel_is(&y, n)?;
    let terms = x.shape()[n];
    let (mut lhs, mut rhs) = (b.dims(0..m), b.dims(0..m));
    lhs.extend([b.dim(m), b.dim(k)]);
    rhs.extend([b.dim(k), b.dim(n)]);
    let channels = vec![(n, shape[n])];
    let inputs = [(x, lhs), (y, rhs)];
    let ints = multiply_add(node, &Product { shape, inputs, reduction: 1, terms, channels }, 2)?;
    Ok(vec![node.coded(ints)?])
}

/// Weights with a scale for each channel have it along the output channels.
fn channel_is(weight: &Coded, axis: usize) -> Result<(), String> {
    match weight.channel_axis() {
        Some(found) if found != axis => Err(format!(
            "has weights in {}, whose channel axis must be that of the output channels, {axis}",
            weight.format
        )),
        _ => Ok(()),
    }
}

/// Loops of a grouped convolution: result `[n, group, f, i, j]`, reduction `[c, p, q]`.
const SPATIAL: [usize; 2] = [3, 4];
const KERNEL: [usize; 2] = [6, 7];

pub fn conv2d<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (x, w, groups) = (node.operand(0)?, node.operand(1)?, node.node.int("groups"));
    if block::is_blocked(&x, &w)? {
        return Ok(vec![node.coded(block::conv2d(node, x, w)?)?]);
    }
    channel_is(&w, 0)?;
    let padding = node.node.ints("padding");
    has_zero(&x, padding.iter().any(|extent| *extent > 0))?;
    let x = Coded { ints: padded_image(node, x.ints, &padding, 0), ..x };
    let [f, c, kh, kw] = four(&w);
    let w = Coded { ints: node.b().reshape(w.ints, &[groups, f / groups, c, kh, kw]), ..w };
    convolve(node, x, w, &node.node.ints("strides"), &node.node.ints("dilations"))
}

/// Padding is zeros, which one-bit formats do not have.
fn has_zero(x: &Coded, needed: bool) -> Result<(), String> {
    match needed && x.view.grid == Grid::Signs {
        true => Err(format!("pads an image in {}, which has no zero", x.format)),
        false => Ok(()),
    }
}

/// As on floats: a convolution with the mirrored kernel of the image with zeros between its elements and around it.
pub fn conv_transpose2d<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let b = node.b();
    let (x, w, groups) = (node.operand(0)?, node.operand(1)?, node.node.int("groups"));
    if block::is_blocked(&x, &w)? {
        return Err(format!(
            "on {} has no meaning in integers yet: cast to a format without blocks",
            x.format
        ));
    }
    has_zero(&x, true)?;
    channel_is(&w, 1)?;
    if w.channel_axis().is_some() && groups > 1 {
        return Err("has a scale for each output channel and several groups: use one scale".into());
    }
    let [strides, dilations, padding, out] =
        ["strides", "dilations", "padding", "output_padding"].map(|name| node.node.ints(name));
    let [n, c, h, wide] = four(&x);
    let [_, f, kh, kw] = four(&w);
    let border = [dilations[0] * (kh - 1), dilations[1] * (kw - 1)];
    let spread = |i: usize, extent: i64| (extent - 1) * strides[i] + 1 + 2 * border[i] + out[i];
    let zeros = node.filled(&[n, c, spread(0, h), spread(1, wide)], 0, element_of(x.ints));
    let image = b.insert_slice(x.ints, zeros, &[0, 0, border[0], border[1]], &[1, 1, strides[0], strides[1]]);
    let shape = node.shape();
    let sizes = [n, c, shape[2] + border[0], shape[3] + border[1]];
    let image = b.slice(image, &[0, 0, padding[0], padding[1]], &sizes, &[1; 4]);
    let kernel = b.reshape(w.ints, &[groups, c / groups, f, kh, kw]);
    let mirror = |dim, extent: i64| b.fixed(extent - 1) + b.dim(dim) * b.fixed(-1);
    let map = vec![b.dim(0), b.dim(2), b.dim(1), mirror(3, kh), mirror(4, kw)];
    let element = element_of(kernel);
    let kernel = pointwise(b, &[groups, f, c / groups, kh, kw], element, &[(kernel, map)], |_, v| v[0]);
    convolve(node, Coded { ints: image, ..x }, Coded { ints: kernel, ..w }, &[1, 1], &dilations)
}

/// Of an image `[N, C, H, W]`, padded already, with a kernel `[groups, F/groups, C/groups, KH, KW]`, to the node's shape.
fn convolve<'r>(
    node: &FormatNode<'r, '_>,
    x: Coded<'r>,
    w: Coded<'r>,
    strides: &[i64],
    dilations: &[i64],
) -> Result<Vec<Lowered<'r>>, String> {
    let b = node.b();
    let [n, c, h, wide] = four(&x);
    let (kernel, result) = (shape_of(w.ints), node.shape());
    let groups = kernel[0];
    let x = Coded { ints: b.reshape(x.ints, &[n, groups, c / groups, h, wide]), ..x };
    let at = |i: usize| b.dim(SPATIAL[i]) * b.fixed(strides[i]) + b.dim(KERNEL[i]) * b.fixed(dilations[i]);
    let inputs = [
        (x, vec![b.dim(0), b.dim(1), b.dim(5), at(0), at(1)]),
        (w, vec![b.dim(1), b.dim(2), b.dim(5), b.dim(6), b.dim(7)]),
    ];
    let shape = vec![n, groups, kernel[1], result[2], result[3]];
    let channels = vec![(1, groups), (2, kernel[1])];
    let terms = kernel[2..].iter().product();
    let ints = multiply_add(node, &Product { shape, inputs, reduction: 3, terms, channels }, 2)?;
    Ok(vec![node.coded(b.reshape(ints, &result))?])
}

/// The sum of products, with the bias if operand `bias` is there, in the result's format.
fn multiply_add<'r>(
    node: &FormatNode<'r, '_>,
    product: &Product<'r>,
    bias: usize,
) -> Result<Ssa<'r>, String> {
    let [(x, _), (w, _)] = &product.inputs;
    if x.companion.is_some() {
        return Err(format!(
            "has an input in {}, with a scale for each channel: only weights can have one",
            x.format
        ));
    }
    let accumulator = Accumulator::of(node);
    let rounded = rounding_frac(node, product, &accumulator)?;
    let ends = [x, w].map(|one| [one.view.low, one.view.high]);
    let products = ends[0].iter().flat_map(|a| ends[1].iter().map(|b| i128::from(*a) * i128::from(*b)));
    let products: Vec<i128> = products.collect();
    let (least, most) =
        (products.iter().min().copied().unwrap_or(0), products.iter().max().copied().unwrap_or(0));
    let terms = i128::from(product.terms);
    let (low, high) = match rounded {
        Some(limit) => (-i128::from(limit) * terms, i128::from(limit) * terms),
        None => (least.min(0) * terms, most.max(0) * terms),
    };
    let largest = low.unsigned_abs().max(high.unsigned_abs());
    let needed = 129 - largest.leading_zeros();
    let given = accumulator.width.map(|width| width as u32);
    let width_of = given.unwrap_or_else(|| needed.max(32));
    if needed > width_of || width_of > 62 && needed > 62 {
        let limit = given.unwrap_or(62);
        return Err(format!(
            "adds up {terms} products of {} and {} in {needed} bits, and the accumulator has {limit}",
            x.format, w.format
        ));
    }
    let (low, high) = (low as i64, high as i64);
    let sum = sum(node, product, rounded.is_some().then_some(&accumulator), (low, high))?;
    finish(node, product, sum, &accumulator, Sum { low, high, width: width_of, addend: rounded }, bias)
}

/// The largest addend, if products are rounded into the accumulator.
fn rounding_frac(
    node: &FormatNode,
    product: &Product,
    accumulator: &Accumulator,
) -> Result<Option<i64>, String> {
    let Some(frac) = accumulator.frac else { return Ok(None) };
    let [x, w] = [0, 1].map(|i| product.inputs[i].0.view.power());
    let (Some(x), Some(w)) = (x, w) else {
        return Err("has an accumulator_frac, and products without one binary point: leave it out".into());
    };
    if -frac <= i64::from(x + w) {
        return match -frac == i64::from(x + w) {
            true => Ok(None),
            false => Err(format!(
                "has accumulator_frac {frac}, and its products have {} fraction bits: more are not of use",
                -(x + w)
            )),
        };
    }
    let addends = product.terms + i64::from(node.node.value(2).is_some());
    let width =
        accumulator.width.ok_or("rounds products into an accumulator, which needs an accumulator_width")?;
    let free = width - 1 - i64::from(headroom(addends));
    if free < 1 || width > 62 {
        return Err(format!(
            "has accumulator_width {width}, and {addends} addends take {} to 62 bits",
            2 + headroom(addends)
        ));
    }
    Ok(Some((1 << free) - 1))
}

/// The integers of the sum.
fn sum<'r>(
    node: &FormatNode<'r, '_>,
    product: &Product<'r>,
    rounded: Option<&Accumulator>,
    (low, high): (i64, i64),
) -> Result<Ssa<'r>, String> {
    let (b, shape) = (node.b(), &product.shape);
    let accumulator = mase_ir::melior::ir::r#type::IntegerType::new(b.context(), width(low, high)).into();
    let init = (node.filled(shape, 0, accumulator), b.dims(0..shape.len()));
    let loops = Loops { parallel: shape.len(), reduction: product.reduction };
    let [(x, x_map), (w, w_map)] = &product.inputs;
    let inputs = [(x.ints, x_map.clone()), (w.ints, w_map.clone())];
    Ok(b.generic(&inputs, init, loops, |b, v| {
        let arith = node.arith(b);
        if let Some(Accumulator { width: Some(width), frac: Some(frac) }) = rounded {
            let free = *width as u32 - 1 - headroom(product.terms + i64::from(node.node.value(2).is_some()));
            let limit = (1 << free) - 1;
            let worth = x.worth(&arith, None).times(w.worth(&arith, None), &arith);
            let term = arith.mul(x.load(&arith, v[0]), w.load(&arith, v[1]));
            let grid = Worth::Power(-*frac as i32);
            let term = rescale(&arith, term, worth, grid, Rounding::Rne, (-limit, limit), Overflow::Saturate);
            let so_far = Int { value: v[2], low, high };
            let sum = b.scalar("arith.addi", &[so_far.value, extended(&arith, term, low, high)]);
            return sum;
        }
        let wide = |one: &Coded<'r>, v| {
            let element = one.load(&arith, v);
            extended(&arith, element, low, high)
        };
        b.scalar("arith.addi", &[v[2], b.scalar("arith.muli", &[wide(x, v[0]), wide(w, v[1])])])
    }))
}

/// A value in the type of the accumulator.
fn extended<'r>(arith: &Arith<'r, '_>, a: Int<'r>, low: i64, high: i64) -> Ssa<'r> {
    arith.store(a, width(low, high))
}

/// Bounds of a sum of products, and the accumulator's bits.
pub struct Sum {
    pub low: i64,
    pub high: i64,
    pub width: u32,
    /// The largest addend, if addends are rounded into the accumulator.
    pub addend: Option<i64>,
}

/// The sum and the bias in the result's format.
pub fn finish<'r>(
    node: &FormatNode<'r, '_>,
    product: &Product<'r>,
    sum: Ssa<'r>,
    accumulator: &Accumulator,
    bounds: Sum,
    bias: usize,
) -> Result<Ssa<'r>, String> {
    let (_, view) = node.scalar_format()?;
    let (b, shape) = (node.b(), &product.shape);
    let [(x, _), (w, _)] = &product.inputs;
    let bias = node.optional(bias)?;
    let extents: Vec<i64> = product.channels.iter().map(|(_, extent)| *extent).collect();
    let map: Vec<Expr> = product.channels.iter().map(|(dim, _)| b.dim(*dim)).collect();
    let per_channel = |v: Ssa<'r>| (b.reshape(v, &extents), map.clone());
    let mut inputs: Vec<Indexed> = vec![(sum, b.dims(0..shape.len()))];
    let mut take = |v: Option<Ssa<'r>>| {
        v.map(|v| {
            inputs.push(per_channel(v));
            inputs.len() - 1
        })
    };
    let scales = take(w.companion);
    let addend = take(bias.as_ref().map(|bias| bias.ints));
    let bias_scales = take(bias.as_ref().and_then(|bias| bias.companion));
    // The bias is an addend like others; beside exact ones it has what they leave when they are as large as they can be.
    let most = if bounds.width >= 62 { 1i64 << 61 } else { (1i64 << (bounds.width - 1)) - 1 };
    let left = bounds.addend.unwrap_or((most - bounds.high).min(most + bounds.low).max(0));
    Ok(pointwise(b, shape, container_type(b, &view), &inputs, |b, v| {
        let arith = node.arith(b);
        let total = Int { value: v[0], low: bounds.low, high: bounds.high };
        let at = |index: Option<usize>| index.map(|index| v[index]);
        let exact = x.worth(&arith, None).times(w.worth(&arith, at(scales)), &arith);
        let worth = accumulator.frac.map_or(exact, |frac| Worth::Power(-frac as i32));
        let total = match (&bias, addend) {
            (Some(bias), Some(addend)) => {
                let own = bias.worth(&arith, at(bias_scales));
                let addend = bias.load(&arith, v[addend]);
                let limits = (-left, left);
                let addend = rescale(&arith, addend, own, worth, Rounding::Rne, limits, Overflow::Saturate);
                arith.add(total, addend)
            }
            _ => total,
        };
        debug_assert!(bits(total.low, total.high) <= 63);
        node.encoded(&arith, total, worth, &view)
    }))
}
