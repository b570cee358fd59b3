//! The loops from codes to `f32`.

use pulp::{Arch, NullaryFnOnce};

use super::{Kernel, Kind, Unit, power_of_two};
use crate::codec::{Floats, mask};

struct Decode<'a, U> {
    kind: Kind,
    block: usize,
    codes: &'a [U],
    exponents: &'a [u16],
    values: &'a mut [f32],
}

impl Kernel {
    /// Decodes block after block until one that is left to the codec; the number of elements done.
    pub(crate) fn decode<U: Unit>(
        &self,
        block: usize,
        codes: &[U],
        exponents: &[u16],
        values: &mut [f32],
    ) -> usize {
        Arch::new().dispatch(Decode { kind: self.kind, block, codes, exponents, values })
    }
}

impl<U: Unit> NullaryFnOnce for Decode<'_, U> {
    type Output = usize;

    #[inline(always)]
    fn call(self) -> usize {
        let mut done = 0;
        let blocks = self.codes.chunks(self.block).zip(self.values.chunks_mut(self.block));
        for (index, (codes, values)) in blocks.enumerate() {
            let exponent = self.exponents.get(index).copied().unwrap_or(0);
            let is_done = match codes.len() {
                32 => block(self.kind, &codes[..32], exponent, &mut values[..32]),
                _ => block(self.kind, codes, exponent, values),
            };
            if !is_done {
                return done;
            }
            done += codes.len();
        }
        done
    }
}

/// Decodes one block, unless it is to be left to the codec.
#[inline(always)]
fn block<U: Unit>(kind: Kind, codes: &[U], exponent: u16, values: &mut [f32]) -> bool {
    match kind {
        Kind::Integers { integers, shift } => {
            let unused = if integers.low < 0 { 32 - integers.width } else { 0 };
            integer_steps(codes, unused, power_of_two(-shift), values);
            true
        }
        Kind::Scaled { integers, scale, zero } => {
            let unused = if integers.low < 0 { 32 - integers.width } else { 0 };
            for (code, value) in codes.iter().zip(values) {
                *value = (f64::from(extended(*code, unused).wrapping_sub(zero)) * scale) as f32;
            }
            true
        }
        Kind::SignMagnitude { shared, bits } => {
            let place = shared.exponent(exponent) - bits as i32 + 1;
            let Some(step) = step(place, bits) else { return false };
            let all = mask(bits) as u32;
            for (code, value) in codes.iter().zip(values) {
                let code = code.unpack() as u32;
                let magnitude = (code & all) as i32;
                let number = if code > all { magnitude.wrapping_neg() } else { magnitude };
                *value = number as f32 * step;
            }
            true
        }
        Kind::Mantissas { shared, integers } => {
            let place = shared.exponent(exponent) - (integers.width as i32 - 2);
            let Some(step) = step(place, integers.width) else { return false };
            integer_steps(codes, 32 - integers.width, step, values);
            true
        }
        Kind::Floats { floats, scale: None, .. } => small_floats(codes, floats, 1.0, values),
        Kind::Floats { floats, scale: Some((_, top)), .. } => {
            let scale = i32::from(exponent) - 127;
            scale + top < 127 && small_floats(codes, floats, power_of_two(scale), values)
        }
    }
}

/// Two's-complement integers (all bits in use, when unsigned) times a step.
#[inline(always)]
fn integer_steps<U: Unit>(codes: &[U], unused: u32, step: f32, values: &mut [f32]) {
    for (code, value) in codes.iter().zip(values) {
        *value = extended(*code, unused) as f32 * step;
    }
}

#[inline(always)]
fn extended<U: Unit>(code: U, unused: u32) -> i32 {
    ((code.unpack() as u32).wrapping_shl(unused) as i32).wrapping_shr(unused)
}

/// `2^place`, if its multiples of that many bits all are `f32`.
#[inline(always)]
fn step(place: i32, bits: u32) -> Option<f32> {
    (-149..=127 - bits as i32).contains(&place).then(|| power_of_two(place))
}

/// Whether all codes were numbers, and so were decoded.
#[inline(always)]
fn small_floats<U: Unit>(codes: &[U], floats: Floats, factor: f32, values: &mut [f32]) -> bool {
    let mantissa_bits = floats.mantissa_bits;
    // Moves the exponent from the element's bias to that of `f32`.
    let rebias = ((127 - floats.bias) as u32) << 23;
    let smallest_step = power_of_two(1 - floats.bias - mantissa_bits as i32);
    let (bits, largest) = (mask(floats.magnitude_bits()) as u32, floats.largest as u32);
    let (places, first_normal) = (23 - mantissa_bits, 1 << mantissa_bits);
    let mut most = 0;
    for (code, value) in codes.iter().zip(values) {
        let code = code.unpack() as u32;
        let magnitude = code & bits;
        most = magnitude.max(most);
        let subnormal = magnitude as i32 as f32 * smallest_step;
        let normal = f32::from_bits(magnitude.wrapping_shl(places).wrapping_add(rebias));
        let number = (if magnitude < first_normal { subnormal } else { normal }) * factor;
        let keeps_sign = floats.signed_zero | (magnitude != 0);
        *value = if (code > bits) & keeps_sign { -number } else { number };
    }
    most <= largest
}
