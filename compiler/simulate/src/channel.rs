//! Channels, and who is visited when.
//!
//! Invariant: all that is asked about a channel in a cycle is answered from its state at the beginning of that cycle, so that
//! what was moved earlier in the same cycle makes no difference.

use crate::{
    graph::{Consumer, Graph, Producer},
    stalls::Stalls,
    trace::{Record, Run},
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// No cycle.
pub(crate) const NEVER: u64 = u64::MAX;

/// Cycles that the wheel reaches ahead.
const WHEEL: u64 = 64;

/// Position of a channel.
pub(crate) type ChannelIndex = u32;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Has a depth.
    Queue,
    /// A wire from this input port.
    FromPort(u32),
    /// A wire to this output port.
    ToPort(u32),
}

#[derive(Clone, Debug)]
pub(crate) struct Channel {
    kind: Kind,
    depth: u64,
    /// Beats, with what was moved in this cycle.
    count: u64,
    last_push: u64,
    last_pop: u64,
    producer: u32,
    consumer: u32,
    producer_waits: bool,
    consumer_waits: bool,
    pub(crate) high_water: u64,
    /// Taken so far.
    pub(crate) beats: u64,
    pub(crate) full: u64,
    pub(crate) empty: u64,
}

/// A port as it is simulated.
#[derive(Clone, Debug)]
pub(crate) struct PortState {
    number: u64,
    pub(crate) beats: u64,
    pub(crate) moved: u64,
    /// First cycle in which an input offers its next beat.
    offers: u64,
    pub(crate) cycles: Vec<u64>,
}

/// All that actors move beats with.
pub(crate) struct Bench {
    pub(crate) now: u64,
    pub(crate) channels: Vec<Channel>,
    pub(crate) inputs: Vec<PortState>,
    pub(crate) outputs: Vec<PortState>,
    /// An output port has got the last beat of a frame in this cycle.
    pub(crate) frame_ended: bool,
    stalls: Stalls,
    pace: Option<u64>,
    record: Record,
    wheel: Vec<Vec<u32>>,
    /// Bit `t % WHEEL`: somebody is to be visited in cycle `t`.
    busy: u64,
    later: BinaryHeap<Reverse<(u64, u32)>>,
    /// When each was last to be visited.
    called: Vec<u64>,
}

impl Bench {
    /// Actors come first in the numbering of those who are visited, then input ports, then output ports.
    pub(crate) fn new(graph: &Graph, run: &Run) -> Self {
        let (actors, inputs) = (graph.actors.len(), graph.inputs.len());
        let channels = graph.edges.iter().map(|edge| {
            let kind = match (edge.depth, edge.producer, edge.consumer) {
                (None, Producer::Input(port), _) => Kind::FromPort(port.0 as u32),
                (None, _, Consumer::Output(port)) => Kind::ToPort(port.0 as u32),
                _ => Kind::Queue,
            };
            let producer = match edge.producer {
                Producer::Actor(actor, _) => actor.0,
                Producer::Input(port) => actors + port.0,
            };
            let consumer = match edge.consumer {
                Consumer::Actor(actor, _) => actor.0,
                Consumer::Output(port) => actors + inputs + port.0,
            };
            Channel {
                kind,
                depth: edge.depth.unwrap_or(0),
                count: 0,
                last_push: NEVER,
                last_pop: NEVER,
                producer: producer as u32,
                consumer: consumer as u32,
                producer_waits: false,
                consumer_waits: false,
                high_water: 0,
                beats: 0,
                full: 0,
                empty: 0,
            }
        });
        let ports = |ports: &[crate::graph::Port]| {
            let state = |port: &crate::graph::Port| PortState {
                number: port.number,
                beats: port.beats,
                moved: 0,
                offers: 0,
                cycles: Vec::new(),
            };
            ports.iter().map(state).collect::<Vec<_>>()
        };
        let mut bench = Self {
            now: 0,
            channels: channels.collect(),
            inputs: ports(&graph.inputs),
            outputs: ports(&graph.outputs),
            frame_ended: false,
            stalls: run.stalls,
            pace: run.pace,
            record: run.record,
            wheel: vec![Vec::new(); WHEEL as usize],
            busy: 0,
            later: BinaryHeap::new(),
            called: vec![NEVER; actors + inputs + graph.outputs.len()],
        };
        for input in 0..inputs {
            bench.inputs[input].offers = bench.next_free(bench.inputs[input].number, 0);
        }
        bench
    }

    /// First cycle from `from` on in which a port is not stalled.
    fn next_free(&self, port: u64, from: u64) -> u64 {
        let mut cycle = from;
        while self.stalls.stalled(port, cycle) {
            cycle += 1;
        }
        cycle
    }

    /// Has someone visited in a cycle after this one (or in cycle 0).
    #[inline]
    pub(crate) fn call(&mut self, who: u32, cycle: u64) {
        if self.called[who as usize] == cycle {
            return;
        }
        self.called[who as usize] = cycle;
        if cycle - self.now < WHEEL {
            self.wheel[(cycle % WHEEL) as usize].push(who);
            self.busy |= 1 << (cycle % WHEEL);
        } else {
            self.later.push(Reverse((cycle, who)));
        }
    }

    /// The next cycle in which somebody is visited, `now` included.
    pub(crate) fn next_cycle(&self) -> Option<u64> {
        let near = self.busy.rotate_right((self.now % WHEEL) as u32);
        let near = (near != 0).then(|| self.now + u64::from(near.trailing_zeros()));
        let far = self.later.peek().map(|Reverse((cycle, _))| *cycle);
        near.into_iter().chain(far).min()
    }

    /// Goes to that cycle and says who is visited.
    pub(crate) fn advance(&mut self, cycle: u64, who: &mut Vec<u32>) {
        self.now = cycle;
        self.frame_ended = false;
        who.clear();
        std::mem::swap(who, &mut self.wheel[(cycle % WHEEL) as usize]);
        self.busy &= !(1 << (cycle % WHEEL));
        while let Some(Reverse((at, one))) = self.later.peek().copied() {
            if at != cycle {
                break;
            }
            self.later.pop();
            who.push(one);
        }
    }

    /// Whether a beat can be taken from a channel.
    #[inline]
    pub(crate) fn has(&self, channel: ChannelIndex) -> bool {
        let c = &self.channels[channel as usize];
        match c.kind {
            Kind::FromPort(port) => self.inputs[port as usize].offers <= self.now,
            _ => c.count > u64::from(c.last_push == self.now),
        }
    }

    /// Whether a beat can be put into a channel.
    #[inline]
    pub(crate) fn room(&self, channel: ChannelIndex) -> bool {
        let c = &self.channels[channel as usize];
        match c.kind {
            Kind::ToPort(port) => !self.stalls.stalled(self.outputs[port as usize].number, self.now),
            _ => c.count + u64::from(c.last_pop == self.now) < c.depth,
        }
    }

    /// Takes a beat, where there is one.
    #[inline]
    pub(crate) fn pop(&mut self, channel: ChannelIndex) {
        let now = self.now;
        let c = &mut self.channels[channel as usize];
        c.beats += 1;
        if let Kind::FromPort(port) = c.kind {
            return self.leave_port(port as usize);
        }
        c.sample(now);
        c.count -= 1;
        c.last_pop = now;
        if c.producer_waits {
            c.producer_waits = false;
            let who = c.producer;
            self.call(who, now + 1);
        }
    }

    /// Puts a beat, where there is room.
    #[inline]
    pub(crate) fn push(&mut self, channel: ChannelIndex) {
        let now = self.now;
        let c = &mut self.channels[channel as usize];
        if let Kind::ToPort(port) = c.kind {
            c.beats += 1;
            return self.enter_port(port as usize);
        }
        c.sample(now);
        c.count += 1;
        c.last_push = now;
        if c.consumer_waits {
            c.consumer_waits = false;
            let who = c.consumer;
            self.call(who, now + 1);
        }
    }

    /// Has the consumer visited when there is a beat.
    #[inline]
    pub(crate) fn await_beat(&mut self, channel: ChannelIndex) {
        let (now, c) = (self.now, &mut self.channels[channel as usize]);
        match c.kind {
            Kind::FromPort(port) => {
                let (who, at) = (c.consumer, self.inputs[port as usize].offers);
                self.call(who, at.max(now + 1));
            }
            // One that was put in this cycle is there in the next.
            _ if c.count > 0 => {
                let who = c.consumer;
                self.call(who, now + 1);
            }
            _ => c.consumer_waits = true,
        }
    }

    /// Has the producer visited when there is room.
    #[inline]
    pub(crate) fn await_room(&mut self, channel: ChannelIndex) {
        let (now, c) = (self.now, &mut self.channels[channel as usize]);
        match c.kind {
            Kind::ToPort(port) => {
                let who = c.producer;
                let at = self.next_free(self.outputs[port as usize].number, now + 1);
                self.call(who, at);
            }
            _ if c.count < c.depth => {
                let who = c.producer;
                self.call(who, now + 1);
            }
            _ => c.producer_waits = true,
        }
    }

    /// An input port that feeds a queue.
    pub(crate) fn visit_input(&mut self, port: usize, channel: ChannelIndex) {
        let offers = self.inputs[port].offers;
        let who = self.channels[channel as usize].producer;
        if offers > self.now {
            self.call(who, offers);
        } else if self.room(channel) {
            self.push(channel);
            self.leave_port(port);
            self.call(who, self.inputs[port].offers);
        } else {
            self.await_room(channel);
        }
    }

    /// An output port that is fed by a queue.
    pub(crate) fn visit_output(&mut self, port: usize, channel: ChannelIndex) {
        let who = self.channels[channel as usize].consumer;
        if !self.has(channel) {
            return self.await_beat(channel);
        }
        if !self.stalls.stalled(self.outputs[port].number, self.now) {
            self.pop(channel);
            self.enter_port(port);
        }
        let next = self.next_free(self.outputs[port].number, self.now + 1);
        self.call(who, next);
    }

    fn leave_port(&mut self, port: usize) {
        let state = &mut self.inputs[port];
        state.moved += 1;
        if self.record == Record::Beats {
            state.cycles.push(self.now);
        }
        let paced = self.pace.map_or(0, |pace| due(state, pace));
        let number = state.number;
        self.inputs[port].offers = self.next_free(number, (self.now + 1).max(paced));
    }

    fn enter_port(&mut self, port: usize) {
        let state = &mut self.outputs[port];
        state.moved += 1;
        self.frame_ended |= state.moved.is_multiple_of(state.beats);
        if self.record == Record::Beats {
            state.cycles.push(self.now);
        }
    }

    /// Whether a channel holds as many beats as it can.
    pub(crate) fn is_full(&self, channel: ChannelIndex) -> Option<u64> {
        let c = &self.channels[channel as usize];
        (c.kind == Kind::Queue && c.count == c.depth).then_some(c.depth)
    }

    /// Who feeds a channel.
    pub(crate) fn producer(&self, channel: ChannelIndex) -> u32 {
        self.channels[channel as usize].producer
    }

    /// Whom it feeds.
    pub(crate) fn consumer(&self, channel: ChannelIndex) -> u32 {
        self.channels[channel as usize].consumer
    }

    /// State at the beginning of the next cycle.
    pub(crate) fn snapshot(&self, state: &mut Vec<u64>) {
        state.extend(self.channels.iter().map(|c| c.count));
        let next = self.now + 1;
        if let Some(pace) = self.pace {
            state.extend(self.inputs.iter().map(|port| due(port, pace).wrapping_sub(next)));
        }
    }
}

/// From which cycle on a paced input offers its next beat.
fn due(port: &PortState, pace: u64) -> u64 {
    (u128::from(port.moved) * u128::from(pace) / u128::from(port.beats)) as u64
}

impl Channel {
    /// Notes how many beats there were at the beginning of this cycle, before the first is moved in it.
    #[inline]
    fn sample(&mut self, now: u64) {
        if self.last_push != now && self.last_pop != now {
            self.high_water = self.high_water.max(self.count);
        }
    }

    /// The most beats it has held.
    pub(crate) fn most(&self) -> u64 {
        self.high_water.max(self.count)
    }
}
