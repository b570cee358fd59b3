//! Conditions that the IR leaves to its author, as assertions: that an element read at computed indices is there, and that an
//! integer division has a result. Without them, bad inputs would end the process.

use crate::ir::{Op, Ssa};
use mase_ir::{
    build::{Builder, CmpiPredicate},
    melior::{
        Context,
        ir::{
            ShapedTypeLike, Type, ValueLike,
            operation::OperationLike,
            r#type::{DimSize, IntegerType, MemRefType},
        },
    },
    node, walk,
};

/// Adds assertions in the bodies of a function's loops, on buffers.
pub fn guard<'c>(context: &'c Context, function: Op<'c>) {
    for op in walk::preorder(function) {
        let builder = Builder::new(context, op);
        let operands: Vec<Ssa> = op.operands().collect();
        match walk::name(op).as_str() {
            "memref.load" => {
                let Ok(buffer) = MemRefType::try_from(operands[0].r#type()) else { continue };
                for (dim, index) in operands[1..].iter().enumerate() {
                    let Ok(DimSize::Static(extent)) = buffer.dim_size(dim) else { continue };
                    if !is_one_of(*index, &["arith.constant", "linalg.index"]) {
                        // A negative index is a large one without a sign.
                        let inside = builder.cmpi(CmpiPredicate::Ult, *index, builder.index(extent as i64));
                        builder.assert(
                            inside,
                            &format!("an index is outside dimension {dim}, which has {extent}"),
                        );
                    }
                }
            }
            name @ ("arith.divsi" | "arith.divui" | "arith.remsi" | "arith.remui" | "arith.ceildivsi"
            | "arith.ceildivui" | "arith.floordivsi") => {
                let (dividend, divisor) = (operands[0], operands[1]);
                if is_one_of(divisor, &["arith.constant"]) {
                    continue;
                }
                let ty = divisor.r#type();
                let other = |value, than| builder.cmpi(CmpiPredicate::Ne, value, builder.integer(than, ty));
                builder.assert(other(divisor, 0), "an integer is divided by zero");
                if name.ends_with("si") {
                    let least = least(ty);
                    let fits = [other(divisor, -1), other(dividend, least)];
                    builder.assert(
                        builder.scalar("arith.ori", &fits),
                        &format!("{least} is divided by -1, which overflows"),
                    );
                }
            }
            _ => {}
        }
    }
}

/// The least number of an integer type with a sign.
fn least(ty: Type) -> i64 {
    let width = IntegerType::try_from(ty).map_or(64, |ty| ty.width());
    i64::MIN >> (64 - width.min(64))
}

fn is_one_of(value: Ssa, names: &[&str]) -> bool {
    node::defining_op(value).is_some_and(|op| names.contains(&walk::name(op).as_str()))
}
