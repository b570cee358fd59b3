//! Lays a function's buffers out in one block of memory, where buffers that are never needed at once share places. The
//! block is an argument, so that a run allocates nothing.

use crate::{
    Error,
    ir::{self, Op, Ssa},
};
use mase_data::DType;
use mase_ir::{
    build::Builder,
    melior::{
        Context,
        ir::{
            BlockLike, Location, ShapedTypeLike, Type, TypeLike, ValueLike,
            operation::{OperationBuilder, OperationLike},
            r#type::{IntegerType, MemRefType},
        },
    },
    walk,
};
use std::collections::{HashMap, HashSet};

/// Buffers start at multiples of it.
pub const ALIGNMENT: usize = 64;

struct Buffer<'c> {
    op: Op<'c>,
    bytes: usize,
    /// First and last op of the function's body that needs it.
    life: (usize, usize),
    place: usize,
}

/// Adds the argument, and returns how many bytes it needs.
pub fn lay_out<'c>(context: &'c Context, function: Op<'c>) -> Result<usize, Error> {
    let block = ir::body(function).expect("a body");
    let mut order = HashMap::new();
    for (index, op) in ir::ops(block).into_iter().enumerate() {
        order.extend(walk::preorder(op).into_iter().map(|inner| (inner.to_raw().ptr.addr(), index)));
    }
    let mut buffers = Vec::new();
    for op in walk::preorder(function).into_iter().filter(|op| walk::name(*op) == "memref.alloc") {
        let bytes = byte_count(ir::result(op))?;
        let at = order[&op.to_raw().ptr.addr()];
        let mut life = (at, at);
        extend(ir::result(op), &order, &mut life, &mut HashSet::new());
        buffers.push(Buffer { op, bytes, life, place: 0 });
    }
    let total = place(&mut buffers)
        .ok_or_else(|| Error::Compile("the buffers are more than memory can hold".to_owned()))?;

    let bytes = MemRefType::new(IntegerType::new(context, 8).into(), &[total as i64], None, None);
    let memory = block.add_argument(bytes.into(), Location::unknown(context));
    for buffer in buffers {
        let start = Builder::new(context, buffer.op).index(buffer.place as i64);
        let view = OperationBuilder::new("memref.view", buffer.op.location())
            .add_operands(&[memory, start])
            .add_results(&[ir::result(buffer.op).r#type()]);
        let view = ir::build_before(buffer.op, view);
        mase_ir::build::replace_uses(ir::result(buffer.op), ir::result(view));
        mase_ir::build::erase(buffer.op);
    }
    ir::update_type(context, function, &[]);
    Ok(total)
}

/// Extends a life to all uses of a value, and of what is made of it.
fn extend(value: Ssa, order: &HashMap<usize, usize>, life: &mut (usize, usize), seen: &mut HashSet<usize>) {
    if !seen.insert(ir::key(value)) {
        return;
    }
    for user in ir::users(value) {
        let at = order[&user.to_raw().ptr.addr()];
        *life = (life.0.min(at), life.1.max(at));
        // What leaves a region is a result of the op that has it.
        let maker = if user.result_count() == 0 && user.next_in_block().is_none() {
            user.parent_operation()
        } else {
            Some(user)
        };
        for result in maker.iter().flat_map(|op| op.results()) {
            // SAFETY: a result of a live op of the module.
            let result: Ssa = unsafe { Ssa::from_raw(result.to_raw()) };
            if MemRefType::try_from(result.r#type()).is_ok() {
                extend(result, order, life, seen);
            }
        }
    }
}

/// Gives each buffer a place, the largest first, the lowest that is free during its life. Returns the end, if an
/// address can be that large.
fn place(buffers: &mut [Buffer]) -> Option<usize> {
    let mut sorted: Vec<usize> = (0..buffers.len()).collect();
    sorted.sort_by_key(|i| (std::cmp::Reverse(buffers[*i].bytes), *i));
    let mut placed: Vec<usize> = Vec::new();
    let mut total = 0;
    for index in sorted {
        let (bytes, life) = (buffers[index].bytes, buffers[index].life);
        let mut others: Vec<(usize, usize)> = placed
            .iter()
            .map(|other| &buffers[*other])
            .filter(|other| other.life.0 <= life.1 && life.0 <= other.life.1)
            .map(|other| (other.place, other.place + other.bytes))
            .collect();
        others.sort_unstable();
        let mut start = 0usize;
        for (from, to) in others {
            if start.checked_add(bytes)? <= from {
                break;
            }
            start = start.max(to);
        }
        buffers[index].place = start;
        total = total.max(start.checked_add(bytes)?);
        placed.push(index);
    }
    isize::try_from(total).is_ok().then_some(total)
}

/// Bytes of a buffer, rounded up so that the next one is aligned.
fn byte_count(value: Ssa) -> Result<usize, Error> {
    let fault = || Error::Compile(format!("a buffer of type {} has no fixed size", value.r#type()));
    let too_large =
        || Error::Compile(format!("a buffer of type {} is more than memory can hold", value.r#type()));
    let ty = MemRefType::try_from(value.r#type()).map_err(|_| fault())?;
    let element: Type = ty.element();
    let size = match DType::from_name(&element.to_string()) {
        Some(dtype) => dtype.size(),
        None if element.is_index() => 8,
        // Narrow integers are kept in whole bytes.
        None => IntegerType::try_from(element).map_err(|_| fault())?.width().div_ceil(8).next_power_of_two()
            as usize,
    };
    let mut count = size;
    for dim in 0..ty.rank() {
        match ty.dim_size(dim) {
            Ok(mase_ir::melior::ir::r#type::DimSize::Static(extent)) => {
                count = count.checked_mul(extent as usize).ok_or_else(too_large)?;
            }
            _ => return Err(fault()),
        }
    }
    count.checked_next_multiple_of(ALIGNMENT).ok_or_else(too_large)
}
