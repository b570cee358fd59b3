//! Widths, averages and sizes of stored tensors.

use mase_formats::{Format, FormatError, Layout};

fn layout(text: &str) -> Layout {
    text.parse::<Format>().expect(text).layout()
}

#[test]
fn average_bits() {
    for (text, bits, elements) in [
        ("msfp12", 9, 2),
        ("msfp16", 17, 2),
        ("mxfp8_e5m2", 33, 4),
        ("mxfp8_e4m3", 33, 4),
        ("mxfp6_e3m2", 25, 4),
        ("mxfp6_e2m3", 25, 4),
        ("mxfp4", 17, 4),
        ("mxint8", 33, 4),
        ("bfp<5, 2, block = 3>", 14, 3),
        ("fixed<8, 5>", 8, 1),
        ("int<4, channel = 0>", 4, 1),
        ("minifloat<4, 3>", 8, 1),
        ("log<5>", 5, 1),
        ("binary", 1, 1),
        ("ternary", 2, 1),
    ] {
        let format: Format = text.parse().expect(text);
        assert_eq!(format.average_bits(), (bits, elements), "{text}");
    }
}

#[test]
fn fields() {
    let msfp = Layout {
        element_bits: 4,
        signed: true,
        exponent_bits: 8,
        block: Some(16),
        block_axis: Some(-2),
        channel_axis: None,
    };
    assert_eq!(layout("msfp12<axis = -2>"), msfp);
    let fixed = Layout {
        element_bits: 12,
        signed: false,
        exponent_bits: 0,
        block: None,
        block_axis: None,
        channel_axis: Some(1),
    };
    assert_eq!(layout("fixed<12, unsigned, channel = 1>"), fixed);
}

#[test]
fn sizes() {
    for (text, shape, bits) in [
        ("msfp12", &[16][..], 16 * 4 + 8),
        ("msfp12", &[17], 17 * 4 + 2 * 8),
        ("msfp12", &[3, 20], 60 * 4 + 3 * 2 * 8),
        ("msfp12<axis = -2>", &[3, 20], 60 * 4 + 20 * 8),
        ("msfp12", &[2, 3, 1], 6 * 4 + 6 * 8),
        ("mxfp4", &[4, 64], 256 * 4 + 8 * 8),
        ("mxfp4", &[4, 0], 0),
        ("mxfp4", &[i64::MAX, i64::MAX, i64::MAX, 0], 0),
        ("fixed<8, 5>", &[], 8),
        ("fixed<8, 5>", &[3, 5], 120),
        ("fixed<8, channel = 1>", &[3, 5], 120),
    ] {
        let found = layout(text).storage_bits(shape).expect(text);
        assert_eq!(found, bits, "{text} {shape:?}");
    }
}

#[test]
fn shapes_that_do_not_fit() {
    let fault = |text: &str, shape: &[i64]| layout(text).storage_bits(shape).expect_err(text);
    assert_eq!(
        fault("msfp12<axis = -2>", &[16]).to_string(),
        "block axis is -2, must be in -1..=-1 for a shape of rank 1"
    );
    assert_eq!(
        fault("fixed<8, channel = 2>", &[3, 5]).to_string(),
        "channel axis is 2, must be in 0..=1 for a shape of rank 2"
    );
    assert!(matches!(fault("mxfp4", &[]), FormatError::Axis { rank: 0, .. }));
    assert_eq!(fault("fixed<8, 5>", &[2, -1]).to_string(), "dimension 1 is -1, must be at least 0 (static)");
    let huge = [i64::MAX; 3];
    assert!(matches!(fault("fixed<8, 5>", &huge), FormatError::TooLarge { .. }));
    // The elements fit and the exponents do not.
    let edge = [1 << 62, 1 << 62, 1];
    assert!(layout("mxfp4").storage_bits(&edge).is_ok());
    let edge = [1 << 62, 1 << 62, 2];
    assert!(matches!(fault("bfp<16, 6, block = 2>", &edge), FormatError::TooLarge { .. }));
}
