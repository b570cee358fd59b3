//! Movement of tensors in block formats: integers and exponents move alike, where blocks stay whole.

use super::{FormatNode, Lowered, cast::blocks::Blocks, tensor::Coded};
use crate::lower_to_linalg::node::{broadcast as broadcast_map, pointwise};
use mase_formats::Format;
use mase_ir::{
    build::{Builder, Expr, Ssa, element_of, shape_of},
    melior::ir::operation::OperationLike,
};

type Moved<'r> = Result<Vec<Lowered<'r>>, String>;

/// A tensor in a block format, with its parts.
struct Whole<'r> {
    coded: Coded<'r>,
    exponents: Ssa<'r>,
    blocks: Blocks,
}

impl<'r> Whole<'r> {
    fn of(coded: Coded<'r>) -> Result<Self, String> {
        let (Some(exponents), Some(shared)) = (coded.exponents, &coded.view.shared) else {
            return Err(format!("takes {}, which has no blocks, together with blocks", coded.format));
        };
        let blocks = Blocks::new(&coded.shape(), shared)?;
        Ok(Self { exponents, blocks, coded })
    }

    /// The result, if it is in the format stated.
    fn moved(
        self,
        node: &FormatNode<'r, '_>,
        format: &Format,
        ints: Ssa<'r>,
        exponents: Ssa<'r>,
    ) -> Moved<'r> {
        let (wanted, view) = node.format()?;
        if wanted != *format {
            return Err(format!(
                "moves {} and gives {wanted}: give it {format}, and cast that",
                self.coded.format
            ));
        }
        let exponents = Some(exponents);
        Ok(vec![Lowered::Coded(Coded { format: wanted, view, ints, exponents, companion: None })])
    }

    fn broken<T>(&self) -> Result<T, String> {
        Err(format!(
            "does not keep the blocks of {} whole: cast it to a format without blocks",
            self.coded.format
        ))
    }
}

/// A format with its blocks along another axis, counted from the end.
fn along(format: &Format, axis: i64) -> Result<Format, String> {
    let family = format.family();
    let mut params = format.params().to_vec();
    let place = family.params().iter().position(|param| param.name == "axis");
    params[place.ok_or_else(|| format!("moves {format}, whose blocks have no axis to change"))?] = axis;
    Format::from_parts(family.name(), &params).map_err(|error| error.to_string())
}

fn copied<'r>(b: &Builder<'r>, x: Ssa<'r>, shape: &[i64], map: Vec<Expr<'r>>) -> Ssa<'r> {
    pointwise(b, shape, element_of(x), &[(x, map)], |_, v| v[0])
}

pub fn transpose<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let (b, x) = (node.b(), Whole::of(node.operand(0)?)?);
    let permutation: Vec<usize> =
        node.node.ints("permutation").into_iter().map(|from| from as usize).collect();
    let rank = permutation.len();
    let transposed = |tensor: Ssa<'r>| {
        let from = shape_of(tensor);
        let shape: Vec<i64> = permutation.iter().map(|dim| from[*dim]).collect();
        let mut map = b.dims(0..rank);
        for (i, from) in permutation.iter().enumerate() {
            map[*from] = b.dim(i);
        }
        copied(b, tensor, &shape, map)
    };
    let axis = permutation.iter().position(|from| *from == x.blocks.axis).ok_or("has no such axis")?;
    let format = along(&x.coded.format, axis as i64 - rank as i64)?;
    let (ints, exponents) = (transposed(x.coded.ints), transposed(x.exponents));
    x.moved(node, &format, ints, exponents)
}

/// The block axis keeps its extent, and what lies behind it.
pub fn reshape<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let (b, x) = (node.b(), Whole::of(node.operand(0)?)?);
    let (from, shape) = (x.coded.shape(), node.shape());
    let behind = |shape: &[i64], axis: usize| shape[axis + 1..].iter().product::<i64>();
    let wanted = node.format()?.0.layout().block_axis.unwrap_or(-1);
    let axis = (shape.len() as i64 + wanted).max(0) as usize;
    let same =
        shape.get(axis) == Some(&from[x.blocks.axis]) && behind(&shape, axis) == behind(&from, x.blocks.axis);
    if !same {
        return x.broken();
    }
    let format = along(&x.coded.format, wanted)?;
    let mut outer = shape.clone();
    outer[axis] = x.blocks.count();
    let (ints, exponents) = (b.reshape(x.coded.ints, &shape), b.reshape(x.exponents, &outer));
    x.moved(node, &format, ints, exponents)
}

pub fn broadcast<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let (b, x) = (node.b(), Whole::of(node.operand(0)?)?);
    let shape = node.shape();
    let axis = shape.len() - x.coded.shape().len() + x.blocks.axis;
    if shape[axis] != x.blocks.shape[x.blocks.axis] {
        return x.broken();
    }
    let mut outer = shape.clone();
    outer[axis] = x.blocks.count();
    let repeated = |tensor, shape: &[i64]| copied(b, tensor, shape, broadcast_map(b, tensor, shape));
    let (ints, exponents) = (repeated(x.coded.ints, &shape), repeated(x.exponents, &outer));
    let format = x.coded.format.clone();
    x.moved(node, &format, ints, exponents)
}

/// Along the block axis, whole blocks one after the other.
pub fn slice<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let (b, x) = (node.b(), Whole::of(node.operand(0)?)?);
    let [offsets, sizes, strides] = ["offsets", "sizes", "strides"].map(|name| node.node.ints(name));
    let (axis, size) = (x.blocks.axis, x.blocks.size);
    let ends = offsets[axis] + sizes[axis];
    let whole = offsets[axis] % size == 0 && (ends % size == 0 || ends == x.blocks.shape[axis]);
    if !whole || (strides[axis] != 1 && sizes[axis] != 1) {
        return x.broken();
    }
    let (mut outer_offsets, mut outer_sizes) = (offsets.clone(), sizes.clone());
    outer_offsets[axis] /= size;
    outer_sizes[axis] = (sizes[axis] + size - 1) / size;
    let ints = b.slice(x.coded.ints, &offsets, &sizes, &strides);
    let exponents = b.slice(x.exponents, &outer_offsets, &outer_sizes, &strides);
    let format = x.coded.format.clone();
    x.moved(node, &format, ints, exponents)
}

/// Along the block axis, every part but the last fills its blocks.
pub fn concat<'r>(node: &FormatNode<'r, '_>) -> Moved<'r> {
    let b = node.b();
    let axis = node.node.int("axis") as usize;
    let count = node.node.op.operand_count();
    let parts: Result<Vec<Whole>, String> = (0..count).map(|index| Whole::of(node.operand(index)?)).collect();
    let parts = parts?;
    let (shape, first) = (node.shape(), parts.first().ok_or("has no operand")?);
    let format = first.coded.format.clone();
    for (index, part) in parts.iter().enumerate() {
        if part.coded.format != format {
            return Err(format!("joins {} and {format}: cast one to the other", part.coded.format));
        }
        let fills = part.blocks.shape[axis] % part.blocks.size == 0;
        if axis == part.blocks.axis && !fills && index + 1 < count {
            return part.broken();
        }
    }
    let outer = Blocks { shape: shape.clone(), ..first.blocks.clone() }.outer();
    let joined = |shape: &[i64], tensors: Vec<Ssa<'r>>| {
        let mut offsets = vec![0; shape.len()];
        let mut whole = b.empty(shape, element_of(tensors[0]));
        for tensor in tensors {
            whole = b.insert_slice(tensor, whole, &offsets, &vec![1; shape.len()]);
            offsets[axis] += shape_of(tensor)[axis];
        }
        whole
    };
    let ints = joined(&shape, parts.iter().map(|part| part.coded.ints).collect());
    let exponents = joined(&outer, parts.iter().map(|part| part.exponents).collect());
    parts.into_iter().next().ok_or("has no operand")?.moved(node, &format, ints, exponents)
}
