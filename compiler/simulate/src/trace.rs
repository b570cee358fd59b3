//! What is asked of a run, and what comes out.

use std::fmt;

use crate::stalls::Stalls;

/// What is asked of a run.
#[derive(Clone, Debug)]
pub struct Run {
    /// Frames to simulate.
    pub frames: u64,
    /// Stalls at the ports.
    pub stalls: Stalls,
    /// More cycles are a fault.
    pub limit_cycles: u64,
    /// What to keep of the ports.
    pub record: Record,
    /// Inputs offer their beats evenly, a frame in so many cycles; `None`: as fast as they are taken.
    pub pace: Option<u64>,
}

/// Default of [`Run::limit_cycles`]: some minutes for a graph of hundreds of actors.
const LIMIT: u64 = 10_000_000_000;

/// What to keep of the ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// The cycle of every beat that is simulated.
    Beats,
    /// Nothing but the ends of frames.
    Frames,
}

impl Run {
    /// So many frames without stalls, beats recorded.
    pub fn frames(frames: u64) -> Self {
        Self { frames, stalls: Stalls::NONE, limit_cycles: LIMIT, record: Record::Beats, pace: None }
    }

    /// The same with stalls.
    pub fn stalls(self, stalls: Stalls) -> Self {
        Self { stalls, ..self }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// For each output port, in the order in which they were added: the cycle in which each beat was taken. Of the simulated
    /// frames; see [`Trace::output_cycle`].
    pub outputs: Vec<Vec<u64>>,
    /// For each input port: the cycle in which each beat was taken, up to the last cycle of the last frame.
    pub taken: Vec<Vec<u64>>,
    /// Cycles until the last beat of the last frame had left, the one it left in included.
    pub cycles: u64,
    /// Cycle in which the last beat of each simulated frame left.
    pub frames: Vec<u64>,
    /// From where on it repeats, if it was found to.
    pub steady: Option<Steady>,
    /// Each actor, over the simulated cycles.
    pub actors: Vec<ActorUse>,
    /// Each channel, over the simulated cycles.
    pub channels: Vec<ChannelUse>,
    /// Beats of a frame of each output port.
    pub(crate) output_beats: Vec<u64>,
}

/// From frame `from` on, all repeats every `frames` frames, `cycles` cycles later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steady {
    /// The state at the end of the frame before this was seen again `frames` frames later.
    pub from: u64,
    /// Frames of the period.
    pub frames: u64,
    /// Cycles of the period.
    pub cycles: u64,
}

/// How busy an actor was.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorUse {
    /// Its name.
    pub name: String,
    /// Cycles in which it fired: consumed or produced something.
    pub firings: u64,
    /// Those of one period; 0 if none was found.
    pub periodic: u64,
    /// Share of all cycles in which it fired; of those of the period where it repeats.
    pub utilisation: f64,
}

/// How full a channel was.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelUse {
    /// Who feeds it.
    pub producer: String,
    /// Whom it feeds.
    pub consumer: String,
    /// How many beats were taken from it.
    pub beats: u64,
    /// The most beats it held. 0 of a wire.
    pub high_water: u64,
    /// Cycles in which its producer was stopped by it.
    pub full: u64,
    /// Cycles in which its consumer waited for it (for the first of several empty ones).
    pub empty: u64,
}

/// One who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Who.
    pub who: String,
    /// For whom.
    pub whom: String,
    /// Position of the channel between them in [`Trace::channels`].
    pub channel: usize,
    /// Whether the channel is full, with this many beats, or empty.
    pub full: Option<u64>,
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { who, whom, full, .. } = self;
        match full {
            Some(depth) => write!(f, "{who} waits for {whom} to take a beat (the channel holds {depth})"),
            None => write!(f, "{who} waits for a beat of {whom}"),
        }
    }
}

impl Trace {
    /// Cycle in which the last beat of a frame left, also of a frame after those that were simulated.
    pub fn frame_cycle(&self, frame: u64) -> Option<u64> {
        self.repeat(frame, 1, &self.frames)
    }

    /// Cycle in which a beat of an output left, also of a frame after those that were simulated.
    pub fn output_cycle(&self, output: usize, beat: u64) -> Option<u64> {
        let beats = *self.output_beats.get(output)?;
        self.repeat(beat, beats, self.outputs.get(output)?)
    }

    /// Of a list that repeats in steps of so many entries a frame.
    fn repeat(&self, index: u64, per_frame: u64, known: &[u64]) -> Option<u64> {
        let at = |index: u64| known.get(usize::try_from(index).ok()?).copied();
        match self.steady {
            Some(steady) if index >= known.len() as u64 => {
                let period = per_frame * steady.frames;
                let periods = (index - known.len() as u64) / period + 1;
                Some(at(index.checked_sub(periods * period)?)? + periods * steady.cycles)
            }
            _ => at(index),
        }
    }

    /// Cycles from reset until the first frame has left whole.
    pub fn latency(&self) -> u64 {
        self.frames.first().map_or(0, |cycle| cycle + 1)
    }

    /// Cycles between frames: exact where it repeats, else between the last two frames that were simulated.
    pub fn interval(&self) -> Option<f64> {
        match (self.steady, self.frames.as_slice()) {
            (Some(steady), _) => Some(steady.cycles as f64 / steady.frames as f64),
            (None, [.., a, b]) => Some((b - a) as f64),
            _ => None,
        }
    }
}
