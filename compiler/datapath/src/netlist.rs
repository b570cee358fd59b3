//! Logic in bits: what CIRCT's `comb` and `seq` say, in the order of computation.
//!
//! Invariants:
//! - An operation's operands come before it. A wire has 1 to 128 bits, and is the operation's result.
//! - All paths from the inputs to a wire go through as many registers as its stage says, except that constants have none.

/// The result of the operation of that number.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Wire(pub u32);

/// How two wires are compared.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Predicate {
    /// The same bits.
    Eq,
    /// Less, without signs.
    Ult,
    /// Less or the same, without signs.
    Ule,
    /// Less, with signs.
    Slt,
    /// Less or the same, with signs.
    Sle,
}

/// What an operation does; results and operands have equal widths unless it says otherwise.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum OpKind {
    /// The input of that number.
    Input(u32),
    /// Its bits.
    Constant(u128),
    /// The low bits of the sum.
    Add(Wire, Wire),
    /// The low bits of the difference.
    Sub(Wire, Wire),
    /// The low bits of the product.
    Mul(Wire, Wire),
    /// Bits that both have.
    And(Wire, Wire),
    /// Bits that one has.
    Or(Wire, Wire),
    /// Bits in which they differ.
    Xor(Wire, Wire),
    /// One bit.
    Compare(Predicate, Wire, Wire),
    /// By the first one, of one bit: the second one for 1, the third one for 0.
    Mux(Wire, Wire, Wire),
    /// As many bits as the result has, from that bit up.
    Extract(Wire, u32),
    /// The first one's bits are the highest.
    Concat(Vec<Wire>),
    /// The wire so many times side by side.
    Replicate(Wire, u32),
    /// The wire one step of the pipeline before.
    Register(Wire),
    /// The entry of [`Netlist::tables`]`[table]` at the index of any width, which is always within.
    Rom {
        /// Which table.
        table: u32,
        /// Which entry.
        index: Wire,
    },
}

/// One operation.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Op {
    /// What it does.
    pub kind: OpKind,
    /// Bits of its result.
    pub width: u32,
}

/// An input or output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Port {
    /// Its name.
    pub name: String,
    /// Bits.
    pub width: u32,
    /// Whether the bits have a sign.
    pub signed: bool,
    /// The operation that is the input, or whose result is the output.
    pub wire: Wire,
}

/// See the module.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Netlist {
    /// All inputs of the graph, used or not, in its order.
    pub inputs: Vec<Port>,
    /// In the order asked for. A constant one has no registers.
    pub outputs: Vec<Port>,
    /// In the order of computation.
    pub ops: Vec<Op>,
    /// Entries by table, each of the bits of the operations that read it.
    pub tables: Vec<Vec<u128>>,
    /// Steps from the inputs to the outputs, at least 1.
    pub depth: u32,
}

impl Netlist {
    /// The outputs' bits for the inputs' ones, registers being wires. A missing input is 0.
    pub fn evaluate(&self, inputs: &[u128]) -> Vec<u128> {
        let mut values: Vec<u128> = Vec::with_capacity(self.ops.len());
        for op in &self.ops {
            let value = self.value(op, inputs, &values);
            values.push(value & mask(op.width));
        }
        self.outputs.iter().map(|port| values[port.wire.0 as usize]).collect()
    }

    /// Of one operation, perhaps with bits above its width.
    fn value(&self, op: &Op, inputs: &[u128], values: &[u128]) -> u128 {
        let of = |wire: &Wire| values[wire.0 as usize];
        let width = |wire: &Wire| self.ops[wire.0 as usize].width;
        match &op.kind {
            OpKind::Input(input) => inputs.get(*input as usize).copied().unwrap_or(0),
            OpKind::Constant(bits) => *bits,
            OpKind::Add(a, b) => of(a).wrapping_add(of(b)),
            OpKind::Sub(a, b) => of(a).wrapping_sub(of(b)),
            OpKind::Mul(a, b) => of(a).wrapping_mul(of(b)),
            OpKind::And(a, b) => of(a) & of(b),
            OpKind::Or(a, b) => of(a) | of(b),
            OpKind::Xor(a, b) => of(a) ^ of(b),
            OpKind::Compare(predicate, a, b) => {
                let signed = |wire: &Wire| (of(wire) << (128 - width(wire))) as i128;
                u128::from(match predicate {
                    Predicate::Eq => of(a) == of(b),
                    Predicate::Ult => of(a) < of(b),
                    Predicate::Ule => of(a) <= of(b),
                    Predicate::Slt => signed(a) < signed(b),
                    Predicate::Sle => signed(a) <= signed(b),
                })
            }
            OpKind::Mux(condition, a, b) => of(if of(condition) == 1 { a } else { b }),
            OpKind::Extract(a, low) => of(a) >> low,
            OpKind::Concat(parts) => {
                parts.iter().fold(0, |joined, part| joined.checked_shl(width(part)).unwrap_or(0) | of(part))
            }
            OpKind::Replicate(a, times) => {
                (0..*times).fold(0, |joined: u128, _| joined.checked_shl(width(a)).unwrap_or(0) | of(a))
            }
            OpKind::Register(a) => of(a),
            OpKind::Rom { table, index } => {
                let table = self.tables.get(*table as usize);
                let entry =
                    table.zip(usize::try_from(of(index)).ok()).and_then(|(table, index)| table.get(index));
                entry.copied().unwrap_or(0)
            }
        }
    }
}

fn mask(width: u32) -> u128 {
    u128::MAX >> (128 - width.clamp(1, 128))
}
