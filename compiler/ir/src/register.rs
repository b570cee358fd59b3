//! Making the dialect known to a process, and the tools that are MLIR's own over our registry.

use mase_dialects::bridge::{maseInsertDialects, maseLspServerMain, maseOptMain};
use melior::dialect::DialectRegistry;
use std::{
    ffi::{CString, c_char, c_int},
    os::unix::ffi::OsStringExt,
};

/// Inserts the `mase` dialect into a registry, and the mirrors of CIRCT's where nobody has their names. False, with a message on
/// stderr, if it has another `mase`.
pub fn insert_dialects(registry: &DialectRegistry) -> bool {
    // SAFETY: a live registry.
    unsafe { maseInsertDialects(registry.to_raw()) }
}

/// `MlirOptMain` over upstream's and our dialects and passes, with this process's arguments. Returns the exit code.
/// Passes must have been registered.
pub fn opt_main() -> i32 {
    // SAFETY: a C `main`.
    with_arguments(|argc, argv| unsafe { maseOptMain(argc, argv) })
}

/// `MlirLspServerMain` over the same dialects.
pub fn lsp_server_main() -> i32 {
    // SAFETY: a C `main`.
    with_arguments(|argc, argv| unsafe { maseLspServerMain(argc, argv) })
}

fn with_arguments(main: impl FnOnce(c_int, *mut *mut c_char) -> c_int) -> i32 {
    // The system hands over C strings, so none holds a zero byte.
    let arguments: Vec<CString> =
        std::env::args_os().filter_map(|argument| CString::new(argument.into_vec()).ok()).collect();
    let mut pointers: Vec<*mut c_char> = arguments.iter().map(|a| a.as_ptr().cast_mut()).collect();
    pointers.push(std::ptr::null_mut());
    main(arguments.len() as c_int, pointers.as_mut_ptr())
}
