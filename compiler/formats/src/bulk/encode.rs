//! The loops from `f32` to codes.

use pulp::{Arch, NullaryFnOnce};

use super::round::{
    FLOOR, HALF_AWAY, HALF_UP, RNE, TRUNC, is_doubtful, magnitude_correction, round, round_64, scaled,
};
use super::{Kernel, Kind, Unit, power_of_two};
use crate::codec::{Floats, Integers, SharedExponent, mask};
use crate::{Rounding, Rule};

/// What there is to encode, by blocks of `block` elements; chunks, in a format without.
struct Encode<'a, U, const MODE: u8> {
    kind: Kind,
    block: usize,
    values: &'a [f32],
    codes: &'a mut [U],
    exponents: &'a mut [u16],
}

impl Kernel {
    /// Encodes block after block until one that is left to the codec; the number of elements done.
    pub(crate) fn encode<U: Unit>(
        &self,
        block: usize,
        values: &[f32],
        codes: &mut [U],
        exponents: &mut [u16],
    ) -> usize {
        let arch = Arch::new();
        let kind = self.kind;
        macro_rules! run {
            ($mode:expr) => {
                arch.dispatch(Encode::<U, { $mode }> { kind, block, values, codes, exponents })
            };
        }
        match self.rounding {
            Rounding::Rne => run!(RNE),
            Rounding::Floor => run!(FLOOR),
            Rounding::HalfUp => run!(HALF_UP),
            Rounding::HalfAway => run!(HALF_AWAY),
            Rounding::Trunc => run!(TRUNC),
        }
    }
}

impl<U: Unit, const MODE: u8> NullaryFnOnce for Encode<'_, U, MODE> {
    type Output = usize;

    #[inline(always)]
    fn call(self) -> usize {
        let mut done = 0;
        let blocks = self.values.chunks(self.block).zip(self.codes.chunks_mut(self.block));
        for (index, (values, codes)) in blocks.enumerate() {
            // A length that the compiler knows spares the loops their remainders; at 16 it would
            // unroll them instead.
            let exponent = match values.len() {
                32 => block::<U, MODE>(self.kind, &values[..32], &mut codes[..32]),
                _ => block::<U, MODE>(self.kind, values, codes),
            };
            let Some(exponent) = exponent else { return done };
            if let Some(slot) = self.exponents.get_mut(index) {
                *slot = exponent;
            }
            done += values.len();
        }
        done
    }
}

/// Encodes one block; its stored exponent, or nothing when the block is to be left to the codec.
#[inline(always)]
fn block<U: Unit, const MODE: u8>(kind: Kind, values: &[f32], codes: &mut [U]) -> Option<u16> {
    match kind {
        Kind::Integers { integers, shift } => fixed::<U, MODE>(values, codes, integers, power_of_two(shift)),
        Kind::Scaled { integers, scale, zero } => quotients::<U, MODE>(values, codes, integers, scale, zero),
        Kind::SignMagnitude { shared, bits } => {
            let exponent = shared_exponent(values, shared)?;
            let factor = inverse_step(exponent - bits as i32 + 1, values)?;
            let limit = mask(bits) as f32;
            for (value, code) in values.iter().zip(codes) {
                let steps = round::<MODE>(clamp(scaled::<MODE>(*value, factor), -limit, limit));
                let sign = (steps as u32 >> 31).wrapping_shl(bits);
                *code = U::pack((steps.unsigned_abs() | sign).into());
            }
            Some((exponent + shared.limit) as u16)
        }
        Kind::Mantissas { shared, integers } => {
            let exponent = shared_exponent(values, shared)?;
            let factor = inverse_step(exponent + 2 - integers.width as i32, values)?;
            fixed::<U, MODE>(values, codes, integers, factor)?;
            Some((exponent + shared.limit) as u16)
        }
        Kind::Floats { floats, most, scale: None } => {
            if values.iter().fold(false, |nan, value| nan | value.is_nan()) {
                return None;
            }
            small_floats::<U, MODE>(values, codes, floats, most, 1.0);
            Some(0)
        }
        Kind::Floats { floats, most, scale: Some((rule, top)) } => {
            let scale = log2(values, rule)?.map_or(-127, |log| (log - top).clamp(-127, 127));
            small_floats::<U, MODE>(values, codes, floats, most, power_of_two(-scale));
            Some((scale + 127) as u16)
        }
    }
}

#[inline(always)]
fn fixed<U: Unit, const MODE: u8>(
    values: &[f32],
    codes: &mut [U],
    integers: Integers,
    factor: f32,
) -> Option<u16> {
    let (low, high, mask) = (integers.low as f32, integers.high as f32, mask(integers.width) as u32);
    let mut nan = false;
    for (value, code) in values.iter().zip(codes) {
        nan |= value.is_nan();
        let integer = round::<MODE>(clamp(scaled::<MODE>(*value, factor), low, high));
        *code = U::pack((integer as u32 & mask).into());
    }
    (!nan).then_some(0)
}

#[inline(always)]
fn quotients<U: Unit, const MODE: u8>(
    values: &[f32],
    codes: &mut [U],
    integers: Integers,
    scale: f64,
    zero: i32,
) -> Option<u16> {
    let (low, high, mask) = (integers.low as f64, integers.high as f64, mask(integers.width) as u32);
    let (inverse, zero) = (1.0 / scale, f64::from(zero));
    // Three roundings, of the inverse, the product and the sum, each at most 2^-53 of its result.
    let relative = 2f64.powi(-50);
    let mut doubt = false;
    for (value, code) in values.iter().zip(codes) {
        let quotient = f64::from(*value) * inverse;
        let margin = (quotient.abs() + zero.abs()) * relative;
        let sum = quotient + zero;
        let inside = if sum > low { sum } else { low };
        let inside = if inside < high { inside } else { high };
        // Zero is exact, and a sum outside is clamped to an integer whatever its error.
        let matters = (*value != 0.0) & (sum > low - 1.0) & (sum < high + 1.0);
        doubt |= value.is_nan() | (matters & is_doubtful::<MODE>(inside, margin));
        *code = U::pack((round_64::<MODE>(inside) as u32 & mask).into());
    }
    (!doubt).then_some(0)
}

/// Rounds in each binade by adding a number whose last place is the step there.
#[inline(always)]
fn small_floats<U: Unit, const MODE: u8>(
    values: &[f32],
    codes: &mut [U],
    floats: Floats,
    most: f32,
    factor: f32,
) {
    let places = 23 - floats.mantissa_bits;
    let smallest = ((1 - floats.bias + 127) as u32) << 23;
    let (shifter_above, half_below) = (places << 23, (floats.mantissa_bits + 1) << 23);
    let sign_place = floats.magnitude_bits();
    for (value, code) in values.iter().zip(codes) {
        let number = scaled::<MODE>(*value, factor);
        let negative = number.is_sign_negative();
        let magnitude = number.abs();
        let magnitude = if magnitude < most { magnitude } else { most };
        let binade = (magnitude.to_bits() & 0x7f80_0000).max(smallest);
        let shifter = f32::from_bits(binade.wrapping_add(shifter_above));
        let shifted = magnitude + shifter;
        let rest = magnitude - (shifted - shifter);
        let half = f32::from_bits(binade.wrapping_sub(half_below));
        let near = shifted.to_bits().wrapping_sub(shifter.to_bits());
        let steps = near.wrapping_add_signed(magnitude_correction::<MODE>(rest, half, negative));
        let encoded = binade.wrapping_sub(smallest).wrapping_shr(places).wrapping_add(steps);
        let sign = u32::from(negative & (floats.signed_zero | (encoded != 0)));
        *code = U::pack((encoded | sign.wrapping_shl(sign_place)).into());
    }
}

#[inline(always)]
fn clamp(value: f32, low: f32, high: f32) -> f32 {
    let value = if value > low { value } else { low };
    if value < high { value } else { high }
}

/// The exponent of a block, or nothing when it is not to be had from `f32`.
#[inline(always)]
fn shared_exponent(values: &[f32], shared: SharedExponent) -> Option<i32> {
    let exponent = log2(values, shared.rule)?.map_or(-shared.limit, |log| log - shared.less);
    Some(exponent.clamp(-shared.limit, shared.limit))
}

/// The rule's logarithm of the largest magnitude, none for zeros; nothing at all when that is
/// subnormal, infinite or NaN.
#[inline(always)]
fn log2(values: &[f32], rule: Rule) -> Option<Option<i32>> {
    let largest = values.iter().fold(0, |largest, value| (value.to_bits() & 0x7fff_ffff).max(largest));
    let (exponent, mantissa) = (largest >> 23, largest & 0x7f_ffff);
    if largest == 0 {
        return Some(None);
    }
    let up = match rule {
        Rule::Floor => false,
        Rule::Ceil => mantissa != 0,
        // The mantissa of the last number below the square root of two.
        Rule::Round => mantissa > 0x35_04f3,
    };
    (1..255).contains(&exponent).then(|| Some(exponent as i32 - 127 + i32::from(up)))
}

/// `2^-place`, where `f32` has that; any number does for a block of zeros.
#[inline(always)]
fn inverse_step(place: i32, values: &[f32]) -> Option<f32> {
    if (-127..=149).contains(&place) {
        Some(power_of_two(-place))
    } else {
        values.iter().all(|value| *value == 0.0).then_some(1.0)
    }
}
