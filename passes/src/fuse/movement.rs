//! Nodes that move elements to no avail, and nodes without effect.

use super::Fuser;
use crate::common::graph::{self, element_of, float_of, kind, result};
use mase_ir::{
    build::{self, Ssa, shape_of},
    melior::ir::{
        OperationRef, Type, ValueLike, attribute::DenseI64ArrayAttribute, operation::OperationLike,
    },
    names, node,
};

/// Removes a node that returns one of its operands.
pub fn identity<'r>(fuser: &mut Fuser<'r>, op: OperationRef<'r, 'r>) -> Option<&'static str> {
    let wanted = fuser.wants("identity")?;
    let operands: Vec<Ssa<'r>> = op.operands().collect();
    let kind = kind(op);
    let is = |value: Ssa<'r>, number: f64| float_of(op).is_some() && node::splat(value) == Some(number);
    let same = match (kind.as_str(), operands.as_slice()) {
        ("mul", &[a, b]) if is(b, 1.0) => a,
        ("mul", &[a, b]) if is(a, 1.0) => b,
        ("div", &[a, b]) if is(b, 1.0) => a,
        ("add", &[a, b]) if is(b, 0.0) => a,
        ("add", &[a, b]) if is(a, 0.0) => b,
        ("sub", &[a, b]) if is(b, 0.0) => a,
        ("where", &[condition, a, b]) if plain(node::element(a.r#type())?) => {
            if node::splat(condition)? == 0.0 { b } else { a }
        }
        ("transpose", &[a]) if permutation(op)?.iter().enumerate().all(|(i, from)| i == *from) => a,
        // Equal shapes leave them nothing to do.
        ("reshape" | "broadcast" | "slice" | "pad" | "concat" | "cast", &[a]) => a,
        _ => return None,
    };
    let unchanged = same.r#type() == result(op)?.r#type() && plain(node::element(same.r#type())?);
    unchanged.then(|| fuser.editor.replace(op, same))?;
    Some(wanted)
}

/// Merges a reshape or transpose with the one before it.
pub fn merge<'r>(fuser: &mut Fuser<'r>, op: OperationRef<'r, 'r>) -> Option<&'static str> {
    let wanted = fuser.wants("movement")?;
    let kind = kind(op);
    let input = op.operands().next().filter(|_| matches!(kind.as_str(), "reshape" | "transpose"))?;
    element_of(op).filter(|element| plain(*element))?;
    if kind == "transpose" && moves_nothing(op, input)? {
        let reshape = fuser.editor.builder.before(op).node("mase.reshape", &[input], result(op)?.r#type());
        // Its tiles and figures were those of another template.
        for name in [names::NODE, names::RANGE] {
            if let (Some(to), Ok(kept)) = (node::defining_op(reshape), op.attribute(name)) {
                node::set(to, name, kept);
            }
        }
        fuser.editor.replace(op, reshape);
        return Some(wanted);
    }
    let inner = node::defining_op(input).filter(|inner| graph::kind(*inner) == kind)?;
    element_of(inner).filter(|element| plain(*element))?;
    if kind == "transpose" {
        let first = permutation(inner)?;
        let both: Vec<i64> = permutation(op)?.into_iter().map(|from| first[from] as i64).collect();
        node::set_inherent(op, "permutation", DenseI64ArrayAttribute::new(fuser.run.context, &both).into());
    }
    take_port(op, inner);
    build::set_operands(op, &inner.operands().collect::<Vec<_>>());
    fuser.editor.erase_unused(input);
    Some(wanted)
}

/// Elements that mean the same wherever they stand.
fn plain(element: Type) -> bool {
    !element.to_string().starts_with('!')
}

fn permutation(op: OperationRef) -> Option<Vec<usize>> {
    let list = op.attribute("permutation").and_then(DenseI64ArrayAttribute::try_from).ok()?;
    (0..list.len()).map(|i| usize::try_from(list.element(i).ok()?).ok()).collect()
}

/// Whether the dimensions with more than one element keep their order.
fn moves_nothing(op: OperationRef, input: Ssa) -> Option<bool> {
    let shape = shape_of(input);
    let moved: Vec<usize> = permutation(op)?.into_iter().filter(|from| shape[*from] != 1).collect();
    Some(moved.is_sorted())
}

/// The input of the merged node is that of the one before it.
fn take_port(op: OperationRef, inner: OperationRef) {
    let Some(mut hardware) = node::hardware(op).filter(|hardware| !hardware.r#in.is_empty()) else { return };
    hardware.r#in =
        vec![node::hardware(inner).and_then(|inner| inner.r#in.into_iter().next()).unwrap_or_default()];
    if let Some(attribute) = hardware.build(op.location()) {
        node::set(op, names::HW, attribute);
    }
}
