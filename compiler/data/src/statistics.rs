//! Statistics of real numbers in one pass: extremes, percentiles, and what clipping would cost.
//!
//! Everything that is kept is a count, an integer sum, or an extreme, so the answer does not depend on the order of the numbers, nor
//! on how they were shared among threads. Numbers are taken as `f32`.

/// Bits of the mantissa that tell bins apart: a percentile is exact to one part in 64 of an octave.
const BITS: u32 = 6;
const SHIFT: u32 = 23 - BITS;
/// Bins of one sign.
const BINS: usize = 256 << BITS;
/// Bits of an `f32`'s mantissa behind its point.
const FRACTION: i32 = 23;
const BIAS: i32 = 127;

/// What a set of numbers is like.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// How many numbers are in each bin: the negative ones, from 0 down, then the others, from 0 up.
    bins: Vec<u64>,
    octaves: Vec<Octave>,
    count: u64,
    min: f32,
    max: f32,
}

/// The magnitudes with one exponent, as integers: their mantissas, the hidden bit included.
#[derive(Clone, Copy, Debug, Default)]
struct Octave {
    count: u64,
    sum: u64,
    squares: u128,
}

impl Default for Statistics {
    fn default() -> Self {
        Self {
            bins: vec![0; 2 * BINS],
            octaves: vec![Octave::default(); 256],
            count: 0,
            min: f32::INFINITY,
            max: f32::NEG_INFINITY,
        }
    }
}

impl Statistics {
    /// Of no numbers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds finite numbers. One that is not finite ends it: the answer is its place, and those before it were added.
    pub fn add(&mut self, numbers: &[f32]) -> Result<(), usize> {
        for (place, number) in numbers.iter().enumerate() {
            if !number.is_finite() {
                return Err(place);
            }
            // -0 is 0.
            let number = number + 0.0;
            let bits = number.to_bits();
            let magnitude = bits & (u32::MAX >> 1);
            let negative = bits >> 31 == 1;
            self.bins[(magnitude >> SHIFT) as usize + if negative { 0 } else { BINS }] += 1;
            let exponent = magnitude >> FRACTION;
            let mantissa =
                u64::from(magnitude & ((1 << FRACTION) - 1)) | (u64::from(exponent > 0) << FRACTION);
            let octave = &mut self.octaves[exponent as usize];
            octave.count += 1;
            octave.sum += mantissa;
            octave.squares += u128::from(mantissa * mantissa);
            self.count += 1;
            self.min = self.min.min(number);
            self.max = self.max.max(number);
        }
        Ok(())
    }

    /// How many numbers there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The smallest and the largest number; none of no numbers.
    pub fn extremes(&self) -> Option<(f64, f64)> {
        (self.count > 0).then(|| (self.min.into(), self.max.into()))
    }

    /// The exponent of the smallest power of two that is at least every magnitude; 0 if all are 0.
    pub fn top(&self) -> i32 {
        let Some((min, max)) = self.extremes() else { return 0 };
        top_of(max.max(-min))
    }

    /// The range without outliers: `percent` of the numbers are not above its upper end, as many not below its lower end. Ends are
    /// those of bins, outwards, but not beyond the extremes.
    pub fn percentile(&self, percent: f64) -> Option<(f64, f64)> {
        let (min, max) = self.extremes()?;
        // Numbers that may lie beyond an end.
        let beyond = (self.count as f64 * (1.0 - percent / 100.0)) as u64;
        let (negative, positive) = self.bins.split_at(BINS);
        // The upper end of a bin's magnitudes; the last finite one has no upper end that is.
        let end = |bin: usize| f64::from(f32::from_bits((((bin + 1) << SHIFT) - 1) as u32));
        let start = |bin: usize| f64::from(f32::from_bits((bin << SHIFT) as u32));
        let upwards = negative.iter().enumerate().rev().map(|(bin, n)| (*n, -end(bin), -start(bin)));
        let upwards = upwards.chain(positive.iter().enumerate().map(|(bin, n)| (*n, start(bin), end(bin))));
        let steps: Vec<_> = upwards.filter(|(n, ..)| *n > 0).collect();
        let low = reached(steps.iter(), beyond)?.1.max(min);
        let high = reached(steps.iter().rev(), beyond)?.2.min(max);
        Some((low, high))
    }

    /// The mean of `max(|x| - 2^t, 0)^2` over all numbers: what clipping at `2^t` costs. Exact up to the division, for `t` from
    /// 23 below [`Self::top`]; magnitudes below 2^-126 count as 0.
    pub fn excess(&self, t: i32) -> f64 {
        let mut sum = 0.0;
        for (exponent, octave) in self.octaves.iter().enumerate().skip(1) {
            let exponent = exponent as i32 - BIAS;
            if octave.count == 0 || exponent < t {
                continue;
            }
            // In units of the octave's last place 2^t is an integer, unless it is so low that it hardly matters.
            let bound = i128::from(1u64 << (t - exponent + FRACTION).max(0));
            let squares = octave.squares as i128 - 2 * bound * i128::from(octave.sum)
                + bound * bound * i128::from(octave.count);
            sum += squares as f64 * 2f64.powi(2 * (exponent - FRACTION));
        }
        if self.count == 0 { 0.0 } else { sum / self.count as f64 }
    }
}

/// A bin: how many numbers it has, and its ends.
type Bin = (u64, f64, f64);

/// The first bin up to which there are more numbers than may lie beyond.
fn reached<'a>(mut bins: impl Iterator<Item = &'a Bin>, beyond: u64) -> Option<&'a Bin> {
    let mut passed = 0;
    bins.find(|(n, ..)| {
        passed += n;
        passed > beyond
    })
}

/// The exponent of the smallest power of two that is at least a magnitude; 0 for 0.
pub fn top_of(magnitude: f64) -> i32 {
    if magnitude == 0.0 {
        return 0;
    }
    let exponent = magnitude.log2().round() as i32;
    // The logarithm is rounded; powers of two are exact.
    (exponent - 1..=exponent + 1).find(|e| magnitude <= 2f64.powi(*e)).unwrap_or(exponent + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both signs, many octaves, zeros, powers of two, the smallest and the largest.
    fn numbers(count: usize) -> Vec<f32> {
        let mut bits = 1u64;
        let mut one = || {
            // Knuth's generator.
            bits = bits.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let mantissa = (bits >> 40) as f32 / (1 << 23) as f32 - 1.0;
            mantissa * 2f32.powi((bits >> 33) as i32 % 20 - 10)
        };
        let mut numbers: Vec<f32> = (0..count).map(|_| one()).collect();
        numbers.extend([0.0, -0.0, 1.0, -4.0, 1024.0, f32::MIN_POSITIVE, 1e-42]);
        numbers
    }

    fn statistics(numbers: &[f32]) -> Statistics {
        let mut statistics = Statistics::new();
        statistics.add(numbers).unwrap();
        statistics
    }

    #[test]
    fn percentiles_are_those_of_a_sort() {
        let numbers = numbers(20_000);
        let statistics = statistics(&numbers);
        let mut sorted = numbers.clone();
        sorted.sort_by(f32::total_cmp);
        assert_eq!(statistics.extremes(), Some((sorted[0].into(), sorted[sorted.len() - 1].into())));
        for percent in [100.0, 99.99, 99.9, 99.0, 90.0, 60.0] {
            let beyond = (numbers.len() as f64 * (1.0 - percent / 100.0)) as usize;
            let (low, high) = (f64::from(sorted[beyond]), f64::from(sorted[numbers.len() - 1 - beyond]));
            let (found_low, found_high) = statistics.percentile(percent).unwrap();
            let near = |found: f64, exact: f64| (found - exact).abs() <= exact.abs() / 64.0;
            assert!(found_low <= low && near(found_low, low), "{percent}: {found_low} for {low}");
            assert!(found_high >= high && near(found_high, high), "{percent}: {found_high} for {high}");
        }
        assert_eq!(statistics.percentile(100.0), statistics.extremes());
        assert_eq!(Statistics::new().percentile(99.0), None);
    }

    #[test]
    fn excess_is_what_is_clipped() {
        let numbers = numbers(5_000);
        let statistics = statistics(&numbers);
        let top = statistics.top();
        assert_eq!(top, 10);
        assert_eq!(statistics.excess(top), 0.0);
        for t in top - 16..top {
            let clipped = |x: &f32| (f64::from(x.abs()) - 2f64.powi(t)).max(0.0).powi(2);
            let exact = numbers.iter().map(clipped).sum::<f64>() / numbers.len() as f64;
            let found = statistics.excess(t);
            assert!((found - exact).abs() <= 1e-12 * exact, "2^{t}: {found} for {exact}");
            assert!(found >= statistics.excess(t + 1));
        }
    }

    #[test]
    fn neither_order_nor_parts_matter() {
        let mut numbers = numbers(3_000);
        let forwards = statistics(&numbers);
        numbers.reverse();
        let mut backwards = Statistics::new();
        numbers.chunks(17).for_each(|part| backwards.add(part).unwrap());
        assert_eq!(forwards.percentile(99.0), backwards.percentile(99.0));
        assert_eq!(forwards.extremes(), backwards.extremes());
        for t in -10..10 {
            assert_eq!(forwards.excess(t).to_bits(), backwards.excess(t).to_bits());
        }
    }

    #[test]
    fn tops_are_exact_at_powers_of_two() {
        for e in [-126, -60, -1, 0, 1, 10, 127] {
            let power = 2f64.powi(e);
            assert_eq!(top_of(power), e);
            assert_eq!(top_of(power * (1.0 + 1e-15)), e + 1);
            assert_eq!(top_of(power * (1.0 - 1e-15)), e);
        }
        assert_eq!(top_of(0.0), 0);
        assert_eq!(statistics(&[0.0, -3.0]).top(), 2);
    }

    #[test]
    fn what_is_not_finite_is_told() {
        assert_eq!(Statistics::new().add(&[1.0, f32::NAN]), Err(1));
        assert_eq!(Statistics::new().add(&[f32::NEG_INFINITY]), Err(0));
    }
}
