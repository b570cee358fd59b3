//! Tensors, the files they are kept in: `.npz` of numpy and `.safetensors`, and statistics of their elements. No MLIR.
//!
//! Invariants: a tensor's bytes fit its shape and type, row-major and little-endian; a damaged file is an error that names file
//! and entry, never a panic, and never allocates more than the file holds; a file is written beside its place and
//! renamed, so that it is there whole or not at all; the same tensors give the same bytes.

mod bytes;
mod compare;
mod dtype;
mod error;
mod file;
mod map;
pub mod npz;
pub mod safetensors;
pub mod statistics;
mod tensor;

pub use bytes::Bytes;
pub use compare::Comparison;
pub use dtype::DType;
pub use error::Error;
pub use file::write_whole;
pub use half::{bf16, f16};
pub use indexmap::IndexMap;
pub use tensor::{Element, Tensor, byte_count, index_of};

#[cfg(not(target_endian = "little"))]
compile_error!("tensors are kept as the machine's bytes, which the files have as little-endian");
