//! Which format each value gets, decided before anything is changed.

use super::{
    config::{Config, Role, Settings},
    graph::{Graph, Kind, Sums, identity, is_float, kind_name, sums, title},
    spread::{Calibration, Spread, ceil_log2},
    template::Template,
};
use mase_formats::{Format, Grid, Step, View};
use mase_ir::{
    build::{self, Ssa},
    melior::ir::{BlockLike, OperationRef, RegionLike, Value, ValueLike, operation::OperationLike},
    node, values, walk,
};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

/// Bits that an accumulator has for a bias whose size is not known, beyond what the products need.
const BIAS_ROOM: i64 = 8;
/// The same where the weights cannot make way for it.
const UNCAPPED_BIAS_ROOM: i64 = 24;
/// Bits of an accumulator of block formats, unless they are stated.
const BLOCK_ACCUMULATOR: i64 = 32;
/// What is taken to be the largest magnitude of a value without a range.
const DEFAULT_MAGNITUDE: f64 = 8.0;
/// The same of weights.
const DEFAULT_WEIGHT: f64 = 1.0;
/// What is at most this stands for minus infinity.
const MASKED: f64 = -1.0e9;
/// What a masked element becomes: far below any sum that is masked, and near enough for one to be added to it in few bits.
const MASK_LOW: f64 = -16384.0;
/// How far below the largest value, and the smallest, a masked one has to lie in front of a softmax.
const BELOW_LARGEST: f64 = 24.0;
const BELOW_SMALLEST: f64 = 16.0;

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
    let arguments = arguments(function);
    sources.extend(arguments.into_iter().filter(|value| planner.choose_source(*value)));
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
    // Most were met from the end of the function on.
    let missing = missing.into_iter().rev().map(|(_, name)| name).collect();
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

struct Planner<'r, 'c> {
    config: &'c Config,
    graph: Graph<'r>,
    chosen: RefCell<HashMap<usize, Format>>,
    /// Values that lacked a range, with what they are called.
    missing: RefCell<Vec<(usize, String)>>,
}

impl<'r, 'c> Planner<'r, 'c> {
    fn settings(&self, op: OperationRef) -> Settings<'c> {
        settings(self.config, op)
    }

    /// What holds for the op that makes a value, or for an argument.
    fn settings_of(&self, value: Ssa<'r>) -> Settings<'c> {
        match node::defining_op(value) {
            Some(op) => self.settings(op),
            None => self.config.node("", &node::argument_name(value).unwrap_or_default()),
        }
    }

    fn chosen(&self, value: Ssa<'r>) -> Option<Format> {
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

    /// The format that all consumers ask for, if it is one that a node can give; else that of the interior.
    fn decide(&self, value: Ssa<'r>) -> Format {
        let mut wanted = self.graph.uses(value).into_iter().map(|a| self.wanted(a.op, a.index, a.value));
        let first = wanted.next().flatten();
        match first {
            Some(first)
                if first.layout().block.is_none() && wanted.all(|other| other.as_ref() == Some(&first)) =>
            {
                first
            }
            _ => self.interior(value),
        }
    }

    /// The format that a consumer asks for; `None` where it takes what it gets.
    fn wanted(&self, op: OperationRef<'r, 'r>, index: usize, value: Ssa<'r>) -> Option<Format> {
        match self.graph.kind(op) {
            Kind::Products if self.graph.role(op, index) == Role::Activations => {
                Some(self.activation(op, index, value))
            }
            Kind::Concat => op.results().next().and_then(|result| self.chosen(result.into())),
            _ => None,
        }
    }

    fn interior(&self, value: Ssa<'r>) -> Format {
        let settings = self.settings_of(value);
        self.fit(settings.template(Role::Interior), settings.calibration(), value, DEFAULT_MAGNITUDE)
    }

    fn activation(&self, op: OperationRef<'r, 'r>, index: usize, value: Ssa<'r>) -> Format {
        let settings = self.settings(op);
        let template = settings.template(Role::Activations);
        let axis = sums(op).axes[index];
        let block = template.block().and_then(|_| template.with_axis(axis));
        block.unwrap_or_else(|| self.fit(template, settings.calibration(), value, DEFAULT_MAGNITUDE))
    }

    /// The scalar format of a template for a value.
    fn fit(&self, template: &Template, calibration: Calibration, value: Ssa<'r>, default: f64) -> Format {
        if !template.needs_range() {
            return template.base().clone();
        }
        let spread = self.spread(value).unwrap_or_else(|| {
            self.miss(value);
            Spread::exact(-default, default)
        });
        template.fit(&spread, calibration)
    }

    fn miss(&self, value: Ssa<'r>) {
        let source = self.graph.source(value);
        let id = build::identity(source);
        let mut missing = self.missing.borrow_mut();
        if missing.iter().all(|(known, _)| *known != id) {
            missing.push((id, name_of(source)));
        }
    }

    /// The values that a value takes, as far as a format has to hold them.
    fn spread(&self, value: Ssa<'r>) -> Option<Spread> {
        let chain = self.graph.chain(value);
        let source = *chain.last()?;
        if self.is_mask(source) {
            return Some(Spread::exact(MASK_LOW, 0.0));
        }
        if let Some(plain) = self.masked(source) {
            let plain = self.spread(plain)?;
            let low = (plain.min - BELOW_SMALLEST).min(plain.max - BELOW_LARGEST);
            return Some(Spread::exact(low, plain.max));
        }
        if let Some(op) = node::defining_op(source).filter(|op| walk::name(*op) == "arith.constant") {
            return constant(op);
        }
        let range = chain.into_iter().find_map(node::range)?;
        if range.min <= MASKED {
            let largest = if range.max > MASKED { range.max } else { 0.0 };
            return Some(Spread::exact((largest - BELOW_LARGEST).min(-largest.abs()), largest));
        }
        Some(Spread {
            min: range.min,
            max: range.max,
            low: range.low,
            high: range.high,
            top: range.top as i32,
            excess: range.excess,
        })
    }

    /// Whether a value is 0 where something is let through, and minus infinity, or nearly, elsewhere.
    fn is_mask(&self, source: Ssa<'r>) -> bool {
        match node::defining_op(source) {
            Some(op) if walk::name(op) == "mase.attention_mask" => true,
            Some(op) if walk::name(op) == "arith.constant" => {
                constant(op).is_some_and(|spread| spread.min <= MASKED)
            }
            Some(op) if self.graph.kind(op) != Kind::Opaque => false,
            _ => node::range(source).is_some_and(|range| range.min <= MASKED),
        }
    }

    /// What is masked, of a value that is a masked one.
    fn masked(&self, source: Ssa<'r>) -> Option<Ssa<'r>> {
        let op = node::defining_op(source)?;
        let operands: Vec<Ssa<'r>> = match walk::name(op).as_str() {
            "mase.add" => op.operands().collect(),
            "mase.where" => op.operands().skip(1).collect(),
            _ => return None,
        };
        let is_mask = |value: Ssa<'r>| self.is_mask(self.graph.source(value));
        match operands[..] {
            [plain, mask] | [mask, plain] if is_mask(mask) && !is_mask(plain) => Some(plain),
            _ => None,
        }
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
    fn operand(&self, op: OperationRef<'r, 'r>, value: Ssa<'r>) -> Option<Cast<'r>> {
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

    fn products(&self, op: OperationRef<'r, 'r>) -> Result<Changes<'r>, String> {
        let settings = self.settings(op);
        let sums = sums(op);
        let values: Vec<Ssa<'r>> = op.operands().collect();
        let bias = values.get(2).copied();
        let mut casts: Vec<Option<Cast<'r>>> = Vec::new();
        for (index, value) in values.iter().enumerate() {
            casts.push(match self.graph.role(op, index) {
                Role::Weights => Some(self.weights(op, &settings, &sums, *value)?),
                Role::Bias if self.graph.is_parameter(*value) => Some(self.bias(&settings, *value)),
                Role::Bias => self.operand(op, *value),
                _ => Some(Cast { format: self.activation(op, index, *value), companion: None }),
            });
        }
        let format = |index: usize| casts[index].as_ref().map(|cast| cast.format.clone());
        let formats = [format(0), format(1)].map(|format| format.expect("both factors are cast"));
        let result = op.results().next().expect("a node with a result").into();
        let [lhs, rhs] = &formats;
        let accumulator = match (lhs.layout().block, rhs.layout().block) {
            (None, None) => {
                let (accumulator, cap) = self.exact(op, &sums, &formats, bias)?;
                for cast in casts.iter_mut().take(2).flatten() {
                    if let Some(companion) = &mut cast.companion {
                        companion.bias = bias.filter(|bias| self.graph.is_parameter(*bias)).zip(cap);
                    }
                }
                accumulator
            }
            (Some(a), Some(b)) if a == b => self.rounded(op, &sums, &formats, result, bias)?,
            (Some(a), Some(b)) => {
                return Err(format!(
                    "\"{}\" multiplies {lhs} by {rhs}, whose blocks have {a} and {b} elements; they have to be equal",
                    title(op)
                ));
            }
            _ => {
                return Err(format!(
                    "\"{}\" multiplies {lhs} by {rhs}; either both factors are in a block format, or neither",
                    title(op)
                ));
            }
        };
        let operands =
            casts.into_iter().enumerate().filter_map(|(index, cast)| Some((index, cast?))).collect();
        Ok(Changes { operands, accumulator: Some(accumulator) })
    }

    fn weights(
        &self,
        op: OperationRef<'r, 'r>,
        settings: &Settings,
        sums: &Sums,
        value: Ssa<'r>,
    ) -> Result<Cast<'r>, String> {
        let template = settings.template(Role::Weights);
        if template.has_channel() && kind_name(op) == "conv_transpose2d" && sums.groups > 1 {
            return Err(format!(
                "\"{}\" has weights in {}, whose channels several of its {} groups share; give it one format, such as `weights = \
                 \"fixed<8>\"`, in a `[[node]]`",
                title(op),
                template.text(),
                sums.groups
            ));
        }
        if template.has_channel() {
            let format = template.with_channel(sums.channel).expect("checked when it was read");
            return Ok(Cast { format, companion: Some(Companion { bias: None }) });
        }
        let block = template.block().and_then(|_| template.with_axis(sums.axes[1]));
        let format =
            block.unwrap_or_else(|| self.fit(template, settings.calibration(), value, DEFAULT_WEIGHT));
        Ok(Cast { format, companion: None })
    }

    /// A bias without a range gets a binary point for each element.
    fn bias(&self, settings: &Settings, value: Ssa<'r>) -> Cast<'r> {
        let template = settings.template(Role::Bias);
        let channel = template.has_channel() || template.needs_range() && self.spread(value).is_none();
        if let Some(format) = template.with_channel(0).filter(|_| channel) {
            return Cast { format, companion: Some(Companion { bias: None }) };
        }
        Cast { format: self.fit(template, settings.calibration(), value, DEFAULT_WEIGHT), companion: None }
    }

    /// The accumulator of scalar formats, in which every product is exact; and the factor by which a bias is compared with the
    /// weights of its channel, where those decide how large it is in the accumulator.
    fn exact(
        &self,
        op: OperationRef<'r, 'r>,
        sums: &Sums,
        formats: &[Format; 2],
        bias: Option<Ssa<'r>>,
    ) -> Result<((i64, Option<i64>), Option<f64>), String> {
        let views = formats.each_ref().map(|format| format.view());
        let [Some(lhs), Some(rhs)] = &views else {
            return Err(format!(
                "\"{}\" multiplies {} by {}, which are no integers",
                title(op),
                formats[0],
                formats[1]
            ));
        };
        let stated = self.settings(op).stated(Role::Accumulator);
        if let Some((width, frac)) = stated.and_then(|stated| Some((stated.width(), stated.stated_frac()?))) {
            return Ok(((width, Some(frac)), None));
        }
        let headroom = log2_of_count(sums.products + i64::from(bias.is_some()));
        let product = i64::from(lhs.bits() + rhs.bits());
        let least = product + headroom;
        let channel = matches!(rhs.step, Step::ChannelPoint | Step::ChannelScale);
        // The scale of a one-bit or ternary weight is a mean, which a bias would be part of.
        let capped = channel && bias.is_some() && rhs.grid == Grid::Every && rhs.high > 1;
        let room = match bias {
            None => 0,
            // Where its size in the accumulator depends on nothing but what is known.
            Some(bias) if !channel && self.spread(bias).is_some() => {
                let size = self.spread(bias).map_or(0.0, |spread| spread.magnitude());
                let step = step_of(lhs) * step_of(rhs);
                (i64::from(ceil_log2(size / step)) + 2 - product).max(0)
            }
            Some(_) if !channel || capped => BIAS_ROOM,
            Some(_) => UNCAPPED_BIAS_ROOM,
        };
        let width = stated.map_or(least + room, Template::width);
        if width < least {
            return Err(format!(
                "\"{}\" is to sum {} products of {} by {} in {width} bits, but needs {least}: {} and {} for a product, {headroom} for \
                 how many there are; state a wider `accumulator`, or one with a binary point",
                title(op),
                sums.products,
                formats[0],
                formats[1],
                lhs.bits(),
                rhs.bits()
            ));
        }
        if width > 64 {
            return Err(format!(
                "\"{}\" needs an accumulator of {width} bits for {} by {}, and 64 are possible; use narrower formats, or state an \
                 `accumulator` with a binary point",
                title(op),
                formats[0],
                formats[1]
            ));
        }
        let cap = capped.then(|| {
            // What the largest addend is worth, as a multiple of the first weight that is too large times the other step.
            let largest = ((width - headroom - 1) as f64).exp2();
            (rhs.high + 1) as f64 / (largest * step_of(lhs))
        });
        Ok(((width, None), cap))
    }

    /// The accumulator of block formats, into which each block's sum of products is rounded.
    fn rounded(
        &self,
        op: OperationRef<'r, 'r>,
        sums: &Sums,
        formats: &[Format; 2],
        result: Ssa<'r>,
        bias: Option<Ssa<'r>>,
    ) -> Result<(i64, Option<i64>), String> {
        let block = formats[0].layout().block.map_or(1, i64::from);
        let refuse = |what: String| {
            Err(format!(
                "\"{}\" multiplies {} by {}: {what}; give it scalar formats, such as `weights = \"fixed<8, channel>\"` and \
                 `activations = \"fixed<8>\"`, in `[op.{}]` or a `[[node]]`",
                title(op),
                formats[0],
                formats[1],
                kind_name(op)
            ))
        };
        if kind_name(op) == "conv_transpose2d" {
            return refuse("a transposed convolution has no sums along blocks".into());
        }
        if sums.groups > 1 && sums.depth % block != 0 {
            return refuse(format!("a group's {} channels are no multiple of a block's {block}", sums.depth));
        }
        let given = self.chosen(result).unwrap_or_else(|| self.interior(result));
        if given.family().name() != "fixed" {
            return refuse(format!("their sums are fixed point, and the result is {given}"));
        }
        let stated = self.settings(op).stated(Role::Accumulator);
        let width = stated.map_or(BLOCK_ACCUMULATOR, Template::width);
        if let Some(frac) = stated.and_then(Template::stated_frac) {
            return Ok((width, Some(frac)));
        }
        let terms = (sums.depth + block - 1) / block * sums.places + i64::from(bias.is_some());
        let headroom = log2_of_count(terms);
        let values = [Some(result), bias];
        let sizes =
            values.iter().flatten().filter_map(|value| self.spread(*value)).map(|spread| spread.magnitude());
        let largest = sizes.fold(0.0, f64::max);
        let largest = if largest > 0.0 { largest } else { DEFAULT_MAGNITUDE };
        let whole = width - 1 - headroom;
        if whole < 1 {
            return Err(format!(
                "\"{}\" is to sum {terms} blocks in {width} bits, but needs at least {}; state a wider `accumulator`",
                title(op),
                headroom + 2
            ));
        }
        // Partial sums are taken to be up to four times the result.
        let frac = whole - i64::from(ceil_log2(largest * 4.0));
        Ok((width, Some(frac.clamp(-128, 127))))
    }
}

/// What 1 stands for, if no companion says it.
fn step_of(view: &View) -> f64 {
    match view.step {
        Step::Power(power) => f64::from(power).exp2(),
        Step::Scale(scale) => scale,
        Step::ChannelPoint | Step::ChannelScale => 1.0,
    }
}

/// The bits by which a sum of so many addends is wider than one.
fn log2_of_count(count: i64) -> i64 {
    i64::from(64 - (count.max(1) - 1).leading_zeros())
}

/// The values of a constant.
fn constant(op: OperationRef) -> Option<Spread> {
    let result: Ssa = op.results().next()?.into();
    if let Some(value) = node::splat(result) {
        return Some(Spread::exact(value, value));
    }
    let element = node::element(result.r#type())?.to_string();
    let values = values::elements(op.attribute("value").ok()?)?;
    let bytes = values.bytes;
    let read: Vec<f64> = match element.as_str() {
        "f64" => bytes.chunks_exact(8).filter_map(|b| Some(f64::from_le_bytes(b.try_into().ok()?))).collect(),
        "f32" => bytes
            .chunks_exact(4)
            .filter_map(|b| Some(f32::from_le_bytes(b.try_into().ok()?).into()))
            .collect(),
        "f16" => bytes
            .chunks_exact(2)
            .filter_map(|b| Some(half::f16::from_le_bytes(b.try_into().ok()?).into()))
            .collect(),
        "bf16" => bytes
            .chunks_exact(2)
            .filter_map(|b| Some(half::bf16::from_le_bytes(b.try_into().ok()?).into()))
            .collect(),
        _ => return None,
    };
    let min = read.iter().copied().fold(f64::INFINITY, f64::min);
    let max = read.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (min <= max).then(|| Spread::exact(min, max))
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
