//! Takes a program out of the caller's module: its IR without values, and the values.
//!
//! What follows works in a context of its own, so that compiling neither changes the caller's context nor copies weights
//! through MLIR. IR crosses as bytecode.

use crate::{Error, Signature, ir};
use indexmap::IndexMap;
use mase_data::{Bytes, Tensor};
use mase_ir::{
    melior::ir::{
        Attribute, Identifier, Operation, OperationRef, ValueLike,
        attribute::StringAttribute,
        operation::{OperationBuilder, OperationLike},
    },
    node, values, walk,
};
use std::collections::HashSet;

/// Constants with more elements are kept out of the code.
const LARGE: usize = 64;

/// A program.
pub struct Source {
    /// The module, in which what had a value is a `mase.parameter` without one.
    pub bytecode: Vec<u8>,
    /// Values by name.
    pub values: IndexMap<String, Tensor>,
    /// Names among them that the module did not have.
    pub constants: HashSet<String>,
}

/// Copies the module and takes the values out of the copy.
pub fn take(module: OperationRef) -> Result<Source, Error> {
    let context = module.context();
    // SAFETY: the context of a live op. Loading what is registered is all that is done to it.
    let context = unsafe { context.to_ref() };
    if walk::name(module) != "builtin.module" {
        return Err(Error::Compile(format!(
            "a builtin.module is expected, but this is {}",
            walk::name(module)
        )));
    }
    // SAFETY: a live context; null says that there is no such dialect.
    if unsafe {
        mlir_sys::mlirContextGetOrLoadDialect(context.to_raw(), mase_dialects::bridge::string_ref("mase"))
    }
    .ptr
    .is_null()
    {
        return Err(Error::Compile("the context does not have the dialect `mase`".into()));
    }
    // SAFETY: a live op; the copy is destroyed at the end.
    let copy = unsafe { Operation::from_raw(mlir_sys::mlirOperationClone(module.to_raw())) };
    // SAFETY: used while `copy` lives.
    let root: ir::Op = unsafe { OperationRef::from_raw(copy.to_raw()) };

    inline_derived(root);
    let mut source = Source { bytecode: Vec::new(), values: IndexMap::new(), constants: HashSet::new() };
    for op in walk::preorder(root) {
        match walk::name(op).as_str() {
            "mase.parameter" => {
                let name = op.attribute("name").ok().and_then(node::string).unwrap_or_default();
                if let Ok(value) = op.attribute("value") {
                    source.keep(&name, op, value)?;
                    ir::remove_attribute(op, "value");
                }
            }
            "arith.constant" => {
                let Some((name, value)) = source.named(op)? else { continue };
                if let Some(value) = value {
                    source.keep(&name, op, value)?;
                }
                let name = StringAttribute::new(context, &name);
                let parameter = OperationBuilder::new("mase.parameter", op.location())
                    .add_attributes(&[(Identifier::new(context, "name"), name.into())])
                    .add_results(&[ir::result(op).r#type()]);
                let parameter = ir::build_before(op, parameter);
                mase_ir::build::replace_uses(ir::result(op), ir::result(parameter));
                mase_ir::build::erase(op);
            }
            _ => {}
        }
    }
    source.bytecode = copy.write_bytecode();
    Ok(source)
}

/// Puts the ops of each `mase.derive` in its place: the split moves them to the function that binds.
fn inline_derived(root: ir::Op) {
    for op in walk::preorder(root).into_iter().filter(|op| walk::name(*op) == "mase.derive") {
        let Some(block) = ir::body(op) else { continue };
        for (argument, operand) in ir::arguments(block).into_iter().zip(op.operands()) {
            mase_ir::build::replace_uses(argument, operand);
        }
        let mut inner = ir::ops(block);
        let Some(end) = inner.pop() else { continue };
        inner.into_iter().for_each(|one| mase_ir::build::move_before(one, op));
        for (result, value) in op.results().zip(end.operands()) {
            mase_ir::build::replace_uses(result.into(), value);
        }
        mase_ir::build::erase(op);
    }
}

impl Source {
    /// The name under which a constant is kept out of the code, with its value if there is one; none if it is small.
    fn named<'c>(&mut self, op: ir::Op<'c>) -> Result<Option<(String, Option<Attribute<'c>>)>, Error> {
        let value = op.attribute("value").expect("a constant's value");
        if node::shape(ir::result(op).r#type()).is_none() {
            return Ok(None);
        }
        if let Some(name) = values::resource_name(value) {
            let name = name.to_owned();
            if let Some(what) = values::misfit(value) {
                return Err(Error::Parameter { name, what });
            }
            return Ok(Some((name, values::elements(value).is_some().then_some(value))));
        }
        let Ok(signature) = Signature::of("constant", ir::result(op).r#type()) else { return Ok(None) };
        let splat = values::elements(value).is_none_or(|elements| elements.splat);
        if splat || signature.count() <= LARGE {
            return Ok(None);
        }
        let name = format!("<constant {}>", self.constants.len());
        self.constants.insert(name.clone());
        Ok(Some((name, Some(value))))
    }

    /// Keeps a value; the same name has to have the same one everywhere.
    fn keep(&mut self, name: &str, op: ir::Op, value: Attribute) -> Result<(), Error> {
        let fault = |what: String| Error::Parameter { name: name.to_owned(), what };
        if let Some(what) = values::misfit(value) {
            return Err(fault(what));
        }
        let Some(elements) = values::elements(value) else { return Ok(()) };
        let signature = Signature::of(name, ir::result(op).r#type())?;
        let bytes = elements.all(signature.count());
        let tensor = Tensor::from_bytes(signature.dtype, signature.shape, Bytes::copy(&bytes))
            .map_err(|error| fault(error.to_string()))?;
        match self.values.insert(name.to_owned(), tensor.clone()) {
            Some(other) if other != tensor => Err(fault("has two different values in the module".into())),
            _ => Ok(()),
        }
    }
}
