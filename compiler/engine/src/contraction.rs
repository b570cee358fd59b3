//! Recognises sums of products by their loops: of floats, of integers, and of blocks of integers under shared exponents.

use crate::{
    access::{Access, is_move},
    integer::{BlockSum, Five, IntegerContraction, IntegerLoop, Stored},
    ir::{self, Op, Ssa},
    kernel::{Contraction, Element, Loop},
    linear::{Linear, linear_map, maps},
};
use mase_ir::{
    build::element_of,
    melior::ir::{
        Attribute, BlockLike, Type, ValueLike,
        attribute::{DenseI32ArrayAttribute, FloatAttribute, IntegerAttribute},
        operation::OperationLike,
        r#type::IntegerType,
    },
    node, walk,
};
use std::collections::HashSet;

#[cfg(test)]
mod tests;

/// What runs a contraction.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "kernels are kept in boxes, one each")]
pub enum Kernel {
    /// Floats.
    Floats(Contraction),
    /// Integers, in blocks or not.
    Integers(IntegerContraction),
}

/// Everything that decides what a kernel's function is.
#[derive(PartialEq, Eq, Hash)]
pub struct Key {
    types: Vec<String>,
    stored: Option<[Stored; 2]>,
    blocks: Option<BlockSum>,
    /// Extent of each loop, and its step in each tensor.
    loops: Vec<Vec<isize>>,
    start: Vec<isize>,
    accumulate: bool,
}

/// A contraction among a function's ops.
pub struct Found<'c> {
    /// Tells its kernel from others.
    pub key: Key,
    /// What runs it.
    pub kernel: Kernel,
    /// What it reads: the left and the right input, with blocks their exponents.
    pub inputs: Vec<Access<'c>>,
    /// What it adds to, unless that is zero.
    pub init: Ssa<'c>,
    /// Whether that is not zero.
    pub accumulate: bool,
}

/// What an op computes, if it is a sum of products that there is a kernel for.
pub fn find<'c>(op: Op<'c>, weights: &HashSet<usize>) -> Option<Found<'c>> {
    match op.attribute("mase.block_sum") {
        Ok(attribute) => blocks(op, attribute, weights),
        Err(_) => {
            let sum = Sum::of(op)?;
            if sum.stored.is_some() { integers(op, sum, weights) } else { floats(op, sum, weights) }
        }
    }
}

/// A sum of products over loops.
struct Sum<'c> {
    extents: Vec<usize>,
    abc: [Access<'c>; 3],
    /// How both inputs are stored, if they are integers.
    stored: Option<[Stored; 2]>,
}

impl<'c> Sum<'c> {
    fn of(op: Op<'c>) -> Option<Self> {
        let (extents, accesses) = loops(op, 2)?;
        let stored = if multiplies_and_adds_floats(op) { None } else { Some(integers_of(op)?) };
        let abc: [Access; 3] = accesses.try_into().ok()?;
        Some(Self { extents, abc, stored })
    }
}

/// How often each loop of an op with so many inputs and one result runs, and what its operands are in these loops.
fn loops<'c>(op: Op<'c>, inputs: i32) -> Option<(Vec<usize>, Vec<Access<'c>>)> {
    if walk::name(op) != "linalg.generic" || op.result_count() != 1 {
        return None;
    }
    let segments = DenseI32ArrayAttribute::try_from(op.attribute("operandSegmentSizes").ok()?).ok()?;
    if segments.element(0).ok()? != inputs || op.operand_count() != inputs as usize + 1 {
        return None;
    }
    let maps = maps(op.attribute("indexing_maps").ok()?)?;
    let count = maps[0].dim_count();
    let mut extents = vec![0; count];
    let mut accesses = Vec::new();
    for (tensor, map) in op.operands().zip(&maps) {
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
    // Every element of the result is that of one round of the loops outside the sum.
    let result = accesses.last()?;
    let mut counted = vec![false; count];
    for (one, extent) in result.index.iter().zip(result.shape()) {
        match one.only() {
            Some(dim) if !std::mem::replace(&mut counted[dim], true) => {}
            _ if extent == 1 => {}
            _ => return None,
        }
    }
    Some((extents, accesses))
}

/// Which loops are summed over.
fn sums(result: &Access) -> Vec<bool> {
    (0..result.loops).map(|dim| result.index.iter().all(|one| one.factors[dim] == 0)).collect()
}

fn floats<'c>(op: Op<'c>, sum: Sum<'c>, weights: &HashSet<usize>) -> Option<Found<'c>> {
    let [a, b, c] = sum.abc;
    let element = match element_of(c.tensor).to_string().as_str() {
        "f32" => Element::F32,
        "f64" => Element::F64,
        _ => return None,
    };
    let over = sums(&c);
    let [a, b] = [a, b].map(|one| one.through_moves().with_sums_first(&over, weights));
    let places = [&a, &b, &c].map(Access::place);
    let start = places.each_ref().map(|place| place.constant as isize);
    let loops: Vec<Loop> = sum
        .extents
        .iter()
        .enumerate()
        .map(|(dim, extent)| Loop {
            extent: *extent,
            steps: places.each_ref().map(|place| place.factors[dim] as isize),
        })
        .collect();
    let (init, accumulate) = initial(op);
    let kernel = Contraction::plan(element, &loops, start, accumulate)?;
    let key = Key {
        types: types(&[&a, &b, &c]),
        stored: None,
        blocks: None,
        loops: loops.iter().map(|one| [vec![one.extent as isize], one.steps.to_vec()].concat()).collect(),
        start: start.to_vec(),
        accumulate,
    };
    Some(Found { key, kernel: Kernel::Floats(kernel), inputs: vec![a, b], init, accumulate })
}

fn integers<'c>(op: Op<'c>, sum: Sum<'c>, weights: &HashSet<usize>) -> Option<Found<'c>> {
    let Sum { extents, abc, stored } = sum;
    let in_block = vec![true; extents.len()];
    planned(op, Parts { extents, in_block, abc, exponents: None, stored: stored?, blocks: None }, weights)
}

/// The sum over blocks of sums of products, which are those of another op.
fn blocks<'c>(op: Op<'c>, attribute: Attribute, weights: &HashSet<usize>) -> Option<Found<'c>> {
    let number = |name| Some(IntegerAttribute::try_from(ir::entry(attribute, name)?).ok()?.value());
    let blocks = BlockSum { offset: number("offset")?, limit: number("limit")? };
    let (mut extents, accesses) = loops(op, 3)?;
    let [one, two, three, c]: [Access; 4] = accesses.try_into().ok()?;
    let is_partial = |access: &Access<'c>| {
        let op = ir::definition(access.tensor)?;
        let sum = Sum::of(op).filter(|sum| sum.stored.is_some());
        sum.filter(|_| !initial(op).1)
    };
    let mut partial = None;
    let mut exponents = Vec::new();
    for access in [one, two, three] {
        match is_partial(&access) {
            Some(sum) if partial.is_none() => partial = Some((access, sum)),
            _ if element_of(access.tensor).to_string() == "i16" => exponents.push(access.through_moves()),
            _ => return None,
        }
    }
    let (partial, sum) = partial?;
    let [a, b, to] = sum.abc;
    // The loops of the sum in a block become further loops of the sum over blocks.
    let mut renamed = vec![None; sum.extents.len()];
    for (inner, outer) in to.index.iter().zip(&partial.index) {
        if let (Some(inner), Some(outer)) = (inner.only(), outer.only()) {
            renamed[inner] = Some(outer);
        }
    }
    let over = sums(&to);
    let mut in_block = vec![false; extents.len()];
    for (dim, extent) in sum.extents.iter().enumerate() {
        if renamed[dim].is_none() {
            if !over[dim] && *extent != 1 {
                return None;
            }
            renamed[dim] = Some(extents.len());
            extents.push(*extent);
            in_block.push(over[dim]);
        }
    }
    let renamed: Vec<usize> = renamed.into_iter().collect::<Option<_>>()?;
    let same: Vec<usize> = (0..c.loops).collect();
    let [a, b] = [a, b].map(|access| access.in_loops(extents.len(), &renamed));
    let [left, right]: [Access; 2] = exponents.try_into().ok()?;
    let [c, left, right] = [c, left, right].map(|access| access.in_loops(extents.len(), &same));
    let parts = Parts {
        extents,
        in_block,
        abc: [a, b, c],
        exponents: Some([left, right]),
        stored: sum.stored?,
        blocks: Some(blocks),
    };
    planned(op, parts, weights)
}

/// A contraction of integers.
struct Parts<'c> {
    extents: Vec<usize>,
    in_block: Vec<bool>,
    abc: [Access<'c>; 3],
    exponents: Option<[Access<'c>; 2]>,
    stored: [Stored; 2],
    blocks: Option<BlockSum>,
}

fn planned<'c>(op: Op<'c>, parts: Parts<'c>, weights: &HashSet<usize>) -> Option<Found<'c>> {
    let Parts { extents, in_block, abc: [a, b, c], mut exponents, mut stored, blocks } = parts;
    let result = integer_bits(element_of(c.tensor))?;
    let [mut a, mut b] = [a, b].map(Access::through_moves);
    let steps = |access: &Access, dim: usize| {
        extents[dim] != 1 && access.index.iter().any(|one| one.factors[dim] != 0)
    };
    // Columns are where the result's elements are neighbours.
    let inner = c.index.iter().rev().find_map(|one| one.only().filter(|dim| extents[*dim] != 1));
    if inner.is_some_and(|dim| steps(&a, dim) && !steps(&b, dim)) {
        std::mem::swap(&mut a, &mut b);
        stored.swap(0, 1);
    }
    if let Some([left, right]) = &mut exponents {
        let moves = |access: &Access, with: &Access, without: &Access| {
            (0..extents.len()).any(|dim| steps(access, dim) && steps(with, dim) && !steps(without, dim))
        };
        if moves(left, &b, &a) || moves(right, &a, &b) {
            std::mem::swap(left, right);
        }
    }
    let b = b.with_sums_first(&sums(&c), weights);
    let places = Five {
        abc: [&a, &b, &c].map(Access::place),
        exponents: match &exponents {
            Some(both) => both.each_ref().map(Access::place),
            None => [0, 1].map(|_| Linear::constant(extents.len(), 0)),
        },
    };
    let of = |number: &dyn Fn(&Linear) -> i64| Five {
        abc: places.abc.each_ref().map(|place| number(place) as isize),
        exponents: places.exponents.each_ref().map(|place| number(place) as isize),
    };
    let start = of(&|place| place.constant);
    let loops: Vec<IntegerLoop> = (0..extents.len())
        .map(|dim| IntegerLoop {
            extent: extents[dim],
            steps: of(&|place| place.factors[dim]),
            in_block: in_block[dim],
        })
        .collect();
    let (init, accumulate) = initial(op);
    let kernel = IntegerContraction::plan(stored, result, &loops, start, accumulate, blocks)?;
    let list = |five: &Five<isize>| [five.abc.to_vec(), five.exponents.to_vec()].concat();
    let loops =
        loops.iter().map(|one| [vec![one.extent as isize, one.in_block.into()], list(&one.steps)].concat());
    let key = Key {
        types: types(&[&a, &b].into_iter().chain(exponents.iter().flatten()).chain([&c]).collect::<Vec<_>>()),
        stored: Some(stored),
        blocks,
        loops: loops.collect(),
        start: list(&start),
        accumulate,
    };
    let inputs = [a, b].into_iter().chain(exponents.into_iter().flatten()).collect();
    Some(Found { key, kernel: Kernel::Integers(kernel), inputs, init, accumulate })
}

fn types(accesses: &[&Access]) -> Vec<String> {
    accesses.iter().map(|one| format!("{:?} of {}", one.shape(), element_of(one.tensor))).collect()
}

/// What a sum starts from, and whether that is not zero.
fn initial(op: Op) -> (Ssa, bool) {
    let init = op.operands().last().expect("a result");
    (init, !is_zero(init))
}

/// Whether the body is `c + a * b`.
fn multiplies_and_adds_floats(op: Op) -> bool {
    let Some(block) = ir::body(op) else { return false };
    let arguments = ir::arguments(block);
    let [mul, add, end] = ir::ops(block)[..] else { return false };
    is(mul, "arith.mulf", arguments[0], arguments[1])
        && is(add, "arith.addf", arguments[2], ir::result(mul))
        && yields(end, add)
}

/// How both inputs are stored, if the body is `c + a * b` on integers, which may be extended first.
fn integers_of(op: Op) -> Option<[Stored; 2]> {
    let block = ir::body(op)?;
    let arguments = ir::arguments(block);
    let ops = ir::ops(block);
    let [before @ .., mul, add, end] = &ops[..] else { return None };
    let mut factors = [arguments[0], arguments[1]];
    let mut signed = [true; 2];
    for extension in before {
        let from = extension.operands().next()?;
        let side = (0..2).find(|side| ir::key(arguments[*side]) == ir::key(from))?;
        signed[side] = match walk::name(*extension).as_str() {
            "arith.extsi" => true,
            "arith.extui" => false,
            _ => return None,
        };
        factors[side] = ir::result(*extension);
    }
    let matches = is(*mul, "arith.muli", factors[0], factors[1])
        && is(*add, "arith.addi", arguments[2], ir::result(*mul))
        && yields(*end, *add);
    let stored = |side: usize| {
        let bits = integer_bits(arguments[side].r#type())?;
        [8, 16, 32].contains(&bits).then_some(Stored { bits, signed: signed[side] })
    };
    let wide = [32, 64].contains(&integer_bits(arguments[2].r#type())?);
    Some([stored(0)?, stored(1)?]).filter(|_| matches && wide)
}

fn integer_bits(ty: Type) -> Option<u32> {
    Some(IntegerType::try_from(ty).ok()?.width())
}

fn is(op: Op, name: &str, left: Ssa, right: Ssa) -> bool {
    let operands: Vec<usize> = op.operands().map(ir::key).collect();
    walk::name(op) == name
        && (operands == [ir::key(left), ir::key(right)] || operands == [ir::key(right), ir::key(left)])
}

fn yields(end: Op, op: Op) -> bool {
    end.operands().next().is_some_and(|v| ir::key(v) == ir::key(ir::result(op)))
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
    let Some(op) = ir::definition(value) else { return false };
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
        FloatAttribute::try_from(value).is_ok_and(|value| value.value().to_bits() == 0)
            || IntegerAttribute::try_from(value).is_ok_and(|value| value.value() == 0)
    })
}
