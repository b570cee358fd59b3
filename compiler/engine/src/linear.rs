//! Where loops read and write: each index of a tensor as a sum of loop counters times factors.

use mase_ir::melior::ir::{AffineExpr, AffineMap, Attribute, AttributeLike, attribute::ArrayAttribute};

/// A sum of loop counters times factors, and a constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linear {
    /// One for each loop.
    pub factors: Vec<i64>,
    /// What is added.
    pub constant: i64,
}

impl Linear {
    /// A constant.
    pub fn constant(loops: usize, constant: i64) -> Self {
        Self { factors: vec![0; loops], constant }
    }

    /// What an expression of an indexing map is, if it is a sum.
    pub fn of(expr: AffineExpr, loops: usize) -> Option<Self> {
        if expr.is_dim() {
            let mut result = Self::constant(loops, 0);
            result.factors[expr.dim_position()] = 1;
            return Some(result);
        }
        if expr.is_constant() {
            return Some(Self::constant(loops, expr.constant_value()));
        }
        if expr.is_add() {
            return Some(Self::of(expr.lhs(), loops)?.plus(&Self::of(expr.rhs(), loops)?, 1));
        }
        if expr.is_mul() {
            let (left, right) = (Self::of(expr.lhs(), loops)?, Self::of(expr.rhs(), loops)?);
            // An affine product has a constant on one side.
            let (sum, factor) =
                if right.is_constant() { (left, right.constant) } else { (right, left.constant) };
            return Some(Self::constant(loops, 0).plus(&sum, factor));
        }
        None
    }

    /// The sum of this and `factor` times another.
    pub fn plus(&self, other: &Self, factor: i64) -> Self {
        let factors = self.factors.iter().zip(&other.factors).map(|(a, b)| a + factor * b).collect();
        Self { factors, constant: self.constant + factor * other.constant }
    }

    fn is_constant(&self) -> bool {
        self.factors.iter().all(|factor| *factor == 0)
    }

    /// The one loop that this counts, if it is that and nothing else.
    pub fn only(&self) -> Option<usize> {
        let mut counted = self.factors.iter().enumerate().filter(|(_, factor)| **factor != 0);
        let (dim, factor) = counted.next()?;
        (counted.next().is_none() && *factor == 1 && self.constant == 0).then_some(dim)
    }
}

/// The indexing maps of a `linalg.generic`.
pub fn maps<'c>(attribute: Attribute<'c>) -> Option<Vec<AffineMap<'c>>> {
    let list = ArrayAttribute::try_from(attribute).ok()?;
    // SAFETY: the attribute is one of maps, as the verifier of the op has checked.
    (0..list.len())
        .map(|i| {
            Some(unsafe {
                AffineMap::from_raw(mlir_sys::mlirAffineMapAttrGetValue(list.element(i).ok()?.to_raw()))
            })
        })
        .collect()
}

/// Each result of a map as a sum.
pub fn linear_map(map: AffineMap) -> Option<Vec<Linear>> {
    (0..map.result_count()).map(|i| Linear::of(map.result(i).ok()?, map.dim_count())).collect()
}

/// How far apart neighbours along each axis are in a row-major tensor.
pub fn strides(shape: &[i64]) -> Vec<i64> {
    let mut strides = vec![1; shape.len()];
    for i in (1..shape.len()).rev() {
        strides[i - 1] = strides[i] * shape[i];
    }
    strides
}
