//! Fixed point: integers times a power of two.
//!
//! Exactly one of `frac` and `channel` is there.

use super::common::{CHANNEL, OVERFLOW, ROUNDING, UNSIGNED, one_of_channel_and};
use crate::param::given;
use crate::{ABSENT, Family, FormatError, Layout, Param, ParamKind};

pub(super) struct Fixed;

const WIDTH: usize = 0;
const FRAC: usize = 1;
const UNSIGNED_AT: usize = 2;
const CHANNEL_AT: usize = 3;

static PARAMS: [Param; 6] = [
    Param::new("width", ParamKind::Int { min: 1, max: 64 }, "Bits of an element, the sign included.")
        .positional(),
    Param::new(
        "frac",
        ParamKind::OptionalInt { min: -128, max: 127 },
        "Bits behind the binary point; may be negative or exceed `width`.",
    )
    .positional()
    .or_rule("required unless `channel` is given"),
    UNSIGNED,
    CHANNEL,
    ROUNDING,
    OVERFLOW,
];

const DESCRIPTION: &str = "\
A code `q` of `width` bits stands for `q * 2^-frac`. Codes are two's complement, `-2^(width-1)` to
`2^(width-1) - 1`, or `0` to `2^width - 1` when `unsigned`.

Encoding: `q = overflow(rounding(x * 2^frac))`. `wrap` keeps the low `width` bits.

With `channel = a`, index `i` of axis `a` has `frac[i]` from the companion parameter in place of
`frac`.

Source: the usual two's-complement Q notation; the \"int8\" of the MASE paper is `fixed<8, f>`.";

impl Family for Fixed {
    fn name(&self) -> &'static str {
        "fixed"
    }

    fn summary(&self) -> &'static str {
        "fixed point: an integer times a power of two"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "fixed<8, 5>",
            "fixed<16, -2, unsigned>",
            "fixed<8, channel = 0>",
            "fixed<12, 20, rounding = floor, overflow = wrap>",
        ]
    }

    fn check(&self, params: &[i64]) -> Result<(), FormatError> {
        one_of_channel_and(self, FRAC, CHANNEL_AT, params)
    }

    fn derived_default(&self, index: usize, params: &[i64]) -> Option<i64> {
        (index == FRAC && params[CHANNEL_AT] != ABSENT).then_some(ABSENT)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let signed = params[UNSIGNED_AT] == 0;
        Layout::plain(params[WIDTH], signed, given(params[CHANNEL_AT]))
    }
}
