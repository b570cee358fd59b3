//! SystemVerilog from IR of CIRCT's dialects.
//!
//! [`export`] hands text to CIRCT's own library. That has an MLIR of another revision inside, and ends the process when it is
//! given what it does not expect, so it is loaded by a child process, `mase-circt-export`. No MLIR is linked here.
//!
//! What goes in is a module of `hw`, `comb` and `seq` in generic form, as the mirrors of these dialects print it
//! (`mase-opt --mlir-print-op-generic`, or `mase_ir::module::text` with `generic`). What comes out is one file for each
//! `hw.module`, with plain `always_ff` registers; extern modules are taken to be written elsewhere, and their instances keep
//! their parameters.
//!
//! ```no_run
//! let text = r#""builtin.module"() ({ }) : () -> ()"#;
//! for (name, verilog) in mase_circt::export(text, &mase_circt::Options::default())? {
//!     std::fs::write(&name, verilog)?; // top.sv
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod export;
mod home;
mod library;

pub use export::{Error, export};
pub use home::{LIBRARY_VARIABLE, NoLibrary, library_file};
pub use library::{Library, LibraryError};

/// Runs before lowering: simplify, give each set of parameters of a `hw.module` a module of its own (instances of extern
/// modules keep theirs), make registers `always_ff`, and tables `case` statements.
pub const PIPELINE: &str = "builtin.module(canonicalize,cse,hw-specialize,lower-seq-to-sv,\
    hw.module(hw-legalize-modules,lower-hw-to-sv,canonicalize,prettify-verilog))";

/// What Verilator, Yosys with slang, Verible and Icarus all take without a word: no assignment patterns of packed arrays
/// (which Icarus 11 lacks), no variables inside processes, a port a line, and nothing that depends on the run.
pub const LOWERING_OPTIONS: &str = "locationInfoStyle=none,disallowPackedArrays,disallowLocalVariables,disallowPortDeclSharing,omitVersionComment";

/// How CIRCT writes Verilog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The pipeline that runs before, in MLIR's text.
    pub pipeline: String,
    /// CIRCT's `circt.loweringOptions`, separated by commas.
    pub lowering: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { pipeline: PIPELINE.to_owned(), lowering: LOWERING_OPTIONS.to_owned() }
    }
}
