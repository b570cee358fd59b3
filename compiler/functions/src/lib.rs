//! Non-linear functions on number formats: tables and piecewise polynomials over integers.
//!
//! Both the lowering to integers and the contents of the memories in hardware come from here, so that they agree bit for bit.
//!
//! Invariants:
//! - A function of an input of up to [`TABLE_BITS`] bits is a table: each result is the exact value, rounded once by the result's
//!   format. A wider input is cut into segments with a polynomial of degree 2 each, whose result is rounded once more.
//! - Everything is computed in integers of 64 bits, which never overflow.
//! - The same request gives the same integers on every machine: no function of the system is called.
//! - This crate knows nothing of MLIR.

mod approximation;
mod encoder;
mod error;
mod function;
mod internal;
mod line;
mod reference;
mod root;
mod segments;

pub use approximation::{Approximation, INPUT_BITS, Kind, MaxError, TABLE_BITS, approximate};
pub use error::Error;
pub use function::Function;
pub use internal::{
    EXP2_BITS, LOG2_BITS, RSQRT_BITS, RSQRT_INPUT_BITS, exp2_negative, log2_mantissa, rsqrt_mantissa,
};
pub use line::Line;
pub use reference::reference;
pub use root::Root;
pub use segments::{Segments, round_shift};
