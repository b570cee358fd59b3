//! When words of an accelerator move: its actors in the simulator of streams, and depths of its channels.

use crate::{Accelerator, Error, templates};
use mase_hardware::{template::Library, timing::Phased};
use mase_simulate::{Beats, ChannelId, Consumer, Goal, Graph, Producer, Sizes, Timing, size_fifos};
use mase_streams::{
    graph::{Body, End},
    kernel::Stream,
};

fn beats(stream: &Stream) -> Beats {
    Beats((stream.order.elements() / stream.lanes) as u64)
}

/// The accelerator as the simulator has it, and each channel there. Ports are numbered as in the test bench: inputs, then outputs.
pub fn graph(accelerator: &Accelerator, library: &Library) -> Result<(Graph, Vec<ChannelId>), Error> {
    let own = &accelerator.graph;
    let mut graph = Graph::new();
    let mut actors = Vec::new();
    for actor in &own.actors {
        let timing = match &actor.body {
            Body::Template { module, parameters, .. } => {
                templates::instance(library, module, parameters, None)?.timing
            }
            Body::Logic(logic) => Timing::Phased(Phased {
                depth: u64::from(logic.netlist.depth),
                inputs: actor.inputs.len() as u32,
                runs: vec![mase_hardware::timing::Firings {
                    count: 1,
                    inputs: (1 << actor.inputs.len()) - 1,
                    produces: true,
                }],
            }),
        };
        actors.push(graph.actor(&actor.name, timing));
    }
    let mut inputs = Vec::new();
    for (number, port) in accelerator.inputs.iter().enumerate() {
        inputs.push(graph.input(&port.name, number as u64, beats(&port.stream)));
    }
    let mut outputs = Vec::new();
    for (number, port) in accelerator.outputs.iter().enumerate() {
        let number = (number + inputs.len()) as u64;
        outputs.push(graph.output(&port.name, number, beats(&port.stream)));
    }
    let mut channels = Vec::new();
    for channel in &own.channels {
        let producer: Producer = match channel.producer {
            End::Actor(actor, port) => actors[actor].output(port),
            End::Port(port) => inputs[port].into(),
        };
        let consumer: Consumer = match channel.consumers.as_slice() {
            [End::Actor(actor, port)] => actors[*actor].input(*port),
            [End::Port(port)] => outputs[*port].into(),
            _ => return Err(Error::Module("internal error: a channel has not one consumer".into())),
        };
        channels.push(graph.channel(producer, consumer, channel.depth as u64));
    }
    Ok((graph, channels))
}

/// Gives every channel the depth that it needs; see [`size_fifos`] for what is proven of it.
pub fn size(accelerator: &mut Accelerator, library: &Library, goal: &Goal) -> Result<Sizes, Error> {
    let (graph, channels) = graph(accelerator, library)?;
    let sizes =
        size_fifos(&graph, goal).map_err(|fault| Error::Module(format!("depths of channels: {fault}")))?;
    for (channel, id) in accelerator.graph.channels.iter_mut().zip(&channels) {
        if let Some(Some(depth)) = sizes.depths.get(id.index()) {
            channel.depth = *depth as usize;
        }
    }
    Ok(sizes)
}
