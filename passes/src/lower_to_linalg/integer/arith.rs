//! Exact integer arithmetic in the bodies of loops: every value knows its bounds, so that it gets 32 bits where they are
//! enough, 64 where they are not, and never overflows. More than 64 bits is a fault that the node reports.

use mase_formats::{Overflow, Rounding};
use mase_ir::{
    build::{Builder, CmpiPredicate, Ssa},
    melior::ir::{Type, ValueLike, r#type::IntegerType},
};
use std::cell::RefCell;

/// What a node cannot be lowered for; the first one counts.
#[derive(Default)]
pub struct Fault(RefCell<Option<String>>);

impl Fault {
    /// Remembers a fault, unless there is one.
    pub fn set(&self, text: impl Into<String>) {
        self.0.borrow_mut().get_or_insert_with(|| text.into());
    }

    /// What was remembered.
    pub fn take(&self) -> Option<String> {
        self.0.borrow_mut().take()
    }
}

/// A signed integer with bounds: an `i32` if they fit one, an `i64` otherwise.
#[derive(Clone, Copy)]
pub struct Int<'r> {
    pub value: Ssa<'r>,
    pub low: i64,
    pub high: i64,
}

/// Builds arithmetic in one body.
#[derive(Clone, Copy)]
pub struct Arith<'r, 'a> {
    pub b: &'a Builder<'r>,
    pub fault: &'a Fault,
}

/// Bits of the type for bounds.
pub fn width(low: i64, high: i64) -> u32 {
    if low >= i64::from(i32::MIN) && high <= i64::from(i32::MAX) { 32 } else { 64 }
}

/// Bits of a two's-complement integer within bounds.
pub fn bits(low: i64, high: i64) -> u32 {
    let of = |n: i64| 65 - if n < 0 { n.leading_ones() } else { n.leading_zeros() };
    of(low).max(of(high))
}

/// `n / 2^shift`, rounded.
fn shifted(n: i128, shift: u32, rounding: Rounding) -> i128 {
    let (half, floor) = ((1i128 << shift) >> 1, n >> shift);
    if shift == 0 {
        return n;
    }
    match rounding {
        Rounding::Floor => floor,
        Rounding::HalfUp => (n + half) >> shift,
        Rounding::Rne => (n + half - 1 + (floor & 1)) >> shift,
        Rounding::HalfAway => (n + half - i128::from(n < 0)) >> shift,
        Rounding::Trunc => n / (1 << shift),
    }
}

impl<'r, 'a> Arith<'r, 'a> {
    pub fn new(b: &'a Builder<'r>, fault: &'a Fault) -> Self {
        Self { b, fault }
    }

    /// The signless integer type of a width.
    pub fn ty(&self, width: u32) -> Type<'r> {
        IntegerType::new(self.b.context(), width).into()
    }

    fn width_of(&self, value: Ssa<'r>) -> u32 {
        IntegerType::try_from(value.r#type()).expect("an integer").width()
    }

    /// A value in a type at least as wide.
    pub fn wide(&self, a: Int<'r>, width: u32) -> Ssa<'r> {
        match self.width_of(a.value) < width {
            true => self.b.convert("arith.extsi", a.value, self.ty(width)),
            false => a.value,
        }
    }

    /// A value with bounds, in their type; a fault if there is none.
    pub fn bounded(&self, value: Ssa<'r>, low: i128, high: i128) -> Int<'r> {
        let (low, high) = self.bounds(low, high);
        let width = width(low, high);
        let value = match self.width_of(value) {
            from if from > width => self.b.convert("arith.trunci", value, self.ty(width)),
            from if from < width => self.b.convert("arith.extsi", value, self.ty(width)),
            _ => value,
        };
        Int { value, low, high }
    }

    fn bounds(&self, low: i128, high: i128) -> (i64, i64) {
        match (i64::try_from(low), i64::try_from(high)) {
            (Ok(low), Ok(high)) => (low, high),
            _ => {
                let most = low.unsigned_abs().max(high.unsigned_abs());
                self.fault.set(format!(
                    "needs integers of {} bits, and 64 is the limit",
                    129 - most.leading_zeros()
                ));
                (0, 0)
            }
        }
    }

    fn binary(&self, name: &str, a: Int<'r>, b: Int<'r>, low: i128, high: i128) -> Int<'r> {
        let (bounded_low, bounded_high) = self.bounds(low, high);
        let width = width(bounded_low, bounded_high).max(self.width_of(a.value)).max(self.width_of(b.value));
        let value = self.b.scalar(name, &[self.wide(a, width), self.wide(b, width)]);
        self.bounded(value, low, high)
    }

    /// An integer of any width up to 64 bits, as it is in memory: signed, or not.
    pub fn load(&self, value: Ssa<'r>, low: i64, high: i64) -> Int<'r> {
        let (from, to) = (self.width_of(value), width(low, high));
        let extension = if low < 0 { "arith.extsi" } else { "arith.extui" };
        let value = match from {
            from if from < to => self.b.convert(extension, value, self.ty(to)),
            from if from > to => self.b.convert("arith.trunci", value, self.ty(to)),
            _ => value,
        };
        Int { value, low, high }
    }

    /// The low bits, for memory.
    pub fn store(&self, a: Int<'r>, width: u32) -> Ssa<'r> {
        match self.width_of(a.value) {
            from if from > width => self.b.convert("arith.trunci", a.value, self.ty(width)),
            _ => self.wide(a, width),
        }
    }

    pub fn constant(&self, n: i64) -> Int<'r> {
        Int { value: self.b.integer(n, self.ty(width(n, n))), low: n, high: n }
    }

    pub fn add(&self, a: Int<'r>, b: Int<'r>) -> Int<'r> {
        let (low, high) = (i128::from(a.low) + i128::from(b.low), i128::from(a.high) + i128::from(b.high));
        self.binary("arith.addi", a, b, low, high)
    }

    pub fn sub(&self, a: Int<'r>, b: Int<'r>) -> Int<'r> {
        let (low, high) = (i128::from(a.low) - i128::from(b.high), i128::from(a.high) - i128::from(b.low));
        self.binary("arith.subi", a, b, low, high)
    }

    pub fn neg(&self, a: Int<'r>) -> Int<'r> {
        self.sub(self.constant(0), a)
    }

    pub fn mul(&self, a: Int<'r>, b: Int<'r>) -> Int<'r> {
        let ends = [a.low, a.high].map(|x| [b.low, b.high].map(|y| i128::from(x) * i128::from(y)));
        let ends = ends.as_flattened();
        let (low, high) = (ends.iter().min().copied(), ends.iter().max().copied());
        self.binary("arith.muli", a, b, low.unwrap_or(0), high.unwrap_or(0))
    }

    pub fn max(&self, a: Int<'r>, b: Int<'r>) -> Int<'r> {
        self.binary("arith.maxsi", a, b, a.low.max(b.low).into(), a.high.max(b.high).into())
    }

    pub fn min(&self, a: Int<'r>, b: Int<'r>) -> Int<'r> {
        self.binary("arith.minsi", a, b, a.low.min(b.low).into(), a.high.min(b.high).into())
    }

    /// The nearest integer within bounds.
    pub fn clamp(&self, a: Int<'r>, low: i64, high: i64) -> Int<'r> {
        let a = if a.low < low { self.max(a, self.constant(low)) } else { a };
        if a.high > high { self.min(a, self.constant(high)) } else { a }
    }

    /// `condition ? a : b`
    pub fn select(&self, condition: Ssa<'r>, a: Int<'r>, b: Int<'r>) -> Int<'r> {
        let width = self.width_of(a.value).max(self.width_of(b.value));
        let value = self.b.select(condition, self.wide(a, width), self.wide(b, width));
        self.bounded(value, a.low.min(b.low).into(), a.high.max(b.high).into())
    }

    /// Comparison of signed integers.
    pub fn compare(&self, predicate: CmpiPredicate, a: Int<'r>, b: Int<'r>) -> Ssa<'r> {
        let width = self.width_of(a.value).max(self.width_of(b.value));
        self.b.cmpi(predicate, self.wide(a, width), self.wide(b, width))
    }

    /// `a * 2^shift`
    pub fn shift_left(&self, a: Int<'r>, shift: u32) -> Int<'r> {
        if shift == 0 || (a.low == 0 && a.high == 0) {
            return a;
        }
        let by = |n: i64| if shift < 64 { i128::from(n) << shift } else { i128::from(n) << 64 };
        let (low, high) = self.bounds(by(a.low), by(a.high));
        let width = width(low, high);
        let amount = self.b.integer((shift % width).into(), self.ty(width));
        self.bounded(self.b.scalar("arith.shli", &[self.wide(a, width), amount]), by(a.low), by(a.high))
    }

    /// `a / 2^shift`, rounded.
    pub fn shift_right(&self, a: Int<'r>, shift: u32, rounding: Rounding) -> Int<'r> {
        // A shift beyond the bits gives what one just beyond them does.
        let shift = shift.min(bits(a.low, a.high) + 1);
        if shift > 62 {
            self.fault.set(format!(
                "shifts an integer of {} bits by {shift}, and 62 is the limit",
                bits(a.low, a.high)
            ));
        }
        if shift == 0 || shift > 62 {
            return a;
        }
        let half = 1i64 << (shift - 1);
        let (low, high) = (shifted(a.low.into(), shift, rounding), shifted(a.high.into(), shift, rounding));
        let floor = |a: Int<'r>| {
            let amount = self.b.integer(shift.into(), a.value.r#type());
            let value = self.b.scalar("arith.shrsi", &[a.value, amount]);
            Int { value, low: a.low >> shift, high: a.high >> shift }
        };
        let sum = match rounding {
            Rounding::Floor => a,
            Rounding::HalfUp => self.add(a, self.constant(half)),
            Rounding::Rne => {
                let odd = self.odd(floor(a));
                self.add(self.add(a, self.constant(half - 1)), odd)
            }
            Rounding::HalfAway => self.add(self.add(a, self.constant(half)), self.sign(a)),
            Rounding::Trunc => {
                let mask = self.b.integer((1 << shift) - 1, a.value.r#type());
                let value =
                    self.b.scalar("arith.andi", &[self.wide(self.sign(a), self.width_of(a.value)), mask]);
                self.add(a, Int { value, low: 0, high: (1 << shift) - 1 }.narrowed(self))
            }
        };
        self.bounded(floor(sum).value, low, high)
    }

    /// `a / 2^by`, rounded to the nearest, ties up; `by` is not negative, and known when the program runs.
    pub fn shift_right_by(&self, a: Int<'r>, by: Int<'r>) -> Int<'r> {
        let most = by.high.clamp(0, 62) as u32;
        let half = 1i128 << most >> 1;
        let (low, high) = self.bounds(i128::from(a.low), i128::from(a.high) + half);
        let width = width(low, high).max(if most > 30 { 64 } else { 32 });
        let (by_value, a_value) = (self.store(by, width), self.store(a, width));
        let one = self.b.integer(1, self.ty(width));
        let op = |name: &str, x, y| self.b.scalar(name, &[x, y]);
        let half = op("arith.shrsi", op("arith.shli", one, by_value), one);
        let value = op("arith.shrsi", op("arith.addi", a_value, half), by_value);
        let least = by.low.clamp(0, 62) as u32;
        let of = |n: i64, shift| shifted(n.into(), shift, Rounding::HalfUp);
        let low = of(a.low, if a.low < 0 { least } else { most });
        let high = of(a.high, if a.high < 0 { most } else { least });
        self.bounded(value, low, high)
    }

    /// `a * 2^by` of what is not negative and stays below `2^bits`; `by` is not negative, and known when the program runs.
    pub fn shift_left_by(&self, a: Int<'r>, by: Int<'r>, bits: u32) -> Int<'r> {
        let high = (1i64 << bits) - 1;
        let width = width(0, high).max(self.width_of(a.value));
        let value = self.b.scalar("arith.shli", &[self.store(a, width), self.store(by, width)]);
        self.bounded(value, 0, high.into())
    }

    /// The lowest bits of what is not negative.
    pub fn low_bits(&self, a: Int<'r>, bits: u32) -> Int<'r> {
        let most = (1i64 << bits) - 1;
        if a.low >= 0 && a.high <= most {
            return a;
        }
        let mask = self.b.integer(most, a.value.r#type());
        self.bounded(self.b.scalar("arith.andi", &[a.value, mask]), 0, most.into())
    }

    /// An index of what is not negative.
    pub fn index(&self, a: Int<'r>) -> Ssa<'r> {
        self.b.convert("arith.index_cast", a.value, Type::index(self.b.context()))
    }

    /// The lowest bit.
    pub fn odd(&self, a: Int<'r>) -> Int<'r> {
        let one = self.b.integer(1, a.value.r#type());
        self.bounded(self.b.scalar("arith.andi", &[a.value, one]), 0, 1)
    }

    /// -1 for a negative integer, else 0.
    pub fn sign(&self, a: Int<'r>) -> Int<'r> {
        let amount = self.b.integer(i64::from(self.width_of(a.value)) - 1, a.value.r#type());
        self.bounded(self.b.scalar("arith.shrsi", &[a.value, amount]), -1, 0)
    }

    /// `a * 2^by`, rounded, and saturated to bounds or its low bits kept; `by` is an `i32`, negative for a shift to the right.
    /// The bounds have at most 61 bits.
    pub fn shift_by(
        &self,
        a: Int<'r>,
        by: Ssa<'r>,
        rounding: Rounding,
        bounds: (i64, i64),
        overflow: Overflow,
    ) -> Int<'r> {
        let (low, high) = bounds;
        if bits(low, high) > 61 {
            self.fault.set(format!(
                "has a result of {} bits at a binary point of its own for each channel, and 61 is the limit",
                bits(low, high)
            ));
        }
        let (i32, i64) = (self.ty(32), self.ty(64));
        let c = |n: i64| self.b.integer(n, i64);
        let op = |name: &str, a, b| self.b.scalar(name, &[a, b]);
        let zero = self.b.integer(0, i32);
        // One sum must not overflow.
        let a = if bits(a.low, a.high) > 62 { self.clamp(a, -(1 << 61), 1 << 61) } else { a };
        let most = self.b.integer((bits(a.low, a.high) + 1).min(62).into(), i32);
        let right = op("arith.minsi", op("arith.maxsi", op("arith.subi", zero, by), zero), most);
        let right = self.b.convert("arith.extsi", right, i64);
        let limit = if overflow == Overflow::Wrap { 63 } else { 61 };
        let left = op("arith.minsi", op("arith.maxsi", by, zero), self.b.integer(limit, i32));
        let left = self.b.convert("arith.extsi", left, i64);
        let x = self.wide(a, 64);
        // What is added before the shift: nothing if there is none.
        let half = op("arith.shrsi", op("arith.shli", c(1), right), c(1));
        let one = op("arith.minsi", half, c(1));
        let sign = || op("arith.shrsi", x, c(63));
        let more = match rounding {
            Rounding::Floor => c(0),
            Rounding::HalfUp => half,
            Rounding::Rne => op(
                "arith.addi",
                op("arith.subi", half, one),
                op("arith.andi", op("arith.shrsi", x, right), one),
            ),
            Rounding::HalfAway => {
                op("arith.addi", half, op("arith.andi", sign(), op("arith.subi", c(0), one)))
            }
            Rounding::Trunc => {
                op("arith.andi", sign(), op("arith.subi", op("arith.shli", c(1), right), c(1)))
            }
        };
        let x = op("arith.shrsi", op("arith.addi", x, more), right);
        if overflow == Overflow::Wrap {
            let x = op("arith.shli", x, left);
            return self.wrap(Int { value: x, low: i64::MIN, high: i64::MAX }, low, high);
        }
        // Beyond these it saturates anyway, and within them the shift does not overflow.
        let least = op("arith.shrsi", c(low), left);
        let largest = op("arith.addi", op("arith.shrsi", c(high), left), c(1));
        let x = op("arith.minsi", op("arith.maxsi", x, least), largest);
        let x = op("arith.shli", x, left);
        let x = op("arith.minsi", op("arith.maxsi", x, c(low)), c(high));
        self.bounded(x, low.into(), high.into())
    }

    /// Modulo the number of integers within bounds, which is a power of two.
    pub fn wrap(&self, a: Int<'r>, low: i64, high: i64) -> Int<'r> {
        if a.low >= low && a.high <= high {
            return a;
        }
        let mask = high.wrapping_sub(low);
        let a = self.wide(a, 64);
        let c = |n: i64| self.b.integer(n, self.ty(64));
        let place = self.b.scalar("arith.andi", &[self.b.scalar("arith.subi", &[a, c(low)]), c(mask)]);
        self.bounded(self.b.scalar("arith.addi", &[place, c(low)]), low.into(), high.into())
    }

    /// `a / d`, rounded; `d` is positive.
    pub fn divide(&self, a: Int<'r>, d: Int<'r>, rounding: Rounding) -> Int<'r> {
        let two = self.constant(2);
        let floor = |n: Int<'r>, d: Int<'r>| {
            let ends = [n.low, n.high].map(|n| [d.low.max(1), d.high].map(|d| i128::from(n.div_euclid(d))));
            let ends = ends.as_flattened();
            let (low, high) = (ends.iter().min().copied(), ends.iter().max().copied());
            self.binary("arith.floordivsi", n, d, low.unwrap_or(0), high.unwrap_or(0))
        };
        match rounding {
            Rounding::Floor => floor(a, d),
            Rounding::Trunc => {
                // Toward zero is up for a negative one.
                let up = self.sub(d, self.constant(1));
                let negative = self.compare(CmpiPredicate::Slt, a, self.constant(0));
                floor(self.add(a, self.select(negative, up, self.constant(0))), d)
            }
            // floor((2a + d) / 2d), less 1 where it is odd and exact.
            _ => {
                let (over, under) = (self.add(self.mul(a, two), d), self.mul(d, two));
                let q = floor(over, under);
                // The product is at most `over`, and above it by less than `under`.
                let back = self.b.scalar("arith.muli", &[self.wide(q, 64), self.wide(under, 64)]);
                let exact = self.b.cmpi(CmpiPredicate::Eq, back, self.wide(over, 64));
                let lower = match rounding {
                    Rounding::Rne => {
                        let odd = self.compare(CmpiPredicate::Ne, self.odd(q), self.constant(0));
                        self.b.scalar("arith.andi", &[exact, odd])
                    }
                    Rounding::HalfAway => {
                        let negative = self.compare(CmpiPredicate::Slt, a, self.constant(0));
                        self.b.scalar("arith.andi", &[exact, negative])
                    }
                    _ => return q,
                };
                self.select(lower, self.sub(q, self.constant(1)), q)
            }
        }
    }

    /// The exponent of the largest power of two that is at most a positive integer, as `i32`; that of 0 is -1.
    pub fn floor_log2(&self, a: Int<'r>) -> Int<'r> {
        let width = self.width_of(a.value);
        let zeros = self.b.scalar("math.ctlz", &[a.value]);
        let zeros = self.bounded(zeros, 0, width.into());
        let log = self.sub(self.constant(i64::from(width) - 1), zeros);
        Int { low: -1, high: i64::from(bits(0, a.high)) - 2, ..log }
    }

    /// The magnitude.
    pub fn abs(&self, a: Int<'r>) -> Int<'r> {
        if a.low >= 0 {
            return a;
        }
        let minus = self.neg(a);
        let magnitude = self.max(a, minus);
        Int { low: 0, ..magnitude }
    }
}

impl<'r> Int<'r> {
    /// The same with the type that its bounds ask for.
    fn narrowed(self, arith: &Arith<'r, '_>) -> Self {
        arith.bounded(self.value, self.low.into(), self.high.into())
    }
}
