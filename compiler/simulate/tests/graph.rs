//! Results and faults of small graphs.
#![allow(clippy::unwrap_used)]

use mase_hardware::timing::{Firings, Phased, Timing};
use mase_simulate::{Beats, Fault, Graph, Run, Stalls, Steady};

fn phased(depth: u64, inputs: u32, runs: &[(u64, u32, bool)]) -> Timing {
    let runs = runs.iter().map(|&(count, inputs, produces)| Firings { count, inputs, produces }).collect();
    Timing::Phased(Phased { depth, inputs, runs })
}

/// Sums of 4, then each sum 6 times: the second actor is the slow one.
fn chain() -> Graph {
    let mut graph = Graph::new();
    let input = graph.input("x", 0, Beats(8));
    let output = graph.output("y", 1, Beats(12));
    let sum = graph.actor("sum", phased(3, 1, &[(3, 1, false), (1, 1, true)]));
    let repeat = graph.actor("repeat", phased(1, 1, &[(1, 1, true), (5, 0, true)]));
    graph.wire(input, sum.input(0));
    graph.channel(sum.output(0), repeat.input(0), 2);
    graph.wire(repeat.output(0), output);
    graph
}

#[test]
fn results() {
    let trace = chain().run(&Run::frames(1000)).unwrap();
    // Fires in 3, leaves the pipeline in 6, is in the channel in 7, leaves in 8.
    assert_eq!(trace.outputs[0][..7], [8, 9, 10, 11, 12, 13, 14]);
    assert_eq!(trace.latency(), 20);
    assert_eq!(trace.interval(), Some(12.0));
    assert_eq!(trace.frame_cycle(999), Some(19 + 12 * 999));
    assert_eq!(trace.output_cycle(0, 12 * 999), Some(8 + 12 * 999));
    assert_eq!(trace.cycles, 20 + 12 * 999);
    assert!(trace.frames.len() < 20, "{}", trace.frames.len());
    assert!(matches!(trace.steady, Some(Steady { frames: 1, cycles: 12, .. })), "{:?}", trace.steady);
    let used: Vec<_> = trace.actors.iter().map(|actor| (actor.name.as_str(), actor.utilisation)).collect();
    assert_eq!(used, [("sum", 8.0 / 12.0), ("repeat", 1.0)]);
    let channel = &trace.channels[1];
    assert_eq!((channel.producer.as_str(), channel.consumer.as_str()), ("sum", "repeat"));
    assert_eq!((channel.high_water, channel.empty), (2, 7));
    assert!(channel.full > 0);
}

#[test]
fn the_steady_state_is_that_of_a_long_run() {
    let short = chain().run(&Run::frames(40)).unwrap();
    // With stalls nothing is taken to repeat; of this seed, none falls into the run.
    let quiet = |seed: &u64| {
        let stalls = Stalls { seed: *seed, rate: 1 };
        (0..2).all(|port| (0..520).all(|cycle| !stalls.stalled(port, cycle)))
    };
    let seed = (1..).take(100_000).find(quiet).unwrap();
    let long = chain().run(&Run::frames(40).stalls(Stalls { seed, rate: 1 })).unwrap();
    assert_eq!(long.steady, None);
    assert_eq!(long.frames.len(), 40);
    for (frame, cycle) in (0..).zip(&long.frames) {
        assert_eq!(short.frame_cycle(frame), Some(*cycle));
    }
    for (beat, cycle) in (0..).zip(&long.outputs[0]) {
        assert_eq!(short.output_cycle(0, beat), Some(*cycle));
    }
    assert_eq!(short.cycles, long.cycles);
}

#[test]
fn stalls_are_those_of_the_bench() {
    let stalls = Stalls { seed: 7, rate: 128 };
    let found: String = (0..32).map(|cycle| if stalls.stalled(1, cycle) { 's' } else { '.' }).collect();
    insta::assert_snapshot!(found);
    assert!(!Stalls { seed: 0, rate: 255 }.stalled(1, 1));
}

#[test]
fn faults() {
    let mut graph = chain();
    let fault = graph.run(&Run { limit_cycles: 10, ..Run::frames(2) }).unwrap_err();
    assert_eq!(fault.to_string(), "10 cycles have passed after 0 of 2 frames; limit: 10");
    let fault = graph.run(&Run::frames(0).stalls(Stalls { seed: 1, rate: 256 })).unwrap_err();
    insta::assert_snapshot!(fault, @r"
    stalls of a rate of 256, must be at most 255 of 256
    0 frames, must be at least 1
    ");
    let a = graph.actor("a", phased(0, 1, &[(1, 1, true)]));
    let b = graph.actor("b", phased(1, 1, &[(1, 1, true)]));
    let z = graph.output("z", 2, Beats(0));
    graph.wire(a.output(0), b.input(0));
    graph.channel(b.output(0), b.input(0), 1);
    graph.channel(b.output(1), z, 2);
    insta::assert_snapshot!(graph.run(&Run::frames(1)).unwrap_err(), @r"
    a: the depth of the pipeline is 0, must be at least 1
    a -> b: a wire between actors, must be a channel
    b -> b: a depth of 1, must be at least 2
    Actor(ActorId(3), 1) is not there
    input 0 of a is joined 0 times, must be once
    input 0 of b is joined 2 times, must be once
    output port z is joined 0 times, must be once
    port z: 0 beats of a frame, must be at least 1
    ");
}

/// One part stops, another goes on for ever.
#[test]
fn a_deadlock_beside_what_goes_on() {
    let mut graph = chain();
    let z = graph.output("z", 2, Beats(1));
    let fork = graph.actor("fork", Timing::Fork { outputs: 2 });
    let join = graph.actor("join", phased(1, 2, &[(1, 3, true)]));
    graph.channel(join.output(0), fork.input(0), 2);
    graph.channel(fork.output(0), join.input(0), 2);
    graph.channel(fork.output(1), z, 2);
    let w = graph.input("w", 3, Beats(1));
    graph.channel(w, join.input(1), 2);
    let Err(Fault::Deadlock { waits, .. }) = graph.run(&Run::frames(1)) else { panic!("no deadlock") };
    let waits: Vec<_> = waits.iter().map(ToString::to_string).collect();
    assert_eq!(waits, ["fork waits for a beat of join", "join waits for a beat of fork"]);
}
