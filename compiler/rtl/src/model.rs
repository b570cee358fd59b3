//! A quantised function as a graph of nodes, each a graph of actors.

use crate::{
    Error,
    balance::balance,
    body::literal,
    constants::{self, Values},
    error::Why,
    kernel::{self, Value},
    moves,
    nodes::{self, Coming, Item, Kind, fault},
};
use mase_datapath::Timing;
use mase_engine::Weights;
use mase_ir::{
    build::{self, Ssa},
    melior::{
        Context,
        ir::{
            BlockLike, OperationRef, RegionLike, ValueLike, attribute::DenseI64ArrayAttribute,
            operation::OperationLike,
        },
    },
    node, walk,
};
use mase_streams::{
    graph::Graph,
    kernel::{Lanes, Stream, Tensor, compile, pad, width},
    order::Order,
};
use std::collections::HashMap;

type Op<'m> = OperationRef<'m, 'm>;

/// How much of each node is done at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parallelism {
    /// What tiles of `mase.hw` say; 1 where they say nothing.
    Tiles,
    /// About so many multiplications a cycle in all, spread so that nodes take about as long as one another.
    Macs(u64),
}

/// How hardware is built.
pub struct Options {
    /// The function.
    pub entry: String,
    /// How much is done at once.
    pub parallelism: Parallelism,
    /// What the clock asks of generated logic.
    pub timing: Timing,
}

/// A node of the accelerator.
pub struct Node {
    /// Unique; letters, digits and underscores.
    pub name: String,
    /// Its name in the model.
    pub title: String,
    /// Its actors.
    pub actors: std::ops::Range<usize>,
    /// What it gives.
    pub result: Stream,
}

/// A port.
pub struct Port {
    /// Its name in hardware.
    pub name: String,
    /// The argument or result of the function.
    pub index: usize,
    /// The stream. Elements may be known to need fewer bits than the format has.
    pub stream: Stream,
    /// The format, as the text of its type.
    pub format: String,
    /// Bits of an element at the port: those of the format.
    pub bits: usize,
}

impl Port {
    /// Bits of a word.
    pub fn width(&self) -> usize {
        self.bits * self.stream.lanes
    }
}

/// A function in hardware.
pub struct Accelerator {
    /// All actors; those of a node are next to each other.
    pub graph: Graph,
    /// In the order of the function.
    pub nodes: Vec<Node>,
    /// What comes in.
    pub inputs: Vec<Port>,
    /// What goes out.
    pub outputs: Vec<Port>,
}

/// Builds the hardware of a module's function.
pub fn build<'m>(
    context: &'m Context,
    module: Op<'m>,
    weights: &Weights,
    options: &Options,
) -> Result<Accelerator, Error> {
    let function = nodes::function(module, &options.entry)?;
    let items = nodes::items(function)?;
    let coming = Coming::of(function);
    let lowered = nodes::split(context, &items, &coming)?;
    let root: Op = lowered.as_operation();
    let functions: Vec<Op> = walk::children(root);
    let values = constants::compute(context, &functions, weights)?;
    let lanes = match options.parallelism {
        Parallelism::Tiles => None,
        Parallelism::Macs(macs) => Some(balance(&items, macs)),
    };
    let mut builder = Builder {
        timing: options.timing,
        lanes,
        values,
        streams: HashMap::new(),
        accelerator: Accelerator {
            graph: Graph::default(),
            nodes: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
        },
    };
    for item in items.iter().filter(|item| item.kind != Kind::Known) {
        let lowered = match item.kind {
            Kind::Lowered => Some(nodes::function(root, &item.name)?),
            _ => None,
        };
        builder.item(item, lowered, &coming).map_err(|why| fault(item.op, why))?;
    }
    builder.results(function, &items)?;
    let unused = builder.accelerator.graph.finish();
    if let Some(channel) = unused.first() {
        return Err(Error::Module(format!("internal error: nobody takes from channel {}", channel.0)));
    }
    Ok(builder.accelerator)
}

struct Builder {
    timing: Timing,
    /// By the name of the node; none: by tiles.
    lanes: Option<HashMap<String, Lanes>>,
    values: Values,
    /// Streams by the identity of the value that they are.
    streams: HashMap<usize, Stream>,
    accelerator: Accelerator,
}

impl Builder {
    fn stream(&self, value: Ssa) -> Result<Stream, Why> {
        self.streams
            .get(&build::identity(value))
            .cloned()
            .ok_or_else(|| "internal error: a stream is missing".into())
    }

    fn item(&mut self, item: &Item, lowered: Option<Op>, coming: &Coming) -> Result<(), Why> {
        let operand = || item.op.operands().next().ok_or(Why("it has no operand".into()));
        let result: Ssa = item.op.results().next().ok_or("it has no result")?.into();
        match item.kind {
            Kind::Enter => self.enter(item, operand()?, result),
            Kind::Leave | Kind::Known => Ok(()),
            Kind::Reshape => {
                let stream = self.stream(operand()?)?;
                self.give(result, Stream { shape: shape(result), ..stream });
                Ok(())
            }
            Kind::Transpose => {
                let stream = self.stream(operand()?)?;
                self.transpose(item, stream, result)
            }
            Kind::Lowered => self.node(item, lowered.ok_or("internal error: it was not lowered")?, coming),
        }
    }

    fn give(&mut self, value: Ssa, stream: Stream) {
        self.streams.insert(build::identity(value), stream);
    }

    /// A port for an argument in one format.
    fn enter(&mut self, item: &Item, argument: Ssa, result: Ssa) -> Result<(), Why> {
        let index =
            argument_number(argument).ok_or("it casts a float that is computed, which no hardware does")?;
        let (bits, signed) = nodes::storage(result.r#type())?;
        let (lo, hi) = interval(bits, signed);
        let shape = shape(result);
        let elements = shape.iter().product();
        let lanes = 1;
        // Convolutions take channels last.
        let order = match shape.as_slice() {
            [batch, channels, height, width] if *channels > 1 && *height > 1 => {
                let row_major = Order::row_major(elements);
                row_major
                    .transposed(&[*batch, *height, *width, *channels], &[0, 3, 1, 2])
                    .unwrap_or(row_major)
            }
            _ => Order::row_major(elements),
        };
        let name = item.name.clone();
        let channel = self.accelerator.graph.input(&name, lanes * width(lo, hi));
        let stream = Stream { channel, shape, order, lanes, lo, hi };
        let format = node::element_text(result.r#type());
        let bits = bits as usize;
        self.accelerator.inputs.push(Port { name, index, stream: stream.clone(), format, bits });
        self.give(result, stream);
        Ok(())
    }

    /// A port for an argument that names rows of a table.
    fn number(&mut self, argument: Ssa, rows: i64) -> Result<(), Why> {
        if self.streams.contains_key(&build::identity(argument)) {
            return Ok(());
        }
        let index = argument_number(argument).ok_or("it takes integers that are computed")?;
        if rows < 1 {
            return Err("it takes integers that name no rows of a table".into());
        }
        let own = node::argument_name(argument).unwrap_or_else(|| format!("argument{index}"));
        let stem: String = own.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let taken = |name: &str| self.accelerator.inputs.iter().any(|port| port.name == name);
        let mut names = std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem}_{number}")));
        let name = names.find(|name| !taken(name)).unwrap_or(stem);
        let (shape, lo, hi) = (shape(argument), 0, i128::from(rows) - 1);
        let order = Order::row_major(shape.iter().product());
        let channel = self.accelerator.graph.input(&name, width(lo, hi));
        let stream = Stream { channel, shape, order, lanes: 1, lo, hi };
        let format = format!("0 to {hi}");
        self.accelerator.inputs.push(Port {
            name,
            index,
            stream: stream.clone(),
            format,
            bits: width(lo, hi),
        });
        self.give(argument, stream);
        Ok(())
    }

    fn transpose(&mut self, item: &Item, stream: Stream, result: Ssa) -> Result<(), Why> {
        let permutation = item.op.attribute("permutation").and_then(DenseI64ArrayAttribute::try_from);
        let permutation = permutation.map_err(|_| "it has no permutation")?;
        let permutation: Vec<usize> = (0..permutation.len())
            .filter_map(|at| permutation.element(at).ok())
            .map(|dim| dim as usize)
            .collect();
        let old = stream.shape.clone();
        let stream = match stream.order.transposed(&old, &permutation) {
            Some(order) => Stream { order, shape: shape(result), ..stream },
            None => {
                let row_major = Order::row_major(stream.order.elements());
                let stream = mase_streams::kernel::reordered(
                    &mut self.accelerator.graph,
                    &format!("{}_order", item.name),
                    &stream,
                    &row_major,
                )?;
                let order = row_major.transposed(&old, &permutation).ok_or("internal error: no order")?;
                Stream { order, shape: shape(result), ..stream }
            }
        };
        self.give(result, stream);
        Ok(())
    }

    fn node(&mut self, item: &Item, function: Op, coming: &Coming) -> Result<(), Why> {
        for (argument, rows) in nodes::numbers(item, coming) {
            self.number(argument, rows)?;
        }
        let first = self.accelerator.graph.actors.len();
        let mut inside: HashMap<usize, Value> = HashMap::new();
        let block = function
            .region(0)
            .ok()
            .and_then(|region| region.first_block())
            .ok_or("internal error: no body")?;
        for (index, operand) in nodes::streams(item.op, coming).into_iter().enumerate() {
            let argument = block.argument(index).map_err(|_| "internal error: an argument is missing")?;
            inside.insert(
                build::identity(argument.into()),
                Value::Tensor(Tensor::Stream(self.stream(operand)?)),
            );
        }
        let lanes = match &self.lanes {
            Some(lanes) => {
                lanes.get(&item.name).copied().unwrap_or(Lanes { parallel: 1, reduction: 1, at_most: true })
            }
            None => lanes(item.op),
        };
        let inner = Coming::of(function);
        for op in walk::children(function) {
            let name = walk::name(op);
            if name == "func.return" {
                break;
            }
            let known = !op.results().any(|result| inner.has(result.into()));
            if known && name != "linalg.fill" && name != "tensor.empty" {
                continue;
            }
            let result: Ssa = op.results().next().ok_or("an op without a result")?.into();
            let value = self.op(item, op, &name, &inside, lanes)?;
            inside.insert(build::identity(result), value);
        }
        let end = walk::children(function).into_iter().last().ok_or("internal error: no end")?;
        for (value, result) in end.operands().zip(item.op.results()) {
            let Some(Value::Tensor(Tensor::Stream(stream))) = inside.get(&build::identity(value)) else {
                return Err("its result does not depend on what comes in".into());
            };
            let result: Ssa = result.into();
            let (bits, signed) = nodes::storage(result.r#type())?;
            let (lo, hi) = interval(bits, signed);
            let stream = stream.clone();
            // An unsigned number was wrapped into an integer with a sign.
            let stream = if stream.lo < lo { Stream { lo, hi, ..stream } } else { stream };
            self.give(result, stream.clone());
            self.accelerator.nodes.push(Node {
                name: item.name.clone(),
                title: node::node_name(item.op).unwrap_or_else(|| item.name.clone()),
                actors: first..self.accelerator.graph.actors.len(),
                result: stream,
            });
        }
        Ok(())
    }

    fn op(
        &mut self,
        item: &Item,
        op: Op,
        name: &str,
        inside: &HashMap<usize, Value>,
        lanes: Lanes,
    ) -> Result<Value, Why> {
        let operand =
            |index: usize| op.operands().nth(index).ok_or_else(|| Why(format!("{name} lacks an operand")));
        let lookup = |value: Ssa| -> Result<Value, Why> {
            if let Some(value) = inside.get(&build::identity(value)) {
                return Ok(value.clone());
            }
            let constant = self.values.get(&build::identity(value)).cloned();
            constant
                .map(|constant| Value::Tensor(Tensor::Constant(constant)))
                .ok_or_else(|| Why(format!("internal error: the value of a {} is not known", value.r#type())))
        };
        match name {
            "tensor.empty" => Ok(Value::Empty),
            "linalg.fill" => {
                Ok(Value::Filled(literal(operand(0)?).ok_or("it fills a tensor with what is no constant")?))
            }
            "tensor.collapse_shape" | "tensor.expand_shape" => {
                let result: Ssa = op.results().next().ok_or("an op without a result")?.into();
                Ok(match lookup(operand(0)?)? {
                    Value::Tensor(Tensor::Stream(stream)) => {
                        Value::Tensor(Tensor::Stream(Stream { shape: shape(result), ..stream }))
                    }
                    other => other,
                })
            }
            "tensor.insert_slice" => {
                let (Value::Tensor(Tensor::Stream(stream)), Value::Filled(value)) =
                    (lookup(operand(0)?)?, lookup(operand(1)?)?)
                else {
                    return Err("it puts tensors into one another".into());
                };
                let around = moves::around(op)?;
                Ok(Value::Tensor(Tensor::Stream(pad(
                    &mut self.accelerator.graph,
                    &item.name,
                    &stream,
                    &around,
                    value,
                )?)))
            }
            "tensor.extract_slice" => {
                let Value::Tensor(tensor) = lookup(operand(0)?)? else {
                    return Err("it takes a slice of a tensor without values".into());
                };
                let kernel = moves::slice(op, &item.name, tensor)?;
                Ok(Value::Tensor(compile(&mut self.accelerator.graph, &kernel, lanes, &self.timing)?))
            }
            _ => {
                let kernel = kernel::read(op, &item.name, &lookup)?;
                let graph = &mut self.accelerator.graph;
                Ok(Value::Tensor(compile(graph, &kernel, lanes, &self.timing)?))
            }
        }
    }

    /// Ports for what the function returns.
    fn results(&mut self, function: Op, items: &[Item]) -> Result<(), Error> {
        let end = walk::children(function).into_iter().last();
        let end = end.ok_or_else(|| Error::Module("the function has no body".into()))?;
        for (index, value) in end.operands().enumerate() {
            let leave = items.iter().find(|item| item.op.results().any(|result| Ssa::from(result) == value));
            let leave = leave.filter(|item| item.kind == Kind::Leave).ok_or_else(|| {
                Error::Module(format!("result {index} is not cast from a number format: quantise the model"))
            })?;
            let source =
                leave.op.operands().next().ok_or_else(|| Error::Module("a cast of nothing".into()))?;
            let stream = self.stream(source).map_err(|why| fault(leave.op, why))?;
            let name = leave.name.clone();
            self.accelerator.graph.output(&name, stream.channel);
            let format = node::element_text(source.r#type());
            let (bits, _) = nodes::storage(source.r#type()).map_err(|why| fault(leave.op, why))?;
            self.accelerator.outputs.push(Port { name, index, stream, format, bits: bits as usize });
        }
        Ok(())
    }
}

/// The interval of a machine integer.
fn interval(bits: u32, signed: bool) -> (i128, i128) {
    if signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) }
}

fn shape(value: Ssa) -> Vec<usize> {
    build::shape_of(value).into_iter().map(|extent| extent as usize).collect()
}

/// The number of a function's argument.
fn argument_number(value: Ssa) -> Option<usize> {
    if node::defining_op(value).is_some() {
        return None;
    }
    let block = node::owner(value)?;
    (0..block.argument_count())
        .find(|index| block.argument(*index).is_ok_and(|argument| Ssa::from(argument) == value))
}

/// How much of a node is done at once, by its tiles.
fn lanes(op: Op) -> Lanes {
    let hardware = node::hardware(op);
    let tile = |port: Option<&mase_ir::attributes::Port>| {
        port.map_or(1, |port| port.tile.iter().product::<i64>().max(1) as usize)
    };
    let ports = |ports: fn(&mase_ir::attributes::Hardware) -> &[mase_ir::attributes::Port]| {
        tile(hardware.as_ref().and_then(|hardware| ports(hardware).first()))
    };
    Lanes {
        parallel: ports(|hardware| &hardware.out),
        reduction: ports(|hardware| &hardware.r#in),
        at_most: false,
    }
}
