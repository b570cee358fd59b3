//! What the tests of templates share: runs of a template in Verilator, its data against what is expected, and the cycle of
//! every beat against mase-simulate, with and without stalls.
#![allow(clippy::unwrap_used, dead_code)]

use mase_cosim::{Beat, Design, Error, Port, Run, Stalls, Verilator};
use mase_hardware::template::{self, Instance, Library, Value};
use mase_simulate::{Graph, Run as ModelRun, Stalls as ModelStalls};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

const STALLS: [Stalls; 4] = [
    Stalls { seed: 0, rate: 0 },
    Stalls { seed: 1, rate: 40 },
    Stalls { seed: 2, rate: 128 },
    Stalls { seed: 3, rate: 220 },
];

/// All templates.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load(&folder()).unwrap())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hw-templates")
}

/// A template at some parameters with beats for its inputs, and what must come out.
pub struct Case {
    pub instance: Instance,
    pub inputs: Vec<Vec<Beat>>,
    pub expected: Vec<Beat>,
    /// A file for `InitFile`.
    pub memory: Option<String>,
}

/// The instances of a template at all points of its manifest.
pub fn points(name: &str) -> Vec<Instance> {
    let template = library().get(name).unwrap();
    assert!(!template.checks.is_empty());
    template.checks.iter().map(|point| template.instance_of(point).unwrap()).collect()
}

/// The value of an integer parameter.
pub fn integer(instance: &Instance, name: &str) -> i64 {
    match &instance.parameters[name] {
        Value::Integer(integer) => *integer,
        other => panic!("{name} is {other:?}"),
    }
}

/// The same as a number of things.
pub fn size(instance: &Instance, name: &str) -> usize {
    usize::try_from(integer(instance, name)).unwrap()
}

impl Case {
    /// Fails unless data and cycles are right.
    pub fn check(&self) {
        let parameters = &self.instance.parameters;
        self.run(&[]).unwrap_or_else(|fault| panic!("{} {parameters:?}: {fault}", self.instance.template));
    }

    /// Fails unless each change of the source, alone, is seen in data or cycles.
    pub fn check_mutations(&self, mutations: &[(&str, &str)]) {
        self.check();
        let unseen = mutations.iter().filter(|mutation| match self.run(&[**mutation]) {
            Ok(()) => true,
            Err(fault) => {
                println!("'{}' for '{}' is seen: {fault}", mutation.1, mutation.0);
                false
            }
        });
        let unseen: Vec<_> = unseen.collect();
        assert!(unseen.is_empty(), "{} runs as before with {unseen:#?}", self.instance.template);
    }

    fn run(&self, mutation: &[(&str, &str)]) -> Result<(), String> {
        let scratch = tempfile::tempdir().unwrap();
        let name = &self.instance.template;
        let mut parameters = self.instance.literals();
        if let Some(memory) = &self.memory {
            fs::write(scratch.path().join("memory.hex"), memory).unwrap();
            let literal = mase_cosim::text("memory.hex");
            parameters
                .iter_mut()
                .filter(|(name, _)| name == "InitFile")
                .for_each(|(_, v)| *v = literal.clone());
        }
        let own = library().sources(name).unwrap();
        let mut sources =
            vec![scratch.path().join("assert.sv"), folder().join("common/mase_stream_properties.sv")];
        fs::write(&sources[0], "`define MASE_ASSERT\n").unwrap();
        for source in &own {
            let mut text = fs::read_to_string(source).unwrap();
            for (from, to) in mutation {
                assert_eq!(text.matches(from).count(), 1, "'{from}' in {}", source.display());
                text = text.replace(from, to);
            }
            let path = scratch.path().join(source.file_name().unwrap());
            fs::write(&path, text).unwrap();
            sources.push(path);
        }
        let ports: Vec<_> = self.instance.ports.iter().map(port).collect();
        let design = Design {
            sources: &sources,
            top: name,
            parameters: &parameters,
            ports: &ports,
            directory: Some(scratch.path()),
            allow_warnings: !mutation.is_empty(),
            ..Design::default()
        };
        let built = Verilator::find().unwrap().build(&design).unwrap();
        for stalls in STALLS {
            let run = Run {
                inputs: self.inputs.clone(),
                outputs: vec![self.expected.len()],
                stalls,
                limit_cycles: 10_000_000,
                idle_cycles: 5_000,
                check_paths: stalls.rate == 128,
                ..Run::default()
            };
            let trace = built.start().run(&run).map_err(|error: Error| format!("{stalls:?}: {error}"))?;
            let (cycles, beats): (Vec<u64>, Vec<Beat>) = trace.outputs[0].iter().cloned().unzip();
            if let Some(i) = (0..beats.len()).find(|&i| beats[i] != self.expected[i]) {
                return Err(format!("{stalls:?}: beat {i} is {:x?}, not {:x?}", beats[i], self.expected[i]));
            }
            let (expected_taken, expected_cycles) = self.model(stalls)?;
            same(&format!("{stalls:?}: output"), &cycles, &expected_cycles)?;
            for (port, (found, expected)) in trace.taken.iter().zip(&expected_taken).enumerate() {
                same(&format!("{stalls:?}: input {port}"), found, expected)?;
            }
        }
        Ok(())
    }

    /// The cycles of inputs and output according to the simulator.
    fn model(&self, stalls: Stalls) -> Result<(Vec<Vec<u64>>, Vec<u64>), String> {
        let mut inputs = self.inputs.iter();
        let beats: Vec<(&str, u64)> = self
            .instance
            .ports
            .iter()
            .map(|port| {
                let list = match port.direction {
                    template::Direction::In => inputs.next().unwrap(),
                    template::Direction::Out => &self.expected,
                };
                (port.name.as_str(), list.len() as u64)
            })
            .collect();
        let graph = Graph::alone(&self.instance, &beats).map_err(|fault| fault.to_string())?;
        let run = ModelRun::frames(1).stalls(ModelStalls { seed: stalls.seed, rate: stalls.rate });
        let mut trace = graph.run(&run).map_err(|fault| fault.to_string())?;
        Ok((trace.taken, trace.outputs.remove(0)))
    }
}

fn port(port: &template::InstancePort) -> Port {
    let width = u32::try_from(port.width).unwrap();
    match port.direction {
        template::Direction::In => Port::input(&port.name, width),
        template::Direction::Out => Port::output(&port.name, width),
    }
}

fn same(what: &str, found: &[u64], expected: &[u64]) -> Result<(), String> {
    if let Some(i) = (0..found.len().min(expected.len())).find(|&i| found[i] != expected[i]) {
        return Err(format!("{what}: beat {i} in cycle {}, not {}", found[i], expected[i]));
    }
    if found.len() != expected.len() {
        return Err(format!("{what}: {} beats, not {}", found.len(), expected.len()));
    }
    Ok(())
}

/// A pseudorandom sequence (xorshift64*; Vigna, "An experimental exploration of Marsaglia's xorshift generators").
pub struct Random(pub u64);

impl Random {
    pub fn word(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number of so many bits; the least, the greatest, 0 and -1 are frequent.
    pub fn bits(&mut self, bits: usize) -> u128 {
        let mask = !0 >> (128 - bits);
        match self.word() >> 60 {
            0 => 0,
            1 => mask,
            2 => 1 << (bits - 1),
            3 => mask >> 1,
            _ => (u128::from(self.word()) << 64 | u128::from(self.word())) & mask,
        }
    }

    /// A beat of so many elements.
    pub fn beat(&mut self, elements: usize, bits: usize) -> Beat {
        // Sums grow farthest where all elements are extreme.
        let all = (self.word() >> 62 == 0).then(|| self.bits(bits));
        pack((0..elements).map(|_| all.unwrap_or_else(|| self.bits(bits))), elements, bits)
    }
}

/// Elements, the first lowest.
pub fn pack(elements: impl IntoIterator<Item = u128>, count: usize, bits: usize) -> Beat {
    let mut beat = vec![0u32; (count * bits).div_ceil(32)];
    for (i, element) in elements.into_iter().enumerate() {
        for bit in (0..bits).filter(|bit| element >> bit & 1 == 1) {
            let position = i * bits + bit;
            beat[position / 32] |= 1 << (position % 32);
        }
    }
    beat.into()
}

/// Element `i` of a beat.
pub fn element(beat: &Beat, i: usize, bits: usize, signed: bool) -> i128 {
    let set = |bit: usize| beat[(i * bits + bit) / 32] >> ((i * bits + bit) % 32) & 1 == 1;
    let value = (0..bits).filter(|&bit| set(bit)).map(|bit| 1i128 << bit).sum::<i128>();
    if signed && set(bits - 1) { value - (1 << bits) } else { value }
}

/// The low bits.
pub fn wrap(value: i128, bits: usize) -> u128 {
    value as u128 & (!0 >> (128 - bits))
}
