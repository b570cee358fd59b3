//! Contractions of integers at run time, exact, and of blocks of integers under shared exponents.
//!
//! Vector units multiply floats faster than integers, and floats are exact while every sum is a multiple of one power of two that
//! fits the significand. So operands are converted while they are copied to the cache, and a product of matrices runs on
//! `f32` (24 bits) or `f64` (53 bits), in parts of the sum that are short enough; integers take what the parts give.
//!
//! A block is such a part. Its operands are multiplied by their powers of two as they are copied, which changes no significand.

use crate::kernel::{Loop, places};
use lanes::Lane;
use product::{Run, add};
use pulp::Arch;

mod lanes;
mod product;
#[cfg(test)]
mod tests;

/// How an input's integers are stored, and extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stored {
    /// 8, 16 or 32.
    pub bits: u32,
    /// Whether they have a sign.
    pub signed: bool,
}

impl Stored {
    /// `b`, if the largest magnitude is at most `2^b`.
    fn magnitude(self) -> u32 {
        if self.signed { self.bits - 1 } else { self.bits }
    }
}

/// What becomes of a block's sum: it is multiplied by two to the sum of both exponents and the offset, rounded to the nearest
/// integer, ties to even, and saturated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlockSum {
    /// Added to the exponents.
    pub offset: i64,
    /// The largest magnitude of a term.
    pub limit: i64,
}

/// The tensors of a contraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Five<T> {
    /// Left and right input, and the result.
    pub abc: [T; 3],
    /// Exponents of the left and the right input; not there without blocks.
    pub exponents: [T; 2],
}

/// A loop, and how far it steps in each tensor.
#[derive(Clone, Copy, Debug)]
pub struct IntegerLoop {
    /// How often.
    pub extent: usize,
    /// In elements.
    pub steps: Five<isize>,
    /// Whether it is inside a block, where there are blocks.
    pub in_block: bool,
}

/// `c = sum(a * b)`, or `c += sum(a * b)`, on integers.
#[derive(Debug)]
pub struct IntegerContraction {
    lanes: Lanes,
    stored: [Stored; 2],
    /// Bits of the result's integers: 32 or 64.
    result: u32,
    accumulate: bool,
    start: Five<isize>,
    batches: Places,
    rows: Places,
    columns: Places,
    /// Steps of the sum, blocks outermost.
    depth: Places,
    blocks: Option<Blocks>,
    /// Steps of the sum that are added up as floats.
    part: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lanes {
    F32,
    F64,
}

#[derive(Clone, Copy, Debug)]
struct Blocks {
    /// Elements of a block.
    length: usize,
    sum: BlockSum,
    /// `b`, if the sum of a block is at most `2^b`.
    bits: u32,
}

/// Every place that loops visit, for each tensor.
#[derive(Debug)]
struct Places {
    count: usize,
    abc: [Vec<isize>; 3],
    exponents: [Vec<isize>; 2],
}

/// Steps of the sum in a copied part: 32 columns of that many `f32` fill two thirds of a cache of the first level.
const STEPS: usize = 256;
/// Sums of exponents up to this one are left to floats.
const TOP: i64 = 60;

impl IntegerContraction {
    /// From loops; none if the result's loops do not fit a matrix, or even `f64` is not exact.
    pub fn plan(
        stored: [Stored; 2],
        result: u32,
        loops: &[IntegerLoop],
        start: Five<isize>,
        accumulate: bool,
        sum: Option<BlockSum>,
    ) -> Option<Self> {
        let (mut batches, mut rows, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        let (mut outer, mut inner) = (Vec::new(), Vec::new());
        for one in loops.iter().filter(|one| one.extent != 1) {
            let Five { abc, exponents } = one.steps;
            let moves = [abc[0] != 0 || exponents[0] != 0, abc[1] != 0 || exponents[1] != 0];
            match (moves, abc[2] != 0) {
                ([true, true], true) => batches.push(*one),
                ([true, false], true) => rows.push(*one),
                ([false, true], true) => columns.push(*one),
                ([true, true], false) if one.in_block => inner.push(*one),
                ([true, true], false) => outer.push(*one),
                _ => return None,
            }
        }
        for free in [&mut rows, &mut columns] {
            free.sort_by_key(|one| -one.steps.abc[2].abs());
        }
        for summed in [&mut outer, &mut inner] {
            summed.sort_by_key(|one| -one.steps.abc[1].abs());
        }
        let length = inner.iter().map(|one| one.extent).product();
        let depth = Places::of(&[outer, inner].concat());
        let product = stored[0].magnitude() + stored[1].magnitude();
        let (lanes, part, blocks) = match sum {
            Some(sum) => {
                let bits = product + ceil_log2(length);
                let part = (STEPS / length).max(1) * length;
                // Integers of 32 bits may wrap on the way if the result has as many: it fits.
                let terms = (part.min(depth.count) / length) as i64;
                let narrow = result == 32 || sum.limit.checked_mul(terms).is_some_and(|most| most < 1 << 31);
                let lanes = match bits {
                    ..=24 if narrow && sum.limit <= 1 << 30 => Lanes::F32,
                    ..=53 if sum.limit <= 1 << 62 => Lanes::F64,
                    _ => return None,
                };
                (lanes, part, Some(Blocks { length, sum, bits }))
            }
            None => {
                // A sum of 2^n products of at most 2^p is at most 2^(n + p), and so are all sums on the way.
                let lanes = match product {
                    ..=18 => Lanes::F32,
                    19..=47 => Lanes::F64,
                    _ => return None,
                };
                let exact = 1 << (lanes.bits() - product).min(30);
                (lanes, STEPS.min(exact), None)
            }
        };
        let (batches, rows, columns) = (Places::of(&batches), Places::of(&rows), Places::of(&columns));
        let gains = sum.is_some() || [rows.count, columns.count, depth.count].iter().all(|count| *count >= 4);
        gains.then_some(Self {
            lanes,
            stored,
            result,
            accumulate,
            start,
            batches,
            rows,
            columns,
            depth,
            blocks,
            part,
        })
    }

    /// Computes it. The pointers are the tensors' first elements; without blocks, exponents are not read.
    ///
    /// # Safety
    /// The tensors hold every element that the loops reach, and the result overlaps no input.
    pub unsafe fn run(&self, inputs: [*const u8; 2], exponents: [*const i16; 2], result: *mut u8) {
        let arch = Arch::new();
        for batch in 0..self.batches.count {
            let at = |side: usize| self.start.abc[side] + self.batches.abc[side][batch];
            let exponent_at = |side: usize| self.start.exponents[side] + self.batches.exponents[side][batch];
            let bytes = |side: usize| at(side) * (self.stored[side].bits / 8) as isize;
            // SAFETY: places that the loops reach.
            let mut product = unsafe {
                Product {
                    plan: self,
                    inputs: [0, 1].map(|side| inputs[side].offset(bytes(side))),
                    exponents: [0, 1].map(|side| exponents[side].wrapping_offset(exponent_at(side))),
                    result: result.offset(at(2) * (self.result / 8) as isize),
                    tops: [0; 2],
                }
            };
            if let Some(blocks) = self.blocks {
                // SAFETY: as the caller promises.
                product.tops = unsafe { [product.top(0, &self.rows), product.top(1, &self.columns)] };
                if product.tops[0] + product.tops[1] + blocks.sum.offset > TOP {
                    // SAFETY: as the caller promises.
                    unsafe { product.one_by_one(&blocks) };
                    continue;
                }
            }
            match self.lanes {
                Lanes::F32 => f32::with_scratch(|scratch| arch.dispatch(Run { product: &product, scratch })),
                Lanes::F64 => f64::with_scratch(|scratch| arch.dispatch(Run { product: &product, scratch })),
            }
        }
    }
}

impl Lanes {
    fn bits(self) -> u32 {
        match self {
            Lanes::F32 => 24,
            Lanes::F64 => 53,
        }
    }
}

fn ceil_log2(count: usize) -> u32 {
    count.next_power_of_two().trailing_zeros()
}

impl Places {
    fn of(loops: &[IntegerLoop]) -> Self {
        let along = |step: &dyn Fn(&IntegerLoop) -> isize| {
            let one = |one: &IntegerLoop| Loop { extent: one.extent, steps: [step(one); 3] };
            places(&loops.iter().map(one).collect::<Vec<_>>(), 0)
        };
        Self {
            count: loops.iter().map(|one| one.extent).product(),
            abc: [0, 1, 2].map(|side| along(&|one| one.steps.abc[side])),
            exponents: [0, 1].map(|side| along(&|one| one.steps.exponents[side])),
        }
    }
}

/// One product of matrices.
struct Product<'a> {
    plan: &'a IntegerContraction,
    inputs: [*const u8; 2],
    exponents: [*const i16; 2],
    result: *mut u8,
    /// The largest exponents.
    tops: [i64; 2],
}

impl Product<'_> {
    unsafe fn exponent(&self, side: usize, place: isize) -> i64 {
        // SAFETY: a place that the loops reach.
        unsafe { self.exponents[side].offset(place).read().into() }
    }

    /// Where the exponents of each block are.
    fn block_places(&self, side: usize, blocks: &Blocks) -> impl Iterator<Item = isize> {
        self.plan.depth.exponents[side].iter().step_by(blocks.length).copied()
    }

    /// The largest exponent of an input.
    unsafe fn top(&self, side: usize, free: &Places) -> i64 {
        let Some(blocks) = &self.plan.blocks else { return 0 };
        let all = free.exponents[side].iter().flat_map(|place| {
            // SAFETY: places that the loops reach.
            self.block_places(side, blocks).map(move |block| unsafe { self.exponent(side, place + block) })
        });
        all.max().unwrap_or(0)
    }

    unsafe fn element(&self, side: usize, place: isize) -> i64 {
        let from = self.inputs[side];
        // SAFETY: a place that the loops reach.
        unsafe {
            match (self.plan.stored[side].bits, self.plan.stored[side].signed) {
                (8, true) => from.cast::<i8>().offset(place).read().into(),
                (8, false) => from.offset(place).read().into(),
                (16, true) => from.cast::<i16>().offset(place).read().into(),
                (16, false) => from.cast::<u16>().offset(place).read().into(),
                (_, true) => from.cast::<i32>().offset(place).read().into(),
                (_, false) => from.cast::<u32>().offset(place).read().into(),
            }
        }
    }

    /// The definition, for exponents so large that floats could not have them.
    unsafe fn one_by_one(&self, blocks: &Blocks) {
        let IntegerContraction { rows, columns, depth, .. } = self.plan;
        for row in 0..rows.count {
            for column in 0..columns.count {
                let mut sum = 0i64;
                for from in (0..depth.count).step_by(blocks.length) {
                    let mut partial = 0;
                    let mut shift = blocks.sum.offset;
                    // SAFETY: places that the loops reach.
                    unsafe {
                        for k in from..from + blocks.length {
                            partial += self.element(0, rows.abc[0][row] + depth.abc[0][k])
                                * self.element(1, columns.abc[1][column] + depth.abc[1][k]);
                        }
                        shift += self.exponent(0, rows.exponents[0][row] + depth.exponents[0][from]);
                        shift += self.exponent(1, columns.exponents[1][column] + depth.exponents[1][from]);
                    }
                    sum = sum.wrapping_add(term(partial, shift, blocks.sum.limit));
                }
                let place = rows.abc[2][row] + columns.abc[2][column];
                // SAFETY: as above; nobody else's.
                unsafe {
                    match self.plan.result {
                        32 => add(self.result.cast::<i32>().offset(place), sum as i32, self.plan.accumulate),
                        _ => add(self.result.cast::<i64>().offset(place), sum, self.plan.accumulate),
                    }
                }
            }
        }
    }
}

/// `partial * 2^shift`, rounded to the nearest integer, ties to even, and saturated.
fn term(partial: i64, shift: i64, limit: i64) -> i64 {
    let magnitude = i128::from(partial.unsigned_abs());
    let scaled = match shift {
        0.. if magnitude == 0 => 0,
        // Beyond any limit.
        63.. => i128::MAX,
        0.. => magnitude << shift,
        -65..0 => {
            let (floor, rest) = (magnitude >> -shift, magnitude & ((1 << -shift) - 1));
            let half = 1 << (-shift - 1);
            floor + i128::from(rest > half || (rest == half && floor % 2 == 1))
        }
        _ => 0,
    };
    scaled.min(limit.into()) as i64 * partial.signum()
}

impl Product<'_> {
    /// The exponent by which the elements of a block are scaled; none where every term of the block is 0.
    ///
    /// Left ones are at most 0, right ones at most [`TOP`], and their sum is the block's shift `s`. A term is 0 if `s + bits <= -2`, for
    /// then it is at most a quarter. What is left has exponents of at least `-2 - bits - TOP` and `-2 - bits`: products and
    /// sums are multiples of `2^-115` (`f32`, 24 bits) or `2^-173` (`f64`, 53), at most `2^84` or `2^113`, all of them normal.
    #[inline(always)]
    fn scale(&self, side: usize, exponent: i64) -> Option<i32> {
        let blocks = self.plan.blocks?;
        let top = self.tops[0] + self.tops[1] + blocks.sum.offset;
        let below = exponent - self.tops[side];
        let vanishes = top + below + i64::from(blocks.bits) <= -2;
        (!vanishes).then_some((if side == 0 { below } else { top + below }) as i32)
    }
}
