//! Runs one program on one input under limits, and says how it ended.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// More than any input of the corpus needs, less than takes the machine down.
const MEMORY_KB: u64 = 8 << 20;

/// A program and how it is called; the input's path comes last.
pub struct Target {
    pub program: PathBuf,
    pub args: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Refused,
    Crash(String),
}

impl Target {
    /// Runs with a limit on time and memory, stderr going to `log`.
    pub fn run(&self, input: &Path, log: &Path, limit: Duration) -> Result<Outcome> {
        // The shell sets the limits and becomes the program.
        let limits = format!("ulimit -c 0; ulimit -v {MEMORY_KB}; exec \"$@\"");
        let mut command = Command::new("bash");
        command.args(["-c", &limits, "bash"]).arg(&self.program).args(&self.args).arg(input);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(log)?);
        let mut child = command.spawn().context("cannot start bash")?;
        let start = Instant::now();
        let mut pause = Duration::from_millis(1);
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if start.elapsed() > limit {
                child.kill()?;
                child.wait()?;
                return Ok(Outcome::Crash(format!("no end within {} s", limit.as_secs_f64())));
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(8));
        };
        let stderr = String::from_utf8_lossy(&std::fs::read(log)?).into_owned();
        let report =
            ["PLEASE submit a bug report", "internal error"].into_iter().find(|text| stderr.contains(text));
        Ok(match (status.code(), report) {
            (None, _) => Outcome::Crash(status.to_string()),
            (Some(127), _) => bail!("cannot start {}: {}", self.program.display(), stderr.trim()),
            (_, Some(text)) => Outcome::Crash(format!("stderr says `{text}`")),
            (Some(0), _) => Outcome::Accepted,
            _ => Outcome::Refused,
        })
    }
}
