//! Tests of setup's pure parts, and of the real pins.

use super::pins::Package;
use super::*;

#[test]
fn requirements_have_version_and_every_hash() {
    let package = Package { name: "a".into(), version: "1.2".into(), sha256: vec!["11".into(), "22".into()] };
    assert_eq!(requirements(&[package]), "a==1.2 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n");
}

#[test]
fn only_installed_packages_count() {
    let report = "cmake installed\ng++ config-files\n";
    assert_eq!(not_installed(&["cmake", "g++", "graphviz"], report), ["g++", "graphviz"]);
}

#[test]
fn pins_are_whole() -> Result<()> {
    let pins = Pins::load()?;
    let frontend = pins.frontend()?;
    let packages = pins.python.packages.iter().chain(&frontend);
    let hashes = packages.flat_map(|p| &p.sha256).chain([&pins.circt.sha256]);
    for hash in hashes {
        assert!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{hash} is no sha256");
    }
    let count = |p: &Package| p.sha256.len() == 1 || p.sha256.len() == pins.python.versions.len();
    assert!(pins.python.packages.iter().all(count), "a package lacks the wheel of some Python");
    // A wheel for the stable ABI serves several Pythons, so here the count may lie between.
    assert!(frontend.iter().all(|p| (1..=pins.python.versions.len()).contains(&p.sha256.len())));
    let names: std::collections::BTreeSet<_> = frontend.iter().map(|p| &p.name).collect();
    assert_eq!(names.len(), frontend.len(), "a package of the front end is pinned twice");
    Ok(())
}
