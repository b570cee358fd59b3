//! `test`: everything that must hold before a change lands, as one command with one total.
//!
//! All steps run, so that one run shows every failure; only a failed build stops it.

use crate::steps::{Steps, Tally};
use crate::{docs, say, setup, tidy, util};
use anyhow::{Context, Result, bail};
use regex::Regex;
use std::path::PathBuf;
use std::process::Command;

/// What looks at the SystemVerilog templates without running them; mase-cosim's tests run them.
const TEMPLATES: [(&str, &str); 2] =
    [("templates: lint", "hw-templates/lint.py"), ("templates: proofs", "hw-templates/formal/prove.py")];

/// Sets up where needed, builds, runs every test and prints `N passed, N failed` last.
pub fn test() -> Result<()> {
    let mut steps = Steps::default();
    let ready = steps.check("setup", setup::setup)
        && steps.check("build", || util::run(&mut util::cargo(&["build", "--workspace"])));
    if ready {
        steps.step("cargo test", cargo_test);
        steps.step("lit", lit);
        if util::frontend_bin("mase-import").exists() {
            steps.step("tools/import", import_tool);
        } else {
            say!("==> tools/import: skipped, for `cargo xtask setup --frontend` has not made .mase/frontend");
        }
        for (name, script) in TEMPLATES {
            steps.check(name, || util::run(util::tool(util::venv_bin("python"))?.arg(script)));
        }
        steps.check("tidy", tidy::tidy);
        steps.check("docs --check", || docs::check_built(&util::built("mase-docgen")));
        for script in examples()? {
            let name = format!("example {}", script.parent().unwrap_or(&script).display());
            steps.check(&name, || util::run(util::tool("bash")?.arg(&script)));
        }
    }
    steps.finish()
}

fn cargo_test() -> Result<Tally> {
    let mut command = util::cargo(&["test", "--workspace", "--no-fail-fast"]);
    let (status, text) = util::run_tee(&mut command)?;
    let mut tally = sum_of_cargo(&text)?;
    // A test that does not compile, or that dies, leaves no result line.
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Adds up the `test result:` lines.
fn sum_of_cargo(text: &str) -> Result<Tally> {
    let line = Regex::new(r"(?m)^test result: .*?(\d+) passed; (\d+) failed;")?;
    let mut tally = Tally::default();
    for counts in line.captures_iter(text) {
        tally.add(Tally { passed: counts[1].parse()?, failed: counts[2].parse()? });
    }
    Ok(tally)
}

/// lit with the project's tools on PATH.
pub fn lit_command(tests: &[&str]) -> Result<Command> {
    let mut command = util::tool(util::venv_bin("lit"))?;
    command.arg("-v").args(tests);
    Ok(command)
}

fn lit() -> Result<Tally> {
    let scratch = util::scratch("lit-")?;
    let results = scratch.path().join("results.json");
    let status =
        lit_command(&["lit-tests", "--output"])?.arg(&results).status().context("cannot start lit")?;
    let mut tally = match std::fs::read_to_string(&results) {
        Ok(json) => sum_of_lit(&json)?,
        Err(_) => bail!("lit wrote no results ({status})"),
    };
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Counts lit's results; what lit skips counts as neither.
fn sum_of_lit(json: &str) -> Result<Tally> {
    let report: serde_json::Value = serde_json::from_str(json).context("lit's results are not JSON")?;
    let tests = report["tests"].as_array().context("lit's results have no list of tests")?;
    let mut tally = Tally::default();
    for test in tests {
        match test["code"].as_str().unwrap_or_default() {
            "PASS" | "FLAKYPASS" | "XFAIL" => tally.passed += 1,
            "UNSUPPORTED" | "SKIPPED" | "EXCLUDED" => {}
            _ => tally.failed += 1,
        }
    }
    Ok(tally)
}

/// The front end's tests, in its own environment.
fn import_tool() -> Result<Tally> {
    let scratch = util::scratch("import-")?;
    let results = scratch.path().join("results");
    let mut command = util::tool(util::frontend_bin("python"))?;
    command.current_dir(util::root().join("tools/import")).args(["-m", "tests"]).arg(&results);
    let status = command.status().context("cannot start the front end's Python")?;
    match util::read(&results) {
        Ok(text) => text.parse().map_err(anyhow::Error::msg),
        Err(_) => bail!("tools/import wrote no results ({status})"),
    }
}

/// `examples/*/run-test.sh`, relative to the root.
fn examples() -> Result<Vec<PathBuf>> {
    let files = util::project_files(util::root())?;
    let is_script = |f: &&String| {
        f.starts_with("examples/") && f.ends_with("/run-test.sh") && f.matches('/').count() == 2
    };
    Ok(files.iter().filter(is_script).map(PathBuf::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_are_added_up() -> Result<()> {
        let text = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\
                    test result: FAILED. 3 passed; 1 failed; 0 ignored\n";
        assert_eq!(sum_of_cargo(text)?, Tally { passed: 5, failed: 1 });
        Ok(())
    }

    #[test]
    fn lit_results_are_counted_by_code() -> Result<()> {
        let json = r#"{"tests": [{"code": "PASS"}, {"code": "XFAIL"}, {"code": "UNSUPPORTED"}, {"code": "TIMEOUT"}]}"#;
        assert_eq!(sum_of_lit(json)?, Tally { passed: 2, failed: 1 });
        assert!(sum_of_lit("{}").is_err());
        Ok(())
    }
}
