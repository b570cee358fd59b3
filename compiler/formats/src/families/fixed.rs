//! Fixed point: integers times a power of two.
//!
//! Exactly one of `frac` and `channel` is there.

use super::common::{CHANNEL, OVERFLOW, ROUNDING, UNSIGNED, one_of_channel_and};
use crate::bulk::Kernel;
use crate::codec::{Integers, NO_NAN};
use crate::param::given;
use crate::{
    ABSENT, Codec, Exact, Family, Fitting, FormatError, Layout, Overflow, Param, ParamKind, Rounding, Step,
    Value, View,
};

pub(super) struct Fixed;

const WIDTH: usize = 0;
const FRAC: usize = 1;
const UNSIGNED_AT: usize = 2;
const CHANNEL_AT: usize = 3;
const ROUNDING_AT: usize = 4;
const OVERFLOW_AT: usize = 5;

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

Encoding: `q = overflow(rounding(x * 2^frac))`. `wrap` keeps the low `width` bits. NaN is an error; an
infinity saturates, and is an error under `wrap`.

With `channel = a`, index `i` of axis `a` has `frac[i]` from the companion parameter in place of
`frac`. The `frac` that suits a channel is the largest that saturates none of its values, and 0 when
all are 0.

Decoding is exact; as an `f64`, which has 53 bits, from `width` 54 on to the nearest.

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

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        let overflow = Overflow::of(params[OVERFLOW_AT]);
        Box::new(FixedCodec {
            integers: Integers::new(params[WIDTH], params[UNSIGNED_AT] == 1, overflow),
            frac: params[FRAC] as i32,
            rounding: Rounding::of(params[ROUNDING_AT]),
        })
    }

    fn channel(&self) -> Option<(usize, usize)> {
        Some((FRAC, CHANNEL_AT))
    }

    fn fit(&self, params: &[i64], values: &[f64]) -> Option<f64> {
        let unsigned = params[UNSIGNED_AT] == 1;
        let integers = Integers::new(params[WIDTH], unsigned, Overflow::Saturate);
        let rounding = Rounding::of(params[ROUNDING_AT]);
        let low = values.iter().copied().fold(0.0, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        let ends = [high, if unsigned { 0.0 } else { low }].map(Exact::finite);
        let Some(log) = ends.iter().filter_map(Exact::floor_log2).max() else { return Some(0.0) };
        let fits = |frac: i32| {
            ends.iter().all(|end| {
                let code = end.scaled(frac).whole().round(rounding);
                (integers.low..=integers.high).contains(&code)
            })
        };
        // One bit more than the magnitude's own may fit at the low end, whose code has no
        // counterpart at the high end.
        let most = (integers.width as i32 - log).clamp(-128, 127);
        let frac = (-128..=most).rev().find(|frac| fits(*frac)).unwrap_or(-128);
        Some(frac.into())
    }

    fn fitting(&self, params: &[i64]) -> Option<Fitting> {
        let (width, unsigned) = (params[WIDTH] as u32, params[UNSIGNED_AT] == 1);
        Some(Fitting::Point { width, unsigned, rounding: Rounding::of(params[ROUNDING_AT]) })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        let overflow = Overflow::of(params[OVERFLOW_AT]);
        let integers = Integers::new(params[WIDTH], params[UNSIGNED_AT] == 1, overflow);
        let channel = given(params[CHANNEL_AT]).is_some();
        let step = if channel { Step::ChannelPoint } else { Step::Power(-params[FRAC] as i32) };
        View::every(integers.low, integers.high, step, Rounding::of(params[ROUNDING_AT]), overflow)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let signed = params[UNSIGNED_AT] == 0;
        Layout::plain(params[WIDTH], signed, given(params[CHANNEL_AT]))
    }
}

struct FixedCodec {
    integers: Integers,
    frac: i32,
    rounding: Rounding,
}

impl Codec for FixedCodec {
    fn encode(&self, value: Value, _exponent: u16) -> Result<u64, &'static str> {
        match value {
            Value::Number(number) => {
                let integer = number.scaled(self.frac).whole().round(self.rounding);
                Ok(self.integers.code(integer))
            }
            Value::Infinity { negative } => self.integers.infinity(negative),
            Value::Nan => Err(NO_NAN),
        }
    }

    fn decode(&self, code: u64, _exponent: u16) -> Value {
        Value::Number(Exact::integer(self.integers.integer(code), -self.frac))
    }

    fn kernel(&self) -> Option<Kernel> {
        Kernel::integers(self.integers, self.frac, self.rounding)
    }
}
