//! Bodies of nodes: pieces of softmax and of layer normalisation, as the lowering to integers writes them.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Random, bits};
use mase_datapath::{Graph, OpKind, Timing, pipeline};

/// The reciprocal in softmax: (s + 2^40) / (2 s), for s up to a row's sum of 2^16 each.
#[test]
fn the_reciprocal_of_softmax_is_pipelined() {
    let mut graph = Graph::new();
    let sum = graph.input("sum", 1 << 15, 1 << 26);
    let (one, two) = (graph.constant(1 << 40), graph.constant(2));
    let dividend = graph.add(sum, one);
    let divisor = graph.mul(sum, two);
    let quotient = graph.floor_div(dividend, divisor);
    let netlist = pipeline(&graph, &[("q", quotient)], &Timing::new(4000)).unwrap();
    let mut random = Random(1);
    for _ in 0..500 {
        let value = random.within(1 << 15, 1 << 26);
        let expected = (value + (1 << 40)) / (2 * value);
        assert_eq!(netlist.evaluate(&[bits(value, netlist.inputs[0].width)])[0] as i128, expected);
    }
    // A row a bit of the quotient, each at most as wide as the divisor with a sign.
    assert_eq!(graph.width(quotient), (25, false));
    assert!(netlist.depth <= 26, "{}", netlist.depth);
    assert!(netlist.ops.iter().all(|op| !matches!(op.kind, OpKind::Sub(..)) || op.width <= 28));
}

/// The exponential in softmax: a table of eight parabolas and a shift by what the argument's whole part is.
#[test]
fn the_exponential_of_softmax_has_two_products() {
    let mut graph = Graph::new();
    let (top, x) = (graph.input("top", -32768, 32767), graph.input("x", -32768, 32767));
    let int = |graph: &mut Graph, value: i128| graph.constant(value);
    let distance = graph.sub(top, x);
    let bound = int(&mut graph, 15616);
    // What the node knows and the intervals of its operands do not: the top is never below.
    let distance = graph.assume(distance, 0, 65535);
    let distance = graph.min(distance, bound);
    let (log, half, nine) = (int(&mut graph, 47274), int(&mut graph, 256), int(&mut graph, 9));
    let scaled = graph.mul(distance, log);
    let sum = graph.add(scaled, half);
    let scaled = graph.shr(sum, nine);
    let (sixteen, thirteen, fraction) = (int(&mut graph, 16), int(&mut graph, 13), int(&mut graph, 65535));
    let whole = graph.shr(scaled, sixteen);
    let fraction = graph.and(scaled, fraction);
    let segment = graph.shr(fraction, thirteen);
    let low = int(&mut graph, 8191);
    let rest = graph.and(fraction, low);
    let c0 = graph.lookup(&[65536, 60097, 55109, 50535, 46341, 42495, 38968, 35734], segment);
    let c1 = graph.lookup(&[-45395, -41628, -38173, -35004, -32099, -29435, -26992, -24752], segment);
    let c2 = graph.lookup(&[1885, 1728, 1585, 1453, 1333, 1222, 1121, 1028], segment);
    let (round, round16) = (int(&mut graph, 4096), int(&mut graph, 32768));
    let product = graph.mul(rest, c2);
    let product = graph.add(product, round);
    let product = graph.shr(product, thirteen);
    let slope = graph.add(c1, product);
    let product = graph.mul(rest, slope);
    let product = graph.add(product, round16);
    let product = graph.shr(product, sixteen);
    let value = graph.add(c0, product);
    let (four, one) = (int(&mut graph, 4), int(&mut graph, 1));
    let value = graph.shl(value, four);
    let unit = graph.shl(one, whole);
    let half = graph.shr(unit, one);
    let sum = graph.add(value, half);
    let result = graph.shr(sum, whole);
    assert_eq!(graph.error(), None);
    for period in [1_000_000, 4000] {
        let netlist = pipeline(&graph, &[("y", result)], &Timing::new(period)).unwrap();
        let mut random = Random(5);
        for _ in 0..300 {
            let (a, b) = (random.within(-32768, 32767), random.within(-32768, 32767));
            let (top, x) = (a.max(b), a.min(b));
            let expected = graph.evaluate(&|name| if name == "x" { x } else { top }, &[result]);
            assert_eq!(
                netlist.evaluate(&[bits(top, 16), bits(x, 16)])[0],
                bits(expected[0], netlist.outputs[0].width)
            );
        }
        // The two of the parabola; that by the logarithm of two is sums.
        assert_eq!(netlist.area().multipliers, 2);
        assert!(netlist.area().luts <= 500, "{:?}", netlist.area());
        assert!(netlist.ops.iter().all(|op| op.width <= 37), "{netlist:#?}");
    }
}

/// The reciprocal root in layer normalisation: two shifts to a mantissa whose interval only the node knows, and a parabola.
#[test]
fn the_reciprocal_root_narrows_by_what_is_assumed() {
    let mut graph = Graph::new();
    let x = graph.input("x", 1, (1 << 42) - 1);
    let (zero, one) = (graph.constant(0), graph.constant(1));
    let zeros = graph.leading_zeros(x, 64);
    let top = graph.constant(47);
    let exponent = graph.sub(top, zeros);
    let exponent = graph.shr(exponent, one);
    let exponent = graph.shl(exponent, one);
    let negative = graph.sub(zero, exponent);
    let (left, right) = (graph.max(negative, zero), graph.max(exponent, zero));
    let moved = graph.shl(x, left);
    let moved = graph.assume(moved, 0, 1 << 42);
    let unit = graph.shl(one, right);
    let half = graph.shr(unit, one);
    let sum = graph.add(moved, half);
    let mantissa = graph.shr(sum, right);
    let mantissa = graph.assume(mantissa, 65536, 262144);
    let (most, least, twelve) = (graph.constant(262143), graph.constant(65536), graph.constant(12));
    let mantissa = graph.min(mantissa, most);
    let offset = graph.sub(mantissa, least);
    let segment = graph.shr(offset, twelve);
    let table: Vec<i128> = (0..48).map(|at| 131072 - at * at * 17).collect();
    let value = graph.lookup(&table, segment);
    let low = graph.wrap(offset, 12, false);
    let result = graph.mul(value, low);
    assert_eq!(graph.error(), None);
    for period in [1_000_000, 4000] {
        let netlist = pipeline(&graph, &[("y", result)], &Timing::new(period)).unwrap();
        let mut random = Random(5);
        for _ in 0..500 {
            let bound = 1 << random.within(1, 42);
            let value = random.within(1, bound - 1);
            let expected = graph.evaluate(&|_| value, &[result]);
            assert_eq!(
                netlist.evaluate(&[bits(value, 42)])[0],
                bits(expected[0], netlist.outputs[0].width),
                "{value}"
            );
        }
        assert!(netlist.ops.iter().all(|op| op.width <= 45), "{netlist:#?}");
        assert!(netlist.area().luts <= 900 && netlist.area().multipliers == 1, "{:?}", netlist.area());
    }
}
