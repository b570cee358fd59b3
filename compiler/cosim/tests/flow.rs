//! The templates that move beats, and the constant memory: data against references that are written here, on bits, and the
//! cycle of every beat against mase-simulate, with and without stalls. Then faults are put into the templates' text, and each
//! must be noticed.
#![allow(clippy::unwrap_used)]

use mase_cosim::{Beat, Design, Port, Run, Stalls, Verilator};
use mase_hardware::template::{Direction, Instance, Library, Value};
use mase_simulate::Graph;
use std::{
    fs,
    path::{Path, PathBuf},
};

type Bits = Vec<bool>;
type Parameters = Vec<(String, Value)>;

/// Beats of the busiest port of a run, so that queues run full and pointers wrap many times.
const BEATS: u64 = 6000;
/// No stalls, few, many, and nearly always.
const STALLS: [(u64, u32); 4] = [(0, 0), (1, 40), (2, 128), (3, 220)];
/// The file of a constant memory.
const WORDS: &str = "words.hex";

fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hw-templates")
}

/// A template, its parameters, and the files it is built from.
struct Case {
    instance: Instance,
    sources: Vec<PathBuf>,
    /// Whether the text has a fault, so that Verilator may warn of it.
    faulty: bool,
}

impl Case {
    fn new(library: &Library, template: &str, parameters: &Parameters) -> Self {
        let mut given: Vec<_> =
            parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        if template == "mase_source" {
            given.push(("InitFile", WORDS.into()));
        }
        let instance = library.get(template).unwrap().instance(&given).unwrap();
        let mut sources = library.sources(template).unwrap();
        sources.push(templates().join("common/mase_stream_properties.sv"));
        Self { instance, sources, faulty: false }
    }

    fn number(&self, parameter: &str) -> usize {
        match self.instance.parameters.get(parameter) {
            Some(Value::Integer(number)) => usize::try_from(*number).unwrap(),
            other => panic!("{parameter} is {other:?}"),
        }
    }

    /// Beats of each port in one turn of the template, in the order of the manifest.
    fn turn(&self) -> Vec<(&'static str, u64)> {
        let number = |parameter| self.number(parameter) as u64;
        match self.instance.template.as_str() {
            "mase_fifo" | "mase_fork" | "mase_link" => vec![("in", 1), ("out", 1)],
            "mase_repeat" => vec![("in", 1), ("out", number("Times"))],
            "mase_widen" => vec![("in", number("Factor")), ("out", 1)],
            "mase_narrow" => vec![("in", 1), ("out", number("Factor"))],
            "mase_concat" => {
                let (a, b) = (number("ABeats"), number("BBeats"));
                vec![("a", a), ("b", b), ("y", a + b)]
            }
            "mase_source" => vec![("out", number("Words"))],
            other => panic!("no reference for {other}"),
        }
    }

    /// What the template makes of its inputs; of mase_source, of the words of its memory.
    fn reference(&self, inputs: &[Vec<Bits>], turns: usize) -> Vec<Bits> {
        match self.instance.template.as_str() {
            "mase_fifo" | "mase_fork" | "mase_link" => inputs[0].clone(),
            "mase_repeat" => {
                let times = self.number("Times");
                inputs[0].iter().flat_map(|beat| vec![beat.clone(); times]).collect()
            }
            "mase_widen" => inputs[0].chunks(self.number("Factor")).map(<[Bits]>::concat).collect(),
            "mase_narrow" => inputs[0]
                .iter()
                .flat_map(|beat| beat.chunks(self.number("Width")))
                .map(<[bool]>::to_vec)
                .collect(),
            "mase_concat" => {
                let a = inputs[0].chunks(self.number("ABeats"));
                a.zip(inputs[1].chunks(self.number("BBeats"))).flat_map(|(a, b)| [a, b].concat()).collect()
            }
            "mase_source" => vec![inputs[0].clone(); turns].concat(),
            other => panic!("no reference for {other}"),
        }
    }

    /// Builds and runs it; says what is wrong. Only a build that fails ends the test.
    fn check(&self) -> Result<(), String> {
        let name = &self.instance.template;
        let parameters = self.instance.literals();
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Vec::new();
        if name == "mase_source" {
            memory = vec![random(9, self.number("Words"), self.number("Width"))];
            fs::write(folder.path().join(WORDS), hexadecimal(&memory[0])).unwrap();
        }
        let design = Design {
            sources: &self.sources,
            top: name,
            parameters: &parameters,
            defines: &["MASE_ASSERT".to_owned()],
            ports: &ports(&self.instance),
            directory: Some(folder.path()),
            allow_warnings: self.faulty,
            ..Design::default()
        };
        let library =
            Verilator::find().unwrap().build(&design).unwrap_or_else(|error| panic!("{name}: {error}"));

        let turn = self.turn();
        let most = turn.iter().map(|(_, beats)| *beats).max().unwrap();
        let turns = (BEATS / most).max(3);
        let mut inputs = Vec::new();
        for (port, (_, beats)) in self.instance.ports.iter().zip(&turn) {
            if port.direction == Direction::In {
                inputs.push(random(inputs.len() as u64, (beats * turns) as usize, port.width as usize));
            }
        }
        let expected = self.reference(if inputs.is_empty() { &memory } else { &inputs }, turns as usize);
        let expected: Vec<Beat> = expected.iter().map(pack).collect();
        let outputs = self.instance.ports.iter().filter(|port| port.direction == Direction::Out);
        let outputs = outputs.map(|port| port.count).sum::<u64>() as usize;
        let graph = Graph::alone(&self.instance, &turn).unwrap();
        for (seed, rate) in STALLS {
            let run = Run {
                inputs: inputs.iter().map(|beats| beats.iter().map(pack).collect()).collect(),
                outputs: vec![expected.len(); outputs],
                stalls: Stalls { seed, rate },
                // Of a beat too many, the template must have none; a source goes on for ever.
                extra_cycles: 50,
                check_paths: true,
                ..Run::default()
            };
            let found = library.start().run(&run).map_err(|error| format!("{rate}: {error}"))?;
            let stalls = mase_simulate::Stalls { seed, rate };
            let wanted = graph.run(&mase_simulate::Run::frames(turns).stalls(stalls)).unwrap();
            for (output, beats) in found.outputs.iter().enumerate() {
                if beats.len() != expected.len() && name != "mase_source" {
                    return Err(format!("{rate}: {} beats of {}", beats.len(), expected.len()));
                }
                for (beat, ((cycle, data), expected)) in beats.iter().zip(&expected).enumerate() {
                    if data != expected {
                        return Err(format!(
                            "{rate}: beat {beat} of output {output} is {data:x?}, not {expected:x?}"
                        ));
                    }
                    let model = wanted.output_cycle(output, beat as u64);
                    if model != Some(*cycle) {
                        return Err(format!(
                            "{rate}: beat {beat} of output {output} in cycle {cycle}, not {model:?}"
                        ));
                    }
                }
            }
            for (input, cycles) in found.taken.iter().enumerate() {
                if let Some(beat) =
                    cycles.iter().zip(&wanted.taken[input]).position(|(found, wanted)| found != wanted)
                {
                    let (found, wanted) = (cycles[beat], wanted.taken[input][beat]);
                    return Err(format!(
                        "{rate}: beat {beat} of input {input} taken in cycle {found}, not {wanted}"
                    ));
                }
            }
        }
        Ok(())
    }
}

/// The ports in the order of the manifest, one for each stream.
fn ports(instance: &Instance) -> Vec<Port> {
    let streams = instance.ports.iter().flat_map(|port| {
        let width = u32::try_from(port.width).unwrap();
        let one = match port.direction {
            Direction::In => Port::input(&port.name, width),
            Direction::Out => Port::output(&port.name, width),
        };
        let lane = move |lane| if port.count == 1 { one.clone() } else { one.clone().lane(lane as u32) };
        (0..port.count).map(lane)
    });
    streams.collect()
}

/// Reproducible beats.
fn random(seed: u64, count: usize, width: usize) -> Vec<Bits> {
    let mut state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut bit = || {
        // xorshift64 (Marsaglia, "Xorshift RNGs", 2003).
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 63 == 1
    };
    (0..count).map(|_| (0..width).map(|_| bit()).collect()).collect()
}

fn pack(bits: &Bits) -> Beat {
    let word = |bits: &[bool]| bits.iter().rev().fold(0, |word, bit| word << 1 | u32::from(*bit));
    bits.chunks(32).map(word).collect()
}

/// As `$readmemh` reads it.
fn hexadecimal(words: &[Bits]) -> String {
    let word = |bits: &Bits| pack(bits).iter().rev().map(|word| format!("{word:08x}")).collect::<String>();
    words.iter().map(|bits| word(bits) + "\n").collect()
}

fn parameters(list: &[(&str, i64)]) -> Parameters {
    list.iter().map(|(name, value)| ((*name).to_owned(), Value::Integer(*value))).collect()
}

/// Checks a template at the points of its manifest and at these.
fn points(template: &str, more: &[&[(&str, i64)]]) {
    let library = Library::load(&templates()).unwrap();
    let checks = library.get(template).unwrap().checks.clone();
    assert!(checks.len() >= 3, "{template} has few points");
    let checks = checks.into_iter().map(|point| point.into_iter().collect());
    for point in checks.chain(more.iter().map(|point| parameters(point))) {
        let case = Case::new(&library, template, &point);
        case.check().unwrap_or_else(|fault| panic!("{template} {point:?}, stalls of {fault}"));
    }
}

#[test]
fn fifo() {
    let deep: [&[_]; 2] =
        [&[("Width", 33), ("Depth", 17), ("Ram", 1)], &[("Width", 3), ("Depth", 64), ("Ram", 1)]];
    points("mase_fifo", &deep);
}

#[test]
fn fork() {
    points("mase_fork", &[]);
}

#[test]
fn repeat() {
    points("mase_repeat", &[]);
}

#[test]
fn widen() {
    points("mase_widen", &[&[("Width", 31), ("Factor", 11)]]);
}

#[test]
fn narrow() {
    points("mase_narrow", &[&[("Width", 31), ("Factor", 11)]]);
}

#[test]
fn concat() {
    points("mase_concat", &[]);
}

#[test]
fn link() {
    points("mase_link", &[&[("Width", 9), ("Latency", 90), ("Num", 1), ("Den", 1)]]);
}

#[test]
fn source() {
    points("mase_source", &[&[("Width", 70), ("Words", 64), ("Ram", 1)]]);
}

/// A template, its parameters, a piece of its text, and what is put in its place.
type Fault = (&'static str, &'static [(&'static str, i64)], &'static str, &'static str);

#[test]
fn faults_are_noticed() {
    let library = Library::load(&templates()).unwrap();
    let faults: &[Fault] = &[
        // Beats swapped, dropped, given twice, changed.
        ("mase_fifo", &[], "full_q ? tail_q : in_data_i", "full_q ? in_data_i : tail_q"),
        ("mase_fifo", &[("Depth", 5)], "if (write) memory", "if (write && write_ptr_q != Last) memory"),
        ("mase_fifo", &[("Depth", 5), ("Ram", 1)], "bypassed_q <= !filled_q", "bypassed_q <= 1'b0"),
        ("mase_fork", &[], "&done_d", "|done_d"),
        (
            "mase_fork",
            &[("Outputs", 3)],
            "out_data_o  = in_data_i",
            "out_data_o  = in_data_i ^ Width'(done_q[2])",
        ),
        (
            "mase_widen",
            &[("Factor", 3)],
            "data_q <= {in_data_i, data_q[Factor*Width-1:Width]}",
            "data_q <= {data_q[(Factor-1)*Width-1:0], in_data_i}",
        ),
        ("mase_narrow", &[("Factor", 3)], "data_q >> Width", "data_q >> 2 * Width"),
        ("mase_concat", &[], "from_b_q ? b_data_i : a_data_i", "from_b_q ? a_data_i : b_data_i"),
        // Sizes that are off by one.
        ("mase_fifo", &[("Depth", 5)], "Ram ? Depth - 1 : Depth", "Depth - 1"),
        ("mase_fifo", &[("Depth", 5), ("Ram", 1)], "Ram ? Depth - 1 : Depth", "Depth"),
        ("mase_repeat", &[("Times", 3)], "Times - 1)", "Times - 2)"),
        ("mase_concat", &[("ABeats", 3), ("BBeats", 2)], "CountWidth'(BBeats - 1)", "CountWidth'(BBeats)"),
        ("mase_source", &[("Words", 5)], "Words - 1)", "Words - 2)"),
        ("mase_link", &[("Latency", 3)], "UnderWay + 1", "UnderWay"),
        (
            "mase_link",
            &[("Latency", 3), ("Num", 2), ("Den", 5)],
            "credit_q - Enough",
            "credit_q - Enough + 1",
        ),
        // Beats in the wrong cycle; promises broken.
        ("mase_link", &[("Latency", 3)], "arrived      = valid_q[Latency-2]", "arrived      = valid_q[0]"),
        ("mase_source", &[("Words", 5)], "enable      = !valid_q || out_ready_i", "enable      = 1'b1"),
        ("mase_repeat", &[], "enable      = !valid_q || out_ready_i", "enable      = out_ready_i"),
    ];
    for (template, point, old, new) in faults {
        let mut case = Case::new(&library, template, &parameters(point));
        let original = library.get(template).unwrap().source.clone();
        let text = fs::read_to_string(&original).unwrap();
        assert!(text.contains(old), "{template}: the fault in {old:?} is out of date");
        let folder = tempfile::tempdir().unwrap();
        let changed = folder.path().join(original.file_name().unwrap());
        fs::write(&changed, text.replace(old, new)).unwrap();
        for source in case.sources.iter_mut().filter(|source| **source == original) {
            source.clone_from(&changed);
        }
        case.faulty = true;
        assert!(case.check().is_err(), "{template} {point:?} with {new:?} is not noticed");
    }
}
