//! `ci`: the checks beside `test` that a change must pass.

use crate::steps::{Steps, Tally};
use crate::{fuzz, guides, setup, util};
use anyhow::Result;

#[derive(clap::Args)]
pub struct Args {
    /// The total of an earlier `cargo xtask test`, to be added to this one's: 'N passed, N failed'
    #[arg(long)]
    add: Option<Tally>,
}

/// Runs every check and prints `N passed, N failed` last.
pub fn ci(args: &Args) -> Result<()> {
    let mut steps = Steps::default();
    steps.total.add(args.add.unwrap_or_default());
    if steps.check("setup", setup::setup) {
        steps.check("rustfmt --check", format);
        let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        steps.check("cargo clippy", || util::run(&mut util::cargo(&clippy)));
        steps.check("fuzz", || fuzz::fuzz(&fuzz::Args::for_ci()));
        steps.check("guides", guides::guides);
    }
    steps.finish()
}

/// All Rust files, one by one: `cargo fmt` does not see the modules that a macro declares, as the list of passes does.
fn format() -> Result<()> {
    let files = util::project_files(util::root())?;
    let rust = files.iter().filter(|path| path.ends_with(".rs"));
    let mut rustfmt = std::process::Command::new("rustfmt");
    rustfmt.current_dir(util::root()).args(["--edition", "2024", "--check"]).args(rust);
    util::run(&mut rustfmt)
}
