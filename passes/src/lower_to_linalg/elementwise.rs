//! Activations, arithmetic with broadcast, and choice.

use super::node::Node;
use mase_ir::{
    build::{Builder, CmpfPredicate, Ssa},
    melior::ir::operation::OperationLike,
};

/// Functions of one element.
pub fn unary<'r>(node: &Node<'r>) -> Ssa<'r> {
    let kind = node.kind();
    node.map(&node.shape(), &[node.operand(0)], |b, v| {
        let x = v[0];
        let c = |value| b.float(value, node.element);
        match kind.as_str() {
            "relu" => b.max(x, c(0.0)),
            "relu6" => b.min(b.max(x, c(0.0)), c(6.0)),
            "silu" => b.div(x, one_plus_exp_minus(node, b, x)),
            "sigmoid" => b.div(c(1.0), one_plus_exp_minus(node, b, x)),
            "tanh" => b.scalar("math.tanh", &[x]),
            "hardswish" => b.div(b.mul(x, clipped(node, b, x)), c(6.0)),
            "hardsigmoid" => b.div(clipped(node, b, x), c(6.0)),
            "softplus" => softplus(node, b, x),
            "exp" => b.scalar("math.exp", &[x]),
            "sqrt" => b.scalar("math.sqrt", &[x]),
            "rsqrt" => b.div(c(1.0), b.scalar("math.sqrt", &[x])),
            "neg" => b.scalar("arith.negf", &[x]),
            "gelu" => gelu(node, b, x),
            "leaky_relu" => not_negative_or(node, b, x, b.mul(c(node.float("alpha")), x)),
            "elu" => {
                let grown = b.scalar("math.expm1", &[x]);
                not_negative_or(node, b, x, b.mul(c(node.float("alpha")), grown))
            }
            _ => unreachable!("{kind} is no unary op"),
        }
    })
}

fn one_plus_exp_minus<'r>(node: &Node<'r>, b: &Builder<'r>, x: Ssa<'r>) -> Ssa<'r> {
    let minus = b.scalar("arith.negf", &[x]);
    b.add(b.float(1.0, node.element), b.scalar("math.exp", &[minus]))
}

/// `min(max(x + 3, 0), 6)`
fn clipped<'r>(node: &Node<'r>, b: &Builder<'r>, x: Ssa<'r>) -> Ssa<'r> {
    let c = |value| b.float(value, node.element);
    b.min(b.max(b.add(x, c(3.0)), c(0.0)), c(6.0))
}

/// `log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|))`, which does not overflow.
fn softplus<'r>(node: &Node<'r>, b: &Builder<'r>, x: Ssa<'r>) -> Ssa<'r> {
    let minus = b.scalar("arith.negf", &[b.scalar("math.absf", &[x])]);
    let rest = b.scalar("math.log1p", &[b.scalar("math.exp", &[minus])]);
    b.add(b.max(x, b.float(0.0, node.element)), rest)
}

/// `x >= 0 ? x : other`
fn not_negative_or<'r>(node: &Node<'r>, b: &Builder<'r>, x: Ssa<'r>, other: Ssa<'r>) -> Ssa<'r> {
    let condition = b.cmpf(CmpfPredicate::Oge, x, b.float(0.0, node.element));
    b.select(condition, x, other)
}

fn gelu<'r>(node: &Node<'r>, b: &Builder<'r>, x: Ssa<'r>) -> Ssa<'r> {
    let c = |value| b.float(value, node.element);
    let tanh = node.op.attribute("approximate").is_ok_and(|attribute| attribute.to_string().contains("tanh"));
    let phi = if tanh {
        let cube = b.mul(b.mul(x, x), x);
        let inner = b.add(x, b.mul(c(0.044715), cube));
        b.scalar("math.tanh", &[b.mul(c((2.0 / std::f64::consts::PI).sqrt()), inner)])
    } else {
        b.scalar("math.erf", &[b.div(x, c(std::f64::consts::SQRT_2))])
    };
    b.mul(b.mul(x, c(0.5)), b.add(c(1.0), phi))
}

/// Functions of two elements, with broadcast.
pub fn binary<'r>(node: &Node<'r>) -> Ssa<'r> {
    let kind = node.kind();
    node.map(&node.shape(), &[node.operand(0), node.operand(1)], |b, v| match kind.as_str() {
        "add" => b.add(v[0], v[1]),
        "sub" => b.sub(v[0], v[1]),
        "mul" => b.mul(v[0], v[1]),
        "div" => b.div(v[0], v[1]),
        "maximum" => b.max(v[0], v[1]),
        "minimum" => b.min(v[0], v[1]),
        _ => unreachable!("{kind} is no binary op"),
    })
}

/// `c ? a : b`, with broadcast.
pub fn choose<'r>(node: &Node<'r>) -> Ssa<'r> {
    let inputs = [node.operand(0), node.operand(1), node.operand(2)];
    node.map(&node.shape(), &inputs, |b, v| b.select(v[0], v[1], v[2]))
}
