//! `exp`, `tanh` and `erf` of `f32` as formulas without branches, which LLVM turns into vector code; as calls of the C
//! library they would be computed one by one. Errors are a few units in the last place; the unit tests measure them.
//!
//! The rational approximations of tanh and erf are those of Eigen and XLA.

use crate::ir::{self, Op, Ssa};
use mase_ir::{
    build::{Builder, CmpfPredicate},
    melior::{
        Context,
        ir::{Type, ValueLike, operation::OperationLike, r#type::IntegerType},
    },
    walk,
};

/// Replaces the functions in a function's body.
pub fn expand<'c>(context: &'c Context, function: Op<'c>) {
    for op in walk::preorder(function) {
        let formula = match walk::name(op).as_str() {
            "math.exp" => exp,
            "math.tanh" => tanh,
            "math.erf" => erf,
            _ => continue,
        };
        let Some(x) = op.operands().next().filter(|x| x.r#type() == Type::float32(context)) else { continue };
        let value = formula(&Formula { b: Builder::new(context, op), ty: x.r#type() }, x);
        mase_ir::build::replace_uses(ir::result(op), value);
        mase_ir::build::erase(op);
    }
}

struct Formula<'c> {
    b: Builder<'c>,
    ty: Type<'c>,
}

impl<'c> Formula<'c> {
    fn c(&self, value: f64) -> Ssa<'c> {
        self.b.float(value, self.ty)
    }

    fn fma(&self, a: Ssa<'c>, b: Ssa<'c>, c: Ssa<'c>) -> Ssa<'c> {
        self.b.scalar("math.fma", &[a, b, c])
    }

    /// A polynomial, the highest power first.
    fn polynomial(&self, x: Ssa<'c>, factors: &[f64]) -> Ssa<'c> {
        let (first, rest) = factors.split_first().expect("a factor");
        rest.iter().fold(self.c(*first), |sum, factor| self.fma(sum, x, self.c(*factor)))
    }

    /// `x` within bounds; NaN stays.
    fn clamp(&self, x: Ssa<'c>, low: f64, high: f64) -> Ssa<'c> {
        let (low, high) = (self.c(low), self.c(high));
        let x = self.b.select(self.b.cmpf(CmpfPredicate::Olt, x, low), low, x);
        self.b.select(self.b.cmpf(CmpfPredicate::Ogt, x, high), high, x)
    }
}

/// `2^n * e^r` with `n` the nearest integer to `x / ln 2`.
fn exp<'c>(f: &Formula<'c>, x: Ssa<'c>) -> Ssa<'c> {
    let b = &f.b;
    let i32: Type = IntegerType::new(b.context(), 32).into();
    // Above, the result is infinite; below, zero.
    let x = f.clamp(x, -104.0, 89.0);
    let n = b.scalar("math.roundeven", &[b.mul(x, f.c(std::f64::consts::LOG2_E))]);
    let r = f.fma(n, f.c(-0.693_359_375), x);
    let r = f.fma(n, f.c(2.121_944_4e-4), r);
    let factors = [
        1.987_569_150_0e-4,
        1.398_199_950_7e-3,
        8.333_451_907_3e-3,
        4.166_579_589_4e-2,
        1.666_666_545_9e-1,
        5.000_000_120_1e-1,
    ];
    let tail = f.fma(f.polynomial(r, &factors), b.mul(r, r), r);
    let e = b.add(tail, f.c(1.0));
    // In two steps, since 2^n alone may be outside the range.
    let whole = b.convert("arith.fptosi", n, i32);
    let half = b.scalar("arith.shrsi", &[whole, b.integer(1, i32)]);
    let rest = b.scalar("arith.subi", &[whole, half]);
    let power = |n| {
        let bits =
            b.scalar("arith.shli", &[b.scalar("arith.addi", &[n, b.integer(127, i32)]), b.integer(23, i32)]);
        b.convert("arith.bitcast", bits, f.ty)
    };
    b.mul(b.mul(e, power(half)), power(rest))
}

fn tanh<'c>(f: &Formula<'c>, x: Ssa<'c>) -> Ssa<'c> {
    let b = &f.b;
    let tiny = b.cmpf(CmpfPredicate::Olt, b.scalar("math.absf", &[x]), f.c(0.0004));
    let bounded = f.clamp(x, -7.998_811_721_801_758, 7.998_811_721_801_758);
    let square = b.mul(bounded, bounded);
    let over = [
        -2.760_768_477_423_55e-16,
        2.000_187_904_824_77e-13,
        -8.604_671_522_137_35e-11,
        5.122_297_090_371_14e-8,
        1.485_722_357_179_79e-5,
        6.372_619_288_754_36e-4,
        4.893_524_558_917_86e-3,
    ];
    let under =
        [1.198_258_394_667_02e-6, 1.185_347_056_866_54e-4, 2.268_434_632_439e-3, 4.893_525_185_543_85e-3];
    let quotient = b.div(b.mul(bounded, f.polynomial(square, &over)), f.polynomial(square, &under));
    b.select(tiny, x, quotient)
}

fn erf<'c>(f: &Formula<'c>, x: Ssa<'c>) -> Ssa<'c> {
    let b = &f.b;
    let bounded = f.clamp(x, -4.0, 4.0);
    let square = b.mul(bounded, bounded);
    let over = [
        -2.726_142_258_013_06e-10,
        2.770_681_424_959_02e-8,
        -2.101_024_020_825_08e-6,
        -5.692_506_394_623_46e-5,
        -7.349_906_303_268_55e-4,
        -2.954_599_808_540_25e-3,
        -1.609_603_332_624_15e-2,
    ];
    let under = [
        -1.456_607_184_649_96e-5,
        -2.133_740_552_789_05e-4,
        -1.682_826_974_382_03e-3,
        -7.373_329_167_204_68e-3,
        -1.426_473_905_141_89e-2,
    ];
    b.div(b.mul(bounded, f.polynomial(square, &over)), f.polynomial(square, &under))
}
