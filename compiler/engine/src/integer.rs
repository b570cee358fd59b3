//! Contractions of integers at run time, exact, and of blocks of integers under shared exponents.
//!
//! Vector units multiply floats faster than integers, and floats are exact while every sum is a multiple of one power of two that
//! fits the significand. So operands are converted while they are copied to the cache, and a product of matrices runs on
//! `f32` (24 bits) or `f64` (53 bits), in parts of the sum that are short enough; integers take what the parts give.
//!
//! A block is such a part. Its operands are multiplied by their powers of two as they are copied, which changes no significand.

use crate::kernel::{Loop, places};
use pulp::{Arch, Simd, WithSimd};
use std::cell::RefCell;

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

/// Rows of a copied part, at most.
const ROWS: usize = 256;
/// Steps of the sum in a copied part: 32 columns of that many `f32` fill two thirds of a cache of the first level.
const STEPS: usize = 256;
/// Rows of a tile, at most.
const TILE: usize = 8;
/// Vectors of a tile's row.
const VECTORS: usize = 2;
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
                    ..=47 => Lanes::F64,
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

/// # Safety
/// A place to write, with a value if that is kept.
#[inline(always)]
unsafe fn add<I: Integer>(place: *mut I, value: I, keep: bool) {
    // SAFETY: as the caller promises.
    unsafe { place.write(if keep { place.read().plus(value) } else { value }) };
}

/// A product, on one kind of lanes.
struct Run<'a, T: Lane> {
    product: &'a Product<'a>,
    scratch: &'a mut Scratch<T>,
}

impl<T: Lane> WithSimd for Run<'_, T> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        // SAFETY: the product's places are those of its plan.
        unsafe {
            // As many rows as leave registers for the operands.
            match S::REGISTER_COUNT {
                ..32 => self.run::<S, 4>(simd),
                _ => self.run::<S, TILE>(simd),
            }
        }
    }
}

impl<T: Lane> Run<'_, T> {
    #[inline(always)]
    unsafe fn run<S: Simd, const R: usize>(self, simd: S) {
        let Self { product, scratch } = self;
        let plan = product.plan;
        let width = VECTORS * size_of::<T::Vector<S>>() / size_of::<T>();
        let IntegerContraction { rows, columns, depth, part, .. } = plan;
        let exponent = |side: usize, e: i64| T::power(product.scale(side, e));
        scratch.reserve(width, *part);
        for from_step in (0..depth.count).step_by(*part) {
            let steps = from_step..(from_step + part).min(depth.count);
            let keep = plan.accumulate || from_step > 0;
            let count = steps.len();
            for from_row in (0..rows.count).step_by(ROWS) {
                let row_range = from_row..(from_row + ROWS).min(rows.count);
                let left = &mut scratch.left[..row_range.len().next_multiple_of(R) * count];
                scratch.runs.set(&depth.abc[0][steps.clone()]);
                // SAFETY: places that the loops reach.
                unsafe {
                    let outer = &rows.abc[0][row_range.clone()];
                    fill(product.inputs[0], plan.stored[0], outer, &scratch.runs, count, left);
                }
                if let Some(blocks) = plan.blocks {
                    for (row, left) in row_range.clone().zip(left.chunks_exact_mut(count)) {
                        let starts = steps.clone().step_by(blocks.length);
                        for (from, block) in starts.zip(left.chunks_exact_mut(blocks.length)) {
                            let place = rows.exponents[0][row] + depth.exponents[0][from];
                            // SAFETY: places that the loops reach.
                            let factor = exponent(0, unsafe { product.exponent(0, place) });
                            block.iter_mut().for_each(|element| *element = element.times(factor));
                        }
                    }
                }
                for from_column in (0..columns.count).step_by(width) {
                    let column_range = from_column..(from_column + width).min(columns.count);
                    let right = &mut scratch.right[..count * width];
                    scratch.runs.set(&columns.abc[1][column_range.clone()]);
                    if column_range.len() < width {
                        right.fill(T::ZERO);
                    }
                    // SAFETY: places that the loops reach.
                    unsafe {
                        let outer = &depth.abc[1][steps.clone()];
                        fill(product.inputs[1], plan.stored[1], outer, &scratch.runs, width, right);
                    }
                    if let Some(blocks) = plan.blocks {
                        let factors = &mut scratch.factors[..width];
                        let starts = steps.clone().step_by(blocks.length);
                        for (from, block) in starts.zip(right.chunks_exact_mut(blocks.length * width)) {
                            for (column, factor) in column_range.clone().zip(factors.iter_mut()) {
                                let place = columns.exponents[1][column] + depth.exponents[1][from];
                                // SAFETY: places that the loops reach.
                                *factor = exponent(1, unsafe { product.exponent(1, place) });
                            }
                            for elements in block.chunks_exact_mut(width) {
                                for (element, factor) in elements.iter_mut().zip(&*factors) {
                                    *element = element.times(*factor);
                                }
                            }
                        }
                    }
                    let right = T::vectors(simd, right);
                    let tile = &mut scratch.tile[..R * width];
                    let sums = &mut scratch.sums[..R * width];
                    for (from, left) in row_range.clone().step_by(R).zip(left.chunks_exact(R * count)) {
                        match plan.blocks {
                            None => {
                                multiply::<S, T, R>(simd, left, count, 0, right, tile);
                                for (sum, value) in sums.iter_mut().zip(&*tile) {
                                    *sum = value.whole();
                                }
                            }
                            Some(blocks) => {
                                sums.fill(T::Whole::ZERO);
                                let parts = right.chunks_exact(blocks.length * VECTORS);
                                for (index, right) in parts.enumerate() {
                                    let from = index.wrapping_mul(blocks.length);
                                    multiply::<S, T, R>(simd, left, count, from, right, tile);
                                    add_terms(blocks.sum.limit, tile, sums);
                                }
                            }
                        }
                        let some = from..(from + R).min(row_range.end);
                        for (row, sums) in some.zip(sums.chunks_exact(width)) {
                            let place = rows.abc[2][row];
                            let to = &columns.abc[2][column_range.clone()];
                            // SAFETY: places that the loops reach, nobody else's.
                            unsafe {
                                match plan.result {
                                    32 => store(product.result.cast::<i32>().offset(place), to, sums, keep),
                                    _ => store(product.result.cast::<i64>().offset(place), to, sums, keep),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
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

/// Neighbours among places: first place, where that is in the list, and how many.
#[derive(Default)]
struct Runs(Vec<(isize, usize, usize)>);

impl Runs {
    fn set(&mut self, places: &[isize]) {
        self.0.clear();
        for (index, place) in places.iter().enumerate() {
            match self.0.last_mut() {
                Some((first, _, count)) if *first + *count as isize == *place => *count += 1,
                _ => self.0.push((*place, index, 1)),
            }
        }
    }
}

/// Copies elements to lanes.
///
/// # Safety
/// The elements are there.
#[inline(always)]
unsafe fn fill<T: Lane>(
    from: *const u8,
    stored: Stored,
    outer: &[isize],
    runs: &Runs,
    pitch: usize,
    to: &mut [T],
) {
    // SAFETY: as the caller promises.
    unsafe {
        match (stored.bits, stored.signed) {
            (8, true) => fill_typed(from.cast(), outer, runs, pitch, to, |x: i8| T::of(x.into())),
            (8, false) => fill_typed(from.cast(), outer, runs, pitch, to, |x: u8| T::of(x.into())),
            (16, true) => fill_typed(from.cast(), outer, runs, pitch, to, |x: i16| T::of(x.into())),
            (16, false) => fill_typed(from.cast(), outer, runs, pitch, to, |x: u16| T::of(x.into())),
            (_, true) => fill_typed(from.cast(), outer, runs, pitch, to, |x: i32| T::of(x)),
            (_, false) => fill_typed(from.cast(), outer, runs, pitch, to, |x: u32| T::of_unsigned(x)),
        }
    }
}

#[inline(always)]
unsafe fn fill_typed<T: Lane, E: Copy>(
    from: *const E,
    outer: &[isize],
    runs: &Runs,
    pitch: usize,
    to: &mut [T],
    convert: impl Fn(E) -> T,
) {
    for (place, to) in outer.iter().zip(to.chunks_exact_mut(pitch)) {
        for (first, index, count) in &runs.0 {
            // SAFETY: as the caller promises.
            let elements = unsafe { std::slice::from_raw_parts(from.wrapping_offset(place + first), *count) };
            for (to, element) in to[*index..].iter_mut().zip(elements) {
                *to = convert(*element);
            }
        }
    }
}

/// A tile of a product: `R` rows of the left matrix, from column `from`, times the right one.
#[inline(always)]
fn multiply<S: Simd, T: Lane, const R: usize>(
    simd: S,
    left: &[T],
    pitch: usize,
    from: usize,
    right: &[T::Vector<S>],
    tile: &mut [T],
) {
    let steps = right.len() / VECTORS;
    let mut rows = [&left[..0]; R];
    for (row, left) in rows.iter_mut().zip(left.chunks_exact(pitch)) {
        *row = &left[from..][..steps];
    }
    let mut sums = [[T::splat(simd, T::ZERO); VECTORS]; R];
    for (step, right) in right.chunks_exact(VECTORS).enumerate() {
        for (sums, row) in sums.iter_mut().zip(&rows) {
            let factor = T::splat(simd, row[step]);
            for (sum, right) in sums.iter_mut().zip(right) {
                *sum = T::mul_add(simd, factor, *right, *sum);
            }
        }
    }
    for (to, sum) in T::vectors_mut(simd, tile).iter_mut().zip(sums.as_flattened()) {
        *to = *sum;
    }
}

/// Adds a block's terms to sums.
#[inline(always)]
fn add_terms<T: Lane>(limit: i64, tile: &[T], sums: &mut [T::Whole]) {
    // What this lets through beyond the limit is an integer, which the second limit catches.
    let bound = T::not_below(limit);
    let limit = T::Whole::of(limit);
    for (sum, value) in sums.iter_mut().zip(tile) {
        let term = value.at_most(bound).rounded().whole().at_most(limit);
        *sum = sum.plus(term);
    }
}

/// Writes a row of sums.
///
/// # Safety
/// The places are there, with values if those are kept.
#[inline(always)]
unsafe fn store<W: Integer, I: Integer>(row: *mut I, to: &[isize], sums: &[W], keep: bool) {
    let (Some(first), Some(last)) = (to.first(), to.last()) else { return };
    // SAFETY: as the caller promises.
    unsafe {
        if last - first == to.len() as isize - 1 && to.is_sorted() {
            let row = std::slice::from_raw_parts_mut(row.offset(*first), to.len());
            for (to, sum) in row.iter_mut().zip(sums) {
                let sum = I::of(sum.wide());
                *to = if keep { to.plus(sum) } else { sum };
            }
        } else {
            for (place, sum) in to.iter().zip(sums) {
                add(row.offset(*place), I::of(sum.wide()), keep);
            }
        }
    }
}

/// Memory for copies, of one thread.
struct Scratch<T: Lane> {
    left: Vec<T>,
    right: Vec<T>,
    factors: Vec<T>,
    tile: Vec<T>,
    sums: Vec<T::Whole>,
    runs: Runs,
}

impl<T: Lane> Scratch<T> {
    const fn new() -> Self {
        Self {
            left: Vec::new(),
            right: Vec::new(),
            factors: Vec::new(),
            tile: Vec::new(),
            sums: Vec::new(),
            runs: Runs(Vec::new()),
        }
    }

    fn reserve(&mut self, width: usize, part: usize) {
        fn grow<T: Copy>(list: &mut Vec<T>, count: usize, zero: T) {
            if list.len() < count {
                list.resize(count, zero);
            }
        }
        grow(&mut self.left, ROWS * part, T::ZERO);
        grow(&mut self.right, part * width, T::ZERO);
        grow(&mut self.factors, width, T::ZERO);
        grow(&mut self.tile, TILE * width, T::ZERO);
        grow(&mut self.sums, TILE * width, T::Whole::ZERO);
    }
}

/// Integers that sums are kept in.
trait Integer: Copy {
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
trait Lane: Copy + 'static {
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
