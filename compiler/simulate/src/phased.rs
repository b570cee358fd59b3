//! Actors of kind `phased`: a program of firings before a pipeline with a global enable.

use crate::{
    actor::Meter,
    channel::{Bench, ChannelIndex, NEVER},
};
use mase_hardware::timing::{Firings, Phased};
use std::collections::VecDeque;

/// See the module.
pub(crate) struct PhasedActor {
    runs: Vec<Firings>,
    run: usize,
    /// Firings that are left of it.
    left: u64,
    depth: u64,
    inputs: Vec<ChannelIndex>,
    output: ChannelIndex,
    /// For each beat in the pipeline: the cycle in which it will be at the end, less `lag`.
    pipeline: VecDeque<u64>,
    /// Cycles for which the pipeline has stood still.
    lag: u64,
    /// Since when it stands still now.
    frozen: u64,
    pub(crate) meter: Meter,
}

impl PhasedActor {
    pub(crate) fn new(timing: &Phased, inputs: Vec<ChannelIndex>, output: ChannelIndex) -> Self {
        Self {
            left: timing.runs.first().map_or(0, |run| run.count),
            runs: timing.runs.clone(),
            run: 0,
            depth: timing.depth,
            inputs,
            output,
            pipeline: VecDeque::new(),
            lag: 0,
            frozen: NEVER,
            meter: Meter::default(),
        }
    }

    pub(crate) fn visit(&mut self, who: u32, bench: &mut Bench) {
        let now = bench.now;
        self.meter.settle(bench);
        if self.frozen != NEVER {
            self.lag += now - self.frozen;
            self.frozen = NEVER;
        }
        if let Some(&head) = self.pipeline.front()
            && head + self.lag <= now
        {
            if !bench.room(self.output) {
                self.frozen = now;
                self.meter.blame(self.output, true, now);
                return bench.await_room(self.output);
            }
            self.pipeline.pop_front();
            bench.push(self.output);
        }
        let run = self.runs[self.run];
        let mut mask = run.inputs;
        while mask != 0 {
            let channel = self.inputs[mask.trailing_zeros() as usize];
            if !bench.has(channel) {
                self.meter.blame(channel, false, now);
                bench.await_beat(channel);
                if let Some(&head) = self.pipeline.front() {
                    bench.call(who, head + self.lag);
                }
                return;
            }
            mask &= mask - 1;
        }
        let mut mask = run.inputs;
        while mask != 0 {
            bench.pop(self.inputs[mask.trailing_zeros() as usize]);
            mask &= mask - 1;
        }
        self.meter.firings += 1;
        if run.produces {
            self.pipeline.push_back(now - self.lag + self.depth);
        }
        self.left -= 1;
        if self.left == 0 {
            self.run = (self.run + 1) % self.runs.len();
            self.left = self.runs[self.run].count;
        }
        bench.call(who, now + 1);
    }

    /// Whether nothing can come out before it fires again.
    pub(crate) fn is_stuck(&self) -> bool {
        self.pipeline.is_empty() || self.frozen != NEVER
    }

    pub(crate) fn snapshot(&self, next: u64, state: &mut Vec<u64>) {
        let lag = self.lag + if self.frozen == NEVER { 0 } else { next - self.frozen };
        state.extend([self.run as u64, self.left, self.pipeline.len() as u64]);
        state.extend(self.pipeline.iter().map(|stamp| stamp + lag - next));
    }
}
