//! The one definition of number formats: which are valid, how they are written, what they store, and
//! their arithmetic: encode, decode and cast.
//!
//! Invariants:
//! - A [`Format`] is always valid: every parameter is in range and the family's own rules hold.
//! - A [`Format`] is canonical: whichever way it was written, its parameters are the same; derived
//!   defaults are stored as numbers, and a parameter without effect is refused. Attributes that
//!   merely agree on every code (`floor` and `trunc` of an unsigned format) stay distinct.
//! - `Display` writes the shortest text that [`Format::resolve`] and `FromStr` read back as the
//!   same format. Reading accepts more spellings than writing produces.
//! - Encoding rounds once, from the exact number; every value that a code stands for is exact as
//!   [`Exact`]. Fast loops for `f32` give the same bits. There is no code for what has none: NaN in
//!   a format without it is an error with its place.
//! - This crate knows nothing of MLIR; the type `!mase.num` stores a family name and its parameters
//!   and asks this crate about everything else.
//!
//! A new format is one file in `families/` and its lines in `families/mod.rs`. Help text, error
//! lists and the reference page follow from the [`Family`] it implements.

mod bulk;
mod codec;
mod encoded;
mod error;
mod exact;
mod families;
mod family;
mod format;
mod layout;
mod nearest;
mod param;
mod parse;
mod reference;
mod resolve;
mod rounding;
mod tensor;
mod view;

pub use bulk::Kernel;
pub use codec::Codec;
pub use encoded::{Codes, Encoded};
pub use error::FormatError;
pub use exact::{Exact, Value};
pub use families::{families, mnemonics};
pub use family::Family;
pub use format::Format;
pub use layout::Layout;
pub use param::{ABSENT, Param, ParamKind};
pub use reference::reference;
pub use resolve::Item;
pub use rounding::{Overflow, Rounding, Rule};
pub use tensor::Element;
pub use view::{Fitting, Grid, Shared, Step, View};
