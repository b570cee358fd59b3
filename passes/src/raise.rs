//! `mase-raise`: from `linalg` on tensors to nodes.
//!
//! A function is read into a graph of elementary operations (`read`), whose constructors recognise larger ones (`shape`,
//! `arithmetic`, `layers`); what can be emitted is settled when all uses are known (`settle`), and ops are made of it
//! (`emit`, `block`, `names`).

mod arithmetic;
mod block;
mod emit;
mod graph;
mod integers;
mod layers;
mod names;
mod read;
mod settle;
mod shape;

use mase_ir::{
    build::Builder,
    diagnostic::{op_error, op_remark},
    melior::ir::{
        BlockLike, OperationRef, RegionLike, Type, ValueLike, operation::OperationLike,
        r#type::RankedTensorType,
    },
    node,
    pass::{Anchor, Failed, Outcome, Pass, Run, Statistic},
    walk,
};
use read::{Reader, Verdicts};
use std::{collections::HashSet, rc::Rc};

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-raise",
    summary: "Raise linalg on tensors to nodes",
    description: "\
Replaces the ops of `linalg`, `tensor`, `arith` and `math` on tensors in every function by nodes of the dialect: what torch-mlir
writes for layers, activations, normalisations, attention and data movement. It looks at what is computed, not at how it is
divided into ops: bodies of `linalg.generic` are taken apart into elementary operations, on which patterns are defined up to
the order of operands and the place of constants. Parameters such as epsilon, axis, padding and scale are read and checked.

- Constants `dense_resource<name>` become `mase.parameter \"name\"`, without a value if the resource has no data. Other large
  float constants become parameters `constant_0` and so on. What is computed from parameters alone becomes a `mase.derive`.
- Integer arithmetic on masks and positions that depends on integer arguments and constants alone becomes `mase.attention_mask`,
  a constant, or a slice of a buffer; the rest of it moves to a function `@host` with the attribute `mase.host`, which is called.
- An op that no node stands for becomes a `mase.block` that holds it, with a remark on why the nearest pattern does not fit.
- Nodes get a readable `mase.node` from the names of their parameters.

Values are kept to float rounding: sums may be taken in another order, variance in f32 for f64, a comparison with NaN may give
NaN where it gave the other operand, and GELU by tanh has all digits of sqrt(2/pi), of which torch-mlir writes 0.797724. Running it again changes nothing. Functions of several blocks are left alone, with a remark.

Refuses tensors of dynamic shape.",
    anchor: Anchor::Module,
    options: &[],
    statistics: &[
        Statistic { name: "predefined", help: "nodes that are ops of the dialect, after the pass" },
        Statistic { name: "hls", help: "blocks that hold other ops, for HLS, after the pass" },
        Statistic { name: "user", help: "user-defined blocks, after the pass" },
        Statistic { name: "preamble", help: "integer masks and positions that were understood or moved to the host" },
    ],
    dialects: &["arith", "cf", "func", "linalg", "tensor"],
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    let functions: Vec<_> =
        walk::children(run.op).into_iter().filter(|op| walk::name(*op) == "func.func").collect();
    let mut faults = false;
    for function in &functions {
        if let Err(fault) = check(*function) {
            fault.emit();
            faults = true;
        }
    }
    if faults {
        return Err(Failed::reported());
    }
    let mut taken = Rc::new(names_of(run.op));
    for function in functions {
        let preamble = integers::raise_preamble(run.context, function);
        let found = preamble.constants + preamble.masks + preamble.views + preamble.host;
        run.count("preamble", found);
        raise(run, function, found > 0, &mut taken);
        count(run, function);
    }
    Ok(())
}

/// Names of parameters and resources.
fn names_of(module: OperationRef) -> HashSet<String> {
    let name = |op: OperationRef| match walk::name(op).as_str() {
        "mase.parameter" | "mase.derive" => op.attribute("name").ok().and_then(node::string),
        "arith.constant" => {
            op.attribute("value").ok().and_then(mase_ir::values::resource_name).map(str::to_owned)
        }
        _ => None,
    };
    walk::preorder(module).into_iter().filter_map(name).collect()
}

/// Raises a function, in which the preamble made nodes or not. Names are taken in other places of the module.
fn raise<'r>(run: &Run<'r>, function: OperationRef<'r, 'r>, nodes: bool, taken: &mut Rc<HashSet<String>>) {
    if function.has_attribute(mase_ir::names::HOST) {
        return;
    }
    let Some(block) = function.region(0).ok().and_then(|region| region.first_block()) else { return };
    if !nodes && !walk::children(function).into_iter().any(is_raisable) {
        return;
    }
    if block.next_in_region().is_some() {
        op_remark(function, "has several blocks, and is not raised").emit();
        return;
    }
    let mut verdicts = Verdicts::default();
    let mut reader = Reader::read(function, &verdicts, taken.clone());
    while reader.judge(&mut verdicts) {
        reader = Reader::read(function, &verdicts, taken.clone());
    }
    reader.settle();
    let mut remarks: Vec<_> = reader
        .blocks()
        .into_iter()
        .map(|(index, reason)| (index, format!("becomes a block for HLS: it {reason}")))
        .collect();
    let kept = verdicts.kept.iter().filter(|index| walk::name(reader.sources[**index].op) != "tensor.empty");
    remarks.extend(kept.map(|index| {
        let reason = &verdicts.opaque[index];
        (*index, format!("stays, since it {reason}, and a block for HLS takes and makes static tensors only"))
    }));
    let odd = reader.sources.iter().enumerate().filter(|(_, source)| source.kept);
    remarks.extend(
        odd.filter_map(|(index, source)| {
            Some((index, format!("stays, since it {}", source.reason.as_ref()?)))
        }),
    );
    remarks.sort();
    for (index, text) in remarks {
        op_remark(reader.sources[index].op, text).emit();
    }
    let unnamed = reader.unnamed_constants();
    emit::emit(reader, Builder::new(run.context, function));
    Rc::make_mut(taken).extend(unnamed);
}

/// Counts the nodes of a function by tool chain.
fn count(run: &Run, function: OperationRef) {
    for op in walk::graph(function) {
        match walk::name(op).as_str() {
            "mase.block" if op.has_attribute("callee") => run.count("user", 1),
            "mase.block" => run.count("hls", 1),
            "mase.parameter" => {}
            _ if node::is_node(op) => run.count("predefined", 1),
            _ => {}
        }
    }
}

/// Whether an op has to go.
fn is_raisable(op: OperationRef) -> bool {
    let name = walk::name(op);
    let tensor = op.results().any(|result| node::shape(result.r#type()).is_some());
    match name.split_once('.') {
        Some(("linalg" | "tensor" | "math", _)) => tensor,
        Some(("arith", "constant")) => {
            op.attribute("value").is_ok_and(|value| mase_ir::values::resource_name(value).is_some())
        }
        Some(("arith", _)) => tensor,
        _ => false,
    }
}

/// Whether all tensors have static shapes.
fn check<'r>(function: OperationRef<'r, 'r>) -> Result<(), mase_ir::diagnostic::Diagnostic<'r>> {
    let advice = "; export the model with a fixed input shape";
    if let Some(block) = function.region(0).ok().and_then(|region| region.first_block()) {
        for index in 0..block.argument_count() {
            let Some(ty) = block.argument(index).ok().map(|argument| argument.r#type()) else { continue };
            if is_dynamic(ty) {
                let text = format!("argument #{index} has the dynamic shape {ty}{advice}");
                return Err(op_error(function, text));
            }
        }
    }
    for op in walk::preorder(function) {
        if let Some(ty) = op.results().map(|result| result.r#type()).find(|ty| is_dynamic(*ty)) {
            return Err(op_error(op, format!("has the dynamic shape {ty}{advice}")));
        }
    }
    Ok(())
}

fn is_dynamic(ty: Type) -> bool {
    RankedTensorType::try_from(ty).is_ok_and(|tensor| node::shape(tensor.into()).is_none())
}
