//! MLIR's plugin entry points, as values to return from a `cdylib`'s own exports.

use std::ffi::{c_char, c_void};

/// `mlir::DialectPluginLibraryInfo` and `mlir::PassPluginLibraryInfo`, which have the same layout.
#[repr(C)]
pub struct PluginInfo {
    api_version: u32,
    name: *const c_char,
    version: *const c_char,
    register: *const c_void,
}

unsafe extern "C" {
    fn maseDialectPluginInfo() -> PluginInfo;
    fn masePassPluginInfo(register: extern "C" fn()) -> PluginInfo;
}

/// For `mlirGetDialectPluginInfo`.
pub fn dialect_plugin_info() -> PluginInfo {
    // SAFETY: returns a constant.
    unsafe { maseDialectPluginInfo() }
}

/// For `mlirGetPassPluginInfo`; `register` is called by the host.
pub fn pass_plugin_info(register: extern "C" fn()) -> PluginInfo {
    // SAFETY: returns a constant.
    unsafe { masePassPluginInfo(register) }
}
