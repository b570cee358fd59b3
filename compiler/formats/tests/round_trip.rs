//! Every format, written and read back, is the same format.

use std::collections::{HashMap, HashSet};

use mase_formats::{ABSENT, Format, Param, ParamKind, families, mnemonics};

/// Values worth combining: all of a small range, else its ends and a few between.
fn samples(param: &Param) -> Vec<i64> {
    let ints = |min: i64, max: i64| {
        let mut picked: Vec<i64> = if max - min < 8 {
            (min..=max).collect()
        } else {
            vec![min, min + 1, -1, 0, 1, 3, 8, 16, 32, max - 1, max]
        };
        picked.extend(param.default);
        picked.retain(|value| (min..=max).contains(value));
        picked.sort_unstable();
        picked.dedup();
        picked
    };
    let floats = [1.0, 0.5, 0.1, 1e-5, 3e16, 1.25e-300, f64::MAX, 5e-324];
    let floats = || floats.map(|x| x.to_bits() as i64).to_vec();
    match param.kind {
        ParamKind::Int { min, max } => ints(min, max),
        ParamKind::OptionalInt { min, max } => [vec![ABSENT], ints(min, max)].concat(),
        ParamKind::Flag => vec![0, 1],
        ParamKind::Choice(words) => (0..words.len() as i64).collect(),
        ParamKind::Float => floats(),
        ParamKind::OptionalFloat => [vec![ABSENT], floats()].concat(),
    }
}

fn product(params: &[Param]) -> Vec<Vec<i64>> {
    params.iter().fold(vec![Vec::new()], |lists, param| {
        let values = samples(param);
        lists
            .iter()
            .flat_map(|list| values.iter().map(|value| [list.as_slice(), &[*value]].concat()))
            .collect()
    })
}

fn same_again(format: &Format) -> String {
    let text = format.to_string();
    let again: Format = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(&again, format, "{text}");
    assert_eq!(again.to_string(), text);
    text
}

#[test]
fn every_family_over_a_wide_grid() {
    for family in families() {
        let mut texts: HashMap<String, Vec<i64>> = HashMap::new();
        for params in product(family.params()) {
            let Ok(format) = Format::from_parts(family.name(), &params) else {
                continue;
            };
            assert_eq!(format.params(), params);
            let layout = format.layout();
            assert!(layout.element_bits > 0);
            assert_eq!(layout.block.is_some(), layout.exponent_bits > 0);
            assert_eq!(layout.block.is_some(), layout.block_axis.is_some());
            if let Some(other) = texts.insert(same_again(&format), params.clone()) {
                panic!("{format}: both {params:?} and {other:?}");
            }
        }
        assert!(texts.len() > 10, "{}: {} formats", family.name(), texts.len());
    }
}

#[test]
fn exhaustive_where_cheap() {
    for width in 1..=64 {
        for frac in -128..=127 {
            let text = format!("fixed<{width}, {frac}>");
            let format: Format = text.parse().expect(&text);
            assert_eq!(same_again(&format), text);
        }
    }
    for exponent in 1..=8 {
        for mantissa in 0..=10.min(15 - exponent) {
            for bias in -256..=255 {
                let params = [exponent, mantissa, bias, 0];
                same_again(&Format::from_parts("minifloat", &params).expect("a minifloat"));
            }
        }
    }
    for exponent in 2..=16 {
        for mantissa in 1..=23 {
            for block in 2..=64 {
                let text = format!("bfp<{exponent}, {mantissa}, block = {block}>");
                same_again(&text.parse().expect(&text));
            }
        }
    }
    for width in 2..=16 {
        for bias in -1024..=1023 {
            same_again(&Format::from_parts("log", &[width, bias]).expect("a log"));
        }
    }
}

#[test]
fn shorthands_are_complete_and_mean_their_parameters() {
    for family in families() {
        for &name in family.shorthands() {
            let format: Format = name.parse().expect(name);
            assert_eq!(format.family().name(), family.name());
            let preset = family.expand(name).expect(name);
            let (written, said) = family.shorthand(format.params()).expect(name);
            let set: Vec<usize> = preset.iter().map(|(index, _)| *index).collect();
            assert_eq!(said, set, "{name}");
            assert!(written == name || name == "mxfp4", "{name} is {written}");
        }
    }
    for number in 0..100 {
        for stem in ["msfp", "mxint", "mxfp", "fixed", "int", "log"] {
            let name = format!("{stem}{number}");
            let resolves = Format::resolve(&name, &[]).is_ok();
            assert_eq!(resolves, mnemonics().any(|known| known == name), "{name}");
        }
    }
    assert!(Format::resolve("mxint08", &[]).is_err());
    assert!(Format::resolve("mxint+8", &[]).is_err());
}

#[test]
fn no_mnemonic_is_taken_twice() {
    let mut seen = HashSet::new();
    for name in mnemonics() {
        assert!(seen.insert(name), "{name}");
    }
}

#[test]
fn several_spellings_are_one_format() {
    for (written, canonical) in [
        ("fixed<8,5>", "fixed<8, 5>"),
        (" fixed < 8 , 5 , rounding=rne > ", "fixed<8, 5>"),
        ("fixed<frac = 5, width = 8>", "fixed<8, 5>"),
        (
            "fixed<8, overflow = wrap, 	unsigned, channel = 1>",
            "fixed<8, unsigned, channel = 1, overflow = wrap>",
        ),
        ("int<8, zero = 0, scale = 1>", "int<8, scale = 1.0>"),
        ("int<8, scale = 0.00001>", "int<8, scale = 1.0e-5>"),
        ("int<8, scale = 10.E-1>", "int<8, scale = 1.0>"),
        ("bfp<8, 3>", "msfp12"),
        ("bfp<8, 3, block = 16>", "msfp12"),
        ("msfp12<axis = -2>", "msfp12<axis = -2>"),
        ("msfp12<block=32>", "bfp<8, 3, block = 32>"),
        ("mxint<8>", "mxint8"),
        ("mxint8<block = 16>", "mxint8<block = 16>"),
        ("mxint8<exponent = 4>", "mxint<8, exponent = 4>"),
        ("mxfp4", "mxfp4_e2m1"),
        ("mx<e5m2>", "mxfp8_e5m2"),
        ("mx<element = e3m2, axis = -1>", "mxfp6_e3m2"),
        ("minifloat<4, 3, bias = 7>", "minifloat<4, 3>"),
        ("minifloat<1, 0>", "minifloat<1, 0>"),
        ("log<4, bias = 0>", "log<4>"),
        ("binary<scale = 1.0>", "binary"),
        ("ternary<channel = 0>", "ternary<channel = 0>"),
    ] {
        let format: Format = written.parse().unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(format.to_string(), canonical);
        assert_eq!(format, canonical.parse().expect(canonical));
    }
    let bias = |text: &str| text.parse::<Format>().expect(text).params()[2];
    assert_eq!(bias("minifloat<4, 3>"), 7);
    assert_eq!(bias("minifloat<1, 0>"), 0);
}

#[test]
fn examples_are_canonical_and_on_the_reference_page() {
    let page = mase_formats::reference();
    for family in families() {
        assert!(page.contains(&format!("## `{}`", family.name())));
        for text in family.examples() {
            let format: Format = text.parse().expect(text);
            assert_eq!(format.to_string(), *text);
            assert_eq!(format.family().name(), family.name());
            assert!(page.contains(&format!("| `{text}` |")), "{text}");
        }
        for param in family.params() {
            let keyword = |c: char| c.is_ascii_lowercase() || c == '_';
            assert!(param.name.chars().all(keyword), "{}", param.name);
            assert_eq!(param.default.is_none(), !param.default_rule.is_empty());
        }
    }
}
