//! Modules: reading them, writing them, and the named values that they hold.

use anyhow::{Context as _, Result, bail};
use mase_data::{DType, write_whole};
use mase_ir::{
    melior::{
        Context,
        ir::{
            Attribute, Module, OperationRef, ValueLike,
            operation::{OperationLike, OperationResult},
        },
    },
    module, node, values, walk,
};
use std::io::{IsTerminal, Write};
use std::path::Path;

/// A context for one module.
pub fn context() -> Result<Context> {
    module::context().context("the mase dialect cannot be loaded")
}

/// Reads and verifies a module; what is wrong with it is on stderr with its place.
pub fn read<'c>(context: &'c Context, path: &Path) -> Result<Module<'c>> {
    if path != Path::new("-") && path.is_dir() {
        bail!("{}: is a folder, not a module", path.display());
    }
    module::read(context, path)
        .with_context(|| format!("{}: is no valid module (text or bytecode)", path.display()))
}

/// How a module is written.
#[derive(Clone, Copy)]
pub struct Form {
    /// Bytecode, not text.
    pub bytecode: bool,
    /// Without the data of resources.
    pub elide: bool,
}

/// Writes a module whole or not at all; `-` is stdout.
pub fn write(module: &Module, path: &Path, form: Form) -> Result<()> {
    let bytes = match form {
        Form { bytecode: false, elide } => {
            module::text(module, module::Text { elide, ..module::Text::default() }).into_bytes()
        }
        Form { bytecode: true, elide: false } => module.as_operation().write_bytecode(),
        Form { bytecode: true, elide: true } => {
            // Only text can leave data out, so the module goes through it.
            let text = module::text(
                module,
                module::Text { elide: true, locations: true, ..module::Text::default() },
            );
            let context = context()?;
            let elided =
                Module::parse(&context, &text).context("internal error: the elided module is not valid")?;
            elided.as_operation().write_bytecode()
        }
    };
    if path != Path::new("-") {
        return Ok(write_whole(path, |out| out.write_all(&bytes))?);
    }
    let mut out = std::io::stdout().lock();
    if form.bytecode && out.is_terminal() {
        bail!("bytecode is not for a terminal: say where it goes with -o");
    }
    out.write_all(&bytes).and_then(|()| out.flush()).context("cannot write to stdout")
}

/// A place in a module that holds a value by name.
pub struct Slot<'c, 'a> {
    /// The op: a `mase.parameter`, or an `arith.constant` of a `dense_resource`.
    pub op: OperationRef<'c, 'a>,
    /// The parameter's name, or the resource's.
    pub name: String,
    /// What it holds; a parameter may hold nothing.
    pub value: Option<Attribute<'c>>,
    /// The shape of the value.
    pub shape: Vec<usize>,
    /// The type of its elements, if files can have it.
    pub dtype: Option<DType>,
}

/// Every place that holds a value by name, in the order of the text.
pub fn slots<'c: 'a, 'a>(module: &'a Module<'c>) -> Result<Vec<Slot<'c, 'a>>> {
    let mut slots = Vec::new();
    for op in walk::preorder(module.as_operation()) {
        let value = op.attribute("value").ok();
        let name = match walk::name(op).as_str() {
            "mase.parameter" => op.attribute("name").ok().and_then(node::string).unwrap_or_default(),
            "arith.constant" => match value.and_then(values::resource_name) {
                Some(name) => name.to_owned(),
                None => continue,
            },
            _ => continue,
        };
        let ty = op.results().next().map(|result: OperationResult| result.r#type());
        let shape = ty.and_then(node::shape);
        let shape =
            shape.with_context(|| format!("{}: `{name}` is no tensor of static shape", op.location()))?;
        let shape = shape.into_iter().map(usize::try_from).collect::<Result<_, _>>()?;
        let dtype = ty.and_then(node::element).and_then(|element| DType::from_name(&element.to_string()));
        slots.push(Slot { op, name, value, shape, dtype });
    }
    Ok(slots)
}
