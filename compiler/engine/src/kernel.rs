//! Contractions at run time: sums of products over two tensors, by a matrix product over strided memory.
//!
//! A contraction is loops with a stride in each of three tensors. Loops that occur in both inputs and the result are batches;
//! the others are rows, columns and depth of a matrix product. Where several loops do not make one strided one, as the
//! pixels and the window of a convolution, that input is first copied to a matrix, in parts that stay in the cache.

use std::cell::RefCell;

/// One loop: how often, and how far it steps in both inputs and the result, in elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loop {
    /// How often.
    pub extent: usize,
    /// Steps in the left input, the right one, and the result.
    pub steps: [isize; 3],
}

/// Elements that there are kernels for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Element {
    /// `f32`
    F32,
    /// `f64`
    F64,
}

/// `c = sum(a * b)`, or `c += sum(a * b)`.
#[derive(Debug)]
pub struct Contraction {
    element: Element,
    /// Whether the sum is added to what is in the result.
    accumulate: bool,
    /// First element in each tensor.
    start: [isize; 3],
    batches: Vec<Loop>,
    rows: Free,
    columns: Free,
    /// Loops of the sum, in one order for both inputs.
    depth: usize,
    depth_step: [Option<isize>; 2],
    /// Where each step of the sum is, for an input that is copied.
    depth_table: [Vec<isize>; 2],
}

/// Rows or columns: a loop over the result that steps in one input.
#[derive(Debug)]
struct Free {
    extent: usize,
    /// The step in the result.
    step: isize,
    /// The step in the input, if there is one that does.
    direct: Option<isize>,
    /// Otherwise: the loops outside the innermost one, as places, and the innermost.
    outer: Vec<isize>,
    inner: (usize, isize),
}

/// Elements of a copied part, 1 MB of f32.
const PART: usize = 1 << 18;

impl Contraction {
    /// From loops; none if it is too small to gain, or the result's loops do not fit a matrix.
    pub fn plan(element: Element, loops: &[Loop], start: [isize; 3], accumulate: bool) -> Option<Self> {
        let mut batches = Vec::new();
        let (mut rows, mut columns, mut depth) = (Vec::new(), Vec::new(), Vec::new());
        for one in loops.iter().filter(|one| one.extent != 1) {
            match one.steps.map(|step| step != 0) {
                [true, true, true] => batches.push(*one),
                [true, false, true] => rows.push(*one),
                [false, true, true] => columns.push(*one),
                [true, true, false] => depth.push(*one),
                _ => return None,
            }
        }
        let rows = Free::plan(rows, 0, &mut batches);
        let columns = Free::plan(columns, 1, &mut batches);
        // The order with which the loops nest best in the right input, then in the left one.
        let merged = [0, 1].map(|side| {
            let mut sorted = depth.clone();
            sorted.sort_by_key(|one| -one.steps[1 - side].abs());
            (merge(&sorted, &[side]), merge(&sorted, &[1 - side]), sorted)
        });
        let (_, _, order) = merged.into_iter().min_by_key(|(a, b, _)| a.len() + b.len())?;
        let extent: usize = order.iter().map(|one| one.extent).product();
        let step = [0, 1].map(|side| match merge(&order, &[side])[..] {
            [] => Some(0),
            [one] => Some(one.steps[side]),
            _ => None,
        });
        let table = [0, 1].map(|side| places(&order, side));
        let gains = rows.extent >= 4 && columns.extent >= 4 && extent >= 4;
        let copied = [(&rows, step[0]), (&columns, step[1])]
            .map(|(free, step)| free.direct.is_none() || step.is_none());
        if !gains || copied == [true, true] {
            return None;
        }
        Some(Self {
            element,
            accumulate,
            start,
            batches,
            rows,
            columns,
            depth: extent,
            depth_step: step,
            depth_table: table,
        })
    }

    /// Computes it. The pointers are the tensors' first elements.
    ///
    /// # Safety
    /// The tensors hold every element that the loops reach, and the result overlaps neither input.
    pub unsafe fn run(&self, a: *const u8, b: *const u8, c: *mut u8) {
        // SAFETY: as the caller promises; the element is the tensors' own.
        unsafe {
            match self.element {
                Element::F32 => self.run_typed::<f32>(a.cast(), b.cast(), c.cast()),
                Element::F64 => self.run_typed::<f64>(a.cast(), b.cast(), c.cast()),
            }
        }
    }

    unsafe fn run_typed<T: Float>(&self, a: *const T, b: *const T, c: *mut T) {
        let mut counters = vec![0; self.batches.len()];
        loop {
            let at = |side: usize| {
                let steps = self.batches.iter().zip(&counters).map(|(one, i)| one.steps[side] * *i as isize);
                self.start[side] + steps.sum::<isize>()
            };
            // SAFETY: places that the loops reach.
            unsafe { self.product(a.offset(at(0)), b.offset(at(1)), c.offset(at(2))) };
            // The next batch, innermost loop first.
            let mut next = self.batches.len();
            loop {
                let Some(dim) = next.checked_sub(1) else { return };
                counters[dim] += 1;
                if counters[dim] < self.batches[dim].extent {
                    break;
                }
                counters[dim] = 0;
                next = dim;
            }
        }
    }

    /// One matrix product.
    unsafe fn product<T: Float>(&self, a: *const T, b: *const T, c: *mut T) {
        let beta = if self.accumulate { T::ONE } else { T::ZERO };
        let direct = [(&self.rows, 0), (&self.columns, 1)]
            .map(|(free, side)| Some((free.direct?, self.depth_step[side]?)));
        // SAFETY: strides and extents describe elements that the loops reach; a copy has the elements it was made with.
        unsafe {
            match direct {
                [Some((row, ka)), Some((column, kb))] => T::gemm(
                    [self.rows.extent, self.depth, self.columns.extent],
                    (a, row, ka),
                    (b, kb, column),
                    beta,
                    (c, self.rows.step, self.columns.step),
                ),
                [None, Some((column, kb))] => self.parts(&self.rows, 0, a, |part, from, count| {
                    T::gemm(
                        [count, self.depth, self.columns.extent],
                        (part, 1, count as isize),
                        (b, kb, column),
                        beta,
                        (c.offset(from as isize * self.rows.step), self.rows.step, self.columns.step),
                    );
                }),
                [Some((row, ka)), None] => self.parts(&self.columns, 1, b, |part, from, count| {
                    T::gemm(
                        [self.rows.extent, self.depth, count],
                        (a, row, ka),
                        (part, count as isize, 1),
                        beta,
                        (c.offset(from as isize * self.columns.step), self.rows.step, self.columns.step),
                    );
                }),
                [None, None] => unreachable!("not planned"),
            }
        }
    }

    /// Copies an input to matrices of `depth` times some of its rows or columns.
    unsafe fn parts<T: Float>(
        &self,
        free: &Free,
        side: usize,
        from: *const T,
        mut each: impl FnMut(*const T, usize, usize),
    ) {
        let (inner, step) = free.inner;
        let at_once = (PART / (self.depth * inner)).clamp(1, free.outer.len());
        T::with_buffer(self.depth * inner * at_once, |buffer| {
            for (index, outer) in free.outer.chunks(at_once).enumerate() {
                let mut to = buffer;
                for k in &self.depth_table[side] {
                    for place in outer {
                        // SAFETY: places that the loops reach, and a buffer as large as what is copied.
                        unsafe {
                            let from = from.offset(k + place);
                            match step {
                                1 => from.copy_to_nonoverlapping(to, inner),
                                _ => (0..inner).for_each(|i| *to.add(i) = *from.offset(i as isize * step)),
                            }
                            to = to.add(inner);
                        }
                    }
                }
                each(buffer, index * at_once * inner, outer.len() * inner);
            }
        });
    }
}

impl Free {
    /// Loops over the result that step in input `side`. Those that do not make one loop over the result become batches.
    fn plan(mut loops: Vec<Loop>, side: usize, batches: &mut Vec<Loop>) -> Self {
        loops.sort_by_key(|one| -one.steps[2].abs());
        let groups = merge(&loops, &[2]);
        let Some(last) = groups.last() else {
            return Self { extent: 1, step: 1, direct: Some(1), outer: vec![0], inner: (1, 1) };
        };
        // The loops of the innermost group are at the end.
        let mut extent = 1;
        let from = loops.iter().rposition(|one| {
            extent *= one.extent;
            extent == last.extent
        });
        let matrix = loops.split_off(from.unwrap_or(0));
        batches.extend(loops);
        let nested = merge(&matrix, &[side]);
        let direct = if let [one] = nested[..] { Some(one.steps[side]) } else { None };
        let (inner, outer) = nested.split_last().expect("a loop");
        Self {
            extent: last.extent,
            step: last.steps[2],
            direct,
            outer: places(outer, side),
            inner: (inner.extent, inner.steps[side]),
        }
    }
}

/// Joins neighbouring loops that step evenly in the given tensors. The joined loop has the inner one's steps.
fn merge(loops: &[Loop], sides: &[usize]) -> Vec<Loop> {
    let mut merged: Vec<Loop> = Vec::new();
    for one in loops {
        match merged.last_mut() {
            Some(last)
                if sides.iter().all(|side| last.steps[*side] == one.steps[*side] * one.extent as isize) =>
            {
                *last = Loop { extent: last.extent * one.extent, steps: one.steps };
            }
            _ => merged.push(*one),
        }
    }
    merged
}

/// Every place that loops visit, in order.
pub fn places(loops: &[Loop], side: usize) -> Vec<isize> {
    loops.iter().fold(vec![0], |places, one| {
        let steps = |place: &isize| {
            let place = *place;
            (0..one.extent as isize).map(move |i| place + i * one.steps[side])
        };
        places.iter().flat_map(steps).collect()
    })
}

/// What kernels need of a type of elements.
trait Float: Copy + 'static {
    const ZERO: Self;
    const ONE: Self;
    /// `c = a * b + beta * c` of matrices as pointer, row step, column step; `[m, k, n]`.
    unsafe fn gemm(
        mkn: [usize; 3],
        a: (*const Self, isize, isize),
        b: (*const Self, isize, isize),
        beta: Self,
        c: (*mut Self, isize, isize),
    );
    /// This thread's memory for copies.
    fn with_buffer<R>(count: usize, body: impl FnOnce(*mut Self) -> R) -> R;
}

macro_rules! float {
    ($ty:ty, $gemm:path) => {
        impl Float for $ty {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            unsafe fn gemm(
                [m, k, n]: [usize; 3],
                a: (*const Self, isize, isize),
                b: (*const Self, isize, isize),
                beta: Self,
                c: (*mut Self, isize, isize),
            ) {
                // SAFETY: as the caller promises.
                unsafe { $gemm(m, k, n, 1.0, a.0, a.1, a.2, b.0, b.1, b.2, beta, c.0, c.1, c.2) };
            }
            fn with_buffer<R>(count: usize, body: impl FnOnce(*mut Self) -> R) -> R {
                thread_local!(static BUFFER: RefCell<Vec<$ty>> = const { RefCell::new(Vec::new()) });
                BUFFER.with_borrow_mut(|buffer| {
                    if buffer.len() < count {
                        buffer.resize(count, 0.0);
                    }
                    body(buffer.as_mut_ptr())
                })
            }
        }
    };
}
float!(f32, matrixmultiply::sgemm);
float!(f64, matrixmultiply::dgemm);
