//! Constants: numbers, small tensors, weights.

use super::{Parameter, Reader, SMALL};
use crate::raise::graph::{Element, Id, Op};
use mase_ir::{
    build::Ssa,
    melior::ir::{
        Attribute, OperationRef, ValueLike,
        attribute::{DenseElementsAttribute, FloatAttribute, IntegerAttribute},
        operation::OperationLike,
    },
    node, values, walk,
};

impl<'r> Reader<'r> {
    pub(super) fn constant(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        let Some(shape) = node::shape(result.r#type()) else { return Ok(()) };
        let value = op.attribute("value").map_err(|e| e.to_string())?;
        let ty = node::element(result.r#type()).ok_or("is no tensor")?;
        let element = self.element(ty);
        if let Some(name) = values::resource_name(value) {
            let value = values::elements(value).map(|_| value);
            return self.parameter(op, &name, value, shape, element);
        }
        let dense = DenseElementsAttribute::try_from(value).map_err(|_| "holds a constant of an unknown kind")?;
        if dense.is_splat()
            && let Some(number) = number(dense.splat_value())
        {
            let constant = self.graph.constant(number, element);
            let id = self.graph.broadcast(constant, shape);
            return self.result(op, id);
        }
        if element.is_float() && shape.iter().product::<i64>() > SMALL {
            let name = format!("constant_{}", self.parameters.len());
            return self.parameter(op, &name, Some(value), shape, element);
        }
        let index = self.data.iter().position(|other| *other == value).unwrap_or_else(|| {
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
        self.parameters.entry(name.to_owned()).or_insert(Parameter { ty: result.r#type(), value });
        let id = self.graph.node(Op::Parameter(name.to_owned()), vec![], shape, element);
        self.bind(result, id);
        Ok(())
    }

    /// The node of a scalar that does not change.
    pub(super) fn scalar(&mut self, value: Ssa<'r>) -> Option<Id> {
        let op = node::defining_op(value)?;
        let element = self.element(value.r#type());
        match walk::name(op).as_str() {
            "arith.constant" => {
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
    let value = integer.value();
    (value.unsigned_abs() < 1 << 53).then_some(value as f64)
}
