//! Prints how many cycles of a small design are simulated in a second: `cargo run --release -p mase-cosim --example speed`.

use mase_cosim::{Beat, Design, Error, Port, Run, Stalls, Verilator};
use std::{path::Path, time::Instant};

fn main() -> Result<(), Error> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/designs/delay.sv");
    let verilator = Verilator::find()?;
    for width in [32, 1000] {
        let library = verilator.build(&Design {
            sources: std::slice::from_ref(&source),
            top: "delay",
            parameters: &[("Width".to_owned(), width.to_string())],
            ports: &[Port::input("in", width), Port::output("out", width)],
            ..Design::default()
        })?;
        let beat = |i: u32| -> Beat { (0..width.div_ceil(32)).map(|word| (i ^ word) & 0xff).collect() };
        let beats: Vec<Beat> = (0..200_000).map(beat).collect();
        let stalls = Stalls { seed: 1, rate: 128 };
        for (name, stalls, count) in [
            ("a beat a cycle", Stalls::default(), 200_000),
            ("stalled", stalls, 200_000),
            ("idle", stalls, 0),
        ] {
            let run = Run {
                inputs: vec![beats[..count].to_vec()],
                outputs: vec![count],
                stalls,
                extra_cycles: if count == 0 { 1_000_000 } else { 0 },
                ..Run::default()
            };
            let mut simulation = library.start();
            let start = Instant::now();
            let cycles = simulation.run(&run)?.cycles;
            let speed = cycles as f64 / start.elapsed().as_secs_f64() / 1e6;
            println!("{width} bits, {name}: {cycles} cycles, {speed:.2} Mcycle/s");
        }
    }
    Ok(())
}
