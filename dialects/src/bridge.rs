//! Raw declarations of the C++ bridge (`bridge/lib/Bridge.h`), and the two text conversions every caller needs.
//! `mase-ir` wraps these; nothing else should call them.

use mlir_sys::{
    MlirAttribute, MlirContext, MlirDialectRegistry, MlirLocation, MlirOperation, MlirStringRef, MlirType,
    MlirValue,
};
use std::ffi::{c_char, c_int, c_void};

/// Borrows a string for a call into MLIR.
pub fn string_ref(text: &str) -> MlirStringRef {
    MlirStringRef { data: text.as_ptr().cast(), length: text.len() }
}

/// Text that MLIR points to; bytes that are not UTF-8 end it.
///
/// # Safety
/// `raw` must point to `length` bytes that live for `'a`.
pub unsafe fn text<'a>(raw: MlirStringRef) -> &'a str {
    if raw.data.is_null() || raw.length == 0 {
        return "";
    }
    // SAFETY: by contract.
    let bytes = unsafe { std::slice::from_raw_parts(raw.data.cast::<u8>(), raw.length) };
    match std::str::from_utf8(bytes) {
        Ok(valid) => valid,
        Err(fault) => std::str::from_utf8(&bytes[..fault.valid_up_to()]).unwrap_or_default(),
    }
}

/// Kinds of option, as `MaseOptionKind`.
#[allow(missing_docs)]
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    Int,
    Bool,
    Text,
    Choice,
    IntList,
    TextList,
}

/// `MaseChoiceDesc`.
#[allow(missing_docs)]
#[repr(C)]
pub struct ChoiceDesc {
    pub name: MlirStringRef,
    pub help: MlirStringRef,
}

/// `MaseOptionDesc`.
#[allow(missing_docs)]
#[repr(C)]
pub struct OptionDesc {
    pub name: MlirStringRef,
    pub help: MlirStringRef,
    pub kind: OptionKind,
    pub integer: i64,
    pub text: MlirStringRef,
    pub choices: *const ChoiceDesc,
    pub choice_count: isize,
}

/// `MaseStatisticDesc`.
#[allow(missing_docs)]
#[repr(C)]
pub struct StatisticDesc {
    pub name: MlirStringRef,
    pub help: MlirStringRef,
}

/// `MasePassDesc`. Eight-aligned, as its address serves as the pass's type id.
#[allow(missing_docs)]
#[repr(C, align(8))]
pub struct PassDesc {
    pub argument: MlirStringRef,
    pub summary: MlirStringRef,
    pub anchor: MlirStringRef,
    pub options: *const OptionDesc,
    pub option_count: isize,
    pub statistics: *const StatisticDesc,
    pub statistic_count: isize,
    pub dialects: *const MlirStringRef,
    pub dialect_count: isize,
    pub read_only: bool,
    pub run: extern "C" fn(*const PassDesc, MlirOperation, *const Options, *mut c_void) -> bool,
}

/// `MasePipelineDesc`.
#[allow(missing_docs)]
#[repr(C)]
pub struct PipelineDesc {
    pub argument: MlirStringRef,
    pub summary: MlirStringRef,
    pub options: *const OptionDesc,
    pub option_count: isize,
    pub build: extern "C" fn(
        *const PipelineDesc,
        *const Options,
        extern "C" fn(MlirStringRef, *mut c_void),
        *mut c_void,
    ) -> bool,
}

/// `MaseOptions`, opaque.
#[repr(C)]
pub struct Options {
    opaque: [u8; 0],
}

/// `MaseDiagnosticNote`.
#[allow(missing_docs)]
#[repr(C)]
pub struct DiagnosticNote {
    pub location: MlirLocation,
    pub text: MlirStringRef,
}

/// `MaseNodeCounts`.
#[allow(missing_docs)]
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NodeCounts {
    pub macs: i64,
    pub parameters: i64,
    pub input_bits: i64,
    pub output_bits: i64,
}

/// `MasePort`.
#[allow(missing_docs)]
#[repr(C)]
pub struct Port {
    pub name: MlirStringRef,
    pub ty: MlirType,
    pub output: bool,
}

#[allow(missing_docs)]
unsafe extern "C" {
    pub fn maseRegisterPass(desc: *const PassDesc) -> bool;
    pub fn maseRegisterPipeline(desc: *const PipelineDesc) -> bool;
    pub fn maseKnowsDialect(name: MlirStringRef) -> bool;
    pub fn maseOptionInt(options: *const Options, index: isize) -> i64;
    pub fn maseOptionText(options: *const Options, index: isize) -> MlirStringRef;
    pub fn maseOptionListSize(options: *const Options, index: isize) -> isize;
    pub fn maseOptionListInt(options: *const Options, index: isize, element: isize) -> i64;
    pub fn maseOptionListText(options: *const Options, index: isize, element: isize) -> MlirStringRef;
    pub fn maseStatisticAdd(pass: *mut c_void, index: isize, amount: i64);
    pub fn maseEmitDiagnostic(
        severity: i32,
        location: MlirLocation,
        text: MlirStringRef,
        notes: *const DiagnosticNote,
        note_count: isize,
    );
    pub fn maseNodeCounts(op: MlirOperation, counts: *mut NodeCounts) -> bool;
    pub fn maseIsParameter(value: MlirValue) -> bool;
    pub fn maseHeldElements(op: MlirOperation) -> i64;
    pub fn maseTensorBits(ty: MlirType) -> i64;
    pub fn maseTypeIsNum(ty: MlirType) -> bool;
    pub fn maseNumTypeGet(
        location: MlirLocation,
        family: MlirStringRef,
        params: *const i64,
        count: isize,
    ) -> MlirType;
    pub fn maseNumTypeFamily(ty: MlirType) -> MlirStringRef;
    pub fn maseNumTypeParams(ty: MlirType, params: *mut *const i64) -> isize;
    pub fn maseLinalgIteratorType(context: MlirContext, parallel: bool) -> MlirAttribute;
    pub fn maseGeluApproximation(context: MlirContext, code: i32) -> MlirAttribute;
    pub fn maseResourceName(attribute: MlirAttribute) -> MlirStringRef;
    pub fn maseResourceBlob(attribute: MlirAttribute, data: *mut *const c_void, size: *mut isize) -> bool;
    pub fn maseResourceGet(
        ty: MlirType,
        name: MlirStringRef,
        data: *const c_void,
        size: isize,
        alignment: isize,
        replace: bool,
    ) -> MlirAttribute;
    pub fn maseHwModuleType(context: MlirContext, ports: *const Port, count: isize) -> MlirType;
    pub fn maseHwArrayType(location: MlirLocation, size: i64, element: MlirType) -> MlirType;
    pub fn maseHwParamDecl(
        context: MlirContext,
        name: MlirStringRef,
        ty: MlirType,
        value: MlirAttribute,
    ) -> MlirAttribute;
    pub fn maseHwParamDeclRef(context: MlirContext, name: MlirStringRef, ty: MlirType) -> MlirAttribute;
    pub fn maseSeqClockType(context: MlirContext) -> MlirType;
    pub fn maseTypeIsSeqClock(ty: MlirType) -> bool;
    pub fn maseIntegerAttribute(ty: MlirType, words: *const u64, count: isize) -> MlirAttribute;
    pub fn maseInsertDialects(registry: MlirDialectRegistry) -> bool;
    pub fn maseOptMain(argc: c_int, argv: *mut *mut c_char) -> c_int;
    pub fn maseLspServerMain(argc: c_int, argv: *mut *mut c_char) -> c_int;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_survives_the_way_there_and_back() {
        for sample in ["", "mase", "Grüße"] {
            // SAFETY: the sample outlives the reference.
            assert_eq!(unsafe { text(string_ref(sample)) }, sample);
        }
        let cut = MlirStringRef { data: b"ab\xffcd".as_ptr().cast(), length: 5 };
        // SAFETY: a constant.
        assert_eq!(unsafe { text(cut) }, "ab");
        // SAFETY: no bytes are read.
        assert_eq!(unsafe { text(MlirStringRef { data: std::ptr::null(), length: 3 }) }, "");
    }

    #[test]
    fn dialects_are_known_by_namespace() {
        // SAFETY: the names live for the calls.
        let known = |name| unsafe { maseKnowsDialect(string_ref(name)) };
        assert!(known("mase") && known("linalg") && !known("nonesuch"));
    }
}
