//! Walking IR in plain Rust: no closure runs under a foreign callback, so a panic in one is an ordinary panic.

use melior::ir::{BlockLike, OperationRef, RegionLike, operation::OperationLike};

/// Every op nested in `root`, and `root` itself, parents before children, in the order of the text.
pub fn preorder<'c: 'a, 'a>(root: OperationRef<'c, 'a>) -> Vec<OperationRef<'c, 'a>> {
    preorder_where(root, |_| true)
}

/// Like [`preorder`], without the ops below those that `descend` turns down.
pub fn preorder_where<'c: 'a, 'a>(
    root: OperationRef<'c, 'a>,
    mut descend: impl FnMut(OperationRef<'c, 'a>) -> bool,
) -> Vec<OperationRef<'c, 'a>> {
    let mut found = Vec::new();
    let mut stack = vec![root];
    while let Some(op) = stack.pop() {
        found.push(op);
        if !descend(op) {
            continue;
        }
        let start = stack.len();
        stack.extend(children(op));
        stack[start..].reverse();
    }
    found
}

/// The ops that make up the graph: as [`preorder`], without what is inside a block, which is one node, or inside a derived
/// parameter, which is none.
pub fn graph<'c: 'a, 'a>(root: OperationRef<'c, 'a>) -> Vec<OperationRef<'c, 'a>> {
    preorder_where(root, |op| !matches!(name(op).as_str(), "mase.block" | "mase.derive"))
}

/// The ops directly inside an op's regions, in order.
pub fn children<'c: 'a, 'a>(op: OperationRef<'c, 'a>) -> Vec<OperationRef<'c, 'a>> {
    let mut found = Vec::new();
    for index in 0..op.region_count() {
        let Ok(region) = op.region(index) else { continue };
        let mut block = region.first_block();
        while let Some(current) = block {
            let mut child = current.first_operation();
            while let Some(op) = child {
                found.push(op);
                child = op.next_in_block();
            }
            block = current.next_in_region();
        }
    }
    found
}

/// An op's name, e.g. `mase.linear`.
pub fn name(op: OperationRef<'_, '_>) -> String {
    op.name().as_string_ref().as_str().unwrap_or_default().to_owned()
}
