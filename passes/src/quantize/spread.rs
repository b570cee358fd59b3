//! What values a tensor takes, and the binary point or scale that follows.

use mase_formats::Format;
use serde::Deserialize;

/// How a binary point or scale follows from a range.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Calibration {
    /// The least mean square of rounding and clipping.
    #[default]
    Mse,
    /// Nothing that calibration has seen saturates.
    MinMax,
    /// As `MinMax`, without outliers.
    Percentile,
}

impl Calibration {
    /// As in an option or a file.
    pub fn name(self) -> &'static str {
        match self {
            Calibration::Mse => "mse",
            Calibration::MinMax => "minmax",
            Calibration::Percentile => "percentile",
        }
    }
}

/// The values of a tensor.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The smallest but for outliers.
    pub low: f64,
    /// The largest but for outliers.
    pub high: f64,
    /// A power of two that no magnitude exceeds.
    pub top: i32,
    /// The mean square of what exceeds `2^(top - i)`; empty if it is not known.
    pub excess: Vec<f64>,
}

impl Spread {
    /// Values between two that are all to be kept.
    pub fn exact(min: f64, max: f64) -> Spread {
        let top = ceil_log2(min.abs().max(max.abs()));
        Spread { min, max, low: min, high: max, top, excess: Vec::new() }
    }

    /// The largest magnitude.
    pub fn magnitude(&self) -> f64 {
        self.min.abs().max(self.max.abs())
    }

    /// Fraction bits of a fixed-point format that suit these values.
    pub fn frac(&self, format: &Format, calibration: Calibration) -> i64 {
        let whole = i64::from(format.layout().element_bits) - i64::from(format.layout().signed);
        let frac = match (self.clip(whole, calibration), calibration) {
            (Some(top), _) => whole - i64::from(top),
            (None, Calibration::Percentile) => fit(format, self.low, self.high),
            (None, _) => fit(format, self.min, self.max),
        };
        frac.clamp(-128, 127)
    }

    /// Scale and zero point of a format of scaled integers that suit these values.
    pub fn scale(&self, format: &Format, calibration: Calibration) -> (f64, i64) {
        let width = i64::from(format.layout().element_bits);
        let signed = format.layout().signed;
        let (low, high) = match calibration {
            Calibration::Percentile => (self.low, self.high),
            _ => (self.min, self.max),
        };
        let positive = |scale: f64| if scale > 0.0 && scale.is_finite() { scale } else { 1.0 };
        if !signed {
            let codes = ((1i64 << width) - 1) as f64;
            let (low, high) = (low.min(0.0), high.max(0.0));
            let scale = positive((high - low) / codes);
            return (scale, (-low / scale).round() as i64);
        }
        let codes = ((1i64 << (width - 1)) - 1).max(1) as f64;
        let largest = match self.clip(width - 1, calibration) {
            Some(top) => f64::from(top).exp2().min(self.magnitude()),
            None => low.abs().max(high.abs()),
        };
        (positive(largest / codes), 0)
    }

    /// The power of two at which clipping and rounding to `whole` bits below it add up to the least mean square.
    fn clip(&self, whole: i64, calibration: Calibration) -> Option<i32> {
        if calibration != Calibration::Mse || self.magnitude() == 0.0 {
            return None;
        }
        let error = |index: usize| {
            let step = (f64::from(self.top) - index as f64 - whole as f64).exp2();
            step * step / 12.0 + self.excess[index]
        };
        // The first of equals, which clips less.
        let best = (0..self.excess.len()).min_by(|a, b| error(*a).total_cmp(&error(*b)))?;
        Some(self.top - best as i32)
    }
}

/// The most fraction bits at which neither end saturates.
fn fit(format: &Format, min: f64, max: f64) -> i64 {
    format.family().fit(format.params(), &[min, max]).map_or(0, |frac| frac as i64)
}

/// The smallest power of two that is not below a magnitude; that of 1 for none.
pub fn ceil_log2(magnitude: f64) -> i32 {
    if magnitude > 0.0 && magnitude.is_finite() { magnitude.log2().ceil() as i32 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1000 values, one of them an outlier: clipping it is worth a bit at 4 bits, and not at 16.
    fn spread() -> Spread {
        let excess = (0..6).map(|i| (16.0 - 16.0 / f64::from(1 << i)).powi(2) / 1000.0).collect();
        Spread { min: -1.0, max: 16.0, low: -1.0, high: 1.0, top: 4, excess }
    }

    #[test]
    fn clipping_is_weighed_against_rounding() {
        let frac = |text: &str, calibration| spread().frac(&text.parse().unwrap(), calibration);
        assert_eq!(frac("fixed<4, 0>", Calibration::Mse), 0);
        assert_eq!(frac("fixed<16, 0>", Calibration::Mse), 11);
        assert_eq!(frac("fixed<4, 0>", Calibration::MinMax), -2);
        assert_eq!(frac("fixed<4, 0>", Calibration::Percentile), 2);
    }

    #[test]
    fn scales_reach_the_largest() {
        let scale = |text: &str, spread: &Spread| spread.scale(&text.parse().unwrap(), Calibration::MinMax);
        assert_eq!(scale("int<8, scale = 1.0>", &Spread::exact(-1.27, 1.0)), (0.01, 0));
        assert_eq!(scale("int<8, scale = 1.0, unsigned>", &Spread::exact(-0.796875, 3.1875)), (0.015625, 51));
        assert_eq!(scale("int<8, scale = 1.0>", &Spread::exact(0.0, 0.0)), (1.0, 0));
    }
}
