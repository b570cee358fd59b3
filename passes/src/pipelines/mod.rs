//! Named sequences of passes: one file each, and one list.

use mase_ir::pass::Pipeline;

mod prepare;

/// Every pipeline.
pub static PIPELINES: &[&Pipeline] = &[&prepare::PIPELINE];
