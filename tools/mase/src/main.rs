//! `mase`: from a model to what is done with it, one subcommand each. `MASE_LOG=mase=debug` logs to stderr.
//!
//! Exit codes: 0, done and within bounds; 1, failed or out of bounds; 2, wrong usage; 130, stopped by Ctrl-C.

mod bind_weights;
mod calibrate;
mod compare;
mod data;
mod eval;
mod export_torch;
mod interrupt;
mod metric;
mod model;
mod parallel;
mod simulate;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use std::{fmt::Display, io::Write as _, process::ExitCode};

/// MASE: machine-learning models to streaming hardware.
///
/// A model is an MLIR module, text or bytecode; `mase-opt` transforms modules, and `mase` runs them, gives them weights
/// and writes them in other forms.
#[derive(Parser)]
#[command(name = "mase", version, propagate_version = true, after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

const AFTER: &str = "\
Exit codes: 0 done, and results are within bounds; 1 failed, or out of bounds; 2 wrong usage; 130 stopped by Ctrl-C.
Results go to stdout; progress, warnings and errors to stderr. MASE_LOG=mase=debug logs more.

`mase <command> --help` explains a command and has an example.";

/// What every command takes.
#[derive(Args, Clone, Copy)]
struct Global {
    /// No progress and no notes on stderr; warnings and errors stay
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Print the result as JSON on stdout
    #[arg(long, global = true)]
    json: bool,
}

impl Global {
    /// Says something that is neither result nor warning.
    fn note(&self, text: impl Display) {
        if !self.quiet {
            say(text);
        }
    }
}

/// Says something that may be a mistake.
fn warn(text: impl Display) {
    say(format_args!("warning: {text}"));
}

/// Says something on stderr. If that fails, there is nobody to tell.
fn say(text: impl Display) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes a result to stdout.
fn print(text: impl Display) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    write!(out, "{text}").and_then(|()| out.flush()).context("cannot write to stdout")
}

#[derive(Subcommand)]
enum Command {
    Eval(eval::Options),
    BindWeights(bind_weights::Options),
    Calibrate(calibrate::Options),
    Compare(compare::Options),
    ExportTorch(export_torch::Options),
    Simulate(simulate::Options),
}

/// How a command that did not fail ended.
enum Outcome {
    /// As it should.
    Fine,
    /// The result is not what it has to be, which has been said.
    OutOfBounds,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("MASE_LOG"))
        .with_writer(std::io::stderr)
        .init();
    let Cli { command, global } = Cli::parse();
    interrupt::watch();
    let result = match command {
        Command::Eval(options) => eval::run(&options, global),
        Command::BindWeights(options) => bind_weights::run(&options, global),
        Command::Calibrate(options) => calibrate::run(&options, global),
        Command::Compare(options) => compare::run(&options, global),
        Command::ExportTorch(options) => export_torch::run(&options, global),
        Command::Simulate(options) => simulate::run(&options, global),
    };
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::OutOfBounds) => ExitCode::FAILURE,
        Err(_) if interrupt::pressed() => {
            say("stopped");
            ExitCode::from(interrupt::CODE)
        }
        Err(fault) => {
            say(format_args!("error: {fault:#}"));
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }
}
