//! The product of matrices: copies of parts in lanes, tiles, and what becomes of them.

use super::{
    IntegerContraction, Product, Stored,
    lanes::{Integer, Lane},
};
use pulp::{Simd, WithSimd};

/// Rows of a copied part, at most.
const ROWS: usize = 256;
/// Rows of a tile, at most.
const TILE: usize = 8;
/// Vectors of a tile's row.
const VECTORS: usize = 2;

/// A product, on one kind of lanes.
pub struct Run<'a, T: Lane> {
    /// What is to be computed.
    pub product: &'a Product<'a>,
    /// This thread's memory.
    pub scratch: &'a mut Scratch<T>,
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

/// Writes an integer, or adds it to what is there.
///
/// # Safety
/// A place to write, with a value if that is kept.
#[inline(always)]
pub unsafe fn add<I: Integer>(place: *mut I, value: I, keep: bool) {
    // SAFETY: as the caller promises.
    unsafe { place.write(if keep { place.read().plus(value) } else { value }) };
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
pub struct Scratch<T: Lane> {
    left: Vec<T>,
    right: Vec<T>,
    factors: Vec<T>,
    tile: Vec<T>,
    sums: Vec<T::Whole>,
    runs: Runs,
}

impl<T: Lane> Scratch<T> {
    /// None so far.
    pub const fn new() -> Self {
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
