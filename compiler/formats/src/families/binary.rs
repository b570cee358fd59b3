//! Binary: plus or minus a scale.
//!
//! Exactly one of `scale` and `channel` is there.

use super::common::{CHANNEL, one_of_channel_and};
use crate::param::{bits_of, given};
use crate::{ABSENT, Family, FormatError, Layout, Param, ParamKind};

pub(super) struct Binary;

const SCALE: usize = 0;
const CHANNEL_AT: usize = 1;

static PARAMS: [Param; 2] = [
    Param::new("scale", ParamKind::OptionalFloat, "Magnitude of both values.")
        .or_rule("1.0 unless `channel` is given"),
    CHANNEL,
];

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
        Layout::plain(1, true, given(params[CHANNEL_AT]))
    }
}
