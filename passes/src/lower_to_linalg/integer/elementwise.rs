//! Arithmetic with broadcast, choice, masks, and rotary embedding.

use super::{
    FormatNode, Lowered,
    arith::{Arith, Int},
    tensor::{Coded, container_type, integer_of},
    worth::Worth,
};
use crate::lower_to_linalg::node::{broadcast, pointwise};
use mase_ir::{
    build::{CmpiPredicate, element_of},
    melior::ir::operation::OperationLike,
};

/// `relu` and `neg`.
pub fn unary<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let x = node.scalar(0)?;
    let kind = node.node.kind();
    let y = node.map(&node.shape(), &[&x], |arith, v| match kind.as_str() {
        "relu" => (arith.max(v[0].0, arith.constant(0)), v[0].1),
        _ => (arith.neg(v[0].0), v[0].1),
    })?;
    Ok(vec![y])
}

/// Two integers of one worth.
pub fn aligned<'r>(
    arith: &Arith<'r, '_>,
    a: (Int<'r>, Worth<'r>),
    b: (Int<'r>, Worth<'r>),
) -> (Int<'r>, Int<'r>, Worth<'r>) {
    match (a.1, b.1) {
        (Worth::Power(x), Worth::Power(y)) => {
            let least = x.min(y);
            let to = |n, power: i32| arith.shift_left(n, (power - least).unsigned_abs());
            (to(a.0, x), to(b.0, y), Worth::Power(least))
        }
        (Worth::Scale(x), Worth::Scale(y)) if x == y => (a.0, b.0, a.1),
        _ => {
            arith.fault.set(
                "has operands of two scales, not both powers of two: cast them to formats with a binary point",
            );
            (a.0, b.0, a.1)
        }
    }
}

/// `add`, `sub`, `mul`, `maximum`, `minimum`.
pub fn binary<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (x, y) = (node.scalar(0)?, node.scalar(1)?);
    let kind = node.node.kind();
    let z = node.map(&node.shape(), &[&x, &y], |arith, v| {
        if kind == "mul" {
            return (arith.mul(v[0].0, v[1].0), v[0].1.times(v[1].1, arith));
        }
        let (a, b, worth) = aligned(arith, v[0], v[1]);
        let value = match kind.as_str() {
            "add" => arith.add(a, b),
            "sub" => arith.sub(a, b),
            "maximum" => arith.max(a, b),
            _ => arith.min(a, b),
        };
        (value, worth)
    })?;
    Ok(vec![z])
}

/// `c ? a : b`, with broadcast.
pub fn choose<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let condition = node.integers(0)?.ok_or("has no condition")?;
    let (x, y) = (node.scalar(1)?, node.scalar(2)?);
    let (_, view) = node.scalar_format()?;
    let shape = node.shape();
    let inputs = [condition, x.ints, y.ints].map(|v| (v, broadcast(node.b(), v, &shape)));
    let ints = pointwise(node.b(), &shape, container_type(node.b(), &view), &inputs, |b, v| {
        let arith = node.arith(b);
        let of = |one: &Coded<'r>, v| (one.load(&arith, v), one.worth(&arith, None));
        let (a, b, worth) = aligned(&arith, of(&x, v[1]), of(&y, v[2]));
        node.encoded(&arith, arith.select(v[0], a, b), worth, &view)
    });
    Ok(vec![node.coded(ints)?])
}

/// 0 where a query may attend to a key, and the format's nearest to `masked` elsewhere.
pub fn attention_mask<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (format, view) = node.scalar_format()?;
    let masked = integer_of(&format, &view, node.node.float("masked"))?;
    let nothing = integer_of(&format, &view, 0.0)?;
    let mask = node.integers(0)?;
    let (b, shape) = (node.b(), node.shape());
    let inputs: Vec<_> = mask.map(|mask| (mask, vec![b.dim(0), b.dim(3)])).into_iter().collect();
    let element = container_type(b, &view);
    let ints = pointwise(b, &shape, element, &inputs, |b, v| {
        let kept = mask.map(|mask| b.cmpi(CmpiPredicate::Ne, v[0], b.integer(0, element_of(mask))));
        let may = crate::lower_to_linalg::attention::may_attend(
            b,
            &shape,
            kept,
            node.node.op.has_attribute("causal"),
        );
        b.select(may, b.integer(nothing, element), b.integer(masked, element))
    });
    Ok(vec![node.coded(ints)?])
}

/// `y = x * cos + rotate_half(x) * sin`
pub fn rotary_embedding<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (x, cos, sin) = (node.scalar(0)?, node.scalar(1)?, node.scalar(2)?);
    let (_, view) = node.scalar_format()?;
    let (b, shape) = (node.b(), node.shape());
    let last = shape.len() - 1;
    let half = shape[last] / 2;
    let table = |one: &Coded<'r>| (one.ints, broadcast(b, one.ints, &shape));
    let inputs = [(x.ints, b.dims(0..shape.len())), table(&cos), table(&sin)];
    let ints = pointwise(b, &shape, container_type(b, &view), &inputs, |b, v| {
        let arith = node.arith(b);
        let position = b.position(last);
        let lower = b.cmpi(CmpiPredicate::Ult, position, b.index(half));
        // The other half: behind in the lower one, and negated.
        let other = b.select(
            lower,
            b.scalar("arith.addi", &[position, b.index(half)]),
            b.scalar("arith.subi", &[position, b.index(half)]),
        );
        let mut indices: Vec<_> = (0..last).map(|dim| b.position(dim)).collect();
        indices.push(other);
        let rotated = x.load(&arith, b.extract(x.ints, &indices));
        let rotated = arith.select(lower, arith.neg(rotated), rotated);
        let (x_worth, of) = (x.worth(&arith, None), |one: &Coded<'r>| one.worth(&arith, None));
        let first =
            (arith.mul(x.load(&arith, v[0]), cos.load(&arith, v[1])), x_worth.times(of(&cos), &arith));
        let second = (arith.mul(rotated, sin.load(&arith, v[2])), x_worth.times(of(&sin), &arith));
        let (first, second, worth) = aligned(&arith, first, second);
        node.encoded(&arith, arith.add(first, second), worth, &view)
    });
    Ok(vec![node.coded(ints)?])
}
