//! Depths of channels.

use crate::{
    graph::{ActorId, ChannelId, Consumer, Edge, Fault, Graph, Producer},
    trace::{ChannelUse, Record, Run, Steady, Trace},
};
use mase_hardware::timing::{Phased, Timing};

/// As good as no limit: no run is this long.
const UNBOUNDED: u64 = 1 << 40;

/// How often depths are doubled, or a slower pace is tried, before it is given up.
const ATTEMPTS: u32 = 4;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Cycles a frame may take; `None`: as few as with unbounded channels.
    pub interval: Option<u64>,
    /// Frames within which a run must begin to repeat.
    pub frames: u64,
    /// Runs that may be spent on making channels smaller.
    pub reruns: u32,
}

impl Default for Goal {
    fn default() -> Self {
        Self { interval: None, frames: 256, reruns: 100 }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes {
    /// Depth of each channel in the order of [`Graph::channels`]; `None` for a wire.
    pub depths: Vec<Option<u64>>,
    /// Cycles a frame takes with them, when inputs come as fast as they are taken.
    pub interval: f64,
    /// No depths make a frame take fewer cycles: some actor fires so often for one, and once a cycle at most.
    pub bound: u64,
    /// Runs that were spent on making channels smaller.
    pub reruns: u32,
    /// Whether channels were left for want of runs.
    pub exhausted: bool,
}

/// Why there are no depths.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SizeFault {
    /// It does not run even with unbounded channels.
    #[error("with unbounded channels: {0}")]
    Unbounded(Fault),
    /// It does not begin to repeat.
    #[error("with unbounded channels, {frames} frames do not begin to repeat; limit: {frames}")]
    Irregular {
        /// The limit.
        frames: u64,
    },
    /// No depths that were tried reach it.
    #[error("a frame takes {found} cycles; limit: {wanted}")]
    Slow {
        /// With the largest depths that were tried, or the least that is possible.
        found: f64,
        /// The goal.
        wanted: u64,
    },
}

/// Finds depths, at least 2, with which a frame takes as few cycles as with unbounded channels (or as the goal asks), and with
/// which nothing can deadlock.
///
/// How: a run with unbounded channels and inputs paced at the interval says how many beats each channel ever holds; with those
/// depths the same run is possible. Channels are then made smaller, the largest first, as long as both checks below hold.
/// Channels that only actors without inputs feed would fill without end, and those behind an actor that repeats what it gets would
/// hold it many times where those before it hold it once: both begin with the least depth if that works.
///
/// What is proven of the result, each by a run from reset until its whole state is one that it was in before:
///
/// 1. *Rate.* With inputs that always offer and outputs that always take, the graph repeats with [`Sizes::interval`] for ever. If
///    that equals [`Sizes::bound`], no depths are better. It is not proven that it is reached under stalls, nor that smaller
///    depths do not reach it: channels are made smaller one by one, and a pipeline with a global enable is not monotone (a beat
///    that comes earlier may freeze it earlier).
/// 2. *No deadlock,* whatever the stalls are, as long as each ends. A pipeline of `D` stages that stands still holds between 1 and
///    `D` beats, as bubbles are not squeezed out, so a run without stalls alone proves nothing. The check therefore runs the graph
///    in which every `D` is 1. There, all actors are sequential processes that block on reads and writes of channels of fixed
///    depth, hence a Kahn network (Kahn 1974; bounded channels are pairs of channels, one for data and one for room): how often
///    each can fire in the end does not depend on times, and as the run repeats with progress at every output, that is without
///    limit under every timing. The graph itself cannot then stop either. Suppose it has, after `n(a)` firings of each actor `a`,
///    and let the graph of depth 1 fire as long as no `a` exceeds `n(a)`; let it stop at an `a` that could fire once more. All
///    others have fired at most as often, so its inputs have had at least those beats in the stopped graph too; as `a` stopped
///    there with its inputs there, its pipeline is frozen: the head holds a beat and the channel behind is full. At equal `n(a)`
///    the actor of depth 1 has put out at least as many beats, and their consumer has taken at most as many, so that its channel
///    is full too, with a beat before it: it could not fire. Contradiction.
pub fn size_fifos(graph: &Graph, goal: &Goal) -> Result<Sizes, SizeFault> {
    let mut search = Search {
        graph,
        goal,
        autonomous: autonomous(graph),
        repeated: Vec::new(),
        bound: 0,
        wanted: 0.0,
        reruns: 0,
    };
    search.depths()
}

struct Search<'a> {
    graph: &'a Graph,
    goal: &'a Goal,
    /// Channels that only actors without inputs feed.
    autonomous: Vec<bool>,
    /// Channels whose producer puts out more beats than it takes from any of its inputs.
    repeated: Vec<bool>,
    bound: u64,
    /// Interval that is accepted.
    wanted: f64,
    reruns: u32,
}

impl Search<'_> {
    fn depths(&mut self) -> Result<Sizes, SizeFault> {
        let (slow, steady) = self.one_by_one()?;
        let ports = self.graph.inputs.iter().chain(&self.graph.outputs).map(|port| port.beats);
        let fired: Vec<_> = slow.actors.iter().map(|actor| actor.periodic.div_ceil(steady.frames)).collect();
        self.bound = ports.chain(fired.iter().copied()).max().unwrap_or(1);
        if let Some(wanted) = self.goal.interval.filter(|wanted| *wanted < self.bound) {
            return Err(SizeFault::Slow { found: self.bound as f64, wanted });
        }
        self.repeated = repeated(self.graph, &slow);
        let held = self.held(&fired)?;
        let mut depths: Vec<_> = self.graph.edges.iter().map(|edge| edge.depth.map(|_| 2)).collect();
        for (depth, held) in depths.iter_mut().zip(&held) {
            *depth = depth.map(|depth: u64| depth.max(*held));
        }
        let mut found = None;
        for _ in 0..ATTEMPTS {
            found = self.check(&depths);
            if found.is_some() {
                break;
            }
            for depth in depths.iter_mut().flatten() {
                *depth *= 2;
            }
        }
        let Some(mut interval) = found else {
            let run = self.unpaced();
            let found = self.sized(&depths).run(&run).ok().and_then(|trace| trace.interval());
            return Err(SizeFault::Slow {
                found: found.unwrap_or(f64::INFINITY),
                wanted: self.wanted as u64,
            });
        };
        let exhausted = self.shrink(&mut depths, &mut interval);
        Ok(Sizes { depths, interval, bound: self.bound, reruns: self.reruns, exhausted })
    }

    /// One frame at a time, which says how often each actor fires for a frame.
    fn one_by_one(&self) -> Result<(Trace, Steady), SizeFault> {
        let mut last = SizeFault::Irregular { frames: self.goal.frames };
        // What nothing but itself stops must be stopped, but may have to get ahead for anything to move.
        for ahead in [2, 1 << 10, 1 << 20] {
            let graph = self.with(|channel| if self.autonomous[channel] { ahead } else { UNBOUNDED });
            let mut pace = match graph.run(&Run { record: Record::Frames, ..Run::frames(1) }) {
                Ok(first) => first.latency(),
                Err(fault) => {
                    last = SizeFault::Unbounded(fault);
                    continue;
                }
            };
            for _ in 0..ATTEMPTS {
                let trace = self.steady(&graph, pace)?;
                if let Some(steady) = trace.steady {
                    return Ok((trace, steady));
                }
                // Some actor was still busy with the last frame.
                pace *= 2;
            }
        }
        Err(last)
    }

    /// The most beats that each channel ever holds if nothing but the pace limits it; sets what interval is wanted.
    fn held(&mut self, fired: &[u64]) -> Result<Vec<u64>, SizeFault> {
        let mut pace = self.goal.interval.unwrap_or(self.bound);
        // Of some frames, and what pipelines on one of two ways hold.
        let frames = |channel: usize| match self.graph.edges[channel].consumer {
            // It takes at most a beat per firing.
            Consumer::Actor(actor, _) => 4 * fired[actor.0] + 64,
            Consumer::Output(port) => 4 * self.graph.outputs[port.0].beats + 64,
        };
        let (mut slowest, mut stopped) = (f64::INFINITY, None);
        for _ in 0..ATTEMPTS {
            // Whether what runs ahead of the inputs may do so by more than the least, and what repeats others too.
            for (ahead, repeat) in [(false, false), (true, false), (false, true), (true, true)] {
                let depth = |channel: usize| match (self.autonomous[channel], self.repeated[channel]) {
                    (true, _) if ahead => frames(channel),
                    (true, _) => 2,
                    (false, true) if !repeat => 2,
                    _ => UNBOUNDED,
                };
                let graph = self.with(depth);
                let trace = match self.steady(&graph, pace) {
                    Ok(trace) => trace,
                    Err(fault) => {
                        stopped = Some(fault);
                        continue;
                    }
                };
                stopped = None;
                slowest = trace.interval().unwrap_or(f64::INFINITY);
                if trace.steady.is_none() || slowest > pace as f64 {
                    continue;
                }
                let shallow = self.steady(&flat(&graph), pace)?;
                if shallow.steady.is_none() {
                    continue;
                }
                self.wanted = pace as f64;
                let most = |(channel, (a, b)): (usize, (u64, u64))| match depth(channel) {
                    UNBOUNDED => a.max(b),
                    depth => depth,
                };
                let high = |trace: &Trace| trace.channels.iter().map(|c| c.high_water).collect::<Vec<_>>();
                return Ok(high(&trace).into_iter().zip(high(&shallow)).enumerate().map(most).collect());
            }
            if self.goal.interval.is_some() {
                break;
            }
            // Something within an actor keeps it from the bound: as fast as it was with all beats there.
            pace = if slowest.is_finite() { slowest.ceil() as u64 } else { pace }.max(pace + 1);
        }
        Err(stopped.unwrap_or(SizeFault::Slow { found: slowest, wanted: pace }))
    }

    /// Makes channels smaller, the largest first; says whether runs were wanting.
    fn shrink(&mut self, depths: &mut [Option<u64>], interval: &mut f64) -> bool {
        let mut order: Vec<_> =
            (0..depths.len()).filter(|&c| depths[c].is_some_and(|depth| depth > 2)).collect();
        order.sort_by_key(|&channel| std::cmp::Reverse(depths[channel]));
        for channel in order {
            // `low` is known not to do, or too small to try.
            let (mut low, mut high) = (1, depths[channel].unwrap_or(2));
            while high - low > 1 {
                if self.reruns >= self.goal.reruns {
                    // What was tried last may not have done.
                    depths[channel] = Some(high);
                    return true;
                }
                self.reruns += 1;
                // The least first: most channels need no more.
                let middle = if low == 1 { 2 } else { low + (high - low) / 2 };
                depths[channel] = Some(middle);
                match self.check(depths) {
                    Some(found) => (high, *interval) = (middle, found),
                    None => low = middle,
                }
            }
            depths[channel] = Some(high);
        }
        false
    }

    /// The interval with these depths, if it is good enough and nothing can deadlock.
    fn check(&self, depths: &[Option<u64>]) -> Option<f64> {
        let graph = self.sized(depths);
        let run = self.unpaced();
        let trace = graph.run(&run).ok().filter(|trace| trace.steady.is_some())?;
        let interval = trace.interval().filter(|interval| *interval <= self.wanted)?;
        flat(&graph).run(&run).ok().filter(|trace| trace.steady.is_some()).map(|_| interval)
    }

    fn unpaced(&self) -> Run {
        Run { record: Record::Frames, ..Run::frames(self.goal.frames) }
    }

    fn steady(&self, graph: &Graph, pace: u64) -> Result<Trace, SizeFault> {
        graph.run(&Run { pace: Some(pace), ..self.unpaced() }).map_err(SizeFault::Unbounded)
    }

    fn with(&self, depth: impl Fn(usize) -> u64) -> Graph {
        let depths =
            self.graph.edges.iter().enumerate().map(|(index, edge)| edge.depth.map(|_| depth(index)));
        self.sized(&depths.collect::<Vec<_>>())
    }

    fn sized(&self, depths: &[Option<u64>]) -> Graph {
        let mut graph = self.graph.clone();
        for (index, depth) in depths.iter().enumerate() {
            if let Some(depth) = depth {
                graph.set_depth(ChannelId(index), *depth);
            }
        }
        graph
    }
}

/// The graph with pipelines of one stage.
fn flat(graph: &Graph) -> Graph {
    let mut graph = graph.clone();
    for (_, timing) in &mut graph.actors {
        if let Timing::Phased(Phased { depth, .. }) = timing {
            *depth = 1;
        }
    }
    graph
}

/// Which channels are behind actors that put out more than they take.
fn repeated(graph: &Graph, trace: &Trace) -> Vec<bool> {
    let mut taken = vec![0; graph.actors.len()];
    for (edge, channel) in graph.edges.iter().zip(&trace.channels) {
        if let Consumer::Actor(actor, _) = edge.consumer {
            taken[actor.0] = channel.beats.max(taken[actor.0]);
        }
    }
    let is = |(edge, channel): (&Edge, &ChannelUse)| match edge.producer {
        Producer::Input(_) => false,
        Producer::Actor(actor, _) => channel.beats > taken[actor.0],
    };
    graph.edges.iter().zip(&trace.channels).map(is).collect()
}

/// Which channels are fed by nothing that an input port feeds.
fn autonomous(graph: &Graph) -> Vec<bool> {
    let mut fed = vec![false; graph.actors.len()];
    // An actor that is reached passes it on; each pass reaches at least one more.
    loop {
        let mut more = false;
        for edge in &graph.edges {
            let Consumer::Actor(ActorId(to), _) = edge.consumer else { continue };
            let from = match edge.producer {
                Producer::Input(_) => true,
                Producer::Actor(from, _) => fed[from.0],
            };
            more |= from && !fed[to];
            fed[to] |= from;
        }
        if !more {
            break;
        }
    }
    let is = |edge: &Edge| match edge.producer {
        Producer::Input(_) => false,
        Producer::Actor(actor, _) => !fed[actor.0],
    };
    graph.edges.iter().map(is).collect()
}
