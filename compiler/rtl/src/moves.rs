//! Ops of `tensor` that move elements.

use crate::error::Why;
use mase_datapath::Graph;
use mase_ir::{
    build::{self, Ssa},
    melior::ir::{OperationRef, attribute::DenseI64ArrayAttribute, operation::OperationLike},
    walk,
};
use mase_streams::kernel::{Affine, Around, Body, Kernel, Operand, Tensor};

/// Static numbers of an attribute; dynamic ones are refused.
fn numbers(op: OperationRef, name: &str) -> Result<Vec<usize>, Why> {
    let values = op.attribute(name).and_then(DenseI64ArrayAttribute::try_from);
    let values = values.map_err(|_| Why(format!("{} lacks {name}", walk::name(op))))?;
    let number = |at: usize| values.element(at).ok().and_then(|value| usize::try_from(value).ok());
    (0..values.len())
        .map(|at| number(at).ok_or_else(|| Why(format!("{} has {name} that are not known", walk::name(op)))))
        .collect()
}

/// What `tensor.insert_slice` leaves around its operand.
pub fn around(op: OperationRef) -> Result<Vec<Around>, Why> {
    let [offsets, sizes, strides] =
        ["static_offsets", "static_sizes", "static_strides"].map(|name| numbers(op, name));
    let (offsets, sizes, strides) = (offsets?, sizes?, strides?);
    let result: Ssa = op.results().next().ok_or("an insertion without a result")?.into();
    if strides.iter().any(|stride| *stride != 1) {
        return Err("it spreads elements".into());
    }
    let around = build::shape_of(result).into_iter().zip(offsets.iter().zip(&sizes));
    Ok(around.map(|(extent, (low, size))| Around { low: *low, high: extent as usize - low - size }).collect())
}

/// `tensor.extract_slice`, in all dimensions of its operand.
pub fn slice<'r>(op: OperationRef<'r, 'r>, name: &str, tensor: Tensor) -> Result<Kernel, Why> {
    let [offsets, sizes, strides] =
        ["static_offsets", "static_sizes", "static_strides"].map(|name| numbers(op, name));
    let (offsets, sizes, strides) = (offsets?, sizes?, strides?);
    let result: Ssa = op.results().next().ok_or("a slice without a result")?.into();
    let kept = build::shape_of(result);
    // Dimensions that the result lacks have one element.
    let mut dims = Vec::new();
    for (dim, size) in sizes.iter().enumerate() {
        if kept.get(dims.len()).is_some_and(|extent| *extent as usize == *size) {
            dims.push(Some(dim));
        }
    }
    if dims.len() != kept.len() {
        return Err("a slice drops dimensions in a way that is not known".into());
    }
    let mut expression = Graph::new();
    let (lo, hi) = match &tensor {
        Tensor::Stream(stream) => (stream.lo, stream.hi),
        Tensor::Constant(_) => return Err("it takes a slice of what is known".into()),
    };
    let value = expression.input("in0", lo, hi);
    let access =
        (0..sizes.len()).map(|dim| Affine { terms: vec![(dim, strides[dim])], constant: offsets[dim] });
    let operand = Operand { tensor, access: access.collect(), name: "in0".into() };
    Ok(Kernel {
        name: name.to_owned(),
        extents: sizes,
        result: dims,
        operands: vec![operand],
        expression,
        body: Body::Map(value),
    })
}
