//! The list of families, and the parameters several of them share.
//!
//! To add a family, add its file, its `mod` line and its row; order is that of the reference page.

mod bfp;
mod binary;
mod common;
mod fixed;
mod int;
mod log;
mod minifloat;
mod mx;
mod mxint;
mod ternary;

use crate::Family;

static FAMILIES: &[&dyn Family] = &[
    &fixed::Fixed,
    &int::Int,
    &bfp::Bfp,
    &mxint::MxInt,
    &mx::Mx,
    &minifloat::Minifloat,
    &log::Log,
    &binary::Binary,
    &ternary::Ternary,
];

/// Every family of number formats.
pub fn families() -> &'static [&'static dyn Family] {
    FAMILIES
}

/// Every accepted mnemonic: the families' names, each followed by its shorthands.
pub fn mnemonics() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().flat_map(|family| [family.name()].into_iter().chain(family.shorthands().iter().copied()))
}
