//! Carries a plan out: types, casts, companions, accumulators.

use super::{
    graph::{Kind, identity, is_format, kind_name, operand_name},
    plan::{Cast, Companion, Plan},
    strip,
    template::on_channel,
};
use mase_formats::Format;
use mase_ir::{
    build::{self, Builder, Ssa},
    melior::ir::{
        Attribute, OperationRef, Type, TypeLike, Value, ValueLike,
        attribute::{DenseI64ArrayAttribute, IntegerAttribute, StringAttribute, TypeAttribute},
        operation::OperationLike,
        r#type::IntegerType,
    },
    names, node,
    pass::Run,
    walk,
};
use std::collections::{HashMap, HashSet};

/// Carries out a plan.
pub fn apply<'r>(run: &Run<'r>, function: OperationRef<'r, 'r>, plan: &Plan<'r>) {
    let all = walk::preorder(function);
    let of = |name: &str| all.iter().filter(move |op| walk::name(**op) == name).copied().collect::<Vec<_>>();
    let parameters = of("mase.parameter").into_iter().chain(of("mase.derive"));
    let mut applier = Applier {
        run,
        plan,
        builder: Builder::new(run.context, function),
        casts: HashMap::new(),
        floats: HashMap::new(),
        nodes: all.iter().filter_map(|op| node::node_name(*op)).collect(),
        parameters: parameters.filter_map(|op| op.attribute("name").ok().and_then(node::string)).collect(),
    };
    for source in plan.sources.iter().filter(|source| node::defining_op(**source).is_none()).rev() {
        applier.cast_source(*source);
    }
    for op in &plan.graph.ops {
        applier.node(*op);
        for result in op.results().map(Value::from).filter(|result| plan.sources.contains(result)) {
            applier.cast_source(result);
        }
    }
}

/// What makes two casts the same: the value, the type, the bias that its companion allows for, the block.
type Key = (usize, usize, Option<(usize, u64)>, usize);

struct Applier<'a, 'r> {
    run: &'a Run<'r>,
    plan: &'a Plan<'r>,
    builder: Builder<'r>,
    /// Casts that are there.
    casts: HashMap<Key, Ssa<'r>>,
    /// The floats that values had.
    floats: HashMap<usize, Type<'r>>,
    /// Names of nodes.
    nodes: HashSet<String>,
    /// Names of parameters and derived ones.
    parameters: HashSet<String>,
}

impl<'r> Applier<'_, 'r> {
    fn node(&mut self, op: OperationRef<'r, 'r>) {
        match self.plan.graph.kind(op) {
            Kind::Parameter => {}
            Kind::Opaque if walk::name(op) == "mase.yield" => {
                let values: Vec<Ssa<'r>> = op.operands().collect();
                if let Some(shard) = op.parent_operation() {
                    let pairs = shard.results().zip(&values);
                    pairs.for_each(|(result, value)| self.keep_float(result.into(), *value));
                }
                strip::retype_shard(op);
            }
            Kind::Opaque => {
                for (index, value) in op.operands().enumerate().collect::<Vec<_>>() {
                    if let Some(float) = self.floats.get(&build::identity(value)).copied() {
                        self.cast(op, index, float, None);
                    }
                }
            }
            Kind::Move => {
                let Some(input) = op.operands().next().filter(|input| is_format(input.r#type())) else {
                    return;
                };
                let element = build::element_of(input);
                for result in op.results().map(Value::from) {
                    self.keep_float(result, input);
                    node::set_element(result, element);
                }
            }
            Kind::Products | Kind::Compute | Kind::Concat => self.compute(op),
        }
    }

    /// Remembers of a result that gets the format of another value what float that was.
    fn keep_float(&mut self, result: Ssa<'r>, like: Ssa<'r>) {
        if let Some(float) = self.floats.get(&build::identity(like)).copied() {
            self.floats.insert(build::identity(result), float);
        }
    }

    fn compute(&mut self, op: OperationRef<'r, 'r>) {
        let Some(changes) = self.plan.nodes.get(&identity(op)) else { return };
        for (index, cast) in &changes.operands {
            let Some(element) = self.element(op, &cast.format) else { continue };
            let companion = cast.companion.as_ref().map(|companion| (companion, cast));
            self.cast(op, *index, element, companion);
        }
        for result in op.results().map(Value::from) {
            let Some(format) = self.plan.chosen.get(&build::identity(result)) else { continue };
            let Some(element) = self.element(op, format) else { continue };
            self.floats.insert(build::identity(result), build::element_of(result));
            node::set_element(result, element);
        }
        if let Some((width, frac)) = changes.accumulator {
            node::set_inherent(op, "accumulator_width", self.integer(width));
            if let Some(frac) = frac {
                node::set_inherent(op, "accumulator_frac", self.integer(frac));
            }
        }
        self.run.count("nodes", 1);
    }

    fn integer(&self, value: i64) -> Attribute<'r> {
        IntegerAttribute::new(IntegerType::new(self.run.context, 64).into(), value).into()
    }

    fn element(&self, op: OperationRef<'r, 'r>, format: &Format) -> Option<Type<'r>> {
        node::format_type(op.location(), format)
    }

    /// Casts a value where it is made, for all who use it.
    fn cast_source(&mut self, source: Ssa<'r>) {
        let Some(format) = self.plan.chosen.get(&build::identity(source)) else { return };
        let users = node::users(source);
        let block = node::defining_op(source).and_then(|op| op.block()).or_else(|| node::owner(source));
        let inside = users.iter().filter_map(|user| {
            let mut current = Some(*user);
            while current.is_some_and(|op| op.block() != block) {
                current = current.and_then(|op| op.parent_operation());
            }
            current
        });
        let first = inside.reduce(|a, b| if b.is_before_in_block(a) { b } else { a });
        let Some(first) = first else { return };
        let Some(element) = node::format_type(first.location(), format) else { return };
        let name = match node::defining_op(source) {
            Some(op) => node::node_name(op).unwrap_or_else(|| kind_name(op)),
            None => node::argument_name(source).unwrap_or_else(|| "input".into()),
        };
        let cast = self.build(first, source, element, None, &name);
        self.floats.insert(build::identity(cast), build::element_of(source));
        for user in users {
            for index in 0..user.operand_count() {
                if user.operands().nth(index) == Some(source) {
                    build::set_operand(user, index, cast);
                }
            }
        }
    }

    /// Gives an operand another element type.
    fn cast(
        &mut self,
        op: OperationRef<'r, 'r>,
        index: usize,
        element: Type<'r>,
        companion: Option<(&Companion<'r>, &Cast<'r>)>,
    ) {
        let Some(value) = op.operands().nth(index) else { return };
        if build::element_of(value) == element {
            return;
        }
        // A shard holds one node and nothing else.
        let place = match op.parent_operation() {
            Some(parent) if walk::name(parent) == "mase.shard" => parent,
            _ => op,
        };
        let block = place.block().map_or(0, |block| block.to_raw().ptr as usize);
        let bias = companion.and_then(|(companion, _)| companion.bias);
        let bias = bias.map(|(bias, factor)| (build::identity(bias), factor.to_bits()));
        let key = (build::identity(value), element.to_raw().ptr as usize, bias, block);
        let cast = match self.casts.get(&key) {
            Some(cast) => *cast,
            None => {
                let name = self.cast_name(op, index, value);
                let points = companion
                    .map(|(companion, cast)| self.companion(op, place, index, value, companion, cast));
                let cast = self.build(place, value, element, points, &name);
                self.casts.insert(key, cast);
                cast
            }
        };
        build::set_operand(op, index, cast);
    }

    /// A cast is called after the operand it makes, or, if that is of no node, after what it casts.
    fn cast_name(&self, op: OperationRef<'r, 'r>, index: usize, value: Ssa<'r>) -> String {
        if walk::name(op).starts_with("mase.") {
            let owner = node::node_name(op).unwrap_or_else(|| kind_name(op));
            return format!("{owner}.{}", operand_name(op, index));
        }
        let made = node::defining_op(value);
        made.and_then(node::node_name).unwrap_or_else(|| format!("{}.{index}", kind_name(op)))
    }

    fn build(
        &mut self,
        place: OperationRef<'r, 'r>,
        value: Ssa<'r>,
        element: Type<'r>,
        companion: Option<Ssa<'r>>,
        name: &str,
    ) -> Ssa<'r> {
        let operands: Vec<Ssa<'r>> = std::iter::once(value).chain(companion).collect();
        let ty = build::tensor_type(&build::shape_of(value), element);
        let cast = self.builder.before(place).node("mase.cast", &operands, ty);
        let name = unique(&mut self.nodes, format!("{name}.cast"));
        if let Some(op) = node::defining_op(cast) {
            node::set(op, names::NODE, StringAttribute::new(self.run.context, &name).into());
        }
        self.run.count("casts", 1);
        cast
    }

    /// The values of the channels of a parameter, derived from it.
    fn companion(
        &mut self,
        op: OperationRef<'r, 'r>,
        place: OperationRef<'r, 'r>,
        index: usize,
        value: Ssa<'r>,
        companion: &Companion<'r>,
        cast: &Cast<'r>,
    ) -> Ssa<'r> {
        let chain = self.plan.graph.chain(value);
        let source = chain[chain.len() - 1];
        let fixed = cast.format.family().name() == "fixed";
        let parameter =
            node::defining_op(source).and_then(|op| op.attribute("name").ok()).and_then(node::string);
        let owner = parameter.unwrap_or_else(|| {
            let node = node::node_name(op).unwrap_or_else(|| kind_name(op));
            format!("{node}.{}", operand_name(op, index))
        });
        let name =
            unique(&mut self.parameters, format!("{owner}.{}", if fixed { "points" } else { "scales" }));
        let bias_chain = companion.bias.map(|(bias, factor)| (self.plan.graph.chain(bias), factor));
        let mut inputs = vec![source];
        if let Some(bias) = bias_chain.as_ref().and_then(|(chain, _)| chain.last()) {
            inputs.push(*bias);
        }
        let axis = cast.format.layout().channel_axis.unwrap_or_default() as usize;
        let (context, location) = (self.run.context, op.location());
        self.builder.before(place).derive(&name, &inputs, &[], |b, arguments| {
            let weights = replay(b, &chain, arguments[0]);
            let bias = bias_chain.map(|(chain, factor)| (replay(b, &chain, arguments[1]), factor));
            let (tensor, axis) = match bias {
                Some((bias, factor)) => (with_bias(b, weights, axis, bias, factor), 0),
                None => (weights, axis),
            };
            let format = on_channel(&cast.format, axis);
            let ty = node::format_type(location, &format).expect("a valid format");
            let element = if fixed { IntegerType::new(context, 8).into() } else { Type::float32(context) };
            let result = build::tensor_type(&[build::shape_of(tensor)[axis]], element);
            let format = TypeAttribute::new(ty).into();
            let fit = b.any("mase.fit", &[tensor], &[("format", format)], &[result]);
            fit.result(0).expect("a fit has a result").into()
        })
    }
}

/// `wanted`, or with a number behind it; taken from now on.
fn unique(taken: &mut HashSet<String>, wanted: String) -> String {
    let numbered = (2..).map(|number| format!("{wanted}.{number}"));
    let name = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
    let name = name.expect("endlessly many candidates");
    taken.insert(name.clone());
    name
}

/// Repeats moves, of which the last in the chain is done first, on another value.
fn replay<'r>(b: &Builder<'r>, chain: &[Ssa<'r>], start: Ssa<'r>) -> Ssa<'r> {
    let mut value = start;
    for pair in chain.windows(2).rev() {
        let [after, before] = pair else { continue };
        // What a shard gives is what its node gives.
        let Some(op) = node::defining_op(*after).filter(|op| walk::name(*op) != "mase.shard") else {
            continue;
        };
        let copy = b.copy(op, &HashMap::from([(build::identity(*before), value)]));
        for name in [names::NODE, names::HW, names::METRICS, names::RANGE] {
            node::remove(copy, name);
        }
        value = copy.result(0).expect("a move has a result").into();
    }
    value
}

/// The weights of each channel in a row, and at its end the biases that are added to its sums, scaled so that what holds the
/// weights lets the accumulator hold them.
fn with_bias<'r>(b: &Builder<'r>, weights: Ssa<'r>, axis: usize, bias: Ssa<'r>, factor: f64) -> Ssa<'r> {
    let element = build::element_of(weights);
    let reshape = |value: Ssa<'r>, shape: &[i64]| {
        if build::shape_of(value) == shape {
            value
        } else {
            b.node("mase.reshape", &[value], build::tensor_type(shape, element))
        }
    };
    let transpose = |value: Ssa<'r>| {
        let mut shape = build::shape_of(value);
        let mut permutation: Vec<i64> = (0..shape.len() as i64).collect();
        shape.swap(0, 1);
        permutation.swap(0, 1);
        let permutation = DenseI64ArrayAttribute::new(b.context(), &permutation).into();
        let ty = build::tensor_type(&shape, element);
        let op = b.any("mase.transpose", &[value], &[("permutation", permutation)], &[ty]);
        Ssa::from(op.result(0).expect("a move has a result"))
    };
    let first = if axis == 0 { weights } else { transpose(weights) };
    let shape = build::shape_of(first);
    let channels = shape[0];
    let rows = reshape(first, &[channels, shape[1..].iter().product()]);
    let scaled = b.node("mase.mul", &[bias, b.splat(&[], factor, element)], bias.r#type());
    let biases = reshape(scaled, &[channels, 1]);
    let columns = build::shape_of(rows)[1] + 1;
    let axis = IntegerAttribute::new(IntegerType::new(b.context(), 64).into(), 1).into();
    let ty = build::tensor_type(&[channels, columns], element);
    let op = b.any("mase.concat", &[rows, biases], &[("axis", axis)], &[ty]);
    op.result(0).expect("a move has a result").into()
}
