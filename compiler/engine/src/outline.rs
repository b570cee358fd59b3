//! Finds contractions and puts each behind a call, so that what follows neither fuses into them nor lowers them to loops.
//!
//! The called function's body only shows bufferisation what is read and written; [`fill_in`] replaces it afterwards by a call
//! of the kernel. Contractions of the same loops share a function.

use crate::{
    ir::{self, Op, Ssa},
    kernel::{Contraction, Element, Loop},
    linear::{Linear, linear_map, maps, strides},
    split,
};
use indexmap::IndexMap;
use mase_ir::{
    build::{Builder, element_of, shape_of},
    melior::{
        Context,
        ir::{
            BlockLike, Identifier, Type, ValueLike,
            attribute::{DenseI32ArrayAttribute, FlatSymbolRefAttribute},
            operation::{OperationBuilder, OperationLike},
        },
    },
    node, walk,
};
use std::collections::HashSet;

/// Name of the runtime's function that runs a kernel: address of the [`Contraction`], both inputs, result.
pub const RUN_KERNEL: &str = "mase_engine_kernel";
const PREFIX: &str = "mase_engine_kernel_";

/// The kernels of a program, in the order of their functions. Boxed: code has their addresses.
pub type Kernels = Vec<Box<Contraction>>;

/// A tensor and how loops index it.
struct Access<'c> {
    tensor: Ssa<'c>,
    loops: usize,
    index: Vec<Linear>,
    /// The tensor's axes in the order in which they are to be in memory, if that is another one.
    order: Option<Vec<usize>>,
}

/// Everything that decides what a kernel's function is.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    types: [String; 3],
    loops: Vec<[isize; 4]>,
    start: [isize; 3],
    accumulate: bool,
}

/// Outlines the contractions among a function's ops.
pub fn outline<'c>(context: &'c Context, module: Op<'c>, function: Op<'c>) -> Kernels {
    let mut found: IndexMap<Key, Box<Contraction>> = IndexMap::new();
    let Some(block) = ir::body(function) else { return Vec::new() };
    let ops = ir::ops(block);
    let mut weights = weights(&ops);
    for op in ops {
        let Some((key, kernel, accesses)) = contraction(op, &weights) else { continue };
        let init = operand(op, 2);
        let accumulate = key.accumulate;
        let entry = found.entry(key);
        let name = format!("{PREFIX}{}", entry.index());
        let builder = Builder::new(context, op);
        let init = if accumulate { init } else { builder.empty(&shape_of(init), element_of(init)) };
        let operands = [accesses[0].in_order(&builder), accesses[1].in_order(&builder), init];
        if let indexmap::map::Entry::Vacant(entry) = entry {
            declare(context, module, &name, operands);
            entry.insert(Box::new(kernel));
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
    for (number, kernel) in kernels.iter().enumerate() {
        let Some(block) = ir::function(module, &format!("{PREFIX}{number}")).and_then(ir::body) else {
            continue;
        };
        let mut old = ir::ops(block);
        let end = old.pop().expect("a terminator");
        old.into_iter().rev().for_each(mase_ir::build::erase);
        let builder = Builder::new(context, end);
        let address = std::ptr::from_ref::<Contraction>(kernel).addr() as i64;
        let mut operands = vec![builder.index(address)];
        for argument in ir::arguments(block) {
            let pointer = OperationBuilder::new("memref.extract_aligned_pointer_as_index", end.location())
                .add_operands(&[argument])
                .add_results(&[index]);
            operands.push(ir::result(ir::build_before(end, pointer)));
        }
        let callee = FlatSymbolRefAttribute::new(context, RUN_KERNEL);
        let call = OperationBuilder::new("func.call", end.location())
            .add_attributes(&[(Identifier::new(context, "callee"), callee.into())])
            .add_operands(&operands);
        ir::build_before(end, call);
    }
}

/// A function that reads two tensors, and writes a third.
fn declare<'c>(context: &'c Context, module: Op<'c>, name: &str, operands: [Ssa<'c>; 3]) {
    let types = operands.map(|v| v.r#type());
    let function = ir::new_function(context, module, name, &types, &types[2..], false);
    let block = ir::body(function).expect("just made");
    let arguments = ir::arguments(block);
    let end = block.append_operation(
        OperationBuilder::new("func.return", function.location()).build().expect("a return"),
    );
    let builder = Builder::new(context, end);
    let shape = shape_of(arguments[2]);
    let loops = mase_ir::build::Loops { parallel: shape.len(), reduction: 0 };
    let init = (arguments[2], builder.dims(0..shape.len()));
    let value = builder.generic(&[], init, loops, |b, v| {
        let first = |tensor| b.extract(tensor, &vec![b.index(0); shape_of(tensor).len()]);
        // It reads the result so far, too, which keeps upstream from giving it another buffer for the result.
        b.add(b.add(first(arguments[0]), first(arguments[1])), v[0])
    });
    let returned = OperationBuilder::new("func.return", function.location()).add_operands(&[value]);
    ir::build_before(end, returned);
    mase_ir::build::erase(end);
}

fn operand<'c>(op: Op<'c>, index: usize) -> Ssa<'c> {
    op.operands().nth(index).expect("an operand")
}

/// What an op computes, if it is a sum of products that there is a kernel for.
fn contraction<'c>(op: Op<'c>, weights: &HashSet<usize>) -> Option<(Key, Contraction, [Access<'c>; 2])> {
    if walk::name(op) != "linalg.generic" || op.operand_count() != 3 || op.result_count() != 1 {
        return None;
    }
    let segments = DenseI32ArrayAttribute::try_from(op.attribute("operandSegmentSizes").ok()?).ok()?;
    if segments.element(0).ok()? != 2 || !multiplies_and_adds(op) {
        return None;
    }
    let element = match element_of(operand(op, 2)).to_string().as_str() {
        "f32" => Element::F32,
        "f64" => Element::F64,
        _ => return None,
    };
    let maps = maps(op.attribute("indexing_maps").ok()?)?;
    let count = maps[0].dim_count();
    let mut extents = vec![0; count];
    let mut accesses = Vec::new();
    for (i, map) in maps.iter().enumerate() {
        let tensor = operand(op, i);
        let index = linear_map(*map)?;
        for (one, extent) in index.iter().zip(node::shape(tensor.r#type())?) {
            if let Some(dim) = one.only() {
                extents[dim] = extent as usize;
            }
        }
        accesses.push(Access { tensor, loops: count, index, order: None });
    }
    if extents.contains(&0) {
        return None;
    }
    let [a, b, c]: [Access; 3] = accesses.try_into().ok()?;
    // Every element of the result is that of one round of the loops outside the sum.
    let mut counted = vec![false; count];
    for (one, extent) in c.index.iter().zip(c.shape()) {
        match one.only() {
            Some(dim) if !std::mem::replace(&mut counted[dim], true) => {}
            _ if extent == 1 => {}
            _ => return None,
        }
    }
    let sums: Vec<bool> = (0..count).map(|dim| c.index.iter().all(|one| one.factors[dim] == 0)).collect();
    let (a, b) = (a.through_moves(), b.through_moves());
    let (a, b) = (a.with_sums_first(&sums, weights), b.with_sums_first(&sums, weights));
    let places = [&a, &b, &c].map(Access::place);
    let start = places.each_ref().map(|place| place.constant as isize);
    let loops: Vec<Loop> = (0..count)
        .map(|dim| Loop {
            extent: extents[dim],
            steps: places.each_ref().map(|place| place.factors[dim] as isize),
        })
        .collect();
    let accumulate = !is_zero(operand(op, 2));
    let kernel = Contraction::plan(element, &loops, start, accumulate)?;
    let key = Key {
        types: [&a, &b, &c].map(|one| format!("{:?} of {}", one.shape(), element_of(one.tensor))),
        loops: loops
            .iter()
            .map(|one| [one.extent as isize, one.steps[0], one.steps[1], one.steps[2]])
            .collect(),
        start,
        accumulate,
    };
    Some((key, kernel, [a, b]))
}

/// Whether the body is `c + a * b`.
fn multiplies_and_adds(op: Op) -> bool {
    let Some(block) = ir::body(op) else { return false };
    let arguments = ir::arguments(block);
    let [mul, add, end] = ir::ops(block)[..] else { return false };
    let is = |op: Op, name: &str, left: Ssa, right: Ssa| {
        let operands: Vec<usize> = op.operands().map(ir::key).collect();
        walk::name(op) == name
            && (operands == [ir::key(left), ir::key(right)] || operands == [ir::key(right), ir::key(left)])
    };
    is(mul, "arith.mulf", arguments[0], arguments[1])
        && is(add, "arith.addf", arguments[2], ir::result(mul))
        && end.operands().next().is_some_and(|v| ir::key(v) == ir::key(ir::result(add)))
}

/// The value that a `linalg.generic` without inputs gives every element, if it is one from outside.
pub fn filling<'c>(op: Op<'c>) -> Option<Ssa<'c>> {
    if walk::name(op) != "linalg.generic" || op.operand_count() != 1 || op.result_count() != 1 {
        return None;
    }
    let block = ir::body(op)?;
    let first = block.first_operation()?;
    let value = first.operands().next()?;
    let own = ir::arguments(block).iter().any(|argument| ir::key(*argument) == ir::key(value));
    (walk::name(first) == "linalg.yield" && !own).then_some(value)
}

/// Whether a tensor is all zeros.
fn is_zero(value: Ssa) -> bool {
    let Some(op) = node::defining_op(value) else { return false };
    // SAFETY: the op belongs to the module as the value does.
    let op: Op = unsafe { Op::from_raw(op.to_raw()) };
    let scalar = match walk::name(op).as_str() {
        // `linalg.generalize-named-ops` made a copy of an input out of a fill.
        "linalg.generic"
            if is_move(op) && op.operands().next().is_some_and(|v| node::shape(v.r#type()).is_none()) =>
        {
            op.operands().next()
        }
        _ => filling(op),
    };
    let constant = scalar.and_then(node::defining_op).filter(|op| walk::name(*op) == "arith.constant");
    constant.and_then(|op| op.attribute("value").ok()).is_some_and(|value| {
        mase_ir::melior::ir::attribute::FloatAttribute::try_from(value)
            .is_ok_and(|value| value.value().to_bits() == 0)
    })
}

/// The values that follow from parameters, by ops that the function that binds will have.
fn weights(ops: &[Op]) -> HashSet<usize> {
    let mut weights = HashSet::new();
    let constant = |v: &Ssa| {
        node::defining_op(*v)
            .is_some_and(|op| ["arith.constant", "tensor.empty"].contains(&walk::name(op).as_str()))
    };
    for op in ops.iter().filter(|op| op.result_count() > 0) {
        let reads = split::reads(*op);
        let largest = reads.iter().filter(|v| !constant(v)).map(|v| split::size(*v)).max();
        let follows = || {
            split::is_pure(*op)
                && op.results().all(|result| Some(split::size(result.into())) <= largest)
                && reads.iter().all(|v| constant(v) || weights.contains(&ir::key(*v)))
        };
        if walk::name(*op) == "mase.parameter" || follows() {
            weights.extend(op.results().map(|result| ir::key(result.into())));
        }
    }
    weights
}

/// Whether an op only moves the elements of its one input.
fn is_move(op: Op) -> bool {
    if walk::name(op) != "linalg.generic" || op.operand_count() != 2 || op.result_count() != 1 {
        return false;
    }
    let Some(block) = ir::body(op) else { return false };
    let moved = block.first_operation().filter(|first| walk::name(*first) == "linalg.yield");
    moved
        .and_then(|end| end.operands().next())
        .is_some_and(|v| ir::key(v) == ir::key(ir::arguments(block)[0]))
}

impl<'c> Access<'c> {
    /// The tensor's shape, in its order.
    fn shape(&self) -> Vec<i64> {
        let shape = shape_of(self.tensor);
        match &self.order {
            Some(order) => order.iter().map(|dim| shape[*dim]).collect(),
            None => shape,
        }
    }

    /// A weight with the axes that are summed over before the others, which is how kernels read fastest. Other tensors stay:
    /// moving elements in each run would cost more than it gains.
    fn with_sums_first(mut self, sums: &[bool], weights: &HashSet<usize>) -> Self {
        if !weights.contains(&ir::key(self.tensor)) {
            return self;
        }
        let rank = |one: &Linear| Some(if sums[one.only()?] { 0 } else { 1 });
        let Some(ranks) = self.index.iter().map(rank).collect::<Option<Vec<_>>>() else { return self };
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|dim| ranks[*dim]);
        if !order.is_sorted() {
            self.index = order.iter().map(|dim| self.index[*dim].clone()).collect();
            self.order = Some(order);
        }
        self
    }

    /// The tensor in its order.
    fn in_order(&self, b: &Builder<'c>) -> Ssa<'c> {
        let Some(order) = &self.order else { return self.tensor };
        let mut map = b.dims(0..order.len());
        for (to, from) in order.iter().enumerate() {
            map[*from] = b.dim(to);
        }
        let init = (b.empty(&self.shape(), element_of(self.tensor)), b.dims(0..order.len()));
        let loops = mase_ir::build::Loops { parallel: order.len(), reduction: 0 };
        b.generic(&[(self.tensor, map)], init, loops, |_, v| v[0])
    }

    /// The place in memory, in elements from the first.
    fn place(&self) -> Linear {
        let strides = strides(&self.shape());
        self.index
            .iter()
            .zip(strides)
            .fold(Linear::constant(self.loops, 0), |sum, (index, stride)| sum.plus(index, stride))
    }

    /// The same elements in the tensor that they were moved from.
    fn through_moves(mut self) -> Self {
        while let Some(before) = self.before_move() {
            self = before;
        }
        self
    }

    fn before_move(&self) -> Option<Access<'c>> {
        let op = node::defining_op(self.tensor)?;
        // SAFETY: the op belongs to the module as the tensor does.
        let op: Op<'c> = unsafe { Op::from_raw(op.to_raw()) };
        let tensor = op.operands().next()?;
        let loops = self.loops;
        let index = match walk::name(op).as_str() {
            "linalg.generic" if is_move(op) => {
                let maps = maps(op.attribute("indexing_maps").ok()?)?;
                if !maps[1].is_identity() {
                    return None;
                }
                let from = linear_map(maps[0])?;
                let through = |one: &Linear| {
                    let start = Linear::constant(loops, one.constant);
                    self.index
                        .iter()
                        .zip(&one.factors)
                        .fold(start, |sum, (index, factor)| sum.plus(index, *factor))
                };
                from.iter().map(through).collect()
            }
            "tensor.expand_shape" => {
                let shape = shape_of(self.tensor);
                let groups = ir::int_lists(op.attribute("reassociation").ok()?)?;
                let joined = |group: &Vec<usize>| {
                    let extents: Vec<i64> = group.iter().map(|dim| shape[*dim]).collect();
                    let parts = group.iter().zip(strides(&extents));
                    parts.fold(Linear::constant(loops, 0), |sum, (dim, stride)| {
                        sum.plus(&self.index[*dim], stride)
                    })
                };
                groups.iter().map(joined).collect()
            }
            "tensor.collapse_shape" => {
                let shape = node::shape(tensor.r#type())?;
                let groups = ir::int_lists(op.attribute("reassociation").ok()?)?;
                let mut index = vec![Linear::constant(loops, 0); shape.len()];
                for (group, one) in groups.iter().zip(&self.index) {
                    let mut long = group.iter().filter(|dim| shape[**dim] != 1);
                    if let Some(dim) = long.next() {
                        index[*dim] = one.clone();
                    }
                    if long.next().is_some() {
                        return None;
                    }
                }
                index
            }
            _ => return None,
        };
        node::shape(tensor.r#type())?;
        Some(Access { tensor, loops, index, order: None })
    }
}
