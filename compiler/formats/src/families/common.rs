//! Parameters and rules that more than one family has.

use crate::param::{bits_of, float_of, given};
use crate::resolve::missing;
use crate::{ABSENT, Family, FormatError, Param, ParamKind, Step};

pub(super) const ROUNDING: Param = Param::new(
    "rounding",
    ParamKind::Choice(&["rne", "floor", "half_up", "half_away", "trunc"]),
    "How a value between two codes is rounded.",
)
.or(0);

pub(super) const OVERFLOW: Param = Param::new(
    "overflow",
    ParamKind::Choice(&["saturate", "wrap"]),
    "What becomes of a value beyond the last code.",
)
.or(0);

pub(super) const RULE: Param = Param::new(
    "rule",
    ParamKind::Choice(&["floor", "ceil", "round"]),
    "How the shared exponent follows from the largest magnitude of a block.",
)
.or(0);

pub(super) const AXIS: Param = Param::new(
    "axis",
    ParamKind::Int { min: -8, max: -1 },
    "Axis that blocks run along, counted from the end, so that leading batch axes do not move it.",
)
.or(-1);

pub(super) const CHANNEL: Param = Param::new(
    "channel",
    ParamKind::OptionalInt { min: 0, max: 7 },
    "Axis with a value of its own for each index, counted from the front; the values are a \
     companion one-dimensional parameter.",
)
.or(ABSENT);

/// Position of `scale` in a family that has a scale and a channel axis and nothing else (binary, ternary).
pub(super) const SCALE: usize = 0;
/// Position of `channel` in such a family.
pub(super) const SCALE_CHANNEL: usize = 1;

/// The parameters of such a family.
pub(super) const fn scale_and_channel(doc: &'static str) -> [Param; 2] {
    let scale = Param::new("scale", ParamKind::OptionalFloat, doc);
    [scale.or_rule("1.0 unless `channel` is given"), CHANNEL]
}

/// The scale of such a family where none is given: 1, or none beside a channel axis.
pub(super) fn default_scale(index: usize, params: &[i64]) -> Option<i64> {
    let scale = if given(params[SCALE_CHANNEL]).is_some() { ABSENT } else { bits_of(1.0) };
    (index == SCALE).then_some(scale)
}

/// The mean magnitude of values, or 1 when that is no scale.
pub(super) fn mean_magnitude(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0usize), |(sum, count), value| (sum + value.abs(), count + 1));
    scale_or_one(sum / count as f64)
}

/// `scale`, or 1 when it is not a finite number above 0.
pub(super) fn scale_or_one(scale: f64) -> f64 {
    if scale.is_finite() && scale > 0.0 { scale } else { 1.0 }
}

/// What an integer is worth in such a family, and among scaled integers.
pub(super) fn scale_step(scale: i64, channel: i64) -> Step {
    if given(channel).is_some() { Step::ChannelScale } else { Step::of_scale(float_of(scale)) }
}

/// A whole number of elements to a block.
pub(super) const fn block(default: i64) -> Param {
    Param::new("block", ParamKind::Int { min: 2, max: 4096 }, "Elements that share one exponent.").or(default)
}

pub(super) const UNSIGNED: Param = Param::new("unsigned", ParamKind::Flag, "Codes start at 0.").or(0);

/// The per-tensor value `index` and the axis `channel` exclude each other, and one must be there.
pub(super) fn one_of_channel_and(
    family: &dyn Family,
    index: usize,
    channel: usize,
    params: &[i64],
) -> Result<(), FormatError> {
    match (given(params[index]), given(params[channel])) {
        (Some(value), Some(axis)) => {
            let param = &family.params()[index];
            let limit = format!("left out with `channel = {axis}`, whose values are a companion");
            Err(param.fault(family.name(), param.text(value), limit))
        }
        (None, None) => Err(missing(family, index)),
        _ => Ok(()),
    }
}

/// The number that follows `prefix`: plain decimal digits without a leading zero or sign.
pub(super) fn number_after(mnemonic: &str, prefix: &str) -> Option<i64> {
    let digits = mnemonic.strip_prefix(prefix)?;
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}
