//! Structured ops of `linalg`, as operations on whole tensors.
//!
//! Loops become dimensions: an operand is viewed so that its dimensions line up with the loops, the body is written once for
//! all elements, and what a reduction combines becomes `sum`, `amax` and so on. A reduction of another kind becomes a Python
//! loop over its elements, which is slow and means the same.

use super::{
    body::{Body, Values},
    code::{Code, Val, is_bool, is_float, tuple},
    read,
    views::{arrange, expand, results, view},
};
use mase_ir::{
    linalg,
    melior::ir::{
        AffineMap, BlockLike, BlockRef, OperationRef, RegionLike, Type, Value, ValueLike,
        operation::OperationLike,
    },
    node, walk,
};

/// The loops of a linalg op.
#[derive(Clone, Debug)]
pub struct Space {
    pub extents: Vec<i64>,
    /// Loops that are Python loops: the name of the variable.
    pub fixed: Vec<Option<String>>,
}

impl Space {
    /// Loops that all become dimensions.
    pub fn new(extents: Vec<i64>) -> Self {
        Self { fixed: vec![None; extents.len()], extents }
    }
}

/// A reduction that PyTorch has.
struct Reduction<'c, 'a> {
    /// The op that combines an element with the result so far.
    combiner: OperationRef<'c, 'a>,
    /// The element.
    element: Value<'c, 'a>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sum,
    Product,
    Max,
    Min,
    All,
    Any,
}

impl Body<'_, '_> {
    /// An op of `linalg`.
    pub fn linalg(&mut self, op: OperationRef, kind: &str) -> Result<Values, String> {
        if kind == "index" {
            return self.index(read::int(op, "dim")).map(|val| vec![val]);
        }
        if op.result_count() == 0 {
            return Err("works on buffers; only tensors are supported".to_owned());
        }
        if kind == "fill" {
            let value = self.operands(op)?.remove(0);
            return match value {
                Val::Code(code) => {
                    let shape = read::shape(read::result_type(op, 0).ok_or("has no result")?)?;
                    Ok(vec![code.then(format!(".expand{}", tuple(&shape)), shape).into()])
                }
                number => Ok(vec![number]),
            };
        }
        if self.space.is_some() {
            return Err("stands in another linalg op".to_owned());
        }
        let maps = linalg::indexing_maps(op).ok_or("cannot be written as PyTorch")?;
        if op.region(0).ok().and_then(|region| region.first_block()).is_none() {
            return Err(
                "has no region that says what it computes; run linalg-generalize-named-ops first".to_owned()
            );
        }
        let outputs = op.result_count();
        let inputs = op.operand_count().checked_sub(outputs).ok_or("has too few operands")?;
        if maps.len() != inputs + outputs {
            return Err("has other than one indexing map for each operand".to_owned());
        }
        let extents = extents(op, &maps)?;
        let written: Vec<Vec<usize>> = maps[inputs..].iter().map(|map| dims_of(map, extents.len())).collect();
        if written.iter().any(|dims| *dims != written[0]) {
            return Err("has results over different loops".to_owned());
        }
        let reduced: Vec<usize> = (0..extents.len()).filter(|dim| !written[0].contains(dim)).collect();
        if let Some(einsum) = self.einsum(op, &maps, &extents, &reduced)? {
            return Ok(vec![einsum]);
        }
        let space = Space::new(extents);
        let result = self.structured(op, &maps, space, &reduced);
        self.space = None;
        result
    }

    fn structured(
        &mut self,
        op: OperationRef,
        maps: &[AffineMap],
        mut space: Space,
        reduced: &[usize],
    ) -> Result<Values, String> {
        let outputs = op.result_count();
        let inputs = op.operand_count() - outputs;
        let block = first_block(op)?;
        let reductions: Option<Vec<_>> =
            (0..outputs).map(|index| reduction(block, inputs + index, index)).collect();
        if reduced.is_empty() {
            self.space = Some(space.clone());
            let arguments = self.views(op, maps, &space)?;
            let yielded = self.region(op, arguments, &[])?;
            return self.results(op, maps, &space, yielded);
        }
        if let Some(reductions) = reductions {
            self.space = Some(space.clone());
            let arguments = self.views(op, maps, &space)?;
            let combiners: Vec<_> = reductions.iter().map(|reduction| reduction.combiner).collect();
            self.region(op, arguments, &combiners)?;
            let mut results = Values::new();
            for (index, reduction) in reductions.iter().enumerate() {
                let result = op.results().nth(index).ok_or("has too few results")?;
                let init = op.operands().nth(inputs + index).ok_or("has too few operands")?;
                results.push(self.combine(
                    reduction,
                    init,
                    result.r#type(),
                    &maps[inputs + index],
                    &space,
                    reduced,
                )?);
            }
            return Ok(results);
        }
        // Any other reduction, one element after the other.
        let mut state = Values::new();
        for (index, map) in maps[inputs..].iter().enumerate() {
            let init = op.operands().nth(inputs + index).ok_or("has too few operands")?;
            let init = self.tensor(init)?;
            let view = view(self, &init, map, &space)?;
            let mut shape = space.extents.clone();
            reduced.iter().for_each(|dim| shape[*dim] = 1);
            let code = expand(view, &shape);
            let name = self.scope.fresh("state");
            self.line(format!("{name} = {}", code.text));
            state.push(Code::atom(name, shape).into());
        }
        for dim in reduced {
            let name = self.scope.fresh("i");
            self.indented_loop(&name, space.extents[*dim]);
            space.fixed[*dim] = Some(name);
        }
        self.space = Some(space.clone());
        let mut arguments = self.views(op, &maps[..inputs], &space)?;
        arguments.extend(state.iter().cloned());
        let yielded = self.region(op, arguments, &[])?;
        let element_types: Vec<Type> = op.results().map(|result| result.r#type()).collect();
        let mut next = Vec::new();
        for ((val, old), ty) in yielded.into_iter().zip(&state).zip(element_types) {
            let code = self.as_tensor(val, super::code::element(ty))?;
            next.push(expand(code, old.shape()).text);
        }
        let names: Vec<_> = state.iter().map(|val| val.text().to_owned()).collect();
        self.line(format!("{} = {}", names.join(", "), next.join(", ")));
        self.dedent(reduced.len());
        let mut results = Values::new();
        for (index, val) in state.into_iter().enumerate() {
            let Val::Code(code) = val else { continue };
            let kept: Vec<usize> = (0..space.extents.len()).filter(|dim| !reduced.contains(dim)).collect();
            let mut subscript: Vec<&str> = vec![":"; space.extents.len()];
            reduced.iter().for_each(|dim| subscript[*dim] = "0");
            let shape: Vec<i64> = kept.iter().map(|dim| space.extents[*dim]).collect();
            let code = code.then(format!("[{}]", subscript.join(", ")), shape);
            results.push(arrange(code, &kept, &maps[inputs + index])?.into());
        }
        Ok(results)
    }

    /// Position along a loop.
    fn index(&mut self, dim: i64) -> Result<Val, String> {
        let space = self.space.as_ref().ok_or("stands outside a linalg op")?;
        let dim =
            usize::try_from(dim).ok().filter(|dim| *dim < space.extents.len()).ok_or("names no loop")?;
        Ok(match &space.fixed[dim] {
            Some(name) => Val::Number(name.clone()),
            None => self.positions(space.extents[dim], space.extents.len() - 1 - dim).into(),
        })
    }

    /// What stands for the arguments of the body: operands lined up with the loops.
    fn views(&mut self, op: OperationRef, maps: &[AffineMap], space: &Space) -> Result<Values, String> {
        let block = first_block(op)?;
        let mut views = Values::new();
        for (index, (operand, map)) in op.operands().zip(maps).enumerate() {
            let used = block.argument(index).is_ok_and(|argument| uses(block, argument.into()) > 0);
            views.push(match self.get(operand)? {
                Val::Code(code) if used => {
                    let code = view(self, &code, map, space)?;
                    // Written once for all uses.
                    let many = block.argument(index).is_ok_and(|argument| uses(block, argument.into()) > 1);
                    if many && !code.is_name() { self.assign("view", code).into() } else { code.into() }
                }
                other => other,
            });
        }
        Ok(views)
    }

    /// What the body yields, as results.
    fn results(
        &mut self,
        op: OperationRef,
        maps: &[AffineMap],
        space: &Space,
        yielded: Values,
    ) -> Result<Values, String> {
        let inputs = maps.len() - op.result_count();
        let all: Vec<usize> = (0..space.extents.len()).collect();
        let one = |(val, map): (Val, &AffineMap)| match val {
            Val::Code(code) => arrange(expand(code, &space.extents), &all, map).map(Val::Code),
            other => Ok(other),
        };
        yielded.into_iter().zip(&maps[inputs..]).map(one).collect()
    }

    fn combine(
        &mut self,
        reduction: &Reduction,
        init: Value,
        ty: Type,
        map: &AffineMap,
        space: &Space,
        reduced: &[usize],
    ) -> Result<Val, String> {
        let val = self.get(reduction.element)?;
        let element = reduction.element.r#type();
        let code = expand(self.as_tensor(val, element)?, &space.extents);
        let kept: Vec<usize> = (0..space.extents.len()).filter(|dim| !reduced.contains(dim)).collect();
        let shape: Vec<i64> = kept.iter().map(|dim| space.extents[*dim]).collect();
        let dims: Vec<i64> = reduced.iter().map(|dim| *dim as i64).collect();
        let dims = if let [dim] = dims[..] { dim.to_string() } else { tuple(&dims) };
        // PyTorch sums small integers in 64 bits.
        let dtype = match is_float(element) {
            true => String::new(),
            false => format!(", dtype={}", super::code::dtype(element)?),
        };
        let one_by_one = |method: &str, rest: &str| {
            let call = |dim: &usize| format!(".{method}({dim}{rest})");
            reduced.iter().rev().map(call).collect::<String>()
        };
        let suffix = match reduction.kind {
            Kind::Sum => format!(".sum({dims}{dtype})"),
            Kind::Max => format!(".amax({dims})"),
            Kind::Min => format!(".amin({dims})"),
            Kind::Product => one_by_one("prod", &dtype),
            Kind::All => one_by_one("all", ""),
            Kind::Any => one_by_one("any", ""),
        };
        let mut code = code.then(suffix, shape);
        code = arrange(code, &kept, map)?;
        let start = self.get(init)?;
        if is_neutral(&start, reduction.kind) {
            return Ok(code.into());
        }
        let start = match (reduction.kind, start) {
            (Kind::Max | Kind::Min, start) => Val::Code(self.as_tensor(start, ty)?),
            (_, start) => start,
        };
        let shape = code.shape.clone();
        let (value, start) = (code.operand(), start);
        Ok(match reduction.kind {
            Kind::Sum => Code::infix(format!("{} + {value}", start.operand()), shape),
            Kind::Product => Code::infix(format!("{} * {value}", start.operand()), shape),
            Kind::All => Code::infix(format!("{value} & {}", start.operand()), shape),
            Kind::Any => Code::infix(format!("{value} | {}", start.operand()), shape),
            Kind::Max => Code::atom(format!("torch.maximum({}, {})", start.text(), code.text), shape),
            Kind::Min => Code::atom(format!("torch.minimum({}, {})", start.text(), code.text), shape),
        }
        .into())
    }

    /// A sum of products of two operands, each indexed by loops alone.
    fn einsum(
        &mut self,
        op: OperationRef,
        maps: &[AffineMap],
        extents: &[i64],
        reduced: &[usize],
    ) -> Result<Option<Val>, String> {
        let block = first_block(op)?;
        let [a, b, out] = maps else { return Ok(None) };
        let plain = |map: &AffineMap| {
            let dims: Option<Vec<_>> =
                results(map).map(|expr| expr.is_dim().then(|| expr.dim_position())).collect();
            dims.filter(|dims| (1..dims.len()).all(|i| !dims[..i].contains(&dims[i])))
        };
        let (Some(a), Some(b), Some(out)) = (plain(a), plain(b), plain(out)) else { return Ok(None) };
        let Some(sum) = reduction(block, 2, 0) else { return Ok(None) };
        let argument = |index: usize| block.argument(index).ok().map(|argument| read::key(argument.into()));
        let product = node::defining_op(sum.element).filter(|op| walk::name(*op) == "arith.mulf");
        let of_arguments = product.is_some_and(|op| {
            let factors: Vec<_> = op.operands().map(read::key).map(Some).collect();
            factors == [argument(0), argument(1)] || factors == [argument(1), argument(0)]
        });
        if !of_arguments || sum.kind != Kind::Sum || reduced.is_empty() || extents.len() > 26 {
            return Ok(None);
        }
        let letters =
            |dims: &[usize]| dims.iter().map(|dim| char::from(b'a' + *dim as u8)).collect::<String>();
        let spec = format!("\"{},{}->{}\"", letters(&a), letters(&b), letters(&out));
        let operands: Vec<Value> = op.operands().collect();
        let (left, right) = (self.tensor(operands[0])?, self.tensor(operands[1])?);
        let shape: Vec<i64> = out.iter().map(|dim| extents[*dim]).collect();
        let code = Code::atom(format!("torch.einsum({spec}, {}, {})", left.text, right.text), shape.clone());
        let start = self.get(operands[2])?;
        Ok(Some(match is_neutral(&start, Kind::Sum) {
            true => code.into(),
            false => Code::infix(format!("{} + {}", start.operand(), code.text), shape).into(),
        }))
    }
}

fn first_block<'c, 'a>(op: OperationRef<'c, 'a>) -> Result<BlockRef<'c, 'a>, String> {
    op.region(0).ok().and_then(|region| region.first_block()).ok_or_else(|| "has no region".to_owned())
}

/// The loops that occur in a map, in rising order.
fn dims_of(map: &AffineMap, count: usize) -> Vec<usize> {
    (0..count).filter(|dim| results(map).any(|expr| expr.is_function_of_dim(*dim))).collect()
}

/// How often each loop runs, from the operands that it indexes alone.
fn extents(op: OperationRef, maps: &[AffineMap]) -> Result<Vec<i64>, String> {
    let loops = maps.first().map_or(0, AffineMap::dim_count);
    let mut extents = vec![None; loops];
    for (operand, map) in op.operands().zip(maps) {
        if map.symbol_count() > 0 {
            return Err("has an indexing map with symbols".to_owned());
        }
        let shape = read::shape(operand.r#type())?;
        for (expr, extent) in results(map).zip(shape) {
            if expr.is_dim() {
                extents[expr.dim_position()] = Some(extent);
            }
        }
    }
    extents
        .into_iter()
        .collect::<Option<_>>()
        .ok_or_else(|| "has a loop that indexes no operand alone".to_owned())
}

/// How often a value is an operand in a block.
fn uses(block: BlockRef, value: Value) -> usize {
    let (mut count, mut next) = (0, block.first_operation());
    while let Some(op) = next {
        count += op.operands().filter(|operand| read::key(*operand) == read::key(value)).count();
        next = op.next_in_block();
    }
    count
}

/// The reduction that a body does into its argument `argument` if that is one that PyTorch has.
fn reduction<'c, 'a>(block: BlockRef<'c, 'a>, argument: usize, output: usize) -> Option<Reduction<'c, 'a>> {
    let state: Value = block.argument(argument).ok()?.into();
    let yielded = block.terminator()?.operands().nth(output)?;
    let combiner = node::defining_op(yielded)?;
    let ty = yielded.r#type();
    let kind = match walk::name(combiner).as_str() {
        "arith.addf" | "arith.addi" if !is_bool(ty) => Kind::Sum,
        "arith.mulf" | "arith.muli" if !is_bool(ty) => Kind::Product,
        "arith.maximumf" | "arith.maxsi" if !is_bool(ty) => Kind::Max,
        "arith.minimumf" | "arith.minsi" if !is_bool(ty) => Kind::Min,
        "arith.andi" if is_bool(ty) => Kind::All,
        "arith.ori" if is_bool(ty) => Kind::Any,
        _ => return None,
    };
    let operands: Vec<Value> = combiner.operands().collect();
    let position = operands.iter().position(|value| read::key(*value) == read::key(state))?;
    let element = *operands.get(1 - position)?;
    let alone = uses(block, state) == 1 && uses(block, yielded) == 1;
    alone.then_some(Reduction { combiner, element, kind })
}

fn is_neutral(start: &Val, kind: Kind) -> bool {
    let Val::Number(text) = start else { return false };
    match kind {
        Kind::Sum => matches!(text.as_str(), "0.0" | "-0.0" | "0"),
        Kind::Product => matches!(text.as_str(), "1.0" | "1"),
        Kind::Max => text == "-float(\"inf\")",
        Kind::Min => text == "float(\"inf\")",
        Kind::All => text == "True",
        Kind::Any => text == "False",
    }
}
