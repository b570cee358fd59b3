//! What a netlist takes of a device, estimated.
//!
//! Source: the counts of lookup tables in `data/delays.toml`. Tools share tables between operations, so it is rather too much.

use crate::netlist::{Netlist, OpKind, Predicate, Wire};

/// Products of operands of at most so many bits take lookup tables, not multipliers.
pub(crate) const SMALL: u32 = 4;

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Lookup tables of six inputs.
    pub luts: u64,
    /// Bits in registers.
    pub registers: u64,
    /// Multipliers of 27 by 18 bits.
    pub multipliers: u64,
}

impl Netlist {
    /// An estimate for AMD's 7 series and UltraScale+.
    pub fn area(&self) -> Area {
        let mut area = Area::default();
        for op in &self.ops {
            let width = u64::from(op.width);
            match &op.kind {
                OpKind::Input(_)
                | OpKind::Constant(_)
                | OpKind::Extract(..)
                | OpKind::Concat(_)
                | OpKind::Replicate(..) => {}
                OpKind::Register(_) => area.registers += width,
                OpKind::Add(..)
                | OpKind::Sub(..)
                | OpKind::And(..)
                | OpKind::Or(..)
                | OpKind::Xor(..)
                | OpKind::Mux(..) => area.luts += width,
                OpKind::Compare(Predicate::Eq, a, _) => area.luts += (self.width(*a) * 5).div_ceil(8),
                OpKind::Compare(_, a, _) => area.luts += (self.width(*a) * 2).div_ceil(3),
                OpKind::Mul(a, b) => {
                    let narrow = self.significant(*a).min(self.significant(*b));
                    if narrow > SMALL {
                        area.multipliers += 1;
                    } else {
                        area.luts += u64::from(narrow) * width;
                    }
                }
                OpKind::Rom { index, .. } => {
                    area.luts += width << self.width(*index).saturating_sub(6).min(32)
                }
            }
        }
        area
    }

    fn width(&self, wire: Wire) -> u64 {
        u64::from(self.ops[wire.0 as usize].width)
    }

    /// Bits below copies of the sign and zeros.
    fn significant(&self, wire: Wire) -> u32 {
        let op = &self.ops[wire.0 as usize];
        match &op.kind {
            OpKind::Constant(bits) => 128 - bits.leading_zeros(),
            OpKind::Concat(parts) => {
                let extends = |part: &Wire| {
                    matches!(self.ops[part.0 as usize].kind, OpKind::Constant(0) | OpKind::Replicate(..))
                };
                match parts.first() {
                    Some(first) if extends(first) => op.width - self.ops[first.0 as usize].width,
                    _ => op.width,
                }
            }
            _ => op.width,
        }
    }
}
