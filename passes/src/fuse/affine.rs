//! Sums and products that go into the weight and bias of a layer.

use super::Fuser;
use crate::common::{
    derive::{Wanted, hoist, is_source, name_of},
    graph::{float_of, kind, result},
};
use mase_ir::{
    attributes::Port,
    build::{self, Builder, Ssa, element_of, shape_of, tensor_type},
    melior::ir::{
        OperationRef, Type, Value, ValueLike,
        attribute::{FloatAttribute, IntegerAttribute},
        operation::OperationLike,
    },
    names, node, walk,
};

/// What a node does to each element of its input.
enum Step<'r> {
    Norm { gamma: Ssa<'r>, beta: Ssa<'r>, mean: Ssa<'r>, variance: Ssa<'r>, epsilon: f64 },
    Mul(Ssa<'r>),
    Div(Ssa<'r>),
    Add(Ssa<'r>),
    Sub(Ssa<'r>),
}

/// A layer whose weight can change.
struct Layer<'r> {
    op: OperationRef<'r, 'r>,
    input: Ssa<'r>,
    weight: Ssa<'r>,
    bias: Option<Ssa<'r>>,
    /// The dimension of the result that has the output channels.
    axis: usize,
    /// The ops on the way to the node that is folded, whose results change too.
    path: Vec<OperationRef<'r, 'r>>,
}

/// Folds a node into the layer before it.
pub fn fold<'r>(fuser: &mut Fuser<'r>, op: OperationRef<'r, 'r>) -> Option<&'static str> {
    let element = float_of(op)?;
    for (input, step) in steps(op) {
        let Some(wanted) = fuser.wants(step.kind()) else { continue };
        if input.r#type() != result(op)?.r#type() || !step.values().into_iter().all(is_source) {
            continue;
        }
        let layer = match step.number() {
            true => find(input, op, step.multiplies()),
            false => single(input, op).and_then(layer).filter(|layer| step.fits(layer)),
        };
        // The path and the layer have the element type of the input: each node on it has one.
        let Some(layer) = layer.filter(|layer| element_of(layer.weight) == element) else { continue };
        fuser.remark(layer.op, op);
        apply(fuser, &layer, op, &step);
        move_range(&layer, op, input);
        fuser.editor.replace(op, input);
        return Some(wanted);
    }
    None
}

/// What a node may be read as: which operand is its input, and what it does to it.
fn steps<'r>(op: OperationRef<'r, 'r>) -> Vec<(Ssa<'r>, Step<'r>)> {
    let operands: Vec<Ssa<'r>> = op.operands().collect();
    match (kind(op).as_str(), operands.as_slice()) {
        ("batch_norm", &[x, gamma, beta, mean, variance]) => {
            let epsilon = op.attribute("epsilon").and_then(FloatAttribute::try_from).map(|e| e.value());
            epsilon
                .map(|epsilon| (x, Step::Norm { gamma, beta, mean, variance, epsilon }))
                .into_iter()
                .collect()
        }
        ("mul", &[a, b]) => vec![(a, Step::Mul(b)), (b, Step::Mul(a))],
        ("add", &[a, b]) => vec![(a, Step::Add(b)), (b, Step::Add(a))],
        ("div", &[a, b]) => vec![(a, Step::Div(b))],
        ("sub", &[a, b]) => vec![(a, Step::Sub(b))],
        _ => Vec::new(),
    }
}

impl<'r> Step<'r> {
    fn kind(&self) -> &'static str {
        match self {
            Step::Norm { .. } => "batch-norm",
            Step::Mul(_) | Step::Div(_) => "scale",
            Step::Add(_) | Step::Sub(_) => "bias",
        }
    }

    fn values(&self) -> Vec<Ssa<'r>> {
        match *self {
            Step::Norm { gamma, beta, mean, variance, .. } => vec![gamma, beta, mean, variance],
            Step::Mul(value) | Step::Div(value) | Step::Add(value) | Step::Sub(value) => vec![value],
        }
    }

    fn multiplies(&self) -> bool {
        matches!(self, Step::Mul(_) | Step::Div(_))
    }

    /// Whether every element gets the same, so that it does not matter where it is.
    fn number(&self) -> bool {
        match self {
            Step::Norm { .. } => false,
            step => step.values().into_iter().all(|value| elements(value) == 1),
        }
    }

    /// Whether there is one value for each output channel of the layer, whose result is the input.
    fn fits(&self, layer: &Layer<'r>) -> bool {
        let shape = layer.shape();
        match self {
            Step::Norm { .. } => layer.axis == 1,
            step => step.values().into_iter().all(|value| {
                let own = shape_of(value);
                let Some(lead) = shape.len().checked_sub(own.len()) else { return false };
                let expected = |i| if i == layer.axis { shape[i] } else { 1 };
                own.iter().enumerate().all(|(i, extent)| *extent == expected(lead + i))
                    && elements(value) == shape[layer.axis]
            }),
        }
    }
}

fn elements(value: Ssa) -> i64 {
    shape_of(value).iter().product()
}

/// The op that makes a value which only this one op uses, in its block.
fn single<'r>(value: Ssa<'r>, user: OperationRef<'r, 'r>) -> Option<OperationRef<'r, 'r>> {
    let op = node::defining_op(value)?;
    (node::users(value).len() == 1 && op.block() == user.block()).then_some(op)
}

/// The layer to which a number can move: through what moves elements, and, for a factor, through products of matrices.
fn find<'r>(value: Ssa<'r>, user: OperationRef<'r, 'r>, factor: bool) -> Option<Layer<'r>> {
    let op = single(value, user)?;
    float_of(op)?;
    match kind(op).as_str() {
        "reshape" | "transpose" | "broadcast" => {
            find(op.operands().next()?, op, factor).map(|layer| layer.through(op))
        }
        "matmul" if factor => {
            op.operands().find_map(|operand| find(operand, op, factor)).map(|layer| layer.through(op))
        }
        _ => layer(op),
    }
}

/// Ranges of values that change are dropped, but the last of them becomes what the folded node was.
fn move_range(layer: &Layer, folded: OperationRef, last: Ssa) {
    for op in layer.path.iter().chain([&layer.op]) {
        node::remove(*op, names::RANGE);
    }
    if let (Some(op), Ok(range)) = (node::defining_op(last), folded.attribute(names::RANGE)) {
        node::set(op, names::RANGE, range);
    }
}

fn layer<'r>(op: OperationRef<'r, 'r>) -> Option<Layer<'r>> {
    let rank = shape_of(result(op)?).len();
    let axis = match kind(op).as_str() {
        "linear" => rank - 1,
        "conv2d" | "conv_transpose2d" => 1,
        _ => return None,
    };
    float_of(op)?;
    let mut operands = op.operands();
    let (input, weight, bias) = (operands.next()?, operands.next()?, operands.next());
    // A weight with another use would be there twice, before and after the fold.
    let free = is_source(weight) && node::users(weight).len() == 1 && bias.is_none_or(is_source);
    free.then_some(Layer { op, input, weight, bias, axis, path: Vec::new() })
}

impl<'r> Layer<'r> {
    /// With another op on the way.
    fn through(mut self, op: OperationRef<'r, 'r>) -> Self {
        self.path.push(op);
        self
    }

    fn shape(&self) -> Vec<i64> {
        self.op.result(0).map(|result| shape_of(Value::from(result))).unwrap_or_default()
    }

    /// The name of the weight, or of the bias that belongs to it.
    fn name(&self, what: &str) -> String {
        let operand = if what == "bias" { self.bias.unwrap_or(self.weight) } else { self.weight };
        let own = node::defining_op(operand).and_then(name_of);
        match own {
            Some(name) if what == "weight" || self.bias.is_some() => name,
            Some(weight) => format!("{}.{what}", weight.strip_suffix(".weight").unwrap_or(&weight)),
            None => match node::node_name(self.op) {
                Some(node) => format!("{node}.{what}"),
                None => what.to_owned(),
            },
        }
    }

    /// A factor per output channel, or one for all, in the shape in which it multiplies the weight.
    fn scale_weight(&self, b: &Builder<'r>, weight: Ssa<'r>, factor: Ssa<'r>, divide: bool) -> Ssa<'r> {
        let shape = shape_of(weight);
        let name = if divide { "mase.div" } else { "mase.mul" };
        let scale = |weight: Ssa<'r>, factor: &[i64], value: Ssa<'r>| {
            b.node(name, &[weight, reshape(b, value, factor)], weight.r#type())
        };
        if elements(factor) == 1 {
            return scale(weight, &[], factor);
        }
        let channels = elements(factor);
        match walk::name(self.op).as_str() {
            "mase.linear" => scale(weight, &[channels, 1], factor),
            "mase.conv2d" => scale(weight, &[channels, 1, 1, 1], factor),
            // Its weight has the input channels, group by group, and then the output channels of one group.
            _ => {
                let groups = self.op.attribute("groups").and_then(IntegerAttribute::try_from);
                let groups = groups.map_or(1, |groups| groups.value());
                let grouped = [&[groups, shape[0] / groups][..], &shape[1..]].concat();
                let product =
                    scale(reshape(b, weight, &grouped), &[groups, 1, channels / groups, 1, 1], factor);
                reshape(b, product, &shape)
            }
        }
    }
}

/// Changes the layer's weight and bias so that its result is what the step makes of it now.
fn apply<'r>(fuser: &mut Fuser<'r>, layer: &Layer<'r>, op: OperationRef<'r, 'r>, step: &Step<'r>) {
    // Before a derived weight, which one of them may come from, is replaced.
    let (weight_name, bias_name) = (layer.name("weight"), layer.name("bias"));
    let wanted = |what: &str, start: Ssa<'r>, others: &[Ssa<'r>]| Wanted {
        layer: layer.op,
        absorbed: Some(op),
        name: if what == "bias" { bias_name.clone() } else { weight_name.clone() },
        start,
        others: others.to_vec(),
    };
    let element = element_of(layer.weight);
    let channels = [layer.shape()[layer.axis]];
    let vector = tensor_type(&channels, element);

    let weight = match *step {
        Step::Norm { gamma, variance, epsilon, .. } => {
            fuser.editor.derive(wanted("weight", layer.weight, &[gamma, variance]), |b, weight, v| {
                layer.scale_weight(b, weight, deviation(b, v[0], v[1], epsilon), false)
            })
        }
        Step::Mul(factor) => {
            fuser.editor.derive(wanted("weight", layer.weight, &[factor]), |b, weight, v| {
                layer.scale_weight(b, weight, v[0], false)
            })
        }
        Step::Div(divisor) => {
            fuser.editor.derive(wanted("weight", layer.weight, &[divisor]), |b, weight, v| {
                layer.scale_weight(b, weight, v[0], true)
            })
        }
        Step::Add(_) | Step::Sub(_) => layer.weight,
    };
    // A number, or one value per channel, along the bias.
    let along = |b: &Builder<'r>, value: Ssa<'r>| match elements(value) {
        1 => reshape(b, value, &[]),
        _ => reshape(b, value, &channels),
    };
    let bias = match (step, layer.bias) {
        (&Step::Norm { gamma, beta, mean, variance, epsilon }, Some(bias)) => {
            let wanted = wanted("bias", bias, &[gamma, beta, mean, variance]);
            Some(fuser.editor.derive(wanted, |b, bias, v| {
                let wide = wide(b, bias);
                let centred = b.node("mase.sub", &[bias, v[2]], wide);
                let scaled = b.node("mase.mul", &[centred, deviation(b, v[0], v[3], epsilon)], wide);
                b.node("mase.add", &[scaled, v[1]], vector)
            }))
        }
        (&Step::Norm { gamma, beta, mean, variance, epsilon }, None) => {
            let wanted = wanted("bias", beta, &[gamma, mean, variance]);
            Some(fuser.editor.derive(wanted, |b, beta, v| {
                let shift = b.node("mase.mul", &[v[1], deviation(b, v[0], v[2], epsilon)], wide(b, beta));
                b.node("mase.sub", &[beta, shift], vector)
            }))
        }
        (Step::Mul(_) | Step::Div(_), None) => None,
        (Step::Add(value), None) if value.r#type() == vector => {
            // As it is, but it may stand behind the layer.
            hoist(*value, layer.op);
            Some(*value)
        }
        (Step::Add(value), None) => Some(
            fuser
                .editor
                .derive(wanted("bias", *value, &[]), |b, value, _| spread(b, along(b, value), vector)),
        ),
        (Step::Sub(value), None) => Some(fuser.editor.derive(wanted("bias", *value, &[]), |b, value, _| {
            let value = along(b, value);
            spread(b, b.node("mase.neg", &[value], value.r#type()), vector)
        })),
        (step, Some(bias)) => {
            let name = format!("mase.{}", kind(op));
            Some(fuser.editor.derive(wanted("bias", bias, &step.values()), |b, bias, v| {
                b.node(&name, &[bias, along(b, v[0])], vector)
            }))
        }
    };
    if bias.is_some() && layer.bias.is_none() {
        add_port(layer.op);
    }
    let operands: Vec<_> = [layer.input, weight].into_iter().chain(bias).collect();
    build::set_operands(layer.op, &operands);
}

/// Of a layer that gets another operand, `mase.hw` gets a port that is open, and figures go.
fn add_port(op: OperationRef) {
    node::remove(op, names::METRICS);
    let Some(mut hardware) = node::hardware(op).filter(|hardware| !hardware.r#in.is_empty()) else { return };
    hardware.r#in.push(Port::default());
    if let Some(attribute) = hardware.build(op.location()) {
        node::set(op, names::HW, attribute);
    }
}

/// `gamma / sqrt(variance + epsilon)`
fn deviation<'r>(b: &Builder<'r>, gamma: Ssa<'r>, variance: Ssa<'r>, epsilon: f64) -> Ssa<'r> {
    let wide = wide(b, variance);
    let epsilon = b.splat(&[], epsilon, node::element(wide).expect("a tensor"));
    let sum = b.node("mase.add", &[variance, epsilon], wide);
    b.node("mase.div", &[gamma, b.node("mase.sqrt", &[sum], wide)], wide)
}

/// The type of a tensor with its elements in what arithmetic is done in, so that only the last step rounds to fewer bits.
fn wide<'r>(b: &Builder<'r>, value: Ssa<'r>) -> Type<'r> {
    let f64 = Type::float64(b.context());
    let element = if element_of(value) == f64 { f64 } else { Type::float32(b.context()) };
    tensor_type(&shape_of(value), element)
}

fn reshape<'r>(b: &Builder<'r>, value: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
    match shape_of(value) == shape {
        true => value,
        false => b.node("mase.reshape", &[value], tensor_type(shape, element_of(value))),
    }
}

/// A number for each channel.
fn spread<'r>(b: &Builder<'r>, value: Ssa<'r>, to: Type<'r>) -> Ssa<'r> {
    if value.r#type() == to { value } else { b.node("mase.broadcast", &[value], to) }
}
