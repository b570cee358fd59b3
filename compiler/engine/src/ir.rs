//! What the engine's passes share: short names for references, and edits that `mase_ir` has no name for.
//!
//! All references are into the engine's own module, which nothing else reads or changes.

use crate::Error;
use mase_ir::{
    diagnostic::{self, Severity},
    melior::{
        Context,
        ir::{
            Attribute, AttributeLike, BlockLike, BlockRef, Identifier, Module, OperationRef, RegionLike,
            Type, Value, ValueLike,
            attribute::{IntegerAttribute, StringAttribute, TypeAttribute},
            operation::{OperationBuilder, OperationLike, OperationPrintingFlags},
            r#type::FunctionType,
        },
        pass::PassManager,
        utility::parse_pass_pipeline,
    },
    node, walk,
};

/// An op of the module.
pub type Op<'c> = OperationRef<'c, 'c>;
/// A value of the module.
pub type Ssa<'c> = Value<'c, 'c>;

/// Runs passes; what MLIR reports is the error.
pub fn run_passes(context: &Context, module: &mut Module, pipeline: &str) -> Result<(), Error> {
    let text = pipeline.split_whitespace().collect::<Vec<_>>().join(" ");
    let manager = PassManager::new(context);
    // Each step leaves IR that the next one's passes would stumble over anyway; the verifier takes a third of the time.
    manager.enable_verifier(cfg!(debug_assertions));
    parse_pass_pipeline(manager.as_operation_pass_manager(), &format!("builtin.module({text})"))
        .map_err(|fault| Error::Compile(fault.to_string()))?;
    let (result, messages) = diagnostic::capture(context, || manager.run(module));
    result.map_err(|_| compile_error(&messages, "a pass failed"))
}

/// The errors among what MLIR reported.
pub fn compile_error(messages: &[(Severity, String)], otherwise: &str) -> Error {
    let errors: Vec<_> =
        messages.iter().filter(|(severity, _)| matches!(severity, Severity::Error)).collect();
    let text = errors.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; ");
    Error::Compile(if text.is_empty() { otherwise.to_owned() } else { text })
}

/// The functions of a module.
pub fn functions<'c>(module: Op<'c>) -> Vec<Op<'c>> {
    walk::children(module).into_iter().filter(|op| walk::name(*op) == "func.func").collect()
}

/// A symbol's name.
pub fn symbol(op: Op) -> String {
    op.attribute("sym_name").ok().and_then(node::string).unwrap_or_default()
}

/// The function of a name.
pub fn function<'c>(module: Op<'c>, name: &str) -> Option<Op<'c>> {
    functions(module).into_iter().find(|op| symbol(*op) == name)
}

/// The first block of an op's only region.
pub fn body<'c>(op: Op<'c>) -> Option<BlockRef<'c, 'c>> {
    op.region(0).ok()?.first_block()
}

/// The ops of a block, in order.
pub fn ops<'c>(block: BlockRef<'c, 'c>) -> Vec<Op<'c>> {
    std::iter::successors(block.first_operation(), |op| op.next_in_block()).collect()
}

/// The arguments of a block.
pub fn arguments<'c>(block: BlockRef<'c, 'c>) -> Vec<Ssa<'c>> {
    (0..block.argument_count()).filter_map(|i| block.argument(i).ok()).map(Ssa::from).collect()
}

/// What tells values apart.
pub fn key(value: Ssa) -> usize {
    value.to_raw().ptr.addr()
}

/// The op's only result.
pub fn result<'c>(op: Op<'c>) -> Ssa<'c> {
    Value::from(op.result(0).expect("an op with a result"))
}

/// The op that a value is a result of.
pub fn definition<'c>(value: Ssa<'c>) -> Option<Op<'c>> {
    // SAFETY: the op belongs to the module as the value does.
    node::defining_op(value).map(|op| unsafe { Op::from_raw(op.to_raw()) })
}

/// Uses another value as an operand.
pub fn set_operand(op: Op, index: usize, value: Ssa) {
    // SAFETY: a live op, an index in range (callers enumerate the operands), a live value.
    unsafe { mlir_sys::mlirOperationSetOperand(op.to_raw(), index as isize, value.to_raw()) };
}

/// Moves an op to the end of a block.
pub fn move_to_end(op: Op, block: BlockRef) {
    // SAFETY: a live op, which belongs to the block afterwards.
    unsafe {
        mlir_sys::mlirOperationRemoveFromParent(op.to_raw());
        mlir_sys::mlirBlockAppendOwnedOperation(block.to_raw(), op.to_raw());
    }
}

/// A copy of an op at the end of a block, with the same operands.
pub fn clone_to_end<'c>(op: Op, block: BlockRef<'c, 'c>) -> Op<'c> {
    // SAFETY: a live op; the copy belongs to the block.
    unsafe {
        let copy = mlir_sys::mlirOperationClone(op.to_raw());
        mlir_sys::mlirBlockAppendOwnedOperation(block.to_raw(), copy);
        OperationRef::from_raw(copy)
    }
}

/// The ops that use a value.
pub fn users<'c>(value: Ssa<'c>) -> Vec<Op<'c>> {
    let mut found = Vec::new();
    // SAFETY: a live value, and the uses that it has.
    unsafe {
        let mut next = mlir_sys::mlirValueGetFirstUse(value.to_raw());
        while !mlir_sys::mlirOpOperandIsNull(next) {
            found.push(OperationRef::from_raw(mlir_sys::mlirOpOperandGetOwner(next)));
            next = mlir_sys::mlirOpOperandGetNextUse(next);
        }
    }
    found
}

/// Sets an attribute, inherent or not.
pub fn set_attribute(op: Op, name: &str, attribute: Attribute) {
    let name = mase_dialects::bridge::string_ref(name);
    // SAFETY: a live op and attribute; the name lives for the call.
    unsafe { mlir_sys::mlirOperationSetAttributeByName(op.to_raw(), name, attribute.to_raw()) };
}

/// Removes an attribute, inherent or not.
pub fn remove_attribute(op: Op, name: &str) {
    let name = mase_dialects::bridge::string_ref(name);
    // SAFETY: as above.
    unsafe { mlir_sys::mlirOperationRemoveAttributeByName(op.to_raw(), name) };
}

/// States a function's type anew: its block's arguments, and the results.
pub fn update_type<'c>(context: &'c Context, function: Op<'c>, results: &[Type<'c>]) {
    let inputs: Vec<Type> =
        body(function).map(arguments).unwrap_or_default().iter().map(|v| v.r#type()).collect();
    let ty = FunctionType::new(context, &inputs, results);
    set_attribute(function, "function_type", TypeAttribute::new(ty.into()).into());
    // What was said of the arguments and results that it had.
    remove_attribute(function, "arg_attrs");
    remove_attribute(function, "res_attrs");
}

/// A function at the end of a module. `inputs` are the arguments of its block; without a block it is a declaration.
pub fn new_function<'c>(
    context: &'c Context,
    module: Op<'c>,
    name: &str,
    inputs: &[Type<'c>],
    results: &[Type<'c>],
    declared: bool,
) -> Op<'c> {
    use mase_ir::melior::ir::{Block, Location, Region};
    let location = Location::unknown(context);
    let region = Region::new();
    if !declared {
        let arguments: Vec<_> = inputs.iter().map(|ty| (*ty, location)).collect();
        region.append_block(Block::new(&arguments));
    }
    let ty = FunctionType::new(context, inputs, results);
    let mut attributes = vec![
        (Identifier::new(context, "sym_name"), StringAttribute::new(context, name).into()),
        (Identifier::new(context, "function_type"), TypeAttribute::new(ty.into()).into()),
    ];
    if name != crate::pipeline::RUN && name != crate::pipeline::BIND {
        attributes.push((
            Identifier::new(context, "sym_visibility"),
            StringAttribute::new(context, "private").into(),
        ));
    }
    let op = OperationBuilder::new("func.func", location)
        .add_attributes(&attributes)
        .add_regions([region])
        .build();
    body(module).expect("a module's block").append_operation(op.expect("a function"))
}

/// Builds an op of one result before another.
pub fn build_before<'c>(before: Op<'c>, op: OperationBuilder<'c>) -> Op<'c> {
    let block = before.block().expect("an op in a block");
    block.insert_operation_before(before, op.build().expect("a valid op"))
}

/// An attribute that is a list of lists of integers.
pub fn int_lists(attribute: Attribute) -> Option<Vec<Vec<usize>>> {
    use mase_ir::melior::ir::attribute::ArrayAttribute;
    let outer = ArrayAttribute::try_from(attribute).ok()?;
    (0..outer.len())
        .map(|i| {
            let inner = ArrayAttribute::try_from(outer.element(i).ok()?).ok()?;
            (0..inner.len())
                .map(|j| Some(IntegerAttribute::try_from(inner.element(j).ok()?).ok()?.value() as usize))
                .collect()
        })
        .collect()
}

/// What a dictionary has under a name.
pub fn entry<'c>(dictionary: Attribute<'c>, name: &str) -> Option<Attribute<'c>> {
    let name = mase_dialects::bridge::string_ref(name);
    // SAFETY: a live attribute, of the kind that is asked; the name lives for the call. Null says that there is none.
    unsafe {
        if !mlir_sys::mlirAttributeIsADictionary(dictionary.to_raw()) {
            return None;
        }
        Attribute::from_option_raw(mlir_sys::mlirDictionaryAttrGetElementByName(dictionary.to_raw(), name))
    }
}

/// The text of an op whose regions use nothing from outside. Printed in the usual way, all of the module gets names first.
pub fn text(op: Op) -> String {
    let flags = OperationPrintingFlags::new().use_local_scope();
    op.to_string_with_flags(flags).expect("a text")
}
