//! What depends on known values alone leaves the graph as columns of values.
//!
//! Invariants:
//! - Where all columns are read at one position, the outputs are those of the graph with the constants of that position.
//! - No column is constant, equal to another one, another one moved by a number of bits, or a function of one that is narrow enough to be
//!   looked up.
//! - Intervals are those over all positions, found position by position, so that columns that go together narrow together.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::{
    Error, Graph, Node,
    expression::{Binary, Expression},
    range::Range,
};

/// How many values a column may span for others to be looked up by it: what one lookup table of the fabric holds.
const TABLE: i128 = 64;

/// Values of one new input, one a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The input of [`Hoisted::graph`].
    pub name: String,
    /// In the order of positions.
    pub values: Vec<i128>,
    /// Bits of the narrowest machine integer for them.
    pub width: u32,
    /// Whether that one has a sign.
    pub signed: bool,
}

/// A graph without the known inputs.
#[derive(Clone, Debug)]
pub struct Hoisted {
    /// The rest; it means something only where all columns are read at one position. Its inputs are the unknown ones, used or not, then
    /// the columns.
    pub graph: Graph,
    /// In the order of the outputs asked for.
    pub outputs: Vec<Node>,
    /// What the known inputs became.
    pub columns: Vec<Column>,
}

/// Evaluates at each position what depends on `constants` alone (values by input and position).
pub fn hoist(
    graph: &Graph,
    outputs: &[Node],
    constants: &IndexMap<String, Vec<i128>>,
) -> Result<Hoisted, Error> {
    if let Some(error) = graph.error() {
        return Err(error.clone());
    }
    let positions = check(graph, constants)?;
    let facts = Facts::new(graph, outputs, constants, positions);
    let mut hoisted = Hoisted { graph: Graph::new(), outputs: Vec::new(), columns: Vec::new() };
    let mut map: Vec<Option<Node>> = vec![None; graph.len()];
    for (name, node) in graph.inputs().filter(|(name, _)| !constants.contains_key(*name)) {
        let (lo, hi) = graph.interval(node);
        map[node.0 as usize] = Some(hoisted.graph.input(name, lo, hi));
    }
    facts.columns(graph, outputs, &mut hoisted, &mut map);
    for index in (0..graph.len()).filter(|&index| facts.needed[index]) {
        if map[index].is_none() && facts.fixed[index].is_none() {
            let node = facts.rebuild(graph, Node(index as u32), &mut hoisted.graph, &map);
            map[index] = Some(hoisted.graph.refine(node, facts.ranges[index]));
        }
    }
    hoisted.outputs = outputs.iter().map(|&output| of(&map, output)).collect();
    drop_unused(&mut hoisted);
    match hoisted.graph.error() {
        Some(error) => Err(error.clone()),
        None => Ok(hoisted),
    }
}

/// The number of positions.
fn check(graph: &Graph, constants: &IndexMap<String, Vec<i128>>) -> Result<usize, Error> {
    let expected = constants.first().map_or(1, |(_, values)| values.len().max(1));
    for (name, values) in constants {
        let Some((_, node)) = graph.inputs().find(|(found, _)| found == name) else {
            return Err(Error::Unknown { name: name.clone() });
        };
        if values.len() != expected {
            return Err(Error::Positions { name: name.clone(), found: values.len(), expected });
        }
        let (lo, hi) = graph.interval(node);
        if let Some((position, &value)) =
            values.iter().enumerate().find(|(_, value)| **value < lo || hi < **value)
        {
            return Err(Error::Outside { name: name.clone(), value, position, lo, hi });
        }
    }
    Ok(expected)
}

/// Every needed node has been mapped by the time its user is.
fn of(map: &[Option<Node>], node: Node) -> Node {
    map[node.0 as usize].unwrap_or(node)
}

/// What is known of the nodes of the old graph.
struct Facts {
    needed: Vec<bool>,
    /// Values by position of what depends on constants alone.
    fixed: Vec<Option<Vec<i128>>>,
    /// Over all positions.
    ranges: Vec<Range>,
    /// Extremes of which one operand is the result at every position.
    bound: BTreeMap<usize, Node>,
}

impl Facts {
    fn new(
        graph: &Graph,
        outputs: &[Node],
        constants: &IndexMap<String, Vec<i128>>,
        positions: usize,
    ) -> Self {
        let needed = graph.reachable(outputs);
        let mut fixed: Vec<Option<Vec<i128>>> = vec![None; graph.len()];
        for (name, node) in graph.inputs() {
            fixed[node.0 as usize] = constants.get(name).cloned();
        }
        for index in (0..graph.len()).filter(|&index| needed[index]) {
            let expression = graph.expression(Node(index as u32));
            let known = |node: Node| fixed[node.0 as usize].is_some();
            if matches!(expression, Expression::Input(_)) || !expression.operands().all(known) {
                continue;
            }
            let value = |position: usize| {
                let operand =
                    |node: Node| fixed[node.0 as usize].as_ref().map_or(0, |values| values[position]);
                graph.value(expression, &operand, &|_| 0)
            };
            fixed[index] = Some((0..positions).map(value).collect());
        }
        let mut facts = Self {
            ranges: (0..graph.len()).map(|index| graph.range(Node(index as u32))).collect(),
            needed,
            fixed,
            bound: BTreeMap::new(),
        };
        facts.narrow(graph, positions);
        facts
    }

    /// Intervals position by position.
    fn narrow(&mut self, graph: &Graph, positions: usize) {
        let open: Vec<usize> =
            (0..graph.len()).filter(|&index| self.needed[index] && self.fixed[index].is_none()).collect();
        let mut hulls: Vec<Option<Range>> = vec![None; graph.len()];
        // Which operand of an extreme is always the result: the first one, the second one.
        let mut sides = vec![[true; 2]; graph.len()];
        let mut now = self.ranges.clone();
        for position in 0..positions {
            for (range, values) in now.iter_mut().zip(&self.fixed) {
                if let Some(values) = values {
                    *range = Range::single(values[position]);
                }
            }
            for &index in &open {
                let expression = graph.expression(Node(index as u32));
                let general = self.ranges[index];
                let range = graph.transfer(expression, &|node| now[node.0 as usize]).unwrap_or(general);
                now[index] = Range::new(range.lo.max(general.lo), range.hi.min(general.hi));
                if let Expression::Binary(operation @ (Binary::Min | Binary::Max), a, b) = expression {
                    let (a, b) = (now[a.0 as usize], now[b.0 as usize]);
                    let (lesser, greater) = (a.hi <= b.lo, b.hi <= a.lo);
                    let min = operation == Binary::Min;
                    sides[index][0] &= if min { lesser } else { greater };
                    sides[index][1] &= if min { greater } else { lesser };
                }
                hulls[index] = Some(hulls[index].map_or(now[index], |hull| hull.hull(now[index])));
            }
        }
        for index in open {
            self.ranges[index] = hulls[index].unwrap_or(self.ranges[index]);
            if let Expression::Binary(Binary::Min | Binary::Max, a, b) = graph.expression(Node(index as u32))
            {
                match sides[index] {
                    [true, _] => drop(self.bound.insert(index, a)),
                    [_, true] => drop(self.bound.insert(index, b)),
                    _ => {}
                }
            }
        }
    }

    /// Maps what the rest needs of the fixed nodes: constants, columns, and what is looked up by those.
    fn columns(&self, graph: &Graph, outputs: &[Node], hoisted: &mut Hoisted, map: &mut [Option<Node>]) {
        let (frontier, amounts) = self.frontier(graph, outputs);
        let mut wanted: Vec<(usize, u32, Vec<i128>, bool, Node)> = Vec::new();
        for node in frontier {
            let Some(values) = &self.fixed[node.0 as usize] else { continue };
            let distinct: BTreeSet<i128> = values.iter().copied().collect();
            if let [value] = distinct.iter().copied().collect::<Vec<_>>()[..] {
                map[node.0 as usize] = Some(hoisted.graph.constant(value));
                continue;
            }
            wanted.push((
                distinct.len(),
                span(values).width().0,
                values.clone(),
                !amounts.contains(&node),
                node,
            ));
        }
        // What tells most positions apart first, the narrowest of those: the others may follow from it.
        wanted.sort_by(|a, b| (b.0, a.1, a.4).cmp(&(a.0, b.1, b.4)));
        let mut columns: Vec<(Vec<i128>, Node)> = Vec::new();
        for (_, _, values, plain, node) in wanted {
            let derived =
                columns.iter().find_map(|(column, at)| derive(&mut hoisted.graph, column, *at, &values));
            let found = derived.unwrap_or_else(|| {
                let new = column(hoisted, &values, plain);
                columns.push((values, new));
                new
            });
            map[node.0 as usize] = Some(found);
        }
    }

    /// The fixed nodes that outputs and other nodes use, and those of them that are nothing but amounts of shifts.
    fn frontier(&self, graph: &Graph, outputs: &[Node]) -> (BTreeSet<Node>, BTreeSet<Node>) {
        let is_fixed = |node: &Node| self.fixed[node.0 as usize].is_some();
        let mut other: BTreeSet<Node> = outputs.iter().copied().filter(is_fixed).collect();
        let mut amounts = BTreeSet::new();
        for index in (0..graph.len()).filter(|&index| self.needed[index] && self.fixed[index].is_none()) {
            let expression = graph.expression(Node(index as u32));
            if let Some(&operand) = self.bound.get(&index) {
                other.extend(Some(operand).filter(is_fixed));
                continue;
            }
            match expression {
                Expression::Binary(Binary::Shl | Binary::Shr, a, by) => {
                    other.extend(Some(a).filter(is_fixed));
                    amounts.extend(Some(by).filter(is_fixed));
                }
                _ => other.extend(expression.operands().filter(is_fixed)),
            }
        }
        let all = other.union(&amounts).copied().collect();
        (all, amounts.difference(&other).copied().collect())
    }

    /// The node in the new graph, where all its operands are.
    fn rebuild(&self, graph: &Graph, node: Node, new: &mut Graph, map: &[Option<Node>]) -> Node {
        if let Some(&operand) = self.bound.get(&(node.0 as usize)) {
            return of(map, operand);
        }
        new.copy(graph, graph.expression(node), &|operand| of(map, operand))
    }
}

/// Simplification may have left columns that nothing reads.
fn drop_unused(hoisted: &mut Hoisted) {
    let needed = hoisted.graph.reachable(&hoisted.outputs);
    let columns = &mut hoisted.columns;
    let inputs: Vec<(&str, Node)> = hoisted.graph.inputs().collect();
    let read = |name: &str| inputs.iter().any(|(input, node)| *input == name && needed[node.0 as usize]);
    let unused: BTreeSet<String> =
        columns.iter().filter(|column| !read(&column.name)).map(|column| column.name.clone()).collect();
    columns.retain(|column| !unused.contains(&column.name));
    (hoisted.graph, hoisted.outputs) = hoisted.graph.without(&unused, &hoisted.outputs);
}

fn span(values: &[i128]) -> Range {
    let mut ranges = values.iter().map(|&value| Range::single(value));
    let first = ranges.next().unwrap_or(Range::single(0));
    ranges.fold(first, Range::hull)
}

/// A new column. An amount is kept from its least value on, since a shift by that one is wires.
fn column(hoisted: &mut Hoisted, values: &[i128], plain: bool) -> Node {
    let range = span(values);
    let offset = if plain { 0 } else { range.lo };
    let values: Vec<i128> = values.iter().map(|value| value - offset).collect();
    let range = span(&values);
    let mut number = hoisted.columns.len();
    while hoisted.graph.inputs().any(|(name, _)| name == format!("column{number}")) {
        number += 1;
    }
    let name = format!("column{number}");
    let node = hoisted.graph.input(&name, range.lo, range.hi);
    let (width, signed) = range.width();
    hoisted.columns.push(Column { name, values, width, signed });
    let offset = hoisted.graph.constant(offset);
    hoisted.graph.add(node, offset)
}

/// `values` from the column that is `node`, if that takes wires or a small table.
fn derive(graph: &mut Graph, column: &[i128], node: Node, values: &[i128]) -> Option<Node> {
    if column == values {
        return Some(node);
    }
    let ratio = column.iter().zip(values).find(|(column, _)| **column != 0);
    if let Some((&from, &to)) = ratio
        && to != 0
        && to.checked_rem(from) == Some(0)
        && to / from > 1
        && (to / from).count_ones() == 1
        && column.iter().zip(values).all(|(&a, &b)| a.checked_mul(to / from) == Some(b))
    {
        let by = graph.constant(i128::from((to / from).trailing_zeros()));
        return Some(graph.shl(node, by));
    }
    let Range { lo, hi } = span(column);
    if hi.checked_sub(lo)? >= TABLE {
        return None;
    }
    // What is never read may be anything; the neighbour makes the table simple.
    let mut table: Vec<Option<i128>> = vec![None; (hi - lo) as usize + 1];
    for (&index, &value) in column.iter().zip(values) {
        if *table[(index - lo) as usize].get_or_insert(value) != value {
            return None;
        }
    }
    let mut last = table.first().copied().flatten()?;
    let table: Vec<i128> = table
        .into_iter()
        .map(|entry| {
            last = entry.unwrap_or(last);
            last
        })
        .collect();
    let offset = graph.constant(lo);
    let index = graph.sub(node, offset);
    Some(graph.lookup(&table, index))
}
