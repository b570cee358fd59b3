//! Takes an earlier quantisation out of a function, which is the float model again.

use super::graph::{is_float, is_format, title};
use mase_ir::{
    build::{self, Ssa},
    diagnostic::op_error,
    melior::ir::{BlockLike, OperationRef, RegionLike, Type, Value, ValueLike, operation::OperationLike},
    node,
    pass::{Failed, Outcome, Run},
    walk,
};

/// Removes casts to and from formats with what they need, and accumulators; nodes have floats again. Values that are held in a
/// format, so that their floats are not known, are errors.
pub fn strip<'r>(run: &Run<'r>, function: OperationRef<'r, 'r>) -> Outcome {
    let ops = walk::graph(function);
    let mut faults = false;
    for op in &ops {
        if let Some(fault) = fault(*op) {
            op_error(*op, fault).emit();
            faults = true;
        }
    }
    if faults {
        return Err(Failed::reported());
    }
    let float = float_of(run, &ops);
    // As they are now: casts in a row change each other's operands.
    let casts: Vec<bool> = ops.iter().map(|op| is_quantising(*op)).collect();
    let mut gone = Vec::new();
    let mut companions = Vec::new();
    for (op, cast) in ops.iter().zip(casts) {
        if cast {
            companions.extend(op.operands().nth(1));
            let (Some(input), Some(result)) = (op.operands().next(), op.results().next()) else { continue };
            if !is_float(result.r#type()) || result.r#type() == input.r#type() {
                build::replace_uses(result.into(), input);
                gone.push(*op);
            }
            continue;
        }
        for name in ["accumulator_width", "accumulator_frac"] {
            if op.attribute(name).is_ok() {
                node::remove_inherent(*op, name);
            }
        }
        if walk::name(*op) == "mase.yield" {
            retype_shard(*op);
        } else if op.results().any(|result| is_format(result.r#type())) {
            let own = op.operands().filter(|operand| is_float(operand.r#type()));
            let element = own.filter_map(|operand| node::element(operand.r#type())).next().unwrap_or(float);
            op.results().for_each(|result| node::set_element(result.into(), element));
        }
    }
    gone.into_iter().rev().for_each(build::erase);
    let distinct = (0..companions.len()).filter(|at| !companions[..*at].contains(&companions[*at]));
    distinct.for_each(|at| erase_unused(companions[at]));
    Ok(())
}

/// Gives the results of the shard that a region belongs to the types of what is yielded.
pub fn retype_shard<'r>(end: OperationRef<'r, 'r>) {
    let Some(shard) = end.parent_operation() else { return };
    for (result, value) in shard.results().zip(end.operands()) {
        if let Some(element) = node::element(value.r#type()) {
            node::set_element(result.into(), element);
        }
    }
}

/// Whether an op is a cast to or from a format.
fn is_quantising(op: OperationRef) -> bool {
    let mut types = op.operands().take(1).map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
    walk::name(op) == "mase.cast" && types.any(is_format)
}

/// Why an op cannot be taken back to floats.
fn fault(op: OperationRef) -> Option<String> {
    let name = walk::name(op);
    let kind = name.strip_prefix("mase.");
    let mut types = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
    let format = types.find(|ty| is_format(*ty));
    if name == "func.func" {
        let block = op.region(0).ok()?.first_block()?;
        let types: Vec<Type> = (0..block.argument_count())
            .filter_map(|index| block.argument(index).ok())
            .map(|argument| argument.r#type())
            .collect();
        let index = types.iter().position(|ty| is_format(*ty))?;
        return Some(format!(
            "has argument {index} in {}; a model that is quantised takes floats",
            types[index]
        ));
    }
    let format = format?;
    match kind {
        Some("parameter" | "derive") => {
            let name = op.attribute("name").ok().and_then(node::string).unwrap_or_default();
            Some(format!(
                "\"{name}\" is held in {format}, so that its floats are not known; quantise the float model"
            ))
        }
        Some("storage_cast" | "block") | None => Some(format!(
            "\"{}\" takes or gives {format}, whose floats are not known; quantise the float model",
            title(op)
        )),
        _ => None,
    }
}

/// The float that parameters and inputs are.
fn float_of<'r>(run: &Run<'r>, ops: &[OperationRef<'r, 'r>]) -> Type<'r> {
    let values = |op: &OperationRef<'r, 'r>| {
        let operands: Vec<Ssa<'r>> = op.operands().chain(op.results().map(Value::from)).collect();
        operands
    };
    let float = ops.iter().flat_map(values).find(|value| is_float(value.r#type()));
    float.and_then(|value| node::element(value.r#type())).unwrap_or(Type::float32(run.context))
}

/// Erases what gave a companion, if nothing else takes it.
fn erase_unused(value: Ssa) {
    let Some(op) = node::defining_op(value) else { return };
    if matches!(walk::name(op).as_str(), "mase.parameter" | "mase.derive") && !build::is_used(value) {
        build::erase(op);
    }
}
