//! The only unsafe code: calls into a library that this crate has generated and built.
#![allow(unsafe_code)]
// Reasons that hold for every call below. The functions and their types are those of `shim/interface.cc`, which is compiled into every
// library, and the key of the cache is a hash over its text: a library with other functions has another name. Every function
// takes a simulation that `mase_new` gave and `mase_free` has not had, as `Handle` owns it, keeps the library loaded and
// passes it on exclusively (`&mut`) where it changes. No exception leaves the functions. Indices of ports are checked here
// against the number of ports that the library was generated for.

use libloading::Library as Dynamic;
use std::{
    ffi::{CStr, CString, c_char, c_int, c_void},
    path::Path,
    ptr::NonNull,
    sync::Arc,
};

/// How a step ended; numbers as in `shim/interface.cc`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    More,
    Done,
    Deadlock,
    Limit,
    Violation,
    Failure,
}

/// As in `shim/interface.cc`.
#[repr(C)]
pub(crate) struct Request {
    pub seed: u64,
    pub rate: u64,
    pub limit: u64,
    pub idle: u64,
    pub extra: u64,
    pub check_paths: u64,
}

type Raw = *mut c_void;

struct Functions {
    new: unsafe extern "C" fn(*const c_char) -> Raw,
    free: unsafe extern "C" fn(Raw),
    reset: unsafe extern "C" fn(Raw) -> c_int,
    feed: unsafe extern "C" fn(Raw, u32, *const u32, usize),
    begin: unsafe extern "C" fn(Raw, *const Request, *const u64, *const c_char) -> c_int,
    step: unsafe extern "C" fn(Raw, u64) -> c_int,
    cycle: unsafe extern "C" fn(Raw) -> u64,
    message: unsafe extern "C" fn(Raw) -> *const c_char,
    left: unsafe extern "C" fn(Raw, u32) -> u64,
    cycles: unsafe extern "C" fn(Raw, u32, *mut usize) -> *const u64,
    beats: unsafe extern "C" fn(Raw, u32, *mut usize) -> *const u32,
    handshake: unsafe extern "C" fn(Raw, u32) -> u32,
}

/// A loaded library.
pub(crate) struct Loaded {
    functions: Functions,
    // Last, so that it goes last.
    _library: Dynamic,
}

impl Loaded {
    pub(crate) fn open(path: &Path) -> Result<Loaded, libloading::Error> {
        // SAFETY: the library has no initialisers but those of Verilator's runtime, which touch only the library's own data; the
        // symbols have the types that `Functions` gives them.
        unsafe {
            let library = Dynamic::new(path)?;
            let functions = Functions {
                new: *library.get(b"mase_new\0")?,
                free: *library.get(b"mase_free\0")?,
                reset: *library.get(b"mase_reset\0")?,
                feed: *library.get(b"mase_feed\0")?,
                begin: *library.get(b"mase_begin\0")?,
                step: *library.get(b"mase_step\0")?,
                cycle: *library.get(b"mase_cycle\0")?,
                message: *library.get(b"mase_message\0")?,
                left: *library.get(b"mase_left\0")?,
                cycles: *library.get(b"mase_cycles\0")?,
                beats: *library.get(b"mase_beats\0")?,
                handshake: *library.get(b"mase_handshake\0")?,
            };
            Ok(Loaded { functions, _library: library })
        }
    }
}

/// A simulation inside the library. It has been reset, so that its ports exist.
pub(crate) struct Handle {
    raw: NonNull<c_void>,
    /// Words of a beat, per port.
    words: Vec<usize>,
    library: Arc<Loaded>,
}

// SAFETY: a simulation is a heap object without ties to the thread that made it: what is local to a thread in the shim and in
// Verilator's runtime is set again at the entry of every function.
unsafe impl Send for Handle {}

impl Handle {
    /// Makes a simulation and resets it; an error is the design's text. `words` has what a beat of each of its ports takes.
    pub(crate) fn new(library: &Arc<Loaded>, words: Vec<usize>, directory: &CStr) -> Result<Handle, String> {
        // SAFETY: see above; the string lives during the call.
        let raw = unsafe { (library.functions.new)(directory.as_ptr()) };
        let raw = NonNull::new(raw).ok_or("out of memory")?;
        let handle = Handle { raw, words, library: library.clone() };
        // SAFETY: see above.
        let good = unsafe { (handle.library.functions.reset)(raw.as_ptr()) } != 0;
        if good { Ok(handle) } else { Err(handle.message()) }
    }

    fn port(&self, port: usize) -> u32 {
        assert!(port < self.words.len(), "port {port} of {}", self.words.len());
        port as u32
    }

    /// Adds so many beats to an input's queue, of as many words each as its width takes.
    pub(crate) fn feed(&mut self, port: usize, words: &[u32], beats: usize) {
        assert!(words.len() == beats * self.words[port], "{} words for {beats} beats", words.len());
        let port = self.port(port);
        // SAFETY: see above; the words are copied, and are as many as the simulation takes.
        unsafe { (self.library.functions.feed)(self.raw.as_ptr(), port, words.as_ptr(), beats) }
    }

    /// Starts a run; `wanted` has a number per port.
    pub(crate) fn begin(
        &mut self,
        request: &Request,
        wanted: &[u64],
        waveform: &CString,
    ) -> Result<(), String> {
        assert!(wanted.len() == self.words.len(), "{} numbers", wanted.len());
        // SAFETY: see above; everything is copied.
        let good = unsafe {
            (self.library.functions.begin)(self.raw.as_ptr(), request, wanted.as_ptr(), waveform.as_ptr())
        };
        if good != 0 { Ok(()) } else { Err(self.message()) }
    }

    /// Runs at most so many cycles.
    pub(crate) fn step(&mut self, cycles: u64) -> Status {
        // SAFETY: see above.
        match unsafe { (self.library.functions.step)(self.raw.as_ptr(), cycles) } {
            0 => Status::More,
            1 => Status::Done,
            2 => Status::Deadlock,
            3 => Status::Limit,
            4 => Status::Violation,
            _ => Status::Failure,
        }
    }

    /// The cycle that is next.
    pub(crate) fn cycle(&self) -> u64 {
        // SAFETY: see above.
        unsafe { (self.library.functions.cycle)(self.raw.as_ptr()) }
    }

    /// What went wrong.
    pub(crate) fn message(&self) -> String {
        // SAFETY: see above; the text ends with a zero and is copied before anything can change it.
        let text = unsafe { CStr::from_ptr((self.library.functions.message)(self.raw.as_ptr())) };
        text.to_string_lossy().trim_end().to_owned()
    }

    /// Beats that an input still holds.
    pub(crate) fn left(&self, port: usize) -> u64 {
        // SAFETY: see above.
        unsafe { (self.library.functions.left)(self.raw.as_ptr(), self.port(port)) }
    }

    /// Cycles at which beats of this run moved.
    pub(crate) fn cycles(&self, port: usize) -> &[u64] {
        let mut count = 0;
        // SAFETY: see above; the vector does not change while `self` is borrowed.
        unsafe {
            let data = (self.library.functions.cycles)(self.raw.as_ptr(), self.port(port), &mut count);
            slice(data, count)
        }
    }

    /// Words of the beats of this run at an output or tap.
    pub(crate) fn beats(&self, port: usize) -> &[u32] {
        let mut count = 0;
        // SAFETY: see above; the vector does not change while `self` is borrowed.
        unsafe {
            let data = (self.library.functions.beats)(self.raw.as_ptr(), self.port(port), &mut count);
            slice(data, count)
        }
    }

    /// Valid and ready.
    pub(crate) fn handshake(&self, port: usize) -> (bool, bool) {
        // SAFETY: see above.
        let bits = unsafe { (self.library.functions.handshake)(self.raw.as_ptr(), self.port(port)) };
        (bits & 1 != 0, bits & 2 != 0)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: see above; nothing uses it afterwards.
        unsafe { (self.library.functions.free)(self.raw.as_ptr()) }
    }
}

/// An empty vector of C++ may have no address.
///
/// # Safety
/// As of `std::slice::from_raw_parts`, unless `count` is 0.
unsafe fn slice<'a, T>(data: *const T, count: usize) -> &'a [T] {
    // SAFETY: the caller's.
    if count == 0 { &[] } else { unsafe { std::slice::from_raw_parts(data, count) } }
}
