//! Conditions that the IR leaves to its author, as assertions: that an element or part at computed indices is there, and that
//! an integer division has a result. Without them, bad inputs would end the process, or change what is not theirs.

use crate::ir::{Op, Ssa};
use mase_ir::{
    build::{Builder, CmpiPredicate},
    melior::{
        Context,
        ir::{
            ShapedTypeLike, Type, ValueLike,
            attribute::{DenseI64ArrayAttribute, IntegerAttribute},
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
            "memref.load" => inside(&builder, operands[0], &operands[1..]),
            "memref.store" => inside(&builder, operands[1], &operands[2..]),
            "memref.subview" => part_inside(&builder, op, &operands),
            name @ ("arith.divsi" | "arith.divui" | "arith.remsi" | "arith.remui" | "arith.ceildivsi"
            | "arith.ceildivui" | "arith.floordivsi") => {
                let (dividend, divisor) = (operands[0], operands[1]);
                if constant(divisor).is_some_and(|value| value != 0 && value != -1) {
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

/// That an element of a buffer is there.
fn inside<'c>(builder: &Builder<'c>, buffer: Ssa<'c>, indices: &[Ssa<'c>]) {
    let Ok(buffer) = MemRefType::try_from(buffer.r#type()) else { return };
    for (dim, index) in indices.iter().enumerate() {
        let Ok(DimSize::Static(extent)) = buffer.dim_size(dim) else { continue };
        if !is_one_of(*index, &["arith.constant", "linalg.index"]) {
            // A negative index is a large one without a sign.
            let inside = builder.cmpi(CmpiPredicate::Ult, *index, builder.index(extent as i64));
            builder.assert(inside, &format!("an index is outside dimension {dim}, which has {extent}"));
        }
    }
}

/// That a part of fixed size of a buffer is there, wherever it starts.
fn part_inside<'c>(builder: &Builder<'c>, op: Op<'c>, operands: &[Ssa<'c>]) {
    let numbers = |name| op.attribute(name).ok().and_then(|list| DenseI64ArrayAttribute::try_from(list).ok());
    let (Some(offsets), Some(sizes), Some(strides)) =
        (numbers("static_offsets"), numbers("static_sizes"), numbers("static_strides"))
    else {
        return;
    };
    let Ok(buffer) = MemRefType::try_from(operands[0].r#type()) else { return };
    let mut computed = operands[1..].iter();
    for dim in 0..offsets.len() {
        let number = |list: &DenseI64ArrayAttribute| list.element(dim).unwrap_or(i64::MIN);
        if number(&offsets) != i64::MIN {
            continue;
        }
        let (Some(offset), Ok(DimSize::Static(extent))) = (computed.next(), buffer.dim_size(dim)) else {
            continue;
        };
        let reach = (number(&sizes) - 1) * number(&strides);
        let inside = builder.cmpi(CmpiPredicate::Ult, *offset, builder.index((extent as i64 - reach).max(0)));
        builder.assert(inside, &format!("a part is outside dimension {dim}, which has {extent}"));
    }
}

/// The number that a value is, if that is known.
fn constant(value: Ssa) -> Option<i64> {
    let op = node::defining_op(value).filter(|op| walk::name(*op) == "arith.constant")?;
    Some(IntegerAttribute::try_from(op.attribute("value").ok()?).ok()?.value())
}

/// The least number of an integer type with a sign.
fn least(ty: Type) -> i64 {
    let width = IntegerType::try_from(ty).map_or(64, |ty| ty.width());
    i64::MIN >> (64 - width.min(64))
}

fn is_one_of(value: Ssa, names: &[&str]) -> bool {
    node::defining_op(value).is_some_and(|op| names.contains(&walk::name(op).as_str()))
}
