//! What a model takes: bits of its parameters, and of what its nodes read from one another.

use mase_ir::{
    melior::ir::{OperationRef, Type, Value, ValueLike, operation::OperationLike},
    node, walk,
};

/// Sums over a model; means are over elements of floats and number formats.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bits {
    weights: Sum,
    activations: Sum,
    /// Of all parameters, companions and integers included, blocks padded.
    pub memory: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    elements: f64,
    bits: f64,
}

impl Sum {
    fn add(&mut self, ty: Type) {
        if let Some((elements, bits)) = average(ty) {
            self.elements += elements;
            self.bits += elements * bits;
        }
    }

    fn mean(self) -> f64 {
        if self.elements == 0.0 { 0.0 } else { self.bits / self.elements }
    }
}

impl Bits {
    /// Mean bits of an element of a parameter.
    pub fn weights(&self) -> f64 {
        self.weights.mean()
    }

    /// Mean bits of an element that a node reads from another.
    pub fn activations(&self) -> f64 {
        self.activations.mean()
    }

    /// MiB of all parameters.
    pub fn mib(&self) -> f64 {
        self.memory as f64 / 8.0 / (1u64 << 20) as f64
    }
}

/// Counts a function.
pub fn count(function: OperationRef) -> Bits {
    let mut bits = Bits::default();
    for op in walk::graph(function) {
        match walk::name(op).as_str() {
            "mase.parameter" | "mase.derive" if node::held(op) > 0 => {
                for result in op.results() {
                    let ty = held(result.into());
                    bits.weights.add(ty);
                    bits.memory += node::tensor_bits(ty).map_or(0, |bits| bits as u64);
                }
            }
            // A cast is no reader: what reads its result is.
            "mase.cast" => {}
            _ if node::is_node(op) => {
                let operands = op.operands().filter(|operand| {
                    let constant =
                        node::defining_op(*operand).is_some_and(|op| walk::name(op) == "arith.constant");
                    !constant && !node::is_parameter(*operand)
                });
                operands.for_each(|operand| bits.activations.add(operand.r#type()));
            }
            _ => {}
        }
    }
    bits
}

/// The type in which a parameter is held: the widest that it is read in. What derives others from it, such as binary points, runs
/// before.
fn held<'m>(value: Value<'m, 'm>) -> Type<'m> {
    let readers = node::users(value).into_iter().filter(|op| walk::name(*op) != "mase.derive");
    let types = readers.map(|op| match walk::name(op).as_str() {
        // Only what is cast changes its format; a companion does not.
        "mase.cast" if op.operands().next() == Some(value) => {
            op.results().next().map_or(value.r#type(), |result| result.r#type())
        }
        _ => value.r#type(),
    });
    types.max_by_key(|ty| node::tensor_bits(*ty)).unwrap_or_else(|| value.r#type())
}

/// Elements, and the mean bits of one; none for integers.
fn average(ty: Type) -> Option<(f64, f64)> {
    let element = node::element(ty)?;
    let elements = node::shape(ty)?.into_iter().product::<i64>() as f64;
    if let Some(format) = node::format(element) {
        let (bits, share) = format.average_bits();
        return Some((elements, f64::from(bits) / f64::from(share)));
    }
    let bits = match element.to_string().as_str() {
        "f64" => 64.0,
        "f32" => 32.0,
        "f16" | "bf16" => 16.0,
        _ => return None,
    };
    Some((elements, bits))
}
