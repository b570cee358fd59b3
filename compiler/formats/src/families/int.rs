//! Scaled integers: `(q - zero) * scale`.
//!
//! Exactly one of `scale` and `channel` is there. Parameters without effect are refused rather than
//! ignored, so that formats that mean the same are equal.

use super::common::{CHANNEL, OVERFLOW, ROUNDING, UNSIGNED, one_of_channel_and};
use crate::param::given;
use crate::{ABSENT, Family, FormatError, Layout, Param, ParamKind};

pub(super) struct Int;

const WIDTH: usize = 0;
const SCALE: usize = 1;
const ZERO: usize = 2;
const UNSIGNED_AT: usize = 3;
const NARROW: usize = 4;
const CHANNEL_AT: usize = 5;
const ROUNDING_AT: usize = 6;
const OVERFLOW_AT: usize = 7;

static PARAMS: [Param; 8] = [
    Param::new("width", ParamKind::Int { min: 1, max: 32 }, "Bits of an element, the sign included.")
        .positional(),
    Param::new("scale", ParamKind::OptionalFloat, "Distance between neighbouring values.")
        .or_rule("required unless `channel` is given"),
    Param::new(
        "zero",
        ParamKind::Int { min: -(1 << 31), max: (1 << 32) - 1 },
        "Code that stands for 0; within the codes, and 0 with `channel` or 1-bit signed.",
    )
    .or(0),
    UNSIGNED,
    Param::new("narrow", ParamKind::Flag, "Drops the lowest code, which makes signed codes symmetric.").or(0),
    CHANNEL,
    ROUNDING,
    OVERFLOW,
];

const DESCRIPTION: &str = "\
A code `q` of `width` bits stands for `(q - zero) * scale`. Signed codes are `-2^(width-1)` to
`2^(width-1) - 1`, without the lowest when `narrow`; `unsigned` ones are `0` to `2^width - 1`.

Encoding: `q = overflow(rounding(x / scale + zero))`, the argument of `rounding` being exact.
`saturate` may clamp ahead of rounding or behind it, since the bounds are integers. `wrap` keeps
the low `width` bits and therefore excludes `narrow`.

One bit, signed, has the codes -1 and +1 (stored 0 and 1): `q = +1` when `x >= 0`, else -1.
`zero`, `narrow`, `rounding` and `overflow` mean nothing there and must be left out.

With `channel = a`, index `i` of axis `a` has `scale[i]` from the companion parameter, and `zero`
is 0.

Source: QONNX `IntQuant` and `BipolarQuant` (Pappalardo et al., 2022), MLIR's `!quant.uniform`.";

impl Family for Int {
    fn name(&self) -> &'static str {
        "int"
    }

    fn summary(&self) -> &'static str {
        "scaled integer: an integer less its zero point, times any positive scale"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "int<8, scale = 0.05>",
            "int<8, scale = 0.05, zero = 128, unsigned>",
            "int<4, narrow, channel = 0>",
            "int<1, scale = 1.0>",
        ]
    }

    fn check(&self, params: &[i64]) -> Result<(), FormatError> {
        one_of_channel_and(self, SCALE, CHANNEL_AT, params)?;
        let fault = |index: usize, limit: String| {
            let param = &PARAMS[index];
            Err(param.fault(self.name(), param.text(params[index]), limit))
        };
        let width = params[WIDTH];
        let unsigned = params[UNSIGNED_AT] == 1;
        let narrow = params[NARROW] == 1;
        if unsigned && narrow {
            return fault(NARROW, "left out when `unsigned`".to_owned());
        }
        if width == 1 && !unsigned {
            for index in [ZERO, NARROW, ROUNDING_AT, OVERFLOW_AT] {
                if params[index] != 0 {
                    let limit = "left out when 1-bit signed (codes -1 and +1)";
                    return fault(index, limit.to_owned());
                }
            }
        }
        if narrow && params[OVERFLOW_AT] != 0 {
            return fault(OVERFLOW_AT, "saturate when `narrow`".to_owned());
        }
        if params[CHANNEL_AT] != ABSENT && params[ZERO] != 0 {
            return fault(ZERO, "0 when `channel` is given".to_owned());
        }
        let (low, high) = match (unsigned, narrow) {
            (true, _) => (0, (1 << width) - 1),
            (false, true) => (1 - (1 << (width - 1)), (1 << (width - 1)) - 1),
            (false, false) => (-(1 << (width - 1)), (1 << (width - 1)) - 1),
        };
        if !(low..=high).contains(&params[ZERO]) {
            return fault(ZERO, format!("a code, {low}..={high}"));
        }
        Ok(())
    }

    fn derived_default(&self, index: usize, params: &[i64]) -> Option<i64> {
        (index == SCALE && params[CHANNEL_AT] != ABSENT).then_some(ABSENT)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let signed = params[UNSIGNED_AT] == 0;
        Layout::plain(params[WIDTH], signed, given(params[CHANNEL_AT]))
    }
}
