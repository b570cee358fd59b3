//! What the ops of a function are to a quantiser, and who uses what.

use super::config::Role;
use mase_ir::{
    build::{self, Ssa},
    melior::ir::{
        OperationRef, Type, Value, ValueLike,
        attribute::{DenseI32ArrayAttribute, FloatAttribute, IntegerAttribute},
        operation::OperationLike,
    },
    node, walk,
};
use std::collections::HashMap;

/// What an op is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A parameter or constant.
    Parameter,
    /// Elements are moved, and their format with them.
    Move,
    /// Elements of several tensors are moved, which need one format.
    Concat,
    /// Sums of products.
    Products,
    /// Another node: operands and results have formats of their own.
    Compute,
    /// Floats, or no numbers at all, on all sides.
    Opaque,
}

/// The names of the operands of ops that have several.
pub fn operand_name(op: OperationRef, index: usize) -> String {
    let names: &[&str] = match kind_name(op).as_str() {
        "linear" | "conv2d" | "conv_transpose2d" => &["input", "weight", "bias"],
        "matmul" | "add" | "sub" | "mul" | "div" | "maximum" | "minimum" => &["lhs", "rhs"],
        "where" => &["condition", "lhs", "rhs"],
        "batch_norm" => &["input", "gamma", "beta", "mean", "variance"],
        "embedding" => &["indices", "table"],
        "rotary_embedding" => &["input", "cos", "sin"],
        "rms_norm" => &["input", "gamma"],
        "layer_norm" | "group_norm" if has_gamma(op) => &["input", "gamma", "beta"],
        "layer_norm" | "group_norm" => &["input", "beta"],
        _ if op.operand_count() == 1 => &["input"],
        _ => &[],
    };
    names.get(index).map_or_else(|| format!("operand{index}"), |name| (*name).to_owned())
}

/// Whether a normalisation has a factor.
fn has_gamma(op: OperationRef) -> bool {
    let segments = op.attribute("operandSegmentSizes").and_then(DenseI32ArrayAttribute::try_from);
    segments.and_then(|segments| segments.element(1)).is_ok_and(|count| count > 0)
}

/// An op's name without the dialect's.
pub fn kind_name(op: OperationRef) -> String {
    let name = walk::name(op);
    name.strip_prefix("mase.").map_or(name.clone(), str::to_owned)
}

/// What a node is called in messages and patterns: its name, or else its kind.
pub fn title(op: OperationRef) -> String {
    node::node_name(op).unwrap_or_else(|| kind_name(op))
}

/// Whether an op of this kind has a format that is chosen for it.
pub fn has_format(kind: &str) -> bool {
    !matches!(
        kind,
        "parameter"
            | "derive"
            | "fit"
            | "cast"
            | "storage_cast"
            | "shard"
            | "block"
            | "yield"
            | "fork"
            | "link"
            | "transpose"
            | "reshape"
            | "broadcast"
            | "slice"
    )
}

/// What an op is, going by its kind.
fn classify(op: OperationRef) -> Kind {
    let name = walk::name(op);
    let Some(kind) = name.strip_prefix("mase.") else {
        return if name == "arith.constant" { Kind::Parameter } else { Kind::Opaque };
    };
    let floats = op.results().any(|result| is_float(result.r#type()));
    match kind {
        "parameter" | "derive" => Kind::Parameter,
        "transpose" | "reshape" | "broadcast" | "slice" | "fork" | "link" => Kind::Move,
        "pad" if pads_zeros(op) => Kind::Move,
        "block" | "cast" | "storage_cast" | "fit" | "shard" | "yield" => Kind::Opaque,
        _ if !floats => Kind::Opaque,
        "concat" => Kind::Concat,
        "linear" | "matmul" | "conv2d" | "conv_transpose2d" => Kind::Products,
        _ => Kind::Compute,
    }
}

/// Zeros are the same in every format.
fn pads_zeros(op: OperationRef) -> bool {
    match op.attribute("value").and_then(FloatAttribute::try_from) {
        Ok(value) => value.value() == 0.0,
        Err(_) => true,
    }
}

/// Whether a type is a tensor of floats.
pub fn is_float(ty: Type) -> bool {
    node::element(ty)
        .is_some_and(|element| matches!(element.to_string().as_str(), "f16" | "bf16" | "f32" | "f64"))
}

/// Whether a type is a tensor in a number format.
pub fn is_format(ty: Type) -> bool {
    node::element(ty).is_some_and(|element| node::format(element).is_some())
}

/// The ops of a function, and what each is.
pub struct Graph<'r> {
    /// In the order of the text.
    pub ops: Vec<OperationRef<'r, 'r>>,
    kinds: HashMap<usize, Kind>,
}

/// What tells one op from another, for maps.
pub fn identity(op: OperationRef) -> usize {
    op.to_raw().ptr as usize
}

/// A use of a value by an op that does more than move it.
pub struct Use<'r> {
    /// Who uses it.
    pub op: OperationRef<'r, 'r>,
    /// As which operand.
    pub index: usize,
    /// The value itself, or what moves make of it.
    pub value: Ssa<'r>,
}

impl<'r> Graph<'r> {
    /// The graph of a function; `keeps_floats` says of a node that it is not to be quantised.
    pub fn new(
        function: OperationRef<'r, 'r>,
        keeps_floats: impl Fn(OperationRef<'r, 'r>) -> bool,
    ) -> Graph<'r> {
        let ops = walk::graph(function);
        let kind = |op: &OperationRef<'r, 'r>| {
            let kind = classify(*op);
            let node = !matches!(kind, Kind::Parameter | Kind::Opaque);
            (identity(*op), if node && keeps_floats(*op) { Kind::Opaque } else { kind })
        };
        let kinds = ops.iter().map(kind).collect();
        Graph { ops, kinds }
    }

    /// What an op is.
    pub fn kind(&self, op: OperationRef) -> Kind {
        self.kinds.get(&identity(op)).copied().unwrap_or(Kind::Opaque)
    }

    /// What a move, or the end of a shard's region, gives an operand on as.
    fn moved(&self, op: OperationRef<'r, 'r>, index: usize) -> Vec<Ssa<'r>> {
        if walk::name(op) == "mase.yield" {
            let shard = op.parent_operation().filter(|parent| walk::name(*parent) == "mase.shard");
            let result = shard.and_then(|shard| shard.results().nth(index));
            return result.into_iter().map(Value::from).collect();
        }
        match self.kind(op) {
            Kind::Move => op.results().map(Value::from).collect(),
            _ => Vec::new(),
        }
    }

    /// The value that a move, or a shard, has this one from.
    fn moved_from(&self, value: Ssa<'r>) -> Option<Ssa<'r>> {
        let op = node::defining_op(value)?;
        if walk::name(op) == "mase.shard" {
            let end = walk::children(op).into_iter().last()?;
            let index = op.results().position(|result| Ssa::from(result) == value)?;
            return end.operands().nth(index);
        }
        if self.kind(op) == Kind::Move { op.operands().next() } else { None }
    }

    /// A value and those it is moved from, the one that is no result of a move last.
    pub fn chain(&self, value: Ssa<'r>) -> Vec<Ssa<'r>> {
        let mut chain = vec![value];
        while let Some(before) = self.moved_from(chain[chain.len() - 1]) {
            chain.push(before);
        }
        chain
    }

    /// Where a value comes from that moves give on.
    pub fn source(&self, value: Ssa<'r>) -> Ssa<'r> {
        *self.chain(value).last().expect("the value itself")
    }

    /// Whether a value is a parameter or constant, moved or not.
    pub fn is_parameter(&self, value: Ssa<'r>) -> bool {
        node::defining_op(self.source(value)).is_some_and(|op| self.kind(op) == Kind::Parameter)
    }

    /// The uses of a value, also behind moves.
    pub fn uses(&self, value: Ssa<'r>) -> Vec<Use<'r>> {
        let mut found = Vec::new();
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            let users = node::users(value);
            for (at, op) in users.iter().enumerate() {
                if users[..at].contains(op) {
                    continue;
                }
                for (index, _) in op.operands().enumerate().filter(|(_, operand)| *operand == value) {
                    let results = self.moved(*op, index);
                    if results.is_empty() {
                        found.push(Use { op: *op, index, value });
                    }
                    pending.extend(results);
                }
            }
        }
        found
    }

    /// What an operand is to sums of products.
    pub fn role(&self, op: OperationRef<'r, 'r>, index: usize) -> Role {
        match index {
            2 => Role::Bias,
            1 if op.operands().nth(1).is_some_and(|value| self.is_parameter(value)) => Role::Weights,
            _ => match op.operands().nth(index).map(|value| self.source(value)) {
                Some(source) if node::defining_op(source).is_none() => Role::Inputs,
                _ => Role::Activations,
            },
        }
    }
}

/// The shape of what sums of products are made of.
pub struct Sums {
    /// Products in one sum.
    pub products: i64,
    /// Elements that are summed along the axis that blocks run along.
    pub depth: i64,
    /// How often that is done for one sum: places of a convolution's kernel.
    pub places: i64,
    /// The axes along which the operands are summed, counted from the end.
    pub axes: [i64; 2],
    /// The axis of the second operand along which there are different sums.
    pub channel: usize,
    /// Groups of a convolution.
    pub groups: i64,
}

/// The sums of an op that has sums of products.
pub fn sums(op: OperationRef) -> Sums {
    let shape = |index: usize| op.operands().nth(index).map(build::shape_of).unwrap_or_default();
    let (lhs, rhs) = (shape(0), shape(1));
    let from_end = |shape: &[i64], back: usize| shape.len().saturating_sub(back);
    let extent = |shape: &[i64], axis: usize| shape.get(axis).copied().unwrap_or(1);
    match kind_name(op).as_str() {
        "linear" => {
            let depth = extent(&rhs, 1);
            Sums { products: depth, depth, places: 1, axes: [-1, -1], channel: 0, groups: 1 }
        }
        "matmul" => {
            let depth = extent(&lhs, from_end(&lhs, 1));
            Sums { products: depth, depth, places: 1, axes: [-1, -2], channel: from_end(&rhs, 1), groups: 1 }
        }
        kind => {
            let groups = op
                .attribute("groups")
                .and_then(IntegerAttribute::try_from)
                .map_or(1, |groups| groups.value());
            let places = extent(&rhs, 2) * extent(&rhs, 3);
            // The weight of a transposed convolution is [C, F/groups, KH, KW].
            let transposed = kind == "conv_transpose2d";
            let depth = if transposed { extent(&rhs, 0) / groups.max(1) } else { extent(&rhs, 1) };
            let axes = if transposed { [-3, -4] } else { [-3, -3] };
            Sums { products: depth * places, depth, places, axes, channel: usize::from(transposed), groups }
        }
    }
}
