//! What the tests share.
#![allow(clippy::unwrap_used, dead_code)]

use mase_cosim::{Beat, Design, Error, Library, Port, Trace, Verilator};
use std::path::{Path, PathBuf};

/// One of the designs beside the tests.
pub fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/designs").join(name)
}

/// Different beats of so many words, the last of which keeps the bits of `last`.
pub fn beats(count: u32, words: u32, last: u32) -> Vec<Beat> {
    let word = |i: u32, w: u32| i.wrapping_mul(0x101).wrapping_add(w.wrapping_mul(0x9e37_79b9));
    let beat = |i| (0..words).map(|w| word(i, w) & if w + 1 == words { last } else { !0 }).collect();
    (0..count).map(beat).collect()
}

/// The beats of an output without their cycles.
pub fn values(trace: &Trace, output: usize) -> Vec<Beat> {
    trace.outputs[output].iter().map(|(_, beat)| beat.clone()).collect()
}

/// `delay.sv` of a width.
pub fn delay(width: u32) -> Library {
    let design = Design {
        sources: &[source("delay.sv")],
        top: "delay",
        parameters: &[("Width".to_owned(), width.to_string())],
        ports: &[Port::input("in", width), Port::output("out", width)],
        ..Design::default()
    };
    Verilator::find().unwrap().build(&design).unwrap()
}

/// `rude.sv` with a fault.
pub fn rude(fault: u32) -> Library {
    let design = Design {
        sources: &[source("rude.sv")],
        top: "rude",
        parameters: &[("Fault".to_owned(), fault.to_string())],
        ports: &[Port::output("out", 8), Port::tap("inner", 80)],
        ..Design::default()
    };
    Verilator::find().unwrap().build(&design).unwrap()
}

/// A design of one file without parameters.
pub fn plain(top: &str, ports: &[Port]) -> Result<Library, Error> {
    let sources = [source(&format!("{top}.sv"))];
    Verilator::find()?.build(&Design { sources: &sources, top, ports, ..Design::default() })
}
