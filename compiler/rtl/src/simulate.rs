//! Runs emitted hardware in Verilator on samples, and compares every word with the software.

use crate::{
    Accelerator, Error, Port,
    files::Files,
    reference::{Reference, Sample, words_of},
};
use mase_cosim::{Beat, Design, Run, Stalls, Trace, Verilator};
use mase_data::Tensor;
use mase_streams::graph::Word;
use std::path::PathBuf;

/// How hardware is run.
#[derive(Clone, Debug)]
pub struct How {
    /// Random stalls at every port.
    pub stalls: Stalls,
    /// Where waveforms go (VCD).
    pub waveform: Option<PathBuf>,
    /// Cycles that the first sample takes by the simulator of streams.
    pub latency: u64,
}

/// How much longer than expected nothing may move at any port until a run is stuck; stalls make it slower.
const PATIENCE: u64 = 8;

/// What was measured.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Samples.
    pub samples: usize,
    /// Words that came out, all as expected.
    pub words: usize,
    /// Cycles from reset to the last word.
    pub cycles: u64,
    /// Cycles from the first word in to the last word out of the first sample.
    pub latency: u64,
    /// Cycles from the last word of a sample to that of the next, at the end.
    pub interval: Option<u64>,
    /// The cycle of every word that came out, by port.
    pub cycles_of: Vec<Vec<u64>>,
}

/// A word that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The port.
    pub port: String,
    /// The sample, from 0.
    pub sample: usize,
    /// The word of the sample, from 0.
    pub word: usize,
    /// The element, by its row-major index in the tensor.
    pub element: usize,
    /// Its code by the software.
    pub expected: i128,
    /// Its code by the hardware.
    pub found: i128,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Self { port, sample, word, element, expected, found } = self;
        write!(
            f,
            "port `{port}`, sample {sample}, word {word}: element {element} is {found}, and {expected} is expected"
        )
    }
}

/// Why a run is no proof.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Wrong words.
    #[error("{0}")]
    Wrong(Wrong),
    /// More words than expected.
    #[error("port `{port}` gives {surplus} words more than the {expected} that are expected")]
    Surplus {
        /// The port.
        port: String,
        /// How many are right.
        expected: usize,
        /// How many are too many.
        surplus: usize,
    },
    /// The simulator, or a deadlock.
    #[error(transparent)]
    Simulator(#[from] mase_cosim::Error),
    /// Everything else.
    #[error(transparent)]
    Other(#[from] Error),
}

/// The bits of a word in words of 32 bits.
fn beat(word: &Word) -> Beat {
    let pack = |bits: &[bool]| bits.iter().rev().fold(0, |word, bit| word << 1 | u32::from(*bit));
    word.bits().chunks(32).map(pack).collect()
}

fn unpack(beat: &Beat, width: usize) -> Word {
    let mut word = Word::default();
    for (index, bits) in beat.iter().enumerate() {
        word.push(i128::from(*bits), 32.min(width - 32 * index));
    }
    word
}

/// Runs samples through the hardware in `files`, and compares what comes out.
pub fn simulate(
    accelerator: &Accelerator,
    files: &Files,
    reference: &Reference,
    samples: &[Vec<Tensor>],
    verilator: &Verilator,
    how: &How,
) -> Result<Measured, Failure> {
    let codes: Vec<Sample> = samples.iter().map(|inputs| reference.run(inputs)).collect::<Result<_, _>>()?;
    let all = |ports: &[Port], of: fn(&Sample) -> &Vec<Vec<i64>>| -> Vec<Vec<Word>> {
        let port = |(index, port): (usize, &Port)| {
            codes.iter().flat_map(|sample| words_of(&port.stream, port.bits, &of(sample)[index])).collect()
        };
        ports.iter().enumerate().map(port).collect()
    };
    let inputs = all(&accelerator.inputs, |sample| &sample.inputs);
    let expected = all(&accelerator.outputs, |sample| &sample.outputs);
    let trace = run(accelerator, files, &inputs, &expected, verilator, how)?;
    for ((port, expected), found) in accelerator.outputs.iter().zip(&expected).zip(&trace.outputs) {
        compare(port, expected, found, samples.len())?;
    }
    let last = |sample: usize| {
        let end = |(found, expected): (&Vec<(u64, Beat)>, &Vec<Word>)| {
            let each = expected.len() / samples.len().max(1);
            found.get((sample + 1) * each - 1).map_or(0, |(cycle, _)| *cycle)
        };
        trace.outputs.iter().zip(&expected).map(end).max().unwrap_or(0)
    };
    let first = trace.taken.iter().filter_map(|taken| taken.first()).min().copied().unwrap_or(0);
    let count = samples.len();
    Ok(Measured {
        samples: count,
        words: expected.iter().map(Vec::len).sum(),
        cycles: trace.cycles,
        latency: last(0) - first,
        cycles_of: trace
            .outputs
            .iter()
            .map(|words| words.iter().map(|(cycle, _)| *cycle).collect())
            .collect(),
        interval: (count > 1).then(|| last(count - 1) - last(count - 2)),
    })
}

fn run(
    accelerator: &Accelerator,
    files: &Files,
    inputs: &[Vec<Word>],
    expected: &[Vec<Word>],
    verilator: &Verilator,
    how: &How,
) -> Result<Trace, Failure> {
    let width = |port: &Port| port.width() as u32;
    let ports: Vec<mase_cosim::Port> = accelerator
        .inputs
        .iter()
        .map(|port| mase_cosim::Port::input(&port.name, width(port)))
        .chain(accelerator.outputs.iter().map(|port| mase_cosim::Port::output(&port.name, width(port))))
        .collect();
    let sources = files.checked_sources();
    let defines = ["MASE_ASSERT".to_owned()];
    let design = Design {
        sources: &sources,
        top: &files.top,
        ports: &ports,
        defines: &defines,
        directory: Some(&files.folder),
        waveforms: how.waveform.is_some(),
        ..Design::default()
    };
    let library = verilator.build(&design)?;
    let run = Run {
        inputs: inputs.iter().map(|words| words.iter().map(beat).collect()).collect(),
        outputs: expected.iter().map(Vec::len).collect(),
        stalls: how.stalls,
        idle_cycles: 1000 + PATIENCE * how.latency,
        extra_cycles: how.latency,
        waveform: how.waveform.clone(),
        ..Run::default()
    };
    Ok(library.start().run(&run)?)
}

fn compare(port: &Port, expected: &[Word], found: &[(u64, Beat)], samples: usize) -> Result<(), Failure> {
    let stream = &port.stream;
    let (bits, each) = (port.bits, expected.len() / samples.max(1));
    for (number, (word, (_, beat))) in expected.iter().zip(found).enumerate() {
        let own = unpack(beat, word.bits().len());
        if own == *word {
            continue;
        }
        let element = |word: &Word, lane: usize| word.integer(lane * bits, bits, stream.lo < 0);
        let lane = (0..stream.lanes).find(|lane| element(word, *lane) != element(&own, *lane)).unwrap_or(0);
        let index = stream.order.indices().nth(number % each * stream.lanes + lane);
        return Err(Failure::Wrong(Wrong {
            port: port.name.clone(),
            sample: number / each,
            word: number % each,
            element: index.unwrap_or(0),
            expected: element(word, lane),
            found: element(&own, lane),
        }));
    }
    if found.len() > expected.len() {
        let surplus = found.len() - expected.len();
        return Err(Failure::Surplus { port: port.name.clone(), expected: expected.len(), surplus });
    }
    Ok(())
}
