//! Finds contractions and puts each behind a call, so that what follows neither fuses into them nor lowers them to loops.
//!
//! The called function's body only shows bufferisation what is read and written; [`fill_in`] replaces it afterwards by a call
//! of the kernel. Contractions of the same loops share a function.

use crate::{
    contraction::{self, Kernel, Key},
    ir::{self, Op, Ssa},
    split,
};
use indexmap::IndexMap;
use mase_ir::{
    build::{Builder, element_of, shape_of},
    melior::{
        Context,
        ir::{
            BlockLike, Identifier, Type, ValueLike,
            attribute::FlatSymbolRefAttribute,
            operation::{OperationBuilder, OperationLike},
            r#type::IntegerType,
        },
    },
    node, walk,
};
use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

/// Name of the runtime's function that runs a kernel: address of the [`Kernel`], both inputs, result.
pub const RUN_KERNEL: &str = "mase_engine_kernel";
/// Name of the one that runs a kernel on blocks: the exponents come after the inputs.
pub const RUN_BLOCK_KERNEL: &str = "mase_engine_block_kernel";
const PREFIX: &str = "mase_engine_kernel_";

/// The kernels of a program, in the order of their functions. Boxed: code has their addresses.
pub type Kernels = Vec<Box<Kernel>>;

/// Outlines the contractions among a function's ops.
pub fn outline<'c>(context: &'c Context, module: Op<'c>, function: Op<'c>) -> Kernels {
    let mut found: IndexMap<Key, Box<Kernel>> = IndexMap::new();
    let Some(block) = ir::body(function) else { return Vec::new() };
    let mut ops = ir::ops(block);
    let mut weights = weights(&ops);
    // Sums over blocks first: what they add up, which nobody else reads, is part of their kernels.
    ops.sort_by_key(|op| !op.has_attribute("mase.block_sum"));
    for op in ops {
        if op.results().all(|result| ir::users(result.into()).is_empty()) {
            continue;
        }
        let Some(contraction) = contraction::find(op, &weights) else { continue };
        let entry = found.entry(contraction.key);
        let name = format!("{PREFIX}{}", entry.index());
        let builder = Builder::new(context, op);
        let init = match contraction.init {
            init if contraction.accumulate => init,
            init => builder.empty(&shape_of(init), element_of(init)),
        };
        let inputs = contraction.inputs.iter().map(|input| input.in_order(&builder));
        let operands: Vec<Ssa> = inputs.chain([init]).collect();
        if let indexmap::map::Entry::Vacant(entry) = entry {
            declare(context, module, &name, &operands);
            entry.insert(Box::new(contraction.kernel));
        }
        let callee = FlatSymbolRefAttribute::new(context, &name);
        let call = OperationBuilder::new("func.call", op.location())
            .add_attributes(&[(Identifier::new(context, "callee"), callee.into())])
            .add_operands(&operands)
            .add_results(&[init.r#type()]);
        let call = ir::build_before(op, call);
        if weights.remove(&ir::key(ir::result(op))) {
            weights.insert(ir::key(ir::result(call)));
        }
        mase_ir::build::replace_uses(ir::result(op), ir::result(call));
        mase_ir::build::erase(op);
    }
    found.into_values().collect()
}

/// Whether an op is a call of a kernel.
pub fn is_kernel_call(op: Op) -> bool {
    op.attribute("callee").ok().and_then(node::symbol).is_some_and(|name| name.starts_with(PREFIX))
}

/// Replaces the bodies of kernels' functions, on buffers, by calls of the runtime.
pub fn fill_in<'c>(context: &'c Context, module: Op<'c>, kernels: &Kernels) {
    if kernels.is_empty() {
        return;
    }
    let index = Type::index(context);
    ir::new_function(context, module, RUN_KERNEL, &[index; 4], &[], true);
    ir::new_function(context, module, RUN_BLOCK_KERNEL, &[index; 6], &[], true);
    for (number, kernel) in kernels.iter().enumerate() {
        let Some(block) = ir::function(module, &format!("{PREFIX}{number}")).and_then(ir::body) else {
            continue;
        };
        let mut old = ir::ops(block);
        let end = old.pop().expect("a terminator");
        old.into_iter().rev().for_each(mase_ir::build::erase);
        let builder = Builder::new(context, end);
        let address = std::ptr::from_ref::<Kernel>(kernel).addr() as i64;
        let mut operands = vec![builder.index(address)];
        for argument in ir::arguments(block) {
            let pointer = OperationBuilder::new("memref.extract_aligned_pointer_as_index", end.location())
                .add_operands(&[argument])
                .add_results(&[index]);
            operands.push(ir::result(ir::build_before(end, pointer)));
        }
        let runtime = if operands.len() == 6 { RUN_BLOCK_KERNEL } else { RUN_KERNEL };
        let callee = FlatSymbolRefAttribute::new(context, runtime);
        let call = OperationBuilder::new("func.call", end.location())
            .add_attributes(&[(Identifier::new(context, "callee"), callee.into())])
            .add_operands(&operands);
        ir::build_before(end, call);
    }
}

/// A function that reads tensors, and writes the last one.
fn declare<'c>(context: &'c Context, module: Op<'c>, name: &str, operands: &[Ssa<'c>]) {
    let types: Vec<Type> = operands.iter().map(|v| v.r#type()).collect();
    let result = types.len() - 1;
    let function = ir::new_function(context, module, name, &types, &types[result..], false);
    let block = ir::body(function).expect("just made");
    let arguments = ir::arguments(block);
    let end = block.append_operation(
        OperationBuilder::new("func.return", function.location()).build().expect("a return"),
    );
    let builder = Builder::new(context, end);
    let shape = shape_of(arguments[result]);
    let loops = mase_ir::build::Loops { parallel: shape.len(), reduction: 0 };
    let init = (arguments[result], builder.dims(0..shape.len()));
    let value = builder.generic(&[], init, loops, |b, v| {
        // It reads the result so far, too, which keeps upstream from giving it another buffer for the result.
        arguments[..result].iter().fold(v[0], |sum, tensor| {
            let element = b.extract(*tensor, &vec![b.index(0); shape_of(*tensor).len()]);
            match IntegerType::try_from(sum.r#type()) {
                Ok(ty) => b.scalar("arith.addi", &[sum, resized(b, element, ty)]),
                Err(_) => b.add(sum, element),
            }
        })
    });
    let returned = OperationBuilder::new("func.return", function.location()).add_operands(&[value]);
    ir::build_before(end, returned);
    mase_ir::build::erase(end);
}

/// An integer in another width.
fn resized<'c>(b: &Builder<'c>, value: Ssa<'c>, ty: IntegerType<'c>) -> Ssa<'c> {
    let width = IntegerType::try_from(value.r#type()).map_or(0, |ty| ty.width());
    match width.cmp(&ty.width()) {
        Ordering::Less => b.convert("arith.extsi", value, ty.into()),
        Ordering::Equal => value,
        Ordering::Greater => b.convert("arith.trunci", value, ty.into()),
    }
}

/// The values that follow from parameters, by ops that the function that binds will have.
fn weights<'c>(ops: &[Op<'c>]) -> HashSet<usize> {
    let mut weights = HashSet::new();
    let mut free = HashMap::new();
    for op in ops.iter().filter(|op| op.result_count() > 0) {
        if split::is_free(*op, &free) {
            free.insert(ir::key(ir::result(*op)), *op);
            continue;
        }
        let reads = split::reads(*op);
        let is_free = |v: &Ssa| free.contains_key(&ir::key(*v));
        let largest = reads.iter().filter(|v| !is_free(v)).map(|v| split::size(*v)).max();
        let follows = || {
            split::is_pure(*op)
                && !split::grows(*op, largest)
                && reads.iter().all(|v| is_free(v) || weights.contains(&ir::key(*v)))
        };
        if walk::name(*op) == "mase.parameter" || follows() {
            weights.extend(op.results().map(|result| ir::key(result.into())));
        }
    }
    weights
}
