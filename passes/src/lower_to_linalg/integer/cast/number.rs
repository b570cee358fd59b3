//! Numbers in the body of a loop, exactly, and the integer of a format that is nearest to one.
//!
//! A [`Number`] is an integer times a power of two, as floats, fixed point and elements of blocks are. All roundings work on
//! the floor of a quotient and on twice its rest, in words that neither overflows.

use super::words::Words;
use mase_formats::{Grid, Overflow, Rounding, Rule, Shared, View};
use mase_ir::build::{CmpiPredicate as Is, Ssa};

/// A power of two: known when the program is compiled, or a word.
#[derive(Clone, Copy)]
pub enum Power<'r> {
    Known(i32),
    Found(Ssa<'r>),
}

use Power::{Found, Known};

/// An exponent beyond those of all numbers and formats, which makes a number an infinity.
pub const FAR: i64 = 1 << 20;

/// The number `n * 2^power`.
#[derive(Clone, Copy)]
pub struct Number<'r> {
    pub n: Ssa<'r>,
    pub power: Power<'r>,
    pub reach: Reach,
}

/// What is known of `n`.
#[derive(Clone, Copy)]
pub struct Reach {
    /// Its magnitude is below 2 to this.
    pub bits: u32,
    /// Its magnitude is at least 2 to this, if the number is at least the step that it is divided by.
    pub least: u32,
}

impl Reach {
    pub fn new(bits: u32) -> Self {
        Self { bits, least: 0 }
    }
}

impl<'r> Power<'r> {
    pub fn word(self, w: &Words<'r, '_>) -> Ssa<'r> {
        match self {
            Known(power) => w.c(power.into()),
            Found(power) => power,
        }
    }

    pub fn plus(self, more: i32, w: &Words<'r, '_>) -> Self {
        match self {
            Known(power) => Known(power + more),
            Found(power) if more == 0 => Found(power),
            Found(power) => Found(w.add(power, w.c(more.into()))),
        }
    }

    fn less(self, other: Self, w: &Words<'r, '_>) -> Self {
        match (self, other) {
            (Known(a), Known(b)) => Known(a - b),
            _ => Found(w.sub(self.word(w), other.word(w))),
        }
    }
}

/// Bits of the largest magnitude of a format's integers, and of its codes, which are integers plus the zero point.
pub fn magnitude_bits(view: &View) -> u32 {
    let of = |n: i64| i64::BITS - n.unsigned_abs().leading_zeros();
    let ends = [view.low, view.high].map(|n| of(n).max(of(n.saturating_add(view.zero))));
    ends[0].max(ends[1])
}

/// The width of the words in which a number of this reach becomes an integer of a format.
pub fn width(reach: Reach, view: &View) -> Option<u32> {
    let (bits, codes) = (reach.bits, magnitude_bits(view));
    let quotient = match view.grid {
        Grid::Every if view.overflow == Overflow::Wrap => bits.max(codes + 1),
        Grid::Every if clamps(64, reach, view) => codes + 1 + u32::from(view.zero != 0),
        Grid::Every => bits + codes.saturating_sub(reach.least) + u32::from(view.zero != 0),
        // Only what has fewer significant bits is shifted to the left.
        Grid::Floats { .. } => bits.max(codes + 1),
        Grid::Powers => bits.max(codes),
        Grid::Signs => bits,
    };
    // A sign, or room for twice the rest.
    let needed = (quotient + 1).max(bits + 3).max(codes + 1);
    [32, 64].into_iter().find(|width| needed <= *width)
}

/// Whether what is shifted to the left has to be clamped first.
fn clamps(width: u32, reach: Reach, view: &View) -> bool {
    let most = magnitude_bits(view).saturating_sub(reach.least);
    let every = view.grid == Grid::Every && view.overflow == Overflow::Saturate;
    every && most > 0 && reach.bits + most + 1 + u32::from(view.zero != 0) > width
}

/// The integer of a format, whose step is 2 to `place`, that a number becomes.
pub fn encode<'r>(w: &Words<'r, '_>, x: Number<'r>, view: &View, place: Power<'r>) -> Ssa<'r> {
    match view.grid {
        Grid::Every => {
            let right = place.less(x.power, w);
            let q = every(w, x, right, view);
            settled(w, q, view)
        }
        Grid::Floats { significant } => floats(w, x, view, place, significant),
        Grid::Powers => powers(w, x, view, place),
        Grid::Signs => w.select(w.is(Is::Sge, x.n, w.c(0)), w.c(1), w.c(-1)),
    }
}

/// A code, rounded, within the codes of a format, and less the zero point.
pub fn settled<'r>(w: &Words<'r, '_>, code: Ssa<'r>, view: &View) -> Ssa<'r> {
    let (low, high) = (view.low + view.zero, view.high + view.zero);
    let code = match view.overflow {
        Overflow::Saturate => w.clamp(code, low, high),
        Overflow::Wrap if low < 0 => {
            let unused = w.c((w.width - (64 - (high as u64).leading_zeros()) - 1).into());
            w.right(w.left(code, unused), unused)
        }
        Overflow::Wrap => w.and(code, w.c(high)),
    };
    if view.zero == 0 { code } else { w.sub(code, w.c(view.zero)) }
}

/// `n / 2^right` plus the zero point, rounded: so far as it lies within the codes, and beyond them where not.
fn every<'r>(w: &Words<'r, '_>, x: Number<'r>, right: Power<'r>, view: &View) -> Ssa<'r> {
    let most = match view.overflow {
        // What reaches them leaves nothing that is kept.
        Overflow::Wrap => w.width - 1,
        Overflow::Saturate => magnitude_bits(view).saturating_sub(x.reach.least),
    };
    // What is beyond these saturates after the shift too.
    let kept = |left| {
        if !clamps(w.width, x.reach, view) {
            return x.n;
        }
        let [low, high] = [view.low, view.high].map(|n| w.right(w.c(n), left));
        let inside = w.min(w.max(x.n, low), w.add(high, w.c(1)));
        w.select(w.is(Is::Sgt, left, w.c(0)), inside, x.n)
    };
    let zero = w.c(view.zero);
    let sum = |q| if view.zero == 0 { q } else { w.add(q, zero) };
    match right {
        Known(right) if right <= 0 => {
            let left = w.c(right.unsigned_abs().min(most).into());
            sum(if right == 0 { x.n } else { w.left(kept(left), left) })
        }
        _ => {
            let n = match right {
                Found(right) if most > 0 => {
                    let left = w.clamp(w.sub(w.c(0), right), 0, most.into());
                    w.left(kept(left), left)
                }
                _ => x.n,
            };
            quotient(w, n, shift(w, right, x.reach.bits), view.rounding, view.zero)
        }
    }
}

/// An amount to shift an integer of so many bits to the right by: no more than makes it less than a half.
fn shift<'r>(w: &Words<'r, '_>, right: Power<'r>, bits: u32) -> Ssa<'r> {
    let most = i64::from(bits) + 1;
    match right {
        Known(right) => w.c(i64::from(right).clamp(0, most)),
        Found(right) => w.clamp(right, 0, most),
    }
}

/// `n / 2^right + more`, rounded; `right` is at most two less than the width.
fn quotient<'r>(w: &Words<'r, '_>, n: Ssa<'r>, right: Ssa<'r>, rounding: Rounding, more: i64) -> Ssa<'r> {
    let floor = w.right(n, right);
    let sum = if more == 0 { floor } else { w.add(floor, w.c(more)) };
    if rounding == Rounding::Floor {
        return sum;
    }
    let rest = w.sub(n, w.left(floor, right));
    let twice = w.left(rest, w.c(1));
    let one = w.left(w.c(1), right);
    let negative = || w.sign(sum);
    let up = match rounding {
        Rounding::Floor => unreachable!("done"),
        Rounding::HalfUp => w.is(Is::Sge, twice, one),
        // Both are even, unless nothing is shifted, and then there is no rest.
        Rounding::Rne => w.is(Is::Sgt, w.add(twice, w.and(sum, w.c(1))), one),
        Rounding::HalfAway => w.is(Is::Sgt, w.add(twice, w.add(negative(), w.c(1))), one),
        Rounding::Trunc => w.is(Is::Sgt, w.and(twice, negative()), w.c(0)),
    };
    w.add(sum, w.bit(up))
}

/// `floor(log2 |n|)` of an integer that is not 0, less than the least word's for 0.
fn floor_log2<'r>(w: &Words<'r, '_>, magnitude: Ssa<'r>) -> Ssa<'r> {
    w.sub(w.c(i64::from(w.width) - 1), w.leading_zeros(magnitude))
}

/// An integer of at most `significant` bits and zeros behind them.
fn floats<'r>(w: &Words<'r, '_>, x: Number<'r>, view: &View, place: Power<'r>, significant: u32) -> Ssa<'r> {
    let codes = magnitude_bits(view);
    let log = w.add(floor_log2(w, w.abs(x.n)), x.power.word(w));
    let place = place.word(w);
    // The last place of a number of this magnitude.
    let own = w.max(w.sub(log, w.c(i64::from(significant) - 1)), place);
    let right = w.sub(own, x.power.word(w));
    let n = match x.reach.least + 1 >= significant {
        true => x.n,
        false => w.left(x.n, w.clamp(w.sub(w.c(0), right), 0, significant.into())),
    };
    let q = quotient(w, n, shift(w, Found(right), x.reach.bits), view.rounding, 0);
    let back = w.sub(own, place);
    let most = codes.saturating_sub(significant);
    let inside = w.clamp(w.left(q, w.clamp(back, 0, most.into())), view.low, view.high);
    // Beyond the last binade, unless it is 0, whose logarithm is none.
    let last = w.select(w.is(Is::Slt, x.n, w.c(0)), w.c(view.low), w.c(view.high));
    let last = w.select(w.is(Is::Eq, x.n, w.c(0)), w.c(0), last);
    w.select(w.is(Is::Sgt, back, w.c(most.into())), last, inside)
}

/// A power of two by the nearest logarithm, or 0.
fn powers<'r>(w: &Words<'r, '_>, x: Number<'r>, view: &View, place: Power<'r>) -> Ssa<'r> {
    let magnitude = w.abs(x.n);
    let log = w.add(log2(w, magnitude, Rule::Round), x.power.less(place, w).word(w));
    let most = i64::from(magnitude_bits(view)) - 1;
    let power = w.left(w.c(1), w.clamp(log, 0, most));
    let signed = w.with_sign(power, w.sign(x.n));
    let nothing = w.or(w.bit(w.is(Is::Slt, log, w.c(0))), w.bit(w.is(Is::Eq, x.n, w.c(0))));
    w.select(w.is(Is::Ne, nothing, w.c(0)), w.c(0), signed)
}

/// A whole number near the logarithm of a positive integer.
fn log2<'r>(w: &Words<'r, '_>, magnitude: Ssa<'r>, rule: Rule) -> Ssa<'r> {
    let zeros = w.leading_zeros(magnitude);
    let floor = w.sub(w.c(i64::from(w.width) - 1), zeros);
    let above = |least: u64| {
        // Of the leading bits of one word, as those of 32 bits are of 64.
        let least = if w.width == 32 { i64::from((least >> 32) as u32 as i32) } else { least as i64 };
        w.bit(w.is(Is::Ugt, w.left(magnitude, zeros), w.c(least)))
    };
    match rule {
        Rule::Floor => floor,
        Rule::Ceil => w.add(floor, above(1 << 63)),
        // The root of two, which no binary fraction equals.
        Rule::Round => w.add(floor, above(0xb504_f333_f9de_6484)),
    }
}

/// The exponent that a block shares whose largest magnitude is `n * 2^power`.
pub fn shared_exponent<'r>(w: &Words<'r, '_>, n: Ssa<'r>, power: Power<'r>, shared: &Shared) -> Ssa<'r> {
    let log = w.add(log2(w, n, shared.rule), power.plus(-shared.less, w).word(w));
    let limit = i64::from(shared.limit);
    w.select(w.is(Is::Eq, n, w.c(0)), w.c(-limit), w.clamp(log, -limit, limit))
}
