//! Device files.

use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A number and where it comes from.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Sourced {
    /// The number, in the unit that its field states.
    pub value: i64,
    /// Data sheet, table, or measurement.
    pub source: String,
}

/// Resources of a whole device.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Resources {
    /// Look-up tables.
    pub lut: Sourced,
    /// Flip-flops.
    pub ff: Sourced,
    /// DSP slices.
    pub dsp: Sourced,
    /// 36 Kb block RAMs.
    pub bram36: Sourced,
    /// UltraRAMs.
    pub uram: Sourced,
    /// Super logic regions (dies).
    pub slr: Sourced,
}

/// Serial links to other devices.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Ports on the board.
    pub ports: Sourced,
    /// Rate of a port per direction, in Gb/s.
    pub gbps: Sourced,
    /// One-way latency, in cycles of the design's clock.
    pub latency: Sourced,
}

/// One device.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Name, equal to the file's: the vendor's part in lower case.
    pub name: String,
    /// One line for people.
    pub description: String,
    /// What it holds.
    pub resources: Resources,
    /// How it reaches other devices; a device without cannot be one of several.
    pub links: Option<Links>,
}

/// Why a device could not be had.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// No file of that name.
    #[error("unknown device '{name}'; known: {}", known.join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
        /// Names of the files that are there.
        known: Vec<String>,
    },
    /// The file cannot be read.
    #[error("cannot read {path}: {fault}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        fault: std::io::Error,
    },
    /// The file is not a device.
    #[error("{path}: {fault}")]
    Parse {
        /// The file.
        path: PathBuf,
        /// Place and reason.
        fault: Box<toml::de::Error>,
    },
    /// The file says something impossible.
    #[error("{path}: {text}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What, and what is allowed.
        text: String,
    },
}

/// Names of all devices under a data directory, sorted.
pub fn list(home: &Path) -> Result<Vec<String>, DeviceError> {
    let folder = home.join("hw-templates/devices");
    let read = |fault| DeviceError::Read { path: folder.clone(), fault };
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}

/// Loads a device by name.
pub fn load(home: &Path, name: &str) -> Result<Device, DeviceError> {
    let known = list(home)?;
    if !known.iter().any(|k| k == name) {
        return Err(DeviceError::Unknown { name: name.to_owned(), known });
    }
    let path = home.join("hw-templates/devices").join(format!("{name}.toml"));
    let text = fs::read_to_string(&path).map_err(|fault| DeviceError::Read { path: path.clone(), fault })?;
    let device: Device = toml::from_str(&text)
        .map_err(|fault| DeviceError::Parse { path: path.clone(), fault: Box::new(fault) })?;
    check(&device, name).map_err(|text| DeviceError::Invalid { path, text })?;
    Ok(device)
}

fn check(device: &Device, name: &str) -> Result<(), String> {
    if device.name != name {
        return Err(format!("names device '{}', must be named as its file, '{name}'", device.name));
    }
    let r = &device.resources;
    let mut numbers = vec![
        ("resources.lut", &r.lut, 1),
        ("resources.ff", &r.ff, 1),
        ("resources.dsp", &r.dsp, 0),
        ("resources.bram36", &r.bram36, 0),
        ("resources.uram", &r.uram, 0),
        ("resources.slr", &r.slr, 1),
    ];
    if let Some(links) = &device.links {
        numbers.extend([
            ("links.ports", &links.ports, 1),
            ("links.gbps", &links.gbps, 1),
            ("links.latency", &links.latency, 0),
        ]);
    }
    for (field, number, least) in numbers {
        if number.value < least {
            return Err(format!("{field} is {}, must be at least {least}", number.value));
        }
        if number.source.trim().is_empty() {
            return Err(format!("{field} names no source"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    #[test]
    fn every_device_file_loads() {
        let names = list(&home()).unwrap();
        assert!(names.contains(&"xcu250".to_owned()));
        for name in names {
            load(&home(), &name).unwrap();
        }
    }

    #[test]
    fn unknown_devices_are_listed() {
        let fault = load(&home(), "xcu25").unwrap_err().to_string();
        assert!(fault.contains("unknown device 'xcu25'; known:") && fault.contains("xcu250"), "{fault}");
    }

    #[test]
    fn faults_name_file_field_and_limit() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("hw-templates/devices");
        fs::create_dir_all(&folder).unwrap();
        let good = fs::read_to_string(home().join("hw-templates/devices/xcu250.toml")).unwrap();
        for (name, from, to, expected) in [
            ("xcu250", "value = 1728000", "value = 0", "resources.lut is 0, must be at least 1"),
            ("xcu250", "[resources]", "[resources]\nlutz = 1", "unknown field `lutz`"),
            ("other", "", "", "must be named as its file, 'other'"),
        ] {
            let text = if from.is_empty() { good.clone() } else { good.replacen(from, to, 1) };
            fs::write(folder.join(format!("{name}.toml")), text).unwrap();
            let fault = load(directory.path(), name).unwrap_err().to_string();
            assert!(fault.contains(expected), "{fault}");
        }
    }
}
