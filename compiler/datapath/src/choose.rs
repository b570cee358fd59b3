//! Constructors of truth values and what is chosen by them, and tables.

use crate::{
    Error, Graph, Node,
    expression::{Binary, Expression},
};

impl Graph {
    /// 1 where they are equal, else 0.
    pub fn eq(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Eq, a, b)
    }

    /// 1 where `a < b`, else 0.
    pub fn lt(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Lt, a, b)
    }

    /// 1 where `a <= b`, else 0.
    pub fn le(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Le, a, b)
    }

    /// `then` where the condition is 1, `otherwise` where it is 0; an error where it may be something else.
    pub fn select(&mut self, condition: Node, then: Node, otherwise: Node) -> Node {
        let (lo, hi) = self.interval(condition);
        if lo < 0 || hi > 1 {
            return self.fail(Error::Condition { lo, hi });
        }
        if then == otherwise || lo == 1 {
            return then;
        }
        if hi == 0 {
            return otherwise;
        }
        match (self.known(then), self.known(otherwise)) {
            (Some(1), Some(0)) => return condition,
            (Some(0), Some(1)) => return self.not(condition),
            _ => {}
        }
        // An extreme written as a choice, and a condition written the other way round.
        if let Expression::Binary(comparison, a, b) = self.expression(condition) {
            match comparison {
                Binary::Xor if self.known(b) == Some(1) => return self.select(a, otherwise, then),
                Binary::Lt | Binary::Le if (a, b) == (then, otherwise) => return self.min(a, b),
                Binary::Lt | Binary::Le if (b, a) == (then, otherwise) => return self.max(a, b),
                Binary::Lt => {
                    if let Some(extreme) = self.extreme(a, b, then, otherwise) {
                        return extreme;
                    }
                }
                _ => {}
            }
        }
        self.insert(Expression::Select(condition, then, otherwise))
    }

    /// `a < c ? a : c - 1`, which is what `a <= c - 1 ? a : c - 1` has become; and the other three like it.
    fn extreme(&mut self, a: Node, b: Node, then: Node, otherwise: Node) -> Option<Node> {
        if let (Some(bound), Some(value)) = (self.known(b), self.known(otherwise))
            && a == then
            && bound.checked_sub(1) == Some(value)
        {
            return Some(self.min(a, otherwise));
        }
        if let (Some(bound), Some(value)) = (self.known(b), self.known(then))
            && a == otherwise
            && bound.checked_sub(1) == Some(value)
        {
            return Some(self.max(a, then));
        }
        if let (Some(bound), Some(value)) = (self.known(a), self.known(otherwise))
            && b == then
            && bound.checked_add(1) == Some(value)
        {
            return Some(self.max(b, otherwise));
        }
        if let (Some(bound), Some(value)) = (self.known(a), self.known(then))
            && b == otherwise
            && bound.checked_add(1) == Some(value)
        {
            return Some(self.min(b, then));
        }
        None
    }

    /// `table[index]`; an error where the index may be outside.
    pub fn lookup(&mut self, table: &[i128], index: Node) -> Node {
        let (lo, hi) = self.interval(index);
        let part =
            usize::try_from(lo).ok().zip(usize::try_from(hi).ok()).and_then(|(lo, hi)| table.get(lo..=hi));
        let Some(part) = part else {
            return self.fail(Error::Index { lo, hi, length: table.len() });
        };
        // What is there already, perhaps moved: no table.
        let step = part
            .iter()
            .zip(lo..)
            .map(|(&value, at)| value.checked_sub(at))
            .reduce(|first, other| first.filter(|_| first == other));
        if let Some(Some(offset)) = step
            && part.len() > 1
        {
            let offset = self.constant(offset);
            return self.add(index, offset);
        }
        let table = self.add_table(&table[..=hi as usize]);
        self.insert(Expression::Lookup(table, index))
    }

    fn not(&mut self, flag: Node) -> Node {
        let one = self.constant(1);
        self.xor(flag, one)
    }

    pub(crate) fn simpler_compare(&mut self, operation: Binary, a: Node, b: Node) -> Option<Node> {
        if a == b {
            return Some(self.constant(i128::from(operation != Binary::Lt)));
        }
        // One form with constants: strictly less.
        if operation == Binary::Le {
            if let Some(above) = self.known(b).and_then(|bound| bound.checked_add(1)) {
                let above = self.constant(above);
                return Some(self.lt(a, above));
            }
            if let Some(below) = self.known(a).and_then(|bound| bound.checked_sub(1)) {
                let below = self.constant(below);
                return Some(self.lt(below, b));
            }
        }
        let (x, bound, left) = match (self.known(a), self.known(b)) {
            (None, Some(bound)) => (a, bound, true),
            (Some(bound), None) => (b, bound, false),
            _ => return None,
        };
        // A comparison with an end of the interval is one of equality; a truth value is its own answer.
        if self.interval(x) == (0, 1) {
            match (operation, bound, left) {
                (Binary::Eq, 1, _) | (Binary::Lt, 0, false) => return Some(x),
                (Binary::Eq, 0, _) | (Binary::Lt, 1, true) => return Some(self.not(x)),
                _ => {}
            }
        }
        // x + c < bound.
        let (inner, offset) = self.with_constant(x, Binary::Add)?;
        let bound = self.constant(bound.checked_sub(offset)?);
        Some(if left { self.binary(operation, inner, bound) } else { self.binary(operation, bound, inner) })
    }
}
