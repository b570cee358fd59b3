//! What can go wrong between a source and a trace.

use std::{fmt, io, path::PathBuf};
use thiserror::Error;

/// See the module.
#[derive(Debug, Error)]
pub enum Error {
    /// A tool is nowhere.
    #[error("{tool} is not found; tried: {tried}")]
    Missing {
        /// What is missing.
        tool: &'static str,
        /// Where it was looked for.
        tried: String,
    },
    /// A tool is there and cannot be started.
    #[error("{tool} cannot be started: {error}")]
    Start {
        /// Path of the tool.
        tool: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A tool was ended by a signal.
    #[error("{tool} crashed ({status}):\n{text}")]
    Crash {
        /// Path of the tool.
        tool: PathBuf,
        /// How it ended.
        status: String,
        /// The first lines that it wrote.
        text: String,
    },
    /// Verilator refuses the sources.
    #[error("{top} is not accepted by Verilator:\n{text}")]
    Source {
        /// Top module.
        top: String,
        /// The first lines that Verilator wrote.
        text: String,
    },
    /// Verilator warns, and the design does not allow that.
    #[error("{top} has warnings:\n{text}")]
    Warnings {
        /// Top module.
        top: String,
        /// The first lines that Verilator wrote.
        text: String,
    },
    /// The C++ compiler fails.
    #[error("the C++ of {what} does not compile:\n{text}")]
    Compile {
        /// What was compiled.
        what: String,
        /// The first lines that the compiler wrote.
        text: String,
    },
    /// Ports of the design and ports of the top module differ.
    #[error("{top}: {message}")]
    Ports {
        /// Top module.
        top: String,
        /// The difference.
        message: String,
    },
    /// A design that cannot be built whatever the sources hold.
    #[error("design of {top}: {message}")]
    Design {
        /// Top module.
        top: String,
        /// What is wrong.
        message: String,
    },
    /// A file or directory.
    #[error("{path}: {error}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A library of the cache cannot be loaded.
    #[error("{path} cannot be loaded: {message}; remove its directory to have it built anew")]
    Load {
        /// The library.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A run that does not fit the design.
    #[error("run: {0}")]
    Request(String),
    /// The design itself reports an error: an assertion, `$error`, `$fatal`, `$finish`, a memory's file.
    #[error("cycle {cycle}: the design failed:\n{text}")]
    Failure {
        /// The cycle; 0 also for what happens in reset.
        cycle: u64,
        /// What it printed.
        text: String,
    },
    /// An output breaks the stream protocol.
    #[error("protocol violated: {0}")]
    Protocol(String),
    /// Nothing moves any more.
    #[error("deadlock: nothing moves any more before cycle {cycle}; {}", list(.waiting))]
    Deadlock {
        /// The cycle that would be next.
        cycle: u64,
        /// Inputs that still hold beats and outputs that still wait for some.
        waiting: Vec<Waiting>,
    },
    /// The limit of cycles was reached.
    #[error("limit of {limit} cycles reached; {}", list(.waiting))]
    Limit {
        /// The limit.
        limit: u64,
        /// Inputs that still hold beats and outputs that still wait for some.
        waiting: Vec<Waiting>,
    },
    /// The caller asked to stop; the simulation can be resumed.
    #[error("interrupted before cycle {cycle}")]
    Interrupted {
        /// The cycle that is next.
        cycle: u64,
    },
}

/// A port that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Name of the port.
    pub port: String,
    /// Whether it is an input.
    pub input: bool,
    /// Beats that have moved in this run.
    pub moved: u64,
    /// Beats that have not: of an input those that it still holds, of an output those that it waits for.
    pub missing: u64,
    /// Valid in the last cycle.
    pub valid: bool,
    /// Ready in the last cycle.
    pub ready: bool,
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.input { "still holds" } else { "still waits for" };
        let (valid, ready) = (u8::from(self.valid), u8::from(self.ready));
        let Waiting { port, moved, missing, .. } = self;
        write!(f, "{port} {what} {missing} beats after {moved} (valid {valid}, ready {ready})")
    }
}

fn list(waiting: &[Waiting]) -> String {
    let all: Vec<String> = waiting.iter().map(Waiting::to_string).collect();
    if all.is_empty() { "no port waits".to_owned() } else { all.join("; ") }
}
