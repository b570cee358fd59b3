//! Integers of one width in the body of a loop. They wrap: that nothing is lost is up to the caller.

use mase_ir::{
    build::{Builder, CmpiPredicate, Ssa},
    melior::ir::{Type, ValueLike, r#type::IntegerType},
};

/// Builds arithmetic on integers of 32 or 64 bits.
#[derive(Clone, Copy)]
pub struct Words<'r, 'a> {
    pub b: &'a Builder<'r>,
    pub width: u32,
}

impl<'r> Words<'r, '_> {
    pub fn ty(&self) -> Type<'r> {
        IntegerType::new(self.b.context(), self.width).into()
    }

    /// The float of the same width.
    pub fn float(&self) -> Type<'r> {
        if self.width == 32 { Type::float32(self.b.context()) } else { Type::float64(self.b.context()) }
    }

    pub fn c(&self, n: i64) -> Ssa<'r> {
        self.b.integer(n, self.ty())
    }

    fn op(&self, name: &str, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.b.scalar(name, &[x, y])
    }

    pub fn add(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.addi", x, y)
    }

    pub fn sub(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.subi", x, y)
    }

    pub fn and(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.andi", x, y)
    }

    pub fn or(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.ori", x, y)
    }

    pub fn xor(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.xori", x, y)
    }

    pub fn max(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.maxsi", x, y)
    }

    pub fn min(&self, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.minsi", x, y)
    }

    pub fn clamp(&self, x: Ssa<'r>, low: i64, high: i64) -> Ssa<'r> {
        self.min(self.max(x, self.c(low)), self.c(high))
    }

    pub fn left(&self, x: Ssa<'r>, by: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.shli", x, by)
    }

    /// Shifts in copies of the sign.
    pub fn right(&self, x: Ssa<'r>, by: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.shrsi", x, by)
    }

    /// Shifts in zeros.
    pub fn right_unsigned(&self, x: Ssa<'r>, by: Ssa<'r>) -> Ssa<'r> {
        self.op("arith.shrui", x, by)
    }

    pub fn is(&self, predicate: CmpiPredicate, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.b.cmpi(predicate, x, y)
    }

    pub fn select(&self, condition: Ssa<'r>, x: Ssa<'r>, y: Ssa<'r>) -> Ssa<'r> {
        self.b.select(condition, x, y)
    }

    /// -1 for a negative integer, else 0.
    pub fn sign(&self, x: Ssa<'r>) -> Ssa<'r> {
        self.right(x, self.c(i64::from(self.width) - 1))
    }

    /// `x`, negated where `sign` is -1 rather than 0.
    pub fn with_sign(&self, x: Ssa<'r>, sign: Ssa<'r>) -> Ssa<'r> {
        self.sub(self.xor(x, sign), sign)
    }

    pub fn abs(&self, x: Ssa<'r>) -> Ssa<'r> {
        self.with_sign(x, self.sign(x))
    }

    pub fn leading_zeros(&self, x: Ssa<'r>) -> Ssa<'r> {
        self.b.scalar("math.ctlz", &[x])
    }

    /// 1 for true and 0 for false.
    pub fn bit(&self, condition: Ssa<'r>) -> Ssa<'r> {
        self.b.convert("arith.extui", condition, self.ty())
    }

    /// An integer of another width, which has a sign.
    pub fn of(&self, x: Ssa<'r>) -> Ssa<'r> {
        self.resized(x, "arith.extsi", self.width)
    }

    /// One of another width, which has a sign if `signed`.
    pub fn load(&self, x: Ssa<'r>, signed: bool) -> Ssa<'r> {
        self.resized(x, if signed { "arith.extsi" } else { "arith.extui" }, self.width)
    }

    /// The low bits.
    pub fn store(&self, x: Ssa<'r>, width: u32) -> Ssa<'r> {
        self.resized(x, "arith.extsi", width)
    }

    fn resized(&self, x: Ssa<'r>, extend: &str, width: u32) -> Ssa<'r> {
        let ty = IntegerType::new(self.b.context(), width).into();
        match IntegerType::try_from(x.r#type()).expect("an integer").width() {
            from if from < width => self.b.convert(extend, x, ty),
            from if from > width => self.b.convert("arith.trunci", x, ty),
            _ => x,
        }
    }
}
