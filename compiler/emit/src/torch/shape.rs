//! Ops of `tensor`.

use super::{
    body::{Body, Values},
    code::{Code, Val, tuple},
    linalg::Space,
    read,
    views::expand,
};
use mase_ir::melior::ir::{OperationRef, Type, ValueLike, operation::OperationLike};

/// Where a part of a tensor lies.
pub struct Part {
    pub offsets: Vec<i64>,
    pub sizes: Vec<i64>,
    pub strides: Vec<i64>,
}

impl Part {
    /// As a subscript of a tensor of this shape; `None` for all of it.
    pub fn subscript(&self, shape: &[i64]) -> Option<String> {
        let mut items: Vec<String> = Vec::new();
        for (i, extent) in shape.iter().enumerate() {
            let (offset, size, stride) = (self.offsets[i], self.sizes[i], self.strides[i]);
            let end = offset + (size - 1) * stride + 1;
            let from = if offset == 0 { String::new() } else { offset.to_string() };
            let to = if end == *extent { String::new() } else { end.to_string() };
            let step = if stride == 1 { String::new() } else { format!(":{stride}") };
            items.push(format!("{from}:{to}{step}"));
        }
        while items.last().is_some_and(|item| item == ":") {
            items.pop();
        }
        (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
    }

    /// From the static offsets, sizes and strides of an op.
    fn of(op: OperationRef) -> Result<Self, String> {
        let part = Self {
            offsets: read::ints(op, "static_offsets"),
            sizes: read::ints(op, "static_sizes"),
            strides: read::ints(op, "static_strides"),
        };
        let dynamic =
            [&part.offsets, &part.sizes, &part.strides].into_iter().flatten().any(|i| *i == i64::MIN);
        match dynamic || part.strides.iter().any(|stride| *stride < 1) {
            true => Err("has offsets, sizes or strides that are not known or not positive".to_owned()),
            false => Ok(part),
        }
    }
}

impl Body<'_, '_> {
    /// An op of `tensor`.
    pub fn tensor_op(&mut self, op: OperationRef, kind: &str) -> Result<Values, String> {
        let ty = read::result_type(op, 0).ok_or("has no result")?;
        let shape = read::shape(ty)?;
        let mut operands = self.operands(op)?;
        let val = match kind {
            "empty" => Val::Unwritten,
            "cast" => operands.remove(0),
            "splat" => match operands.remove(0) {
                Val::Code(code) => expand(code, &shape).into(),
                number => number,
            },
            "expand_shape" | "collapse_shape" | "reshape" => match operands.swap_remove(0) {
                Val::Code(code) => code.then(format!(".reshape{}", tuple(&shape)), shape).into(),
                other => other,
            },
            "extract" => self.extract(op, operands)?,
            "extract_slice" => match operands.swap_remove(0) {
                Val::Code(code) => slice(&code, &Part::of(op)?, &shape).into(),
                other => other,
            },
            "insert_slice" => self.insert_slice(op, &shape)?,
            "concat" => {
                let parts: Result<Vec<_>, String> =
                    op.operands().map(|value| Ok(self.tensor(value)?.text)).collect();
                Code::atom(format!("torch.cat([{}], {})", parts?.join(", "), read::int(op, "dim")), shape)
                    .into()
            }
            "from_elements" => {
                let mut parts = Vec::new();
                for value in op.operands() {
                    parts.push(self.tensor(value)?.text);
                }
                let stacked =
                    Code::atom(format!("torch.stack([{}])", parts.join(", ")), vec![parts.len() as i64]);
                if stacked.shape == shape {
                    stacked
                } else {
                    stacked.then(format!(".reshape({})", tuple(&shape)), shape)
                }
                .into()
            }
            "generate" => self.generate(op, ty, &shape)?,
            "pad" => self.pad_op(op, &shape)?,
            "dim" => {
                return Err(
                    "asks for the extent of a dimension, which is static: canonicalize first".to_owned()
                );
            }
            _ => return Err("cannot be written as PyTorch".to_owned()),
        };
        Ok(vec![val])
    }

    fn extract(&mut self, op: OperationRef, operands: Values) -> Result<Val, String> {
        let source = op.operands().next().ok_or("has no operand")?;
        let Val::Code(code) = &operands[0] else { return Ok(operands[0].clone()) };
        debug_assert_eq!(code.shape.len() + 1, op.operand_count(), "{}", source.r#type());
        if operands.len() == 1 {
            return Ok(code.clone().into());
        }
        let texts: Vec<&str> = operands[1..].iter().map(Val::text).collect();
        let shape = super::code::broadcast(operands[1..].iter().map(Val::shape));
        Ok(code.then(format!("[{}]", texts.join(", ")), shape).into())
    }

    fn insert_slice(&mut self, op: OperationRef, shape: &[i64]) -> Result<Val, String> {
        let part = Part::of(op)?;
        let source = op.operands().next().ok_or("has no operand")?;
        let target = op.operands().nth(1).ok_or("has one operand")?;
        let source = self.tensor(source)?;
        let fresh = self.get(target)?;
        let target = self.as_tensor(fresh.clone(), target.r#type())?;
        let whole = if fresh.is_code() { target.then(".clone()", shape) } else { target };
        let whole = self.assign("whole", whole);
        let place = part.subscript(shape).unwrap_or_else(|| "[...]".to_owned());
        let source = if source.shape == part.sizes {
            source.text
        } else {
            source.then(format!(".reshape{}", tuple(&part.sizes)), []).text
        };
        self.line(format!("{}{place} = {source}", whole.text));
        Ok(whole.into())
    }

    fn pad_op(&mut self, op: OperationRef, shape: &[i64]) -> Result<Val, String> {
        let (low, high) = (read::ints(op, "static_low"), read::ints(op, "static_high"));
        if low.iter().chain(&high).any(|extent| *extent == i64::MIN) {
            return Err("has a padding that is not known".to_owned());
        }
        let source = op.operands().next().ok_or("has no operand")?;
        let code = self.tensor(source)?;
        let value = match self.region(op, Values::new(), &[])?.pop() {
            Some(Val::Number(value)) => value,
            _ => return Err("pads with a value that is not one constant".to_owned()),
        };
        Ok(pad(&code, &low, &high, &value, shape).into())
    }

    /// The region's value at each position.
    fn generate(&mut self, op: OperationRef, ty: Type, shape: &[i64]) -> Result<Val, String> {
        if self.space.is_some() {
            return Err("stands in another structured op".to_owned());
        }
        let positions = |body: &Self| -> Values {
            let at = |dim: usize| Val::Code(body.positions(shape[dim], shape.len() - 1 - dim));
            (0..shape.len()).map(at).collect()
        };
        self.space = Some(Space::new(shape.to_vec()));
        let arguments = positions(self);
        let result = self.region(op, arguments, &[]);
        self.space = None;
        let val = result?.pop().ok_or("yields nothing")?;
        let code = self.as_tensor(val, super::code::element(ty))?;
        Ok(expand(code, shape).into())
    }
}

/// A part of a tensor, of the shape `shape` (which may leave out dimensions of extent 1).
pub fn slice(code: &Code, part: &Part, shape: &[i64]) -> Code {
    let sliced = match part.subscript(&code.shape) {
        Some(subscript) => code.then(subscript, part.sizes.clone()),
        None => code.clone(),
    };
    if sliced.shape == shape { sliced } else { sliced.then(format!(".reshape{}", tuple(shape)), shape) }
}

/// A tensor with a constant around it. PyTorch lists the last dimension first.
pub fn pad(code: &Code, low: &[i64], high: &[i64], value: &str, shape: &[i64]) -> Code {
    let mut around: Vec<i64> = low.iter().zip(high).rev().flat_map(|(low, high)| [*low, *high]).collect();
    while around.len() > 2 && around[around.len() - 2..] == [0, 0] {
        around.truncate(around.len() - 2);
    }
    if around.iter().all(|extent| *extent == 0) {
        return code.clone();
    }
    let value = if matches!(value, "0.0" | "0") { String::new() } else { format!(", value={value}") };
    Code::atom(format!("F.pad({}, {}{value})", code.text, tuple(&around)), shape)
}
