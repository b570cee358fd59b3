//! Runs of designs that keep the protocol.
#![allow(clippy::unwrap_used)]

mod common;

use common::{beats, delay, plain, rude, source, values};
use mase_cosim::{Beat, Design, Error, Port, Run, Stalls, Trace, Verilator, list, stalled};
use std::{
    collections::HashSet,
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

const STALLS: Stalls = Stalls { seed: 7, rate: 128 };

/// `delay.sv` as the contract on streams has it: cycles of the beats taken and given.
fn model(count: usize, stalls: Stalls) -> (Vec<u64>, Vec<u64>) {
    let (mut taken, mut given) = (Vec::new(), Vec::new());
    let (mut offering, mut full) = (false, false);
    for cycle in 0.. {
        if given.len() == count {
            break;
        }
        offering |= taken.len() < count && !stalled(stalls, 0, cycle);
        let ready = !stalled(stalls, 1, cycle);
        if full && ready {
            given.push(cycle);
        }
        if !full || ready {
            full = offering;
            if offering {
                taken.push(cycle);
            }
            offering = false;
        }
    }
    (taken, given)
}

#[test]
fn stalls_are_those_of_the_contract() {
    for width in [1, 7, 13, 32, 33, 64, 65, 1000] {
        let words = u32::div_ceil(width, 32);
        let last = if width % 32 == 0 { !0 } else { (1 << (width % 32)) - 1 };
        let inputs = beats(500, words, last);
        let library = delay(width);
        for stalls in [Stalls::default(), STALLS, Stalls { seed: 8, rate: 250 }] {
            let run = Run {
                inputs: vec![inputs.clone()],
                outputs: vec![inputs.len()],
                stalls,
                check_paths: true,
                ..Run::default()
            };
            let trace = library.start().run(&run).unwrap();
            assert_eq!(values(&trace, 0), inputs, "width {width}");
            let given: Vec<u64> = trace.outputs[0].iter().map(|(cycle, _)| *cycle).collect();
            assert_eq!((trace.taken[0].clone(), given), model(inputs.len(), stalls), "width {width}");
            assert_eq!(library.start().run(&run).unwrap(), trace);
        }
    }
}

#[test]
fn parameters() {
    let design = Design {
        sources: &[source("delay.sv")],
        top: "delay",
        parameters: &[("Width".to_owned(), "70".to_owned()), ("Masks".to_owned(), list(&[3, -1, 5], 8))],
        ports: &[Port::input("in", 70), Port::output("out", 70)],
        ..Design::default()
    };
    let library = Verilator::find().unwrap().build(&design).unwrap();
    let run = Run { inputs: vec![vec![[1, 2, 3].into()]], outputs: vec![1], ..Run::default() };
    let trace = library.start().run(&run).unwrap();
    assert_eq!(values(&trace, 0), [Beat::from([1 ^ 3, !2, 3 ^ 5])]);
}

#[test]
fn lanes_and_streams_without_data() {
    let out = Port::output("out", 33);
    let ports = [Port::input("a__x", 16), Port::input("go", 0), out.clone().lane(0), out.lane(1)];
    let library = plain("share", &ports).unwrap();
    let run = Run {
        inputs: vec![beats(50, 1, 0xffff), vec![Beat::default(); 60]],
        outputs: vec![50, 50],
        stalls: STALLS,
        extra_cycles: 100,
        ..Run::default()
    };
    let trace = library.start().run(&run).unwrap();
    let expected: Vec<Beat> =
        run.inputs[0].iter().map(|b| [b[0] | 1 << 16 | b[0] << 17, b[0] >> 15].into()).collect();
    assert_eq!(values(&trace, 0), expected);
    assert_eq!(values(&trace, 1), expected);
    assert_ne!(trace.outputs[0], trace.outputs[1]);
    assert_eq!(trace.taken[1], trace.taken[0]);
}

#[test]
fn taps_and_surplus_beats() {
    let run = Run { outputs: vec![2], stalls: STALLS, extra_cycles: 30, ..Run::default() };
    let trace = rude(0).start().run(&run).unwrap();
    assert_eq!(values(&trace, 0), [0, 1, 2, 3].map(|i| Beat::from([i])));
    let tapped: Vec<(u64, Beat)> =
        trace.outputs[0].iter().map(|(cycle, beat)| (*cycle, [1, 0, beat[0] << 8].into())).collect();
    assert_eq!(trace.taps, [tapped]);
}

#[test]
fn state_stays_from_run_to_run() {
    let inputs = beats(100, 1, 0x3f);
    let mut simulation = delay(7).start();
    let first = Run { inputs: vec![inputs.clone()], outputs: vec![30], stalls: STALLS, ..Run::default() };
    let trace = simulation.run(&first).unwrap();
    let mut found = values(&trace, 0);
    let second = Run { inputs: vec![inputs.clone()], outputs: vec![200 - found.len()], ..Run::default() };
    let next = simulation.run(&second).unwrap();
    assert!(next.outputs[0][0].0 >= trace.cycles);
    found.extend(values(&next, 0));
    assert_eq!(found, [inputs.clone(), inputs].concat());
    simulation.reset();
    assert_eq!(simulation.run(&first).unwrap(), trace);
}

#[test]
fn interrupted_and_resumed() {
    let inputs = beats(20_000, 1, 0x7f);
    let run = Run { inputs: vec![inputs.clone()], outputs: vec![20_000], stalls: STALLS, ..Run::default() };
    let library = delay(7);
    let whole = library.start().run(&run).unwrap();
    let mut simulation = library.start();
    assert!(matches!(simulation.resume(), Err(Error::Request(_))));
    let flag = Arc::new(AtomicBool::new(true));
    simulation.stop_when(flag.clone());
    let mut result = simulation.run(&run);
    assert!(matches!(result, Err(Error::Interrupted { cycle: 0 })));
    // From another thread, at any time.
    flag.store(false, Ordering::Relaxed);
    let (stop, done) = (flag.clone(), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                stop.store(true, Ordering::Relaxed);
                thread::yield_now();
            }
        });
        while let Err(Error::Interrupted { .. }) = result {
            flag.store(false, Ordering::Relaxed);
            result = simulation.resume();
        }
        done.store(true, Ordering::Relaxed);
    });
    assert_eq!(result.unwrap(), whole);
}

#[test]
fn many_at_once() {
    let library = delay(1000);
    let inputs = beats(300, 32, 0xff);
    let run = Run { inputs: vec![inputs.clone()], outputs: vec![300], stalls: STALLS, ..Run::default() };
    let traces: Vec<Trace> = thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| library.start().run(&run).unwrap())).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(traces.iter().all(|trace| *trace == traces[0]));
    assert_eq!(values(&traces[0], 0), inputs);
}

#[test]
fn waveforms() {
    let design = Design {
        sources: &[source("delay.sv")],
        top: "delay",
        ports: &[Port::input("in", 100), Port::output("out", 100)],
        waveforms: true,
        ..Design::default()
    };
    let library = Verilator::find().unwrap().build(&design).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let mut simulation = library.start();
    for name in ["first.vcd", "second.vcd"] {
        let path = directory.path().join(name);
        let run = Run {
            inputs: vec![beats(10, 4, 15)],
            outputs: vec![10],
            waveform: Some(path.clone()),
            ..Run::default()
        };
        simulation.run(&run).unwrap();
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains("out_data_o") && text.contains("$enddefinitions"), "{text}");
        let times: HashSet<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert!(times.len() > 20, "{text}");
    }
    let nowhere = directory.path().join("none/x.vcd");
    let run = Run { inputs: vec![vec![]], outputs: vec![0], waveform: Some(nowhere), ..Run::default() };
    let error = simulation.run(&run).unwrap_err().to_string();
    assert!(error.contains("cannot be written"), "{error}");
    let error = delay(100).start().run(&run).unwrap_err().to_string();
    assert!(error.contains("built without waveforms"), "{error}");
}
