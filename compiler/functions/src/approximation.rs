//! A function between two formats, as integers.

use crate::encoder::{Encoder, scalar};
use crate::segments::{Segments, Task, bits};
use crate::{Error, Function, Root};
use mase_formats::{Format, Overflow, View};

/// Inputs of more bits have no table.
pub const TABLE_BITS: u32 = 12;
/// Inputs of more bits have no approximation.
pub const INPUT_BITS: u32 = 18;

/// Bits behind the binary point of what polynomials give, in steps of the result.
const GUARD: u32 = 3;
/// What polynomials may be off by, in steps of the result, before the format rounds.
const AIM: f64 = 0.5;

/// From the integers of one format's view to those of another's.
pub struct Approximation {
    /// The input's view.
    pub from: View,
    /// The result's view.
    pub to: View,
    /// How it is computed.
    pub kind: Kind,
    function: Function,
    step: f64,
    encoder: Encoder,
}

/// How an approximation is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The result of each input, from the lowest.
    Table(Vec<i64>),
    /// Polynomials, whose result the format rounds.
    Segments(Segments),
    /// The same of a square root.
    Root(Root),
}

/// The largest difference from the real function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MaxError {
    /// In steps of the result.
    pub steps: f64,
    /// As a number.
    pub absolute: f64,
}

/// A function from a scalar format to a scalar format. What lies beyond the result's range is treated as the result's
/// format has it; an infinite value becomes the last integer on its side.
///
/// # Errors
/// [`Error`] names the format that does not suit, and the limit.
pub fn approximate(function: Function, from: &Format, to: &Format) -> Result<Approximation, Error> {
    let (view, step) = scalar(from)?;
    let encoder = Encoder::new(to)?;
    // A signed view's lowest integer may be the only one of its length.
    let bits = bits(view.high).max(bits(view.low));
    let bits = if view.low >= 0 { bits - 1 } else { bits };
    if bits > INPUT_BITS {
        return Err(Error::Input { format: from.to_string(), bits, limit: INPUT_BITS });
    }
    let kind = if bits <= TABLE_BITS {
        let at = |n| encoder.of_number(function.value(n as f64 * step));
        Kind::Table((view.low..=view.high).map(at).collect())
    } else if encoder.view.overflow == Overflow::Wrap {
        return Err(Error::Wraps { format: to.to_string(), bits, limit: TABLE_BITS });
    } else {
        let wide = wide(function, &view, step, &encoder);
        wide.ok_or_else(|| Error::Steps { from: from.to_string(), to: to.to_string() })?
    };
    Ok(Approximation { from: view, to: encoder.view.clone(), kind, function, step, encoder })
}

fn wide(function: Function, from: &View, step: f64, to: &Encoder) -> Option<Kind> {
    if matches!(function, Function::Sqrt | Function::Rsqrt) {
        let reciprocal = function == Function::Rsqrt;
        let root = Root::new(reciprocal, step, to.step, to.view.bits(), to.view.high, GUARD);
        return root.map(Kind::Root);
    }
    let (low, high) = (to.view.low as f64, to.view.high as f64);
    let scaled = |line: (f64, f64)| (line.0 * step / to.step, line.1 / to.step);
    let ends = |line: Option<(f64, f64)>| -> Vec<_> {
        line.map(scaled).into_iter().chain([(0.0, high + 1.0), (0.0, low - 1.0)]).collect()
    };
    let task = Task {
        function: &|n| function.value(n * step) / to.step,
        low: from.low,
        high: from.high,
        guard: GUARD,
        limits: (low - 1.0, high + 1.0),
        tolerance: &|units| AIM * to.spacing(units),
        below: &ends(function.below()),
        above: &ends(function.above()),
    };
    task.search().map(Kind::Segments)
}

impl Approximation {
    /// The result of an input, both as integers of their views.
    pub fn eval(&self, n: i64) -> i64 {
        let n = n.clamp(self.from.low, self.from.high);
        match &self.kind {
            Kind::Table(table) => table[(n - self.from.low) as usize],
            Kind::Segments(segments) => self.encoder.of_units(segments.eval(n), segments.guard),
            Kind::Root(root) => self.encoder.of_units(root.eval(n), root.guard),
        }
    }

    /// The largest difference from the function over all inputs. What the result's format does not reach
    /// counts as its last value.
    pub fn max_error(&self) -> MaxError {
        let (low, high) = (self.to.low as f64, self.to.high as f64);
        let steps = (self.from.low..=self.from.high).map(|n| {
            let exact = (self.function.value(n as f64 * self.step) / self.encoder.step).clamp(low, high);
            (self.eval(n) as f64 - exact).abs()
        });
        let steps = steps.fold(0.0, f64::max);
        MaxError { steps, absolute: steps * self.encoder.step }
    }

    /// Bits of the constants, without what rounds the result.
    pub fn rom_bits(&self) -> u64 {
        let width = if self.to.low < 0 { self.to.bits() } else { self.to.bits() - 1 };
        match &self.kind {
            Kind::Table(table) => table.len() as u64 * u64::from(width),
            Kind::Segments(segments) => segments.rom_bits(),
            Kind::Root(root) => root.mantissa.rom_bits(),
        }
    }
}
