//! Reading structured ops of `linalg`: named ones and `linalg.generic` alike.

use crate::build::{Ssa, shape_of};
use melior::ir::{
    AffineMap, Attribute, AttributeLike, BlockRef, OperationRef, RegionLike,
    attribute::{ArrayAttribute, DenseI32ArrayAttribute},
    operation::OperationLike,
};

/// What indexes one dimension of an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// A loop alone.
    Loop(usize),
    /// A constant.
    Constant(i64),
    /// An expression.
    Other,
}

/// A structured op on static tensors.
pub struct Structured<'r> {
    /// The op.
    pub op: OperationRef<'r, 'r>,
    /// Its inputs; a scalar has no dimensions.
    pub inputs: Vec<Ssa<'r>>,
    /// What its results start from.
    pub inits: Vec<Ssa<'r>>,
    /// How loops index inputs and inits.
    pub maps: Vec<Vec<Index>>,
    /// Extents of the loops; 0 for one that indexes nothing alone.
    pub extents: Vec<i64>,
    /// Its body.
    pub body: BlockRef<'r, 'r>,
}

impl<'r> Structured<'r> {
    /// Reads an op; `None` if it is not structured, or not on static tensors.
    pub fn read(op: OperationRef<'r, 'r>) -> Option<Self> {
        // SAFETY: a live op; the function looks whether it is structured.
        let maps =
            unsafe { Attribute::from_option_raw(mlir_sys::mlirLinalgGetIndexingMapsAttribute(op.to_raw()))? };
        let maps = ArrayAttribute::try_from(maps).ok()?;
        let operands: Vec<Ssa> = op.operands().collect();
        let count = match op.attribute("operandSegmentSizes").and_then(DenseI32ArrayAttribute::try_from) {
            Ok(sizes) => usize::try_from(sizes.element(0).ok()?).ok()?,
            // `linalg.transpose` and its like: one init for each result.
            Err(_) => operands.len().checked_sub(op.result_count())?,
        };
        let body = op.region(0).ok()?.first_block()?;
        let mut read = Vec::new();
        let mut loops = 0;
        for index in 0..maps.len() {
            let map = maps.element(index).ok()?;
            // SAFETY: the elements of this attribute are affine maps.
            let map: AffineMap<'r> =
                unsafe { AffineMap::from_raw(mlir_sys::mlirAffineMapAttrGetValue(map.to_raw())) };
            loops = map.dim_count();
            read.push((0..map.result_count()).map(|i| index_of(&map, i)).collect::<Vec<_>>());
        }
        let mut extents = vec![0; loops];
        for (operand, map) in operands.iter().zip(&read) {
            if map.is_empty() {
                continue;
            }
            let shape = crate::node::shape(melior::ir::ValueLike::r#type(operand))?;
            for (index, extent) in map.iter().zip(shape) {
                if let Index::Loop(i) = index {
                    extents[*i] = extent;
                }
            }
        }
        let inits = operands.get(count..)?.to_vec();
        let inputs = operands.get(..count)?.to_vec();
        inits.iter().all(|init| shape_is_static(*init)).then_some(())?;
        Some(Self { op, inputs, inits, maps: read, extents, body })
    }

    /// The map of a result.
    pub fn result_map(&self, result: usize) -> &[Index] {
        &self.maps[self.inputs.len() + result]
    }

    /// Loops that do not index a result: those of a reduction, in order.
    pub fn reductions(&self, result: usize) -> Vec<usize> {
        let map = self.result_map(result);
        (0..self.extents.len()).filter(|i| !map.contains(&Index::Loop(*i))).collect()
    }

    /// Its results' shapes.
    pub fn result_shape(&self, result: usize) -> Vec<i64> {
        shape_of(self.inits[result])
    }
}

/// How the loops of a structured op index its operands: one map for each. `None` for an op that is not one.
pub fn indexing_maps<'c>(op: OperationRef<'c, '_>) -> Option<Vec<AffineMap<'c>>> {
    let declared = op.attribute("indexing_maps").ok();
    // SAFETY: a live op; what is returned is null or lives in its context.
    let maps = declared.or_else(|| unsafe {
        Attribute::from_option_raw(mlir_sys::mlirLinalgGetIndexingMapsAttribute(op.to_raw()))
    })?;
    let maps = ArrayAttribute::try_from(maps).ok()?;
    (0..maps.len()).map(|index| map(maps.element(index).ok()?)).collect()
}

/// The affine map that an attribute holds.
pub fn map(attribute: Attribute) -> Option<AffineMap> {
    // SAFETY: a live attribute that is asked for its kind first; the map lives in the same context.
    unsafe {
        mlir_sys::mlirAttributeIsAAffineMap(attribute.to_raw())
            .then(|| AffineMap::from_raw(mlir_sys::mlirAffineMapAttrGetValue(attribute.to_raw())))
    }
}

fn shape_is_static(value: Ssa) -> bool {
    crate::node::shape(melior::ir::ValueLike::r#type(&value)).is_some()
}

fn index_of(map: &AffineMap, result: usize) -> Index {
    match map.result(result) {
        Ok(expr) if expr.is_dim() => Index::Loop(expr.dim_position()),
        Ok(expr) if expr.is_constant() => Index::Constant(expr.constant_value()),
        _ => Index::Other,
    }
}
