//! `mase-equalize`: moves differences between channels from activations to weights, where a format bears them better.
//!
//! A layer's input is divided by a scale for each channel, and the weight is multiplied by it. What makes the input takes the
//! division over, or else a node is put in. Decision 14 says why.

mod scale;
mod source;

use crate::common::{
    derive::{Wanted, hoist, is_source, name_of},
    graph::{Editor, float_of, kind},
};
use mase_ir::{
    build::{self, Builder, Ssa, shape_of, tensor_type},
    diagnostic::{op_error, op_remark},
    melior::ir::{
        OperationRef, ValueLike,
        attribute::{DenseI64ArrayAttribute, IntegerAttribute, StringAttribute},
        operation::OperationLike,
    },
    names, node,
    pass::{Anchor, OptionKind, Outcome, Pass, PassOption, Run, Statistic},
    walk,
};
use scale::Rule;

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-equalize",
    summary: "Move differences between channels from activations to the weights that take them",
    description: "\
Divides the input of `mase.linear` and `mase.conv2d` by a scale for each channel and multiplies their weights by it, so that one format
fits all channels: `s = max|x|^alpha / max|w|^(1 - alpha)`, where `max|x|` is what `mase calibrate` found in the channel and `max|w|` is taken over the
weights of all layers that have this input. Run it on floats, before `mase-quantize`, and calibrate again after it.

The division goes, the first that is possible:

1. into `gamma` and `beta` of the `mase.layer_norm`, `mase.rms_norm` or `mase.batch_norm` that makes the input, or into weight and bias of such a
   `mase.linear` or `mase.conv2d`, also through `mase.relu`, `mase.leaky_relu`, `mase.max_pool2d`, `mase.avg_pool2d`, `mase.reshape`, `mase.transpose`
   and the right side of a `mase.matmul` (the values of attention), if nothing else uses it;
2. with `insert`, into a `mase.mul` in front of the layers.

Scales are `mase.derive`s of the weights, so values may be absent. The float model computes the same: with powers of two every product and sum
is the same to the bit, but near the ends of f32. A channel that was always 0, or whose weights are all 0, counts as the largest one; one that is below 1/1024 of the
largest counts as that, so that the scales fit 16 bits.

Left as they are: layers whose input has no range by channel, with a remark; those that are not on f32, whose weight is no parameter or has
another use, or that were equalised before, so that running it again changes nothing. Ranges of values that change are removed. Refuses nodes on
number formats.",
    anchor: Anchor::Function,
    options: &[
        PassOption {
            name: "alpha",
            help: "how much of the differences moves to the weights, 0 to 1",
            kind: OptionKind::Text("0.8"),
        },
        PassOption {
            name: "power-of-two",
            help: "scales are powers of two",
            kind: OptionKind::Bool(true),
        },
        PassOption {
            name: "insert",
            help: "put a product in front of layers where nothing takes the scale over",
            kind: OptionKind::Bool(true),
        },
        PassOption {
            name: "remarks",
            help: "say on each layer where its scale went",
            kind: OptionKind::Bool(false),
        },
    ],
    statistics: &[
        Statistic { name: "folded", help: "inputs whose scale another node took over" },
        Statistic { name: "inserted", help: "inputs that a new product scales" },
    ],
    dialects: &["arith", "linalg", "math", "tensor"],
    read_only: false,
    run,
};

fn run(run: &Run) -> Outcome {
    let rule = rule(run)?;
    let ops = walk::graph(run.op);
    for op in &ops {
        let values = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
        if let Some(format) = values.filter_map(node::element).find(|ty| node::format(*ty).is_some()) {
            let format = node::element_text(format);
            let text = format!("is on {format}: equalise before formats are chosen, on floats");
            return Err(op_error(*op, text).fail());
        }
    }
    let mut editor = Editor::new(run);
    // The last ones first: what a layer's rows take over counts when its columns get their scale.
    for group in groups(&ops).into_iter().rev() {
        equalize(run, &mut editor, &rule, &group);
    }
    Ok(())
}

fn rule(run: &Run) -> Result<Rule, mase_ir::pass::Failed> {
    let text = run.options.text("alpha");
    let alpha = text.parse::<f64>().ok().filter(|alpha| (0.0..=1.0).contains(alpha));
    let alpha =
        alpha.ok_or_else(|| op_error(run.op, format!("alpha is '{text}', must be from 0 to 1")).fail())?;
    Ok(Rule { alpha, power_of_two: run.options.bool("power-of-two") })
}

/// Layers that have one input.
struct Group<'r> {
    input: Ssa<'r>,
    layers: Vec<OperationRef<'r, 'r>>,
}

/// All layers, by input, in the order of the first ones.
fn groups<'r>(ops: &[OperationRef<'r, 'r>]) -> Vec<Group<'r>> {
    let mut groups: Vec<Group<'r>> = Vec::new();
    for op in ops.iter().filter(|op| is_layer(**op) && !is_equalized(**op)) {
        let Some(input) = op.operands().next() else { continue };
        let same = |group: &&mut Group<'r>| group.input == input && group.layers[0].block() == op.block();
        match groups.iter_mut().find(same) {
            Some(group) => group.layers.push(*op),
            None => groups.push(Group { input, layers: vec![*op] }),
        }
    }
    groups
}

/// Whether a layer's weight can take a scale.
fn is_layer(op: OperationRef) -> bool {
    let f32 = || float_of(op).is_some_and(|element| element.to_string() == "f32");
    let free = |weight: Ssa| is_source(weight) && node::users(weight).len() == 1;
    matches!(kind(op).as_str(), "linear" | "conv2d") && f32() && op.operands().nth(1).is_some_and(free)
}

/// The last part of the name of every scale; by it a layer that has one is known.
const SCALE: &str = "equalization";
/// The last part of the name of what inputs are multiplied by.
const INVERSE: &str = "equalization_inverse";

fn is_equalized(layer: OperationRef) -> bool {
    let derived = |value| node::defining_op(value).filter(|op| kind(*op) == "derive");
    let is_scale = |op| name_of(op).is_some_and(|name| name.split('.').any(|part| part == SCALE));
    let weight = layer.operands().nth(1).and_then(derived);
    weight.is_some_and(|weight| weight.operands().filter_map(derived).any(is_scale))
}

fn equalize<'r>(run: &Run, editor: &mut Editor<'r>, rule: &Rule, group: &Group<'r>) {
    let first = group.layers[0];
    let shape = shape_of(group.input);
    let axis = if kind(first) == "conv2d" { 1 } else { shape.len() - 1 };
    // Where `#mase.range` has channels.
    if shape.len() == 4 && axis != 1 || group.layers.iter().any(|layer| kind(*layer) != kind(first)) {
        op_remark(
            first,
            "is not equalised: what was measured of its input's channels lies along another dimension",
        )
        .emit();
        return;
    }
    let maxima = node::range(group.input).map(|range| range.channels).unwrap_or_default();
    if maxima.len() as i64 != shape[axis] {
        let text =
            "is not equalised: there is no range of its input's channels, which `mase calibrate` finds";
        op_remark(first, text).emit();
        return;
    }
    // One channel has nothing to be equal to.
    let Some(powers) = rule.powers(&maxima).filter(|powers| powers.len() > 1) else { return };

    let source = source::find(group.input, &group.layers, axis);
    if source.is_none() && !run.options.bool("insert") {
        if run.options.bool("remarks") {
            op_remark(first, "is not equalised: nothing can take over the scale of its input").emit();
        }
        return;
    }
    let place = source.as_ref().map_or(first, |source| source.layer);
    let weights: Vec<_> = group.layers.iter().filter_map(|layer| layer.operands().nth(1)).collect();
    weights.iter().for_each(|weight| hoist(*weight, place));

    let stem = stem(first);
    let name = editor.names.take(&format!("{stem}.{SCALE}"), None);
    let scale = editor.builder.before(place).derive(&name, &weights, &[], |b, weights| {
        let maxima = group.layers.iter().zip(weights).map(|(layer, weight)| largest(b, *layer, *weight));
        rule.scales(b, &maxima.collect::<Vec<_>>(), &powers)
    });
    // In the shape in which a product that is put in takes it.
    let trailing = if source.is_some() { 0 } else { shape.len() - axis - 1 };
    let name = editor.names.take(&format!("{stem}.{INVERSE}"), None);
    let inverse = editor.builder.before(place).derive(&name, &[scale], &[], |b, scale| {
        let one = b.splat(&[], 1.0, build::element_of(scale[0]));
        along(b, b.node("mase.div", &[one, scale[0]], scale[0].r#type()), trailing)
    });

    for (layer, weight) in group.layers.iter().zip(weights) {
        let wanted = Wanted {
            layer: *layer,
            absorbed: None,
            name: weight_name(*layer),
            start: weight,
            others: vec![scale],
        };
        let scaled = editor.derive(wanted, |b, weight, scale| scale_columns(b, *layer, weight, scale[0]));
        build::set_operand(*layer, 1, scaled);
    }
    let (at, how) = match source {
        Some(source) => {
            source.take(editor, inverse);
            run.count("folded", 1);
            (source.layer, "takes over the scale of")
        }
        None => {
            run.count("inserted", 1);
            (insert(editor, group, inverse), "scales")
        }
    };
    if run.options.bool("remarks") {
        let name = node::node_name(at).map(|name| format!(" \"{name}\"")).unwrap_or_default();
        op_remark(first, format!("is equalised: {}{name} {how} its input", walk::name(at))).emit();
    }
}

/// Puts a product with the inverse scale between the input and the layers.
fn insert<'r>(editor: &Editor<'r>, group: &Group<'r>, inverse: Ssa<'r>) -> OperationRef<'r, 'r> {
    let first = group.layers[0];
    let b = editor.builder.before(first);
    let scaled = b.node("mase.mul", &[group.input, inverse], group.input.r#type());
    let product = node::defining_op(scaled).expect("a node");
    if let Some(name) = node::node_name(first) {
        let name = StringAttribute::new(b.context(), &format!("{name}.equalize"));
        node::set(product, names::NODE, name.into());
    }
    group.layers.iter().for_each(|layer| build::set_operand(*layer, 0, scaled));
    product
}

/// A value for each channel, with dimensions of one element behind it.
fn along<'r>(b: &Builder<'r>, channels: Ssa<'r>, trailing: usize) -> Ssa<'r> {
    reshape(b, channels, &[shape_of(channels), vec![1; trailing]].concat())
}

fn reshape<'r>(b: &Builder<'r>, value: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
    match shape_of(value) == shape {
        true => value,
        false => b.node("mase.reshape", &[value], tensor_type(shape, build::element_of(value))),
    }
}

/// The largest magnitude that each input channel's weights have.
fn largest<'r>(b: &Builder<'r>, layer: OperationRef<'r, 'r>, weight: Ssa<'r>) -> Ssa<'r> {
    let negative = b.node("mase.neg", &[weight], weight.r#type());
    let magnitude = b.node("mase.maximum", &[weight, negative], weight.r#type());
    match kind(layer).as_str() {
        "linear" => maximum(b, magnitude, &[0]),
        _ => {
            let [groups, rows, columns, taps] = by_group(layer, weight);
            let maxima = maximum(b, reshape(b, magnitude, &[groups, rows, columns, taps]), &[1, 3]);
            reshape(b, maxima, &[groups * columns])
        }
    }
}

/// The largest elements over some dimensions.
fn maximum<'r>(b: &Builder<'r>, value: Ssa<'r>, axes: &[i64]) -> Ssa<'r> {
    let shape = shape_of(value);
    let kept = (0..shape.len()).filter(|dim| !axes.contains(&(*dim as i64))).map(|dim| shape[dim]);
    let ty = tensor_type(&kept.collect::<Vec<_>>(), build::element_of(value));
    let axes = DenseI64ArrayAttribute::new(b.context(), axes).into();
    b.any("mase.reduce_max", &[value], &[("axes", axes)], &[ty]).result(0).expect("a result").into()
}

/// A weight whose input channels are scaled.
fn scale_columns<'r>(
    b: &Builder<'r>,
    layer: OperationRef<'r, 'r>,
    weight: Ssa<'r>,
    scale: Ssa<'r>,
) -> Ssa<'r> {
    if kind(layer) == "linear" {
        return b.node("mase.mul", &[weight, scale], weight.r#type());
    }
    let [groups, rows, columns, taps] = by_group(layer, weight);
    let shape = [groups, rows, columns, taps];
    let factor = reshape(b, scale, &[groups, 1, columns, 1]);
    let product = b.node(
        "mase.mul",
        &[reshape(b, weight, &shape), factor],
        tensor_type(&shape, build::element_of(weight)),
    );
    reshape(b, product, &shape_of(weight))
}

/// The weight of a convolution: groups, output channels of one, input channels of one, taps.
fn by_group(layer: OperationRef, weight: Ssa) -> [i64; 4] {
    let groups =
        layer.attribute("groups").and_then(IntegerAttribute::try_from).map_or(1, |groups| groups.value());
    let shape = shape_of(weight);
    [groups, shape[0] / groups, shape[1], shape[2] * shape[3]]
}

/// What the weight of a layer is called.
fn weight_name(layer: OperationRef) -> String {
    let own = layer.operands().nth(1).and_then(node::defining_op).and_then(name_of);
    own.unwrap_or_else(|| format!("{}.weight", node::node_name(layer).unwrap_or_else(|| kind(layer))))
}

/// What the names of a layer's parameters begin with.
fn stem(layer: OperationRef) -> String {
    let name = weight_name(layer);
    name.strip_suffix(".weight").map(str::to_owned).unwrap_or(name)
}
