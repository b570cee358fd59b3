//! Names, types and shapes of what goes into a program and what comes out.

use crate::Error;
use mase_data::{DType, Tensor, byte_count};
use mase_ir::{melior::ir::Type, node};

/// One tensor at a program's interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// A parameter's name in the module; `arg0`, `arg1`, ... for inputs and `result0`, ... for outputs.
    pub name: String,
    /// The type of the elements.
    pub dtype: DType,
    /// The size of each axis.
    pub shape: Vec<usize>,
}

impl Signature {
    /// Of a tensor type; an error naming it if tensors of the interface cannot be of it.
    pub(crate) fn of(name: impl Into<String>, ty: Type) -> Result<Self, Error> {
        let name = name.into();
        let fault = |what: &str| Error::Compile(format!("`{name}` is of type {ty}: {what}"));
        let shape = node::shape(ty).ok_or_else(|| fault("only tensors of static shape are handled"))?;
        let dtype = node::element(ty)
            .and_then(|element| DType::from_name(&element.to_string()))
            .ok_or_else(|| fault("elements of this type are not handled"))?;
        let shape: Vec<usize> = shape.into_iter().map(|extent| extent as usize).collect();
        byte_count(dtype, &shape).ok_or_else(|| fault("that is more than memory can hold"))?;
        Ok(Self { name, dtype, shape })
    }

    /// Type and shape as MLIR writes them: `1x128xf32`.
    pub fn type_text(&self) -> String {
        type_text(self.dtype, &self.shape)
    }

    /// Elements of the tensor.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Bytes of the tensor.
    pub(crate) fn bytes(&self) -> usize {
        self.count() * self.dtype.size()
    }

    /// Whether a tensor is of this type and shape.
    pub(crate) fn fits(&self, tensor: &Tensor) -> bool {
        self.dtype == tensor.dtype() && self.shape == tensor.shape()
    }
}

/// Type and shape as MLIR writes them.
pub(crate) fn type_text(dtype: DType, shape: &[usize]) -> String {
    let extents: String = shape.iter().map(|extent| format!("{extent}x")).collect();
    format!("{extents}{dtype}")
}
