//! Actors as they are simulated.

use crate::{
    channel::{Bench, ChannelIndex},
    phased::PhasedActor,
    reader::Reader,
};
use mase_hardware::timing::{Link, Timing};
use std::collections::VecDeque;

/// How busy an actor is, and what it waits for.
#[derive(Default)]
pub(crate) struct Meter {
    pub(crate) firings: u64,
    waits: Option<(ChannelIndex, bool)>,
    since: u64,
}

impl Meter {
    /// From this cycle on it waits for a channel that is full (or empty).
    pub(crate) fn blame(&mut self, channel: ChannelIndex, full: bool, now: u64) {
        self.waits = Some((channel, full));
        self.since = now;
    }

    /// It is visited and so waits no more.
    pub(crate) fn settle(&mut self, bench: &mut Bench) {
        if let Some((channel, full)) = self.waits.take() {
            let (channel, cycles) = (&mut bench.channels[channel as usize], bench.now - self.since);
            *(if full { &mut channel.full } else { &mut channel.empty }) += cycles;
        }
    }
}

/// See the module.
pub(crate) enum Actor {
    Phased(PhasedActor),
    Reader(Reader),
    Fifo(Fifo),
    Fork(Fork),
    Link(LinkActor),
}

impl Actor {
    pub(crate) fn new(timing: &Timing, inputs: Vec<ChannelIndex>, outputs: Vec<ChannelIndex>) -> Self {
        let first = |channels: &[ChannelIndex]| channels.first().copied().unwrap_or_default();
        let (input, output) = (first(&inputs), first(&outputs));
        let meter = Meter::default();
        match timing {
            Timing::Phased(timing) => Self::Phased(PhasedActor::new(timing, inputs, output)),
            Timing::Fifo { depth } => Self::Fifo(Fifo { depth: *depth, count: 0, input, output, meter }),
            Timing::Fork { .. } => {
                Self::Fork(Fork { done: vec![false; outputs.len()], input, outputs, meter })
            }
            Timing::Buffer(timing) => Self::Reader(Reader::buffer(timing, input, output)),
            Timing::Window(timing) => Self::Reader(Reader::window(timing, input, output)),
            Timing::Link(timing) => Self::Link(LinkActor::new(timing, input, output)),
        }
    }

    #[inline]
    pub(crate) fn visit(&mut self, who: u32, bench: &mut Bench) {
        match self {
            Self::Phased(actor) => actor.visit(who, bench),
            Self::Reader(actor) => actor.visit(who, bench),
            Self::Fifo(actor) => actor.visit(who, bench),
            Self::Fork(actor) => actor.visit(who, bench),
            Self::Link(actor) => actor.visit(who, bench),
        }
    }

    pub(crate) fn meter(&mut self) -> &mut Meter {
        match self {
            Self::Phased(actor) => &mut actor.meter,
            Self::Reader(actor) => &mut actor.meter,
            Self::Fifo(actor) => &mut actor.meter,
            Self::Fork(actor) => &mut actor.meter,
            Self::Link(actor) => &mut actor.meter,
        }
    }

    /// The channel that must change before anything comes of it, and whether it is full.
    pub(crate) fn waits(&mut self) -> Option<(ChannelIndex, bool)> {
        let stuck = match self {
            Self::Phased(actor) => actor.is_stuck(),
            Self::Link(actor) => actor.is_stuck(),
            _ => true,
        };
        self.meter().waits.filter(|_| stuck)
    }

    /// State at the beginning of a cycle.
    pub(crate) fn snapshot(&self, next: u64, state: &mut Vec<u64>) {
        match self {
            Self::Phased(actor) => actor.snapshot(next, state),
            Self::Reader(actor) => actor.snapshot(state),
            Self::Fifo(actor) => state.push(actor.count),
            Self::Fork(actor) => state.extend(actor.done.iter().map(|done| u64::from(*done))),
            Self::Link(actor) => actor.snapshot(next, state),
        }
    }
}

pub(crate) struct Fifo {
    depth: u64,
    count: u64,
    input: ChannelIndex,
    output: ChannelIndex,
    meter: Meter,
}

impl Fifo {
    fn visit(&mut self, who: u32, bench: &mut Bench) {
        self.meter.settle(bench);
        let take = self.count < self.depth && bench.has(self.input);
        let give = self.count > 0 && bench.room(self.output);
        if take {
            bench.pop(self.input);
            self.meter.firings += 1;
        }
        if give {
            bench.push(self.output);
        }
        if !take && self.count < self.depth {
            bench.await_beat(self.input);
            self.meter.blame(self.input, false, bench.now);
        }
        if !give && self.count > 0 {
            bench.await_room(self.output);
            self.meter.blame(self.output, true, bench.now);
        }
        self.count = self.count + u64::from(take) - u64::from(give);
        if take || give {
            bench.call(who, bench.now + 1);
        }
    }
}

pub(crate) struct Fork {
    done: Vec<bool>,
    input: ChannelIndex,
    outputs: Vec<ChannelIndex>,
    meter: Meter,
}

impl Fork {
    fn visit(&mut self, who: u32, bench: &mut Bench) {
        self.meter.settle(bench);
        if !bench.has(self.input) {
            self.meter.blame(self.input, false, bench.now);
            return bench.await_beat(self.input);
        }
        for (done, &output) in self.done.iter_mut().zip(&self.outputs) {
            if *done {
                continue;
            }
            if bench.room(output) {
                bench.push(output);
                *done = true;
            } else {
                bench.await_room(output);
                self.meter.blame(output, true, bench.now);
            }
        }
        if self.done.iter().all(|done| *done) {
            self.done.fill(false);
            bench.pop(self.input);
            self.meter.firings += 1;
            bench.call(who, bench.now + 1);
        }
    }
}

pub(crate) struct LinkActor {
    timing: Link,
    /// Beats that the receiving side has room for.
    room: u64,
    /// In cycle `counted`; every cycle earns `beats`, every beat costs `cycles`.
    credit: u64,
    counted: u64,
    /// When each beat that is held arrives.
    arrives: VecDeque<u64>,
    input: ChannelIndex,
    output: ChannelIndex,
    meter: Meter,
}

impl LinkActor {
    fn new(timing: &Link, input: ChannelIndex, output: ChannelIndex) -> Self {
        Self {
            timing: timing.clone(),
            room: (timing.latency * timing.beats).div_ceil(timing.cycles) + 1,
            credit: timing.cycles - 1,
            counted: 0,
            arrives: VecDeque::new(),
            input,
            output,
            meter: Meter::default(),
        }
    }

    /// Cycles until there is credit for a beat.
    fn credited_in(&self) -> u64 {
        let needed = self.timing.cycles.saturating_sub(self.timing.beats);
        needed.saturating_sub(self.credit).div_ceil(self.timing.beats)
    }

    fn earn(&mut self, cycle: u64) {
        let earned = (cycle - self.counted).saturating_mul(self.timing.beats);
        self.credit = self.credit.saturating_add(earned).min(self.timing.cycles - 1);
        self.counted = cycle;
    }

    fn visit(&mut self, who: u32, bench: &mut Bench) {
        let now = bench.now;
        self.meter.settle(bench);
        self.earn(now);
        let free = (self.arrives.len() as u64) < self.room;
        let late = self.credited_in();
        let there = self.arrives.front().is_some_and(|arrives| *arrives <= now);
        let give = there && bench.room(self.output);
        let accept = free && late == 0 && bench.has(self.input);
        if free && !accept {
            if late > 0 {
                bench.call(who, now + late);
            } else {
                bench.await_beat(self.input);
                self.meter.blame(self.input, false, now);
            }
        }
        match self.arrives.front() {
            Some(arrives) if *arrives > now => bench.call(who, *arrives),
            Some(_) if !give => {
                bench.await_room(self.output);
                self.meter.blame(self.output, true, now);
            }
            _ => {}
        }
        if give {
            self.arrives.pop_front();
            bench.push(self.output);
        }
        if accept {
            bench.pop(self.input);
            self.meter.firings += 1;
            self.arrives.push_back(now + self.timing.latency);
            self.credit = (self.credit + self.timing.beats).saturating_sub(self.timing.cycles);
            self.counted = now + 1;
        }
        if give || accept {
            bench.call(who, now + 1);
        }
    }

    fn is_stuck(&self) -> bool {
        self.meter.waits.is_some_and(|(_, full)| full || self.arrives.is_empty())
    }

    fn snapshot(&self, next: u64, state: &mut Vec<u64>) {
        let earned = next.saturating_sub(self.counted).saturating_mul(self.timing.beats);
        let credit = self.credit.saturating_add(earned).min(self.timing.cycles - 1);
        state.extend([credit, self.arrives.len() as u64]);
        state.extend(self.arrives.iter().map(|arrives| arrives.saturating_sub(next)));
    }
}
