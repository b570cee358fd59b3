//! Rewrites a graph into operations that a stage of a pipeline holds: sums, products for one multiplier, logic, comparisons, choices, tables
//! and shifts by constants.
//!
//! Invariant: each node of the new graph that stands for one of the old graph has its values and its interval or a narrower one.

use crate::{
    Error, Graph, Node,
    area::SMALL,
    expression::{Binary, Expression},
    range::Range,
};

/// Bits of lookup tables for sums that a product by a constant may cost; above it is a product, for a multiplier.
const SUM_BITS: u32 = 96;
/// Operands of one multiplier of the fabric (DSP48E2), without a sign.
const MULTIPLIER: (u32, u32) = (26, 17);
/// What division reaches; rows compute with a bit more and a sign.
const DIVISION_BITS: u32 = 120;
/// Products of more bits stay as they are, so that partial ones fit.
const PRODUCT_BITS: u32 = 120;

/// The graph with the same inputs, and the outputs there.
pub(crate) fn expand(graph: &Graph, outputs: &[Node]) -> (Graph, Vec<Node>) {
    let mut new = Graph::new();
    let mut map = vec![Node(0); graph.len()];
    for (name, node) in graph.inputs() {
        let Range { lo, hi } = graph.range(node);
        map[node.0 as usize] = new.input(name, lo, hi);
    }
    let needed = graph.reachable(outputs);
    for index in (0..graph.len()).filter(|&index| needed[index]) {
        let node = Node(index as u32);
        let of = |operand: Node| map[operand.0 as usize];
        let made = match graph.expression(node) {
            Expression::Input(_) => continue,
            Expression::Binary(Binary::Mul, a, b) => new.expand_product(of(a), of(b)),
            Expression::Binary(Binary::FloorDiv, a, b) => new.expand_quotient(of(a), of(b)),
            Expression::Binary(operation @ (Binary::Shl | Binary::Shr), a, by) => {
                new.expand_shift(operation, of(a), of(by), graph.range(node))
            }
            Expression::Binary(Binary::Add, a, b) => new.expand_sum(of(a), of(b)),
            Expression::LeadingZeros(a, bits) => new.expand_leading_zeros(of(a), bits),
            expression => new.copy(graph, expression, &of),
        };
        map[index] = new.refine(made, graph.range(node));
    }
    let outputs = outputs.iter().map(|output| map[output.0 as usize]).collect();
    (new, outputs)
}

/// Canonical signed digits, lowest first: the power of two, and whether it is added.
fn signed_digits(value: i128) -> Vec<(u32, bool)> {
    let (mut rest, mut digits) = (value.unsigned_abs(), Vec::new());
    for power in 0..128 {
        if rest & 1 != 0 {
            // A run of ones is a one above it less one at its end.
            let minus = rest & 2 != 0;
            rest = if minus { rest + 1 } else { rest - 1 };
            digits.push((power, minus == (value < 0)));
        }
        rest >>= 1;
    }
    digits
}

impl Graph {
    fn number(&mut self, value: u32) -> Node {
        self.constant(i128::from(value))
    }

    fn shifted(&mut self, operation: Binary, a: Node, by: u32) -> Node {
        let by = self.number(by);
        self.binary(operation, a, by)
    }

    fn bit(&mut self, a: Node, bit: u32) -> Node {
        let low = self.shifted(Binary::Shr, a, bit);
        self.wrap(low, 1, false)
    }

    /// A truth value and a constant need no carries: one of two constants.
    fn expand_sum(&mut self, a: Node, b: Node) -> Node {
        if self.interval(a) == (0, 1)
            && let Some(value) = self.known(b)
            && let Some(next) = value.checked_add(1)
        {
            let next = self.constant(next);
            return self.select(a, next, b);
        }
        self.add(a, b)
    }

    fn expand_product(&mut self, a: Node, b: Node) -> Node {
        let ((a_width, _), (b_width, _)) = (self.width(a), self.width(b));
        if a_width + b_width > PRODUCT_BITS {
            return self.mul(a, b);
        }
        if let Some(value) = self.known(b) {
            let digits = signed_digits(value);
            let sums = (digits.len() as u32).saturating_sub(1);
            if sums <= 1 || sums * a_width <= SUM_BITS {
                let (sum, plus) = self.sum_of_digits(a, &digits);
                let zero = self.constant(0);
                return if plus { sum } else { self.sub(zero, sum) };
            }
        }
        self.split_product(a, b)
    }

    /// Powers of two times `a`, halves by halves, and whether that is what is wanted or its negative.
    fn sum_of_digits(&mut self, a: Node, digits: &[(u32, bool)]) -> (Node, bool) {
        match digits {
            [] => (self.constant(0), true),
            &[(power, plus)] => (self.shifted(Binary::Shl, a, power), plus),
            _ => {
                let (low, high) = digits.split_at(digits.len() / 2);
                let (low, low_plus) = self.sum_of_digits(a, low);
                let (high, high_plus) = self.sum_of_digits(a, high);
                match (low_plus, high_plus) {
                    (true, false) => (self.sub(low, high), true),
                    (false, true) => (self.sub(high, low), true),
                    (_, plus) => (self.add(low, high), plus),
                }
            }
        }
    }

    /// Products that one multiplier holds each.
    fn split_product(&mut self, a: Node, b: Node) -> Node {
        let unsigned = |(bits, signed): (u32, bool)| bits - u32::from(signed);
        let (a_width, b_width) = (unsigned(self.width(a)), unsigned(self.width(b)));
        let (wide, wide_bits, narrow, narrow_bits) =
            if a_width >= b_width { (a, a_width, b, b_width) } else { (b, b_width, a, a_width) };
        let (part, other, bits) = if narrow_bits > MULTIPLIER.1 {
            (narrow, wide, MULTIPLIER.1)
        } else if wide_bits > MULTIPLIER.0 && narrow_bits > SMALL {
            (wide, narrow, MULTIPLIER.0)
        } else {
            return self.mul(a, b);
        };
        let low = self.wrap(part, bits, false);
        let high = self.shifted(Binary::Shr, part, bits);
        let low = self.split_product(other, low);
        let high = self.split_product(other, high);
        let high = self.shifted(Binary::Shl, high, bits);
        self.add(low, high)
    }

    /// A choice for each bit of the amount.
    fn expand_shift(&mut self, operation: Binary, a: Node, by: Node, range: Range) -> Node {
        let width = self.width(a).0;
        let limit = self.number(width);
        let by = if operation == Binary::Shr { self.min(by, limit) } else { by };
        let (least, greatest) = self.interval(by);
        if least == greatest {
            return self.binary(operation, a, by);
        }
        if let (Some(value), true) = (self.known(a), greatest < 64) {
            let table: Option<Vec<i128>> = (0..=greatest).map(|by| operation.apply(value, by)).collect();
            if let Some(table) = table {
                return self.lookup(&table, by);
            }
        }
        let bits = |value: i128| 128 - value.leading_zeros();
        let (base, amount) = match self.with_constant(by, Binary::Add) {
            Some((amount, base)) if self.interval(amount).0 == 0 => (base, amount),
            _ if least > 0 && bits(greatest - least) < bits(greatest) => {
                let least_node = self.constant(least);
                (least, self.sub(by, least_node))
            }
            _ => (0, by),
        };
        let base = self.constant(base);
        let mut result = self.binary(operation, a, base);
        let (total, signed) = range.width();
        for bit in 0..bits(self.interval(amount).1) {
            let power = 1 << bit;
            let flag = self.bit(amount, bit);
            let moved = if operation == Binary::Shr {
                self.shifted(operation, result, power)
            } else if power < total {
                // Where it is moved it fits afterwards: its high bits only repeat the sign.
                let low = self.wrap(result, (total - power).min(127), signed);
                self.shifted(operation, low, power)
            } else {
                self.constant(0)
            };
            result = self.select(flag, moved, result);
            if operation == Binary::Shl && total < 128 {
                result = self.wrap(result, total, signed);
            }
        }
        result
    }

    /// Halves by halves: whether all bits are zeros, and otherwise how many.
    fn expand_leading_zeros(&mut self, a: Node, bits: u32) -> Node {
        let size = bits.next_power_of_two();
        let zero = self.constant(0);
        // Ones below the lowest bit end the count there.
        let mut blocks: Vec<(Node, Node)> = (0..size)
            .map(|at| if at < size - bits { zero } else { self.empty(a, at - (size - bits)) })
            .map(|empty| (empty, zero))
            .collect();
        let mut half = 1;
        while blocks.len() > 1 {
            let pairs: Vec<_> = blocks.chunks(2).map(|pair| (pair[0], pair[1])).collect();
            blocks = Vec::new();
            for ((low_empty, low), (high_empty, high)) in pairs {
                let size = self.number(half);
                let more = self.or(size, low);
                blocks.push((self.and(high_empty, low_empty), self.select(high_empty, more, high)));
            }
            half *= 2;
        }
        let (empty, count) = blocks.first().copied().unwrap_or((zero, zero));
        let all = self.number(size);
        self.select(empty, all, count)
    }

    fn empty(&mut self, a: Node, bit: u32) -> Node {
        let (bit, one) = (self.bit(a, bit), self.constant(1));
        self.xor(bit, one)
    }

    /// By rows: each one tries the divisor on what is left.
    fn expand_quotient(&mut self, a: Node, b: Node) -> Node {
        let bits = self.width(a).0.max(self.width(b).0);
        if bits > DIVISION_BITS {
            return self.fail(Error::Division { bits, limit: DIVISION_BITS });
        }
        let zero = self.constant(0);
        let (a, b) = if self.interval(b).1 < 0 { (self.sub(zero, a), self.sub(zero, b)) } else { (a, b) };
        // A power of two on both sides is none.
        if let Some((rest, by)) = self.with_constant(b, Binary::Shl) {
            let by = self.constant(by);
            let high = self.shr(a, by);
            return self.expand_quotient(high, rest);
        }
        // The quotient of a negative number is the complement of that of its complement.
        let sign = self.lt(a, zero);
        let mask = self.sub(zero, sign);
        let (lo, hi) = self.interval(a);
        let positive = self.xor(a, mask);
        let least = if lo <= 0 && hi >= -1 { 0 } else { lo.max(!hi) };
        let positive = self.refine(positive, Range::new(least, hi.max(!lo)));
        let quotient = self.reciprocal(positive, b).unwrap_or_else(|| self.rows(positive, b));
        self.xor(quotient, mask)
    }

    /// Of a dividend that is not negative by a constant: the product with its reciprocal, rounded up, in as few bits as are exact
    /// (Granlund and Montgomery, Division by Invariant Integers using Multiplication, 1994).
    fn reciprocal(&mut self, a: Node, b: Node) -> Option<Node> {
        let (divisor, greatest) = (self.known(b)?, self.interval(a).1);
        let bits = |value: i128| 128 - value.leading_zeros();
        if 2 * (bits(greatest) + 1) > PRODUCT_BITS || bits(greatest) + bits(divisor) > PRODUCT_BITS {
            return None;
        }
        let exact = |by: &u32| {
            let power = 1i128 << by;
            let excess = (power / divisor + 1) * divisor - power;
            excess.checked_mul(greatest).is_some_and(|error| error < power)
        };
        let by = (bits(divisor)..=bits(greatest) + bits(divisor)).find(exact)?;
        let factor = self.constant((1 << by) / divisor + 1);
        let product = self.expand_product(a, factor);
        let quotient = self.shifted(Binary::Shr, product, by);
        Some(self.refine(quotient, Range::new(0, greatest / divisor)))
    }

    /// Of a dividend that is not negative and a divisor that is positive.
    fn rows(&mut self, a: Node, b: Node) -> Node {
        let ((_, a_hi), (b_lo, b_hi)) = (self.interval(a), self.interval(b));
        let count = 128 - (a_hi / b_lo.max(1)).leading_zeros();
        let mut rest = self.shifted(Binary::Shr, a, count);
        let mut quotient = self.constant(0);
        let zero = self.constant(0);
        for row in (0..count).rev() {
            let (doubled, bit) = (self.shifted(Binary::Shl, rest, 1), self.bit(a, row));
            let tried = self.or(doubled, bit);
            let left = self.sub(tried, b);
            let below = self.lt(left, zero);
            rest = self.select(below, tried, left);
            rest = self.refine(rest, Range::new(0, b_hi - 1));
            let one = self.constant(1);
            let digit = self.xor(below, one);
            let digit = self.shifted(Binary::Shl, digit, row);
            quotient = self.or(quotient, digit);
        }
        quotient
    }
}
