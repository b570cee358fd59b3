//! Sums of products: mase_mac and what feeds it.

use super::{
    Fault, Fold, Kernel, Lanes, Operand, Stream, Tensor,
    actors::{arranged, first, internal, mapped, started, viewed, with},
    nest::{self, count, innermost, strides},
    supply::{adapted, memory},
    width,
};
use crate::{
    graph::{self, Graph, Parameter, Word},
    order::{Loop, step, walk},
};
use indexmap::IndexMap;
use mase_datapath::{Node, Timing};

/// Actors of sums of products.
pub fn products(
    graph: &mut Graph,
    kernel: Kernel,
    factors: [Node; 2],
    start: i128,
    lanes: Lanes,
    timing: &Timing,
) -> Result<Tensor, Fault> {
    let mut operands = Vec::new();
    for factor in factors {
        operands.push(mapped(graph, &kernel, factor, timing)?.ok_or_else(|| {
            Fault::Unsupported("a factor of its products follows from several tensors".into())
        })?);
    }
    // The one that is streamed, or indexed by more loops, is the left one.
    let left = first(&with(&kernel, operands.clone())).ok_or_else(|| internal(&kernel))?;
    operands.swap(0, left);
    let mut kernel = with(&kernel, operands);
    let nest = arranged(graph, &mut kernel, 0, lanes)?;
    let views = [viewed(graph, &mut kernel, &nest, 0)?, viewed(graph, &mut kernel, &nest, 1)?];
    let reads = |operand: &Operand, index: usize| {
        operand.access.iter().any(|access| access.terms.iter().any(|(own, _)| *own == index))
    };
    let [mut both, mut rows, mut columns] = [1, 1, 1];
    for piece in &nest.parallel_lanes {
        let [left, right] = [0, 1].map(|place| reads(&kernel.operands[place], piece.index));
        let (count, inside) = match (left, right) {
            (true, true) => (&mut both, rows * columns),
            (true, false) => (&mut rows, columns),
            _ => (&mut columns, 1),
        };
        *count *= piece.extent;
        if inside > 1 {
            return Err(Fault::Unsupported(
                "results at once have rows or columns outside of what both factors share; take fewer at once"
                    .into(),
            ));
        }
    }
    let depth = count(&nest.reduction_lanes);
    let steps = count(&nest.reduction);
    let mut channels = Vec::new();
    let mut intervals = Vec::new();
    for (place, view) in views.iter().enumerate() {
        let operand = kernel.operands[place].clone();
        let (_, own) = nest::shared(&view.lanes);
        let unique: usize = own.iter().map(|one| one.extent).product();
        let asked: Vec<Loop> = view.time.iter().chain(&own).copied().collect();
        let name = format!("{}_{}", kernel.name, operand.name);
        match &operand.tensor {
            Tensor::Stream(stream) => {
                channels.push(adapted(graph, &name, stream, view.offset, &asked, unique)?);
                intervals.push((stream.lo, stream.hi));
            }
            Tensor::Constant(constant) => {
                let (lo, hi) = bounds(&constant.values);
                let bits = width(lo, hi);
                let period = nest::period(&[&view.time]);
                let words: Vec<Loop> = innermost(&view.time, period);
                let places: Vec<usize> = walk(&own).collect();
                let word = |at: usize| {
                    let mut word = Word::default();
                    places
                        .iter()
                        .for_each(|place| word.push(constant.values[at + place + view.offset], bits));
                    word
                };
                let rom = walk(&words).map(word).collect();
                channels.push(memory(graph, &name, rom, bits * unique));
                intervals.push((lo, hi));
            }
        }
    }
    let (lo, hi) = sums(&kernel, &intervals, (depth * steps) as i128);
    let (shape, order) = nest::result(&kernel, &nest).ok_or_else(|| internal(&kernel))?;
    let int = |value: usize| Parameter::Int(value as i64);
    let bits = width(lo, hi);
    let [a, b] = [intervals[0], intervals[1]];
    let parameters = vec![
        ("Lanes", int(both)),
        ("Rows", int(rows)),
        ("Cols", int(columns)),
        ("Depth", int(depth)),
        ("AWidth", int(width(a.0, a.1))),
        ("BWidth", int(width(b.0, b.1))),
        ("ASigned", int(usize::from(a.0 < 0))),
        ("BSigned", int(usize::from(b.0 < 0))),
        ("AccWidth", int(bits)),
        ("Steps", int(steps)),
    ];
    let body = graph::Body::Template { module: "mase_mac", parameters, memory: None };
    let name = format!("{}_mac", kernel.name);
    let results = both * rows * columns;
    let channel = graph.actor(&name, body, &[("a", channels[0]), ("b", channels[1])], ("y", bits * results));
    let sum = Stream { channel, shape, order, lanes: results, lo, hi };
    started(graph, &kernel, sum, Fold::Add, start, timing)
}

fn bounds(values: &[i128]) -> (i128, i128) {
    (values.iter().copied().min().unwrap_or(0), values.iter().copied().max().unwrap_or(0))
}

/// The interval of sums of products: of known weights the sums themselves count, channel by channel.
fn sums(kernel: &Kernel, intervals: &[(i128, i128)], addends: i128) -> (i128, i128) {
    let [(alo, ahi), (blo, bhi)] = [intervals[0], intervals[1]];
    let products = [alo * blo, alo * bhi, ahi * blo, ahi * bhi];
    let (lo, hi) = bounds(&products);
    let wide = (lo.min(0) * addends, hi.max(0) * addends);
    let Tensor::Constant(weights) = &kernel.operands[1].tensor else { return wide };
    let access = &kernel.operands[1].access;
    let summed =
        |dim: usize| access[dim].terms.iter().all(|(index, _)| !kernel.result.contains(&Some(*index)));
    let kept: Vec<Loop> = weights
        .shape
        .iter()
        .zip(strides(&weights.shape))
        .enumerate()
        .map(|(dim, (extent, stride))| step(*extent, if summed(dim) { 0 } else { stride }))
        .collect();
    let mut found: IndexMap<usize, (i128, i128)> = IndexMap::new();
    for (value, channel) in weights.values.iter().zip(walk(&kept)) {
        let (low, high) = ((value * alo).min(value * ahi), (value * alo).max(value * ahi));
        let sum = found.entry(channel).or_default();
        *sum = (sum.0 + low, sum.1 + high);
    }
    let known = weights.values.len() as i128 / found.len().max(1) as i128;
    if known != addends {
        return wide;
    }
    let lo = found.values().map(|(lo, _)| *lo).min().unwrap_or(0);
    let hi = found.values().map(|(_, hi)| *hi).max().unwrap_or(0);
    (lo, hi)
}
