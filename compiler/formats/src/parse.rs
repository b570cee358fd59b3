//! Reads a format from its own text, for options and files that MLIR's parser does not see.
//!
//! The tokens are those of MLIR's lexer as far as formats need them, so that one text means the
//! same in both places: a float has a point (`1.0e-5`, not `1e-5`), and there is no leading plus.

use std::str::FromStr;

use crate::{Format, FormatError, Item};

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Format, FormatError> {
        let mut cursor = Cursor { text, offset: 0 };
        let mnemonic = cursor.word("the name of a number format")?;
        let mut items = Vec::new();
        if cursor.eat('<') {
            loop {
                items.push(cursor.item()?);
                if !cursor.eat(',') {
                    break;
                }
            }
            cursor.expect('>', "`,` or `>`")?;
        }
        cursor.end()?;
        Format::resolve(mnemonic, &items)
    }
}

enum Token<'a> {
    Int(i64),
    Float(f64),
    Word(&'a str),
}

struct Cursor<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.offset..]
    }

    fn fault(&self, expected: &'static str) -> FormatError {
        FormatError::Syntax { text: self.text.to_owned(), offset: self.offset, expected }
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.offset += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn eat(&mut self, wanted: char) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(wanted);
        if found {
            self.offset += wanted.len_utf8();
        }
        found
    }

    fn expect(&mut self, wanted: char, expected: &'static str) -> Result<(), FormatError> {
        if self.eat(wanted) { Ok(()) } else { Err(self.fault(expected)) }
    }

    fn end(&mut self) -> Result<(), FormatError> {
        self.skip_space();
        if self.rest().is_empty() { Ok(()) } else { Err(self.fault("the end of the text")) }
    }

    fn item(&mut self) -> Result<Item<'a>, FormatError> {
        Ok(match self.token("a number or a word")? {
            Token::Int(value) => Item::Int(value),
            Token::Float(value) => Item::Float(value),
            Token::Word(name) if self.eat('=') => match self.token("a number or a word")? {
                Token::Int(value) => Item::KeyInt(name, value),
                Token::Float(value) => Item::KeyFloat(name, value),
                Token::Word(word) => Item::KeyWord(name, word),
            },
            Token::Word(word) => Item::Word(word),
        })
    }

    fn token(&mut self, expected: &'static str) -> Result<Token<'a>, FormatError> {
        self.skip_space();
        let rest = self.rest();
        if rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            self.number()
        } else {
            self.word(expected).map(Token::Word)
        }
    }

    fn word(&mut self, expected: &'static str) -> Result<&'a str, FormatError> {
        self.skip_space();
        let rest = self.rest();
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return Err(self.fault(expected));
        }
        let length = run(rest, is_word);
        self.offset += length;
        Ok(&rest[..length])
    }

    /// `-?[0-9]+`, and `[.][0-9]*([eE][-+]?[0-9]+)?` behind it for a float.
    fn number(&mut self) -> Result<Token<'a>, FormatError> {
        let rest = self.rest();
        let digit = |c: char| c.is_ascii_digit();
        let mut length = usize::from(rest.starts_with('-'));
        let whole = run(&rest[length..], digit);
        if whole == 0 {
            return Err(self.fault("a digit behind `-`"));
        }
        length += whole;
        let is_float = rest[length..].starts_with('.');
        if is_float {
            length += 1;
            length += run(&rest[length..], digit);
            let tail = &rest[length..];
            if let Some(exponent) = tail.strip_prefix(['e', 'E']) {
                let sign = usize::from(exponent.starts_with(['-', '+']));
                let digits = run(&exponent[sign..], digit);
                if digits > 0 {
                    length += 1 + sign + digits;
                }
            }
        }
        if rest[length..].starts_with(is_word) {
            return Err(self.fault("a number such as 8, -2, 0.5 or 1.0e-5"));
        }
        let text = &rest[..length];
        let token =
            if is_float { text.parse().ok().map(Token::Float) } else { text.parse().ok().map(Token::Int) };
        let token = token.ok_or_else(|| self.fault("an integer of at most 64 bits"))?;
        self.offset += length;
        Ok(token)
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Bytes at the start of `text` that `wanted` holds for.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}
