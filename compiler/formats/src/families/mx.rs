//! OCP microscaling: small floating-point elements under a shared E8M0 scale.

use super::common::{AXIS, ROUNDING, RULE, block};
use crate::bulk::Kernel;
use crate::codec::{FINITE, Floats, SharedExponent};
use crate::{Codec, Family, Layout, Param, ParamKind, Rounding, Rule, Shared, Value, View};

pub(super) struct Mx;

const ELEMENT: usize = 0;
const BLOCK: usize = 1;
const AXIS_AT: usize = 2;
const RULE_AT: usize = 3;
const ROUNDING_AT: usize = 4;

/// Bits of the scale, E8M0.
const SCALE_BITS: i64 = 8;

/// The code of a block that is NaN, and what is taken from other codes.
const NAN_SCALE: u16 = 255;
const SCALE_BIAS: i32 = 127;

/// A choice of `element`.
struct Element {
    shorthand: &'static str,
    exponent_bits: u32,
    mantissa_bits: u32,
    /// The last code of a finite magnitude.
    largest: u64,
    /// Whether the code behind it is infinite; all others behind it are NaN.
    infinite: bool,
}

/// In the order of the choices.
static ELEMENTS: [Element; 5] = [
    Element { shorthand: "mxfp8_e5m2", exponent_bits: 5, mantissa_bits: 2, largest: 0x7b, infinite: true },
    Element { shorthand: "mxfp8_e4m3", exponent_bits: 4, mantissa_bits: 3, largest: 0x7e, infinite: false },
    Element { shorthand: "mxfp6_e3m2", exponent_bits: 3, mantissa_bits: 2, largest: 0x1f, infinite: false },
    Element { shorthand: "mxfp6_e2m3", exponent_bits: 2, mantissa_bits: 3, largest: 0x1f, infinite: false },
    Element { shorthand: "mxfp4_e2m1", exponent_bits: 2, mantissa_bits: 1, largest: 0x07, infinite: false },
];

/// E2M1 is the only four-bit element, so its name may stop at the width.
const ONLY_FP4: (&str, &str) = ("mxfp4", "mxfp4_e2m1");

static PARAMS: [Param; 5] = [
    Param::new(
        "element",
        ParamKind::Choice(&["e5m2", "e4m3", "e3m2", "e2m3", "e2m1"]),
        "Exponent and mantissa bits of an element, beside its sign.",
    )
    .positional(),
    block(32),
    AXIS,
    RULE,
    ROUNDING,
];

const DESCRIPTION: &str = "\
`block` elements along `axis` share a scale `2^(s - 127)`, `s` from 0 to 254; the code 255 makes
the whole block NaN. An element of value `p` stands for `p * 2^(s - 127)`.

| element | bias | largest | smallest normal | smallest subnormal | specials | `emax` |
|---|---|---|---|---|---|---|
| `e5m2` | 15 | 57344 | 2^-14 | 2^-16 | infinities, NaN | 15 |
| `e4m3` | 7 | 448 | 2^-6 | 2^-9 | NaN (all ones behind the sign) | 8 |
| `e3m2` | 3 | 28 | 2^-2 | 2^-4 | none | 4 |
| `e2m3` | 1 | 7.5 | 1 | 2^-3 | none | 2 |
| `e2m1` | 1 | 6 | 1 | 2^-1 | none | 2 |

Encoding: `s - 127 = E - emax`, clamped to -127 and 127, where `E` is the rule applied to the
block's largest magnitude; each element is divided by the scale, rounded to the element's grid
(subnormals included) and saturated to its largest value. What is rounded to zero keeps its sign, as
in IEEE 754. A block of zeros has `s = 0`. NaN or an infinity in a block makes it NaN: `s = 255`, with
all elements coded 0. Elements that are infinite or NaN are read, never written.

`mxfp8_e5m2` and the like name the element; `mxfp4` is `mxfp4_e2m1`.

Source: OCP Microscaling Formats (MX) Specification v1.0, 2023, sections 5 and 6; blocks other
than 32 and rules other than `floor` are extensions.";

impl Family for Mx {
    fn name(&self) -> &'static str {
        "mx"
    }

    fn summary(&self) -> &'static str {
        "OCP microscaling: FP8, FP6 or FP4 elements under a shared power-of-two scale"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["mxfp8_e4m3", "mxfp6_e2m3<axis = -2>", "mxfp4_e2m1<block = 16, rule = ceil>"]
    }

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        Box::new(codec(params))
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        let codec = codec(params);
        let shared = SharedExponent { rule: codec.rule, less: codec.top, limit: SCALE_BIAS };
        View::floats(&codec.floats, Shared::new(params[AXIS_AT], params[BLOCK], shared))
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let element = element(params);
        let bits = i64::from(1 + element.exponent_bits + element.mantissa_bits);
        Layout::blocked(bits, SCALE_BITS, params[BLOCK], params[AXIS_AT])
    }

    fn shorthand(&self, params: &[i64]) -> Option<(String, Vec<usize>)> {
        Some((element(params).shorthand.to_owned(), vec![ELEMENT]))
    }

    fn expand(&self, mnemonic: &str) -> Option<Vec<(usize, i64)>> {
        let full = if mnemonic == ONLY_FP4.0 { ONLY_FP4.1 } else { mnemonic };
        let index = ELEMENTS.iter().position(|element| element.shorthand == full)?;
        Some(vec![(ELEMENT, i64::try_from(index).ok()?)])
    }

    fn shorthands(&self) -> &'static [&'static str] {
        &["mxfp8_e5m2", "mxfp8_e4m3", "mxfp6_e3m2", "mxfp6_e2m3", "mxfp4_e2m1", "mxfp4"]
    }
}

fn codec(params: &[i64]) -> MxCodec {
    let element = element(params);
    let bias = (1 << (element.exponent_bits - 1)) - 1;
    MxCodec {
        floats: Floats {
            exponent_bits: element.exponent_bits,
            mantissa_bits: element.mantissa_bits,
            bias,
            largest: element.largest,
            rounding: Rounding::of(params[ROUNDING_AT]),
            signed_zero: true,
        },
        top: (element.largest >> element.mantissa_bits) as i32 - bias,
        rule: Rule::of(params[RULE_AT]),
        infinite: element.infinite,
    }
}

/// The choice at the index that an admitted parameter is.
fn element(params: &[i64]) -> &'static Element {
    &ELEMENTS[params[ELEMENT] as usize]
}

struct MxCodec {
    floats: Floats,
    /// The exponent of the largest element.
    top: i32,
    rule: Rule,
    infinite: bool,
}

impl Codec for MxCodec {
    fn exponent(&self, largest: Value) -> Result<u16, &'static str> {
        let Value::Number(largest) = largest else { return Ok(NAN_SCALE) };
        let scale = largest.log2(self.rule).map_or(-SCALE_BIAS, |log| log - self.top);
        Ok((scale.clamp(-SCALE_BIAS, SCALE_BIAS) + SCALE_BIAS) as u16)
    }

    fn last_exponent(&self) -> u16 {
        NAN_SCALE
    }

    fn encode(&self, value: Value, exponent: u16) -> Result<u64, &'static str> {
        match value {
            _ if exponent == NAN_SCALE => Ok(0),
            Value::Number(number) => Ok(self.floats.encode(&number.scaled(SCALE_BIAS - i32::from(exponent)))),
            Value::Infinity { .. } | Value::Nan => Err(FINITE),
        }
    }

    fn decode(&self, code: u64, exponent: u16) -> Value {
        let (negative, magnitude) = self.floats.split(code);
        if exponent == NAN_SCALE {
            Value::Nan
        } else if magnitude <= self.floats.largest {
            Value::Number(self.floats.decode(code).scaled(i32::from(exponent) - SCALE_BIAS))
        } else if self.infinite && magnitude == self.floats.largest + 1 {
            Value::Infinity { negative }
        } else {
            Value::Nan
        }
    }

    fn kernel(&self) -> Option<Kernel> {
        Kernel::floats(self.floats, Some((self.rule, self.top)))
    }
}
