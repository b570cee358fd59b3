//! One Python function being written: what stands for each value, its lines, its names.

use super::{
    Function, Program,
    code::{Code, Val, dtype, element, tuple},
    linalg::Space,
    names::{self, Scope},
    read,
};
use mase_ir::{
    melior::ir::{
        BlockLike, BlockRef, OperationRef, RegionLike, Type, Value, ValueLike, operation::OperationLike,
    },
    node, walk,
};
use std::collections::HashMap;

/// The longest expression that is put into another one.
const INLINE: usize = 60;

/// See the module.
pub struct Body<'p, 'c> {
    pub program: &'p mut Program<'c>,
    values: HashMap<usize, Val>,
    uses: HashMap<usize, usize>,
    pub scope: Scope,
    pub lines: Vec<String>,
    depth: usize,
    /// Where new tensors go: the device of the first argument.
    pub device: Option<String>,
    /// The loops of the structured op that is being written.
    pub space: Option<Space>,
    /// Whether short expressions that are used once are written in place: where no node has a name to show.
    pub in_place: bool,
    /// The path that the last comment named.
    path: String,
}

/// The values that a terminator passes on.
pub type Values = Vec<Val>;

impl<'p, 'c> Body<'p, 'c> {
    /// A function of the arguments with these names.
    pub fn new(program: &'p mut Program<'c>, arguments: &[String], scope: Scope) -> Self {
        let device = arguments.first().map(|name| format!("{name}.device"));
        Self {
            program,
            values: HashMap::new(),
            uses: HashMap::new(),
            scope,
            lines: Vec::new(),
            depth: 0,
            device,
            space: None,
            in_place: false,
            path: String::new(),
        }
    }

    /// Writes a statement.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.lines.push(format!("{}{}", "    ".repeat(self.depth), text.as_ref()));
    }

    /// Opens a Python loop; [`Body::dedent`] closes it.
    pub fn indented_loop(&mut self, variable: &str, count: i64) {
        self.line(format!("for {variable} in range({count}):"));
        self.depth += 1;
    }

    /// Ends this many blocks.
    pub fn dedent(&mut self, count: usize) {
        self.depth -= count;
    }

    /// Gives an expression a name.
    pub fn assign(&mut self, wanted: &str, code: Code) -> Code {
        if code.is_name() && !code.text.starts_with("self.") {
            return code;
        }
        let name = self.scope.fresh(wanted);
        self.line(format!("{name} = {}", code.text));
        Code::atom(name, code.shape)
    }

    /// What stands for a value.
    pub fn get(&self, value: Value) -> Result<Val, String> {
        let found = self.values.get(&read::key(value)).cloned();
        found.ok_or_else(|| "uses a value from outside its function".to_owned())
    }

    pub fn set(&mut self, value: Value, val: Val) {
        self.values.insert(read::key(value), val);
    }

    /// What stands for all operands of an op.
    pub fn operands(&self, op: OperationRef) -> Result<Values, String> {
        op.operands().map(|value| self.get(value)).collect()
    }

    /// A value as a tensor, of the shape of its type.
    pub fn tensor(&mut self, value: Value) -> Result<Code, String> {
        let val = self.get(value)?;
        self.as_tensor(val, value.r#type())
    }

    /// A tensor of a type, from what stands for a value of it.
    pub fn as_tensor(&mut self, val: Val, ty: Type) -> Result<Code, String> {
        let number = match val {
            Val::Code(code) => return Ok(code),
            Val::Number(text) => text,
            Val::Unwritten => if super::code::is_float(element(ty)) { "0.0" } else { "0" }.to_owned(),
        };
        let shape = read::shape(ty)?;
        let options = self.options(ty)?;
        let text = match shape.is_empty() {
            true => format!("torch.tensor({number}, {options})"),
            false => format!("torch.full({}, {number}, {options})", tuple(&shape)),
        };
        Ok(Code::atom(text, shape))
    }

    /// Type and device of a new tensor, as arguments.
    pub fn options(&self, ty: Type) -> Result<String, String> {
        Ok(self.options_of(dtype(element(ty))?))
    }

    /// The same, for a `torch.dtype`.
    pub fn options_of(&self, dtype: &str) -> String {
        match &self.device {
            Some(device) => format!("dtype={dtype}, device={device}"),
            None => format!("dtype={dtype}"),
        }
    }

    /// `0, 1, ...` along a dimension with `after` dimensions behind it.
    pub fn positions(&self, extent: i64, after: usize) -> Code {
        let device = self.device.as_ref().map(|device| format!(", device={device}")).unwrap_or_default();
        let mut shape = vec![extent];
        shape.resize(after + 1, 1);
        let view = if after == 0 { String::new() } else { format!(".view{}", tuple(&shape)) };
        Code::atom(format!("torch.arange({extent}{device}){view}"), shape)
    }

    /// Counts how often values are used by the ops of a block, to know what may be written in place.
    pub fn count_uses(&mut self, block: BlockRef) {
        let mut next = block.first_operation();
        while let Some(op) = next {
            for value in op.operands() {
                *self.uses.entry(read::key(value)).or_default() += 1;
            }
            next = op.next_in_block();
        }
    }

    /// Writes the ops of a region whose arguments stand for `arguments`; gives what its terminator passes on. An op in
    /// `skip` is left out.
    pub fn region(
        &mut self,
        op: OperationRef,
        arguments: Values,
        skip: &[OperationRef],
    ) -> Result<Values, String> {
        let region = op.region(0).map_err(|_| "has no region")?;
        let block = region.first_block().ok_or("has an empty region")?;
        if block.next_in_region().is_some() {
            return Err("has several blocks, whose branches cannot be written as PyTorch".to_owned());
        }
        for (index, val) in arguments.into_iter().enumerate().take(block.argument_count()) {
            if let Ok(argument) = block.argument(index) {
                self.set(argument.into(), val);
            }
        }
        self.count_uses(block);
        let mut next = block.first_operation();
        while let Some(op) = next {
            next = op.next_in_block();
            if next.is_none() {
                return op
                    .operands()
                    .map(|value| {
                        self.get(value)
                            .or_else(|fault| if skip.is_empty() { Err(fault) } else { Ok(Val::Unwritten) })
                    })
                    .collect();
            }
            if !skip.contains(&op) {
                self.write(op);
            }
        }
        Err("has a region without a terminator".to_owned())
    }

    /// Writes an op; what cannot be written is noted, and its results stand for something, so that the rest is looked at.
    pub fn write(&mut self, op: OperationRef) {
        let results = match self.op(op) {
            Ok(results) => results,
            Err(fault) => {
                self.program.fault(op, &fault);
                op.results().map(|_| Val::Code(Code::atom("None", []))).collect()
            }
        };
        for (result, val) in op.results().zip(results) {
            let val = self.name_result(op, result.into(), val);
            self.set(result.into(), val);
        }
    }

    fn op(&mut self, op: OperationRef) -> Result<Values, String> {
        let name = walk::name(op);
        let (dialect, kind) = name.split_once('.').unwrap_or(("", &name));
        match dialect {
            "mase" => self.node(op, kind),
            "linalg" => self.linalg(op, kind),
            "tensor" => self.tensor_op(op, kind),
            "arith" | "math" => self.scalar_op(op, dialect, kind),
            "func" if kind == "call" => self.call(op),
            "cf" if kind == "assert" => {
                let condition = self.operands(op)?.remove(0);
                self.program.helpers.check = true;
                let message = super::code::quote(&read::text(op, "msg"));
                self.line(format!("check({}, {message})", condition.text()));
                Ok(Vec::new())
            }
            _ => Err("cannot be written as PyTorch".to_owned()),
        }
    }

    /// A result under a name, unless it is short and used once, and has no name to show.
    fn name_result(&mut self, op: OperationRef, result: Value, val: Val) -> Val {
        let code = match val {
            Val::Code(code) => code,
            other => return other,
        };
        let once = self.uses.get(&read::key(result)).is_none_or(|uses| *uses <= 1);
        let nameless = self.space.is_some() || self.in_place;
        if code.is_name()
            || walk::name(op) == "mase.parameter"
            || (once && walk::name(op) == "mase.derive")
            || (once && nameless && code.text.len() <= INLINE)
        {
            return code.into();
        }
        let wanted = match node::node_name(op) {
            // What a cast gives goes by what is cast.
            Some(name) if walk::name(op) == "mase.cast" => {
                let name = name.strip_suffix(".cast").unwrap_or(&name).to_owned();
                self.comment(&name);
                let code = self.assign(&names::of_node(&name), code);
                return code.into();
            }
            Some(name) if !name.is_empty() => {
                self.comment(&name);
                names::of_node(&name)
            }
            _ if walk::name(op) == "mase.derive" => names::variable(&read::text(op, "name")),
            _ => walk::name(op).split_once('.').map(|(_, kind)| names::variable(kind)).unwrap_or_default(),
        };
        let wanted = if wanted == "generic" { "value".to_owned() } else { wanted };
        let code = self.assign(&wanted, code);
        // A node that goes by another name here; the path before it stands in a comment above.
        let name = node::node_name(op).unwrap_or_default();
        let own = name.rsplit('.').next().unwrap_or_default();
        if let Some(line) = self.lines.last_mut()
            && own != code.text
            && !line.contains(&format!(".{own}("))
            && !own.is_empty()
        {
            line.push_str(&format!("  # {}", one_line(own)));
        }
        code.into()
    }

    /// Says where the nodes that follow belong, if that changed.
    fn comment(&mut self, node: &str) {
        let path = node.rsplit_once('.').map(|(path, _)| path).unwrap_or_default();
        if path != self.path {
            self.path = path.to_owned();
            if !path.is_empty() {
                self.line(format!("# {}", one_line(path)));
            }
        }
    }

    fn call(&mut self, op: OperationRef) -> Result<Values, String> {
        let callee = op.attribute("callee").ok().and_then(node::symbol).unwrap_or_default();
        let mut arguments = Vec::new();
        for value in op.operands() {
            arguments.push(self.tensor(value)?.text);
        }
        let Function { method, results: wanted } = self.method(&callee)?;
        let call = format!("self.{method}({})", arguments.join(", "));
        let mut names = Vec::new();
        let mut results = Values::new();
        for (index, result) in op.results().enumerate() {
            let shape = read::shape(result.r#type())?;
            let name = self.scope.fresh(wanted.get(index).unwrap_or(&method));
            results.push(Code::atom(name.clone(), shape).into());
            names.push(name);
        }
        self.line(match names.is_empty() {
            true => call,
            false => format!("{} = {call}", names.join(", ")),
        });
        Ok(results)
    }
}

/// A name as part of a comment.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
