//! Graphs of actors, channels and ports.

use crate::{
    engine::Engine,
    trace::{Run, Trace, Wait},
};
use mase_hardware::{
    template::{Direction, Instance},
    timing::Timing,
};

/// An actor of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActorId(pub(crate) usize);

/// An input port of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InputId(pub(crate) usize);

/// An output port of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OutputId(pub(crate) usize);

/// A channel of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChannelId(pub(crate) usize);

impl ChannelId {
    /// Position in [`Trace::channels`].
    pub fn index(self) -> usize {
        self.0
    }
}

/// What feeds a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Producer {
    /// An output of an actor.
    Actor(ActorId, usize),
    /// An input port.
    Input(InputId),
}

/// What a channel feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Consumer {
    /// An input of an actor.
    Actor(ActorId, usize),
    /// An output port.
    Output(OutputId),
}

impl ActorId {
    /// Its output of that number.
    pub fn output(self, index: usize) -> Producer {
        Producer::Actor(self, index)
    }

    /// Its input of that number.
    pub fn input(self, index: usize) -> Consumer {
        Consumer::Actor(self, index)
    }
}

impl From<InputId> for Producer {
    fn from(id: InputId) -> Self {
        Self::Input(id)
    }
}

impl From<OutputId> for Consumer {
    fn from(id: OutputId) -> Self {
        Self::Output(id)
    }
}

/// How many beats of a port make one frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beats(pub u64);

#[derive(Clone, Debug)]
pub(crate) struct Port {
    pub(crate) name: String,
    /// The number that stalls are drawn for.
    pub(crate) number: u64,
    /// Beats of a frame.
    pub(crate) beats: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) producer: Producer,
    pub(crate) consumer: Consumer,
    /// `None`: no queue, the two see each other within a cycle.
    pub(crate) depth: Option<u64>,
}

/// Actors, and what joins them.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub(crate) actors: Vec<(String, Timing)>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) inputs: Vec<Port>,
    pub(crate) outputs: Vec<Port>,
}

/// Why there is no trace.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    /// The graph is none.
    #[error("{}", .0.join("\n"))]
    Graph(Vec<String>),
    /// Nothing can ever move again.
    #[error("deadlock at cycle {cycle}: {}", waits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Deadlock {
        /// The first cycle in which nothing moved.
        cycle: u64,
        /// Who waits for whom, round a cycle where there is one.
        waits: Vec<Wait>,
    },
    /// It takes too long.
    #[error("{limit} cycles have passed after {frames} of {wanted} frames; limit: {limit}")]
    Limit {
        /// The limit.
        limit: u64,
        /// Whole frames that came out.
        frames: u64,
        /// How many were to come.
        wanted: u64,
    },
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an actor.
    pub fn actor(&mut self, name: &str, timing: Timing) -> ActorId {
        self.actors.push((name.to_owned(), timing));
        ActorId(self.actors.len() - 1)
    }

    /// Adds an input port: its number among all ports, for stalls, and its beats of a frame. It offers beats without end.
    pub fn input(&mut self, name: &str, number: u64, beats: Beats) -> InputId {
        self.inputs.push(Port { name: name.to_owned(), number, beats: beats.0 });
        InputId(self.inputs.len() - 1)
    }

    /// Adds an output port; see [`Graph::input`].
    pub fn output(&mut self, name: &str, number: u64, beats: Beats) -> OutputId {
        self.outputs.push(Port { name: name.to_owned(), number, beats: beats.0 });
        OutputId(self.outputs.len() - 1)
    }

    /// Joins by a queue of a depth of at least 2.
    pub fn channel(
        &mut self,
        producer: impl Into<Producer>,
        consumer: impl Into<Consumer>,
        depth: u64,
    ) -> ChannelId {
        self.edge(producer.into(), consumer.into(), Some(depth))
    }

    /// Joins a port and an actor without a queue.
    pub fn wire(&mut self, producer: impl Into<Producer>, consumer: impl Into<Consumer>) -> ChannelId {
        self.edge(producer.into(), consumer.into(), None)
    }

    fn edge(&mut self, producer: Producer, consumer: Consumer, depth: Option<u64>) -> ChannelId {
        self.edges.push(Edge { producer, consumer, depth });
        ChannelId(self.edges.len() - 1)
    }

    /// One template alone, each stream wired to a port of its own. Ports are numbered from 0 in the order of the manifest (a port
    /// of several streams takes as many numbers); `beats` gives the beats of each by the port's name.
    pub fn alone(instance: &Instance, beats: &[(&str, u64)]) -> Result<Self, Fault> {
        let mut graph = Self::new();
        let actor = graph.actor(&instance.template, instance.timing.clone());
        let (mut number, mut inputs, mut outputs) = (0, 0, 0);
        for port in &instance.ports {
            let Some((_, beats)) = beats.iter().find(|(name, _)| *name == port.name) else {
                return Err(Fault::Graph(vec![format!("no number of beats for port '{}'", port.name)]));
            };
            for _ in 0..port.count {
                if port.direction == Direction::In {
                    let input = graph.input(&port.name, number, Beats(*beats));
                    graph.wire(input, actor.input(inputs));
                    inputs += 1;
                } else {
                    let output = graph.output(&port.name, number, Beats(*beats));
                    graph.wire(actor.output(outputs), output);
                    outputs += 1;
                }
                number += 1;
            }
        }
        Ok(graph)
    }

    /// Sets the depth of a channel of this graph.
    pub fn set_depth(&mut self, channel: ChannelId, depth: u64) {
        if let Some(edge) = self.edges.get_mut(channel.0) {
            edge.depth = Some(depth);
        }
    }

    /// Depth of a channel; `None` of a wire.
    pub fn depth(&self, channel: ChannelId) -> Option<u64> {
        self.edges.get(channel.0)?.depth
    }

    /// All channels and wires, in the order in which they were added.
    pub fn channels(&self) -> impl Iterator<Item = ChannelId> + use<> {
        (0..self.edges.len()).map(ChannelId)
    }

    /// Simulates from reset until all frames have left.
    pub fn run(&self, run: &Run) -> Result<Trace, Fault> {
        self.check(run).map_err(Fault::Graph)?;
        Engine::new(self, run).run()
    }

    /// What an end of a channel is called.
    pub(crate) fn producer_name(&self, channel: usize) -> &str {
        match self.edges[channel].producer {
            Producer::Actor(actor, _) => &self.actors[actor.0].0,
            Producer::Input(input) => &self.inputs[input.0].name,
        }
    }

    /// See [`Graph::producer_name`].
    pub(crate) fn consumer_name(&self, channel: usize) -> &str {
        match self.edges[channel].consumer {
            Consumer::Actor(actor, _) => &self.actors[actor.0].0,
            Consumer::Output(output) => &self.outputs[output.0].name,
        }
    }

    /// All that is wrong with it.
    fn check(&self, run: &Run) -> Result<(), Vec<String>> {
        let mut faults = Vec::new();
        if run.stalls.any() && run.stalls.rate > 255 {
            faults.push(format!("stalls of a rate of {}, must be at most 255 of 256", run.stalls.rate));
        }
        if run.frames == 0 {
            faults.push("0 frames, must be at least 1".to_owned());
        }
        for (name, timing) in &self.actors {
            faults.extend(timing.check().err().map(|fault| format!("{name}: {fault}")));
        }
        let mut ends = Ends::of(self);
        for (index, edge) in self.edges.iter().enumerate() {
            let (from, to) = match ends.join(edge) {
                Ok(()) => (self.producer_name(index), self.consumer_name(index)),
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            let between_ports =
                matches!((edge.producer, edge.consumer), (Producer::Input(_), Consumer::Output(_)));
            let within = matches!((edge.producer, edge.consumer), (Producer::Actor(..), Consumer::Actor(..)));
            match edge.depth {
                Some(depth) if depth < 2 => {
                    faults.push(format!("{from} -> {to}: a depth of {depth}, must be at least 2"));
                }
                None if within => {
                    faults.push(format!("{from} -> {to}: a wire between actors, must be a channel"))
                }
                None if between_ports => {
                    faults.push(format!("{from} -> {to}: a wire between ports, must be a channel"));
                }
                _ => {}
            }
        }
        faults.extend(ends.open(self));
        if self.outputs.is_empty() {
            faults.push("no output port, so that there are no frames".to_owned());
        }
        for port in self.inputs.iter().chain(&self.outputs) {
            if port.beats == 0 {
                faults.push(format!("port {}: 0 beats of a frame, must be at least 1", port.name));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// How often each end of each actor and port is joined.
struct Ends {
    into: Vec<Vec<usize>>,
    out_of: Vec<Vec<usize>>,
    inputs: Vec<usize>,
    outputs: Vec<usize>,
}

impl Ends {
    fn of(graph: &Graph) -> Self {
        Self {
            into: graph.actors.iter().map(|(_, timing)| vec![0; timing.inputs()]).collect(),
            out_of: graph.actors.iter().map(|(_, timing)| vec![0; timing.outputs()]).collect(),
            inputs: vec![0; graph.inputs.len()],
            outputs: vec![0; graph.outputs.len()],
        }
    }

    fn join(&mut self, edge: &Edge) -> Result<(), String> {
        let producer = match edge.producer {
            Producer::Actor(actor, index) => {
                self.out_of.get_mut(actor.0).and_then(|ends| ends.get_mut(index))
            }
            Producer::Input(input) => self.inputs.get_mut(input.0),
        };
        *producer.ok_or_else(|| format!("{:?} is not there", edge.producer))? += 1;
        let consumer = match edge.consumer {
            Consumer::Actor(actor, index) => self.into.get_mut(actor.0).and_then(|ends| ends.get_mut(index)),
            Consumer::Output(output) => self.outputs.get_mut(output.0),
        };
        *consumer.ok_or_else(|| format!("{:?} is not there", edge.consumer))? += 1;
        Ok(())
    }

    /// Ends that are not joined exactly once.
    fn open(&self, graph: &Graph) -> Vec<String> {
        let mut faults = Vec::new();
        let mut once = |count: usize, what: String| {
            if count != 1 {
                faults.push(format!("{what} is joined {count} times, must be once"));
            }
        };
        for (actor, (name, _)) in graph.actors.iter().enumerate() {
            for (index, count) in self.into[actor].iter().enumerate() {
                once(*count, format!("input {index} of {name}"));
            }
            for (index, count) in self.out_of[actor].iter().enumerate() {
                once(*count, format!("output {index} of {name}"));
            }
        }
        for (port, count) in graph.inputs.iter().zip(&self.inputs) {
            once(*count, format!("input port {}", port.name));
        }
        for (port, count) in graph.outputs.iter().zip(&self.outputs) {
            once(*count, format!("output port {}", port.name));
        }
        faults
    }
}
