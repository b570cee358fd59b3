//! Every kind of option through MLIR's own parser, with defaults, overrides, nesting and errors; and pipelines with options.

#![allow(clippy::unwrap_used)]

use mase_ir::{
    diagnostic::capture,
    melior::{
        Context,
        dialect::DialectRegistry,
        ir::Module,
        pass::PassManager,
        utility::{parse_pass_pipeline, register_all_dialects},
    },
    pass::{
        Anchor, OptionKind, Outcome, Pass, PassOption, Pipeline, Run, Statistic, register as register_pass,
        register_pipeline,
    },
    register,
};
use std::sync::{LazyLock, Mutex};

/// What the pass saw; tests in this file run one at a time.
static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

static PASS: Pass = Pass {
    name: "mase-test-options",
    summary: "Show the options",
    description: "For this test.",
    anchor: Anchor::Module,
    options: &[
        PassOption { name: "int", help: "an integer", kind: OptionKind::Int(-3) },
        PassOption { name: "bool", help: "a switch", kind: OptionKind::Bool(true) },
        PassOption { name: "text", help: "a text", kind: OptionKind::Text("a b") },
        PassOption {
            name: "choice",
            help: "a choice",
            kind: OptionKind::Choice(&[("one", "the first"), ("two", "the second")]),
        },
        PassOption { name: "ints", help: "integers", kind: OptionKind::Ints },
        PassOption { name: "texts", help: "texts", kind: OptionKind::Texts },
    ],
    statistics: &[Statistic { name: "runs", help: "how often it ran" }],
    dialects: &["linalg", "arith"],
    read_only: true,
    run,
};

static PIPELINE: Pipeline = Pipeline {
    name: "mase-test-pipeline",
    summary: "Run it twice",
    description: "For this test.",
    options: &[
        PassOption { name: "first", help: "int of the first run", kind: OptionKind::Int(1) },
        PassOption { name: "text", help: "text of the second run", kind: OptionKind::Text("a b") },
    ],
    build: |options| {
        let (first, text) = (options.int("first"), options.quoted("text")?);
        Ok(format!("mase-test-options{{int={first}}},mase-test-options{{text={text}}}"))
    },
};

fn run(run: &Run) -> Outcome {
    run.count("runs", 1);
    let o = &run.options;
    let values =
        (o.int("int"), o.bool("bool"), o.text("text"), o.choice("choice"), o.ints("ints"), o.texts("texts"));
    SEEN.lock().unwrap().push(format!("{values:?}"));
    Ok(())
}

static REGISTERED: LazyLock<bool> = LazyLock::new(|| register_pass(&PASS) && register_pipeline(&PIPELINE));

/// What the passes of a pipeline saw, or why it does not parse.
fn seen(pipeline: &str) -> Result<Vec<String>, String> {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    assert!(*REGISTERED);
    let registry = DialectRegistry::new();
    register_all_dialects(&registry);
    assert!(register::insert_dialects(&registry));
    let context = Context::new();
    context.append_dialect_registry(&registry);
    let manager = PassManager::new(&context);
    let (parsed, said) = capture(&context, || {
        parse_pass_pipeline(manager.as_operation_pass_manager(), &format!("builtin.module({pipeline})"))
    });
    parsed.map_err(|fault| format!("{fault} {said:?}"))?;
    SEEN.lock().unwrap().clear();
    let mut module = Module::parse(&context, "module {}").unwrap();
    manager.run(&mut module).unwrap();
    Ok(SEEN.lock().unwrap().clone())
}

#[test]
fn defaults_and_overrides() {
    assert_eq!(seen("mase-test-options").unwrap(), [r#"(-3, true, "a b", "one", [], [])"#]);
    assert_eq!(
        seen("mase-test-options{int=7 bool=false text=x choice=two ints=1,-2,3 texts=p,q}").unwrap(),
        [r#"(7, false, "x", "two", [1, -2, 3], ["p", "q"])"#]
    );
    // A text with spaces is braced.
    assert_eq!(seen("mase-test-options{text={c d}}").unwrap(), [r#"(-3, true, "c d", "one", [], [])"#]);
}

#[test]
fn each_use_has_its_own_values() {
    let both = seen("mase-test-pipeline{first=5}").unwrap();
    assert_eq!(both, [r#"(5, true, "a b", "one", [], [])"#, r#"(-3, true, "a b", "one", [], [])"#]);
    let spaced = seen("mase-test-pipeline{text={c  d=e}}").unwrap();
    assert_eq!(spaced[1], r#"(-3, true, "c  d=e", "one", [], [])"#);
    // What would end the option and start another pass is refused.
    let wrong = seen("mase-test-pipeline{text=\"x},mase-test-options{int=1\"}").unwrap_err();
    assert!(wrong.contains("must not contain"), "{wrong}");
}

#[test]
fn wrong_values_and_names_do_not_parse() {
    for wrong in ["int=x", "int=1.5", "bool=perhaps", "choice=three", "ints=1,b", "nothing=1"] {
        assert!(seen(&format!("mase-test-options{{{wrong}}}")).is_err(), "{wrong}");
    }
}

#[test]
fn a_name_is_registered_once() {
    assert!(*REGISTERED);
    assert!(!register_pass(&PASS));
}

#[test]
#[should_panic(expected = "names the dialect 'nonesuch'")]
fn an_unknown_dependent_dialect_is_a_bug() {
    static WRONG: Pass = Pass {
        name: "mase-test-wrong",
        summary: "x",
        description: "x",
        anchor: Anchor::Any,
        options: &[],
        statistics: &[],
        dialects: &["nonesuch"],
        read_only: true,
        run,
    };
    register_pass(&WRONG);
}
