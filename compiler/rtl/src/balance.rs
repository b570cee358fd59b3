//! How much of each node is done at once, so that all take about as long.

use crate::nodes::{Item, Kind};
use mase_ir::{build, melior::ir::operation::OperationLike, node};
use mase_streams::kernel::Lanes;
use std::collections::HashMap;

/// Lanes of every node, by its name in hardware, with about so many multiplications in a cycle in all; at least one for each node.
pub fn balance(items: &[Item], macs: u64) -> HashMap<String, Lanes> {
    let work: Vec<(&Item, u64, u64)> = items
        .iter()
        .filter(|item| item.kind == Kind::Lowered)
        .map(|item| {
            let counts = node::counts(item.op).map_or(0, |counts| counts.macs.max(0) as u64);
            let elements = |values: &mut dyn Iterator<Item = u64>| values.max().unwrap_or(1);
            let results = elements(&mut item.op.results().map(|result| size(result.into())));
            let operands = elements(&mut item.op.operands().map(size));
            (item, counts, if counts > 0 { results } else { results.max(operands) })
        })
        .collect();
    let needed = |interval: u64| -> u64 { work.iter().map(|(_, macs, _)| macs.div_ceil(interval)).sum() };
    let most = work.iter().map(|(_, macs, elements)| *macs.max(elements)).max().unwrap_or(1);
    // The shortest interval for which the multiplications suffice.
    let (mut too_short, mut enough) = (0, most.max(1));
    while enough - too_short > 1 {
        let middle = too_short.midpoint(enough);
        if needed(middle) <= macs { enough = middle } else { too_short = middle }
    }
    let lanes = |(item, macs, elements): &(&Item, u64, u64)| {
        let parallel = elements.div_ceil(enough).max(1) as usize;
        let lanes = match macs.div_ceil(enough) as usize {
            0 => Lanes { parallel, reduction: 1, at_most: true },
            at_once => {
                // About as many of a sum as sums.
                let reduction = 1 << (at_once.ilog2().div_ceil(2));
                Lanes { parallel: at_once.div_ceil(reduction).max(parallel), reduction, at_most: true }
            }
        };
        (item.name.clone(), lanes)
    };
    work.iter().map(lanes).collect()
}

fn size(value: build::Ssa) -> u64 {
    build::shape_of(value).iter().product::<i64>().max(1) as u64
}
