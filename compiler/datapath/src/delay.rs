//! How long cells take, in picoseconds.
//!
//! Source: `data/delays.toml`, from Yosys' models of the cells of AMD's 7 series, so rather too long for UltraScale+; wires are not in it.

use crate::{
    logic::{Arithmetic, Bit, Cell},
    netlist::Predicate,
};

/// From clock to output and from input to clock.
pub(crate) const REGISTER_PS: u32 = 303;
/// From the operands of a multiplier (DSP48) to the product.
const MULTIPLIER_PS: f64 = 2823.0;

/// A straight line over something of the width.
#[derive(Debug, PartialEq)]
struct Line {
    base: f64,
    slope: f64,
}

const LOGIC: Line = Line { base: 238.0, slope: 0.0 };
const MUX: Line = Line { base: 407.0, slope: 0.0 };
const ADD: Line = Line { base: 823.0, slope: 29.6 };
const LESS: Line = Line { base: 1242.0, slope: 11.1 };
const EQUAL: Line = Line { base: 157.0, slope: 227.3 };
const MULTIPLY: Line = Line { base: 1797.0, slope: 105.6 };
const TABLE: Line = Line { base: 545.0, slope: 273.3 };

impl Line {
    fn at(&self, x: f64) -> f64 {
        self.base + self.slope * x
    }
}

/// Without the wires to it.
pub(crate) fn delay_ps(cell: &Cell) -> u32 {
    let delay = match cell {
        Cell::Input(_) => 0.0,
        Cell::Arithmetic(Arithmetic::Mul, a, b) => {
            let width = f64::from(significant(a) + significant(b)) / 2.0;
            MULTIPLY.at(width).min(MULTIPLIER_PS)
        }
        Cell::Arithmetic(_, a, _) => ADD.at(a.len() as f64),
        Cell::Bitwise(..) => LOGIC.at(0.0),
        // Up to four bits there is no carry chain, and either comparison takes the same.
        Cell::Compare(predicate, a, _) if *predicate == Predicate::Eq || a.len() <= 4 => {
            EQUAL.at((a.len() as f64).log2())
        }
        Cell::Compare(_, a, _) => LESS.at(a.len() as f64),
        Cell::Mux(..) => MUX.at(0.0),
        Cell::Rom(_, index) => TABLE.at(index.len().saturating_sub(6) as f64),
    };
    delay.round() as u32
}

/// Bits of an operand that are not copies of its highest one, or zeros there.
fn significant(bits: &[Bit]) -> u32 {
    let fill = bits.last().copied().unwrap_or(Bit::Zero);
    let copies = bits.iter().rev().take_while(|bit| **bit == fill).count();
    (bits.len() - copies + usize::from(fill != Bit::Zero)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table here is the measured one.
    #[test]
    fn constants_are_the_data() {
        let data: toml::Table = include_str!("../data/delays.toml").parse().unwrap();
        let number = |value: &toml::Value| value.as_float().or(value.as_integer().map(|value| value as f64));
        let line = |name: &str| {
            let entry = data[name].as_table().unwrap();
            Line { base: number(&entry["base"]).unwrap(), slope: number(&entry["slope"]).unwrap() }
        };
        assert_eq!(line("logic"), LOGIC);
        assert_eq!(line("mux"), MUX);
        assert_eq!(line("add"), ADD);
        assert_eq!(line("less"), LESS);
        assert_eq!(line("equal"), EQUAL);
        assert_eq!(line("multiply"), MULTIPLY);
        assert_eq!(line("table"), TABLE);
        assert_eq!(number(&data["multiplier"]), Some(MULTIPLIER_PS));
        assert_eq!(number(&data["register"]), Some(f64::from(REGISTER_PS)));
    }
}
