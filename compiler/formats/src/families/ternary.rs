//! Ternary: minus a scale, zero, or plus a scale.
//!
//! Exactly one of `scale` and `channel` is there.

use std::cmp::Ordering;

use super::common::{
    SCALE, SCALE_CHANNEL, default_scale, mean_magnitude, one_of_channel_and, scale_and_channel, scale_step,
};
use crate::codec::{Integers, NO_NAN};
use crate::param::{float_of, given};
use crate::{Codec, Exact, Family, Fitting, FormatError, Layout, Overflow, Param, Rounding, Value, View};

pub(super) struct Ternary;

static PARAMS: [Param; 2] = scale_and_channel("Magnitude of the values that are not 0.");

const DESCRIPTION: &str = "\
A two's-complement code `q` of two bits, -1, 0 or 1 (-2 is not used), stands for `q * scale`.

Encoding: the nearest of the three values, ties to zero. Infinities saturate; NaN is an error.

With `channel = a`, index `i` of axis `a` has `scale[i]` from the companion parameter. The `scale`
that suits a channel is the mean magnitude of its values above `0.75 * mean|x|`, or 1 when that is
0.

Source: Li, Zhang and Liu, Ternary Weight Networks, 2016; there the threshold of the scale also decides
which values become 0, here the nearest value does.";

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

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        Box::new(TernaryCodec {
            integers: Integers::new(2, false, Overflow::Saturate),
            scale: Exact::finite(float_of(params[SCALE])),
        })
    }

    fn channel(&self) -> Option<(usize, usize)> {
        Some((SCALE, SCALE_CHANNEL))
    }

    fn fit(&self, _params: &[i64], values: &[f64]) -> Option<f64> {
        let count = values.len().max(1) as f64;
        let threshold = 0.75 * values.iter().map(|value| value.abs() / count).sum::<f64>();
        Some(mean_magnitude(values.iter().copied().filter(|value| value.abs() > threshold)))
    }

    fn fitting(&self, _params: &[i64]) -> Option<Fitting> {
        Some(Fitting::MeanAbove { factor: 0.75 })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        // Rounding to even takes the ties between 0 and 1 to 0.
        View::every(
            -1,
            1,
            scale_step(params[SCALE], params[SCALE_CHANNEL]),
            Rounding::Rne,
            Overflow::Saturate,
        )
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(2, true, given(params[SCALE_CHANNEL]))
    }
}

struct TernaryCodec {
    integers: Integers,
    scale: Exact,
}

impl Codec for TernaryCodec {
    fn encode(&self, value: Value, _exponent: u16) -> Result<u64, &'static str> {
        let (negative, kept) = match value {
            Value::Number(number) => {
                let kept = number.scaled(1).cmp_magnitude(&self.scale) == Ordering::Greater;
                (number.is_negative(), kept)
            }
            Value::Infinity { negative } => (negative, true),
            Value::Nan => return Err(NO_NAN),
        };
        let sign = if negative { -1 } else { 1 };
        Ok(self.integers.code(if kept { sign } else { 0 }))
    }

    fn decode(&self, code: u64, _exponent: u16) -> Value {
        Value::Number(Exact::integer(self.integers.integer(code), 0).times(&self.scale))
    }

    fn accepts(&self, code: u64) -> bool {
        self.integers.integer(code) != self.integers.low
    }
}
