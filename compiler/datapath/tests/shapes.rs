//! What the arithmetic of real nodes becomes: bodies of the integer lowering, written as the MLIR side builds them.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Random, bits, count};
use indexmap::IndexMap;
use mase_datapath::{Error, Graph, Hoisted, Netlist, Node, OpKind, Timing, hoist, pipeline};

/// Operations on machine integers: each result wraps to its type.
struct Machine {
    graph: Graph,
    bits: u32,
}

impl Machine {
    fn int(&mut self, value: i128) -> Node {
        self.graph.constant(value)
    }

    fn op(&mut self, operation: fn(&mut Graph, Node, Node) -> Node, a: Node, b: Node) -> Node {
        let result = operation(&mut self.graph, a, b);
        self.graph.wrap(result, self.bits, true)
    }

    fn clamp(&mut self, a: Node, lo: i128, hi: i128) -> Node {
        let (lo, hi) = (self.int(lo), self.int(hi));
        let a = self.graph.max(a, lo);
        self.graph.min(a, hi)
    }

    /// Rounds half to even while moving by `-by` bits down, saturates to `[lo, hi]`: the lowering of a change of the binary point.
    fn requantise(&mut self, a: Node, by: Node, down: i128, lo: i128, hi: i128) -> Node {
        let (zero, one) = (self.int(0), self.int(1));
        let left = self.op(Graph::sub, zero, by);
        let right = self.clamp(left, 0, down);
        let up = self.clamp(by, 0, 61);
        self.bits = 64;
        let whole = self.op(Graph::shl, one, right);
        let half = self.op(Graph::shr, whole, one);
        let any = self.graph.min(half, one);
        let below = self.op(Graph::sub, half, any);
        let moved = self.op(Graph::shr, a, right);
        let odd = self.op(Graph::and, moved, any);
        let add = self.op(Graph::add, below, odd);
        let sum = self.op(Graph::add, a, add);
        let rounded = self.op(Graph::shr, sum, right);
        let (lo_node, hi_node) = (self.int(lo), self.int(hi));
        let least = self.op(Graph::shr, lo_node, up);
        let most = self.op(Graph::shr, hi_node, up);
        let most = self.op(Graph::add, most, one);
        let inside = self.graph.max(rounded, least);
        let inside = self.graph.min(inside, most);
        let scaled = self.op(Graph::shl, inside, up);
        let result = self.clamp(scaled, lo, hi);
        self.bits = 32;
        self.graph.wrap(result, 32, true)
    }
}

/// A linear layer's last step: accumulator, bias and binary point by channel, 16 bits out.
fn linear(acc: (i128, i128)) -> (Graph, Node) {
    let mut m = Machine { graph: Graph::new(), bits: 32 };
    let acc = m.graph.input("acc", acc.0, acc.1);
    let point = m.graph.input("point", -128, 127);
    let bias = m.graph.input("bias", -(1 << 31), (1 << 31) - 1);
    let (c24, c6) = (m.int(-24), m.int(6));
    let by = m.op(Graph::add, c24, point);
    let bias = m.requantise(bias, by, 33, -268174335, 268174335);
    let sum = m.op(Graph::add, acc, bias);
    let by = m.op(Graph::sub, c6, point);
    let result = m.requantise(sum, by, 30, -32768, 32767);
    assert_eq!(m.graph.error(), None);
    (m.graph, result)
}

fn logic_bits(netlist: &Netlist) -> u32 {
    let logic = |kind: &OpKind| {
        !matches!(
            kind,
            OpKind::Input(_)
                | OpKind::Constant(_)
                | OpKind::Extract(..)
                | OpKind::Concat(_)
                | OpKind::Replicate(..)
                | OpKind::Register(_)
        )
    };
    netlist.ops.iter().filter(|op| logic(&op.kind)).map(|op| op.width).sum()
}

fn logic(hoisted: &Hoisted, period_ps: u32) -> Netlist {
    pipeline(&hoisted.graph, &[("y", hoisted.outputs[0])], &Timing::new(period_ps)).unwrap()
}

fn check(
    graph: &Graph,
    node: Node,
    hoisted: &Hoisted,
    constants: &IndexMap<String, Vec<i128>>,
    netlist: &Netlist,
) {
    let mut random = Random(7);
    for position in 0..constants[0].len() {
        for _ in 0..50 {
            let acc = random.within(-20000, 20000);
            let expected =
                graph.evaluate(&|name| constants.get(name).map_or(acc, |values| values[position]), &[node]);
            let wires: Vec<u128> = netlist
                .inputs
                .iter()
                .map(|port| {
                    let column = hoisted.columns.iter().find(|column| column.name == port.name);
                    bits(column.map_or(acc, |column| column.values[position]), port.width)
                })
                .collect();
            assert_eq!(netlist.evaluate(&wires)[0], bits(expected[0], netlist.outputs[0].width));
        }
    }
}

fn channels() -> IndexMap<String, Vec<i128>> {
    let mut random = Random(3);
    let point = (0..64).map(|channel| 9 + channel % 3).collect();
    let bias = (0..64).map(|_| random.within(-(1 << 29), 1 << 29)).collect();
    IndexMap::from([("point".to_owned(), point), ("bias".to_owned(), bias)])
}

/// Points 9, 10, 11: one column for the bias and one of two bits for the shift; no 64-bit arithmetic.
#[test]
fn requantising_by_channel_is_small() {
    let (graph, node) = linear((-20000, 20000));
    let constants = channels();
    let hoisted = hoist(&graph, &[node], &constants).unwrap();
    let widths: Vec<(u32, bool)> =
        hoisted.columns.iter().map(|column| (column.width, column.signed)).collect();
    assert_eq!(widths, [(18, true), (2, false)]);
    let netlist = logic(&hoisted, 1_000_000);
    check(&graph, node, &hoisted, &constants, &netlist);
    assert_eq!(count(&netlist, |kind| matches!(kind, OpKind::Mul(..))), 0);
    // The bias, what rounds (5 bits), and its sum; two choices for the odd bit, two for the shift.
    assert_eq!(count(&netlist, |kind| matches!(kind, OpKind::Add(..) | OpKind::Sub(..))), 3);
    assert_eq!(count(&netlist, |kind| matches!(kind, OpKind::Mux(..))), 4);
    assert!(netlist.ops.iter().all(|op| op.width <= 18), "{netlist:#?}");
    assert!(logic_bits(&netlist) <= 80, "{}", logic_bits(&netlist));
}

/// One point: no columns but the bias, no choice but what saturates.
#[test]
fn requantising_by_one_point_is_smaller() {
    let (graph, node) = linear((-1_000_000, 1_000_000));
    let mut constants = channels();
    constants["point"].fill(12);
    let hoisted = hoist(&graph, &[node], &constants).unwrap();
    assert_eq!(hoisted.columns.len(), 1);
    let netlist = logic(&hoisted, 1_000_000);
    check(&graph, node, &hoisted, &constants, &netlist);
    assert_eq!(count(&netlist, |kind| matches!(kind, OpKind::Add(..))), 2);
    assert!(count(&netlist, |kind| matches!(kind, OpKind::Mux(..))) <= 2);
    assert!(logic_bits(&netlist) <= 60, "{}", logic_bits(&netlist));
}

/// At 2 ns it is a pipeline, whose registers hold about as much as the values that cross.
#[test]
fn requantising_at_speed_has_few_registers() {
    let (graph, node) = linear((-20000, 20000));
    let constants = channels();
    let hoisted = hoist(&graph, &[node], &constants).unwrap();
    let netlist = logic(&hoisted, 3000);
    check(&graph, node, &hoisted, &constants, &netlist);
    assert!((2..=5).contains(&netlist.depth), "{}", netlist.depth);
    assert!(netlist.area().registers <= u64::from(netlist.depth) * 40, "{:?}", netlist.area());
}

/// What a node follows from.
#[test]
fn support_is_in_order() {
    let (graph, node) = linear((-5, 5));
    assert_eq!(graph.support(node).collect::<Vec<_>>(), ["acc", "point", "bias"]);
}

/// A column that nothing but others is worth keeping: one index, and tables.
#[test]
fn dependent_columns_are_looked_up() {
    let mut graph = Graph::new();
    let x = graph.input("x", 0, 255);
    let c = graph.input("c", 0, 3);
    let seven = graph.constant(7);
    let scaled = graph.mul(c, seven);
    let square = graph.mul(c, c);
    let product = graph.mul(x, scaled);
    let sum = graph.add(product, square);
    let constants = IndexMap::from([("c".to_owned(), vec![0, 1, 2, 3, 3, 1])]);
    let hoisted = hoist(&graph, &[sum], &constants).unwrap();
    assert_eq!(hoisted.columns.len(), 1);
    assert_eq!(hoisted.columns[0].width, 4);
    assert_eq!(hoisted.columns[0].values, [0, 1, 4, 9, 9, 1]);
}

/// Errors stick and say what was found.
#[test]
fn faults_are_reported() {
    let error = |build: &dyn Fn(&mut Graph)| {
        let mut graph = Graph::new();
        build(&mut graph);
        let node = graph.constant(1);
        assert_eq!(pipeline(&graph, &[("y", node)], &Timing::new(5000)).err().as_ref(), graph.error());
        graph.error().map(ToString::to_string).unwrap_or_default()
    };
    let overflow = error(&|graph| {
        let a = graph.input("a", 0, i128::MAX);
        graph.add(a, a);
        graph.input("a", 3, 1);
    });
    assert!(
        overflow.starts_with("the left shift of [0, 170141183460469231731687303715884105727] and [1, 1]"),
        "{overflow}"
    );
    let shift = error(&|graph| {
        let a = graph.input("a", -1, 3);
        graph.shl(a, a);
    });
    assert_eq!(shift, "a shift is by [-1, 3]; limit: at least 0");
    let divisor = error(&|graph| {
        let a = graph.input("a", -1, 3);
        graph.floor_div(a, a);
    });
    assert_eq!(divisor, "a divisor is in [-1, 3]; limit: an interval without 0");
    let index = error(&|graph| {
        let a = graph.input("a", 0, 3);
        graph.lookup(&[1, 2, 4], a);
    });
    assert_eq!(index, "a table of 3 entries is read at [0, 3]; limit: 0 to 2");
    let assumption = error(&|graph| {
        let a = graph.input("a", 0, 3);
        graph.assume(a, 4, 9);
    });
    assert_eq!(
        assumption,
        "a value in [0, 3] is assumed to be in [4, 9]; limit: an interval that shares values with it"
    );
    let condition = error(&|graph| {
        let a = graph.input("a", 0, 2);
        graph.select(a, a, a);
    });
    assert_eq!(condition, "a condition is in [0, 2]; limit: 0 or 1");
    let bits = error(&|graph| {
        let a = graph.input("a", 0, 2);
        graph.wrap(a, 128, true);
    });
    assert_eq!(bits, "a machine integer with 128 bits; limit: 1 to 127");
    let (graph, node) = linear((0, 1));
    let columns = |name: &str, values: &[i128]| IndexMap::from([(name.to_owned(), values.to_vec())]);
    assert!(matches!(hoist(&graph, &[node], &columns("no", &[1])), Err(Error::Unknown { .. })));
    assert!(matches!(
        hoist(&graph, &[node], &columns("point", &[1, 128])),
        Err(Error::Outside { position: 1, .. })
    ));
    let mut two = columns("point", &[1, 2]);
    two.insert("bias".to_owned(), vec![1]);
    assert!(matches!(hoist(&graph, &[node], &two), Err(Error::Positions { found: 1, expected: 2, .. })));
    let period = pipeline(&graph, &[("y", node)], &Timing::new(100)).unwrap_err();
    assert_eq!(period.to_string(), "the period is 100 ps; limit: at least 554, what a register takes");
}
