//! How far two tensors are apart.

use crate::{Error, Tensor, tensor::index_of};

/// The difference between a tensor and what it should be.
///
/// Equal elements, NaN and infinity among them, do not differ. An element that is NaN or infinite where the other is not
/// differs by infinity.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The largest absolute difference.
    pub max_abs: f64,
    /// The largest finite absolute value that was expected.
    pub max_expected: f64,
    /// Where the largest difference is, along each axis; empty of a single number, none if nothing differs.
    pub worst: Option<Vec<usize>>,
    /// The value found there, and the one expected.
    pub values: (f64, f64),
    /// The number of elements that are NaN.
    pub nan: usize,
    /// The number of elements of the tensor.
    pub count: usize,
    /// Whether elements are integers, which have to be equal.
    pub exact: bool,
}

impl Comparison {
    /// Compares two tensors of one shape, either both of floating-point numbers or both of one type of integer.
    pub fn new(actual: &Tensor, expected: &Tensor) -> Result<Self, Error> {
        if actual.shape() != expected.shape() {
            return Err(Error::Tensor(format!(
                "shape {:?} is compared with shape {:?}",
                actual.shape(),
                expected.shape()
            )));
        }
        let (ours, theirs) = (actual.dtype(), expected.dtype());
        if ours != theirs && !(ours.is_float() && theirs.is_float()) {
            return Err(Error::Tensor(format!("{ours} is compared with {theirs}")));
        }
        let mut result = Self {
            max_abs: 0.0,
            max_expected: 0.0,
            worst: None,
            values: (0.0, 0.0),
            nan: 0,
            count: actual.count(),
            exact: !ours.is_float(),
        };
        let mut worst = None;
        let mut look = |at, difference: f64, found: f64, wanted: f64| {
            if difference > result.max_abs {
                result.max_abs = difference;
                result.values = (found, wanted);
                worst = Some(at);
            }
            if wanted.is_finite() {
                result.max_expected = result.max_expected.max(wanted.abs());
            }
            result.nan += usize::from(found.is_nan());
        };
        match (actual.to_i64(), expected.to_i64()) {
            (Some(found), Some(wanted)) => {
                for (at, (a, b)) in found.into_iter().zip(wanted).enumerate() {
                    look(at, a.abs_diff(b) as f64, a as f64, b as f64);
                }
            }
            _ => {
                for (at, (a, b)) in actual.to_f64().into_iter().zip(expected.to_f64()).enumerate() {
                    look(at, distance(a, b), a, b);
                }
            }
        }
        result.worst = worst.map(|at| index_of(actual.shape(), at));
        Ok(result)
    }

    /// The largest absolute difference over the largest absolute value that was expected.
    pub fn max_rel(&self) -> f64 {
        if self.max_abs == 0.0 { 0.0 } else { self.max_abs / self.max_expected }
    }

    /// Whether the largest difference is at most `atol + rtol * max_expected`; integers have to be equal.
    pub fn within(&self, rtol: f64, atol: f64) -> bool {
        let limit = if self.exact { 0.0 } else { atol + rtol * self.max_expected };
        self.max_abs <= limit
    }
}

fn distance(a: f64, b: f64) -> f64 {
    if a == b || (a.is_nan() && b.is_nan()) {
        0.0
    } else if a.is_finite() && b.is_finite() {
        (a - b).abs()
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floats(values: &[f32]) -> Tensor {
        Tensor::from_f32(&[values.len()], values.to_vec()).unwrap()
    }

    #[test]
    fn finds_the_worst_element() {
        let expected = Tensor::from_f32(&[2, 2], vec![1.0, -8.0, 0.0, 2.0]).unwrap();
        let actual = Tensor::from_f32(&[2, 2], vec![1.25, -8.0, -0.5, 2.0]).unwrap();
        let c = Comparison::new(&actual, &expected).unwrap();
        assert_eq!((c.max_abs, c.max_rel(), c.worst.clone()), (0.5, 0.0625, Some(vec![1, 0])));
        assert_eq!(c.values, (-0.5, 0.0));
        assert!(c.within(0.0625, 0.0) && !c.within(0.06, 0.0) && c.within(0.0, 0.5));
        let same = Comparison::new(&expected, &expected).unwrap();
        assert!(same.worst.is_none() && same.within(0.0, 0.0));
    }

    #[test]
    fn nan_and_infinity_differ_unless_expected() {
        let (nan, inf) = (f32::NAN, f32::INFINITY);
        let c = Comparison::new(&floats(&[nan, inf, 1.0]), &floats(&[nan, inf, 1.0])).unwrap();
        assert!(c.within(0.0, 0.0) && c.nan == 1 && c.max_expected == 1.0);
        for (a, b) in [(nan, 1.0), (1.0, nan), (inf, -inf), (inf, 1.0), (f32::MAX, inf)] {
            let c = Comparison::new(&floats(&[a]), &floats(&[b])).unwrap();
            assert!(c.max_abs.is_infinite() && !c.within(1.0, 1e300), "{a} {b}");
        }
    }

    #[test]
    fn integers_are_exact_and_types_fit() {
        let (big, next) = (i64::MAX - 1, i64::MAX);
        let a = Tensor::from_vec(&[1], vec![big]).unwrap();
        let b = Tensor::from_vec(&[1], vec![next]).unwrap();
        assert_eq!(Comparison::new(&a, &b).unwrap().max_abs, 1.0);
        assert!(!Comparison::new(&a, &b).unwrap().within(1.0, 1.0));
        let error = Comparison::new(&a, &floats(&[1.0])).unwrap_err().to_string();
        assert_eq!(error, "i64 is compared with f32");
        let error = Comparison::new(&floats(&[1.0]), &floats(&[])).unwrap_err().to_string();
        assert_eq!(error, "shape [1] is compared with shape [0]");
    }
}
