//! Which format each value gets, decided before anything is changed.

use super::{
    config::{Config, Role, Settings},
    graph::{Graph, Kind, identity, is_float, kind_name, sums},
    spread::{Calibration, Spread},
    template::Template,
};
use mase_formats::Format;
use mase_ir::{
    build::{self, Ssa},
    melior::ir::{BlockLike, OperationRef, RegionLike, Value, ValueLike, operation::OperationLike},
    node, walk,
};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

/// What is taken to be the largest magnitude of a value without a range.
pub(super) const DEFAULT_MAGNITUDE: f64 = 8.0;
/// The same of weights.
pub(super) const DEFAULT_WEIGHT: f64 = 1.0;

/// What becomes of an operand.
#[derive(Clone, Debug)]
pub struct Cast<'r> {
    /// Its format.
    pub format: Format,
    /// Where the values of its channels come from.
    pub companion: Option<Companion<'r>>,
}

/// The values of channels: those that fit a parameter.
#[derive(Clone, Debug)]
pub struct Companion<'r> {
    /// The bias that has to fit the accumulator, and what it is multiplied by to be compared with the parameter.
    pub bias: Option<(Ssa<'r>, f64)>,
}

/// What becomes of a node.
#[derive(Default)]
pub struct Changes<'r> {
    /// Operands that get a format, by index; others have the one they come with.
    pub operands: Vec<(usize, Cast<'r>)>,
    /// Width and fraction bits of the accumulator.
    pub accumulator: Option<(i64, Option<i64>)>,
}

/// What becomes of a function.
pub struct Plan<'r> {
    /// The ops.
    pub graph: Graph<'r>,
    /// Formats of values that moves give on, by the identity of the value.
    pub chosen: HashMap<usize, Format>,
    /// Inputs, and results of what stays in floats, that are cast where they are made.
    pub sources: Vec<Ssa<'r>>,
    /// Nodes, by their identity.
    pub nodes: HashMap<usize, Changes<'r>>,
    /// What cannot be quantised, and why.
    pub faults: Vec<(OperationRef<'r, 'r>, String)>,
    /// Names of values that lacked a range.
    pub missing: Vec<String>,
    /// Positions of the patterns that fitted a name.
    pub matched: HashSet<usize>,
}

/// Decides on a function that is all floats.
pub fn plan<'r>(function: OperationRef<'r, 'r>, config: &Config) -> Plan<'r> {
    let keeps_floats = |op: OperationRef<'r, 'r>| settings(config, op).float();
    let graph = Graph::new(function, keeps_floats);
    let planner = Planner { config, graph, chosen: RefCell::default(), missing: RefCell::default() };
    let mut sources = Vec::new();
    // A concatenation asks its operands for its own format, so consumers come first.
    for op in planner.graph.ops.iter().rev() {
        match planner.graph.kind(*op) {
            Kind::Products | Kind::Compute | Kind::Concat => {
                op.results().for_each(|result| planner.choose(result.into()));
            }
            Kind::Opaque if walk::name(*op) != "mase.shard" => {
                sources.extend(op.results().map(Value::from).filter(|value| planner.choose_source(*value)));
            }
            _ => {}
        }
    }
    sources.extend(arguments(function).into_iter().filter(|value| planner.choose_source(*value)));
    let mut nodes = HashMap::new();
    let mut faults = Vec::new();
    let mut matched = HashSet::new();
    for op in &planner.graph.ops {
        let kind = planner.graph.kind(*op);
        if walk::name(*op).starts_with("mase.") && kind != Kind::Parameter {
            matched.extend(settings(config, *op).matched);
        }
        match planner.step(*op, kind) {
            Ok(Some(step)) => drop(nodes.insert(identity(*op), step)),
            Ok(None) => {}
            Err(fault) => faults.push((*op, fault)),
        }
    }
    let Planner { graph, chosen, missing, .. } = planner;
    let (chosen, missing) = (chosen.into_inner(), missing.into_inner());
    let results = graph.ops.iter().flat_map(|op| op.results().map(Value::from).collect::<Vec<_>>());
    let values: Vec<Ssa<'r>> = arguments(function).into_iter().chain(results).collect();
    let missing =
        values.into_iter().filter(|value| missing.contains(&build::identity(*value))).map(name_of).collect();
    Plan { graph, chosen, sources, nodes, faults, missing, matched }
}

/// What holds for an op.
pub fn settings<'c>(config: &'c Config, op: OperationRef) -> Settings<'c> {
    config.node(&kind_name(op), &node::node_name(op).unwrap_or_default())
}

/// The arguments of a function's blocks.
fn arguments<'r>(function: OperationRef<'r, 'r>) -> Vec<Ssa<'r>> {
    let mut found = Vec::new();
    let mut block = function.region(0).ok().and_then(|region| region.first_block());
    while let Some(current) = block {
        found.extend(
            (0..current.argument_count()).filter_map(|index| current.argument(index).ok()).map(Ssa::from),
        );
        block = current.next_in_region();
    }
    found
}

/// Decides on one function.
pub struct Planner<'r, 'c> {
    config: &'c Config,
    /// The ops.
    pub graph: Graph<'r>,
    chosen: RefCell<HashMap<usize, Format>>,
    /// Values that lacked a range.
    missing: RefCell<HashSet<usize>>,
}

impl<'r, 'c> Planner<'r, 'c> {
    pub fn settings(&self, op: OperationRef) -> Settings<'c> {
        settings(self.config, op)
    }

    /// What holds for the op that makes a value, or for an argument.
    fn settings_of(&self, value: Ssa<'r>) -> Settings<'c> {
        match node::defining_op(value) {
            Some(op) => self.settings(op),
            None => self.config.node("", &node::argument_name(value).unwrap_or_default()),
        }
    }

    pub fn chosen(&self, value: Ssa<'r>) -> Option<Format> {
        self.chosen.borrow().get(&build::identity(value)).cloned()
    }

    /// Chooses the format of a node's result.
    fn choose(&self, value: Ssa<'r>) {
        if is_float(value.r#type()) {
            let format = self.decide(value);
            self.chosen.borrow_mut().insert(build::identity(value), format);
        }
    }

    /// Chooses the format of a float that moves give on, if any do; whether they do. Without moves each consumer casts it.
    fn choose_source(&self, value: Ssa<'r>) -> bool {
        let uses = self.graph.uses(value);
        let quantised = |op| self.graph.kind(op) != Kind::Opaque;
        let moved = is_float(value.r#type())
            && uses.iter().any(|a| a.value != value)
            && uses.iter().any(|a| quantised(a.op));
        if moved {
            self.choose(value);
        }
        moved
    }

    /// The format that all consumers ask for, if nodes can give it: a scalar one whose step is a power of two, as rounding into any
    /// other is the work of a cast. Else that of the interior.
    fn decide(&self, value: Ssa<'r>) -> Format {
        let mut wanted = self.graph.uses(value).into_iter().map(|a| self.wanted(a.op, a.index, a.value));
        let first = wanted.next().flatten();
        match first {
            Some(first) if is_given(&first) && wanted.all(|other| other.as_ref() == Some(&first)) => first,
            _ => self.interior(value),
        }
    }

    /// The format that a consumer asks for; `None` where it takes what it gets.
    fn wanted(&self, op: OperationRef<'r, 'r>, index: usize, value: Ssa<'r>) -> Option<Format> {
        match self.graph.kind(op) {
            Kind::Products if matches!(self.graph.role(op, index), Role::Activations | Role::Inputs) => {
                Some(self.activation(op, index, value))
            }
            Kind::Concat => op.results().next().and_then(|result| self.chosen(result.into())),
            _ => None,
        }
    }

    pub fn interior(&self, value: Ssa<'r>) -> Format {
        let settings = self.settings_of(value);
        self.fit(settings.template(Role::Interior), settings.calibration(), value, DEFAULT_MAGNITUDE)
    }

    pub fn activation(&self, op: OperationRef<'r, 'r>, index: usize, value: Ssa<'r>) -> Format {
        let settings = self.settings(op);
        let template = settings.template(self.graph.role(op, index));
        let axis = sums(op).axes[index];
        let block = template.block().and_then(|_| template.with_axis(axis));
        block.unwrap_or_else(|| self.fit(template, settings.calibration(), value, DEFAULT_MAGNITUDE))
    }

    /// The scalar format of a template for a value.
    pub fn fit(&self, template: &Template, calibration: Calibration, value: Ssa<'r>, default: f64) -> Format {
        if !template.needs_range() {
            return template.base().clone();
        }
        let spread = self.spread(value).unwrap_or_else(|| {
            self.missing.borrow_mut().insert(build::identity(self.graph.source(value)));
            // And to just below the default at the other end, for which no code is needed.
            Spread::exact(-default, 0.0)
        });
        template.fit(&spread, calibration)
    }

    /// What becomes of a node; `None` for one that only moves, or stays.
    fn step(&self, op: OperationRef<'r, 'r>, kind: Kind) -> Result<Option<Changes<'r>>, String> {
        let operands = op.operands().enumerate().filter(|(_, value)| is_float(value.r#type()));
        let operands = match kind {
            Kind::Compute => {
                operands.filter_map(|(index, value)| Some((index, self.operand(op, value)?))).collect()
            }
            Kind::Concat => {
                let format = op.results().next().and_then(|result| self.chosen(result.into()));
                let format = format.expect("a concatenation of floats gives some");
                operands.map(|(index, _)| (index, Cast { format: format.clone(), companion: None })).collect()
            }
            Kind::Products => return self.products(op).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(Changes { operands, accumulator: None }))
    }

    /// What becomes of an operand for which any format will do.
    pub fn operand(&self, op: OperationRef<'r, 'r>, value: Ssa<'r>) -> Option<Cast<'r>> {
        let source = self.graph.source(value);
        let format = if self.graph.is_parameter(value) {
            let settings = self.settings(op);
            self.fit(settings.template(Role::Parameters), settings.calibration(), value, DEFAULT_MAGNITUDE)
        } else if self.chosen(source).is_some() {
            return None;
        } else {
            self.interior(value)
        };
        Some(Cast { format, companion: None })
    }
}

/// Whether a node gives a format because its consumers ask for it.
fn is_given(format: &Format) -> bool {
    format.view().is_some_and(|view| view.shared.is_none() && view.power().is_some())
}

/// What a value is called.
fn name_of(value: Ssa) -> String {
    match node::defining_op(value) {
        Some(op) => {
            let parameter = op.attribute("name").ok().and_then(node::string);
            node::node_name(op).or(parameter).unwrap_or_else(|| kind_name(op))
        }
        None => node::argument_name(value).unwrap_or_else(|| "an argument".into()),
    }
}
