//! What can make a layer's input smaller, channel by channel: the node that makes it, or one before that.

use super::along;
use crate::common::{
    derive::{Wanted, is_source, name_of},
    graph::{Editor, float_of, kind, result},
};
use mase_ir::{
    build::{self, Ssa, shape_of},
    melior::ir::{
        OperationRef, ValueLike,
        attribute::{DenseI32ArrayAttribute, DenseI64ArrayAttribute, IntegerAttribute},
        operation::OperationLike,
    },
    names, node,
};

/// A node whose parameters take a scale over, for each channel of its result.
pub struct Source<'r> {
    pub layer: OperationRef<'r, 'r>,
    /// The operands that are multiplied, with the number of dimensions behind that of the channels.
    operands: Vec<(usize, usize)>,
    /// The ops behind it, whose results change too.
    path: Vec<OperationRef<'r, 'r>>,
}

/// What makes the input of layers, if they alone use it.
pub fn find<'r>(input: Ssa<'r>, layers: &[OperationRef<'r, 'r>], axis: usize) -> Option<Source<'r>> {
    let op = node::defining_op(input)?;
    let alone = node::users(input).len() == layers.len() && op.block() == layers[0].block();
    follow(op, &[axis]).filter(|_| alone)
}

/// The op that makes a value which only this one op uses, in its block.
fn single<'r>(value: Ssa<'r>, user: OperationRef<'r, 'r>) -> Option<OperationRef<'r, 'r>> {
    let op = node::defining_op(value)?;
    (node::users(value).len() == 1 && op.block() == user.block()).then_some(op)
}

/// `channels`: the dimensions of the op's result that count the channels, the outermost first.
fn follow<'r>(op: OperationRef<'r, 'r>, channels: &[usize]) -> Option<Source<'r>> {
    float_of(op).filter(|element| element.to_string() == "f32")?;
    let shape = shape_of(result(op)?);
    let rank = shape.len();
    let operands: Vec<Ssa<'r>> = op.operands().collect();
    let on = |operand: usize, channels: &[usize]| {
        follow(single(operands[operand], op)?, channels).map(|source| source.through(op))
    };
    let source = |operands: Vec<(usize, usize)>| Some(Source { layer: op, operands, path: Vec::new() });
    let last = *channels == [rank - 1];
    match kind(op).as_str() {
        "relu" | "leaky_relu" => on(0, channels),
        // Rows and columns mix.
        "max_pool2d" | "avg_pool2d" if *channels == [1] => on(0, channels),
        "reshape" => on(0, &before_reshape(&shape_of(operands[0]), &shape, channels)?),
        "transpose" => on(0, &before_transpose(op, channels)?),
        // Columns of the result are columns of the right operand, and matrices are matrices of both.
        "matmul" if !channels.contains(&(rank - 2)) && channels.contains(&(rank - 1)) => on(1, channels),
        "layer_norm" | "rms_norm" if last && integer(op, "axis")? == rank as i64 - 1 => {
            let given = given(op, operands.len());
            let (gamma, beta) = (given.first().copied().flatten()?, given.get(1).copied().flatten());
            let scaled: Vec<usize> = std::iter::once(gamma).chain(beta).collect();
            let free = scaled.iter().all(|index| is_source(operands[*index]));
            free.then(|| source(scaled.into_iter().map(|index| (index, 0)).collect())).flatten()
        }
        "batch_norm" if *channels == [1] && is_source(operands[1]) && is_source(operands[2]) => {
            source(vec![(1, 0), (2, 0)])
        }
        "linear" | "conv2d" => {
            let own = if kind(op) == "linear" { last } else { *channels == [1] };
            let (weight, bias) = (operands[1], operands.get(2));
            let free = is_source(weight)
                && node::users(weight).len() == 1
                && bias.is_none_or(|bias| is_source(*bias));
            let scaled = std::iter::once((1, shape_of(weight).len() - 1)).chain(bias.map(|_| (2, 0)));
            (own && free).then(|| source(scaled.collect())).flatten()
        }
        _ => None,
    }
}

/// Where optional operands behind the first are.
fn given(op: OperationRef, count: usize) -> Vec<Option<usize>> {
    let Ok(sizes) = op.attribute("operandSegmentSizes").and_then(DenseI32ArrayAttribute::try_from) else {
        return (1..count).map(Some).collect();
    };
    let sizes: Vec<usize> =
        (0..sizes.len()).filter_map(|i| sizes.element(i).ok()).map(|size| size as usize).collect();
    (1..sizes.len()).map(|i| (sizes[i] > 0).then(|| sizes[..i].iter().sum())).collect()
}

/// The dimensions before a reshape that become these, which have to lie together.
fn before_reshape(from: &[i64], to: &[i64], channels: &[usize]) -> Option<Vec<usize>> {
    let (first, last) = (*channels.first()?, *channels.last()?);
    if !channels.iter().copied().eq(first..=last) {
        return None;
    }
    let behind: i64 = to[last + 1..].iter().product();
    let count: i64 = to[first..=last].iter().product();
    let elements = |range: std::ops::Range<usize>| from[range].iter().product::<i64>();
    // Of dimensions with one element as few as possible.
    let end = (0..=from.len()).find(|end| elements(*end..from.len()) == behind)?;
    let start = (0..end).rev().find(|start| elements(*start..end) == count)?;
    Some((start..end).collect())
}

/// The dimensions before a transpose that become these.
fn before_transpose(op: OperationRef, channels: &[usize]) -> Option<Vec<usize>> {
    let list = op.attribute("permutation").and_then(DenseI64ArrayAttribute::try_from).ok()?;
    channels.iter().map(|to| usize::try_from(list.element(*to).ok()?).ok()).collect()
}

fn integer(op: OperationRef, name: &str) -> Option<i64> {
    op.attribute(name).and_then(IntegerAttribute::try_from).ok().map(|value| value.value())
}

impl<'r> Source<'r> {
    fn through(mut self, op: OperationRef<'r, 'r>) -> Self {
        self.path.push(op);
        self
    }

    /// Multiplies its parameters.
    pub fn take(&self, editor: &mut Editor<'r>, inverse: Ssa<'r>) {
        for &(index, trailing) in &self.operands {
            let start = self.layer.operands().nth(index).expect("an operand that was there");
            let own = node::defining_op(start).and_then(name_of);
            let name = own.unwrap_or_else(|| {
                let node = node::node_name(self.layer).unwrap_or_else(|| kind(self.layer));
                format!("{node}.{}", if index == 1 { "weight" } else { "bias" })
            });
            let wanted = Wanted { layer: self.layer, absorbed: None, name, start, others: vec![inverse] };
            let scaled = editor.derive(wanted, |b, start, inverse| {
                b.node("mase.mul", &[start, along(b, inverse[0], trailing)], start.r#type())
            });
            build::set_operand(self.layer, index, scaled);
        }
        for op in self.path.iter().chain([&self.layer]) {
            node::remove(*op, names::RANGE);
        }
    }
}
