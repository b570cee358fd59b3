//! Ternary: minus a scale, zero, or plus a scale.
//!
//! Exactly one of `scale` and `channel` is there.

use super::common::{SCALE, SCALE_CHANNEL, default_scale, one_of_channel_and, scale_and_channel};
use crate::param::given;
use crate::{Family, FormatError, Layout, Param};

pub(super) struct Ternary;

static PARAMS: [Param; 2] = scale_and_channel("Magnitude of the values that are not 0.");

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
        one_of_channel_and(self, SCALE, SCALE_CHANNEL, params)
    }

    fn derived_default(&self, index: usize, params: &[i64]) -> Option<i64> {
        default_scale(index, params)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(2, true, given(params[SCALE_CHANNEL]))
    }
}
