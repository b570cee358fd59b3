//! How long a large graph takes: `cargo test --release -p mase-simulate --test speed -- --ignored --nocapture`.
#![allow(clippy::unwrap_used)]

mod transformer;

use mase_simulate::{Goal, Record, Run, size_fifos};
use std::time::Instant;

#[test]
#[ignore = "prints times; of use in release builds"]
fn speed() {
    for layers in [1, 4, 12] {
        let builder = transformer::transformer(layers);
        let start = Instant::now();
        let run = Run { record: Record::Frames, ..Run::frames(1000) };
        let trace = builder.graph.run(&run).unwrap();
        let busy: u64 = trace.actors.iter().map(|actor| actor.firings).sum();
        println!(
            "{layers} layers, {} actors: latency {} cycles, interval {:?}, {} frames simulated, {busy} firings, {:.2?}",
            trace.actors.len(),
            trace.latency(),
            trace.interval(),
            trace.frames.len(),
            start.elapsed(),
        );
    }
}

#[test]
#[ignore = "prints times; of use in release builds"]
fn sizes() {
    for (layers, reruns) in [(1, 60), (4, 6)] {
        let builder = transformer::transformer(layers);
        let start = Instant::now();
        let sizes = size_fifos(&builder.graph, &Goal { reruns, ..Goal::default() }).unwrap();
        let given: u64 = builder.graph.channels().filter_map(|channel| builder.graph.depth(channel)).sum();
        let found: u64 = sizes.depths.iter().flatten().sum();
        println!(
            "{layers} layers: {found} beats of depth where {given} were given, interval {} of at least {}, {} reruns, \
             all tried: {}, {:.2?}",
            sizes.interval,
            sizes.bound,
            sizes.reruns,
            !sizes.exhausted,
            start.elapsed(),
        );
        let mut deep: Vec<_> = builder.graph.channels().zip(&sizes.depths).collect();
        deep.sort_by_key(|(_, depth)| std::cmp::Reverse(**depth));
        let sized = builder.graph.run(&Run { record: Record::Frames, ..Run::frames(2) }).unwrap();
        for (channel, depth) in deep.iter().take(12) {
            let channel = &sized.channels[channel.index()];
            println!("  {depth:?}: {} -> {}", channel.producer, channel.consumer);
        }
    }
}
