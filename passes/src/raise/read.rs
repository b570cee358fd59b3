//! From the ops of a function to a [`Graph`]. The files of the folder read one kind of op each.

mod constants;
mod elementwise;
mod movement;
mod structured;
mod windows;

use super::graph::{Element, Graph, Id, Op};
use mase_ir::{
    build::Ssa,
    melior::ir::{
        Attribute, BlockLike, OperationRef, RegionLike, ShapedTypeLike, Type, TypeLike, ValueLike,
        attribute::{DenseI64ArrayAttribute, IntegerAttribute},
        operation::OperationLike,
        r#type::{IntegerType, RankedTensorType},
    },
    node, walk,
};
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};
use windows::Weight;

/// Larger tensors of unequal numbers are weights, even where they have no name.
const SMALL: i64 = 16;
/// MLIR's mark of an extent or offset that is not static.
const DYNAMIC: i64 = i64::MIN;

/// A weight or buffer.
pub struct Parameter<'r> {
    pub ty: Type<'r>,
    /// Absent where it is elided.
    pub value: Option<Attribute<'r>>,
}

/// An op of the function.
pub struct Source<'r> {
    pub op: OperationRef<'r, 'r>,
    /// The nodes of its results; absent for scalars, and for results that nothing uses.
    pub results: Vec<Option<Id>>,
    /// Nodes that were made, or found again, in reading it.
    pub touched: Vec<Id>,
    /// It stays as it is.
    pub kept: bool,
    /// Why nothing in the dialect stands for it.
    pub reason: Option<String>,
}

/// A function that is being read.
pub struct Reader<'r> {
    pub graph: Graph,
    pub sources: Vec<Source<'r>>,
    /// What [`Op::Value`] counts.
    pub values: Vec<Ssa<'r>>,
    /// What [`Op::Data`] counts.
    pub data: Vec<Attribute<'r>>,
    pub parameters: HashMap<String, Parameter<'r>>,
    /// Types that [`Element::Other`] counts.
    others: Vec<Type<'r>>,
    known: HashMap<usize, Id>,
    known_data: HashMap<usize, usize>,
    /// Names of constants that had none.
    unnamed: HashMap<usize, String>,
    /// Names of parameters and resources of the module.
    taken: Rc<HashSet<String>>,
}

/// What readings of a function found out about its ops, for the next one.
#[derive(Default)]
pub struct Verdicts {
    /// Ops that nothing in the dialect stands for, and why.
    pub opaque: HashMap<usize, String>,
    /// Those that not even a block can hold.
    pub kept: HashSet<usize>,
}

fn key(value: Ssa) -> usize {
    mase_ir::build::identity(value)
}

impl<'r> Reader<'r> {
    /// Reads all ops of a function of one block.
    pub fn read(function: OperationRef<'r, 'r>, verdicts: &Verdicts, taken: Rc<HashSet<String>>) -> Self {
        let mut reader = Self {
            graph: Graph::default(),
            sources: Vec::new(),
            values: Vec::new(),
            data: Vec::new(),
            parameters: HashMap::new(),
            others: Vec::new(),
            known: HashMap::new(),
            known_data: HashMap::new(),
            unnamed: HashMap::new(),
            taken,
        };
        let block = function.region(0).ok().and_then(|region| region.first_block());
        if let Some(block) = block {
            for index in 0..block.argument_count() {
                if let Ok(argument) = block.argument(index) {
                    reader.external(argument.into());
                }
            }
        }
        for op in walk::children(function) {
            reader.op(op, verdicts);
        }
        reader
    }

    /// The names that constants without one got.
    pub fn unnamed_constants(&self) -> Vec<String> {
        self.unnamed.values().cloned().collect()
    }

    /// The node of a tensor.
    pub fn id(&self, value: Ssa) -> Option<Id> {
        self.known.get(&key(value)).copied()
    }

    fn tensor(&self, value: Ssa) -> Result<Id, String> {
        self.id(value).ok_or_else(|| format!("takes {}, which is no static tensor", value.r#type()))
    }

    fn bind(&mut self, value: Ssa<'r>, id: Id) {
        self.known.insert(key(value), id);
    }

    /// Makes a value that something else computes a node.
    fn external(&mut self, value: Ssa<'r>) {
        let Some(shape) = node::shape(value.r#type()).filter(|_| is_plain(value.r#type())) else { return };
        let Some(element) = node::element(value.r#type()) else { return };
        let element = self.element(element);
        self.values.push(value);
        let id = self.graph.node(Op::Value(self.values.len() - 1), vec![], shape, element);
        self.bind(value, id);
    }

    /// The element type as the graph has it.
    fn element(&mut self, ty: Type<'r>) -> Element {
        if ty.is_index() {
            return Element::Index;
        }
        if let Ok(integer) = IntegerType::try_from(ty)
            && integer.is_signless()
        {
            return Element::Int(integer.width());
        }
        match node::element_text(ty).as_str() {
            "f16" => Element::F16,
            "bf16" => Element::Bf16,
            "f32" => Element::F32,
            "f64" => Element::F64,
            _ => {
                let index = self.others.iter().position(|other| *other == ty).unwrap_or_else(|| {
                    self.others.push(ty);
                    self.others.len() - 1
                });
                Element::Other(index)
            }
        }
    }

    /// The type of [`Element::Other`].
    pub fn other(&self, index: usize) -> Type<'r> {
        self.others[index]
    }

    fn op(&mut self, op: OperationRef<'r, 'r>, verdicts: &Verdicts) {
        let index = self.sources.len();
        self.graph.begin(index);
        let name = walk::name(op);
        self.sources.push(Source { op, results: Vec::new(), touched: Vec::new(), kept: false, reason: None });
        let (dialect, _) = name.split_once('.').unwrap_or((&name, ""));
        let mut types = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
        let ours = matches!(dialect, "linalg" | "tensor" | "arith" | "math") && op.result_count() > 0;
        let odd = types.find(|ty| !is_plain(*ty));
        if !ours || odd.is_some() || verdicts.kept.contains(&index) {
            self.sources[index].kept = true;
            // What is unranked is printed, say, and is no part of the model.
            self.sources[index].reason = odd
                .filter(|ty| ours && !ty.is_unranked_tensor())
                .map(|ty| format!("has values of {ty}, which nodes do not take"));
            for result in op.results() {
                self.external(result.into());
            }
            return self.end(index);
        }
        let computed = match verdicts.opaque.get(&index) {
            Some(reason) => Err(reason.clone()),
            None => self.compute(op, &name),
        };
        if let Err(reason) = computed {
            self.sources[index].reason = Some(reason);
            self.opaque(index);
        }
        self.end(index);
    }

    fn end(&mut self, index: usize) {
        let results = self.sources[index].op.results().map(|result| self.id(result.into())).collect();
        self.sources[index].results = results;
        self.sources[index].touched = self.graph.end();
    }

    /// Makes the results of an op nodes that nothing is known about.
    fn opaque(&mut self, index: usize) {
        let op = self.sources[index].op;
        let inputs = self.inputs_of(op);
        for (result, value) in op.results().enumerate() {
            let value: Ssa<'r> = value.into();
            let (Some(shape), Some(element)) = (node::shape(value.r#type()), node::element(value.r#type()))
            else {
                continue;
            };
            let element = self.element(element);
            let id = self.graph.node(Op::Opaque { op: index, result }, inputs.clone(), shape, element);
            self.bind(value, id);
        }
    }

    /// The nodes of the tensors that an op needs; see [`super::block::operands`].
    pub fn inputs_of(&self, op: OperationRef<'r, 'r>) -> Vec<Id> {
        super::block::operands(op).into_iter().filter_map(|value| self.id(value)).collect()
    }

    fn compute(&mut self, op: OperationRef<'r, 'r>, name: &str) -> Result<(), String> {
        match name {
            "arith.constant" => self.constant(op),
            "tensor.empty" => Err("is a tensor without defined elements".to_owned()),
            "tensor.expand_shape" | "tensor.collapse_shape" | "tensor.reshape" | "tensor.cast" => {
                let x = self.tensor(operand(op, 0)?)?;
                let shape = static_shape(op)?;
                let y = self.graph.reshape(x, shape);
                self.result(op, y)
            }
            "tensor.extract_slice" => self.extract_slice(op),
            "tensor.insert_slice" => self.insert_slice(op),
            "tensor.concat" => {
                let parts = op.operands().map(|part| self.tensor(part)).collect::<Result<Vec<_>, _>>()?;
                let axis =
                    op.attribute("dim").and_then(IntegerAttribute::try_from).map_err(|e| e.to_string())?;
                let y = self.graph.concat(parts, axis.value() as usize);
                self.result(op, y)
            }
            "tensor.pad" => self.pad(op),
            "linalg.fill" => {
                let value = self.scalar(operand(op, 0)?).ok_or("fills with a value that is no constant")?;
                let y = self.graph.broadcast(value, static_shape(op)?);
                self.result(op, y)
            }
            "linalg.transpose" => {
                let x = self.tensor(operand(op, 0)?)?;
                let permutation = ints(op, "permutation")?.into_iter().map(|i| i as usize).collect();
                let y = self.graph.transpose(x, permutation);
                self.result(op, y)
            }
            "linalg.broadcast" => {
                let x = self.tensor(operand(op, 0)?)?;
                let (added, shape) = (ints(op, "dimensions")?, static_shape(op)?);
                let map: Vec<_> =
                    (0..shape.len()).filter(|i| !added.contains(&(*i as i64))).map(Some).collect();
                let y = self.graph.aligned(x, &map, shape.len());
                let y = self.graph.broadcast(y, shape);
                self.result(op, y)
            }
            "linalg.conv_1d_ncw_fcw" => self.conv2d(op, Weight::Line),
            "linalg.conv_2d_nchw_fchw" => self.conv2d(op, Weight::Plain),
            "linalg.conv_2d_ngchw_gfchw" => self.conv2d(op, Weight::Grouped),
            "linalg.depthwise_conv_2d_nchw_chw" => self.conv2d(op, Weight::Depthwise),
            "linalg.pooling_nchw_max" => self.pool(op, "max_pool2d", "maximum", f64::NEG_INFINITY),
            "linalg.pooling_nchw_sum" => self.pool(op, "sum", "add", 0.0),
            _ if name.starts_with("linalg.") => self.structured(op),
            _ => self.elementwise(op),
        }
    }

    fn result(&mut self, op: OperationRef<'r, 'r>, id: Id) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        self.bind(result, id);
        Ok(())
    }

    /// The result of a reduction that starts from `init`.
    fn combined(
        &mut self,
        op: OperationRef<'r, 'r>,
        combine: &'static str,
        y: Id,
        init: Id,
        neutral: f64,
    ) -> Result<(), String> {
        let y = match self.graph.number(init) {
            Some(value) if value == neutral => y,
            _ => self.graph.binary(combine, y, init).ok_or("starts from a tensor of another shape")?,
        };
        self.result(op, y)
    }
}

fn operand<'r>(op: OperationRef<'r, 'r>, index: usize) -> Result<Ssa<'r>, String> {
    op.operands().nth(index).ok_or_else(|| format!("has no operand {index}"))
}

fn static_shape(op: OperationRef) -> Result<Vec<i64>, String> {
    let ty = op.result(0).map_err(|e| e.to_string())?.r#type();
    node::shape(ty).ok_or_else(|| format!("has the result type {ty}, which is no static tensor"))
}

fn ints(op: OperationRef, name: &str) -> Result<Vec<i64>, String> {
    let list = op.attribute(name).and_then(DenseI64ArrayAttribute::try_from).map_err(|e| e.to_string())?;
    Ok((0..list.len()).filter_map(|i| list.element(i).ok()).collect())
}

/// Whether nodes can take and make values of a type, if it is a tensor at all.
pub fn is_plain(ty: Type) -> bool {
    let Ok(tensor) = RankedTensorType::try_from(ty) else { return !ty.is_unranked_tensor() };
    let element = node::element_text(tensor.element());
    let number = ["f", "bf", "i", "si", "ui", "tf", "!mase.num"].iter().any(|kind| {
        element
            .strip_prefix(kind)
            .is_some_and(|rest| *kind == "!mase.num" || rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    number && tensor.encoding().is_none()
}
