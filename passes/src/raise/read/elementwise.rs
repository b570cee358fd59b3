//! `arith` and `math`, element by element.

use super::Reader;
use crate::raise::graph::{Element, Id, Order};
use mase_ir::{
    build::Ssa,
    melior::ir::{OperationRef, Type, ValueLike, attribute::IntegerAttribute, operation::OperationLike},
    node, walk,
};

impl<'r> Reader<'r> {
    /// An op of `arith` or `math` on whole tensors.
    pub(super) fn elementwise(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        if node::shape(result.r#type()).is_none() {
            // A scalar: looked at where it is used.
            return Ok(());
        }
        let inputs = op.operands().map(|v| self.tensor(v)).collect::<Result<Vec<_>, _>>()?;
        let element = node::element(result.r#type()).ok_or("is no tensor")?;
        let y = self.apply(op, &inputs, element)?;
        self.result(op, y)
    }

    /// An op of `arith` or `math`, element by element; `element` is that of its result.
    pub(super) fn apply(
        &mut self,
        op: OperationRef<'r, 'r>,
        inputs: &[Id],
        element: Type<'r>,
    ) -> Result<Id, String> {
        let name = walk::name(op);
        let element = self.element(element);
        let unknown = || format!("computes {name}, for which there is no node");
        let graph = &mut self.graph;
        let shapes = || "broadcasts in a way that nodes do not".to_owned();
        let unary = match name.as_str() {
            "arith.negf" => "neg",
            "math.exp" => "exp",
            "math.sqrt" => "sqrt",
            "math.rsqrt" => "rsqrt",
            "math.tanh" => "tanh",
            "math.erf" => "erf",
            "math.log" => "log",
            "math.log1p" => "log1p",
            _ => "",
        };
        if !unary.is_empty() {
            return Ok(graph.unary(unary, inputs[0]));
        }
        let binary = match name.as_str() {
            "arith.addf" => "add",
            "arith.subf" => "sub",
            "arith.mulf" => "mul",
            "arith.divf" => "div",
            "arith.maximumf" | "arith.maxnumf" => "maximum",
            "arith.minimumf" | "arith.minnumf" => "minimum",
            "arith.andi" if element == Element::Int(1) => "and",
            _ => "",
        };
        if !binary.is_empty() {
            return graph.binary(binary, inputs[0], inputs[1]).ok_or_else(shapes);
        }
        match name.as_str() {
            "arith.truncf" | "arith.extf" => Ok(graph.cast(inputs[0], element)),
            "arith.sitofp" if let Some(value) = graph.number(inputs[0]) => {
                let (value, shape) = (graph.constant(value, element), graph.shape(inputs[0]).to_vec());
                Ok(graph.broadcast(value, shape))
            }
            "arith.select" => graph.select(inputs[0], inputs[1], inputs[2]).ok_or_else(shapes),
            "arith.cmpf" => {
                let predicate = op.attribute("predicate").and_then(IntegerAttribute::try_from);
                // Ordered and unordered alike: what they make of NaN is not kept.
                let predicate = predicate.map_err(|e| e.to_string())?.value();
                let order = match predicate {
                    1 | 8 => Order::Equal,
                    2 | 3 | 9 | 10 => Order::Greater,
                    4 | 5 | 11 | 12 => Order::Less,
                    _ => return Err("compares in a way for which there is no node".to_owned()),
                };
                graph.compare(order, predicate, inputs[0], inputs[1]).ok_or_else(shapes)
            }
            "math.fpowi" | "math.powf" => match graph.number(inputs[1]) {
                Some(2.0) => graph.binary("mul", inputs[0], inputs[0]).ok_or_else(shapes),
                Some(3.0) => {
                    let square = graph.binary("mul", inputs[0], inputs[0]).ok_or_else(shapes)?;
                    graph.binary("mul", square, inputs[0]).ok_or_else(shapes)
                }
                Some(0.5) => Ok(graph.unary("sqrt", inputs[0])),
                Some(-0.5) => Ok(graph.unary("rsqrt", inputs[0])),
                _ => Err(unknown()),
            },
            _ => Err(unknown()),
        }
    }
}
