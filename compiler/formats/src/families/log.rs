//! Logarithmic numbers: a sign and a whole power of two.

use crate::codec::{Integers, NO_NAN, mask};
use crate::{
    Codec, Exact, Family, Grid, Layout, Overflow, Param, ParamKind, Rounding, Rule, Step, Value, View,
};

pub(super) struct Log;

const WIDTH: usize = 0;
const BIAS: usize = 1;

static PARAMS: [Param; 2] = [
    Param::new(
        "width",
        ParamKind::Int { min: 2, max: 16 },
        "Bits of an element: one sign, the others the exponent.",
    )
    .positional(),
    Param::new("bias", ParamKind::Int { min: -1024, max: 1023 }, "Taken from the stored exponent.").or(0),
];

const DESCRIPTION: &str = "\
A sign `s` and a two's-complement exponent code `c` of `width - 1` bits stand for
`(-1)^s * 2^(c - bias)`; the smallest code, `-2^(width-2)`, is zero and has sign 0.

Encoding: `c = bias + round(log2|x|)`, clamped to `2^(width-2) - 1` at the top; at or below
`-2^(width-2)` it is zero. Rounding `log2` to the nearest integer meets no tie, for no binary
fraction is an odd power of the square root of two. Infinities take the top exponent; NaN is an
error.

Source: Miyashita, Lee and Murmann, Convolutional Neural Networks using Logarithmic Data
Representation, 2016; zero as the smallest code is this project's choice.";

impl Family for Log {
    fn name(&self) -> &'static str {
        "log"
    }

    fn summary(&self) -> &'static str {
        "logarithmic: a sign and a whole power of two, or zero"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["log<4>", "log<8, bias = 16>"]
    }

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        let width = params[WIDTH];
        Box::new(LogCodec {
            exponents: Integers::new(width - 1, false, Overflow::Saturate),
            bias: params[BIAS] as i32,
        })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        let exponents = Integers::new(params[WIDTH] - 1, false, Overflow::Saturate);
        // The smallest code is zero.
        let (low, high) = (exponents.low as i32 + 1, exponents.high as i32);
        let most = (high - low <= 61).then(|| 1i128 << (high - low))?;
        let step = Step::Power(low - params[BIAS] as i32);
        let every = View::every(-most, most, step, Rounding::Rne, Overflow::Saturate)?;
        Some(View { grid: Grid::Powers, sign_magnitude: true, ..every })
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(params[WIDTH], true, None)
    }
}

struct LogCodec {
    exponents: Integers,
    bias: i32,
}

impl LogCodec {
    fn code(&self, negative: bool, exponent: i128) -> u64 {
        let sign = negative && exponent > self.exponents.low;
        self.exponents.code(exponent) | u64::from(sign) << self.exponents.width
    }
}

impl Codec for LogCodec {
    fn encode(&self, value: Value, _exponent: u16) -> Result<u64, &'static str> {
        match value {
            Value::Number(number) => {
                let exponent = number.log2(Rule::Round).map(|log| i128::from(log + self.bias));
                Ok(self.code(number.is_negative(), exponent.unwrap_or(self.exponents.low)))
            }
            Value::Infinity { negative } => Ok(self.code(negative, self.exponents.high)),
            Value::Nan => Err(NO_NAN),
        }
    }

    fn decode(&self, code: u64, _exponent: u16) -> Value {
        let sign = code >> self.exponents.width != 0;
        let exponent = self.exponents.integer(code & mask(self.exponents.width));
        Value::Number(if exponent == self.exponents.low {
            Exact::integer(0, 0)
        } else {
            // At most 15 bits.
            Exact::new(sign, 1, exponent as i32 - self.bias)
        })
    }
}
