//! A simulator that does every cycle as the SystemVerilog does, register by register: slow, and with nothing in common with the
//! one that is tested but the description of the graph.

use mase_hardware::timing::{Timing, Window};
use mase_simulate::Stalls;

/// Registers of one actor.
pub struct Registers {
    timing: Timing,
    /// phased: `v`; fork: `done`; buffer and window: `v`; link: the delay line.
    bits: Vec<bool>,
    /// phased: position in the unrolled program; fifo and link: count; buffer and window: reads since the frame began.
    position: u64,
    /// buffer and window: live; link: credit.
    live: i64,
    /// link: beats on its receiving side.
    received: u64,
    /// phased: the program unrolled; buffer and window: (word or none, words freed) of each read.
    program: Vec<(u32, bool)>,
    reads: Vec<(Option<i64>, i64)>,
}

impl Registers {
    pub fn new(timing: &Timing) -> Self {
        let mut registers = Self {
            timing: timing.clone(),
            bits: Vec::new(),
            position: 0,
            live: 0,
            received: 0,
            program: Vec::new(),
            reads: Vec::new(),
        };
        match timing {
            Timing::Phased(phased) => {
                registers.bits = vec![false; phased.depth as usize];
                for run in &phased.runs {
                    registers.program.extend((0..run.count).map(|_| (run.inputs, run.produces)));
                }
            }
            Timing::Fork { outputs } => registers.bits = vec![false; *outputs as usize],
            Timing::Fifo { .. } => {}
            Timing::Buffer(buffer) => {
                registers.bits = vec![false];
                let total: u64 = buffer.loops.iter().map(|(extent, _)| extent).product();
                for read in 0..total {
                    let (mut rest, mut word, mut wrapped, mut freed) = (read, buffer.offset, true, 0);
                    for (level, (extent, stride)) in buffer.loops.iter().enumerate().rev() {
                        let index = rest % extent;
                        rest /= extent;
                        word += index * stride;
                        if wrapped && buffer.free_level == Some(level) {
                            freed += buffer.free_step as i64;
                        }
                        wrapped &= index == extent - 1;
                    }
                    if wrapped {
                        freed += buffer.free_end as i64;
                    }
                    registers.reads.push((Some(word as i64), freed));
                }
            }
            Timing::Window(window) => {
                registers.bits = vec![false];
                registers.reads = window_reads(window);
            }
            Timing::Link(link) => {
                registers.bits = vec![false; link.latency as usize - 1];
                registers.live = link.cycles as i64 - 1;
            }
        }
        registers
    }

    fn capacity(&self) -> i64 {
        match &self.timing {
            Timing::Buffer(buffer) => buffer.capacity as i64,
            Timing::Window(window) => (window.rows * window.image[1] * window.words) as i64,
            _ => 0,
        }
    }

    /// The outputs' valid, given the inputs'.
    pub fn valid(&self, input: &[bool]) -> Vec<bool> {
        match &self.timing {
            Timing::Phased(_) | Timing::Buffer(_) | Timing::Window(_) => vec![*self.bits.last().unwrap()],
            Timing::Fifo { .. } => vec![self.position > 0],
            Timing::Fork { .. } => self.bits.iter().map(|done| input[0] && !done).collect(),
            Timing::Link(_) => vec![self.received > 0],
        }
    }

    /// The inputs' ready, given all others.
    pub fn ready(&self, input: &[bool], output: &[bool]) -> Vec<bool> {
        match &self.timing {
            Timing::Phased(_) => {
                let enable = !self.bits.last().unwrap() || output[0];
                let (mask, _) = self.program[self.position as usize];
                let wanted = |index: usize| mask >> index & 1 == 1;
                let others = |index| (0..input.len()).all(|k| k == index || !wanted(k) || input[k]);
                (0..input.len()).map(|index| enable && wanted(index) && others(index)).collect()
            }
            Timing::Fifo { depth } => vec![self.position < *depth],
            Timing::Fork { .. } => vec![self.bits.iter().zip(output).all(|(done, ready)| *done || *ready)],
            Timing::Buffer(_) | Timing::Window(_) => vec![self.live < self.capacity()],
            Timing::Link(link) => {
                let room = (link.latency * link.beats).div_ceil(link.cycles) + 1;
                let credited = link.beats >= link.cycles || self.live >= (link.cycles - link.beats) as i64;
                vec![credited && self.position < room]
            }
        }
    }

    /// The clock's edge.
    pub fn edge(&mut self, input: &[bool], output: &[bool]) {
        let (valid, ready) = (self.valid(input), self.ready(input, output));
        let taken = input.first().is_some_and(|valid| *valid && ready[0]);
        let given = valid[0] && output[0];
        match &self.timing {
            Timing::Phased(_) => {
                if !self.bits.last().unwrap() || output[0] {
                    let (mask, produces) = self.program[self.position as usize];
                    let fire = (0..input.len()).all(|k| mask >> k & 1 == 0 || input[k]);
                    self.bits.rotate_right(1);
                    self.bits[0] = fire && produces;
                    self.position = (self.position + u64::from(fire)) % self.program.len() as u64;
                }
            }
            Timing::Fifo { .. } => self.position = self.position + u64::from(taken) - u64::from(given),
            Timing::Fork { .. } => {
                for (done, ready) in self.bits.iter_mut().zip(output) {
                    *done = input[0] && !taken && (*done || *ready);
                }
            }
            Timing::Buffer(_) | Timing::Window(_) => {
                let mut freed = 0;
                if !self.bits[0] || output[0] {
                    let (word, frees) = self.reads[self.position as usize];
                    let issue = match word {
                        Some(word) => word < self.live,
                        None => self.live >= 0,
                    };
                    if issue {
                        freed = frees;
                        self.position = (self.position + 1) % self.reads.len() as u64;
                    }
                    self.bits[0] = issue;
                }
                self.live += i64::from(taken) - freed;
            }
            Timing::Link(link) => {
                self.bits.push(taken);
                self.bits.rotate_right(1);
                let arrived = self.bits.pop().unwrap();
                self.received = self.received + u64::from(arrived) - u64::from(given);
                self.position = self.position + u64::from(taken) - u64::from(given);
                self.live += link.beats as i64 - if taken { link.cycles as i64 } else { 0 };
                self.live = self.live.clamp(0, link.cycles as i64 - 1);
            }
        }
    }
}

fn window_reads(w: &Window) -> Vec<(Option<i64>, i64)> {
    let [height, width] = w.image.map(|extent| extent as i64);
    let (words, line) = (w.words as i64, width * w.words as i64);
    let top = |oy: i64| {
        if oy == w.out[0] as i64 {
            height
        } else {
            (oy * w.stride[0] as i64 - w.pad[0] as i64).clamp(0, height)
        }
    };
    let mut reads = Vec::new();
    for oy in 0..w.out[0] as i64 {
        for ox in 0..w.out[1] as i64 {
            let mut at = |ky: i64, kx: i64, word: i64| {
                let r = oy * w.stride[0] as i64 - w.pad[0] as i64 + ky * w.dilation[0] as i64;
                let c = ox * w.stride[1] as i64 - w.pad[1] as i64 + kx * w.dilation[1] as i64;
                let inside = r >= 0 && r < height && c >= 0 && c < width;
                reads.push((inside.then(|| (r - top(oy)) * line + c * words + word), 0));
            };
            let [kernel_height, kernel_width] = w.kernel.map(|extent| extent as i64);
            if w.words_outer {
                for word in 0..words {
                    (0..kernel_height).for_each(|ky| (0..kernel_width).for_each(|kx| at(ky, kx, word)));
                }
            } else {
                for ky in 0..kernel_height {
                    (0..kernel_width).for_each(|kx| (0..words).for_each(|word| at(ky, kx, word)));
                }
            }
        }
        reads.last_mut().unwrap().1 = (top(oy + 1) - top(oy)) * line;
    }
    reads
}

/// An end of a channel: an actor and the number of its input or output, or a port.
#[derive(Clone, Copy, Debug)]
pub enum End {
    Actor(usize, usize),
    Port(usize),
}

/// A graph as both simulators take it.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub actors: Vec<Timing>,
    /// From, to, and depth; none for a wire.
    pub edges: Vec<(End, End, Option<u64>)>,
    /// Beats of a frame of each input; numbered first.
    pub inputs: Vec<u64>,
    pub outputs: Vec<u64>,
}

/// What the slow one saw.
pub struct Seen {
    pub outputs: Vec<Vec<u64>>,
    pub taken: Vec<Vec<u64>>,
    pub high_water: Vec<u64>,
    pub done: bool,
}

/// Runs until every output has its frames, or for so many cycles.
pub fn run(plan: &Plan, frames: u64, stalls: Stalls, limit: u64) -> Seen {
    let mut actors: Vec<_> = plan.actors.iter().map(Registers::new).collect();
    let mut counts = vec![0; plan.edges.len()];
    let mut offering = vec![false; plan.inputs.len()];
    let mut seen = Seen {
        outputs: vec![Vec::new(); plan.outputs.len()],
        taken: vec![Vec::new(); plan.inputs.len()],
        high_water: vec![0; plan.edges.len()],
        done: false,
    };
    for cycle in 0..limit {
        for (port, offering) in offering.iter_mut().enumerate() {
            *offering |= !stalls.stalled(port as u64, cycle);
        }
        let accepts = |port: usize| !stalls.stalled((plan.inputs.len() + port) as u64, cycle);
        // Each actor's view: valid of its inputs, ready of its outputs.
        let mut views: Vec<_> =
            plan.actors.iter().map(|t| (vec![false; t.inputs()], vec![false; t.outputs()])).collect();
        for (edge, (from, to, depth)) in plan.edges.iter().enumerate() {
            if let End::Actor(actor, input) = to {
                views[*actor].0[*input] = match (depth, from) {
                    (None, End::Port(port)) => offering[*port],
                    _ => counts[edge] > 0,
                };
            }
            if let End::Actor(actor, output) = from {
                views[*actor].1[*output] = match (depth, to) {
                    (None, End::Port(port)) => accepts(*port),
                    _ => counts[edge] < depth.unwrap(),
                };
            }
        }
        let before = counts.clone();
        for (edge, (from, to, depth)) in plan.edges.iter().enumerate() {
            let room = depth.is_some_and(|depth| before[edge] < depth);
            let entered = match from {
                End::Actor(actor, output) => {
                    let (valid, ready) = &views[*actor];
                    actors[*actor].valid(valid)[*output] && ready[*output]
                }
                End::Port(port) if depth.is_some() => offering[*port] && room,
                End::Port(_) => false,
            };
            let left = match to {
                End::Actor(actor, input) => {
                    let (valid, ready) = &views[*actor];
                    actors[*actor].ready(valid, ready)[*input] && valid[*input]
                }
                End::Port(port) if depth.is_some() => before[edge] > 0 && accepts(*port),
                End::Port(_) => false,
            };
            if depth.is_some() {
                counts[edge] = before[edge] + u64::from(entered) - u64::from(left);
            }
            seen.high_water[edge] = seen.high_water[edge].max(counts[edge]);
            if let End::Port(port) = from
                && (if depth.is_some() { entered } else { left })
            {
                seen.taken[*port].push(cycle);
                offering[*port] = false;
            }
            if let End::Port(port) = to
                && (if depth.is_some() { left } else { entered })
            {
                seen.outputs[*port].push(cycle);
            }
        }
        for (actor, (valid, ready)) in actors.iter_mut().zip(&views) {
            actor.edge(valid, ready);
        }
        if seen.outputs.iter().zip(&plan.outputs).all(|(beats, n)| beats.len() as u64 >= frames * n) {
            seen.done = true;
            break;
        }
    }
    for (cycles, n) in seen.outputs.iter_mut().zip(&plan.outputs) {
        cycles.truncate((frames * n) as usize);
    }
    for (cycles, n) in seen.taken.iter_mut().zip(&plan.inputs) {
        cycles.truncate((frames * n) as usize);
    }
    seen
}
