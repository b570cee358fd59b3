//! What the samples of one value showed, and the range that this makes.

use mase_data::{
    Tensor,
    statistics::{Statistics, top_of},
};
use mase_ir::attributes::Range;

/// What lies further below the largest element of its row makes no difference to softmax: e^-24 is less than 2^-34.
pub const NEGLIGIBLE: f64 = 24.0;
/// A row whose largest element is below this is masked throughout, and nothing depends on it.
const MASKED: f32 = -1e30;
/// Numbers of excess.
const EXCESS: i32 = 17;

/// The dimension along which a softmax sums what a value leads to.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// The axis, counted from the last, which is 1.
    pub axis: usize,
}

/// What was seen of a value so far.
pub struct Observed {
    statistics: Statistics,
    channels: Vec<f32>,
    /// Elements of a channel that stand together, if channels are told apart.
    run: Option<usize>,
}

impl Observed {
    /// Nothing yet, of a value of this shape.
    pub fn new(shape: &[usize], channels: bool) -> Self {
        // Of an image the second dimension, else the last one.
        let axis = if shape.len() == 4 { 1 } else { shape.len().saturating_sub(1) };
        let count = shape.get(axis).copied().unwrap_or(1);
        let run = channels.then(|| shape.iter().skip(axis + 1).product());
        Self { statistics: Statistics::new(), channels: vec![0.0; if channels { count } else { 0 }], run }
    }

    /// Adds elements; one that is not finite is the error, with its place. `skip` allows minus infinity, which does not count.
    pub fn add(&mut self, elements: &[f32], skip: bool) -> Result<(), usize> {
        let counts = |x: &f32| !(skip && *x == f32::NEG_INFINITY);
        if !skip {
            self.statistics.add(elements)?;
        } else {
            if let Some(place) = elements.iter().position(|x| x.is_nan() || *x == f32::INFINITY) {
                return Err(place);
            }
            let finite: Vec<f32> = elements.iter().copied().filter(counts).collect();
            self.statistics.add(&finite)?;
        }
        if let Some(run) = self.run {
            let all = self.channels.len();
            for (index, run) in elements.chunks(run.max(1)).enumerate() {
                let largest = &mut self.channels[index % all];
                *largest = run.iter().filter(|x| counts(x)).fold(*largest, |max, x| max.max(x.abs()));
            }
        }
        Ok(())
    }

    /// The range; none if nothing counted.
    pub fn range(&self, percentile: f64, samples: usize) -> Option<Range> {
        let statistics = &self.statistics;
        let (min, max) = statistics.extremes()?;
        let (low, high) = statistics.percentile(percentile)?;
        let top = statistics.top();
        let bound = 2f64.powi(top);
        let (down, up) = (|x| outwards(x, false).max(-bound), |x| outwards(x, true).min(bound));
        Some(Range {
            min: down(min),
            max: up(max),
            low: down(low),
            high: up(high),
            top: top.into(),
            excess: (0..EXCESS).map(|i| four_digits(statistics.excess(top - i))).collect(),
            samples: samples as i64,
            channels: self.channels.iter().map(|x| up(f64::from(*x))).collect(),
        })
    }
}

/// Smallest and largest element that count of what leads to a softmax.
pub fn spread(elements: &[f32]) -> f64 {
    let finite = || elements.iter().copied().filter(|x| x.is_finite());
    let (min, max) = (finite().fold(f32::INFINITY, f32::min), finite().fold(f32::NEG_INFINITY, f32::max));
    if min > max { 0.0 } else { f64::from(max) - f64::from(min) }
}

/// The elements of a tensor that leads to a softmax, none further than `margin` below the largest of its row; minus infinity
/// throughout for a row that is masked.
pub fn above_rows(tensor: &Tensor, rows: Rows, margin: f64) -> Vec<f32> {
    let mut elements = tensor.to_f32();
    let shape = tensor.shape();
    let axis = shape.len() - rows.axis;
    let (extent, inner) = (shape[axis], shape[axis + 1..].iter().product::<usize>());
    for outer in elements.chunks_mut((extent * inner).max(1)) {
        for start in 0..inner {
            let row = || (start..extent * inner).step_by(inner);
            let largest = row().map(|at| outer[at]).fold(f32::NEG_INFINITY, f32::max);
            let floor =
                if largest < MASKED { f32::NEG_INFINITY } else { (f64::from(largest) - margin) as f32 };
            for at in row() {
                // NaN stays, to be found.
                let x = outer[at];
                outer[at] = match x {
                    _ if largest < MASKED && !x.is_nan() => f32::NEG_INFINITY,
                    x if x < floor => floor,
                    x => x,
                };
            }
        }
    }
    elements
}

/// Five digits, away from the numbers in between: more say nothing about other data.
fn outwards(x: f64, up: bool) -> f64 {
    let rounded = |x: f64| format!("{x:.4e}").parse::<f64>().unwrap_or(x) + 0.0;
    let near = rounded(x);
    if x == 0.0 || near == x || (near > x) == up {
        return near;
    }
    let unit = 10f64.powf(x.abs().log10().floor() - 4.0);
    rounded(if up { x + unit } else { x - unit })
}

fn four_digits(x: f64) -> f64 {
    format!("{x:.3e}").parse().unwrap_or(x)
}

/// Whether outliers make up more than half of a range: powers of two that they cost.
pub fn outliers(range: &Range) -> bool {
    range.high - range.low < 0.5 * (range.max - range.min)
}

/// Bits that outliers cost: powers of two between the largest magnitude and the percentile's.
pub fn cost(range: &Range) -> i64 {
    range.top - i64::from(top_of(range.high.max(-range.low)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_rounded_outwards() {
        assert_eq!(outwards(1.23456, true), 1.2346);
        assert_eq!(outwards(1.23456, false), 1.2345);
        assert_eq!(outwards(-1.23456, false), -1.2346);
        assert_eq!(outwards(-1.23454, true), -1.2345);
        assert_eq!(outwards(9.99999, true), 10.0);
        assert_eq!(outwards(9.99991, false), 9.9999);
        assert_eq!(outwards(1.2345, true), 1.2345);
        assert_eq!(outwards(-0.0, true).to_bits(), 0);
        assert_eq!(outwards(1e-30, false), 1e-30);
    }

    #[test]
    fn a_range_holds_what_was_seen() {
        let mut observed = Observed::new(&[1, 2, 2], true);
        observed.add(&[0.5, -1.0, 3.999_999, 0.0], false).unwrap();
        let range = observed.range(100.0, 1).unwrap();
        assert_eq!((range.min, range.max, range.top), (-1.0, 4.0, 2));
        assert_eq!(range.channels, [4.0, 1.0]);
        assert_eq!((range.excess[0], range.excess.len()), (0.0, 17));
        assert_eq!(observed.add(&[f32::NAN], false), Err(0));
        assert!(Observed::new(&[2], false).range(100.0, 1).is_none());
    }

    #[test]
    fn channels_of_an_image_are_its_second_dimension() {
        let mut observed = Observed::new(&[1, 2, 1, 2], true);
        observed.add(&[1.0, -2.0, 0.5, 0.25], false).unwrap();
        assert_eq!(observed.range(100.0, 1).unwrap().channels, [2.0, 0.5]);
    }

    #[test]
    fn masked_elements_count_as_what_is_as_good() {
        let tensor =
            Tensor::from_f32(&[3, 2], vec![1.0, -3e38, -1e38, -3e38, f32::NEG_INFINITY, 2.0]).unwrap();
        let inf = f32::NEG_INFINITY;
        let found = above_rows(&tensor, Rows { axis: 1 }, 24.0);
        assert_eq!(found, [1.0, -23.0, inf, inf, -22.0, 2.0]);
        // Along the other axis.
        let tensor = Tensor::from_f32(&[2, 2], vec![1.0, -50.0, -30.0, 2.0]).unwrap();
        assert_eq!(above_rows(&tensor, Rows { axis: 2 }, 24.0), [1.0, -22.0, -23.0, 2.0]);
        let mut observed = Observed::new(&[3, 2], true);
        observed.add(&found, true).unwrap();
        let range = observed.range(100.0, 1).unwrap();
        assert_eq!((range.min, range.max), (-23.0, 2.0));
        assert_eq!(range.channels, [22.0, 23.0]);
        assert_eq!(spread(&found), 25.0);
    }
}
