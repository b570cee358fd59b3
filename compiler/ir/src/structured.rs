//! Reading structured ops of `linalg`, named ones and `linalg.generic` alike.

use melior::ir::{
    AffineMap, Attribute, AttributeLike, OperationRef, attribute::ArrayAttribute, operation::OperationLike,
};

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
