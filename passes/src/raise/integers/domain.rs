//! What an element of a tensor can be: a constant, an element of an input, or an operation on those.
//!
//! Expressions are hash-consed: equal ones have equal ids. Constants are folded with the semantics of `arith`, wrap-around
//! and rounding included. What folding could not do right (a division by zero, a conversion out of range, arithmetic of
//! f16) stays an operation. No MLIR here.

use super::fold;
use std::{collections::HashMap, fmt::Write};

/// The type of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ty {
    /// An integer without a sign of its own, of 1 to 64 bits.
    Int(u32),
    /// 64 bits wide.
    Index,
    F16,
    Bf16,
    F32,
    F64,
}

impl Ty {
    /// A truth value.
    pub const BOOL: Self = Self::Int(1);

    pub fn is_float(self) -> bool {
        !matches!(self, Self::Int(_) | Self::Index)
    }

    /// Bits of an integer.
    pub fn bits(self) -> u32 {
        if let Self::Int(bits) = self { bits } else { 64 }
    }

    /// The bits of an integer that its type has.
    pub fn wrap(self, value: u64) -> u64 {
        value & (u64::MAX >> (64 - self.bits()))
    }
}

/// How two integers or floats are compared; numbered as in `arith`.
pub type Predicate = u8;

/// An operation of `arith`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    AddI,
    SubI,
    MulI,
    DivSI,
    DivUI,
    CeilDivSI,
    FloorDivSI,
    RemSI,
    RemUI,
    And,
    Or,
    Xor,
    ShL,
    ShRS,
    ShRU,
    MinS,
    MaxS,
    MinU,
    MaxU,
    CmpI(Predicate),
    /// `extsi`, and `index_cast` to a wider type or one as wide.
    ExtS,
    /// `extui`, and `index_castui` likewise.
    ExtU,
    /// `trunci`, and casts of an index to a narrower type.
    Trunc,
    SToF,
    UToF,
    FToS,
    FToU,
    AddF,
    SubF,
    MulF,
    DivF,
    NegF,
    MaximumF,
    MinimumF,
    MaxNumF,
    MinNumF,
    CmpF(Predicate),
    /// `extf`, `truncf`
    CastF,
    Select,
}

/// Predicates of `arith.cmpi`.
pub mod cmpi {
    pub const EQ: u8 = 0;
    pub const NE: u8 = 1;
    pub const ULT: u8 = 6;
    pub const UGT: u8 = 8;
    pub const UGE: u8 = 9;
    /// The predicate that holds of the operands in the other order.
    pub const SWAPPED: [u8; 10] = [0, 1, 4, 5, 2, 3, 8, 9, 6, 7];
}

/// Predicates of `arith.cmpf`.
pub mod cmpf {
    pub const OEQ: u8 = 1;
    pub const ONE: u8 = 6;
    pub const UEQ: u8 = 8;
    pub const UNE: u8 = 13;
}

impl Op {
    /// The operation of an op's name and predicate, on operands of one type with a result of another.
    pub fn of(name: &str, predicate: Option<i64>, from: Ty, to: Ty) -> Option<Self> {
        let predicate = || predicate.and_then(|p| u8::try_from(p).ok());
        let widens = to.bits() >= from.bits();
        Some(match name.strip_prefix("arith.")? {
            "addi" => Self::AddI,
            "subi" => Self::SubI,
            "muli" => Self::MulI,
            "divsi" => Self::DivSI,
            "divui" => Self::DivUI,
            "ceildivsi" => Self::CeilDivSI,
            "floordivsi" => Self::FloorDivSI,
            "remsi" => Self::RemSI,
            "remui" => Self::RemUI,
            "andi" => Self::And,
            "ori" => Self::Or,
            "xori" => Self::Xor,
            "shli" => Self::ShL,
            "shrsi" => Self::ShRS,
            "shrui" => Self::ShRU,
            "minsi" => Self::MinS,
            "maxsi" => Self::MaxS,
            "minui" => Self::MinU,
            "maxui" => Self::MaxU,
            "cmpi" => Self::CmpI(predicate().filter(|p| *p < 10)?),
            "extsi" => Self::ExtS,
            "extui" => Self::ExtU,
            "trunci" => Self::Trunc,
            "index_cast" if widens => Self::ExtS,
            "index_castui" if widens => Self::ExtU,
            "index_cast" | "index_castui" => Self::Trunc,
            "sitofp" => Self::SToF,
            "uitofp" => Self::UToF,
            "fptosi" => Self::FToS,
            "fptoui" => Self::FToU,
            "addf" => Self::AddF,
            "subf" => Self::SubF,
            "mulf" => Self::MulF,
            "divf" => Self::DivF,
            "negf" => Self::NegF,
            "maximumf" => Self::MaximumF,
            "minimumf" => Self::MinimumF,
            "maxnumf" => Self::MaxNumF,
            "minnumf" => Self::MinNumF,
            "cmpf" => Self::CmpF(predicate().filter(|p| *p < 16)?),
            "extf" | "truncf" => Self::CastF,
            "select" => Self::Select,
            _ => return None,
        })
    }

    /// How many operands it takes.
    pub fn arity(self) -> usize {
        match self {
            Self::Select => 3,
            Self::ExtS | Self::ExtU | Self::Trunc | Self::SToF | Self::UToF => 1,
            Self::FToS | Self::FToU | Self::NegF | Self::CastF => 1,
            _ => 2,
        }
    }

    fn commutes(self) -> bool {
        use Op::*;
        matches!(self, AddI | MulI | And | Or | Xor | MinS | MaxS | MinU | MaxU | AddF | MulF)
            || matches!(self, CmpI(cmpi::EQ | cmpi::NE))
    }
}

/// An expression in its [`Arena`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u32);

/// Stands for an operand that an operation does not have.
const NONE: Id = Id(u32::MAX);

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// An integer's bits, or those of a float as f64 (in which every float of another type is exact).
    Constant(Ty, u64),
    /// An element of an input, by its position in row-major order.
    Input { ty: Ty, source: u32, index: u32 },
    /// Not written yet: an element of `tensor.empty`.
    Undefined(Ty),
    /// An operation.
    Apply { op: Op, ty: Ty, args: [Id; 3] },
}

/// All expressions of a function.
#[derive(Default)]
pub struct Arena {
    exprs: Vec<Expr>,
    ids: HashMap<Expr, Id>,
}

impl Arena {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.exprs.len()
    }

    /// What an id stands for.
    pub fn get(&self, id: Id) -> Expr {
        self.exprs[id.0 as usize]
    }

    /// The type of an element.
    pub fn ty(&self, id: Id) -> Ty {
        match self.get(id) {
            Expr::Constant(ty, _) | Expr::Undefined(ty) => ty,
            Expr::Input { ty, .. } | Expr::Apply { ty, .. } => ty,
        }
    }

    fn intern(&mut self, expr: Expr) -> Id {
        let next = Id(self.exprs.len() as u32);
        let id = *self.ids.entry(expr).or_insert(next);
        if id == next {
            self.exprs.push(expr);
        }
        id
    }

    /// An integer, of which the type's bits are taken.
    pub fn integer(&mut self, ty: Ty, value: i64) -> Id {
        self.intern(Expr::Constant(ty, ty.wrap(value as u64)))
    }

    /// A float that its type holds exactly.
    pub fn float(&mut self, ty: Ty, value: f64) -> Id {
        self.intern(Expr::Constant(ty, value.to_bits()))
    }

    /// A truth value.
    pub fn bool(&mut self, value: bool) -> Id {
        self.integer(Ty::BOOL, value.into())
    }

    /// An element of an input.
    pub fn input(&mut self, ty: Ty, source: u32, index: u32) -> Id {
        self.intern(Expr::Input { ty, source, index })
    }

    /// An element that nothing has been written to.
    pub fn undefined(&mut self, ty: Ty) -> Id {
        self.intern(Expr::Undefined(ty))
    }

    /// The bits of a constant.
    pub fn bits(&self, id: Id) -> Option<u64> {
        if let Expr::Constant(_, bits) = self.get(id) { Some(bits) } else { None }
    }

    /// The value of a constant integer, as one with a sign.
    pub fn signed(&self, id: Id) -> Option<i64> {
        match self.get(id) {
            Expr::Constant(ty, bits) if !ty.is_float() => Some(fold::signed(ty, bits)),
            _ => None,
        }
    }

    /// The value of a constant float.
    pub fn float_value(&self, id: Id) -> Option<f64> {
        match self.get(id) {
            Expr::Constant(ty, bits) if ty.is_float() => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    /// Condition and alternatives of a selection.
    pub fn selection(&self, id: Id) -> Option<[Id; 3]> {
        match self.get(id) {
            Expr::Apply { op: Op::Select, args, .. } => Some(args),
            _ => None,
        }
    }

    /// The operation on these operands, or what it is equal to. There are as many operands as its arity.
    pub fn apply(&mut self, op: Op, ty: Ty, args: &[Id]) -> Id {
        if let Some(known) = self.constant(op, ty, args) {
            return known;
        }
        if let Some(simpler) = self.simplify(op, ty, args) {
            return simpler;
        }
        if let Some(selection) = self.push_into_selection(op, ty, args) {
            return selection;
        }
        let mut all = [NONE; 3];
        all[..args.len()].copy_from_slice(args);
        if op.commutes() {
            // Constants last.
            all[..2].sort_unstable_by_key(|arg| (self.bits(*arg).is_some(), *arg));
        }
        self.intern(Expr::Apply { op, ty, args: all })
    }

    /// `not x`
    pub fn not(&mut self, x: Id) -> Id {
        let yes = self.bool(true);
        self.apply(Op::Xor, Ty::BOOL, &[x, yes])
    }

    /// `x` where the condition holds, `y` elsewhere.
    pub fn select(&mut self, condition: Id, x: Id, y: Id) -> Id {
        let ty = self.ty(x);
        self.apply(Op::Select, ty, &[condition, x, y])
    }

    /// Whether an integer is not 0.
    pub fn not_zero(&mut self, x: Id) -> Id {
        let zero = self.integer(self.ty(x), 0);
        self.apply(Op::CmpI(cmpi::NE), Ty::BOOL, &[x, zero])
    }

    /// The result on constants.
    fn constant(&mut self, op: Op, ty: Ty, args: &[Id]) -> Option<Id> {
        let mut values = [(ty, 0); 3];
        for (value, arg) in values.iter_mut().zip(args) {
            let Expr::Constant(ty, bits) = self.get(*arg) else { return None };
            *value = (ty, bits);
        }
        let bits = fold::fold(op, ty, &values[..args.len()])?;
        Some(self.intern(Expr::Constant(ty, bits)))
    }

    /// `f(select(c, a, b), k)` is `select(c, f(a, k), f(b, k))` where those are constants.
    fn push_into_selection(&mut self, op: Op, ty: Ty, args: &[Id]) -> Option<Id> {
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

    fn simplify(&mut self, op: Op, ty: Ty, args: &[Id]) -> Option<Id> {
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

    /// An expression for a message: inputs by name, and no deeper than a line holds.
    pub fn text(&self, id: Id, names: &[String]) -> String {
        let mut text = String::new();
        self.write(&mut text, id, names, 4);
        text
    }

    fn write(&self, text: &mut String, id: Id, names: &[String], depth: usize) {
        // Writing to a string cannot fail.
        let _ = match self.get(id) {
            Expr::Constant(Ty::BOOL, bits) => write!(text, "{}", bits != 0),
            Expr::Constant(Ty::F32, bits) => write!(text, "{:e}", f64::from_bits(bits) as f32),
            Expr::Constant(ty, bits) if ty.is_float() => write!(text, "{:e}", f64::from_bits(bits)),
            Expr::Constant(ty, bits) => write!(text, "{}", fold::signed(ty, bits)),
            Expr::Undefined(_) => write!(text, "undefined"),
            Expr::Input { source, index, .. } => {
                let name = names.get(source as usize).map_or("?", String::as_str);
                write!(text, "{name}[{index}]")
            }
            Expr::Apply { .. } if depth == 0 => write!(text, "..."),
            Expr::Apply { op, args, .. } => {
                let name = match op {
                    Op::CmpI(p) => ["eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"][usize::from(p)].to_owned(),
                    Op::CmpF(p) => format!("cmpf{p}"),
                    _ => format!("{op:?}").to_lowercase(),
                };
                let _ = write!(text, "{name}(");
                for (i, arg) in args[..op.arity()].iter().enumerate() {
                    if i > 0 {
                        text.push_str(", ");
                    }
                    self.write(text, *arg, names, depth - 1);
                }
                write!(text, ")")
            }
        };
    }
}
