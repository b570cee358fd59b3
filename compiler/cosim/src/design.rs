//! What is built: sources, the top module, its parameters and its streams.

use std::path::{Path, PathBuf};

/// Which way a stream goes, seen from the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Into the design: `<name>_valid_i`, `<name>_ready_o`, `<name>_data_i`.
    In,
    /// Out of the design: `<name>_valid_o`, `<name>_ready_i`, `<name>_data_o`.
    Out,
    /// A stream inside, made visible by outputs `<name>_valid_o`, `<name>_ready_o`, `<name>_data_o`: recorded, never stalled.
    Tap,
}

/// A stream of the top module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// Of the stream, without the suffixes.
    pub name: String,
    /// See there.
    pub direction: Direction,
    /// Bits of a beat; 0: there are no data, and no wires for them.
    pub width: u32,
    /// The bit of the vectors of valid and ready that is this stream's, where several streams share data (as of a fork).
    pub lane: Option<u32>,
}

impl Port {
    /// A stream into the design.
    pub fn input(name: &str, width: u32) -> Port {
        Port { name: name.to_owned(), direction: Direction::In, width, lane: None }
    }

    /// A stream out of the design.
    pub fn output(name: &str, width: u32) -> Port {
        Port { direction: Direction::Out, ..Port::input(name, width) }
    }

    /// A stream inside the design.
    pub fn tap(name: &str, width: u32) -> Port {
        Port { direction: Direction::Tap, ..Port::input(name, width) }
    }

    /// One of the streams that share the vectors of the port.
    pub fn lane(self, lane: u32) -> Port {
        Port { lane: Some(lane), ..self }
    }

    /// The name in messages: with its lane.
    pub fn label(&self) -> String {
        match self.lane {
            Some(lane) => format!("{}[{lane}]", self.name),
            None => self.name.clone(),
        }
    }

    /// Words of 32 bits in a beat.
    pub fn words(&self) -> usize {
        self.width.div_ceil(32) as usize
    }
}

/// What [`crate::Verilator::build`] builds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Design<'a> {
    /// Modules and packages in the order in which they are read. Headers (`.svh`, `.vh`) that they include are listed too, and
    /// are found by their file name alone.
    pub sources: &'a [PathBuf],
    /// Name of the top module. It has `clk_i` and `rst_ni`.
    pub top: &'a str,
    /// Parameters of the top module as Verilog literals; see [`text`] and [`list`].
    pub parameters: &'a [(String, String)],
    /// Macros that are defined, as `NAME` or `NAME=VALUE`.
    pub defines: &'a [String],
    /// All streams of the top module. The position among the inputs and outputs is the stream's number for the stalls.
    pub ports: &'a [Port],
    /// Where relative names of files of memories (`InitFile`) are resolved, when the simulation starts; none: in the process's
    /// working directory. Not part of what is built.
    pub directory: Option<&'a Path>,
    /// Whether runs can write waveforms, which slows all of them.
    pub waveforms: bool,
    /// Whether what `verilator -Wall` warns of is accepted.
    pub allow_warnings: bool,
}

/// A parameter's value that is a string.
pub fn text(value: &str) -> String {
    format!("\"{value}\"")
}

/// A parameter's value that is a list: element `i` at bits `[32*i +: 32]` of a vector of `length` elements, 0 where it has none.
pub fn list(elements: &[i64], length: usize) -> String {
    let length = length.max(elements.len()).max(1);
    let digits: String = (0..length)
        .rev()
        .map(|i| format!("{:08x}", elements.get(i).copied().unwrap_or(0) as u64 & 0xffff_ffff))
        .collect();
    format!("{}'h{digits}", 32 * length)
}
