//! The function as a graph of elementary tensor operations, free of MLIR.
//!
//! [`Graph`] hash-conses: equal nodes are one node, so that patterns compare by [`Id`]. What a node is given as is what it
//! is simplified to: constructors (here and in the sibling modules) look at their operands and return the larger
//! operation that these amount to, if there is one. A node that nothing leads to any more is not emitted.

use std::collections::{HashMap, HashSet};

/// A node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Id(u32);

/// An element type. `Other` can be moved but not computed with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Element {
    F16,
    Bf16,
    F32,
    F64,
    Int(u32),
    Index,
    Other(usize),
}

/// A number that is compared by its bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Number(u64);

/// A window that slides over rows and columns.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Window {
    pub kernel: [i64; 2],
    pub strides: [i64; 2],
    pub dilations: [i64; 2],
    /// Top, left, bottom, right.
    pub padding: [i64; 4],
}

/// Which of two numbers is larger.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    Greater,
    Less,
    Equal,
}

/// What a node does with its inputs. Names are those of the dialect's ops, and of some that it has none for
/// (see [`Op::is_node`]).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Op {
    /// A value that something else makes: an argument, or the result of an op that stays.
    Value(usize),
    /// A weight or buffer, by name.
    Parameter(String),
    /// A number; its shape is `[]`.
    Constant(Number),
    /// A small constant tensor of unequal elements.
    Data(usize),
    /// The result so far, in the body of a reduction.
    Accumulator(usize),
    Unary(&'static str),
    Gelu {
        tanh: bool,
    },
    Slope(&'static str, Number),
    Binary(&'static str),
    /// The order, and the predicate of `arith.cmpf` that it came from.
    Compare(Order, i64),
    Where,
    Cast,
    /// Keeps the dimensions with extent 1.
    Reduce(&'static str, Vec<usize>),
    /// Drops the dimensions.
    Squeeze(&'static str, Vec<usize>),
    Reshape,
    Broadcast,
    Transpose(Vec<usize>),
    Slice {
        offsets: Vec<i64>,
        strides: Vec<i64>,
    },
    Pad {
        low: Vec<i64>,
        high: Vec<i64>,
        value: Number,
    },
    Concat(usize),
    Matmul,
    /// Input, weight, and bias if there is one.
    Linear,
    /// As `Linear`.
    Conv2d {
        window: Window,
        groups: i64,
    },
    Pool(&'static str, Window),
    AdaptivePool(&'static str),
    Softmax {
        axis: usize,
        safe: bool,
    },
    LogSoftmax(usize),
    /// Input, and gamma and beta if there are.
    LayerNorm {
        axis: usize,
        epsilon: Number,
        gamma: bool,
        beta: bool,
    },
    /// Input, and gamma if there is one.
    RmsNorm {
        axis: usize,
        epsilon: Number,
    },
    /// As `LayerNorm`.
    GroupNorm {
        groups: i64,
        epsilon: Number,
        gamma: bool,
        beta: bool,
    },
    /// Input, mean, variance, and gamma and beta if there are.
    BatchNorm {
        epsilon: Number,
        gamma: bool,
        beta: bool,
    },
    /// Indices, table.
    Embedding,
    /// Input, cosine, sine.
    Rotary,
    /// A result of an op that nothing here stands for.
    Opaque {
        op: usize,
        result: usize,
    },
}

/// Ops of the dialect that [`Op::Unary`] and [`Op::Binary`] name.
const NAMED: &[&str] = &[
    "relu",
    "relu6",
    "silu",
    "sigmoid",
    "tanh",
    "hardswish",
    "hardsigmoid",
    "softplus",
    "exp",
    "sqrt",
    "rsqrt",
    "neg",
    "add",
    "sub",
    "mul",
    "div",
    "maximum",
    "minimum",
];

pub struct Node {
    pub op: Op,
    pub inputs: Vec<Id>,
    pub shape: Vec<i64>,
    pub element: Element,
    /// The op of the function that it was made for first.
    pub origin: usize,
    /// Depends on parameters and constants only.
    pub fixed: bool,
    /// The first parameter that a fixed node is made of; floats come before integers.
    pub parameter: Option<Id>,
}

#[derive(Default)]
pub struct Graph {
    nodes: Vec<Node>,
    known: HashMap<(Op, Vec<Id>, Vec<i64>, Element), Id>,
    origin: usize,
    touched: Vec<Id>,
}

impl Number {
    pub fn new(value: f64) -> Self {
        Self(value.to_bits())
    }

    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl Element {
    pub fn is_float(self) -> bool {
        matches!(self, Self::F16 | Self::Bf16 | Self::F32 | Self::F64)
    }

    /// The number that this type has nearest to a value.
    fn round(self, value: f64) -> f64 {
        match self {
            Self::F16 => half::f16::from_f64(value).to_f64(),
            Self::Bf16 => half::bf16::from_f64(value).to_f64(),
            Self::F32 => f64::from(value as f32),
            _ => value,
        }
    }

    /// The number as a user would write it: the shortest decimal that this type rounds to `value`.
    pub fn decimal(self, value: f64) -> f64 {
        match self {
            Self::F32 => (value as f32).to_string().parse().unwrap_or(value),
            _ => value,
        }
    }
}

impl Op {
    /// Whether the dialect has it. The others occur in patterns only.
    pub fn is_node(&self) -> bool {
        match self {
            Self::Unary(name) | Self::Binary(name) => NAMED.contains(name),
            Self::Reduce(name, _) | Self::Squeeze(name, _) => matches!(*name, "sum" | "mean" | "max"),
            Self::Pool(name, _) => *name != "sum",
            Self::Compare(..) | Self::Accumulator(_) => false,
            _ => true,
        }
    }
}

impl std::ops::Index<Id> for Graph {
    type Output = Node;
    fn index(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }
}

impl Graph {
    /// Nodes from here on are made for this op.
    pub fn begin(&mut self, origin: usize) {
        self.origin = origin;
        self.touched.clear();
    }

    /// The nodes that were made, or found again, since [`Graph::begin`].
    pub fn end(&mut self) -> Vec<Id> {
        std::mem::take(&mut self.touched)
    }

    /// A node, as it is.
    pub fn node(&mut self, op: Op, inputs: Vec<Id>, shape: Vec<i64>, element: Element) -> Id {
        let key = (op, inputs, shape, element);
        if let Some(id) = self.known.get(&key) {
            self.touched.push(*id);
            return *id;
        }
        let (op, inputs, shape, element) = key.clone();
        let fixed = match op {
            Op::Parameter(_) | Op::Constant(_) | Op::Data(_) => true,
            Op::Value(_) | Op::Accumulator(_) | Op::Opaque { .. } => false,
            _ => inputs.iter().all(|input| self[*input].fixed),
        };
        let id = Id(self.nodes.len() as u32);
        let parameter = match op {
            Op::Parameter(_) => Some(id),
            _ if fixed => {
                let found = || inputs.iter().filter_map(|input| self[*input].parameter);
                found().find(|found| self[*found].element.is_float()).or_else(|| found().next())
            }
            _ => None,
        };
        self.nodes.push(Node { op, inputs, shape, element, origin: self.origin, fixed, parameter });
        self.known.insert(key, id);
        self.touched.push(id);
        id
    }

    /// A node that is there already.
    pub fn find(&self, op: &Op, inputs: &[Id], shape: &[i64], element: Element) -> Option<Id> {
        self.known.get(&(op.clone(), inputs.to_vec(), shape.to_vec(), element)).copied()
    }

    /// Computes a node's value in another way; what uses it follows.
    pub fn become_other(&mut self, id: Id, op: Op, inputs: Vec<Id>) {
        let node = &mut self.nodes[id.0 as usize];
        node.op = op;
        node.inputs = inputs;
    }

    /// Whether one node is computed from another. Nodes are made after their inputs, so only what was made between the two
    /// is looked at; none of them may have become another.
    pub fn depends(&self, id: Id, on: Id) -> bool {
        let (mut open, mut seen) = (vec![id], HashSet::new());
        while let Some(id) = open.pop() {
            if id == on {
                return true;
            }
            if id > on && seen.insert(id) {
                open.extend(&self[id].inputs);
            }
        }
        false
    }

    /// The nodes that these are computed from, and these.
    pub fn reachable(&self, from: impl IntoIterator<Item = Id>) -> HashSet<Id> {
        let (mut open, mut seen): (Vec<Id>, _) = (from.into_iter().collect(), HashSet::new());
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                open.extend(&self[id].inputs);
            }
        }
        seen
    }

    pub fn shape(&self, id: Id) -> &[i64] {
        &self[id].shape
    }

    pub fn rank(&self, id: Id) -> usize {
        self[id].shape.len()
    }

    pub fn input(&self, id: Id, index: usize) -> Id {
        self[id].inputs[index]
    }

    pub fn constant(&mut self, value: f64, element: Element) -> Id {
        let value = if element.is_float() { element.round(value) } else { value };
        self.node(Op::Constant(Number::new(value)), vec![], vec![], element)
    }

    /// The number that every element is.
    pub fn number(&self, id: Id) -> Option<f64> {
        match &self[id].op {
            Op::Constant(value) => Some(value.get()),
            Op::Broadcast | Op::Reshape => self.number(self.input(id, 0)),
            _ => None,
        }
    }

    /// The input of an op of this name with one input.
    pub fn unary_of(&self, id: Id, name: &str) -> Option<Id> {
        match self[id].op {
            Op::Unary(found) if found == name => Some(self.input(id, 0)),
            _ => None,
        }
    }

    /// The inputs of an op of this name with two.
    pub fn binary_of(&self, id: Id, name: &str) -> Option<(Id, Id)> {
        match self[id].op {
            Op::Binary(found) if found == name => Some((self.input(id, 0), self.input(id, 1))),
            _ => None,
        }
    }

    /// Both orders of the inputs of a commutative op.
    pub fn either_of(&self, id: Id, name: &str) -> Vec<(Id, Id)> {
        self.binary_of(id, name).map(|(a, b)| vec![(a, b), (b, a)]).unwrap_or_default()
    }

    /// `c` of `x op c`, a number.
    pub fn with_number(&self, id: Id, name: &str) -> Option<(Id, f64)> {
        let (x, c) = self.binary_of(id, name)?;
        Some((x, self.number(c)?))
    }

    /// What a reduction reduces, and over which dimensions.
    pub fn reduction_of(&self, id: Id, name: &str) -> Option<(Id, &[usize])> {
        match &self[id].op {
            Op::Reduce(found, axes) if *found == name => Some((self.input(id, 0), axes)),
            _ => None,
        }
    }

    /// The value before conversions between f32 and f64.
    pub fn uncast(&self, id: Id) -> Id {
        let wide = |id: Id| matches!(self[id].element, Element::F32 | Element::F64);
        match self[id].op {
            Op::Cast if wide(id) && wide(self.input(id, 0)) => self.uncast(self.input(id, 0)),
            _ => id,
        }
    }

    /// The value before it was repeated.
    pub fn unbroadcast(&self, id: Id) -> Id {
        match self[id].op {
            Op::Broadcast => self.unbroadcast(self.input(id, 0)),
            _ => id,
        }
    }

    /// Whether an op is a reshape.
    pub fn is_reshape(&self, id: Id) -> bool {
        self[id].op == Op::Reshape
    }
}

/// Equal up to some roundings of a 32-bit float.
pub fn near(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-6 * b.abs()
}

/// The shape that two shapes broadcast to, as in NumPy.
pub fn broadcast(a: &[i64], b: &[i64]) -> Option<Vec<i64>> {
    let rank = a.len().max(b.len());
    let at = |shape: &[i64], i: usize| if i + shape.len() < rank { 1 } else { shape[i + shape.len() - rank] };
    (0..rank)
        .map(|i| match (at(a, i), at(b, i)) {
            (a, b) if a == b => Some(a),
            (1, b) => Some(b),
            (a, 1) => Some(a),
            _ => None,
        })
        .collect()
}
