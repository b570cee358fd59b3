//! Data movement: integers keep their places, or get new ones; a result in another format than the input's is a cast besides.

use super::{
    FormatNode, Lowered, block_moves,
    tensor::{Coded, container_type, integer_of},
};
use crate::lower_to_linalg::{attention::to_index, node::pointwise};
use mase_ir::{
    build::{CmpiPredicate, Ssa, shape_of},
    melior::ir::operation::OperationLike,
};

type Moved<'r> = Result<Vec<Lowered<'r>>, String>;

/// The result of moving one operand's integers.
fn moved<'r>(node: &FormatNode<'r, '_>, movement: impl FnOnce(Ssa<'r>) -> Ssa<'r>) -> Moved<'r> {
    let x = node.scalar(0)?;
    finish(node, Coded { ints: movement(x.ints), ..x })
}

/// Integers in their places, in the result's format.
fn finish<'r>(node: &FormatNode<'r, '_>, x: Coded<'r>) -> Moved<'r> {
    if node.format()?.0 == x.format {
        return Ok(vec![Lowered::Coded(x)]);
    }
    Ok(vec![node.map(&x.shape(), &[&x], |_, v| v[0])?])
}

/// `fork` and `link`.
pub fn same<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let x = node.operand(0)?;
    for result in node.node.op.results() {
        use mase_ir::melior::ir::ValueLike;
        let found = mase_ir::node::format(result.r#type());
        if found.as_ref() != Some(&x.format) {
            return Err(format!("takes {} and gives another format: cast it", x.format));
        }
    }
    Ok(node.node.op.results().map(|_| Lowered::Coded(x.clone())).collect())
}

pub fn transpose<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    if node.operand(0)?.exponents.is_some() {
        return block_moves::transpose(node);
    }
    let (b, shape) = (node.b(), node.shape());
    let mut map = b.dims(0..shape.len());
    for (i, from) in node.node.ints("permutation").into_iter().enumerate() {
        map[from as usize] = b.dim(i);
    }
    moved(node, |x| {
        let element = mase_ir::build::element_of(x);
        pointwise(b, &shape, element, &[(x, map)], |_, v| v[0])
    })
}

pub fn reshape<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    if node.operand(0)?.exponents.is_some() {
        return block_moves::reshape(node);
    }
    moved(node, |x| node.b().reshape(x, &node.shape()))
}

pub fn broadcast<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    if node.operand(0)?.exponents.is_some() {
        return block_moves::broadcast(node);
    }
    let x = node.scalar(0)?;
    let shape = node.shape();
    let map = crate::lower_to_linalg::node::broadcast(node.b(), x.ints, &shape);
    let element = mase_ir::build::element_of(x.ints);
    let ints = pointwise(node.b(), &shape, element, &[(x.ints, map)], |_, v| v[0]);
    finish(node, Coded { ints, ..x })
}

pub fn slice<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    if node.operand(0)?.exponents.is_some() {
        return block_moves::slice(node);
    }
    let [offsets, sizes, strides] = ["offsets", "sizes", "strides"].map(|name| node.node.ints(name));
    moved(node, |x| node.b().slice(x, &offsets, &sizes, &strides))
}

/// Every part in the result's format.
pub fn concat<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    if node.operand(0)?.exponents.is_some() {
        return block_moves::concat(node);
    }
    let (_, view) = node.scalar_format()?;
    let (b, shape) = (node.b(), node.shape());
    let axis = node.node.int("axis") as usize;
    let mut offsets = vec![0; shape.len()];
    let mut whole = b.empty(&shape, container_type(b, &view));
    for index in 0..node.node.op.operand_count() {
        let part = node.scalar(index)?;
        let extent = part.shape()[axis];
        let Some(Lowered::Coded(part)) = finish(node, part)?.pop() else { continue };
        whole = b.insert_slice(part.ints, whole, &offsets, &vec![1; shape.len()]);
        offsets[axis] += extent;
    }
    Ok(vec![node.coded(whole)?])
}

pub fn pad<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let (format, view) = node.scalar_format()?;
    let value = integer_of(&format, &view, node.node.float("value"))?;
    let x = node.scalar(0)?;
    let Some(Lowered::Coded(x)) = finish(node, x)?.pop() else { return Err("has no result".into()) };
    let (low, high) = (node.node.ints("low"), node.node.ints("high"));
    Ok(vec![node.coded(padded(node, x.ints, &low, &high, value))?])
}

/// Integers with `low` and `high` elements of `value` around them.
pub fn padded<'r>(node: &FormatNode<'r, '_>, x: Ssa<'r>, low: &[i64], high: &[i64], value: i64) -> Ssa<'r> {
    if low.iter().chain(high).all(|extent| *extent == 0) {
        return x;
    }
    let shape: Vec<i64> =
        shape_of(x).iter().zip(low).zip(high).map(|((extent, low), high)| extent + low + high).collect();
    let around = node.filled(&shape, value, mase_ir::build::element_of(x));
    node.b().insert_slice(x, around, low, &vec![1; shape.len()])
}

/// [`padded`] of the rows and columns of an image by `[top, left, bottom, right]`.
pub fn padded_image<'r>(node: &FormatNode<'r, '_>, x: Ssa<'r>, padding: &[i64], value: i64) -> Ssa<'r> {
    padded(node, x, &[0, 0, padding[0], padding[1]], &[0, 0, padding[2], padding[3]], value)
}

/// `y[..., d] = table[indices[...], d]`
pub fn embedding<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let indices = node.integers(0)?.ok_or("has no indices")?;
    let table = node.scalar(1)?;
    let (b, shape) = (node.b(), node.shape());
    let (last, rows) = (shape.len() - 1, table.shape()[0]);
    let element = mase_ir::build::element_of(table.ints);
    let ints = pointwise(b, &shape, element, &[(indices, b.dims(0..last))], |b, v| {
        let row = to_index(b, v[0]);
        let inside = b.cmpi(CmpiPredicate::Ult, row, b.index(rows));
        b.assert(inside, "mase.embedding: index outside the table");
        b.extract(table.ints, &[row, b.position(last)])
    });
    finish(node, Coded { ints, ..table })
}
