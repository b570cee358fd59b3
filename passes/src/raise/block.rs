//! Wrapping an op that nothing in the dialect stands for in a `mase.block`.

use mase_ir::{
    build::{Builder, Ssa, identity},
    melior::ir::{BlockLike, OperationRef, Type, ValueLike, operation::OperationLike},
    node, values, walk,
};
use std::collections::{HashMap, HashSet};

/// What an op needs from outside.
struct Needs<'r> {
    /// Scalars, constants and empty tensors: ops that are copied along, in order.
    copied: Vec<OperationRef<'r, 'r>>,
    /// Tensors.
    operands: Vec<Ssa<'r>>,
    /// Something that no block can take: a scalar that the function gets or reads from memory, say.
    scalar: bool,
}

/// The tensors that an op needs, apart from small constants, which a block holds itself.
pub fn operands<'r>(op: OperationRef<'r, 'r>) -> Vec<Ssa<'r>> {
    needs(op).operands
}

/// Whether a block is to stand for an op: all it takes from outside, and all it makes, is static tensors. A tensor without
/// defined elements is left to what takes it.
pub fn fits(op: OperationRef) -> bool {
    walk::name(op) != "tensor.empty"
        && !needs(op).scalar
        && op.results().all(|result| node::shape(result.r#type()).is_some())
}

/// A block with a copy of an op; `value` gives the tensors that it needs.
pub fn wrap<'r>(
    b: &Builder<'r>,
    op: OperationRef<'r, 'r>,
    mut value: impl FnMut(Ssa<'r>) -> Ssa<'r>,
) -> OperationRef<'r, 'r> {
    let needs = needs(op);
    let inputs: Vec<Ssa<'r>> = needs.operands.iter().map(|operand| value(*operand)).collect();
    let arguments: Vec<Type> = inputs.iter().map(|v| v.r#type()).collect();
    let results: Vec<Type> = op.results().map(|result| result.r#type()).collect();
    b.with_region("mase.block", &inputs, &[], &results, &arguments, |inner, arguments| {
        let mut map: HashMap<usize, Ssa> =
            needs.operands.iter().map(|v| identity(*v)).zip(arguments.iter().copied()).collect();
        for source in needs.copied.iter().chain([&op]) {
            let copy = inner.copy(*source, &map);
            map.extend(
                source.results().zip(copy.results()).map(|(old, new)| (identity(old.into()), new.into())),
            );
        }
        let yielded: Vec<Ssa> = op.results().filter_map(|r| map.get(&identity(r.into())).copied()).collect();
        inner.any("mase.yield", &yielded, &[], &[]);
    })
}

fn needs<'r>(op: OperationRef<'r, 'r>) -> Needs<'r> {
    let mut needs = Needs { copied: Vec::new(), operands: Vec::new(), scalar: false };
    let mut seen = HashSet::new();
    collect(op, &mut needs, &mut seen);
    needs
}

fn collect<'r>(op: OperationRef<'r, 'r>, needs: &mut Needs<'r>, seen: &mut HashSet<usize>) {
    let inside: HashSet<usize> =
        walk::preorder(op).into_iter().map(|inner| inner.to_raw().ptr as usize).collect();
    for inner in walk::preorder(op) {
        for value in inner.operands() {
            let source = node::defining_op(value);
            let own = match source {
                Some(source) => inside.contains(&(source.to_raw().ptr as usize)),
                None => node::owner(value)
                    .and_then(|block| block.parent_operation())
                    .is_some_and(|parent| inside.contains(&(parent.to_raw().ptr as usize))),
            };
            if own || !seen.insert(identity(value)) {
                continue;
            }
            let tensor = node::shape(value.r#type()).is_some();
            match source {
                Some(source) if is_small(source) || !tensor && is_pure(source) => {
                    collect(source, needs, seen);
                    if !needs.copied.contains(&source) {
                        needs.copied.push(source);
                    }
                }
                _ if tensor => needs.operands.push(value),
                _ => needs.scalar = true,
            }
        }
    }
}

/// Whether an op that makes a scalar makes the same one wherever it stands.
fn is_pure(op: OperationRef) -> bool {
    let name = walk::name(op);
    name.starts_with("arith.")
        || name.starts_with("math.")
        || matches!(name.as_str(), "tensor.extract" | "tensor.dim")
}

/// Whether an op makes a tensor that costs nothing to make again.
fn is_small(op: OperationRef) -> bool {
    match walk::name(op).as_str() {
        "tensor.empty" | "linalg.fill" => true,
        "arith.constant" => op.attribute("value").is_ok_and(|value| values::resource_name(value).is_none()),
        _ => false,
    }
}
