//! The templates that move beats, and the constant memory: data against references that are written here, on bits, and the
//! cycle of every beat against mase-simulate, with and without stalls. Then faults are put into the templates' text, and each
//! must be noticed. mase_control has no data of its own, and runs in `designs/control.sv`.
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
/// Bits of a word of each input of `designs/control.sv`.
const CONTROL_WIDTH: usize = 16;

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
        if template == "mase_control" {
            sources.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/designs/control.sv"));
        }
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
            "mase_fifo" | "mase_fork" | "mase_link" | "mase_control" => vec![("in", 1), ("out", 1)],
            "mase_repeat" => vec![("in", 1), ("out", number("Times"))],
            "mase_widen" => vec![("in", number("Factor")), ("out", 1)],
            "mase_narrow" => vec![("in", 1), ("out", number("Factor"))],
            "mase_concat" => {
                let (a, b) = (number("ABeats"), number("BBeats"));
                vec![("a", a), ("b", b), ("y", a + b)]
            }
            "mase_pad" => {
                let rows = number("Top") + number("Height") + number("Bottom");
                let pixels = number("Left") + number("Columns") + number("Right");
                let words = number("Words");
                vec![("in", number("Height") * number("Columns") * words), ("out", rows * pixels * words)]
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
            "mase_control" => {
                let beat = |at: usize| inputs.iter().flat_map(|input| input[at].clone()).collect();
                (0..inputs[0].len()).map(beat).collect()
            }
            "mase_pad" => self.padded(&inputs[0]),
            "mase_source" => vec![inputs[0].clone(); turns].concat(),
            other => panic!("no reference for {other}"),
        }
    }

    /// Beats that are given before the first is taken; so many of the next turn may follow the last.
    fn ahead(&self) -> usize {
        match self.instance.template.as_str() {
            "mase_pad" => {
                let row = self.number("Left") + self.number("Columns") + self.number("Right");
                (self.number("Top") * row + self.number("Left")) * self.number("Words")
            }
            _ => 0,
        }
    }

    /// Frames with padding around them.
    fn padded(&self, input: &[Bits]) -> Vec<Bits> {
        let [top, height, bottom] = ["Top", "Height", "Bottom"].map(|name| self.number(name));
        let [left, columns, right] = ["Left", "Columns", "Right"].map(|name| self.number(name));
        let Some(Value::Integer(value)) = self.instance.parameters.get("Value") else { panic!("no Value") };
        let element: Bits = (0..self.number("Width")).map(|bit| value >> bit.min(63) & 1 == 1).collect();
        let (words, row) = (self.number("Words"), left + columns + right);
        let border = |pixels: usize| vec![element.repeat(self.number("Lanes")); pixels * words];
        let mut output = Vec::new();
        for frame in input.chunks(height * columns * words) {
            output.extend(border(top * row));
            for line in frame.chunks(columns * words) {
                output.extend(border(left));
                output.extend_from_slice(line);
                output.extend(border(right));
            }
            output.extend(border(bottom * row));
        }
        output
    }

    /// The module that is run, and its streams in the order of the manifest.
    fn top(&self) -> (&str, Vec<Port>) {
        if self.instance.template != "mase_control" {
            return (&self.instance.template, ports(&self.instance));
        }
        let mut ports = ["a", "b", "c"].map(|name| Port::input(name, CONTROL_WIDTH as u32)).to_vec();
        let inputs = self.number("Inputs");
        // The inputs that are not there come last, so that the others' stalls are those of the manifest's ports.
        ports.insert(inputs, Port::output("out", (inputs * CONTROL_WIDTH) as u32));
        ("control", ports)
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
        let (top, ports) = self.top();
        let design = Design {
            sources: &self.sources,
            top,
            parameters: &parameters,
            defines: &["MASE_ASSERT".to_owned()],
            ports: &ports,
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
            let width = if name == "mase_control" { CONTROL_WIDTH } else { port.width as usize };
            if port.direction == Direction::In {
                let seeds = inputs.len() as u64..inputs.len() as u64 + port.count;
                inputs.extend(seeds.map(|seed| random(seed, (beats * turns) as usize, width)));
            }
        }
        let expected = self.reference(if inputs.is_empty() { &memory } else { &inputs }, turns as usize);
        let streams_in = ports.iter().filter(|port| port.direction == mase_cosim::Direction::In).count();
        inputs.resize(streams_in, Vec::new());
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
                let (least, most) = (expected.len(), expected.len() + self.ahead());
                if !(least..=most).contains(&beats.len()) && name != "mase_source" {
                    return Err(format!("{rate}: {} beats of {least}", beats.len()));
                }
                for (beat, ((cycle, data), expected)) in
                    beats.iter().zip(expected.iter().chain(&expected[..self.ahead()])).enumerate()
                {
                    if data != expected {
                        return Err(format!(
                            "{rate}: beat {beat} of output {output} is {data:x?}, not {expected:x?}"
                        ));
                    }
                    let model = wanted.output_cycle(output, beat as u64);
                    if beat < least && model != Some(*cycle) {
                        return Err(format!(
                            "{rate}: beat {beat} of output {output} in cycle {cycle}, not {model:?}"
                        ));
                    }
                }
            }
            for (input, (cycles, wanted)) in found.taken.iter().zip(&wanted.taken).enumerate() {
                if let Some(beat) = cycles.iter().zip(wanted).position(|(found, wanted)| found != wanted) {
                    let (found, wanted) = (cycles[beat], wanted[beat]);
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
fn pad() {
    // Elements wider than the parameter; a border on each side alone.
    let wide = [("Lanes", 2), ("Width", 40), ("Left", 1), ("Value", -2)];
    let below = [("Lanes", 2), ("Width", 3), ("Height", 2), ("Columns", 5), ("Bottom", 3), ("Value", 5)];
    points("mase_pad", &[&wide, &below, &[("Width", 9), ("Columns", 2), ("Top", 2), ("Value", 1)]]);
}

#[test]
fn control() {
    points("mase_control", &[&[("Inputs", 3), ("Depth", 1)], &[("Inputs", 1), ("Depth", 40)]]);
}

#[test]
fn source() {
    points("mase_source", &[&[("Width", 70), ("Words", 64), ("Ram", 1)]]);
}

/// A template, its parameters, a piece of its text, and what is put in its place.
type Fault = (&'static str, &'static [(&'static str, i64)], &'static str, &'static str);

/// mase_pad with borders of all sizes.
const PAD: &[(&str, i64)] = &[
    ("Lanes", 2),
    ("Width", 4),
    ("Height", 3),
    ("Columns", 2),
    ("Words", 3),
    ("Top", 2),
    ("Bottom", 1),
    ("Left", 1),
    ("Right", 3),
    ("Value", -3),
];

/// mase_control of two inputs.
const JOIN: &[(&str, i64)] = &[("Inputs", 2), ("Depth", 3)];

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
        ("mase_pad", PAD, "{Lanes{Width'(Value)}}", "{(Lanes * Width){Value < 0}}"),
        ("mase_pad", PAD, "image ? in_data_i :", "in_valid_i ? in_data_i :"),
        ("mase_pad", PAD, "in_ready_o  = enable && image", "in_ready_o  = enable"),
        ("mase_control", JOIN, "enable_o && &(in_valid_i | (Inputs'(1) << i))", "enable_o"),
        ("mase_control", JOIN, "&in_valid_i});", "|in_valid_i});"),
        // Sizes that are off by one.
        ("mase_pad", PAD, "int'(row_q) >= Top", "int'(row_q) > Top"),
        ("mase_pad", PAD, "int'(pixel_q) < Left + Columns", "int'(pixel_q) <= Left + Columns"),
        ("mase_pad", PAD, "WordWidth'(Words - 1)", "WordWidth'(Words - 2)"),
        ("mase_pad", PAD, "RowWidth'(Rows - 1) ?", "RowWidth'(Rows - 2) ?"),
        ("mase_control", JOIN, "out_valid_o = valid_q[Depth-1]", "out_valid_o = valid_q[Depth-2]"),
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
        ("mase_pad", PAD, "enable && (!image || in_valid_i)", "enable && in_valid_i"),
        ("mase_pad", PAD, "enable      = !valid_q || out_ready_i", "enable      = out_ready_i"),
        ("mase_control", JOIN, "enable_o    = !valid_q[Depth-1] || out_ready_i", "enable_o    = out_ready_i"),
        ("mase_control", JOIN, "enable_o    = !valid_q[Depth-1] || out_ready_i", "enable_o    = 1'b1"),
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
