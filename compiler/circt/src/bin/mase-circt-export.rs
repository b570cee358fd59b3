//! `mase-circt-export`: IR of CIRCT's dialects to SystemVerilog, by CIRCT's library. Reads text from a file or stdin; writes one
//! file for each module into a folder, or all to stdout. Diagnostics go to stderr; the exit code is 1 if there is no Verilog.

use clap::Parser;
use mase_circt::{LOWERING_OPTIONS, Library, Options, PIPELINE, library_file};
use std::{
    error::Error,
    fs,
    io::{self, Read, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Writes a module of CIRCT's dialects as SystemVerilog.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// MLIR's text, of the dialects hw, comb, seq and sv; `-` is stdin
    #[arg(default_value = "-")]
    input: PathBuf,
    /// Write a file for each module into this folder, and none to stdout
    #[arg(long, value_name = "FOLDER")]
    split: Option<PathBuf>,
    /// CIRCT's style of Verilog, separated by commas
    #[arg(long, default_value = LOWERING_OPTIONS)]
    lowering_options: String,
    /// The passes that run before
    #[arg(long, default_value = PIPELINE)]
    pipeline: String,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let text = if arguments.input.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        text
    } else {
        fs::read_to_string(&arguments.input)
            .map_err(|error| format!("cannot read {}: {error}", arguments.input.display()))?
    };
    if let Some(folder) = &arguments.split {
        fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    let library = Library::load(&library_file()?)?;
    let options = Options { pipeline: arguments.pipeline, lowering: arguments.lowering_options };
    let verilog = library.export(&text, &options, arguments.split.as_deref(), |diagnostic| {
        let _ = writeln!(io::stderr(), "{diagnostic}");
    })?;
    io::stdout().write_all(verilog.as_bytes())?;
    Ok(())
}
