//! Intervals of integers and what each operation makes of them.
//!
//! Invariant: a result holds every value the operation can give on values of the operands' intervals.

use crate::{
    Error,
    expression::{Binary, bits_of},
};

/// All integers from `lo` to `hi`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Range {
    pub lo: i128,
    pub hi: i128,
}

impl Range {
    pub const BOOL: Self = Self { lo: 0, hi: 1 };

    pub fn new(lo: i128, hi: i128) -> Self {
        Self { lo, hi }
    }

    pub fn single(value: i128) -> Self {
        Self { lo: value, hi: value }
    }

    pub fn known(self) -> Option<i128> {
        (self.lo == self.hi).then_some(self.lo)
    }

    pub fn hull(self, other: Self) -> Self {
        Self { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }

    pub fn contains(self, value: i128) -> bool {
        self.lo <= value && value <= self.hi
    }

    pub fn within(self, other: Self) -> bool {
        other.lo <= self.lo && self.hi <= other.hi
    }

    /// Bits and sign of the narrowest machine integer that holds it; at least one bit.
    pub fn width(self) -> (u32, bool) {
        if self.lo >= 0 {
            (bits_of(self.hi).max(1), false)
        } else {
            (bits_of(!self.lo).max(if self.hi < 0 { 0 } else { bits_of(self.hi) }) + 1, true)
        }
    }

    /// The values of a machine integer of 1 to 127 bits.
    pub fn machine(bits: u32, signed: bool) -> Self {
        if signed {
            Self { lo: -(1 << (bits - 1)), hi: (1 << (bits - 1)) - 1 }
        } else {
            Self { lo: 0, hi: i128::MAX >> (127 - bits) }
        }
    }

    fn not(self) -> Self {
        Self { lo: !self.hi, hi: !self.lo }
    }

    /// The least range that holds the results of a monotone function at its corners.
    fn corners(left: Self, right: Self, function: impl Fn(i128, i128) -> Option<i128>) -> Option<Self> {
        let first = function(left.lo, right.lo)?;
        let mut range = Self::single(first);
        for (a, b) in [(left.lo, right.hi), (left.hi, right.lo), (left.hi, right.hi)] {
            range = range.hull(Self::single(function(a, b)?));
        }
        Some(range)
    }
}

/// What `operation` gives.
pub(crate) fn binary(operation: Binary, left: Range, right: Range) -> Result<Range, Error> {
    let overflow = Error::Overflow {
        operation: operation.name(),
        left: (left.lo, left.hi),
        right: (right.lo, right.hi),
    };
    match operation {
        Binary::Shl | Binary::Shr if right.lo < 0 => {
            return Err(Error::Shift { lo: right.lo, hi: right.hi });
        }
        Binary::FloorDiv if right.contains(0) => {
            return Err(Error::Divisor { lo: right.lo, hi: right.hi });
        }
        _ => {}
    }
    let range = match operation {
        Binary::Add
        | Binary::Sub
        | Binary::Mul
        | Binary::Shl
        | Binary::Shr
        | Binary::FloorDiv
        | Binary::Min
        | Binary::Max => Range::corners(left, right, |a, b| operation.apply(a, b)),
        Binary::And => Some(and(left, right)),
        Binary::Or => Some(and(left.not(), right.not()).not()),
        Binary::Xor => Some(xor(left, right)),
        Binary::Eq if left.hi < right.lo || right.hi < left.lo => Some(Range::single(0)),
        Binary::Lt if left.hi < right.lo => Some(Range::single(1)),
        Binary::Lt if left.lo >= right.hi => Some(Range::single(0)),
        Binary::Le if left.hi <= right.lo => Some(Range::single(1)),
        Binary::Le if left.lo > right.hi => Some(Range::single(0)),
        Binary::Eq => match (left.known(), right.known()) {
            (Some(a), Some(b)) => Some(Range::single(i128::from(a == b))),
            _ => Some(Range::BOOL),
        },
        Binary::Lt | Binary::Le => Some(Range::BOOL),
    };
    range.ok_or(overflow)
}

/// Of each pair of signs by itself.
fn and(left: Range, right: Range) -> Range {
    let mut found: Option<Range> = None;
    for a in signs(left) {
        for b in signs(right) {
            let range = match (a.lo < 0, b.lo < 0) {
                (false, false) => Range::new(0, a.hi.min(b.hi)),
                (false, true) => Range::new(0, a.hi),
                (true, false) => Range::new(0, b.hi),
                (true, true) => Range::new(floor_power(a.lo.min(b.lo)), a.hi.min(b.hi)),
            };
            found = Some(found.map_or(range, |known| known.hull(range)));
        }
    }
    match (left.known(), right.known()) {
        (Some(a), Some(b)) => Range::single(a & b),
        _ => found.unwrap_or(Range::single(0)),
    }
}

fn xor(left: Range, right: Range) -> Range {
    if let (Some(a), Some(b)) = (left.known(), right.known()) {
        return Range::single(a ^ b);
    }
    let reach = |range: Range| floor_power(range.lo.min(!range.hi).min(range.hi.min(!range.lo)));
    let lowest = reach(left).min(reach(right));
    let signed = |range: Range| (range.lo < 0, range.hi < 0);
    match (signed(left), signed(right)) {
        ((false, false), (false, false)) | ((true, true), (true, true)) => Range::new(0, !lowest),
        ((false, false), (true, true)) | ((true, true), (false, false)) => Range::new(lowest, -1),
        _ => Range::new(lowest, !lowest),
    }
}

/// The negative and the other part.
fn signs(range: Range) -> impl Iterator<Item = Range> {
    let negative = (range.lo < 0).then(|| Range::new(range.lo, range.hi.min(-1)));
    let other = (range.hi >= 0).then(|| Range::new(range.lo.max(0), range.hi));
    [negative, other].into_iter().flatten()
}

/// The greatest `-2^k` that is not above the negative `value`.
fn floor_power(value: i128) -> i128 {
    -1 << bits_of(!value)
}

/// What wrapping gives: all values of the machine integer, unless the interval lies in one period of it.
pub(crate) fn wrap(range: Range, bits: u32, signed: bool) -> Range {
    use crate::expression::wrap;
    let (lo, hi) = (wrap(range.lo, bits, signed), wrap(range.hi, bits, signed));
    match range.hi.checked_sub(range.lo) {
        Some(span) if hi.checked_sub(lo) == Some(span) => Range::new(lo, hi),
        _ => Range::machine(bits, signed),
    }
}

/// Leading zeros among the low `bits` bits.
pub(crate) fn leading_zeros(range: Range, bits: u32) -> Range {
    let count = |value: i128| i128::from(bits - bits_of(value));
    let machine = Range::machine(bits, false);
    if range.within(machine) {
        Range::new(count(range.hi), count(range.lo))
    } else if range.hi < 0 && range.within(Range::machine(bits, true)) {
        Range::single(0)
    } else {
        Range::new(0, i128::from(bits))
    }
}
