//! What a manifest says, read and checked.

use super::{
    error::TemplateError,
    expression::Expression,
    schedule::{Schedule, TimingTable},
    value::{LIST_LENGTH, Value},
};
use indexmap::IndexMap;
use serde::Deserialize;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
};
use toml::Spanned;

/// Folder of a template.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Moves beats.
    Flow,
    /// Keeps them.
    Memory,
    /// Computes.
    Arithmetic,
}

/// Which way beats move.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Direction {
    /// Into the template.
    #[serde(rename = "in")]
    In,
    /// Out of it.
    #[serde(rename = "out")]
    Out,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    template: Head,
    #[serde(default)]
    parameter: Vec<ParameterTable>,
    #[serde(default)]
    require: Vec<RequireTable>,
    #[serde(default)]
    port: Vec<PortTable>,
    timing: TimingTable,
    #[serde(default)]
    check: Vec<CheckTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: Spanned<String>,
    family: Spanned<Family>,
    summary: String,
    #[serde(default)]
    depends: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterTable {
    name: Spanned<String>,
    min: Option<i64>,
    max: Option<i64>,
    default: Option<Value>,
    #[serde(default)]
    list: bool,
    #[serde(default)]
    text: bool,
    #[serde(default)]
    fill: i64,
    doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequireTable {
    condition: Spanned<String>,
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PortTable {
    name: Spanned<String>,
    direction: Direction,
    width: Spanned<Text>,
    count: Option<Spanned<Text>>,
    doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckTable {
    parameters: Spanned<IndexMap<String, Value>>,
}

/// An expression: a text, or an integer for short.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Text {
    Integer(i64),
    Text(String),
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Text {
    pub(super) fn parse(&self) -> Result<Expression, String> {
        match self {
            Self::Integer(integer) => Ok(Expression::Integer(*integer)),
            Self::Text(text) => Expression::parse(text),
        }
    }
}

/// A template: what its manifest says.
#[derive(Clone, Debug)]
pub struct Template {
    /// Name of the module and of the folder.
    pub name: String,
    /// Folder above.
    pub family: Family,
    /// One line.
    pub summary: String,
    /// Templates it instantiates.
    pub depends: Vec<String>,
    /// The SystemVerilog.
    pub source: PathBuf,
    /// Parameters at which it is linted and tested, and at which it has an instance.
    pub checks: Vec<IndexMap<String, Value>>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) requires: Vec<(Expression, String)>,
    pub(super) ports: Vec<Port>,
    pub(super) schedule: Schedule,
}

#[derive(Clone, Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) min: i64,
    pub(super) max: i64,
    pub(super) default: Option<Value>,
    /// Of a list: what the elements that are not given are.
    pub(super) fill: i64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Integer,
    List,
    Text,
}

#[derive(Clone, Debug)]
pub(super) struct Port {
    pub(super) name: String,
    pub(super) direction: Direction,
    pub(super) width: Expression,
    pub(super) count: Expression,
}

/// Collects the faults of one file with their lines.
pub(super) struct Faults<'a> {
    path: &'a Path,
    text: &'a str,
    pub(super) found: Vec<TemplateError>,
}

impl Faults<'_> {
    pub(super) fn add(&mut self, start: usize, text: String) {
        let line = 1 + self.text[..start.min(self.text.len())].matches('\n').count();
        self.found.push(TemplateError::Manifest { path: self.path.to_owned(), line, text });
    }

    /// The value, or a fault at that place.
    pub(super) fn take<T>(&mut self, start: usize, result: Result<T, String>) -> Option<T> {
        result.map_err(|text| self.add(start, text)).ok()
    }
}

impl Template {
    /// Reads a manifest. All its checks have an instance.
    pub fn load(path: &Path) -> Result<Self, TemplateError> {
        let text =
            fs::read_to_string(path).map_err(|fault| TemplateError::Read { path: path.to_owned(), fault })?;
        let mut faults = Faults { path, text: &text, found: Vec::new() };
        let manifest: Manifest = match toml::from_str(&text) {
            Ok(manifest) => manifest,
            Err(fault) => {
                let start = fault.span().map_or(0, |span| span.start);
                faults.add(start, fault.message().to_owned());
                TemplateError::of(faults.found)?;
                return Err(TemplateError::Several(Vec::new()));
            }
        };
        let template = read(manifest, path, &mut faults);
        TemplateError::of(faults.found)?;
        // Without faults there is a template.
        template.ok_or_else(|| TemplateError::Several(Vec::new()))
    }
}

fn read(manifest: Manifest, path: &Path, faults: &mut Faults) -> Option<Template> {
    let Manifest { template: head, parameter, require, port, timing, check } = manifest;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if head.name.get_ref() != stem {
        let text = format!("names template '{}', must be named as its file, '{stem}'", head.name.get_ref());
        faults.add(head.name.span().start, text);
    }
    let family = format!("{:?}", head.family.get_ref()).to_lowercase();
    let folder = path.parent().and_then(Path::parent).and_then(Path::file_name);
    if folder.is_some_and(|folder| folder != family.as_str()) {
        faults.add(head.family.span().start, format!("family '{family}' is not the folder it is in"));
    }
    if head.summary.trim().is_empty() {
        faults.add(head.name.span().start, "the summary is empty".to_owned());
    }
    let source = path.with_extension("sv");
    if !source.is_file() {
        faults.add(0, format!("there is no {stem}.sv beside it"));
    }
    let mut parameters: Vec<Parameter> = Vec::new();
    for table in parameter {
        let start = table.name.span().start;
        if parameters.iter().any(|other| other.name == *table.name.get_ref()) {
            faults.add(start, format!("parameter {} is there twice", table.name.get_ref()));
        }
        let (parameter, checked) = parameter_of(table);
        faults.take(start, checked);
        // Also a wrong one: that others name it is no fault.
        parameters.push(parameter);
    }
    let mut requires = Vec::new();
    for table in require {
        let start = table.condition.span().start;
        if let Some(condition) = faults.take(start, Expression::parse(table.condition.get_ref())) {
            check_names(&condition, &parameters, start, faults);
            requires.push((condition, table.message));
        }
    }
    let mut ports: Vec<Port> = Vec::new();
    for table in port {
        let (name, start) = (table.name.get_ref().clone(), table.name.span().start);
        if ports.iter().any(|other| other.name == name) {
            faults.add(start, format!("port {name} is there twice"));
        }
        if table.doc.trim().is_empty() {
            faults.add(start, format!("port {name} has an empty doc"));
        }
        let mut expression = |text: &Spanned<Text>| {
            let start = text.span().start;
            let parsed = faults.take(start, text.get_ref().parse())?;
            check_names(&parsed, &parameters, start, faults);
            Some(parsed)
        };
        let width = expression(&table.width)?;
        let count = table.count.as_ref().map_or(Some(Expression::Integer(1)), expression)?;
        ports.push(Port { name, direction: table.direction, width, count });
    }
    let schedule = Schedule::of(timing, &parameters, &ports, faults)?;
    let template = Template {
        name: head.name.into_inner(),
        family: head.family.into_inner(),
        summary: head.summary,
        depends: head.depends.into_iter().map(Spanned::into_inner).collect(),
        source,
        checks: check.iter().map(|table| table.parameters.get_ref().clone()).collect(),
        parameters,
        requires,
        ports,
        schedule,
    };
    // With other faults, these would only repeat them.
    let checked = if faults.found.is_empty() { check.as_slice() } else { &[] };
    for table in checked {
        if let Err(fault) = template.instance_of(table.parameters.get_ref()) {
            faults.add(table.parameters.span().start, format!("check: {fault}"));
        }
    }
    Some(template)
}

fn parameter_of(table: ParameterTable) -> (Parameter, Result<(), String>) {
    let kind = match (table.list, table.text) {
        (true, _) => Kind::List,
        (false, true) => Kind::Text,
        (false, false) => Kind::Integer,
    };
    let parameter = Parameter {
        name: table.name.into_inner(),
        kind,
        min: table.min.unwrap_or(i64::from(i32::MIN)),
        max: table.max.unwrap_or(i64::from(i32::MAX)),
        default: table.default,
        fill: table.fill,
    };
    let name = &parameter.name;
    let checked = if table.doc.trim().is_empty() {
        Err(format!("parameter {name} has an empty doc"))
    } else if table.list && table.text {
        Err(format!("parameter {name} is a list and a text; limit: one of them"))
    } else {
        parameter.default.as_ref().map_or(Ok(()), |default| parameter.check(default).map(drop))
    };
    (parameter, checked)
}

/// Adds a fault for every name in the expression that is no parameter.
pub(super) fn check_names(
    expression: &Expression,
    parameters: &[Parameter],
    start: usize,
    faults: &mut Faults,
) {
    let mut names = Vec::new();
    expression.names(&mut names);
    for name in names {
        if !parameters.iter().any(|parameter| parameter.name == name) {
            let known: Vec<_> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            faults.add(start, format!("unknown parameter '{name}'; known: {}", known.join(", ")));
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::In => "in",
            Self::Out => "out",
        })
    }
}

impl Parameter {
    /// The value as the parameter takes it: lists filled up.
    pub(super) fn check(&self, value: &Value) -> Result<Value, String> {
        let within = |integer: i64| {
            if (self.min..=self.max).contains(&integer) {
                return Ok(());
            }
            Err(format!("{} is {value}, must be within {}..={}", self.name, self.min, self.max))
        };
        match (self.kind, value) {
            (Kind::Integer, Value::Integer(integer)) => within(*integer)?,
            (Kind::Text, Value::Text(_)) => {}
            (Kind::List, Value::List(list)) if list.len() > LIST_LENGTH => {
                return Err(format!("{} has {} elements; limit: {LIST_LENGTH}", self.name, list.len()));
            }
            (Kind::List, Value::List(list)) => {
                list.iter().try_for_each(|element| within(*element))?;
                let mut list = list.clone();
                list.resize(LIST_LENGTH, self.fill);
                return Ok(Value::List(list));
            }
            _ => {
                let kind = format!("{:?}", self.kind).to_lowercase();
                return Err(format!("{} is {value}, must be of kind {kind}", self.name));
            }
        }
        Ok(value.clone())
    }
}
