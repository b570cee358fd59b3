//! What `mase-functions` makes, as constants and arithmetic in bodies.

use super::arith::{Arith, Int, width};
use mase_formats::Rounding;
use mase_functions::{Line, Root, Segments};
use mase_ir::{
    build::{Builder, CmpiPredicate, Ssa, tensor_type},
    melior::ir::{
        Type,
        attribute::{DenseElementsAttribute, IntegerAttribute},
        r#type::IntegerType,
    },
};

/// A constant tensor of integers.
pub struct Table<'r> {
    tensor: Ssa<'r>,
    low: i64,
    high: i64,
}

impl<'r> Table<'r> {
    /// Integers, of which there is at least one, in memory as `ty`, or in what their bounds ask for.
    pub fn new(b: &Builder<'r>, integers: &[i64], ty: Option<Type<'r>>) -> Self {
        let low = integers.iter().copied().min().unwrap_or(0);
        let high = integers.iter().copied().max().unwrap_or(0);
        let ty = ty.unwrap_or_else(|| IntegerType::new(b.context(), width(low, high)).into());
        let elements: Vec<_> = integers.iter().map(|n| IntegerAttribute::new(ty, *n).into()).collect();
        let value = DenseElementsAttribute::new(tensor_type(&[integers.len() as i64], ty), &elements);
        Self { tensor: b.constant(value.expect("integers of the tensor's type").into()), low, high }
    }

    /// The element at an index within the table, as it is in memory.
    pub fn element(&self, arith: &Arith<'r, '_>, index: Ssa<'r>) -> Ssa<'r> {
        arith.b.extract(self.tensor, &[index])
    }

    /// The same of a table in the type that its bounds ask for.
    fn at(&self, arith: &Arith<'r, '_>, index: Ssa<'r>) -> Int<'r> {
        Int { value: self.element(arith, index), low: self.low, high: self.high }
    }
}

/// [`Segments`], with their coefficients in the function.
pub struct Pieces<'r, 's> {
    segments: &'s Segments,
    /// Of each coefficient; none if there are no segments.
    columns: Option<[Table<'r>; 3]>,
}

impl<'r, 's> Pieces<'r, 's> {
    pub fn new(b: &Builder<'r>, segments: &'s Segments) -> Self {
        let column =
            |at: usize| Table::new(b, &segments.coefficients.iter().map(|c| c[at]).collect::<Vec<_>>(), None);
        let columns = (!segments.coefficients.is_empty()).then(|| [column(0), column(1), column(2)]);
        Self { segments, columns }
    }

    /// What [`Segments::eval`] gives of an input that the segments or a line are for.
    pub fn eval(&self, arith: &Arith<'r, '_>, n: Int<'r>) -> Int<'r> {
        let segments = self.segments;
        let inside = self.columns.as_ref().map(|columns| polynomial(arith, segments, columns, n));
        let mut value = inside;
        for (line, predicate, end) in [
            (&segments.above, CmpiPredicate::Sge, segments.end()),
            (&segments.below, CmpiPredicate::Slt, segments.first),
        ] {
            let Some(line) = line else { continue };
            let outside = straight(arith, line, n);
            value = Some(match value {
                Some(value) => arith.select(arith.compare(predicate, n, arith.constant(end)), outside, value),
                None => outside,
            });
        }
        value.expect("a piece for each input")
    }
}

fn polynomial<'r>(
    arith: &Arith<'r, '_>,
    segments: &Segments,
    columns: &[Table<'r>; 3],
    n: Int<'r>,
) -> Int<'r> {
    let n = arith.clamp(n, segments.first, segments.end() - 1);
    let offset = arith.sub(n, arith.constant(segments.first));
    let index = arith.index(arith.shift_right(offset, segments.shift, Rounding::Floor));
    let d = arith.low_bits(offset, segments.shift);
    let [c0, c1, c2] = columns.each_ref().map(|column| column.at(arith, index));
    let slope = arith.add(c1, arith.shift_right(arith.mul(d, c2), segments.inner, Rounding::HalfUp));
    arith.add(c0, arith.shift_right(arith.mul(d, slope), segments.outer, Rounding::HalfUp))
}

fn straight<'r>(arith: &Arith<'r, '_>, line: &Line, n: Int<'r>) -> Int<'r> {
    let offset = arith.constant(line.offset);
    if line.slope == 0 {
        return offset;
    }
    let product = arith.mul(n, arith.constant(line.slope));
    arith.add(offset, arith.shift_right(product, line.shift, Rounding::HalfUp))
}

/// What [`Root::eval`] gives.
pub fn root<'r>(arith: &Arith<'r, '_>, root: &Root, mantissa: &Pieces<'r, '_>, n: Int<'r>) -> Int<'r> {
    let positive = arith.max(n, arith.constant(1));
    let even = arith.shift_left(positive, root.odd.into());
    let places = arith.sub(arith.constant(i64::from(Root::INPUT) - 1), arith.floor_log2(even));
    let half = arith.shift_right(places, 1, Rounding::Floor);
    // Of a positive integer of at most that many bits.
    let half = Int { low: 0, high: i64::from(Root::INPUT / 2 - 1), ..half };
    let normal = arith.shift_left_by(even, arith.shift_left(half, 1), Root::INPUT);
    let normal = Int { low: 1 << (Root::INPUT - 2), ..normal };
    let lifted = arith.shift_left(mantissa.eval(arith, normal), root.lift);
    let base = arith.constant(root.base.into());
    let by = if root.reciprocal { arith.sub(base, half) } else { arith.add(base, half) };
    let value = arith.shift_right_by(lifted, by);
    if n.low > 0 {
        return value;
    }
    let none = arith.compare(CmpiPredicate::Sle, n, arith.constant(0));
    arith.select(none, arith.constant(root.at_zero), value)
}
