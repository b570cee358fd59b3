//! Ternary: minus a scale, zero, or plus a scale.
//!
//! Exactly one of `scale` and `channel` is there.

use super::common::{CHANNEL, one_of_channel_and};
use crate::param::{bits_of, given};
use crate::{ABSENT, Family, FormatError, Layout, Param, ParamKind};

pub(super) struct Ternary;

const SCALE: usize = 0;
const CHANNEL_AT: usize = 1;

static PARAMS: [Param; 2] = [
    Param::new("scale", ParamKind::OptionalFloat, "Magnitude of the values that are not 0.")
        .or_rule("1.0 unless `channel` is given"),
    CHANNEL,
];

const DESCRIPTION: &str = "\
A two's-complement code `q` of two bits, -1, 0 or 1 (-2 is not used), stands for `q * scale`.

Encoding: the nearest of the three values, ties to zero. Weights may be calibrated first: those
with magnitude above `0.75 * mean|x|` keep their sign, the others become 0, and `scale` is the
mean magnitude of those kept.

With `channel = a`, index `i` of axis `a` has `scale[i]` from the companion parameter.

Source: Li, Zhang and Liu, Ternary Weight Networks, 2016.";

impl Family for Ternary {
    fn name(&self) -> &'static str {
        "ternary"
    }

    fn summary(&self) -> &'static str {
        "ternary: minus a scale, zero, or plus a scale"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["ternary", "ternary<scale = 0.25>", "ternary<channel = 0>"]
    }

    fn check(&self, params: &[i64]) -> Result<(), FormatError> {
        one_of_channel_and(self, SCALE, CHANNEL_AT, params)
    }

    fn derived_default(&self, index: usize, params: &[i64]) -> Option<i64> {
        let scale = match given(params[CHANNEL_AT]) {
            Some(_) => ABSENT,
            None => bits_of(1.0),
        };
        (index == SCALE).then_some(scale)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(2, true, given(params[CHANNEL_AT]))
    }
}
