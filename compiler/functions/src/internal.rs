//! Functions that softmax and normalisations are made of, on grids of their own.

use crate::Segments;
use crate::segments::Task;
use std::sync::LazyLock;

/// Bits behind the binary point of [`exp2_negative`]'s input and result.
pub const EXP2_BITS: u32 = 16;
/// Bits of [`rsqrt_mantissa`]'s input, of which two are before the binary point.
pub const RSQRT_INPUT_BITS: u32 = 18;
/// Bits behind the binary point of its result.
pub const RSQRT_BITS: u32 = 17;
/// Bits behind the binary point of [`log2_mantissa`]'s input and result.
pub const LOG2_BITS: u32 = 16;

/// `2^-t` for `t` from 0 to below 1: from `t * 2^16` to the result times `2^16`.
pub fn exp2_negative() -> &'static Segments {
    static FOUND: LazyLock<Segments> = LazyLock::new(|| {
        let one = unit(EXP2_BITS);
        fixed(&|t| libm::exp2(-t / one) * one, 0, (1 << EXP2_BITS) - 1)
    });
    &FOUND
}

/// `1 / sqrt(m)` for `m` from 1 to below 4: from `m * 2^16` to the result times `2^17`.
pub fn rsqrt_mantissa() -> &'static Segments {
    static FOUND: LazyLock<Segments> = LazyLock::new(|| {
        let one = unit(RSQRT_INPUT_BITS - 2);
        let root = |m: f64| unit(RSQRT_BITS) / libm::sqrt(m / one);
        fixed(&root, 1 << (RSQRT_INPUT_BITS - 2), (1 << RSQRT_INPUT_BITS) - 1)
    });
    &FOUND
}

/// `log2(m)` for `m` from 1 to below 2: from `m * 2^16` to the result times `2^16`.
pub fn log2_mantissa() -> &'static Segments {
    static FOUND: LazyLock<Segments> = LazyLock::new(|| {
        let one = unit(LOG2_BITS);
        fixed(&|m| libm::log2(m / one) * one, 1 << LOG2_BITS, (2 << LOG2_BITS) - 1)
    });
    &FOUND
}

fn unit(bits: u32) -> f64 {
    f64::from(1u32 << bits)
}

/// Without guard bits: the last rounding and that of `c0` alone may add up to one unit of the result.
fn fixed(function: &dyn Fn(f64) -> f64, low: i64, high: i64) -> Segments {
    let task = Task {
        function,
        low,
        high,
        guard: 0,
        limits: (f64::NEG_INFINITY, f64::INFINITY),
        tolerance: &|_| 1.3,
        below: &[],
        above: &[],
    };
    task.search().expect("values of at most 18 bits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_is_off_by_little() {
        let one = 65536.0;
        type Case<'a> = (&'a str, &'a Segments, &'a dyn Fn(f64) -> f64, i64, i64);
        let cases: [Case; 3] = [
            ("exp2", exp2_negative(), &|x| 2f64.powf(-x / one) * one, 0, 65535),
            ("rsqrt", rsqrt_mantissa(), &|x| 2.0 * one / (x / one).sqrt(), 65536, 262_143),
            ("log2", log2_mantissa(), &|x| (x / one).log2() * one, 65536, 131_071),
        ];
        for (name, segments, exact, low, high) in cases {
            let worst =
                (low..=high).map(|n| (segments.eval(n) as f64 - exact(n as f64)).abs()).fold(0.0, f64::max);
            assert!(worst <= 1.3, "{name}: {worst}");
            assert!(segments.coefficients.len() <= 48, "{name}: {} segments", segments.coefficients.len());
        }
    }

    #[test]
    fn ends_are_exact() {
        assert_eq!(exp2_negative().eval(0), 1 << EXP2_BITS);
        assert_eq!(log2_mantissa().eval(1 << LOG2_BITS), 0);
        assert_eq!(rsqrt_mantissa().eval(1 << (RSQRT_INPUT_BITS - 2)), 1 << RSQRT_BITS);
    }
}
