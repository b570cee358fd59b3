//! The nodes of a function, each as a function of its own in a new module, on integers.

use crate::{Error, error::Why};
use mase_ir::{
    build::{self, Builder, Ssa},
    diagnostic::capture,
    melior::{
        Context,
        ir::{
            BlockLike, Location, Module, OperationRef, RegionLike, Type, ValueLike,
            attribute::{StringAttribute, TypeAttribute},
            operation::OperationLike,
            r#type::{FunctionType, IntegerType},
        },
        pass::{PassManager, transform},
        utility::parse_pass_pipeline,
    },
    node, walk,
};
use std::collections::{HashMap, HashSet};

type Op<'m> = OperationRef<'m, 'm>;

/// What an op is to hardware.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Values of parameters, and what follows from them alone.
    Known,
    /// A float becomes a number format: the host's work, in front of a port.
    Enter,
    /// A number format becomes a float: the host's work, behind a port.
    Leave,
    /// Elements keep their order in memory.
    Reshape,
    /// Dimensions change places.
    Transpose,
    /// Anything else, by its lowering.
    Lowered,
}

/// An op of the model's function.
pub struct Item<'m> {
    /// The op.
    pub op: Op<'m>,
    /// What it is.
    pub kind: Kind,
    /// Unique; letters, digits and underscores.
    pub name: String,
}

/// The function of that name.
pub fn function<'m>(module: Op<'m>, name: &str) -> Result<Op<'m>, Error> {
    let functions = walk::children(module).into_iter().filter(|op| walk::name(*op) == "func.func");
    let named = |op: &Op| op.attribute("sym_name").ok().and_then(node::string).as_deref() == Some(name);
    functions
        .into_iter()
        .find(named)
        .ok_or_else(|| Error::Module(format!("the module has no function @{name}")))
}

/// What a fault at an op is.
pub fn fault(op: OperationRef, why: Why) -> Error {
    let node = node::node_name(op).map_or_else(|| walk::name(op), |name| format!("`{name}`"));
    Error::Node { location: op.location().to_string(), node, why: why.0 }
}

/// Whether a type is a tensor in a number format.
fn is_format(ty: Type) -> bool {
    node::element(ty).is_some_and(|element| node::format(element).is_some())
}

/// Whether a type is a tensor of integers, such as numbers of tokens.
pub fn is_integer(ty: Type) -> bool {
    node::element(ty).is_some_and(|element| crate::body::bits(element).is_some())
}

/// The ops of a function, in their order, but for its return.
pub fn items<'m>(function: Op<'m>) -> Result<Vec<Item<'m>>, Error> {
    let coming = Coming::of(function);
    let mut names = HashSet::new();
    let mut items = Vec::new();
    for op in walk::children(function) {
        if walk::name(op) == "func.return" {
            continue;
        }
        let known = !op.results().any(|result| coming.has(result.into()));
        let kind = if known { Kind::Known } else { kind(op).map_err(|why| fault(op, why))? };
        items.push(Item { op, kind, name: unique(op, &mut names) });
    }
    Ok(items)
}

fn kind(op: Op) -> Result<Kind, Why> {
    let formats = |mut types: Box<dyn Iterator<Item = Type> + '_>| types.any(is_format);
    let takes = formats(Box::new(op.operands().map(|operand| operand.r#type())));
    let gives = formats(Box::new(op.results().map(|result| result.r#type())));
    match walk::name(op).as_str() {
        "mase.cast" if !takes => Ok(Kind::Enter),
        "mase.cast" if !gives => Ok(Kind::Leave),
        "mase.reshape" if takes => Ok(Kind::Reshape),
        "mase.transpose" if takes => Ok(Kind::Transpose),
        "mase.reshape" | "mase.transpose" => {
            Err("it moves floats; cast to a number format in front of it, with mase-quantize".into())
        }
        name if takes && gives && name.starts_with("mase.") => Ok(Kind::Lowered),
        name => Err(Why(format!(
            "{name} is no node on number formats: there is hardware for quantised nodes only (mase-quantize)"
        ))),
    }
}

/// A name for hardware.
fn unique(op: Op, names: &mut HashSet<String>) -> String {
    let stem = node::node_name(op).unwrap_or_else(|| walk::name(op));
    let mut stem: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if stem.starts_with(|c: char| c.is_ascii_digit()) {
        stem.insert(0, 'n');
    }
    let numbered = (2..).map(|number| format!("{stem}_{number}"));
    let name =
        std::iter::once(stem.clone()).chain(numbered).find(|name| !names.contains(name)).unwrap_or_default();
    names.insert(name.clone());
    name
}

/// The bits and the sign of a tensor's elements in a scalar format.
pub fn storage(ty: Type) -> Result<(u32, bool), Why> {
    let format = node::element(ty).and_then(node::format).ok_or("a tensor is in no number format")?;
    let layout = format.layout();
    if layout.block.is_some() {
        return Err(Why(format!("{format} has shared exponents, for which there is no hardware yet")));
    }
    let view = format.view().ok_or_else(|| Why(format!("{format} is no integer times a step")))?;
    Ok((layout.element_bits, view.low < 0))
}

/// A module in which each lowered item has a function of its name, on integers, lowered to `linalg`. What is known is computed inside.
pub fn split<'m>(context: &'m Context, items: &[Item<'m>], coming: &Coming) -> Result<Module<'m>, Error> {
    let location = Location::unknown(context);
    let mut module = Module::new(location);
    {
        let builder = Builder::inside(context, module.body(), location);
        for item in items.iter().filter(|item| item.kind == Kind::Lowered) {
            extract(&builder, item, coming).map_err(|why| fault(item.op, why))?;
        }
    }
    let pipeline = "builtin.module(func.func(mase-lower-to-linalg{parameters=keep}))";
    let manager = PassManager::new(context);
    let (result, messages) = capture(context, || {
        parse_pass_pipeline(manager.as_operation_pass_manager(), pipeline)?;
        manager.add_pass(transform::create_canonicalizer());
        manager.add_pass(transform::create_cse());
        manager.run(&mut module)
    });
    if let Err(error) = result {
        let text: Vec<String> = messages.into_iter().map(|(_, text)| text).collect();
        return Err(Error::Module(if text.is_empty() { error.to_string() } else { text.join("; ") }));
    }
    Ok(module)
}

/// Which values of a function follow from what comes in.
pub struct Coming(HashSet<usize>);

impl Coming {
    /// Looks through a function, also at what regions take from outside.
    pub fn of(function: OperationRef) -> Self {
        let mut found = HashSet::new();
        if let Some(block) = function.region(0).ok().and_then(|region| region.first_block()) {
            let arguments = (0..block.argument_count()).filter_map(|index| block.argument(index).ok());
            found.extend(arguments.map(|argument| build::identity(argument.into())));
        }
        for op in walk::children(function) {
            if taken(op).iter().any(|value| found.contains(&build::identity(*value))) {
                found.extend(op.results().map(|result| build::identity(result.into())));
            }
        }
        Self(found)
    }

    /// Whether a value does.
    pub fn has(&self, value: Ssa) -> bool {
        self.0.contains(&build::identity(value))
    }
}

/// Arguments of the function that are integers and that an item takes as they are, with how many values they may have: they name
/// rows of tables.
pub fn numbers<'m>(item: &Item<'m>, coming: &Coming) -> Vec<(Ssa<'m>, i64)> {
    let is = |value: &Ssa<'m>| {
        coming.has(*value) && node::defining_op(*value).is_none() && is_integer(value.r#type())
    };
    let rows = |op: Op<'m>| match walk::name(op).as_str() {
        "mase.embedding" => op.operands().nth(1).map_or(0, |table| build::shape_of(table)[0]),
        _ => 0,
    };
    item.op.operands().filter(is).map(|value| (value, rows(item.op))).collect()
}

/// What an op and its regions take.
pub fn taken<'m>(op: Op<'m>) -> Vec<Ssa<'m>> {
    walk::preorder(op).into_iter().flat_map(|inner| inner.operands().collect::<Vec<_>>()).collect()
}

/// The operands of an item that come in streams, each once.
pub fn streams<'m>(op: Op<'m>, coming: &Coming) -> Vec<Ssa<'m>> {
    let mut found: Vec<Ssa> = Vec::new();
    for operand in op.operands().filter(|operand| coming.has(*operand)) {
        if !found.contains(&operand) {
            found.push(operand);
        }
    }
    found
}

fn extract<'m>(builder: &Builder<'m>, item: &Item<'m>, coming: &Coming) -> Result<(), Why> {
    let context = builder.context();
    let integers = |value: Ssa<'m>| -> Result<Type<'m>, Why> {
        if is_integer(value.r#type()) {
            return Ok(value.r#type());
        }
        let (bits, _) = storage(value.r#type())?;
        Ok(build::tensor_type(&build::shape_of(value), IntegerType::new(context, bits).into()))
    };
    let inputs = streams(item.op, coming);
    let results: Vec<Ssa> = item.op.results().map(Ssa::from).collect();
    let takes: Vec<Type> = inputs.iter().map(|input| integers(*input)).collect::<Result<_, _>>()?;
    let gives: Vec<Type> = results.iter().map(|result| integers(*result)).collect::<Result<_, _>>()?;
    let ty = FunctionType::new(context, &takes, &gives);
    let attributes = [
        ("sym_name", StringAttribute::new(context, &item.name).into()),
        ("function_type", TypeAttribute::new(ty.into()).into()),
    ];
    builder.at(item.op.location()).with_region("func.func", &[], &attributes, &[], &takes, |b, arguments| {
        let mut copies = HashMap::new();
        for (input, argument) in inputs.iter().zip(arguments) {
            let own = match is_integer(input.r#type()) {
                true => *argument,
                false => b.node("mase.storage_cast", &[*argument], input.r#type()),
            };
            copies.insert(build::identity(*input), own);
        }
        for operand in item.op.operands() {
            copy_known(b, operand, &mut copies);
        }
        let copy = b.copy(item.op, &copies);
        let values: Vec<Ssa> = copy
            .results()
            .zip(&gives)
            .map(|(result, integers)| b.node("mase.storage_cast", &[result.into()], *integers))
            .collect();
        b.any("func.return", &values, &[], &[]);
    });
    Ok(())
}

/// Copies what makes a known value, out of a function's body.
pub fn copy_known<'m>(b: &Builder<'m>, value: Ssa<'m>, copies: &mut HashMap<usize, Ssa<'m>>) {
    if copies.contains_key(&build::identity(value)) {
        return;
    }
    let Some(op) = node::defining_op(value) else { return };
    let inside: HashSet<usize> = walk::preorder(op)
        .into_iter()
        .skip(1)
        .flat_map(|inner| inner.results().map(|result| build::identity(result.into())).collect::<Vec<_>>())
        .collect();
    for value in taken(op).into_iter().filter(|value| !inside.contains(&build::identity(*value))) {
        copy_known(b, value, copies);
    }
    let copy = b.copy(op, copies);
    for (old, new) in op.results().zip(copy.results()) {
        copies.insert(build::identity(old.into()), new.into());
    }
}
