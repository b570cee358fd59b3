//! The graph of integers.
//!
//! Invariants:
//! - Operands come before what uses them, and equal expressions are one node.
//! - A node's interval holds all its values for inputs in theirs; a node of one value is a constant.
//! - Values are integers of at most 128 bits with a sign and never wrap: what may leave them is the graph's [`Graph::error`], the
//!   first one sticks, and a node without a value is the constant 0.

use std::collections::{BTreeSet, HashMap};

use indexmap::{IndexMap, IndexSet};

use crate::{
    Error,
    expression::{Binary, Expression, leading_zeros, wrap},
    range::{self, Range},
};

/// One integer of a [`Graph`].
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Node(pub(crate) u32);

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<(Expression, Range)>,
    known: HashMap<Expression, Node>,
    /// With the intervals they were made with.
    inputs: IndexMap<String, (Node, Range)>,
    tables: IndexSet<Vec<i128>>,
    error: Option<Error>,
}

impl Graph {
    /// Without nodes.
    pub fn new() -> Self {
        Self::default()
    }

    /// An integer from outside, from `lo` to `hi`. A second one of the same name and interval is the same node.
    pub fn input(&mut self, name: &str, lo: i128, hi: i128) -> Node {
        if lo > hi {
            return self.fail(Error::Empty { name: name.to_owned(), lo, hi });
        }
        if let Some(&(node, range)) = self.inputs.get(name) {
            if range == Range::new(lo, hi) {
                return self.canonical(node);
            }
            return self.fail(Error::Duplicate { name: name.to_owned() });
        }
        let range = Range::new(lo, hi);
        let node = self.push(Expression::Input(self.inputs.len() as u32), range);
        self.inputs.insert(name.to_owned(), (node, range));
        self.canonical(node)
    }

    /// Always `value`.
    pub fn constant(&mut self, value: i128) -> Node {
        let expression = Expression::Constant(value);
        match self.known.get(&expression) {
            Some(&node) => node,
            None => self.push(expression, Range::single(value)),
        }
    }

    /// The first fault in building it; no result of the graph means anything then.
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// Least and greatest value.
    pub fn interval(&self, node: Node) -> (i128, i128) {
        let range = self.range(node);
        (range.lo, range.hi)
    }

    /// Bits (at least one) and sign of the narrowest machine integer that holds the interval.
    pub fn width(&self, node: Node) -> (u32, bool) {
        self.range(node).width()
    }

    /// The value of a constant.
    pub fn known(&self, node: Node) -> Option<i128> {
        self.range(node).known()
    }

    /// The inputs in the order of their making.
    pub fn inputs(&self) -> impl ExactSizeIterator<Item = (&str, Node)> {
        self.inputs.iter().map(|(name, &(node, _))| (name.as_str(), node))
    }

    /// The values of `nodes` where `inputs` gives those of the inputs, each in its interval.
    pub fn evaluate(&self, inputs: &dyn Fn(&str) -> i128, nodes: &[Node]) -> Vec<i128> {
        let needed = self.reachable(nodes);
        let mut values = vec![0; self.nodes.len()];
        for (index, &(expression, _)) in self.nodes.iter().enumerate().filter(|(index, _)| needed[*index]) {
            values[index] = self.value(expression, &|node| values[node.0 as usize], inputs);
        }
        nodes.iter().map(|node| values[node.0 as usize]).collect()
    }

    /// One node's value; what has none, because an input left its interval, is 0.
    pub(crate) fn value(
        &self,
        expression: Expression,
        operand: &dyn Fn(Node) -> i128,
        inputs: &dyn Fn(&str) -> i128,
    ) -> i128 {
        match expression {
            Expression::Input(input) => {
                self.inputs.get_index(input as usize).map_or(0, |(name, _)| inputs(name))
            }
            Expression::Constant(value) => value,
            Expression::Binary(operation, a, b) => operation.apply(operand(a), operand(b)).unwrap_or(0),
            Expression::Select(condition, a, b) => operand(if operand(condition) != 0 { a } else { b }),
            Expression::Wrap(a, bits, signed) => wrap(operand(a), bits, signed),
            Expression::LeadingZeros(a, bits) => leading_zeros(operand(a), bits),
            Expression::Lookup(table, index) => usize::try_from(operand(index))
                .ok()
                .and_then(|index| self.table(table).get(index).copied())
                .unwrap_or(0),
        }
    }

    /// What an expression gives on operands of such ranges.
    pub(crate) fn transfer(
        &self,
        expression: Expression,
        operand: &dyn Fn(Node) -> Range,
    ) -> Result<Range, Error> {
        Ok(match expression {
            Expression::Input(input) => self
                .inputs
                .get_index(input as usize)
                .map_or(Range::single(0), |(_, &(node, _))| self.range(node)),
            Expression::Constant(value) => Range::single(value),
            Expression::Binary(Binary::Mul, a, b) if a == b => {
                let range = operand(a);
                let square = range::binary(Binary::Mul, range, range)?;
                let least = if range.contains(0) {
                    0
                } else {
                    range.lo.unsigned_abs().min(range.hi.unsigned_abs()) as i128
                };
                Range::new(least * least, square.hi)
            }
            Expression::Binary(operation, a, b) => range::binary(operation, operand(a), operand(b))?,
            Expression::Select(condition, a, b) => match operand(condition).known() {
                Some(0) => operand(b),
                Some(_) => operand(a),
                None => operand(a).hull(operand(b)),
            },
            Expression::Wrap(a, bits, signed) => range::wrap(operand(a), bits, signed),
            Expression::LeadingZeros(a, bits) => range::leading_zeros(operand(a), bits),
            Expression::Lookup(table, index) => {
                let (index, table) = (operand(index), self.table(table));
                let outside = Error::Index { lo: index.lo, hi: index.hi, length: table.len() };
                let (Ok(lo), Ok(hi)) = (usize::try_from(index.lo), usize::try_from(index.hi)) else {
                    return Err(outside);
                };
                let part = table.get(lo..=hi).ok_or_else(|| outside.clone())?;
                let mut ranges = part.iter().map(|&value| Range::single(value));
                let first = ranges.next().ok_or(outside)?;
                ranges.fold(first, Range::hull)
            }
        })
    }

    /// An expression of another graph, which is no input there, on operands of this one.
    pub(crate) fn copy(&mut self, from: &Self, expression: Expression, map: &dyn Fn(Node) -> Node) -> Node {
        match expression {
            Expression::Input(_) => self.constant(0),
            Expression::Constant(value) => self.constant(value),
            Expression::Binary(operation, a, b) => self.binary(operation, map(a), map(b)),
            Expression::Select(condition, a, b) => self.select(map(condition), map(a), map(b)),
            Expression::Wrap(a, bits, signed) => self.wrap(map(a), bits, signed),
            Expression::LeadingZeros(a, bits) => self.leading_zeros(map(a), bits),
            Expression::Lookup(table, index) => self.lookup(from.table(table), map(index)),
        }
    }

    /// What `outputs` need and all inputs but the `unused` ones.
    pub(crate) fn without(&self, unused: &BTreeSet<String>, outputs: &[Node]) -> (Self, Vec<Node>) {
        let mut new = Self { error: self.error.clone(), ..Self::new() };
        let mut map = vec![Node(0); self.len()];
        for (name, node) in self.inputs().filter(|(name, _)| !unused.contains(*name)) {
            let Range { lo, hi } = self.range(node);
            map[node.0 as usize] = new.input(name, lo, hi);
        }
        let needed = self.reachable(outputs);
        for (index, &(expression, range)) in self.nodes.iter().enumerate().filter(|(index, _)| needed[*index])
        {
            if !matches!(expression, Expression::Input(_)) {
                let node = new.copy(self, expression, &|operand| map[operand.0 as usize]);
                map[index] = new.refine(node, range);
            }
        }
        (new, outputs.iter().map(|output| map[output.0 as usize]).collect())
    }

    pub(crate) fn fail(&mut self, error: Error) -> Node {
        self.error.get_or_insert(error);
        self.constant(0)
    }

    /// The node of an expression that has been simplified as far as it goes.
    pub(crate) fn insert(&mut self, expression: Expression) -> Node {
        if let Some(&node) = self.known.get(&expression) {
            return node;
        }
        match self.transfer(expression, &|node| self.range(node)) {
            Err(error) => self.fail(error),
            Ok(range) => match range.known() {
                Some(value) => self.constant(value),
                None => self.push(expression, range),
            },
        }
    }

    fn push(&mut self, expression: Expression, range: Range) -> Node {
        let node = Node(self.nodes.len() as u32);
        self.nodes.push((expression, range));
        self.known.insert(expression, node);
        node
    }

    /// Says that a node's values are in `range` too. Returns the node, or the constant it is then.
    pub(crate) fn refine(&mut self, node: Node, range: Range) -> Node {
        let known = &mut self.nodes[node.0 as usize].1;
        // Disjoint ranges mean that the node is never used with inputs as promised; any sound one does.
        let (lo, hi) = (known.lo.max(range.lo), known.hi.min(range.hi));
        if lo <= hi {
            *known = Range::new(lo, hi);
        }
        self.canonical(node)
    }

    fn canonical(&mut self, node: Node) -> Node {
        match self.range(node).known() {
            Some(value) => self.constant(value),
            None => node,
        }
    }

    pub(crate) fn range(&self, node: Node) -> Range {
        self.nodes[node.0 as usize].1
    }

    pub(crate) fn expression(&self, node: Node) -> Expression {
        self.nodes[node.0 as usize].0
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn table(&self, table: u32) -> &[i128] {
        self.tables.get_index(table as usize).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add_table(&mut self, table: &[i128]) -> u32 {
        if let Some(index) = self.tables.get_index_of(table) {
            return index as u32;
        }
        self.tables.insert_full(table.to_vec()).0 as u32
    }

    /// Which nodes `nodes` need.
    pub(crate) fn reachable(&self, nodes: &[Node]) -> Vec<bool> {
        let mut needed = vec![false; self.nodes.len()];
        for node in nodes {
            needed[node.0 as usize] = true;
        }
        for index in (0..self.nodes.len()).rev() {
            if needed[index] {
                for operand in self.nodes[index].0.operands() {
                    needed[operand.0 as usize] = true;
                }
            }
        }
        needed
    }
}
