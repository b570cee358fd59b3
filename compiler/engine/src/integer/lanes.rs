//! The numbers that contractions of integers are computed with.

use super::product::Scratch;
use pulp::Simd;
use std::cell::RefCell;

/// Integers that sums are kept in.
pub trait Integer: Copy {
    const ZERO: Self;
    /// The lowest bits.
    fn of(value: i64) -> Self;
    fn wide(self) -> i64;
    fn plus(self, other: Self) -> Self;
    fn at_most(self, limit: Self) -> Self;
}

macro_rules! integer {
    ($ty:ty) => {
        impl Integer for $ty {
            const ZERO: Self = 0;
            #[inline(always)]
            fn of(value: i64) -> Self {
                value as $ty
            }
            #[inline(always)]
            fn wide(self) -> i64 {
                self.into()
            }
            #[inline(always)]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline(always)]
            fn at_most(self, limit: Self) -> Self {
                self.min(limit).max(limit.wrapping_neg())
            }
        }
    };
}
integer!(i32);
integer!(i64);

/// Floats that integers are multiplied in.
pub trait Lane: Copy + 'static {
    type Whole: Integer;
    type Vector<S: Simd>: Copy;
    const ZERO: Self;
    fn of(value: i32) -> Self;
    fn of_unsigned(value: u32) -> Self;
    /// The smallest float that is not below an integer.
    fn not_below(value: i64) -> Self;
    /// Two to a power of a normal number; 0 for none.
    fn power(exponent: Option<i32>) -> Self;
    fn times(self, other: Self) -> Self;
    fn at_most(self, limit: Self) -> Self;
    /// To the nearest integer, ties to even.
    fn rounded(self) -> Self;
    /// An integer in range.
    fn whole(self) -> Self::Whole;
    fn splat<S: Simd>(simd: S, value: Self) -> Self::Vector<S>;
    fn mul_add<S: Simd>(
        simd: S,
        a: Self::Vector<S>,
        b: Self::Vector<S>,
        c: Self::Vector<S>,
    ) -> Self::Vector<S>;
    fn vectors<S: Simd>(simd: S, list: &[Self]) -> &[Self::Vector<S>];
    fn vectors_mut<S: Simd>(simd: S, list: &mut [Self]) -> &mut [Self::Vector<S>];
    fn with_scratch<R>(body: impl FnOnce(&mut Scratch<Self>) -> R) -> R;
}

macro_rules! lane {
    ($ty:ty, $bits:ty, $mantissa:literal, $bias:literal, $whole:ty, $vector:ident, $splat:ident, $mul_add:ident, $cast:ident, $cast_mut:ident) => {
        impl Lane for $ty {
            type Whole = $whole;
            type Vector<S: Simd> = S::$vector;
            const ZERO: Self = 0.0;
            #[inline(always)]
            fn of(value: i32) -> Self {
                value as $ty
            }
            #[inline(always)]
            fn of_unsigned(value: u32) -> Self {
                value as $ty
            }
            #[inline(always)]
            fn not_below(value: i64) -> Self {
                let nearest = value as $ty;
                if (nearest as i64) < value { nearest.next_up() } else { nearest }
            }
            #[inline(always)]
            fn power(exponent: Option<i32>) -> Self {
                exponent.map_or(0.0, |e| <$ty>::from_bits(((e.wrapping_add($bias)) as $bits) << $mantissa))
            }
            #[inline(always)]
            fn times(self, other: Self) -> Self {
                self * other
            }
            #[inline(always)]
            fn at_most(self, limit: Self) -> Self {
                // Unlike `clamp`, one instruction each.
                let bounded = if self < limit { self } else { limit };
                if bounded > -limit { bounded } else { -limit }
            }
            #[inline(always)]
            fn rounded(self) -> Self {
                self.round_ties_even()
            }
            #[inline(always)]
            fn whole(self) -> Self::Whole {
                // SAFETY: no NaN: all factors are finite, and so are all sums; within limits, or exact and so below 2^bits.
                unsafe { self.to_int_unchecked() }
            }
            #[inline(always)]
            fn splat<S: Simd>(simd: S, value: Self) -> Self::Vector<S> {
                simd.$splat(value)
            }
            #[inline(always)]
            fn mul_add<S: Simd>(
                simd: S,
                a: Self::Vector<S>,
                b: Self::Vector<S>,
                c: Self::Vector<S>,
            ) -> Self::Vector<S> {
                simd.$mul_add(a, b, c)
            }
            #[inline(always)]
            fn vectors<S: Simd>(_: S, list: &[Self]) -> &[Self::Vector<S>] {
                S::$cast(list).0
            }
            #[inline(always)]
            fn vectors_mut<S: Simd>(_: S, list: &mut [Self]) -> &mut [Self::Vector<S>] {
                S::$cast_mut(list).0
            }
            fn with_scratch<R>(body: impl FnOnce(&mut Scratch<Self>) -> R) -> R {
                thread_local!(static SCRATCH: RefCell<Scratch<$ty>> = const { RefCell::new(Scratch::new()) });
                SCRATCH.with_borrow_mut(body)
            }
        }
    };
}
lane!(f32, u32, 23, 127, i32, f32s, splat_f32s, mul_add_f32s, as_simd_f32s, as_mut_simd_f32s);
lane!(f64, u64, 52, 1023, i64, f64s, splat_f64s, mul_add_f64s, as_simd_f64s, as_mut_simd_f64s);
