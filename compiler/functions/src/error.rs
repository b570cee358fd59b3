//! Why a function has no approximation between two formats.

use thiserror::Error;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// Elements of the format are not integers of one and the same step.
    #[error(
        "{format} is no format of integers with one step; limit: a scalar format with one step for all elements"
    )]
    Step {
        /// The format.
        format: String,
    },
    /// The input is wider than anything that is tried for all its values.
    #[error("input {format} has integers of {bits} bits; limit: {limit}")]
    Input {
        /// The format.
        format: String,
        /// Bits of its integers.
        bits: u32,
        /// How many they may have.
        limit: u32,
    },
    /// The result has more bits than 64-bit arithmetic leaves.
    #[error("result {format} has integers of {bits} bits; limit: {limit}")]
    Result {
        /// The format.
        format: String,
        /// Bits of its integers.
        bits: u32,
        /// How many they may have.
        limit: u32,
    },
    /// A table holds what wraps; a polynomial does not reach that far.
    #[error("result {format} wraps, and the input has integers of {bits} bits; limit: {limit}")]
    Wraps {
        /// The format.
        format: String,
        /// Bits of the input's integers.
        bits: u32,
        /// How many they may have.
        limit: u32,
    },
    /// Coefficients of a polynomial or their products leave 64 bits.
    #[error(
        "steps of the input {from} and of the result {to} are too far apart; limit: arithmetic in 64 bits"
    )]
    Steps {
        /// Format of the input.
        from: String,
        /// Format of the result.
        to: String,
    },
}
