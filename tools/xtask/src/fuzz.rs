//! `fuzz`: feeds mutants of the project's own .mlir files to mase-opt; any of them may be refused, none may crash it.
//!
//! A crash is death by a signal, a crash report on stderr, or no end within the time limit. One that the stock mlir-opt
//! shows on the same input is upstream's and does not count as ours.

mod mutate;
mod target;
mod tokens;

use crate::{say, util};
use anyhow::{Result, bail, ensure};
use mutate::Corpus;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use target::{Outcome, Target};

#[derive(clap::Args)]
pub struct Args {
    /// How many inputs [default: 1000, or no limit with --minutes]
    #[arg(long)]
    count: Option<u64>,
    /// Input I depends on the seed and I only
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of the first input: resumes an interrupted run
    #[arg(long, default_value_t = 0)]
    start: u64,
    /// Stop after this many minutes
    #[arg(long)]
    minutes: Option<u64>,
}

impl Args {
    /// The run that `cargo xtask ci` does.
    pub fn for_ci() -> Self {
        Self { count: Some(300), seed: 1, start: 0, minutes: None }
    }
}

const PASSES: &[&str] = &["--mase-init", "--mase-report", "--canonicalize", "--cse"];
const LIMIT: Duration = Duration::from_secs(10);
const LARGEST_FILE: usize = 100_000;
const WORKERS: usize = 2;

/// Builds mase-opt and feeds it; an error when it crashes.
pub fn fuzz(args: &Args) -> Result<()> {
    let target = Target {
        program: util::build_bin("mase-opt")?,
        args: PASSES.iter().map(|p| (*p).to_owned()).collect(),
    };
    let stock =
        Target { program: util::llvm_bin("mlir-opt"), args: vec!["--allow-unregistered-dialect".into()] };
    let corpus = Corpus::new(corpus_files()?);
    ensure!(corpus.len() > 0, "found no .mlir file in lit-tests to start from");
    say!("==> fuzz: {} texts, seed {}", corpus.len(), args.seed);
    let crashes = util::mase_dir().join("fuzz");
    let run = Run { corpus: &corpus, target, stock, seed: args.seed, crashes };
    let result = run.all(args)?;
    for crash in &result.crashes {
        say!("{crash}");
    }
    say!("{}", result.summary());
    if !result.crashes.is_empty() {
        bail!("{} inputs crash mase-opt", result.crashes.len());
    }
    Ok(())
}

fn corpus_files() -> Result<Vec<String>> {
    let files = util::project_files(util::root())?;
    let mlir = files.iter().filter(|f| f.starts_with("lit-tests/") && f.ends_with(".mlir"));
    let texts = mlir.filter_map(|f| std::fs::read_to_string(util::root().join(f)).ok());
    Ok(texts.filter(|text| text.len() <= LARGEST_FILE).collect())
}

struct Run<'a> {
    corpus: &'a Corpus,
    target: Target,
    stock: Target,
    seed: u64,
    /// Where crashing inputs are kept.
    crashes: PathBuf,
}

#[derive(Default)]
struct Findings {
    next: u64,
    done: u64,
    parsed: u64,
    upstream: u64,
    crashes: Vec<String>,
    error: Option<anyhow::Error>,
    said: Option<Instant>,
}

impl Findings {
    fn summary(&self) -> String {
        let (crashes, upstream) = (self.crashes.len(), self.upstream);
        format!(
            "fuzz: {} inputs, parsed {}, {crashes} crashes, {upstream} upstream crashes",
            self.done, self.parsed
        )
    }
}

impl Run<'_> {
    fn all(&self, args: &Args) -> Result<Findings> {
        let count = args.count.unwrap_or(if args.minutes.is_some() { u64::MAX } else { 1000 });
        let end = args.start.saturating_add(count);
        let begun = Instant::now();
        let time = args.minutes.map(|m| Duration::from_secs(m.saturating_mul(60)));
        let scratch = util::scratch("fuzz-")?;
        let shared = Mutex::new(Findings { next: args.start, ..Findings::default() });
        let lock = || shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let work = |worker: usize| loop {
            let index = {
                let mut found = lock();
                let over = time.is_some_and(|t| begun.elapsed() >= t);
                if found.next >= end || over || found.error.is_some() {
                    break;
                }
                found.next += 1;
                found.next - 1
            };
            let outcome = self.one(index, &scratch.path().join(worker.to_string()));
            let mut found = lock();
            found.done += 1;
            match outcome {
                Ok(Verdict::Parsed) => found.parsed += 1,
                Ok(Verdict::Refused) => {}
                Ok(Verdict::Upstream) => found.upstream += 1,
                Ok(Verdict::Crash(text)) => found.crashes.push(text),
                Err(error) => found.error = Some(error),
            }
            progress(&mut found, args.start, end, begun, time);
        };
        std::thread::scope(|scope| (0..WORKERS).for_each(|worker| drop(scope.spawn(move || work(worker)))));
        let mut found = shared.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        found.crashes.sort();
        match found.error.take() {
            Some(error) => Err(error),
            None => Ok(found),
        }
    }

    fn one(&self, index: u64, scratch: &Path) -> Result<Verdict> {
        let (input, log) = (scratch.with_extension("mlir"), scratch.with_extension("log"));
        let text = self.corpus.mutant(self.seed, index);
        std::fs::write(&input, &text)?;
        let reason = match self.target.run(&input, &log, LIMIT)? {
            Outcome::Accepted => return Ok(Verdict::Parsed),
            Outcome::Refused => return Ok(Verdict::Refused),
            Outcome::Crash(reason) => reason,
        };
        if matches!(self.stock.run(&input, &scratch.with_extension("stock"), LIMIT)?, Outcome::Crash(_)) {
            return Ok(Verdict::Upstream);
        }
        std::fs::create_dir_all(&self.crashes)?;
        let kept = self.crashes.join(format!("crash-{}.mlir", &util::sha256(&text)[..16]));
        std::fs::write(&kept, &text)?;
        std::fs::copy(&log, kept.with_extension("stderr"))?;
        let shown = kept.strip_prefix(util::root()).unwrap_or(&kept);
        Ok(Verdict::Crash(format!("{}: input {index} of seed {}: {reason}", shown.display(), self.seed)))
    }
}

enum Verdict {
    Parsed,
    Refused,
    Upstream,
    Crash(String),
}

/// Once a second on a terminal, else every 15 s.
fn progress(found: &mut Findings, start: u64, end: u64, begun: Instant, time: Option<Duration>) {
    let terminal = std::io::stderr().is_terminal();
    let every = Duration::from_secs(if terminal { 1 } else { 15 });
    if found.next >= end || found.said.unwrap_or(begun).elapsed() < every {
        return;
    }
    found.said = Some(Instant::now());
    let seconds = begun.elapsed().as_secs_f64();
    let rate = found.done as f64 / seconds.max(0.001);
    let by_count = (end - start).saturating_sub(found.done) as f64 / rate;
    let left = time.map_or(by_count, |t| by_count.min(t.as_secs_f64() - seconds)).max(0.0);
    let (next, crashes) = (found.next.saturating_sub(WORKERS as u64).max(start), found.crashes.len());
    util::complain(&format!(
        "fuzz: {} inputs, {crashes} crashes, {rate:.0}/s, {left:.0} s left (--start {next} resumes)",
        found.done
    ));
}

#[cfg(test)]
mod tests;
