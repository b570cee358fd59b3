//! Binary: plus or minus a scale.
//!
//! Exactly one of `scale` and `channel` is there.

use super::common::{SCALE, SCALE_CHANNEL, default_scale, one_of_channel_and, scale_and_channel};
use crate::param::given;
use crate::{Family, FormatError, Layout, Param};

pub(super) struct Binary;

static PARAMS: [Param; 2] = scale_and_channel("Magnitude of both values.");

const DESCRIPTION: &str = "\
The bit 1 stands for `+scale`, the bit 0 for `-scale`. A value that is at least 0 is encoded as 1,
any other as 0.

With `channel = a`, index `i` of axis `a` has `scale[i]` from the companion parameter.

Source: Rastegari et al., XNOR-Net, 2016; zero as +1 is this project's choice.";

impl Family for Binary {
    fn name(&self) -> &'static str {
        "binary"
    }

    fn summary(&self) -> &'static str {
        "binary: plus or minus a scale"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["binary", "binary<scale = 0.25>", "binary<channel = 0>"]
    }

    fn check(&self, params: &[i64]) -> Result<(), FormatError> {
        one_of_channel_and(self, SCALE, SCALE_CHANNEL, params)
    }

    fn derived_default(&self, index: usize, params: &[i64]) -> Option<i64> {
        default_scale(index, params)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(1, true, given(params[SCALE_CHANNEL]))
    }
}
