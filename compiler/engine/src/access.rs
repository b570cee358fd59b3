//! Tensors as loops read them, seen through the moves that they went through before.

use crate::{
    ir::{self, Op, Ssa},
    linear::{Linear, linear_map, maps, strides},
};
use mase_ir::{
    build::{Builder, element_of, shape_of},
    melior::ir::{BlockLike, ValueLike, operation::OperationLike},
    node, walk,
};
use std::collections::HashSet;

/// A tensor and how loops index it.
pub struct Access<'c> {
    /// The tensor.
    pub tensor: Ssa<'c>,
    /// How many loops there are.
    pub loops: usize,
    /// Which element, by axes of the tensor.
    pub index: Vec<Linear>,
    /// The tensor's axes in the order in which they are to be in memory, if that is another one.
    pub order: Option<Vec<usize>>,
}

/// Whether an op only moves the elements of its one input.
pub fn is_move(op: Op) -> bool {
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
    pub fn shape(&self) -> Vec<i64> {
        let shape = shape_of(self.tensor);
        match &self.order {
            Some(order) => order.iter().map(|dim| shape[*dim]).collect(),
            None => shape,
        }
    }

    /// A weight with the axes that are summed over before the others, which is how kernels read fastest. Other tensors stay:
    /// moving elements in each run would cost more than it gains.
    pub fn with_sums_first(mut self, sums: &[bool], weights: &HashSet<usize>) -> Self {
        if !weights.contains(&ir::key(self.tensor)) {
            return self;
        }
        let rank = |one: &Linear| {
            let mut steps =
                one.factors.iter().zip(sums).filter(|(factor, _)| **factor != 0).map(|(_, sum)| *sum);
            // An axis of one element may be anywhere.
            let first = steps.next().unwrap_or(true);
            steps.all(|sum| sum == first).then_some(if first { 0 } else { 1 })
        };
        let Some(ranks) = self.index.iter().map(rank).collect::<Option<Vec<_>>>() else { return self };
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|dim| ranks[*dim]);
        if !order.is_sorted() {
            self.index = order.iter().map(|dim| self.index[*dim].clone()).collect();
            self.order = Some(order);
        }
        self
    }

    /// The same tensor in other loops: for each of the present ones, the new one.
    pub fn in_loops(mut self, count: usize, loops: &[usize]) -> Self {
        for one in &mut self.index {
            let mut renamed = Linear::constant(count, one.constant);
            for (factor, to) in one.factors.iter().zip(loops) {
                renamed.factors[*to] += factor;
            }
            *one = renamed;
        }
        self.loops = count;
        self
    }

    /// The tensor in its order.
    pub fn in_order(&self, b: &Builder<'c>) -> Ssa<'c> {
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
    pub fn place(&self) -> Linear {
        let strides = strides(&self.shape());
        self.index
            .iter()
            .zip(strides)
            .fold(Linear::constant(self.loops, 0), |sum, (index, stride)| sum.plus(index, stride))
    }

    /// The same elements in the tensor that they were moved from.
    pub fn through_moves(mut self) -> Self {
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
