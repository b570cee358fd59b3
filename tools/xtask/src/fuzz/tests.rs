//! The fuzzer on scripts in mase-opt's place: it must see every kind of crash.

use super::*;

fn script(body: &str) -> Target {
    Target { program: "bash".into(), args: vec!["-c".into(), body.into()] }
}

fn outcome(body: &str) -> Result<Outcome> {
    let dir = tempfile::tempdir()?;
    script(body).run(&dir.path().join("input"), &dir.path().join("log"), Duration::from_millis(500))
}

#[test]
fn ends_are_told_apart() -> Result<()> {
    assert_eq!(outcome("exit 0")?, Outcome::Accepted);
    assert_eq!(outcome("echo no >&2; exit 1")?, Outcome::Refused);
    assert!(matches!(outcome("kill -SEGV $$")?, Outcome::Crash(_)));
    assert!(matches!(outcome("echo internal error >&2; exit 1")?, Outcome::Crash(_)));
    assert!(matches!(outcome("sleep 5")?, Outcome::Crash(_)));
    assert!(outcome("exit 127").is_err());
    Ok(())
}

fn findings(target: &str, stock: &str) -> Result<(Findings, usize)> {
    let dir = tempfile::tempdir()?;
    let corpus = Corpus::new(["module {}\n".to_owned()]);
    let crashes = dir.path().join("crashes");
    let run = Run {
        corpus: &corpus,
        target: script(target),
        stock: script(stock),
        seed: 1,
        crashes: crashes.clone(),
    };
    let found = run.all(&Args { count: Some(3), seed: 1, start: 5, minutes: None })?;
    Ok((found, std::fs::read_dir(crashes).map_or(0, Iterator::count)))
}

#[test]
fn crashes_are_kept_unless_upstream_has_them_too() -> Result<()> {
    let (fine, kept) = findings("exit 0", "exit 1")?;
    assert_eq!(
        (fine.summary().as_str(), kept),
        ("fuzz: 3 inputs, parsed 3, 0 crashes, 0 upstream crashes", 0)
    );
    let (ours, kept) = findings("kill -SEGV $$", "exit 1")?;
    assert_eq!((ours.crashes.len(), ours.upstream), (3, 0));
    assert!(kept >= 2 && ours.crashes[0].contains("of seed 1: signal: 11"), "{:?}", ours.crashes);
    let (theirs, kept) = findings("kill -SEGV $$", "kill -ABRT $$")?;
    assert_eq!((theirs.crashes.len(), theirs.upstream, kept), (0, 3, 0));
    Ok(())
}
