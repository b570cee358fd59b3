//! tools/pins.toml: every version and hash that `setup` installs.

use crate::util;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::PathBuf;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pins {
    pub llvm: Llvm,
    pub apt: Apt,
    pub circt: Circt,
    pub python: Python,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Llvm {
    pub version: String,
    pub prefix: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apt {
    pub llvm: Vec<String>,
    pub tools: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circt {
    pub version: String,
    pub sha256: String,
    pub python: String,
    pub platforms: Vec<String>,
    pub member: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Python {
    pub versions: Vec<String>,
    pub packages: Vec<Package>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub sha256: Vec<String>,
}

impl Pins {
    /// Reads tools/pins.toml.
    pub fn load() -> Result<Self> {
        let path = util::root().join("tools/pins.toml");
        toml::from_str(&util::read(&path)?).with_context(|| format!("{} is wrong", path.display()))
    }
}
