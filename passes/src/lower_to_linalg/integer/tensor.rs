//! Tensors in a number format, as the integers of their view.

use super::{
    arith::{Arith, Int},
    worth::Worth,
};
use mase_formats::{Element, Format, Step, Value, View};
use mase_ir::{
    build::{Builder, Ssa, shape_of},
    melior::ir::{Type, r#type::IntegerType},
};

/// A tensor in a format, lowered.
#[derive(Clone)]
pub struct Coded<'r> {
    pub format: Format,
    pub view: View,
    /// The integers of the view, in the smallest of i8, i16, i32, i64 that holds them; without a sign if none is negative.
    pub ints: Ssa<'r>,
    /// For a block format: the exponents, i16; the block axis is divided by the size of a block, rounded up.
    pub exponents: Option<Ssa<'r>>,
    /// For a per-channel format: binary points, i8, or scales, f32 or f64.
    pub companion: Option<Ssa<'r>>,
}

/// Bits of the integers in memory.
pub fn container(view: &View) -> u32 {
    let signed = view.bits();
    let bits = if view.low < 0 { signed } else { signed - 1 };
    bits.next_power_of_two().max(8)
}

/// Their type.
pub fn container_type<'r>(b: &Builder<'r>, view: &View) -> Type<'r> {
    IntegerType::new(b.context(), container(view)).into()
}

impl<'r> Coded<'r> {
    pub fn shape(&self) -> Vec<i64> {
        shape_of(self.ints)
    }

    /// An element with the bounds of the format.
    pub fn load(&self, arith: &Arith<'r, '_>, element: Ssa<'r>) -> Int<'r> {
        arith.load(element, self.view.low, self.view.high)
    }

    /// What an element is worth; a format without a power of its own has it in `companion`.
    pub fn worth(&self, arith: &Arith<'r, '_>, companion: Option<Ssa<'r>>) -> Worth<'r> {
        Worth::new(arith, &self.view, companion)
    }

    /// The axis with a value of its own for each index.
    pub fn channel_axis(&self) -> Option<usize> {
        let channel = matches!(self.view.step, Step::ChannelPoint | Step::ChannelScale);
        channel.then(|| self.format.layout().channel_axis.unwrap_or(0) as usize)
    }
}

/// The integer of a format that stands for a value, or is nearest to it.
pub fn integer_of(format: &Format, view: &View, value: f64) -> Result<i64, String> {
    let encoded = format.encode(&[value], &[1], None).map_err(|error| error.to_string())?;
    let decoded = encoded.decode::<Value>().map_err(|error| error.to_string())?;
    let number = f64::nearest(decoded[0]).ok_or_else(|| format!("{value} has no value in {format}"))?;
    match view.step {
        Step::Power(power) => Ok((number / 2f64.powi(power)) as i64),
        Step::Scale(scale) => Ok((number / scale).round() as i64),
        Step::ChannelPoint | Step::ChannelScale => Err("a constant has no channel of its own".into()),
    }
}
