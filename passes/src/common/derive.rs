//! Derived parameters: one that is changed again grows, so that there is one for each weight.

use super::graph::{Editor, kind};
use mase_ir::{
    build::{self, Builder, Ssa},
    melior::ir::{BlockLike, OperationRef, RegionLike, attribute::ArrayAttribute, operation::OperationLike},
    node, walk,
};
use std::collections::HashSet;

/// Names that are taken.
#[derive(Debug)]
pub struct Names {
    parameters: HashSet<String>,
    derived: HashSet<String>,
}

impl Names {
    /// Those of the parameters inside an op.
    pub fn new(root: OperationRef) -> Self {
        let named = |name: &str| {
            let ops = walk::preorder(root).into_iter().filter(|op| walk::name(*op) == name);
            ops.filter_map(name_of).collect()
        };
        Self { parameters: named("mase.parameter"), derived: named("mase.derive") }
    }

    /// `wanted`, or `wanted.2` and so on. A derived parameter may share its name with the one that it stands for.
    pub fn take(&mut self, wanted: &str, stands_for: Option<&str>) -> String {
        let numbered = (2..).map(|number| format!("{wanted}.{number}"));
        let mut candidates = std::iter::once(wanted.to_owned()).chain(numbered);
        let free = |name: &String| {
            !self.derived.contains(name)
                && (stands_for == Some(name.as_str()) || !self.parameters.contains(name))
        };
        let name = candidates.find(free).expect("endlessly many candidates");
        self.derived.insert(name.clone());
        name
    }
}

/// The name of a parameter or derived parameter.
pub fn name_of(op: OperationRef) -> Option<String> {
    op.attribute("name").ok().and_then(node::string)
}

/// What a weight can be derived from: a parameter, derived or not, or a constant.
pub fn is_source(value: Ssa) -> bool {
    node::defining_op(value).is_some_and(|op| {
        matches!(walk::name(op).as_str(), "mase.parameter" | "mase.derive" | "arith.constant")
    })
}

/// A parameter that is to be made.
pub struct Wanted<'r> {
    /// The layer that it is for, and before which it stands.
    pub layer: OperationRef<'r, 'r>,
    /// The node whose work goes into it, if there is one, in the layer's block.
    pub absorbed: Option<OperationRef<'r, 'r>>,
    /// What it is called, unless it grows from one that has a name.
    pub name: String,
    /// What it is so far.
    pub start: Ssa<'r>,
    /// What else it follows from.
    pub others: Vec<Ssa<'r>>,
}

/// Derives a parameter. `step` makes its value of `start` and `others`.
pub fn derive<'r>(
    editor: &mut Editor<'r>,
    wanted: Wanted<'r>,
    step: impl FnOnce(&Builder<'r>, Ssa<'r>, &[Ssa<'r>]) -> Ssa<'r>,
) -> Ssa<'r> {
    let Wanted { layer, absorbed, name, start, others } = wanted;
    let source = node::defining_op(start).expect("a source");
    let own = kind(source) == "derive" && source.block() == layer.block() && node::users(start).len() == 1;
    let grown = own.then_some(source);

    let mut inputs: Vec<Ssa<'r>> = grown.map_or(vec![start], |old| old.operands().collect());
    let places: Vec<usize> = others.iter().map(|other| place(&mut inputs, *other)).collect();
    inputs.iter().for_each(|input| hoist(*input, layer));

    let mut absorbs = grown.map(absorbed_by).unwrap_or_default();
    absorbs.extend(absorbed.and_then(node::node_name).filter(|name| !absorbs.contains(name)));
    let name = match grown.and_then(name_of) {
        Some(name) => name,
        None => editor.names.take(&name, name_of(source).as_deref()),
    };
    let value = editor.builder.before(layer).derive(&name, &inputs, &absorbs, |b, arguments| {
        let start = grown.map_or_else(|| arguments[0], |old| inline(b, old, arguments));
        let others: Vec<_> = places.iter().map(|place| arguments[*place]).collect();
        step(b, start, &others)
    });
    if let Some(old) = grown {
        editor.replace(old, value);
    }
    value
}

/// Where a value is among the inputs, to which it is added if it is not there.
fn place<'r>(inputs: &mut Vec<Ssa<'r>>, value: Ssa<'r>) -> usize {
    inputs.iter().position(|input| *input == value).unwrap_or_else(|| {
        inputs.push(value);
        inputs.len() - 1
    })
}

/// Moves what makes a parameter before `op`, where it stands in the same block behind it. (In another block it dominates the
/// whole block, since it does so for the node that is folded.)
pub fn hoist<'r>(value: Ssa<'r>, op: OperationRef<'r, 'r>) {
    let Some(source) = node::defining_op(value) else { return };
    if source.block() == op.block() && !source.is_before_in_block(op) {
        source.operands().for_each(|operand| hoist(operand, op));
        build::move_before(source, op);
    }
}

fn absorbed_by(op: OperationRef) -> Vec<String> {
    let Ok(names) = op.attribute("absorbs").and_then(ArrayAttribute::try_from) else { return Vec::new() };
    (0..names.len()).filter_map(|i| names.element(i).ok().and_then(node::string)).collect()
}

/// Moves the ops of a derived parameter's region here, and returns what they yield. The inputs are its operands, and more.
fn inline<'r>(b: &Builder<'r>, old: OperationRef<'r, 'r>, inputs: &[Ssa<'r>]) -> Ssa<'r> {
    let block = old.region(0).ok().and_then(|region| region.first_block()).expect("a region with a block");
    for (index, input) in inputs.iter().enumerate().take(block.argument_count()) {
        if let Ok(argument) = block.argument(index) {
            build::replace_uses(argument.into(), *input);
        }
    }
    let mut next = block.first_operation();
    while let Some(op) = next {
        next = op.next_in_block();
        if next.is_none() {
            return op.operands().next().expect("a value that is yielded");
        }
        b.take(op);
    }
    unreachable!("a block has a terminator")
}
