//! Each rule on a small tree: it accepts a good one and names what is wrong in a bad one.

use super::*;

fn check(rule: Rule, files: &[(&str, &str)]) -> Result<Vec<String>> {
    let dir = tempfile::tempdir()?;
    for (path, text) in files {
        util::write_whole(&dir.path().join(path), text)?;
    }
    Ok(rule(&Tree::load(dir.path())?)?.iter().map(ToString::to_string).collect())
}

/// `rule` accepts `good`, and in each of `bad` finds exactly one thing, which contains the text given.
fn judge(rule: Rule, good: &[(&str, &str)], bad: &[(&str, &str, &str)]) -> Result<()> {
    assert_eq!(check(rule, good)?, Vec::<String>::new());
    for (path, text, expected) in bad {
        let mut files: Vec<_> = good.iter().filter(|(p, _)| p != path).copied().collect();
        files.push((path, text));
        let found = check(rule, &files)?;
        assert!(
            found.len() == 1 && found[0].contains(expected),
            "{path}: expected `{expected}`, found {found:?}"
        );
    }
    Ok(())
}

#[test]
fn passes() -> Result<()> {
    let good = [
        (
            "passes/src/lib.rs",
            "//! x passes! { nothing }\nmase_ir::passes! {\n    init, // why\n    view,\n}\n",
        ),
        ("passes/src/init.rs", "name: \"mase-init\""),
        ("passes/src/init/part.rs", ""),
        ("passes/src/common/mod.rs", ""),
        ("lit-tests/passes/mase-init/basic.mlir", ""),
    ];
    let bad = [
        ("passes/src/lib.rs", "passes! {}", "passes/src/init.rs:1: pass-list: `init` is not in"),
        ("passes/src/init.rs", "", "pass-name"),
        (
            "passes/src/view.rs",
            "\nname: \"mase-view\"",
            "passes/src/view.rs:2: pass-tests: no .mlir test in lit-tests/passes/mase-view/",
        ),
    ];
    let both: Vec<_> = good.iter().filter(|(p, _)| !p.contains("part")).copied().collect();
    judge(project::passes_are_listed_and_tested, &both, &bad)?;
    judge(project::passes_are_listed_and_tested, &good, &bad[1..])
}

const TD: &str = r#"def Mase_Dialect : Dialect {
  let description = [{
    - D1: one
  }];
}
class Mase_Pair<string m, list<Trait> t = []>
    : Mase_Node<m, t> {
  let description = [{
    - C3: two
  }];
}
class Mase_Folded<string m> : Mase_Pair<m> {}
def Mase_AddOp : Mase_Folded<"add">;
def Mase_ReluOp
    : Mase_Pair<"relu", [Pure]> {
  let description = [{
    - C4: three
  }];
}
def Mase_Other : Attr<"no_op">;
"#;

#[test]
fn ops_and_constraints() -> Result<()> {
    let errors =
        "// expected-error @+1 {{'mase.relu' op C4: a}}\n// expected-error {{'mase.add' op C3: b}}\n";
    let good = [
        ("dialects/mase/include/mase/MaseOps.td", TD),
        ("lit-tests/dialects/mase/ops.mlir", "mase.relu %0 mase.add"),
        ("lit-tests/dialects/mase/ops-invalid.mlir", &format!("{errors}// expected-error {{'x' op D1: c}}")),
    ];
    let no_test = [(good[1].0, "mase.relu6 mase.add", "MaseOps.td:14: op-tests: no test in lit-tests")];
    judge(project::ops_are_tested, &good[..2], &no_test)?;
    let expect = |text: &str| format!("// expected-error {{{text}}}\n");
    let without_class = expect("'mase.relu' op C4") + &expect("'mase.relu' op C3") + &expect("D1");
    let without_own =
        expect("'mase.add' op C3") + &expect("'mase.relu' op C41") + "'mase.relu' op C4\n" + &expect("D1");
    let no_error = [
        (
            good[2].0,
            without_class.as_str(),
            "MaseOps.td:9: constraint-tests: no expected-error `'mase.add' op C3`",
        ),
        (good[2].0, &without_own, "MaseOps.td:17: constraint-tests: no expected-error `'mase.relu' op C4`"),
        (good[2].0, errors, "MaseOps.td:3: constraint-tests: no expected-error `D1`"),
    ];
    judge(project::constraints_are_tested, &good, &no_error)
}

#[test]
fn devices() -> Result<()> {
    let bad = [("hw-templates/devices/b.toml", "a = 1\nb = ", "b.toml:2: device")];
    judge(project::devices_parse, &[("hw-templates/devices/a.toml", "a = 1")], &bad)
}

#[test]
fn templates() -> Result<()> {
    let toml = "hw-templates/flow/mase_a/mase_a.toml";
    let good = [
        ("hw-templates/lint.py", ""),
        ("hw-templates/formal/mase_a_proof.sv", ""),
        ("hw-templates/devices/b.toml", ""),
        ("hw-templates/flow/mase_a/mase_a.sv", ""),
        (toml, "[template]\n[[check]]\nparameters = {}"),
        ("compiler/cosim/tests/flow.rs", "points(\"mase_a\")"),
    ];
    let bad = [
        (toml, "[template]", "mase_a.toml:1: template-checks: has no [[check]]"),
        (toml, "[[check]]\na = ", "mase_a.toml:2: template: "),
        (
            good[5].0,
            "// mase_a, \"mase_ab\"",
            "mase_a.sv:1: template-tests: no test in compiler/cosim/tests/",
        ),
    ];
    judge(project::templates_are_whole_and_tested, &good, &bad)?;
    for missing in [3, 4] {
        let mut files = good.to_vec();
        let (path, _) = files.remove(missing);
        let found = check(project::templates_are_whole_and_tested, &files)?;
        assert_eq!(found, [format!("{path}:1: template: is missing: a template is a .sv and a .toml file")]);
    }
    Ok(())
}

#[test]
fn unsafe_code() -> Result<()> {
    let harmless = "// unsafe\n/* unsafe */ let q = '\"'; let s = \"unsafe \\\" unsafe\"; #![allow(unsafe_code)] r#\"unsafe\"#";
    let good = [("compiler/ir/src/a.rs", "unsafe {}"), ("passes/src/a.rs", harmless)];
    let bad = [("passes/src/b.rs", "let a = '\"';\nlet l: &'a str = \"\"; unsafe {} // '", "b.rs:2: unsafe")];
    judge(text::unsafe_stays_in_its_places, &good, &bad)
}

#[test]
fn purpose_length_leftovers() -> Result<()> {
    judge(text::rust_files_say_what_they_are, &[("a.rs", "//! x")], &[("b.rs", "// x", "b.rs:1: purpose")])?;
    let long = "x\n".repeat(501);
    let reasoned = format!("// tidy: long because it is a table\n{long}");
    judge(
        text::long_files_say_why,
        &[("a.sv", &reasoned), ("a.md", &long)],
        &[("b.sv", &long, "501 lines")],
    )?;
    judge(text::no_leftovers, &[("a.rs", "")], &[("a.rs.orig", "", "leftover")])
}

#[test]
fn machine_paths() -> Result<()> {
    let (home, tmp) = (format!("x\n at /{}/me/x", "home"), format!("in /{}/x", "tmp"));
    let relative = "a/work/b ./work/ ~/work/ https://x.com/root/x /usr/lib/llvm-22 $HOME/home/";
    let good = [("a.md", relative), ("lit-tests/x.mlir", &tmp)];
    judge(
        text::no_machine_paths,
        &good,
        &[("b.md", &home, "b.md:2: machine-path"), ("c.md", &tmp, "c.md:1:")],
    )
}

#[test]
fn registries() -> Result<()> {
    let host = format!("see https://{}.{}/x", "pypi", "org");
    judge(
        text::no_registry_hosts,
        &[("Cargo.lock", &host), ("a.md", "my.crates")],
        &[("b.md", &host, "registry")],
    )
}

#[test]
fn decisions() -> Result<()> {
    let good = [
        ("docs/ARCHITECTURE.md", "[one](decisions/0001-one-mlir.md)"),
        ("docs/decisions/0001-one-mlir.md", ""),
    ];
    let bad = [
        ("docs/ARCHITECTURE.md", "0001-one-mlir.md", "is linked from neither"),
        ("docs/decisions/two.md", "", "is not named"),
    ];
    judge(docs::decisions_are_numbered_and_linked, &good, &bad)?;
    let twice = [
        ("docs/ARCHITECTURE.md", "[a](decisions/0001-a.md) [b](decisions/0001-b.md)"),
        ("docs/decisions/0001-a.md", ""),
    ];
    let same = [("docs/decisions/0001-b.md", "", "same number")];
    judge(docs::decisions_are_numbered_and_linked, &twice, &same)
}

#[test]
fn markdown_links() -> Result<()> {
    let text = "[a](docs/a.md#x) [b](docs) [c](https://x.com) [d](#d) `[e](e.md)`\n```\n[f](f.md)\n```\n[g]: docs/a.md\n";
    let good = [("README.md", text), ("docs/a.md", "[up](../README.md)")];
    let bad = [
        ("docs/a.md", "x\n[up](README.md)", "docs/a.md:2: link: `README.md`"),
        ("README.md", "![p](docs/p.png)", "docs/p.png"),
        ("README.md", "[out](../x.md)", "../x.md"),
    ];
    judge(docs::links_resolve, &good, &bad)
}
