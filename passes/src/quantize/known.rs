//! What is known of the values that a tensor takes: what calibration measured, constants, and masks.

use super::{graph::Kind, plan::Planner, spread::Spread};
use mase_ir::{
    build::Ssa,
    melior::ir::{OperationRef, ValueLike, operation::OperationLike},
    node, values, walk,
};

/// What was measured to be at most this stands for minus infinity.
const MASKED: f64 = -1.0e9;
/// A constant that is at most this does.
const MASKING: f64 = -9999.0;
/// What a masked element becomes: far below any sum that is masked, and near enough for one to be added to it in few bits.
const MASK_LOW: f64 = -16384.0;
/// How far below the largest value, and the smallest, a masked one has to lie in front of a softmax.
const BELOW_LARGEST: f64 = 24.0;
const BELOW_SMALLEST: f64 = 16.0;

impl<'r> Planner<'r, '_> {
    /// The values that a value takes, as far as a format has to hold them.
    pub fn spread(&self, value: Ssa<'r>) -> Option<Spread> {
        let chain = self.graph.chain(value);
        let source = *chain.last()?;
        if self.is_mask(source) {
            return Some(Spread::exact(MASK_LOW, 0.0));
        }
        if let Some(plain) = self.masked(source) {
            let plain = self.spread(plain)?;
            let low = (plain.min - BELOW_SMALLEST).min(plain.max - BELOW_LARGEST);
            return Some(Spread::exact(low, plain.max));
        }
        if let Some(op) = node::defining_op(source).filter(|op| walk::name(*op) == "arith.constant") {
            return constant(op);
        }
        let range = chain.into_iter().find_map(node::range)?;
        if range.min <= MASKED {
            let largest = if range.max > MASKED { range.max } else { 0.0 };
            return Some(Spread::exact((largest - BELOW_LARGEST).min(-largest.abs()), largest));
        }
        Some(Spread {
            min: range.min,
            max: range.max,
            low: range.low,
            high: range.high,
            top: range.top as i32,
            excess: range.excess,
        })
    }

    /// Whether a value is 0 where something is let through, and minus infinity, or nearly, elsewhere.
    fn is_mask(&self, source: Ssa<'r>) -> bool {
        match node::defining_op(source) {
            Some(op) if walk::name(op) == "mase.attention_mask" => true,
            Some(op) if walk::name(op) == "arith.constant" => {
                constant(op).is_some_and(|spread| spread.max <= MASKING)
            }
            Some(op) if self.graph.kind(op) != Kind::Opaque => false,
            _ => node::range(source).is_some_and(|range| range.min <= MASKED),
        }
    }

    /// What is masked, of a value that is a masked one.
    fn masked(&self, source: Ssa<'r>) -> Option<Ssa<'r>> {
        let op = node::defining_op(source)?;
        let operands: Vec<Ssa<'r>> = match walk::name(op).as_str() {
            "mase.add" => op.operands().collect(),
            "mase.where" => op.operands().skip(1).collect(),
            _ => return None,
        };
        let is_mask = |value: Ssa<'r>| self.is_mask(self.graph.source(value));
        match operands[..] {
            [plain, mask] | [mask, plain] if is_mask(mask) && !is_mask(plain) => Some(plain),
            _ => None,
        }
    }
}

/// The values of a constant.
fn constant(op: OperationRef) -> Option<Spread> {
    let result: Ssa = op.results().next()?.into();
    if let Some(value) = node::splat(result) {
        return Some(Spread::exact(value, value));
    }
    let element = node::element(result.r#type())?.to_string();
    let values = values::elements(op.attribute("value").ok()?)?;
    let bytes = values.bytes;
    let read: Vec<f64> = match element.as_str() {
        "f64" => bytes.chunks_exact(8).filter_map(|b| Some(f64::from_le_bytes(b.try_into().ok()?))).collect(),
        "f32" => bytes
            .chunks_exact(4)
            .filter_map(|b| Some(f32::from_le_bytes(b.try_into().ok()?).into()))
            .collect(),
        "f16" => bytes
            .chunks_exact(2)
            .filter_map(|b| Some(half::f16::from_le_bytes(b.try_into().ok()?).into()))
            .collect(),
        "bf16" => bytes
            .chunks_exact(2)
            .filter_map(|b| Some(half::bf16::from_le_bytes(b.try_into().ok()?).into()))
            .collect(),
        _ => return None,
    };
    let min = read.iter().copied().fold(f64::INFINITY, f64::min);
    let max = read.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (min <= max).then(|| Spread::exact(min, max))
}
