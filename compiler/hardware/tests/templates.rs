//! Manifests: those that there are load, and every fault is told with its line and what is allowed.
#![allow(clippy::unwrap_used)]

use mase_hardware::{
    template::{Library, Template, Value},
    timing::{Firings, Phased, Timing},
};
use std::{fs, path::Path};

const GOOD: &str = r#"[template]
name = "mase_sum"
family = "arithmetic"
summary = "Sums"
[[parameter]]
name = "Width"
min = 1
max = 64
default = 8
doc = "bits"
[[parameter]]
name = "Steps"
min = 1
doc = "beats of a sum"
[[parameter]]
name = "Shape"
list = true
min = 0
default = []
doc = "a list"
[[require]]
condition = "Width * Steps <= 100"
message = "at most 100 bits"
[[port]]
name = "in"
direction = "in"
width = "Width"
doc = "summands"
[[port]]
name = "out"
direction = "out"
width = "Width + clog2(Steps)"
doc = "sums"
[timing]
kind = "phased"
depth = 1
program = "Steps - 1 * { in }; 1 * { in -> out }"
[[check]]
parameters = { Steps = 3 }
"#;

/// Loads a manifest; faults without the folder.
fn load(text: &str) -> Result<Template, String> {
    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().join("arithmetic/mase_sum");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mase_sum.sv"), "").unwrap();
    fs::write(folder.join("mase_sum.toml"), text).unwrap();
    let prefix = format!("{}/", folder.display());
    Template::load(&folder.join("mase_sum.toml")).map_err(|fault| fault.to_string().replace(&prefix, ""))
}

#[test]
fn every_template_loads_and_its_checks_have_instances() {
    let library = Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hw-templates")).unwrap();
    for template in library.templates() {
        assert!(!template.checks.is_empty(), "{} has no checks", template.name);
        for check in &template.checks {
            template.instance_of(check).unwrap();
        }
        assert_eq!(library.sources(&template.name).unwrap().last(), Some(&template.source));
    }
    assert!(library.get("mase_fifo").is_ok());
    let fault = library.get("mase_fif").unwrap_err().to_string();
    assert!(fault.starts_with("unknown template 'mase_fif'; known: mase_"), "{fault}");
}

#[test]
fn instances() {
    let template = load(GOOD).unwrap();
    let instance = template.instance(&[("Steps", 5.into()), ("Shape", vec![3, -0, 7].into())]).unwrap();
    assert_eq!(instance.port("out").unwrap().width, 11);
    let runs = vec![
        Firings { count: 4, inputs: 1, produces: false },
        Firings { count: 1, inputs: 1, produces: true },
    ];
    assert_eq!(instance.timing, Timing::Phased(Phased { depth: 1, inputs: 1, runs }));
    let shape = format!("256'h{}{:08x}{:08x}{:08x}", "0".repeat(40), 7, 0, 3);
    let expected = [("Width", "8".to_owned()), ("Steps", "5".to_owned()), ("Shape", shape)];
    assert_eq!(instance.literals(), expected.map(|(name, literal)| (name.to_owned(), literal)));
}

#[test]
fn parameters_that_do_not_fit() {
    let template = load(GOOD).unwrap();
    let faults = |parameters: &[(&str, Value)]| template.instance(parameters).unwrap_err().to_string();
    let both = [("Width", 65.into()), ("Stepz", 2.into())];
    insta::assert_snapshot!(faults(&both), @r"
    mase_sum: unknown parameter 'Stepz'; known: Width, Steps, Shape
    mase_sum: Width is 65, must be within 1..=64
    mase_sum: Steps is missing, it has no default
    ");
    insta::assert_snapshot!(faults(&[("Steps", 13.into())]), @"mase_sum: at most 100 bits (found Width = 8, Steps = 13)");
    insta::assert_snapshot!(faults(&[("Steps", "a".into())]), @r#"mase_sum: Steps is "a", must be of kind integer"#);
    let long = vec![0; 9];
    insta::assert_snapshot!(faults(&[("Steps", 1.into()), ("Shape", long.into())]), @"mase_sum: Shape has 9 elements; limit: 8");
    insta::assert_snapshot!(faults(&[("Steps", 1.into()), ("Shape", vec![-1].into())]), @"mase_sum: Shape is [-1], must be within 0..=2147483647");
    insta::assert_snapshot!(faults(&[("Steps", 1.into()), ("Steps", 1.into())]), @"mase_sum: Steps is given twice");
}

#[test]
fn manifests_that_are_wrong() {
    let cases = [
        ("name = \"mase_sum\"", "name = \"mase_sun\""),
        ("family = \"arithmetic\"", "family = \"flow\""),
        ("family = \"arithmetic\"", "family = \"floww\""),
        ("summary", "summry"),
        ("max = 64", "maximum = 64"),
        ("default = 8", "default = 65"),
        ("doc = \"beats of a sum\"", "doc = \"\""),
        ("name = \"Steps\"", "name = \"Width\""),
        ("\"Width * Steps <= 100\"", "\"Width * Steps <= \""),
        ("\"Width + clog2(Steps)\"", "\"Width + log(Steps)\""),
        ("\"Width + clog2(Steps)\"", "\"Widht\""),
        ("\"Width + clog2(Steps)\"", "\"Width - 9\""),
        ("direction = \"out\"", "direction = \"in\""),
        ("kind = \"phased\"", "kind = \"phase\""),
        ("depth = 1", "depht = 1"),
        ("depth = 1", "depth = \"Steps - 3\""),
        ("{ in -> out }", "{ in -> ou }"),
        ("{ in -> out }", "{ in > out }"),
        ("Steps - 1 *", "Stepz - 1 *"),
        ("Steps - 1 *", "Steps - 4 *"),
        ("parameters = { Steps = 3 }", "parameters = { Steps = 0 }"),
        ("parameters = { Steps = 3 }", "parameter = { Steps = 3 }"),
    ];
    let faults: Vec<_> = cases
        .iter()
        .map(|(from, to)| {
            assert!(GOOD.contains(from));
            format!("{to}\n  {}", load(&GOOD.replacen(from, to, 1)).unwrap_err().replace('\n', "\n  "))
        })
        .collect();
    insta::assert_snapshot!(faults.join("\n"));
}

#[test]
fn folders_that_are_wrong() {
    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().join("arithmetic/mase_sum");
    fs::create_dir_all(&folder).unwrap();
    let load = || {
        let fault = Library::load(directory.path()).unwrap_err().to_string();
        fault.replace(&format!("{}/", directory.path().display()), "")
    };
    fs::write(folder.join("mase_sum.toml"), GOOD).unwrap();
    insta::assert_snapshot!(load(), @"arithmetic/mase_sum/mase_sum.toml:1: there is no mase_sum.sv beside it");
    fs::write(folder.join("mase_sum.sv"), "").unwrap();
    fs::write(folder.join("mase_sun.toml"), GOOD).unwrap();
    insta::assert_snapshot!(load(), @"arithmetic/mase_sum/mase_sun.toml:1: a manifest must be named as its folder");
    fs::remove_file(folder.join("mase_sun.toml")).unwrap();
    for (depends, expected) in [
        ("mase_add", "unknown template 'mase_add'; known: mase_sum"),
        ("mase_sum", "mase_sum: depends on itself, by mase_sum"),
    ] {
        let head = format!("summary = \"Sums\"\ndepends = [\"{depends}\"]");
        fs::write(folder.join("mase_sum.toml"), GOOD.replace("summary = \"Sums\"", &head)).unwrap();
        assert_eq!(load(), expected);
    }
}
