//! Square roots of wide inputs: a polynomial of the mantissa, and shifts.

use crate::segments::{Segments, Task, round_shift};

/// `sqrt` or `rsqrt` of an integer `n`, in units of `2^-guard` steps of its result.
///
/// An `n` above 0 is doubled if `odd`, and shifted left by an even number `s` of bits to an integer of `INPUT` or `INPUT - 1`
/// bits. With the mantissa `m` that the polynomial gives it, the root is `round_shift(m * 2^lift, base + s/2)`, or of a reciprocal
/// one `round_shift(m * 2^lift, base - s/2)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// `rsqrt`, not `sqrt`.
    pub reciprocal: bool,
    /// The input's step is an odd power of two.
    pub odd: bool,
    /// The mantissa, of an integer from `2^(INPUT - 2)` to below `2^INPUT`.
    pub mantissa: Segments,
    /// Bits that the mantissa is shifted left by.
    pub lift: u32,
    /// Bits that the root loses, were it not for the normalisation.
    pub base: u32,
    /// What 0 and negative inputs have.
    pub at_zero: i64,
    /// As of [`Segments`].
    pub guard: u32,
}

impl Root {
    /// Bits of a normalised input.
    pub const INPUT: u32 = 20;

    /// A root of integers times `from` as integers times `to` of up to `bits` bits, the largest of which is `high`; none if that
    /// leaves 64 bits.
    pub(crate) fn new(
        reciprocal: bool,
        from: f64,
        to: f64,
        bits: u32,
        high: i64,
        guard: u32,
    ) -> Option<Root> {
        // What a step is beyond a power of two is part of the mantissa.
        let rest = |step: f64| libm::scalbn(step, -libm::ilogb(step));
        let root = libm::sqrt(rest(from));
        let more = if reciprocal { 1.0 / root } else { root } / rest(to);
        let (from, to) = (libm::ilogb(from), libm::ilogb(to));
        let places = (bits + 2).clamp(8, 22);
        let one = libm::exp2((Root::INPUT - 2).into());
        let unit = more * libm::exp2(places.into());
        let root = |m: f64| if reciprocal { unit / libm::sqrt(m / one) } else { unit * libm::sqrt(m / one) };
        let task = Task {
            function: &root,
            low: 1 << (Root::INPUT - 2),
            high: (1 << Root::INPUT) - 1,
            guard: 0,
            limits: (f64::NEG_INFINITY, f64::INFINITY),
            tolerance: &|_| 1.3,
            below: &[],
            above: &[],
        };
        let odd = from.rem_euclid(2) == 1;
        let exponent = (Root::INPUT as i32 - 2 + from - i32::from(odd)) / 2;
        let most = Root::INPUT as i32 / 2 - 1;
        // The root is the mantissa times 2^(up - s/2), or 2^(up + s/2).
        let rest = guard as i32 - to - places as i32;
        let up = if reciprocal { rest - exponent } else { rest + exponent };
        let base = if reciprocal { (-up).max(most) } else { (-up).max(0) };
        let lift = (base + up) as u32;
        if lift + places + 2 > 62 {
            return None;
        }
        Some(Root {
            reciprocal,
            odd,
            mantissa: task.search()?,
            lift,
            // Nothing is left after fifty.
            base: base.min(50) as u32,
            at_zero: if reciprocal { high << guard } else { 0 },
            guard,
        })
    }

    /// The root at an input.
    pub fn eval(&self, n: i64) -> i64 {
        if n <= 0 {
            return self.at_zero;
        }
        let n = n << u32::from(self.odd);
        let half = (Root::INPUT - 1 - n.ilog2()) / 2;
        let mantissa = self.mantissa.eval(n << (2 * half)) << self.lift;
        round_shift(mantissa, if self.reciprocal { self.base - half } else { self.base + half })
    }
}
