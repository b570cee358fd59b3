//! Steps that are all run, timed and counted, so that one run shows every failure.

use crate::say;
use anyhow::{Result, bail};
use std::time::Instant;

/// How many checks passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub const PASSED: Self = Self { passed: 1, failed: 0 };

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl std::str::FromStr for Tally {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.trim().strip_suffix(" failed").and_then(|t| t.split_once(" passed, "));
        let tally = parts.and_then(|(p, f)| Some(Self { passed: p.parse().ok()?, failed: f.parse().ok()? }));
        tally.ok_or_else(|| format!("expected 'N passed, N failed', found '{text}'"))
    }
}

/// The run of several steps.
#[derive(Default)]
pub struct Steps {
    pub total: Tally,
    failed: Vec<String>,
}

impl Steps {
    /// Runs a step; an error counts as one failure and does not stop the rest. Returns whether the step passed.
    pub fn step(&mut self, name: &str, action: impl FnOnce() -> Result<Tally>) -> bool {
        say!("==> {name}");
        let start = Instant::now();
        let tally = action().unwrap_or_else(|error| {
            say!("{name}: {error:#}");
            Tally { passed: 0, failed: 1 }
        });
        let ok = tally.failed == 0;
        say!("<== {name}: {} in {:.1} s", if ok { "ok" } else { "FAILED" }, start.elapsed().as_secs_f64());
        self.total.add(tally);
        if !ok {
            self.failed.push(name.to_owned());
        }
        ok
    }

    /// Like `step`, for one that is a single check.
    pub fn check(&mut self, name: &str, action: impl FnOnce() -> Result<()>) -> bool {
        self.step(name, || action().map(|()| Tally::PASSED))
    }

    /// Prints the total as the last line of stdout; an error if anything failed.
    pub fn finish(self) -> Result<()> {
        if self.failed.is_empty() {
            say!("{}", self.total);
            return Ok(());
        }
        crate::util::complain(&format!("failed: {}", self.failed.join(", ")));
        say!("{}", self.total);
        std::process::exit(1)
    }
}

/// Fails when `problems` is not empty, with all of them in the message.
pub fn none_of(problems: &[String], what: &str) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    bail!("{what}:\n  {}", problems.join("\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tally_reads_what_it_writes() {
        let tally = Tally { passed: 12, failed: 3 };
        assert_eq!(tally.to_string().parse(), Ok(tally));
        assert!("12 passed".parse::<Tally>().is_err());
    }

    #[test]
    fn a_failing_step_is_counted_and_the_next_still_runs() {
        let mut steps = Steps::default();
        assert!(!steps.check("bad", || bail!("no")));
        assert!(steps.check("good", || Ok(())));
        assert_eq!(steps.total, Tally { passed: 1, failed: 1 });
        assert_eq!(steps.failed, ["bad"]);
    }
}
