//! Nodes on number formats, as integers.
//!
//! A tensor in a format becomes the integers of the format's view ([`Coded`]). What a node means: its operands decoded
//! exactly, the exact result, rounded once into the result's format. Sums of products add a rounding into the accumulator
//! where the op states one, and functions that are not algebraic are those of the crate `mase-functions`. Loops have bodies
//! of [`Arith`], in which nothing overflows. No value depends on the order or the number of lanes of a sum.

pub mod alone;
mod arith;
mod block;
mod block_moves;
mod cast;
mod elementwise;
pub mod fit;
mod norm;
mod pool;
mod product;
mod reduce;
mod shape;
mod softmax;
mod storage;
mod tables;
mod tensor;
mod unary;
mod worth;

use super::node::{Node, is_integer, pointwise};
use arith::{Arith, Fault, Int};
use mase_formats::{Format, View};
use mase_ir::{
    build::{Builder, Indexed, Ssa, element_of, identity, shape_of},
    melior::ir::{OperationRef, Type, Value, ValueLike, operation::OperationLike},
    node, walk,
};
use std::collections::HashMap;
use tensor::{Coded, container, container_type};
use worth::{Worth, encode};

/// What a rule makes of a node's result.
pub enum Lowered<'r> {
    /// A tensor in a format.
    Coded(Coded<'r>),
    /// A tensor of what the result is declared as.
    Plain(Ssa<'r>),
}

/// Builds a node's results, or says why it cannot.
pub type Lower = for<'r, 'a> fn(&FormatNode<'r, 'a>) -> Result<Vec<Lowered<'r>>, String>;

#[rustfmt::skip]
static RULES: &[(&[&str], Lower)] = &[
    (&["relu", "neg"], elementwise::unary),
    (&["add", "sub", "mul", "maximum", "minimum"], elementwise::binary),
    (&["gelu", "silu", "tanh", "sigmoid", "exp", "sqrt", "rsqrt", "softplus", "elu", "leaky_relu", "relu6", "hardswish", "hardsigmoid"],
     unary::function),
    (&["div"], unary::divide),
    (&["softmax", "log_softmax"], softmax::softmax),
    (&["layer_norm", "rms_norm"], norm::layer_norm),
    (&["group_norm"], norm::group_norm),
    (&["batch_norm"], norm::batch_norm),
    (&["where"], elementwise::choose),
    (&["attention_mask"], elementwise::attention_mask),
    (&["rotary_embedding"], elementwise::rotary_embedding),
    (&["embedding"], shape::embedding),
    (&["transpose"], shape::transpose),
    (&["reshape"], shape::reshape),
    (&["broadcast"], shape::broadcast),
    (&["slice"], shape::slice),
    (&["concat"], shape::concat),
    (&["pad"], shape::pad),
    (&["fork", "link"], shape::same),
    (&["cast"], cast::cast),
    (&["storage_cast"], storage::storage_cast),
    (&["linear"], product::linear),
    (&["matmul"], product::matmul),
    (&["conv2d"], product::conv2d),
    (&["conv_transpose2d"], product::conv_transpose2d),
    (&["reduce_sum", "reduce_mean", "reduce_max"], reduce::reduction),
    (&["max_pool2d"], pool::max_pool2d),
    (&["avg_pool2d"], pool::avg_pool2d),
    (&["adaptive_avg_pool2d", "adaptive_max_pool2d"], pool::adaptive),
];

/// The rule of an op of the dialect on formats.
pub fn find(kind: &str) -> Option<Lower> {
    RULES.iter().find(|(names, _)| names.contains(&kind)).map(|(_, rule)| *rule)
}

/// Whether an op takes or gives a tensor in a number format.
pub fn has_formats(op: OperationRef) -> bool {
    let types = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
    types.into_iter().any(|ty| node::format(ty).is_some())
}

/// Lowers the nodes on formats of a function, one after the other.
pub struct Lowering<'r> {
    b: Builder<'r>,
    /// What the values in formats became.
    values: HashMap<usize, Coded<'r>>,
}

impl<'r> Lowering<'r> {
    /// `b` builds anywhere.
    pub fn new(b: Builder<'r>) -> Self {
        Self { b, values: HashMap::new() }
    }

    /// Builds what an op means in front of it. The op stays, for others still take what it gives.
    pub fn lower(&mut self, op: OperationRef<'r, 'r>, rule: Lower) -> Result<(), String> {
        let fault = Fault::default();
        let this = FormatNode { node: Node::on_formats(self.b, op), values: &self.values, fault: &fault };
        let lowered = rule(&this)?;
        if let Some(fault) = fault.take() {
            return Err(fault);
        }
        for (result, lowered) in op.results().zip(lowered) {
            match lowered {
                Lowered::Plain(value) => mase_ir::build::replace_uses(result.into(), value),
                Lowered::Coded(coded) => drop(self.values.insert(identity(result.into()), coded)),
            }
        }
        Ok(())
    }
}

/// A node on formats that is being lowered.
pub struct FormatNode<'r, 'a> {
    pub node: Node<'r>,
    values: &'a HashMap<usize, Coded<'r>>,
    pub fault: &'a Fault,
}

impl<'r, 'a> FormatNode<'r, 'a> {
    pub fn b(&self) -> &Builder<'r> {
        &self.node.b
    }

    /// Arithmetic in a body.
    pub fn arith<'b>(&'b self, b: &'b Builder<'r>) -> Arith<'r, 'b> {
        Arith::new(b, self.fault)
    }

    /// An operand in a format, if it is given.
    pub fn optional(&self, index: usize) -> Result<Option<Coded<'r>>, String> {
        let Some(value) = self.node.value(index) else { return Ok(None) };
        if let Some(coded) = self.values.get(&identity(value)) {
            return Ok(Some(coded.clone()));
        }
        let ty = element_of(value);
        Err(match node::format(value.r#type()) {
            Some(_) => format!(
                "operand {index} of {ty} does not come from a node of the function: cast from floats, in it"
            ),
            None => format!(
                "operand {index} is of {ty} and others are in number formats: put a mase.cast before it"
            ),
        })
    }

    /// An operand in a format.
    pub fn operand(&self, index: usize) -> Result<Coded<'r>, String> {
        self.optional(index)?.ok_or_else(|| format!("operand {index} is missing"))
    }

    /// An operand in a format whose elements are worth the same.
    pub fn scalar(&self, index: usize) -> Result<Coded<'r>, String> {
        let coded = self.operand(index)?;
        if coded.exponents.is_some() || coded.companion.is_some() {
            let what = if coded.exponents.is_some() { "blocks" } else { "a scale for each channel" };
            return Err(format!(
                "operand {index} is in {}, with {what}, which this op has no meaning for: cast it",
                coded.format
            ));
        }
        Ok(coded)
    }

    /// An operand of integers or indices.
    pub fn integers(&self, index: usize) -> Result<Option<Ssa<'r>>, String> {
        match self.node.value(index) {
            Some(value) if !is_integer(element_of(value)) => {
                Err(format!("operand {index} is of {}, not of integers", element_of(value)))
            }
            value => Ok(value),
        }
    }

    fn result(&self) -> Result<Value<'r, 'r>, String> {
        self.node.op.results().next().map(Value::from).ok_or_else(|| "has no result".to_owned())
    }

    pub fn shape(&self) -> Vec<i64> {
        self.node.shape()
    }

    /// The format of the result, and its view.
    pub fn format(&self) -> Result<(Format, View), String> {
        let ty = self.result()?.r#type();
        let format = node::format(ty).ok_or_else(|| {
            let element = node::element_text(ty);
            format!("takes number formats and gives {element}: let it give a format, and cast that")
        })?;
        let view = format
            .view()
            .ok_or_else(|| format!("gives {format}, whose values do not fit integers of 63 bits"))?;
        Ok((format, view))
    }

    /// The format of a result whose elements are worth the same.
    pub fn scalar_format(&self) -> Result<(Format, View), String> {
        let (format, view) = self.format()?;
        let layout = format.layout();
        if layout.block.is_some() || layout.channel_axis.is_some() {
            return Err(format!(
                "gives {format}, which has blocks or a scale for each channel: let it give a format without, and cast that"
            ));
        }
        Ok((format, view))
    }

    /// A tensor in the result's format: `body` of each element of the tensors, which broadcast to `shape`, is what the result
    /// is before it is rounded, and what that is worth.
    pub fn map(
        &self,
        shape: &[i64],
        inputs: &[&Coded<'r>],
        body: impl FnOnce(&Arith<'r, '_>, &[(Int<'r>, Worth<'r>)]) -> (Int<'r>, Worth<'r>),
    ) -> Result<Lowered<'r>, String> {
        let (format, view) = self.scalar_format()?;
        let maps: Vec<Indexed> =
            inputs.iter().map(|one| (one.ints, super::node::broadcast(self.b(), one.ints, shape))).collect();
        let ints = pointwise(self.b(), shape, container_type(self.b(), &view), &maps, |b, v| {
            let arith = self.arith(b);
            let elements: Vec<_> = inputs
                .iter()
                .zip(v)
                .map(|(one, v)| (one.load(&arith, *v), one.worth(&arith, None)))
                .collect();
            let (value, worth) = body(&arith, &elements);
            self.encoded(&arith, value, worth, &view)
        });
        Ok(Lowered::Coded(Coded { format, view, ints, exponents: None, companion: None }))
    }

    /// A value in a scalar format, as it is in memory.
    pub fn encoded(&self, arith: &Arith<'r, '_>, value: Int<'r>, worth: Worth<'r>, view: &View) -> Ssa<'r> {
        let to = Worth::new(arith, view, None);
        arith.store(encode(arith, value, worth, view, to), container(view))
    }

    /// Tensors of other integers in the result's scalar format.
    pub fn coded(&self, ints: Ssa<'r>) -> Result<Lowered<'r>, String> {
        let (format, view) = self.scalar_format()?;
        Ok(Lowered::Coded(Coded { format, view, ints, exponents: None, companion: None }))
    }

    /// A tensor of one integer.
    pub fn filled(&self, shape: &[i64], n: i64, ty: Type<'r>) -> Ssa<'r> {
        self.b().filled(shape, self.b().integer(n, ty))
    }
}

/// The shape of the tensor of integers, of four dimensions.
fn four(coded: &Coded) -> [i64; 4] {
    shape_of(coded.ints).try_into().expect("four dimensions")
}

/// Why an op that is on formats cannot be lowered, before anything is changed.
pub fn check(op: OperationRef, kind: &str) -> Result<Lower, String> {
    find(kind).ok_or_else(|| {
        let types = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
        let found: Vec<String> = types.filter_map(node::format).map(|format| format.to_string()).collect();
        format!("on {} has no meaning in integers yet: cast to floats before it", found.join(", "))
    })
}

/// An op that is none of ours takes or gives a format.
pub fn is_foreign(op: OperationRef) -> bool {
    !walk::name(op).starts_with("mase.") && has_formats(op)
}
