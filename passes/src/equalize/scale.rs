//! How large a channel's scale is: what is known of the input now, and what follows from the weights when they are bound.

use mase_ir::{
    build::{Builder, CmpfPredicate, Loops, Ssa, element_of, shape_of, tensor_type},
    melior::ir::{
        Attribute, Type, ValueLike,
        attribute::{DenseElementsAttribute, DenseI64ArrayAttribute, FloatAttribute},
        r#type::IntegerType,
    },
};

/// No maximum counts as less than this part of the largest one.
const FLOOR: f64 = 1.0 / 1024.0;

/// `max|x|^alpha / max|w|^(1 - alpha)`.
pub struct Rule {
    pub alpha: f64,
    pub power_of_two: bool,
}

impl Rule {
    /// `max|x|^alpha` of each channel; `None` if no channel tells anything.
    pub fn powers(&self, maxima: &[f64]) -> Option<Vec<f64>> {
        let largest = maxima.iter().copied().fold(0.0, f64::max);
        // Below this, scales would leave f32.
        let sane = largest.is_finite() && largest > 1e-20;
        let power = |maximum: &f64| match *maximum {
            0.0 => largest.powf(self.alpha),
            maximum => maximum.max(largest * FLOOR).powf(self.alpha),
        };
        sane.then(|| maxima.iter().map(power).collect())
    }

    /// The scales, from the largest magnitudes of several weights in each channel.
    pub fn scales<'r>(&self, b: &Builder<'r>, weights: &[Ssa<'r>], powers: &[f64]) -> Ssa<'r> {
        let weight =
            weights[1..].iter().fold(weights[0], |a, w| b.node("mase.maximum", &[a, *w], a.r#type()));
        let (shape, f32) = (shape_of(weight), element_of(weight));
        let axes: Attribute = DenseI64ArrayAttribute::new(b.context(), &[0]).into();
        let largest = b.any("mase.reduce_max", &[weight], &[("axes", axes)], &[tensor_type(&[], f32)]);
        let largest: Ssa<'r> = largest.result(0).expect("a result").into();

        let powers: Vec<Attribute> =
            powers.iter().map(|power| FloatAttribute::new(b.context(), f32, *power).into()).collect();
        let powers = DenseElementsAttribute::new(tensor_type(&shape, f32), &powers).expect("floats");
        let powers = b.constant(powers.into());
        let along = || vec![b.dim(0)];
        let inputs = [(weight, along()), (powers, along()), (largest, Vec::new())];
        b.generic(
            &inputs,
            (b.empty(&shape, f32), along()),
            Loops { parallel: 1, reduction: 0 },
            |b, elements| self.scale(b, elements[0], elements[1], elements[2]),
        )
    }

    /// One scale; 1 if all weights are 0.
    fn scale<'r>(&self, b: &Builder<'r>, weight: Ssa<'r>, power: Ssa<'r>, largest: Ssa<'r>) -> Ssa<'r> {
        let f32 = weight.r#type();
        let (zero, one) = (b.float(0.0, f32), b.float(1.0, f32));
        let positive = |value| b.cmpf(CmpfPredicate::Ogt, value, zero);
        let lifted = b.max(weight, b.mul(largest, b.float(FLOOR, f32)));
        let weight = b.select(positive(weight), lifted, largest);
        let divisor = b.scalar("math.powf", &[weight, b.float(1.0 - self.alpha, f32)]);
        let scale = b.div(power, divisor);
        let scale = if self.power_of_two { nearest_power(b, scale) } else { scale };
        b.select(positive(largest), scale, one)
    }
}

/// The power of two that is nearest to a positive number, by ratio: its exponent, after a product with the root of 2.
fn nearest_power<'r>(b: &Builder<'r>, value: Ssa<'r>) -> Ssa<'r> {
    let f32 = value.r#type();
    let i32: Type = IntegerType::new(b.context(), 32).into();
    let bits = b.convert("arith.bitcast", b.mul(value, b.float(std::f64::consts::SQRT_2, f32)), i32);
    b.convert("arith.bitcast", b.scalar("arith.andi", &[bits, b.integer(0x7f80_0000, i32)]), f32)
}
