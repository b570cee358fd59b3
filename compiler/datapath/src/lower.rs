//! From integers to bits: each node gets as many as its interval and its users need.

use crate::{
    Graph, Node,
    expression::{Binary, Expression},
    logic::{Bit, Bits, Bitwise, Cell, Logic, constant, resize},
};

/// The logic of an expanded graph and the bits of its outputs, each of the width of its interval.
pub(crate) fn lower(graph: &Graph, outputs: &[Node]) -> (Logic, Vec<Bits>) {
    let wanted = wanted(graph, outputs);
    let mut lower = Lower { graph, logic: Logic::default(), bits: vec![Vec::new(); graph.len()] };
    let mut input = 0;
    for (index, &low) in wanted.iter().enumerate() {
        let node = Node(index as u32);
        if let Expression::Input(_) = graph.expression(node) {
            lower.bits[index] = lower.logic.cell(Cell::Input(input), graph.width(node).0);
            input += 1;
        } else if low > 0 {
            lower.bits[index] = lower.node(node, low);
        }
    }
    let outputs: Vec<Bits> = outputs.iter().map(|output| lower.bits[output.0 as usize].clone()).collect();
    lower.logic.swept(&outputs)
}

/// How many low bits of each node are used, at most those of its interval.
fn wanted(graph: &Graph, outputs: &[Node]) -> Vec<u32> {
    let mut wanted = vec![0; graph.len()];
    for output in outputs {
        wanted[output.0 as usize] = 128;
    }
    for index in (0..graph.len()).rev() {
        let node = Node(index as u32);
        let low = wanted[index].min(graph.width(node).0);
        wanted[index] = low;
        if low == 0 {
            continue;
        }
        let mut ask = |node: Node, bits: u32| {
            let known = &mut wanted[node.0 as usize];
            *known = bits.max(*known);
        };
        match graph.expression(node) {
            Expression::Binary(
                Binary::Add | Binary::Sub | Binary::Mul | Binary::And | Binary::Or | Binary::Xor,
                a,
                b,
            ) => {
                ask(a, low);
                ask(b, low);
            }
            Expression::Binary(operation @ (Binary::Shl | Binary::Shr), a, by) => {
                let by = amount(graph, by);
                ask(a, if operation == Binary::Shl { low.saturating_sub(by) } else { (low + by).min(128) });
            }
            Expression::Select(condition, a, b) => {
                ask(condition, 1);
                ask(a, low);
                ask(b, low);
            }
            Expression::Wrap(a, bits, _) => ask(a, low.min(bits)),
            expression => expression.operands().for_each(|operand| ask(operand, 128)),
        }
    }
    wanted
}

/// Of a shift, which is a constant now.
fn amount(graph: &Graph, by: Node) -> u32 {
    graph.known(by).and_then(|by| u32::try_from(by).ok()).unwrap_or(0).min(128)
}

struct Lower<'a> {
    graph: &'a Graph,
    logic: Logic,
    bits: Vec<Bits>,
}

impl Lower<'_> {
    /// Low bits of an operand that has been made, extended by its sign.
    fn take(&self, node: Node, width: u32) -> Bits {
        resize(&self.bits[node.0 as usize], width, self.graph.width(node).1)
    }

    /// Both as wide as it takes to compare them, and whether with signs.
    fn aligned(&self, a: Node, b: Node) -> (Bits, Bits, bool) {
        let ((a_width, a_signed), (b_width, b_signed)) = (self.graph.width(a), self.graph.width(b));
        let signed = a_signed || b_signed;
        let need = |width: u32, own: bool| width + u32::from(signed && !own);
        let width = need(a_width, a_signed).max(need(b_width, b_signed));
        (self.take(a, width), self.take(b, width), signed)
    }

    fn node(&mut self, node: Node, width: u32) -> Bits {
        match self.graph.expression(node) {
            Expression::Input(_) => Vec::new(),
            Expression::Constant(value) => constant(value, width),
            Expression::Binary(operation, a, b) => self.binary(operation, a, b, width),
            Expression::Select(condition, a, b) => {
                let condition = self.bits[condition.0 as usize].first().copied().unwrap_or(Bit::Zero);
                let (a, b) = (self.take(a, width), self.take(b, width));
                self.logic.mux(condition, &a, &b)
            }
            Expression::Wrap(a, ..) => self.take(a, width),
            Expression::Lookup(table, index) => {
                let mask = u128::MAX >> (128 - width);
                let entries: Vec<u128> =
                    self.graph.table(table).iter().map(|&entry| entry as u128 & mask).collect();
                let index = self.bits[index.0 as usize].clone();
                self.logic.rom(&entries, width, &index)
            }
            // Expanded before.
            Expression::LeadingZeros(..) => constant(0, width),
        }
    }

    fn binary(&mut self, operation: Binary, a: Node, b: Node, width: u32) -> Bits {
        let both = |lower: &Self| (lower.take(a, width), lower.take(b, width));
        match operation {
            Binary::Add => {
                let (a, b) = both(self);
                self.logic.add(a, b)
            }
            Binary::Sub => {
                let (a, b) = both(self);
                self.logic.sub(a, b)
            }
            Binary::Mul => {
                let (a, b) = both(self);
                self.logic.mul(a, b)
            }
            Binary::And | Binary::Or | Binary::Xor => {
                let (a, b) = both(self);
                let operation = match operation {
                    Binary::And => Bitwise::And,
                    Binary::Or => Bitwise::Or,
                    _ => Bitwise::Xor,
                };
                self.logic.bitwise(operation, &a, &b)
            }
            Binary::Shl => {
                let by = amount(self.graph, b).min(width);
                let mut shifted = vec![Bit::Zero; by as usize];
                shifted.extend(self.take(a, width - by));
                shifted
            }
            Binary::Shr => {
                let by = amount(self.graph, b);
                self.take(a, width + by).split_off(by as usize)
            }
            Binary::Min | Binary::Max => {
                let (x, y, signed) = self.aligned(a, b);
                let less = self.logic.less(false, signed, &x, &y);
                let (x, y) = both(self);
                let (then, otherwise) = if operation == Binary::Min { (x, y) } else { (y, x) };
                self.logic.mux(less, &then, &otherwise)
            }
            Binary::Eq => {
                let (x, y, _) = self.aligned(a, b);
                vec![self.logic.equal(&x, &y)]
            }
            Binary::Lt | Binary::Le => {
                let (x, y, signed) = self.aligned(a, b);
                vec![self.logic.less(operation == Binary::Le, signed, &x, &y)]
            }
            // Expanded before.
            Binary::FloorDiv => constant(0, width),
        }
    }
}
