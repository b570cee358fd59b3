//! Layers that PyTorch has as modules: nodes whose parameters are all the parameters of one module, under PyTorch's names.

use super::{
    body::Body,
    code::{Code, dtype, element, float, tuple},
    images::pair,
    nodes::Node,
    read,
};
use mase_ir::melior::ir::{ValueLike, operation::OperationLike};

/// What PyTorch calls the operands of a node that are parameters, from the second on; the table of an embedding is second too.
fn leaves(kind: &str) -> &'static [&'static str] {
    match kind {
        "linear" | "conv2d" | "conv_transpose2d" | "layer_norm" | "group_norm" => &["weight", "bias"],
        "embedding" | "rms_norm" => &["weight"],
        "batch_norm" => &["weight", "bias", "running_mean", "running_var"],
        _ => &[],
    }
}

impl Body<'_, '_> {
    /// A call of the module that a node is, if it is one.
    pub fn layer(&mut self, node: &Node, kind: &str) -> Result<Option<Code>, String> {
        let (op, all) = (node.op, leaves(kind));
        if all.is_empty() {
            return Ok(None);
        }
        let mut present = Vec::new();
        let mut path: Option<String> = None;
        let values = read::operand(op, 0).into_iter().filter(|_| kind != "embedding");
        let mut floats: Vec<_> = values.map(|value| element(value.r#type())).collect();
        for (index, leaf) in all.iter().enumerate() {
            let Some(value) = read::operand(op, index + 1) else { continue };
            let Some(name) = read::parameter(value) else { return Ok(None) };
            let Some((module, own)) = name.rsplit_once('.') else { return Ok(None) };
            if own != *leaf || path.as_deref().is_some_and(|path| path != module) {
                return Ok(None);
            }
            path = Some(module.to_owned());
            present.push(*leaf);
            floats.push(element(value.r#type()));
        }
        let of = node.wide;
        if floats.iter().any(|ty| dtype(*ty) != Ok(of)) || present.first() != Some(&"weight") {
            return Ok(None);
        }
        let Some(path) = path else { return Ok(None) };
        let Some((call, x)) = self.make(node, kind, present.contains(&"bias"))? else { return Ok(None) };
        if !self.program.tree.make_layer(&path, &call, &present) {
            return Ok(None);
        }
        let module = self.program.tree.module(&path);
        Ok(Some(Code::atom(format!("{module}({x})"), node.shape.clone())))
    }

    /// The call that makes the module, and its argument in `forward`.
    fn make(&mut self, node: &Node, kind: &str, bias: bool) -> Result<Option<(String, String)>, String> {
        let op = node.op;
        let ints = |name: &str| read::ints(op, name);
        let weight = read::operand(op, 1).ok_or("has no weight")?;
        let w = read::shape(weight.r#type())?;
        let mut rest = if bias { String::new() } else { ", bias=False".to_owned() };
        if node.wide != "torch.float32" {
            rest += &format!(", dtype={}", node.wide);
        }
        let eps = match op.attribute("epsilon") {
            Ok(_) => match float(read::float(op, "epsilon"), node.wide).as_str() {
                "1e-5" => String::new(),
                eps => format!(", eps={eps}"),
            },
            Err(_) => String::new(),
        };
        let no_bias = rest.replace(", bias=False", "");
        Ok(Some(match kind {
            "linear" => (format!("nn.Linear({}, {}{rest})", w[1], w[0]), self.input(node, 0)?.text),
            "embedding" => (format!("nn.Embedding({}, {}{no_bias})", w[0], w[1]), self.indices(node)?),
            "conv2d" => {
                let (x, padding) = self.padded(node, None, "0.0")?;
                let groups = read::int(op, "groups");
                let options = arguments(&[
                    ("stride", &ints("strides"), 1),
                    ("padding", &padding, 0),
                    ("dilation", &ints("dilations"), 1),
                    ("groups", &[groups], 1),
                ]);
                let kernel = pair(&w[2..]);
                (format!("nn.Conv2d({}, {}, {kernel}{options}{rest})", w[1] * groups, w[0]), x.text)
            }
            "conv_transpose2d" => {
                let [top, left, bottom, right] = four(&ints("padding"))?;
                let (strides, dilations, more) = (ints("strides"), ints("dilations"), ints("output_padding"));
                let groups = read::int(op, "groups");
                let known = top == bottom
                    && left == right
                    && (0..2).all(|i| more[i] == 0 || more[i] < strides[i].max(dilations[i]));
                if !known {
                    return Ok(None);
                }
                let options = arguments(&[
                    ("stride", &strides, 1),
                    ("padding", &[top, left], 0),
                    ("output_padding", &more, 0),
                    ("groups", &[groups], 1),
                    ("dilation", &dilations, 1),
                ]);
                let kernel = pair(&w[2..]);
                let call =
                    format!("nn.ConvTranspose2d({}, {}, {kernel}{options}{rest})", w[0], w[1] * groups);
                (call, self.input(node, 0)?.text)
            }
            "batch_norm" => {
                let class = match node.shape.len() {
                    2 | 3 => "BatchNorm1d",
                    4 => "BatchNorm2d",
                    5 => "BatchNorm3d",
                    _ => return Ok(None),
                };
                self.program.helpers.batch_norms.insert(class);
                (format!("{class}({}{eps}{no_bias})", w[0]), self.input(node, 0)?.text)
            }
            "layer_norm" => {
                let dims = if let [dim] = w[..] { dim.to_string() } else { tuple(&w) };
                (format!("nn.LayerNorm({dims}{eps}{rest})"), self.input(node, 0)?.text)
            }
            "rms_norm" => {
                let dims = if let [dim] = w[..] { dim.to_string() } else { tuple(&w) };
                // Its default depends on the type.
                let eps = float(read::float(op, "epsilon"), node.wide);
                (format!("nn.RMSNorm({dims}, eps={eps}{no_bias})"), self.input(node, 0)?.text)
            }
            "group_norm" if bias => {
                let groups = read::int(op, "groups");
                (format!("nn.GroupNorm({groups}, {}{eps}{no_bias})", w[0]), self.input(node, 0)?.text)
            }
            _ => return Ok(None),
        }))
    }
}

/// Keyword arguments that differ from PyTorch's defaults.
pub fn arguments(options: &[(&str, &[i64], i64)]) -> String {
    let text = |(name, values, default): &(&str, &[i64], i64)| {
        let needed = values.iter().any(|value| value != default);
        let written = if let [one] = values { one.to_string() } else { pair(values) };
        if needed { format!(", {name}={written}") } else { String::new() }
    };
    options.iter().map(text).collect()
}

/// Four numbers.
pub fn four(items: &[i64]) -> Result<[i64; 4], String> {
    items.try_into().map_err(|_| format!("has {} numbers where four belong", items.len()))
}
