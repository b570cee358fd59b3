//! Conversion of many `f32` at a time, by loops that the compiler turns into vector instructions.
//!
//! Invariants:
//! - A kernel gives the codes and values of [`Codec`](crate::Codec), bit for bit. Where its float
//!   arithmetic cannot promise that (NaN, a quotient too near a tie, an exponent `f32` does not
//!   reach), it stops ahead of that block and leaves it to the codec.
//! - Nothing is decided for each element: rounding is a constant of the loop, and a block's
//!   exponent is found before its elements. Integers in the loops wrap: nothing overflows, and the
//!   checks of a debug build would keep them scalar.

mod decode;
mod encode;
mod round;

use crate::codec::{Floats, Integers, SharedExponent, mask};
use crate::{Overflow, Rounding, Rule};

/// A format's arithmetic in the form that loops over `f32` need.
#[derive(Clone, Copy, Debug)]
pub struct Kernel {
    kind: Kind,
    rounding: Rounding,
}

/// Elements that stand or fall together in a format without blocks.
pub(crate) const CHUNK: usize = 256;

/// `1.5 * 2^23` rounds to integers what is added to it, up to this magnitude.
const LIMIT: i128 = 1 << 22;

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// `integer * 2^-shift`.
    Integers { integers: Integers, shift: i32 },
    /// `(integer - zero) * scale`.
    Scaled { integers: Integers, scale: f64, zero: i32 },
    /// A sign and an integer magnitude of some bits, under a shared exponent.
    SignMagnitude { shared: SharedExponent, bits: u32 },
    /// A two's-complement integer under a shared exponent.
    Mantissas { shared: SharedExponent, integers: Integers },
    /// Small floats, the largest being known; those under a shared scale with its rule and the
    /// exponent of the largest.
    Floats { floats: Floats, most: f32, scale: Option<(Rule, i32)> },
}

impl Kernel {
    pub(crate) fn integers(integers: Integers, shift: i32, rounding: Rounding) -> Option<Kernel> {
        // Every product of a code and the step is an `f32`, and so is the step's inverse.
        let reach = integers.low >= -LIMIT && integers.high <= LIMIT && (-100..=126).contains(&shift);
        let kind = Kind::Integers { integers, shift };
        (reach && integers.overflow == Overflow::Saturate).then_some(Kernel { kind, rounding })
    }

    pub(crate) fn scaled(integers: Integers, scale: f64, zero: i64, rounding: Rounding) -> Option<Kernel> {
        if scale.to_bits().trailing_zeros() >= 52 && zero == 0 && (1e-30..1e30).contains(&scale) {
            return Kernel::integers(integers, -(scale.log2() as i32), rounding);
        }
        let reach = integers.low >= -LIMIT && integers.high <= LIMIT && (1e-30..1e30).contains(&scale);
        let kind = Kind::Scaled { integers, scale, zero: i32::try_from(zero).ok()? };
        (reach && integers.overflow == Overflow::Saturate).then_some(Kernel { kind, rounding })
    }

    pub(crate) fn sign_magnitude(shared: SharedExponent, bits: u32, rounding: Rounding) -> Option<Kernel> {
        let kind = Kind::SignMagnitude { shared, bits };
        (i128::from(mask(bits)) <= LIMIT).then_some(Kernel { kind, rounding })
    }

    pub(crate) fn mantissas(
        shared: SharedExponent,
        integers: Integers,
        rounding: Rounding,
    ) -> Option<Kernel> {
        let kind = Kind::Mantissas { shared, integers };
        (integers.high <= LIMIT).then_some(Kernel { kind, rounding })
    }

    pub(crate) fn floats(floats: Floats, scale: Option<(Rule, i32)>) -> Option<Kernel> {
        // The loops work a few places below the smallest number and above the largest.
        let smallest = 1 - floats.bias - floats.mantissa_bits as i32;
        let largest = (1 << floats.exponent_bits) - floats.bias;
        let most = floats.decode(floats.largest).to_f64() as f32;
        let kind = Kind::Floats { floats, most, scale };
        (smallest >= -120 && largest <= 100).then_some(Kernel { kind, rounding: floats.rounding })
    }

    /// Whether decoding to `f32` rounds nothing, where it succeeds.
    pub(crate) fn is_exact(&self) -> bool {
        !matches!(self.kind, Kind::Scaled { .. })
    }
}

/// The unsigned integer that holds one code.
pub(crate) trait Unit: Copy + Send + Sync {
    fn pack(code: u64) -> Self;
    fn unpack(self) -> u64;
}

macro_rules! units {
    ($($unit:ty),*) => {$(
        impl Unit for $unit {
            #[inline(always)]
            fn pack(code: u64) -> $unit {
                code as $unit
            }

            #[inline(always)]
            fn unpack(self) -> u64 {
                self as u64
            }
        }
    )*};
}

units!(u8, u16, u32, u64);

/// `2^exponent`, for an exponent from -149 to 127.
#[inline(always)]
fn power_of_two(exponent: i32) -> f32 {
    if exponent >= -126 {
        f32::from_bits(((exponent + 127) as u32) << 23)
    } else {
        f32::from_bits(1 << (exponent + 149))
    }
}
