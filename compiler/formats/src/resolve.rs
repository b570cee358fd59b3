//! Turns a mnemonic and its items, as a parser found them, into a format.
//!
//! Order of the items: values without a name first, in parameter order and skipping those the
//! mnemonic already set; then flags and `name = value` in any order. A positional parameter may
//! also be given by name.

use crate::format::unknown;
use crate::nearest::suggestion;
use crate::param::Written;
use crate::{ABSENT, Family, Format, FormatError, ParamKind, families, mnemonics};

/// One item between the angle brackets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item<'a> {
    /// An integer without a name.
    Int(i64),
    /// A float without a name.
    Float(f64),
    /// A bare word: a flag, or a positional choice.
    Word(&'a str),
    /// `name = integer`.
    KeyInt(&'a str, i64),
    /// `name = float`.
    KeyFloat(&'a str, f64),
    /// `name = word`.
    KeyWord(&'a str, &'a str),
}

impl Format {
    /// Builds the format that `mnemonic<items>` means.
    ///
    /// # Errors
    /// When the mnemonic or a name is unknown (with the nearest accepted one), a parameter is given
    /// twice or is missing, or a value breaks its range or one of the family's rules.
    pub fn resolve(mnemonic: &str, items: &[Item]) -> Result<Format, FormatError> {
        let (index, preset) = families()
            .iter()
            .enumerate()
            .find_map(|(index, family)| {
                if family.name() == mnemonic {
                    Some((index, Vec::new()))
                } else {
                    family.expand(mnemonic).map(|preset| (index, preset))
                }
            })
            .ok_or_else(|| unknown(mnemonic, mnemonics()))?;
        let mut reader = Reader::new(families()[index]);
        for (param, value) in preset {
            reader.preset(mnemonic, param, value)?;
        }
        for &item in items {
            reader.item(item)?;
        }
        Format::checked(index, reader.finish()?)
    }
}

/// The values read so far.
struct Reader {
    family: &'static dyn Family,
    values: Vec<Option<i64>>,
    /// Set by the first flag or named value; none without a name may follow.
    named: bool,
    unnamed: usize,
}

impl Reader {
    fn new(family: &'static dyn Family) -> Reader {
        Reader { family, values: vec![None; family.params().len()], named: false, unnamed: 0 }
    }

    fn preset(&mut self, mnemonic: &str, index: usize, value: i64) -> Result<(), FormatError> {
        let param = &self.family.params()[index];
        if !param.admits(value) {
            let found = format!("{} (from `{mnemonic}`)", param.text(value));
            return Err(param.fault(self.family.name(), found, param.limit()));
        }
        self.values[index] = Some(value);
        Ok(())
    }

    fn item(&mut self, item: Item) -> Result<(), FormatError> {
        match item {
            Item::Int(value) => self.unnamed(Written::Int(value)),
            Item::Float(value) => self.unnamed(Written::Float(value)),
            Item::Word(word) => self.word(word),
            Item::KeyInt(name, value) => self.key(name, Written::Int(value)),
            Item::KeyFloat(name, value) => self.key(name, Written::Float(value)),
            Item::KeyWord(name, word) => self.key(name, Written::Word(word)),
        }
    }

    /// Positional parameters without a value yet.
    fn open(&self) -> impl Iterator<Item = usize> {
        let params = self.family.params();
        (0..params.len()).filter(|&index| params[index].positional && self.values[index].is_none())
    }

    fn next_positional(&self) -> Option<usize> {
        if self.named { None } else { self.open().next() }
    }

    fn unnamed(&mut self, written: Written) -> Result<(), FormatError> {
        let index = self.next_positional().ok_or_else(|| FormatError::Unnamed {
            family: self.family.name(),
            found: written.text(),
            limit: self.unnamed + self.open().count(),
        })?;
        self.unnamed += 1;
        self.set(index, written)
    }

    fn word(&mut self, word: &str) -> Result<(), FormatError> {
        let params = self.family.params();
        if let Some(index) = params.iter().position(|param| param.name == word) {
            let param = &params[index];
            if param.kind != ParamKind::Flag {
                return Err(param.fault(self.family.name(), "given no value", param.limit()));
            }
            self.named = true;
            return self.store(index, 1);
        }
        let positional = self.next_positional();
        if positional.is_some_and(|index| matches!(params[index].kind, ParamKind::Choice(_))) {
            return self.unnamed(Written::Word(word));
        }
        // A choice's word on its own lacks the name in front of it.
        let owner = params.iter().zip(&self.values).find(|(param, value)| {
            value.is_none() && matches!(param.kind, ParamKind::Choice(words) if words.contains(&word))
        });
        Err(match owner {
            Some((param, _)) => FormatError::UnknownParam {
                family: self.family.name(),
                found: word.to_owned(),
                suggestion: format!(" (did you mean `{} = {word}`?)", param.name),
                accepted: self.accepted(),
            },
            None => self.unknown_param(word),
        })
    }

    fn key(&mut self, name: &str, written: Written) -> Result<(), FormatError> {
        let found = self.family.params().iter().position(|p| p.name == name);
        let index = found.ok_or_else(|| self.unknown_param(name))?;
        self.named = true;
        self.set(index, written)
    }

    fn set(&mut self, index: usize, written: Written) -> Result<(), FormatError> {
        let value = self.family.params()[index].read(self.family.name(), written)?;
        self.store(index, value)
    }

    fn store(&mut self, index: usize, value: i64) -> Result<(), FormatError> {
        let param = &self.family.params()[index];
        if let Some(first) = self.values[index] {
            return Err(FormatError::Repeated {
                family: self.family.name(),
                param: param.name,
                found: param.text(value),
                first: param.text(first),
            });
        }
        self.values[index] = Some(value);
        Ok(())
    }

    /// Fills in what was left out: constant defaults first, since derived ones may look at them.
    fn finish(self) -> Result<Vec<i64>, FormatError> {
        let params = self.family.params();
        let pairs = self.values.iter().zip(params);
        let known: Vec<Option<i64>> = pairs.map(|(value, p)| value.or(p.default)).collect();
        let so_far: Vec<i64> = known.iter().map(|value| value.unwrap_or(ABSENT)).collect();
        let mut values = Vec::with_capacity(params.len());
        for (index, value) in known.into_iter().enumerate() {
            let value = value.or_else(|| self.family.derived_default(index, &so_far));
            values.push(value.ok_or_else(|| missing(self.family, index))?);
        }
        Ok(values)
    }

    fn accepted(&self) -> String {
        let names: Vec<&str> = self.family.params().iter().map(|p| p.name).collect();
        names.join(", ")
    }

    fn unknown_param(&self, found: &str) -> FormatError {
        FormatError::UnknownParam {
            family: self.family.name(),
            found: found.to_owned(),
            suggestion: suggestion(found, self.family.params().iter().map(|p| p.name)),
            accepted: self.accepted(),
        }
    }
}

/// The fault of a parameter that must be given.
pub(crate) fn missing(family: &dyn Family, index: usize) -> FormatError {
    let param = &family.params()[index];
    FormatError::Missing {
        family: family.name(),
        param: param.name,
        rule: param.default_rule,
        limit: param.limit(),
    }
}
