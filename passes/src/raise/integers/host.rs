//! Moves ops into a function that the host computes.

use super::interpret::{Key, key};
use mase_ir::{
    build::{Ssa, set_operand},
    melior::{
        Context,
        ir::{
            Attribute, Block, BlockLike, BlockRef, Identifier, Location, Operation, OperationRef, Region, RegionLike,
            Type, Value, ValueLike,
            attribute::{FlatSymbolRefAttribute, StringAttribute, TypeAttribute},
            operation::{OperationBuilder, OperationLike},
            r#type::FunctionType,
        },
    },
    names, node, walk,
};
use std::collections::{HashMap, HashSet};

/// What is moved.
pub struct Outline<'r> {
    /// Copies of these make the body, in order.
    pub ops: Vec<OperationRef<'r, 'r>>,
    /// The values that the ops take from outside, by what the caller passes for each.
    pub inputs: Vec<(Ssa<'r>, Ssa<'r>)>,
    /// The values that the caller needs.
    pub outputs: Vec<Ssa<'r>>,
}

/// Builds the function after the one that the ops are in, and a call of it before `place`; the call's results stand for
/// the outputs.
pub fn outline<'r>(
    context: &'r Context,
    function: OperationRef<'r, 'r>,
    place: OperationRef<'r, 'r>,
    outline: &Outline<'r>,
) -> Vec<Ssa<'r>> {
    let location = function.location();
    let inputs: Vec<(Type, Location)> =
        outline.inputs.iter().map(|(inner, _)| (inner.r#type(), location)).collect();
    let input_types: Vec<Type> = inputs.iter().map(|(ty, _)| *ty).collect();
    let output_types: Vec<Type> = outline.outputs.iter().map(|value| value.r#type()).collect();
    let region = Region::new();
    let body: BlockRef<'r, 'r> = region.append_block(Block::new(&inputs));
    let mut copies: HashMap<Key, Ssa<'r>> = HashMap::new();
    for (i, (inner, _)) in outline.inputs.iter().enumerate() {
        copies.insert(key(*inner), body.argument(i).expect("an argument for each input").into());
    }
    for op in &outline.ops {
        let copy: OperationRef<'r, 'r> = body.append_operation(Operation::clone(&*op));
        for nested in walk::preorder(copy) {
            rewire(nested, &copies);
        }
        for (result, own) in op.results().zip(copy.results()) {
            copies.insert(key(result.into()), own.into());
        }
    }
    let outputs: Vec<Ssa> = outline.outputs.iter().map(|value| copies[&key(*value)]).collect();
    let end = OperationBuilder::new("func.return", location).add_operands(&outputs).build();
    body.append_operation(end.expect("a return"));

    let name = free_name(function);
    let attribute = |name: &str, value: Attribute<'r>| (Identifier::new(context, name), value);
    let signature: Type = FunctionType::new(context, &input_types, &output_types).into();
    let host = OperationBuilder::new("func.func", location)
        .add_attributes(&[
            attribute("sym_name", StringAttribute::new(context, &name).into()),
            attribute("function_type", TypeAttribute::new(signature).into()),
            attribute("sym_visibility", StringAttribute::new(context, "private").into()),
            attribute(names::HOST, Attribute::unit(context)),
        ])
        .add_regions([region])
        .build()
        .expect("a function");
    let module = function.block().expect("a function in a module");
    module.insert_operation_after(function, host);

    let passed: Vec<Ssa> = outline.inputs.iter().map(|(_, outer)| *outer).collect();
    let call = OperationBuilder::new("func.call", place.location())
        .add_operands(&passed)
        .add_results(&output_types)
        .add_attributes(&[attribute("callee", FlatSymbolRefAttribute::new(context, &name).into())])
        .build()
        .expect("a call");
    let call = place.block().expect("an op in a block").insert_operation_before(place, call);
    call.results().map(Value::from).collect()
}

/// Makes an op read copies.
fn rewire<'r>(op: OperationRef<'r, 'r>, copies: &HashMap<Key, Ssa<'r>>) {
    let operands: Vec<Ssa> = op.operands().collect();
    for (index, operand) in operands.iter().enumerate() {
        if let Some(copy) = copies.get(&key(*operand)) {
            set_operand(op, index, *copy);
        }
    }
}

/// `host`, or that with a number.
fn free_name(function: OperationRef) -> String {
    let taken: HashSet<String> = function
        .parent_operation()
        .map(walk::children)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|op| node::string(op.attribute("sym_name").ok()?))
        .collect();
    let numbered = (1..).map(|i| format!("host_{i}"));
    std::iter::once("host".to_owned()).chain(numbered).find(|name| !taken.contains(name)).expect("a free name")
}
