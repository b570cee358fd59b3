//! The values of what is known in lowered functions, computed by the engine at once.

use crate::{
    Error,
    nodes::{self, Coming},
};
use mase_engine::Weights;
use mase_ir::{
    build::{self, Builder, Ssa},
    melior::{
        Context,
        ir::{
            BlockRef, Location, Module, OperationRef, RegionLike, Type, ValueLike,
            attribute::{StringAttribute, TypeAttribute},
            operation::OperationLike,
            r#type::FunctionType,
        },
    },
    node, walk,
};
use mase_streams::kernel::Constant;
use std::{collections::HashMap, sync::Arc};

type Op<'m> = OperationRef<'m, 'm>;

/// Values by the identity of what has them.
pub type Values = HashMap<usize, Constant>;

/// The function that gives them.
const ENTRY: &str = "values";

/// Computes the tensors of integers that ops take which depend on arguments, in the functions given.
pub fn compute<'m>(context: &'m Context, functions: &[Op<'m>], weights: &Weights) -> Result<Values, Error> {
    let mut wanted: Vec<Ssa> = Vec::new();
    for function in functions {
        let coming = Coming::of(*function);
        let depends = |op: &Op| op.results().any(|result| coming.has(result.into()));
        for op in walk::children(*function).into_iter().filter(depends) {
            for value in nodes::taken(op) {
                let integers = node::element(value.r#type()).and_then(crate::body::bits).is_some();
                let top = node::defining_op(value).is_some_and(|op| op.block() == entry_of(*function));
                if integers && top && !coming.has(value) && is_computed(value) && !wanted.contains(&value) {
                    wanted.push(value);
                }
            }
        }
    }
    if wanted.is_empty() {
        return Ok(Values::new());
    }
    let location = Location::unknown(context);
    let module = Module::new(location);
    let body = module.body();
    let types: Vec<Type> = wanted.iter().map(|value| value.r#type()).collect();
    let ty = FunctionType::new(context, &[], &types);
    let attributes = [
        ("sym_name", StringAttribute::new(context, ENTRY).into()),
        ("function_type", TypeAttribute::new(ty.into()).into()),
    ];
    Builder::inside(context, body, location).with_region("func.func", &[], &attributes, &[], &[], |b, _| {
        let mut copies = HashMap::new();
        wanted.iter().for_each(|value| nodes::copy_known(b, *value, &mut copies));
        let values: Vec<Ssa> = wanted.iter().map(|value| copies[&build::identity(*value)]).collect();
        b.any("func.return", &values, &[], &[]);
    });
    let options = mase_engine::Options { entry: ENTRY.into() };
    let model = mase_engine::compile(module.as_operation(), &options)?.bind(weights)?;
    let tensors = model.run(&[])?;
    let mut values = Values::new();
    for (value, tensor) in wanted.iter().zip(tensors) {
        let numbers =
            tensor.to_i64().ok_or_else(|| Error::Module("values of parameters are no integers".into()))?;
        let constant = Constant {
            shape: tensor.shape().to_vec(),
            values: Arc::new(numbers.into_iter().map(i128::from).collect()),
        };
        values.insert(build::identity(*value), constant);
    }
    Ok(values)
}

fn entry_of<'m>(function: Op<'m>) -> Option<BlockRef<'m, 'm>> {
    function.region(0).ok().and_then(|region| region.first_block())
}

/// Not what results are written to.
fn is_computed(value: Ssa) -> bool {
    node::defining_op(value)
        .is_some_and(|op| !matches!(walk::name(op).as_str(), "tensor.empty" | "linalg.fill"))
}
