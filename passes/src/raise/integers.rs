//! The first step of `mase-raise`: masks, positions and token types, which a function computes from integers before its
//! layers.
//!
//! The preamble is every op that depends on integer arguments, integer buffers and constants only, and has to do with
//! integers. Each element of its tensors is followed as an expression ([`domain`], [`interpret`]), whatever ops it is made
//! by. Where a value of the preamble meets another op or the caller, the first of these that fits every element takes its
//! place ([`template`]):
//!
//! 1. a constant;
//! 2. `mase.attention_mask` (a causal mask is one too, though a constant);
//! 3. `mase.slice`, `mase.transpose` and `mase.reshape` of one argument or buffer;
//! 4. a result of `@host`, a function of its own with copies of the ops ([`host`]).

mod domain;
mod fold;
mod host;
mod interpret;
mod template;

use domain::{Id, Ty};
use host::Outline;
use interpret::{Elements, Interpreter, Key, MAX_ELEMENTS, element_type, key, shape_of};
use mase_ir::{
    build::{self, Builder, Ssa, tensor_type},
    diagnostic::op_remark,
    melior::{
        Context,
        ir::{
            Attribute, BlockLike, BlockRef, Identifier, Location, OperationRef, RegionLike, Type, TypeLike, Value,
            ValueLike,
            attribute::{
                BoolAttribute, DenseElementsAttribute, DenseI64ArrayAttribute, FloatAttribute, IntegerAttribute,
                StringAttribute,
            },
            operation::{OperationBuilder, OperationLike},
        },
    },
    names, node, values, walk,
};
use std::collections::{HashMap, HashSet};
use template::{Mask, Mismatch, View};

/// How many values of the preamble became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// `arith.constant`
    pub constants: usize,
    /// `mase.attention_mask`
    pub masks: usize,
    /// Parts of arguments and buffers.
    pub views: usize,
    /// Results of the host's function.
    pub host: usize,
}

/// Raises the preamble of a function of one block. It may add a function after this one.
pub fn raise_preamble<'r>(context: &'r Context, function: OperationRef<'r, 'r>) -> Counts {
    let mut counts = Counts::default();
    let body = function.region(0).ok().and_then(|region| region.first_block());
    let Some(body) = body.filter(|body| body.next_in_region().is_none()) else { return counts };
    if walk::name(function) != "func.func" || function.has_attribute(names::HOST) {
        return counts;
    }
    let preamble = Preamble::collect(function, body);
    let frontier = preamble.frontier(function);
    if frontier.is_empty() {
        return counts;
    }
    let mut interpreter = preamble.follow(&frontier);
    let shapes: Vec<Vec<i64>> = preamble.sources.iter().map(|source| build::shape_of(source.value)).collect();
    let outcomes: Vec<Outcome> = frontier
        .iter()
        .map(|value| outcome(&mut interpreter, *value, &shapes))
        .collect();

    let mut writer = Writer::new(context, body, &preamble);
    let mut replacements = Vec::new();
    let mut moved = HashSet::new();
    let hosted: Vec<Ssa> = frontier
        .iter()
        .zip(&outcomes)
        .filter(|(_, outcome)| matches!(outcome, Outcome::Host(_)))
        .map(|(value, _)| *value)
        .collect();
    if let Some(first) = hosted.first() {
        let names: Vec<String> = preamble.sources.iter().map(|source| source.name.clone()).collect();
        for (value, outcome) in frontier.iter().zip(&outcomes) {
            if let Outcome::Host(Some(reason)) = outcome {
                let text = reason.text(&interpreter, *value, &names);
                op_remark(definition(*value), format!("is computed by the host: {text}")).emit();
            }
        }
        let needed = preamble.needed(hosted.iter().copied());
        let inputs = preamble.inputs(&needed);
        let inputs = inputs.into_iter().map(|source| {
            (preamble.sources[source].value, writer.source(source as u32))
        });
        let outline = Outline { inputs: inputs.collect(), ops: preamble.computed(&needed), outputs: hosted.clone() };
        let results = host::outline(context, function, definition(*first), &outline);
        moved.extend(outline.ops.iter().map(|op| id(*op)));
        replacements.extend(hosted.iter().copied().zip(results));
        counts.host = hosted.len();
    }
    let mut written: HashMap<(Vec<Id>, String), Ssa> = HashMap::new();
    for (value, outcome) in frontier.iter().zip(&outcomes) {
        let Ok(elements) = interpreter.get(*value) else { continue };
        let counter = match outcome {
            Outcome::Constant => &mut counts.constants,
            Outcome::Mask(_) => &mut counts.masks,
            Outcome::View(_) => &mut counts.views,
            Outcome::Host(_) => continue,
        };
        *counter += 1;
        let signature = (elements.ids.clone(), value.r#type().to_string());
        let new = written.entry(signature).or_insert_with(|| match outcome {
            Outcome::Mask(mask) => writer.mask(*value, mask),
            Outcome::View(view) => writer.view_as(*value, view),
            Outcome::Constant | Outcome::Host(_) => writer.constant(&interpreter, *value, &elements),
        });
        replacements.push((*value, *new));
    }
    for (old, new) in replacements {
        build::replace_uses(old, new);
    }
    preamble.erase_dead(function, &interpreter, &moved);
    counts
}

/// What takes the place of a value.
enum Outcome {
    Constant,
    Mask(Mask),
    View(View),
    /// The host's result, with the reason if the user may want to know.
    Host(Option<Reason>),
}

/// Why a value is left to the host.
enum Reason {
    /// It could not be followed.
    Unknown(String),
    /// It differs from every mask.
    Mismatch(Mismatch),
}

impl Reason {
    fn text(&self, interpreter: &Interpreter, value: Ssa, names: &[String]) -> String {
        let mismatch = match self {
            Self::Unknown(text) => return text.clone(),
            Self::Mismatch(mismatch) => mismatch,
        };
        let Ok(elements) = interpreter.get(value) else { return String::new() };
        let at: Vec<i64> = template::strides(&elements.shape)
            .iter()
            .zip(&elements.shape)
            .map(|(stride, extent)| mismatch.position as i64 / stride % extent)
            .collect();
        let text = |id| interpreter.arena.text(id, names);
        let (found, expected) = (text(elements.ids[mismatch.position]), text(mismatch.expected));
        format!("not an attention mask, as element {at:?} is {found}, expected {expected}")
    }
}

fn outcome(interpreter: &mut Interpreter, value: Ssa, shapes: &[Vec<i64>]) -> Outcome {
    let elements = match interpreter.get(value) {
        Ok(elements) => elements,
        Err(reason) => return Outcome::Host(Some(Reason::Unknown(reason))),
    };
    let Elements { shape, ids } = &*elements;
    let arena = &mut interpreter.arena;
    let constant = ids.iter().all(|id| arena.bits(*id).is_some());
    if constant && ids.iter().all(|id| *id == ids[0]) {
        return Outcome::Constant;
    }
    let mut reason = None;
    if ids.first().is_some_and(|id| arena.ty(*id).is_float()) && value.r#type().is_ranked_tensor() {
        match template::mask(arena, ids, shape, shapes) {
            Ok(mask) => return Outcome::Mask(mask),
            Err(mismatch) => reason = mismatch.map(Reason::Mismatch),
        }
    }
    if constant {
        return Outcome::Constant;
    }
    match template::view(arena, ids, shapes) {
        Some(view) if value.r#type().is_ranked_tensor() => Outcome::View(view),
        _ => Outcome::Host(reason),
    }
}

/// An input of the preamble: an argument, or a buffer without a value.
struct Source<'r> {
    value: Ssa<'r>,
    /// Of a buffer that of its resource.
    name: String,
    buffer: bool,
}

/// The ops that depend on integers alone.
struct Preamble<'r> {
    /// In the order of the block.
    ops: Vec<OperationRef<'r, 'r>>,
    sources: Vec<Source<'r>>,
    /// Which source a value is.
    source_of: HashMap<Key, usize>,
    /// Values of these ops, which are replaced where others use them. Constants, empty tensors and fills of constants are
    /// not among them: layers start from those.
    values: HashSet<Key>,
}

impl<'r> Preamble<'r> {
    fn collect(function: OperationRef<'r, 'r>, body: BlockRef<'r, 'r>) -> Self {
        let mut preamble =
            Self { ops: Vec::new(), sources: Vec::new(), source_of: HashMap::new(), values: HashSet::new() };
        // Everything that the preamble may depend on.
        let mut inside = HashSet::new();
        for i in 0..body.argument_count() {
            let Ok(argument) = body.argument(i).map(Value::from) else { continue };
            if is_small_integer(argument) {
                inside.insert(key(argument));
                preamble.add_source(argument, format!("argument {i}"), false);
            }
        }
        let mut constants = HashSet::new();
        for op in walk::children(function) {
            let name = walk::name(op);
            let results: Vec<Ssa> = op.results().map(Value::from).collect();
            let typed = |value: &Ssa| element_type(value.r#type()).is_some() && shape_of(value.r#type()).is_some();
            if results.is_empty() || !results.iter().all(typed) {
                continue;
            }
            let mut part = false;
            if name == "arith.constant" {
                if !is_small_constant(op, results[0]) {
                    continue;
                }
                let value = op.attribute("value").ok().filter(|value| values::elements(*value).is_none());
                match value.and_then(values::resource_name) {
                    Some(name) => {
                        preamble.add_source(results[0], name.to_owned(), true);
                        part = true;
                    }
                    None => {
                        constants.insert(key(results[0]));
                    }
                }
            } else {
                let known = ["arith.", "linalg.", "math.", "tensor."].iter().any(|dialect| name.starts_with(dialect));
                let outer = outer_operands(op);
                if !known || !outer.iter().all(|value| inside.contains(&key(*value))) {
                    continue;
                }
                let blank = match name.as_str() {
                    "tensor.empty" => true,
                    "linalg.fill" => outer.first().is_some_and(|value| constants.contains(&key(*value))),
                    _ => false,
                };
                let integer = |value: Ssa| element_type(value.r#type()).is_some_and(|ty| !ty.is_float());
                part = !blank
                    && (op.operands().chain(results.iter().copied()).any(integer)
                        || outer.iter().any(|value| preamble.values.contains(&key(*value)))
                        || walk::preorder(op).into_iter().any(|inner| walk::name(inner) == "linalg.index"));
            }
            preamble.ops.push(op);
            inside.extend(results.iter().map(|value| key(*value)));
            if part {
                preamble.values.extend(results.iter().map(|value| key(*value)));
            }
        }
        preamble
    }

    fn add_source(&mut self, value: Ssa<'r>, name: String, buffer: bool) {
        self.source_of.insert(key(value), self.sources.len());
        self.sources.push(Source { value, name, buffer });
    }

    /// The values that ops outside use, in the order of the block.
    fn frontier(&self, function: OperationRef<'r, 'r>) -> Vec<Ssa<'r>> {
        let own: HashSet<usize> = self.ops.iter().map(|op| id(*op)).collect();
        let mut used = HashSet::new();
        for op in walk::children(function) {
            if !own.contains(&id(op)) {
                used.extend(outer_operands(op).into_iter().map(key));
            }
        }
        self.ops
            .iter()
            .flat_map(|op| op.results().map(Value::from))
            .filter(|value| self.values.contains(&key(*value)) && used.contains(&key(*value)))
            .collect()
    }

    /// The ops that values depend on.
    fn needed(&self, values: impl Iterator<Item = Ssa<'r>>) -> HashSet<usize> {
        let mut keys: HashSet<Key> = values.map(key).collect();
        let mut needed = HashSet::new();
        for op in self.ops.iter().rev() {
            if op.results().any(|result| keys.contains(&key(result.into()))) {
                needed.insert(id(*op));
                keys.extend(outer_operands(*op).into_iter().map(key));
            }
        }
        needed
    }

    /// The needed ops that compute or are known.
    fn computed(&self, needed: &HashSet<usize>) -> Vec<OperationRef<'r, 'r>> {
        let source = |op: &OperationRef<'r, 'r>| {
            op.results().any(|result| self.source_of.contains_key(&key(result.into())))
        };
        self.ops.iter().copied().filter(|op| needed.contains(&id(*op)) && !source(op)).collect()
    }

    /// The sources that needed ops read or are.
    fn inputs(&self, needed: &HashSet<usize>) -> Vec<usize> {
        let mut used = HashSet::new();
        for op in self.ops.iter().filter(|op| needed.contains(&id(**op))) {
            used.extend(outer_operands(*op).into_iter().map(key));
        }
        (0..self.sources.len()).filter(|source| used.contains(&key(self.sources[*source].value))).collect()
    }

    /// Follows what the frontier depends on, and every op that can stop the program.
    fn follow(&self, frontier: &[Ssa<'r>]) -> Interpreter {
        let mut interpreter = Interpreter::default();
        let stops = self.ops.iter().filter(|op| can_stop(**op)).flat_map(|op| op.results().map(Value::from));
        let needed = self.needed(frontier.iter().copied().chain(stops));
        for (index, source) in self.sources.iter().enumerate() {
            interpreter.set_input(source.value, index as u32);
        }
        for op in self.computed(&needed) {
            interpreter.follow(op);
        }
        interpreter
    }

    /// Erases ops without uses, but not one that may stop the program and has not been moved.
    fn erase_dead(&self, function: OperationRef<'r, 'r>, interpreter: &Interpreter, moved: &HashSet<usize>) {
        let mut uses: HashMap<Key, usize> = HashMap::new();
        for op in walk::preorder(function) {
            for operand in op.operands() {
                *uses.entry(key(operand)).or_default() += 1;
            }
        }
        for op in self.ops.iter().rev() {
            let harmless = |result: Ssa| {
                uses.get(&key(result)).is_none_or(|count| *count == 0)
                    && (!can_stop(*op) || moved.contains(&id(*op)) || interpreter.get(result).is_ok())
            };
            if !op.results().all(|result| harmless(result.into())) {
                continue;
            }
            for inner in walk::preorder(*op) {
                for operand in inner.operands() {
                    uses.entry(key(operand)).and_modify(|count| *count -= 1);
                }
            }
            build::erase(*op);
        }
    }
}

/// The identity of an op.
fn id(op: OperationRef) -> usize {
    op.to_raw().ptr as usize
}

fn definition<'r>(value: Ssa<'r>) -> OperationRef<'r, 'r> {
    node::defining_op(value).expect("a value of the preamble is a result")
}

fn can_stop(op: OperationRef) -> bool {
    walk::preorder(op).into_iter().any(|inner| walk::name(inner) == "cf.assert")
}

/// The values from outside that an op and what is in it read.
fn outer_operands<'r>(op: OperationRef<'r, 'r>) -> Vec<Ssa<'r>> {
    if op.region_count() == 0 {
        return op.operands().collect();
    }
    let nested = walk::preorder(op);
    let own: HashSet<usize> = nested.iter().map(|inner| id(*inner)).collect();
    let blocks: HashSet<usize> =
        nested.iter().filter_map(|inner| inner.block()).map(|block| block.to_raw().ptr as usize).collect();
    let outside = op.block().map(|block| block.to_raw().ptr as usize);
    nested
        .iter()
        .flat_map(|inner| inner.operands())
        .filter(|value| match node::defining_op(*value) {
            Some(op) => !own.contains(&id(op)),
            None => node::owner(*value).is_none_or(|block| {
                let block = block.to_raw().ptr as usize;
                Some(block) == outside || !blocks.contains(&block)
            }),
        })
        .collect()
}

/// Token ids and masks are of these types; smaller integers are data.
fn is_small_integer(value: Ssa) -> bool {
    let count = node::shape(value.r#type()).map(|shape| shape.iter().product::<i64>());
    let wide = matches!(element_type(value.r#type()), Some(Ty::Int(1 | 32 | 64) | Ty::Index));
    wide && count.is_some_and(|count| (1..=MAX_ELEMENTS).contains(&count))
}

/// A scalar, a small tensor of integers, or a tensor of equal floats: others are weights.
fn is_small_constant(op: OperationRef, result: Ssa) -> bool {
    if !result.r#type().is_ranked_tensor() || is_small_integer(result) {
        return true;
    }
    let splat = |value| DenseElementsAttribute::try_from(value).is_ok_and(|dense| dense.is_splat());
    element_type(result.r#type()).is_some_and(Ty::is_float) && op.attribute("value").is_ok_and(splat)
}

/// Writes what takes the place of values.
struct Writer<'a, 'r> {
    context: &'r Context,
    builder: Builder<'r>,
    preamble: &'a Preamble<'r>,
    /// Parameters stand before the op that was the first.
    start: OperationRef<'r, 'r>,
    parameters: HashMap<String, Ssa<'r>>,
}

impl<'a, 'r> Writer<'a, 'r> {
    fn new(context: &'r Context, body: BlockRef<'r, 'r>, preamble: &'a Preamble<'r>) -> Self {
        let start = body.first_operation().expect("a function with a terminator");
        Self { context, builder: Builder::new(context, start), preamble, start, parameters: HashMap::new() }
    }

    fn attribute(&self, name: &str, value: impl Into<Attribute<'r>>) -> (Identifier<'r>, Attribute<'r>) {
        (Identifier::new(self.context, name), value.into())
    }

    /// Builds an op with one result before another.
    fn op(
        &self,
        before: OperationRef<'r, 'r>,
        location: Location<'r>,
        name: &str,
        operands: &[Ssa<'r>],
        attributes: &[(Identifier<'r>, Attribute<'r>)],
        result: Type<'r>,
    ) -> Ssa<'r> {
        let op = OperationBuilder::new(name, location)
            .add_operands(operands)
            .add_attributes(attributes)
            .add_results(&[result])
            .build()
            .expect("an op");
        let block = before.block().expect("an op in a block");
        block.insert_operation_before(before, op).result(0).expect("a result").into()
    }

    /// An argument, or the parameter for a buffer.
    fn source(&mut self, source: u32) -> Ssa<'r> {
        let Source { value, name, buffer } = &self.preamble.sources[source as usize];
        if !buffer {
            return *value;
        }
        if let Some(parameter) = self.parameters.get(name) {
            return *parameter;
        }
        let attributes = [self.attribute("name", StringAttribute::new(self.context, name))];
        let location = definition(*value).location();
        let parameter = self.op(self.start, location, "mase.parameter", &[], &attributes, value.r#type());
        self.parameters.insert(name.clone(), parameter);
        parameter
    }

    /// A constant with the type of the value that it replaces.
    fn constant(&self, interpreter: &Interpreter, old: Ssa<'r>, elements: &Elements) -> Ssa<'r> {
        let ty = old.r#type();
        let element = node::element(ty).unwrap_or(ty);
        let mut done: HashMap<Id, Attribute<'r>> = HashMap::new();
        let mut attribute = |id: &Id| -> Attribute<'r> {
            *done.entry(*id).or_insert_with(|| {
                let arena = &interpreter.arena;
                match (arena.ty(*id), arena.float_value(*id), arena.signed(*id)) {
                    (_, Some(value), _) => FloatAttribute::new(self.context, element, value).into(),
                    (Ty::BOOL, _, value) => BoolAttribute::new(self.context, value != Some(0)).into(),
                    (_, _, value) => IntegerAttribute::new(element, value.unwrap_or_default()).into(),
                }
            })
        };
        let value = if ty.is_ranked_tensor() {
            let equal = elements.ids.iter().all(|id| *id == elements.ids[0]);
            let count = if equal { 1 } else { elements.ids.len() };
            let all: Vec<_> = elements.ids[..count].iter().map(&mut attribute).collect();
            DenseElementsAttribute::new(ty, &all).expect("a type of as many elements").into()
        } else {
            attribute(&elements.ids[0])
        };
        self.builder.before(definition(old)).constant(value)
    }

    /// A part of an input with the shape of the value that it replaces.
    fn view_as(&mut self, old: Ssa<'r>, view: &View) -> Ssa<'r> {
        let part = self.view(definition(old), view);
        self.reshape(definition(old), part, &build::shape_of(old))
    }

    fn view(&mut self, before: OperationRef<'r, 'r>, view: &View) -> Ssa<'r> {
        let mut value = self.source(view.source);
        let element = build::element_of(value);
        let location = before.location();
        let list = |name, values: &[i64]| {
            (Identifier::new(self.context, name), DenseI64ArrayAttribute::new(self.context, values).into())
        };
        if build::shape_of(value) != view.sizes {
            let attributes =
                [list("offsets", &view.offsets), list("sizes", &view.sizes), list("strides", &view.strides)];
            let ty = tensor_type(&view.sizes, element);
            value = self.op(before, location, "mase.slice", &[value], &attributes, ty);
        }
        if !view.permutation.is_sorted() {
            let shape: Vec<i64> = view.permutation.iter().map(|dim| view.sizes[*dim]).collect();
            let order: Vec<i64> = view.permutation.iter().map(|dim| *dim as i64).collect();
            let ty = tensor_type(&shape, element);
            value = self.op(before, location, "mase.transpose", &[value], &[list("permutation", &order)], ty);
        }
        value
    }

    fn reshape(&self, before: OperationRef<'r, 'r>, value: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
        if build::shape_of(value) == shape {
            return value;
        }
        let ty = tensor_type(shape, build::element_of(value));
        self.op(before, before.location(), "mase.reshape", &[value], &[], ty)
    }

    /// An attention mask with the shape of the value that it replaces.
    fn mask(&mut self, old: Ssa<'r>, mask: &Mask) -> Ssa<'r> {
        let before = definition(old);
        let [batch, _, _, keys] = mask.shape;
        let mut operands = Vec::new();
        if let Some(view) = &mask.keys {
            let part = self.view(before, view);
            operands.push(self.reshape(before, part, &[batch, keys]));
        }
        let f64 = Type::float64(self.context);
        let mut attributes = vec![self.attribute("masked", FloatAttribute::new(self.context, f64, mask.masked))];
        if mask.causal {
            attributes.push(self.attribute("causal", Attribute::unit(self.context)));
        }
        let ty = tensor_type(&mask.shape, build::element_of(old));
        let value = self.op(before, before.location(), "mase.attention_mask", &operands, &attributes, ty);
        self.reshape(before, value, &build::shape_of(old))
    }
}
