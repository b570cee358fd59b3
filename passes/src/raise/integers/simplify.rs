//! What an operation on expressions is equal to.

use super::{
    domain::{Arena, Expr, Id, NONE, Op, Predicate, Ty, cmpf, cmpi},
    fold,
};

impl Arena {
    /// `f(select(c, a, b), k)` is `select(c, f(a, k), f(b, k))` where those are constants.
    pub(super) fn push_into_selection(&mut self, op: Op, ty: Ty, args: &[Id]) -> Option<Id> {
        if op == Op::Select {
            return None;
        }
        let condition = args.iter().find_map(|arg| self.selection(*arg))?[0];
        let mut sides = [[NONE; 3]; 2];
        for (i, arg) in args.iter().enumerate() {
            let [yes, no] = match self.selection(*arg) {
                Some([other, yes, no]) if other == condition => [yes, no],
                _ => [*arg; 2],
            };
            (sides[0][i], sides[1][i]) = (yes, no);
        }
        let yes = self.constant(op, ty, &sides[0][..args.len()])?;
        let no = self.constant(op, ty, &sides[1][..args.len()])?;
        Some(self.select(condition, yes, no))
    }

    pub(super) fn simplify(&mut self, op: Op, ty: Ty, args: &[Id]) -> Option<Id> {
        match (op, args) {
            (Op::Select, [condition, x, y]) => self.simplify_select(ty, *condition, *x, *y),
            (Op::CmpI(predicate), [x, y]) => self.simplify_compare(predicate, *x, *y),
            (Op::CmpF(predicate), [x, y]) => self.simplify_compare_floats(predicate, *x, *y),
            (_, [x]) => self.simplify_cast(op, ty, *x),
            (_, [x, y]) if ty.is_float() => {
                (matches!(op, Op::MulF | Op::DivF) && self.float_value(*y) == Some(1.0)).then_some(*x)
            }
            (_, [x, y]) => self.simplify_integers(op, ty, *x, *y),
            _ => None,
        }
    }

    fn simplify_select(&mut self, ty: Ty, condition: Id, x: Id, y: Id) -> Option<Id> {
        if let Some(known) = self.bits(condition) {
            return Some(if known != 0 { x } else { y });
        }
        if x == y {
            return Some(x);
        }
        if let Some(inverse) = self.inverse(condition) {
            return Some(self.select(inverse, y, x));
        }
        let inner_x = self.selection(x).filter(|inner| inner[0] == condition).map(|inner| inner[1]);
        let inner_y = self.selection(y).filter(|inner| inner[0] == condition).map(|inner| inner[2]);
        if inner_x.is_some() || inner_y.is_some() {
            return Some(self.select(condition, inner_x.unwrap_or(x), inner_y.unwrap_or(y)));
        }
        if ty != Ty::BOOL {
            // A number that is 0 or 1 (or -1) by a condition stays a selection, into which operations are pushed.
            return None;
        }
        match (self.bits(x), self.bits(y)) {
            (Some(1), Some(0)) => Some(condition),
            (Some(0), Some(1)) => Some(self.not(condition)),
            (Some(1), None) => Some(self.apply(Op::Or, ty, &[condition, y])),
            (None, Some(0)) => Some(self.apply(Op::And, ty, &[condition, x])),
            (Some(0), None) => {
                let not = self.not(condition);
                Some(self.apply(Op::And, ty, &[not, y]))
            }
            (None, Some(1)) => {
                let not = self.not(condition);
                Some(self.apply(Op::Or, ty, &[not, x]))
            }
            _ => None,
        }
    }

    /// `x`, of a condition that is `not x`.
    fn inverse(&self, condition: Id) -> Option<Id> {
        match self.get(condition) {
            // The constant is true: `xor x, false` was simplified.
            Expr::Apply { op: Op::Xor, ty: Ty::BOOL, args: [x, y, _] } => self.bits(y).map(|_| x),
            _ => None,
        }
    }

    fn simplify_compare(&mut self, predicate: Predicate, x: Id, y: Id) -> Option<Id> {
        if self.bits(x).is_some() && self.bits(y).is_none() {
            let swapped = Op::CmpI(cmpi::SWAPPED[usize::from(predicate)]);
            return Some(self.apply(swapped, Ty::BOOL, &[y, x]));
        }
        if x == y {
            let zero = (Ty::Index, 0);
            let holds = fold::fold(Op::CmpI(predicate), Ty::BOOL, &[zero, zero])? != 0;
            return Some(self.bool(holds));
        }
        if predicate == cmpi::EQ {
            let differ = self.apply(Op::CmpI(cmpi::NE), Ty::BOOL, &[x, y]);
            return Some(self.not(differ));
        }
        match (predicate, self.bits(y)?) {
            (cmpi::UGT, 0) | (cmpi::UGE, 1) => Some(self.not_zero(x)),
            (cmpi::ULT, 1) => {
                let some = self.not_zero(x);
                Some(self.not(some))
            }
            (cmpi::NE, bit) if self.ty(x) == Ty::BOOL => Some(if bit == 0 { x } else { self.not(x) }),
            (cmpi::NE, 0) => match self.get(x) {
                // Widening keeps 0 and nothing else.
                Expr::Apply { op: Op::ExtS | Op::ExtU, args, .. } => Some(self.not_zero(args[0])),
                _ => None,
            },
            _ => None,
        }
    }

    /// An integer made a float is 0 where it was: rounding does not reach 0.
    fn simplify_compare_floats(&mut self, predicate: Predicate, x: Id, y: Id) -> Option<Id> {
        let (x, zero) = if self.bits(x).is_some() { (y, x) } else { (x, y) };
        let Expr::Apply { op: Op::SToF | Op::UToF, args, .. } = self.get(x) else { return None };
        if self.float_value(zero) != Some(0.0) {
            return None;
        }
        match predicate {
            cmpf::ONE | cmpf::UNE => Some(self.not_zero(args[0])),
            cmpf::OEQ | cmpf::UEQ => {
                let some = self.not_zero(args[0]);
                Some(self.not(some))
            }
            _ => None,
        }
    }

    fn simplify_cast(&mut self, op: Op, ty: Ty, x: Id) -> Option<Id> {
        let from = self.ty(x);
        if matches!(op, Op::ExtS | Op::ExtU | Op::Trunc) {
            if from == ty {
                return Some(x);
            }
            // There and back again.
            if let Expr::Apply { op: Op::ExtS | Op::ExtU, args: [inner, ..], .. } = self.get(x)
                && self.ty(inner) == ty
            {
                return Some(inner);
            }
        }
        if from == Ty::BOOL && matches!(op, Op::ExtS | Op::ExtU | Op::SToF | Op::UToF) {
            let [yes, no] = [1, 0].map(|bit| fold::fold(op, ty, &[(from, bit)]));
            let (yes, no) = (Expr::Constant(ty, yes?), Expr::Constant(ty, no?));
            let (yes, no) = (self.intern(yes), self.intern(no));
            return Some(self.select(x, yes, no));
        }
        None
    }

    fn simplify_integers(&mut self, op: Op, ty: Ty, x: Id, y: Id) -> Option<Id> {
        // One bit: sums are differences, products are conjunctions.
        let same = match op {
            Op::AddI | Op::SubI => Some(Op::Xor),
            Op::MulI | Op::MinU => Some(Op::And),
            Op::MaxU => Some(Op::Or),
            _ => None,
        };
        if let Some(same) = same.filter(|_| ty == Ty::BOOL) {
            return Some(self.apply(same, ty, &[x, y]));
        }
        let (x, y) = if op.commutes() && self.bits(x).is_some() { (y, x) } else { (x, y) };
        if x == y {
            return match op {
                Op::And | Op::Or | Op::MinS | Op::MaxS | Op::MinU | Op::MaxU => Some(x),
                Op::Xor | Op::SubI => Some(self.integer(ty, 0)),
                _ => None,
            };
        }
        let bits = self.bits(y)?;
        let ones = ty.wrap(u64::MAX);
        match op {
            Op::AddI | Op::SubI | Op::Or | Op::Xor | Op::ShL | Op::ShRS | Op::ShRU if bits == 0 => Some(x),
            Op::MulI | Op::DivSI | Op::DivUI if bits == 1 => Some(x),
            Op::MulI | Op::And if bits == 0 => Some(y),
            Op::And if bits == ones => Some(x),
            Op::Or if bits == ones => Some(y),
            Op::Xor => {
                let Expr::Apply { op: Op::Xor, args: [a, b, _], .. } = self.get(x) else { return None };
                let bits = self.bits(b)? ^ bits;
                let both = self.intern(Expr::Constant(ty, bits));
                Some(self.apply(Op::Xor, ty, &[a, both]))
            }
            _ => None,
        }
    }
}
