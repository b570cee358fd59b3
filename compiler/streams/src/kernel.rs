//! From loops over tensors to actors.
//!
//! A [`Kernel`] is what `linalg.generic` says: loops, tensors that they index, and a body. It becomes a nest of loops in time, which
//! follows the order in which the first operand arrives, with loops over lanes inside; what each operand has to look like for that is
//! the work of `adapt`. Values never depend on lanes, since sums are of integers.

mod actors;
mod nest;
mod pad;
mod products;
mod rows;
mod supply;

use crate::{
    graph::{ChannelId, Graph},
    order::Order,
};
use mase_datapath::{Graph as Expression, Node, Timing};
use std::sync::Arc;

pub use pad::{Around, pad};

/// A sum of loops times factors, and a constant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affine {
    /// Loops and their factors, which are not 0; each loop once.
    pub terms: Vec<(usize, usize)>,
    /// What is added.
    pub constant: usize,
}

impl Affine {
    /// A loop alone.
    pub fn of(index: usize) -> Self {
        Self { terms: vec![(index, 1)], constant: 0 }
    }
}

/// A tensor that comes in a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Where.
    pub channel: ChannelId,
    /// Its extents.
    pub shape: Vec<usize>,
    /// In which order.
    pub order: Order,
    /// Elements in a word.
    pub lanes: usize,
    /// Smallest element.
    pub lo: i128,
    /// Largest element.
    pub hi: i128,
}

impl Stream {
    /// Bits of an element.
    pub fn bits(&self) -> usize {
        width(self.lo, self.hi)
    }
}

/// Bits of the narrowest machine integer that holds an interval; it has a sign if the interval goes below 0.
pub fn width(lo: i128, hi: i128) -> usize {
    let magnitude = |value: i128| 128 - (if value < 0 { !value } else { value }).leading_zeros() as usize;
    (magnitude(lo).max(magnitude(hi)) + usize::from(lo < 0)).max(1)
}

/// A tensor that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// Its extents.
    pub shape: Vec<usize>,
    /// Its elements, row-major.
    pub values: Arc<Vec<i128>>,
}

/// A tensor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tensor {
    /// See [`Stream`].
    Stream(Stream),
    /// See [`Constant`].
    Constant(Constant),
}

impl Tensor {
    /// Its extents.
    pub fn shape(&self) -> &[usize] {
        match self {
            Tensor::Stream(stream) => &stream.shape,
            Tensor::Constant(constant) => &constant.shape,
        }
    }
}

/// A tensor that a kernel reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// Which.
    pub tensor: Tensor,
    /// The index of each of its dimensions.
    pub access: Vec<Affine>,
    /// What its element is called in the body's expression; unique.
    pub name: String,
}

/// How elements are reduced to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Their sum.
    Add,
    /// The largest.
    Max,
    /// The smallest.
    Min,
}

/// What a kernel computes.
#[derive(Clone, Debug)]
pub enum Body {
    /// An element of the result for each iteration.
    Map(Node),
    /// What is reduced, and where it starts.
    Reduce(Fold, Node, i128),
    /// The sum of products of two expressions, each of one operand of its own, and where it starts.
    Products(Node, Node, i128),
    /// Rows of a known table [rows, features], by their number; the loop goes along a row.
    Rows(Node, Constant, usize),
}

/// Loops over tensors.
#[derive(Clone, Debug)]
pub struct Kernel {
    /// For names of actors; letters, digits and underscores.
    pub name: String,
    /// How often each loop goes.
    pub extents: Vec<usize>,
    /// The loop of each dimension of the result; `None` for one of extent 1.
    pub result: Vec<Option<usize>>,
    /// What is read.
    pub operands: Vec<Operand>,
    /// The expressions of the body; its inputs are operands.
    pub expression: Expression,
    /// What is computed.
    pub body: Body,
}

/// How much of a kernel is done at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// Elements of the result.
    pub parallel: usize,
    /// Elements of one sum.
    pub reduction: usize,
    /// Whether fewer will do, where loops cannot be cut so.
    pub at_most: bool,
}

/// Why a kernel cannot become actors.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    /// A tile that does not fit.
    #[error("{lanes} elements at once do not divide the {elements} of `{tensor}`")]
    Indivisible {
        /// Where.
        tensor: String,
        /// How many.
        elements: usize,
        /// How many at once.
        lanes: usize,
    },
    /// A tile of reduced elements, or of others, that the loops do not have.
    #[error(
        "{lanes} {what} at once do not fit loops of {extents:?} iterations: each loop from the innermost has to be taken whole, or the last in equal parts"
    )]
    Lanes {
        /// Results or addends.
        what: &'static str,
        /// How many at once.
        lanes: usize,
        /// The loops.
        extents: Vec<usize>,
    },
    /// What no template does.
    #[error("{0}")]
    Unsupported(String),
    /// Arithmetic that has no logic.
    #[error("its arithmetic: {0}")]
    Arithmetic(#[from] mase_datapath::Error),
}

/// Makes actors of a kernel. Its result is a stream, or known if every operand is.
pub fn compile(graph: &mut Graph, kernel: &Kernel, lanes: Lanes, timing: &Timing) -> Result<Tensor, Fault> {
    actors::compile(graph, kernel, lanes, timing)
}

/// The same tensor in row-major order, or another in which dimensions are not cut.
pub fn reordered(graph: &mut Graph, name: &str, stream: &Stream, order: &Order) -> Result<Stream, Fault> {
    supply::reordered(graph, name, stream, order)
}
