//! Constants: numbers, small tensors, weights.

use super::{Parameter, Reader, SMALL};
use crate::raise::graph::{Element, Id, Op};
use mase_ir::{
    build::{Ssa, shape_of},
    melior::ir::{
        Attribute, AttributeLike, OperationRef, ValueLike,
        attribute::{DenseElementsAttribute, FloatAttribute, IntegerAttribute},
        operation::OperationLike,
        r#type::IntegerType,
    },
    node, values, walk,
};

impl<'r> Reader<'r> {
    pub(super) fn constant(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        if node::shape(result.r#type()).is_none() {
            return Ok(());
        }
        let shape = shape_of(result);
        let value = op.attribute("value").map_err(|e| e.to_string())?;
        let ty = node::element(result.r#type()).ok_or("is no tensor")?;
        let element = self.element(ty);
        if let Some(name) = values::resource_name(value) {
            let value = values::elements(value).map(|_| value);
            return self.parameter(op, name, value, shape, element);
        }
        let dense =
            DenseElementsAttribute::try_from(value).map_err(|_| "holds a constant of an unknown kind")?;
        // What the graph has no numbers for can be moved all the same.
        if !matches!(element, Element::Other(_))
            && dense.is_splat()
            && let Some(number) = number(dense.splat_value())
        {
            let constant = self.graph.constant(number, element);
            let id = self.graph.broadcast(constant, shape);
            return self.result(op, id);
        }
        if element.is_float() && shape.iter().product::<i64>() > SMALL {
            let key = value.to_raw().ptr as usize;
            let name = match self.unnamed.get(&key) {
                Some(name) => name.clone(),
                None => self.name_constant(key),
            };
            return self.parameter(op, &name, Some(value), shape, element);
        }
        let index = *self.known_data.entry(value.to_raw().ptr as usize).or_insert_with(|| {
            self.data.push(value);
            self.data.len() - 1
        });
        let id = self.graph.node(Op::Data(index), vec![], shape, element);
        self.result(op, id)
    }

    pub(super) fn parameter(
        &mut self,
        op: OperationRef<'r, 'r>,
        name: &str,
        value: Option<Attribute<'r>>,
        shape: Vec<i64>,
        element: Element,
    ) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        let known =
            self.parameters.entry(name.to_owned()).or_insert(Parameter { ty: result.r#type(), value });
        let known = known.ty;
        let own = node::shape(known).unwrap_or_default();
        if node::element(known) != node::element(result.r#type())
            || own.iter().product::<i64>() != shape.iter().product::<i64>()
        {
            return Err(format!("holds the resource '{name}', which is of the type {known} elsewhere"));
        }
        let id = self.graph.node(Op::Parameter(name.to_owned()), vec![], own, element);
        let id = self.graph.reshape(id, shape);
        self.bind(result, id);
        Ok(())
    }

    /// A name for a constant that has none.
    fn name_constant(&mut self, key: usize) -> String {
        let free = (self.unnamed.len()..).map(|number| format!("constant_{number}"));
        let mut free = free.filter(|name| !self.taken.contains(name) && !self.parameters.contains_key(name));
        let name = free.next().unwrap_or_default();
        self.unnamed.insert(key, name.clone());
        name
    }

    /// The node of a scalar that does not change.
    pub(super) fn scalar(&mut self, value: Ssa<'r>) -> Option<Id> {
        let op = node::defining_op(value)?;
        let element = self.element(value.r#type());
        match walk::name(op).as_str() {
            "arith.constant" if !matches!(element, Element::Other(_)) => {
                let number = number(op.attribute("value").ok()?)?;
                Some(self.graph.constant(number, element))
            }
            "arith.truncf" | "arith.extf" | "arith.sitofp" | "arith.extsi" | "arith.index_cast" => {
                let inner = self.scalar(op.operand(0).ok()?)?;
                Some(self.graph.cast(inner, element))
            }
            "tensor.extract" => {
                let tensor = self.id(op.operand(0).ok()?)?;
                let number = self.graph.number(tensor)?;
                Some(self.graph.constant(number, element))
            }
            _ => None,
        }
    }
}

/// The number that an attribute is, where a double holds it.
fn number(attribute: Attribute) -> Option<f64> {
    if let Ok(float) = FloatAttribute::try_from(attribute) {
        return Some(float.value());
    }
    let integer = IntegerAttribute::try_from(attribute).ok()?;
    if IntegerType::try_from(integer.r#type()).is_ok_and(|ty| ty.width() > 64) {
        return None;
    }
    let value = integer.value();
    (value.unsigned_abs() < 1 << 53).then_some(value as f64)
}
