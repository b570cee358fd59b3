//! One valid, canonical number format, and its text.

use std::fmt;

use crate::{Family, FormatError, Layout, ParamKind, families, nearest};

/// A number format: a family, and a value for each of its parameters.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Format {
    /// Index into [`families`], which makes equality and hashing those of plain data.
    family: usize,
    params: Vec<i64>,
}

impl Format {
    /// Builds a format from what a type stores: the family's name (no shorthand) and the value of
    /// each parameter.
    ///
    /// # Errors
    /// When there is no such family, the number of parameters is not the family's, or a parameter
    /// breaks its range or one of the family's rules.
    pub fn from_parts(family: &str, params: &[i64]) -> Result<Format, FormatError> {
        let index = families()
            .iter()
            .position(|known| known.name() == family)
            .ok_or_else(|| unknown(family, families().iter().map(|known| known.name())))?;
        Format::checked(index, params.to_vec())
    }

    pub(crate) fn checked(index: usize, params: Vec<i64>) -> Result<Format, FormatError> {
        let family = families()[index];
        if params.len() != family.params().len() {
            return Err(FormatError::Count {
                family: family.name(),
                found: params.len(),
                limit: family.params().len(),
            });
        }
        for (param, &value) in family.params().iter().zip(&params) {
            if !param.admits(value) {
                return Err(param.fault(family.name(), param.text(value), param.limit()));
            }
        }
        family.check(&params)?;
        Ok(Format { family: index, params })
    }

    /// The family this format belongs to.
    pub fn family(&self) -> &'static dyn Family {
        families()[self.family]
    }

    /// The stored value of each of the family's parameters.
    pub fn params(&self) -> &[i64] {
        &self.params
    }

    /// How tensors of this format are stored.
    pub fn layout(&self) -> Layout {
        self.family().layout(&self.params)
    }

    /// Bits an element takes with its share of a full block's exponent, as an exact reduced ratio
    /// (numerator, denominator).
    pub fn average_bits(&self) -> (u32, u32) {
        self.layout().average_bits()
    }

    /// Whether a text may leave parameter `index` out.
    fn is_default(&self, index: usize) -> bool {
        let family = self.family();
        let default = family.params()[index].default.or_else(|| family.derived_default(index, &self.params));
        default == Some(self.params[index])
    }
}

/// The fault of a mnemonic nobody has, with the nearest of `accepted`.
pub(crate) fn unknown<'a>(found: &str, accepted: impl Iterator<Item = &'a str>) -> FormatError {
    let names: Vec<&str> = families().iter().map(|family| family.name()).collect();
    FormatError::UnknownMnemonic {
        found: found.to_owned(),
        suggestion: nearest::suggestion(found, accepted),
        accepted: names.join(", "),
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let family = self.family();
        let (mnemonic, said) =
            family.shorthand(&self.params).unwrap_or_else(|| (family.name().to_owned(), Vec::new()));
        let unsaid = |index: &usize| !said.contains(index);
        let all = family.params();
        // A positional default can go only when nothing positional follows it.
        let last_positional =
            (0..all.len()).filter(unsaid).rfind(|&index| all[index].positional && !self.is_default(index));
        let mut items = Vec::new();
        for index in (0..all.len()).filter(unsaid) {
            let param = &all[index];
            let text = param.text(self.params[index]);
            if param.positional && Some(index) <= last_positional {
                items.push(text);
            } else if self.is_default(index) {
                continue;
            } else if param.kind == ParamKind::Flag {
                items.push(param.name.to_owned());
            } else {
                items.push(format!("{} = {text}", param.name));
            }
        }
        f.write_str(&mnemonic)?;
        if !items.is_empty() {
            write!(f, "<{}>", items.join(", "))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Format({self})")
    }
}
