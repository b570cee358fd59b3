//! A module as PyTorch source: a `model.py` to read, train and load weights into.
//!
//! The names of the parameters are kept to the letter, so that weights go there and back; what PyTorch has as a module with
//! such parameters becomes one, and the rest is functions of tensors in `forward`.

mod body;
mod code;
mod constants;
mod formats;
mod images;
mod layers;
mod linalg;
mod names;
mod nodes;
mod read;
mod scalar;
mod shape;
mod text;
mod tree;
mod views;

use crate::Error;
use body::Body;
use code::{Code, Val};
use indexmap::IndexMap;
use mase_ir::{
    melior::Context,
    melior::ir::{
        Attribute, BlockLike, BlockRef, OperationRef, RegionLike, Type, Value, ValueLike,
        attribute::{ArrayAttribute, DictionaryAttribute},
        operation::OperationLike,
    },
    names as attributes, node, walk,
};
use names::Scope;
use std::collections::{BTreeSet, HashMap};
use tree::{Leaf, Tree};

/// The function that is the model.
const ENTRY: &str = "main";

/// A model as PyTorch source.
#[derive(Clone, Debug)]
pub struct TorchModel {
    /// `model.py`.
    pub source: String,
    /// Parameters and buffers, in the order of the module.
    pub parameters: Vec<Parameter>,
    /// What fusion made of them.
    pub absorbed: Vec<Absorbed>,
    /// Arguments of `forward`.
    pub inputs: Vec<Signature>,
    /// What it returns.
    pub outputs: Vec<Signature>,
}

/// A parameter or buffer of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in `state_dict()`, which is the one in the IR.
    pub name: String,
    /// Its elements, as MLIR writes them: `f32`.
    pub element: String,
    /// Its shape.
    pub shape: Vec<i64>,
    /// Whether gradients reach it: a parameter, not a buffer.
    pub trained: bool,
}

/// An input or output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// An argument of `forward`; of an output, its name in the IR or `y`, `y0`, ...
    pub name: String,
    /// Its elements, as MLIR writes them: `f32`.
    pub element: String,
    /// Its shape.
    pub shape: Vec<i64>,
}

/// A parameter that is computed from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absorbed {
    /// Its name.
    pub name: String,
    /// The parameters it is computed from.
    pub from: Vec<String>,
    /// The nodes that are no longer there.
    pub nodes: Vec<String>,
}

/// The model that `@main` of a module is. Refuses by name what it cannot write; all such faults are in one error.
pub fn torch(context: &Context, module: OperationRef) -> Result<TorchModel, Error> {
    let functions: HashMap<String, OperationRef> = walk::children(module)
        .into_iter()
        .filter(|op| walk::name(*op) == "func.func")
        .map(|op| (read::text(op, "sym_name"), op))
        .collect();
    let Some(main) = functions.get(ENTRY).copied() else {
        return Err(Error { faults: vec![format!("the module has no function @{ENTRY}")] });
    };
    let mut program = Program { context: Some(context), ..Program::default() };
    program.declare(module);
    program.write_called(main, &functions, &mut vec![ENTRY.to_owned()]);
    let (inputs, outputs, forward) = program.write_function(main);
    if !program.faults.is_empty() {
        return Err(Error { faults: program.faults });
    }
    let source = text::assemble(&program, &inputs, &outputs, forward);
    let parameters = program.parameters.into_values().collect();
    Ok(TorchModel { source, parameters, absorbed: program.absorbed, inputs, outputs })
}

/// Functions of Python that the text needs.
#[derive(Default)]
struct Helpers {
    check: bool,
    safe_softmax: bool,
    rotate_half: bool,
    batch_norms: BTreeSet<&'static str>,
}

/// A function that others call.
#[derive(Clone, Default)]
struct Function {
    method: String,
    results: Vec<String>,
}

/// The model being written.
#[derive(Default)]
struct Program<'c> {
    context: Option<&'c Context>,
    /// Methods that compute derived parameters, by the value they stand for.
    derived: HashMap<usize, String>,
    tree: Tree,
    parameters: IndexMap<String, Parameter>,
    constants: IndexMap<String, String>,
    functions: IndexMap<String, Function>,
    /// Methods other than `forward`.
    methods: Vec<Vec<String>>,
    absorbed: Vec<Absorbed>,
    helpers: Helpers,
    /// What number formats need of the text.
    parts: formats::Parts,
    /// Methods of exact functions: what is behind the name, and the name.
    integers: HashMap<Vec<String>, String>,
    /// Number formats: the name, the expression, what it is.
    formats: IndexMap<String, (String, String)>,
    faults: Vec<String>,
    /// Names of the class.
    scope: Scope,
}

/// A statement or more of a method, with the arguments and results of its function.
type Written = (Vec<Signature>, Vec<Signature>, Vec<String>);

impl Program<'_> {
    /// Notes why something cannot be written.
    fn fault(&mut self, op: OperationRef, text: &str) {
        self.faults.push(format!("{}: '{}' op {text}", op.location(), walk::name(op)));
    }

    /// Finds all parameters, and what of them is a buffer.
    fn declare(&mut self, module: OperationRef) {
        let mut seen: HashMap<String, (Type, Option<Attribute>)> = HashMap::new();
        let ops = walk::preorder(module);
        let statistics: BTreeSet<String> = ops
            .iter()
            .filter(|op| walk::name(**op) == "mase.batch_norm")
            .flat_map(|op| [3, 4].into_iter().filter_map(|index| read::parameter(read::operand(*op, index)?)))
            .collect();
        for op in ops.into_iter().filter(|op| walk::name(*op) == "mase.parameter") {
            let name = read::text(op, "name");
            let Some(ty) = read::result_type(op, 0) else { continue };
            let value = op.attribute("value").ok();
            if let Some(first) = seen.get(&name) {
                if *first != (ty, value) {
                    self.fault(
                        op,
                        &format!("\"{name}\" is also the name of a parameter of another type or value"),
                    );
                }
                continue;
            }
            seen.insert(name.clone(), (ty, value));
            let element = code::element(ty);
            let (dtype, shape) = match (code::dtype(element), read::shape(ty)) {
                (Ok(dtype), Ok(shape)) => (dtype, shape),
                (Err(fault), _) | (_, Err(fault)) => {
                    self.fault(op, &fault);
                    continue;
                }
            };
            let own = name.rsplit('.').next().unwrap_or_default();
            let statistic = statistics.contains(&name) || matches!(own, "running_mean" | "running_var");
            let trained = code::is_float(element) && !statistic;
            self.tree.insert(&name, Leaf { shape: shape.clone(), dtype, buffer: !trained });
            let element = node::element_text(element);
            self.parameters.insert(name.clone(), Parameter { name, element, shape, trained });
        }
        for name in self.tree.names().chain(names::RESERVED.iter().copied()) {
            self.scope.fresh(name);
        }
    }

    /// Writes, before a function, those that it calls.
    fn write_called(
        &mut self,
        function: OperationRef,
        functions: &HashMap<String, OperationRef>,
        callers: &mut Vec<String>,
    ) {
        for call in walk::preorder(function).into_iter().filter(|op| walk::name(*op) == "func.call") {
            let name = call.attribute("callee").ok().and_then(node::symbol).unwrap_or_default();
            if self.functions.contains_key(&name) {
                continue;
            }
            if callers.contains(&name) {
                self.fault(call, &format!("calls @{name}, which leads back to it"));
                continue;
            }
            let Some(callee) = functions.get(&name).copied() else {
                self.fault(call, &format!("calls @{name}, which the module does not have"));
                continue;
            };
            callers.push(name.clone());
            self.write_called(callee, functions, callers);
            callers.pop();
            let method = self.scope.fresh(&names::variable(&name));
            let (inputs, outputs, mut lines) = self.write_function(callee);
            let arguments: String = inputs.iter().map(|input| format!(", {}", input.name)).collect();
            lines.iter_mut().for_each(|line| line.insert_str(0, "    "));
            lines.insert(0, format!("def {method}(self{arguments}):"));
            lines.insert(1, format!("    \"\"\"{}.\"\"\"", text::signature(&inputs, &outputs)));
            self.methods.push(lines);
            let results = outputs.into_iter().map(|output| output.name).collect();
            self.functions.insert(name, Function { method, results });
        }
    }

    /// The arguments, results and statements of a function.
    fn write_function(&mut self, function: OperationRef) -> Written {
        let block = function.region(0).ok().and_then(|region| region.first_block());
        let Some(block) = block else {
            let name = read::text(function, "sym_name");
            self.fault(function, &format!("@{name} has no body"));
            return Written::default();
        };
        let mut scope = Scope::default();
        let inputs = self.signatures(function, "arg_attrs", "x", arguments(block), &mut scope);
        let names: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
        let mut values: Vec<Value> = Vec::new();
        let codes =
            inputs.iter().map(|input| Code::atom(input.name.clone(), input.shape.clone()).into()).collect();
        let mut body = Body::new(self, &names, scope);
        let mut lines = Vec::new();
        match body.region(function, codes, &[]) {
            Ok(results) => {
                let end = block.terminator();
                values.extend(end.iter().flat_map(|end| end.operands()));
                let mut texts = Vec::new();
                for (value, val) in values.iter().zip(results) {
                    match body.as_tensor(val, value.r#type()) {
                        Ok(code) => texts.push(code.text),
                        Err(fault) => body.program.fault(function, &fault),
                    }
                }
                body.line(format!("return {}", texts.join(", ")));
                lines = std::mem::take(&mut body.lines);
            }
            Err(fault) => body.program.fault(function, &fault),
        }
        let mut scope = Scope::default();
        let outputs = self.signatures(function, "res_attrs", "y", values, &mut scope);
        (inputs, outputs, lines)
    }

    /// Names and types of arguments or results.
    fn signatures(
        &mut self,
        function: OperationRef,
        list: &str,
        letter: &str,
        values: Vec<Value>,
        scope: &mut Scope,
    ) -> Vec<Signature> {
        let attributes = function.attribute(list).and_then(ArrayAttribute::try_from).ok();
        let given = |index: usize| {
            let own = DictionaryAttribute::try_from(attributes?.element(index).ok()?).ok()?;
            node::string(own.element_by_name(attributes::NODE)?)
        };
        let mut signatures = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let numbered = if values.len() == 1 { letter.to_owned() } else { format!("{letter}{index}") };
            let name = scope.fresh(&given(index).map_or(numbered, |name| names::variable(&name)));
            let ty = value.r#type();
            match (read::shape(ty), code::dtype(code::element(ty))) {
                (Ok(shape), Ok(_)) => {
                    signatures.push(Signature {
                        name,
                        element: node::element_text(code::element(ty)),
                        shape,
                    });
                }
                (Err(fault), _) | (_, Err(fault)) => {
                    self.fault(function, &format!("argument or result {name} {fault}"))
                }
            }
        }
        signatures
    }

    /// The name of a constant, which is a buffer.
    fn constant(&mut self, text: String) -> String {
        if let Some((name, _)) = self.constants.iter().find(|(_, other)| **other == text) {
            return name.clone();
        }
        let name = self.scope.fresh("constant");
        self.constants.insert(name.clone(), text);
        name
    }
}

fn arguments<'c, 'a>(block: BlockRef<'c, 'a>) -> Vec<Value<'c, 'a>> {
    (0..block.argument_count()).filter_map(|index| block.argument(index).ok()).map(Value::from).collect()
}

impl Body<'_, '_> {
    /// A parameter under its name.
    fn parameter(&mut self, op: OperationRef) -> Result<Val, String> {
        if op.operand_count() > 0 {
            return Err("has a number format, which PyTorch does not have".to_owned());
        }
        let name = read::text(op, "name");
        let Some(found) = self.program.parameters.get(&name) else {
            // It was refused where it is declared.
            return Ok(Code::atom("None", []).into());
        };
        Ok(Code::atom(self.program.tree.access(&name), found.shape.clone()).into())
    }

    /// A parameter that is computed from others: a method, and a call of it.
    fn derive(&mut self, op: OperationRef) -> Result<Val, String> {
        let name = read::text(op, "name");
        let result = op.results().next().ok_or("has no result")?;
        let shape = read::shape(result.r#type())?;
        let method = self.program.scope.fresh(&format!("derived_{}", names::variable(&name)));
        let nodes = read::texts(op, "absorbs");
        let mut from = Vec::new();
        let mut body = Body::new(self.program, &[], Scope::default());
        body.in_place = true;
        let mut arguments = Vec::new();
        for value in op.operands() {
            arguments.push(body.bring(value, &mut from)?);
        }
        let yielded = body.region(op, arguments, &[])?.pop().ok_or("yields nothing")?;
        let code = body.as_tensor(yielded, result.r#type())?;
        // What was given a name just to be returned is returned as it is.
        let assigned = format!("{} = ", code.text);
        match body.lines.last_mut() {
            Some(line) if line.starts_with(&assigned) => line.replace_range(..assigned.len(), "return "),
            _ => body.line(format!("return {}", code.text)),
        }
        let mut lines: Vec<String> = body.lines.iter().map(|line| format!("    {line}")).collect();
        let absorbed =
            if nodes.is_empty() { String::new() } else { format!(", with {} absorbed", nodes.join(", ")) };
        lines.insert(0, format!("def {method}(self):"));
        lines.insert(1, format!("    \"\"\"{}\"\"\"", text::inside(&format!("{name}{absorbed}."))));
        self.program.methods.push(lines);
        self.program.absorbed.push(Absorbed { name, from, nodes });
        self.program.derived.insert(read::key(result.into()), method.clone());
        Ok(Code::atom(format!("self.{method}()"), shape).into())
    }

    /// What stands for a parameter, derived parameter or constant of the function around, in a method of its own.
    fn bring(&mut self, value: Value, from: &mut Vec<String>) -> Result<Val, String> {
        let key = read::key(value);
        if let Ok(known) = self.get(value) {
            return Ok(known);
        }
        let op = node::defining_op(value).ok_or("is computed from an argument")?;
        if let Some(method) = self.program.derived.get(&key) {
            from.push(read::text(op, "name"));
            let code = Code::atom(format!("self.{method}()"), read::shape(value.r#type())?);
            return Ok(code.into());
        }
        from.extend(read::parameter(value));
        for operand in op.operands() {
            let val = self.bring(operand, from)?;
            self.set(operand, val);
        }
        self.write(op);
        let val = self.get(value)?;
        if let (Some(name), None) = (read::parameter(value), &self.device) {
            self.device = Some(format!("{}.device", self.program.tree.access(&name)));
        }
        Ok(val)
    }

    /// The method that a function is.
    fn method(&self, callee: &str) -> Result<Function, String> {
        self.program
            .functions
            .get(callee)
            .cloned()
            .ok_or_else(|| format!("calls @{callee}, which is not written"))
    }
}
