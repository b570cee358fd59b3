//! MLIR text as tokens, loosely: enough to mutate it, for any bytes.

use std::ops::Range;

/// Words (with their sigil), numbers, strings and single other bytes; no white space.
pub fn tokens(text: &[u8]) -> Vec<Range<usize>> {
    let word = |b: u8| b.is_ascii_alphanumeric() || b"_.$".contains(&b);
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        at += 1;
        match text[start] {
            b if b.is_ascii_whitespace() => continue,
            b'"' => {
                while at < text.len() && text[at] != b'"' && text[at] != b'\n' {
                    at += 1;
                }
                at = (at + 1).min(text.len());
            }
            // Shapes come apart at each x: `4x8xf32` is 4, x, 8, x, f32.
            b if b.is_ascii_digit() => {
                while at < text.len() && (text[at].is_ascii_digit() || text[at] == b'.') {
                    at += 1;
                }
            }
            b'x' if text.get(at).is_some_and(u8::is_ascii_digit) => {}
            b if word(b) || b"!#%@^".contains(&b) => {
                while at < text.len() && word(text[at]) {
                    at += 1;
                }
            }
            _ => {}
        }
        all.push(start..at);
    }
    all
}

/// The end of the bracket that opens at `at`, if it closes.
pub fn closed(text: &[u8], at: usize, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, byte) in text[at..].iter().enumerate() {
        if *byte == open {
            depth += 1;
        } else if *byte == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + offset + 1);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_split_words_shapes_and_strings() {
        let text = b"%a = tensor<4x8xf32> {p = \"s t\"}";
        let found: Vec<_> =
            tokens(text).into_iter().map(|t| String::from_utf8_lossy(&text[t]).into_owned()).collect();
        assert_eq!(
            found,
            ["%a", "=", "tensor", "<", "4", "x", "8", "xf32", ">", "{", "p", "=", "\"s t\"", "}"]
        );
    }
}
