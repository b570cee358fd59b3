//! Runs of a built design.

use crate::{
    Direction, Error, Library, Port, Waiting,
    loader::{Handle, Request, Status},
};
use std::{
    ffi::CString,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Bits of a beat, the lowest first, in words of 32 bits; bits above the port's width are 0.
pub type Beat = Box<[u32]>;

/// Cycles between two looks at whether the caller wants to stop.
const CHUNK: u64 = 4096;

/// Random stalls; the same function in simulator and bench.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stalls {
    /// 0: no stalls.
    pub seed: u64,
    /// Of 256 cycles, how many are stalled.
    pub rate: u32,
}

/// Whether a port is stalled in a cycle.
pub fn stalled(stalls: Stalls, port: u64, cycle: u64) -> bool {
    let mut x =
        stalls.seed ^ port.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ cycle.wrapping_mul(0xD1B5_4A32_D192_ED03);
    x ^= x >> 30;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^= x >> 27;
    x = x.wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^= x >> 31;
    stalls.seed != 0 && (x >> 40) % 256 < u64::from(stalls.rate)
}

/// What a run does.
#[derive(Clone, Debug)]
pub struct Run {
    /// Beats per input, in the order of the design's inputs.
    pub inputs: Vec<Vec<Beat>>,
    /// Beats to wait for per output, in the order of the design's outputs.
    pub outputs: Vec<usize>,
    /// See there.
    pub stalls: Stalls,
    /// Cycles after which the run is an error.
    pub limit_cycles: u64,
    /// Cycles without a beat at any port or tap after which the run is a deadlock.
    pub idle_cycles: u64,
    /// Cycles to go on after the last beat that is waited for, to see beats that should not come.
    pub extra_cycles: u64,
    /// Whether each output's valid is tried with both values of its ready in each cycle; slow.
    pub check_paths: bool,
    /// A file (VCD) for the waveforms of this run, of a design built with `waveforms`.
    pub waveform: Option<PathBuf>,
}

impl Default for Run {
    fn default() -> Self {
        Run {
            inputs: Vec::new(),
            outputs: Vec::new(),
            stalls: Stalls::default(),
            limit_cycles: u64::MAX,
            idle_cycles: 100_000,
            extra_cycles: 0,
            check_paths: false,
            waveform: None,
        }
    }
}

/// What a run did. Cycle 0 is the first one after reset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Beats per output, with their cycles; there may be more than were waited for.
    pub outputs: Vec<Vec<(u64, Beat)>>,
    /// Beats per tap, with their cycles.
    pub taps: Vec<Vec<(u64, Beat)>>,
    /// Cycles per input at which its beats were taken.
    pub taken: Vec<Vec<u64>>,
    /// Cycles since reset.
    pub cycles: u64,
}

enum State {
    /// Between two runs.
    Idle,
    /// In a run of this limit of cycles.
    Running { limit: u64 },
    /// The model is in no defined state any more.
    Broken,
}

/// A design that runs. Its state stays from run to run.
pub struct Simulation {
    library: Library,
    handle: Option<Handle>,
    state: State,
    /// Beats to wait for, per port.
    wanted: Vec<u64>,
    stop: Option<Arc<AtomicBool>>,
}

impl Simulation {
    pub(crate) fn new(library: Library) -> Simulation {
        Simulation { library, handle: None, state: State::Idle, wanted: Vec::new(), stop: None }
    }

    /// A flag that is looked at every few thousand cycles: where it is set, a run ends with [`Error::Interrupted`].
    pub fn stop_when(&mut self, flag: Arc<AtomicBool>) {
        self.stop = Some(flag);
    }

    /// Forgets all state: the next run starts at cycle 0, after a reset, with empty queues.
    pub fn reset(&mut self) {
        self.handle = None;
        self.state = State::Idle;
    }

    /// Offers the beats of the run to the inputs, after those that earlier runs left, and waits for those of the outputs. What a
    /// run before that was not finished has collected is forgotten.
    pub fn run(&mut self, run: &Run) -> Result<Trace, Error> {
        if matches!(self.state, State::Broken) {
            return Err(Error::Request("the simulation has failed before and needs a reset".to_owned()));
        }
        if run.idle_cycles == 0 {
            return Err(Error::Request("0 idle cycles; limit: at least 1".to_owned()));
        }
        if run.stalls.rate > 256 {
            return Err(Error::Request(format!("stalls have the rate {}; limit: 256", run.stalls.rate)));
        }
        let feeds = feeds(&self.library, run)?;
        let waveform = waveform(&self.library, run)?;
        let wanted = wanted(&self.library, run)?;
        let handle = match &mut self.handle {
            Some(handle) => handle,
            none => {
                let Library { loaded, ports, directory, .. } = &self.library;
                let words = ports.iter().map(Port::words).collect();
                let new = Handle::new(loaded, words, directory);
                none.insert(new.map_err(|text| Error::Failure { cycle: 0, text })?)
            }
        };
        for ((port, words), beats) in feeds.iter().zip(&run.inputs) {
            handle.feed(*port, words, beats.len());
        }
        let request = Request {
            seed: run.stalls.seed,
            rate: run.stalls.rate.into(),
            limit: run.limit_cycles,
            idle: run.idle_cycles,
            extra: run.extra_cycles,
            check_paths: run.check_paths.into(),
        };
        if let Err(text) = handle.begin(&request, &wanted, &waveform) {
            self.state = State::Broken;
            return Err(Error::Failure { cycle: handle.cycle(), text });
        }
        self.wanted = wanted;
        self.state = State::Running { limit: run.limit_cycles };
        self.resume()
    }

    /// Goes on with a run that was interrupted.
    pub fn resume(&mut self) -> Result<Trace, Error> {
        let (State::Running { limit }, Some(handle)) = (&self.state, &mut self.handle) else {
            return Err(Error::Request("no run was interrupted".to_owned()));
        };
        let limit = *limit;
        let status = loop {
            if self.stop.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed)) {
                return Err(Error::Interrupted { cycle: handle.cycle() });
            }
            match handle.step(CHUNK) {
                Status::More => {}
                status => break status,
            }
        };
        let (cycle, text) = (handle.cycle(), handle.message());
        self.state = match status {
            Status::Violation | Status::Failure => State::Broken,
            _ => State::Idle,
        };
        match status {
            Status::Violation => Err(Error::Protocol(text)),
            Status::Failure => Err(Error::Failure { cycle, text }),
            Status::Deadlock => Err(Error::Deadlock { cycle, waiting: self.waiting() }),
            Status::Limit => Err(Error::Limit { limit, waiting: self.waiting() }),
            Status::Done | Status::More => Ok(self.trace()),
        }
    }

    /// What the last run did, also where it ended in an error.
    pub fn trace(&self) -> Trace {
        let Some(handle) = &self.handle else { return Trace::default() };
        let mut trace = Trace { cycles: handle.cycle(), ..Trace::default() };
        for (i, port) in self.library.ports.iter().enumerate() {
            let (cycles, words) = (handle.cycles(i), handle.beats(i));
            let list = match port.direction {
                Direction::In => {
                    trace.taken.push(cycles.to_vec());
                    continue;
                }
                Direction::Out => &mut trace.outputs,
                Direction::Tap => &mut trace.taps,
            };
            let beat = |n: usize| Beat::from(&words[n * port.words()..(n + 1) * port.words()]);
            list.push(cycles.iter().enumerate().map(|(n, cycle)| (*cycle, beat(n))).collect());
        }
        trace
    }

    fn waiting(&self) -> Vec<Waiting> {
        let Some(handle) = &self.handle else { return Vec::new() };
        let ports = self.library.ports.iter().enumerate().map(|(i, port)| {
            let moved = handle.cycles(i).len() as u64;
            let input = port.direction == Direction::In;
            let missing = if input { handle.left(i) } else { self.wanted[i].saturating_sub(moved) };
            let (valid, ready) = handle.handshake(i);
            Waiting { port: port.label(), input, moved, missing, valid, ready }
        });
        ports.filter(|waiting| waiting.missing > 0).collect()
    }
}

/// The words for each input, with its index among the ports.
fn feeds(library: &Library, run: &Run) -> Result<Vec<(usize, Vec<u32>)>, Error> {
    let inputs = library.ports.iter().enumerate().filter(|(_, port)| port.direction == Direction::In);
    let inputs: Vec<_> = inputs.collect();
    if run.inputs.len() != inputs.len() {
        let message = format!("beats for {} inputs; the design has {}", run.inputs.len(), inputs.len());
        return Err(Error::Request(message));
    }
    let mut feeds = Vec::new();
    for ((index, port), beats) in inputs.into_iter().zip(&run.inputs) {
        let mut words = Vec::with_capacity(beats.len() * port.words());
        for (i, beat) in beats.iter().enumerate() {
            if beat.len() != port.words() {
                return Err(Error::Request(format!(
                    "beat {i} of input {} has {} words; its {} bits need {}",
                    port.label(),
                    beat.len(),
                    port.width,
                    port.words()
                )));
            }
            let rest = port.width % 32;
            let last = beat.last().copied().unwrap_or(0);
            if rest != 0 && last >> rest != 0 {
                return Err(Error::Request(format!(
                    "beat {i} of input {} ends with the word {last:#x}; limit: {} bits in all",
                    port.label(),
                    port.width
                )));
            }
            words.extend_from_slice(beat);
        }
        feeds.push((index, words));
    }
    Ok(feeds)
}

fn wanted(library: &Library, run: &Run) -> Result<Vec<u64>, Error> {
    let outputs = library.ports.iter().filter(|port| port.direction == Direction::Out).count();
    if run.outputs.len() != outputs {
        let found = run.outputs.len();
        return Err(Error::Request(format!(
            "numbers of beats for {found} outputs; the design has {outputs}"
        )));
    }
    let mut numbers = run.outputs.iter();
    let wanted = library.ports.iter().map(|port| match port.direction {
        Direction::Out => numbers.next().map_or(0, |n| *n as u64),
        Direction::In | Direction::Tap => 0,
    });
    Ok(wanted.collect())
}

/// The name of the file, empty for none.
fn waveform(library: &Library, run: &Run) -> Result<CString, Error> {
    let Some(path) = &run.waveform else { return Ok(CString::default()) };
    if !library.waveforms {
        let path = path.display();
        return Err(Error::Request(format!("waveform {path}; the design was built without waveforms")));
    }
    CString::new(path.as_os_str().as_encoded_bytes())
        .map_err(|_| Error::Request(format!("waveform {}: a name with a zero byte", path.display())))
}
