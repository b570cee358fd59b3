//! Channels of elements in the order and words that an actor takes.

use super::{Fault, Stream};
use crate::{
    adapt::{Buffer, Step, adapt},
    graph::{self, ChannelId, Graph, Parameter, Word},
    order::{Loop, Order, step},
};

/// Loops that a buffer has at most.
const LEVELS: usize = 8;
/// Bits from which on a memory is a block RAM.
const BLOCK_RAM: usize = 2048;

/// See [`super::reordered`].
pub fn reordered(graph: &mut Graph, name: &str, stream: &Stream, order: &Order) -> Result<Stream, Fault> {
    let cut = || Fault::Unsupported(format!("`{name}`: its dimensions are cut in both orders"));
    let mut nest = Vec::new();
    for digit in order.digits() {
        nest.extend(stream.order.along(digit.stride, digit.extent).ok_or_else(cut)?);
    }
    let channel = adapted(graph, name, stream, 0, &nest, stream.lanes)?;
    Ok(Stream { channel, order: order.clone(), ..stream.clone() })
}

/// The channel of a stream's elements in another order.
pub fn adapted(
    graph: &mut Graph,
    name: &str,
    stream: &Stream,
    offset: usize,
    nest: &[Loop],
    lanes: usize,
) -> Result<ChannelId, Fault> {
    let steps = adapt(stream.order.elements(), stream.lanes, offset, nest, lanes).map_err(|fault| {
        Fault::Indivisible { tensor: name.to_owned(), elements: fault.elements, lanes: fault.lanes }
    })?;
    let mut channel = stream.channel;
    for one in steps {
        let own = graph.width(channel);
        let int = |value: usize| Parameter::Int(value as i64);
        let (module, suffix, result, parameters) = match one {
            Step::Narrow(factor) => (
                "mase_narrow",
                "narrow",
                own / factor,
                vec![("Width", int(own / factor)), ("Factor", int(factor))],
            ),
            Step::Widen(factor) => {
                ("mase_widen", "widen", own * factor, vec![("Width", int(own)), ("Factor", int(factor))])
            }
            Step::Repeat(times) => {
                ("mase_repeat", "repeat", own, vec![("Width", int(own)), ("Times", int(times))])
            }
            Step::Buffer(buffer) => ("mase_buffer", "buffer", own, ring(name, own, &buffer)?),
        };
        let body = graph::Body::Template { module, parameters, memory: None };
        channel = graph.actor(&format!("{name}_{suffix}"), body, &[("in", channel)], ("out", result));
    }
    Ok(channel)
}

/// The channel of a stream in words of another size.
pub fn regrouped(graph: &mut Graph, name: &str, stream: &Stream, lanes: usize) -> Result<ChannelId, Fault> {
    adapted(graph, name, stream, 0, &[step(stream.order.elements(), 1)], lanes)
}

fn ring(name: &str, width: usize, buffer: &Buffer) -> Result<Vec<(&'static str, Parameter)>, Fault> {
    if buffer.loops.len() > LEVELS {
        return Err(Fault::Unsupported(format!(
            "`{name}` needs a buffer of {} loops, and it can have {LEVELS}",
            buffer.loops.len()
        )));
    }
    let int = |value: usize| Parameter::Int(value as i64);
    let list = |value: fn(&Loop) -> usize| {
        Parameter::List(buffer.loops.iter().map(|one| value(one) as i64).collect())
    };
    Ok(vec![
        ("Width", int(width)),
        ("Capacity", int(buffer.capacity)),
        ("Levels", int(buffer.loops.len())),
        ("Extents", list(|one| one.extent)),
        ("Strides", list(|one| one.stride)),
        ("FreeLevel", Parameter::Int(buffer.free_level.map_or(-1, |level| level as i64))),
        ("FreeStep", int(buffer.free_step)),
        ("FreeEnd", int(buffer.free_end)),
        ("Offset", int(buffer.offset)),
        ("Ram", int(usize::from(width * buffer.capacity >= BLOCK_RAM))),
    ])
}

/// Words that are given over and over.
pub fn memory(graph: &mut Graph, name: &str, words: Vec<Word>, bits: usize) -> ChannelId {
    let ram = usize::from(words.len() * bits >= BLOCK_RAM);
    let parameters = vec![
        ("Width", Parameter::Int(bits as i64)),
        ("Words", Parameter::Int(words.len() as i64)),
        ("Ram", Parameter::Int(ram as i64)),
    ];
    let body = graph::Body::Template { module: "mase_source", parameters, memory: Some(words) };
    graph.actor(name, body, &[], ("out", bits))
}
