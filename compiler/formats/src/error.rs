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
    /// A size that 128 bits cannot hold.
    #[error("the storage of shape {shape:?} is above the limit of 2^128 - 1 bits")]
    TooLarge {
        /// The shape asked about.
        shape: Vec<i64>,
    },
}
