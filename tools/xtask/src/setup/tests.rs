//! Tests of setup's pure parts, and of the real pins.

use super::pins::{Package, Python};
use super::*;

#[test]
fn requirements_have_version_and_every_hash() {
    let package = Package { name: "a".into(), version: "1.2".into(), sha256: vec!["11".into(), "22".into()] };
    let python = Python { versions: vec![], packages: vec![package] };
    assert_eq!(requirements(&python), "a==1.2 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n");
}

#[test]
fn only_installed_packages_count() {
    let report = "cmake installed\ng++ config-files\n";
    assert_eq!(not_installed(&["cmake", "g++", "graphviz"], report), ["g++", "graphviz"]);
}

#[test]
fn pins_are_whole() -> Result<()> {
    let pins = Pins::load()?;
    let hashes = pins.python.packages.iter().flat_map(|p| &p.sha256).chain([&pins.circt.sha256]);
    for hash in hashes {
        assert!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{hash} is no sha256");
    }
    let count = |p: &Package| p.sha256.len() == 1 || p.sha256.len() == pins.python.versions.len();
    assert!(pins.python.packages.iter().all(count), "a package lacks the wheel of some Python");
    Ok(())
}
