//! Random graphs: the same cycles as in a simulator that does every cycle.
#![allow(clippy::unwrap_used)]

mod naive;

use mase_hardware::timing::{Buffer, Firings, Link, Phased, Timing, Window};
use mase_simulate::{Beats, Fault, Graph, Run, Stalls};
use naive::{End, Plan};

/// A small generator, so that cases are the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }
}

fn build(plan: &Plan) -> Graph {
    let mut graph = Graph::new();
    let actors: Vec<_> = plan
        .actors
        .iter()
        .enumerate()
        .map(|(i, timing)| graph.actor(&format!("a{i}"), timing.clone()))
        .collect();
    let inputs: Vec<_> =
        (0..).zip(&plan.inputs).map(|(i, n)| graph.input(&format!("i{i}"), i, Beats(*n))).collect();
    let first = plan.inputs.len() as u64;
    let outputs: Vec<_> =
        (0..).zip(&plan.outputs).map(|(i, n)| graph.output(&format!("o{i}"), first + i, Beats(*n))).collect();
    for (from, to, depth) in &plan.edges {
        let from = match from {
            End::Actor(actor, output) => actors[*actor].output(*output),
            End::Port(port) => inputs[*port].into(),
        };
        let to = match to {
            End::Actor(actor, input) => actors[*actor].input(*input),
            End::Port(port) => outputs[*port].into(),
        };
        match depth {
            Some(depth) => graph.channel(from, to, *depth),
            None => graph.wire(from, to),
        };
    }
    graph
}

/// Compares both; says whether it ended in a deadlock.
fn compare(plan: &Plan, frames: u64, stalls: Stalls, what: &str) -> bool {
    const LIMIT: u64 = 60_000;
    let seen = naive::run(plan, frames, stalls, LIMIT);
    let run = Run { limit_cycles: LIMIT, ..Run::frames(frames).stalls(stalls) };
    let trace = match build(plan).run(&run) {
        Ok(trace) => trace,
        Err(Fault::Deadlock { cycle, waits }) => {
            assert!(!seen.done, "{what}: deadlock at {cycle}");
            assert!(!waits.is_empty(), "{what}: nobody waits");
            // Round a circle.
            for (a, b) in waits.iter().zip(waits.iter().cycle().skip(1)) {
                assert_eq!(a.whom, b.who, "{what}");
            }
            let last = seen.outputs.iter().chain(&seen.taken).filter_map(|cycles| cycles.last()).max();
            assert!(last.is_none_or(|last| *last <= cycle), "{what}: {last:?} {cycle}");
            return true;
        }
        Err(fault) => panic!("{what}: {fault}"),
    };
    assert!(seen.done, "{what}: the slow one is not done");
    for (output, cycles) in seen.outputs.iter().enumerate() {
        for (beat, cycle) in (0..).zip(cycles) {
            assert_eq!(
                trace.output_cycle(output, beat),
                Some(*cycle),
                "{what}: beat {beat} of output {output}"
            );
        }
    }
    let last = seen.outputs.iter().flatten().max().unwrap();
    assert_eq!(trace.cycles, last + 1, "{what}");
    if trace.steady.is_none() {
        assert_eq!(trace.taken, seen.taken, "{what}");
        let high: Vec<_> = trace.channels.iter().map(|channel| channel.high_water).collect();
        assert_eq!(high, seen.high_water, "{what}");
    }
    false
}

fn stalls(random: &mut Random) -> Stalls {
    [Stalls::NONE, Stalls { seed: random.within(1, 1 << 20), rate: random.within(1, 220) as u32 }]
        [random.below(2) as usize]
}

/// A program that consumes and produces so many beats.
fn phased(random: &mut Random, inputs: &[u64], output: u64) -> Timing {
    let (mut left, mut out) = (inputs.to_vec(), output);
    let mut runs: Vec<Firings> = Vec::new();
    while out > 0 || left.iter().any(|left| *left > 0) {
        let mut mask = 0;
        for (index, left) in left.iter_mut().enumerate() {
            if *left > 0 && random.below(3) > 0 {
                *left -= 1;
                mask |= 1 << index;
            }
        }
        let produces = out > 0 && random.below(2) == 0;
        out -= u64::from(produces);
        if mask == 0 && !produces && random.below(4) > 0 {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.inputs == mask && last.produces == produces => last.count += 1,
            _ => runs.push(Firings { count: 1, inputs: mask, produces }),
        }
    }
    Timing::Phased(Phased { depth: random.within(1, 6), inputs: inputs.len() as u32, runs })
}

/// One in, one out, as many beats in the long run.
fn passing(random: &mut Random) -> Timing {
    match random.below(4) {
        0 => Timing::Fifo { depth: random.within(1, 4) },
        1 => Timing::Link(Link {
            latency: random.within(1, 5),
            beats: random.within(1, 3),
            cycles: random.within(1, 4),
        }),
        2 => {
            let (a, b) = (random.within(1, 3), random.within(1, 3));
            Timing::Buffer(Buffer {
                capacity: a * b + random.below(4),
                loops: vec![(a, 1), (b, a)],
                free_level: None,
                free_step: 0,
                free_end: a * b,
                offset: 0,
            })
        }
        _ => phased(random, &[1], 1),
    }
}

fn graph(random: &mut Random) -> Plan {
    let mut plan = Plan::default();
    let depth = |random: &mut Random| {
        let high = [2, 4, 40][random.below(3) as usize];
        Some(random.within(2, high))
    };
    // Open ends, with the beats of a frame.
    let mut open: Vec<(End, u64)> = Vec::new();
    for port in 0..random.within(1, 2) {
        let beats = random.within(1, 12);
        plan.inputs.push(beats);
        open.push((End::Port(port as usize), beats));
    }
    for _ in 0..random.within(1, 9) {
        let actor = plan.actors.len();
        let pick = random.below(open.len() as u64) as usize;
        match random.below(4) {
            0 => {
                let (end, beats) = open.swap_remove(pick);
                plan.actors.push(Timing::Fork { outputs: 2 });
                plan.edges.push((end, End::Actor(actor, 0), depth(random)));
                open.extend([(End::Actor(actor, 0), beats), (End::Actor(actor, 1), beats)]);
            }
            1 => {
                let (end, beats) = open.swap_remove(pick);
                plan.actors.push(passing(random));
                plan.edges.push((end, End::Actor(actor, 0), depth(random)));
                open.push((End::Actor(actor, 0), beats));
            }
            _ => {
                let mut ends = vec![open.swap_remove(pick)];
                while !open.is_empty() && ends.len() < 3 && random.below(4) > 0 {
                    let pick = random.below(open.len() as u64) as usize;
                    ends.push(open.swap_remove(pick));
                }
                let output = random.within(1, 8);
                let consumed: Vec<_> = ends.iter().map(|(_, beats)| *beats).collect();
                plan.actors.push(phased(random, &consumed, output));
                for (index, (end, _)) in ends.into_iter().enumerate() {
                    plan.edges.push((end, End::Actor(actor, index), depth(random)));
                }
                open.push((End::Actor(actor, 0), output));
            }
        }
    }
    for (end, beats) in open {
        let port = plan.outputs.len();
        plan.outputs.push(beats);
        let queue = matches!(end, End::Port(_)) || random.below(2) == 0;
        plan.edges.push((end, End::Port(port), if queue { depth(random) } else { None }));
    }
    plan
}

#[test]
fn random_graphs() {
    let mut deadlocks = 0;
    for seed in 0..2000 {
        let mut random = Random(seed);
        let plan = graph(&mut random);
        let (frames, stalls) = (random.within(1, 30), stalls(&mut random));
        deadlocks += u32::from(compare(&plan, frames, stalls, &format!("seed {seed}")));
    }
    // Both must be met, or the test is none.
    assert!((40..1000).contains(&deadlocks), "{deadlocks} deadlocks");
}

/// An actor between its ports.
fn alone(timing: Timing, inputs: u64, outputs: u64) -> Plan {
    let mut plan = Plan::default();
    for index in 0..timing.inputs() {
        plan.inputs.push(inputs);
        plan.edges.push((End::Port(index), End::Actor(0, index), None));
    }
    for index in 0..timing.outputs() {
        plan.outputs.push(outputs);
        plan.edges.push((End::Actor(0, index), End::Port(index), None));
    }
    plan.actors.push(timing);
    plan
}

#[test]
fn random_windows() {
    for seed in 0..400 {
        let mut random = Random(seed);
        let mut pair = |low, high| [random.within(low, high), random.within(low, high)];
        let (image, kernel, stride, dilation, pad) =
            (pair(1, 7), pair(1, 3), pair(1, 3), pair(1, 2), pair(0, 2));
        let out = [0, 1].map(|axis| {
            let span = dilation[axis] * (kernel[axis] - 1) + 1;
            (image[axis] + 2 * pad[axis]).saturating_sub(span) / stride[axis] + 1
        });
        let least = image[0].min(dilation[0] * (kernel[0] - 1) + 1);
        let window = Window {
            words: random.within(1, 3),
            image,
            kernel,
            stride,
            dilation,
            pad,
            out,
            rows: least + random.below(3),
            words_outer: random.below(2) == 1,
        };
        let inputs = image[0] * image[1] * window.words;
        let outputs = out[0] * out[1] * kernel[0] * kernel[1] * window.words;
        let plan = alone(Timing::Window(window), inputs, outputs);
        let stalls = stalls(&mut random);
        assert!(!compare(&plan, 4, stalls, &format!("window {seed}")));
    }
}

#[test]
fn random_buffers() {
    for seed in 0..600 {
        let mut random = Random(seed);
        let loops: Vec<_> =
            (0..random.within(1, 4)).map(|_| (random.within(1, 4), random.below(5))).collect();
        let offset = random.below(3);
        let last = offset + loops.iter().map(|(extent, stride)| (extent - 1) * stride).sum::<u64>();
        let level = random.below(loops.len() as u64 + 1) as usize;
        let outputs = loops.iter().map(|(extent, _)| extent).product();
        let buffer = Buffer {
            capacity: last + 1 + random.below(6),
            free_level: (level < loops.len()).then_some(level),
            free_step: random.below(8),
            free_end: random.below(30),
            offset,
            loops,
        };
        let inputs = random.within(1, 20);
        let plan = alone(Timing::Buffer(buffer), inputs, outputs);
        let stalls = stalls(&mut random);
        assert!(!compare(&plan, 5, stalls, &format!("buffer {seed}")));
    }
}

#[test]
fn random_others_alone() {
    for seed in 0..400 {
        let mut random = Random(seed);
        let timing = match random.below(3) {
            0 => Timing::Fork { outputs: random.within(1, 4) as u32 },
            1 => phased(&mut random, &[4, 3], 5),
            _ => passing(&mut random),
        };
        let stalls = stalls(&mut random);
        assert!(!compare(&alone(timing, 40, 40), 2, stalls, &format!("alone {seed}")));
    }
}
