//! Constructors on two's complement of unbounded width: logic, shifts, machine integers.

use crate::{
    Error, Graph, Node,
    expression::{Binary, Expression},
    range::Range,
};

impl Graph {
    /// Bits that both have.
    pub fn and(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::And, a, b)
    }

    /// Bits that one has.
    pub fn or(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Or, a, b)
    }

    /// Bits in which they differ.
    pub fn xor(&mut self, a: Node, b: Node) -> Node {
        self.binary(Binary::Xor, a, b)
    }

    /// `a * 2^by`; an error where `by` may be negative.
    pub fn shl(&mut self, a: Node, by: Node) -> Node {
        self.binary(Binary::Shl, a, by)
    }

    /// The greatest integer that is not above `a / 2^by`; an error where `by` may be negative.
    pub fn shr(&mut self, a: Node, by: Node) -> Node {
        self.binary(Binary::Shr, a, by)
    }

    /// The machine integer of 1 to 127 bits with the same low bits.
    pub fn wrap(&mut self, a: Node, bits: u32, signed: bool) -> Node {
        if !(1..=127).contains(&bits) {
            return self.fail(Error::Bits { operation: "a machine integer", bits });
        }
        if self.range(a).within(Range::machine(bits, signed)) {
            return a;
        }
        match self.expression(a) {
            Expression::Wrap(x, before, _) if bits <= before => self.wrap(x, bits, signed),
            _ => self.insert(Expression::Wrap(a, bits, signed)),
        }
    }

    /// `a`, whose values are known to be in `[lo, hi]` although its interval does not say so: narrows without logic. Where the promise is
    /// broken, the value is another one of that interval's machine integer.
    pub fn assume(&mut self, a: Node, lo: i128, hi: i128) -> Node {
        let range = self.range(a);
        if lo > hi || hi < range.lo || range.hi < lo {
            return self.fail(Error::Assumption { interval: (range.lo, range.hi), lo, hi });
        }
        let promised = Range::new(lo.max(range.lo), hi.min(range.hi));
        let (bits, signed) = promised.width();
        let low = if bits < 128 { self.wrap(a, bits, signed) } else { a };
        self.refine(low, promised)
    }

    /// Zeros above the highest one among the low `bits` (1 to 127) bits of `a`; `bits` where there is no one.
    pub fn leading_zeros(&mut self, a: Node, bits: u32) -> Node {
        if !(1..=127).contains(&bits) {
            return self.fail(Error::Bits { operation: "leading zeros", bits });
        }
        // A narrower tree where the high bits are known to be zeros.
        let (width, signed) = self.width(a);
        if !signed && width < bits {
            let more = self.constant(i128::from(bits - width));
            let zeros = self.leading_zeros(a, width);
            return self.add(zeros, more);
        }
        self.insert(Expression::LeadingZeros(a, bits))
    }

    pub(crate) fn simpler_bitwise(&mut self, operation: Binary, a: Node, b: Node) -> Option<Node> {
        if a == b {
            return Some(if operation == Binary::Xor { self.constant(0) } else { a });
        }
        let value = self.known(b)?;
        match (operation, value) {
            (Binary::And, 0) | (Binary::Or, -1) => return Some(b),
            (Binary::And, -1) | (Binary::Or | Binary::Xor, 0) => return Some(a),
            // A mask of low bits, and one of all but those.
            (Binary::And, mask) if mask > 0 && mask & (mask + 1) == 0 && mask != i128::MAX => {
                return Some(self.wrap(a, mask.trailing_ones(), false));
            }
            (Binary::And, mask)
                if mask < 0 && (!mask) & mask.wrapping_neg() == 0 && !mask & (!mask + 1) == 0 =>
            {
                let by = self.constant(i128::from(mask.trailing_zeros()));
                let high = self.shr(a, by);
                return Some(self.shl(high, by));
            }
            _ => {}
        }
        let (x, before) = self.with_constant(a, operation)?;
        let both = self.constant(operation.apply(before, value)?);
        Some(self.binary(operation, x, both))
    }

    pub(crate) fn simpler_shift(&mut self, operation: Binary, a: Node, by: Node) -> Option<Node> {
        // What shifts nothing, but not by an amount that is wrong.
        if self.interval(by).0 < 0 {
            return None;
        }
        if self.known(by) == Some(0) || self.known(a) == Some(0) {
            return Some(a);
        }
        let right = operation == Binary::Shr;
        if right
            && let Some((x, before)) = self.operands_of(a, Binary::Shl)
            && before == by
        {
            return Some(x);
        }
        let value = self.known(by)?;
        if let Some((x, before)) = self.with_constant(a, operation) {
            let both = self.constant(before.checked_add(value)?);
            return Some(self.binary(operation, x, both));
        }
        let (x, before) = self.with_constant(a, Binary::Shl).filter(|_| right)?;
        let rest = self.constant((before - value).abs());
        Some(if before >= value { self.shl(x, rest) } else { self.shr(x, rest) })
    }
}
