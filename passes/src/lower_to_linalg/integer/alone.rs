//! One node on formats by itself: a function of the integers of its operands, for whoever writes it in another language.

use super::{FormatNode, Lowered, check, tensor::Coded, tensor::container_type};
use crate::lower_to_linalg::node::Node;
use mase_formats::{Format, Step, View};
use mase_ir::{
    build::{self, Builder, Ssa, identity, tensor_type},
    melior::{
        Context,
        ir::{
            BlockRef, Module, OperationRef, Type, ValueLike,
            attribute::{StringAttribute, TypeAttribute},
            operation::OperationLike,
            r#type::FunctionType,
        },
    },
    node, walk,
};
use std::collections::HashMap;

/// What a tensor in a format is among the arguments of [`alone`].
pub enum Argument {
    /// Nothing takes it.
    Unused,
    /// The operand of this number as it is.
    Plain(usize),
    /// The integers of the operand of this number.
    Integers(usize),
    /// Its companion.
    Companion(usize),
}

/// A module whose `@main` takes what the arguments say of a node's operands, and gives the integers of its result.
pub fn alone<'c>(
    context: &'c Context,
    op: OperationRef<'c, '_>,
) -> Result<(Module<'c>, Vec<Argument>), String> {
    for dialect in crate::lower_to_linalg::PASS.dialects.iter().chain(&["func"]) {
        context.get_or_load_dialect(dialect);
    }
    let module = Module::new(op.location());
    let arguments = fill(context, module.body(), op)?;
    Ok((module, arguments))
}

/// The argument types of a node's operands, and what they are.
struct Arguments<'r> {
    types: Vec<Type<'r>>,
    are: Vec<Argument>,
}

impl<'r> Arguments<'r> {
    fn push(&mut self, ty: Type<'r>, is: Argument) {
        self.types.push(ty);
        self.are.push(is);
    }
}

fn fill<'r>(
    context: &'r Context,
    body: BlockRef<'r, 'r>,
    op: OperationRef<'r, 'r>,
) -> Result<Vec<Argument>, String> {
    let name = walk::name(op);
    let rule = check(op, name.trim_start_matches("mase."))?;
    let b = Builder::inside(context, body, op.location());
    let mut arguments = Arguments { types: Vec::new(), are: Vec::new() };
    for (index, operand) in op.operands().enumerate() {
        let ty = operand.r#type();
        let Some((_, view)) = format_of(ty)? else {
            arguments.push(ty, Argument::Plain(index));
            continue;
        };
        let shape = build::shape_of(operand);
        arguments.push(ty, Argument::Unused);
        arguments.push(tensor_type(&shape, container_type(&b, &view)), Argument::Integers(index));
        if let Some(companion) = companion(operand, &view)? {
            arguments.push(companion, Argument::Companion(index));
        }
    }
    let mut results = Vec::new();
    for result in op.results() {
        let ty = result.r#type();
        let (_, view) = format_of(ty)?.ok_or_else(|| format!("gives {}", node::element_text(ty)))?;
        results.push(tensor_type(&build::shape_of(result.into()), container_type(&b, &view)));
    }
    let signature: Type = FunctionType::new(context, &arguments.types, &results).into();
    let attributes = [
        ("sym_name", StringAttribute::new(context, "main").into()),
        ("function_type", TypeAttribute::new(signature).into()),
    ];
    let mut done = Ok(());
    b.with_region("func.func", &[], &attributes, &[], &arguments.types, |b, values| {
        done = write(b, op, rule, &arguments.are, values);
    });
    done.map(|()| arguments.are)
}

/// The body of the function.
fn write<'r>(
    b: &Builder<'r>,
    op: OperationRef<'r, 'r>,
    rule: super::Lower,
    arguments: &[Argument],
    given: &[Ssa<'r>],
) -> Result<(), String> {
    let operands: Vec<Ssa<'r>> = op.operands().collect();
    let mut replace = HashMap::new();
    let mut coded: HashMap<usize, Coded<'r>> = HashMap::new();
    let mut placeholder = None;
    for (argument, value) in arguments.iter().zip(given) {
        match argument {
            Argument::Unused => placeholder = Some(*value),
            Argument::Plain(index) => drop(replace.insert(identity(operands[*index]), *value)),
            Argument::Integers(index) => {
                let Some((format, view)) = format_of(operands[*index].r#type())? else { continue };
                let Some(placeholder) = placeholder else { continue };
                replace.insert(identity(operands[*index]), placeholder);
                let one = Coded { format, view, ints: *value, exponents: None, companion: None };
                coded.insert(identity(placeholder), one);
            }
            Argument::Companion(_) => {
                let one = placeholder.and_then(|placeholder| coded.get_mut(&identity(placeholder)));
                one.into_iter().for_each(|one| one.companion = Some(*value));
            }
        }
    }
    let copy = b.copy(op, &replace);
    let fault = super::Fault::default();
    let lowered = rule(&FormatNode { node: Node::on_formats(*b, copy), values: &coded, fault: &fault })?;
    if let Some(fault) = fault.take() {
        return Err(fault);
    }
    let results: Vec<Ssa<'r>> = lowered
        .into_iter()
        .map(|one| match one {
            Lowered::Coded(coded) => coded.ints,
            Lowered::Plain(value) => value,
        })
        .collect();
    b.any("func.return", &results, &[], &[]);
    build::erase(copy);
    Ok(())
}

/// The format of a tensor, if it is in one, as integers.
fn format_of(ty: Type) -> Result<Option<(Format, View)>, String> {
    let Some(format) = node::format(ty) else { return Ok(None) };
    let view = format.view().ok_or_else(|| format!("is on {format}, which has no integers of 63 bits"))?;
    match view.shared {
        Some(_) => Err(format!("is on {format}, whose elements share exponents")),
        None => Ok(Some((format, view))),
    }
}

/// The type of the companion of a value that a cast gives.
fn companion<'r>(value: Ssa<'r>, view: &View) -> Result<Option<Type<'r>>, String> {
    if !matches!(view.step, Step::ChannelPoint | Step::ChannelScale) {
        return Ok(None);
    }
    let cast = node::defining_op(value).filter(|op| walk::name(*op) == "mase.cast");
    let companion = cast.and_then(|op| op.operands().nth(1));
    companion.map(|value| Some(value.r#type())).ok_or_else(|| "has channels that no cast gives".to_owned())
}
