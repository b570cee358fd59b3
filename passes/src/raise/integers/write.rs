//! Writes what takes the place of values.

use super::{
    Preamble, Source, definition,
    domain::{Id, Ty},
    interpret::{Elements, Interpreter},
    template::{Mask, View},
};
use mase_ir::{
    build::{self, Builder, Ssa, tensor_type},
    melior::{
        Context,
        ir::{
            Attribute, BlockLike, BlockRef, Identifier, Location, OperationRef, Type, TypeLike, ValueLike,
            attribute::{
                BoolAttribute, DenseElementsAttribute, DenseI64ArrayAttribute, FloatAttribute,
                IntegerAttribute, StringAttribute,
            },
            operation::{OperationBuilder, OperationLike},
        },
    },
    node,
};
use std::collections::HashMap;

/// See the module.
pub struct Writer<'a, 'r> {
    context: &'r Context,
    builder: Builder<'r>,
    preamble: &'a Preamble<'r>,
    /// Parameters stand before the op that was the first.
    start: OperationRef<'r, 'r>,
    parameters: HashMap<String, Ssa<'r>>,
}

impl<'a, 'r> Writer<'a, 'r> {
    pub fn new(context: &'r Context, body: BlockRef<'r, 'r>, preamble: &'a Preamble<'r>) -> Self {
        let start = body.first_operation().expect("a function with a terminator");
        Self { context, builder: Builder::new(context, start), preamble, start, parameters: HashMap::new() }
    }

    fn attribute(&self, name: &str, value: impl Into<Attribute<'r>>) -> (Identifier<'r>, Attribute<'r>) {
        (Identifier::new(self.context, name), value.into())
    }

    /// Builds an op with one result before another.
    fn op(
        &self,
        before: OperationRef<'r, 'r>,
        location: Location<'r>,
        name: &str,
        operands: &[Ssa<'r>],
        attributes: &[(Identifier<'r>, Attribute<'r>)],
        result: Type<'r>,
    ) -> Ssa<'r> {
        let op = OperationBuilder::new(name, location)
            .add_operands(operands)
            .add_attributes(attributes)
            .add_results(&[result])
            .build()
            .expect("an op");
        let block = before.block().expect("an op in a block");
        block.insert_operation_before(before, op).result(0).expect("a result").into()
    }

    /// An argument, or the parameter for a buffer.
    pub fn source(&mut self, source: u32) -> Ssa<'r> {
        let Source { value, name, buffer } = &self.preamble.sources[source as usize];
        if !buffer {
            return *value;
        }
        if let Some(parameter) = self.parameters.get(name) {
            return *parameter;
        }
        let attributes = [self.attribute("name", StringAttribute::new(self.context, name))];
        let location = definition(*value).location();
        let parameter = self.op(self.start, location, "mase.parameter", &[], &attributes, value.r#type());
        self.parameters.insert(name.clone(), parameter);
        parameter
    }

    /// A constant with the type of the value that it replaces.
    pub fn constant(&self, interpreter: &Interpreter, old: Ssa<'r>, elements: &Elements) -> Ssa<'r> {
        let ty = old.r#type();
        let element = node::element(ty).unwrap_or(ty);
        let mut done: HashMap<Id, Attribute<'r>> = HashMap::new();
        let mut attribute = |id: &Id| -> Attribute<'r> {
            *done.entry(*id).or_insert_with(|| {
                let arena = &interpreter.arena;
                match (arena.ty(*id), arena.float_value(*id), arena.signed(*id)) {
                    (_, Some(value), _) => FloatAttribute::new(self.context, element, value).into(),
                    (Ty::BOOL, _, value) => BoolAttribute::new(self.context, value != Some(0)).into(),
                    (_, _, value) => IntegerAttribute::new(element, value.unwrap_or_default()).into(),
                }
            })
        };
        let value = if ty.is_ranked_tensor() {
            let equal = elements.ids.iter().all(|id| *id == elements.ids[0]);
            let count = if equal { 1 } else { elements.ids.len() };
            let all: Vec<_> = elements.ids[..count].iter().map(&mut attribute).collect();
            DenseElementsAttribute::new(ty, &all).expect("a type of as many elements").into()
        } else {
            attribute(&elements.ids[0])
        };
        self.builder.before(definition(old)).constant(value)
    }

    /// A part of an input with the shape of the value that it replaces.
    pub fn view_as(&mut self, old: Ssa<'r>, view: &View) -> Ssa<'r> {
        let part = self.view(definition(old), view);
        self.reshape(definition(old), part, &build::shape_of(old))
    }

    fn view(&mut self, before: OperationRef<'r, 'r>, view: &View) -> Ssa<'r> {
        let mut value = self.source(view.source);
        let element = build::element_of(value);
        let location = before.location();
        let list = |name, values: &[i64]| {
            (Identifier::new(self.context, name), DenseI64ArrayAttribute::new(self.context, values).into())
        };
        if build::shape_of(value) != view.sizes {
            let attributes =
                [list("offsets", &view.offsets), list("sizes", &view.sizes), list("strides", &view.strides)];
            let ty = tensor_type(&view.sizes, element);
            value = self.op(before, location, "mase.slice", &[value], &attributes, ty);
        }
        if !view.permutation.is_sorted() {
            let shape: Vec<i64> = view.permutation.iter().map(|dim| view.sizes[*dim]).collect();
            let order: Vec<i64> = view.permutation.iter().map(|dim| *dim as i64).collect();
            let ty = tensor_type(&shape, element);
            value = self.op(before, location, "mase.transpose", &[value], &[list("permutation", &order)], ty);
        }
        value
    }

    fn reshape(&self, before: OperationRef<'r, 'r>, value: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
        if build::shape_of(value) == shape {
            return value;
        }
        let ty = tensor_type(shape, build::element_of(value));
        self.op(before, before.location(), "mase.reshape", &[value], &[], ty)
    }

    /// An attention mask with the shape of the value that it replaces.
    pub fn mask(&mut self, old: Ssa<'r>, mask: &Mask) -> Ssa<'r> {
        let before = definition(old);
        let [batch, _, _, keys] = mask.shape;
        let mut operands = Vec::new();
        if let Some(view) = &mask.keys {
            let part = self.view(before, view);
            operands.push(self.reshape(before, part, &[batch, keys]));
        }
        let f64 = Type::float64(self.context);
        let mut attributes =
            vec![self.attribute("masked", FloatAttribute::new(self.context, f64, mask.masked))];
        if mask.causal {
            attributes.push(self.attribute("causal", Attribute::unit(self.context)));
        }
        let ty = tensor_type(&mask.shape, build::element_of(old));
        let value = self.op(before, before.location(), "mase.attention_mask", &operands, &attributes, ty);
        self.reshape(before, value, &build::shape_of(old))
    }
}
