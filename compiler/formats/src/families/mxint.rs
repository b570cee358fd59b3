//! MXInt: two's-complement mantissas under a shared exponent.

use super::common::{AXIS, ROUNDING, RULE, block, number_after};
use crate::bulk::Kernel;
use crate::codec::{FINITE, Integers, SharedExponent, mask};
use crate::{Codec, Exact, Family, Layout, Overflow, Param, ParamKind, Rounding, Shared, Step, Value, View};

pub(super) struct MxInt;

const WIDTH: usize = 0;
const EXPONENT: usize = 1;
const BLOCK: usize = 2;
const AXIS_AT: usize = 3;
const RULE_AT: usize = 4;
const ROUNDING_AT: usize = 5;

/// Bits of OCP's E8M0, which the shorthand stands for.
const E8M0: i64 = 8;

static PARAMS: [Param; 6] = [
    Param::new("width", ParamKind::Int { min: 2, max: 24 }, "Bits of an element, the sign included.")
        .positional(),
    Param::new("exponent", ParamKind::Int { min: 2, max: 16 }, "Bits of the shared exponent.").or(E8M0),
    block(32),
    AXIS,
    RULE,
    ROUNDING,
];

const DESCRIPTION: &str = "\
An element is a two's-complement `q` of `width` bits; `block` elements along `axis` share an
exponent `E`. The value is `q * 2^(E - (width - 2))`.

Encoding: `E` is the rule applied to the block's largest magnitude, clamped to
`-(2^(exponent-1) - 1)` and `2^(exponent-1) - 1`; each element is divided by the step, rounded,
and clamped to `-(2^(width-1) - 1)` and `2^(width-1) - 1`, so the lowest code is never produced. A
block of zeros has the smallest `E`. `E` is stored plus `2^(exponent-1) - 1`; the code of all ones
is not used. NaN and infinities are errors.

`mxintN` is `width = N` with an 8-bit exponent; `mxint8` is OCP's MXINT8 with its optional lowest
code left unused.

Source: OCP Microscaling Formats (MX) Specification v1.0, 2023; widths and blocks freed as in
Cheng et al., A Dataflow Compiler for Efficient LLM Inference using Custom Microscaling Formats,
2023.";

impl Family for MxInt {
    fn name(&self) -> &'static str {
        "mxint"
    }

    fn summary(&self) -> &'static str {
        "two's-complement integers under a shared exponent; OCP MXINT8 among them"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["mxint8", "mxint6<block = 16, axis = -2>", "mxint<8, exponent = 4>", "mxint4<rounding = half_away>"]
    }

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        let mut integers = Integers::new(params[WIDTH], false, Overflow::Saturate);
        integers.low += 1;
        Box::new(MxIntCodec {
            shared: SharedExponent::new(params[EXPONENT], params[RULE_AT]),
            integers,
            rounding: Rounding::of(params[ROUNDING_AT]),
        })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        let shared = SharedExponent::new(params[EXPONENT], params[RULE_AT]);
        let high = i128::from(mask(params[WIDTH] as u32 - 1));
        let step = Step::Power(2 - params[WIDTH] as i32);
        let every = View::every(-high, high, step, Rounding::of(params[ROUNDING_AT]), Overflow::Saturate)?;
        Some(View { shared: Shared::new(params[AXIS_AT], params[BLOCK], shared), ..every })
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let [width, exponent, block, axis] = [WIDTH, EXPONENT, BLOCK, AXIS_AT].map(|index| params[index]);
        Layout::blocked(width, exponent, block, axis)
    }

    fn shorthand(&self, params: &[i64]) -> Option<(String, Vec<usize>)> {
        let mnemonic = || (format!("mxint{}", params[WIDTH]), vec![WIDTH]);
        (params[EXPONENT] == E8M0).then(mnemonic)
    }

    fn expand(&self, mnemonic: &str) -> Option<Vec<(usize, i64)>> {
        Some(vec![(WIDTH, number_after(mnemonic, "mxint")?)])
    }

    fn shorthands(&self) -> &'static [&'static str] {
        &[
            "mxint2", "mxint3", "mxint4", "mxint5", "mxint6", "mxint7", "mxint8", "mxint9", "mxint10",
            "mxint11", "mxint12", "mxint13", "mxint14", "mxint15", "mxint16", "mxint17", "mxint18",
            "mxint19", "mxint20", "mxint21", "mxint22", "mxint23", "mxint24",
        ]
    }
}

struct MxIntCodec {
    shared: SharedExponent,
    /// The lowest code is read as what it stands for, though it is not written.
    integers: Integers,
    rounding: Rounding,
}

impl MxIntCodec {
    /// The step is two to this power.
    fn place(&self, exponent: u16) -> i32 {
        self.shared.exponent(exponent) - (self.integers.width as i32 - 2)
    }
}

impl Codec for MxIntCodec {
    fn exponent(&self, largest: Value) -> Result<u16, &'static str> {
        self.shared.stored(largest)
    }

    fn last_exponent(&self) -> u16 {
        self.shared.last()
    }

    fn encode(&self, value: Value, exponent: u16) -> Result<u64, &'static str> {
        let Value::Number(number) = value else { return Err(FINITE) };
        let steps = number.scaled(-self.place(exponent)).whole().round(self.rounding);
        Ok(self.integers.code(steps))
    }

    fn decode(&self, code: u64, exponent: u16) -> Value {
        Value::Number(Exact::integer(self.integers.integer(code), self.place(exponent)))
    }

    fn kernel(&self) -> Option<Kernel> {
        Kernel::mantissas(self.shared, self.integers, self.rounding)
    }
}
