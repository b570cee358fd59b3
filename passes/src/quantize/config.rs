//! Which template each node has in each role: presets, options, and a TOML file.

use super::{presets::PRESETS, spread::Calibration, template::Template};
use globset::{Glob, GlobMatcher};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// What a tensor is to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A parameter that is multiplied and summed.
    Weights,
    /// Another operand that is.
    Activations,
    /// Such an operand that is an input of the model, moved or not.
    Inputs,
    /// What is added to a sum of products.
    Bias,
    /// What sums of products are summed in.
    Accumulator,
    /// Every other value.
    Interior,
    /// A parameter of a node that has no sums of products.
    Parameters,
}

impl Role {
    /// All of them, in the order of the documentation.
    pub const ALL: [Role; 7] = [
        Role::Weights,
        Role::Activations,
        Role::Inputs,
        Role::Bias,
        Role::Accumulator,
        Role::Interior,
        Role::Parameters,
    ];

    /// The key and option.
    pub fn name(self) -> &'static str {
        match self {
            Role::Weights => "weights",
            Role::Activations => "activations",
            Role::Inputs => "inputs",
            Role::Bias => "bias",
            Role::Accumulator => "accumulator",
            Role::Interior => "interior",
            Role::Parameters => "parameters",
        }
    }

    /// Whether a template can be what this role asks for.
    pub fn check(self, template: &Template) -> Result<(), String> {
        let text = template.text();
        let refuse = |what: &str| Err(format!("{} = `{text}`: {what}", self.name()));
        let block = template.block().is_some();
        match self {
            Role::Accumulator if template.base().family().name() != "fixed" || template.has_channel() => {
                return refuse("sums of products are held in fixed point, such as `fixed<32>`");
            }
            Role::Accumulator if !(2..=64).contains(&template.width()) => {
                return refuse("an accumulator has 2 to 64 bits");
            }
            Role::Bias | Role::Interior | Role::Parameters if block => {
                return refuse(
                    "block formats are for the operands of sums of products; use a scalar format, such as `fixed<16>`",
                );
            }
            Role::Activations | Role::Inputs | Role::Interior | Role::Parameters
                if template.has_channel() =>
            {
                return refuse(
                    "only weights and biases have a value per channel; use one format for the tensor, such as `fixed<8>`",
                );
            }
            _ => {}
        }
        if template.base().view().is_none() {
            return refuse(
                "its values are not integers times a step, of at most 63 bits, which arithmetic needs; use another format",
            );
        }
        Ok(())
    }
}

/// What one part of a configuration says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    #[serde(rename = "match")]
    pattern: Option<Spanned<String>>,
    weights: Option<Spanned<Template>>,
    activations: Option<Spanned<Template>>,
    inputs: Option<Spanned<Template>>,
    bias: Option<Spanned<Template>>,
    accumulator: Option<Spanned<Template>>,
    interior: Option<Spanned<Template>>,
    parameters: Option<Spanned<Template>>,
    calibration: Option<Calibration>,
    float: Option<bool>,
}

impl Entry {
    fn stated(&self, role: Role) -> Option<&Spanned<Template>> {
        match role {
            Role::Weights => self.weights.as_ref(),
            Role::Activations => self.activations.as_ref(),
            Role::Inputs => self.inputs.as_ref(),
            Role::Bias => self.bias.as_ref(),
            Role::Accumulator => self.accumulator.as_ref(),
            Role::Interior => self.interior.as_ref(),
            Role::Parameters => self.parameters.as_ref(),
        }
    }

    fn template(&self, role: Role) -> Option<&Template> {
        self.stated(role).map(Spanned::get_ref)
    }

    fn set(&mut self, role: Role, template: Template) {
        let stated = Some(Spanned::new(0..0, template));
        match role {
            Role::Weights => self.weights = stated,
            Role::Activations => self.activations = stated,
            Role::Inputs => self.inputs = stated,
            Role::Bias => self.bias = stated,
            Role::Accumulator => self.accumulator = stated,
            Role::Interior => self.interior = stated,
            Role::Parameters => self.parameters = stated,
        }
    }
}

/// A configuration file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    preset: Option<Spanned<String>>,
    #[serde(default)]
    default: Entry,
    #[serde(default)]
    op: BTreeMap<Spanned<String>, Entry>,
    #[serde(default)]
    node: Vec<Spanned<Entry>>,
}

/// A fault, and where in the file it is.
#[derive(Debug, PartialEq)]
pub struct Fault {
    /// Line and column, from 1.
    pub place: (usize, usize),
    /// What is wrong.
    pub text: String,
}

/// What the user asked for.
#[derive(Debug)]
pub struct Config {
    preset: Entry,
    default: Entry,
    /// Single options, which go before `default`.
    options: Entry,
    ops: BTreeMap<String, Entry>,
    nodes: Vec<(GlobMatcher, String, Entry)>,
}

impl Config {
    /// A preset, and a file if there is one. `is_op` says of which kinds of op there are nodes with a format of their own.
    pub fn read(
        preset: Option<&str>,
        file: Option<&str>,
        is_op: impl Fn(&str) -> bool,
    ) -> Result<Config, Fault> {
        let text = file.unwrap_or_default();
        let fault =
            |at: std::ops::Range<usize>, what: String| Fault { place: place(text, at.start), text: what };
        let file: File = toml::from_str(text)
            .map_err(|error| fault(error.span().unwrap_or(0..0), error.message().to_owned()))?;
        let named = file.preset.as_ref().map(|name| (name.get_ref().as_str(), name.span()));
        let (name, span) = preset.map(|name| (name, 0..0)).or(named).unwrap_or((PRESETS[0].name, 0..0));
        let known = || PRESETS.iter().map(|preset| preset.name).collect::<Vec<_>>().join(", ");
        let preset = PRESETS
            .iter()
            .find(|preset| preset.name == name)
            .ok_or_else(|| fault(span, format!("unknown preset '{name}'; the presets are {}", known())))?;
        let entries = std::iter::once(&file.default)
            .chain(file.op.values())
            .chain(file.node.iter().map(Spanned::get_ref));
        for entry in entries {
            for role in Role::ALL {
                let Some(stated) = entry.stated(role) else { continue };
                role.check(stated.get_ref()).map_err(|what| fault(stated.span(), what))?;
            }
        }
        for entry in std::iter::once(&file.default).chain(file.op.values()) {
            if let Some(pattern) = &entry.pattern {
                return Err(fault(pattern.span(), "`match` is for `[[node]]` alone".into()));
            }
        }
        if let Some(op) = file.op.keys().find(|op| !is_op(op.get_ref())) {
            let what = format!(
                "'{}' is no op with a format of its own; such are linear, softmax, add, and the others of the reference that compute",
                op.get_ref()
            );
            return Err(fault(op.span(), what));
        }
        let mut nodes = Vec::new();
        for entry in file.node {
            let span = entry.span();
            let entry = entry.into_inner();
            let Some(pattern) = &entry.pattern else {
                return Err(fault(span, "`[[node]]` lacks `match`, a pattern for names of nodes".into()));
            };
            let glob = Glob::new(pattern.get_ref()).map_err(|error| {
                fault(pattern.span(), format!("pattern '{}': {}", pattern.get_ref(), error.kind()))
            })?;
            nodes.push((glob.compile_matcher(), pattern.get_ref().clone(), entry));
        }
        Ok(Config {
            preset: toml::from_str(preset.text).expect("presets are configurations"),
            default: file.default,
            options: Entry::default(),
            ops: file.op.into_iter().map(|(op, entry)| (op.into_inner(), entry)).collect(),
            nodes,
        })
    }

    /// States a role in an option.
    pub fn option(&mut self, role: Role, text: &str) -> Result<(), String> {
        let template = Template::parse(text)?;
        role.check(&template)?;
        self.options.set(role, template);
        Ok(())
    }

    /// States the calibration in an option.
    pub fn calibrate(&mut self, calibration: Calibration) {
        self.options.calibration = Some(calibration);
    }

    /// Patterns for nodes, as they were written.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().map(|(_, pattern, _)| pattern.as_str())
    }

    /// What holds for a node of some kind and name.
    pub fn node<'c>(&'c self, kind: &str, name: &str) -> Settings<'c> {
        let by_name = self.nodes.iter().enumerate().rev().filter(|(_, (glob, _, _))| glob.is_match(name));
        let (matched, by_name): (Vec<_>, Vec<_>) =
            by_name.map(|(index, (_, _, entry))| (index, entry)).unzip();
        let rest = [self.ops.get(kind), Some(&self.options), Some(&self.default), Some(&self.preset)];
        Settings { entries: by_name.into_iter().chain(rest.into_iter().flatten()).collect(), matched }
    }

    /// What holds where no op and no node is named.
    pub fn defaults(&self) -> Settings<'_> {
        Settings { entries: vec![&self.options, &self.default, &self.preset], matched: Vec::new() }
    }
}

/// What holds for one node: parts of a configuration, the one that goes before first.
pub struct Settings<'c> {
    entries: Vec<&'c Entry>,
    /// Positions of the patterns that the node's name fits.
    pub matched: Vec<usize>,
}

impl<'c> Settings<'c> {
    /// The template of a role. Inputs have that of activations where a part says that and not theirs; parameters have that of the
    /// interior unless some part says theirs; the accumulator may have none.
    pub fn stated(&self, role: Role) -> Option<&'c Template> {
        let activations = |entry: &'c Entry| match role {
            Role::Inputs => entry.template(Role::Activations),
            _ => None,
        };
        let own = self.entries.iter().find_map(|entry| entry.template(role).or_else(|| activations(entry)));
        own.or_else(|| if role == Role::Parameters { self.stated(Role::Interior) } else { None })
    }

    /// The template of a role that every preset states.
    pub fn template(&self, role: Role) -> &'c Template {
        self.stated(role).expect("every preset states it")
    }

    /// How ranges are read.
    pub fn calibration(&self) -> Calibration {
        self.entries.iter().find_map(|entry| entry.calibration).unwrap_or_default()
    }

    /// Whether the node stays in floats.
    pub fn float(&self) -> bool {
        self.entries.iter().find_map(|entry| entry.float).unwrap_or(false)
    }
}

/// Line and column of a byte offset, from 1.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, Fault> {
        Config::read(None, Some(text), |op| op == "softmax" || op == "linear")
    }

    #[test]
    fn every_preset_is_whole() {
        for preset in PRESETS {
            let config = Config::read(Some(preset.name), None, |_| true).unwrap();
            let settings = config.defaults();
            for role in Role::ALL {
                match settings.stated(role) {
                    Some(template) => role.check(template).unwrap(),
                    None => assert_eq!(role, Role::Accumulator, "{}", preset.name),
                }
            }
        }
    }

    #[test]
    fn nodes_go_before_ops_before_options_before_defaults() {
        let mut config = read(
            "preset = 'mxint8'\n[default]\nweights = 'fixed<7>'\nactivations = 'fixed<7>'\n\
             [op.linear]\ninterior = 'fixed<12>'\nbias = 'fixed<12>'\n\
             [[node]]\nmatch = 'a.*'\ninterior = 'fixed<13>'\n[[node]]\nmatch = 'a.b.*'\ninterior = 'fixed<14>'\n",
        )
        .unwrap();
        config.option(Role::Activations, "fixed<6>").unwrap();
        config.option(Role::Bias, "fixed<6>").unwrap();
        let text = |name: &str, role| config.node("linear", name).template(role).text().to_owned();
        assert_eq!(text("x", Role::Weights), "fixed<7>");
        assert_eq!(text("x", Role::Activations), "fixed<6>");
        assert_eq!(text("x", Role::Bias), "fixed<12>");
        assert_eq!(text("x", Role::Interior), "fixed<12>");
        assert_eq!(text("a.x", Role::Interior), "fixed<13>");
        assert_eq!(text("a.b.x", Role::Interior), "fixed<14>");
        assert_eq!(text("a.b.x", Role::Parameters), "fixed<14>");
        assert_eq!(config.node("add", "x").template(Role::Interior).text(), "fixed<16>");
        assert_eq!(text("x", Role::Inputs), "fixed<6>");
        config.option(Role::Inputs, "fixed<9>").unwrap();
        assert_eq!(config.node("linear", "x").template(Role::Inputs).text(), "fixed<9>");
        assert_eq!(config.node("linear", "x").template(Role::Activations).text(), "fixed<6>");
        assert_eq!(config.node("add", "a.b.x").matched, [1, 0]);
    }

    #[test]
    fn faults_say_where() {
        let fault = |text| read(text).map(|_| ()).unwrap_err();
        let at = |text, place, part: &str| {
            let found = fault(text);
            assert_eq!(found.place, place, "{}", found.text);
            assert!(found.text.contains(part), "{}", found.text);
        };
        at("[default]\nwieghts = 'fixed<8>'\n", (2, 1), "unknown field `wieghts`");
        at("[default]\nweights = 'fixd<8>'\n", (2, 11), "did you mean `fixed`");
        at("[default]\ninterior = 'mxint8'\n", (2, 12), "block formats are for");
        at("[default]\nactivations = 'fixed<8, channel>'\n", (2, 15), "only weights and biases");
        at("[default]\naccumulator = 'int<8>'\n", (2, 15), "held in fixed point");
        at("[default]\nweights = 'minifloat<8, 3>'\n", (2, 11), "at most 63 bits");
        at("[op.sofmax]\ninterior = 'fixed<8>'\n", (1, 5), "'sofmax' is no op");
        at("[op.softmax]\nmatch = 'x'\n", (2, 9), "`[[node]]` alone");
        at("[[node]]\ninterior = 'fixed<8>'\n", (1, 1), "lacks `match`");
        at("[[node]]\nmatch = 'a{'\n", (2, 9), "pattern 'a{'");
        at("preset = 'int9'\n", (1, 10), "the presets are int8, all8");
        at("[default]\ncalibration = 'best'\n", (2, 15), "minmax");
    }
}
