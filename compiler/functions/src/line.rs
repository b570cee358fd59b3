//! The straight pieces outside the segments.

use crate::segments::round_shift;

/// `offset + round_shift(slope * n, shift)`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The value at 0.
    pub offset: i64,
    /// What an input adds, times two to the shift; 0 of a constant, 1 of an input that is only shifted.
    pub slope: i64,
    /// Bits that the product loses.
    pub shift: u32,
}

/// Significant bits of a slope that is no power of two.
const SLOPE_BITS: i32 = 24;

impl Line {
    /// A line by its real slope and offset, if it stays within 60 bits for inputs of `bits` bits.
    pub(crate) fn new(slope: f64, offset: f64, bits: u32) -> Option<Line> {
        let limit = libm::exp2(f64::from(60 - bits as i32));
        if slope.abs() >= limit || offset.abs() >= 2f64.powi(60) {
            return None;
        }
        let offset = offset.round() as i64;
        if slope == 0.0 {
            return Some(Line { offset, slope: 0, shift: 0 });
        }
        let shift = (SLOPE_BITS - 1 - libm::ilogb(slope)).max(0);
        let scaled = libm::ldexp(slope, shift).round() as i64;
        let spare = scaled.trailing_zeros().min(shift as u32);
        // What is shifted by more than 62 bits is 0.
        let shift = shift as u32 - spare;
        if shift > 62 {
            return Some(Line { offset, slope: 0, shift: 0 });
        }
        Some(Line { offset, slope: scaled >> spare, shift })
    }

    /// The line at an input.
    pub fn eval(&self, n: i64) -> i64 {
        self.offset + round_shift(n * self.slope, self.shift)
    }

    /// Bits of the constants.
    pub(crate) fn rom_bits(&self) -> u64 {
        u64::from(crate::segments::bits(self.offset)) + u64::from(crate::segments::bits(self.slope))
    }
}
