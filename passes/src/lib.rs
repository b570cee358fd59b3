//! MASE's passes: one file each, and one list.
//!
//! To add a pass, write `src/<name>.rs` with a `pub const PASS: Pass` and put its name in the list below; registration,
//! `--help`, textual pipelines and the generated reference follow. `docs/guides/add-pass.md` walks through one.

use mase_ir::pass::{Pass, register, register_pipeline};
use std::sync::OnceLock;

/// Declares the modules and the list of passes.
macro_rules! passes {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*
        /// Every pass.
        pub static PASSES: &[&Pass] = &[$(&$module::PASS),*];
    };
}

passes! {
    equalize,
    fuse,
    init,
    lower_to_linalg,
    quantize,
    raise,
    report,
    set_target,
    test_panic,
    view,
}

mod common;
mod pipelines;

pub use pipelines::PIPELINES;

/// Registers all of them with this process; further calls do nothing. False, with a message on stderr for each, if
/// passes of the same names were there already.
pub fn register_all() -> bool {
    static DONE: OnceLock<bool> = OnceLock::new();
    *DONE.get_or_init(|| {
        // Every name is tried, so that every clash is reported.
        let mut registered = true;
        for pass in PASSES {
            registered &= register(pass);
        }
        for pipeline in PIPELINES {
            registered &= register_pipeline(pipeline);
        }
        registered
    })
}
