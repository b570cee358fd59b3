//! Block floating point: sign and magnitude under a shared exponent, MSFP among it.

use super::common::{AXIS, ROUNDING, RULE, block, number_after};
use crate::bulk::Kernel;
use crate::codec::{FINITE, SharedExponent, mask};
use crate::{
    Codec, Exact, Family, Layout, Overflow, Param, ParamKind, Rounding, Rule, Shared, Step, Value, View,
};

pub(super) struct Bfp;

const EXPONENT: usize = 0;
const MANTISSA: usize = 1;
const BLOCK: usize = 2;
const AXIS_AT: usize = 3;
const RULE_AT: usize = 4;
const ROUNDING_AT: usize = 5;

/// What MSFP-n fixes: the exponent's bits, the box, and the part of n that is not magnitude bits
/// (exponent and sign).
const MSFP_EXPONENT: i64 = 8;
const MSFP_BLOCK: i64 = 16;
const MSFP_REST: i64 = MSFP_EXPONENT + 1;

static PARAMS: [Param; 6] = [
    Param::new("exponent", ParamKind::Int { min: 2, max: 16 }, "Bits of the shared exponent.").positional(),
    Param::new(
        "mantissa",
        ParamKind::Int { min: 1, max: 23 },
        "Magnitude bits of an element, the sign not included.",
    )
    .positional(),
    block(MSFP_BLOCK),
    AXIS,
    RULE,
    ROUNDING,
];

const DESCRIPTION: &str = "\
An element is a sign `s` and `mantissa` magnitude bits `m`, with no hidden one; `block` elements
along `axis` share an exponent `E`. With `k` for `mantissa`, the value is
`(-1)^s * m * 2^(E - k + 1)`.

Encoding: `E` is the rule applied to the block's largest magnitude, less 1 under `ceil`, clamped
to `-(2^(exponent-1) - 1)` and `2^(exponent-1) - 1`; each element is divided by the step
`2^(E - k + 1)`, rounded, and its magnitude clamped to `2^k - 1`. Zero has sign 0. A block of
zeros has the smallest `E`. `E` is stored plus `2^(exponent-1) - 1`; the code of all ones is not
used. NaN and infinities are errors. A zero with sign 1 is read as zero.

`ceil` gives the grid of `floor`, except where the largest magnitude is a power of two, which it
saturates to `(2^k - 1) / 2^k` of itself.

`msfpN` is 8 exponent bits, `N - 9` magnitude bits and blocks of 16.

Source: Darvish Rouhani et al., Pushing the Limits of Narrow Precision Inferencing at Cloud Scale
with Microsoft Floating Point, NeurIPS 2020.";

impl Family for Bfp {
    fn name(&self) -> &'static str {
        "bfp"
    }

    fn summary(&self) -> &'static str {
        "block floating point: sign and magnitude under a shared exponent; MSFP among it"
    }

    fn description(&self) -> &'static str {
        DESCRIPTION
    }

    fn params(&self) -> &'static [Param] {
        &PARAMS
    }

    fn examples(&self) -> &'static [&'static str] {
        &["msfp12", "msfp16<axis = -2>", "bfp<8, 3, block = 32>", "bfp<5, 7, rule = ceil>"]
    }

    fn codec(&self, params: &[i64]) -> Box<dyn Codec> {
        let rounding = Rounding::of(params[ROUNDING_AT]);
        Box::new(BfpCodec { shared: shared_exponent(params), bits: params[MANTISSA] as u32, rounding })
    }

    fn view(&self, params: &[i64]) -> Option<View> {
        let shared = shared_exponent(params);
        let high = i128::from(mask(params[MANTISSA] as u32));
        let step = Step::Power(1 - params[MANTISSA] as i32);
        let every = View::every(-high, high, step, Rounding::of(params[ROUNDING_AT]), Overflow::Saturate)?;
        let shared = Shared::new(params[AXIS_AT], params[BLOCK], shared);
        Some(View { sign_magnitude: true, shared, ..every })
    }

    fn layout(&self, params: &[i64]) -> Layout {
        let element_bits = 1 + params[MANTISSA];
        Layout::blocked(element_bits, params[EXPONENT], params[BLOCK], params[AXIS_AT])
    }

    fn shorthand(&self, params: &[i64]) -> Option<(String, Vec<usize>)> {
        let is_msfp = params[EXPONENT] == MSFP_EXPONENT && params[BLOCK] == MSFP_BLOCK;
        is_msfp.then(|| {
            let mnemonic = format!("msfp{}", params[MANTISSA] + MSFP_REST);
            (mnemonic, vec![EXPONENT, MANTISSA])
        })
    }

    /// The block stays open: `msfp12<block = 32>` is understood, and written as `bfp`.
    fn expand(&self, mnemonic: &str) -> Option<Vec<(usize, i64)>> {
        let bits = number_after(mnemonic, "msfp")?;
        Some(vec![(EXPONENT, MSFP_EXPONENT), (MANTISSA, bits - MSFP_REST)])
    }

    fn shorthands(&self) -> &'static [&'static str] {
        &[
            "msfp10", "msfp11", "msfp12", "msfp13", "msfp14", "msfp15", "msfp16", "msfp17", "msfp18",
            "msfp19", "msfp20", "msfp21", "msfp22", "msfp23", "msfp24", "msfp25", "msfp26", "msfp27",
            "msfp28", "msfp29", "msfp30", "msfp31", "msfp32",
        ]
    }
}

fn shared_exponent(params: &[i64]) -> SharedExponent {
    let shared = SharedExponent::new(params[EXPONENT], params[RULE_AT]);
    SharedExponent { less: i32::from(shared.rule == Rule::Ceil), ..shared }
}

struct BfpCodec {
    shared: SharedExponent,
    /// Of a magnitude.
    bits: u32,
    rounding: Rounding,
}

impl BfpCodec {
    /// The step is two to this power.
    fn place(&self, exponent: u16) -> i32 {
        self.shared.exponent(exponent) - self.bits as i32 + 1
    }
}

impl Codec for BfpCodec {
    fn exponent(&self, largest: Value) -> Result<u16, &'static str> {
        self.shared.stored(largest)
    }

    fn last_exponent(&self) -> u16 {
        self.shared.last()
    }

    fn encode(&self, value: Value, exponent: u16) -> Result<u64, &'static str> {
        let Value::Number(number) = value else { return Err(FINITE) };
        let steps = number.scaled(-self.place(exponent)).whole().round(self.rounding);
        let magnitude = steps.unsigned_abs().min(mask(self.bits).into()) as u64;
        Ok(magnitude | u64::from(steps < 0) << self.bits)
    }

    fn decode(&self, code: u64, exponent: u16) -> Value {
        let magnitude = code & mask(self.bits);
        let negative = magnitude != 0 && code >> self.bits != 0;
        Value::Number(Exact::new(negative, magnitude.into(), self.place(exponent)))
    }

    fn kernel(&self) -> Option<Kernel> {
        Kernel::sign_magnitude(self.shared, self.bits, self.rounding)
    }
}
