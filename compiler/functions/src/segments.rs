//! Piecewise polynomials of degree 2 over integers, and the search for them.

use crate::Line;

/// A function of an integer `n`, in units of `2^-guard` steps of its result.
///
/// From `first` on there are segments of `2^shift` inputs. Within one, of coefficients `c0, c1, c2`, the function is
///
/// ```text
/// d = (n - first) mod 2^shift
/// c0 + round_shift(d * (c1 + round_shift(d * c2, inner)), outer)
/// ```
///
/// Before the first segment it is `below`, and after the last `above`, where there are such inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segments {
    /// The first input of the first segment.
    pub first: i64,
    /// Inputs of a segment, as a power of two.
    pub shift: u32,
    /// Bits that the product with `c2` loses.
    pub inner: u32,
    /// Bits that the other product loses.
    pub outer: u32,
    /// `c0`, `c1` and `c2` of each segment.
    pub coefficients: Vec<[i64; 3]>,
    /// The piece before the first segment.
    pub below: Option<Line>,
    /// The piece after the last.
    pub above: Option<Line>,
    /// Bits behind the binary point of the result's integers, to be rounded away.
    pub guard: u32,
    /// The largest input that the segments or a line are for.
    pub(crate) high: i64,
}

/// `x / 2^shift` to the nearest integer, ties up.
pub fn round_shift(x: i64, shift: u32) -> i64 {
    if shift == 0 { x } else { (x + (1 << (shift - 1))) >> shift }
}

/// Bits of an integer in two's complement.
pub(crate) fn bits(n: i64) -> u32 {
    65 - if n < 0 { n.leading_ones() } else { n.leading_zeros() }
}

impl Segments {
    /// The input after the last segment.
    pub fn end(&self) -> i64 {
        self.first + ((self.coefficients.len() as i64) << self.shift)
    }

    /// The function at an input.
    pub fn eval(&self, n: i64) -> i64 {
        let offset = n - self.first;
        if let Some(below) = self.below.filter(|_| n < self.first) {
            return below.eval(n);
        }
        if let Some(above) = self.above.filter(|_| n >= self.end()) {
            return above.eval(n);
        }
        let [c0, c1, c2] = self.coefficients[(offset >> self.shift) as usize];
        let d = offset & ((1 << self.shift) - 1);
        c0 + round_shift(d * (c1 + round_shift(d * c2, self.inner)), self.outer)
    }

    /// Bits of the coefficients, each column as wide as its widest, and of the lines.
    pub fn rom_bits(&self) -> u64 {
        let columns = (0..3).map(|at| self.coefficients.iter().map(|c| bits(c[at])).max().unwrap_or(0));
        let row: u32 = columns.sum();
        let lines: u64 = self.below.iter().chain(&self.above).map(Line::rom_bits).sum();
        self.coefficients.len() as u64 * u64::from(row) + lines
    }
}

/// What is to be approximated.
pub(crate) struct Task<'a> {
    /// The function of a real input, in steps of the result.
    pub(crate) function: &'a dyn Fn(f64) -> f64,
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) guard: u32,
    /// Beyond these values, in steps, errors do not count.
    pub(crate) limits: (f64, f64),
    /// The error that is aimed at near a value, in steps.
    pub(crate) tolerance: &'a dyn Fn(f64) -> f64,
    /// Lines by slope and offset, in steps, that the ends may be replaced by, the preferred first.
    pub(crate) below: &'a [(f64, f64)],
    pub(crate) above: &'a [(f64, f64)],
}

/// A line is taken where it is off by no more than this part of the tolerance.
const LINE: f64 = 0.25;
/// Bits behind the binary point of `c1` and `c2`, more than `c0` has.
const FINE: u32 = 3;
const MOST_SEGMENTS: i64 = 1024;

impl Task<'_> {
    fn inputs(&self) -> u32 {
        bits(self.low).max(bits(self.high))
    }

    fn limit(&self, value: f64) -> f64 {
        value.clamp(self.limits.0, self.limits.1)
    }

    /// The fewest segments within the tolerance, or those with the least error; none if coefficients leave 64 bits.
    pub(crate) fn search(&self) -> Option<Segments> {
        let values: Vec<f64> =
            (self.low..=self.high).map(|n| self.limit((self.function)(n as f64))).collect();
        let (first, below) = self.below(&values)?;
        let (end, above) = self.above(&values, first)?;
        let outside = Segments {
            first,
            shift: 0,
            inner: 0,
            outer: 0,
            coefficients: Vec::new(),
            below,
            above,
            guard: self.guard,
            high: self.high,
        };
        if end <= first {
            return Some(outside);
        }
        let mut best: Option<(f64, Segments)> = None;
        // Every end is a power of two, its negative or 0.
        let smallest = [first, end].into_iter().filter(|n| *n != 0).map(i64::trailing_zeros).min()?;
        for shift in (0..=smallest).rev() {
            let count = (end - first) >> shift;
            if count > MOST_SEGMENTS {
                break;
            }
            let Some(coefficients) =
                (0..count).map(|index| self.fit(first + (index << shift), shift)).collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            let inner = shift;
            let outer = shift + FINE;
            let candidate = Segments { shift, inner, outer, coefficients, ..outside.clone() };
            let most = best.as_ref().map_or(f64::INFINITY, |(error, _)| *error);
            let error = self.error(&candidate, &values, most);
            if error < most {
                best = Some((error, candidate));
            }
            if error <= 1.0 {
                break;
            }
        }
        best.map(|(_, segments)| segments)
    }

    /// The largest error as a part of the tolerance, or the first that is as large as `most`.
    fn error(&self, segments: &Segments, values: &[f64], most: f64) -> f64 {
        let mut worst = 0.0;
        for (n, value) in (self.low..).zip(values) {
            let found = self.limit(libm::ldexp(segments.eval(n) as f64, -(self.guard as i32)));
            worst = f64::max(worst, (found - value).abs() / (self.tolerance)(*value));
            if worst >= most {
                break;
            }
        }
        worst
    }

    /// Whether a line will do at an input.
    fn agrees(&self, line: (f64, f64), n: i64, value: f64) -> bool {
        let found = self.limit(line.0 * n as f64 + line.1);
        (found - value).abs() <= LINE * (self.tolerance)(value)
    }

    fn line(&self, (slope, offset): (f64, f64)) -> Option<Line> {
        let unit = f64::from(1u32 << self.guard);
        Line::new(slope * unit, offset * unit, self.inputs())
    }

    /// Where the segments begin, and the line before them.
    fn below(&self, values: &[f64]) -> Option<(i64, Option<Line>)> {
        let lowest = if self.low < 0 { -end_of(-self.low) } else { start_of(self.low) };
        let mut best = (lowest, None);
        if self.low >= 0 {
            return Some(best);
        }
        for line in self.below {
            let off = (self.low..0).zip(values).find(|(n, value)| !self.agrees(*line, *n, **value));
            let first = off.map_or(0, |(n, _)| -end_of(-n));
            if first > best.0 {
                best = (first, Some(self.line(*line)?));
            }
        }
        Some(best)
    }

    /// Where the segments end, and the line after them.
    fn above(&self, values: &[f64], first: i64) -> Option<(i64, Option<Line>)> {
        let highest = if self.high < 0 { 0 } else { end_of(self.high + 1) };
        let mut best = (highest, None);
        let least = first.max(0);
        for line in self.above {
            let from = (least - self.low).max(0) as usize;
            let off = (least.max(self.low)..).zip(&values[from.min(values.len())..]);
            let last = off.filter(|(n, value)| !self.agrees(*line, *n, **value)).last();
            let end = last.map_or(least, |(n, _)| end_of(n + 1));
            if end < best.0 {
                best = (end, Some(self.line(*line)?));
            }
        }
        Some(best)
    }

    /// Coefficients of one segment, by interpolation at Chebyshev's nodes; none if products leave 64 bits.
    fn fit(&self, first: i64, shift: u32) -> Option<[i64; 3]> {
        let length = (1i64 << shift) as f64;
        let last = (length - 1.0) / length;
        let node = |at: f64| last * 0.5 * (1.0 + at);
        let u = [node(-0.75f64.sqrt()), node(0.0), node(0.75f64.sqrt())];
        let values = u.map(|u| (self.function)(first as f64 + u * length));
        let (low, high) = self.limits;
        // Far beyond the limits any value will do that is beyond them too.
        let [c0, c1, c2] = if values.iter().all(|v| *v >= high) {
            [high, 0.0, 0.0]
        } else if values.iter().all(|v| *v <= low) {
            [low, 0.0, 0.0]
        } else if shift == 0 {
            [values[1], 0.0, 0.0]
        } else {
            let slope = (values[1] - values[0]) / (u[1] - u[0]);
            let next = (values[2] - values[1]) / (u[2] - u[1]);
            let c2 = (next - slope) / (u[2] - u[0]);
            let c1 = slope - c2 * (u[0] + u[1]);
            [values[0] - u[0] * (c1 + u[0] * c2), c1, c2]
        };
        let unit = f64::from(1u32 << self.guard);
        let fine = f64::from(1u32 << FINE) * unit;
        let limit = 2f64.powi(58) / length;
        let fits = (c0 * unit).abs() < 2f64.powi(60) && [c1, c2].iter().all(|c| (c * fine).abs() < limit);
        fits.then(|| [c0 * unit, c1 * fine, c2 * fine].map(|c| c.round() as i64))
    }
}

/// The smallest power of two from `n` on, which is above 0.
fn end_of(n: i64) -> i64 {
    n.max(1).unsigned_abs().next_power_of_two() as i64
}

/// The largest power of two up to `n`, or 0.
fn start_of(n: i64) -> i64 {
    if n == 0 { 0 } else { 1 << n.ilog2() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_shift() {
        let cases = [(5, 1, 3), (-5, 1, -2), (6, 2, 2), (-6, 2, -1), (7, 0, 7), (-7, 2, -2), (9, 2, 2)];
        for (x, shift, wanted) in cases {
            assert_eq!(round_shift(x, shift), wanted, "{x} by {shift}");
        }
    }

    #[test]
    fn a_parabola_is_one_segment() {
        let task = Task {
            function: &|x| x * x / 1024.0,
            low: 0,
            high: 4095,
            guard: 3,
            limits: (-1e9, 1e9),
            tolerance: &|_| 0.5,
            below: &[],
            above: &[],
        };
        let found = task.search().unwrap();
        assert_eq!((found.coefficients.len(), found.shift), (1, 12));
        assert!(
            task.error(&found, &(0..4096).map(|x| f64::from(x * x) / 1024.0).collect::<Vec<_>>(), 1e9) < 0.5
        );
    }

    #[test]
    fn a_bent_line_has_no_segments() {
        let task = Task {
            function: &|x| if x < 0.0 { 0.25 * x } else { x },
            low: -100,
            high: 100,
            guard: 2,
            limits: (-1e9, 1e9),
            tolerance: &|_| 0.5,
            below: &[(0.25, 0.0)],
            above: &[(1.0, 0.0)],
        };
        let found = task.search().unwrap();
        assert!(found.coefficients.is_empty());
        assert_eq!([-100, -1, 0, 100].map(|n| found.eval(n)), [-100, -1, 0, 400]);
    }
}
