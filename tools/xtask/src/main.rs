//! `cargo xtask COMMAND`: the project's automation. Needs Rust only, so that `setup` runs on a bare machine.
//!
//! Every command says each step in one line, never panics, and on a fault names what was found and what to do.

mod ci;
mod demo;
mod docs;
mod fuzz;
mod guides;
mod new;
mod setup;
mod steps;
mod test;
mod tidy;
mod util;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Automation for MASE")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what the project needs: LLVM 22.1 and build tools (apt), Python tools, CIRCT
    Setup(setup::Args),
    /// Build everything and run every test; the last line is the total
    Test,
    /// Format check, clippy, fuzzing and the guides' worked examples
    Ci(ci::Args),
    /// Check the invariants that docs/ARCHITECTURE.md states
    Tidy,
    /// Write docs/generated from the sources
    Docs {
        /// Change nothing; fail when docs/generated is not what the sources say
        #[arg(long)]
        check: bool,
    },
    /// Scaffold a pass or an op, with its test
    New {
        #[command(subcommand)]
        what: new::What,
    },
    /// Feed mutated .mlir files to mase-opt and report crashes
    Fuzz(fuzz::Args),
    /// Follow the guides' worked examples in a copy of the tree
    Guides,
    /// Take a trained model as far as the project goes
    Demo,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Setup(args) => setup::with(&args),
        Command::Test => test::test(),
        Command::Ci(args) => ci::ci(&args),
        Command::Tidy => tidy::tidy(),
        Command::Docs { check } => docs::docs(check),
        Command::New { what } => new::new(util::root(), &what),
        Command::Fuzz(args) => fuzz::fuzz(&args),
        Command::Guides => guides::guides(),
        Command::Demo => demo::demo(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            util::complain(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
