//! Numbers to the integers of a scalar format, by the format's own codec.

use crate::Error;
use mase_formats::{Codec, Exact, Format, Grid, Step, Value, View};

/// The most bits of a result's integers: with the guard bits, they and their products fit 64.
pub(crate) const RESULT_BITS: u32 = 40;

/// See the module.
pub(crate) struct Encoder {
    codec: Box<dyn Codec>,
    pub(crate) view: View,
    /// What the integer 1 stands for.
    pub(crate) step: f64,
}

/// The view of a scalar format and what its integer 1 stands for.
pub(crate) fn scalar(format: &Format) -> Result<(View, f64), Error> {
    let fault = || Error::Step { format: format.to_string() };
    let view = format.view().filter(|view| view.shared.is_none()).ok_or_else(fault)?;
    let step = match view.step {
        Step::Power(power) => libm::ldexp(1.0, power),
        Step::Scale(scale) => scale,
        Step::ChannelPoint | Step::ChannelScale => return Err(fault()),
    };
    Ok((view, step))
}

impl Encoder {
    pub(crate) fn new(format: &Format) -> Result<Encoder, Error> {
        let (view, step) = scalar(format)?;
        let bits = view.bits();
        if bits > RESULT_BITS {
            return Err(Error::Result { format: format.to_string(), bits, limit: RESULT_BITS });
        }
        Ok(Encoder { codec: format.family().codec(format.params()), view, step })
    }

    /// The integer of a number, rounded once.
    pub(crate) fn of_number(&self, number: f64) -> i64 {
        self.of_value(Value::from(number), number < 0.0)
    }

    /// The integer of `units * step / 2^guard`, rounded once.
    pub(crate) fn of_units(&self, units: i64, guard: u32) -> i64 {
        let exact = match self.view.step {
            Step::Power(power) => Exact::integer(units.into(), power - guard as i32),
            _ => {
                let (mantissa, exponent) = libm::frexp(self.step);
                let product = u128::from(units.unsigned_abs()) * (mantissa * 2f64.powi(53)) as u128;
                Exact::new(units < 0, product, exponent - 53 - guard as i32)
            }
        };
        self.of_value(Value::Number(exact), units < 0)
    }

    fn of_value(&self, value: Value, negative: bool) -> i64 {
        // Only an infinity under `wrap` has no code.
        let Ok(code) = self.codec.encode(value, 0) else {
            return if negative { self.view.low } else { self.view.high };
        };
        match self.codec.decode(code, 0) {
            Value::Number(number) => (number.to_f64() / self.step).round() as i64,
            Value::Infinity { negative: true } => self.view.low,
            _ => self.view.high,
        }
    }

    /// Distance between neighbours of the grid near `units`, a number in steps.
    pub(crate) fn spacing(&self, units: f64) -> f64 {
        let power = |least: i32| {
            if units == 0.0 { 1.0 } else { libm::exp2((libm::ilogb(units) - least).max(0).into()) }
        };
        match self.view.grid {
            Grid::Every => 1.0,
            Grid::Floats { significant } => power(significant as i32 - 1),
            Grid::Powers => power(1),
            Grid::Signs => 1.0,
        }
    }
}
