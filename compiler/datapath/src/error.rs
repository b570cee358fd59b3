//! Why an expression has no logic.

use thiserror::Error;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// A value may leave 128 bits.
    #[error(
        "{operation} of [{}, {}] and [{}, {}] leaves 128 bits; limit: results in [-2^127, 2^127 - 1]",
        .left.0, .left.1, .right.0, .right.1
    )]
    Overflow {
        /// The operation.
        operation: &'static str,
        /// What its first operand may be.
        left: (i128, i128),
        /// What its second operand may be.
        right: (i128, i128),
    },
    /// A shift may be by less than nothing.
    #[error("a shift is by [{lo}, {hi}]; limit: at least 0")]
    Shift {
        /// Least amount.
        lo: i128,
        /// Greatest amount.
        hi: i128,
    },
    /// A divisor may be zero.
    #[error("a divisor is in [{lo}, {hi}]; limit: an interval without 0")]
    Divisor {
        /// Least divisor.
        lo: i128,
        /// Greatest divisor.
        hi: i128,
    },
    /// A division is wider than its rows reach.
    #[error("a division of {bits} bits; limit: {limit}")]
    Division {
        /// Bits of the wider operand.
        bits: u32,
        /// How many there may be.
        limit: u32,
    },
    /// A condition may be something else than 0 and 1.
    #[error("a condition is in [{lo}, {hi}]; limit: 0 or 1")]
    Condition {
        /// Least value.
        lo: i128,
        /// Greatest value.
        hi: i128,
    },
    /// A promise that cannot be kept.
    #[error(
        "a value in [{}, {}] is assumed to be in [{lo}, {hi}]; limit: an interval that shares values with it",
        .interval.0, .interval.1
    )]
    Assumption {
        /// What the value may be.
        interval: (i128, i128),
        /// Least value promised.
        lo: i128,
        /// Greatest value promised.
        hi: i128,
    },
    /// A table may be read outside.
    #[error("a table of {length} entries is read at [{lo}, {hi}]; limit: 0 to {}", .length.saturating_sub(1))]
    Index {
        /// Least index.
        lo: i128,
        /// Greatest index.
        hi: i128,
        /// Entries.
        length: usize,
    },
    /// A machine integer of no or too many bits.
    #[error("{operation} with {bits} bits; limit: 1 to 127")]
    Bits {
        /// The operation.
        operation: &'static str,
        /// The bits.
        bits: u32,
    },
    /// Two inputs have one name.
    #[error("input {name} was already there with another interval; limit: one input a name")]
    Duplicate {
        /// The name.
        name: String,
    },
    /// An input has no value.
    #[error("input {name} is in [{lo}, {hi}]; limit: an interval that is not empty")]
    Empty {
        /// The name.
        name: String,
        /// Least value.
        lo: i128,
        /// Greatest value.
        hi: i128,
    },
    /// Constants for an input that is not there.
    #[error("there are values for input {name}; limit: inputs of the graph")]
    Unknown {
        /// The name.
        name: String,
    },
    /// Constants of different numbers of positions.
    #[error("input {name} has values at {found} positions; limit: {expected} as the first one, at least 1")]
    Positions {
        /// The input.
        name: String,
        /// Its number of values.
        found: usize,
        /// The first one's.
        expected: usize,
    },
    /// A constant outside its input's interval.
    #[error("input {name} is {value} at position {position}; limit: [{lo}, {hi}]")]
    Outside {
        /// The input.
        name: String,
        /// The value.
        value: i128,
        /// Where.
        position: usize,
        /// Least value of the input.
        lo: i128,
        /// Greatest value of the input.
        hi: i128,
    },
    /// No logic is that fast.
    #[error("the period is {period_ps} ps; limit: at least {limit_ps}, what a register takes")]
    Period {
        /// What was asked for.
        period_ps: u32,
        /// What there must be.
        limit_ps: u32,
    },
}
