//! Nodes on number formats: a fake-quantised model, whose values are those of the integers that the IR computes.
//!
//! A tensor in a format is a tensor of f64 that holds the format's numbers. Sums and products of these are exact as long as they
//! have at most 53 bits, so a node is PyTorch's function on them, and rounded once into its result's format. What this cannot
//! give exactly, a function that is a table or a scale that is no power of two, is the integers of `mase-lower-to-linalg`,
//! written as operations on integers.

mod exact;
mod products;
mod text;

pub use text::Parts;

use super::{
    body::{Body, Values},
    code::{Code, Val, dtype, element, tuple},
    images::pair,
    nodes::Node,
    read,
};
use mase_formats::{Fitting, Format, Grid, Step, View};
use mase_ir::{
    melior::ir::{OperationRef, Type, Value, ValueLike, attribute::TypeAttribute, operation::OperationLike},
    node,
};

/// Bits of whole numbers that an f64 holds.
const EXACT_BITS: u32 = 53;

/// The largest power of two, and the smallest one's negative, that blocks may share.
const MOST_SHARED: i32 = 400;

/// What numbers on formats are computed in.
const WIDE: &str = "torch.float64";

/// A format, and the integers it is.
#[derive(Clone, Debug)]
pub struct Number {
    pub format: Format,
    pub view: View,
}

impl Number {
    /// The format of a tensor's elements; none if they are no format.
    pub fn of(ty: Type) -> Result<Option<Self>, String> {
        let Some(format) = node::format(element(ty)).or_else(|| node::format(ty)) else { return Ok(None) };
        let view = format
            .view()
            .ok_or_else(|| format!("is on {format}, whose values do not fit integers of 63 bits"))?;
        Ok(Some(Self { format, view }))
    }

    /// The power of two that integers are worth, unless elements differ in it.
    pub fn power(&self) -> Option<i32> {
        self.view.power().filter(|_| self.view.shared.is_none())
    }

    /// The largest magnitude of an integer.
    pub fn most(&self) -> f64 {
        (self.view.low as f64).abs().max(self.view.high as f64)
    }

    /// The axis with a companion's value for each index.
    pub fn channel(&self) -> Option<usize> {
        self.format.layout().channel_axis.and_then(|axis| usize::try_from(axis).ok())
    }
}

/// Whether an op takes or gives a tensor in a number format.
pub fn has_formats(op: OperationRef) -> bool {
    let mut types = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
    types.any(|ty| node::format(element(ty)).is_some())
}

impl Body<'_, '_> {
    /// An op of the dialect that takes or gives tensors in number formats.
    pub fn format_node(&mut self, op: OperationRef, kind: &str) -> Result<Values, String> {
        let ty = read::result_type(op, 0).ok_or("has no result")?;
        let node = Node { op, wide: WIDE, shape: read::shape(ty)? };
        match kind {
            "cast" => return self.cast(&node, ty).map(|val| vec![val.into()]),
            "parameter" | "derive" => {
                return Err(
                    "is in a number format: parameters are floats, and cast where they are used".to_owned()
                );
            }
            _ => {}
        }
        let result = Number::of(ty)?.ok_or_else(|| {
            format!("takes number formats and gives {}: cast after it", node::element_text(ty))
        })?;
        let operands = numbers(op)?;
        if let Some(code) = self.moved(&node, kind, &operands, &result)? {
            return Ok(vec![code.into()]);
        }
        let code = match kind {
            "linear" | "matmul" | "conv2d" | "conv_transpose2d" => {
                self.product(&node, kind, &operands, &result)?
            }
            _ if is_algebraic(&node, kind, &operands, &result) => {
                let code = self.algebraic(&node, kind)?;
                if keeps(kind, &operands, &result) { code } else { self.rounded(code, &result)? }
            }
            _ => self.exact(&node, kind)?,
        };
        Ok(vec![code.into()])
    }

    /// Nodes that only move elements.
    fn moved(
        &mut self,
        node: &Node,
        kind: &str,
        operands: &[Option<Number>],
        result: &Number,
    ) -> Result<Option<Code>, String> {
        if !matches!(kind, "transpose" | "reshape" | "broadcast" | "slice") {
            return Ok(None);
        }
        if operands.iter().flatten().any(|one| one.channel().is_some()) {
            return Err(format!("moves {}, whose channels have companions: cast after it", result.format));
        }
        let Some(Val::Code(code)) = self.moving(node.op, kind, &node.shape)? else { return Ok(None) };
        let same = operands.iter().flatten().all(|one| one.format == result.format || is_blocks(one, result));
        Ok(Some(if same { code } else { self.rounded(code, result)? }))
    }

    /// Between floats and formats, and between formats.
    fn cast(&mut self, node: &Node, ty: Type) -> Result<Code, String> {
        let value = read::operand(node.op, 0).ok_or("has no operand")?;
        let from = Number::of(value.r#type())?;
        let Some(to) = Number::of(ty)? else { return self.cast_to_floats(node, value, element(ty)) };
        let code = self.tensor(value)?;
        if from.as_ref().is_some_and(|from| from.format == to.format && from.channel().is_none()) {
            return Ok(code);
        }
        if from.is_some_and(|from| !is_f64(&from)) {
            return self.exact(node, "cast");
        }
        let Some(axis) = to.channel() else { return self.rounded(code, &to) };
        let companion = read::operand(node.op, 1).ok_or("has no companion")?;
        let known = self.tensor(companion)?;
        if known.text.ends_with(')') {
            // It is computed once, also for sums of products.
            let name =
                self.assign(if to.view.step == Step::ChannelPoint { "points" } else { "scales" }, known);
            self.set(companion, name.into());
        }
        let scale = self.scale(companion, &to)?;
        let mut extents = vec![1; node.shape.len()];
        *extents.get_mut(axis).ok_or("has a channel axis that the tensor does not have")? = -1;
        let view = if axis + 1 == extents.len() {
            scale
        } else {
            scale.then(format!(".view{}", tuple(&extents)), [])
        };
        let name = self.program.number(&to)?;
        Ok(Code::atom(format!("{name}({}, {})", code.text, view.text), node.shape.clone()))
    }

    /// What integers of a per-channel format are worth, one for each channel.
    pub fn scale(&mut self, companion: Value, number: &Number) -> Result<Code, String> {
        let code = self.tensor(companion)?;
        let shape = code.shape.clone();
        Ok(match number.view.step {
            Step::ChannelPoint => {
                self.program.parts.add("two_to");
                Code::atom(format!("two_to(-{})", code.operand()), shape)
            }
            _ => code.then(".double()", shape),
        })
    }

    fn cast_to_floats(&mut self, node: &Node, value: Value, to: Type) -> Result<Code, String> {
        let code = self.tensor(value)?;
        Ok(match dtype(to)? {
            "torch.float64" => code,
            "torch.float32" => code.then(".float()", node.shape.clone()),
            // As the lowering does, in two steps.
            "torch.float16" => code.then(".float().half()", node.shape.clone()),
            "torch.bfloat16" => code.then(".float().bfloat16()", node.shape.clone()),
            other => return Err(format!("from a number format to {other} cannot be written as PyTorch")),
        })
    }

    /// The nearest numbers of a format that has one step, or blocks.
    pub fn rounded(&mut self, code: Code, to: &Number) -> Result<Code, String> {
        if to.channel().is_some() {
            return Err(format!("gives {}, which only a cast does", to.format));
        }
        let name = self.program.number(to)?;
        Ok(Code::atom(format!("{name}({})", code.text), code.shape))
    }

    /// `mase.fit`: the companion that suits a tensor. No gradient passes it.
    pub fn fit(&mut self, op: OperationRef) -> Result<Code, String> {
        let format = op.attribute("format").ok().and_then(|format| TypeAttribute::try_from(format).ok());
        let number = format.map(|format| Number::of(format.value())).transpose()?.flatten();
        let number = number.ok_or("fits no number format")?;
        let axis = number.channel().ok_or("fits a format without channels")?;
        let code = self.tensor(read::operand(op, 0).ok_or("has no operand")?)?;
        let shape = read::shape(read::result_type(op, 0).ok_or("has no result")?)?;
        let fitting = number.format.fitting().ok_or("fits a format without a companion")?;
        let size = match fitting {
            Fitting::Point { .. } => {
                let name = self.program.number(&number)?;
                self.program.parts.add("fit_points");
                return Ok(Code::atom(format!("fit_points({}, {axis}, {name})", code.text), shape));
            }
            Fitting::Largest { unsigned: true, over } => format!("x.clamp(min=0.0).amax(1) / {over:?}"),
            Fitting::Largest { unsigned: false, over } => format!("x.abs().amax(1) / {over:?}"),
            Fitting::Mean => "x.abs().mean(1)".to_owned(),
            Fitting::MeanAbove { factor } => {
                self.program.parts.add("mean_above");
                format!("mean_above(x, {factor:?})")
            }
        };
        self.program.parts.add("fit_scales");
        let to = dtype(element(read::result_type(op, 0).ok_or("has no result")?))?;
        Ok(Code::atom(format!("fit_scales({}, {axis}, lambda x: {size}, {to})", code.text), shape))
    }

    /// What a node computes before it is rounded.
    fn algebraic(&mut self, node: &Node, kind: &str) -> Result<Code, String> {
        let shape = node.shape.clone();
        match kind {
            "where" => {
                let texts: Result<Vec<String>, String> =
                    node.op.operands().map(|value| Ok(self.tensor(value)?.text)).collect();
                Ok(Code::atom(format!("torch.where({})", texts?.join(", ")), shape))
            }
            "concat" => match self.moving(node.op, kind, &shape)? {
                Some(Val::Code(code)) => Ok(code),
                _ => Err("has no operands".to_owned()),
            },
            // One division, so that one rounding gives what the exact quotient gives.
            "reduce_mean" => {
                let axes = read::ints(node.op, "axes");
                let x = self.input(node, 0)?;
                let count: i64 = axes.iter().map(|axis| x.shape[*axis as usize]).product();
                let sum = self.reduce(node, "sum")?;
                Ok(Code::infix(format!("{} / {count}", sum.operand()), shape))
            }
            "adaptive_avg_pool2d" => {
                let x = self.input(node, 0)?;
                let window = [x.shape[2] / shape[2], x.shape[3] / shape[3]];
                let count = window[0] * window[1];
                let sum = match shape[2..] {
                    [1, 1] => x.then(".sum((2, 3), keepdim=True)", shape.clone()),
                    _ => Code::atom(
                        format!("F.avg_pool2d({}, {}, divisor_override=1)", x.text, pair(&window)),
                        shape.clone(),
                    ),
                };
                Ok(Code::infix(format!("{} / {count}", sum.text), shape))
            }
            "avg_pool2d" => self.sum_pool2d(node),
            _ => self.computing(node, kind),
        }
    }
}

/// The formats of an op's operands.
pub fn numbers(op: OperationRef) -> Result<Vec<Option<Number>>, String> {
    op.operands().map(|value| Number::of(value.r#type())).collect()
}

/// Whether blocks keep their elements and exponents where only the axis is counted otherwise.
fn is_blocks(from: &Number, to: &Number) -> bool {
    from.view.shared.is_some() && to.view.shared.is_some()
}

/// Whether every value of a format is an f64.
fn is_f64(number: &Number) -> bool {
    match number.view.step {
        Step::Power(_) | Step::ChannelPoint => number.most() <= 2f64.powi(EXACT_BITS as i32),
        Step::Scale(_) | Step::ChannelScale => number.most() <= 1.0,
    }
}

/// Whether the result needs no rounding: what comes out is among what goes in, and in the same format.
fn keeps(kind: &str, operands: &[Option<Number>], result: &Number) -> bool {
    const CHOICES: &[&str] = &[
        "relu",
        "maximum",
        "minimum",
        "where",
        "concat",
        "embedding",
        "reduce_max",
        "max_pool2d",
        "adaptive_max_pool2d",
    ];
    let zero = kind != "relu" || result.view.grid != Grid::Signs;
    CHOICES.contains(&kind) && zero && operands.iter().flatten().all(|one| one.format == result.format)
}

/// Whether a node is a function of PyTorch on numbers in f64, which are exact on the way.
fn is_algebraic(node: &Node, kind: &str, operands: &[Option<Number>], result: &Number) -> bool {
    if keeps(kind, operands, result) && operands.iter().flatten().all(is_f64) {
        return true;
    }
    let powers: Option<Vec<i32>> = operands.iter().flatten().map(Number::power).collect();
    let (Some(powers), Some(_)) = (powers, result.power()) else { return false };
    let most: Vec<f64> = operands.iter().flatten().map(Number::most).collect();
    // What a number is worth in the smallest step among some.
    let in_least = |powers: &[i32], most: &[f64]| {
        let least = powers.iter().copied().min().unwrap_or(0);
        let scaled = powers.iter().zip(most).map(|(power, most)| most * 2f64.powi(power - least));
        scaled.collect::<Vec<_>>()
    };
    let extents = || {
        let shape = node.op.operands().next().and_then(|value| read::shape(value.r#type()).ok());
        shape.unwrap_or_default()
    };
    let largest = |values: Vec<f64>| values.into_iter().fold(0.0, f64::max);
    let plain = result.view.grid == Grid::Every && result.view.zero == 0;
    let needed = match kind {
        "add" | "sub" => in_least(&powers, &most).iter().sum(),
        "maximum" | "minimum" | "where" => largest(in_least(&powers, &most)),
        "mul" => most.iter().product(),
        "relu"
        | "neg"
        | "embedding"
        | "concat"
        | "pad"
        | "reduce_max"
        | "max_pool2d"
        | "adaptive_max_pool2d" => largest(most),
        "attention_mask" => 0.0,
        "rotary_embedding" if most.len() == 3 => {
            let products = [powers[0] + powers[1], powers[0] + powers[2]];
            in_least(&products, &[most[0] * most[1], most[0] * most[2]]).iter().sum()
        }
        "reduce_sum" | "reduce_mean" => {
            let (axes, shape) = (read::ints(node.op, "axes"), extents());
            let count: i64 = axes.iter().filter_map(|axis| shape.get(*axis as usize)).product();
            // A quotient takes a bit more, so as not to be rounded to a tie.
            let spare = if kind == "reduce_mean" { 2.0 } else { 1.0 };
            if kind == "reduce_mean" && !plain { f64::INFINITY } else { largest(most) * count as f64 * spare }
        }
        "avg_pool2d" if plain => {
            largest(most) * 2.0 * read::ints(node.op, "kernel").iter().product::<i64>() as f64
        }
        "adaptive_avg_pool2d" if plain => {
            let shape = extents();
            let even = shape.len() == 4 && (2..4).all(|dim| shape[dim] % node.shape[dim] == 0);
            let count: i64 = (2..4).map(|dim| shape[dim] / node.shape[dim]).product();
            if even { largest(most) * 2.0 * count as f64 } else { f64::INFINITY }
        }
        _ => f64::INFINITY,
    };
    needed <= 2f64.powi(EXACT_BITS as i32)
}
