//! Constructors of arithmetic: sums, products, quotients, extremes.

use crate::{
    Graph, Node,
    expression::{Binary, Expression},
};

impl Graph {
    /// `a + b`.
    pub fn add(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Add, a, b)
    }

    /// `a - b`.
    pub fn sub(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Sub, a, b)
    }

    /// `a * b`.
    pub fn mul(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Mul, a, b)
    }

    /// The greatest integer that is not above `a / b`; an error where `b` may be 0.
    pub fn floor_div(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::FloorDiv, a, b)
    }

    /// The lesser one.
    pub fn min(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Min, a, b)
    }

    /// The greater one.
    pub fn max(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Max, a, b)
    }

    /// Constants to the right, folded, simplified.
    pub(crate) fn binary(&mut self, operation: Binary, a: Node, b: Node) -> Node {
        let (a, b) = if operation.commutes() && self.order(b) < self.order(a) { (b, a) } else { (a, b) };
        let folded = match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => operation.apply(x, y),
            _ => None,
        };
        if let Some(value) = folded {
            return self.constant(value);
        }
        let simpler = match operation {
            Binary::Add => self.simpler_add(a, b),
            Binary::Sub => self.simpler_sub(a, b),
            Binary::Mul => self.simpler_mul(a, b),
            Binary::FloorDiv => self.simpler_div(a, b),
            Binary::Min | Binary::Max => self.simpler_extreme(operation, a, b),
            Binary::And | Binary::Or | Binary::Xor => self.simpler_bitwise(operation, a, b),
            Binary::Shl | Binary::Shr => self.simpler_shift(operation, a, b),
            Binary::Eq | Binary::Lt | Binary::Le => self.simpler_compare(operation, a, b),
        };
        simpler.unwrap_or_else(|| self.insert(Expression::Binary(operation, a, b)))
    }

    fn order(&self, node: Node) -> (bool, Node) {
        (self.known(node).is_some(), node)
    }

    /// The operands of a node that is such an operation.
    pub(crate) fn operands_of(&self, node: Node, operation: Binary) -> Option<(Node, Node)> {
        match self.expression(node) {
            Expression::Binary(found, a, b) if found == operation => Some((a, b)),
            _ => None,
        }
    }

    /// The same with a constant second operand.
    pub(crate) fn with_constant(&self, node: Node, operation: Binary) -> Option<(Node, i128)> {
        let (a, b) = self.operands_of(node, operation)?;
        Some((a, self.known(b)?))
    }

    fn simpler_add(&mut self, a: Node, b: Node) -> Option<Node> {
        match self.known(b) {
            Some(0) => Some(a),
            Some(value) => {
                // A sum of constants in the open: x + c, c - x.
                if let Some((x, before)) = self.with_constant(a, Binary::Add) {
                    let sum = self.constant(before.checked_add(value)?);
                    return Some(self.add(x, sum));
                }
                let (x, y) = self.operands_of(a, Binary::Sub)?;
                let sum = self.known(x)?.checked_add(value)?;
                let sum = self.constant(sum);
                Some(self.sub(sum, y))
            }
            None if a == b => {
                let one = self.constant(1);
                Some(self.shl(a, one))
            }
            // (x - b) + b and the like.
            None => [(a, b), (b, a)].into_iter().find_map(|(sum, other)| {
                let (x, y) = self.operands_of(sum, Binary::Sub)?;
                (y == other).then_some(x)
            }),
        }
    }

    fn simpler_sub(&mut self, a: Node, b: Node) -> Option<Node> {
        if a == b {
            return Some(self.constant(0));
        }
        if let Some(value) = self.known(b) {
            let negative = self.constant(value.checked_neg()?);
            return Some(self.add(a, negative));
        }
        // What is left of x without its high bits.
        if let Some((high, by)) = self.with_constant(b, Binary::Shl)
            && self.with_constant(high, Binary::Shr) == Some((a, by))
            && (1..=127).contains(&by)
        {
            return Some(self.wrap(a, by as u32, false));
        }
        if let Some((x, y)) = self.operands_of(b, Binary::Sub)
            && x == a
        {
            return Some(y);
        }
        let (x, y) = self.operands_of(a, Binary::Add)?;
        if x == b { Some(y) } else { (y == b).then_some(x) }
    }

    fn simpler_mul(&mut self, a: Node, b: Node) -> Option<Node> {
        match self.known(b) {
            Some(0) => Some(b),
            Some(1) => Some(a),
            Some(-1) => {
                let zero = self.constant(0);
                Some(self.sub(zero, a))
            }
            Some(value) if value > 0 && value & (value - 1) == 0 => {
                let by = self.constant(i128::from(value.trailing_zeros()));
                Some(self.shl(a, by))
            }
            Some(value) => {
                let (x, before) = self.with_constant(a, Binary::Mul)?;
                let product = self.constant(before.checked_mul(value)?);
                Some(self.mul(x, product))
            }
            // By a truth value: the other one or nothing.
            None => [(a, b), (b, a)].into_iter().find(|&(_, flag)| self.interval(flag) == (0, 1)).map(
                |(x, flag)| {
                    let zero = self.constant(0);
                    self.select(flag, x, zero)
                },
            ),
        }
    }

    fn simpler_div(&mut self, a: Node, b: Node) -> Option<Node> {
        match self.known(b)? {
            1 => Some(a),
            -1 => {
                let zero = self.constant(0);
                Some(self.sub(zero, a))
            }
            value if value > 0 && value & (value - 1) == 0 => {
                let by = self.constant(i128::from(value.trailing_zeros()));
                Some(self.shr(a, by))
            }
            _ => None,
        }
    }

    fn simpler_extreme(&mut self, operation: Binary, a: Node, b: Node) -> Option<Node> {
        // Which of them is never above the other.
        let ((a_lo, a_hi), (b_lo, b_hi)) = (self.interval(a), self.interval(b));
        let (lesser, greater) = if a == b || a_hi <= b_lo {
            (a, b)
        } else if b_hi <= a_lo {
            (b, a)
        } else {
            let bound = self.known(b)?;
            let (x, before) = self.with_constant(a, operation)?;
            let bound = self.constant(operation.apply(bound, before)?);
            return Some(self.binary(operation, x, bound));
        };
        Some(if operation == Binary::Min { lesser } else { greater })
    }
}
