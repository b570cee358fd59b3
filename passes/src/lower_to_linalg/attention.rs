//! Embedding and attention.

use super::node::{Node, pointwise};
use mase_ir::{
    build::{Builder, CmpiPredicate, Ssa, element_of, shape_of},
    melior::ir::{Type, TypeLike, ValueLike, operation::OperationLike, r#type::IntegerType},
};

/// `y[..., d] = table[indices[...], d]`
pub fn embedding<'r>(node: &Node<'r>) -> Ssa<'r> {
    let (b, shape) = (&node.b, node.shape());
    let (indices, table) = (node.operand(0), node.operand(1));
    let (last, rows) = (shape.len() - 1, shape_of(table)[0]);
    pointwise(b, &shape, node.element, &[(indices, b.dims(0..last))], |b, v| {
        let row = to_index(b, v[0]);
        // A negative index is a large one without a sign.
        let inside = b.cmpi(CmpiPredicate::Ult, row, b.index(rows));
        b.assert(inside, "mase.embedding: index outside the table");
        b.extract(table, &[row, b.position(last)])
    })
}

/// An integer as an index.
pub fn to_index<'r>(b: &Builder<'r>, value: Ssa<'r>) -> Ssa<'r> {
    let ty = value.r#type();
    if ty.is_index() {
        return value;
    }
    let bit = IntegerType::try_from(ty).is_ok_and(|ty| ty.width() == 1);
    b.convert(if bit { "arith.index_castui" } else { "arith.index_cast" }, value, Type::index(b.context()))
}

/// `y = x * cos + rotate_half(x) * sin`
pub fn rotary_embedding<'r>(node: &Node<'r>) -> Ssa<'r> {
    let (b, shape) = (&node.b, node.shape());
    let x = node.operand(0);
    let last = shape.len() - 1;
    let half = shape[last] / 2;
    let ones = vec![1; shape.len()];
    let at = |offset: i64| {
        let mut offsets = vec![0; shape.len()];
        offsets[last] = offset;
        offsets
    };
    let mut sizes = shape.clone();
    sizes[last] = half;
    let upper = b.slice(x, &at(half), &sizes, &ones);
    let upper = node.map(&sizes, &[upper], |b, v| b.scalar("arith.negf", &v[..1]));
    let lower = b.slice(x, &at(0), &sizes, &ones);
    let rotated = b.insert_slice(upper, b.empty(&shape, node.element), &at(0), &ones);
    let rotated = b.insert_slice(lower, rotated, &at(half), &ones);
    node.map(&shape, &[x, rotated, node.operand(1), node.operand(2)], |b, v| {
        b.add(b.mul(v[0], v[2]), b.mul(v[1], v[3]))
    })
}

/// 0 where a query may attend to a key, `masked` elsewhere.
pub fn attention_mask<'r>(node: &Node<'r>) -> Ssa<'r> {
    let (b, shape) = (&node.b, node.shape());
    let mask = node.optional(0);
    let inputs: Vec<_> = mask.map(|mask| (mask, vec![b.dim(0), b.dim(3)])).into_iter().collect();
    pointwise(b, &shape, node.element, &inputs, |b, v| {
        let kept = mask.map(|mask| {
            let zero = b.integer(0, element_of(mask));
            b.cmpi(CmpiPredicate::Ne, v[0], zero)
        });
        let may = may_attend(b, &shape, kept, node.op.has_attribute("causal"));
        b.select(may, b.float(0.0, node.element), b.float(node.float("masked"), node.element))
    })
}

/// Whether a query may attend to a key, in loops over `shape`: `kept` says so of the key, and `causal` of positions.
pub fn may_attend<'r>(b: &Builder<'r>, shape: &[i64], kept: Option<Ssa<'r>>, causal: bool) -> Ssa<'r> {
    // k <= q + K - Q, without a difference.
    let seen = causal.then(|| {
        let key = b.scalar("arith.addi", &[b.position(3), b.index(shape[2])]);
        let query = b.scalar("arith.addi", &[b.position(2), b.index(shape[3])]);
        b.cmpi(CmpiPredicate::Ule, key, query)
    });
    match (kept, seen) {
        (Some(kept), Some(seen)) => b.scalar("arith.andi", &[kept, seen]),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => unreachable!("the verifier wants a mask or causal"),
    }
}
