//! The one definition of number formats: which are valid, how they are written, what they store.
//!
//! Invariants:
//! - A [`Format`] is always valid: every parameter is in range and the family's own rules hold.
//! - A [`Format`] is canonical: whichever way it was written, its parameters are the same; derived
//!   defaults are stored as numbers, and a parameter without effect is refused. Attributes that
//!   merely agree on every code (`floor` and `trunc` of an unsigned format) stay distinct.
//! - `Display` writes the shortest text that [`Format::resolve`] and `FromStr` read back as the
//!   same format. Reading accepts more spellings than writing produces.
//! - This crate knows nothing of MLIR; the type `!mase.num` stores a family name and its parameters
//!   and asks this crate about everything else.
//!
//! A new format is one file in `families/` and its lines in `families/mod.rs`. Help text, error
//! lists and the reference page follow from the [`Family`] it implements.

mod error;
mod families;
mod family;
mod format;
mod layout;
mod nearest;
mod param;
mod parse;
mod reference;
mod resolve;

pub use error::FormatError;
pub use families::{families, mnemonics};
pub use family::Family;
pub use format::Format;
pub use layout::Layout;
pub use param::{ABSENT, Param, ParamKind};
pub use reference::reference;
pub use resolve::Item;
