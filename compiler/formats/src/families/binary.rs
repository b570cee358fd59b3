//! Binary: plus or minus a scale.
//!
//! Exactly one of `scale` and `channel` is there.

use super::common::{
    SCALE, SCALE_CHANNEL, default_scale, mean_magnitude, one_of_channel_and, scale_and_channel, scale_step,
};
use crate::codec::NO_NAN;
use crate::param::{float_of, given};
use crate::{Codec, Exact, Family, Fitting, FormatError, Layout, Param, Value, View};

pub(super) struct Binary;

static PARAMS: [Param; 2] = scale_and_channel("Magnitude of both values.");

const DESCRIPTION: &str = "\
The bit 1 stands for `+scale`, the bit 0 for `-scale`. A value that is at least 0 is encoded as 1,
any other as 0; infinities go by their sign, and NaN is an error.

With `channel = a`, index `i` of axis `a` has `scale[i]` from the companion parameter. The `scale`
that suits a channel is the mean magnitude of its values, or 1 when that is 0.

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

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        Box::new(Signs { scale: Exact::finite(float_of(params[SCALE])) })
    }

    fn channel(&self) -> Option<(usize, usize)> {
        Some((SCALE, SCALE_CHANNEL))
    }

    fn fit(&self, _params: &[i64], values: &[f64]) -> Option<f64> {
        Some(mean_magnitude(values.iter().copied()))
    }

    fn fitting(&self, _params: &[i64]) -> Option<Fitting> {
        Some(Fitting::Mean)
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        View::signs(scale_step(params[SCALE], params[SCALE_CHANNEL]))
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(1, true, given(params[SCALE_CHANNEL]))
    }
}

/// The bit 1 for `+scale`, the bit 0 for `-scale`; one-bit signed integers are the same.
pub(super) struct Signs {
    pub(super) scale: Exact,
}

impl Codec for Signs {
    fn encode(&self, value: Value, _exponent: u16) -> Result<u64, &'static str> {
        let negative = match value {
            Value::Number(number) => number.is_negative() && !number.is_zero(),
            Value::Infinity { negative } => negative,
            Value::Nan => return Err(NO_NAN),
        };
        Ok(u64::from(!negative))
    }

    fn decode(&self, code: u64, _exponent: u16) -> Value {
        let sign = Exact::integer(if code == 0 { -1 } else { 1 }, 0);
        Value::Number(sign.times(&self.scale))
    }
}
