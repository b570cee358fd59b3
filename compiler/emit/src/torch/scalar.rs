//! Ops of `arith` and `math`: on tensors, on single numbers, and in the bodies of structured ops.

use super::{
    body::{Body, Values},
    code::{Code, Val, broadcast, dtype, element, float, is_bool, is_float, is_integer},
    constants, read,
};
use mase_ir::{
    melior::ir::{
        OperationRef, Type, TypeLike, ValueLike,
        attribute::{FloatAttribute, IntegerAttribute},
        operation::OperationLike,
        r#type::IntegerType,
    },
    node,
};

/// Ops that are an operator of Python on tensors.
const OPERATORS: &[(&str, &str)] = &[
    ("addf", "+"),
    ("addi", "+"),
    ("subf", "-"),
    ("subi", "-"),
    ("mulf", "*"),
    ("muli", "*"),
    ("divf", "/"),
    ("andi", "&"),
    ("ori", "|"),
    ("xori", "^"),
    ("shli", "<<"),
    ("shrsi", ">>"),
];

/// Ops that are a function of PyTorch on tensors: `{0}` and so on are the operands.
const FUNCTIONS: &[(&str, &str)] = &[
    ("maximumf", "torch.maximum({0}, {1})"),
    ("minimumf", "torch.minimum({0}, {1})"),
    ("maxnumf", "torch.fmax({0}, {1})"),
    ("minnumf", "torch.fmin({0}, {1})"),
    ("maxsi", "torch.maximum({0}, {1})"),
    ("minsi", "torch.minimum({0}, {1})"),
    ("divsi", "torch.div({0}, {1}, rounding_mode=\"trunc\")"),
    ("floordivsi", "torch.div({0}, {1}, rounding_mode=\"floor\")"),
    ("remsi", "torch.fmod({0}, {1})"),
    ("remf", "torch.fmod({0}, {1})"),
    ("negf", "torch.neg({0})"),
    ("absf", "torch.abs({0})"),
    ("absi", "torch.abs({0})"),
    ("ctlz", "leading_zeros({0})"),
    ("exp", "torch.exp({0})"),
    ("exp2", "torch.exp2({0})"),
    ("expm1", "torch.expm1({0})"),
    ("log", "torch.log({0})"),
    ("log1p", "torch.log1p({0})"),
    ("log2", "torch.log2({0})"),
    ("log10", "torch.log10({0})"),
    ("sqrt", "torch.sqrt({0})"),
    ("rsqrt", "torch.rsqrt({0})"),
    ("tanh", "torch.tanh({0})"),
    ("erf", "torch.erf({0})"),
    ("erfc", "torch.erfc({0})"),
    ("sin", "torch.sin({0})"),
    ("cos", "torch.cos({0})"),
    ("tan", "torch.tan({0})"),
    ("asin", "torch.asin({0})"),
    ("acos", "torch.acos({0})"),
    ("atan", "torch.atan({0})"),
    ("sinh", "torch.sinh({0})"),
    ("cosh", "torch.cosh({0})"),
    ("asinh", "torch.asinh({0})"),
    ("acosh", "torch.acosh({0})"),
    ("atanh", "torch.atanh({0})"),
    ("atan2", "torch.atan2({0}, {1})"),
    ("floor", "torch.floor({0})"),
    ("ceil", "torch.ceil({0})"),
    ("trunc", "torch.trunc({0})"),
    ("roundeven", "torch.round({0})"),
    ("copysign", "torch.copysign({0}, {1})"),
    ("powf", "torch.pow({0}, {1})"),
    ("ipowi", "torch.pow({0}, {1})"),
    ("fpowi", "torch.pow({0}, {1})"),
    ("fma", "torch.addcmul({2}, {0}, {1})"),
    ("isnan", "torch.isnan({0})"),
    ("isinf", "torch.isinf({0})"),
    ("isfinite", "torch.isfinite({0})"),
];

/// Comparisons of floats by their number in `arith.cmpf`: ordered ones are false on NaN, as in Python.
const CMPF: &[&str] = &[
    "False",
    "{0} == {1}",
    "{0} > {1}",
    "{0} >= {1}",
    "{0} < {1}",
    "{0} <= {1}",
    "({0} < {1}) | ({0} > {1})",
    "({0} == {0}) & ({1} == {1})",
    "~(({0} < {1}) | ({0} > {1}))",
    "~({0} <= {1})",
    "~({0} < {1})",
    "~({0} >= {1})",
    "~({0} > {1})",
    "{0} != {1}",
    "({0} != {0}) | ({1} != {1})",
    "True",
];

/// Comparisons of integers by their number in `arith.cmpi`: equality and those with a sign.
const CMPI: &[&str] = &["==", "!=", "<", "<=", ">", ">="];

impl Body<'_, '_> {
    /// An op of `arith` or `math`.
    pub fn scalar_op(&mut self, op: OperationRef, dialect: &str, kind: &str) -> Result<Values, String> {
        if op.result_count() != 1 {
            return Err("cannot be written as PyTorch".to_owned());
        }
        let result = read::result_type(op, 0).ok_or("has no result")?;
        if dialect == "arith" && kind == "constant" {
            return self.constant(op, result).map(|val| vec![val]);
        }
        dtype(element(result))?;
        let operands = self.operands(op)?;
        let val = match kind {
            "cmpf" | "cmpi" => self.compare(op, kind, operands)?,
            "select" => self.select(op, operands)?,
            "extf" | "truncf" | "sitofp" | "uitofp" | "fptosi" | "extsi" | "extui" | "trunci"
            | "index_cast" | "index_castui" | "bitcast" => self.convert(op, kind, operands, result)?,
            _ => self.compute(op, kind, operands)?,
        };
        Ok(vec![val])
    }

    fn constant(&mut self, op: OperationRef, ty: Type) -> Result<Val, String> {
        let value = op.attribute("value").map_err(|_| "has no value")?;
        let of = element(ty);
        if node::element(ty).is_some() {
            return constants::tensor(self.program, value, ty);
        }
        if let Ok(value) = FloatAttribute::try_from(value) {
            return Ok(Val::Number(float(value.value(), dtype(of)?)));
        }
        let value = IntegerAttribute::try_from(value).map_err(|_| format!("has the value {value}"))?.value();
        Ok(Val::Number(match is_bool(of) {
            true => if value == 0 { "False" } else { "True" }.to_owned(),
            false => value.to_string(),
        }))
    }

    /// The first operand as a tensor if none is one, so that the result is a tensor of the right type.
    fn one_tensor(&mut self, op: OperationRef, mut operands: Values) -> Result<Values, String> {
        if operands.iter().any(Val::is_code) {
            return Ok(operands);
        }
        let value = op.operands().next().ok_or("has no operands")?;
        operands[0] = self.as_tensor(operands[0].clone(), value.r#type())?.into();
        Ok(operands)
    }

    fn all_tensors(&mut self, op: OperationRef, operands: Values) -> Result<Vec<Code>, String> {
        op.operands().zip(operands).map(|(value, val)| self.as_tensor(val, element(value.r#type()))).collect()
    }

    fn compute(&mut self, op: OperationRef, kind: &str, operands: Values) -> Result<Val, String> {
        if let Some((_, operator)) = OPERATORS.iter().find(|(name, _)| *name == kind) {
            let operands = self.one_tensor(op, operands)?;
            let [a, b] = &operands[..] else { return Err("has other than two operands".to_owned()) };
            let of = op.operands().next().map(|value| element(value.r#type()));
            if of.is_some_and(is_bool) && !matches!(*operator, "&" | "|" | "^") {
                return Err("on i1 cannot be written as PyTorch".to_owned());
            }
            let shape = broadcast([a.shape(), b.shape()]);
            return Ok(Code::infix(format!("{} {operator} {}", a.operand(), b.operand()), shape).into());
        }
        if let ("maximumf" | "minimumf" | "maxsi" | "minsi", [a, b]) = (kind, &operands[..]) {
            let bound = if kind.starts_with("max") { "min" } else { "max" };
            match (a, b) {
                (Val::Code(x), Val::Number(c)) | (Val::Number(c), Val::Code(x)) => {
                    return Ok(x.then(format!(".clamp({bound}={c})"), x.shape.clone()).into());
                }
                _ => {}
            }
        }
        if kind == "ctlz" {
            self.program.parts.add("leading_zeros");
        }
        if let Some((_, form)) = FUNCTIONS.iter().find(|(name, _)| *name == kind) {
            let operands = self.all_tensors(op, operands)?;
            let shape = broadcast(operands.iter().map(|code| &code.shape[..]));
            let texts: Vec<String> = operands.into_iter().map(|code| code.text).collect();
            return Ok(Code::atom(fill(form, &texts), shape).into());
        }
        if kind == "shrui" {
            return self.shift_right_unsigned(op, operands);
        }
        // Without a sign: the same as with one where nothing can be negative, which an index cannot.
        let index = op.operands().all(|value| element(value.r#type()).is_index());
        match kind {
            "divui" if index => self.compute(op, "divsi", operands),
            "remui" if index => self.compute(op, "remsi", operands),
            "minui" | "maxui" if !index => {
                let ty =
                    op.operands().next().map(|value| element(value.r#type())).ok_or("has no operands")?;
                let flip = lowest(ty);
                let texts: Vec<String> = self
                    .all_tensors(op, operands.clone())?
                    .iter()
                    .map(|x| format!("{} ^ {flip}", x.operand()))
                    .collect();
                let shape = broadcast(operands.iter().map(Val::shape));
                let name = if kind == "minui" { "minimum" } else { "maximum" };
                Ok(Code::infix(format!("torch.{name}({}) ^ {flip}", texts.join(", ")), shape).into())
            }
            "minui" if index => self.compute(op, "minsi", operands),
            "maxui" if index => self.compute(op, "maxsi", operands),
            _ => Err("cannot be written as PyTorch".to_owned()),
        }
    }

    /// A shift that brings in zeros, not copies of the sign.
    fn shift_right_unsigned(&mut self, op: OperationRef, operands: Values) -> Result<Val, String> {
        let ty = op.operands().next().map(|value| element(value.r#type())).ok_or("has no operands")?;
        let bits = width(ty);
        let [_, Val::Number(by)] = &operands[..] else {
            self.program.parts.add("shift_right_unsigned");
            let [a, b] = &self.all_tensors(op, operands)?[..] else {
                return Err("has other than two operands".to_owned());
            };
            let shape = broadcast([&a.shape[..], &b.shape[..]]);
            return Ok(Code::atom(format!("shift_right_unsigned({}, {})", a.text, b.text), shape).into());
        };
        let by: u32 = by.parse().ok().filter(|by| *by < bits).ok_or("shifts by as many bits as there are")?;
        let x = self.as_tensor(operands[0].clone(), ty)?;
        if by == 0 {
            return Ok(x.into());
        }
        let mask = (1u64 << (bits - by)) - 1;
        let shape = x.shape.clone();
        Ok(Code::infix(format!("({} >> {by}) & {mask}", x.operand()), shape).into())
    }

    fn compare(&mut self, op: OperationRef, kind: &str, operands: Values) -> Result<Val, String> {
        let predicate = usize::try_from(read::int(op, "predicate")).unwrap_or(usize::MAX);
        let of = op.operands().next().map(|value| element(value.r#type())).ok_or("has no operands")?;
        let operands = self.one_tensor(op, operands)?;
        let shape = broadcast(operands.iter().map(Val::shape));
        let mut texts: Vec<String> = operands.iter().map(Val::operand).collect();
        let form = if kind == "cmpf" {
            let form = CMPF.get(predicate).ok_or("has an unknown predicate")?.to_string();
            if matches!(form.as_str(), "True" | "False") {
                return Ok(Val::Number(form));
            }
            form
        } else if predicate < 2 || (predicate < CMPI.len() && !is_bool(of)) {
            format!("{{0}} {} {{1}}", CMPI[predicate])
        } else if (6..10).contains(&predicate) && !is_bool(of) {
            // Flipping the sign turns the order without a sign into the one with it.
            texts = texts.iter().map(|text| format!("({text} ^ {})", lowest(of))).collect();
            format!("{{0}} {} {{1}}", CMPI[predicate - 4])
        } else {
            return Err(format!("with predicate {predicate} on {of} cannot be written as PyTorch"));
        };
        let text = fill(&form, &texts);
        Ok(Code { atom: false, ..Code::infix(text, shape) }.into())
    }

    fn select(&mut self, op: OperationRef, mut operands: Values) -> Result<Val, String> {
        let [condition, a, b] = &operands[..] else { return Err("has other than three operands".to_owned()) };
        if let Val::Number(condition) = condition {
            let chosen = if condition == "True" { 1 } else { 2 };
            return Ok(operands.swap_remove(chosen));
        }
        let ty = op.operands().nth(1).map(|value| element(value.r#type())).ok_or("has too few operands")?;
        let (condition, b) = (condition.clone(), b.clone());
        // PyTorch takes the type of the result from a tensor.
        let a = if a.is_code() || b.is_code() { a.clone() } else { self.as_tensor(a.clone(), ty)?.into() };
        let shape = broadcast([condition.shape(), a.shape(), b.shape()]);
        Ok(Code::atom(format!("torch.where({}, {}, {})", condition.text(), a.text(), b.text()), shape).into())
    }

    fn convert(
        &mut self,
        op: OperationRef,
        kind: &str,
        mut operands: Values,
        to: Type,
    ) -> Result<Val, String> {
        let from = op.operands().next().map(|value| element(value.r#type())).ok_or("has no operand")?;
        let to = element(to);
        let bool_from = is_bool(from);
        let refuse = || Err(format!("from {from} to {to} cannot be written as PyTorch"));
        let val = operands.remove(0);
        // A Python number has no type of its own.
        if let Val::Number(text) = &val {
            let number: Option<f64> = text.parse().ok();
            match (kind, number) {
                ("extf", _) => return Ok(Val::Number(text.clone())),
                ("index_cast", _) if !bool_from => return Ok(Val::Number(text.clone())),
                ("truncf", Some(number)) if to.is_f32() => {
                    return Ok(Val::Number(float(f64::from(number as f32), dtype(to)?)));
                }
                _ => {}
            }
        }
        let code = self.as_tensor(val, from)?;
        let shape = code.shape.clone();
        let target = dtype(to)?;
        Ok(match kind {
            "bitcast" => code.then(format!(".view({target})"), shape),
            "extui" | "index_castui" if !bool_from && width(from) < width(to) => {
                let mask = (1u64 << width(from)) - 1;
                Code::infix(format!("{} & {mask}", code.then(format!(".to({target})"), []).text), shape)
            }
            "index_castui" if !bool_from => code,
            "uitofp" if !bool_from => return refuse(),
            "index_cast" if bool_from => return refuse(),
            "extsi" if bool_from => Code::infix(format!("-{}.to({target})", code.operand()), shape),
            "trunci" if is_bool(to) => Code::infix(format!("({} & 1) != 0", code.operand()), shape),
            _ if dtype(from)? == target => code,
            _ => code.then(format!(".to({target})"), shape),
        }
        .into())
    }
}

/// Bits of an integer or an index.
fn width(ty: Type) -> u32 {
    IntegerType::try_from(ty).map_or(64, |ty| ty.width())
}

/// The lowest integer of a type.
fn lowest(ty: Type) -> i64 {
    i64::MIN >> (64 - width(ty))
}

/// A form with its operands.
fn fill(form: &str, operands: &[String]) -> String {
    let mut pieces = form.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (index, rest) = piece.split_once('}').unwrap_or_default();
        text += index.parse().ok().and_then(|index: usize| operands.get(index)).map_or("", String::as_str);
        text += rest;
    }
    text
}

/// Whether nodes may compute with it, rather than only move it.
pub fn computes(ty: Type) -> bool {
    is_float(ty) || (is_integer(ty) && !is_bool(ty))
}
