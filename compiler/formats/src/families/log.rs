//! Logarithmic numbers: a sign and a whole power of two.

use crate::{Family, Layout, Param, ParamKind};

pub(super) struct Log;

const WIDTH: usize = 0;

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
fraction is an odd power of the square root of two.

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

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(params[WIDTH], true, None)
    }
}
