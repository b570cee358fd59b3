//! Values of tensors that stand outside the text, in a module's resources (`dense_resource<name>`).

use mase_dialects::bridge::{self, maseResource};
use melior::ir::{Attribute, AttributeLike};

/// A `dense_resource` attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource<'c> {
    /// Its key among the module's resources.
    pub name: String,
    /// The elements, row-major and little-endian, a byte for each `i1`; `None` if the value was elided.
    pub bytes: Option<&'c [u8]>,
}

/// Reads a `dense_resource`; `None` for another attribute.
pub fn resource<'c>(attribute: Attribute<'c>) -> Option<Resource<'c>> {
    let (mut name, mut data) = (bridge::string_ref(""), bridge::string_ref(""));
    // SAFETY: a live attribute and places for the results, which live in the context.
    let (name, bytes) = unsafe {
        if !maseResource(attribute.to_raw(), &mut name, &mut data) {
            return None;
        }
        let bytes = (!data.data.is_null()).then(|| std::slice::from_raw_parts(data.data.cast(), data.length));
        (bridge::text(name).to_owned(), bytes)
    };
    Some(Resource { name, bytes })
}
