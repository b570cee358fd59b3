//! A structured op as a kernel.

use crate::{
    body::{Scalar, Scalars, bits, convert, position},
    error::Why,
};
use mase_datapath::{Graph, Node};
use mase_ir::{
    build::{self, Ssa},
    linalg::{self, Index, Structured},
    melior::ir::{
        AffineExpr, BlockLike, OperationRef, ValueLike, attribute::IntegerAttribute, operation::OperationLike,
    },
    node, walk,
};
use mase_streams::kernel::{Affine, Body, Fold, Kernel, Operand, Tensor};

/// A tensor of a node's function.
#[derive(Clone, Debug)]
pub enum Value {
    /// Known, or coming.
    Tensor(Tensor),
    /// Every element is this.
    Filled(i128),
    /// What a result is written to.
    Empty,
}

/// Looks up what a value is.
pub type Lookup<'l, 'r> = &'l dyn Fn(Ssa<'r>) -> Result<Value, Why>;

/// The kernel that an op is. `name` is for actors.
pub fn read<'r>(op: OperationRef<'r, 'r>, name: &str, lookup: Lookup<'_, 'r>) -> Result<Kernel, Why> {
    let Some(structured) = Structured::read(op) else {
        return Err(Why(format!("there is no hardware for {}", walk::name(op))));
    };
    if op.result_count() != 1 {
        return Err("a structured op has several results".into());
    }
    let maps = linalg::indexing_maps(op).ok_or("a structured op has no maps")?;
    let mut reader = Reader {
        lookup,
        expression: Graph::new(),
        operands: Vec::new(),
        scalars: Scalars::default(),
        tables: Vec::new(),
        row: None,
    };
    let extents = extents(&structured, &maps)?;
    let block = structured.body;
    for (place, (input, map)) in structured.inputs.iter().zip(&maps).enumerate() {
        let argument: Ssa = block.argument(place).map_err(|_| "a body lacks an argument")?.into();
        // Windows have an operand that only says how large they are.
        if !build::is_used(argument) {
            continue;
        }
        let mut access = Vec::new();
        for index in 0..map.result_count() {
            access.push(affine(map.result(index).map_err(|_| "a map lacks a result")?)?);
        }
        let element = reader.element(*input, access)?;
        reader.scalars.set(argument, element);
    }
    let accumulator: Ssa =
        block.argument(structured.inputs.len()).map_err(|_| "a body lacks an argument")?.into();
    let mut result = Vec::new();
    for (index, extent) in structured.result_map(0).iter().zip(structured.result_shape(0)) {
        result.push(match index {
            Index::Loop(index) => Some(*index),
            Index::Constant(_) if extent == 1 => None,
            _ => return Err("its result is not indexed by loops alone".into()),
        });
    }
    let reduces = (0..extents.len()).any(|index| extents[index] > 1 && !result.contains(&Some(index)));
    let body = reader.body(op, accumulator, reduces, || match lookup(structured.inits[0])? {
        Value::Filled(start) => Ok(start),
        _ => Err("a reduction does not start from one number".into()),
    })?;
    Ok(Kernel {
        name: name.to_owned(),
        extents,
        result,
        operands: reader.operands,
        expression: reader.expression,
        body,
    })
}

/// Extents of loops, from the shapes that they index.
fn extents(op: &Structured, maps: &[mase_ir::melior::ir::AffineMap]) -> Result<Vec<usize>, Why> {
    let mut extents = Vec::new();
    let known = op.extents.iter().enumerate();
    for (index, extent) in known {
        match usize::try_from(*extent) {
            Ok(extent) if extent > 0 => extents.push(extent),
            _ => return Err(Why(format!("loop {index} of {} indexes nothing alone", maps.len()))),
        }
    }
    Ok(extents)
}

/// An index that is a sum of loops.
fn affine(expr: AffineExpr) -> Result<Affine, Why> {
    let natural =
        |value: i64| usize::try_from(value).map_err(|_| Why(format!("an index has the factor {value}")));
    if expr.is_dim() {
        return Ok(Affine::of(expr.dim_position()));
    }
    if expr.is_constant() {
        return Ok(Affine { terms: Vec::new(), constant: natural(expr.constant_value())? });
    }
    if expr.is_add() {
        let (mut sum, other) = (affine(expr.lhs())?, affine(expr.rhs())?);
        sum.terms.extend(other.terms);
        sum.constant += other.constant;
        return Ok(sum);
    }
    if expr.is_mul() && expr.rhs().is_constant() {
        let (inner, factor) = (affine(expr.lhs())?, natural(expr.rhs().constant_value())?);
        let terms = inner.terms.into_iter().map(|(index, own)| (index, own * factor)).collect();
        return Ok(Affine { terms, constant: inner.constant * factor });
    }
    Err(Why(format!("an index is {expr}, which is no sum of loops")))
}

struct Reader<'l, 'r> {
    lookup: Lookup<'l, 'r>,
    expression: Graph,
    operands: Vec<Operand>,
    scalars: Scalars,
    /// Values whose elements a body looks up by number.
    tables: Vec<(usize, Vec<i128>)>,
    /// An element of a row, and what a body is that gives it.
    row: Option<(Node, Body)>,
}

impl<'r> Reader<'_, 'r> {
    /// An element of a tensor, at an index that follows from the loops.
    fn element(&mut self, value: Ssa<'r>, access: Vec<Affine>) -> Result<Scalar, Why> {
        let tensor = match (self.lookup)(value)? {
            Value::Tensor(tensor) => tensor,
            Value::Filled(number) => return Ok(Scalar::Number(self.expression.constant(number))),
            Value::Empty => return Err("it reads a tensor that has no values".into()),
        };
        let known = self.operands.iter().find(|operand| operand.tensor == tensor && operand.access == access);
        let name = known.map_or_else(|| format!("in{}", self.operands.len()), |operand| operand.name.clone());
        let (lo, hi) = match &tensor {
            Tensor::Stream(stream) => (stream.lo, stream.hi),
            Tensor::Constant(constant) => {
                let values = constant.values.iter().copied();
                (values.clone().min().unwrap_or(0), values.max().unwrap_or(0))
            }
        };
        if known.is_none() {
            self.operands.push(Operand { tensor, access, name: name.clone() });
        }
        Ok(Scalar::Number(self.expression.input(&name, lo, hi)))
    }

    /// `tensor.extract`: of a tensor at a position, or of a table at a number.
    fn extract(&mut self, op: OperationRef<'r, 'r>) -> Result<Scalar, Why> {
        let operands: Vec<Ssa> = op.operands().collect();
        let (tensor, indices) = operands.split_first().ok_or("an extract without operands")?;
        let mut access = Vec::new();
        for index in indices {
            match self.scalars.get(&mut self.expression, *index)? {
                Scalar::Position(position) => access.push(position),
                Scalar::Number(number) => return self.look_up(*tensor, &indices[1..], number),
            }
        }
        self.element(*tensor, access)
    }

    /// An element of a table: of one dimension by a number, of two by a number and a loop.
    fn look_up(&mut self, tensor: Ssa<'r>, others: &[Ssa<'r>], index: Node) -> Result<Scalar, Why> {
        if let [feature] = others {
            return self.row(tensor, *feature, index);
        }
        if !others.is_empty() {
            return Err("it looks up a table of more than two dimensions".into());
        }
        let identity = build::identity(tensor);
        if !self.tables.iter().any(|(own, _)| *own == identity) {
            let Value::Tensor(Tensor::Constant(table)) = (self.lookup)(tensor)? else {
                return Err("it looks up a table whose values are not known".into());
            };
            self.tables.push((identity, table.values.to_vec()));
        }
        let table = self.tables.iter().find(|(own, _)| *own == identity).ok_or("a table is missing")?;
        // The index is within the table, though its interval may not show it: so many bits say all of it.
        let bits = table.1.len().next_power_of_two().trailing_zeros();
        let (lo, hi) = self.expression.interval(index);
        if lo >= 0 && hi < table.1.len() as i128 {
            return Ok(Scalar::Number(self.expression.lookup(&table.1, index)));
        }
        let mut whole = table.1.clone();
        whole.resize(1 << bits, table.1.last().copied().unwrap_or(0));
        let index = self.expression.wrap(index, bits, false);
        Ok(Scalar::Number(self.expression.lookup(&whole, index)))
    }

    /// An element of a row; that is all that a body with one may give.
    fn row(&mut self, tensor: Ssa<'r>, feature: Ssa<'r>, number: Node) -> Result<Scalar, Why> {
        let Value::Tensor(Tensor::Constant(table)) = (self.lookup)(tensor)? else {
            return Err("it looks up rows of a table whose values are not known".into());
        };
        let feature = match self.scalars.get(&mut self.expression, feature)? {
            Scalar::Position(position) if position.constant == 0 && position.terms.len() == 1 => {
                position.terms[0]
            }
            _ => return Err("it looks up elements of rows in another order than theirs".into()),
        };
        if feature.1 != 1 || self.row.is_some() {
            return Err("it looks up elements of several rows".into());
        }
        let (lo, hi) = (table.values.iter().min(), table.values.iter().max());
        let element = self.expression.input("row", lo.copied().unwrap_or(0), hi.copied().unwrap_or(0));
        self.row = Some((element, Body::Rows(number, table, feature.0)));
        Ok(Scalar::Number(element))
    }

    /// What the op yields, read from the end: `accumulator` is folded, or not used at all.
    fn body(
        &mut self,
        op: OperationRef<'r, 'r>,
        accumulator: Ssa<'r>,
        reduces: bool,
        start: impl Fn() -> Result<i128, Why>,
    ) -> Result<Body, Why> {
        let mut folded = None;
        for inner in walk::children(op) {
            let operands: Vec<Ssa> = inner.operands().collect();
            let name = walk::name(inner);
            let takes = operands.contains(&accumulator);
            if name == "linalg.yield" {
                let value = *operands.first().ok_or("a body yields nothing")?;
                return match folded {
                    Some((result, fold, addend, product)) if result == build::identity(value) => {
                        self.reduction(fold, addend, product, start()?)
                    }
                    _ if reduces => Err("its reduction is no sum, maximum or minimum".into()),
                    _ => {
                        let value = self.scalars.number(&mut self.expression, value)?;
                        match self.row.take() {
                            Some((element, body)) if element == value => Ok(body),
                            Some(_) => Err("it computes with elements of rows".into()),
                            None => Ok(Body::Map(value)),
                        }
                    }
                };
            }
            if takes && reduces && folded.is_none() {
                let fold = match name.as_str() {
                    "arith.addi" => Fold::Add,
                    "arith.maxsi" => Fold::Max,
                    "arith.minsi" => Fold::Min,
                    _ => return Err(Why(format!("it reduces by {name}"))),
                };
                let addend = operands.iter().copied().find(|operand| *operand != accumulator);
                let addend = addend.ok_or("it folds its own result")?;
                let result = inner.results().next().ok_or("an op without a result")?;
                folded = Some((build::identity(result.into()), fold, addend, factors(addend)));
                continue;
            }
            if takes {
                return Err("its body reads what it writes to".into());
            }
            self.op(inner, &name, &operands)?;
        }
        Err("a body does not end".into())
    }

    fn reduction(
        &mut self,
        fold: Fold,
        addend: Ssa<'r>,
        product: Option<Product<'r>>,
        start: i128,
    ) -> Result<Body, Why> {
        if let (Fold::Add, Some((a, b, width))) = (fold, product) {
            let (a, b) = (
                self.scalars.number(&mut self.expression, a)?,
                self.scalars.number(&mut self.expression, b)?,
            );
            let support = |node: Node| self.expression.support(node).map(str::to_owned).collect::<Vec<_>>();
            let (left, right) = (support(a), support(b));
            let product = self.expression.mul(a, b);
            let (lo, hi) = self.expression.interval(product);
            let exact = lo >= -(1 << (width - 1)) && hi < 1 << (width - 1);
            if left.len() == 1 && right.len() == 1 && left != right && exact {
                return Ok(Body::Products(a, b, start));
            }
        }
        Ok(Body::Reduce(fold, self.scalars.number(&mut self.expression, addend)?, start))
    }

    fn op(&mut self, op: OperationRef<'r, 'r>, name: &str, operands: &[Ssa<'r>]) -> Result<(), Why> {
        // The software says so where a number is wrong; hardware is given right ones.
        if name == "cf.assert" {
            return Ok(());
        }
        let Some(result) = op.results().next() else { return Err(Why(format!("its body has {name}"))) };
        let scalar = match name {
            "arith.constant" => return Ok(()),
            "linalg.index" => {
                let dim = op.attribute("dim").and_then(IntegerAttribute::try_from);
                Scalar::Position(Affine::of(dim.map_err(|_| "an index without a loop")?.value() as usize))
            }
            "tensor.extract" => self.extract(op)?,
            _ => {
                let scalars: Vec<Scalar> = operands
                    .iter()
                    .map(|operand| self.scalars.get(&mut self.expression, *operand))
                    .collect::<Result<_, _>>()?;
                let positions: Option<Vec<Affine>> = scalars
                    .iter()
                    .map(|scalar| match scalar {
                        Scalar::Position(position) => Some(position.clone()),
                        Scalar::Number(_) => None,
                    })
                    .collect();
                match positions.filter(|all| !all.is_empty() && result.r#type().to_string() == "index") {
                    Some(positions) => Scalar::Position(position(op, &positions)?),
                    None => {
                        let numbers: Vec<Node> = operands
                            .iter()
                            .map(|operand| self.scalars.number(&mut self.expression, *operand))
                            .collect::<Result<_, _>>()?;
                        Scalar::Number(convert(&mut self.expression, op, &numbers)?)
                    }
                }
            }
        };
        self.scalars.set(result.into(), scalar);
        Ok(())
    }
}

/// Factors, and the bits of their product.
type Product<'r> = (Ssa<'r>, Ssa<'r>, u32);

/// The factors of a product, also behind an extension.
fn factors<'r>(addend: Ssa<'r>) -> Option<Product<'r>> {
    let op = node::defining_op(addend)?;
    match walk::name(op).as_str() {
        "arith.muli" => {
            let mut operands = op.operands();
            Some((operands.next()?, operands.next()?, bits(addend.r#type())?))
        }
        "arith.extsi" => factors(op.operands().next()?),
        _ => None,
    }
}
