//! The values of constants and parameters: `dense` and `dense_resource` attributes as bytes, and back.
//!
//! Bytes are row-major and little-endian, an element in whole bytes; `i1` has one byte an element, 0 or 1.

use mase_dialects::bridge::{maseResourceBlob, maseResourceGet, maseResourceName, string_ref, text};
use melior::{
    Context,
    ir::{Attribute, AttributeLike, Type, TypeLike, r#type::RankedTensorType},
};
use std::borrow::Cow;

/// The elements of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements<'c> {
    /// Every element, or the one that all are.
    pub bytes: Cow<'c, [u8]>,
    /// Whether `bytes` has one element that stands for all.
    pub splat: bool,
}

impl<'c> Elements<'c> {
    /// `count` elements, written out if they are one.
    pub fn all(self, count: usize) -> Cow<'c, [u8]> {
        if self.splat { Cow::Owned(self.bytes.repeat(count)) } else { self.bytes }
    }
}

/// The elements of a `dense` of numbers or of a `dense_resource` on a tensor or vector. None for other attributes, for a resource
/// without data (elided), and for one whose data does not fit its type ([`misfit`] says which).
pub fn elements<'c>(attribute: Attribute<'c>) -> Option<Elements<'c>> {
    if let Some(bytes) = blob(attribute) {
        return misfit(attribute).is_none().then_some(Elements { bytes: Cow::Borrowed(bytes), splat: false });
    }
    let raw = attribute.to_raw();
    // SAFETY: a live attribute; the accessors run only on a dense one, whose data lives in the context.
    unsafe {
        if !mlir_sys::mlirAttributeIsADenseElements(raw) {
            return None;
        }
        let count = count(attribute)?;
        let splat = mlir_sys::mlirDenseElementsAttrIsSplat(raw);
        let stored = if splat { 1 } else { count };
        let element = element(attribute);
        if mlir_sys::mlirTypeIsAInteger(element.to_raw())
            && mlir_sys::mlirIntegerTypeGetWidth(element.to_raw()) == 1
        {
            // MLIR packs them into bits.
            let bit = |at| u8::from(mlir_sys::mlirDenseElementsAttrGetBoolValue(raw, at as isize));
            return Some(Elements { bytes: (0..stored).map(bit).collect(), splat });
        }
        let size = stored.checked_mul(element_size(element)?)?;
        if size == 0 {
            return Some(Elements { bytes: Cow::Borrowed(&[]), splat });
        }
        let data = mlir_sys::mlirDenseElementsAttrGetRawData(raw).cast::<u8>();
        Some(Elements { bytes: Cow::Borrowed(std::slice::from_raw_parts(data, size)), splat })
    }
}

/// The name of a `dense_resource`, with data or without; none for other attributes.
pub fn resource_name<'c>(attribute: Attribute<'c>) -> Option<&'c str> {
    // SAFETY: a live attribute, checked to be a resource; its name lives in the context.
    unsafe { is_resource(attribute).then(|| text(maseResourceName(attribute.to_raw()))) }
}

/// Why the data of a `dense_resource` cannot be its elements: it is of another length. None if all is well.
pub fn misfit(attribute: Attribute) -> Option<String> {
    let found = blob(attribute)?.len();
    let expected = count(attribute)?.checked_mul(element_size(element(attribute))?);
    if Some(found) == expected {
        return None;
    }
    let name = resource_name(attribute).unwrap_or_default();
    let needs = expected.map_or("more than there can be".into(), |bytes| bytes.to_string());
    Some(format!("resource `{name}` has {found} bytes of data, but its type needs {needs}"))
}

/// A `dense_resource` with a copy of these bytes. If the context has a resource of that name, this one gets another.
///
/// # Panics
/// If the bytes are too few or too many for the type.
pub fn resource<'c>(
    context: &'c Context,
    name: &str,
    ty: RankedTensorType<'c>,
    bytes: &[u8],
) -> Attribute<'c> {
    build(context, name, ty, bytes, false)
}

/// [`resource`], but a resource of that name is replaced: every attribute that refers to it has the new bytes. Bytes that
/// [`elements`] gave before stay valid. No other thread may be reading that resource.
pub fn replace_resource<'c>(
    context: &'c Context,
    name: &str,
    ty: RankedTensorType<'c>,
    bytes: &[u8],
) -> Attribute<'c> {
    build(context, name, ty, bytes, true)
}

/// Blobs start at a multiple of this. MLIR's tools do not read bytecode that asks for more than a buffer of theirs has.
const ALIGNMENT: isize = 16;

fn build<'c>(
    _: &'c Context,
    name: &str,
    ty: RankedTensorType<'c>,
    bytes: &[u8],
    replace: bool,
) -> Attribute<'c> {
    // SAFETY: a live type; name and bytes are copied.
    let attribute = unsafe {
        let data = bytes.as_ptr().cast();
        let size = bytes.len() as isize;
        Attribute::from_raw(maseResourceGet(ty.to_raw(), string_ref(name), data, size, ALIGNMENT, replace))
    };
    if let Some(fault) = misfit(attribute) {
        panic!("{fault}");
    }
    attribute
}

fn is_resource(attribute: Attribute) -> bool {
    // SAFETY: a live attribute.
    unsafe { mlir_sys::mlirAttributeIsADenseResourceElements(attribute.to_raw()) }
}

fn blob<'c>(attribute: Attribute<'c>) -> Option<&'c [u8]> {
    if !is_resource(attribute) {
        return None;
    }
    let (mut data, mut size) = (std::ptr::null(), 0);
    // SAFETY: a resource, and places for the results. Data lives as long as the context, as `maseResourceGet` promises.
    unsafe {
        if !maseResourceBlob(attribute.to_raw(), &mut data, &mut size) {
            return None;
        }
        Some(if size == 0 { &[] } else { std::slice::from_raw_parts(data.cast(), size as usize) })
    }
}

fn count(attribute: Attribute) -> Option<usize> {
    // SAFETY: a live attribute; callers have looked that it has elements.
    usize::try_from(unsafe { mlir_sys::mlirElementsAttrGetNumElements(attribute.to_raw()) }).ok()
}

/// The element type of an attribute that has elements.
fn element<'c>(attribute: Attribute<'c>) -> Type<'c> {
    // SAFETY: a live attribute, whose type is shaped.
    unsafe {
        let ty = mlir_sys::mlirAttributeGetType(attribute.to_raw());
        Type::from_raw(mlir_sys::mlirShapedTypeGetElementType(ty))
    }
}

/// Bytes of an element in a blob, or in a `dense` other than of `i1`; none for what is no number.
fn element_size(ty: Type) -> Option<usize> {
    let raw = ty.to_raw();
    // SAFETY: a live type, asked for what it is first.
    let bits = unsafe {
        if mlir_sys::mlirTypeIsAInteger(raw) {
            mlir_sys::mlirIntegerTypeGetWidth(raw)
        } else if mlir_sys::mlirTypeIsAFloat(raw) {
            mlir_sys::mlirFloatTypeGetWidth(raw)
        } else if mlir_sys::mlirTypeIsAIndex(raw) {
            64
        } else {
            return None;
        }
    };
    Some((bits as usize).div_ceil(8))
}
