//! OCP microscaling: small floating-point elements under a shared E8M0 scale.

use super::common::{AXIS, ROUNDING, RULE, block};
use crate::{Family, Layout, Param, ParamKind};

pub(super) struct Mx;

const ELEMENT: usize = 0;
const BLOCK: usize = 1;
const AXIS_AT: usize = 2;

/// Bits of the scale, E8M0.
const SCALE_BITS: i64 = 8;

/// Shorthand and element bits of each choice of `element`, in the order of the choices.
const ELEMENTS: [(&str, i64); 5] =
    [("mxfp8_e5m2", 8), ("mxfp8_e4m3", 8), ("mxfp6_e3m2", 6), ("mxfp6_e2m3", 6), ("mxfp4_e2m1", 4)];

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
(subnormals included) and saturated to its largest value. A block of zeros has `s = 0`.

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

    fn layout(&self, params: &[i64]) -> Layout {
        let bits = element(params).map_or(0, |(_, bits)| bits);
        Layout::blocked(bits, SCALE_BITS, params[BLOCK], params[AXIS_AT])
    }

    fn shorthand(&self, params: &[i64]) -> Option<(String, Vec<usize>)> {
        element(params).map(|(name, _)| (name.to_owned(), vec![ELEMENT]))
    }

    fn expand(&self, mnemonic: &str) -> Option<Vec<(usize, i64)>> {
        let full = if mnemonic == ONLY_FP4.0 { ONLY_FP4.1 } else { mnemonic };
        let index = ELEMENTS.iter().position(|(name, _)| *name == full)?;
        Some(vec![(ELEMENT, i64::try_from(index).ok()?)])
    }

    fn shorthands(&self) -> &'static [&'static str] {
        &["mxfp8_e5m2", "mxfp8_e4m3", "mxfp6_e3m2", "mxfp6_e2m3", "mxfp4_e2m1", "mxfp4"]
    }
}

fn element(params: &[i64]) -> Option<(&'static str, i64)> {
    let index = usize::try_from(params[ELEMENT]).ok()?;
    ELEMENTS.get(index).copied()
}
