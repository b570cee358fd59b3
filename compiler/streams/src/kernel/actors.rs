//! Actors of a kernel.

use super::{
    Affine, Body, Constant, Fault, Fold, Kernel, Lanes, Operand, Stream, Tensor,
    nest::{self, Nest, count, innermost, strides},
    products::products,
    rows::rows,
    supply::{adapted, memory, reordered},
    width,
};
use crate::{
    graph::{self, Graph, Logic, Parameter, Source, Word},
    order::{Loop, Order, walk},
};
use indexmap::IndexMap;
use mase_datapath::{Graph as Expression, Netlist, Node, OpKind, Timing, hoist, pipeline};
use std::sync::Arc;

pub fn compile(graph: &mut Graph, kernel: &Kernel, lanes: Lanes, timing: &Timing) -> Result<Tensor, Fault> {
    let kernel = plain(kernel);
    if let Some(error) = kernel.expression.error() {
        return Err(error.clone().into());
    }
    let Some(first) = first(&kernel) else { return Ok(Tensor::Constant(known(&kernel))) };
    match kernel.body.clone() {
        Body::Map(value) => map(graph, kernel, first, value, lanes, timing).map(Tensor::Stream),
        Body::Reduce(fold, value, start) => reduce(graph, kernel, (fold, value, start), lanes, timing),
        Body::Products(a, b, start) => products(graph, kernel, [a, b], start, lanes, timing),
        Body::Rows(number, table, feature) => rows(graph, &kernel, (number, &table, feature), lanes, timing),
    }
}

/// Without loops of one iteration.
fn plain(kernel: &Kernel) -> Kernel {
    let mut kernel = kernel.clone();
    for access in kernel.operands.iter_mut().flat_map(|operand| &mut operand.access) {
        access.terms.retain(|(index, _)| kernel.extents[*index] > 1);
    }
    for index in &mut kernel.result {
        *index = index.filter(|index| kernel.extents[*index] > 1);
    }
    kernel
}

/// The stream that most loops index.
pub fn first(kernel: &Kernel) -> Option<usize> {
    let loops = |operand: &Operand| operand.access.iter().map(|access| access.terms.len()).sum::<usize>();
    let streams = kernel.operands.iter().enumerate();
    let streams = streams.filter(|(_, operand)| matches!(operand.tensor, Tensor::Stream(_)));
    streams.rev().max_by_key(|(_, operand)| loops(operand)).map(|(place, _)| place)
}

/// What a kernel of known tensors gives.
fn known(kernel: &Kernel) -> Constant {
    let shape: Vec<usize> =
        kernel.result.iter().map(|index| index.map_or(1, |index| kernel.extents[index])).collect();
    let places = strides(&shape);
    let mut values: Vec<Option<i128>> = vec![None; shape.iter().product()];
    let all = strides(&kernel.extents);
    for iteration in 0..kernel.extents.iter().product::<usize>() {
        let at = |index: usize| iteration / all[index] % kernel.extents[index];
        let read = |operand: &Operand| {
            let Tensor::Constant(constant) = &operand.tensor else { return 0 };
            let index = |access: &Affine| {
                access.constant
                    + access.terms.iter().map(|(index, factor)| at(*index) * factor).sum::<usize>()
            };
            let strides = strides(&constant.shape);
            let place = operand.access.iter().zip(strides).map(|(access, stride)| index(access) * stride);
            constant.values[place.sum::<usize>()]
        };
        let input = |name: &str| kernel.operands.iter().find(|one| one.name == name).map_or(0, read);
        let evaluate = |nodes: &[Node]| kernel.expression.evaluate(&input, nodes);
        let place: usize =
            kernel.result.iter().zip(&places).map(|(index, stride)| index.map_or(0, at) * stride).sum();
        let old = values[place];
        values[place] = Some(match &kernel.body {
            Body::Map(value) => evaluate(&[*value])[0],
            Body::Products(a, b, start) => {
                old.unwrap_or(*start) + evaluate(&[*a, *b]).iter().product::<i128>()
            }
            Body::Rows(number, table, feature) => {
                table.values[evaluate(&[*number])[0] as usize * table.shape[1] + at(*feature)]
            }
            Body::Reduce(fold, value, start) => {
                let (old, new) = (old.unwrap_or(*start), evaluate(&[*value])[0]);
                match fold {
                    Fold::Add => old + new,
                    Fold::Max => old.max(new),
                    Fold::Min => old.min(new),
                }
            }
        });
    }
    Constant { shape, values: Arc::new(values.into_iter().map(Option::unwrap_or_default).collect()) }
}

/// The nest of a kernel; its first operand is reordered if that is what it takes.
pub fn arranged(graph: &mut Graph, kernel: &mut Kernel, first: usize, lanes: Lanes) -> Result<Nest, Fault> {
    if let Some(nest) = nest::arrange(kernel, &kernel.operands[first], lanes) {
        return nest;
    }
    row_major(graph, kernel, first)?;
    nest::arrange(kernel, &kernel.operands[first], lanes).unwrap_or_else(|| {
        Err(Fault::Unsupported("its indices go along no dimension of a row-major tensor".into()))
    })
}

fn row_major(graph: &mut Graph, kernel: &mut Kernel, place: usize) -> Result<(), Fault> {
    let name = format!("{}_{}_order", kernel.name, kernel.operands[place].name);
    let Tensor::Stream(stream) = &kernel.operands[place].tensor else { return Ok(()) };
    let order = Order::row_major(stream.order.elements());
    let stream = reordered(graph, &name, stream, &order)?;
    kernel.operands[place].tensor = Tensor::Stream(stream);
    Ok(())
}

/// What an operand looks like along a nest; it is reordered if that is what it takes.
pub fn viewed(
    graph: &mut Graph,
    kernel: &mut Kernel,
    nest: &Nest,
    place: usize,
) -> Result<nest::View, Fault> {
    if let Some(view) = nest::view(nest, &kernel.operands[place]) {
        return Ok(view);
    }
    row_major(graph, kernel, place)?;
    nest::view(nest, &kernel.operands[place]).ok_or_else(|| {
        Fault::Unsupported(format!("`{}` is indexed along no dimension of it", kernel.operands[place].name))
    })
}

fn map(
    graph: &mut Graph,
    mut kernel: Kernel,
    first: usize,
    value: Node,
    lanes: Lanes,
    timing: &Timing,
) -> Result<Stream, Fault> {
    let nest = arranged(graph, &mut kernel, first, Lanes { reduction: 1, ..lanes })?;
    let lanes = count(&nest.parallel_lanes);
    let mut inputs = Vec::new();
    let mut sources = IndexMap::new();
    let mut constants = Vec::new();
    for place in 0..kernel.operands.len() {
        let view = viewed(graph, &mut kernel, &nest, place)?;
        let operand = &kernel.operands[place];
        match &operand.tensor {
            Tensor::Stream(stream) => {
                let (places, own) = nest::shared(&view.lanes);
                let unique = own.iter().map(|one| one.extent).product();
                let asked: Vec<Loop> = view.time.iter().chain(&own).copied().collect();
                let name = format!("{}_{}", kernel.name, operand.name);
                let channel = adapted(graph, &name, stream, view.offset, &asked, unique)?;
                let low = places.iter().map(|place| place * stream.bits()).collect();
                sources.insert(operand.name.clone(), Source::Channel { input: inputs.len(), low });
                inputs.push(("", channel));
            }
            Tensor::Constant(constant) => constants.push((operand.name.clone(), constant.clone(), view)),
        }
    }
    let (shape, order) = nest::result(&kernel, &nest).ok_or_else(|| internal(&kernel))?;
    let times: Vec<&[Loop]> = constants.iter().map(|(_, _, view)| view.time.as_slice()).collect();
    let period = nest::period(&times);
    let mut values = IndexMap::new();
    for (name, constant, view) in &constants {
        let nest: Vec<Loop> = innermost(&view.time, period).into_iter().chain(view.lanes.clone()).collect();
        let all: Vec<i128> = walk(&nest).map(|at| constant.values[at + view.offset]).collect();
        // Loops that are the same for all were left out.
        values.insert(name.clone(), all.iter().copied().cycle().take(period * lanes).collect());
    }
    let hoisted = hoist(&kernel.expression, &[value], &values)?;
    let result = hoisted.outputs[0];
    let (lo, hi) = hoisted.graph.interval(result);
    let stream = |channel| Stream { channel, shape, order, lanes, lo, hi };
    let mut rom: Vec<Word> = vec![Word::default(); period];
    let mut bits = 0;
    for column in &hoisted.columns {
        let own = column.width as usize;
        if period == 1 {
            sources.insert(column.name.clone(), Source::Constant(column.values.clone()));
            continue;
        }
        let low = (0..lanes).map(|lane| bits + lane * own).collect();
        sources.insert(column.name.clone(), Source::Channel { input: inputs.len(), low });
        for (word, values) in rom.iter_mut().zip(column.values.chunks(lanes)) {
            values.iter().for_each(|value| word.push(*value, own));
        }
        bits += own * lanes;
    }
    if bits > 0 {
        inputs.push(("", memory(graph, &format!("{}_values", kernel.name), rom, bits)));
    }
    let netlist = pipeline(&hoisted.graph, &[("out", result)], timing)?;
    if let Some(place) = copied(&netlist)
        && let [(_, channel)] = inputs.as_slice()
        && let Some(Source::Channel { low, .. }) = sources.get(&netlist.inputs[place].name)
        && low.iter().enumerate().all(|(lane, low)| *low == lane * width(lo, hi))
        && graph.width(*channel) == lanes * width(lo, hi)
    {
        return Ok(stream(*channel));
    }
    // An input that the result does not follow from may belong to another operand.
    let unread = |name: &str| hoisted.graph.support(result).all(|own| own != name);
    let source = |name: &str| {
        let own = sources.get(name).cloned();
        own.or_else(|| unread(name).then(|| Source::Constant(vec![0; lanes])))
    };
    let sources: Option<Vec<Source>> = netlist.inputs.iter().map(|input| source(&input.name)).collect();
    let sources = sources.ok_or_else(|| internal(&kernel))?;
    let bits = netlist.outputs.first().ok_or_else(|| internal(&kernel))?.width as usize;
    let logic = Logic { netlist, lanes, sources };
    let channel = graph.actor(&kernel.name, graph::Body::Logic(logic), &inputs, ("out", bits * lanes));
    Ok(stream(channel))
}

/// The input whose bits the only output has.
fn copied(netlist: &Netlist) -> Option<usize> {
    let output = netlist.outputs.first()?;
    let mut wire = output.wire;
    loop {
        match &netlist.ops[wire.0 as usize].kind {
            OpKind::Register(from) => wire = *from,
            OpKind::Input(place) => {
                let place = *place as usize;
                return (netlist.inputs[place].width == output.width).then_some(place);
            }
            _ => return None,
        }
    }
}

pub fn internal(kernel: &Kernel) -> Fault {
    Fault::Unsupported(format!("internal error: the loops of {} do not make its result", kernel.name))
}

/// The same kernel with an operand that is what an expression makes of it.
pub fn mapped(
    graph: &mut Graph,
    kernel: &Kernel,
    value: Node,
    timing: &Timing,
) -> Result<Option<Operand>, Fault> {
    let used: Vec<&Operand> =
        kernel.operands.iter().filter(|operand| depends(kernel, value, operand)).collect();
    let [operand] = used.as_slice() else { return Ok(None) };
    let shape = operand.tensor.shape().to_vec();
    let inner = Kernel {
        name: format!("{}_{}_value", kernel.name, operand.name),
        extents: shape.clone(),
        result: (0..shape.len()).map(Some).collect(),
        operands: vec![Operand { access: (0..shape.len()).map(Affine::of).collect(), ..(*operand).clone() }],
        expression: kernel.expression.clone(),
        body: Body::Map(value),
    };
    let lanes = match &operand.tensor {
        Tensor::Stream(stream) => stream.lanes,
        Tensor::Constant(_) => 1,
    };
    let lanes = Lanes { parallel: lanes, reduction: 1, at_most: true };
    let tensor = compile(graph, &inner, lanes, timing)?;
    Ok(Some(Operand { tensor, ..(*operand).clone() }))
}

/// Whether an expression changes with an operand.
fn depends(kernel: &Kernel, value: Node, operand: &Operand) -> bool {
    kernel.expression.support(value).any(|name| name == operand.name)
}

fn reduce(
    graph: &mut Graph,
    kernel: Kernel,
    (fold, value, start): (Fold, Node, i128),
    lanes: Lanes,
    timing: &Timing,
) -> Result<Tensor, Fault> {
    let kernel = match mapped(graph, &kernel, value, timing)? {
        Some(operand) => with(&kernel, vec![operand]),
        // Of several operands, one value for each iteration, which is reduced then.
        None => {
            let dims: Vec<usize> = (0..kernel.extents.len()).collect();
            let inner = Kernel {
                name: format!("{}_addends", kernel.name),
                result: dims.iter().map(|dim| Some(*dim)).collect(),
                body: Body::Map(value),
                ..kernel.clone()
            };
            let once = Lanes { parallel: lanes.parallel * lanes.reduction, reduction: 1, ..lanes };
            let tensor = compile(graph, &inner, once, timing)?;
            let access = dims.into_iter().map(Affine::of).collect();
            plain(&with(&kernel, vec![Operand { tensor, access, name: "addends".into() }]))
        }
    };
    let mut kernel = kernel;
    let across = nest::reduces_neighbours(&kernel, &kernel.operands[0]);
    let all = lanes.parallel * lanes.reduction;
    let lanes = match across {
        true => Lanes { parallel: 1, reduction: all, ..lanes },
        false => Lanes { parallel: all, reduction: 1, ..lanes },
    };
    let nest = arranged(graph, &mut kernel, 0, lanes)?;
    let results = count(&nest.parallel_lanes);
    let all = results * count(&nest.reduction_lanes);
    let view = viewed(graph, &mut kernel, &nest, 0)?;
    let Tensor::Stream(stream) = kernel.operands[0].tensor.clone() else { return Err(internal(&kernel)) };
    let asked: Vec<Loop> = view.time.iter().chain(&view.lanes).copied().collect();
    let channel = adapted(
        graph,
        &format!("{}_{}", kernel.name, kernel.operands[0].name),
        &stream,
        view.offset,
        &asked,
        all,
    )?;
    let addends = (count(&nest.reduction) * count(&nest.reduction_lanes)) as i128;
    let (lo, hi) = match fold {
        Fold::Add => (stream.lo * addends, stream.hi * addends),
        Fold::Max | Fold::Min => (stream.lo, stream.hi),
    };
    let (shape, order) = nest::result(&kernel, &nest).ok_or_else(|| internal(&kernel))?;
    let int = |value: usize| Parameter::Int(value as i64);
    let operation = match fold {
        Fold::Add => 0,
        Fold::Max => 1,
        Fold::Min => 2,
    };
    let out = width(lo, hi);
    let parameters = vec![
        ("Lanes", int(all)),
        ("Width", int(stream.bits())),
        ("Signed", int(usize::from(stream.lo < 0))),
        ("OutWidth", int(out)),
        ("Steps", int(count(&nest.reduction))),
        ("Op", int(operation)),
        ("Across", int(usize::from(across))),
    ];
    let body = graph::Body::Template { module: "mase_reduce", parameters, memory: None };
    let name = format!("{}_reduce", kernel.name);
    let channel = graph.actor(&name, body, &[("in", channel)], ("out", out * results));
    let sum = Stream { channel, shape, order, lanes: results, lo, hi };
    started(graph, &kernel, sum, fold, start, timing)
}

pub fn with(kernel: &Kernel, operands: Vec<Operand>) -> Kernel {
    Kernel { operands, ..kernel.clone() }
}

/// A reduction that starts from a value.
pub fn started(
    graph: &mut Graph,
    kernel: &Kernel,
    stream: Stream,
    fold: Fold,
    start: i128,
    timing: &Timing,
) -> Result<Tensor, Fault> {
    let neutral = match fold {
        Fold::Add => start == 0,
        Fold::Max => start <= stream.lo,
        Fold::Min => start >= stream.hi,
    };
    if neutral {
        return Ok(Tensor::Stream(stream));
    }
    let mut expression = Expression::new();
    let value = expression.input("sum", stream.lo, stream.hi);
    let start = expression.constant(start);
    let value = match fold {
        Fold::Add => expression.add(value, start),
        Fold::Max => expression.max(value, start),
        Fold::Min => expression.min(value, start),
    };
    let shape = stream.shape.clone();
    let lanes = Lanes { parallel: stream.lanes, reduction: 1, at_most: true };
    let kernel = Kernel {
        name: format!("{}_start", kernel.name),
        extents: shape.clone(),
        result: (0..shape.len()).map(Some).collect(),
        operands: vec![Operand {
            tensor: Tensor::Stream(stream),
            access: (0..shape.len()).map(Affine::of).collect(),
            name: "sum".into(),
        }],
        expression,
        body: Body::Map(value),
    };
    compile(graph, &kernel, lanes, timing)
}
