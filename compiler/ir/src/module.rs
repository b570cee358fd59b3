//! Modules as files: reading text or bytecode, and writing either.

use melior::{
    Context,
    dialect::DialectRegistry,
    ir::{Module, OperationRef, operation::OperationLike},
};
use mlir_sys::MlirStringRef;
use std::ffi::{CString, c_void};
use std::{os::unix::ffi::OsStrExt, path::Path};

/// A context that knows MLIR's dialects and `mase`. None, with a message on stderr, if `mase` cannot be inserted.
pub fn context() -> Option<Context> {
    let registry = DialectRegistry::new();
    melior::utility::register_all_dialects(&registry);
    crate::register::insert_dialects(&registry).then(|| Context::new_with_registry(&registry, true))
}

/// Reads and verifies a module, text or bytecode; `-` is stdin. What is wrong is reported to the context, with file and line, and
/// the answer is none.
pub fn read<'c>(context: &'c Context, path: &Path) -> Option<Module<'c>> {
    let name = CString::new(path.as_os_str().as_bytes()).ok()?;
    let name = MlirStringRef { data: name.as_ptr(), length: name.as_bytes().len() };
    // SAFETY: a live context, and a C string that lives for the call; the module is ours.
    unsafe { Module::from_option_raw(mlir_sys::mlirModuleCreateParseFromFile(context.to_raw(), name)) }
}

/// A copy of a module in another context, with the data of resources; what is wrong is reported to that context, and the answer is
/// none.
pub fn copy_into<'c>(context: &'c Context, module: OperationRef) -> Option<Module<'c>> {
    let bytes = module.write_bytecode();
    let bytes = MlirStringRef { data: bytes.as_ptr().cast(), length: bytes.len() };
    // SAFETY: a live context, and bytes that live for the call; the module is ours.
    unsafe { Module::from_option_raw(mlir_sys::mlirModuleCreateParse(context.to_raw(), bytes)) }
}

/// What of a module its text has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text {
    /// Leave out the data of resources.
    pub elide: bool,
    /// Write locations.
    pub locations: bool,
    /// Write every op in its generic form, as for a reader with dialects of another release.
    pub generic: bool,
}

/// A module as text.
pub fn text(module: &Module, what: Text) -> String {
    extern "C" fn append(part: MlirStringRef, user: *mut c_void) {
        // SAFETY: `user` is the string below, and MLIR's text lives for the call.
        unsafe { (*user.cast::<String>()).push_str(mase_dialects::bridge::text(part)) };
    }
    let mut text = String::new();
    // SAFETY: the flags live for the call, and `append` gets the string it expects.
    unsafe {
        let flags = mlir_sys::mlirOpPrintingFlagsCreate();
        if what.elide {
            mlir_sys::mlirOpPrintingFlagsElideLargeResourceString(flags, 0);
        }
        mlir_sys::mlirOpPrintingFlagsEnableDebugInfo(flags, what.locations, false);
        if what.generic {
            mlir_sys::mlirOpPrintingFlagsPrintGenericOpForm(flags);
        }
        let op = module.as_operation().to_raw();
        mlir_sys::mlirOperationPrintWithFlags(op, flags, Some(append), (&raw mut text).cast());
        mlir_sys::mlirOpPrintingFlagsDestroy(flags);
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
