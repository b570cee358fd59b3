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
    pub frontend: Frontend,
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

/// What tools/import runs in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Frontend {
    /// Packages that `python` pins already.
    pub from_python: Vec<String>,
    pub packages: Vec<Package>,
}

#[derive(Clone, Deserialize)]
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

    /// All packages of the front end's environment.
    pub fn frontend(&self) -> Result<Vec<Package>> {
        let shared = |name: &String| {
            let found = self.python.packages.iter().find(|p| p.name == *name).cloned();
            found.with_context(|| {
                format!("tools/pins.toml: frontend takes {name} from python, which lacks it")
            })
        };
        let shared: Vec<Package> = self.frontend.from_python.iter().map(shared).collect::<Result<_>>()?;
        Ok(shared.into_iter().chain(self.frontend.packages.iter().cloned()).collect())
    }
}
