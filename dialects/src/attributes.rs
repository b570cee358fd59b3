//! The hardware attributes as Rust values, generated from `MaseAttrs.td`: `read` takes an attribute apart, `build`
//! makes one, verified by the same rules as text.

use crate::bridge::{string_ref, text};
use melior::ir::{Attribute, AttributeLike, Location};
use mlir_sys::{MlirAttribute, MlirLocation, MlirStringRef};

const NULL: MlirAttribute = MlirAttribute { ptr: std::ptr::null() };

/// Copies an array that an accessor points to.
fn list<T: Copy>(read: impl FnOnce(*mut *const T) -> isize) -> Vec<T> {
    let mut data = std::ptr::null();
    let size = read(&mut data);
    if size <= 0 || data.is_null() {
        return Vec::new();
    }
    // SAFETY: the accessor set `data` to `size` numbers that live as long as the context.
    unsafe { std::slice::from_raw_parts(data, size as usize) }.to_vec()
}

include!(concat!(env!("OUT_DIR"), "/attributes.rs"));
