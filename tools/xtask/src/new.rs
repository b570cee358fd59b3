//! `new pass NAME` and `new op NAME`: scaffolds that build and pass their test, from tools/xtask/templates.
//!
//! Everything is checked and rendered before the first file is written. In a template `{{arg}}` is `mase-my-pass`,
//! `{{snake}}` `my_pass`, `{{camel}}` `MyPass`.

use crate::{say, util};
use anyhow::{Context, Result, bail, ensure};
use regex::Regex;
use std::path::Path;

#[derive(clap::Subcommand)]
pub enum What {
    /// A pass: its .rs file, its line in the list, its lit test
    Pass {
        /// Verb and object, as in `count-ops`
        name: String,
    },
    /// An op of the mase dialect: its definition, its lit test
    Op {
        /// As in `leaky_relu`
        name: String,
    },
}

const PASS: &str = include_str!("../templates/pass.rs.tmpl");
const PASS_TEST: &str = include_str!("../templates/pass-basic.mlir.tmpl");
const OP: &str = include_str!("../templates/op.td.tmpl");
const OP_TEST: &str = include_str!("../templates/op.mlir.tmpl");

const PASS_LIST: &str = "passes/src/lib.rs";
/// Where a new op goes: in front of the last `#endif`.
const OPS: &str = "dialects/mase/include/mase/MaseElementwiseOps.td";
const OPS_DIR: &str = "dialects/mase/include/mase";

/// Scaffolds in the project at `root`.
pub fn new(root: &Path, what: &What) -> Result<()> {
    let files = match what {
        What::Pass { name } => pass(root, &Name::parse(name)?)?,
        What::Op { name } => op(root, &Name::parse(name)?)?,
    };
    for (path, text) in files {
        let verb = if root.join(&path).exists() { "changed" } else { "wrote" };
        util::write_whole(&root.join(&path), &text)?;
        say!("==> {verb} {path}");
    }
    Ok(())
}

struct Name {
    /// `my_pass`
    snake: String,
}

impl Name {
    /// Accepts `my-pass`, `my_pass` and either with `mase` in front.
    fn parse(text: &str) -> Result<Self> {
        let snake = text.replace('-', "_");
        let snake = snake.strip_prefix("mase_").unwrap_or(&snake);
        ensure!(
            Regex::new(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")?.is_match(snake),
            "found the name `{text}`; use lower-case words with `-` or `_` between, as in `count-ops`"
        );
        Ok(Self { snake: snake.into() })
    }

    fn arg(&self) -> String {
        format!("mase-{}", self.snake.replace('_', "-"))
    }

    fn camel(&self) -> String {
        let word = |w: &str| w[..1].to_uppercase() + &w[1..];
        self.snake.split('_').map(word).collect()
    }

    fn render(&self, template: &str) -> String {
        let text = template.replace("{{arg}}", &self.arg()).replace("{{snake}}", &self.snake);
        text.replace("{{camel}}", &self.camel())
    }
}

type Files = Vec<(String, String)>;

fn absent(root: &Path, path: String) -> Result<String> {
    ensure!(!root.join(&path).exists(), "{path} is there already; choose another name");
    Ok(path)
}

fn pass(root: &Path, name: &Name) -> Result<Files> {
    let source = absent(root, format!("passes/src/{}.rs", name.snake))?;
    let test = absent(root, format!("lit-tests/passes/{}/basic.mlir", name.arg()))?;
    let list = add_to_list(&util::read(&root.join(PASS_LIST))?, &name.snake).with_context(|| PASS_LIST)?;
    Ok(vec![(source, name.render(PASS)), (test, name.render(PASS_TEST)), (PASS_LIST.into(), list)])
}

/// Puts `name` in the `passes! { ... }` list, in alphabetical order.
fn add_to_list(lib: &str, name: &str) -> Result<String> {
    let list = Regex::new(r"(?m)^[ \t]*(?:\w+::)*passes!\s*\{([^}]*)\}")?;
    let body = list.captures(lib).and_then(|c| c.get(1)).context("found no `passes! { ... }` list")?;
    let text = body.as_str();
    let named = |item: &str| item.split("//").next().unwrap_or(item).trim().trim_end_matches(',').to_owned();
    let new = if text.contains('\n') {
        let mut lines: Vec<String> = text.trim_matches('\n').trim_end().lines().map(str::to_owned).collect();
        ensure!(!lines.iter().any(|l| named(l) == name), "`{name}` is in the list already");
        let at = lines
            .iter()
            .position(|l| !named(l).is_empty() && named(l).as_str() > name)
            .unwrap_or(lines.len());
        if let Some(last) =
            lines.last_mut().filter(|l| !named(l).is_empty() && !l.contains("//") && !l.ends_with(','))
        {
            last.push(',');
        }
        lines.insert(at, format!("    {name},"));
        format!("\n{}\n", lines.join("\n"))
    } else {
        let mut names: Vec<&str> = text.split(',').map(str::trim).filter(|n| !n.is_empty()).collect();
        ensure!(!names.contains(&name), "`{name}` is in the list already");
        names.insert(names.iter().position(|n| *n > name).unwrap_or(names.len()), name);
        match names.join(", ") {
            line if line.len() < 80 => format!(" {line} "),
            _ => format!("\n{}", names.iter().map(|n| format!("    {n},\n")).collect::<String>()),
        }
    };
    Ok(format!("{}{new}{}", &lib[..body.start()], &lib[body.end()..]))
}

fn op(root: &Path, name: &Name) -> Result<Files> {
    let test = absent(root, format!("lit-tests/dialects/mase/{}.mlir", name.snake))?;
    for entry in walkdir::WalkDir::new(root.join(OPS_DIR)) {
        let path = entry?.into_path();
        let is_td = path.extension().is_some_and(|e| e == "td");
        if is_td && util::read(&path)?.contains(&format!("<\"{}\"", name.snake)) {
            bail!("{} defines `mase.{}` already; choose another name", path.display(), name.snake);
        }
    }
    let defs = util::read(&root.join(OPS))?;
    let at = defs.rfind("\n#endif").with_context(|| format!("{OPS} has no #endif at its end"))?;
    let defs = format!("{}\n{}{}", defs[..at].trim_end_matches('\n'), name.render(OP), &defs[at..]);
    Ok(vec![(OPS.into(), defs), (test, name.render(OP_TEST))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_its_spellings() -> Result<()> {
        for spelling in ["count-ops", "count_ops", "mase-count-ops"] {
            assert_eq!(
                Name::parse(spelling)?.render("{{arg}} {{snake}} {{camel}}"),
                "mase-count-ops count_ops CountOps"
            );
        }
        for wrong in ["", "Count", "count--ops", "../x", "2d", "mase-"] {
            assert!(Name::parse(wrong).is_err(), "{wrong}");
        }
        Ok(())
    }

    #[test]
    fn the_list_stays_sorted_in_its_form() -> Result<()> {
        assert_eq!(
            add_to_list("a\npasses! { init, view }\nb", "report")?,
            "a\npasses! { init, report, view }\nb"
        );
        assert_eq!(add_to_list("passes! {}", "x")?, "passes! { x }");
        assert_eq!(add_to_list("passes! {\n    b,\n}", "a")?, "passes! {\n    a,\n    b,\n}");
        assert_eq!(add_to_list("passes! {\n}", "a")?, "passes! {\n    a,\n}");
        let lines = "x::passes! {\n    init, // first\n    view\n}\n";
        assert_eq!(
            add_to_list(lines, "report")?,
            "x::passes! {\n    init, // first\n    report,\n    view,\n}\n"
        );
        assert_eq!(
            add_to_list(lines, "zero")?,
            "x::passes! {\n    init, // first\n    view,\n    zero,\n}\n"
        );
        assert!(add_to_list(lines, "view").is_err() && add_to_list("", "view").is_err());
        Ok(())
    }

    #[test]
    fn scaffolds_are_written_once() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let root = dir.path();
        util::write_whole(&root.join(PASS_LIST), "passes! { view }")?;
        util::write_whole(&root.join(OPS), "def A;\n\n#endif // X\n")?;
        new(root, &What::Pass { name: "count-ops".into() })?;
        new(root, &What::Op { name: "twice".into() })?;
        assert_eq!(util::read(&root.join(PASS_LIST))?, "passes! { count_ops, view }");
        assert!(util::read(&root.join("passes/src/count_ops.rs"))?.contains("mase-count-ops"));
        assert!(
            util::read(&root.join("lit-tests/passes/mase-count-ops/basic.mlir"))?
                .contains("--mase-count-ops")
        );
        let defs = util::read(&root.join(OPS))?;
        assert!(defs.contains("Mase_TwiceOp") && defs.ends_with("\n#endif // X\n"), "{defs}");
        assert!(util::read(&root.join("lit-tests/dialects/mase/twice.mlir"))?.contains("mase.twice"));
        assert!(new(root, &What::Pass { name: "count-ops".into() }).is_err());
        assert!(new(root, &What::Op { name: "twice".into() }).is_err());
        Ok(())
    }
}
