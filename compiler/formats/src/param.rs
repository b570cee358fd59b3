//! Parameters of a family: their kinds, ranges, defaults and text.
//!
//! Every value is one `i64`, so that a type can store a plain list: an integer as itself, a flag as
//! 0 or 1, a choice as its index, a float as the bits of an `f64`, and "not there" as [`ABSENT`].

use crate::FormatError;

/// The stored value of an optional parameter that is not there.
///
/// It collides with no value: no integer range reaches it, and as float bits it is -0.0, which is
/// not above 0.
pub const ABSENT: i64 = i64::MIN;

/// What values a parameter takes, and how its `i64` is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// An integer in `min..=max`.
    Int {
        /// Smallest value.
        min: i64,
        /// Largest value.
        max: i64,
    },
    /// 0 or 1, written as the bare name when 1.
    Flag,
    /// An index into these words, written as the word.
    Choice(&'static [&'static str]),
    /// The bits of an `f64` that is finite and above 0.
    Float,
    /// As `Int`, or [`ABSENT`].
    OptionalInt {
        /// Smallest value.
        min: i64,
        /// Largest value.
        max: i64,
    },
    /// As `Float`, or [`ABSENT`].
    OptionalFloat,
}

/// One parameter of a family.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Name, as written in `name = value`; also a valid MLIR keyword.
    pub name: &'static str,
    /// Accepted values.
    pub kind: ParamKind,
    /// Whether the value may also be written without its name, in parameter order.
    pub positional: bool,
    /// The value when left out; `None` asks
    /// [`Family::derived_default`](crate::Family::derived_default).
    pub default: Option<i64>,
    /// In words, what happens when `default` is `None` and nothing is written.
    pub default_rule: &'static str,
    /// One sentence on the meaning, with its unit.
    pub doc: &'static str,
}

/// A value as written, before the parameter says what it must be.
#[derive(Clone, Copy)]
pub(crate) enum Written<'a> {
    Int(i64),
    Float(f64),
    Word(&'a str),
}

impl Written<'_> {
    pub(crate) fn text(self) -> String {
        match self {
            Written::Int(value) => value.to_string(),
            Written::Float(value) => float_text(value),
            Written::Word(word) => format!("`{word}`"),
        }
    }
}

impl Param {
    pub(crate) const fn new(name: &'static str, kind: ParamKind, doc: &'static str) -> Param {
        Param { name, kind, positional: false, default: None, default_rule: "required", doc }
    }

    pub(crate) const fn positional(self) -> Param {
        Param { positional: true, ..self }
    }

    pub(crate) const fn or(self, default: i64) -> Param {
        Param { default: Some(default), default_rule: "", ..self }
    }

    pub(crate) const fn or_rule(self, default_rule: &'static str) -> Param {
        Param { default_rule, ..self }
    }

    /// Whether `value` may be stored for this parameter.
    pub fn admits(&self, value: i64) -> bool {
        match self.kind {
            ParamKind::Int { min, max } => (min..=max).contains(&value),
            ParamKind::OptionalInt { min, max } => value == ABSENT || (min..=max).contains(&value),
            ParamKind::Flag => value == 0 || value == 1,
            ParamKind::Choice(words) => usize::try_from(value).is_ok_and(|i| i < words.len()),
            ParamKind::Float => is_scale(float_of(value)),
            ParamKind::OptionalFloat => value == ABSENT || is_scale(float_of(value)),
        }
    }

    /// The accepted values in words, such as "an integer in 1..=64".
    pub fn limit(&self) -> String {
        match self.kind {
            ParamKind::Int { min, max } | ParamKind::OptionalInt { min, max } => {
                format!("an integer in {min}..={max}")
            }
            ParamKind::Flag => format!("the bare word `{}` or left out (stored 1 or 0)", self.name),
            ParamKind::Choice(words) => format!("one of {}", words.join(", ")),
            ParamKind::Float | ParamKind::OptionalFloat => "a finite number above 0".to_owned(),
        }
    }

    /// The text of a stored value; "absent" for [`ABSENT`], the bare number for one not admitted.
    pub fn text(&self, value: i64) -> String {
        match self.kind {
            ParamKind::OptionalInt { .. } | ParamKind::OptionalFloat if value == ABSENT => {
                "absent".to_owned()
            }
            ParamKind::Float | ParamKind::OptionalFloat => float_text(float_of(value)),
            ParamKind::Flag if value == 0 => "off".to_owned(),
            ParamKind::Flag if value == 1 => "on".to_owned(),
            ParamKind::Choice(words) => usize::try_from(value)
                .ok()
                .and_then(|index| words.get(index))
                .map_or_else(|| value.to_string(), |word| (*word).to_owned()),
            _ => value.to_string(),
        }
    }

    /// Turns a written value into the stored one. Something written is never [`ABSENT`].
    pub(crate) fn read(&self, family: &'static str, written: Written) -> Result<i64, FormatError> {
        let value = match (self.kind, written) {
            (ParamKind::Int { .. } | ParamKind::OptionalInt { .. }, Written::Int(v)) => Some(v),
            (ParamKind::Float | ParamKind::OptionalFloat, Written::Float(x)) => Some(bits_of(x)),
            // `scale = 1` is meant well; above 2^53 the float would be another number.
            (ParamKind::Float | ParamKind::OptionalFloat, Written::Int(v)) => {
                (v.unsigned_abs() <= 1 << 53).then(|| bits_of(v as f64))
            }
            (ParamKind::Choice(words), Written::Word(word)) => {
                words.iter().position(|known| *known == word).and_then(|index| i64::try_from(index).ok())
            }
            _ => None,
        };
        value
            .filter(|value| *value != ABSENT && self.admits(*value))
            .ok_or_else(|| self.fault(family, written.text(), self.limit()))
    }

    /// The stored value of a companion's number, if it is one that may be stored.
    pub(crate) fn of_companion(&self, value: f64) -> Option<i64> {
        let stored = match self.kind {
            ParamKind::OptionalInt { .. } => Some(value as i64).filter(|whole| *whole as f64 == value)?,
            _ => bits_of(value),
        };
        (stored != ABSENT && self.admits(stored)).then_some(stored)
    }

    pub(crate) fn fault(
        &self,
        family: &'static str,
        found: impl Into<String>,
        limit: impl Into<String>,
    ) -> FormatError {
        FormatError::Value { family, param: self.name, found: found.into(), limit: limit.into() }
    }
}

/// The value of an optional parameter.
pub(crate) fn given(value: i64) -> Option<i64> {
    (value != ABSENT).then_some(value)
}

pub(crate) const fn bits_of(value: f64) -> i64 {
    value.to_bits() as i64
}

pub(crate) fn float_of(value: i64) -> f64 {
    f64::from_bits(value as u64)
}

fn is_scale(value: f64) -> bool {
    value.is_finite() && value > 0.0
}

/// Shortest text that reads back as `value`; MLIR reads a float only where there is a point.
fn float_text(value: f64) -> String {
    let text = format!("{value:?}");
    match text.split_once('e') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0e{exponent}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_keep_their_value_and_a_point() {
        for value in [0.5, 1.0, 1e-5, 1.5e-7, 1e16, 1e300, 0.1, f64::MAX, f64::MIN_POSITIVE, 5e-324] {
            let text = float_text(value);
            assert_eq!(text.parse(), Ok(value), "{text}");
            let point = text.find('.').expect("a point");
            assert!(text.find('e').is_none_or(|e| point < e), "{text}");
        }
        assert_eq!(float_text(1e-5), "1.0e-5");
    }

    #[test]
    fn nothing_written_is_absent() {
        let kind = ParamKind::OptionalInt { min: 0, max: 7 };
        let param = Param::new("channel", kind, "");
        assert!(param.read("x", Written::Int(ABSENT)).is_err());
        let param = Param::new("scale", ParamKind::OptionalFloat, "");
        assert!(param.read("x", Written::Float(-0.0)).is_err());
        assert!(param.read("x", Written::Int((1 << 53) + 1)).is_err());
    }
}
