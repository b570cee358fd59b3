//! `libmase_plugin.so`: the dialect and the passes for a stock `mlir-opt`, and for C and C++ programs through
//! `mase-c/Mase.h`. A `cdylib` exports Rust functions only, so the entry points are defined here.

use mase_dialects::plugin::{PluginInfo, dialect_plugin_info, pass_plugin_info};

/// What `--load-dialect-plugin` looks up.
#[unsafe(no_mangle)]
pub extern "C" fn mlirGetDialectPluginInfo() -> PluginInfo {
    dialect_plugin_info()
}

/// What `--load-pass-plugin` looks up.
#[unsafe(no_mangle)]
pub extern "C" fn mlirGetPassPluginInfo() -> PluginInfo {
    extern "C" fn register() {
        maseRegisterPasses();
    }
    pass_plugin_info(register)
}

/// See `mase-c/Mase.h`.
///
/// # Safety
/// `registry` is a live dialect registry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn maseRegisterDialects(registry: mlir_sys::MlirDialectRegistry) -> bool {
    // SAFETY: by contract.
    unsafe { mase_dialects::bridge::maseInsertDialects(registry) }
}

/// See `mase-c/Mase.h`.
#[unsafe(no_mangle)]
pub extern "C" fn maseRegisterPasses() -> bool {
    // Registration runs no code of passes; a panic in it is a bug in a declaration.
    std::panic::catch_unwind(mase_rtl::passes::register_all).unwrap_or(false)
}
