//! Nodes of the `mase` dialect. What each computes is in the op's description.
//!
//! As in `mase-lower-to-linalg`, a node computes in f64 if an operand or the result is f64, and in f32 otherwise; the result
//! is rounded once.

use super::{
    body::{Body, Values},
    code::{Code, Val, broadcast, dtype, element, float, is_bool, is_float, list, tuple},
    layers::four,
    read,
    scalar::computes,
    shape::{Part, pad, slice},
    views::expand,
};
use mase_ir::{
    melior::ir::{OperationRef, Type, TypeLike, ValueLike, operation::OperationLike},
    node,
};

/// Nodes that are a function of one tensor: `{}` is the operand.
const UNARY: &[(&str, &str)] = &[
    ("relu", "F.relu({})"),
    ("relu6", "F.relu6({})"),
    ("silu", "F.silu({})"),
    ("sigmoid", "torch.sigmoid({})"),
    ("tanh", "torch.tanh({})"),
    ("hardswish", "F.hardswish({})"),
    ("hardsigmoid", "F.hardsigmoid({})"),
    ("softplus", "F.softplus({})"),
    ("exp", "torch.exp({})"),
    ("sqrt", "torch.sqrt({})"),
    ("rsqrt", "torch.rsqrt({})"),
    ("neg", "torch.neg({})"),
    ("gelu", "F.gelu({}{gelu})"),
    ("leaky_relu", "F.leaky_relu({}, {alpha})"),
    ("elu", "F.elu({}, {alpha})"),
];

/// Nodes that also make sense on integers.
const ON_INTEGERS: &[&str] = &["add", "sub", "mul", "maximum", "minimum", "neg", "reduce_sum", "reduce_max"];

/// A node being written.
pub struct Node<'c, 'a> {
    pub op: OperationRef<'c, 'a>,
    /// What it computes in, as a `torch.dtype`.
    pub wide: &'static str,
    /// The result's shape.
    pub shape: Vec<i64>,
}

impl Body<'_, '_> {
    /// An op of the dialect.
    pub fn node(&mut self, op: OperationRef, kind: &str) -> Result<Values, String> {
        match kind {
            "parameter" => return self.parameter(op).map(|val| vec![val]),
            "derive" => return self.derive(op).map(|val| vec![val]),
            "fork" | "link" => {
                let input = self.operands(op)?.remove(0);
                return Ok(op.results().map(|_| input.clone()).collect());
            }
            "shard" => return self.region(op, Values::new(), &[]),
            "block" => return self.block(op),
            "storage_cast" => {
                return Err("reinterprets a number format, which PyTorch does not have".to_owned());
            }
            _ if super::formats::has_formats(op) => return self.format_node(op, kind),
            "fit" => return self.fit(op).map(|code| vec![code.into()]),
            _ => {}
        }
        for value in op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type())) {
            dtype(element(value))?;
        }
        let result = read::result_type(op, 0).ok_or("has no result")?;
        let shape = read::shape(result)?;
        if let Some(val) = self.moving(op, kind, &shape)? {
            return Ok(vec![val]);
        }
        let node = Node { op, wide: wide(op, kind)?, shape };
        let code = match self.layer(&node, kind)? {
            Some(code) => code,
            None => self.computing(&node, kind)?,
        };
        let of = dtype(element(result))?;
        let code = if of == node.wide { code } else { code.then(format!(".to({of})"), node.shape.clone()) };
        Ok(vec![code.into()])
    }

    /// The region of a block in place of it, after its name.
    fn block(&mut self, op: OperationRef) -> Result<Values, String> {
        if let Ok(callee) = op.attribute("callee") {
            return Err(format!("names the user-defined block {callee}, which cannot be written as PyTorch"));
        }
        let name = node::node_name(op).unwrap_or_else(|| "without a name".to_owned());
        self.line(format!("# block {}", super::body::one_line(&name)));
        let arguments = self.operands(op)?;
        self.region(op, arguments, &[])
    }

    /// Nodes that only move elements, of whatever type.
    pub fn moving(&mut self, op: OperationRef, kind: &str, shape: &[i64]) -> Result<Option<Val>, String> {
        let same = |code: &Code, suffix: String| Val::from(code.then(suffix, shape));
        if !matches!(kind, "transpose" | "reshape" | "broadcast" | "slice" | "concat" | "where") {
            return Ok(None);
        }
        if matches!(kind, "concat") {
            let parts: Result<Vec<_>, String> =
                op.operands().map(|value| Ok(self.tensor(value)?.text)).collect();
            let text = format!("torch.cat([{}], {})", parts?.join(", "), read::int(op, "axis"));
            return Ok(Some(Code::atom(text, shape).into()));
        }
        if kind == "where" {
            return self.choose(op, shape).map(Some);
        }
        let code = match self.operands(op)?.swap_remove(0) {
            Val::Code(code) => code,
            // All elements are the same.
            other => return Ok(Some(other)),
        };
        Ok(Some(match kind {
            "transpose" => same(&code, permutation(&read::ints(op, "permutation"))),
            "reshape" if code.shape == shape => code.into(),
            "reshape" if code.shape.len() > 2 && shape.len() == 2 && shape[0] == code.shape[0] => {
                Code::atom(format!("torch.flatten({}, 1)", code.text), shape).into()
            }
            "reshape" => same(&code, format!(".reshape{}", tuple(shape))),
            "broadcast" => expand(code, shape).into(),
            _ => {
                let part = Part {
                    offsets: read::ints(op, "offsets"),
                    sizes: read::ints(op, "sizes"),
                    strides: read::ints(op, "strides"),
                };
                slice(&code, &part, shape).into()
            }
        }))
    }

    fn choose(&mut self, op: OperationRef, shape: &[i64]) -> Result<Val, String> {
        let result = read::result_type(op, 0).ok_or("has no result")?;
        let mut operands = self.operands(op)?;
        if op.operands().skip(1).any(|value| element(value.r#type()) != element(result)) {
            return Err("chooses between elements of different types".to_owned());
        }
        for (index, value) in op.operands().enumerate() {
            let rest: Vec<&[i64]> = operands.iter().filter(|val| val.is_code()).map(Val::shape).collect();
            // A number may stand where the tensors give the result's shape and type.
            let typed = operands[1..].iter().any(Val::is_code) && operands[0].is_code();
            if index == 0 && !operands[0].is_code() || broadcast(rest) != shape || !typed {
                operands[index] = self.as_tensor(operands[index].clone(), value.r#type())?.into();
            }
        }
        let texts: Vec<&str> = operands.iter().map(Val::text).collect();
        Ok(Code::atom(format!("torch.where({})", texts.join(", ")), shape).into())
    }

    /// An operand in the type that the node computes in, absent if it is optional and not given.
    pub fn optional(&mut self, node: &Node, index: usize) -> Result<Option<Val>, String> {
        let Some(value) = read::operand(node.op, index) else { return Ok(None) };
        let of = element(value.r#type());
        Ok(Some(match self.get(value)? {
            Val::Code(code) if is_float(of) && dtype(of)? != node.wide => {
                let shape = code.shape.clone();
                code.then(format!(".to({})", node.wide), shape).into()
            }
            other => other,
        }))
    }

    /// An operand as a tensor, in the type that the node computes in.
    pub fn optional_tensor(&mut self, node: &Node, index: usize) -> Result<Option<Code>, String> {
        let Some(val) = self.optional(node, index)? else { return Ok(None) };
        let Some(value) = read::operand(node.op, index) else { return Ok(None) };
        if let Val::Code(code) = val {
            return Ok(Some(code));
        }
        let code = self.as_tensor(val, value.r#type())?;
        let of = element(value.r#type());
        let convert = is_float(of) && dtype(of)? != node.wide;
        let shape = code.shape.clone();
        Ok(Some(if convert { code.then(format!(".to({})", node.wide), shape) } else { code }))
    }

    /// An operand that is always there, as a tensor.
    pub fn input(&mut self, node: &Node, index: usize) -> Result<Code, String> {
        self.optional_tensor(node, index)?.ok_or_else(|| "has too few operands".to_owned())
    }

    /// An operand as an argument: its text, or `None`.
    pub fn argument(&mut self, node: &Node, index: usize) -> Result<String, String> {
        Ok(self.optional_tensor(node, index)?.map_or("None".to_owned(), |code| code.text))
    }

    /// Nodes that compute.
    pub fn computing(&mut self, node: &Node, kind: &str) -> Result<Code, String> {
        let (op, shape) = (node.op, node.shape.clone());
        let axis = read::int(op, "axis");
        let epsilon = || float(read::float(op, "epsilon"), node.wide);
        let code = |text: String| Code::atom(text, shape.clone());
        if let Some((_, form)) = UNARY.iter().find(|(name, _)| *name == kind) {
            let tanh = op.attribute("approximate").is_ok_and(|value| value.to_string().contains("tanh"));
            let text = form
                .replace("{gelu}", if tanh { ", approximate=\"tanh\"" } else { "" })
                .replace("{alpha}", &float(read::float(op, "alpha"), node.wide))
                .replace("{}", &self.input(node, 0)?.text);
            return Ok(code(text));
        }
        match kind {
            "add" => self.binary(node, "+"),
            "sub" => self.binary(node, "-"),
            "mul" => self.binary(node, "*"),
            "div" => self.binary(node, "/"),
            "maximum" | "minimum" => self.bound(node, kind),
            "reduce_sum" => self.reduce(node, "sum"),
            "reduce_mean" => self.reduce(node, "mean"),
            "reduce_max" => self.reduce(node, "amax"),
            "softmax" if op.has_attribute("safe") => {
                self.program.helpers.safe_softmax = true;
                Ok(code(format!("safe_softmax({}, {axis})", self.input(node, 0)?.text)))
            }
            "softmax" => Ok(code(format!("F.softmax({}, {axis})", self.input(node, 0)?.text))),
            "log_softmax" => Ok(code(format!("F.log_softmax({}, {axis})", self.input(node, 0)?.text))),
            "cast" => Ok(self.input(node, 0)?),
            "pad" => {
                let value = float(read::float(op, "value"), node.wide);
                Ok(pad(
                    &self.input(node, 0)?,
                    &read::ints(op, "low"),
                    &read::ints(op, "high"),
                    &value,
                    &shape,
                ))
            }
            "linear" => {
                let (x, w) = (self.input(node, 0)?.text, self.input(node, 1)?.text);
                let bias = self.optional_tensor(node, 2)?.map(|code| format!(", {}", code.text));
                Ok(code(format!("F.linear({x}, {w}{})", bias.unwrap_or_default())))
            }
            "matmul" => {
                let (a, b) = (self.input(node, 0)?, self.input(node, 1)?);
                Ok(Code::infix(format!("{} @ {}", a.operand(), b.operand()), shape))
            }
            "conv2d" => self.conv2d(node),
            "conv_transpose2d" => self.conv_transpose2d(node),
            "max_pool2d" => self.max_pool2d(node),
            "avg_pool2d" => self.avg_pool2d(node),
            "adaptive_avg_pool2d" | "adaptive_max_pool2d" => {
                let x = self.input(node, 0)?.text;
                Ok(code(format!("F.{kind}({x}, {})", tuple(&read::ints(op, "output_size")))))
            }
            "batch_norm" => {
                let operands: Result<Vec<_>, _> = (0..5).map(|index| self.argument(node, index)).collect();
                let [x, gamma, beta, mean, variance] = &operands?[..] else {
                    return Err("has other operands".into());
                };
                Ok(code(format!("F.batch_norm({x}, {mean}, {variance}, {gamma}, {beta}, eps={})", epsilon())))
            }
            "layer_norm" => {
                let (x, gamma, beta) =
                    (self.input(node, 0)?, self.argument(node, 1)?, self.argument(node, 2)?);
                let dims = tuple(&shape[axis as usize..]);
                Ok(code(format!("F.layer_norm({}, {dims}, {gamma}, {beta}, {})", x.text, epsilon())))
            }
            "rms_norm" => {
                let (x, gamma) = (self.input(node, 0)?, self.argument(node, 1)?);
                let dims = tuple(&shape[axis as usize..]);
                Ok(code(format!("F.rms_norm({}, {dims}, {gamma}, {})", x.text, epsilon())))
            }
            "group_norm" => {
                let (x, gamma, beta) =
                    (self.input(node, 0)?, self.argument(node, 1)?, self.argument(node, 2)?);
                let groups = read::int(op, "groups");
                Ok(code(format!("F.group_norm({}, {groups}, {gamma}, {beta}, {})", x.text, epsilon())))
            }
            "embedding" => {
                let (indices, table) = (self.indices(node)?, self.input(node, 1)?.text);
                Ok(code(format!("F.embedding({indices}, {table})")))
            }
            "rotary_embedding" => self.rotary(node),
            "attention_mask" => self.attention_mask(node),
            _ => Err("cannot be written as PyTorch yet".to_owned()),
        }
    }

    /// Indices of a table; PyTorch takes two types of them.
    pub fn indices(&mut self, node: &Node) -> Result<String, String> {
        let value = read::operand(node.op, 0).ok_or("has no indices")?;
        let code = self.tensor(value)?;
        let known = matches!(dtype(element(value.r#type()))?, "torch.int64" | "torch.int32");
        Ok(if known { code.text } else { code.then(".long()", []).text })
    }

    /// A number may stand for an operand if the other has the result's shape.
    fn pair(&mut self, node: &Node) -> Result<[Val; 2], String> {
        let operands = [0, 1].map(|index| self.optional(node, index));
        let [Some(a), Some(b)] = [operands[0].clone()?, operands[1].clone()?] else {
            return Err("has too few operands".to_owned());
        };
        Ok(match (&a, &b) {
            (Val::Code(_), Val::Code(_)) => [a, b],
            (Val::Code(x), _) if x.shape == node.shape => [a, b],
            (_, Val::Code(x)) if x.shape == node.shape => [a, b],
            _ => [self.input(node, 0)?.into(), self.input(node, 1)?.into()],
        })
    }

    fn binary(&mut self, node: &Node, operator: &str) -> Result<Code, String> {
        let [a, b] = self.pair(node)?;
        Ok(Code::infix(format!("{} {operator} {}", a.operand(), b.operand()), node.shape.clone()))
    }

    fn bound(&mut self, node: &Node, kind: &str) -> Result<Code, String> {
        let shape = node.shape.clone();
        Ok(match self.pair(node)? {
            [Val::Code(x), Val::Number(c)] | [Val::Number(c), Val::Code(x)] => {
                let bound = if kind == "maximum" { "min" } else { "max" };
                x.then(format!(".clamp({bound}={c})"), shape)
            }
            [a, b] => Code::atom(format!("torch.{kind}({}, {})", a.text(), b.text()), shape),
        })
    }

    pub fn reduce(&mut self, node: &Node, method: &str) -> Result<Code, String> {
        let axes = read::ints(node.op, "axes");
        let x = self.input(node, 0)?;
        if axes.is_empty() {
            // PyTorch takes no dimension for all of them.
            return Ok(x);
        }
        let dims = if let [axis] = axes[..] { axis.to_string() } else { tuple(&axes) };
        let keep = if node.op.has_attribute("keepdims") { ", keepdim=True" } else { "" };
        let dtype = match method == "sum" && node.wide.contains("int") {
            true => format!(", dtype={}", node.wide),
            false => String::new(),
        };
        Ok(x.then(format!(".{method}({dims}{keep}{dtype})"), node.shape.clone()))
    }

    fn rotary(&mut self, node: &Node) -> Result<Code, String> {
        let x = self.input(node, 0)?;
        let (cos, sin) = (self.input(node, 1)?, self.input(node, 2)?);
        self.program.helpers.rotate_half = true;
        let text =
            format!("{} * {} + rotate_half({}) * {}", x.operand(), cos.operand(), x.text, sin.operand());
        Ok(Code::infix(text, node.shape.clone()))
    }

    fn attention_mask(&mut self, node: &Node) -> Result<Code, String> {
        let shape = node.shape.clone();
        let [_, _, queries, keys] = four(&shape)?;
        let options = self.options_of(node.wide);
        let mut may = Vec::new();
        if let Some(value) = read::operand(node.op, 0) {
            let mask = self.tensor(value)?;
            let view = mask.then("[:, None, None, :]", []);
            let bits = is_bool(element(value.r#type()));
            may.push(if bits { view } else { Code::infix(format!("{} != 0", view.text), []) });
        }
        if node.op.has_attribute("causal") {
            let options = self.options_of("torch.bool");
            let diagonal = if keys == queries { String::new() } else { (keys - queries).to_string() };
            may.push(Code::atom(format!("torch.ones(({queries}, {keys}), {options}).tril({diagonal})"), []));
        }
        let masked = float(read::float(node.op, "masked"), node.wide);
        let may = match &may[..] {
            [one] => one.text.clone(),
            all => all.iter().map(Code::operand).collect::<Vec<_>>().join(" & "),
        };
        let may = self.assign("may_attend", Code::infix(may, shape.clone()));
        let zeros = format!("torch.zeros({}, {options})", tuple(&shape));
        Ok(Code::atom(format!("{zeros}.masked_fill(~{}, {masked})", may.text), shape))
    }
}

/// What a node computes in, or why it cannot.
fn wide(op: OperationRef, kind: &str) -> Result<&'static str, String> {
    // Operands that only say where.
    let selectors = match kind {
        "embedding" => 1,
        "attention_mask" => op.operand_count().min(1),
        _ => 0,
    };
    let result = read::result_type(op, 0).map(element).ok_or("has no result")?;
    if kind == "cast" {
        // What is cast is what it was, and what becomes of it is said by `node`.
        let from = op.operands().next().map(|value| element(value.r#type())).ok_or("has no operand")?;
        let rounds = is_float(from) && !is_float(result);
        return match rounds || (is_bool(result) && from != result) {
            true => Err(format!("from {from} to {result} cannot be written as PyTorch")),
            false => dtype(from),
        };
    }
    let operands = op.operands().skip(selectors).map(|value| element(value.r#type()));
    let all: Vec<Type> = operands.chain([result]).collect();
    let knows = |ty: &Type| computes(*ty) && (is_float(*ty) || ON_INTEGERS.contains(&kind));
    if let Some(ty) = all.iter().find(|ty| !knows(ty)) {
        return Err(format!("on {ty} cannot be written as PyTorch"));
    }
    if !is_float(result) || all.iter().any(|ty| !is_float(*ty)) {
        let same = all.iter().all(|ty| *ty == result);
        return if same {
            dtype(result)
        } else {
            Err(format!("on {result} and other types cannot be written as PyTorch"))
        };
    }
    Ok(if all.iter().any(|ty| ty.is_f64()) { "torch.float64" } else { "torch.float32" })
}

fn permutation(order: &[i64]) -> String {
    let moved: Vec<i64> = (0..order.len() as i64).filter(|i| order[*i as usize] != *i).collect();
    match moved[..] {
        [a, b] => format!(".transpose({a}, {b})"),
        _ => format!(".permute({})", list(order)),
    }
}
