//! From a [`Graph`] back to ops.

use super::{
    block,
    graph::{Element, Graph, Id, Op},
    names::{Names, parameter},
    read::Reader,
};
use mase_ir::{
    attributes::GeluApproximation,
    build::{self, Builder, Ssa, tensor_type},
    melior::ir::{
        Attribute, OperationRef, Type, ValueLike,
        attribute::{
            BoolAttribute, DenseElementsAttribute, DenseI32ArrayAttribute, DenseI64ArrayAttribute,
            FloatAttribute, IntegerAttribute, StringAttribute,
        },
        operation::OperationLike,
        r#type::IntegerType,
    },
    names as attribute_names, node,
};
use std::collections::{HashMap, HashSet};

type Attributes<'r> = Vec<(&'static str, Attribute<'r>)>;

/// Puts nodes in place of the ops that were read.
pub fn emit<'r>(reader: Reader<'r>, b: Builder<'r>) {
    let mut emitter = Emitter { b, reader, names: Names::default(), done: HashMap::new() };
    emitter.take_names();
    for index in 0..emitter.reader.sources.len() {
        let source = &emitter.reader.sources[index];
        if source.kept {
            emitter.keep(source.op);
        }
    }
    for source in emitter.reader.sources.iter().rev() {
        // A scalar that an op which stays takes, stays.
        let used = source.op.results().any(|result| build::is_used(result.into()));
        if !source.kept && !used {
            build::erase(source.op);
        }
    }
}

struct Emitter<'r> {
    /// Stands before the op that is next to stay.
    b: Builder<'r>,
    reader: Reader<'r>,
    names: Names,
    done: HashMap<Id, Ssa<'r>>,
}

impl<'r> Emitter<'r> {
    fn take_names(&mut self) {
        for source in self.reader.sources.iter().filter(|source| source.kept) {
            if let Some(name) = node::node_name(source.op) {
                self.names.take(&name);
            }
        }
    }

    /// Emits what an op takes, before it.
    fn keep(&mut self, op: OperationRef<'r, 'r>) {
        self.b = self.b.before(op);
        let name = mase_ir::walk::name(op);
        if let Some(kind) =
            name.strip_prefix("mase.").filter(|_| node::is_node(op) && node::node_name(op).is_none())
            && kind != "parameter"
        {
            let name = self.names.unique(kind.to_owned());
            node::set(op, attribute_names::NODE, StringAttribute::new(self.b.context(), &name).into());
        }
        let taken: Vec<Ssa<'r>> = mase_ir::walk::preorder(op).iter().flat_map(|op| op.operands()).collect();
        for value in taken {
            if let Some(id) = self.reader.id(value) {
                let new = self.value(id);
                if build::identity(new) != build::identity(value) {
                    build::replace_uses(value, new);
                }
            }
        }
    }

    /// The value of a node. What it is made of comes first.
    fn value(&mut self, id: Id) -> Ssa<'r> {
        let mut open = vec![id];
        while let Some(id) = open.last().copied() {
            if self.done.contains_key(&id) {
                open.pop();
                continue;
            }
            let inputs = self.leaves(id);
            let missing: Vec<Id> =
                inputs.into_iter().rev().filter(|input| !self.done.contains_key(input)).collect();
            if missing.is_empty() {
                self.make(id);
            } else {
                open.extend(missing);
            }
        }
        self.done[&id]
    }

    /// What has to be there before a node is made: its inputs, or the parameters that a derived one is made of.
    fn leaves(&self, id: Id) -> Vec<Id> {
        let graph = &self.reader.graph;
        if !is_derived(graph, id) {
            return if graph.number(id).is_some() { vec![] } else { graph[id].inputs.clone() };
        }
        let (mut leaves, mut seen): (Vec<Id>, HashSet<Id>) = Default::default();
        let mut open = graph[id].inputs.clone();
        open.reverse();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            match graph[id].op {
                Op::Parameter(_) => leaves.push(id),
                _ => open.extend(graph[id].inputs.iter().rev()),
            }
        }
        leaves
    }

    fn make(&mut self, id: Id) {
        let origin = self.reader.graph[id].origin;
        let b = self.b.at(self.reader.sources[origin].op.location());
        if is_derived(&self.reader.graph, id) {
            let value = self.derive(&b, id);
            self.done.insert(id, value);
            return;
        }
        if let Op::Opaque { op, .. } = self.reader.graph[id].op {
            return self.wrap(op);
        }
        let inputs: Vec<Ssa> =
            self.reader.graph[id].inputs.iter().filter_map(|i| self.done.get(i).copied()).collect();
        let made = self.node(&b, id, &inputs);
        if let Made::Node(op, kind) = &made {
            let name = self.names.of(&self.reader.graph, id, kind);
            node::set(*op, attribute_names::NODE, StringAttribute::new(b.context(), &name).into());
        }
        self.done.insert(id, made.value());
    }

    fn wrap(&mut self, index: usize) {
        let source = self.reader.sources[index].op;
        let b = self.b.at(source.location());
        let (reader, done) = (&self.reader, &self.done);
        let op = block::wrap(&b, source, |value| {
            reader.id(value).and_then(|id| done.get(&id).copied()).unwrap_or(value)
        });
        let results: Vec<(usize, Ssa)> = op.results().map(Ssa::from).enumerate().collect();
        let mut first = None;
        for (result, value) in results {
            let id = self.reader.sources[index].results.get(result).copied().flatten();
            if let Some(id) = id.filter(|id| self.reader.graph[*id].op == Op::Opaque { op: index, result }) {
                self.done.insert(id, value);
                first = first.or(Some(id));
            }
        }
        if let Some(id) = first {
            let kind = mase_ir::walk::name(source).rsplit('.').next().unwrap_or("block").to_owned();
            let name = self.names.of(&self.reader.graph, id, &kind);
            node::set(op, attribute_names::NODE, StringAttribute::new(b.context(), &name).into());
        }
    }

    /// A parameter that is computed from others.
    fn derive(&mut self, b: &Builder<'r>, id: Id) -> Ssa<'r> {
        let leaves = self.leaves(id);
        let operands: Vec<Ssa> = leaves.iter().map(|leaf| self.done[leaf]).collect();
        let arguments: Vec<Type> = operands.iter().map(|v| v.r#type()).collect();
        let name = parameter(&self.reader.graph, id).unwrap_or_default();
        let name = StringAttribute::new(b.context(), &name).into();
        let ty = self.ty(id);
        let op = b.with_region(
            "mase.derive",
            &operands,
            &[("name", name)],
            &[ty],
            &arguments,
            |inner, arguments| {
                let mut done: HashMap<Id, Ssa> =
                    leaves.iter().copied().zip(arguments.iter().copied()).collect();
                let mut open = vec![id];
                while let Some(id) = open.last().copied() {
                    if done.contains_key(&id) {
                        open.pop();
                        continue;
                    }
                    let graph = &self.reader.graph;
                    let inputs = if graph.number(id).is_some() { vec![] } else { graph[id].inputs.clone() };
                    let missing: Vec<Id> =
                        inputs.iter().copied().filter(|input| !done.contains_key(input)).collect();
                    if missing.is_empty() {
                        let inputs: Vec<Ssa> = inputs.iter().map(|input| done[input]).collect();
                        done.insert(id, self.node(inner, id, &inputs).value());
                    } else {
                        open.extend(missing);
                    }
                }
                inner.any("mase.yield", &[done[&id]], &[], &[]);
            },
        );
        op.result(0).expect("a result").into()
    }

    fn ty(&self, id: Id) -> Type<'r> {
        let node = &self.reader.graph[id];
        tensor_type(&node.shape, self.element(node.element))
    }

    fn element(&self, element: Element) -> Type<'r> {
        let context = self.b.context();
        match element {
            Element::F16 => Type::float16(context),
            Element::Bf16 => Type::bfloat16(context),
            Element::F32 => Type::float32(context),
            Element::F64 => Type::float64(context),
            Element::Int(width) => IntegerType::new(context, width).into(),
            Element::Index => Type::index(context),
            Element::Other(index) => self.reader.other(index),
        }
    }

    /// The op that a node is.
    fn node(&self, b: &Builder<'r>, id: Id, inputs: &[Ssa<'r>]) -> Made<'r> {
        let graph = &self.reader.graph;
        let node = &graph[id];
        if let Some(number) = graph.number(id) {
            return Made::Value(self.constant(b, id, number));
        }
        let a = Attribute_ { b };
        let ints = |list: &[i64]| a.ints(list);
        let (kind, inputs, attributes): (&str, Vec<Ssa>, Attributes) = match &node.op {
            Op::Value(index) => return Made::Value(self.reader.values[*index]),
            Op::Data(index) => return Made::Value(b.constant(self.reader.data[*index])),
            Op::Parameter(name) => {
                let parameter = &self.reader.parameters[name];
                let mut attributes = vec![("name", StringAttribute::new(b.context(), name).into())];
                attributes.extend(parameter.value.map(|value| ("value", value)));
                let op = b.any("mase.parameter", &[], &attributes, &[parameter.ty]);
                return Made::Value(op.result(0).expect("a result").into());
            }
            Op::Unary(name) | Op::Binary(name) => (name, inputs.to_vec(), vec![]),
            Op::Gelu { tanh: false } => ("gelu", inputs.to_vec(), vec![]),
            Op::Gelu { tanh: true } => ("gelu", inputs.to_vec(), vec![("approximate", a.tanh())]),
            Op::Slope(name, alpha) => (name, inputs.to_vec(), vec![("alpha", a.float(alpha.get()))]),
            Op::Where => ("where", inputs.to_vec(), vec![]),
            Op::Cast => ("cast", inputs.to_vec(), vec![]),
            Op::Reshape => ("reshape", inputs.to_vec(), vec![]),
            Op::Broadcast => ("broadcast", inputs.to_vec(), vec![]),
            Op::Matmul => ("matmul", inputs.to_vec(), vec![]),
            Op::Linear => ("linear", inputs.to_vec(), vec![]),
            Op::Embedding => ("embedding", inputs.to_vec(), vec![]),
            Op::Rotary => ("rotary_embedding", inputs.to_vec(), vec![]),
            Op::Reduce(name, axes) | Op::Squeeze(name, axes) => {
                let kind = match *name {
                    "sum" => "reduce_sum",
                    "mean" => "reduce_mean",
                    _ => "reduce_max",
                };
                let axes: Vec<i64> = axes.iter().map(|axis| *axis as i64).collect();
                let keepdims = matches!(node.op, Op::Reduce(..)).then(|| ("keepdims", a.unit()));
                (kind, inputs.to_vec(), [("axes", ints(&axes))].into_iter().chain(keepdims).collect())
            }
            Op::Transpose(permutation) => {
                let permutation: Vec<i64> = permutation.iter().map(|i| *i as i64).collect();
                ("transpose", inputs.to_vec(), vec![("permutation", ints(&permutation))])
            }
            Op::Slice { offsets, strides } => (
                "slice",
                inputs.to_vec(),
                vec![("offsets", ints(offsets)), ("sizes", ints(&node.shape)), ("strides", ints(strides))],
            ),
            Op::Pad { low, high, value } => (
                "pad",
                inputs.to_vec(),
                vec![("low", ints(low)), ("high", ints(high)), ("value", a.float(value.get()))],
            ),
            Op::Concat(axis) => ("concat", inputs.to_vec(), vec![("axis", a.int(*axis as i64))]),
            Op::Conv2d { window, groups } => {
                let mut attributes =
                    vec![("strides", ints(&window.strides)), ("padding", ints(&window.padding))];
                attributes.extend([("dilations", ints(&window.dilations)), ("groups", a.int(*groups))]);
                ("conv2d", inputs.to_vec(), attributes)
            }
            Op::Pool(name, window) => {
                let mut attributes =
                    vec![("kernel", ints(&window.kernel)), ("strides", ints(&window.strides))];
                attributes.push(("padding", ints(&window.padding)));
                attributes.push(match *name {
                    "avg_pool2d" => ("count_include_pad", BoolAttribute::new(b.context(), true).into()),
                    _ => ("dilations", ints(&window.dilations)),
                });
                (name, inputs.to_vec(), attributes)
            }
            Op::AdaptivePool(name) => (name, inputs.to_vec(), vec![("output_size", ints(&node.shape[2..]))]),
            Op::Softmax { axis, safe } => {
                let mut attributes = vec![("axis", a.int(*axis as i64))];
                attributes.extend(safe.then(|| ("safe", a.unit())));
                ("softmax", inputs.to_vec(), attributes)
            }
            Op::LogSoftmax(axis) => ("log_softmax", inputs.to_vec(), vec![("axis", a.int(*axis as i64))]),
            Op::RmsNorm { axis, epsilon } => {
                let attributes = vec![("axis", a.int(*axis as i64)), ("epsilon", a.float(epsilon.get()))];
                ("rms_norm", inputs.to_vec(), attributes)
            }
            Op::LayerNorm { axis, epsilon, gamma, beta } => {
                let mut attributes = vec![("axis", a.int(*axis as i64)), ("epsilon", a.float(epsilon.get()))];
                attributes.push(a.segments(&[1, i32::from(*gamma), i32::from(*beta)]));
                ("layer_norm", inputs.to_vec(), attributes)
            }
            Op::GroupNorm { groups, epsilon, gamma, beta } => {
                let mut attributes = vec![("groups", a.int(*groups)), ("epsilon", a.float(epsilon.get()))];
                attributes.push(a.segments(&[1, i32::from(*gamma), i32::from(*beta)]));
                ("group_norm", inputs.to_vec(), attributes)
            }
            Op::BatchNorm { epsilon, gamma, beta } => {
                let channels = [node.shape[1]];
                let element = self.element(node.element);
                let missing = |value: f64| {
                    let number = FloatAttribute::new(b.context(), element, value).into();
                    b.constant(splat(tensor_type(&channels, element), number))
                };
                let mut rest = inputs[3..].iter().copied();
                let gamma = gamma.then(|| rest.next()).flatten().unwrap_or_else(|| missing(1.0));
                let beta = beta.then(|| rest.next()).flatten().unwrap_or_else(|| missing(0.0));
                let inputs = vec![inputs[0], gamma, beta, inputs[1], inputs[2]];
                ("batch_norm", inputs, vec![("epsilon", a.float(epsilon.get()))])
            }
            Op::Constant(_) | Op::Accumulator(_) | Op::Compare(..) | Op::Opaque { .. } => {
                unreachable!("{:?} was replaced before", node.op)
            }
        };
        let op = b.any(&format!("mase.{kind}"), &inputs, &attributes, &[self.ty(id)]);
        Made::Node(op, kind.to_owned())
    }

    fn constant(&self, b: &Builder<'r>, id: Id, number: f64) -> Ssa<'r> {
        let element = self.element(self.reader.graph[id].element);
        let number = match self.reader.graph[id].element.is_float() {
            true => FloatAttribute::new(b.context(), element, number).into(),
            false => IntegerAttribute::new(element, number as i64).into(),
        };
        b.constant(splat(self.ty(id), number))
    }
}

enum Made<'r> {
    Value(Ssa<'r>),
    Node(OperationRef<'r, 'r>, String),
}

impl<'r> Made<'r> {
    fn value(&self) -> Ssa<'r> {
        match self {
            Self::Value(value) => *value,
            Self::Node(op, _) => op.result(0).expect("a node with a result").into(),
        }
    }
}

/// Whether a node is computed from parameters alone, once, when these get their values.
fn is_derived(graph: &Graph, id: Id) -> bool {
    graph[id].parameter.is_some_and(|parameter| parameter != id)
}

fn splat<'r>(ty: Type<'r>, number: Attribute<'r>) -> Attribute<'r> {
    DenseElementsAttribute::new(ty, &[number]).expect("a number of the tensor's type").into()
}

/// Makes attributes.
struct Attribute_<'b, 'r> {
    b: &'b Builder<'r>,
}

impl<'r> Attribute_<'_, 'r> {
    fn ints(&self, list: &[i64]) -> Attribute<'r> {
        DenseI64ArrayAttribute::new(self.b.context(), list).into()
    }

    fn int(&self, value: i64) -> Attribute<'r> {
        IntegerAttribute::new(IntegerType::new(self.b.context(), 64).into(), value).into()
    }

    fn float(&self, value: f64) -> Attribute<'r> {
        FloatAttribute::new(self.b.context(), Type::float64(self.b.context()), value).into()
    }

    fn unit(&self) -> Attribute<'r> {
        Attribute::unit(self.b.context())
    }

    fn tanh(&self) -> Attribute<'r> {
        build::gelu_approximation(self.b.context(), GeluApproximation::Tanh)
    }

    fn segments(&self, sizes: &[i32]) -> (&'static str, Attribute<'r>) {
        ("operandSegmentSizes", DenseI32ArrayAttribute::new(self.b.context(), sizes).into())
    }
}
