//! Slices, insertions and padding.

use super::{DYNAMIC, Reader, ints, operand, static_shape};
use mase_ir::{
    melior::ir::{BlockLike, OperationRef, RegionLike, operation::OperationLike},
    node, walk,
};

impl<'r> Reader<'r> {
    pub(super) fn extract_slice(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let x = self.tensor(operand(op, 0)?)?;
        let [offsets, sizes, strides] = slice_of(op)?;
        let shape = static_shape(op)?;
        let y = self.graph.slice(x, offsets, sizes, strides);
        let y = self.graph.reshape(y, shape);
        self.result(op, y)
    }

    /// Into a constant it is padding; a row of them into an empty tensor is a concatenation.
    pub(super) fn insert_slice(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let shape = static_shape(op)?;
        let [offsets, sizes, strides] = slice_of(op)?;
        if strides.iter().any(|stride| *stride != 1) {
            return Err("inserts with strides".to_owned());
        }
        let part = self.tensor(operand(op, 0)?)?;
        let part = self.graph.reshape(part, sizes.clone());
        let whole = operand(op, 1)?;
        if let Some(value) = self.id(whole).and_then(|id| self.graph.number(id)) {
            let high = (0..shape.len()).map(|i| shape[i] - offsets[i] - sizes[i]).collect();
            let y = self.graph.pad(part, offsets, high, value);
            return self.result(op, y);
        }
        let mut parts = vec![(offsets, part)];
        let mut inner = node::defining_op(whole);
        while let Some(other) = inner.filter(|other| walk::name(*other) == "tensor.insert_slice") {
            let [offsets, sizes, strides] = slice_of(other)?;
            if strides.iter().any(|stride| *stride != 1) {
                return Err("inserts with strides".to_owned());
            }
            let part = self.tensor(operand(other, 0)?)?;
            parts.push((offsets, self.graph.reshape(part, sizes)));
            inner = node::defining_op(operand(other, 1)?);
        }
        if inner.is_none_or(|other| walk::name(other) != "tensor.empty") {
            return Err("inserts into a tensor that is neither constant nor empty".to_owned());
        }
        parts.sort();
        let axis = (0..shape.len()).find(|i| self.graph.shape(parts[0].1)[*i] != shape[*i]).unwrap_or(0);
        let mut end = 0;
        for (offsets, part) in &parts {
            let fits = (0..shape.len()).all(|i| match i == axis {
                true => offsets[i] == end,
                false => offsets[i] == 0 && self.graph.shape(*part)[i] == shape[i],
            });
            if !fits {
                return Err("inserts parts that do not follow each other along one dimension".to_owned());
            }
            end += self.graph.shape(*part)[axis];
        }
        if end != shape[axis] {
            return Err("leaves elements undefined".to_owned());
        }
        let y = self.graph.concat(parts.into_iter().map(|(_, part)| part).collect(), axis);
        self.result(op, y)
    }

    pub(super) fn pad(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let x = self.tensor(operand(op, 0)?)?;
        let (low, high) = (ints(op, "static_low")?, ints(op, "static_high")?);
        if low.iter().chain(&high).any(|extent| *extent < 0) {
            return Err("pads by an extent that is not static or is negative".to_owned());
        }
        let block = op.region(0).ok().and_then(|region| region.first_block()).ok_or("has no body")?;
        let end = block.terminator().ok_or("has no body")?;
        let value = self.scalar(operand(end, 0)?).and_then(|id| self.graph.number(id));
        let y = self.graph.pad(x, low, high, value.ok_or("pads with a value that is no constant")?);
        self.result(op, y)
    }
}

/// Offsets, sizes and strides of a slice.
fn slice_of(op: OperationRef) -> Result<[Vec<i64>; 3], String> {
    let lists = [ints(op, "static_offsets")?, ints(op, "static_sizes")?, ints(op, "static_strides")?];
    match lists.iter().flatten().any(|value| *value == DYNAMIC) {
        true => Err("has offsets, sizes or strides that are not static".to_owned()),
        false => Ok(lists),
    }
}
