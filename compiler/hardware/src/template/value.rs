//! Values of parameters.

use serde::Deserialize;
use std::fmt;

/// Elements of a list parameter, which SystemVerilog sees as `bit [8*32-1:0]`.
pub const LIST_LENGTH: usize = 8;

/// The value of a parameter.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(untagged)]
pub enum Value {
    /// An `int`.
    Integer(i64),
    /// A packed list of at most [`LIST_LENGTH`] elements of 32 bits.
    List(Vec<i64>),
    /// A string, or bits as a SystemVerilog literal, as the parameter is declared.
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::List(list) => write!(f, "{list:?}"),
            Self::Text(text) => write!(f, "{text:?}"),
        }
    }
}

impl From<i64> for Value {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<Vec<i64>> for Value {
    fn from(list: Vec<i64>) -> Self {
        Self::List(list)
    }
}

impl From<&[i64]> for Value {
    fn from(list: &[i64]) -> Self {
        Self::List(list.to_vec())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
