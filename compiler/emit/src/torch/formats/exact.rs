//! What f64 does not give exactly: forward, the integers that `mase-lower-to-linalg` makes of a node, written as operations
//! on integers; backward, the gradient of the op on floats.

use super::{Number, numbers, text::two};
use crate::torch::{
    body::Body,
    code::{Code, Val, dtype, element, float, tuple},
    names::Scope,
    nodes::Node,
    read,
};
use mase_formats::Step;
use mase_ir::{
    melior::ir::{BlockLike, RegionLike, Type, Value, ValueLike, operation::OperationLike},
    walk,
};
use mase_passes::lower_to_linalg::{Argument, alone};

/// Names of operands.
const OPERANDS: &[&str] = &["x", "y", "z", "u", "v"];

/// An operand of an exact function: a value, or the companion of one.
struct Operand<'c, 'a> {
    name: String,
    value: Value<'c, 'a>,
}

impl Body<'_, '_> {
    /// A node as the lowering computes it.
    pub fn exact(&mut self, node: &Node, kind: &str) -> Result<Code, String> {
        let method = self.integers(node, kind)?;
        let operands = operands(node);
        let mut texts = Vec::new();
        for operand in &operands {
            texts.push(self.tensor(operand.value)?.text);
            if let Some(companion) = self.companion_of(node, operand.value)? {
                texts.push(self.tensor(companion)?.text);
            }
        }
        let floats = self.floats(node, kind, &operands)?;
        self.program.parts.add("exact");
        let call = format!("Exact.apply(self.{method}, {floats}, {})", texts.join(", "));
        Ok(Code::atom(call, node.shape.clone()))
    }

    fn companion_of<'c, 'a>(
        &self,
        node: &Node<'c, 'a>,
        value: Value<'c, 'a>,
    ) -> Result<Option<Value<'c, 'a>>, String> {
        let channel = Number::of(value.r#type())?.is_some_and(|number| number.channel().is_some());
        if !channel {
            return Ok(None);
        }
        let place = node.op.operands().position(|other| read::key(other) == read::key(value));
        self.companion(node, place.unwrap_or(0)).map(Some)
    }

    /// The function of floats, of the same operands.
    fn floats(&mut self, node: &Node, kind: &str, operands: &[Operand]) -> Result<String, String> {
        let mut names = Vec::new();
        for operand in operands {
            names.push(operand.name.clone());
            if self.companion_of(node, operand.value)?.is_some() {
                names.push(format!("{}_scale", operand.name));
            }
        }
        let mut body = Body::new(self.program, &names, Scope::default());
        for operand in operands {
            let shape = read::shape(operand.value.r#type())?;
            body.set(operand.value, Code::atom(operand.name.clone(), shape).into());
        }
        let code = match kind {
            "cast" => body.input(node, 0)?,
            _ => body.algebraic(node, kind)?,
        };
        let lines = std::mem::take(&mut body.lines);
        let names = names.join(", ");
        if lines.is_empty() {
            return Ok(format!("lambda {names}: {}", code.text));
        }
        let function = self.scope.fresh("floats");
        self.line(format!("def {function}({names}):"));
        for line in lines {
            self.line(format!("    {line}"));
        }
        self.line(format!("    return {}", code.text));
        Ok(function)
    }

    /// The method that computes a node in integers, from numbers and to numbers.
    fn integers(&mut self, node: &Node, kind: &str) -> Result<String, String> {
        let context = self.program.context.ok_or("has no context")?;
        let (module, arguments) = alone(context, node.op)?;
        let function = walk::children(module.as_operation()).into_iter().next().ok_or("has no lowering")?;
        let block =
            function.region(0).ok().and_then(|region| region.first_block()).ok_or("has no lowering")?;
        let operands = operands(node);
        let numbers = numbers(node.op)?;
        let of = |index: usize| {
            let value = node.op.operands().nth(index)?;
            operands.iter().find(|operand| read::key(operand.value) == read::key(value))
        };
        let mut parameters: Vec<String> = Vec::new();
        let mut values = Vec::new();
        let mut lines = Vec::new();
        if numbers.iter().flatten().any(|number| number.view.step == Step::ChannelPoint) {
            self.program.parts.add("two_to");
        }
        for argument in &arguments {
            let name = match argument {
                Argument::Unused => None,
                Argument::Plain(index) => of(*index).map(|operand| operand.name.clone()),
                Argument::Integers(index) => of(*index).map(|operand| operand.name.clone()),
                Argument::Companion(index) => of(*index).map(|operand| format!("{}_scale", operand.name)),
            };
            let Some(name) = name else {
                values.push(Val::Code(Code::atom("None", [])));
                continue;
            };
            let place = values.len();
            let ty = block.argument(place).map_err(|_| "has no lowering")?.r#type();
            values.push(Code::atom(name.clone(), read::shape(ty)?).into());
            if parameters.contains(&name) {
                continue;
            }
            if let Argument::Integers(index) = argument
                && let Some(Some(number)) = numbers.get(*index)
            {
                let rank = read::shape(ty)?.len();
                lines.push(format!("{name} = {}", into_integers(&name, number, rank, dtype(element(ty))?)));
            }
            parameters.push(name);
        }
        let result = read::result_type(node.op, 0).ok_or("has no result")?;
        let number = Number::of(result)?.ok_or("gives no number format")?;
        let mut body = Body::new(self.program, &parameters, Scope::default());
        parameters.iter().for_each(|name| drop(body.scope.fresh(name)));
        body.in_place = true;
        let yielded = body.region(function, values, &[])?.pop().ok_or("has no result")?;
        let end = block.terminator().ok_or("has no lowering")?;
        let ty = end.operands().next().ok_or("has no lowering")?.r#type();
        let code = body.as_tensor(yielded, ty)?;
        lines.append(&mut body.lines);
        lines.push(format!("return {}", from_integers(&code, &number, ty)?));
        let formats: Vec<String> = numbers.iter().flatten().map(|number| number.format.to_string()).collect();
        let doc = format!("{kind} of {} in {}, in integers.", formats.join(", "), number.format);
        let mut text = vec![format!("(self, {}):", parameters.join(", ")), format!("    \"\"\"{doc}\"\"\"")];
        text.extend(lines.into_iter().map(|line| format!("    {line}")));
        if let Some(name) = self.program.integers.get(&text) {
            return Ok(name.clone());
        }
        let name = self.program.scope.fresh(&format!("{kind}_in_integers"));
        self.program.integers.insert(text.clone(), name.clone());
        text[0] = format!("def {name}{}", text[0]);
        self.program.methods.push(text);
        Ok(name)
    }
}

/// The operands of a node, each once, under names.
fn operands<'c, 'a>(node: &Node<'c, 'a>) -> Vec<Operand<'c, 'a>> {
    let mut found: Vec<Operand> = Vec::new();
    for value in node.op.operands() {
        if found.iter().any(|operand| read::key(operand.value) == read::key(value)) {
            continue;
        }
        let name =
            OPERANDS.get(found.len()).map_or_else(|| format!("x{}", found.len()), |name| (*name).to_owned());
        found.push(Operand { name, value });
    }
    // A companion of a node's operand that a cast takes is an operand there already.
    if walk::name(node.op) == "mase.cast" {
        found.truncate(1);
    }
    found
}

/// The integers of numbers in a format.
fn into_integers(name: &str, number: &Number, rank: usize, dtype: &str) -> String {
    // Lines up a companion with the channels of a tensor.
    let along = || {
        let mut extents = vec![1; rank];
        extents[number.channel().unwrap_or(0)] = -1;
        format!(".view{}", tuple(&extents))
    };
    let steps = match number.view.step {
        Step::Power(0) => name.to_owned(),
        Step::Power(power) => format!("({name} / {})", two(power)),
        Step::Scale(scale) => format!("torch.round({name} / {})", float(scale, "torch.float64")),
        Step::ChannelPoint => format!("({name} / two_to(-{name}_scale){})", along()),
        Step::ChannelScale => format!("torch.round({name} / {name}_scale.double(){})", along()),
    };
    let wide = if number.view.low < 0 || dtype == "torch.int64" { "" } else { ".long()" };
    format!("{steps}{wide}.to({dtype})")
}

/// The numbers of integers in memory.
fn from_integers(code: &Code, number: &Number, ty: Type) -> Result<String, String> {
    let bits = match dtype(element(ty))? {
        "torch.int8" => 8,
        "torch.int16" => 16,
        "torch.int32" => 32,
        _ => 64,
    };
    let integers = match number.view.low < 0 || bits == 64 {
        true => code.operand(),
        false => format!("({}.long() & {})", code.operand(), (1i64 << bits) - 1),
    };
    Ok(match number.view.step {
        Step::Power(0) => format!("{integers}.double()"),
        Step::Power(power) => format!("{integers}.double() * {}", two(power)),
        Step::Scale(scale) => format!("{integers}.double() * {}", float(scale, "torch.float64")),
        Step::ChannelPoint | Step::ChannelScale => {
            return Err("gives channels, which only a cast does".to_owned());
        }
    })
}
