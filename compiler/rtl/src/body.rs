//! Bodies of structured ops as expressions over integers.
//!
//! An integer of MLIR is read with its sign, `i1` as 0 or 1. Truncation wraps, which costs nothing where the interval says that it does
//! not; sums, products and shifts of lowered nodes never leave their width, and shifts by the width or more mean nothing in MLIR.

use crate::error::Why;
use mase_datapath::{Graph, Node};
use mase_ir::{
    build::{self, Ssa},
    melior::ir::{
        OperationRef, Type, TypeLike, ValueLike, attribute::IntegerAttribute, operation::OperationLike,
        r#type::IntegerType,
    },
    walk,
};
use mase_streams::kernel::Affine;
use std::collections::HashMap;

/// What an SSA value of a body is.
#[derive(Clone, Debug)]
pub enum Scalar {
    /// A number.
    Number(Node),
    /// A position, which follows from the loops alone.
    Position(Affine),
}

/// Bits of an integer type; those of an index are 64.
pub fn bits(ty: Type) -> Option<u32> {
    if ty.is_index() {
        return Some(64);
    }
    IntegerType::try_from(ty).ok().map(|ty| ty.width())
}

/// Scalars by the identity of their value.
#[derive(Default)]
pub struct Scalars(HashMap<usize, Scalar>);

impl Scalars {
    /// Says what a value is.
    pub fn set(&mut self, value: Ssa, scalar: Scalar) {
        self.0.insert(build::identity(value), scalar);
    }

    /// What a value is; constants of outside are read where they are used.
    pub fn get(&self, graph: &mut Graph, value: Ssa) -> Result<Scalar, Why> {
        if let Some(scalar) = self.0.get(&build::identity(value)) {
            return Ok(scalar.clone());
        }
        let number = literal(value).ok_or("its body takes a value from outside that is no constant")?;
        Ok(match usize::try_from(number) {
            Ok(constant) if value.r#type().is_index() => {
                Scalar::Position(Affine { terms: Vec::new(), constant })
            }
            _ => Scalar::Number(graph.constant(number)),
        })
    }

    /// The number that a value is.
    pub fn number(&self, graph: &mut Graph, value: Ssa) -> Result<Node, Why> {
        match self.get(graph, value)? {
            Scalar::Number(node) => Ok(node),
            Scalar::Position(Affine { terms, constant }) if terms.is_empty() => {
                Ok(graph.constant(constant as i128))
            }
            Scalar::Position(_) => Err("its arithmetic depends on positions".into()),
        }
    }
}

/// The integer that a scalar constant is.
pub fn literal(value: Ssa) -> Option<i128> {
    let op = mase_ir::node::defining_op(value).filter(|op| walk::name(*op) == "arith.constant")?;
    let number = op.attribute("value").and_then(IntegerAttribute::try_from).ok()?.value();
    let bits = bits(value.r#type())?;
    Some(if bits == 1 { i128::from(number & 1) } else { i128::from(number) })
}

/// What an op of `arith` or `math` on integers gives.
pub fn convert(graph: &mut Graph, op: OperationRef, operands: &[Node]) -> Result<Node, Why> {
    let result = op.results().next().ok_or("an op without a result")?.r#type();
    let own = |ty: Type| bits(ty).ok_or_else(|| Why(format!("it computes with {ty}, which is no integer")));
    let width = own(result)?;
    let from = own(op.operands().next().ok_or("an op without operands")?.r#type())?;
    let name = walk::name(op);
    let [a, b, c] = [0, 1, 2].map(|index| operands.get(index).copied().unwrap_or(operands[0]));
    let wrap = |graph: &mut Graph, node| graph.wrap(node, width, width > 1);
    let unsigned = |graph: &mut Graph, node| graph.wrap(node, from, false);
    let shift = |graph: &mut Graph| {
        let (none, most) = (graph.constant(0), graph.constant(i128::from(width) - 1));
        let at_least = graph.max(b, none);
        graph.min(at_least, most)
    };
    let node = match name.as_str() {
        "arith.addi" => graph.add(a, b),
        "arith.subi" => graph.sub(a, b),
        "arith.muli" => graph.mul(a, b),
        "arith.andi" => graph.and(a, b),
        "arith.ori" => graph.or(a, b),
        "arith.xori" => graph.xor(a, b),
        "arith.maxsi" => graph.max(a, b),
        "arith.minsi" => graph.min(a, b),
        "arith.maxui" | "arith.minui" => {
            let (a, b) = (unsigned(graph, a), unsigned(graph, b));
            if name == "arith.maxui" { graph.max(a, b) } else { graph.min(a, b) }
        }
        "arith.shli" => {
            let by = shift(graph);
            graph.shl(a, by)
        }
        "arith.shrsi" => {
            let by = shift(graph);
            graph.shr(a, by)
        }
        "arith.shrui" => {
            let (a, by) = (unsigned(graph, a), shift(graph));
            graph.shr(a, by)
        }
        "arith.floordivsi" => {
            let b = divisor(graph, b);
            graph.floor_div(a, b)
        }
        "arith.divui" => {
            let (a, b) = (unsigned(graph, a), unsigned(graph, b));
            let b = divisor(graph, b);
            graph.floor_div(a, b)
        }
        "arith.divsi" if graph.interval(a).0 >= 0 && graph.interval(b).0 >= 0 => {
            let b = divisor(graph, b);
            graph.floor_div(a, b)
        }
        "arith.extsi" if from == 1 => {
            let none = graph.constant(0);
            graph.sub(none, a)
        }
        "arith.extsi" | "arith.trunci" | "arith.index_cast" => a,
        "arith.extui" | "arith.index_castui" => unsigned(graph, a),
        "arith.select" => graph.select(a, b, c),
        "arith.cmpi" => return compare(graph, op, a, b, from),
        "math.ctlz" => graph.leading_zeros(a, width),
        "math.absi" => {
            let none = graph.constant(0);
            let negative = graph.sub(none, a);
            graph.max(a, negative)
        }
        _ => return Err(Why(format!("there is no logic for {name} on {result}"))),
    };
    // The lowering gives sums, products and shifts the bits that they need, so an interval beyond them is only less than is known.
    let (least, most) = (-(1_i128 << (width - 1)), (1_i128 << (width - 1)) - 1);
    let (lo, hi) = graph.interval(node);
    let fits = matches!(name.as_str(), "arith.addi" | "arith.subi" | "arith.muli" | "arith.shli");
    if fits && width > 1 && lo <= most && hi >= least && (lo < least || hi > most) {
        return Ok(graph.assume(node, least, most));
    }
    Ok(wrap(graph, node))
}

/// A divisor is not 0 (MLIR says nothing about what would be then), though its interval may not show it.
fn divisor(graph: &mut Graph, b: Node) -> Node {
    let one = graph.constant(1);
    if graph.interval(b).0 == 0 { graph.max(b, one) } else { b }
}

/// `arith.cmpi`; predicates are numbered as MLIR does.
fn compare(graph: &mut Graph, op: OperationRef, a: Node, b: Node, width: u32) -> Result<Node, Why> {
    let predicate = op.attribute("predicate").and_then(IntegerAttribute::try_from);
    let predicate = predicate.map_err(|_| "a comparison without a predicate")?.value();
    let (a, b) = match predicate {
        6.. => (graph.wrap(a, width, false), graph.wrap(b, width, false)),
        _ => (a, b),
    };
    Ok(match predicate {
        0 => graph.eq(a, b),
        1 => {
            let same = graph.eq(a, b);
            let one = graph.constant(1);
            graph.sub(one, same)
        }
        2 | 6 => graph.lt(a, b),
        3 | 7 => graph.le(a, b),
        4 | 8 => graph.lt(b, a),
        _ => graph.le(b, a),
    })
}

/// A position that an op on indices gives.
pub fn position(op: OperationRef, operands: &[Affine]) -> Result<Affine, Why> {
    let sum = || {
        let mut sum = operands[0].clone();
        for (index, factor) in &operands[1].terms {
            match sum.terms.iter_mut().find(|(own, _)| own == index) {
                Some((_, own)) => *own += factor,
                None => sum.terms.push((*index, *factor)),
            }
        }
        sum.constant += operands[1].constant;
        sum
    };
    match (walk::name(op).as_str(), operands) {
        ("arith.addi", [_, _]) => Ok(sum()),
        ("arith.muli", [a, b]) if b.terms.is_empty() => Ok(scaled(a, b.constant)),
        ("arith.muli", [a, b]) if a.terms.is_empty() => Ok(scaled(b, a.constant)),
        (name, _) => Err(Why(format!("there is no logic for {name} on positions"))),
    }
}

fn scaled(position: &Affine, factor: usize) -> Affine {
    let terms = position.terms.iter().filter(|_| factor > 0);
    Affine {
        terms: terms.map(|(index, own)| (*index, own * factor)).collect(),
        constant: position.constant * factor,
    }
}
