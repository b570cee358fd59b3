//! The loops of a kernel in time and over lanes, and what an operand looks like along them.

use super::{Fault, Kernel, Lanes, Operand, Tensor};
use crate::order::{Loop, Order, merged, step, walk};

/// A part of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The loop.
    pub index: usize,
    /// Its iterations.
    pub extent: usize,
    /// By how much the loop's index grows.
    pub step: usize,
}

/// The loops of a kernel, outermost first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nest {
    /// Over words: of the result, then of one sum.
    pub parallel: Vec<Piece>,
    /// See above.
    pub reduction: Vec<Piece>,
    /// Over lanes: of the result, then of one sum.
    pub parallel_lanes: Vec<Piece>,
    /// See above.
    pub reduction_lanes: Vec<Piece>,
}

impl Nest {
    /// Loops over words.
    pub fn time(&self) -> impl Iterator<Item = &Piece> {
        self.parallel.iter().chain(&self.reduction)
    }

    /// Loops inside a word.
    pub fn lanes(&self) -> impl Iterator<Item = &Piece> {
        self.parallel_lanes.iter().chain(&self.reduction_lanes)
    }
}

impl Lanes {
    /// As many as the loops can take.
    fn fitting(self, nest: &Nest) -> Self {
        let extents = |pieces: &[Piece]| pieces.iter().map(|piece| piece.extent).collect::<Vec<_>>();
        Self {
            parallel: most(&extents(&nest.parallel), self.parallel),
            reduction: most(&extents(&nest.reduction), self.reduction),
            ..self
        }
    }
}

/// How many iterations pieces have.
pub fn count<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> usize {
    pieces.into_iter().map(|piece| piece.extent).product()
}

/// Row-major strides.
pub fn strides(shape: &[usize]) -> Vec<usize> {
    (0..shape.len()).map(|dim| shape[dim + 1..].iter().product()).collect()
}

/// The order of a tensor: constants are row-major.
fn order(tensor: &Tensor) -> Order {
    match tensor {
        Tensor::Stream(stream) => stream.order.clone(),
        Tensor::Constant(constant) => Order::row_major(constant.shape.iter().product()),
    }
}

/// The distance between neighbours along a dimension, where it is the same for all.
fn even(order: &Order, stride: usize, extent: usize) -> Option<usize> {
    match order.along(stride, extent)?.as_slice() {
        [] => Some(0),
        [one] => Some(one.stride),
        _ => None,
    }
}

/// The loops of an operand and how far they go in its stream. `None` where a dimension is cut that several loops index.
fn arrival(operand: &Operand, extents: &[usize]) -> Option<Vec<(Piece, usize)>> {
    let order = order(&operand.tensor);
    let shape = operand.tensor.shape();
    let strides = strides(shape);
    let mut pieces = Vec::new();
    for (dim, access) in operand.access.iter().enumerate() {
        if let [(index, factor)] = access.terms.as_slice() {
            let mut step = extents[*index];
            for part in order.along(strides[dim] * factor, extents[*index])? {
                step /= part.extent;
                pieces.push((Piece { index: *index, extent: part.extent, step }, part.stride));
            }
            continue;
        }
        for (index, factor) in &access.terms {
            let stride = even(&order, strides[dim], shape[dim])?;
            pieces.push((Piece { index: *index, extent: extents[*index], step: 1 }, stride * factor));
        }
    }
    Some(pieces)
}

/// The loops of a kernel in the order in which its first operand arrives. `None` where that operand has to be row-major for it.
pub fn arrange(kernel: &Kernel, first: &Operand, lanes: Lanes) -> Option<Result<Nest, Fault>> {
    let mut arrival = arrival(first, &kernel.extents)?;
    arrival.sort_by_key(|(_, distance)| std::cmp::Reverse(*distance));
    let result: Vec<usize> = kernel.result.iter().flatten().copied().collect();
    let arrives: Vec<usize> = arrival.iter().map(|(piece, _)| piece.index).collect();
    let absent = |index: &usize| kernel.extents[*index] > 1 && !arrives.contains(index);
    let absent = (0..kernel.extents.len()).filter(absent).map(|index| Piece {
        index,
        extent: kernel.extents[index],
        step: 1,
    });
    let pieces: Vec<Piece> = arrival.iter().map(|(piece, _)| *piece).chain(absent).collect();
    let (parallel, reduction): (Vec<Piece>, Vec<Piece>) =
        pieces.into_iter().partition(|piece| result.contains(&piece.index));
    let mut nest = Nest { parallel, reduction, ..Nest::default() };
    let lanes = if lanes.at_most { lanes.fitting(&nest) } else { lanes };
    let taken = take(&mut nest.parallel, lanes.parallel, "results").and_then(|parallel_lanes| {
        nest.parallel_lanes = parallel_lanes;
        nest.reduction_lanes = take(&mut nest.reduction, lanes.reduction, "addends")?;
        Ok(())
    });
    Some(taken.map(|()| nest))
}

/// Whether what arrives next to each other is reduced.
pub fn reduces_neighbours(kernel: &Kernel, first: &Operand) -> bool {
    let Some(arrival) = arrival(first, &kernel.extents) else { return true };
    let nearest = arrival.iter().min_by_key(|(_, distance)| *distance);
    nearest.is_some_and(|(piece, _)| !kernel.result.contains(&Some(piece.index)))
}

/// Takes the innermost iterations, so many in all.
fn take(pieces: &mut Vec<Piece>, lanes: usize, what: &'static str) -> Result<Vec<Piece>, Fault> {
    let extents: Vec<usize> = pieces.iter().map(|piece| piece.extent).collect();
    if most(&extents, lanes) != lanes {
        return Err(Fault::Lanes { what, lanes, extents });
    }
    let mut left = lanes;
    let mut taken = Vec::new();
    while left > 1 {
        match pieces.last_mut() {
            Some(piece) if left.is_multiple_of(piece.extent) => {
                left /= piece.extent;
                taken.extend(pieces.pop());
            }
            Some(piece) => {
                taken.push(Piece { extent: left, ..*piece });
                piece.extent /= left;
                piece.step *= left;
                left = 1;
            }
            None => break,
        }
    }
    taken.reverse();
    Ok(taken)
}

/// How many of the innermost iterations can be taken, up to so many: loops whole, the last in equal parts.
pub fn most(extents: &[usize], lanes: usize) -> usize {
    let mut taken = 1;
    for extent in extents.iter().rev() {
        if taken * extent > lanes {
            return taken * (1..=lanes / taken).rev().find(|part| extent % part == 0).unwrap_or(1);
        }
        taken *= extent;
    }
    taken
}

/// What an operand looks like along a nest.
pub struct View {
    /// Over words, in positions of its elements.
    pub time: Vec<Loop>,
    /// Inside a word; distance 0 where lanes share an element.
    pub lanes: Vec<Loop>,
    /// Where it begins.
    pub offset: usize,
}

/// `None` where the operand has to be row-major for it.
pub fn view(nest: &Nest, operand: &Operand) -> Option<View> {
    let order = order(&operand.tensor);
    let shape = operand.tensor.shape();
    let strides = strides(shape);
    let mut offset = 0;
    for (dim, access) in operand.access.iter().enumerate().filter(|(_, access)| access.constant > 0) {
        offset += even(&order, strides[dim], shape[dim])? * access.constant;
    }
    let along = |piece: &Piece| -> Option<Vec<Loop>> {
        let mut indexed = Vec::new();
        for (dim, access) in operand.access.iter().enumerate() {
            let terms = access.terms.iter().filter(|(index, _)| *index == piece.index);
            indexed.extend(terms.map(|(_, factor)| (dim, factor * piece.step, access.terms.len())));
        }
        match indexed.as_slice() {
            [] => Some(vec![step(piece.extent, 0)]),
            [(dim, factor, 1)] => order.along(strides[*dim] * factor, piece.extent),
            // A dimension of several loops, or several dimensions of one loop.
            several => {
                let distance = |(dim, factor, _): &(usize, usize, usize)| {
                    Some(even(&order, strides[*dim], shape[*dim])? * factor)
                };
                let distances: Option<usize> = several.iter().map(distance).sum();
                Some(vec![step(piece.extent, distances?)])
            }
        }
    };
    let all = |pieces: Vec<&Piece>| -> Option<Vec<Loop>> {
        let parts: Vec<Vec<Loop>> = pieces.into_iter().map(along).collect::<Option<_>>()?;
        Some(parts.concat())
    };
    Some(View { time: all(nest.time().collect())?, lanes: all(nest.lanes().collect())?, offset })
}

/// The order in which results leave.
pub fn result(kernel: &Kernel, nest: &Nest) -> Option<(Vec<usize>, Order)> {
    let extent = |index: &Option<usize>| index.map_or(1, |index| kernel.extents[index]);
    let shape: Vec<usize> = kernel.result.iter().map(extent).collect();
    let strides = strides(&shape);
    let stride = |piece: &Piece| {
        let dim = kernel.result.iter().position(|index| *index == Some(piece.index))?;
        Some(step(piece.extent, strides[dim] * piece.step))
    };
    let pieces = nest.parallel.iter().chain(&nest.parallel_lanes);
    let loops: Vec<Loop> = pieces.map(stride).collect::<Option<_>>()?;
    Some((shape, Order::new(&loops)?))
}

/// Which element of a word each lane reads, and the loops of that word.
pub fn shared(lanes: &[Loop]) -> (Vec<usize>, Vec<Loop>) {
    let own: Vec<Loop> = lanes.iter().filter(|one| one.stride > 0).copied().collect();
    let mut places = Vec::new();
    let mut inner = 1;
    for one in lanes.iter().rev() {
        places.push(step(one.extent, if one.stride > 0 { inner } else { 0 }));
        if one.stride > 0 {
            inner *= one.extent;
        }
    }
    places.reverse();
    (walk(&places).collect(), own)
}

/// How many of the innermost iterations there are before everything begins anew, for these loops of the same iterations.
pub fn period(nests: &[&[Loop]]) -> usize {
    let changing = |nest: &&[Loop]| {
        let inner = nest.iter().skip_while(|one| one.stride == 0 || one.extent == 1);
        inner.map(|one| one.extent).product::<usize>()
    };
    nests.iter().map(changing).max().unwrap_or(1)
}

/// The loops of the innermost iterations, so many.
pub fn innermost(nest: &[Loop], iterations: usize) -> Vec<Loop> {
    let mut left = iterations;
    let mut taken = Vec::new();
    for one in nest.iter().rev() {
        if left > 1 {
            taken.push(*one);
            left /= one.extent;
        }
    }
    taken.reverse();
    merged(&taken)
}
