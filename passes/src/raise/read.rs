//! From the ops of a function to a [`Graph`].

use super::graph::{Element, Graph, Id, Op, Order, Window};
use mase_ir::{
    build::{Ssa, shape_of},
    linalg::{Index, Structured},
    melior::ir::{
        Attribute, BlockLike, OperationRef, RegionLike, Type, TypeLike, ValueLike,
        attribute::{
            DenseElementsAttribute, DenseI64ArrayAttribute, FloatAttribute, IntegerAttribute,
        },
        operation::OperationLike,
        r#type::IntegerType,
    },
    node, values, walk,
};
use std::collections::HashMap;

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
}

fn key(value: Ssa) -> usize {
    mase_ir::build::identity(value)
}

impl<'r> Reader<'r> {
    /// Reads all ops of a function of one block.
    pub fn read(function: OperationRef<'r, 'r>) -> Self {
        let mut reader = Self {
            graph: Graph::default(),
            sources: Vec::new(),
            values: Vec::new(),
            data: Vec::new(),
            parameters: HashMap::new(),
            others: Vec::new(),
            known: HashMap::new(),
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
            reader.op(op);
        }
        reader
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
        let Some(shape) = node::shape(value.r#type()) else { return };
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

    fn op(&mut self, op: OperationRef<'r, 'r>) {
        let index = self.sources.len();
        self.graph.begin(index);
        let name = walk::name(op);
        self.sources.push(Source { op, results: Vec::new(), touched: Vec::new(), kept: false, reason: None });
        let (dialect, _) = name.split_once('.').unwrap_or((&name, ""));
        // An unranked tensor is a value that is printed, say.
        let unranked = op.results().any(|result| result.r#type().is_unranked_tensor());
        let ours = matches!(dialect, "linalg" | "tensor" | "arith" | "math") && op.result_count() > 0 && !unranked;
        if !ours {
            self.sources[index].kept = true;
            for result in op.results() {
                self.external(result.into());
            }
        } else if let Err(reason) = self.compute(op, &name) {
            self.sources[index].reason = Some(reason);
            self.opaque(index);
        }
        let results = op.results().map(|result| self.id(result.into())).collect();
        self.sources[index].results = results;
        self.sources[index].touched = self.graph.end();
    }

    /// An op that nothing can stand for stays.
    pub fn keep(&mut self, index: usize) {
        let op = self.sources[index].op;
        for (result, id) in self.sources[index].results.clone().into_iter().enumerate() {
            let (Some(id), Ok(value)) = (id, op.result(result)) else { continue };
            self.values.push(value.into());
            self.graph.become_other(id, Op::Value(self.values.len() - 1), vec![]);
        }
        self.sources[index].kept = true;
    }

    /// Makes the results of an op nodes that nothing is known about.
    fn opaque(&mut self, index: usize) {
        let op = self.sources[index].op;
        let inputs = self.inputs_of(op);
        for (result, value) in op.results().enumerate() {
            let value: Ssa<'r> = value.into();
            let (Some(shape), Some(element)) = (node::shape(value.r#type()), node::element(value.r#type())) else {
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
                let axis = op.attribute("dim").and_then(IntegerAttribute::try_from).map_err(|e| e.to_string())?;
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
                let map: Vec<_> = (0..shape.len()).filter(|i| !added.contains(&(*i as i64))).map(Some).collect();
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

    fn constant(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        let Some(shape) = node::shape(result.r#type()) else { return Ok(()) };
        let value = op.attribute("value").map_err(|e| e.to_string())?;
        let ty = node::element(result.r#type()).ok_or("is no tensor")?;
        let element = self.element(ty);
        if let Some(name) = values::resource_name(value) {
            let value = values::elements(value).map(|_| value);
            return self.parameter(op, &name, value, shape, element);
        }
        let dense = DenseElementsAttribute::try_from(value).map_err(|_| "holds a constant of an unknown kind")?;
        if dense.is_splat()
            && let Some(number) = number(dense.splat_value())
        {
            let constant = self.graph.constant(number, element);
            let id = self.graph.broadcast(constant, shape);
            return self.result(op, id);
        }
        if element.is_float() && shape.iter().product::<i64>() > SMALL {
            let name = format!("constant_{}", self.parameters.len());
            return self.parameter(op, &name, Some(value), shape, element);
        }
        let index = self.data.iter().position(|other| *other == value).unwrap_or_else(|| {
            self.data.push(value);
            self.data.len() - 1
        });
        let id = self.graph.node(Op::Data(index), vec![], shape, element);
        self.result(op, id)
    }

    fn parameter(
        &mut self,
        op: OperationRef<'r, 'r>,
        name: &str,
        value: Option<Attribute<'r>>,
        shape: Vec<i64>,
        element: Element,
    ) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        self.parameters.entry(name.to_owned()).or_insert(Parameter { ty: result.r#type(), value });
        let id = self.graph.node(Op::Parameter(name.to_owned()), vec![], shape, element);
        self.bind(result, id);
        Ok(())
    }

    /// The node of a scalar that does not change.
    fn scalar(&mut self, value: Ssa<'r>) -> Option<Id> {
        let op = node::defining_op(value)?;
        let element = self.element(value.r#type());
        match walk::name(op).as_str() {
            "arith.constant" => {
                let number = number(op.attribute("value").ok()?)?;
                Some(self.graph.constant(number, element))
            }
            "arith.truncf" | "arith.extf" | "arith.sitofp" | "arith.extsi" | "arith.index_cast" => {
                let inner = self.scalar(op.operand(0).ok()?)?;
                Some(self.graph.cast(inner, element))
            }
            "tensor.extract" => {
                let tensor = self.id(op.operand(0).ok()?)?;
                let number = self.graph.number(tensor)?;
                Some(self.graph.constant(number, element))
            }
            _ => None,
        }
    }

    fn extract_slice(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let x = self.tensor(operand(op, 0)?)?;
        let [offsets, sizes, strides] = slice_of(op)?;
        let shape = static_shape(op)?;
        let y = self.graph.slice(x, offsets, sizes, strides);
        let y = self.graph.reshape(y, shape);
        self.result(op, y)
    }

    /// Into a constant it is padding; a row of them into an empty tensor is a concatenation.
    fn insert_slice(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let shape = static_shape(op)?;
        let [offsets, sizes, strides] = slice_of(op)?;
        if strides.iter().any(|stride| *stride != 1) {
            return Err("inserts with strides".to_owned());
        }
        let part = self.tensor(operand(op, 0)?)?;
        let part = self.graph.reshape(part, sizes.clone());
        let whole = operand(op, 1)?;
        if let Some(value) = self.id(whole).and_then(|id| self.graph.number(id)) {
            let high = (0..shape.len()).map(|i| shape[i] - offsets[i] - sizes[i]).collect();
            let y = self.graph.pad(part, offsets, high, value);
            return self.result(op, y);
        }
        let mut parts = vec![(offsets, part)];
        let mut inner = node::defining_op(whole);
        while let Some(other) = inner.filter(|other| walk::name(*other) == "tensor.insert_slice") {
            let [offsets, sizes, strides] = slice_of(other)?;
            if strides.iter().any(|stride| *stride != 1) {
                return Err("inserts with strides".to_owned());
            }
            let part = self.tensor(operand(other, 0)?)?;
            parts.push((offsets, self.graph.reshape(part, sizes)));
            inner = node::defining_op(operand(other, 1)?);
        }
        if !inner.is_some_and(|other| walk::name(other) == "tensor.empty") {
            return Err("inserts into a tensor that is neither constant nor empty".to_owned());
        }
        parts.sort();
        let axis = (0..shape.len()).find(|i| self.graph.shape(parts[0].1)[*i] != shape[*i]).unwrap_or(0);
        let mut end = 0;
        for (offsets, part) in &parts {
            let fits = (0..shape.len()).all(|i| match i == axis {
                true => offsets[i] == end,
                false => offsets[i] == 0 && self.graph.shape(*part)[i] == shape[i],
            });
            if !fits {
                return Err("inserts parts that do not follow each other along one dimension".to_owned());
            }
            end += self.graph.shape(*part)[axis];
        }
        if end != shape[axis] {
            return Err("leaves elements undefined".to_owned());
        }
        let y = self.graph.concat(parts.into_iter().map(|(_, part)| part).collect(), axis);
        self.result(op, y)
    }

    fn pad(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let x = self.tensor(operand(op, 0)?)?;
        let (low, high) = (ints(op, "static_low")?, ints(op, "static_high")?);
        if low.iter().chain(&high).any(|extent| *extent < 0) {
            return Err("pads by an extent that is not static or is negative".to_owned());
        }
        let block = op.region(0).ok().and_then(|region| region.first_block()).ok_or("has no body")?;
        let end = block.terminator().ok_or("has no body")?;
        let value = self.scalar(operand(end, 0)?).and_then(|id| self.graph.number(id));
        let y = self.graph.pad(x, low, high, value.ok_or("pads with a value that is no constant")?);
        self.result(op, y)
    }

    /// Window of an op, without its kernel.
    fn window(&self, op: OperationRef<'r, 'r>, kernel: [i64; 2]) -> Result<Window, String> {
        let pair = |name: &str| -> Result<[i64; 2], String> {
            let list = op.attribute(name).and_then(DenseElementsAttribute::try_from).map_err(|e| e.to_string())?;
            let at = |i| if list.is_splat() { Ok(list.i64_splat_value()) } else { list.i64_element(i) };
            if list.len() == 1 {
                return Ok([1, at(0).map_err(|e| e.to_string())?]);
            }
            Ok([at(0).map_err(|e| e.to_string())?, at(1).map_err(|e| e.to_string())?])
        };
        Ok(Window { kernel, strides: pair("strides")?, dilations: pair("dilations")?, padding: [0; 4] })
    }

    fn conv2d(&mut self, op: OperationRef<'r, 'r>, kind: Weight) -> Result<(), String> {
        let (mut x, mut w) = (self.tensor(operand(op, 0)?)?, self.tensor(operand(op, 1)?)?);
        let init = self.tensor(operand(op, 2)?)?;
        let result = static_shape(op)?;
        if !self.graph[x].element.is_float() || self.graph[w].element != self.graph[x].element {
            return Err("convolves other elements than floats of one type".to_owned());
        }
        let weight = self.graph.shape(w).to_vec();
        let mut shape = result.clone();
        let groups = match kind {
            Weight::Plain => 1,
            Weight::Line => {
                let [n, c, wide] = self.graph.shape(x)[..] else { return Err("has another rank".to_owned()) };
                x = self.image_of_line(x, vec![n, c, 1, wide]);
                w = self.graph.reshape(w, vec![weight[0], weight[1], 1, weight[2]]);
                shape = vec![result[0], result[1], 1, result[2]];
                1
            }
            Weight::Depthwise => {
                w = self.graph.reshape(w, vec![weight[0], 1, weight[1], weight[2]]);
                weight[0]
            }
            Weight::Grouped => {
                let [n, g, c, h, wide] = self.graph.shape(x)[..] else { return Err("has another rank".to_owned()) };
                x = self.graph.reshape(x, vec![n, g * c, h, wide]);
                w = self.graph.reshape(w, vec![weight[0] * weight[1], weight[2], weight[3], weight[4]]);
                shape = vec![result[0], result[1] * result[2], result[3], result[4]];
                g
            }
        };
        let kernel = self.graph.shape(w)[2..].try_into().map_err(|_| "has another rank")?;
        let window = self.window(op, kernel)?;
        let y = self.graph.conv2d(x, w, window, groups, shape);
        let y = self.graph.reshape(y, result);
        self.combined(op, "add", y, init, 0.0)
    }

    /// A line of pixels as an image of one row; padding stays outermost.
    fn image_of_line(&mut self, x: Id, shape: Vec<i64>) -> Id {
        let Op::Pad { low, high, value } = self.graph[x].op.clone() else { return self.graph.reshape(x, shape) };
        let inner = self.graph.input(x, 0);
        let [n, c, wide] = self.graph.shape(inner)[..] else { return self.graph.reshape(x, shape) };
        let row = |ends: Vec<i64>| vec![ends[0], ends[1], 0, ends[2]];
        let image = self.graph.reshape(inner, vec![n, c, 1, wide]);
        self.graph.pad(image, row(low), row(high), value.get())
    }

    fn pool(
        &mut self,
        op: OperationRef<'r, 'r>,
        name: &'static str,
        combine: &'static str,
        neutral: f64,
    ) -> Result<(), String> {
        let (x, init) = (self.tensor(operand(op, 0)?)?, self.tensor(operand(op, 2)?)?);
        if !self.graph[x].element.is_float() {
            return Err("pools integers".to_owned());
        }
        let kernel = shape_of(operand(op, 1)?).try_into().map_err(|_| "has another rank")?;
        let window = self.window(op, kernel)?;
        let y = self.graph.pool(name, x, window, static_shape(op)?);
        self.combined(op, combine, y, init, neutral)
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

    /// An op of `arith` or `math` on whole tensors.
    fn elementwise(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let result: Ssa<'r> = op.result(0).map_err(|e| e.to_string())?.into();
        if node::shape(result.r#type()).is_none() {
            // A scalar: looked at where it is used.
            return Ok(());
        }
        let inputs = op.operands().map(|v| self.tensor(v)).collect::<Result<Vec<_>, _>>()?;
        let element = node::element(result.r#type()).ok_or("is no tensor")?;
        let y = self.apply(op, &inputs, element)?;
        self.result(op, y)
    }

    fn structured(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let s = Structured::read(op).ok_or("has no static structure")?;
        if let Some(y) = self.embedding(&s)? {
            return self.result(op, y);
        }
        let end = s.body.terminator().ok_or("has no body")?;
        if let Some(y) = self.product(&s, end)? {
            let init = self.tensor(s.inits[0])?;
            return self.combined(op, "add", y, init, 0.0);
        }
        let mut arguments = HashMap::new();
        let rank = s.extents.len();
        for (index, operand) in s.inputs.iter().chain(&s.inits).enumerate() {
            let Ok(argument) = s.body.argument(index) else { continue };
            let of_result = index.checked_sub(s.inputs.len());
            let reduced = of_result.is_some_and(|result| !s.reductions(result).is_empty());
            let id = if reduced {
                let ty = self.element(argument.r#type());
                self.graph.node(Op::Accumulator(index), vec![], vec![], ty)
            } else if let Some(scalar) = node::shape(operand.r#type()).is_none().then(|| self.scalar(*operand)) {
                scalar.ok_or("takes a scalar that is no constant")?
            } else {
                let id = self.tensor(*operand)?;
                let Some(map) = loops(&s.maps[index]) else { continue };
                self.graph.aligned(id, &map, rank)
            };
            arguments.insert(key(argument.into()), id);
        }
        for (index, yielded) in end.operands().enumerate() {
            let result: Ssa<'r> = op.result(index).map_err(|e| e.to_string())?.into();
            let value = self.body_value(&arguments, yielded).and_then(|y| self.structured_result(&s, index, y));
            match value {
                Ok(id) => self.bind(result, id),
                // The position of a maximum, say, which nothing asks for.
                Err(_) if op.result_count() > 1 && !is_used(result) => {}
                Err(reason) => return Err(reason),
            }
        }
        Ok(())
    }

    /// From a body's value over all loops to a result.
    fn structured_result(&mut self, s: &Structured<'r>, result: usize, y: Id) -> Result<Id, String> {
        let axes = s.reductions(result);
        let map = loops(s.result_map(result)).ok_or("writes at computed positions")?;
        let init = self.tensor(s.inits[result]);
        let reduced = !axes.is_empty();
        let (y, combine) = if reduced {
            let (combine, inner) = self.accumulation(y, s.inputs.len() + result)?;
            let full = self.graph.broadcast(inner, s.extents.clone());
            let name = match combine {
                "add" => "sum",
                "maximum" => "max",
                other => other,
            };
            (self.graph.reduce(name, full, axes), combine)
        } else {
            (self.graph.broadcast(y, s.extents.clone()), "")
        };
        // From the order of the loops to that of the result.
        let order: Vec<usize> = map.iter().flatten().copied().collect();
        let mut kept = order.clone();
        kept.sort_unstable();
        let compact = self.graph.reshape(y, kept.iter().map(|i| s.extents[*i]).collect());
        let at = |i: &usize| kept.iter().position(|found| found == i).unwrap_or(0);
        let y = self.graph.transpose(compact, order.iter().map(at).collect());
        let y = self.graph.reshape(y, s.result_shape(result));
        if !reduced {
            return Ok(y);
        }
        let neutral = match combine {
            "add" => 0.0,
            "maximum" => f64::NEG_INFINITY,
            "and" => 1.0,
            _ => return Err(format!("reduces by {combine}")),
        };
        let init = init?;
        match self.graph.number(init) {
            Some(value) if value == neutral || (combine == "and" && value != 0.0) => Ok(y),
            _ => self.graph.binary(combine, y, init).ok_or_else(|| "starts from another shape".to_owned()),
        }
    }

    /// How a reduction goes from one result to the next, and what each loop adds.
    fn accumulation(&self, y: Id, argument: usize) -> Result<(&'static str, Id), String> {
        let node = &self.graph[y];
        if let (Op::Binary(name), [a, b]) = (&node.op, &node.inputs[..]) {
            let is = |id: Id| self.graph[id].op == Op::Accumulator(argument);
            if matches!(*name, "add" | "maximum" | "and") && is(*a) != is(*b) {
                return Ok((name, if is(*a) { *b } else { *a }));
            }
        }
        Err("is a reduction other than a sum or a maximum".to_owned())
    }

    /// A sum of products of two operands.
    fn product(&mut self, s: &Structured<'r>, end: OperationRef<'r, 'r>) -> Result<Option<Id>, String> {
        if s.inputs.len() != 2 || s.inits.len() != 1 || s.reductions(0).is_empty() {
            return Ok(None);
        }
        let argument = |i: usize| s.body.argument(i).map(|a| key(a.into())).unwrap_or(0);
        let defined = |value: Ssa<'r>, name: &str| -> Option<Vec<usize>> {
            let op = node::defining_op(value).filter(|op| walk::name(*op) == name)?;
            Some(op.operands().map(key).collect())
        };
        let pair = |found: &[usize], a: usize, b: usize| *found == [a, b] || *found == [b, a];
        let Some(sum) = node::defining_op(operand(end, 0)?).filter(|op| walk::name(*op) == "arith.addf") else {
            return Ok(None);
        };
        let is_product = |v: Ssa<'r>| {
            defined(v, "arith.mulf").is_some_and(|found| pair(&found, argument(0), argument(1)))
        };
        let mut products = sum.operands().filter(|v| is_product(*v));
        let (Some(_), None, true) = (products.next(), products.next(), sum.operands().any(|v| key(v) == argument(2)))
        else {
            return Ok(None);
        };
        let maps: Option<Vec<_>> = s.maps.iter().map(|map| loops(map)).collect();
        let Some([a, b, out]) = maps.and_then(|maps| <[_; 3]>::try_from(maps).ok()) else { return Ok(None) };
        let operands = [(self.tensor(s.inputs[0])?, a), (self.tensor(s.inputs[1])?, b)];
        Ok(self.graph.contraction(operands, &out, &s.result_shape(0)))
    }

    /// Rows of a table, by index.
    fn embedding(&mut self, s: &Structured<'r>) -> Result<Option<Id>, String> {
        let end = s.body.terminator().ok_or("has no body")?;
        let Some(extract) = node::defining_op(operand(end, 0)?).filter(|op| walk::name(*op) == "tensor.extract") else {
            return Ok(None);
        };
        let nearest = "gathers elements other than as mase.embedding does: rows of a matrix, by integers";
        let [row, column] = extract.operands().skip(1).collect::<Vec<_>>()[..] else { return Err(nearest.into()) };
        let rank = s.extents.len();
        let cast = node::defining_op(row).filter(|op| walk::name(*op) == "arith.index_cast");
        let from = cast.and_then(|op| op.operand(0).ok());
        let index = s.body.argument(0).ok().filter(|argument| from.map(key) == Some(key((*argument).into())));
        let last = node::defining_op(column).filter(|op| walk::name(*op) == "linalg.index");
        let dim = last.and_then(|op| op.attribute("dim").and_then(IntegerAttribute::try_from).ok());
        let leading: Vec<_> = (0..rank.saturating_sub(1)).map(Some).collect();
        let all: Vec<_> = (0..rank).map(Some).collect();
        let fits = index.is_some()
            && s.inputs.len() == 1
            && s.inits.len() == 1
            && dim.is_some_and(|dim| dim.value() + 1 == rank as i64)
            && loops(&s.maps[1]).as_ref() == Some(&all);
        let map = loops(&s.maps[0]).filter(|_| fits).ok_or(nearest)?;
        let table = self.tensor(operand(extract, 0)?)?;
        let indices = self.tensor(s.inputs[0])?;
        let indices = self.graph.aligned(indices, &map, rank - 1);
        let indices = self.graph.broadcast(indices, s.extents[..rank - 1].to_vec());
        if leading.len() + 1 != rank || self.graph.rank(table) != 2 || self.graph.shape(table)[1] != s.extents[rank - 1]
        {
            return Err(nearest.into());
        }
        Ok(Some(self.graph.embedding(indices, table)))
    }

    /// The node of a value inside a body, over all loops.
    fn body_value(&mut self, arguments: &HashMap<usize, Id>, value: Ssa<'r>) -> Result<Id, String> {
        if let Some(id) = arguments.get(&key(value)) {
            return Ok(*id);
        }
        if let Some(id) = self.scalar(value) {
            return Ok(id);
        }
        let op = node::defining_op(value).ok_or("indexes an operand by an expression")?;
        let inputs = op.operands().map(|v| self.body_value(arguments, v)).collect::<Result<Vec<_>, _>>()?;
        self.apply(op, &inputs, value.r#type())
    }

    /// An op of `arith` or `math`, element by element; `element` is that of its result.
    fn apply(&mut self, op: OperationRef<'r, 'r>, inputs: &[Id], element: Type<'r>) -> Result<Id, String> {
        let name = walk::name(op);
        let element = self.element(element);
        let unknown = || format!("computes {name}, for which there is no node");
        let graph = &mut self.graph;
        let shapes = || "broadcasts in a way that nodes do not".to_owned();
        let unary = match name.as_str() {
            "arith.negf" => "neg",
            "math.exp" => "exp",
            "math.sqrt" => "sqrt",
            "math.rsqrt" => "rsqrt",
            "math.tanh" => "tanh",
            "math.erf" => "erf",
            "math.log" => "log",
            "math.log1p" => "log1p",
            _ => "",
        };
        if !unary.is_empty() {
            return Ok(graph.unary(unary, inputs[0]));
        }
        let binary = match name.as_str() {
            "arith.addf" => "add",
            "arith.subf" => "sub",
            "arith.mulf" => "mul",
            "arith.divf" => "div",
            "arith.maximumf" | "arith.maxnumf" => "maximum",
            "arith.minimumf" | "arith.minnumf" => "minimum",
            "arith.andi" if element == Element::Int(1) => "and",
            _ => "",
        };
        if !binary.is_empty() {
            return graph.binary(binary, inputs[0], inputs[1]).ok_or_else(shapes);
        }
        match name.as_str() {
            "arith.truncf" | "arith.extf" => Ok(graph.cast(inputs[0], element)),
            "arith.sitofp" if let Some(value) = graph.number(inputs[0]) => {
                let (value, shape) = (graph.constant(value, element), graph.shape(inputs[0]).to_vec());
                Ok(graph.broadcast(value, shape))
            }
            "arith.select" => graph.select(inputs[0], inputs[1], inputs[2]).ok_or_else(shapes),
            "arith.cmpf" => {
                let predicate = op.attribute("predicate").and_then(IntegerAttribute::try_from);
                // Ordered and unordered alike: what they make of NaN is not kept.
                let predicate = predicate.map_err(|e| e.to_string())?.value();
                let order = match predicate {
                    1 | 8 => Order::Equal,
                    2 | 3 | 9 | 10 => Order::Greater,
                    4 | 5 | 11 | 12 => Order::Less,
                    _ => return Err("compares in a way for which there is no node".to_owned()),
                };
                graph.compare(order, predicate, inputs[0], inputs[1]).ok_or_else(shapes)
            }
            "math.fpowi" | "math.powf" => match graph.number(inputs[1]) {
                Some(2.0) => graph.binary("mul", inputs[0], inputs[0]).ok_or_else(shapes),
                Some(3.0) => {
                    let square = graph.binary("mul", inputs[0], inputs[0]).ok_or_else(shapes)?;
                    graph.binary("mul", square, inputs[0]).ok_or_else(shapes)
                }
                Some(0.5) => Ok(graph.unary("sqrt", inputs[0])),
                Some(-0.5) => Ok(graph.unary("rsqrt", inputs[0])),
                _ => Err(unknown()),
            },
            _ => Err(unknown()),
        }
    }
}

/// How a convolution's weight is laid out.
#[derive(Clone, Copy)]
enum Weight {
    /// `[F, C, KH, KW]`
    Plain,
    /// `[F, C, K]`
    Line,
    /// `[G, F/G, C/G, KH, KW]`
    Grouped,
    /// `[C, KH, KW]`
    Depthwise,
}

fn operand<'r>(op: OperationRef<'r, 'r>, index: usize) -> Result<Ssa<'r>, String> {
    op.operands().nth(index).ok_or_else(|| format!("has no operand {index}"))
}

/// The loops of a map of loops and constants; a constant, of a dimension of extent 1, is `None`.
fn loops(map: &[Index]) -> Option<Vec<Option<usize>>> {
    let mut seen = Vec::new();
    map.iter()
        .map(|index| match index {
            Index::Loop(i) if !seen.contains(i) => {
                seen.push(*i);
                Some(Some(*i))
            }
            Index::Constant(0) => Some(None),
            _ => None,
        })
        .collect()
}

fn static_shape(op: OperationRef) -> Result<Vec<i64>, String> {
    let ty = op.result(0).map_err(|e| e.to_string())?.r#type();
    node::shape(ty).ok_or_else(|| format!("has the result type {ty}, which is no static tensor"))
}

fn ints(op: OperationRef, name: &str) -> Result<Vec<i64>, String> {
    let list = op.attribute(name).and_then(DenseI64ArrayAttribute::try_from).map_err(|e| e.to_string())?;
    Ok((0..list.len()).filter_map(|i| list.element(i).ok()).collect())
}

/// Offsets, sizes and strides of a slice.
fn slice_of(op: OperationRef) -> Result<[Vec<i64>; 3], String> {
    let lists = [ints(op, "static_offsets")?, ints(op, "static_sizes")?, ints(op, "static_strides")?];
    match lists.iter().flatten().any(|value| *value == DYNAMIC) {
        true => Err("has offsets, sizes or strides that are not static".to_owned()),
        false => Ok(lists),
    }
}

/// The number that an attribute is, where a double holds it.
fn number(attribute: Attribute) -> Option<f64> {
    if let Ok(float) = FloatAttribute::try_from(attribute) {
        return Some(float.value());
    }
    let integer = IntegerAttribute::try_from(attribute).ok()?;
    let value = integer.value();
    (value.unsigned_abs() < 1 << 53).then_some(value as f64)
}

/// Whether anything takes a value.
fn is_used(value: Ssa) -> bool {
    mase_ir::build::is_used(value)
}
