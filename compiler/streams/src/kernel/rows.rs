//! Rows of a known table, by numbers that come: mase_embedding.

use super::{
    Constant, Fault, Kernel, Lanes, Stream, Tensor,
    actors::{arranged, internal, mapped, viewed, with},
    nest::{self, Nest, Piece},
    supply::adapted,
    width,
};
use crate::graph::{self, Graph, Parameter, Word};
use mase_datapath::{Node, Timing};

/// Actors of rows that `number` picks; the loop `feature` goes along a row.
pub fn rows(
    graph: &mut Graph,
    kernel: &Kernel,
    (number, table, feature): (Node, &Constant, usize),
    lanes: Lanes,
    timing: &Timing,
) -> Result<Tensor, Fault> {
    let [rows, features] = table.shape.as_slice() else { return Err(internal(kernel)) };
    let operand = mapped(graph, kernel, number, timing)?
        .ok_or_else(|| Fault::Unsupported("the number of a row follows from several tensors".into()))?;
    let mut kernel = with(kernel, vec![operand]);
    let once = nest::most(&[*features], lanes.parallel);
    if once != lanes.parallel && !lanes.at_most {
        return Err(Fault::Lanes { what: "results", lanes: lanes.parallel, extents: vec![*features] });
    }
    let nest = arranged(graph, &mut kernel, 0, Lanes { parallel: once, reduction: 1, at_most: false })?;
    // A number is taken once for a row, so the loop along rows is the innermost: no number comes along it.
    let outer: Vec<Piece> = nest.parallel.iter().filter(|piece| piece.index != feature).copied().collect();
    if !nest.parallel.starts_with(&outer) || nest.parallel_lanes.iter().any(|piece| piece.index != feature) {
        return Err(internal(&kernel));
    }
    let numbers = Nest { parallel: outer, ..Nest::default() };
    let view = viewed(graph, &mut kernel, &numbers, 0)?;
    let Tensor::Stream(stream) = kernel.operands[0].tensor.clone() else { return Err(internal(&kernel)) };
    if stream.lo < 0 || stream.hi >= *rows as i128 {
        return Err(Fault::Unsupported(format!(
            "numbers of rows are between {} and {}, and the table has {rows}",
            stream.lo, stream.hi
        )));
    }
    let name = format!("{}_{}", kernel.name, kernel.operands[0].name);
    let index = adapted(graph, &name, &stream, view.offset, &view.time, 1)?;
    let (lo, hi) = (table.values.iter().min(), table.values.iter().max());
    let (lo, hi) = (lo.copied().unwrap_or(0), hi.copied().unwrap_or(0));
    let bits = width(lo, hi);
    let words = table.values.chunks(once).map(|values| {
        let mut word = Word::default();
        values.iter().for_each(|value| word.push(*value, bits));
        word
    });
    let int = |value: usize| Parameter::Int(value as i64);
    let parameters = vec![
        ("IndexWidth", int(stream.bits())),
        ("Rows", int(*rows)),
        ("Words", int(features / once)),
        ("Width", int(bits * once)),
    ];
    let body = graph::Body::Template { module: "mase_embedding", parameters, memory: Some(words.collect()) };
    let name = format!("{}_rows", kernel.name);
    let channel = graph.actor(&name, body, &[("index", index)], ("out", bits * once));
    let (shape, order) = nest::result(&kernel, &nest).ok_or_else(|| internal(&kernel))?;
    Ok(Tensor::Stream(Stream { channel, shape, order, lanes: once, lo, hi }))
}
