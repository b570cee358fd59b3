//! The format registry's C ABI, as declared in `mase/FormatAbi.h`: how the `!mase.num` type parses, prints, verifies
//! and measures itself.

use crate::bridge::{string_ref, text};
use mase_formats::{Format, FormatError, Item};
use mlir_sys::MlirStringRef;
use std::{
    ffi::c_void,
    panic::{AssertUnwindSafe, catch_unwind},
};

#[repr(C)]
struct RawItem {
    kind: i32,
    key: MlirStringRef,
    word: MlirStringRef,
    integer: i64,
    number: f64,
}

#[repr(C)]
struct RawLayout {
    element_bits: u32,
    exponent_bits: u32,
    block: u32,
    is_signed: i32,
    has_channel: i32,
    block_axis: i64,
    channel_axis: i64,
}

type FormatFn = extern "C" fn(MlirStringRef, *const i64, isize, *mut c_void);
type TextFn = extern "C" fn(MlirStringRef, *mut c_void);

/// Runs `body`; a panic becomes `None`, as no panic may cross the ABI.
fn guard<T>(body: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(body)).ok()
}

/// # Safety
/// `data` points to `count` values, or `count` is 0.
unsafe fn slice<'a, T>(data: *const T, count: isize) -> &'a [T] {
    if count <= 0 || data.is_null() {
        return &[];
    }
    // SAFETY: by contract.
    unsafe { std::slice::from_raw_parts(data, count as usize) }
}

fn item<'a>(raw: &'a RawItem) -> Item<'a> {
    // SAFETY: C++ fills `key` and `word` with text that lives for the call.
    let (key, word) = unsafe { (text(raw.key), text(raw.word)) };
    match raw.kind {
        0 => Item::Int(raw.integer),
        1 => Item::Float(raw.number),
        2 => Item::Word(word),
        3 => Item::KeyInt(key, raw.integer),
        4 => Item::KeyFloat(key, raw.number),
        _ => Item::KeyWord(key, word),
    }
}

fn report(result: Option<Result<(), FormatError>>, error: TextFn, user: *mut c_void) -> bool {
    let message = match result {
        Some(Ok(())) => return true,
        Some(Err(fault)) => fault.to_string(),
        None => "internal error: the format registry panicked".to_owned(),
    };
    error(string_ref(&message), user);
    false
}

/// Only ever called by C++ with a format that passed [`maseFormatCheck`].
fn known(family: MlirStringRef, params: &[i64]) -> Result<Format, FormatError> {
    // SAFETY: the family's name lives in the type.
    Format::from_parts(unsafe { text(family) }, params)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn maseFormatResolve(
    mnemonic: MlirStringRef,
    items: *const RawItem,
    count: isize,
    found: FormatFn,
    error: TextFn,
    user: *mut c_void,
) -> bool {
    let result = guard(|| {
        // SAFETY: C++ passes `count` items and a mnemonic that live for the call.
        let (mnemonic, raw) = unsafe { (text(mnemonic), slice(items, count)) };
        let items: Vec<Item> = raw.iter().map(item).collect();
        Format::resolve(mnemonic, &items)
    });
    let result = result.map(|resolved| {
        resolved.map(|format| {
            let params = format.params();
            found(string_ref(format.family().name()), params.as_ptr(), params.len() as isize, user);
        })
    });
    report(result, error, user)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn maseFormatCheck(
    family: MlirStringRef,
    params: *const i64,
    count: isize,
    error: TextFn,
    user: *mut c_void,
) -> bool {
    // SAFETY: C++ passes `count` parameters.
    let params = unsafe { slice(params, count) };
    report(guard(|| known(family, params).map(drop)), error, user)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn maseFormatPrint(
    family: MlirStringRef,
    params: *const i64,
    count: isize,
    print: TextFn,
    user: *mut c_void,
) {
    // SAFETY: C++ passes `count` parameters.
    let params = unsafe { slice(params, count) };
    if let Some(Ok(printed)) = guard(|| known(family, params).map(|format| format.to_string())) {
        print(string_ref(&printed), user);
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn maseFormatLayout(
    family: MlirStringRef,
    params: *const i64,
    count: isize,
    out: *mut RawLayout,
) -> bool {
    // SAFETY: C++ passes `count` parameters.
    let params = unsafe { slice(params, count) };
    let Some(Ok(layout)) = guard(|| known(family, params).map(|format| format.layout())) else {
        return false;
    };
    let raw = RawLayout {
        element_bits: layout.element_bits,
        exponent_bits: layout.exponent_bits,
        block: layout.block.unwrap_or(0),
        is_signed: layout.signed.into(),
        has_channel: layout.channel_axis.is_some().into(),
        block_axis: layout.block_axis.unwrap_or(0),
        channel_axis: layout.channel_axis.unwrap_or(0),
    };
    // SAFETY: C++ passes a layout to fill in.
    unsafe { out.write(raw) };
    true
}

#[unsafe(no_mangle)]
unsafe extern "C" fn maseFormatStorageBits(
    family: MlirStringRef,
    params: *const i64,
    count: isize,
    shape: *const i64,
    rank: isize,
    out: *mut i64,
) -> bool {
    // SAFETY: C++ passes `count` parameters and `rank` extents.
    let (params, shape) = unsafe { (slice(params, count), slice(shape, rank)) };
    let Some(Ok(layout)) = guard(|| known(family, params).map(|format| format.layout())) else {
        return false;
    };
    let bits = match guard(|| layout.storage_bits(shape)) {
        Some(Ok(bits)) => i64::try_from(bits).unwrap_or(i64::MAX),
        Some(Err(FormatError::TooLarge { .. })) => i64::MAX,
        _ => return false,
    };
    // SAFETY: C++ passes an integer to fill in.
    unsafe { out.write(bits) };
    true
}
