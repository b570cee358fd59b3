//! Every broken bound gives an error that says the value found and the limit.

use mase_formats::{ABSENT, Format, FormatError, Param, ParamKind, families};

fn fault(text: &str) -> String {
    match text.parse::<Format>() {
        Ok(format) => panic!("{text} resolves to {format}"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    let message = fault(text);
    for part in parts {
        assert!(message.contains(part), "{text}: `{part}` is not in: {message}");
    }
}

/// A valid parameter list of each family to break one parameter of.
fn valid(family: &str) -> Vec<i64> {
    let text = match family {
        "fixed" => "fixed<8, 5>",
        "int" => "int<8, scale = 0.5>",
        "bfp" => "msfp12",
        "mxint" => "mxint8",
        "mx" => "mxfp4",
        "minifloat" => "minifloat<4, 3>",
        "log" => "log<4>",
        other => other,
    };
    text.parse::<Format>().expect(text).params().to_vec()
}

/// Stored values just outside of a parameter's range, and the words of its limit.
fn outside(param: &Param) -> (Vec<i64>, String) {
    match param.kind {
        ParamKind::Int { min, max } => (vec![min - 1, max + 1, ABSENT], format!("{min}..={max}")),
        ParamKind::OptionalInt { min, max } => (vec![min - 1, max + 1], format!("{min}..={max}")),
        ParamKind::Flag => (vec![-1, 2], "1 or 0".to_owned()),
        ParamKind::Choice(words) => (vec![-1, words.len() as i64], words.join(", ")),
        ParamKind::Float | ParamKind::OptionalFloat => {
            let bad = [0.0, -1.0, f64::NAN, f64::INFINITY];
            (bad.map(|x| x.to_bits() as i64).to_vec(), "above 0".to_owned())
        }
    }
}

#[test]
fn every_parameter_of_every_family_is_bounded() {
    for family in families() {
        for (index, param) in family.params().iter().enumerate() {
            let (values, limit) = outside(param);
            for value in values {
                let mut params = valid(family.name());
                params[index] = value;
                let error = Format::from_parts(family.name(), &params).expect_err(param.name);
                let message = error.to_string();
                let name = format!("{}: `{}` is ", family.name(), param.name);
                assert!(message.starts_with(&name), "{message}");
                assert!(message.contains(&limit), "{message}");
                assert!(message.contains(&param.text(value)), "{message}");
            }
        }
    }
}

#[test]
fn every_written_integer_is_bounded() {
    for family in families() {
        for param in family.params() {
            let (ParamKind::Int { min, max } | ParamKind::OptionalInt { min, max }) = param.kind else {
                continue;
            };
            for value in [min - 1, max + 1, i64::MIN, i64::MAX] {
                let text = format!("{}<{} = {value}>", family.name(), param.name);
                let limit = format!("{min}..={max}");
                says(&text, &[family.name(), param.name, &value.to_string(), &limit]);
            }
        }
    }
}

#[test]
fn rules_between_parameters() {
    says("fixed<8>", &["fixed", "`frac` is missing", "unless `channel`", "-128..=127"]);
    says("fixed<8, 5, channel = 0>", &["`frac` is 5", "left out with `channel = 0`"]);
    says("fixed", &["`width` is missing"]);
    says("int<8>", &["`scale` is missing", "unless `channel`"]);
    says("int<8, scale = 0.5, channel = 1>", &["`scale` is 0.5", "`channel = 1`"]);
    says("int<8, channel = 0, zero = 1>", &["`zero` is 1", "0 when `channel`"]);
    says("int<8, scale = 0.5, zero = 128>", &["`zero` is 128", "-128..=127"]);
    says("int<8, scale = 0.5, zero = -128, narrow>", &["is -128", "-127..=127"]);
    says("int<8, scale = 0.5, zero = -1, unsigned>", &["is -1", "0..=255"]);
    says("int<8, scale = 0.5, unsigned, narrow>", &["`narrow` is on", "`unsigned`"]);
    says("int<8, scale = 0.5, narrow, overflow = wrap>", &["`overflow` is wrap", "saturate"]);
    says("int<1, scale = 0.5, zero = -1>", &["`zero` is -1", "1-bit signed"]);
    says("int<1, scale = 0.5, narrow>", &["`narrow`", "1-bit signed"]);
    says("int<1, scale = 0.5, rounding = floor>", &["is floor", "1-bit signed"]);
    says("int<1, scale = 0.5, overflow = wrap>", &["is wrap", "1-bit signed"]);
    assert!("int<1, scale = 0.5, zero = 1, unsigned>".parse::<Format>().is_ok());
    assert!("int<32, scale = 0.5, zero = 4294967295, unsigned>".parse::<Format>().is_ok());
    says("minifloat<8, 8>", &["`mantissa` is 8", "at most 7", "`exponent = 8`", "16 bits"]);
    says("minifloat<bias = 1>", &["`exponent` is missing"]);
    says("binary<scale = 2.0, channel = 0>", &["`scale` is 2.0", "`channel = 0`"]);
    says("ternary<scale = 1.0, channel = 0>", &["`scale` is 1.0", "`channel = 0`"]);
    for family in ["fixed", "int", "binary", "ternary"] {
        let index = usize::from(family == "fixed" || family == "int");
        let mut params = valid(family);
        params[index] = ABSENT;
        let error = Format::from_parts(family, &params);
        assert!(matches!(error, Err(FormatError::Missing { .. })), "{family}: {error:?}");
    }
}

#[test]
fn shorthands_out_of_range() {
    says("msfp9", &["bfp: `mantissa` is 0 (from `msfp9`)", "1..=23"]);
    says("msfp33", &["24 (from `msfp33`)", "1..=23"]);
    says("mxint25", &["mxint: `width` is 25 (from `mxint25`)", "2..=24"]);
    says("msfp12<exponent = 8>", &["`exponent` is given again as 8", "already 8"]);
    says("mxfp4<e2m1>", &["unknown parameter `e2m1`; accepted are element, block"]);
    says("mxint8<4>", &["mxint: 4 has no name", "at most 0"]);
}

#[test]
fn unknown_names_suggest_the_nearest() {
    says("fixd<8, 5>", &["unknown number format `fixd`", "`fixed`?", "int, bfp, mxint"]);
    says("msfq12", &["did you mean `msfp12`?"]);
    says("mxfp8", &["`mxfp8_e5m2` or `mxfp8_e4m3`?"]);
    says("mxfp6_e2m2", &["`mxfp6_"]);
    assert!(!fault("posit").contains("did you mean"));
    says("fixed<8, 5, round = floor>", &["fixed: unknown parameter `round`", "`rounding`?"]);
    says("fixed<8, 5, unsinged>", &["`unsigned`?", "width, frac, unsigned"]);
    says("fixed<8, 5, floor>", &["`rounding = floor`?"]);
    says("fixed<8, 5, rounding = nearest>", &["`nearest`", "rne, floor, half_up"]);
    says("mx<e4m2>", &["`element` is `e4m2`", "e5m2, e4m3"]);
    let error = Format::from_parts("msfp12", &[]).expect_err("a shorthand is no family");
    assert!(error.to_string().contains("unknown number format `msfp12`"));
}

#[test]
fn items_of_the_wrong_kind_or_place() {
    says("fixed<8.0, 5>", &["`width` is 8.0", "integer in 1..=64"]);
    says("fixed<8, 5, 1>", &["1 has no name", "at most 2"]);
    says("fixed<8, unsigned, 5>", &["5 has no name", "at most 2", "ahead"]);
    says("fixed<8, 5, frac = 6>", &["`frac` is given again as 6", "already 5"]);
    says("fixed<8, 5, unsigned, unsigned>", &["`unsigned` is given again"]);
    says("fixed<8, 5, unsigned = 1>", &["`unsigned` is 1", "bare word"]);
    says("fixed<8, channel>", &["`channel` is given no value", "0..=7"]);
    says("int<8, scale = -1>", &["`scale` is -1", "above 0"]);
    says("int<8, scale = -0.0>", &["`scale` is -0.0", "above 0"]);
    says("int<8, scale = 1.0e999>", &["`scale` is inf", "finite"]);
    says("int<8, scale = large>", &["`scale` is `large`", "a finite number"]);
    let error = Format::from_parts("log", &[4]).expect_err("one parameter is missing");
    assert_eq!(error.to_string(), "log: 1 parameters are stored, must be 2");
}

#[test]
fn syntax() {
    for (text, offset) in [
        ("", 0),
        ("8", 0),
        ("fixed<", 6),
        ("fixed<>", 6),
        ("fixed<8, 5", 10),
        ("fixed<8 5>", 8),
        ("fixed<8, 5> x", 12),
        ("fixed<8, 5,>", 11),
        ("fixed<8, +5>", 9),
        ("fixed<8, ->", 9),
        ("int<8, scale = 1e-5>", 15),
        ("int<8, scale = >", 15),
        ("fixed<99999999999999999999, 5>", 6),
        ("fixed<8, é>", 9),
    ] {
        match text.parse::<Format>() {
            Err(FormatError::Syntax { offset: found, .. }) => assert_eq!(found, offset, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}
