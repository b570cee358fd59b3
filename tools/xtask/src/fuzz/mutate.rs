//! Seeded mutation of MLIR text. Input `i` depends on the corpus, the seed and `i` only.
//!
//! Texts are bytes, as mutants need not be UTF-8.

use super::tokens::{closed, tokens};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::collections::BTreeSet;
use std::ops::Range;

/// Numbers at the edges of what a parser and a verifier hold.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "7",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "1e999",
    "0x7FC00000",
    "340282366920938463463374607431768211456999999999999",
];

/// The texts that mutants are made from.
pub struct Corpus {
    texts: Vec<Vec<u8>>,
    /// Every word of the texts, sorted.
    words: Vec<Vec<u8>>,
}

impl Corpus {
    /// Splits test files at `// -----` and between functions, and drops comments, which a parser does not look at. Mutants
    /// of what is wrong already would not get past the parser: such parts only lend their words.
    pub fn new(files: impl IntoIterator<Item = String>) -> Self {
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut wrong: Vec<Vec<u8>> = Vec::new();
        for file in files {
            for part in file.split("// -----") {
                let into = if part.contains("expected-error") { &mut wrong } else { &mut texts };
                into.extend(functions(part).into_iter().map(String::into_bytes));
            }
        }
        let is_word =
            |text: &[u8]| text.first().is_some_and(|b| b.is_ascii_alphabetic() || b"!#%@^".contains(b));
        let words: BTreeSet<Vec<u8>> = texts
            .iter()
            .chain(&wrong)
            .flat_map(|text| tokens(text).into_iter().map(|t| text[t].to_vec()))
            .filter(|word| is_word(word))
            .collect();
        Self { texts, words: words.into_iter().collect() }
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Mutant number `index` under `seed`.
    pub fn mutant(&self, seed: u64, index: u64) -> Vec<u8> {
        let mut random = Random(ChaCha8Rng::seed_from_u64(seed));
        random.0.set_stream(index);
        let Some(start) = random.pick(&self.texts) else {
            return Vec::new();
        };
        let mut text = start.clone();
        // Half of the mutants have one change, as those get furthest into the passes.
        let more = random.below(2) * random.below(4);
        for _ in 0..=more {
            let mutate = MUTATORS[random.below(MUTATORS.len())];
            mutate(self, &mut text, &mut random);
        }
        text
    }
}

/// The functions of a test, each as a text of its own, without comments; the whole where it defines aliases, resources or a
/// module, which the functions need.
fn functions(part: &str) -> Vec<String> {
    let code: Vec<&str> = part.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let whole = code.iter().any(|line| line.starts_with(['#', '!', '{', '"']) || line.starts_with("module"));
    let mut texts = vec![String::new()];
    for line in code {
        if !whole && line.starts_with("func.func") {
            texts.push(String::new());
        }
        if let Some(text) = texts.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

struct Random(ChaCha8Rng);

impl Random {
    /// A number below `limit`, or 0.
    fn below(&mut self, limit: usize) -> usize {
        (self.0.next_u64() % (limit.max(1) as u64)) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// Two different places in order, if there are two.
    fn pair(&mut self, from: &[Range<usize>]) -> Option<(Range<usize>, Range<usize>)> {
        let (a, b) = (self.pick(from)?.clone(), self.pick(from)?.clone());
        let (a, b) = if a.start <= b.start { (a, b) } else { (b, a) };
        (a.end <= b.start).then_some((a, b))
    }
}

type Mutator = fn(&Corpus, &mut Vec<u8>, &mut Random);

const MUTATORS: &[Mutator] = &[
    flip_byte,
    delete_token,
    duplicate_token,
    swap_tokens,
    replace_number,
    replace_number,
    replace_number_everywhere,
    replace_number_everywhere,
    replace_number_everywhere,
    replace_word,
    replace_word,
    splice_line,
    truncate,
    swap_types,
    swap_values,
];

#[expect(clippy::ptr_arg, reason = "the mutators have one type")]
fn flip_byte(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(text.len());
    let bit = random.below(8);
    if let Some(byte) = text.get_mut(at) {
        *byte ^= 1 << bit;
    }
}

fn delete_token(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    if let Some(token) = random.pick(&tokens(text)).cloned() {
        text.drain(token);
    }
}

fn duplicate_token(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    if let Some(token) = random.pick(&tokens(text)).cloned() {
        let mut copy = vec![b' '];
        copy.extend_from_slice(&text[token.clone()]);
        text.splice(token.end..token.end, copy);
    }
}

fn swap(text: &mut Vec<u8>, random: &mut Random, places: &[Range<usize>]) {
    if let Some((a, b)) = random.pair(places) {
        let (first, second) = (text[a.clone()].to_vec(), text[b.clone()].to_vec());
        text.splice(b, first);
        text.splice(a, second);
    }
}

fn swap_tokens(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let all = tokens(text);
    swap(text, random, &all);
}

/// A random token that `wanted` accepts becomes `by`.
fn replace(text: &mut Vec<u8>, random: &mut Random, wanted: impl Fn(&[u8]) -> bool, by: &[u8]) {
    let places: Vec<_> = tokens(text).into_iter().filter(|t| wanted(&text[t.clone()])).collect();
    if let Some(place) = random.pick(&places).cloned() {
        text.splice(place, by.iter().copied());
    }
}

/// Whole numbers, extents in shapes (`1x64xf32`) among them; digits that are part of a name are none.
fn numbers(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let length = text[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let before = at.checked_sub(1).map_or(b' ', |i| text[i]);
        let in_shape = before == b'x' && at > 1 && text[at - 2].is_ascii_digit();
        if length > 0 && (in_shape || !(before.is_ascii_alphanumeric() || b"_%#@^".contains(&before))) {
            found.push(at..at + length);
        }
        at += length.max(1);
    }
    found
}

/// Keeps shapes consistent, so that the text gets past the parser with extents that nobody tried.
fn replace_number_everywhere(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let numbers = numbers(text);
    let (Some(chosen), Some(new)) = (random.pick(&numbers).cloned(), random.pick(NUMBERS)) else {
        return;
    };
    let old = text[chosen].to_vec();
    // From the back, so that the earlier ranges stay right.
    for number in numbers.into_iter().rev().filter(|n| text[n.clone()] == old).collect::<Vec<_>>() {
        text.splice(number, new.bytes());
    }
}

fn replace_number(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let number = random.pick(NUMBERS).copied().unwrap_or_default();
    replace(text, random, |t| t[0].is_ascii_digit(), number.as_bytes());
}

fn replace_word(corpus: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let Some(word) = random.pick(&corpus.words) else {
        return;
    };
    // A word takes the place of its own kind: an SSA name that of an SSA name, a keyword that of a keyword.
    let kind = |t: &[u8]| {
        if t[0].is_ascii_alphabetic() { b'a' } else { t[0] }
    };
    replace(text, random, |t| kind(t) == kind(word), word);
}

fn splice_line(corpus: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let Some(other) = random.pick(&corpus.texts) else {
        return;
    };
    let lines: Vec<&[u8]> = other.split_inclusive(|b| *b == b'\n').collect();
    let Some(line) = random.pick(&lines) else {
        return;
    };
    let starts: Vec<usize> =
        text.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1).collect();
    let at = random.pick(&starts).copied().unwrap_or(0);
    text.splice(at..at, line.iter().copied());
}

fn truncate(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    text.truncate(random.below(text.len()));
}

fn swap_types(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let mut types = Vec::new();
    for token in tokens(text) {
        if text.get(token.end) == Some(&b'<')
            && (text[token.start].is_ascii_alphabetic() || text[token.start] == b'!')
        {
            types.extend(closed(text, token.end, b'<', b'>').map(|end| token.start..end));
        }
    }
    swap(text, random, &types);
}

/// Swaps what stands after two `=`, up to the next `,`, closing bracket or line end.
fn swap_values(_: &Corpus, text: &mut Vec<u8>, random: &mut Random) {
    let ends = |from: usize| text[from..].iter().position(|b| b",}\n)>".contains(b)).map(|n| from + n);
    let equals = text.iter().enumerate().filter(|(_, b)| **b == b'=').map(|(i, _)| i + 1);
    let values: Vec<_> = equals.filter_map(|start| Some(start..ends(start)?)).collect();
    swap(text, random, &values);
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "// RUN: x\nfunc.func @f(%a: tensor<4x8xf32>) {\n  %0 = mase.op %a {p = 3, q = \"s\"} : tensor<4x8xf32>, memref<2xi8>\n}\n// -----\nmodule {}\n";

    fn corpus() -> Corpus {
        Corpus::new([FILE.to_owned()])
    }

    #[test]
    fn numbers_are_extents_and_values_but_no_names() {
        let text = b"%12 = f8 : tensor<1x64x!mase.fixed<8, -5>> 3";
        let found: Vec<_> = numbers(text).into_iter().map(|n| &text[n]).collect();
        assert_eq!(found, [&b"1"[..], b"64", b"8", b"5", b"3"]);
    }

    #[test]
    fn inputs_depend_on_seed_and_index_only() {
        let (a, b) = (corpus(), corpus());
        let forward: Vec<_> = (0..200).map(|i| a.mutant(1, i)).collect();
        let backward: Vec<_> = (0..200).rev().map(|i| b.mutant(1, i)).collect();
        assert!(forward.iter().eq(backward.iter().rev()));
        assert_ne!(forward, (0..200).map(|i| a.mutant(2, i)).collect::<Vec<_>>());
        assert!(forward.iter().collect::<BTreeSet<_>>().len() > 100);
    }

    #[test]
    fn functions_part_unless_they_share_something() {
        let two = "func.func @a() {\n}\n// x\nfunc.func @b() {\n}\n";
        assert_eq!(functions(two), ["func.func @a() {\n}\n", "func.func @b() {\n}\n"]);
        assert_eq!(functions(&format!("#m = 1\n{two}")).len(), 1);
        // What is wrong lends its words only.
        let corpus = Corpus::new(["// expected-error {{x}}\nfunc.func @wrong() {\n}\n".to_owned()]);
        assert_eq!((corpus.len(), corpus.words.is_empty()), (0, false));
    }

    #[test]
    fn comments_go_and_sections_part() {
        assert_eq!(corpus().len(), 2);
        assert!(corpus().texts.iter().all(|t| !t.starts_with(b"//")));
    }

    #[test]
    fn each_mutator_changes_something_and_survives_the_empty_text() {
        let corpus = corpus();
        for (number, mutate) in MUTATORS.iter().enumerate() {
            let mut random = Random(ChaCha8Rng::seed_from_u64(7));
            let changed = |random: &mut Random| {
                let mut text = corpus.texts[0].clone();
                mutate(&corpus, &mut text, random);
                text != corpus.texts[0]
            };
            assert!((0..50).any(|_| changed(&mut random)), "mutator {number} changes nothing");
            mutate(&corpus, &mut Vec::new(), &mut random);
            mutate(&Corpus::new([]), &mut b"=<1x".to_vec(), &mut random);
        }
    }
}
