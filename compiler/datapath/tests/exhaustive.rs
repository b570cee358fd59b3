//! Division and leading zeros: all values of few bits, and some of many.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Random, bits, count};
use mase_datapath::{Graph, OpKind, Timing, pipeline};

/// Every pair of small operands.
#[test]
fn division_is_exhaustively_right() {
    for (a, b) in [
        ((0, 63), (1, 15)),
        ((-32, 31), (1, 9)),
        ((-20, -3), (2, 7)),
        ((-40, 40), (-9, -1)),
        ((5, 90), (-6, -2)),
    ] {
        let mut graph = Graph::new();
        let (x, y) = (graph.input("x", a.0, a.1), graph.input("y", b.0, b.1));
        let quotient = graph.floor_div(x, y);
        for period in [1_000_000, 2500] {
            let netlist = pipeline(&graph, &[("q", quotient)], &Timing::new(period)).unwrap();
            for n in a.0..=a.1 {
                for d in b.0..=b.1 {
                    let expected = (n as f64 / d as f64).floor() as i128;
                    let wires = [bits(n, netlist.inputs[0].width), bits(d, netlist.inputs[1].width)];
                    let found = netlist.evaluate(&wires)[0];
                    assert_eq!(found, bits(expected, netlist.outputs[0].width), "{n} / {d}");
                }
            }
        }
    }
}

/// Dividends at and around multiples, for all divisors to 60: a product in place of rows.
#[test]
fn division_by_constants_is_right() {
    for divisor in 1..=60 {
        let mut graph = Graph::new();
        let (x, y) = (graph.input("x", -5000, 40000), graph.constant(divisor));
        let quotient = graph.floor_div(x, y);
        let netlist = pipeline(&graph, &[("q", quotient)], &Timing::new(1_000_000)).unwrap();
        for value in (-5000..=40000).filter(|value| (value + 1) % divisor < 3) {
            let found = netlist.evaluate(&[bits(value, 17)])[0];
            assert_eq!(
                found,
                bits(value.div_euclid(divisor), netlist.outputs[0].width),
                "{value} / {divisor}"
            );
        }
        assert!(count(&netlist, |kind| matches!(kind, OpKind::Mux(..))) <= 1);
    }
}

/// All values of 1 to 9 bits.
#[test]
fn leading_zeros_are_exhaustively_right() {
    for width in 1..=9 {
        let mut graph = Graph::new();
        let x = graph.input("x", -(1 << 9), (1 << 9) - 1);
        let zeros = graph.leading_zeros(x, width);
        let netlist = pipeline(&graph, &[("zeros", zeros)], &Timing::new(2000)).unwrap();
        for value in -(1i128 << 9)..1 << 9 {
            let expected = (0..width).rev().take_while(|bit| value >> bit & 1 == 0).count();
            assert_eq!(netlist.evaluate(&[bits(value, 10)])[0], expected as u128, "{value} of {width} bits");
        }
    }
}

/// A division of 60 bits has a stage or two a row.
#[test]
fn a_wide_division_is_planned() {
    let mut graph = Graph::new();
    let (x, y) = (graph.input("x", -(1 << 59), (1 << 59) - 1), graph.input("y", 1, (1 << 40) - 1));
    let quotient = graph.floor_div(x, y);
    let netlist = pipeline(&graph, &[("q", quotient)], &Timing::new(2500)).unwrap();
    // Two stages a row; what crosses is what is left of the dividend, the quotient so far, the rest and the divisor.
    assert!(
        netlist.depth <= 120 && netlist.area().registers <= 140 * u64::from(netlist.depth),
        "{:?}",
        netlist.area()
    );
    let mut random = Random(2);
    for _ in 0..200 {
        let (n, d) = (random.within(-(1 << 59), (1 << 59) - 1), random.within(1, (1 << 40) - 1));
        let found = netlist.evaluate(&[bits(n, 60), bits(d, 40)])[0];
        assert_eq!(found, bits(n.div_euclid(d), netlist.outputs[0].width));
    }
}
