//! Writes scheduled logic as a netlist: stage by stage, the cells and then the registers behind them.

use std::collections::HashMap;

use crate::{
    logic::{Arithmetic, Bit, Bits, Bitwise, Cell, Logic},
    netlist::{Netlist, Op, OpKind, Port, Wire},
    schedule::Schedule,
};

/// Inputs come with their widths and signs, outputs with their signs and bits.
pub(crate) fn emit(
    logic: &Logic,
    schedule: &Schedule,
    inputs: Vec<(String, (u32, bool))>,
    outputs: Vec<((String, bool), Bits)>,
) -> Netlist {
    let places = logic.cells.iter().map(|(_, width)| vec![(Wire(0), 0); *width as usize]).collect();
    let mut emitter = Emitter { netlist: Netlist::default(), known: HashMap::new(), places };
    emitter.netlist.depth = schedule.depth;
    emitter.netlist.tables = logic.tables.iter().cloned().collect();
    for (number, (name, (width, signed))) in inputs.into_iter().enumerate() {
        let wire = emitter.op(OpKind::Input(number as u32), width);
        emitter.netlist.inputs.push(Port { name, width, signed, wire });
    }
    for stage in 0..schedule.depth {
        for (number, (cell, width)) in logic.cells.iter().enumerate() {
            if schedule.stages[number] == stage {
                let wire = emitter.cell(cell, *width);
                emitter.places[number] = (0..*width).map(|bit| (wire, bit)).collect();
            }
        }
        for number in 0..logic.cells.len() {
            if schedule.stages[number] <= stage {
                emitter.registers(number, &schedule.last[number], stage);
            }
        }
    }
    for ((name, signed), bits) in outputs {
        let wire = emitter.wire(&bits);
        emitter.netlist.outputs.push(Port { name, width: bits.len() as u32, signed, wire });
    }
    emitter.netlist
}

struct Emitter {
    netlist: Netlist,
    known: HashMap<Op, Wire>,
    /// By cell and bit: where its value for the stage of the moment is.
    places: Vec<Vec<(Wire, u32)>>,
}

impl Emitter {
    fn op(&mut self, kind: OpKind, width: u32) -> Wire {
        *self.known.entry(Op { kind, width }).or_insert_with_key(|op| {
            self.netlist.ops.push(op.clone());
            Wire(self.netlist.ops.len() as u32 - 1)
        })
    }

    fn cell(&mut self, cell: &Cell, width: u32) -> Wire {
        let kind = match cell {
            Cell::Input(number) => OpKind::Input(*number),
            Cell::Arithmetic(operation, a, b) => {
                let (a, b) = (self.wire(a), self.wire(b));
                match operation {
                    Arithmetic::Add => OpKind::Add(a, b),
                    Arithmetic::Sub => OpKind::Sub(a, b),
                    Arithmetic::Mul => OpKind::Mul(a, b),
                }
            }
            Cell::Bitwise(operation, a, b) => {
                let (a, b) = (self.wire(a), self.wire(b));
                match operation {
                    Bitwise::And => OpKind::And(a, b),
                    Bitwise::Or => OpKind::Or(a, b),
                    Bitwise::Xor => OpKind::Xor(a, b),
                }
            }
            Cell::Compare(predicate, a, b) => OpKind::Compare(*predicate, self.wire(a), self.wire(b)),
            Cell::Mux(condition, a, b) => OpKind::Mux(self.wire(&[*condition]), self.wire(a), self.wire(b)),
            Cell::Rom(table, index) => OpKind::Rom { table: *table, index: self.wire(index) },
        };
        self.op(kind, width)
    }

    /// The bits as one wire.
    fn wire(&mut self, bits: &[Bit]) -> Wire {
        let mut parts: Vec<Wire> = Vec::new();
        let mut low = 0;
        while low < bits.len() {
            let (part, count) = match bits[low] {
                Bit::Of(..) => self.run(&bits[low..]),
                _ => self.constant(&bits[low..]),
            };
            parts.push(part);
            low += count;
        }
        parts.reverse();
        if let [part] = parts[..] { part } else { self.op(OpKind::Concat(parts), bits.len() as u32) }
    }

    /// The constant bits at the low end, and how many.
    fn constant(&mut self, bits: &[Bit]) -> (Wire, usize) {
        let known = bits.iter().take_while(|bit| !matches!(bit, Bit::Of(..)));
        let count = known.clone().count();
        let value = known.enumerate().fold(0, |value, (at, bit)| value | u128::from(*bit == Bit::One) << at);
        (self.op(OpKind::Constant(value), count as u32), count)
    }

    /// Neighbours on one wire or copies of one bit at the low end, and how many.
    fn run(&mut self, bits: &[Bit]) -> (Wire, usize) {
        let place = |bit: &Bit| match *bit {
            Bit::Of(cell, bit) => Some(self.places[cell as usize][bit as usize]),
            Bit::Zero | Bit::One => None,
        };
        let (wire, low) = place(&bits[0]).unwrap_or((Wire(0), 0));
        let along = |step: u32| {
            let on = bits.iter().zip(0..).take_while(|(bit, at)| place(bit) == Some((wire, low + step * at)));
            on.count()
        };
        let (neighbours, copies) = (along(1), along(0));
        if copies > neighbours {
            let bit = self.extract(wire, low, 1);
            (self.op(OpKind::Replicate(bit, copies as u32), copies as u32), copies)
        } else {
            (self.extract(wire, low, neighbours as u32), neighbours)
        }
    }

    fn extract(&mut self, wire: Wire, low: u32, width: u32) -> Wire {
        if width == self.netlist.ops[wire.0 as usize].width {
            return wire;
        }
        self.op(OpKind::Extract(wire, low), width)
    }

    /// The bits of a cell that a later stage reads move on, neighbours together.
    fn registers(&mut self, cell: usize, last: &[u32], stage: u32) {
        let mut low = 0;
        while low < last.len() {
            let together = |bit: usize| {
                let ((wire, first), (other, at)) = (self.places[cell][low], self.places[cell][bit]);
                last[bit] > stage && wire == other && at == first + (bit - low) as u32
            };
            let count = (low..last.len()).take_while(|&bit| together(bit)).count();
            if count > 0 {
                let (wire, first) = self.places[cell][low];
                let part = self.extract(wire, first, count as u32);
                let register = self.op(OpKind::Register(part), count as u32);
                for bit in 0..count {
                    self.places[cell][low + bit] = (register, bit as u32);
                }
            }
            low += count.max(1);
        }
    }
}
