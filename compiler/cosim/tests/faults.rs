//! Designs, requests and files with faults, each of which is an error that says what is wrong.
#![allow(clippy::unwrap_used)]

mod common;

use common::{beats, delay, plain, rude, source, values};
use mase_cosim::{Beat, Design, Error, Port, Run, Stalls, Verilator, text};
use std::fs;

const STALLS: Stalls = Stalls { seed: 3, rate: 128 };

fn fault(number: u32, run: &Run) -> Error {
    rude(number).start().run(run).unwrap_err()
}

fn message(error: &Error, parts: &[&str]) {
    let text = error.to_string();
    assert!(parts.iter().all(|part| text.contains(part)), "{text}");
}

#[test]
fn protocol() {
    let run = Run { outputs: vec![4], stalls: STALLS, check_paths: true, ..Run::default() };
    rude(0).start().run(&run).unwrap();
    message(&fault(1, &run), &["port out, cycle ", "valid was withdrawn"]);
    message(&fault(2, &run), &["port out, cycle ", "data changed"]);
    message(&fault(3, &run), &["port out, cycle ", "valid depends on ready"]);
    assert!(matches!(fault(1, &run), Error::Protocol(_)));
    // Without stalls none of it is seen, nor without being looked for.
    for number in [1, 2] {
        rude(number).start().run(&Run { outputs: vec![4], ..Run::default() }).unwrap();
    }
    let mut simulation = rude(1).start();
    simulation.run(&run).unwrap_err();
    message(&simulation.run(&run).unwrap_err(), &["needs a reset"]);
    simulation.reset();
    message(&simulation.run(&run).unwrap_err(), &["valid was withdrawn"]);
}

#[test]
fn finish() {
    let error = fault(4, &Run { outputs: vec![4], ..Run::default() });
    message(&error, &["rude.sv:", "$finish was called"]);
}

#[test]
fn deadlock() {
    let error = fault(0, &Run { outputs: vec![6], idle_cycles: 50, ..Run::default() });
    message(&error, &["deadlock", "out still waits for 2 beats after 4 (valid 0, ready 1)"]);

    let out = Port::output("out", 33);
    let ports = [Port::input("a__x", 16), Port::input("go", 0), out.clone().lane(0), out.lane(1)];
    let run = Run {
        inputs: vec![beats(10, 1, 0xffff), vec![Beat::default(); 7]],
        outputs: vec![7, 10],
        stalls: STALLS,
        idle_cycles: 200,
        ..Run::default()
    };
    let mut simulation = plain("share", &ports).unwrap().start();
    let error = simulation.run(&run).unwrap_err();
    let Error::Deadlock { waiting, .. } = &error else { panic!("{error}") };
    let names: Vec<(&str, u64)> = waiting.iter().map(|w| (w.port.as_str(), w.missing)).collect();
    assert_eq!(names, [("a__x", 3), ("out[1]", 3)]);
    message(&error, &["a__x still holds 3 beats after 7 (valid 1, ready 0)"]);
    assert_eq!(simulation.trace().outputs[0].len(), 7);
    // With what was missing, it goes on.
    let more = Run { inputs: vec![vec![], vec![Beat::default(); 3]], outputs: vec![3, 3], ..Run::default() };
    assert_eq!(simulation.run(&more).unwrap().outputs[1].len(), 3);
}

#[test]
fn limit() {
    let error = fault(6, &Run { outputs: vec![5000], limit_cycles: 4500, ..Run::default() });
    message(&error, &["limit of 4500 cycles", "out still waits for 501 beats after 4499"]);
}

#[test]
fn assertion() {
    let design = Design {
        sources: &[source("delay.sv")],
        top: "delay",
        parameters: &[("Width".to_owned(), "8".to_owned()), ("Picky".to_owned(), "1".to_owned())],
        ports: &[Port::input("in", 8), Port::output("out", 8)],
        ..Design::default()
    };
    let mut simulation = Verilator::find().unwrap().build(&design).unwrap().start();
    let run = Run { inputs: vec![vec![[5].into(), [255].into()]], outputs: vec![2], ..Run::default() };
    let error = simulation.run(&run).unwrap_err();
    assert!(matches!(error, Error::Failure { .. }), "{error}");
    message(&error, &["cycle 2", "delay.sv:", "a beat is all ones"]);
    simulation.reset();
    let good = Run { inputs: vec![vec![[5].into(), [7].into()]], ..run };
    simulation.run(&good).unwrap();
}

#[test]
fn what_would_end_the_process() {
    for (how, parts) in [
        ("0", ["cycle 0", "did not converge"]),
        ("1", ["endless.sv:", "$stop was called"]),
        ("2", ["endless.sv:", "beat 128 is not wanted"]),
    ] {
        let design = Design {
            sources: &[source("endless.sv")],
            top: "endless",
            parameters: &[("How".to_owned(), how.to_owned())],
            ports: &[Port::input("in", 8)],
            allow_warnings: true,
            ..Design::default()
        };
        let library = Verilator::find().unwrap().build(&design).unwrap();
        let run = Run { inputs: vec![vec![[128].into()]], extra_cycles: 5, ..Run::default() };
        message(&library.start().run(&run).unwrap_err(), &parts);
    }
}

#[test]
fn memory_files() {
    let directory = tempfile::tempdir().unwrap();
    let design = Design {
        sources: &[source("delay.sv")],
        top: "delay",
        parameters: &[("Width".to_owned(), "40".to_owned()), ("InitFile".to_owned(), text("a mask.hex"))],
        ports: &[Port::input("in", 40), Port::output("out", 40)],
        directory: Some(directory.path()),
        ..Design::default()
    };
    let library = Verilator::find().unwrap().build(&design).unwrap();
    let run = Run { inputs: vec![vec![[3, 0].into()]], outputs: vec![1], ..Run::default() };
    message(&library.start().run(&run).unwrap_err(), &["a mask.hex", "file not found"]);
    let file = directory.path().join("a mask.hex");
    for (content, part) in [
        ("// nothing\n", "ended before"),
        ("1\n2\n", "beyond bounds"),
        ("nonsense\n", "syntax error"),
        ("8100000001\n", ""),
        ("0100000002\n", ""),
    ] {
        fs::write(&file, content).unwrap();
        let result = library.start().run(&run);
        if part.is_empty() {
            let words = u64::from_str_radix(content.trim(), 16).unwrap() ^ 3;
            let beat = Beat::from([words as u32, (words >> 32) as u32]);
            assert_eq!(values(&result.unwrap(), 0), [beat]);
        } else {
            message(&result.unwrap_err(), &["a mask.hex", part]);
        }
    }
}

#[test]
fn requests() {
    let library = delay(33);
    let check = |run: &Run, parts: &[&str]| message(&library.start().run(run).unwrap_err(), parts);
    let run = Run { inputs: vec![vec![[1, 1].into()]], outputs: vec![1], ..Run::default() };
    library.start().run(&run).unwrap();
    check(&Run { inputs: vec![], ..run.clone() }, &["beats for 0 inputs; the design has 1"]);
    check(&Run { outputs: vec![1, 2], ..run.clone() }, &["for 2 outputs; the design has 1"]);
    let short = Run { inputs: vec![vec![[1].into()]], ..run.clone() };
    check(&short, &["beat 0 of input in has 1 words; its 33 bits need 2"]);
    let wide = Run { inputs: vec![vec![[1, 2].into()]], ..run.clone() };
    check(&wide, &["beat 0 of input in ends with the word 0x2; limit: 33 bits"]);
    check(&Run { idle_cycles: 0, ..run.clone() }, &["0 idle cycles"]);
    check(&Run { stalls: Stalls { seed: 1, rate: 300 }, ..run }, &["rate 300; limit: 256"]);
}

#[test]
fn ports() {
    let check = |ports: &[Port], parts: &[&str]| {
        let Err(error) = plain("share", ports) else { panic!("{parts:?}") };
        message(&error, parts);
    };
    let (a, go) = (Port::input("a__x", 16), Port::input("go", 0));
    let out = Port::output("out", 33);
    check(&[Port::input("b", 1)], &["share: has no port b_valid_i", "go_valid_i"]);
    check(&[Port::input("a__x", 17)], &["port a__x_data_i has 16 bits; the design says 17"]);
    check(std::slice::from_ref(&out), &["port out_valid_o has 2 bits; the design says 1"]);
    check(&[out.clone().lane(2)], &["port out_valid_o has 2 bits; the design has a lane 2"]);
    check(&[a, out.clone().lane(0), out.lane(1)], &["inputs that belong to no stream: go_valid_i"]);
    check(&[go, Port::input("a b", 3)], &["\"a b\" is no name"]);
}

#[test]
fn sources() {
    let Err(error) = plain("broken", &[]) else { panic!() };
    assert!(matches!(error, Error::Source { .. }), "{error}");
    message(&error, &["broken.sv:6", "syntax error"]);

    let ports = [Port::output("out", 8)];
    let Err(error) = plain("careless", &ports) else { panic!() };
    assert!(matches!(error, Error::Warnings { .. }), "{error}");
    message(&error, &["WIDTHTRUNC", "careless.sv:12"]);
    let sources = [source("careless.sv")];
    let allowed = Design {
        sources: &sources,
        top: "careless",
        ports: &ports,
        allow_warnings: true,
        ..Design::default()
    };
    let verilator = Verilator::find().unwrap();
    verilator.build(&allowed).unwrap();

    let error = |design: Design| verilator.build(&design).err().unwrap();
    message(&error(Design { top: "nothing", ..allowed }), &["nothing", "was not found"]);
    message(&error(Design { parameters: &[("No".to_owned(), "1".to_owned())], ..allowed }), &["No"]);
    message(&error(Design { sources: &[source("absent.sv")], ..allowed }), &["absent.sv: No such file"]);
    let twice = [sources[0].clone(), sources[0].clone()];
    message(&error(Design { sources: &twice, ..allowed }), &["two sources are called careless.sv"]);
}
