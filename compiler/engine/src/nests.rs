//! Gives each loop nest a function of its own, and equal ones the same: LLVM takes more than linear time for large functions,
//! and a model's layers repeat. It also tells LLVM which buffers do not overlap.

use crate::{
    ir::{self, Op, Ssa},
    split,
};
use indexmap::IndexMap;
use mase_ir::{
    melior::{
        Context,
        ir::{
            Attribute, AttributeLike, BlockLike, Identifier, ValueLike,
            attribute::FlatSymbolRefAttribute,
            operation::{OperationBuilder, OperationLike},
            r#type::MemRefType,
        },
    },
    walk,
};
use std::collections::HashMap;

const PREFIX: &str = "mase_engine_nest_";

/// The functions so far, by their text without the name.
pub type Nests = IndexMap<String, String>;

/// Moves the loop nests directly in a function's body to functions.
pub fn outline<'c>(context: &'c Context, module: Op<'c>, function: Op<'c>, nests: &mut Nests) {
    let Some(block) = ir::body(function) else { return };
    for op in ir::ops(block) {
        // A nest that may stop stays, so that nothing runs after it.
        let stops = || walk::preorder(op).into_iter().any(|one| walk::name(one) == "cf.assert");
        if !walk::name(op).starts_with("linalg.") || op.result_count() > 0 || stops() {
            continue;
        }
        // A part at a computed place cannot be passed as a pointer alone.
        if split::reads(op).iter().any(|v| v.r#type().to_string().contains('?')) {
            continue;
        }
        let mut reads: Vec<Ssa> = Vec::new();
        let mut constants: Vec<Op> = Vec::new();
        for value in split::reads(op) {
            let constant = ir::definition(value).filter(|op| walk::name(*op) == "arith.constant");
            match constant {
                Some(constant) if !constants.iter().any(|one| one.to_raw().ptr == constant.to_raw().ptr) => {
                    constants.push(constant)
                }
                None if !reads.iter().any(|one| ir::key(*one) == ir::key(value)) => reads.push(value),
                _ => {}
            }
        }
        let name = format!("{PREFIX}{}", nests.len());
        let types: Vec<_> = reads.iter().map(|v| v.r#type()).collect();
        let nest = ir::new_function(context, module, &name, &types, &[], false);
        fill(context, nest, op, &reads, &constants);
        let text = ir::text(nest).replacen(&name, "", 1);
        let name = match nests.get(&text) {
            Some(known) => {
                mase_ir::build::erase(nest);
                known.clone()
            }
            None => {
                nests.insert(text, name.clone());
                name
            }
        };
        let callee = FlatSymbolRefAttribute::new(context, &name);
        let call = OperationBuilder::new("func.call", op.location())
            .add_attributes(&[(Identifier::new(context, "callee"), callee.into())])
            .add_operands(&reads);
        ir::build_before(op, call);
        mase_ir::build::erase(op);
    }
}

/// The body: the constants, the op, and a return.
fn fill<'c>(context: &'c Context, nest: Op<'c>, op: Op<'c>, reads: &[Ssa<'c>], constants: &[Op<'c>]) {
    let block = ir::body(nest).expect("just made");
    let mut inside: HashMap<usize, Ssa> =
        reads.iter().map(|v| ir::key(*v)).zip(ir::arguments(block)).collect();
    for constant in constants {
        let copy = ir::clone_to_end(*constant, block);
        inside.insert(ir::key(ir::result(*constant)), ir::result(copy));
    }
    let copy = ir::clone_to_end(op, block);
    split::use_instead(copy, &inside);
    let end = OperationBuilder::new("func.return", op.location()).build();
    block.append_operation(end.expect("a return"));

    let roots: Vec<usize> = reads.iter().map(|v| ir::key(root(*v))).collect();
    for (index, value) in reads.iter().enumerate() {
        let alone = roots.iter().filter(|other| **other == roots[index]).count() == 1;
        if alone && MemRefType::try_from(value.r#type()).is_ok() {
            let name = mase_dialects::bridge::string_ref("llvm.noalias");
            // SAFETY: a live function, an argument in range; the name lives for the call.
            unsafe {
                mlir_sys::mlirFuncSetArgAttr(
                    nest.to_raw(),
                    index as isize,
                    name,
                    Attribute::unit(context).to_raw(),
                )
            };
        }
    }
}

/// The buffer that a value is, or is part of. Views of the function's memory are buffers: those that live at once are apart.
fn root<'c>(value: Ssa<'c>) -> Ssa<'c> {
    let through = [
        "memref.subview",
        "memref.collapse_shape",
        "memref.expand_shape",
        "memref.cast",
        "memref.reinterpret_cast",
    ];
    let part = ir::definition(value).filter(|op| through.contains(&walk::name(*op).as_str()));
    part.and_then(|op| op.operands().next()).map_or(value, root)
}
