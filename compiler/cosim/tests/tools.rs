//! Tools that are missing or crash, and the cache.
#![allow(clippy::unwrap_used)]

mod common;

use common::source;
use mase_cosim::{Design, Error, Library, Port, Verilator};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    thread,
};

fn build(verilator: &Verilator) -> Result<Library, Error> {
    verilator.build(&Design {
        sources: &[source("rude.sv")],
        top: "rude",
        ports: &[Port::output("out", 8), Port::tap("inner", 80)],
        ..Design::default()
    })
}

fn script(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A Verilator root in `directory` whose binary is a script; a line that says VERILATOR there runs the real one.
fn root(directory: &Path, text: &str) -> PathBuf {
    let real = Verilator::find().unwrap();
    let root = directory.join("verilator");
    fs::create_dir_all(root.join("bin")).unwrap();
    symlink(real.root().join("include"), root.join("include")).unwrap();
    let run = format!("VERILATOR_ROOT='{}' exec '{}' \"$@\"", real.root().display(), real.binary().display());
    script(&root.join("bin/verilator_bin"), &text.replace("VERILATOR", &run));
    root
}

#[test]
fn missing() {
    let real = Verilator::find().unwrap();
    let directory = tempfile::tempdir().unwrap();
    let cache = directory.path().join("cache");
    let error = Verilator::new("/nowhere", real.compiler(), &cache).unwrap_err();
    assert_eq!(error.to_string(), "Verilator is not found; tried: /nowhere/bin/verilator_bin");
    let error = Verilator::new(real.root(), "/nowhere/clang++", &cache).unwrap_err();
    assert_eq!(error.to_string(), "the C++ compiler is not found; tried: /nowhere/clang++");
    let compiler = directory.path().join("compiler");
    fs::write(&compiler, "not executable").unwrap();
    let error = build(&Verilator::new(real.root(), compiler, &cache).unwrap()).err().unwrap();
    assert!(matches!(error, Error::Start { .. }), "{error}");
}

#[test]
fn crashing() {
    let directory = tempfile::tempdir().unwrap();
    let text = "case \"$*\" in *--cc*) echo about to crash >&2; kill -SEGV $$;; *) VERILATOR;; esac";
    let root = root(directory.path(), text);
    let real = Verilator::find().unwrap();
    let cache = directory.path().join("cache");
    let error = build(&Verilator::new(&root, real.compiler(), &cache).unwrap()).err().unwrap();
    let text = error.to_string();
    assert!(matches!(error, Error::Crash { .. }) && text.contains("about to crash"), "{text}");
    clean(&cache, 0);
}

#[test]
fn failing_compiler() {
    let directory = tempfile::tempdir().unwrap();
    let compiler = directory.path().join("compiler");
    script(&compiler, "test \"$1\" = --version || { echo no memory >&2; exit 1; }");
    let real = Verilator::find().unwrap();
    let cache = directory.path().join("cache");
    let error = build(&Verilator::new(real.root(), compiler, &cache).unwrap()).err().unwrap();
    let text = error.to_string();
    assert!(matches!(error, Error::Compile { .. }) && text.contains("no memory"), "{text}");
    clean(&cache, 1);
}

/// Nothing half done is in a cache with so many entries.
fn clean(cache: &Path, entries: usize) {
    let names: Vec<_> = fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), entries + 1, "{names:?}");
    assert!(names.iter().all(|name| !name.to_string_lossy().starts_with("partial")), "{names:?}");
}

#[test]
fn two_builds_at_once_and_a_hit() {
    let directory = tempfile::tempdir().unwrap();
    let log = directory.path().join("log");
    let root = root(directory.path(), &format!("echo \"$@\" >> '{}'\nVERILATOR", log.display()));
    let real = Verilator::find().unwrap();
    let cache = directory.path().join("cache");
    let new = || Verilator::new(&root, real.compiler(), &cache).unwrap();
    let cached: Vec<bool> = thread::scope(|scope| {
        let builds: Vec<_> = (0..2).map(|_| scope.spawn(|| build(&new()).unwrap().cached())).collect();
        builds.into_iter().map(|build| build.join().unwrap()).collect()
    });
    assert_eq!(cached.iter().filter(|cached| **cached).count(), 1);
    let library = build(&new()).unwrap();
    assert!(library.cached());
    let calls = fs::read_to_string(log).unwrap();
    assert_eq!(calls.lines().filter(|line| line.contains("--cc")).count(), 1, "{calls}");
    // The design, the runtime, the shim.
    clean(&cache, 3);
    // What a killed build leaves goes with the next one.
    let entry = library.path().parent().unwrap();
    let name = entry.file_name().unwrap().to_string_lossy();
    fs::rename(entry, cache.join(format!("partial-{name}-killed"))).unwrap();
    assert!(!build(&new()).unwrap().cached());
    clean(&cache, 3);
}
