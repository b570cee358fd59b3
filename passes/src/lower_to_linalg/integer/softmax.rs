//! Softmax and its logarithm, in integers only.
//!
//! An exponential is `2^-t` of a distance from the row's largest, in base 2: a polynomial of the fraction of `t`, shifted right by
//! its whole part. Their sum is exact, and divides once for each row.

use super::{
    FormatNode, Lowered,
    arith::{Arith, Int, width},
    norm::shortened,
    reduce,
    tables::Pieces,
    tensor::{Coded, container_type},
    worth::Worth,
};
use crate::lower_to_linalg::node::pointwise;
use mase_formats::{Rounding, Step};
use mase_functions::{EXP2_BITS, LOG2_BITS, exp2_negative, log2_mantissa};
use mase_ir::{
    build::{Builder, CmpiPredicate, Ssa},
    melior::ir::operation::OperationLike,
};
use std::f64::consts::{LN_2, LOG2_E};

/// Bits behind the binary point of an exponential.
const FRACTION: u32 = 20;
/// Below two to the minus this, an exponential is 0.
const NOTHING: u32 = FRACTION + 2;
/// Bits of the factor to base 2.
const FACTOR_BITS: i32 = 20;
/// Bits behind the binary point of a logarithm.
const LOG: u32 = 24;

/// A row's largest element, and its exponentials with their sum.
struct Row<'r, 'a> {
    node: &'a FormatNode<'r, 'a>,
    x: Coded<'r>,
    shape: Vec<i64>,
    axis: usize,
    most: Ssa<'r>,
}

/// `softmax` and `log_softmax`.
pub fn softmax<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let x = node.scalar(0)?;
    let (_, view) = node.scalar_format()?;
    let axis = node.node.int("axis") as usize;
    let shape = x.shape();
    let most = reduce::largest(node, &x, &[axis]);
    let row = Row { node, x, shape, axis, most };
    let exponentials = row.exponentials()?;
    let sum = row.sum(exponentials)?;
    let ints = match node.node.kind().as_str() {
        "softmax" => row.quotients(exponentials, sum, &view),
        _ => row.logarithms(sum, &view)?,
    };
    Ok(vec![node.coded(ints)?])
}

impl<'r> Row<'r, '_> {
    fn count(&self) -> i64 {
        self.shape[self.axis]
    }

    /// The rows' part of where a loop is.
    fn place(&self, b: &Builder<'r>) -> Vec<Ssa<'r>> {
        (0..self.shape.len()).filter(|dim| *dim != self.axis).map(|dim| b.position(dim)).collect()
    }

    /// How far an element lies below the row's largest.
    fn distance(&self, arith: &Arith<'r, '_>, v: Ssa<'r>) -> Int<'r> {
        let (low, high) = (self.x.view.low, self.x.view.high);
        // Looked up, for a loop over rows that is an operand may become part of this one.
        let most = Int { value: arith.b.extract(self.most, &self.place(arith.b)), low, high };
        let distance = arith.sub(most, self.x.load(arith, v));
        Int { low: 0, ..distance }
    }

    /// `exp(x - most)` in steps of `2^-FRACTION`.
    fn exponentials(&self) -> Result<Ssa<'r>, String> {
        let step = match self.x.view.step {
            Step::Power(power) => 2f64.powi(power),
            Step::Scale(scale) => scale,
            Step::ChannelPoint | Step::ChannelScale => return Err("takes channels".to_owned()),
        };
        let span = self.x.view.high.checked_sub(self.x.view.low).filter(|span| *span < 1 << 32);
        let span = span.ok_or_else(|| {
            format!(
                "takes {}, with integers of {} bits, and 32 is the limit",
                self.x.format,
                self.x.view.bits()
            )
        })?;
        // What is further away has an exponential of 0.
        let furthest = (f64::from(NOTHING) / LOG2_E / step).ceil().min(span as f64) as i64;
        let scaled = LOG2_E * step * f64::from(1u32 << EXP2_BITS);
        let room = (30 - (furthest.max(1) as f64 * scaled).log2().ceil() as i32).max(0);
        let shift = room.min(FACTOR_BITS - 1 - scaled.log2().floor() as i32).max(0);
        let factor = (scaled * 2f64.powi(shift)).round() as i64;
        let power = exp2_negative();
        let (b, i32) = (self.node.b(), self.node.arith(self.node.b()).ty(32));
        let pieces = Pieces::new(b, power);
        let inputs = [(self.x.ints, b.dims(0..self.shape.len()))];
        Ok(pointwise(b, &self.shape, i32, &inputs, |b, v| {
            let arith = self.node.arith(b);
            let distance = arith.clamp(self.distance(&arith, v[0]), 0, furthest);
            let product = arith.mul(distance, arith.constant(factor));
            let t = arith.shift_right(product, shift as u32, Rounding::HalfUp);
            let whole = arith.shift_right(t, EXP2_BITS, Rounding::Floor);
            let whole = arith.clamp(whole, 0, NOTHING.into());
            let mantissa = pieces.eval(&arith, arith.low_bits(t, EXP2_BITS));
            // At most 1, which 0 has.
            let mantissa = Int { low: 0, high: 1 << EXP2_BITS, ..mantissa };
            let lifted = arith.shift_left(mantissa, FRACTION - EXP2_BITS);
            arith.store(arith.shift_right_by(lifted, whole), 32)
        }))
    }

    /// Bounds of a sum of exponentials: one of them is 1.
    fn sums(&self) -> (i64, i64) {
        (1 << FRACTION, self.count() << FRACTION)
    }

    fn sum(&self, exponentials: Ssa<'r>) -> Result<Ssa<'r>, String> {
        if self.count() > 1 << 24 {
            return Err(format!("is over {} elements, and 2^24 is the limit", self.count()));
        }
        let (_, high) = self.sums();
        Ok(reduce::fold(self.node, exponentials, &[self.axis], (0, 0, high), |arith, sum, v| {
            reduce::accumulate(arith, sum, Int { value: v, low: 0, high: 1 << FRACTION })
        }))
    }

    /// Each exponential divided by the sum.
    fn quotients(&self, exponentials: Ssa<'r>, sum: Ssa<'r>, view: &mase_formats::View) -> Ssa<'r> {
        let node = self.node;
        let b = node.b();
        let (low, high) = self.sums();
        // As many bits of the reciprocal of the largest sum.
        let places = 16 + (self.count() as u64).next_power_of_two().ilog2();
        let one = 1i64 << (FRACTION + places);
        let rows: Vec<i64> =
            (0..self.shape.len()).filter(|d| *d != self.axis).map(|d| self.shape[d]).collect();
        let most = (one / low, one / high);
        let ty = node.arith(b).ty(width(0, most.0));
        let reciprocals = pointwise(b, &rows, ty, &[(sum, b.dims(0..rows.len()))], |b, v| {
            let arith = node.arith(b);
            let sum = Int { value: v[0], low, high };
            let whole = arith.divide(arith.constant(one), sum, Rounding::HalfUp);
            arith.store(whole, width(0, most.0))
        });
        let safe = node.node.op.has_attribute("safe");
        let inputs = [(exponentials, b.dims(0..self.shape.len()))];
        pointwise(b, &self.shape, container_type(b, view), &inputs, |b, v| {
            let arith = node.arith(b);
            let place = self.place(b);
            let reciprocal = Int { value: b.extract(reciprocals, &place), low: most.1, high: most.0 };
            let exponential = Int { value: v[0], low: 0, high: 1 << FRACTION };
            let mut y = arith.mul(exponential, reciprocal);
            if safe {
                let least = arith.constant(self.x.view.low);
                let largest =
                    Int { value: b.extract(self.most, &place), low: least.low, high: self.x.view.high };
                let masked = arith.compare(CmpiPredicate::Eq, largest, least);
                y = arith.select(masked, arith.constant(0), y);
            }
            let (y, worth) = shortened(&arith, y, Worth::Power(-((FRACTION + places) as i32)), view);
            node.encoded(&arith, y, worth, view)
        })
    }

    /// `x - most - log(sum)`
    fn logarithms(&self, sum: Ssa<'r>, view: &mase_formats::View) -> Result<Ssa<'r>, String> {
        let node = self.node;
        let b = node.b();
        let Step::Power(power) = self.x.view.step else {
            return Err(format!("takes {}, whose scale is no power of two: cast it", self.x.format));
        };
        let (low, high) = self.sums();
        let rows: Vec<i64> =
            (0..self.shape.len()).filter(|d| *d != self.axis).map(|d| self.shape[d]).collect();
        let mantissa = log2_mantissa();
        let pieces = Pieces::new(b, mantissa);
        // At most the logarithm of 2^24.
        let bounds = (0, 17 << LOG);
        let i32 = node.arith(b).ty(32);
        let logs = pointwise(b, &rows, i32, &[(sum, b.dims(0..rows.len()))], |b, v| {
            let arith = node.arith(b);
            let sum = Int { value: v[0], low, high };
            let log = Int { low: FRACTION.into(), ..arith.floor_log2(sum) };
            let by = arith.sub(log, arith.constant(LOG2_BITS.into()));
            let normal = arith.shift_right_by(sum, by);
            let normal = Int { low: 1 << LOG2_BITS, high: (2 << LOG2_BITS), ..normal };
            let normal = arith.clamp(normal, 1 << LOG2_BITS, (2 << LOG2_BITS) - 1);
            let whole = arith.shift_left(arith.sub(log, arith.constant(FRACTION.into())), LOG2_BITS);
            let log = arith.add(whole, pieces.eval(&arith, normal));
            let factor = (LN_2 * f64::from(1u32 << LOG)).round() as i64;
            let natural =
                arith.shift_right(arith.mul(log, arith.constant(factor)), LOG2_BITS, Rounding::HalfUp);
            arith.store(arith.clamp(natural, bounds.0, bounds.1), 32)
        });
        let inputs = [(self.x.ints, b.dims(0..self.shape.len()))];
        Ok(pointwise(b, &self.shape, container_type(b, view), &inputs, |b, v| {
            let arith = node.arith(b);
            let place = self.place(b);
            let log = Int { value: b.extract(logs, &place), low: bounds.0, high: bounds.1 };
            let distance = self.distance(&arith, v[0]);
            let least = power.min(-(LOG as i32));
            let distance = arith.shift_left(distance, (power - least).unsigned_abs());
            let log = arith.shift_left(log, (-(LOG as i32) - least).unsigned_abs());
            let y = arith.neg(arith.add(distance, log));
            let (y, worth) = shortened(&arith, y, Worth::Power(least), view);
            node.encoded(&arith, y, worth, view)
        }))
    }
}
