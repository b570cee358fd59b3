//! Elements around an image.

use super::{Fault, Stream, nest::strides, supply, width};
use crate::{
    graph::{self, Graph, Parameter},
    order::{Loop, Order, step},
};

/// Elements before and behind a dimension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Before.
    pub low: usize,
    /// Behind.
    pub high: usize,
}

/// A tensor with elements of one value around it, in at most two dimensions, which are the outermost of the result's order.
pub fn pad(
    graph: &mut Graph,
    name: &str,
    stream: &Stream,
    around: &[Around],
    value: i128,
) -> Result<Stream, Fault> {
    let padded: Vec<usize> = (0..around.len()).filter(|dim| around[*dim] != Around::default()).collect();
    let old = &stream.shape;
    let shape: Vec<usize> = old.iter().zip(around).map(|(extent, pad)| extent + pad.low + pad.high).collect();
    let [first, second] = match padded.as_slice() {
        [] => return Ok(stream.clone()),
        [one] => [None, Some(*one)],
        [one, two] => [Some(*one), Some(*two)],
        _ => {
            return Err(Fault::Unsupported(format!(
                "it pads {} dimensions, and hardware pads two",
                padded.len()
            )));
        }
    };
    let outer: Vec<usize> = first.into_iter().chain(second).collect();
    let inner: Vec<usize> = (0..old.len()).filter(|dim| !outer.contains(dim)).collect();
    let order = |shape: &[usize]| {
        let strides = strides(shape);
        let loops: Vec<Loop> =
            outer.iter().chain(&inner).map(|dim| step(shape[*dim], strides[*dim])).collect();
        Order::new(&loops)
            .ok_or_else(|| Fault::Unsupported("internal error: no order of what is padded".into()))
    };
    let stream = match order(old)? {
        wanted if wanted == stream.order => stream.clone(),
        wanted => supply::reordered(graph, &format!("{name}_order"), stream, &wanted)?,
    };
    let block: usize = inner.iter().map(|dim| old[*dim]).product();
    let lanes = (1..=stream.lanes)
        .rev()
        .find(|lanes| stream.lanes.is_multiple_of(*lanes) && block.is_multiple_of(*lanes))
        .unwrap_or(1);
    let channel = supply::regrouped(graph, &format!("{name}_words"), &stream, lanes)?;
    let (lo, hi) = (stream.lo.min(value), stream.hi.max(value));
    if width(lo, hi) != stream.bits() || (lo < 0) != (stream.lo < 0) {
        return Err(Fault::Unsupported(format!(
            "it pads elements between {} and {} with {value}, which has no place in their bits",
            stream.lo, stream.hi
        )));
    }
    let extent = |dim: Option<usize>| dim.map_or(1, |dim| old[dim]);
    let side = |dim: Option<usize>| dim.map(|dim| around[dim]).unwrap_or_default();
    let int = |value: usize| Parameter::Int(value as i64);
    let parameters = vec![
        ("Lanes", int(lanes)),
        ("Width", int(stream.bits())),
        ("Height", int(extent(first))),
        ("Columns", int(extent(second))),
        ("Words", int(block / lanes)),
        ("Top", int(side(first).low)),
        ("Bottom", int(side(first).high)),
        ("Left", int(side(second).low)),
        ("Right", int(side(second).high)),
        ("Value", Parameter::Int(value as i64)),
    ];
    let body = graph::Body::Template { module: "mase_pad", parameters, memory: None };
    let channel =
        graph.actor(&format!("{name}_pad"), body, &[("in", channel)], ("out", lanes * stream.bits()));
    Ok(Stream { channel, order: order(&shape)?, shape, lanes, lo, hi })
}
