//! Minifloat: a small floating-point number of its own, without infinities and NaN.

use super::common::ROUNDING;
use crate::bulk::Kernel;
use crate::codec::{Floats, NO_NAN};
use crate::{Codec, Family, FormatError, Layout, Param, ParamKind, Rounding, Value, View};

pub(super) struct Minifloat;

const EXPONENT: usize = 0;
const MANTISSA: usize = 1;
const BIAS: usize = 2;
const ROUNDING_AT: usize = 3;

/// Most bits of an element, so that tables over all codes stay small.
const MAX_WIDTH: i64 = 16;

static PARAMS: [Param; 4] = [
    Param::new("exponent", ParamKind::Int { min: 1, max: 8 }, "Exponent bits.").positional(),
    Param::new(
        "mantissa",
        ParamKind::Int { min: 0, max: 10 },
        "Mantissa bits, the hidden one not included; at most 15 together with `exponent`.",
    )
    .positional(),
    // The range keeps every value, subnormals included, a normal f64.
    Param::new("bias", ParamKind::Int { min: -256, max: 255 }, "Taken from the stored exponent.")
        .or_rule("`2^(exponent-1) - 1`"),
    ROUNDING,
];

const DESCRIPTION: &str = "\
A sign `s`, a stored exponent `e` and a mantissa `m` of `k` bits stand for
`(-1)^s * (1 + m * 2^-k) * 2^(e - bias)` when `e > 0`, and for `(-1)^s * m * 2^(1 - bias - k)`
when `e = 0`. Every code is a finite number; the largest is
`(2 - 2^-k) * 2^(2^exponent - 1 - bias)`.

Encoding: the step is `2^(max(floor(log2|x|), 1 - bias) - k)`; `x` is rounded to a multiple of it
(under `rne`, ties to the even multiple) and saturated to the largest value, as infinities are; NaN
is an error. Zero has sign 0, also where a value below it was rounded.

Source: QONNX `FloatQuant` without infinities and NaN (Pappalardo et al., 2022).";

impl Family for Minifloat {
    fn name(&self) -> &'static str {
        "minifloat"
    }

    fn summary(&self) -> &'static str {
        "small floating point with subnormals, without infinities and NaN"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["minifloat<4, 3>", "minifloat<5, 2, bias = 20>", "minifloat<2, 0>"]
    }

    fn check(&self, params: &[i64]) -> Result<(), FormatError> {
        let (exponent, mantissa) = (params[EXPONENT], params[MANTISSA]);
        let most = MAX_WIDTH - 1 - exponent;
        if mantissa > most {
            let limit = format!("at most {most} with `exponent = {exponent}` ({MAX_WIDTH} bits in all)");
            return Err(PARAMS[MANTISSA].fault(self.name(), mantissa.to_string(), limit));
        }
        Ok(())
    }

    fn derived_default(&self, index: usize, params: &[i64]) -> Option<i64> {
        (index == BIAS).then(|| (1 << (params[EXPONENT] - 1)) - 1)
    }

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        Box::new(MinifloatCodec { floats: floats(params) })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        View::floats(&floats(params), None)
    }

    fn layout(&self, params: &[i64]) -> Layout {
        Layout::plain(1 + params[EXPONENT] + params[MANTISSA], true, None)
    }
}

fn floats(params: &[i64]) -> Floats {
    let (exponent_bits, mantissa_bits) = (params[EXPONENT] as u32, params[MANTISSA] as u32);
    Floats {
        exponent_bits,
        mantissa_bits,
        bias: params[BIAS] as i32,
        largest: (1 << (exponent_bits + mantissa_bits)) - 1,
        rounding: Rounding::of(params[ROUNDING_AT]),
        signed_zero: false,
    }
}

struct MinifloatCodec {
    floats: Floats,
}

impl Codec for MinifloatCodec {
    fn encode(&self, value: Value, _exponent: u16) -> Result<u64, &'static str> {
        match value {
            Value::Number(number) => Ok(self.floats.encode(&number)),
            Value::Infinity { negative } => Ok(self.floats.infinity(negative)),
            Value::Nan => Err(NO_NAN),
        }
    }

    fn decode(&self, code: u64, _exponent: u16) -> Value {
        Value::Number(self.floats.decode(code))
    }

    fn kernel(&self) -> Option<Kernel> {
        Kernel::floats(self.floats, None)
    }
}
