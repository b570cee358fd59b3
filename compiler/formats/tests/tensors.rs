//! Whole tensors: the fast loops against the codecs, blocks along any axis, companions, casts, and
//! properties that hold for any values.

use mase_formats::{Codes, Encoded, Format, FormatError, Value};
use proptest::prelude::*;

const ROUNDINGS: [&str; 5] = ["rne", "floor", "half_up", "half_away", "trunc"];

fn format(text: &str) -> Format {
    text.parse().expect(text)
}

/// A spread over families and widths, those with fast loops among them.
const FORMATS: [&str; 38] = [
    "fixed<8, 5>",
    "fixed<8, 5, unsigned>",
    "fixed<16, -2>",
    "fixed<22, 126>",
    "fixed<23, -100>",
    "fixed<12, 127>",
    "fixed<8, -128>",
    "fixed<32, 16>",
    "fixed<64, 30>",
    "fixed<8, 2, overflow = wrap>",
    "int<8, scale = 0.05>",
    "int<8, scale = 0.25>",
    "int<8, scale = 0.25, zero = 3>",
    "int<8, scale = 0.3, zero = 128, unsigned>",
    "int<16, scale = 1.7e-5>",
    "int<32, scale = 1.0e-7>",
    "int<4, scale = 1.5, narrow>",
    "int<1, scale = 0.5>",
    "msfp12",
    "msfp16<rule = ceil>",
    "bfp<8, 22, block = 5>",
    "bfp<3, 4, block = 32>",
    "bfp<16, 7, rule = round>",
    "mxint8",
    "mxint4<block = 16>",
    "mxint23",
    "mxint<8, exponent = 3, block = 3>",
    "mxfp8_e5m2",
    "mxfp8_e4m3<rule = ceil>",
    "mxfp6_e3m2<block = 16>",
    "mxfp6_e2m3<rule = round>",
    "mxfp4",
    "minifloat<4, 3>",
    "minifloat<2, 0>",
    "minifloat<8, 7>",
    "log<5>",
    "binary<scale = 0.5>",
    "ternary<scale = 0.5>",
];

fn has_rounding(text: &str) -> bool {
    format(text).family().params().iter().any(|param| param.name == "rounding") && !text.starts_with("int<1,")
}

/// Every format under every rounding.
fn all() -> impl Iterator<Item = Format> {
    FORMATS.iter().flat_map(|text| {
        let count = if has_rounding(text) { 5 } else { 1 };
        ROUNDINGS[..count].iter().map(move |rounding| {
            let open = text.trim_end_matches('>');
            let join = if open.contains('<') { ", " } else { "<" };
            if count == 1 { format(text) } else { format(&format!("{open}{join}rounding = {rounding}>")) }
        })
    })
}

/// Floats of all sizes: many of everyday ones, small integers and halves, the ends, and any bits.
fn float() -> impl Strategy<Value = f32> {
    prop_oneof![
        4 => -8.0f32..8.0,
        2 => (-600i16..600).prop_map(|n| f32::from(n) / 8.0),
        2 => (-600i16..600).prop_map(|n| f32::from(n) * 0.05),
        1 => prop::sample::select(vec![0.0, -0.0, 1e-45, -1e-45, f32::MIN_POSITIVE, f32::MAX, f32::MIN, 1.5, 0.75]),
        1 => any::<u32>().prop_map(f32::from_bits).prop_filter("finite", |x| x.is_finite()),
    ]
}

fn wide(values: &[f32]) -> Vec<f64> {
    values.iter().map(|value| f64::from(*value)).collect()
}

/// The bits of floats, since -0.0 is to stay.
fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// f32 takes the fast loops and f64 the codec.
    #[test]
    fn fast_loops_give_the_same_bits(values in prop::collection::vec(float(), 1..600)) {
        let shape = [values.len()];
        for format in all() {
            let fast = format.encode(&values, &shape, None).expect("encodes");
            let exact = format.encode(&wide(&values), &shape, None).expect("encodes");
            prop_assert_eq!(fast.exponents(), exact.exponents(), "{}", format);
            if fast != exact {
                let place = fast.codes().iter().zip(exact.codes().iter()).position(|(a, b)| a != b).unwrap_or(0);
                prop_assert!(false, "{format}: {:e} is {:?}, not {:?}", values[place], fast.codes().get(place),
                    exact.codes().get(place));
            }
            let decoded = exact.decode::<f64>().expect("decodes");
            // Rounding up may leave f32, which is then an error.
            if decoded.iter().all(|value| value.abs() <= f64::from(f32::MAX)
                && (*value == 0.0 || *value as f32 != 0.0)) {
                let nearest: Vec<f32> = decoded.iter().map(|value| *value as f32).collect();
                prop_assert_eq!(bits(&fast.decode::<f32>().expect("decodes")), bits(&nearest), "{}", format);
            }
        }
    }

    /// What a code stands for has that code, though perhaps a block another exponent; encoding twice
    /// changes no value.
    #[test]
    fn encoding_twice_changes_nothing(values in prop::collection::vec(float(), 1..100)) {
        for format in all().filter(|format| !format.to_string().contains("wrap")) {
            let once = format.encode(&values, &[values.len()], None).expect("encodes");
            let decoded = once.decode::<Value>().expect("exact");
            let twice = format.encode(&decoded, &[values.len()], None).expect("encodes");
            // Under `ceil` and `round` a largest magnitude that was rounded may get a coarser step.
            let is_settled = format.layout().block.is_none() || !format.to_string().contains("rule");
            if is_settled {
                prop_assert_eq!(twice.decode::<Value>().expect("exact"), decoded, "{}", format);
            }
        }
    }

    #[test]
    fn errors_stay_within_half_a_step(values in prop::collection::vec(-3.9f32..3.9, 1..200)) {
        for (text, step) in [("fixed<8, 5>", 1.0 / 32.0), ("int<8, scale = 0.05>", 0.05), ("int<16, scale = 0.001>", 0.001)] {
            for rounding in ROUNDINGS {
                let format = format(&format!("{}, rounding = {rounding}>", text.trim_end_matches('>')));
                let decoded = format.encode(&values, &[values.len()], None).and_then(|it| it.decode::<f64>()).expect("both");
                let most = if matches!(rounding, "floor" | "trunc") { step } else { step / 2.0 };
                for (value, decoded) in values.iter().zip(decoded) {
                    let error = f64::from(*value) - decoded;
                    prop_assert!(error.abs() <= most * 1.000_001, "{format}: {value} became {decoded}");
                    prop_assert!(rounding != "floor" || error >= -1e-12);
                }
            }
        }
        // A block's step follows from its largest magnitude; that itself may be clamped by a step.
        for (text, block, bits) in [("msfp12", 16, 3), ("mxint8", 32, 7)] {
            let decoded = format(text).encode(&values, &[values.len()], None).and_then(|it| it.decode::<f64>()).expect("both");
            for (values, decoded) in values.chunks(block).zip(decoded.chunks(block)) {
                let largest = values.iter().fold(0.0, |m: f64, value| m.max(f64::from(value.abs())));
                let step = if largest == 0.0 { 0.0 } else { 2f64.powi(largest.log2().floor() as i32 + 1 - bits) };
                for (value, decoded) in values.iter().zip(decoded) {
                    let error = (f64::from(*value) - decoded).abs();
                    let is_clamped = f64::from(value.abs()) > 2f64.powi(bits) * step - 1.5 * step;
                    prop_assert!(error <= if is_clamped { step } else { step / 2.0 }, "{text}: {value} became {decoded}");
                }
            }
        }
    }

    /// Casting through a format that holds every value of the first changes nothing.
    #[test]
    fn a_wider_format_between_changes_nothing(values in prop::collection::vec(-100.0f32..100.0, 1..100)) {
        let shape = [values.len()];
        for from in ["fixed<8, 5>", "msfp12", "mxfp4", "mxint8", "minifloat<4, 3>", "int<8, scale = 0.05>"] {
            let encoded = format(from).encode(&values, &shape, None).expect("encodes");
            for to in ["fixed<6, 2>", "msfp13<rounding = floor>", "mxfp6_e2m3", "log<6>", "int<8, scale = 0.3>", "ternary"] {
                let direct = encoded.cast(&format(to), None).expect("casts");
                if !from.starts_with("int") {
                    let wide = encoded.cast(&format("fixed<64, 30>"), None).expect("casts");
                    if wide.decode::<Value>() == encoded.decode::<Value>() {
                        prop_assert_eq!(&wide.cast(&format(to), None).expect("casts"), &direct, "{} to {}", from, to);
                    }
                }
                let exact = format(to).encode(&encoded.decode::<Value>().expect("exact"), &shape, None);
                prop_assert_eq!(exact, Ok(direct), "{} to {}", from, to);
            }
        }
    }

    /// What hardware does between fixed-point formats: shift, round, saturate or wrap, in integers.
    #[test]
    fn fixed_to_fixed_is_integer_arithmetic(codes in prop::collection::vec(any::<u16>(), 1..200), from in -20i64..40, to in -20i64..40) {
        let encoded = Encoded::new(format(&format!("fixed<16, {from}>")), &[codes.len()], None, Codes::U16(codes.clone()), vec![]).expect("codes");
        for rounding in ROUNDINGS {
            for overflow in ["saturate", "wrap"] {
                let target = format(&format!("fixed<8, {to}, rounding = {rounding}, overflow = {overflow}>"));
                let cast = encoded.cast(&target, None).expect("casts");
                for (code, found) in codes.iter().zip(cast.codes().iter()) {
                    let rounded = shifted((*code as i16).into(), to - from, rounding);
                    let wanted = if overflow == "wrap" { rounded } else { rounded.clamp(-128, 127) };
                    prop_assert_eq!(found, wanted as u8 as u64, "{} from {}, {} bits", target, code, from);
                }
            }
        }
    }

    /// Rows across the block axis may be encoded apart.
    #[test]
    fn cutting_other_axes_changes_nothing(values in prop::collection::vec(float(), 3 * 37 * 5)) {
        for text in ["msfp12", "mxint8", "mxfp8_e4m3", "mxfp4<block = 16, rounding = floor>"] {
            let last = format(text);
            let open = text.trim_end_matches('>');
            let middle = format(&format!("{open}{} axis = -2>", if open.contains('<') { "," } else { "<" }));
            let whole = middle.encode(&values, &[3, 37, 5], None).expect("encodes").decode::<f64>().expect("decodes");
            for outer in 0..3 {
                for inner in 0..5 {
                    let places: Vec<usize> = (0..37).map(|index| (outer * 37 + index) * 5 + inner).collect();
                    let row: Vec<f32> = places.iter().map(|place| values[*place]).collect();
                    let alone = last.encode(&row, &[37], None).expect("encodes").decode::<f64>().expect("decodes");
                    let together: Vec<f64> = places.iter().map(|place| whole[*place]).collect();
                    prop_assert_eq!(alone, together, "{}", text);
                }
            }
        }
    }
}

/// `code * 2^shift` in integers.
fn shifted(code: i128, shift: i64, rounding: &str) -> i128 {
    if shift >= 0 {
        return code << shift;
    }
    let (floor, unit) = (code >> -shift, 1i128 << -shift);
    let rest = code - (floor << -shift);
    let up = match rounding {
        "floor" => false,
        "trunc" => rest != 0 && code < 0,
        "half_up" => 2 * rest >= unit,
        "half_away" => 2 * rest > unit || (2 * rest == unit && code > 0),
        _ => 2 * rest > unit || (2 * rest == unit && floor & 1 == 1),
    };
    floor + i128::from(up)
}

#[test]
fn short_blocks_and_zeros() {
    let mut values = vec![0.0f32; 20];
    values[17] = -3.0;
    let encoded = format("msfp12").encode(&values, &[20], None).expect("encodes");
    // The second block has four elements; 3 = 6 * 2^-1 with exponent 1.
    assert_eq!(encoded.exponents(), [0, 128]);
    assert_eq!(encoded.codes().get(17), Some(0b1110));
    assert_eq!(encoded.decode::<f32>().expect("decodes"), values);
    let empty = format("mxint8").encode::<f32>(&[], &[4, 0], None).expect("encodes");
    assert!(empty.codes().is_empty() && empty.exponents().is_empty());
}

#[test]
fn exponents_follow_the_shape() {
    // Along the first axis each column has a block of its own.
    let values = [1.0f32, 2.0, 4.0, 1.0, 2.0, 4.0, 1.0, 2.0, 4.0];
    let encoded = format("mxint<8, block = 2, axis = -2>").encode(&values, &[3, 3], None).expect("encodes");
    assert_eq!(encoded.exponents(), [127, 128, 129, 127, 128, 129]);
}

#[test]
fn channels_have_companions() {
    let values = [1.0f32, 1.0, 100.0, 3.0, 1.0, -100.0];
    let fixed = format("fixed<8, channel = 1>");
    let encoded = fixed.encode(&values, &[2, 3], Some(&[6.0, 5.0, 0.0])).expect("encodes");
    assert_eq!(encoded.codes(), &Codes::U8(vec![64, 32, 100, 127, 32, 156]));
    assert_eq!(encoded.decode::<f32>().expect("decodes"), [1.0, 1.0, 100.0, 1.984_375, 1.0, -100.0]);
    assert_eq!(fixed.fit(&wide(&values), &[2, 3]), Ok(vec![5.0, 6.0, 0.0]));
    assert_eq!(
        format("int<8, channel = 1>").fit(&wide(&values), &[2, 3]),
        Ok(vec![3.0 / 127.0, 1.0 / 127.0, 100.0 / 127.0])
    );
    assert_eq!(format("binary<channel = 0>").fit(&[1.0, -3.0, 0.0, 0.0], &[2, 2]), Ok(vec![2.0, 1.0]));
    // The mean magnitude is 1, those above 0.75 are 1 and 2.
    assert_eq!(format("ternary").fit(&[0.5, -1.0, 2.0, 0.5], &[4]), Ok(vec![1.5]));
    // -1 fits with one bit more than 1 does.
    assert_eq!(format("fixed<8, channel = 0>").fit(&[-1.0, 1.0, 0.0], &[3]), Ok(vec![7.0, 6.0, 0.0]));
}

#[test]
fn faults_say_where_and_what() {
    let message = |result: Result<Encoded, FormatError>| result.expect_err("a fault").to_string();
    let mut values = vec![0.5f32; 600];
    values[599] = f32::NAN;
    let fixed = format("fixed<8, 5>");
    assert_eq!(
        message(fixed.encode(&values, &[2, 300], None)),
        "fixed<8, 5>: element [1, 299] is NaN, must be a number, for the format has no NaN"
    );
    values[599] = f32::NEG_INFINITY;
    assert_eq!(
        message(format("msfp12<axis = -2>").encode(&values, &[300, 2], None)),
        "msfp12<axis = -2>: element [299, 1] is -infinite, must be finite"
    );
    assert!(fixed.encode(&values, &[600], None).is_ok());
    let block = format("mxfp4").encode(&values, &[600], None).expect("a NaN block");
    assert_eq!((block.exponents()[18], block.decode::<f32>().expect("decodes")[599].is_nan()), (255, true));
    assert_eq!(message(fixed.encode(&values, &[601], None)), "600 values for shape [601], must be 601");
    assert_eq!(
        message(format("mxfp4").encode(&[1.0f32], &[], None)),
        "block axis is -1, must be left out for a shape of rank 0"
    );
    let channel = format("fixed<8, channel = 0>");
    assert_eq!(
        message(channel.encode(&[1.0f32], &[1], None)),
        "fixed<8, channel = 0>: 0 companion values, must be 1, the size of channel axis 0"
    );
    assert_eq!(
        message(channel.encode(&[1.0f32], &[1], Some(&[0.5]))),
        "fixed: `frac` is 0.5 in the companion, must be an integer in -128..=127"
    );
    assert_eq!(
        message(fixed.encode(&[1.0f32], &[1], Some(&[1.0]))),
        "fixed<8, 5>: 1 companion values, must be left out, there being no channel axis"
    );
    let parts = |text: &str, code: u8, exponents: Vec<u16>| {
        Encoded::new(format(text), &[1], None, Codes::U8(vec![code]), exponents)
    };
    assert_eq!(
        message(parts("ternary", 2, vec![])),
        "ternary: code 0x2 at 0, must be one that the format uses"
    );
    assert_eq!(message(parts("msfp12", 16, vec![0])), "msfp12: code 0x10 at 0, must be at most 0xf");
    assert_eq!(message(parts("msfp12", 0, vec![255])), "msfp12: exponent 0xff at 0, must be at most 0xfe");
    assert_eq!(message(parts("fixed<9, 0>", 0, vec![])), "fixed<9, 0>: codes of 8 bits, must be of 16");
    let huge = parts("bfp<16, 3>", 1, vec![65_534]).expect("a code");
    assert_eq!(
        huge.decode::<f64>().expect_err("a fault").to_string(),
        "bfp<16, 3>: element [0] stands for a number out of the range of f64"
    );
}

/// The scale lies a little above 0.05, and the quotient a little below the tie, where a division of
/// `f64` ends up.
#[test]
fn quotients_are_not_rounded_twice() {
    let format = format("int<8, scale = 0.05>");
    for values in [vec![0.875f32; 300], vec![0.875; 3]] {
        assert_eq!(f64::from(values[0]) / 0.05, 17.5);
        let encoded = format.encode(&values, &[values.len()], None).expect("encodes");
        assert!(encoded.codes().iter().all(|code| code == 17));
    }
}

/// Scales for which a quotient lies a few places of an `f64` beside a tie or an integer.
#[test]
fn fast_quotients_near_a_tie() {
    let mut state = 1u64;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 40
    };
    for _ in 0..400 {
        let value = 1.0 + random() as f32 / (1 << 24) as f32;
        let halves = (random() % 250 + 1) as f64;
        for nudge in -3i64..=3 {
            let scale =
                f64::from_bits((f64::from(value) / (halves / 2.0)).to_bits().wrapping_add_signed(nudge));
            for rounding in ROUNDINGS {
                for zero in [0, 7] {
                    let text = format!("int<8, scale = {scale:?}, zero = {zero}, rounding = {rounding}>");
                    let values = [value, -value];
                    let fast = format(&text).encode(&values, &[2], None);
                    assert_eq!(fast, format(&text).encode(&wide(&values), &[2], None), "{text} of {value}");
                }
            }
        }
    }
}

#[test]
fn fast_exponents_at_the_edges_of_the_rules() {
    let edges = [1.0f32, std::f32::consts::SQRT_2, 1.5, 2.0, 1.0001];
    let edges = edges.iter().flat_map(|edge| [edge.next_down(), *edge, edge.next_up()]);
    for edge in edges.collect::<Vec<f32>>() {
        for power in [-149, -140, -127, -126, -20, 0, 5, 100, 126, 127] {
            let values = [(f64::from(edge) * 2f64.powi(power)) as f32; 3];
            for text in ["msfp12", "bfp<4, 3", "mxint8", "mxint<8, exponent = 12", "mxfp8_e5m2", "mxfp4"] {
                for rule in ["floor", "ceil", "round"] {
                    let format = format(&format!(
                        "{text}{} rule = {rule}>",
                        if text.contains('<') { "," } else { "<" }
                    ));
                    let fast = format.encode(&values, &[3], None);
                    assert_eq!(fast, format.encode(&wide(&values), &[3], None), "{format} of {}", values[0]);
                }
            }
        }
    }
}

#[test]
fn fast_loops_leave_infinities_and_nan_to_the_codec() {
    for special in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
        let mut values = vec![1.5f32; 700];
        values[300] = special;
        for format in all() {
            let fast = format.encode(&values, &[700], None);
            assert_eq!(fast, format.encode(&wide(&values), &[700], None), "{format}");
        }
    }
}
