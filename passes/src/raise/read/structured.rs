//! Structured ops, whose bodies are taken apart.

use super::{Reader, key, operand};
use crate::raise::graph::{Id, Op};
use mase_ir::{
    build::{Ssa, is_used},
    linalg::{Index, Structured},
    melior::ir::{BlockLike, OperationRef, ValueLike, attribute::IntegerAttribute, operation::OperationLike},
    node, walk,
};
use std::collections::HashMap;

impl<'r> Reader<'r> {
    pub(super) fn structured(&mut self, op: OperationRef<'r, 'r>) -> Result<(), String> {
        let s = Structured::read(op).ok_or("has no static structure")?;
        if let Some(y) = self.embedding(&s)? {
            return self.result(op, y);
        }
        let indexed = |i| s.maps.iter().any(|map| map.contains(&Index::Loop(i)));
        if !(0..s.extents.len()).all(indexed) {
            return Err("has a loop whose extent only an expression tells".to_owned());
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
            } else if let Some(scalar) =
                node::shape(operand.r#type()).is_none().then(|| self.scalar(*operand))
            {
                scalar.ok_or("takes a scalar that is no constant")?
            } else {
                let id = self.tensor(*operand)?;
                let Some(map) = loops(&s, index) else { continue };
                self.graph.aligned(id, &map, rank)
            };
            arguments.insert(key(argument.into()), id);
        }
        let values = self.body(op, arguments);
        for (index, yielded) in end.operands().enumerate() {
            let result: Ssa<'r> = op.result(index).map_err(|e| e.to_string())?.into();
            let value = self.body_value(&values, yielded).and_then(|y| self.structured_result(&s, index, y));
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
    pub(super) fn structured_result(
        &mut self,
        s: &Structured<'r>,
        result: usize,
        y: Id,
    ) -> Result<Id, String> {
        let axes = s.reductions(result);
        let map = loops(s, s.inputs.len() + result).ok_or("writes at computed positions")?;
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
    pub(super) fn accumulation(&self, y: Id, argument: usize) -> Result<(&'static str, Id), String> {
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
    pub(super) fn product(
        &mut self,
        s: &Structured<'r>,
        end: OperationRef<'r, 'r>,
    ) -> Result<Option<Id>, String> {
        if s.inputs.len() != 2 || s.inits.len() != 1 || s.reductions(0).is_empty() {
            return Ok(None);
        }
        let argument = |i: usize| s.body.argument(i).map(|a| key(a.into())).unwrap_or(0);
        let defined = |value: Ssa<'r>, name: &str| -> Option<Vec<usize>> {
            let op = node::defining_op(value).filter(|op| walk::name(*op) == name)?;
            Some(op.operands().map(key).collect())
        };
        let pair = |found: &[usize], a: usize, b: usize| *found == [a, b] || *found == [b, a];
        let Some(sum) = node::defining_op(operand(end, 0)?).filter(|op| walk::name(*op) == "arith.addf")
        else {
            return Ok(None);
        };
        let is_product =
            |v: Ssa<'r>| defined(v, "arith.mulf").is_some_and(|found| pair(&found, argument(0), argument(1)));
        let mut products = sum.operands().filter(|v| is_product(*v));
        let (Some(_), None, true) =
            (products.next(), products.next(), sum.operands().any(|v| key(v) == argument(2)))
        else {
            return Ok(None);
        };
        let maps: Option<Vec<_>> = (0..3).map(|operand| loops(s, operand)).collect();
        let Some([a, b, out]) = maps.and_then(|maps| <[_; 3]>::try_from(maps).ok()) else { return Ok(None) };
        let operands = [(self.tensor(s.inputs[0])?, a), (self.tensor(s.inputs[1])?, b)];
        Ok(self.graph.contraction(operands, &out, &s.result_shape(0)))
    }

    /// Rows of a table, by index.
    pub(super) fn embedding(&mut self, s: &Structured<'r>) -> Result<Option<Id>, String> {
        let end = s.body.terminator().ok_or("has no body")?;
        let Some(extract) =
            node::defining_op(operand(end, 0)?).filter(|op| walk::name(*op) == "tensor.extract")
        else {
            return Ok(None);
        };
        let nearest = "gathers elements other than as mase.embedding does: rows of a matrix, by integers";
        let [row, column] = extract.operands().skip(1).collect::<Vec<_>>()[..] else {
            return Err(nearest.into());
        };
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
            && loops(s, 1).as_ref() == Some(&all);
        let map = loops(s, 0).filter(|map| fits && !map.contains(&Some(rank - 1))).ok_or(nearest)?;
        let table = self.tensor(operand(extract, 0)?)?;
        let indices = self.tensor(s.inputs[0])?;
        let indices = self.graph.aligned(indices, &map, rank - 1);
        let indices = self.graph.broadcast(indices, s.extents[..rank - 1].to_vec());
        if leading.len() + 1 != rank
            || self.graph.rank(table) != 2
            || self.graph.shape(table)[1] != s.extents[rank - 1]
        {
            return Err(nearest.into());
        }
        Ok(Some(self.graph.embedding(indices, table)))
    }

    /// The nodes of a body's values, over all loops; those of its arguments are known.
    fn body(&mut self, op: OperationRef<'r, 'r>, arguments: HashMap<usize, Id>) -> Body {
        let mut values: Body = arguments.into_iter().map(|(argument, id)| (argument, Ok(id))).collect();
        for op in walk::children(op) {
            for result in op.results().map(Ssa::from) {
                let id = match self.scalar(result) {
                    Some(id) => Ok(id),
                    None => {
                        let inputs: Result<Vec<_>, _> =
                            op.operands().map(|v| self.body_value(&values, v)).collect();
                        inputs.and_then(|inputs| self.apply(op, &inputs, result.r#type()))
                    }
                };
                values.insert(key(result), id);
            }
        }
        values
    }

    /// The node of a value inside a body, or of a scalar around it.
    fn body_value(&mut self, values: &Body, value: Ssa<'r>) -> Result<Id, String> {
        if let Some(id) = values.get(&key(value)) {
            return id.clone();
        }
        match node::defining_op(value) {
            Some(_) => self.scalar(value).ok_or_else(|| "takes a scalar that is no constant".to_owned()),
            None => Err("indexes an operand by an expression".to_owned()),
        }
    }
}

/// What is known of the values in a body, or why nothing is.
type Body = HashMap<usize, Result<Id, String>>;

/// The loops that index an operand, one for each of its dimensions; `None` for one of extent 1 that a constant indexes.
fn loops(s: &Structured, operand: usize) -> Option<Vec<Option<usize>>> {
    let value = s.inputs.iter().chain(&s.inits).nth(operand)?;
    let shape = node::shape(value.r#type()).unwrap_or_default();
    let mut seen = Vec::new();
    s.maps[operand]
        .iter()
        .zip(shape)
        .map(|(index, extent)| match index {
            Index::Loop(i) if !seen.contains(i) => {
                seen.push(*i);
                Some(Some(*i))
            }
            Index::Constant(0) if extent == 1 => Some(None),
            _ => None,
        })
        .collect()
}
