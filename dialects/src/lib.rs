//! The `mase` dialect and the C ABI between MLIR's C++ API and Rust.
//!
//! The dialect is TableGen and C++ under `mase/`, and so are mirrors of CIRCT's dialects under `mirror/`; the bridge that turns Rust descriptors into MLIR passes is C++ under
//! `bridge/`. This crate is their Rust side and, with `mase-ir`, the only one that touches raw MLIR pointers.
//!
//! Invariants: no panic crosses the ABI (every function called from C++ catches); attributes are read and built by
//! accessors generated from their `.td` definition, never by parsing text.

pub mod attributes;
pub mod bridge;
mod format_abi;
pub mod plugin;

/// Directory of libMLIR.so, for the run path of whatever links this crate.
pub const LLVM_LIBRARY_DIR: &str = concat!(env!("MLIR_SYS_220_PREFIX"), "/lib");
