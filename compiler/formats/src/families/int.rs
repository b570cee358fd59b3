//! Scaled integers: `(q - zero) * scale`.
//!
//! Exactly one of `scale` and `channel` is there. Parameters without effect are refused rather than
//! ignored, so that formats that mean the same are equal.

use super::binary::Signs;
use super::common::{
    CHANNEL, OVERFLOW, ROUNDING, UNSIGNED, mean_magnitude, one_of_channel_and, scale_or_one, scale_step,
};
use crate::bulk::Kernel;
use crate::codec::{Integers, NO_NAN};
use crate::param::{float_of, given};
use crate::{
    ABSENT, Codec, Exact, Family, Fitting, FormatError, Layout, Overflow, Param, ParamKind, Rounding, Value,
    View,
};

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
the low `width` bits and therefore excludes `narrow`. NaN is an error; an infinity saturates, and is
an error under `wrap`.

One bit, signed, has the codes -1 and +1 (stored 0 and 1): `q = +1` when `x >= 0`, else -1.
`zero`, `narrow`, `rounding` and `overflow` mean nothing there and must be left out.

With `channel = a`, index `i` of axis `a` has `scale[i]` from the companion parameter, and `zero`
is 0. The `scale` that suits a channel is its largest magnitude (its largest value when `unsigned`)
over the highest code, the mean magnitude when 1-bit signed, and 1 when that is 0.

Decoding is exact between formats; as an `f64` it is the nearest one, since a product of `scale` may
need more than 53 bits.

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

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        let scale = float_of(params[SCALE]);
        let unsigned = params[UNSIGNED_AT] == 1;
        if params[WIDTH] == 1 && !unsigned {
            return Box::new(Signs { scale: Exact::finite(scale) });
        }
        let mut integers = Integers::new(params[WIDTH], unsigned, Overflow::of(params[OVERFLOW_AT]));
        integers.low += i128::from(params[NARROW]);
        let rounding = Rounding::of(params[ROUNDING_AT]);
        Box::new(IntCodec { integers, scale, zero: params[ZERO], rounding })
    }

    fn channel(&self) -> Option<(usize, usize)> {
        Some((SCALE, CHANNEL_AT))
    }

    fn fit(&self, params: &[i64], values: &[f64]) -> Option<f64> {
        let unsigned = params[UNSIGNED_AT] == 1;
        if params[WIDTH] == 1 && !unsigned {
            return Some(mean_magnitude(values.iter().copied()));
        }
        let high = Integers::new(params[WIDTH], unsigned, Overflow::Saturate).high as f64;
        let size = |value: &f64| if unsigned { *value } else { value.abs() };
        let largest = values.iter().map(size).fold(0.0, f64::max);
        Some(scale_or_one(largest / high))
    }

    fn fitting(&self, params: &[i64]) -> Option<Fitting> {
        let unsigned = params[UNSIGNED_AT] == 1;
        if params[WIDTH] == 1 && !unsigned {
            return Some(Fitting::Mean);
        }
        let over = Integers::new(params[WIDTH], unsigned, Overflow::Saturate).high as f64;
        Some(Fitting::Largest { unsigned, over })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        let unsigned = params[UNSIGNED_AT] == 1;
        let step = scale_step(params[SCALE], params[CHANNEL_AT]);
        if params[WIDTH] == 1 && !unsigned {
            return View::signs(step);
        }
        let integers = Integers::new(params[WIDTH], unsigned, Overflow::of(params[OVERFLOW_AT]));
        let zero = i128::from(params[ZERO]);
        let low = integers.low + i128::from(params[NARROW]) - zero;
        let rounding = Rounding::of(params[ROUNDING_AT]);
        let every = View::every(low, integers.high - zero, step, rounding, integers.overflow)?;
        Some(View { zero: params[ZERO], ..every })
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let signed = params[UNSIGNED_AT] == 0;
        Layout::plain(params[WIDTH], signed, given(params[CHANNEL_AT]))
    }
}

struct IntCodec {
    integers: Integers,
    scale: f64,
    zero: i64,
    rounding: Rounding,
}

impl Codec for IntCodec {
    fn encode(&self, value: Value, _exponent: u16) -> Result<u64, &'static str> {
        match value {
            Value::Number(number) => {
                let quotient = number.divided(&Exact::finite(self.scale));
                Ok(self.integers.code(quotient.plus(self.zero).round(self.rounding)))
            }
            Value::Infinity { negative } => self.integers.infinity(negative),
            Value::Nan => Err(NO_NAN),
        }
    }

    fn decode(&self, code: u64, _exponent: u16) -> Value {
        let steps = self.integers.integer(code) - i128::from(self.zero);
        Value::Number(Exact::integer(steps, 0).times(&Exact::finite(self.scale)))
    }

    fn accepts(&self, code: u64) -> bool {
        self.integers.integer(code) >= self.integers.low
    }

    fn kernel(&self) -> Option<Kernel> {
        Kernel::scaled(self.integers, self.scale, self.zero, self.rounding)
    }
}
