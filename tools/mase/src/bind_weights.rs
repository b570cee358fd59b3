//! `mase bind-weights`: values of parameters into a module by name, out of it, or away.

use crate::{Global, Outcome, model, warn};
use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use indexmap::IndexMap;
use mase_data::{DType, Tensor, safetensors};
use mase_ir::{
    melior::{
        Context,
        ir::{Attribute, AttributeLike, Module, Type, operation::OperationLike, r#type::RankedTensorType},
    },
    node, values, walk,
};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Put weights into a model by name, take them out, or drop them
///
/// A model holds weights by name: in `mase.parameter` ops, and before raising in constants that are `dense_resource`s. Values
/// are set from a safetensors file, which has to fit the model's types and shapes; a model that has values gets the new
/// ones.
#[derive(Args)]
#[command(after_help = EXAMPLES, group = clap::ArgGroup::new("what").required(true).multiple(true))]
pub struct Options {
    /// The module, text or bytecode; `-` is stdin
    model: PathBuf,
    /// Set values from this safetensors file
    #[arg(short, long, value_name = "FILE", group = "what", conflicts_with_all = ["elide", "extract"])]
    weights: Option<PathBuf>,
    /// Write the model's values to this safetensors file
    #[arg(long, value_name = "FILE", group = "what")]
    extract: Option<PathBuf>,
    /// Drop the values; names, types and shapes stay
    #[arg(long, group = "what")]
    elide: bool,
    /// Where the module goes; `-` is stdout, which is the default unless values are only extracted
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write bytecode instead of text
    #[arg(long)]
    emit_bytecode: bool,
    /// Allow parameters that have no value in the end
    #[arg(long)]
    partial: bool,
    /// Allow values that are NaN or infinite
    #[arg(long, requires = "weights")]
    allow_non_finite: bool,
}

const EXAMPLES: &str = "\
Examples:
  mase bind-weights model.mlir --weights model.safetensors -o bound.mlir
  mase bind-weights bound.mlir --extract copy.safetensors
  mase bind-weights bound.mlir --elide -o small.mlir";

/// What was done, for people and for JSON.
#[derive(Default)]
struct Summary {
    /// Names whose value was set, written out or dropped.
    names: Vec<String>,
    /// Names in the file that the model has not.
    unused: Vec<String>,
    /// Names in the model that have no value.
    missing: Vec<String>,
}

/// Runs the command.
pub fn run(options: &Options, global: Global) -> Result<Outcome> {
    let to_stdout = match &options.output {
        Some(path) => path == Path::new("-"),
        None => options.weights.is_some() || options.elide,
    };
    if global.json && to_stdout {
        bail!("--json and the module would both go to stdout: say with -o where the module goes");
    }
    let context = model::context()?;
    let module = model::read(&context, &options.model)?;
    let mut summary = Summary::default();
    if let Some(path) = &options.weights {
        let weights = safetensors::open(path)?;
        summary = bind(&context, &module, &weights, options)
            .with_context(|| format!("{} does not fit {}", path.display(), options.model.display()))?;
        report(&summary, "bound", options, global)?;
    }
    if let Some(path) = &options.extract {
        let (found, missing) = extract(&module)?;
        summary = Summary { names: found.keys().cloned().collect(), missing, ..Summary::default() };
        report(&summary, "extracted", options, global)?;
        safetensors::write(path, &found)?;
    }
    if options.elide {
        let names = elide(&module)?;
        if options.extract.is_none() {
            summary.names = names;
            report(&summary, "dropped", options, global)?;
        }
    }
    if let Some(path) = options.output.as_deref().or(to_stdout.then_some(Path::new("-"))) {
        let form = model::Form { bytecode: options.emit_bytecode, elide: options.elide };
        model::write(&module, path, form)?;
    }
    if global.json {
        let Summary { names, unused, missing } = summary;
        println!("{}", serde_json::json!({ "names": names, "unused": unused, "missing": missing }));
    }
    Ok(Outcome::Fine)
}

/// Says what was done; an error if something is missing that must not be.
fn report(summary: &Summary, done: &str, options: &Options, global: Global) -> Result<()> {
    if !summary.unused.is_empty() {
        warn(format!(
            "{} in the file that the model does not have:{}",
            tensors(summary.unused.len()),
            list(&summary.unused)
        ));
    }
    if !summary.missing.is_empty() {
        let text = format!(
            "{} of the model without a value:{}",
            tensors(summary.missing.len()),
            list(&summary.missing)
        );
        if !options.partial {
            bail!("{text}\n(--partial allows it)");
        }
        warn(text);
    }
    global.note(format!("{done} {}", tensors(summary.names.len())));
    Ok(())
}

fn tensors(count: usize) -> String {
    if count == 1 { "1 tensor".into() } else { format!("{count} tensors") }
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("\n  {name}")).collect()
}

/// Sets the value of every slot that the file has a tensor for.
fn bind(
    context: &Context,
    module: &Module,
    weights: &IndexMap<String, Tensor>,
    options: &Options,
) -> Result<Summary> {
    let slots = model::slots(module)?;
    let (bound, kept): (Vec<_>, Vec<_>) = slots.iter().partition(|slot| weights.contains_key(&slot.name));
    let mut faults: Vec<_> = bound.iter().filter_map(|slot| misfit(slot, &weights[&slot.name])).collect();
    if !options.allow_non_finite {
        faults.extend(weights.iter().filter_map(|(name, tensor)| {
            let (index, value) = tensor.first_non_finite()?;
            let used = bound.iter().any(|slot| slot.name == *name);
            used.then(|| format!("`{name}` has {value} at {index:?} (--allow-non-finite allows it)"))
        }));
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n  "));
    }

    // A resource that something else refers to as well must keep its data.
    let targets: HashSet<_> = bound.iter().map(|slot| slot.op.to_raw().ptr).collect();
    let shared: HashSet<&str> = walk::preorder(module.as_operation())
        .into_iter()
        .filter(|op| !targets.contains(&op.to_raw().ptr))
        .flat_map(|op| {
            op.attributes().filter_map(|(_, value)| values::resource_name(value)).collect::<Vec<_>>()
        })
        .collect();
    let mut made: IndexMap<(&str, Type), Attribute> = IndexMap::new();
    for slot in &bound {
        let tensor = &weights[&slot.name];
        let ty = tensor_type(context, tensor)?;
        let make =
            if shared.contains(slot.name.as_str()) { values::resource } else { values::replace_resource };
        let value = *made
            .entry((&slot.name, ty.into()))
            .or_insert_with(|| make(context, &slot.name, ty, tensor.bytes()));
        node::set_inherent(slot.op, "value", value);
    }
    let names: indexmap::IndexSet<_> = bound.iter().map(|slot| slot.name.clone()).collect();
    let has_value = |slot: &&&model::Slot| slot.value.and_then(values::elements).is_some();
    Ok(Summary {
        unused: weights.keys().filter(|name| !names.contains(*name)).cloned().collect(),
        missing: unique(kept.iter().filter(|slot| !has_value(slot)).map(|slot| slot.name.clone())),
        names: names.into_iter().collect(),
    })
}

/// Why a tensor cannot be a slot's value.
fn misfit(slot: &model::Slot, tensor: &Tensor) -> Option<String> {
    let name = &slot.name;
    if tensor.shape() != slot.shape {
        return Some(format!("`{name}` has shape {:?}, but the model has {:?}", tensor.shape(), slot.shape));
    }
    match slot.dtype {
        Some(dtype) if dtype != tensor.dtype() => {
            Some(format!("`{name}` is of type {}, but the model has {dtype}", tensor.dtype()))
        }
        // In a number format values are given as real numbers.
        None if !tensor.dtype().is_float() => Some(format!(
            "`{name}` is of type {}, but a number format takes floating-point numbers",
            tensor.dtype()
        )),
        _ => None,
    }
}

fn tensor_type<'c>(context: &'c Context, tensor: &Tensor) -> Result<RankedTensorType<'c>> {
    let shape: Vec<u64> = tensor.shape().iter().map(|extent| *extent as u64).collect();
    let element = Type::parse(context, tensor.dtype().name())
        .ok_or_else(|| anyhow!("internal error: no type {}", tensor.dtype()))?;
    Ok(RankedTensorType::new(&shape, element, None))
}

/// The values that the module holds, and the names that have none.
pub fn extract(module: &Module) -> Result<(IndexMap<String, Tensor>, Vec<String>)> {
    let mut found: IndexMap<String, Tensor> = IndexMap::new();
    let mut missing = Vec::new();
    for slot in model::slots(module)? {
        let name = &slot.name;
        let Some(value) = slot.value else {
            missing.push(name.clone());
            continue;
        };
        if let Some(fault) = values::misfit(value) {
            bail!("`{name}`: {fault}");
        }
        let Some(elements) = values::elements(value) else {
            missing.push(name.clone());
            continue;
        };
        // The value's own type: that of a parameter in a number format is not the parameter's.
        let element = value.r#type();
        let element = node::element(element).map(|element| element.to_string()).unwrap_or_default();
        let dtype = DType::from_name(&element)
            .with_context(|| format!("`{name}` has elements of type {element}, which safetensors has not"))?;
        let bytes = elements.all(slot.shape.iter().product()).into_owned();
        let tensor = Tensor::new(dtype, slot.shape.clone(), bytes).with_context(|| format!("`{name}`"))?;
        if found.get(name).is_some_and(|other| *other != tensor) {
            bail!("`{name}` stands for two different tensors in the model");
        }
        found.insert(name.clone(), tensor);
    }
    missing.retain(|name| !found.contains_key(name));
    Ok((found, unique(missing)))
}

/// Drops the values of parameters. Those of resources are left out when the module is written.
fn elide(module: &Module) -> Result<Vec<String>> {
    let slots = model::slots(module)?;
    for slot in &slots {
        if walk::name(slot.op) == "mase.parameter" {
            node::remove_inherent(slot.op, "value");
        }
    }
    Ok(unique(slots.into_iter().filter(|slot| slot.value.is_some()).map(|slot| slot.name)))
}

fn unique(names: impl IntoIterator<Item = String>) -> Vec<String> {
    names.into_iter().collect::<indexmap::IndexSet<_>>().into_iter().collect()
}
