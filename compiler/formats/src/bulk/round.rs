//! Rounding of floats to integers, with the mode a constant of the loop.

use crate::Rounding;

pub(super) const RNE: u8 = Rounding::Rne as u8;
pub(super) const FLOOR: u8 = Rounding::Floor as u8;
pub(super) const HALF_UP: u8 = Rounding::HalfUp as u8;
pub(super) const HALF_AWAY: u8 = Rounding::HalfAway as u8;
pub(super) const TRUNC: u8 = Rounding::Trunc as u8;

/// Adding and taking away `1.5 * 2^23` rounds to an integer, ties to even.
const MAGIC: f32 = 12_582_912.0;
/// The same for `f64`: `1.5 * 2^52`.
const MAGIC_64: f64 = 6_755_399_441_055_744.0;

/// `value * factor`, which keeps its side of zero when it underflows, as rounding down needs.
#[inline(always)]
pub(super) fn scaled<const MODE: u8>(value: f32, factor: f32) -> f32 {
    let product = value * factor;
    if MODE == FLOOR && value < 0.0 && product == 0.0 { -f32::MIN_POSITIVE } else { product }
}

/// The integer that a magnitude of at most 2^22 is rounded to.
#[inline(always)]
pub(super) fn round<const MODE: u8>(value: f32) -> i32 {
    let shifted = value + MAGIC;
    let near = shifted.to_bits().wrapping_sub(MAGIC.to_bits()) as i32;
    // Exact: both are multiples of the value's last place, and of like size.
    let rest = value - (shifted - MAGIC);
    near.wrapping_add(correction::<MODE>(rest < 0.0, rest > 0.0, rest == -0.5, rest == 0.5, value < 0.0))
}

/// The same for `f64`, of at most 2^30.
#[inline(always)]
pub(super) fn round_64<const MODE: u8>(value: f64) -> i32 {
    let shifted = value + MAGIC_64;
    let near = shifted.to_bits() as i32;
    let rest = value - (shifted - MAGIC_64);
    near.wrapping_add(correction::<MODE>(rest < 0.0, rest > 0.0, rest == -0.5, rest == 0.5, value < 0.0))
}

/// What to add to the nearest integer, ties to even, given on which side of it the number lies.
#[inline(always)]
fn correction<const MODE: u8>(
    below: bool,
    above: bool,
    half_below: bool,
    half_above: bool,
    negative: bool,
) -> i32 {
    match MODE {
        FLOOR => i32::from(below).wrapping_neg(),
        HALF_UP => i32::from(half_above),
        HALF_AWAY => i32::from(half_above & !negative).wrapping_sub(i32::from(half_below & negative)),
        TRUNC => i32::from(above & negative).wrapping_sub(i32::from(below & !negative)),
        _ => 0,
    }
}

/// What to add to the magnitude's nearest multiple, likewise.
#[inline(always)]
pub(super) fn magnitude_correction<const MODE: u8>(rest: f32, half: f32, negative: bool) -> i32 {
    match MODE {
        FLOOR => i32::from((rest > 0.0) & negative).wrapping_sub(i32::from((rest < 0.0) & !negative)),
        HALF_UP => i32::from((rest == half) & !negative).wrapping_sub(i32::from((rest == -half) & negative)),
        HALF_AWAY => i32::from(rest == half),
        TRUNC => i32::from(rest < 0.0).wrapping_neg(),
        _ => 0,
    }
}

/// Whether the number is so near a place where rounding jumps that an error of `margin` matters.
#[inline(always)]
pub(super) fn is_doubtful<const MODE: u8>(value: f64, margin: f64) -> bool {
    let jump = if matches!(MODE, FLOOR | TRUNC) { value } else { value + 0.5 };
    let distance = jump - ((jump + MAGIC_64) - MAGIC_64);
    distance.abs() <= margin
}
