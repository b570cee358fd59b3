//! Moves what follows from parameters alone to a function of its own, which runs once when values are bound.
//!
//! Not moved is what would grow much on the way, as a bias that is broadcast: computing it again costs less than reading it.

use crate::{
    Error, Signature, contraction,
    ir::{self, Op, Ssa},
    outline,
    pipeline::{BIND, RUN},
};
use indexmap::IndexMap;
use mase_data::DType;
use mase_ir::{
    melior::{
        Context,
        ir::{
            BlockLike, Location, Type, ValueLike,
            operation::{OperationBuilder, OperationLike},
        },
    },
    node, walk,
};
use std::collections::{HashMap, HashSet};

/// What the two functions take, after the inputs of the model.
pub struct Split {
    /// Arguments of the function that binds.
    pub parameters: Vec<Signature>,
    /// Arguments of the function that runs: indices of parameters.
    pub kept: Vec<usize>,
    /// Further ones: results of the function that binds.
    pub derived: Vec<Signature>,
}

/// Splits the function that runs.
pub fn split<'c>(context: &'c Context, module: Op<'c>) -> Result<Split, Error> {
    let run = ir::function(module, RUN).expect("the entry");
    let block = ir::body(run).ok_or_else(|| Error::Compile(format!("`{RUN}` has no body")))?;
    let location = Location::unknown(context);

    let mut parameters: IndexMap<String, (Signature, Type, Vec<Op>)> = IndexMap::new();
    for op in walk::preorder(run).into_iter().filter(|op| walk::name(*op) == "mase.parameter") {
        let name = op.attribute("name").ok().and_then(node::string).unwrap_or_default();
        let ty = ir::result(op).r#type();
        let entry =
            parameters.entry(name.clone()).or_insert((Signature::of(name.clone(), ty)?, ty, Vec::new()));
        if entry.1 != ty {
            return Err(Error::Compile(format!("parameter `{name}` is used as {} and as {ty}", entry.1)));
        }
        entry.2.push(op);
    }

    // The function that binds, with a copy of each parameter.
    let types: Vec<Type> = parameters.values().map(|(_, ty, _)| *ty).collect();
    let bind = ir::new_function(context, module, BIND, &types, &[], false);
    let bind_block = ir::body(bind).expect("just made");
    let bound = ir::arguments(bind_block);
    let mut in_bind: HashMap<usize, Ssa> = HashMap::new();
    let mut from_parameters: HashSet<usize> = HashSet::new();
    for (index, (_, ty, ops)) in parameters.values().enumerate() {
        let argument = block.add_argument(*ty, location);
        for op in ops {
            mase_ir::build::replace_uses(ir::result(*op), argument);
            mase_ir::build::erase(*op);
        }
        in_bind.insert(ir::key(argument), bound[index]);
        from_parameters.insert(ir::key(argument));
    }

    // Move, in order; copy what is needed on both sides.
    let mut free: HashMap<usize, Op> = HashMap::new();
    let mut moved = Vec::new();
    for op in ir::ops(block) {
        if is_free(op, &free) {
            free.insert(ir::key(ir::result(op)), op);
            continue;
        }
        let reads = reads(op);
        let known =
            reads.iter().all(|v| from_parameters.contains(&ir::key(*v)) || free.contains_key(&ir::key(*v)));
        let largest =
            reads.iter().filter(|v| from_parameters.contains(&ir::key(**v))).map(|v| size(*v)).max();
        if !known || grows(op, largest) || !is_pure(op) {
            continue;
        }
        for value in reads {
            copy_free(value, &free, bind_block, &mut in_bind);
        }
        ir::move_to_end(op, bind_block);
        use_instead(op, &in_bind);
        from_parameters.extend(op.results().map(|result| ir::key(result.into())));
        moved.push(op);
    }

    // What is left reads results of what was moved through arguments.
    let mut derived = Vec::new();
    let mut results = Vec::new();
    let mut arguments = HashMap::new();
    let inside: HashSet<usize> = walk::preorder(bind).into_iter().map(|op| op.to_raw().ptr.addr()).collect();
    for result in moved.iter().flat_map(|op| op.results()) {
        let value: Ssa = Ssa::from(result);
        if ir::users(value).iter().any(|user| !inside.contains(&user.to_raw().ptr.addr())) {
            derived.push(Signature::of(format!("derived{}", derived.len()), value.r#type())?);
            results.push(value);
            arguments.insert(ir::key(value), block.add_argument(value.r#type(), location));
        }
    }
    for op in ir::ops(block) {
        use_instead(op, &arguments);
    }
    let end = OperationBuilder::new("func.return", location).add_operands(&results).build();
    bind_block.append_operation(end.expect("a return"));
    ir::update_type(context, bind, &results.iter().map(|v| v.r#type()).collect::<Vec<_>>());

    // Parameters that only the other function reads are none of this one.
    let inputs = block.argument_count() - parameters.len() - derived.len();
    let mut kept: Vec<usize> = (0..parameters.len()).collect();
    for index in (0..parameters.len()).rev() {
        let argument = ir::arguments(block)[inputs + index];
        if ir::users(argument).is_empty() {
            // SAFETY: an argument without uses.
            unsafe { block.erase_argument(inputs + index) };
            kept.remove(index);
        }
    }
    let end = ir::ops(block).pop().ok_or_else(|| Error::Compile(format!("`{RUN}` has no end")))?;
    ir::update_type(context, run, &end.operands().map(|v| v.r#type()).collect::<Vec<_>>());
    let parameters = parameters.into_values().map(|(signature, ..)| signature).collect();
    Ok(Split { parameters, kept, derived })
}

/// Every value from outside that an op and the ops inside it use.
pub fn reads<'c>(op: Op<'c>) -> Vec<Ssa<'c>> {
    let nested = walk::preorder(op);
    let mut inner: HashSet<usize> = HashSet::new();
    for one in &nested {
        inner.extend(one.results().map(|result| ir::key(result.into())));
        for region in one.regions() {
            use mase_ir::melior::ir::RegionLike;
            let blocks = std::iter::successors(region.first_block(), |block| block.next_in_region());
            // SAFETY: blocks of a live op of the module.
            inner.extend(
                blocks
                    .flat_map(|block| {
                        ir::arguments(unsafe { mase_ir::melior::ir::BlockRef::from_raw(block.to_raw()) })
                    })
                    .map(ir::key),
            );
        }
    }
    let all = nested.iter().flat_map(|one| one.operands());
    all.filter(|value| !inner.contains(&ir::key(*value))).collect()
}

/// Whether an op is so cheap that both functions may have it: a constant, an empty tensor, or a tensor filled with a constant.
pub fn is_free(op: Op, free: &HashMap<usize, Op>) -> bool {
    let all_free = || reads(op).iter().all(|v| free.contains_key(&ir::key(*v)));
    match walk::name(op).as_str() {
        "arith.constant" | "tensor.empty" => true,
        "linalg.generic" => op.result_count() == 1 && op.operand_count() <= 2 && all_free() && is_filled(op),
        _ => false,
    }
}

/// Whether every element is the same.
fn is_filled(op: Op) -> bool {
    let scalar = op.operands().next().is_some_and(|v| node::shape(v.r#type()).is_none());
    let yields = ir::body(op)
        .and_then(|block| block.first_operation())
        .is_some_and(|op| walk::name(op) == "linalg.yield");
    yields && (scalar || contraction::filling(op).is_some())
}

/// Whether an op can run at another time.
pub fn is_pure(op: Op) -> bool {
    if op.result_count() == 0 {
        return false;
    }
    if walk::name(op) == "func.call" {
        return outline::is_kernel_call(op);
    }
    walk::preorder(op).into_iter().all(|one| {
        let name = walk::name(one);
        ["arith.", "linalg.", "math.", "tensor."].iter().any(|dialect| name.starts_with(dialect))
    })
}

/// Whether an op makes something much larger than what it reads. A weight that is padded, or joined with its bias, is not.
pub fn grows(op: Op, largest: Option<usize>) -> bool {
    op.results().any(|result| largest.is_none_or(|largest| size(result.into()) > 4 * largest))
}

/// Bytes of a tensor.
pub fn size(value: Ssa) -> usize {
    let elements: i64 = node::shape(value.r#type()).map_or(1, |shape| shape.iter().product());
    let element = node::element(value.r#type()).unwrap_or(value.r#type()).to_string();
    elements as usize * DType::from_name(&element).map_or(8, DType::size)
}

/// Copies a free op, and those that it reads, to the end of a block.
fn copy_free<'c>(
    value: Ssa<'c>,
    free: &HashMap<usize, Op<'c>>,
    block: mase_ir::melior::ir::BlockRef<'c, 'c>,
    copies: &mut HashMap<usize, Ssa<'c>>,
) {
    let Some(op) = free.get(&ir::key(value)) else { return };
    if copies.contains_key(&ir::key(value)) {
        return;
    }
    for read in reads(*op) {
        copy_free(read, free, block, copies);
    }
    let copy = ir::clone_to_end(*op, block);
    use_instead(copy, copies);
    copies.insert(ir::key(value), ir::result(copy));
}

/// Lets an op, and the ops inside it, use other values.
pub fn use_instead(op: Op, others: &HashMap<usize, Ssa>) {
    for one in walk::preorder(op) {
        for (index, value) in one.operands().enumerate().collect::<Vec<_>>() {
            if let Some(other) = others.get(&ir::key(value)) {
                ir::set_operand(one, index, *other);
            }
        }
    }
}
