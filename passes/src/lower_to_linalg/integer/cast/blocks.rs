//! The blocks of a tensor: one axis cut into blocks, the last one filled up with zeros.

use mase_formats::Shared;
use mase_ir::{
    build::{Builder, Expr, Loops, Ssa, element_of, shape_of},
    melior::ir::Type,
    node,
};

/// Where the blocks of tensors of one shape are.
#[derive(Clone, Debug)]
pub struct Blocks {
    pub shape: Vec<i64>,
    pub axis: usize,
    /// Elements of a block.
    pub size: i64,
}

impl Blocks {
    /// Along an axis counted from the end.
    pub fn new(shape: &[i64], shared: &Shared) -> Result<Self, String> {
        let axis = usize::try_from(shape.len() as i64 + shared.axis)
            .map_err(|_| format!("has blocks along axis {} of {} dimensions", shared.axis, shape.len()))?;
        Ok(Self { shape: shape.to_vec(), axis, size: shared.block })
    }

    /// How many there are along the axis.
    pub fn count(&self) -> i64 {
        (self.shape[self.axis] + self.size - 1) / self.size
    }

    /// The shape of their exponents.
    pub fn outer(&self) -> Vec<i64> {
        let mut shape = self.shape.clone();
        shape[self.axis] = self.count();
        shape
    }

    /// The shape with the axis cut in two: blocks, and elements of one.
    pub fn cut(&self) -> Vec<i64> {
        let mut shape = self.outer();
        shape.insert(self.axis + 1, self.size);
        shape
    }

    /// A tensor of the shape, filled up with zeros and cut.
    pub fn split<'r>(&self, b: &Builder<'r>, tensor: Ssa<'r>) -> Ssa<'r> {
        let mut whole = self.shape.clone();
        whole[self.axis] = self.count() * self.size;
        let filled = match whole == self.shape {
            true => tensor,
            false => {
                let zeros = b.filled(&whole, zero(b, element_of(tensor)));
                b.insert_slice(tensor, zeros, &vec![0; whole.len()], &vec![1; whole.len()])
            }
        };
        b.split(filled, self.axis, &[self.count(), self.size])
    }

    /// A tensor of the cut shape as one of the shape.
    pub fn join<'r>(&self, b: &Builder<'r>, tensor: Ssa<'r>) -> Ssa<'r> {
        let joined = b.merge(tensor, self.axis);
        match shape_of(joined) == self.shape {
            true => joined,
            false => {
                let rank = self.shape.len();
                b.slice(joined, &vec![0; rank], &self.shape, &vec![1; rank])
            }
        }
    }

    /// How loops over the cut shape index something that a block has one of.
    pub fn of_block<'r>(&self, b: &Builder<'r>) -> Vec<Expr<'r>> {
        (0..=self.shape.len()).filter(|dim| *dim != self.axis + 1).map(|dim| b.dim(dim)).collect()
    }

    /// For each block, of a cut tensor, the largest `body` of an element; these are at least 0.
    pub fn largest<'r>(
        &self,
        b: &Builder<'r>,
        cut: Ssa<'r>,
        element: Type<'r>,
        body: impl FnOnce(&Builder<'r>, Ssa<'r>) -> Ssa<'r>,
    ) -> Ssa<'r> {
        let rank = self.shape.len();
        let init = b.filled(&self.outer(), b.integer(0, element));
        let mut map = b.dims(0..rank);
        map.insert(self.axis + 1, b.dim(rank));
        let loops = Loops { parallel: rank, reduction: 1 };
        b.generic(&[(cut, map)], (init, b.dims(0..rank)), loops, |b, v| {
            let element = body(b, v[0]);
            b.scalar("arith.maxsi", &[element, v[1]])
        })
    }
}

fn zero<'r>(b: &Builder<'r>, ty: Type<'r>) -> Ssa<'r> {
    if node::element_text(ty).starts_with('i') { b.integer(0, ty) } else { b.float(0.0, ty) }
}
