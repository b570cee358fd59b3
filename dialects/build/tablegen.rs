//! Reads TableGen records through `llvm-tblgen --dump-json`.

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use std::{path::Path, process::Command};

/// All records of a `.td` file, by name.
pub struct Records(Value);

/// Dumps `file`, relative to `include`.
pub fn dump(prefix: &Path, include: &Path, file: &str) -> Result<Records> {
    let tool = prefix.join("bin/llvm-tblgen");
    let output = Command::new(&tool)
        .arg("-dump-json")
        .arg("-I")
        .arg(prefix.join("include"))
        .arg("-I")
        .arg(include)
        .arg(include.join(file))
        .output()
        .with_context(|| format!("cannot run {}", tool.display()))?;
    if !output.status.success() {
        bail!("{} failed:\n{}", tool.display(), String::from_utf8_lossy(&output.stderr));
    }
    Ok(Records(serde_json::from_slice(&output.stdout)?))
}

impl Records {
    /// Names of the records of a class, in definition order.
    pub fn of_class(&self, class: &str) -> Vec<&str> {
        self.0["!instanceof"][class]
            .as_array()
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default()
    }

    /// One record.
    pub fn get(&self, name: &str) -> Result<&Value> {
        self.0.get(name).ok_or_else(|| anyhow!("no TableGen record {name}"))
    }

    /// A string field of a record.
    pub fn text<'a>(&'a self, record: &'a Value, field: &str) -> Result<&'a str> {
        record[field].as_str().ok_or_else(|| anyhow!("{} has no {field}", record["!name"]))
    }

    /// Whether a record derives from a class.
    pub fn is_a(record: &Value, class: &str) -> bool {
        record["!superclasses"]
            .as_array()
            .is_some_and(|classes| classes.iter().any(|c| c.as_str() == Some(class)))
    }
}
