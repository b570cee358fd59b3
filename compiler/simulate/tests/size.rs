//! Depths of channels.
#![allow(clippy::unwrap_used)]

use mase_hardware::timing::{Firings, Phased, Timing};
use mase_simulate::{Beats, ChannelId, Fault, Goal, Graph, Run, SizeFault, Stalls, size_fifos};

fn phased(depth: u64, inputs: u32, runs: &[(u64, u32, bool)]) -> Timing {
    let runs = runs.iter().map(|&(count, inputs, produces)| Firings { count, inputs, produces }).collect();
    Timing::Phased(Phased { depth, inputs, runs })
}

/// A fork, a long path (sums of 8 beats, a pipeline, repeated 8 times) and a short one, joined. Returns the short one's channel.
fn residual(depth: u64, pipeline: u64) -> (Graph, ChannelId) {
    let mut graph = Graph::new();
    let input = graph.input("x", 0, Beats(64));
    let output = graph.output("y", 1, Beats(64));
    let fork = graph.actor("fork", Timing::Fork { outputs: 2 });
    let sum = graph.actor("sum", phased(pipeline, 1, &[(7, 1, false), (1, 1, true)]));
    let repeat = graph.actor("repeat", phased(1, 1, &[(1, 1, true), (7, 0, true)]));
    let join = graph.actor("join", phased(2, 2, &[(1, 3, true)]));
    graph.wire(input, fork.input(0));
    graph.channel(fork.output(0), sum.input(0), 2);
    graph.channel(sum.output(0), repeat.input(0), 2);
    graph.channel(repeat.output(0), join.input(0), 2);
    let short = graph.channel(fork.output(1), join.input(1), depth);
    graph.wire(join.output(0), output);
    (graph, short)
}

fn interval(graph: &Graph) -> Option<f64> {
    graph.run(&Run::frames(100)).ok()?.interval()
}

#[test]
fn a_short_path_waits_for_a_long_one() {
    let (graph, short) = residual(2, 10);
    let Err(Fault::Deadlock { waits, .. }) = graph.run(&Run::frames(3)) else { panic!("no deadlock") };
    let waits: Vec<_> = waits.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(waits.join("\n"));

    let sizes = size_fifos(&graph, &Goal::default()).unwrap();
    assert_eq!((sizes.interval, sizes.bound, sizes.exhausted), (64.0, 64, false));
    let mut sized = graph.clone();
    for (channel, depth) in graph.channels().zip(&sizes.depths) {
        depth.iter().for_each(|depth| sized.set_depth(channel, *depth));
    }
    assert_eq!(interval(&sized), Some(64.0));
    let needed = sizes.depths[short.index()].unwrap();
    assert!(needed > 8, "{needed}");
    // Smaller ones are worse, down to those that stop.
    let mut last = Some(64.0);
    for depth in (2..needed).rev() {
        sized.set_depth(short, depth);
        let found = interval(&sized);
        assert!(found.is_none_or(|found| found > 64.0), "{depth}: {found:?}");
        assert!(found.unwrap_or(f64::INFINITY) >= last.unwrap_or(f64::INFINITY), "{depth}: {found:?}");
        last = found;
    }
    assert_eq!(last, None);
}

#[test]
fn no_stalls_stop_what_was_sized() {
    for pipeline in [1, 3, 10, 20] {
        let (graph, _) = residual(2, pipeline);
        let sizes = size_fifos(&graph, &Goal::default()).unwrap();
        let mut sized = graph.clone();
        for (channel, depth) in graph.channels().zip(&sizes.depths) {
            depth.iter().for_each(|depth| sized.set_depth(channel, *depth));
        }
        for seed in 1..200 {
            sized.run(&Run::frames(3).stalls(Stalls { seed, rate: (seed % 250) as u32 })).unwrap();
        }
    }
}

/// Beats that wait in a pipeline let a graph run that stalls can stop.
#[test]
fn a_pipeline_is_no_queue() {
    let build = |depth| {
        let mut graph = Graph::new();
        let input = graph.input("x", 0, Beats(8));
        let output = graph.output("y", 1, Beats(1));
        let fork = graph.actor("fork", Timing::Fork { outputs: 2 });
        let long = graph.actor("long", phased(12, 1, &[(1, 1, true)]));
        let sum = graph.actor("sum", phased(1, 1, &[(7, 1, false), (1, 1, true)]));
        let join = graph.actor("join", phased(1, 2, &[(1, 3, true), (7, 1, false)]));
        graph.wire(input, fork.input(0));
        graph.channel(fork.output(0), long.input(0), 2);
        let behind = graph.channel(long.output(0), join.input(0), depth);
        graph.channel(fork.output(1), sum.input(0), 2);
        graph.channel(sum.output(0), join.input(1), 2);
        graph.wire(join.output(0), output);
        (graph, behind)
    };
    let (graph, behind) = build(2);
    // Without stalls, the pipeline takes 8 beats; with bubbles between them it does not.
    graph.run(&Run::frames(10)).unwrap();
    let stopped = |graph: &Graph| {
        (1..100).any(|seed| graph.run(&Run::frames(10).stalls(Stalls { seed, rate: 200 })).is_err())
    };
    assert!(stopped(&graph));
    let sizes = size_fifos(&graph, &Goal::default()).unwrap();
    let mut sized = graph.clone();
    for (channel, depth) in graph.channels().zip(&sizes.depths) {
        depth.iter().for_each(|depth| sized.set_depth(channel, *depth));
    }
    assert!(sizes.depths[behind.index()].unwrap() > 2);
    assert!(!stopped(&sized));
}

#[test]
fn what_runs_ahead_of_the_inputs() {
    // A source of 3 cycles a beat, and a consumer that wants 20 beats in a row, then none for 60 cycles.
    let mut graph = Graph::new();
    let input = graph.input("x", 0, Beats(1));
    let output = graph.output("y", 1, Beats(20));
    let source = graph.actor("source", phased(1, 0, &[(2, 0, false), (1, 0, true)]));
    let user = graph.actor("user", phased(1, 2, &[(1, 3, true), (19, 2, true), (50, 0, false)]));
    graph.channel(input, user.input(0), 2);
    let ahead = graph.channel(source.output(0), user.input(1), 2);
    graph.channel(user.output(0), output, 2);
    let sizes = size_fifos(&graph, &Goal::default()).unwrap();
    assert_eq!((sizes.interval, sizes.bound), (70.0, 70));
    assert!((10..20).contains(&sizes.depths[ahead.index()].unwrap()), "{sizes:?}");
}

#[test]
fn what_runs_ahead_and_waits_for_itself() {
    // A source that is forked: 8 beats of it are summed before the first goes on.
    let mut graph = Graph::new();
    let input = graph.input("x", 0, Beats(8));
    let output = graph.output("y", 1, Beats(8));
    let source = graph.actor("source", phased(1, 0, &[(1, 0, true)]));
    let fork = graph.actor("fork", Timing::Fork { outputs: 2 });
    let sum = graph.actor("sum", phased(1, 1, &[(7, 1, false), (1, 1, true)]));
    let join = graph.actor("join", phased(1, 3, &[(1, 7, true), (7, 3, true)]));
    graph.channel(source.output(0), fork.input(0), 2);
    graph.channel(fork.output(0), sum.input(0), 2);
    graph.wire(input, join.input(0));
    let beside = graph.channel(fork.output(1), join.input(1), 2);
    graph.channel(sum.output(0), join.input(2), 2);
    graph.wire(join.output(0), output);
    assert!(matches!(graph.run(&Run::frames(1)), Err(Fault::Deadlock { .. })));
    let sizes = size_fifos(&graph, &Goal::default()).unwrap();
    assert_eq!((sizes.interval, sizes.bound), (8.0, 8));
    assert!(sizes.depths[beside.index()].unwrap() >= 8, "{sizes:?}");
}

#[test]
fn goals_that_cannot_be() {
    let (graph, _) = residual(2, 3);
    let goal = Goal { interval: Some(63), ..Goal::default() };
    assert_eq!(size_fifos(&graph, &goal), Err(SizeFault::Slow { found: 64.0, wanted: 63 }));
    let goal = Goal { interval: Some(200), ..Goal::default() };
    let sizes = size_fifos(&graph, &goal).unwrap();
    assert!(sizes.interval <= 200.0, "{sizes:?}");
}

/// Whatever the budget of runs, what is returned was checked.
#[test]
fn a_budget_that_ends_in_the_middle() {
    for reruns in 0..24 {
        let (mut graph, _) = residual(40, 6);
        let sizes = size_fifos(&graph, &Goal { reruns, ..Goal::default() }).unwrap();
        let channels: Vec<ChannelId> = graph.channels().collect();
        for (channel, depth) in channels.into_iter().zip(&sizes.depths) {
            if let Some(depth) = depth {
                graph.set_depth(channel, *depth);
            }
        }
        assert_eq!(interval(&graph), Some(sizes.interval), "{reruns} runs");
    }
}
