//! What can be wrong with a number format, said so that the user can mend it.
//!
//! Every message names the family, the parameter, the value found and the limit, as far as each
//! exists. Fields are text ready to print, since no caller needs more than the kind of fault.

use thiserror::Error;

/// A fault in a number format's text, parameters or use.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum FormatError {
    /// No family or shorthand has this name.
    #[error("unknown number format `{found}`{suggestion}; the families are {accepted}")]
    UnknownMnemonic {
        /// The name as written.
        found: String,
        /// Empty, or " (did you mean ...?)".
        suggestion: String,
        /// Every family, comma separated.
        accepted: String,
    },
    /// The family has no parameter or flag of this name.
    #[error("{family}: unknown parameter `{found}`{suggestion}; accepted are {accepted}")]
    UnknownParam {
        /// Family whose parameters were searched.
        family: &'static str,
        /// The name as written.
        found: String,
        /// Empty, or " (did you mean ...?)".
        suggestion: String,
        /// Every parameter of the family, comma separated.
        accepted: String,
    },
    /// A value outside its own range, of the wrong kind, or in conflict with another parameter.
    #[error("{family}: `{param}` is {found}, must be {limit}")]
    Value {
        /// Family of the parameter.
        family: &'static str,
        /// Name of the parameter.
        param: &'static str,
        /// The value as the user would write it.
        found: String,
        /// What would have been accepted.
        limit: String,
    },
    /// A parameter without a default was left out.
    #[error("{family}: `{param}` is missing, {rule}; it must be {limit}")]
    Missing {
        /// Family of the parameter.
        family: &'static str,
        /// Name of the parameter.
        param: &'static str,
        /// When it may be left out.
        rule: &'static str,
        /// What would have been accepted.
        limit: String,
    },
    /// A parameter was given twice, or again after the shorthand had settled it.
    #[error("{family}: `{param}` is given again as {found}, but is already {first}")]
    Repeated {
        /// Family of the parameter.
        family: &'static str,
        /// Name of the parameter.
        param: &'static str,
        /// The second value.
        found: String,
        /// The first value.
        first: String,
    },
    /// A value without a name where only named ones can follow.
    #[error("{family}: {found} has no name; at most {limit} values without a name, ahead of all others")]
    Unnamed {
        /// Family being read.
        family: &'static str,
        /// The value as written.
        found: String,
        /// How many positional values this mnemonic takes.
        limit: usize,
    },
    /// A stored parameter list of the wrong length.
    #[error("{family}: {found} parameters are stored, must be {limit}")]
    Count {
        /// Family of the list.
        family: &'static str,
        /// Length of the list.
        found: usize,
        /// Number of parameters the family has.
        limit: usize,
    },
    /// The text is not `mnemonic` or `mnemonic<item, ...>`.
    #[error("number format `{text}`, byte {offset}: expected {expected}")]
    Syntax {
        /// The whole text.
        text: String,
        /// Byte offset of the fault in `text`.
        offset: usize,
        /// What could have stood there.
        expected: &'static str,
    },
    /// A block or channel axis that the shape does not have.
    #[error("{role} axis is {axis}, must be {limit} for a shape of rank {rank}")]
    Axis {
        /// "block" or "channel".
        role: &'static str,
        /// The axis of the layout.
        axis: i64,
        /// Rank of the shape.
        rank: usize,
        /// The axes that would do.
        limit: String,
    },
    /// A dimension of unknown or impossible size.
    #[error("dimension {index} is {found}, must be at least 0 (static)")]
    Dimension {
        /// Position in the shape.
        index: usize,
        /// Its size as given.
        found: i64,
    },
    /// An element that the format has no code for.
    #[error("{format}: element {index:?} is {found}, must be {limit}")]
    Element {
        /// The format's text.
        format: String,
        /// Coordinates of the element.
        index: Vec<usize>,
        /// The element.
        found: String,
        /// What would have been accepted.
        limit: &'static str,
    },
    /// A code whose value the wanted kind of number does not reach.
    #[error("{format}: element {index:?} stands for a number out of the range of {kind}")]
    Range {
        /// The format's text.
        format: String,
        /// Coordinates of the element.
        index: Vec<usize>,
        /// The kind of number.
        kind: &'static str,
    },
    /// Bits that are no code, or an exponent that is not used.
    #[error("{format}: {what} {found:#x} at {index}, must be {limit}")]
    Code {
        /// The format's text.
        format: String,
        /// "code" or "exponent".
        what: &'static str,
        /// The bits.
        found: u64,
        /// Place in the list of codes or exponents.
        index: usize,
        /// What would have been accepted.
        limit: String,
    },
    /// A list that does not go with the shape.
    #[error("{found} {what} for shape {shape:?}, must be {limit}")]
    Length {
        /// "values", "codes" or "exponents".
        what: &'static str,
        /// How many there are.
        found: usize,
        /// The shape.
        shape: Vec<usize>,
        /// How many there must be.
        limit: usize,
    },
    /// Codes in integers of another width than the format's elements need.
    #[error("{format}: codes of {found} bits, must be of {limit}")]
    Unit {
        /// The format's text.
        format: String,
        /// Bits of an integer that holds a code.
        found: u32,
        /// Bits it must have.
        limit: u32,
    },
    /// Companion values that are missing, too many, or for a format that has none.
    #[error("{format}: {found} companion values, must be {limit}")]
    Companion {
        /// The format's text.
        format: String,
        /// How many there are.
        found: usize,
        /// How many there must be.
        limit: String,
    },
    /// A size that 128 bits cannot hold.
    #[error("the storage of shape {shape:?} is above the limit of 2^128 - 1 bits")]
    TooLarge {
        /// The shape asked about.
        shape: Vec<i64>,
    },
}
