//! Named sequences of passes: one file each, and one list.

use mase_ir::pass::Pipeline;

mod lower_to_llvm;
mod prepare;

/// Every pipeline.
pub static PIPELINES: &[&Pipeline] = &[&lower_to_llvm::PIPELINE, &prepare::PIPELINE];
