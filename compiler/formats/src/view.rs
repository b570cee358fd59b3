//! Codes as integers: what integer arithmetic, in software and hardware alike, works on.

use crate::codec::{Floats, SharedExponent, mask};
use crate::{Format, Overflow, Rounding, Rule};

/// A format as integers. An element of integer `n` stands for `n` times the step, and in a block format times `2^E` besides, `E`
/// being the exponent that the block shares.
///
/// A view exists where every value is such an integer of at most 63 bits, sign included.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The smallest integer.
    pub low: i64,
    /// The largest integer.
    pub high: i64,
    /// What 1 stands for.
    pub step: Step,
    /// Which integers between them there is a code for.
    pub grid: Grid,
    /// How a value between two of them is rounded.
    pub rounding: Rounding,
    /// What becomes of a value beyond the last.
    pub overflow: Overflow,
    /// The zero point: a code is the integer plus this. What depends on the code itself, that of two codes as near as each other
    /// the even one is taken, and that codes wrap, is about the sum.
    pub zero: i64,
    /// Whether a code is a sign and a magnitude, and not two's complement.
    pub sign_magnitude: bool,
    /// The exponent of a block format.
    pub shared: Option<Shared>,
}

/// What the integer 1 stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Two to this power.
    Power(i32),
    /// A scale that is no power of two.
    Scale(f64),
    /// Two to the minus companion's value of the index of the channel axis: a binary point.
    ChannelPoint,
    /// The companion's value of the index of the channel axis.
    ChannelScale,
}

/// Integers that a format has codes for, within its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    /// Each.
    Every,
    /// Those whose magnitude has at most so many significant bits.
    Floats {
        /// Significant bits.
        significant: u32,
    },
    /// Powers of two, their negatives, and 0. A value is rounded to the nearest logarithm; what rounds to less than 1 is 0.
    Powers,
    /// -1 and 1; 0 becomes 1.
    Signs,
}

/// The exponent that the elements of a block share: the rule applied to the largest magnitude, less `less`, clamped to
/// `-limit` and `limit`. A block of zeros has the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Axis that blocks run along, counted from the end: -1 is the last.
    pub axis: i64,
    /// Elements of a block.
    pub block: i64,
    /// How the exponent follows from the largest magnitude.
    pub rule: Rule,
    /// Taken from what the rule says.
    pub less: i32,
    /// The largest exponent; the smallest is its negative. Stored plus this.
    pub limit: i32,
}

/// How the companion's value for a channel follows from the channel's values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fitting {
    /// The largest binary point, within -128 and 127, that saturates no value; 0 if all are 0.
    Point {
        /// Bits of a code.
        width: u32,
        /// Whether codes start at 0; negative values are not looked at then.
        unsigned: bool,
        /// How values are rounded.
        rounding: Rounding,
    },
    /// The largest magnitude, or the largest value if `unsigned`, over a number; 1 if that is no scale, as below.
    Largest {
        /// Whether only values are looked at that are not negative.
        unsigned: bool,
        /// What it is divided by.
        over: f64,
    },
    /// The mean magnitude.
    Mean,
    /// The mean magnitude of those above this times the mean magnitude.
    MeanAbove {
        /// What the mean is multiplied by.
        factor: f64,
    },
}

impl View {
    /// Integers at each step of a power of two, or of a companion.
    pub(crate) fn every(
        low: i128,
        high: i128,
        step: Step,
        rounding: Rounding,
        overflow: Overflow,
    ) -> Option<View> {
        let grid = Grid::Every;
        let (low, high) = (i64::try_from(low).ok()?, i64::try_from(high).ok()?);
        let view =
            View { low, high, step, grid, rounding, overflow, zero: 0, sign_magnitude: false, shared: None };
        (view.bits() <= 63).then_some(view)
    }

    /// Numbers with a sign, an exponent and a mantissa: multiples of the smallest subnormal.
    pub(crate) fn floats(floats: &Floats, shared: Option<Shared>) -> Option<View> {
        let most = floats.decode(floats.largest);
        let power = floats.smallest_log() - floats.mantissa_bits as i32;
        let high = if most.floor_log2()? - power > 61 { return None } else { most.scaled(-power).whole() };
        let high = high.round(floats.rounding);
        let every = View::every(-high, high, Step::Power(power), floats.rounding, Overflow::Saturate)?;
        let grid = Grid::Floats { significant: floats.mantissa_bits + 1 };
        Some(View { grid, sign_magnitude: true, shared, ..every })
    }

    /// Plus and minus one.
    pub(crate) fn signs(step: Step) -> Option<View> {
        let every = View::every(-1, 1, step, Rounding::Rne, Overflow::Saturate)?;
        Some(View { grid: Grid::Signs, ..every })
    }

    /// The code, of so many bits, of an integer that has one.
    fn code(&self, integer: i64, bits: u32) -> u64 {
        let magnitude = integer.unsigned_abs();
        let place = match self.grid {
            Grid::Signs => return u64::from(integer > 0),
            Grid::Every if !self.sign_magnitude => return (integer + self.zero) as u64 & mask(bits),
            Grid::Every => magnitude,
            Grid::Floats { significant } => {
                let binade = (64 - magnitude.leading_zeros()).saturating_sub(significant);
                (u64::from(binade) << (significant - 1)) + (magnitude >> binade)
            }
            // In order from the smallest code, which is zero.
            Grid::Powers => {
                u64::from(64 - magnitude.leading_zeros()).wrapping_sub(1 << (bits - 2)) & mask(bits - 1)
            }
        };
        place | u64::from(integer < 0) << (bits - 1)
    }

    /// The integer of a code of so many bits. One beyond the largest gives one beyond the largest, or nothing.
    fn integer(&self, code: u64, bits: u32) -> Option<i64> {
        let unused = 64 - bits;
        let place = code & (mask(bits) >> 1);
        let magnitude = match self.grid {
            Grid::Signs => return Some(if code == 0 { -1 } else { 1 }),
            Grid::Every if !self.sign_magnitude => {
                let signed = self.low + self.zero < 0;
                let code = if signed { ((code << unused) as i64) >> unused } else { code as i64 };
                return Some(code - self.zero);
            }
            Grid::Every => place,
            Grid::Floats { significant } => {
                let (stored, hidden) = ((place >> (significant - 1)) as u32, 1 << (significant - 1));
                let fraction = place & (hidden - 1);
                if stored == 0 { fraction } else { (hidden | fraction).checked_shl(stored - 1)? }
            }
            Grid::Powers => match place ^ 1 << (bits - 2) {
                0 => 0,
                log => 1 << (log - 1),
            },
        };
        let magnitude = i64::try_from(magnitude).ok()?;
        Some(if code >> (bits - 1) == 0 { magnitude } else { -magnitude })
    }

    /// Bits of a two's-complement integer that holds every element.
    pub fn bits(&self) -> u32 {
        let of = |n: i64| 65 - if n < 0 { n.leading_ones() } else { n.leading_zeros() };
        of(self.low).max(of(self.high))
    }

    /// The power of two that the step is, where it is the same for all elements (of a block).
    pub fn power(&self) -> Option<i32> {
        match self.step {
            Step::Power(power) => Some(power),
            _ => None,
        }
    }
}

impl Shared {
    pub(crate) fn new(axis: i64, block: i64, shared: SharedExponent) -> Option<Shared> {
        Some(Shared { axis, block, rule: shared.rule, less: shared.less, limit: shared.limit })
    }
}

impl Format {
    /// The format as integers, where it can be seen so.
    pub fn view(&self) -> Option<View> {
        self.family().view(self.params())
    }

    /// How a companion is fitted, in a family that has one.
    pub fn fitting(&self) -> Option<Fitting> {
        self.family().fitting(self.params())
    }

    /// The code of an integer of the view; none of any other, or where there is no view.
    pub fn code(&self, integer: i64) -> Option<u64> {
        let view = self.view()?;
        let bits = self.layout().element_bits;
        let code = (view.low..=view.high).contains(&integer).then(|| view.code(integer, bits))?;
        (view.integer(code, bits) == Some(integer)).then_some(code)
    }

    /// The integer of the view that a code stands for, if it does: infinities, NaN, and what is read but never written, do not.
    pub fn integer(&self, code: u64) -> Option<i64> {
        let view = self.view()?;
        let bits = self.layout().element_bits;
        let integer = (code <= mask(bits)).then(|| view.integer(code, bits))??;
        (view.low..=view.high).contains(&integer).then_some(integer)
    }
}

impl Step {
    /// A scale, as a power of two if it is one.
    pub(crate) fn of_scale(scale: f64) -> Step {
        let mantissa = scale.to_bits() & ((1 << 52) - 1);
        let exponent = (scale.to_bits() >> 52) as i32;
        if mantissa == 0 && exponent > 0 { Step::Power(exponent - 1023) } else { Step::Scale(scale) }
    }
}
