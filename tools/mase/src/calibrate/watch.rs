//! Which values of a model are measured, and copies of the model that return them.

use super::observed::Rows;
use anyhow::{Context as _, Result, bail};
use mase_ir::{
    build,
    melior::{
        Context,
        ir::{
            BlockLike, Module, OperationRef, RegionLike, Value, ValueLike, attribute::IntegerAttribute,
            operation::OperationLike,
        },
    },
    node, walk,
};
use std::collections::HashMap;

type Op<'m> = OperationRef<'m, 'm>;
/// A value of the module.
pub type Ssa<'m> = Value<'m, 'm>;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    Argument(usize),
    Node,
    /// A parameter, derived or not: the same for every sample.
    Parameter,
}

/// A value that is measured. Threads share it, so what it is in the module stands beside it.
pub struct Watched {
    /// For people.
    pub name: String,
    pub role: Role,
    pub shape: Vec<usize>,
    /// What it leads to is a softmax, and nothing else.
    pub softmax: Option<Softmax>,
}

/// How a value leads to a softmax.
pub struct Softmax {
    pub rows: Rows,
    /// Values that are added to it on the way, by their place among those that are watched.
    pub addends: Vec<usize>,
}

/// The function that is measured.
pub fn entry<'m>(module: &'m Module, name: &str) -> Result<Op<'m>> {
    let functions = walk::children(module.as_operation()).into_iter();
    functions
        .filter(|op| walk::name(*op) == "func.func")
        .find(|op| op.attribute("sym_name").ok().and_then(node::string).as_deref() == Some(name))
        .with_context(|| format!("the module has no function @{name}"))
}

/// The floats of a raised function: arguments, results of nodes, and parameters.
pub fn find<'m>(function: Op<'m>) -> Result<Vec<(Ssa<'m>, Watched)>> {
    let block = function.region(0).ok().and_then(|region| region.first_block());
    let block = block.context("the function has no body")?;
    let mut found = Vec::new();
    for index in 0..block.argument_count() {
        let value: Ssa = block.argument(index).context("internal error: an argument is missing")?.into();
        watch(&mut found, value, format!("argument {index}"), Role::Argument(index))?;
    }
    for op in walk::children(function) {
        let name = walk::name(op);
        if ["linalg.", "tensor."].iter().any(|dialect| name.starts_with(dialect)) {
            bail!("{}: {name} is no node; raise the model first, with mase-opt --mase-raise", op.location());
        }
        let role = match name.as_str() {
            "arith.constant" => continue,
            "mase.parameter" | "mase.derive" => Role::Parameter,
            _ => Role::Node,
        };
        let own = match role {
            Role::Parameter => op.attribute("name").ok().and_then(node::string),
            _ => node::node_name(op),
        };
        for (index, result) in op.results().enumerate() {
            let mut label =
                own.as_ref().map_or_else(|| format!("{name} at {}", op.location()), |own| format!("`{own}`"));
            if op.result_count() > 1 {
                label = format!("result {index} of {label}");
            }
            watch(&mut found, result.into(), label, role)?;
        }
    }
    let places: HashMap<usize, usize> =
        found.iter().enumerate().map(|(place, (value, _))| (build::identity(*value), place)).collect();
    for (value, watched) in &mut found {
        watched.softmax = softmax(*value).map(|(axis, addends)| Softmax {
            rows: Rows { axis },
            addends: addends
                .iter()
                .filter_map(|value| places.get(&build::identity(*value)).copied())
                .collect(),
        });
    }
    Ok(found)
}

fn watch<'m>(found: &mut Vec<(Ssa<'m>, Watched)>, value: Ssa<'m>, name: String, role: Role) -> Result<()> {
    let Some(element) = node::element(value.r#type()) else { return Ok(()) };
    if node::format(element).is_some() || element.to_string().starts_with("!quant") {
        bail!(
            "{name} is quantised already, to {}: calibrate the model of floats",
            node::element_text(element)
        );
    }
    if !matches!(element.to_string().as_str(), "f16" | "bf16" | "f32" | "f64") {
        return Ok(());
    }
    let shape = node::shape(value.r#type()).with_context(|| format!("{name} has no static shape"))?;
    let shape = shape.into_iter().map(|extent| extent as usize).collect();
    found.push((value, Watched { name, role, shape, softmax: None }));
    Ok(())
}

/// The axis, from the last, along which a softmax sums what a value leads to, and what is added on the way; none if it is used
/// otherwise, too.
fn softmax<'m>(value: Ssa<'m>) -> Option<(usize, Vec<Ssa<'m>>)> {
    let mut found: Option<(usize, Vec<Ssa<'m>>)> = None;
    for user in node::users(value) {
        let (axis, addends) = through(value, user)?;
        match &mut found {
            None => found = Some((axis, addends)),
            Some((other, all)) if *other == axis => all.extend(addends),
            Some(_) => return None,
        }
    }
    let (axis, _) = found.as_ref()?;
    let shape = node::shape(value.r#type())?;
    // A value without rows of its own is shifted as a whole.
    let rows = shape.len().checked_sub(*axis).is_some_and(|axis| shape[axis] > 1);
    found.filter(|_| rows)
}

fn through<'m>(value: Ssa<'m>, user: Op<'m>) -> Option<(usize, Vec<Ssa<'m>>)> {
    let result: Ssa = user.results().next()?.into();
    let shape = node::shape(result.r#type())?;
    match walk::name(user).as_str() {
        "mase.softmax" => {
            let axis = user.attribute("axis").and_then(IntegerAttribute::try_from).ok()?.value();
            let rank = shape.len() as i64;
            let axis = if axis < 0 { axis + rank } else { axis };
            Some((usize::try_from(rank - axis).ok()?, Vec::new()))
        }
        "mase.add" => {
            let (axis, mut addends) = softmax(result)?;
            addends.extend(user.operands().filter(|operand| *operand != value));
            Some((axis, addends))
        }
        "mase.reshape" | "mase.broadcast" => {
            let last = node::shape(value.r#type())?.last().copied();
            softmax(result).filter(|(axis, _)| *axis == 1 && last == shape.last().copied())
        }
        _ => None,
    }
}

/// A copy of the module whose function returns these values of the original instead of its results.
pub fn returning<'m>(
    context: &'m Context,
    module: &Module,
    name: &str,
    values: &[Ssa],
) -> Result<Module<'m>> {
    let copy =
        Module::from_operation((*module.as_operation()).clone()).context("internal error: no module")?;
    let (original, function) = (entry(module, name)?, entry(&copy, name)?);
    // Ops of the copy by those of the original: both walks go the same way.
    let ops: HashMap<usize, Op> = walk::children(original)
        .into_iter()
        .zip(walk::children(function))
        .map(|(old, new)| (old.to_raw().ptr as usize, new))
        .collect();
    let values = values.iter().map(|value| {
        let old = node::defining_op(*value)?;
        let index = old.results().position(|result| Value::from(result) == *value)?;
        Some(ops.get(&(old.to_raw().ptr as usize))?.result(index).ok()?.into())
    });
    let values: Vec<Ssa> = values.collect::<Option<_>>().context("internal error: a value is missing")?;
    if !build::set_returned(context, function, &values) {
        bail!("the function has no body that ends in func.return");
    }
    Ok(copy)
}
