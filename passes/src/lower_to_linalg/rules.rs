//! Which op has which rule, and on which element types.

use super::{
    attention, conv, elementwise,
    node::{Node, is_float, is_integer},
    norm, pool, product, reduce, shape,
};
use mase_ir::{
    build::Ssa,
    melior::ir::{OperationRef, Type, ValueLike, operation::OperationLike},
    node,
};

/// How some ops are lowered.
pub struct Rule {
    names: &'static [&'static str],
    pub kind: Kind,
    /// Builds the result in the type that the node computes in.
    pub lower: for<'r> fn(&Node<'r>) -> Ssa<'r>,
}

/// What an op's elements are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Floats, which are computed with.
    Computes,
    /// Anything, which is moved.
    Moves,
    /// The first operand is integers, the rest is computed with.
    Indexed,
    /// The first operand is i1, the rest is moved.
    Chooses,
}

use Kind::{Chooses, Computes, Indexed, Moves};

const fn rule(names: &'static [&'static str], kind: Kind, lower: for<'r> fn(&Node<'r>) -> Ssa<'r>) -> Rule {
    Rule { names, kind, lower }
}

#[rustfmt::skip]
static RULES: &[Rule] = &[
    rule(&["relu", "relu6", "silu", "sigmoid", "tanh", "hardswish", "hardsigmoid", "softplus", "exp", "sqrt", "rsqrt", "neg",
           "gelu", "leaky_relu", "elu"], Computes, elementwise::unary),
    rule(&["add", "sub", "mul", "div", "maximum", "minimum"], Computes, elementwise::binary),
    rule(&["where"], Chooses, elementwise::choose),
    rule(&["reduce_sum", "reduce_mean", "reduce_max"], Computes, reduce::reduction),
    rule(&["softmax", "log_softmax"], Computes, reduce::softmax),
    rule(&["transpose"], Moves, shape::transpose),
    rule(&["reshape"], Moves, shape::reshape),
    rule(&["broadcast"], Moves, shape::broadcast),
    rule(&["slice"], Moves, shape::slice),
    rule(&["concat"], Moves, shape::concat),
    rule(&["pad"], Computes, shape::pad),
    rule(&["cast"], Computes, shape::cast),
    rule(&["linear"], Computes, product::linear),
    rule(&["matmul"], Computes, product::matmul),
    rule(&["conv2d"], Computes, conv::conv2d),
    rule(&["conv_transpose2d"], Computes, conv::conv_transpose2d),
    rule(&["max_pool2d"], Computes, pool::max_pool2d),
    rule(&["avg_pool2d"], Computes, pool::avg_pool2d),
    rule(&["adaptive_avg_pool2d", "adaptive_max_pool2d"], Computes, pool::adaptive),
    rule(&["batch_norm"], Computes, norm::batch_norm),
    rule(&["layer_norm"], Computes, norm::layer_norm),
    rule(&["rms_norm"], Computes, norm::rms_norm),
    rule(&["group_norm"], Computes, norm::group_norm),
    rule(&["embedding"], Indexed, attention::embedding),
    rule(&["rotary_embedding"], Computes, attention::rotary_embedding),
    rule(&["attention_mask"], Indexed, attention::attention_mask),
];

/// The rule of an op of the dialect.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.names.contains(&name))
}

impl Kind {
    pub fn moves(self) -> bool {
        matches!(self, Moves | Chooses)
    }

    /// Operands that only say where, not what.
    fn selectors(self, op: OperationRef) -> usize {
        // The mask of `attention_mask` may be absent.
        if matches!(self, Indexed | Chooses) { op.operand_count().min(1) } else { 0 }
    }

    /// Element types of the operands that hold values, and of the result.
    pub fn values<'r>(self, op: OperationRef<'r, 'r>) -> Vec<Type<'r>> {
        let operands = op.operands().skip(self.selectors(op)).map(|v| v.r#type());
        operands.chain(op.results().map(|v| v.r#type())).filter_map(node::element).collect()
    }

    /// Whether the op's element types are ones that the rule takes.
    pub fn check(self, op: OperationRef) -> Result<(), String> {
        let refuse = |ty: Type| Err(format!("on {ty} cannot be lowered to linalg yet"));
        for selector in op.operands().take(self.selectors(op)) {
            match node::element(selector.r#type()) {
                Some(ty) if !is_integer(ty) => return refuse(ty),
                _ => {}
            }
        }
        let types = self.values(op);
        let same = types.iter().all(|ty| *ty == types[0]);
        if self.moves() && same {
            return Ok(());
        }
        match types.into_iter().find(|ty| !is_float(*ty)) {
            Some(ty) => refuse(ty),
            None => Ok(()),
        }
    }
}
