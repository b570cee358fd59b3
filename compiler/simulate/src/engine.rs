//! The loop over cycles.
//!
//! Whoever can do nothing is not visited: an actor that waits is called by the channel it waits for, and one whose pipeline holds
//! a beat by the cycle in which that comes out. A cycle in which nobody is called costs nothing.

use crate::{
    actor::Actor,
    channel::{Bench, ChannelIndex, NEVER},
    graph::{Consumer, Fault, Graph, Producer},
    steady::{Again, States},
    trace::{ActorUse, ChannelUse, Run, Trace, Wait},
};

/// Cycles between two looks for actors that wait for each other while others go on.
const LOOK: u64 = 1 << 16;

/// See the module.
pub(crate) struct Engine<'a> {
    graph: &'a Graph,
    run: &'a Run,
    bench: Bench,
    actors: Vec<Actor>,
    /// The channel of each input port, and of each output port.
    ports: [Vec<ChannelIndex>; 2],
    /// In which cycle each was last visited.
    visited: Vec<u64>,
    frames: Vec<u64>,
    states: States,
    steady: Option<Again>,
}

impl<'a> Engine<'a> {
    /// Of a graph that has been checked.
    pub(crate) fn new(graph: &'a Graph, run: &'a Run) -> Self {
        let mut into: Vec<_> = graph.actors.iter().map(|(_, timing)| vec![0; timing.inputs()]).collect();
        let mut out_of: Vec<_> = graph.actors.iter().map(|(_, timing)| vec![0; timing.outputs()]).collect();
        let mut ports = [vec![0; graph.inputs.len()], vec![0; graph.outputs.len()]];
        for (index, edge) in graph.edges.iter().enumerate() {
            let index = index as ChannelIndex;
            match edge.producer {
                Producer::Actor(actor, output) => out_of[actor.0][output] = index,
                Producer::Input(port) => ports[0][port.0] = index,
            }
            match edge.consumer {
                Consumer::Actor(actor, input) => into[actor.0][input] = index,
                Consumer::Output(port) => ports[1][port.0] = index,
            }
        }
        let timings = graph.actors.iter().map(|(_, timing)| timing);
        let actors: Vec<_> =
            timings.zip(into.into_iter().zip(out_of)).map(|(t, (i, o))| Actor::new(t, i, o)).collect();
        let everybody = actors.len() + graph.inputs.len() + graph.outputs.len();
        Self {
            graph,
            run,
            bench: Bench::new(graph, run),
            actors,
            ports,
            visited: vec![NEVER; everybody],
            frames: Vec::new(),
            states: States::default(),
            steady: None,
        }
    }

    pub(crate) fn run(mut self) -> Result<Trace, Fault> {
        for who in 0..self.visited.len() {
            if !self.is_wired_port(who) {
                self.bench.call(who as u32, 0);
            }
        }
        let (mut called, mut look) = (Vec::new(), LOOK);
        loop {
            let Some(cycle) = self.bench.next_cycle() else { return Err(self.deadlock()) };
            if cycle > self.run.limit_cycles {
                let (limit, frames, wanted) =
                    (self.run.limit_cycles, self.frames.len() as u64, self.run.frames);
                return Err(Fault::Limit { limit, frames, wanted });
            }
            self.bench.advance(cycle, &mut called);
            for &who in &called {
                self.visit(who);
            }
            if self.bench.frame_ended && self.end_frame() {
                return Ok(self.trace());
            }
            if cycle >= look {
                look = cycle + LOOK;
                // What waits for itself does so for ever, whatever else goes on.
                if !self.circle().is_empty() {
                    return Err(self.deadlock());
                }
            }
        }
    }

    /// Ports on wires are moved by their actor.
    fn is_wired_port(&self, who: usize) -> bool {
        let Some(port) = who.checked_sub(self.actors.len()) else { return false };
        let channel = self.ports[0].iter().chain(&self.ports[1]).nth(port);
        channel.is_some_and(|channel| self.graph.edges[*channel as usize].depth.is_none())
    }

    #[inline]
    fn visit(&mut self, who: u32) {
        let index = who as usize;
        if self.visited[index] == self.bench.now {
            return;
        }
        self.visited[index] = self.bench.now;
        if let Some(actor) = self.actors.get_mut(index) {
            return actor.visit(who, &mut self.bench);
        }
        let port = index - self.actors.len();
        match port.checked_sub(self.ports[0].len()) {
            None => self.bench.visit_input(port, self.ports[0][port]),
            Some(output) => self.bench.visit_output(output, self.ports[1][output]),
        }
    }

    /// Some output has got a whole frame; says whether all is done.
    fn end_frame(&mut self) -> bool {
        let whole = self.bench.outputs.iter().map(|port| port.moved / port.beats).min().unwrap_or(0);
        if whole == self.frames.len() as u64 {
            return false;
        }
        self.frames.push(self.bench.now);
        if whole >= self.run.frames {
            return true;
        }
        if self.run.stalls.any() {
            return false;
        }
        let next = self.bench.now + 1;
        let mut state = Vec::new();
        self.bench.snapshot(&mut state);
        // Ports may be ahead of each other.
        let ahead =
            |port: &crate::channel::PortState| port.moved.wrapping_sub(whole.wrapping_mul(port.beats));
        state.extend(self.bench.inputs.iter().chain(&self.bench.outputs).map(ahead));
        for actor in &self.actors {
            actor.snapshot(next, &mut state);
        }
        let firings = self.actors.iter_mut().map(|actor| actor.meter().firings).collect();
        self.steady = self.states.see(state, whole, self.bench.now, firings);
        self.steady.is_some()
    }

    /// Whom somebody waits for, if nothing comes of it before that has changed.
    fn waits(&mut self, who: u32) -> Option<(u32, Wait)> {
        let index = who as usize;
        let port = index.checked_sub(self.actors.len());
        let (channel, full) = match port {
            None => self.actors[index].waits()?,
            Some(port) => match port.checked_sub(self.ports[0].len()) {
                None => (*self.ports[0].get(port)?, true),
                Some(port) => (*self.ports[1].get(port)?, false),
            },
        };
        let wired = self.graph.edges[channel as usize].depth.is_none();
        let full = match (full, self.bench.is_full(channel)) {
            (true, Some(depth)) => Some(depth),
            (false, _) if !self.bench.has(channel) => None,
            _ => return None,
        };
        let (bench, graph) = (&self.bench, self.graph);
        let name = |consumer: bool| {
            let channel = channel as usize;
            if consumer { graph.consumer_name(channel) } else { graph.producer_name(channel) }.to_owned()
        };
        let other = if full.is_some() { bench.consumer(channel) } else { bench.producer(channel) };
        // A port that is wired to somebody never keeps him waiting for ever.
        if wired && other as usize >= self.actors.len() {
            return None;
        }
        let wait =
            Wait { who: name(full.is_none()), whom: name(full.is_some()), channel: channel as usize, full };
        Some((other, wait))
    }

    /// Those who wait for each other in a circle, found from an output that is not done; none if there is no such circle.
    fn circle(&mut self) -> Vec<Wait> {
        let first_output = self.actors.len() + self.ports[0].len();
        for output in 0..self.ports[1].len() {
            let port = &self.bench.outputs[output];
            if port.moved >= self.run.frames.saturating_mul(port.beats) {
                continue;
            }
            let wired = self.graph.edges[self.ports[1][output] as usize].depth.is_none();
            let mut who = if wired {
                self.bench.producer(self.ports[1][output])
            } else {
                (first_output + output) as u32
            };
            let (mut path, mut waits): (Vec<u32>, Vec<Wait>) = (Vec::new(), Vec::new());
            loop {
                if let Some(start) = path.iter().position(|other| *other == who) {
                    return waits.split_off(start);
                }
                path.push(who);
                let Some((whom, wait)) = self.waits(who) else { break };
                waits.push(wait);
                who = whom;
            }
        }
        Vec::new()
    }

    fn deadlock(&mut self) -> Fault {
        Fault::Deadlock { cycle: self.bench.now + 1, waits: self.circle() }
    }

    fn trace(mut self) -> Trace {
        let simulated = self.bench.now + 1;
        for actor in &mut self.actors {
            actor.meter().settle(&mut self.bench);
        }
        let (steady, periodic) =
            self.steady.map_or((None, None), |again| (Some(again.steady), Some(again.firings)));
        let mut actors = Vec::new();
        for (index, actor) in self.actors.iter_mut().enumerate() {
            let firings = actor.meter().firings;
            let periodic = periodic.as_ref().map_or(0, |periodic| periodic[index]);
            let (part, whole) = steady.map_or((firings, simulated), |steady| (periodic, steady.cycles));
            let name = self.graph.actors[index].0.clone();
            actors.push(ActorUse { name, firings, periodic, utilisation: part as f64 / whole as f64 });
        }
        let channels = self.bench.channels.iter().enumerate().map(|(index, channel)| ChannelUse {
            producer: self.graph.producer_name(index).to_owned(),
            consumer: self.graph.consumer_name(index).to_owned(),
            beats: channel.beats,
            high_water: channel.most(),
            full: channel.full,
            empty: channel.empty,
        });
        let channels = channels.collect();
        let frames = self.run.frames;
        let beats = |ports: Vec<crate::channel::PortState>| {
            let kept = |mut port: crate::channel::PortState| {
                // What is ahead of the frames that were asked for is of use only to those who ask for more.
                if steady.is_none() {
                    port.cycles
                        .truncate(usize::try_from(frames.saturating_mul(port.beats)).unwrap_or(usize::MAX));
                }
                port.cycles
            };
            ports.into_iter().map(kept).collect::<Vec<_>>()
        };
        let mut trace = Trace {
            output_beats: self.graph.outputs.iter().map(|port| port.beats).collect(),
            outputs: beats(self.bench.outputs),
            taken: beats(self.bench.inputs),
            cycles: simulated,
            frames: self.frames,
            steady,
            actors,
            channels,
        };
        trace.cycles = trace.frame_cycle(frames - 1).map_or(simulated, |last| last + 1);
        trace
    }
}
